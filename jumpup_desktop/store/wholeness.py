"""Whether a season file is whole beneath its chains: its pages, its schema, the bodies that should be there."""

from __future__ import annotations

import re
from contextlib import closing
from functools import cache
from operator import gt
from pathlib import Path
from typing import TYPE_CHECKING

from jumpup_desktop.assets import asset
from jumpup_desktop.domain.purging import is_text
from jumpup_desktop.domain.record.chain import Fault
from jumpup_desktop.domain.record.event import EventRef, place_of, ref_of
from jumpup_desktop.store import engine, journal, migrations, purged, walking
from jumpup_desktop.store.files import journals_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jumpup_desktop.store.connection import Connection
    from jumpup_desktop.store.walking import Silent

TABLE = "attachment"
HOLES = ("body-missing", "body-back")
"""What `bodies` finds."""
_PAGE = re.compile(r"page (\d+)")


def pages(conn: Connection) -> list[Fault]:
    """Pages whose seal does not fit (`page`, its number); `database` where not even that can be told.

    The check reads the file alone: a page that stands anew in the journal may be a hole there, after a fold that a
    reader held up. Then every page is read as the database reads it, the journal included.
    """
    try:
        if _is_longer(conn):
            return [Fault("database", "", 0)]
        rows = [str(row[0]) for row in conn.execute("PRAGMA cipher_integrity_check").fetchall()]
    except engine.library().DatabaseError:
        return [Fault("database", "", 0)]
    if rows and _has_journal(conn) and _reads_whole(conn):
        return []
    return [Fault("page", "", int(found[1]) if (found := _PAGE.search(row)) else 0) for row in rows]


def _is_longer(conn: Connection) -> bool:
    """Whether there is more in the file than the database says it has: gigabytes of nothing would all be looked at."""
    most = conn.execute("PRAGMA page_count").fetchone()[0] * engine.PAGE
    try:
        return _file_of(conn).stat().st_size > most and not _has_journal(conn)
    except (OSError, engine.library().DatabaseError):  # a name that is no text
        return False


def _has_journal(conn: Connection) -> bool:
    """Whether something stands in the journal that may not be in the file yet."""
    return bool(journals_of(_file_of(conn)))


def _file_of(conn: Connection) -> Path:
    return Path(conn.execute("PRAGMA database_list").fetchone()[2])


def _reads_whole(conn: Connection) -> bool:
    """Whether every page in use reads well, taken from the journal where it stands there."""
    try:
        return bool(conn.execute("PRAGMA quick_check").fetchone()[0] == "ok")
    except engine.library().DatabaseError:
        return False


def schema(conn: Connection) -> list[Fault]:
    """Tables, indexes, triggers and views that are not as the migrations make them, by name (`schema`)."""
    ours, found = _ours(conn), {_plain(sql): name for _, name, sql in _objects(conn) if sql is not None}
    strange = [Fault("schema", name, 0) for sql, name in found.items() if sql not in ours]
    is_known = migrations.is_list_ours(conn) and migrations.is_known(migrations.listed(conn))
    strange += [] if is_known else [Fault("schema", "_sqlite_migrations", 0)]
    return strange + [Fault("schema", sql.split("(")[0].strip(), 0) for sql in sorted(ours - found.keys())]


def tables(conn: Connection) -> list[Fault]:
    """What stands where our tables should, or beside them, and is none of them (`schema`): reading it may never end."""
    ours, stand = _ours(conn), [one for one in _objects(conn) if one[0] in ("table", "view")]
    return [Fault("schema", name, 0) for _, name, sql in stand if sql is None or _plain(sql) not in ours]


def of_file(conn: Connection, step: Callable[[], None] = lambda: None) -> tuple[int, list[Fault]]:
    """How many events a season, or a copy of one, holds, and what is wrong: tables, pages in use, chains, bodies.

    A copy from before a migration has the tables of its time. Seals of pages are looked at by `pages`. Raises
    DatabaseError where it cannot be read on.
    """
    strange = tables(conn) or schema(conn) or structure(conn)
    if strange:
        return 0, strange
    walked = walking.walk(conn, step)
    return walked.events, walked.faults or bodies(conn, walked.silent)


def _ours(conn: Connection) -> frozenset[str]:
    """What should stand in a file that has seen so many migrations; in any other, what this program makes."""
    names = migrations.listed(conn) if migrations.is_list_ours(conn) else ()
    return _made_by(names if migrations.is_known(names) else ())


@cache
def _made_by(names: tuple[str, ...]) -> frozenset[str]:
    shown = {_plain(sql) for sql in asset("db", "schema.sql").read_text(encoding="utf-8").split(";\n\n")}
    paths = migrations.shipped()
    if len(names) in (0, len(paths)):
        return frozenset({*shown, migrations.TABLE})
    with closing(engine.library().connect(":memory:")) as conn:
        for path in paths[: len(names)]:
            conn.executescript(path.read_text(encoding="utf-8"))
        made = {_plain(sql) for _, _, sql in _objects(conn) if sql is not None}
    listing = {sql for sql in shown if "_sqlite_migrations" in sql}
    return frozenset({*made, *listing, migrations.TABLE})


def _objects(conn: Connection) -> list[tuple[str, str, str | None]]:
    """(type, name, SQL) of what the file says it holds."""
    return conn.execute("SELECT type, name, sql FROM sqlite_schema").fetchall()


def structure(conn: Connection) -> list[Fault]:
    """Whether the file is built as a database is: each page in one place, each row of its types (`database`).

    And whether each row that belongs to another has it: a text without its event stands where the next one is to go.
    """
    stray = conn.execute("PRAGMA foreign_key_check").fetchone()
    return [] if _reads_whole(conn) and stray is None else [Fault("database", stray[0] if stray else "", 0)]


def of_season(conn: Connection, season: str) -> list[Fault]:
    """The record is of one season, this one, that was made once (`season`)."""
    created = conn.execute("SELECT entity FROM event WHERE kind = 'season.created'").fetchall()
    other = [str(entity) for (entity,) in created if entity != season]
    return [Fault("season", season, 0)] if other or len(created) > 1 else []


_BY_INDEX = (
    "SELECT entity, subject, lamport, device, stream, seq FROM event INDEXED BY event_entity",
    "SELECT kind, device, stream, seq FROM event INDEXED BY event_kind",
)


def indexes(conn: Connection, filed: int) -> list[Fault]:
    """Indexes that file something elsewhere than their table has it, whatever the schema says of them (`index`).

    Those of the events by the sum that walking them gave; the others, which are small, by the database's own check.
    """
    names = conn.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    small = sorted({str(name) for (name,) in names} - {"event", "body"})
    wrong = [name for name in small if conn.execute(f'PRAGMA integrity_check("{name}")').fetchone()[0] != "ok"]
    return event_indexes(conn, filed) + [Fault("index", name, 0) for name in wrong]


def event_indexes(conn: Connection, filed: int) -> list[Fault]:
    """Indexes of the events that file something elsewhere than their table has it (`index`)."""
    found = sum(_filed(conn, query) for query in _BY_INDEX)
    return [Fault("index", "event", 0)] if found != filed else []


def _filed(conn: Connection, query: str) -> int:
    """The sum over an index, read as it lies; zero where it does not lie in its order."""
    cursor = conn.execute(query)
    total, last = 0, ()
    while rows := cursor.fetchmany(1024):
        if any(map(gt, [last, *rows], rows)):
            return 0
        total, last = total + sum(map(hash, rows)), rows[-1]
    return total


def _plain(sql: str) -> str:
    return " ".join(sql.strip().rstrip(";").split())


def bodies(conn: Connection, silent: Iterable[Silent]) -> list[Fault]:
    """Of the events that say nothing, those whose words no purge took, or none can (`body-missing`).

    And those that say something though the record calls them purged (`body-back`).
    """
    gone = purged.named_anywhere(conn)
    back = [place_of(ref) for ref in purged.named(conn) if _is_said(conn, ref)]
    return [Fault("body-back", device, seq) for device, seq, _ in sorted(back)] + [
        Fault("body-missing", event.device, event.seq)
        for event in silent
        if not is_text(event.kind) or ref_of(event.device, event.seq, event.hash) not in gone
    ]


def _is_said(conn: Connection, ref: EventRef) -> bool:
    event = journal.event_at(conn, ref)
    return event is not None and event.body is not None and is_text(event.header.kind)
