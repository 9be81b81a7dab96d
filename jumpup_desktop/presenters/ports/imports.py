"""Checking and loading the agencies' tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from jumpup_desktop.domain.problems import Problem


class CheckedColumn(Protocol):
    """One column as found (`importers.checked.CheckedColumn`)."""

    @property
    def letter(self) -> str: ...
    @property
    def header(self) -> str: ...
    @property
    def group(self) -> str: ...
    @property
    def field(self) -> str: ...


class CheckedRow(Protocol):
    """One row of data (`importers.checked.CheckedRow`); no record where it has an error."""

    @property
    def row(self) -> int: ...
    @property
    def record(self) -> object | None: ...
    @property
    def texts(self) -> tuple[str, ...]: ...


class CheckedTable(Protocol):
    """A checked table (`importers.checked.CheckedTable`)."""

    @property
    def file(self) -> str: ...
    @property
    def sha256(self) -> str: ...
    @property
    def sheet(self) -> str: ...
    @property
    def sheets(self) -> tuple[str, ...]: ...
    @property
    def header_rows(self) -> tuple[int, ...]: ...
    @property
    def columns(self) -> Sequence[CheckedColumn]: ...
    @property
    def unit_note(self) -> str: ...
    @property
    def rows(self) -> Sequence[CheckedRow]: ...
    @property
    def problems(self) -> tuple[Problem, ...]: ...


@dataclass(frozen=True, slots=True)
class RowChange:
    """What loading a row would do; `differences` lists field, before, after."""

    row: int
    kind: Literal["new", "changed", "same"]
    name: str
    differences: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class LoadCounts:
    """What a load did."""

    new: int
    changed: int
    same: int
    left_out: int


class ImportPort(Protocol):
    """Checking and loading the agency's tables; `progress(share, step)` raises to stop."""

    def fields(self) -> tuple[str, ...]: ...
    def check(
        self, path: Path, sheet: str | None, header_row: int | None, mapping: Sequence[tuple[str, str]],
        progress: Callable[[float, str], None],
    ) -> CheckedTable: ...  # fmt: skip
    def compare(self, checked: CheckedTable) -> Mapping[int, RowChange]: ...
    def load(
        self, checked: CheckedTable, rows: Sequence[int], accept: Sequence[int],
        progress: Callable[[float, str], None],
    ) -> LoadCounts: ...  # fmt: skip
