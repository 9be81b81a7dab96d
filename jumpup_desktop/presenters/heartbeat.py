"""While a clock runs it is noted now and then, so that an outage has a beginning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.services.alive import EVERY_MS

if TYPE_CHECKING:
    from jumpup_desktop.presenters.progress import ProgressPresenter


class HeartBeat:
    """Asked at every tick of the screen; notes as seldom as it is enough."""

    def __init__(self, progress: ProgressPresenter) -> None:
        self._progress, self._at = progress, 0

    def tick(self) -> None:
        """Note that this machine is at work, where a clock runs and the last note is old."""
        turn, room = self._progress.turn, self._progress.room
        now = room.now()
        is_running = turn is not None and turn.clock is not None and turn.clock.is_running
        if is_running and now.utc_ms - self._at >= EVERY_MS:
            self._at = now.utc_ms
            room.work(lambda held: held.keep_alive())
