"""What came of the last try to open a season, and how long until the next is let in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.errors import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable

    from jumpup_desktop.presenters.event import Event
    from jumpup_desktop.presenters.messages import Sentences

ABOUT_PASSPHRASE = ("vault.wrong-passphrase", "vault.wait", "vault.short-passphrase")


class Tries:
    """The fault of the last try, in words; several wrong passphrases must wait. `changed` is told when a wait ends."""

    def __init__(self, sentences: Sentences, changed: Event[None], clock: Callable[[], float]) -> None:
        self._sentences, self._changed, self._clock = sentences, changed, clock
        self._fault: Exception | None = None
        self._wait_until = 0.0

    def begin(self) -> None:
        """Another file: nothing was tried yet."""
        self._fault, self._wait_until = None, 0.0

    def forgive(self) -> None:
        """Something else is done; a wait goes on."""
        self._fault = None

    def note(self, error: Exception) -> None:
        """A try failed. What we did not expect is not said here: it is reported."""
        self._fault = error if isinstance(error, Trouble | Refused) else None
        if isinstance(error, Trouble) and error.code == "vault.wait":
            self._wait_until = self._clock() + float(str(error.values.get("seconds", 1)))

    @property
    def wait_s(self) -> int:
        """Seconds until the next try is let in."""
        return max(0, -int(-(self._wait_until - self._clock()) // 1))

    @property
    def error(self) -> str:
        """What is wrong with the last try, in words."""
        if self.wait_s:
            return self._sentences.of(Trouble("vault.wait", seconds=self.wait_s))
        if self._fault is None or self._code == "vault.wait":
            return ""
        return self._sentences.of(self._fault)

    @property
    def is_about_passphrase(self) -> bool:
        """Whether the error belongs beside the passphrase."""
        return self._code in ABOUT_PASSPHRASE

    @property
    def is_damaged(self) -> bool:
        """Whether the last try found the file damaged."""
        return self._code == "store.damaged"

    def tick(self) -> None:
        """A second went by: the wait may be over."""
        if self._wait_until:
            if not self.wait_s:
                self.begin()
            self._changed.emit(None)

    @property
    def _code(self) -> str:
        return self._fault.code if isinstance(self._fault, Trouble) else ""
