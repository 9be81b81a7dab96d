"""What is wrong with what the user gave: a code with values, at a place, never a sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Level = Literal["error", "warning", "note"]
Values = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a problem sits: sheet, row as the spreadsheet numbers it, column by its header."""

    sheet: str = ""
    row: int = 0
    column: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of the user's data. An error stops the row, a warning needs a yes, a note only tells."""

    code: str
    level: Level = "error"
    values: Values = ()
    place: Place = field(default_factory=Place)

    @property
    def shown(self) -> dict[str, str]:
        """The values by name, for the sentence."""
        return dict(self.values)


class Refused(Exception):
    """A rule of the programme says no. Nothing was changed."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.problem = Problem(code, "error", tuple((k, str(v)) for k, v in values.items()))

    @property
    def code(self) -> str:
        """The code of the refusal, e.g. `consensus.objection-open`."""
        return self.problem.code
