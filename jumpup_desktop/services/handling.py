"""The one table from an act to its handler, typed by the handlers themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from jumpup_desktop.domain.record.act import Act
from jumpup_desktop.domain.text import tidied
from jumpup_desktop.services import elsewhere, presence

if TYPE_CHECKING:
    from collections.abc import Callable

    from jumpup_desktop.services.case import Case

    Handler = Callable[[Case, Act], None]

A = TypeVar("A", bound=Act)
HANDLERS: dict[type[Act], Handler] = {}


OF_TODAY: set[type[Act]] = set()
"""Acts of a turn that a day does while it is on, for the items it is on for."""


def handles(
    act: type[A], *, of_today: bool = False
) -> Callable[[Callable[[Case, A], None]], Callable[[Case, A], None]]:
    """Register a function as the handler of an act; its own signature is checked against the act.

    `of_today`: refused after 폐회, and on a day that goes on after it for other items (`presence.require_of_today`).
    """

    def register(handler: Callable[[Case, A], None]) -> Callable[[Case, A], None]:
        HANDLERS[act] = cast("Handler", handler)
        if of_today:
            OF_TODAY.add(act)
        return handler

    return register


def do(case: Case, act: Act) -> None:
    """Do one act, its texts as the record keeps them, in the meeting it belongs to.

    Refuses as its rule does, and `item.other-panel`, `sitting.closed`, `sitting.only-items`; nothing is written then.
    """
    if item := getattr(act, "item", ""):
        elsewhere.require_here(case, item)
        if type(act) in OF_TODAY:
            presence.require_of_today(case, item)
    HANDLERS[type(act)](case, tidied(act))
