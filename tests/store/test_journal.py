"""The journal: chained, replayable, never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jumpup_desktop.domain.record.event import Draft, known_kinds
from jumpup_desktop.domain.record.season import SEASON, DeviceStarted, JournalImported, PolicyAdopted, RoundOpened
from jumpup_desktop.store import codec, engine, journal
from jumpup_desktop.store.season_store import PROGRAM

if TYPE_CHECKING:
    from jumpup_desktop.store.season_store import Store

ids = st.sampled_from([f"{n:032x}" for n in range(6)])
texts = st.text(max_size=30)
bodies = st.one_of(
    st.builds(RoundOpened, ids, texts),
    st.builds(DeviceStarted, texts),
    st.builds(PolicyAdopted, texts, texts, texts, texts, texts, st.lists(st.tuples(texts, texts, texts)).map(tuple)),
    st.builds(JournalImported, texts, st.integers(0, 9), st.integers(0, 9), st.just(())),
)
SUBJECT = {RoundOpened: "season", DeviceStarted: "device", PolicyAdopted: "policy", JournalImported: "device"}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=st.lists(st.tuples(ids, bodies, st.booleans()), max_size=12))
def test_replay_equals_live_for_any_history(store: Store, history: list[tuple[str, object, bool]]) -> None:
    for entity, body, keep in history:
        try:
            with store.transaction() as tx:
                of_itself = isinstance(body, DeviceStarted)
                tx.append(PROGRAM, Draft(SUBJECT[type(body)], store.journal.device if of_itself else entity, body))
                if not keep:
                    raise InterruptedError
        except InterruptedError:
            continue
        except engine.library().IntegrityError:
            pytest.fail("a projection refused what the record holds")
    assert store.rebuild()
    assert store.audit()[1] == []


@given(body=bodies)
def test_a_body_comes_back_as_it_was_written_in_nfc(body: object) -> None:
    from jumpup_desktop.domain.record.event import kind_of, version_of

    raw = codec.encode_body(body)
    decoded = codec.decode_body(kind_of(body), version_of(body), raw)
    assert codec.encode_body(decoded) == raw


def test_text_is_kept_in_nfc() -> None:
    import unicodedata

    raw = codec.encode_body(RoundOpened("0" * 32, unicodedata.normalize("NFD", "한글 회차")))
    assert "한글 회차".encode() in raw


@pytest.mark.parametrize("table", ["event", "body"])
def test_the_record_cannot_be_changed(store: Store, table: str) -> None:
    column = "hash" if table == "event" else "body"
    with pytest.raises(engine.library().IntegrityError):
        store.conn.execute(f"UPDATE {table} SET {column} = 'x'")


def test_events_cannot_be_deleted(store: Store) -> None:
    with pytest.raises(engine.library().IntegrityError):
        store.conn.execute("DELETE FROM event")


def _forge(store: Store, sql: str) -> list[str]:
    """Do what someone with the key and the file could do, and return what the audit calls it."""
    store.conn.execute("PRAGMA foreign_keys = OFF")
    for trigger in ("event_never_updated", "event_never_deleted", "body_never_updated"):
        store.conn.execute(f"DROP TRIGGER {trigger}")
    store.conn.execute(sql)
    return [fault.code for fault in store.audit()[1]]


@pytest.mark.parametrize(
    ("sql", "code"),
    [
        ("UPDATE body SET body = CAST(replace(CAST(body AS TEXT), '1회차', '9회차') AS BLOB) WHERE seq = 3", "body"),
        (
            "UPDATE event SET header = CAST(replace(CAST(header AS TEXT), 'program', 'member') AS BLOB) WHERE seq=1",
            "hash",
        ),
        ("DELETE FROM event WHERE seq = 2", "gap"),
        ("UPDATE event SET hash = 'f' WHERE seq = 2", "hash"),
    ],
)
def test_a_forged_record_is_named_as_what_it_is(store: Store, sql: str, code: str) -> None:
    assert code in _forge(store, sql)


def test_a_purged_body_leaves_the_chain_whole(store: Store) -> None:
    store.conn.execute("DELETE FROM body WHERE seq = 3")
    assert store.audit()[1] == []
    assert store.rebuild() is False
    assert store.known(SEASON, store.season).rounds == ()


def test_order_numbers_follow_the_rule(store: Store) -> None:
    lamports = [n for (n,) in store.conn.execute("SELECT lamport FROM event ORDER BY seq").fetchall()]
    assert lamports == list(range(1, len(lamports) + 1))


def test_every_kind_has_a_subject_that_shows_it() -> None:
    from jumpup_desktop.store.tables.registry import SUBJECTS

    assert {name.partition(".")[0] for name in known_kinds()} <= set(SUBJECTS)


def test_a_kind_of_a_newer_program_is_kept_and_makes_the_file_read_only(store: Store) -> None:
    from jumpup_desktop.errors import Trouble

    store.conn.execute(
        "INSERT INTO event SELECT device, stream, seq + 100, lamport + 100, 'future', entity, 'future.thing', header,"
        " hash, sig FROM event WHERE seq = 1"
    )
    store.unknown_kinds = journal.unknown_kinds(store.conn)
    with pytest.raises(Trouble) as caught, store.transaction():
        pass
    assert caught.value.code == "store.newer"


def test_no_float_enters_the_record() -> None:
    for name, cls in known_kinds().items():
        annotations = {k: str(v) for k, v in vars(cls).get("__annotations__", {}).items()}
        assert "float" not in " ".join(annotations.values()), name
