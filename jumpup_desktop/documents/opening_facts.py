"""What a day's opening papers say, as plain data: the panel, and every opening sheet that was signed."""

from dataclasses import dataclass

from jumpup_desktop.documents.parts import Attendee
from jumpup_desktop.documents.strokes import Stroke


@dataclass(frozen=True)
class SignedSheet:
    """One opening sheet: whose, how it was signed; pledges (name, text, ticked), interests (company, ground).

    Without interests (None) nobody asked.
    """

    person: Attendee
    identified: str
    signed: str
    pledges: tuple[tuple[str, str, bool], ...]
    interests: tuple[tuple[str, str], ...] | None
    companies: int
    sentence: str
    stroke: Stroke | None = None


@dataclass(frozen=True)
class OpeningPapers:
    """A day's panel, the companies it hears (order, number, name, start), and every sheet that was signed."""

    panel: tuple[Attendee, ...]
    companies: tuple[tuple[str, str, str, str], ...]
    sheets: tuple[SignedSheet, ...]
