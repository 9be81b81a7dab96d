"""The fields of a table as importers know them: how their headers are spelled and how a cell is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Reading = Literal["text", "integer", "money", "date", "time", "score", "number", "ksic", "grade", "experts"]


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field: its name in the record, how a cell is read, headers it is known by; `group` settles a tie."""

    name: str
    reading: Reading
    aliases: tuple[str, ...]
    group: str = ""
