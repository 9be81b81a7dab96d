"""Panels, who sits in them, and the order of their day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jumpup_desktop.domain.dates import clock_time, minute_of_day
from jumpup_desktop.presenters.event import Event
from jumpup_desktop.services.seen import panels as seen
from jumpup_desktop.services.seen.panels import PanelMember, PlannedPart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jumpup_desktop.assets import Language
    from jumpup_desktop.presenters.messages import Sentences
    from jumpup_desktop.presenters.tasks import Tasks
    from jumpup_desktop.services.open_season import OpenSeason
    from jumpup_desktop.services.seen.panels import PanelDetail, PanelLine


@dataclass(frozen=True, slots=True)
class Slot:
    """An agenda item with its place and planned times (HH:MM)."""

    item: PlannedPart
    number: int
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class CriterionCover:
    """A criterion, the evaluator type that must write it, and who of the panel is of that type."""

    id: str
    name: str
    evaluators: str
    members: tuple[PanelMember, ...]


def planned(items: Sequence[PlannedPart], start: str) -> tuple[Slot, ...]:
    """Times one after the other from the start; companies are numbered, breaks are not."""
    clock, number, slots = minute_of_day(start), 0, []
    for item in items:
        number += item.kind == "company"
        until = clock + item.minutes
        slots.append(Slot(item, number if item.kind == "company" else 0, clock_time(clock), clock_time(until)))
        clock = until
    return tuple(slots)


def covers(detail: PanelDetail, language: Language = "ko") -> tuple[CriterionCover, ...]:
    """Who covers which criterion, named in the user's language; one with nobody is a warning."""
    return tuple(
        CriterionCover(
            c.id,
            c.name_en if language == "en" and c.name_en else c.name,
            c.evaluators,
            tuple(m for m in detail.members if m.criterion == c.id),
        )
        for c in detail.criteria
    )


class PanelsPresenter:
    """The order being arranged is a draft until it is saved; it can be undone step by step."""

    def __init__(self, season: OpenSeason, tasks: Tasks, sentences: Sentences) -> None:
        self._season, self._tasks, self._sentences = season, tasks, sentences
        self.changed: Event[None] = Event()
        self.arranged: Event[str] = Event()
        self.saved: Event[None] = Event()
        self.rows: Sequence[PanelLine] = ()
        self.detail: PanelDetail | None = None
        self.items: tuple[PlannedPart, ...] = ()
        self.error = ""
        self._undo: list[tuple[PlannedPart, ...]] = []
        self._redo: list[tuple[PlannedPart, ...]] = []

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The day as it would be."""
        return planned(self.items, self.detail.start) if self.detail else ()

    @property
    def is_unsaved(self) -> bool:
        """Whether the order differs from the record."""
        return self.detail is not None and self.items != self.detail.agenda

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to do again."""
        return bool(self._redo)

    @property
    def is_fixed(self) -> bool:
        """An opened day's order is not changed here."""
        return self.detail is None or self.detail.is_opened

    def refresh(self) -> None:
        """Read the panels again."""
        season, chosen = self._season, self.detail.row.id if self.detail else ""

        def read() -> tuple[Sequence[PanelLine], PanelDetail | None]:
            rows = seen.lines(season.store, season.reader)
            is_there = any(row.id == chosen for row in rows)
            return rows, seen.detail(season.store, season.reader, chosen) if is_there else None

        self._tasks.submit(read, self._on_read, self._on_fault)

    @property
    def covers(self) -> tuple[CriterionCover, ...]:
        """Who covers which criterion of the chosen panel."""
        return covers(self.detail, self._sentences.language) if self.detail else ()

    def choose(self, panel: str) -> None:
        """Show one panel."""
        if self.detail is None or self.detail.row.id != panel:
            season = self._season
            self._tasks.submit(
                lambda: seen.detail(season.store, season.reader, panel), self._on_detail, self._on_fault
            )  # fmt: skip

    def move(self, item: str, step: int) -> None:
        """One place up (-1) or down (1)."""
        at = self._place(item)
        self.move_to(item, at + step)

    def move_to(self, item: str, place: int) -> None:
        """To a place of the day, from 0."""
        at = self._place(item)
        if self.is_fixed or at < 0 or not 0 <= place < len(self.items) or place == at:
            return
        rest = [entry for entry in self.items if entry.id != item]
        rest.insert(place, self.items[at])
        self._undo.append(self.items)
        self._redo.clear()
        self._arrange(tuple(rest), item)

    def undo(self) -> None:
        """Take the last step back."""
        if self._undo:
            self._redo.append(self.items)
            self._arrange(self._undo.pop(), "")

    def redo(self) -> None:
        """Do it again."""
        if self._redo:
            self._undo.append(self.items)
            self._arrange(self._redo.pop(), "")

    def save(self) -> None:
        """Put the order on record."""
        if self.detail is None or not self.is_unsaved:
            return
        panel, order = self.detail.row.id, seen.companies_of(tuple(item.id for item in self.items))
        season = self._season

        def work() -> PanelDetail:
            from jumpup_desktop.services import meetings

            meetings.arrange(season.store, season.actor, panel, order)
            return seen.detail(season.store, season.reader, panel)

        self._tasks.submit(work, self._on_detail, self._on_fault)

    def _place(self, item: str) -> int:
        return next((n for n, entry in enumerate(self.items) if entry.id == item), -1)

    def _arrange(self, items: tuple[PlannedPart, ...], moved: str) -> None:
        self.items = items
        self.arranged.emit(moved)

    def _on_read(self, found: tuple[Sequence[PanelLine], PanelDetail | None]) -> None:
        rows, detail = found
        self.rows, self.error = rows, ""
        if detail is not None and detail != self.detail and not self.is_unsaved:
            self._on_detail(detail)
        self.changed.emit(None)
        if rows and self.detail is None:
            self.choose(rows[0].id)

    def _on_detail(self, detail: PanelDetail) -> None:
        self.detail, self.items, self.error = detail, detail.agenda, ""
        self._undo, self._redo = [], []
        self.changed.emit(None)
        self.saved.emit(None)

    def _on_fault(self, error: Exception) -> None:
        self.error = self._sentences.of(error)
        self.changed.emit(None)
