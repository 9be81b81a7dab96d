"""Checks a panels workbook: five sheets into five lists, then the rules across them."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, TypeVar, cast

from jumpup_desktop.domain.problems import Level, Place, Problem, Refused
from jumpup_desktop.domain.selection.panel_rules import panel_problems
from jumpup_desktop.domain.selection.panel_tables import (
    Appointment,
    Evaluator,
    PanelDay,
    PanelTables,
    Sanction,
    ScheduledItem,
)
from jumpup_desktop.importers.cells import text
from jumpup_desktop.importers.columns import read_columns
from jumpup_desktop.importers.mapping import Mapping
from jumpup_desktop.importers.panel_fields import LISTS, SHEETS
from jumpup_desktop.importers.table import Table, cut
from jumpup_desktop.importers.workbook import Workbook, read

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from pathlib import Path

    from jumpup_desktop.domain.policy import Policy

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class CheckedPanels:
    """A checked panels workbook. A list with an error keeps its rows: panels load as a whole or not at all."""

    file: str
    sha256: str
    size: int
    kind: str
    tables: PanelTables
    problems: tuple[Problem, ...]

    def count(self, level: Level) -> int:
        """How many problems of a level there are."""
        return sum(problem.level == level for problem in self.problems)


def check(
    path: Path, *, policy: Policy, known_numbers: Collection[str] = (),
    progress: Callable[[float, str], None] | None = None,
) -> CheckedPanels:  # fmt: skip
    """Everything a person must see before loading panels. `known_numbers`: companies of the STEP1 list.

    Raises Refused(`file.…`, `table.…`), Trouble, and whatever `progress` raises to stop.
    """
    tell = progress or (lambda _share, _step: None)
    tell(0.0, "read")
    book = read(path)
    tell(0.5, "parse")
    cut_tables = {name: _cut(book, name) for name in SHEETS}
    parts = {name: _read(name, table) for name, table in cut_tables.items()}
    tables = _tables({name: values for name, (values, _) in parts.items()})
    unread = [problem for _, problems in parts.values() for problem in problems]
    tell(0.8, "judge")
    judged = _placed(panel_problems(tables, policy, frozenset(known_numbers)), unread, cut_tables)
    tell(1.0, "done")
    odd = [problem for table in cut_tables.values() for problem in table.problems]
    return CheckedPanels(book.name, book.sha256, book.size, book.kind, tables, tuple((*odd, *judged)))


def _cut(book: Workbook, name: str) -> Table:
    present = next((s.name for s in book.sheets if text(s.name).replace(" ", "") == name), None)
    if present is None:
        raise Refused("table.no-sheet", sheet=name, sheets=", ".join(s.name for s in book.sheets))
    return cut(book, SHEETS[name], present, None, Mapping())


def _read(sheet: str, table: Table) -> tuple[dict[int, dict[str, Any]], list[Problem]]:
    values, unread = read_columns(table, SHEETS[sheet], "원", "panels")
    rows = zip(*values.values(), strict=True) if values else iter(())
    entries = {number: dict(zip(values, row, strict=True)) for (number, _), row in zip(table.rows, rows, strict=False)}
    placed = [replace(p, place=Place(sheet, p.place.row, p.place.column)) for p in unread]
    return entries, placed


def _tables(parts: dict[str, dict[int, dict[str, Any]]]) -> PanelTables:
    return PanelTables(
        _entries(PanelDay, parts["분과"]),
        _entries(Evaluator, parts["위원"]),
        _entries(Appointment, parts["분과위원"]),
        _entries(ScheduledItem, parts["일정"]),
        _entries(Sanction, parts["제재명단"]),
    )


def _entries(kind: type[Entry], rows: dict[int, dict[str, Any]]) -> dict[int, Entry]:
    nothing = {f.name: _nothing(str(f.type)) for f in fields(cast("Any", kind))}
    return {
        number: kind(**{name: _value(name, said.get(name, empty)) for name, empty in nothing.items()})
        for number, said in rows.items()
    }


def _nothing(annotation: str) -> str | tuple[str, ...] | None:
    if annotation == "str":
        return ""
    return () if annotation.startswith("tuple") else None


def _value(name: str, said: Any) -> Any:  # noqa: ANN401 - any cell's value
    if name not in LISTS or not isinstance(said, str):
        return said
    divider = r"[;,]" if name == "sectors" else r";"
    return tuple(part.strip() for part in re.split(divider, said) if part.strip())


def _placed(judged: Iterable[Problem], unread: list[Problem], tables: dict[str, Table]) -> list[Problem]:
    """Rules' problems with printed headers; what could not be read at a cell hides "missing" there."""
    told = {p.place for p in unread}
    kept = [p for p in judged if p.place not in told or not p.code.endswith(".missing")]
    return [
        replace(p, place=Place(p.place.sheet, p.place.row, tables[p.place.sheet].header_of(p.place.column)))
        for p in (*unread, *kept)
    ]
