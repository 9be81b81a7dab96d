"""What a text may be: a length for every field and no control characters, asked by the rule that makes the event."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Annotated, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""What no text of the record holds: letters that do not show and change what stands around them, and half letters."""
LINE_LIMIT = 500
BODY_LIMIT = 64 * 1024
"""Bytes of a body as written: more is refused when it is said, and kept apart when a merge brings it."""


@dataclass(frozen=True, slots=True)
class Length:
    """Marks a text field that may hold more characters than a line."""

    limit: int


Text = Annotated[str, Length(8_000)]
"""What people write: opinions, wordings, reasons, gists."""
Document = Annotated[str, Length(48_000)]
"""A whole text kept in the record, such as a policy."""


@dataclass(frozen=True, slots=True)
class Unfit:
    """A text field that holds more than it may, or (`limit` 0) a control character."""

    field: str
    limit: int


def unfit(body: object) -> Unfit | None:
    """The first text field of a body that may not be as it is; None where all fit."""
    return next(_in_class(body), None)


def _in_class(value: object) -> Iterator[Unfit]:
    cls: type = type(value)
    texts, others = _fields(cls)
    for name, limit in texts:
        yield from _in_text(name, getattr(value, name), limit)
    for name, hint in others:
        yield from _in_value(name, getattr(value, name), hint)


def _in_value(name: str, value: object, hint: object) -> Iterator[Unfit]:
    if isinstance(value, str):
        yield from _in_text(name, value, _limit(hint))
    elif isinstance(value, tuple):
        for n, one in enumerate(value):
            yield from _in_value(name, one, _inner(hint, n))
    elif is_dataclass(value):
        yield from _in_class(value)


def _in_text(name: str, text: str, limit: int) -> Iterator[Unfit]:
    if len(text) > limit:
        yield Unfit(name, limit)
    elif CONTROL.search(text):
        yield Unfit(name, 0)


@cache
def _fields(cls: type) -> tuple[tuple[tuple[str, int], ...], tuple[tuple[str, object], ...]]:
    """Plain text fields with their limits, and the fields to be looked into."""
    hints = get_type_hints(cls, include_extras=True)
    named = [(f.name, hints[f.name]) for f in fields(cls)]
    texts = tuple((name, _limit(hint)) for name, hint in named if _is_text(hint))
    return texts, tuple((name, hint) for name, hint in named if not _is_text(hint) and hint not in (int, bool))


def _is_text(hint: object) -> bool:
    return hint is str or (get_origin(hint) is Annotated and get_args(hint)[0] is str)


def _limit(hint: object) -> int:
    marks = [mark.limit for mark in get_args(hint)[1:] if isinstance(mark, Length)]
    return marks[0] if marks else LINE_LIMIT


def _inner(hint: object, n: int) -> object:
    """The type of the n-th value of a tuple."""
    inner = [arg for arg in get_args(hint) if arg is not Ellipsis]
    return inner[min(n, len(inner) - 1)] if inner else str
