"""What a merge does to a day's papers: sealed ones follow what the other laptop wrote, and nothing stays undone."""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from jumpup_desktop.documents import contents
from jumpup_desktop.domain.meeting import signing as rules
from jumpup_desktop.domain.meeting.paper import PAPER
from jumpup_desktop.domain.meeting.sitting import SITTING
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.record.event import Draft
from jumpup_desktop.domain.selection import company as company_rules
from jumpup_desktop.domain.selection.agenda import MEETING, MeetingReplanned
from jumpup_desktop.domain.selection.company import COMPANY
from jumpup_desktop.domain.selection.running_order import AgendaItem
from jumpup_desktop.services import verification
from jumpup_desktop.services.papers import drafting, signing, staleness
from jumpup_desktop.services.papers.day import read_day
from jumpup_desktop.services.seasons import reader
from jumpup_desktop.services.seen.day import day_view
from jumpup_desktop.services.seen.signing import signing_day
from jumpup_desktop.store import conflicts
from jumpup_desktop.store.tables import companies, meetings
from tests.domain.build import refusal
from tests.minimal_day import MinimalDay, minimal_script, play_minimal
from tests.printed import printed
from tests.twins import Twins, split

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

OTHER_TEXT = dict.fromkeys(("innovation", "growth", "market", "will"), "다시 본 근거가 있다.")
HEARD_AGAIN = ("E1", "E2", "E3", "E4", "E5", "E6")
BACK = {"do": "come_back", "person": "E7"}


@pytest.fixture
def apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Twins]]:
    """A day of so many companies, the first one decided, carried to a second laptop."""
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    made: list[Twins] = []

    def go(companies: int = 1, before: str = "reset_pin", *acts: dict[str, Any]) -> Twins:
        script = minimal_script()
        if companies > 1:
            others = [str(n) for n in range(2, companies + 1)]
            script["items"] = [*script["items"], *({"ref": n, "company": n, "short": True} for n in others)]
        day = play_minimal(tmp_path / "here", acts, before=before, companies=companies, script=script)
        made.append(split(day, tmp_path))
        return made[-1]

    yield go
    for twins in made:
        twins.close()


def _closes(day: MinimalDay, at: str = "10:00:00", **more: object) -> None:
    day.plays_on({"at": at, "do": "close", "chair": "E1", **more})


def _signs(day: MinimalDay, at: str) -> dict[str, str]:
    day.plays_on({"at": at, "do": "papers", "refusals": []})
    return {row.number: row.status for row in meetings.papers(day.store.conn, day.played.meeting)}


def _withdraws(day: MinimalDay, outcome: str, at: str = "13:00:00") -> None:
    """After the closing E3 takes their word back, and the panel decides the matter again, in other words."""
    day.plays_on({"at": at, "do": "withdraw_agreement", "item": "1", "member": "E3", "reason": "수치가 다름"})
    day.plays_on(
        {"at": at, "do": "propose", "item": "1", "outcome": outcome, "wording": OTHER_TEXT, "overall": "다시 본 의견"},
        *({"at": at, "do": "agree", "item": "1", "member": member} for member in HEARD_AGAIN),
        {"at": at, "do": "resolve", "item": "1"},
        {"at": "13:06:00", **BACK},
    )
    _closes(day, "13:10:00")


def _both_closed(apart: Callable[..., Twins]) -> tuple[Twins, dict[str, str]]:
    """A sealed day, its papers' numbers, and the closing of another laptop merged; one's own closing was chosen."""
    twins = apart()
    _closes(twins.here)
    numbers = _signs(twins.here, "12:10:00")
    _closes(twins.there)
    twins.merge()
    twins.settle(theirs=False)
    return twins, numbers


@pytest.mark.parametrize("outcome", ["not_selected", "selected"])
def test_a_sealed_sheet_follows_what_another_laptop_decided_again(apart: Callable[..., Twins], outcome: str) -> None:
    """Of the same outcome too: the wording is another one."""
    twins = _decided_again_elsewhere(apart, outcome)
    twins.merge()
    twins.settle()
    store, meeting = twins.here.store, twins.here.played.meeting
    numbers = _signs(twins.here, "14:10:00")
    assert set(numbers.values()) == {"sealed"}
    assert {f"JU26-P01-{base}-E2" for base in ("A00", "B01", "C00", "C01")} <= set(numbers)
    sheet = printed(store, meeting, "company_sheet", contents.CompanySheet)
    resolution = printed(store, meeting, "resolution", contents.Resolution)
    assert {opinion.text for opinion in sheet.criteria} == {"다시 본 근거가 있다."}
    assert sheet.outcome.id == resolution.items[0].outcome.id == outcome
    assert resolution.items[0].sheet_number == "JU26-P01-B01-E2"
    assert sheet.head.edition is not None
    assert (sheet.head.edition.name, sheet.head.edition.reason) == ("재의결", "동의 철회로 다시 논의함")
    assert _signs(twins.here, "14:20:00") == numbers, "once is enough"
    assert store.day_keys.meetings == frozenset()


def _decided_again_elsewhere(apart: Callable[..., Twins], outcome: str = "not_selected") -> Twins:
    """Sealed here; another laptop opened the matter of the one company again, and decided otherwise."""
    twins = apart()
    _closes(twins.here)
    _closes(twins.there)
    assert set(_signs(twins.here, "12:10:00").values()) == {"sealed"}
    _withdraws(twins.there, outcome)
    return twins


def test_what_a_merge_brought_is_known_after_a_stop_right_behind_it(
    apart: Callable[..., Twins], monkeypatch: pytest.MonkeyPatch
) -> None:
    twins = _decided_again_elsewhere(apart)
    with monkeypatch.context() as patch:
        patch.setattr(signing, "destroy_over", _stops)
        with pytest.raises(KeyboardInterrupt):
            twins.merge()
    store, meeting = twins.here.store, twins.here.played.meeting
    assert staleness.is_pending(store, meeting)
    twins.merge()
    twins.settle()
    assert _signs(twins.here, "14:10:00")["JU26-P01-B01-E2"] == "sealed"


def _stops(_store: object) -> None:
    raise KeyboardInterrupt


def test_papers_whose_files_are_not_here_are_looked_at_once_they_are(
    apart: Callable[..., Twins], tmp_path: Path
) -> None:
    """A stick that brought the record without its files: nothing is over, and the signing page says so."""
    twins = _decided_again_elsewhere(apart)
    store, meeting = twins.here.store, twins.here.played.meeting
    blobs = store.paths.blobs
    blobs.rename(tmp_path / "aside")
    blobs.mkdir()
    twins.merge()
    twins.settle()
    signing.destroy_over(store)
    assert staleness.is_pending(store, meeting)
    shown = signing_day(store, reader(store.season))
    assert shown is not None
    assert {"JU26-P01-A00", "JU26-P01-B01", "JU26-P01-C00"} <= set(shown.untold)
    shutil.copytree(tmp_path / "aside", blobs, dirs_exist_ok=True)
    assert _signs(twins.here, "14:10:00")["JU26-P01-B01-E2"] == "sealed"
    assert not staleness.is_pending(store, meeting)


def test_sealed_papers_stand_where_a_merge_brought_nothing_of_the_matter(apart: Callable[..., Twins]) -> None:
    """The other laptop only closed the day too, and its closing is the one that was chosen."""
    twins, numbers = _both_closed(apart)
    assert _signs(twins.here, "12:30:00") == numbers


def test_a_call_after_the_closing_leaves_the_company_to_the_next_sitting(apart: Callable[..., Twins]) -> None:
    """Another laptop did not know of the closing: the day is papered, nothing more is done, and it can be heard."""
    twins = apart(2)
    twins.here.plays_on({"at": "09:59:00", "do": "withdraw", "item": "2", "note": "포기서"})
    _closes(twins.here)
    twins.there.plays_on(
        {"at": "10:01:00", "do": "leave", "person": "E7", "reason": "전화"},
        {"at": "10:02:00", "do": "call", "item": "2"},
    )
    twins.merge()
    twins.settle()
    store, meeting = twins.here.store, twins.here.played.meeting
    item = store.known(MEETING, meeting).items[1].id
    again = {"at": "12:01:00", "do": "postpone", "item": "2", "reason": "늦음"}
    assert refusal(lambda: twins.here.plays_on(again)) == "sitting.closed"
    _signs(twins.here, "12:10:00")
    assert [turn.agenda.id for turn in read_day(store, meeting).put][1] == item


def _turn(item: str, hour: str) -> list[dict[str, Any]]:
    """The script's turn for another company, at another hour."""
    acts = minimal_script()["acts"]
    names = [act["do"] for act in acts]
    turn = acts[names.index("leave") : names.index("come_back") + 1]
    return [act | {"at": hour + act["at"][2:]} | ({"item": item} if "item" in act else {}) for act in turn]


def test_a_company_that_another_laptop_heard_gets_its_papers_though_the_day_was_sealed(
    apart: Callable[..., Twins],
) -> None:
    """Its sheet and 별지 are begun, and the day's papers follow."""
    twins = apart(2)
    _closes(twins.here, goes_on=True)
    _signs(twins.here, "10:10:00")
    twins.there.plays_on(*_turn("2", "10"))
    _closes(twins.there, "11:00:00")
    twins.merge()
    twins.settle()
    numbers = _signs(twins.here, "12:30:00")
    assert set(numbers.values()) == {"sealed"}
    assert {"JU26-P01-B02", "JU26-P01-C02", "JU26-P01-A00-E2", "JU26-P01-C00-E2"} <= set(numbers)
    assert "JU26-P01-B01-E2" not in numbers


def test_what_is_purged_or_corrected_after_a_merge_makes_nothing_anew(apart: Callable[..., Twins]) -> None:
    """The merge brought nothing that the sealed papers do not say; what comes later is another thing."""
    twins, numbers = _both_closed(apart)
    store, meeting = twins.here.store, twins.here.played.meeting
    assert not staleness.is_pending(store, meeting), "it was looked at"
    company = store.known(COMPANY, store.known(MEETING, meeting).items[0].company)
    assert company.record is not None
    with store.transaction() as tx:
        actor = twins.here.player.secretary
        tx.append(actor, company_rules.correct(company, replace(company.record, name="㈜새이름"), "상호 변경"))
    assert _signs(twins.here, "12:30:00") == numbers


def _swap(at: str, first: str, second: str) -> dict[str, Any]:
    return {"at": at, "do": "swap", "first": first, "second": second, "asked_by": "㈜다른기업"}


def test_the_same_swap_on_two_laptops_is_one(apart: Callable[..., Twins]) -> None:
    twins = apart(3, "call")
    twins.here.plays_on(_swap("09:20:00", "1", "2"))
    twins.there.plays_on(_swap("09:21:00", "1", "2"))
    twins.merge()
    assert conflicts.all_open(twins.here.store.conn) == []
    plan = twins.here.store.known(MEETING, twins.here.played.meeting)
    assert [i.order for i in plan.items] == [1, 2, 3]
    companies = [twins.here.store.known(COMPANY, i.company).record for i in plan.items]
    assert [c.serial for c in companies if c] == [2, 1, 3]
    assert len(plan.swaps) == 1


@pytest.mark.parametrize("theirs", [True, False])
def test_the_order_that_is_chosen_is_one_that_a_laptop_had(apart: Callable[..., Twins], *, theirs: bool) -> None:
    """Two swaps there, one here: what was not chosen moves nothing, and no swap of it is told."""
    twins = apart(3, "call")
    twins.here.plays_on(_swap("09:20:00", "1", "3"))
    twins.there.plays_on(_swap("09:21:00", "1", "2"), _swap("09:22:00", "1", "3"))
    had = [_order(day) for day in (twins.here, twins.there)]
    twins.merge()
    twins.settle(theirs=theirs)
    assert _order(twins.here) == had[theirs]
    plan = twins.here.store.known(MEETING, twins.here.played.meeting)
    assert plan.swaps[-1].swap.order == tuple(i.id for i in plan.items)


def _order(day: MinimalDay) -> list[str]:
    return [i.company for i in day.store.known(MEETING, day.played.meeting).items]


def test_keys_stay_while_two_laptops_say_different_things(apart: Callable[..., Twins]) -> None:
    """One has begun its papers, the other has sealed its own: after the merge nothing is over yet."""
    twins = apart()
    _closes(twins.here, "10:00:00")
    twins.there.plays_on({"at": "10:00:30", "do": "leave", "person": "E5", "reason": "귀가", "for_good": True})
    _closes(twins.there, "10:01:00")
    drafting.draft_due(twins.here.store, twins.here.player.secretary, twins.here.played.meeting)
    twins.there.plays_on({"at": "12:09:00", "do": "to_ink", "person": "E5", "reason": "귀가"})
    _signs(twins.there, "12:10:00")
    twins.merge()
    assert conflicts.all_open(twins.here.store.conn)
    assert twins.here.store.day_keys.meetings == {twins.here.played.meeting}


def test_no_two_companies_share_a_number_that_two_laptops_gave(apart: Callable[..., Twins], tmp_path: Path) -> None:
    """Each heard another company first, and began its sheet as B01: what comes after tells them apart, and no sheet
    is told as replaced by the other company's.
    """
    twins = apart(2, "leave")
    swap = {"at": "09:20:00", "do": "swap", "first": "1", "second": "2", "asked_by": "㈜다른기업"}
    twins.there.plays_on(swap)
    for day, item in ((twins.here, "1"), (twins.there, "2")):
        day.plays_on(*_turn(item, "09"), {"at": "09:50:00", "do": "sign", "person": "E2"})
    twins.merge()
    twins.settle()
    _closes(twins.here, "10:10:00")
    for at in ("10:20:00", "10:30:00"):
        with suppress(Refused):
            _signs(twins.here, at)
    store, meeting = twins.here.store, twins.here.played.meeting
    rows = meetings.papers(store.conn, meeting)
    annexes = [row.number for row in rows if row.rule == "gist"]
    assert len(set(annexes)) == len(annexes) == 2
    given = tmp_path / "given.pdf"
    for row in rows:
        if row.status == "sealed" and row.rule == "company_sheet":
            given.write_bytes(store.attachment(row.sha256))
            assert verification.season_view(store, given, store.now().utc_ms).replaced_by == ""


def test_a_company_that_a_merge_brings_to_a_closed_day_is_no_matter_of_it(apart: Callable[..., Twins]) -> None:
    """The closing knew nothing of it: no paper tells it, nothing has to be made anew, no further sitting hears it."""
    twins = apart()
    _closes(twins.here)
    numbers = _signs(twins.here, "12:10:00")
    there, meeting = twins.there, twins.here.played.meeting
    plan = there.store.known(MEETING, meeting)
    with there.store.transaction() as tx:
        other = next(known.id for known in companies.known(there.store.conn) if known.id != plan.items[0].company)
        more = AgendaItem(tx.new_id(), 2, other, 12, "11:00")
        body = MeetingReplanned(plan.seats, (*plan.items, more), "더함")
        tx.append(there.player.secretary, [Draft("meeting", meeting, body)])
    twins.merge()
    twins.settle()
    assert len(twins.here.store.known(MEETING, meeting).items) == 2
    day = read_day(twins.here.store, meeting)
    assert [turn.company.name for turn in day.turns] == ["㈜도약정밀"]
    assert _signs(twins.here, "12:30:00") == numbers
    shown = day_view(twins.here.store, reader(twins.here.store.season), meeting)
    assert [entry.is_put for entry in shown.entries] == [True, False]
    _withdraws(twins.here, "selected", "13:00:00")
    assert twins.here.store.known(SITTING, meeting).closing is not None, "what no closing knew keeps no day open"


def test_which_closing_counts_decides_what_was_put(apart: Callable[..., Twins]) -> None:
    """One laptop passed the second company on, on the other it had given up: the papers follow the choice."""
    twins = apart(2)
    _closes(twins.here, goes_on=True)
    _signs(twins.here, "10:10:00")
    twins.there.plays_on({"at": "10:01:00", "do": "withdraw", "item": "2", "note": "포기서"})
    _closes(twins.there, "10:05:00")
    twins.merge()
    twins.settle()
    store, meeting, looker = twins.here.store, twins.here.played.meeting, reader(twins.here.store.season)
    left = staleness.left_behind(store, read_day(store, meeting))
    assert [want.rule.id for want, _ in left.behind] == ["resolution", "minutes"]
    shown = signing_day(store, looker)
    assert shown is not None
    assert [day for day, _ in shown.waiting] == [meeting], "the day's page opens on it, though all was sealed"
    assert shown.undrafted == 2
    numbers = _signs(twins.here, "12:10:00")
    assert {"JU26-P01-A00-E2", "JU26-P01-C00-E2"} <= set(numbers)
    assert "JU26-P01-B01-E2" not in numbers
    told = printed(store, meeting, "resolution", contents.Resolution)
    assert [total.word for total in told.totals] == ["선정", "평가 포기"]
    assert told.head.edition is not None
    assert told.head.edition.reason == "합친 기록에 맞춤"
    assert staleness.left_behind(store, read_day(store, meeting)) == staleness.Stale()


def test_a_swap_that_was_settled_after_the_seals_moves_the_order_and_no_number(apart: Callable[..., Twins]) -> None:
    twins = apart(2, "leave")
    swap = {"at": "09:20:00", "do": "swap", "first": "1", "second": "2", "asked_by": "㈜다른기업"}
    twins.there.plays_on(swap)
    acts = minimal_script()["acts"]
    names = [act["do"] for act in acts]
    twins.here.plays_on(*acts[names.index("leave") : names.index("come_back")])
    twins.here.plays_on({"at": "10:00:00", "do": "withdraw", "item": "2", "note": "포기서"}, {"at": "10:01:00", **BACK})
    _closes(twins.here, "10:10:00")
    _signs(twins.here, "10:20:00")
    twins.merge()
    twins.settle()
    _signs(twins.here, "12:10:00")
    minutes = printed(twins.here.store, twins.here.played.meeting, "minutes", contents.Minutes)
    assert [(i.order, i.company, i.sheet_number) for i in minutes.items] == [
        (1, "㈜다른기업", ""), (2, "㈜도약정밀", "JU26-P01-B01"),
    ]  # fmt: skip


def test_all_papers_of_a_company_have_its_number_though_a_merge_moved_the_order(apart: Callable[..., Twins]) -> None:
    """Its sheet was begun in its turn, as B01; what is begun after the swap is C01."""
    twins = apart(2, "leave")
    twins.there.plays_on({"at": "09:20:00", "do": "swap", "first": "1", "second": "2", "asked_by": "㈜다른기업"})
    acts = minimal_script()["acts"]
    names = [act["do"] for act in acts]
    twins.here.plays_on(*acts[names.index("leave") : names.index("come_back")])
    twins.here.plays_on({"at": "09:50:00", "do": "sign", "person": "E2"})
    twins.merge()
    twins.settle()
    twins.here.plays_on({"at": "10:01:00", **BACK})
    _closes(twins.here, "10:10:00", goes_on=True)
    assert refusal(lambda: _signs(twins.here, "10:20:00")) == "paper.record-differs", "D01 says 제1호"
    rows = meetings.papers(twins.here.store.conn, twins.here.played.meeting)
    assert {row.number[-2:] for row in rows if row.item} == {"01"}


def test_an_edition_tells_that_the_other_laptops_seal_is_replaced(apart: Callable[..., Twins], tmp_path: Path) -> None:
    """Both sealed, one corrected; whichever first seal counts, both files are told as replaced."""
    twins = apart()
    for day in (twins.here, twins.there):
        _closes(day)
        _signs(day, "12:10:00")
    twins.there.plays_on({"at": "13:05:00", "do": "correct", "paper": "resolution", "reason": "오기"})
    _signs(twins.there, "13:10:00")
    twins.merge()
    twins.settle(theirs=False)
    store = twins.here.store
    _signs(twins.here, "14:00:00")
    first, second = (store.known(PAPER, f"{twins.here.played.meeting}.resolution.{n}") for n in (1, 2))
    assert first.sealed is not None
    assert second.sealed is not None
    seals = {body.split(":")[0] for body in first.seals}
    assert len(seals) > 1, "two laptops sealed it"
    given = tmp_path / "given.pdf"
    given.write_bytes(store.attachment(first.sealed.sha256))
    known = verification.season_view(store, given, store.now().utc_ms)
    assert known.replaced_by == "JU26-P01-A00-E2 제2판"


def test_the_keys_outlive_a_stop_between_the_seals_and_what_follows_from_them(
    apart: Callable[..., Twins], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Minutes that cite an annex as it was are not the day's last paper."""
    day = apart().here
    _closes(day)
    _signs(day, "12:10:00")
    day.plays_on({"at": "13:00:00", "do": "correct", "paper": "minutes", "reason": "오기"})
    _signs(day, "13:05:00")
    gist = next(row.id for row in meetings.papers(day.store.conn, day.played.meeting) if row.rule == "gist")
    with day.store.transaction() as tx:
        tx.append(day.player.secretary, rules.further_edition(tx.get(PAPER, gist), "오기"), meeting=day.played.meeting)
    whole, asked = staleness.renew_stale, [0]

    def dies_the_second_time(*given: Any) -> bool:
        asked[0] += 1
        if asked[0] == 2:
            raise KeyboardInterrupt
        return whole(*given)

    with monkeypatch.context() as patch:
        patch.setattr(staleness, "renew_stale", dies_the_second_time)
        with pytest.raises(KeyboardInterrupt):
            _signs(day, "13:20:00")
    signing.destroy_over(day.store)
    assert day.store.day_keys.meetings == {day.played.meeting}
    assert _signs(day, "13:40:00")["JU26-P01-C00-E3"] == "sealed"
