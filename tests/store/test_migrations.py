"""Shipped migrations never change, and from empty they give the schema that db/schema.sql shows."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from jumpup_desktop.store import migrations
from tests.conftest import ROOT

if TYPE_CHECKING:
    from jumpup_desktop.store.season_store import Store

SCHEMA = ROOT / "db" / "schema.sql"
FROZEN = ROOT / "db" / "migrations.sha256"


def _schema(store: Store) -> str:
    rows = store.conn.execute(
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE '_sqlite%' ORDER BY type, name"
    ).fetchall()
    return "\n\n".join(f"{sql};" for (sql,) in rows) + "\n"


def test_from_empty_to_the_schema_shown(store: Store) -> None:
    """Rewrite the snapshot by deleting db/schema.sql and running this test once."""
    if not SCHEMA.exists():
        SCHEMA.write_text(_schema(store), encoding="utf-8")
    assert _schema(store) == SCHEMA.read_text(encoding="utf-8")


def test_shipped_migrations_are_frozen() -> None:
    """A released migration's hash stands in db/migrations.sha256; a new one is added there when it is released."""
    frozen = {line.split()[1]: line.split()[0] for line in FROZEN.read_text(encoding="ascii").splitlines()}
    for path in sorted((ROOT / "db" / "migrations").glob("*.sql")):
        if path.name in frozen:
            assert hashlib.sha256(path.read_bytes()).hexdigest() == frozen[path.name], path.name


def test_every_migration_runs_once(store: Store) -> None:
    assert migrations.pending(store.db) == []
    assert migrations.migrate(store.db) == []


def test_a_migration_keeps_its_triggers(store: Store) -> None:
    triggers = {n for (n,) in store.conn.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall()}
    assert {"event_never_updated", "event_never_deleted", "body_never_updated"} <= triggers


def test_every_projection_begins_with_its_aggregate(store: Store) -> None:
    from jumpup_desktop.store.tables.registry import SUBJECTS

    for subject in SUBJECTS.values():
        for table in subject.tables:
            first = store.conn.execute(f"PRAGMA table_info({table})").fetchone()
            assert first[1] == "entity", table
