"""The table from an act to its handler."""

from __future__ import annotations

from jumpup_desktop.domain.meeting.signing import (
    CorrectPaper,
    ReturnScans,
    SignPapers,
    SignTurn,
    ToInk,
)
from jumpup_desktop.domain.record.act import known_acts, word_of
from jumpup_desktop.services.acts import MODULES
from jumpup_desktop.services.handling import HANDLERS

ABOUT_PAPERS = {SignPapers, SignTurn, ToInk, CorrectPaper, ReturnScans}


def test_every_act_but_those_about_papers_has_a_handler() -> None:
    """Papers take many transactions of their own (play_papers)."""
    assert MODULES
    assert set(HANDLERS) == set(known_acts().values()) - ABOUT_PAPERS


def test_an_act_knows_the_word_it_was_registered_under() -> None:
    assert {word: word_of(object.__new__(cls)) for word, cls in known_acts().items()} == {w: w for w in known_acts()}
