"""Opening, making, locking and closing a season."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Literal

from jumpup_desktop.presenters.event import Event
from jumpup_desktop.presenters.tries import Tries

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from jumpup_desktop.presenters.messages import Sentences
    from jumpup_desktop.presenters.tasks import Tasks
    from jumpup_desktop.services.open_season import OpenSeason
    from jumpup_desktop.services.preferences import KeptPreferences
    from jumpup_desktop.services.seen.season import SeasonCard

Screen = Literal["choose", "create", "recovery", "open", "locked"]
MINIMUM = 8
SUFFIX = ".jumpup-season"


def strength(passphrase: str) -> int:
    """0 too short, 1 weak, 2 fair, 3 good, 4 strong. Length counts most; a Hangul syllable is worth two letters."""
    if len(passphrase) < MINIMUM:
        return 0
    worth = sum(2 if "가" <= letter <= "힣" else 1 for letter in passphrase)
    if len(set(passphrase)) < len(passphrase) / 3:
        worth //= 2
    return 1 + sum(worth >= bound for bound in (12, 16, 22))


def with_suffix(file: Path) -> Path:
    """The file with a season's suffix where the user gave none."""
    return file if file.suffix else file.with_name(file.name + SUFFIX)


class SessionPresenter:
    """Which of the season's screens is shown, and what it says."""

    def __init__(
        self, season: OpenSeason, preferences: KeptPreferences, tasks: Tasks, sentences: Sentences,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        self._season, self._preferences, self._tasks = season, preferences, tasks
        self.changed: Event[None] = Event()
        self.opened: Event[None] = Event()
        self.screen: Screen = "choose"
        self.file: Path | None = None
        self.card: SeasonCard | None = None
        self.is_busy = False
        self.recovery_key = ""
        self.tries = Tries(sentences, self.changed, clock)

    @property
    def recent(self) -> tuple[Path, ...]:
        """Seasons opened lately, newest first."""
        return self._preferences.read().recent

    def pick(self, file: Path | None) -> None:
        """The user chose which season to open."""
        self.file = file
        self.tries.begin()
        self._go("choose")

    def forget(self, file: Path) -> None:
        """Take a file off the recent list."""
        self._preferences.forget(file)
        self.changed.emit(None)

    def start_creating(self) -> None:
        """Show the screen for a new season."""
        self.tries.forgive()
        self._go("create")

    def back(self) -> None:
        """Back to the choice of a season."""
        self.tries.forgive()
        self._go("choose")

    def create(self, file: Path, passphrase: str, policy: str) -> None:
        """Make a season; its recovery key is shown once, before the season counts."""
        wanted = with_suffix(file)
        self.file = wanted
        season = self._season
        self.work(lambda: season.prepare(wanted, passphrase, policy), self._on_prepared)

    def _on_prepared(self, key: str) -> None:
        self.recovery_key = key
        self._go("recovery")

    def confirm_recovery(self) -> None:
        """The key is kept safe; it is not shown again, and the season is there."""
        if self.is_busy or self.screen != "recovery":
            return

        def finishing() -> SeasonCard:
            self._season.finish()
            return self._read_card()

        self.work(finishing, self._on_finished)

    def _on_finished(self, card: SeasonCard) -> None:
        self.recovery_key = ""
        self._on_opened(card)

    def unlock(self, passphrase: str, *, read_only: bool = False) -> None:
        """Open the chosen season (a damaged one for reading only), or let the user back into the open one."""
        if self.screen not in ("choose", "locked") or self.tries.wait_s or self.is_busy or self.file is None:
            return
        if self.screen == "locked":
            self.work(lambda: self._season.check_passphrase(passphrase), lambda _none: self._go("open"))
            return
        file = self.file

        def opening() -> SeasonCard:
            self._season.open(file, passphrase, read_only=read_only)
            try:
                return self._read_card()
            except Exception:
                self._season.close()
                raise

        self.work(opening, self._on_opened)

    def _on_opened(self, card: SeasonCard) -> None:
        self.card = card
        self._preferences.remember(self._season.known_file)
        self._go("open")
        self.opened.emit(None)

    def lock(self) -> None:
        """Cover all screens; the record goes on being kept."""
        if self.screen == "open":
            self.tries.forgive()
            self._go("locked")

    def close(self) -> None:
        """Close the season and go back to the choice."""

        def closed(_none: None) -> None:
            self.card = None
            self._go("choose")

        self._tasks.submit(self._season.close, closed, self._on_fault)

    def refresh(self) -> None:
        """Read the season's card again."""
        if self.card is not None:
            self._tasks.submit(self._read_card, self._on_card, self._on_fault)

    def _read_card(self) -> SeasonCard:
        from jumpup_desktop.services.seen import season

        return season.card(self._season.store, self._season.known_file, self._season.reach)

    def _on_card(self, card: SeasonCard) -> None:
        self.card = card
        self.changed.emit(None)

    def work(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        """Do something with seasons; what goes wrong is said in `tries`."""
        self.is_busy = True
        self.tries.forgive()
        self.changed.emit(None)

        def finish(result: object) -> None:
            self.is_busy = False
            done(result)

        self._tasks.submit(work, finish, self._on_fault)

    def _on_fault(self, error: Exception) -> None:
        self.is_busy = False
        self.tries.note(error)
        if self.screen == "recovery":  # there is no season for this key
            self.recovery_key, self.screen = "", "create"
        self.changed.emit(None)

    def _go(self, screen: Screen) -> None:
        self.screen = screen
        self.changed.emit(None)
