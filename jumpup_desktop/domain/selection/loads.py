"""A load: one file's rows taken over at once, and which rows stayed out and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from jumpup_desktop.domain.record.aggregate import Subject
from jumpup_desktop.domain.record.event import kind

if TYPE_CHECKING:
    from jumpup_desktop.domain.record.event import Event


@kind("load.done")
@dataclass(frozen=True, slots=True)
class LoadDone:
    """What was loaded from where; `left_out` lists (row, codes) of rows that stayed out."""

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
    left_out: tuple[tuple[int, tuple[str, ...]], ...]


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
