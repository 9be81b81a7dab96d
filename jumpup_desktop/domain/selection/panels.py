"""Panels (분과) as the agency lists them, and the list of banned people and companies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from jumpup_desktop.domain.problems import Problem
from jumpup_desktop.domain.record.aggregate import Subject
from jumpup_desktop.domain.record.event import kind
from jumpup_desktop.domain.record.frozen import replace
from jumpup_desktop.domain.record.limits import Text
from jumpup_desktop.domain.rules import about, require, said, written
from jumpup_desktop.domain.text import bare_name, one_line

if TYPE_CHECKING:
    from jumpup_desktop.domain.policy import MeetingKind, Policy
    from jumpup_desktop.domain.record.event import Draft, Event
    from jumpup_desktop.domain.record.history import Filling

SeatRole = Literal["member", "secretary"]


@dataclass(frozen=True, slots=True)
class Seat:
    """One person of a panel: evaluator type is a criterion's id; the secretary has none."""

    person: str
    evaluator_type: str
    role: SeatRole


@kind("panel.added")
@dataclass(frozen=True, slots=True)
class PanelAdded:
    """A panel with its people, or the same panel listed anew."""

    code: str
    name: str
    sector: str
    seats: tuple[Seat, ...]


@kind("ban.listed")
@dataclass(frozen=True, slots=True)
class BanListed:
    """A sanction: who or which company, from when until when (until: first free day), why."""

    what: Literal["person", "company"]
    name: str
    affiliation: str
    number: str
    since: date
    until: date
    reason: Text
    content: Text


@dataclass(frozen=True, slots=True)
class Panel:
    """A panel as its events tell it."""

    id: str
    code: str = ""
    name: str = ""
    sector: str = ""
    seats: tuple[Seat, ...] = ()

    @property
    def members(self) -> tuple[Seat, ...]:
        """Those who take part in consensus."""
        return tuple(s for s in self.seats if s.role == "member")


@dataclass(frozen=True, slots=True)
class Ban:
    """One entry of the ban list."""

    id: str
    listed: BanListed | None = None


def add(panel: str, body: PanelAdded) -> Draft:
    """List a panel. Refuses `panel.name-missing`, `panel.twice-seated`, `panel.no-secretary`."""
    written(body.name, "panel.name-missing")
    people = [s.person for s in body.seats]
    require(len(people) == len(set(people)), "panel.twice-seated", panel=body.name)
    require(any(s.role == "secretary" for s in body.seats), "panel.no-secretary", panel=body.name)
    return about(body, panel)


def list_ban(ban: str, body: BanListed) -> Draft:
    """List a sanction. Refuses `ban.period` when it ends before it begins."""
    require(body.since < body.until, "ban.period", name=body.name)
    return about(body, ban)


def is_banned(ban: Ban, what: str, name: str, number: str, on: date) -> bool:
    """Whether the entry bars this person or company on that day: by number where both have one, else by name."""
    listed = ban.listed
    if listed is None or listed.what != what or not listed.since <= on < listed.until:
        return False
    if listed.number and number:
        return listed.number == number
    compare = bare_name if what == "company" else one_line
    return compare(listed.name) == compare(name)


def composition(panel: Panel, kind_: MeetingKind, policy: Policy) -> list[Problem]:
    """What is unusual about a panel: `panel.size`, `panel.type-missing` (Q-10: warned, blocked only by policy)."""
    found = []
    if len(panel.members) != policy.panel.members:
        values = (
            ("panel", panel.name),
            ("found", str(len(panel.members))),
            ("wanted", str(policy.panel.members)),
        )
        found.append(Problem("panel.size", "warning", values))
    seated = {s.evaluator_type for s in panel.members}
    level: Literal["error", "warning"] = "error" if policy.panel.all_types_required else "warning"
    missing = [c for c in kind_.criteria if c.id not in seated]
    return found + [
        Problem("panel.type-missing", level, (("panel", panel.name), ("type", c.evaluators))) for c in missing
    ]


def evolve_panel(state: Panel | None, event: Event) -> Panel:
    """The panel after one more event."""
    panel = state or Panel(event.entity)
    match said(event):
        case PanelAdded(code=code, name=name, sector=sector, seats=seats):
            return replace(panel, code=code, name=name, sector=sector, seats=seats)
    return panel


def evolve_ban(state: Ban | None, event: Event) -> Ban:
    """The ban after one more event."""
    ban = state or Ban(event.entity)
    return replace(ban, listed=event.body) if isinstance(event.body, BanListed) else ban


def fills_panel(event: Event) -> tuple[Filling, ...]:
    """The panel as it was listed last."""
    return (("panel", event.body),) if isinstance(event.body, PanelAdded) else ()


def fills_ban(event: Event) -> tuple[Filling, ...]:
    """The entry as it was listed last."""
    return (("ban", event.body),) if isinstance(event.body, BanListed) else ()


PANEL = Subject("panel", evolve_panel, fills_panel)
BAN = Subject("ban", evolve_ban, fills_ban)
