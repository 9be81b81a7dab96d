"""Checking and loading STEP1 results, as the import screen asks for it."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, cast

from jumpup_desktop.domain.selection.company import COMPANY
from jumpup_desktop.presenters.ports.imports import LoadCounts, RowChange

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from jumpup_desktop.app.holder import Holder
    from jumpup_desktop.domain.selection.step1 import Step1Record
    from jumpup_desktop.importers.checked import CheckedTable as Checked
    from jumpup_desktop.presenters.ports.imports import CheckedTable
    from jumpup_desktop.services.step1_loads import RowChange as Planned


class Imports:
    """One file at a time: the path that was checked is the path that is loaded."""

    def __init__(self, holder: Holder) -> None:
        self._holder = holder
        self._path: Path | None = None

    def fields(self) -> tuple[str, ...]:
        """Fields a column can be mapped to."""
        from jumpup_desktop.domain.selection.step1 import Step1Record

        return tuple(f.name for f in fields(Step1Record) if f.name != "waived")

    def check(
        self, path: Path, sheet: str | None, header_row: int | None, mapping: Sequence[tuple[str, str]],
        progress: Callable[[float, str], None],
    ) -> CheckedTable:  # fmt: skip
        """Check in a child process."""
        import time

        from jumpup_desktop.importers.mapping import Mapping as Settled
        from jumpup_desktop.services import checks

        settled = Settled(fields=tuple(mapping)) if mapping else None
        reading, now = checks.Reading(sheet, header_row, settled), time.time_ns() // 1_000_000
        job = checks.start_step1(path, self._holder.policy.policy, now, reading, progress=progress)
        self._path = path
        return cast("CheckedTable", job.result())

    def compare(self, checked: CheckedTable) -> Mapping[int, RowChange]:
        """Row by row, what loading would change."""
        from jumpup_desktop.services import step1_loads

        table = cast("Checked", checked)
        records = {row.row: row.record for row in table.rows}
        plan = step1_loads.compare(self._holder.store, table)
        return {c.row: self._change(c, records[c.row]) for c in plan if c.what != "error"}

    def _change(self, planned: Planned, record: Step1Record | None) -> RowChange:
        kind = planned.what if planned.what != "error" else "same"
        before = self._holder.store.known(COMPANY, planned.company).record if planned.company else None
        differences = tuple(
            (name, str(getattr(before, name) or ""), str(getattr(record, name) or "")) for name in planned.fields
        )
        return RowChange(planned.row, kind, record.name if record else "", differences)

    def load(
        self, checked: CheckedTable, rows: Sequence[int], accept: Sequence[int],
        progress: Callable[[float, str], None],
    ) -> LoadCounts:  # fmt: skip
        """Load the chosen rows in one transaction."""
        from jumpup_desktop.errors import Trouble
        from jumpup_desktop.services import step1_loads

        if self._path is None:
            raise Trouble("load.file-changed", path="")
        progress(0.0, "load")
        chosen = sorted({*rows, *accept})
        done = step1_loads.load(
            self._holder.store, self._holder.actor, cast("Checked", checked), self._path, rows=chosen
        )
        progress(1.0, "done")
        return LoadCounts(done.added, done.changed, done.unchanged, done.left_out)
