"""Panels, members and agendas."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from jumpup_desktop.domain.policy import Criterion
from jumpup_desktop.domain.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(frozen=True, slots=True)
class PanelRow:
    """One panel (분과위원회) as the list shows it."""

    id: str
    name: str
    sector: str
    date: str
    place: str
    companies: int
    members: int


@dataclass(frozen=True, slots=True)
class Member:
    """One appointed member; `criterion` is the id of the criterion their evaluator type must write."""

    id: str
    name: str
    kind: str
    criterion: str
    affiliation: str


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One place in the day: a company, or a break (`kind` "break") between two."""

    id: str
    kind: Literal["company", "break"]
    name: str
    number: str
    minutes: int


@dataclass(frozen=True, slots=True)
class PanelDetail:
    """A panel with members and agenda, and the policy's criteria."""

    row: PanelRow
    start: str
    quorum: int
    criteria: tuple[Criterion, ...]
    members: tuple[Member, ...]
    agenda: tuple[AgendaItem, ...]
    is_opened: bool = False


@dataclass(frozen=True, slots=True)
class PanelsFile:
    """A checked panels workbook: how much is in it, and what is unusual or wrong."""

    path: Path
    days: int
    people: int
    problems: tuple[Problem, ...]


class PanelsPort(Protocol):
    """Panels, members, agendas."""

    def check_file(self, path: Path, progress: Callable[[float, str], None]) -> PanelsFile: ...
    def load_file(self, path: Path, progress: Callable[[float, str], None]) -> int: ...

    def panels(self) -> Sequence[PanelRow]: ...
    def detail(self, panel: str) -> PanelDetail: ...
    def reorder(self, panel: str, items: Sequence[str]) -> None: ...
