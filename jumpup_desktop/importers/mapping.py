"""Guesses which column holds which field; the user can change it and it is remembered by the headers."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from jumpup_desktop.domain.identifiers import BusinessNumber
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.importers.layout import header_key

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jumpup_desktop.importers.fields import FieldSpec
    from jumpup_desktop.importers.grid import Row

ALIKE = 0.82
SAMPLE = 50


@dataclass(frozen=True, slots=True)
class Mapping:
    """What the user settled for tables with these headers: (header, field) pairs, "" for "not used".

    `money_unit` overrides what the sheet's note says; "" leaves it.
    """

    fields: tuple[tuple[str, str], ...] = ()
    money_unit: str = ""


def fingerprint(headers: Sequence[str]) -> str:
    """Under which a mapping is remembered: the same headers in any spacing and order."""
    return hashlib.sha256("\n".join(sorted(map(header_key, headers))).encode()).hexdigest()


def vocabulary(specs: Sequence[FieldSpec]) -> frozenset[str]:
    """Keys of all known headers."""
    return frozenset(header_key(alias) for spec in specs for alias in spec.aliases)


def guess(
    headers: Sequence[str],
    groups: Sequence[str],
    rows: Sequence[Row],
    specs: Sequence[FieldSpec],
    mapping: Mapping,
) -> tuple[str, ...]:
    """The field of each column, "" for none. Raises Refused("table.unknown-field") for a field that is not there."""
    found = [""] * len(headers)
    settled = _settled(headers, specs, mapping)
    for column, field in settled.items():
        found[column] = field
    open_columns = [c for c in range(len(headers)) if c not in settled and headers[c]]
    for score in (_exact, _similar):
        _assign(found, open_columns, headers, groups, specs, score)
    _by_content(found, open_columns, rows)
    return tuple(found)


def _settled(headers: Sequence[str], specs: Sequence[FieldSpec], mapping: Mapping) -> dict[int, str]:
    known = {spec.name for spec in specs} | {""}
    settled: dict[int, str] = {}
    keys = [header_key(header) for header in headers]
    for header, field in mapping.fields:
        if field not in known:
            raise Refused("table.unknown-field", field=field)
        if header_key(header) not in keys:
            raise Refused("table.unknown-header", header=header)
        settled[keys.index(header_key(header))] = field
    return settled


def _exact(key: str, spec: FieldSpec) -> float:
    return 1.0 if key in {header_key(alias) for alias in spec.aliases} else 0.0


def _similar(key: str, spec: FieldSpec) -> float:
    if len(key) < 3:
        return 0.0
    best = max(SequenceMatcher(None, key, header_key(alias)).ratio() for alias in spec.aliases)
    return best if best >= ALIKE else 0.0


def _assign(
    found: list[str], columns: list[int], headers: Sequence[str], groups: Sequence[str],
    specs: Sequence[FieldSpec], score: Callable[[str, FieldSpec], float],
) -> None:  # fmt: skip
    """Best offers first; of two equal ones the left column."""
    offers = [
        (value + (0.1 if spec.group and spec.group in groups[c] else 0.0), -c, spec.name)
        for c in columns
        if not found[c]
        for spec in specs
        if spec.name not in found and (value := score(header_key(headers[c]), spec))
    ]
    for _, negative, name in sorted(offers, reverse=True):
        if not found[-negative] and name not in found:
            found[-negative] = name


def _by_content(found: list[str], columns: list[int], rows: Sequence[Row]) -> None:
    """A column of business registration numbers is known by their check digits, whatever its header."""
    if "number" in found:
        return
    for column in columns:
        sample = [row[column] for row in rows[:SAMPLE] if row[column] is not None]
        if not found[column] and sample and sum(map(_is_number, sample)) * 10 >= len(sample) * 8:
            found[column] = "number"
            return


def _is_number(cell: object) -> bool:
    try:
        BusinessNumber.parse(str(cell))
    except ValueError:
        return False
    return True
