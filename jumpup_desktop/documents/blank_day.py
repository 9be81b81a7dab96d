"""What the emergency forms of a day are headed with: who, what, when, where; nothing of it is decided yet."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class BlankPerson:
    """One person of the day; ``division`` is the evaluator type, empty for the secretary."""

    name: str
    division: str
    affiliation: str


@dataclass(frozen=True)
class BlankCompany:
    """One company of the agenda."""

    order: int
    number: str
    name: str
    start: str


@dataclass(frozen=True)
class BlankPaper:
    """A paper of the day that can be written by hand: for each company or for the whole day, with its own words."""

    scope: Literal["company", "day"]
    name: str
    title: str
    confirmation: str


@dataclass(frozen=True)
class BlankDay:
    """A planned day; ``number`` begins the control numbers of its forms, ``phases`` are (name, minutes)."""

    number: str
    programme: str
    panel: str
    meeting: str
    date: str
    place: str
    host: str
    method: str
    members: tuple[BlankPerson, ...]
    secretary: BlankPerson
    companies: tuple[BlankCompany, ...]
    pledges: tuple[tuple[str, str], ...]
    criteria: tuple[str, ...]
    phases: tuple[tuple[str, int], ...]
    outcomes: tuple[str, ...]
    marks: tuple[str, ...]
    overall: str
    papers: tuple[BlankPaper, ...]
