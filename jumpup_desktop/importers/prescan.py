"""Looks over a workbook before its values are read: one far cell would make the reader ask for 550 GB."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.importers.facts import SheetFacts, refuse_giants
from jumpup_desktop.importers.ods_facts import ods_facts
from jumpup_desktop.importers.xlsx_facts import xlsx_facts

if TYPE_CHECKING:
    from pathlib import Path

    from jumpup_desktop.importers.container import Kind

_FACTS = {"xlsx": xlsx_facts, "ods": ods_facts}


def prescan(path: Path, kind: Kind) -> dict[str, SheetFacts]:
    """Facts of every sheet of an xlsx or ods file; xls and text tell theirs while being read.

    Raises Refused("file.too-wide" | "file.swells" | "file.damaged").
    """
    facts = _FACTS[kind](path) if kind in _FACTS else {}
    refuse_giants(facts)
    return facts
