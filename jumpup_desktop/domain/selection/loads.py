"""A load: one file's rows taken over at once, and which rows stayed out and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from jumpup_desktop.domain.record.aggregate import Subject
from jumpup_desktop.domain.record.event import kind
from jumpup_desktop.domain.record.limits import Document

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jumpup_desktop.domain.record.event import Event


@kind("load.done")
@dataclass(frozen=True, slots=True)
class LoadDone:
    """What was loaded from where; `left_out`: rows that stayed out ("5, 7-9", codes), in all `left_out_rows`."""

    what: Literal["step1", "panels"]
    file: str
    file_sha256: str
    file_kind: str
    sheet: str
    header_rows: tuple[int, ...]
    columns: tuple[tuple[str, str], ...]
    added: int
    changed: int
    unchanged: int
    left_out: tuple[tuple[Document, tuple[str, ...]], ...]
    left_out_rows: int = 0


def left_out(rows: Iterable[tuple[int, tuple[str, ...]]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Rows with the codes that kept them out, gathered by codes: ("5, 7-9", codes), in order of their first row."""
    by_codes: dict[tuple[str, ...], list[int]] = {}
    for row, codes in sorted(rows):
        by_codes.setdefault(codes, []).append(row)
    return tuple((_spans(found), codes) for codes, found in by_codes.items())


def _spans(rows: list[int]) -> str:
    spans: list[list[int]] = []
    for row in rows:
        if spans and row == spans[-1][-1] + 1:
            spans[-1] = [spans[-1][0], row]
        else:
            spans.append([row])
    return ", ".join("-".join(map(str, span)) for span in spans)


@dataclass(frozen=True, slots=True)
class Load:
    """A load as its event tells it."""

    id: str
    done: LoadDone | None = None
    at: int = 0


def evolve_load(state: Load | None, event: Event) -> Load:
    """The load after its event."""
    load = state or Load(event.entity)
    return Load(event.entity, event.body, event.header.utc_ms) if isinstance(event.body, LoadDone) else load


LOAD = Subject("load", evolve_load)
