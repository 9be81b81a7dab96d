"""What the store needs to know of a subject: how it grows and which rows show it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from jumpup_desktop.domain.record.aggregate import Evolve, State

Row = tuple[str | int | bytes | None, ...]
Rows = Mapping[str, Sequence[Row]]


@dataclass(frozen=True, slots=True)
class Subject:
    """One aggregate kind in the database. Each of its tables begins with the column `entity`.

    `rows` gives all rows of one aggregate from its state alone, so that live and rebuilt tables are equal.
    """

    name: str
    evolve: Evolve
    tables: tuple[str, ...]
    rows: Callable[[State], Rows]
