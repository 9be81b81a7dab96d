"""Who can stand by closing what two laptops said differently: who presided over that very company, or its author."""

from __future__ import annotations

import pytest

from jumpup_desktop.domain.meeting.item import Item, ParticipantOut, ParticipantsFixed
from jumpup_desktop.domain.meeting.settling import is_author, presides
from jumpup_desktop.domain.meeting.sitting import Election, Sitting
from jumpup_desktop.domain.record.closing import RULE, SLOT, OpenConflict

DAY = Sitting("m", elections=(Election("m1", 1), Election("m2", 2, acting=True, items=("i1",))))
FIXED = ParticipantsFixed(("m1", "m2"), (("m3", "by_law"),), (), 5)


@pytest.mark.parametrize(
    ("item", "heard_as", "person", "may"),
    [
        (None, "", "m1", True),
        (None, "", "m2", True),
        (None, "", "m3", False),
        (Item("i1", fixed=FIXED), "i1", "m2", True),
        (Item("i2", fixed=FIXED), "i2", "m2", False),
        (Item("i2", fixed=FIXED), "i2", "m1", True),
        (Item("i1", fixed=ParticipantsFixed(("m2",), (("m1", "own_request"),), (), 5)), "i1", "m1", False),
        (Item("i1", fixed=FIXED, shrunk=((ParticipantOut("m1", "by_law", "친족", "m2"), 1),)), "i1", "m1", False),
        (Item("i1", fixed=FIXED, shrunk=((ParticipantOut("m1", "left", "열차", "m2"), 1),)), "i1", "m1", True),
    ],
)
def test_who_presides_over_a_company(item: Item | None, heard_as: str, person: str, may: bool) -> None:
    """An acting chair over their own companies only; nobody over a company they are excluded from."""
    assert presides(DAY, item, heard_as, person) is may


def test_an_author_stands_by_versions_of_the_own_text_only() -> None:
    versions = OpenConflict(SLOT, "opinion", "i1.m3.overall", "text", ())
    assert is_author(versions, "m3")
    assert not is_author(versions, "m2")
    assert not is_author(OpenConflict(RULE, "opinion", "i1.m3.overall", "unread-by-decision", ()), "m3")
    assert not is_author(OpenConflict(SLOT, "consensus", "i1", "stance d:1:0 m3", ()), "m3")
