"""Each code of the panel rules fires on its fault and stays silent on sound lists."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from jumpup_desktop.domain.selection.panel_rules import overlaps, panel_problems
from jumpup_desktop.domain.selection.panel_tables import (
    Appointment,
    Evaluator,
    PanelDay,
    PanelTables,
    Sanction,
    ScheduledItem,
)

if TYPE_CHECKING:
    from jumpup_desktop.domain.policy import Policy

DAY = date(2026, 2, 24)
KINDS = ("신기술 혁신성", "성장성", "시장 확장성", "도전의지")
NUMBERS = ("0028719831", "0008846737")


def day(code: str, **changed: Any) -> PanelDay:
    """A sound panel day in its own room."""
    made = PanelDay(code, f"{code} 분과", ("ICT",), "1주차", DAY, f"{code} 회의실", 540, 1160, 1, 7, "", f"간사-{code}",
                    f"노트북-{code}", "")  # fmt: skip
    return replace(made, **changed)


def person(number: int) -> Evaluator:
    """A sound evaluator."""
    return Evaluator(f"E{number:03d}", f"위원-{number}", KINDS[number % 4], "직군", f"소속-{number}", "직위", "분야",
                     "ICT",
                     "서울", (), (), (), (), (), (), 0, "제출", "")  # fmt: skip


def seat(panel: str, order: int, number: int) -> Appointment:
    """The appointment of an evaluator."""
    return Appointment(panel, order, f"E{number:03d}", f"위원-{number}", KINDS[number % 4], "직군", "위원")


def item(panel: str, number: str) -> ScheduledItem:
    """The only company of a panel day."""
    return ScheduledItem(panel, DAY, 1, "발표", 1, f"기업-{number}", number, "", 3, 15, 20, 10, 5, 2, 540, 595)


def tables(**changed: Any) -> PanelTables:
    """Two panels on one day in two rooms, with seven members each."""
    sound = PanelTables(
        {2: day("P01"), 3: day("P02")},
        {n + 2: person(n) for n in range(14)},
        {n + 2: seat("P01" if n < 7 else "P02", n % 7 + 1, n) for n in range(14)},
        {2: item("P01", NUMBERS[0]), 3: item("P02", NUMBERS[1])},
        {},
    )
    return replace(sound, **changed)


def codes(policy: Policy, found: PanelTables) -> set[tuple[str, str]]:
    """Codes with their sheets."""
    return {(p.place.sheet, p.code.removeprefix("panels.")) for p in panel_problems(found, policy, NUMBERS)}


def test_sound_lists_have_no_problem(policy: Policy) -> None:
    assert codes(policy, tables()) == set()


def with_seat(row: int, new: Appointment) -> PanelTables:
    """The sound lists with one appointment changed."""
    return tables(appointments=tables().appointments | {row: new})


def with_item(row: int, **changed: Any) -> PanelTables:
    """The sound lists with one turn changed."""
    return tables(agenda=tables().agenda | {row: replace(tables().agenda[row], **changed)})


def with_day(**changed: Any) -> PanelTables:
    """The sound lists with the second day changed."""
    return tables(days=tables().days | {3: day("P02", **changed)})


@pytest.mark.parametrize(
    ("found", "sheet", "code"),
    [
        (with_day(day=None), "분과", "missing"),
        (with_day(venue="P01 회의실"), "분과", "venue-twice"),
        (with_day(secretary="간사-P01"), "분과", "secretary-twice"),
        (with_day(laptop="노트북-P01"), "분과", "laptop-twice"),
        (with_day(companies=2), "분과", "company-count"),
        (with_day(members=8), "분과", "member-count"),
        (with_day(day=date(2026, 2, 25)), "일정", "day-differs"),
        (tables(days=tables().days | {4: day("P02")}), "분과", "code-twice"),
        (tables(evaluators=tables().evaluators | {20: person(3)}), "위원", "evaluator-twice"),
        (with_seat(2, seat("P01", 1, 99)), "분과위원", "member-unknown"),
        (with_seat(2, replace(seat("P01", 1, 0), name="다른 이름")), "분과위원", "member-name"),
        (with_seat(2, seat("P01", 1, 1)), "분과위원", "seat-twice"),
        (with_seat(9, seat("P02", 1, 0)), "분과위원", "two-rooms"),
        (with_seat(2, seat("P09", 1, 0)), "분과위원", "panel-unknown"),
        (with_item(2, panel="P09"), "일정", "panel-unknown"),
        (with_item(2, company_number=""), "일정", "missing"),
        (with_item(2, company_number="0028719832"), "일정", "brn-checksum"),
        (with_item(2, company_number="0088748616"), "일정", "company-unknown"),
        (with_item(3, company_number=NUMBERS[0]), "일정", "company-in-two"),
        (with_item(2, order=2), "일정", "order-gap"),
    ],
)
def test_each_fault_gives_its_code(policy: Policy, found: PanelTables, sheet: str, code: str) -> None:
    assert (sheet, code) in codes(policy, found)


def test_one_company_twice_in_a_panel_is_noticed(policy: Policy) -> None:
    agenda = tables().agenda | {4: replace(item("P01", NUMBERS[0]), order=2)}
    assert ("일정", "company-twice") in codes(policy, tables(agenda=agenda))


def test_a_missing_evaluator_type_is_a_warning(policy: Policy) -> None:
    seats = {row: replace(s, kind=KINDS[0]) if s.panel == "P01" else s for row, s in tables().appointments.items()}
    found = list(panel_problems(tables(appointments=seats), policy, NUMBERS))
    assert [(p.code, p.level, p.shown["kinds"]) for p in found] == [
        ("panels.kind-missing", "warning", "도전의지, 성장성, 시장 확장성")
    ]


def test_rooms_may_follow_each_other_on_one_day(policy: Policy) -> None:
    morning, afternoon = day("P01", ends=720), day("P02", starts=720, venue="P01 회의실")
    assert not overlaps(morning, afternoon)
    assert codes(policy, tables(days={2: morning, 3: afternoon})) == set()
    assert overlaps(morning, day("P02", starts=None))


def test_a_double_booking_names_person_panels_and_times(policy: Policy) -> None:
    found = next(
        p for p in panel_problems(with_seat(9, seat("P02", 1, 0)), policy, NUMBERS) if p.code.endswith("two-rooms")
    )
    assert found.shown["name"].startswith("위원-")
    assert re.fullmatch(r"P01 .*\(.* \d\d:\d\d–\d\d:\d\d\)", found.shown["one"])
    assert re.fullmatch(r"P02 .*\(.* \d\d:\d\d–\d\d:\d\d\)", found.shown["other"])


def ban(kind: str, name: str, **changed: Any) -> PanelTables:
    """The sound lists with one sanction."""
    made = Sanction(1, kind, name, "소속-0", "", "사유", date(2025, 1, 1), date(2026, 12, 31), "제외")
    return tables(sanctions={2: replace(made, **changed)})


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (ban("위원", "위원-0"), {("분과위원", "sanctioned")}),
        (ban("위원", "위원-0", affiliation="다른 곳"), {("분과위원", "sanctioned-perhaps")}),
        (ban("위원", "위원-0", until=date(2026, 2, 23)), set()),
        (ban("위원", "위원-0", until=DAY), {("분과위원", "sanctioned")}),
        (ban("기업", "아무개", company_number=NUMBERS[0]), {("일정", "sanctioned")}),
        (ban("기업", f"㈜ 기업-{NUMBERS[0]}"), {("일정", "sanctioned")}),
        (ban("기업", "아무개", company_number="0088748616"), set()),
    ],
)
def test_sanctions_hit_by_name_number_and_day(
    policy: Policy, found: PanelTables, expected: set[tuple[str, str]]
) -> None:
    assert codes(policy, found) == expected
