"""Runs work off the window's thread: lanes for the season's store, files and pictures, copies on sticks, the audit."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar

from jumpup_desktop.domain.changes import Changes
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.errors import Cancelled, Trouble
from jumpup_desktop.presenters.event import Event

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import ThreadPoolExecutor

T = TypeVar("T")
Lane = Literal["store", "files", "copies", "audit"]
EXPECTED = (Trouble, Refused, Cancelled)
PROGRESS_PAUSE_S = 0.05


class Deliver(Protocol):
    """Runs a call on the window's thread, later."""

    def __call__(self, call: Callable[[], None], /) -> None: ...


class Progress:
    """What long work reports to; cancelling makes the next report raise Cancelled."""

    def __init__(self, deliver: Deliver, show: Callable[[float, str], None]) -> None:
        self._deliver, self._show = deliver, show
        self._cancelled = False
        self._told = 0.0

    def cancel(self) -> None:
        """Stop the work at its next report."""
        self._cancelled = True

    def __call__(self, share: float, step: str) -> None:
        if self._cancelled:
            raise Cancelled
        now = time.monotonic()
        if share >= 1.0 or now - self._told >= PROGRESS_PAUSE_S:
            self._told = now
            self._deliver(lambda: self._show(share, step))


class Tasks:
    """`submit` returns at once; the answer comes on the window's thread. Our own bugs go to `failed` as well.

    `known` turns an error of a library into the trouble it means; `written` is asked after each work what it wrote,
    and `recorded` tells it.
    """

    def __init__(
        self, deliver: Deliver, known: Callable[[Exception], Exception] = lambda error: error,
        written: Callable[[], Changes] = Changes,
    ) -> None:  # fmt: skip
        self.deliver = deliver
        self._known, self._written = known, written
        self.recorded: Event[Changes] = Event()
        self.failed: Event[BaseException] = Event()
        self.busy: Event[int] = Event()
        self._running = 0
        self._lanes: dict[Lane, ThreadPoolExecutor] = {}

    def submit(
        self, work: Callable[[], T], on_done: Callable[[T], None], on_error: Callable[[Exception], None],
        lane: Lane = "store",
    ) -> None:  # fmt: skip
        """Do the work in a lane, in order."""
        self._count(1)
        self._lane(lane).submit(self._run, work, on_done, on_error, lane)

    def _lane(self, lane: Lane) -> ThreadPoolExecutor:
        """Made at its first work: the first screen needs none."""
        from concurrent.futures import ThreadPoolExecutor

        if lane not in self._lanes:
            self._lanes[lane] = ThreadPoolExecutor(1, thread_name_prefix=lane)
        return self._lanes[lane]

    def _run(
        self, work: Callable[[], T], on_done: Callable[[T], None], on_error: Callable[[Exception], None], lane: Lane
    ) -> None:  # fmt: skip
        try:
            result = work()
        except Exception as error:
            caught = self._known(error)
            self.deliver(lambda: self._fail(caught, on_error))
        else:
            self.deliver(lambda: self._finish(lambda: on_done(result)))
        changes = self._written() if lane == "store" else Changes()
        if changes.touched:
            self.deliver(lambda: self.recorded.emit(changes))

    def _fail(self, error: Exception, on_error: Callable[[Exception], None]) -> None:
        self._finish(lambda: on_error(error))
        if not isinstance(error, EXPECTED):
            self.failed.emit(error)

    def _finish(self, call: Callable[[], None]) -> None:
        self._count(-1)
        call()

    def _count(self, step: int) -> None:
        self._running += step
        self.busy.emit(self._running)

    def close(self) -> None:
        """Let what runs finish; nothing new begins."""
        for lane in self._lanes.values():
            lane.shutdown(wait=True, cancel_futures=False)


class InlineTasks(Tasks):
    """Does the work at once, in the caller's thread: for tests and pictures of screens."""

    def __init__(
        self, known: Callable[[Exception], Exception] = lambda error: error, written: Callable[[], Changes] = Changes
    ) -> None:
        super().__init__(lambda call: call(), known, written)

    def submit(
        self, work: Callable[[], T], on_done: Callable[[T], None], on_error: Callable[[Exception], None],
        lane: Lane = "store",
    ) -> None:  # fmt: skip
        """Do the work now."""
        self._count(1)
        self._run(work, on_done, on_error, lane)
