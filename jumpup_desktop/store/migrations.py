"""Runs the SQL of db/migrations, each file once in its own transaction; a newer file is refused in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.assets import asset
from jumpup_desktop.errors import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import sqlite_utils

    from jumpup_desktop.store.connection import Connection

TABLE = (
    'CREATE TABLE "_sqlite_migrations" ( "id" INTEGER PRIMARY KEY, "migration_set" TEXT, "name" TEXT, "applied_at" TEXT'
    " ) STRICT"
)
"""The library's own list, as its SQL stands in the file but for line ends."""
LONGEST = 100


def shipped() -> list[Path]:
    """The migrations of this program in their order."""
    return sorted(asset("db", "migrations").glob("*.sql"))


def pending(db: sqlite_utils.Database) -> list[str]:
    """Names of migrations this file has not seen. Raises Trouble("store.newer") for a newer file, ("store.damaged")."""
    if not is_list_ours(db.conn):
        raise Trouble("store.damaged", path="", detail="_sqlite_migrations")
    done = _applied(db)
    ours = [path.stem for path in shipped()]
    newer = sorted(done - set(ours))
    if newer:
        raise Trouble("store.newer", found=newer[-1][:LONGEST])
    return [name for name in ours if name not in done]


def require_present(conn: Connection, path: Path) -> None:
    """The record's format is today's; what an unreleased program made before is not read. Raises Trouble."""
    known = conn.execute("SELECT 1 FROM pragma_table_info('device') WHERE name = 'branch'").fetchone()
    if known is None:
        raise Trouble("store.old-format", path=str(path))


def is_list_ours(conn: Connection) -> bool:
    """Whether the list of migrations is a table as the library makes it: another one may compute what it says."""
    listed = conn.execute("SELECT type, sql FROM sqlite_schema WHERE name = '_sqlite_migrations'").fetchall()
    return all(sort == "table" and " ".join(str(sql).split()) == TABLE for sort, sql in listed)


def listed(conn: Connection) -> tuple[str, ...]:
    """What the file says of itself that it has seen, in its order; to be asked of a list that is ours."""
    rows = conn.execute("SELECT migration_set, name FROM _sqlite_migrations ORDER BY id").fetchall()
    return tuple(str(name) if of == "jumpup" else f"{of}:{name}" for of, name in rows)


def is_known(names: tuple[str, ...]) -> bool:
    """Whether a file may have seen just these: the first so many of this program's, in their order."""
    return bool(names) and names == tuple(path.stem for path in shipped())[: len(names)]


def require_newest(conn: Connection, path: Path) -> None:
    """The file has the tables of this program. Raises Trouble("store.older") for one that was not opened by it yet."""
    if pending_of(conn):
        raise Trouble("store.older", path=str(path))


def pending_of(conn: Connection) -> bool:
    """Whether a file has the tables of an earlier program."""
    names = listed(conn) if is_list_ours(conn) else ()
    return is_known(names) and len(names) < len(shipped())


def migrate(db: sqlite_utils.Database) -> list[str]:
    """Bring the schema to this program's; the names of what ran come back. Foreign keys are checked after."""
    from sqlite_utils import Migrations

    names = pending(db)
    if not names:
        return []
    steps = Migrations("jumpup")
    for path in shipped():
        steps(name=path.stem)(_runner(path.read_text(encoding="utf-8")))
    db.execute("PRAGMA foreign_keys = OFF")
    try:
        steps.apply(db)
        broken = db.execute("PRAGMA foreign_key_check").fetchall()
    finally:
        db.execute("PRAGMA foreign_keys = ON")
    if broken:
        raise Trouble("store.damaged", path="", detail=f"foreign keys: {broken[:3]}")
    return names


def _runner(sql: str) -> Callable[[sqlite_utils.Database], None]:
    def run(db: sqlite_utils.Database) -> None:
        db.executescript(sql)

    return run


def _applied(db: sqlite_utils.Database) -> set[str]:
    if "_sqlite_migrations" not in db.table_names():
        return set()
    return {row[0] for row in db.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = 'jumpup'")}
