"""Checks a STEP1 file: reads it, finds the table, reads the rows, applies the programme's rules."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from jumpup_desktop.domain.problems import Place, Problem
from jumpup_desktop.domain.selection.step1 import INDICATORS, SITE_SCORES, Step1Record
from jumpup_desktop.domain.selection.step1_rules import row_problems
from jumpup_desktop.domain.selection.step1_table_rules import table_problems
from jumpup_desktop.importers.checked import SEPARATOR, CheckedRow, CheckedTable
from jumpup_desktop.importers.columns import Values, read_columns
from jumpup_desktop.importers.mapping import Mapping, fingerprint
from jumpup_desktop.importers.step1_fields import REQUIRED_COLUMNS, STEP1_FIELDS
from jumpup_desktop.importers.swapped import MANY_HEADS, swapped
from jumpup_desktop.importers.table import Table, cut, missing_columns
from jumpup_desktop.importers.workbook import Workbook, read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date
    from pathlib import Path

    from jumpup_desktop.domain.policy import Policy


def check(
    path: Path, *, policy: Policy, today: date, sheet: str | None = None, header_row: int | None = None,
    mapping: Mapping | None = None, progress: Callable[[float, str], None] | None = None, texts: bool = True,
) -> CheckedTable:  # fmt: skip
    """Everything a person must see before loading. Nothing is changed anywhere.

    `texts`: with the raw text of every cell, for a screen that shows the table.

    Raises Refused(`file.…`, `table.…`), Trouble, and whatever `progress` raises to stop.
    """
    tell = progress or (lambda _share, _step: None)
    tell(0.0, "read")
    book = read(path)
    tell(0.5, "find")
    settled = mapping or Mapping()
    table = cut(book, STEP1_FIELDS, sheet, header_row, settled)
    unit = settled.money_unit or table.layout.money_unit or "원"
    tell(0.6, "parse")
    values, unread = read_columns(table, STEP1_FIELDS, unit, "step1")
    records = _records(table, values, policy)
    tell(0.8, "judge")
    problems = _problems(table, records, unread, policy, today, has_unit=bool(settled.money_unit))
    tell(1.0, "done")
    return _checked(book, table, unit, records, problems, texts=texts)


def _records(table: Table, values: Values, policy: Policy) -> dict[int, Step1Record]:
    fields = list(values)
    made = (dict(zip(fields, row, strict=True)) for row in zip(*values.values(), strict=True)) if values else ()
    numbers = (number for number, _ in table.rows)
    return {n: Step1Record(**said, waived=is_waived(said, policy)) for n, said in zip(numbers, made, strict=False)}


def is_waived(said: dict[str, Any], policy: Policy) -> bool:
    """Said in words, or recommended with nothing of STEP1 filled in (J-032, practice 30)."""
    word = policy.step1.waiver_word
    if any(_says(str(text), word) for f in ("result", "remark", "k_grade", "route") if (text := said.get(f))):
        return True
    is_recommended = said.get("route") == policy.intake.recommended_route
    return is_recommended and not any(said.get(f) for f in ("k_grade", "site_grade", *INDICATORS, *SITE_SCORES))


@lru_cache(maxsize=4096)
def _says(text: str, word: str) -> bool:
    """Whether the word is said, however it is spaced."""
    return word.replace(" ", "") in text.replace(" ", "")


def _problems(
    table: Table,
    records: dict[int, Step1Record],
    unread: list[Problem],
    policy: Policy,
    today: date,
    *,
    has_unit: bool,
) -> list[Problem]:
    many = {row for row, record in records.items() if record.headcount and record.headcount > MANY_HEADS}
    swaps = swapped(table, "step1", many | {p.place.row for p in unread})
    hidden = {(p.place.row, p.place.column) for p in swaps} | {(p.place.row, _field(table, p)) for p in table.problems}
    found = [p for p in unread if (p.place.row, p.place.column) not in hidden]
    told = _by_row(unread, swaps)
    for row, column in hidden:
        told[row].add(column)
    columns = set(table.index())
    found += row_problems(records, told, policy, today, columns)
    found += [*swaps, *table_problems(records, policy)]
    wanted = [spec for spec in STEP1_FIELDS if spec.name in REQUIRED_COLUMNS]
    found = [*missing_columns(table, wanted), *table.problems, *map(table.placed, found)]
    if not table.rows:
        found.append(Problem("table.no-rows", "error", (), Place(table.layout.sheet, 0, "")))
    if not table.layout.money_unit and not has_unit and not any(column.unit for column in table.columns):
        found.append(Problem("table.unit-missing", "warning", (), Place(table.layout.sheet, 0, "")))
    return sorted(found, key=lambda p: (p.place.row, p.place.column, p.code))


def _field(table: Table, problem: Problem) -> str:
    return next((c.field for c in table.columns if c.header == problem.place.column), "")


def _by_row(*lists: Iterable[Problem]) -> defaultdict[int, set[str]]:
    told: defaultdict[int, set[str]] = defaultdict(set)
    for problems in lists:
        for problem in problems:
            told[problem.place.row].add(problem.place.column)
    return told


def _checked(
    book: Workbook, table: Table, unit: str, records: dict[int, Step1Record], problems: list[Problem], *, texts: bool
) -> CheckedTable:
    stopped = {p.place.row for p in problems if p.level == "error"}
    rows = tuple(
        CheckedRow(
            number,
            None if number in stopped or 0 in stopped else records.get(number),
            _texts(row) if texts else "",
        )
        for number, row in table.rows
    )
    layout = table.layout
    return CheckedTable(
        book.name, book.sha256, book.size, book.kind, layout.sheet, tuple(s.name for s in book.sheets),
        layout.header_rows, table.columns, layout.unit_note, unit, fingerprint(layout.headers), rows,
        tuple(problems), table.counts,
    )  # fmt: skip


def _texts(row: list[Any]) -> str:
    return SEPARATOR.join([v if type(v) is str else "" if v is None else str(v) for v in row])
