"""Where the season stands and what to do next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from jumpup_desktop.presenters.event import Event
from jumpup_desktop.presenters.shell import PageName
from jumpup_desktop.services.seen.overview import Overview, overview
from jumpup_desktop.services.stick import forget

if TYPE_CHECKING:
    from jumpup_desktop.presenters.messages import Sentences
    from jumpup_desktop.presenters.tasks import Tasks
    from jumpup_desktop.services.open_season import OpenSeason
    from jumpup_desktop.services.seen.at_hand import DayAtHand

StepState = Literal["done", "now", "later"]


@dataclass(frozen=True, slots=True)
class GuideStep:
    """One step of the season's work and the page it is done on."""

    code: str
    page: PageName
    state: StepState


def guide(seen: Overview) -> tuple[GuideStep, ...]:
    """The steps in order; the first that is not done comes now, as does a day that is on or waits for signatures."""
    steps: tuple[tuple[str, PageName, bool], ...] = (
        ("load", "step1", seen.companies > 0),
        ("panels", "panels", seen.panels > 0 and not seen.panels_short),
        ("agenda", "panels", seen.panels > 0 and seen.panels_with_agenda == seen.panels),
        ("open", "opening", 0 < seen.meetings == seen.meetings_closed),
        ("papers", "papers", 0 < seen.meetings == seen.meetings_closed and not seen.days_to_sign),
    )
    first = next((code for code, _, done in steps if not done), "")
    now = {first, *(("open",) if seen.meetings_opened > seen.meetings_closed else ())}
    now |= {"papers"} if seen.days_to_sign else set()
    return tuple(
        GuideStep(code, page, "done" if done else "now" if code in now else "later") for code, page, done in steps
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
    def at_hand(self) -> DayAtHand | None:
        """The day that is at hand, its phase named in the user's language."""
        found = self.seen.at_hand
        is_english = self._sentences.language == "en"
        return replace(found, phase=found.phase_en) if found and is_english else found

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
