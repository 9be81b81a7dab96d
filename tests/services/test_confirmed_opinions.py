"""In the signing turn a member confirms what was typed for them (practice 9), or has it put right (practice 40)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.domain.meeting.opinion import OPINION, OVERALL, ReviseOpinion, opinion_id
from jumpup_desktop.domain.meeting.paper import PAPER
from jumpup_desktop.domain.meeting.sitting import SITTING, OpinionsConfirmed
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.services.papers import own_texts
from jumpup_desktop.services.papers.day import read_day
from jumpup_desktop.services.papers.signing_table import SigningTable
from jumpup_desktop.services.room import Room
from jumpup_desktop.store import journal
from jumpup_desktop.store.keys import LEAST_COST
from tests.domain.build import refusal
from tests.minimal_day import MinimalDay, play_minimal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PIN = "135790"
SIGNATURE = (
    "SELECT e.sig FROM event e JOIN device d ON d.number = e.device WHERE d.id = ? AND e.stream = 0 AND e.seq = ?"
)


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MinimalDay]:
    """The company is decided, its sheet is fixed."""
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    day = play_minimal(tmp_path, before="reset_pin")
    SigningTable(day.store, day.played.meeting, LEAST_COST).prepare(lambda _share, _step: None)
    yield day
    day.store.close()


def _left(made: MinimalDay, person: str) -> list[str]:
    found = own_texts.unconfirmed(made.store, read_day(made.store, made.played.meeting), person)
    return [one.criterion for one in found]


def _table(made: MinimalDay) -> SigningTable:
    return SigningTable(made.store, made.played.meeting, LEAST_COST)


def test_one_pin_signs_the_papers_and_one_event_names_the_versions(made: MinimalDay) -> None:
    person = made.people["E2"]
    before = _left(made, person)
    assert OVERALL in before
    assert _table(made).sign(person, PIN, ())
    assert _left(made, person) == []
    events = journal.events_of(made.store.conn, SITTING.name, made.played.meeting)
    ((event, said),) = [(e, e.body) for e in events if isinstance(e.body, OpinionsConfirmed)]
    item = made.store.known(MEETING, made.played.meeting).items[0].id
    known = [made.store.known(OPINION, opinion_id(item, person, c)) for c in before]
    assert said.person == person
    assert set(said.versions) == {ref for opinion in known for ref in opinion.holding}
    assert (event.header.actor, event.header.proof) == (person, "pin")
    place = event.header.device, event.header.seq
    row = made.store.conn.execute(SIGNATURE, place).fetchone()
    assert row[0]


def test_what_is_held_back_is_not_confirmed(made: MinimalDay) -> None:
    person = made.people["E2"]
    assert _table(made).sign(person, PIN, (), ())
    assert OVERALL in _left(made, person)


def test_what_was_held_back_is_confirmed_when_no_paper_waits_any_more(made: MinimalDay) -> None:
    person, table = made.people["E2"], _table(made)
    assert table.sign(person, PIN, (), ())
    turn = next(turn for turn in table.turns() if turn.person == person)
    assert (turn.by_pin, turn.can_confirm) == ((), True)
    day = read_day(made.store, made.played.meeting)
    shown = [ref for one in own_texts.unconfirmed(made.store, day, person) for ref in one.versions]
    assert refusal(lambda: table.sign(person, "000000", (), shown)) == "pin.wrong"
    assert table.sign(person, PIN, (), shown) == ()
    assert _left(made, person) == []


def test_only_the_version_that_was_shown_is_confirmed(made: MinimalDay) -> None:
    """Put right between the look and the PIN: nobody stands by a text they have not seen."""
    person, room = made.people["E2"], Room(made.store, made.played.meeting, LEAST_COST)
    shown = own_texts.unconfirmed(made.store, read_day(made.store, made.played.meeting), person)
    own = next(o for o in shown if o.criterion == OVERALL)
    room.act(ReviseOpinion(own.item, person, OVERALL, "다른 글", own.mark, "오기", " ".join(own.versions)))
    assert _table(made).sign(person, PIN, (), [ref for one in shown for ref in one.versions])
    assert _left(made, person) == [OVERALL]


def test_a_correction_needs_its_reason_opens_no_sheet_and_is_confirmed_in_its_turn(made: MinimalDay) -> None:
    person, room = made.people["E2"], Room(made.store, made.played.meeting, LEAST_COST)
    day = read_day(made.store, made.played.meeting)
    own = next(o for o in own_texts.unconfirmed(made.store, day, person) if o.criterion == OVERALL)
    sheet = made.store.known(PAPER, f"{own.item}.company_sheet.1")
    base = " ".join(own.versions)
    change = ReviseOpinion(own.item, person, OVERALL, "옮겨 적은 글을 고침", own.mark, "", base)
    assert refusal(lambda: room.act(change)) == "opinion.reason-missing"
    room.act(ReviseOpinion(own.item, person, OVERALL, "옮겨 적은 글을 고침", own.mark, "숫자를 잘못 옮김", base))
    assert made.store.known(PAPER, sheet.id).frozen == sheet.frozen
    assert OVERALL in _left(made, person)
    assert _table(made).sign(person, PIN, ())
    assert _left(made, person) == []
    assert made.store.known(OPINION, opinion_id(own.item, person, OVERALL)).text == "옮겨 적은 글을 고침"
