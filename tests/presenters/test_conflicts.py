"""What two laptops said differently, settled company by company: effects first, editions of sealed papers after."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Literal

import pytest

from jumpup_desktop.domain.meeting.consensus import CONSENSUS
from jumpup_desktop.domain.meeting.consensus import decided as decided_by
from jumpup_desktop.domain.meeting.item import ITEM
from jumpup_desktop.domain.meeting.opinion import OPINION, ReviseOpinion, opinion_id
from jumpup_desktop.domain.meeting.settling import Choice, SettleConflicts
from jumpup_desktop.domain.meeting.unanimity import Agree, Propose, Resolve
from jumpup_desktop.domain.record.event import Draft
from jumpup_desktop.domain.selection import agenda, company
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.domain.selection.company import COMPANY
from jumpup_desktop.domain.selection.interests import ExclusionSet
from jumpup_desktop.domain.selection.running_order import AgendaItem
from jumpup_desktop.presenters.conflicts import ConflictsPresenter, Decided
from jumpup_desktop.presenters.messages import Sentences
from jumpup_desktop.presenters.tasks import InlineTasks
from jumpup_desktop.presenters.verbs import Line, OneOf, Question, converse
from jumpup_desktop.services.open_season import OpenSeason
from jumpup_desktop.services.papers.signing_table import SigningTable
from jumpup_desktop.services.plays import Player, ScriptClocks
from jumpup_desktop.services.room import Room, close_conflicts
from jumpup_desktop.services.seasons import secretariat
from jumpup_desktop.services.seen import conflicts, papers
from jumpup_desktop.services.seen.names import person_name
from jumpup_desktop.store import copies, merge
from jumpup_desktop.store.keys import LEAST_COST
from jumpup_desktop.store.season_store import open_season
from tests.conftest import PASSPHRASE
from tests.domain.build import refusal
from tests.minimal_day import minimal_script, play_minimal
from tests.presenters.answers import each

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from jumpup_desktop.store.season_store import Store

WORDING = dict.fromkeys(("innovation", "growth", "market", "will"), "시험 결과와 양산 계획이 확인됨.")


def _decide(store: Store, meeting: str, overall: str) -> None:
    """One laptop's end of the matter."""
    item = store.known(MEETING, meeting).items[0].id
    room = Room(store, meeting, LEAST_COST)
    room.act(Propose(item, "selected", WORDING, overall))
    known = store.known(CONSENSUS, item)
    assert known.current is not None
    seen = known.current.ref
    for member in store.known(ITEM, item).participants:
        room.act(Agree(item, member, seen))
    room.act(Resolve(item, seen))


@pytest.fixture
def season(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenSeason]:
    """Both laptops resolved it in words of their own; the panel's laptop closed the day and sealed its papers."""
    made = play_minimal(tmp_path, before="propose")
    store, meeting = made.store, made.played.meeting
    (tmp_path / "spare").mkdir()
    spare = copies.carry(copies.take(store), tmp_path / "spare").file
    opened = OpenSeason()
    opened.pin_cost = LEAST_COST
    opened.hold(store, store.paths.file)
    _decide(store, meeting, "앞선 노트북의 문구")
    _close_and_seal(opened, meeting)
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "spare-user"))
    other = open_season(spare, PASSPHRASE)
    _decide(other, meeting, "예비 노트북의 문구")
    other.close()
    merge.import_season(store, spare, opened.actor)
    yield opened
    opened.close()


def _close_and_seal(season: OpenSeason, meeting: str) -> None:
    from jumpup_desktop.domain.meeting.attendance import CloseDay, ComeBack
    from jumpup_desktop.domain.meeting.phases import PHASES, FinishPhase
    from jumpup_desktop.domain.meeting.sitting import SITTING

    store = season.store
    item = store.known(MEETING, meeting).items[0].id
    room = Room(store, meeting, LEAST_COST)
    if store.known(PHASES, item).running is not None:
        room.act(FinishPhase(item))
    chair = store.known(SITTING, meeting).chair
    assert chair is not None
    people, there = store.known(MEETING, meeting).members, store.known(SITTING, meeting).present
    room.act(*(ComeBack(person) for person in people if person not in there), CloseDay(chair.person))
    table = SigningTable(store, meeting, LEAST_COST)
    table.prepare(lambda _share, _number: None)
    for _ in range(20):
        waiting = [share for share in table.turns() if share.by_pin or share.in_ink]
        if not waiting:
            break
        share, secretary = waiting[0], store.known(MEETING, meeting).secretary
        pin = "246810" if share.person == secretary else "135790"
        table.sign(share.person, pin if share.by_pin else "", ())
        table.seal()


def _presenter(season: OpenSeason) -> ConflictsPresenter:
    made = ConflictsPresenter(season, InlineTasks(season.trouble_of, season.take_changes), Sentences())
    made.refresh()
    return made


def _laptop(season: OpenSeason, *, ours: bool) -> str:
    """How the sides of the panel's own laptop, or of the spare one, are called."""
    own = f"#{season.store.journal.device[:4]}"
    sides = (side for one in conflicts.open_conflicts(season.store, season.reader) for side in one.sides)
    return next(side.laptop for side in sides if side.laptop.endswith(own) is ours)


def _choose(presenter: ConflictsPresenter, laptop: str, stander: str = "") -> list[Question]:
    """Take what this laptop said, everywhere in the first group; who stands by it is the first, or named so."""
    asked: list[Question] = []

    def answer(question: Question) -> object:
        asked.append(question)
        if isinstance(question, Line):
            return "예비 노트북에서 모두 들은 문구로 함"
        assert isinstance(question, OneOf)
        if question.nothing == 0:
            return next(n for n, option in enumerate(question.options) if laptop in option)
        return next((n for n, option in enumerate(question.options) if stander and stander in option), 0)

    converse(presenter.talk(), each(answer))
    return asked


def test_a_choice_is_shown_before_it_holds_and_names_the_papers_that_say_otherwise(season: OpenSeason) -> None:
    presenter, laptop = _presenter(season), _laptop(season, ours=False)
    begun, decided, faults = season.store.audit(), list[Decided](), list[str]()
    hear, failed = decided.append, faults.append
    presenter.decided.listen(hear)
    presenter.failed.listen(failed)
    of_company, of_day = presenter.groups
    _choose(presenter, laptop)
    assert faults == []
    (one,) = decided
    assert season.store.audit() == begun, "looking keeps nothing"
    assert one.effects.closed == len(of_company.conflicts)
    assert one.effects.left == len(of_day.conflicts)
    assert [word for _, word in one.effects.outcomes] == ["선정"]
    assert any("종합의견서" in name for _, name in one.effects.editions)
    assert "정정본이 필요합니다" in presenter.told(one)
    presenter.settle(one)
    item = season.store.known(MEETING, one.meeting).items[0].id
    resolved = decided_by(season.store.get(CONSENSUS, item), season.store.get(ITEM, item))
    assert resolved is not None
    assert resolved.overall == "예비 노트북의 문구"
    presenter.correct(one)
    sheets = [(row.edition, row.state) for row in papers.lines(season.store, season.reader) if row.kind == "종합의견서"]
    assert sheets == [(1, "sealed"), (2, "drafted")]
    presenter.refresh()
    assert presenter.groups == (of_day,)
    _choose(presenter, laptop)
    presenter.settle(decided[1])
    presenter.refresh()
    assert presenter.count == 0
    assert faults == []


def test_the_side_that_was_sealed_needs_no_edition(season: OpenSeason) -> None:
    presenter, decided, laptop = _presenter(season), list[Decided](), _laptop(season, ours=True)
    hear = decided.append
    presenter.decided.listen(hear)
    while presenter.count:
        _choose(presenter, laptop)
        presenter.settle(decided[-1])
        presenter.refresh()
    assert [one.effects.editions for one in decided] == [(), ()]


def test_what_belongs_together_is_asked_once(season: OpenSeason) -> None:
    """The wording goes with the result; what the other laptop did after closing is one question, not one for each."""
    questions = [q.label for q in _choose(_presenter(season), _laptop(season, ours=False)) if isinstance(q, OneOf)]
    sides = [label.splitlines()[0] for label in questions[1:-1]]
    assert sides[0] == "전원합의의 기록이 노트북마다 다릅니다(결과)."
    assert len(sides) == 3
    assert "선정" in questions[1]
    assert "앞선 노트북의 문구" in questions[1], "the wording that goes with the result is told with it"
    assert "예비 노트북의 문구" in questions[1]
    assert "selected" not in questions[1]


def test_giving_up_on_the_way_records_nothing(season: OpenSeason) -> None:
    presenter = _presenter(season)
    begun = season.store.audit()
    questions = _choose(_presenter(season), _laptop(season, ours=False))
    for stop_at in range(len(questions)):
        count = 0

        def answer(question: Question, limit: int = stop_at) -> object:
            nonlocal count
            count += 1
            if count > limit:
                return None
            return "까닭" if isinstance(question, Line) else 1 if getattr(question, "nothing", -1) == 0 else 0

        converse(presenter.talk(), each(answer))
        assert season.store.audit() == begun


def test_the_laptops_are_told_apart(season: OpenSeason) -> None:
    for one in conflicts.open_conflicts(season.store, season.reader):
        laptops = [side.laptop for side in one.sides]
        assert len(set(laptops)) == len(laptops), one
        assert replace(one).sides == one.sides


def _further_sitting(store: Store, meeting: str) -> str:
    """The same panel hears the company once more a week later: planned, opened, E2 in the chair."""
    known = store.known(MEETING, meeting)
    assert known.plan is not None
    with store.transaction() as tx:
        new = tx.new_id()
        items = tuple(AgendaItem(tx.new_id(), e.order, e.company, 12, "09:00") for e in known.items)
        body = replace(known.plan, title="1분과 재심의", day=date(2026, 3, 10), seats=known.seats, items=items)
        tx.append(secretariat(store.season), agenda.plan(None, new, body))
    script = minimal_script() | {"panel": new, "day": "2026-03-10"}
    names = [act["do"] for act in script["acts"]]
    script["acts"] = [
        act | ({"person": "E2", "nominated_by": "E1"} if act["do"] == "elect_chair" else {})
        for act in script["acts"][: names.index("open") + 1]
    ]
    Player(store, script, ScriptClocks(date(2026, 3, 10)), LEAST_COST).run()
    return new


def test_a_further_sitting_settles_what_the_first_left(season: OpenSeason) -> None:
    """Its own chair stands by it; nobody but who presides over one of the two sittings can."""
    store = season.store
    meeting = conflicts.open_conflicts(store, season.reader)[0].meeting
    wording = next(one for one in conflicts.open_conflicts(store, season.reader) if one.slot == "proposal")
    refs = [side.ref for side in wording.sides]
    choice = Choice(wording.subject, wording.entity, wording.slot, refs[0], tuple(refs[1:]))
    second = store.known(MEETING, meeting).members[1]
    further = _further_sitting(store, meeting)
    for place, chair in ((meeting, second), (further, store.known(MEETING, meeting).members[2])):
        alone = SettleConflicts((choice,), "재심의에서 정함", chair)
        assert refusal(partial(close_conflicts, store, season.actor, place, alone)) == "conflict.needs-chair"
    presenter, decided, faults = _presenter(season), list[Decided](), list[str]()
    hear, failed = decided.append, faults.append
    presenter.decided.listen(hear)
    presenter.failed.listen(failed)
    while presenter.count and not faults:
        asked = _choose(presenter, _laptop(season, ours=False), "재심의")
        assert any("1분과 재심의 2026. 3. 10.(화)" in o for q in asked if isinstance(q, OneOf) for o in q.options)
        presenter.settle(decided[-1])
        presenter.refresh()
    assert faults == []
    assert {(one.meeting, one.place, one.act.chair) for one in decided} == {(meeting, further, second)}
    assert [word for _, word in decided[0].effects.outcomes] == ["선정"]
    assert decided[0].effects.editions, "the papers of the first sitting that say otherwise are named"
    assert season.store.rebuild()


Op = Callable[["Store", str], None]


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, Op, Op], OpenSeason]]:
    """Plays the day up to an act, lets two laptops do something unknown to each other, and merges."""
    opened = OpenSeason()

    def play(before: str, here: Op, there: Op) -> OpenSeason:
        made = play_minimal(tmp_path, before=before)
        store, meeting = made.store, made.played.meeting
        spare = copies.carry(copies.take(store), tmp_path / "spare").file
        opened.pin_cost = LEAST_COST
        opened.hold(store, store.paths.file)
        here(store, meeting)
        monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "spare-user"))
        other = open_season(spare, PASSPHRASE)
        there(other, meeting)
        other.close()
        merge.import_season(store, spare, opened.actor)
        return opened

    yield play
    opened.close()


def _excluded(kind: Literal["by_law", "by_challenge"]) -> Op:
    def exclude(store: Store, meeting: str) -> None:
        known = store.known(MEETING, meeting)
        heard, person = known.items[0].company, known.seats[2].person
        with store.transaction() as tx:
            body = ExclusionSet(heard, person, kind, "사유", "")
            tx.append(secretariat(store.season), Draft("exclusion", f"{heard}.{person}", body))

    return exclude


def _planned(title: str) -> Op:
    def plan(store: Store, meeting: str) -> None:
        with store.transaction() as tx:
            known = store.known(MEETING, meeting)
            assert known.plan is not None
            body = agenda.MeetingMoved(title, known.plan.day, "A회의실", "09:00", "12:00", "사유")
            tx.append(secretariat(store.season), agenda.move(known, body), meeting=meeting)

    return plan


def _named(name: str) -> Op:
    def correct(store: Store, meeting: str) -> None:
        with store.transaction() as tx:
            known = store.known(COMPANY, store.known(MEETING, meeting).items[0].company)
            assert known.record is not None
            tx.append(secretariat(store.season), company.correct(known, replace(known.record, name=name), "정정"))

    return correct


def _settle_all(season: OpenSeason) -> list[str]:
    """Take the spare laptop's side of everything; what went wrong."""
    presenter, faults = _presenter(season), list[str]()
    settle, failed = presenter.settle, faults.append
    presenter.decided.listen(settle)
    presenter.failed.listen(failed)
    for _ in range(5):
        if presenter.count and not faults:
            _choose(presenter, _laptop(season, ours=False))
            presenter.refresh()
    return faults


def _revised(text: str) -> Op:
    def revise(store: Store, meeting: str) -> None:
        known = store.known(MEETING, meeting)
        item, member = known.items[0].id, known.members[2]
        Room(store, meeting, LEAST_COST).act(ReviseOpinion(item, member, "overall", text))

    return revise


def test_a_member_settles_their_own_words_without_the_chair(two: Callable[[str, Op, Op], OpenSeason]) -> None:
    season = two("propose", _revised("앞선 노트북의 글"), _revised("예비 노트북의 글"))
    presenter, decided = _presenter(season), list[Decided]()
    hear = decided.append
    presenter.decided.listen(hear)
    member = season.store.known(MEETING, presenter.groups[0].meeting).members[2]
    _choose(presenter, _laptop(season, ours=False), person_name(season.store, member))
    presenter.settle(decided[0])
    assert decided[0].act.chair == member
    assert conflicts.open_conflicts(season.store, season.reader) == ()
    item = decided[0].act.choices[0].entity.split(".")[0]
    assert season.store.known(OPINION, opinion_id(item, member, "overall")).text == "예비 노트북의 글"


def test_two_exclusions_of_one_member_are_settled_with_who_presided(
    two: Callable[[str, Op, Op], OpenSeason],
) -> None:
    season = two("propose", _excluded("by_law"), _excluded("by_challenge"))
    (one,) = conflicts.open_conflicts(season.store, season.reader)
    assert one.meeting
    assert {side.by for side in one.sides} == {"사무국"}
    assert any("기피" in side.text and "㈜도약정밀" in side.text for side in one.sides)
    assert _settle_all(season) == []
    assert conflicts.open_conflicts(season.store, season.reader) == ()


def test_before_anybody_presides_it_is_said_that_it_must_wait(two: Callable[[str, Op, Op], OpenSeason]) -> None:
    season = two("elect_chair", _excluded("by_law"), _excluded("by_challenge"))
    assert "위원장을 호선한 뒤" in _settle_all(season)[0]
    assert len(conflicts.open_conflicts(season.store, season.reader)) == 1


@pytest.mark.parametrize(("op", "told"), [(_planned, "회의 계획"), (_named, "기업명")])
def test_what_belongs_to_a_day_that_is_not_open_or_to_none_is_settled_too(
    two: Callable[[str, Op, Op], OpenSeason], op: Callable[[str], Op], told: str
) -> None:
    season = two("arrive", op("㈜가"), op("㈜나"))
    assert told in conflicts.open_conflicts(season.store, season.reader)[0].title
    assert _settle_all(season) == []
    assert conflicts.open_conflicts(season.store, season.reader) == ()
