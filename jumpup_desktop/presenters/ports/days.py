"""A panel's recorded day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class DayLine:
    """One recorded moment of a panel's day; `kind` names a sort of line, words are as recorded."""

    at: str
    kind: Literal["opening", "attendance", "company", "phase", "recess", "decision", "closing"]
    what: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class DayRecord:
    """A panel's recorded day, read-only; attendance lists name, role, state."""

    meeting: str
    title: str
    date: str
    attendance: tuple[tuple[str, str, str], ...]
    lines: tuple[DayLine, ...]


class DaysPort(Protocol):
    """The recorded days."""

    def days(self) -> Sequence[DayRecord]: ...
