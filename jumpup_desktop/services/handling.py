"""The one table from an act to its handler, typed by the handlers themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from jumpup_desktop.domain.record.act import Act
from jumpup_desktop.domain.text import tidied
from jumpup_desktop.services import elsewhere

if TYPE_CHECKING:
    from collections.abc import Callable

    from jumpup_desktop.services.case import Case

    Handler = Callable[[Case, Act], None]

A = TypeVar("A", bound=Act)
HANDLERS: dict[type[Act], Handler] = {}


def handles(act: type[A]) -> Callable[[Callable[[Case, A], None]], Callable[[Case, A], None]]:
    """Register a function as the handler of an act; its own signature is checked against the act."""

    def register(handler: Callable[[Case, A], None]) -> Callable[[Case, A], None]:
        HANDLERS[act] = cast("Handler", handler)
        return handler

    return register


def do(case: Case, act: Act) -> None:
    """Do one act, its texts as the record keeps them, in the meeting it belongs to.

    Refuses as its rule does, and `item.other-panel`; nothing is written then.
    """
    if item := getattr(act, "item", ""):
        elsewhere.require_here(case, item)
    HANDLERS[type(act)](case, tidied(act))
