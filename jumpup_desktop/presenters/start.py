"""Where the season stands and what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from jumpup_desktop.presenters.event import Event
from jumpup_desktop.presenters.shell import PageName
from jumpup_desktop.services.seen.overview import Overview, overview
from jumpup_desktop.services.stick import forget

if TYPE_CHECKING:
    from jumpup_desktop.presenters.messages import Sentences
    from jumpup_desktop.presenters.tasks import Tasks
    from jumpup_desktop.services.open_season import OpenSeason

StepState = Literal["done", "now", "later"]


@dataclass(frozen=True, slots=True)
class GuideStep:
    """One step of the season's work and the page it is done on."""

    code: str
    page: PageName
    state: StepState


def guide(seen: Overview) -> tuple[GuideStep, ...]:
    """The steps in order; the first that is not done is what comes now."""
    steps: tuple[tuple[str, PageName, bool], ...] = (
        ("load", "step1", seen.companies > 0),
        ("panels", "panels", seen.panels > 0 and not seen.panels_short),
        ("agenda", "panels", seen.panels > 0 and seen.panels_with_agenda == seen.panels),
        ("open", "opening", seen.meetings_opened > 0),
        ("papers", "papers", seen.papers > 0 and seen.papers_sealed == seen.papers),
    )
    first = next((n for n, step in enumerate(steps) if not step[2]), len(steps))
    states: tuple[StepState, ...] = ("done", "now", "later")
    return tuple(
        GuideStep(code, page, states[0] if done else states[1] if number == first else states[2])
        for number, (code, page, done) in enumerate(steps)
    )


class StartPresenter:
    """The counts and the guide."""

    def __init__(self, season: OpenSeason, tasks: Tasks, sentences: Sentences) -> None:
        self._season, self._tasks, self._sentences = season, tasks, sentences
        self.changed: Event[None] = Event()
        self.seen = Overview()
        self.error = ""

    @property
    def steps(self) -> tuple[GuideStep, ...]:
        """What to do, in order."""
        return guide(self.seen)

    @property
    def sticks(self) -> str:
        """That copies still carry signing keys of a day that is over, and where; empty where none does."""
        places = ", ".join(stick.place for stick in self.seen.sticks_with_keys)
        return self._sentences.say("cli.sticks-with-keys", {"places": places}) if places else ""

    def forget_stick(self, stick: str) -> None:
        """A stick was emptied or is gone: it is listed no more."""
        self._tasks.submit(lambda: forget(self._season.store, stick), lambda _: self.refresh(), self._on_fault)

    def refresh(self) -> None:
        """Count again."""
        season = self._season
        self._tasks.submit(lambda: overview(season.store, season.reader), self._on_seen, self._on_fault)

    def _on_seen(self, seen: Overview) -> None:
        self.seen, self.error = seen, ""
        self.changed.emit(None)

    def _on_fault(self, error: Exception) -> None:
        self.error = self._sentences.of(error)
        self.changed.emit(None)
