"""A small typed signal: presenters announce, views listen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar
from weakref import WeakMethod

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class Event(Generic[T]):
    """Listeners are called in the order they came. A bound method is held weakly: a closed view is forgotten.

    An owner that says `is_gone` is forgotten at once: its widgets are destroyed before Python lets go of it.
    """

    def __init__(self) -> None:
        self._listeners: list[Callable[[], Callable[[T], None] | None]] = []

    def listen(self, listener: Callable[[T], None]) -> None:
        """Call the listener with every value from now on."""
        if hasattr(listener, "__self__") and hasattr(listener, "__func__"):
            self._listeners.append(WeakMethod(listener))
        else:
            self._listeners.append(lambda: listener)

    def emit(self, value: T) -> None:
        """Tell all who listen; those who are gone are dropped."""
        found = [(held, _living(held())) for held in self._listeners]
        self._listeners = [held for held, listener in found if listener is not None]
        for _, listener in found:
            if listener is not None:
                listener(value)


def _living(listener: Callable[[T], None] | None) -> Callable[[T], None] | None:
    return None if getattr(getattr(listener, "__self__", None), "is_gone", False) else listener
