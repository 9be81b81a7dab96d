"""Shipped migrations never change, and from empty they give the schema that db/schema.sql shows."""

from __future__ import annotations

import hashlib
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.errors import Trouble
from jumpup_desktop.services import journals, seasons
from jumpup_desktop.store import backup, migrations
from jumpup_desktop.store.copy_names import GOOD, of_folder
from jumpup_desktop.store.keys import subkey
from jumpup_desktop.store.season_store import open_season
from tests.conftest import PASSPHRASE, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

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


@pytest.fixture
def older(make_season: Callable[[], Store], season_file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A season as the program before the last migration made it."""
    every = migrations.shipped()
    with monkeypatch.context() as earlier:
        earlier.setattr(migrations, "shipped", lambda: every[:-1])
        make_season().close(copy=False)
    return season_file


def test_a_season_of_an_earlier_program_is_sound_and_is_opened_first(older: Path) -> None:
    """Nothing is put in its place; what it lacks is what the migration brings."""
    assert seasons.is_sound(older, PASSPHRASE)
    with pytest.raises(Trouble, match=r"store\.older"):
        journals.audit(older, PASSPHRASE)
    with closing(open_season(older, PASSPHRASE)) as store:
        assert migrations.pending(store.db) == []
        before = [copy for copy in of_folder(store.paths.backups, GOOD) if copy.reason == "before-migration"]
        assert backup.check(before[0].path, subkey(store.data_key, "database")).events > 0
    assert journals.audit(older, PASSPHRASE).is_clean


def test_a_list_that_does_not_fit_its_tables_is_damage(make_season: Callable[[], Store], season_file: Path) -> None:
    store = make_season()
    store.conn.execute("DELETE FROM _sqlite_migrations WHERE id = (SELECT max(id) FROM _sqlite_migrations)")
    store.close(copy=False)
    assert not seasons.is_sound(season_file, PASSPHRASE)
