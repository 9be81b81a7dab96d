"""What comes late: an answer after another company is shown, an act while one is recorded, a text meanwhile final."""

from __future__ import annotations

from collections import deque
from datetime import date
from typing import TYPE_CHECKING, Any, cast

import pytest

from jumpup_desktop.domain.meeting.opinion import OPINION, WriteOpinion, opinion_id
from jumpup_desktop.domain.selection import agenda
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.domain.selection.running_order import AgendaItem
from jumpup_desktop.presenters.opinion_drafts import OpinionDrafts
from jumpup_desktop.presenters.opinions import OpinionsPresenter
from jumpup_desktop.presenters.tasks import InlineTasks
from jumpup_desktop.presenters.turn_verbs import TURN_VERBS
from jumpup_desktop.presenters.verbs import converse
from jumpup_desktop.services import member_keys, seasons
from jumpup_desktop.services.room import Room
from jumpup_desktop.services.seen.opinions import own_sheet
from jumpup_desktop.store import copies, merge
from jumpup_desktop.store.keys import LEAST_COST
from jumpup_desktop.store.season_store import open_season
from tests.conftest import PASSPHRASE
from tests.presenters.answers import each

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from jumpup_desktop.domain.meeting.opinion import Opinion
    from jumpup_desktop.presenters.typed_texts import OpinionPlace
    from tests.presenters.conftest import PlayedDay

VERBS = {verb.name: verb for verb in TURN_VERBS}
TEXT = "이 노트북에서 쓰던 글임."


class BusyTasks(InlineTasks):
    """A busy season: work is done in order, once it is let."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.waiting: deque[tuple[Any, ...]] = deque()
        self.is_busy = False

    def submit(self, *work: Any) -> None:
        """Do it, or keep it until `let`."""
        if self.is_busy:
            self.waiting.append(work)
        else:
            super().submit(*work)

    def let(self) -> None:
        """The season is free again."""
        self.is_busy = False
        while self.waiting:
            super().submit(*self.waiting.popleft())


def _busy(day: PlayedDay) -> BusyTasks:
    tasks = BusyTasks(day.season.trouble_of, day.season.take_changes)
    day.room.tasks = cast("Any", tasks)
    return tasks


def _writing(day: PlayedDay) -> tuple[OpinionsPresenter, OpinionDrafts, OpinionPlace]:
    """A cell that is to be written."""
    opinions = OpinionsPresenter(day.room)
    assert day.room.day is not None
    assert day.room.day.turn is not None
    with_key = {p.id for p in day.room.day.people if p.esign}
    cell = next(c for c in day.room.day.turn.cells if c.is_required and c.state == "none" and c.member in with_key)
    opinions.choose(cell.member, cell.criterion)
    assert opinions.place is not None
    return opinions, OpinionDrafts(opinions), opinions.place


def _opinion(day: PlayedDay, place: OpinionPlace) -> Opinion | None:
    return day.season.store.get(OPINION, opinion_id(place.item, place.member, place.criterion))


def test_an_answer_for_a_company_that_is_no_longer_shown_is_not_taken(played: Callable[..., PlayedDay]) -> None:
    day = played("call", companies=2)
    tasks, begun = _busy(day), day.events()
    tasks.is_busy = True
    day.show(1)

    def answer(_question: object) -> str:
        tasks.let()
        return "철회 요청"

    assert converse(VERBS["withdraw"].begin(day.progress), answer, day.room) is False
    assert day.events() == begun
    assert day.room.day is not None
    assert [entry.state for entry in day.room.day.entries] == ["waiting", "waiting"]


def test_an_answer_while_something_is_recorded_is_recorded_after_it(played: Callable[..., PlayedDay]) -> None:
    day = played("presenter")
    tasks = _busy(day)
    tasks.is_busy = True
    VERBS["go"].begin(day.progress)
    VERBS["go"].begin(day.progress)
    assert len(tasks.waiting) == 1, "the same key again does nothing"
    converse(VERBS["withdraw"].begin(day.progress), each(lambda _question: "전화로 철회"), day.room)
    tasks.let()
    assert day.room.error == ""
    assert day.room.day is not None
    assert [(entry.state, entry.outcome) for entry in day.room.day.entries] == [("done", "평가 포기")]
    assert not day.room.is_busy


def test_what_a_rule_refuses_stays_told_though_something_else_was_recorded_after_it(
    played: Callable[..., PlayedDay],
) -> None:
    day = played("presenter")
    tasks = _busy(day)
    tasks.is_busy = True
    day.progress.on_item(lambda item: WriteOpinion(item, "niemand", "innovation", TEXT))
    converse(VERBS["withdraw"].begin(day.progress), each(lambda _question: "전화로 철회"), day.room)
    tasks.let()
    entries = day.room.day.entries if day.room.day else ()
    assert [entry.outcome for entry in entries] == ["평가 포기"]
    assert day.room.error
    day.room.refresh()
    assert day.room.error, "what was written meanwhile is read, the refusal stays"
    day.show(0)
    assert day.room.error == ""


def test_a_text_begun_on_an_empty_cell_is_compared_when_another_laptops_came(
    played: Callable[..., PlayedDay], tmp_path: Path
) -> None:
    day = played("opinion")
    opinions, drafts, place = _writing(day)
    assert day.room.day is not None
    stick = copies.carry(copies.take(day.season.store), tmp_path / "stick").file
    spare = copies.bring(stick, tmp_path / "spare" / stick.name)
    other = open_season(spare, PASSPHRASE)
    Room(other, day.room.day.meeting, LEAST_COST).act(
        WriteOpinion(place.item, place.member, place.criterion, "다른 노트북에서 확정한 글임.")
    )
    other.close()
    opinions.author = place.member
    opinions.type(TEXT)
    outdated = [drafts.is_outdated]
    merge.import_season(day.season.store, spare, day.season.actor)
    day.room.refresh()
    outdated.append(drafts.is_outdated)
    opinions.finalise("", "토론")
    found = _opinion(day, place)
    assert found is not None
    assert [version.text for version in found.versions] == ["다른 노트북에서 확정한 글임."]
    assert day.room.error
    drafts.rebase()
    outdated.append(drafts.is_outdated)
    assert outdated == [False, True, False]
    opinions.finalise("", "토론")
    found = _opinion(day, place)
    assert found is not None
    assert [version.kind for version in found.versions] == ["final", "revised"]


def test_what_is_typed_while_the_text_before_becomes_final_stays(played: Callable[..., PlayedDay]) -> None:
    day = played("opinion")
    opinions, drafts, place = _writing(day)
    tasks = _busy(day)
    opinions.author = place.member
    opinions.type(TEXT)
    tasks.is_busy = True
    opinions.finalise("")
    opinions.type(TEXT + " 더 적음.")
    tasks.let()
    found = _opinion(day, place)
    assert found is not None
    assert found.versions[-1].text == TEXT
    assert opinions.typed.text(place) == TEXT + " 더 적음."
    opinions.choose(place.member, place.criterion)
    assert not drafts.is_outdated


def test_a_draft_is_sealed_to_its_author_though_another_day_is_shown(played: Callable[..., PlayedDay]) -> None:
    day = played("opinion")
    opinions, drafts, place = _writing(day)
    assert day.room.day is not None
    first, store = day.room.day.meeting, day.season.store
    member_keys.reset(store, first, place.member, "135790", LEAST_COST)
    later = _second_day(day)
    opinions.type(TEXT)
    day.room.choose(later)
    assert day.room.day.meeting == later
    drafts.keep()
    assert day.room.error == ""
    sheet = own_sheet(store, day.season.reader, first, place.item, place.member, "135790")
    assert [line.draft for line in sheet if line.criterion == place.criterion] == [TEXT]
    with pytest.raises(Exception, match="unknown-item"):
        Room(store, later, LEAST_COST).keep_draft(place.item, place.member, place.criterion, TEXT)


def _second_day(day: PlayedDay) -> str:
    """Another meeting of the same people."""
    store = day.season.store
    assert day.room.day is not None
    known = store.known(MEETING, day.room.day.meeting)
    plan = known.plan
    assert plan is not None
    with store.transaction() as tx:
        new = tx.new_id()
        items = tuple(AgendaItem(tx.new_id(), e.order, e.company, 12, "13:00") for e in known.items)
        body = agenda.MeetingPlanned(
            plan.meeting_kind, tx.round, plan.panel, "2차", date(2026, 3, 3), "B", "13:00", "17:00", known.seats, items
        )
        tx.append(seasons.secretariat(store.season), agenda.plan(None, new, body))
    day.room.refresh()
    return new
