"""Bodies change over the years: pure functions vN → vN+1, applied to the decoded fields on reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

Fields = dict[str, object]


def _sort_is_kind(fields: Fields) -> Fields:
    return {"kind" if name == "sort" else name: value for name, value in fields.items()}


def _onto_the_one_before(fields: Fields) -> Fields:
    """Which file it was put into was not said: the one before it in the record."""
    return fields | {"onto_sha256": ""}


def _nobody_named(fields: Fields) -> Fields:
    """Who was missing at a call was not said."""
    return fields | {"missing": []}


def _nobody_withdrew(fields: Fields) -> Fields:
    """That a matter was opened by a member's taking back the agreement was not told apart."""
    return fields | {"withdrawn_by": ""}


def _as_it_was(fields: Fields) -> Fields:
    """What is new has a default that says it was not so."""
    return fields


STEPS: dict[tuple[str, int], Callable[[Fields], Fields]] = {
    ("company.file_attached", 1): _sort_is_kind,
    ("consensus.reopened", 1): _nobody_withdrew,
    ("exclusion.agency_decided", 1): _as_it_was,
    ("exclusion.set", 1): _sort_is_kind,
    ("item.called", 1): _nobody_named,
    ("item.gist_noted", 1): _sort_is_kind,
    ("item.shrunk", 1): _sort_is_kind,
    ("meeting.planned", 1): _as_it_was,
    ("meeting.replanned", 1): _as_it_was,
    ("meeting.swapped", 1): _as_it_was,
    ("paper.signed", 1): _onto_the_one_before,
    ("sitting.closed", 1): _as_it_was,
    ("sitting.closed", 2): _as_it_was,
}
"""(kind, version) → the function that lifts its fields to version + 1. Old functions never call current code."""


def upcast(kind: str, version: int, wanted: int, fields: Fields) -> Fields:
    """The fields in the shape of the wanted version. Raises KeyError where a step is missing."""
    while version < wanted:
        fields = STEPS[(kind, version)](fields)
        version += 1
    return fields
