"""Panels and the list of bans."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.domain.selection import panels as rule
from jumpup_desktop.domain.selection.panels import Seat
from tests.domain.build import grown, refusal
from tests.domain.given import KIND, POLICY, TYPES

if TYPE_CHECKING:
    from collections.abc import Callable

SEATS = (*(Seat(f"m{n}", TYPES[n % 4], "member") for n in range(7)), Seat("s", "", "secretary"))
BODY = rule.PanelAdded("P05", "2분과", "첨단제조·소재", SEATS)
BAN = rule.BanListed("person", "김평가", "○○대", "", date(2026, 1, 1), date(2026, 3, 3), "허위 기재", "참여 제한")


def panel(seats: tuple[Seat, ...] = SEATS) -> rule.Panel:
    found: rule.Panel = grown(None, rule.add("p", replace(BODY, seats=seats)))
    return found


def test_a_whole_panel_has_nothing_unusual() -> None:
    """J-041."""
    assert (panel().code, len(panel().members)) == ("P05", 7)
    assert rule.composition(panel(), KIND, POLICY) == []


def test_a_short_panel_is_told_and_blocked_only_by_policy() -> None:
    """J-041, Q-10."""
    short = panel((SEATS[0], SEATS[1], SEATS[2], SEATS[-1]))
    assert [(p.code, p.level) for p in rule.composition(short, KIND, POLICY)] == [
        ("panel.size", "warning"),
        ("panel.type-missing", "warning"),
    ]
    strict = replace(POLICY, panel=replace(POLICY.panel, all_types_required=True))
    assert rule.composition(short, KIND, strict)[1].level == "error"


BARRED: list[tuple[str, str, str, date, bool]] = [
    ("person", "김평가", "", date(2026, 1, 1), True),
    ("person", "김평가", "", date(2026, 3, 2), True),
    ("person", "김평가", "", date(2026, 3, 3), False),
    ("person", "김평가", "", date(2025, 12, 31), False),
    ("person", "박평가", "", date(2026, 2, 1), False),
    ("company", "김평가", "", date(2026, 2, 1), False),
]


@pytest.mark.parametrize(("what", "name", "number", "on", "barred"), BARRED)
def test_a_ban_bars_from_its_first_day_to_the_day_before_it_ends(
    what: str, name: str, number: str, on: date, barred: bool
) -> None:
    ban: rule.Ban = grown(None, rule.list_ban("b", BAN))
    assert rule.is_banned(ban, what, name, number, on) is barred


def test_a_company_is_barred_by_number_where_both_have_one_else_by_bare_name() -> None:
    body = replace(BAN, what="company", name="㈜도약", number="1234567891")
    ban: rule.Ban = grown(None, rule.list_ban("b", body))
    day = date(2026, 2, 1)
    assert rule.is_banned(ban, "company", "다른 이름", "1234567891", day)
    assert not rule.is_banned(ban, "company", "㈜도약", "9999999999", day)
    assert rule.is_banned(ban, "company", "주식회사 도약", "", day)
    assert not rule.is_banned(rule.Ban("b"), "company", "㈜도약", "", day)


REFUSED: list[tuple[str, Callable[[], object]]] = [
    ("panel.name-missing", lambda: rule.add("p", replace(BODY, name=" "))),
    ("panel.twice-seated", lambda: panel((*SEATS, SEATS[0]))),
    ("panel.no-secretary", lambda: panel(SEATS[:-1])),
    ("ban.period", lambda: rule.list_ban("b", replace(BAN, until=BAN.since))),
]


@pytest.mark.parametrize(("code", "action"), REFUSED)
def test_what_a_panel_refuses(code: str, action: Callable[[], object]) -> None:
    assert refusal(action) == code
