"""What the store needs to know of a subject beyond its rules: which rows show one of its aggregates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar, cast

from jumpup_desktop.domain.record.aggregate import Subject

S = TypeVar("S")
Row = tuple[str | int | bytes | None, ...]
Rows = Mapping[str, Sequence[Row]]


def attachments(entity: str, named: Iterable[tuple[str, str]]) -> list[Row]:
    """Rows of the attachments (hash, file name) that an aggregate names; an empty hash names none."""
    return [(entity, sha256, name) for sha256, name in dict(named).items() if sha256]


@dataclass(frozen=True, slots=True)
class Shown:
    """A subject with its tables, each of which begins with the column `entity`.

    `rows` gives all rows of one aggregate from its state alone, so that live and rebuilt tables are equal.
    """

    subject: Subject[object]
    tables: tuple[str, ...]
    rows: Callable[[object], Rows]


def shown(subject: Subject[S], tables: tuple[str, ...], rows: Callable[[S], Rows]) -> Shown:
    """A typed subject for the registry, which holds all of them: the one place that forgets the state's type."""
    return Shown(cast("Subject[object]", subject), tables, cast("Callable[[object], Rows]", rows))
