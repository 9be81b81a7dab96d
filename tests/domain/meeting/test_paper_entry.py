"""Times of a day held on paper: what can be written, and what a second look is worth."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from jumpup_desktop.domain.meeting import item as it
from jumpup_desktop.domain.meeting.on_paper import DayTimes, LookedAgain
from jumpup_desktop.domain.meeting.opinion import Opinion, Version
from jumpup_desktop.domain.meeting.paper_entry import is_looked, look_again, write_day
from jumpup_desktop.domain.meeting.sitting import Opened, Sitting
from jumpup_desktop.domain.record.event import ref_of
from tests.domain.build import refusal

PAPER = Sitting("m", opening=Opened(("a",), 5, "0" * 64, "paper", 0, 0))
LIVE = replace(PAPER, opening=Opened(("a",), 5, "0" * 64, "panel_laptop", 0, 0))
WHOLE = DayTimes("09:30", "16:00", (("12:00", "13:00", "점심"),), (("a", "09:50", "15:10"),))


def test_the_times_of_the_day_are_written_on_a_paper_day_only() -> None:
    assert write_day(PAPER, WHOLE).body == WHOLE
    assert refusal(lambda: write_day(LIVE, WHOLE)) == "on-paper.not-paper"
    assert refusal(lambda: write_day(None, WHOLE)) == "on-paper.not-paper"


@pytest.mark.parametrize(
    "wrong",
    [
        {"opened": "9:30"},
        {"opened": "16:01"},
        {"closed": "24:00"},
        {"recesses": (("13:00", "12:00", "점심"),)},
        {"recesses": (("08:00", "09:00", "개회 전"),)},
        {"recesses": (("15:30", "16:30", "폐회 뒤"),)},
        {"stays": (("a", "15시", "16:00"),)},
        {"stays": (("a", "15:00", "14:00"),)},
    ],
)
def test_times_that_cannot_be_are_refused(wrong: dict[str, Any]) -> None:
    assert refusal(lambda: write_day(PAPER, replace(WHOLE, **wrong))) == "on-paper.times"


def test_a_second_look_covers_what_there_was_to_compare() -> None:
    """Whatever the wall clock did between typing and looking."""
    before, after = (Version(ref_of("d", seq, "0"), "글", "", at, "final") for seq, at in ((1, 900), (2, 100)))
    item = it.Item("i", looked_again=LookedAgain("b", (before.ref,)))
    assert is_looked(item, [Opinion("o", versions=(before,))])
    assert not is_looked(item, [Opinion("o", versions=(before, after))])
    assert not is_looked(replace(item, looked_again=None), [])


def test_who_is_out_for_a_company_reads_none_of_it() -> None:
    over = it.Concluded("withdrawn", "b")
    fixed = it.ParticipantsFixed(("b", "c"), (("x", "by_law"),), (), 2)
    left = it.ParticipantOut("g", "left", "기차", "b")
    gone = it.ParticipantOut("y", "own_request", "친족", "b")
    item = it.Item("i", fixed=fixed, outcome=over, shrunk=((gone, 1), (left, 2)))
    for person in ("x", "y"):
        assert refusal(lambda: look_again(item, PAPER, LookedAgain(person), "s")) == "on-paper.excluded"  # noqa: B023
    assert look_again(item, PAPER, LookedAgain("g"), "s").body == LookedAgain("g")
