"""Two words every rule is written with: what must hold, and the event that then follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.record.event import Draft, EventRef, kind_of, subject_of
from jumpup_desktop.domain.record.limits import unfit
from jumpup_desktop.domain.text import nfc

if TYPE_CHECKING:
    from typing import TypeVar

    from jumpup_desktop.domain.record.event import Event

    T = TypeVar("T")


def require(holds: object, code: str, **values: object) -> None:
    """Refuse with the code and its values unless the condition holds."""
    if not holds:
        raise Refused(code, **values)


def existing(state: T | None, code: str, **values: object) -> T:
    """The state, which must be there."""
    if state is None:
        raise Refused(code, **values)
    return state


def written(text: str, code: str, **values: object) -> str:
    """The text in NFC, trimmed; refused with the code when nothing remains."""
    cleaned = nfc(text).strip()
    require(cleaned, code, **values)
    return cleaned


def about(body: object, entity: str, base: tuple[EventRef, ...] = ()) -> Draft:
    """A draft of an event; its subject is its kind before the dot. Refuses `text.too-long`, `text.control`."""
    found = unfit(body)
    if found is not None:
        raise Refused("text.too-long" if found.limit else "text.control", field=found.field, limit=found.limit)
    return Draft(subject_of(kind_of(body)), entity, body, base)


def said(event: Event) -> object:
    """What the event says, for matching; None once purged."""
    return event.body
