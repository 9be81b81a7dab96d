"""What an open conflict is about, and which papers it touches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jumpup_desktop.assets import sentence
from jumpup_desktop.domain.meeting.item import ITEM
from jumpup_desktop.domain.meeting.paper import PAPER
from jumpup_desktop.domain.record.closing import SLOT
from jumpup_desktop.domain.selection.company import COMPANY
from jumpup_desktop.store import conflicts
from jumpup_desktop.store.tables import meetings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jumpup_desktop.assets import Language
    from jumpup_desktop.domain.record.closing import OpenConflict
    from jumpup_desktop.store.season_store import Store


@dataclass(frozen=True, slots=True)
class ConflictEffects:
    """How many conflicts would be closed and stay open, the outcomes (company, word) that would hold, and the sealed
    papers (id, name) that say otherwise: they need a further edition.
    """

    closed: int
    left: int
    outcomes: tuple[tuple[str, str], ...]
    editions: tuple[tuple[str, str], ...]


def title(one: OpenConflict, language: Language = "ko") -> str:
    """What it is about, in words."""
    word = one.slot.partition(" ")[0]
    if one.kind != SLOT:
        return sentence(f"conflict.{one.kind}-{word}", None, language)
    said = _field_name(one.slot) or sentence(f"slot.{word}", None, language)
    return sentence(f"conflict.values-{one.subject}", {"slot": said}, language)


def _field_name(slot: str) -> str:
    """What agencies call the fact of a slot `fact FIELD`; empty for any other slot."""
    from jumpup_desktop.importers.panel_fields import EVALUATOR_FIELDS
    from jumpup_desktop.importers.step1_fields import STEP1_FIELDS

    word, _, field = slot.partition(" ")
    known = (spec.aliases[0] for spec in (*STEP1_FIELDS, *EVALUATOR_FIELDS) if spec.name == field)
    return next(known, "") if word == "fact" else ""


def company_name(store: Store, one: OpenConflict) -> str:
    """The company it is about; empty where it is about none."""
    state = store.get(COMPANY, place_of(store, one)[2])
    return state.name if state else ""


def touching(store: Store, meeting: str, item: str, about: Iterable[str]) -> tuple[OpenConflict, ...]:
    """Open conflicts that a paper about this item, or with an empty item about the whole day, would print."""
    known = frozenset(about)
    return tuple(one for one in conflicts.all_open(store.conn) if _touches(store, one, meeting, item, known))


def _touches(store: Store, one: OpenConflict, meeting: str, item: str, companies: frozenset[str]) -> bool:
    if one.subject in ("person", "policy", "panel", "ban"):
        return False
    at, where, company = place_of(store, one)
    if one.subject == "exclusion":
        return company in companies
    if where:
        return where == item if item else at == meeting
    return at == meeting or company in companies


def place_of(store: Store, one: OpenConflict) -> tuple[str, str, str]:
    """(meeting, item, company) that a conflict is about; each empty where it is about none."""
    if one.subject == "company":
        return "", "", one.entity
    if one.subject in ("sitting", "meeting"):
        return one.entity, "", ""
    if one.subject == "exclusion":
        company = one.entity.partition(".")[0]
        return *meetings.place_of_company(store.conn, company), company
    if one.subject == "paper":
        paper = store.get(PAPER, one.entity)
        item = paper.drafted.item if paper and paper.drafted else ""
        return (paper.meeting if paper else ""), item, _company_of(store, item)
    item = one.entity.partition(".")[0]
    return _meeting_of(store, item), item, _company_of(store, item)


def _company_of(store: Store, item: str) -> str:
    state = store.get(ITEM, item) if item else None
    return state.company if state else ""


def _meeting_of(store: Store, item: str) -> str:
    return meetings.meeting_of_item(store.conn, item)
