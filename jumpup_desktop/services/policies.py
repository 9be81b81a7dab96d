"""Reads, checks and adopts policies; changing one during a season is an event that shows what differs."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec

from jumpup_desktop import given
from jumpup_desktop.assets import asset
from jumpup_desktop.domain.dates import working_day
from jumpup_desktop.domain.meeting.sitting import SITTING
from jumpup_desktop.domain.policy import Policy, differences, faults
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.record.season import POLICIES, PolicyAdopted
from jumpup_desktop.domain.rules import about, require, written
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.store.tables import meetings, seasons

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from jumpup_desktop.domain.meeting.sitting import Sitting
    from jumpup_desktop.domain.policy import MeetingKind, PaperRule
    from jumpup_desktop.domain.record.event import Actor
    from jumpup_desktop.store.season_store import Store

DEFAULT = "jumpup-2026"
MOST_LETTERS, SHOWN = 48_000, 300
"""Letters that an event holds of a policy (`Document`), and of a message."""
MOST_BYTES = 4 * MOST_LETTERS
DEEPEST = 32
"""Points in a key of a key of a key: reading many takes gigabytes, and no policy is deeper than a few."""
_TEXTS = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|#.*|(?<![\w.-])[0-9]+\.[0-9]+(?![\w.-])')


@dataclass(frozen=True, slots=True)
class PolicyText:
    """A policy with the very text it was read from, and the hash that is shown and printed with each decision."""

    policy: Policy
    text: str
    sha256: str


def shipped(name: str = DEFAULT) -> PolicyText:
    """A policy shipped with the program. Raises Refused("policy.unknown")."""
    path = asset("policy", f"{name}.toml")
    if not path.is_file():
        raise Refused("policy.unknown", name=name)
    return read(path.read_text(encoding="utf-8"))


@lru_cache(maxsize=32)
def read(text: str) -> PolicyText:
    """A policy from its TOML text, each text parsed once. Raises Refused("policy.invalid" | "policy.contradicts")."""
    if len(text) > MOST_LETTERS:
        raise Refused("policy.too-long", letters=len(text), limit=MOST_LETTERS)
    if deep := _too_deep(text):
        raise Refused("policy.invalid", detail=deep[:SHOWN])
    try:
        raw: dict[str, Any] = msgspec.toml.decode(text)
        policy = msgspec.convert(raw, type=Policy)
    except (msgspec.MsgspecError, ValueError, RecursionError, MemoryError) as error:
        raise Refused("policy.invalid", detail=str(error)[:SHOWN]) from error
    surplus = _surplus(raw, msgspec.to_builtins(policy), "")
    if surplus:
        raise Refused("policy.invalid", detail=", ".join(surplus))
    if found := faults(policy):
        raise Refused("policy.contradicts", detail=", ".join(found))
    return PolicyText(policy, text, hashlib.sha256(text.encode()).hexdigest())


def _too_deep(text: str) -> str:
    """A line with a key that is deeper than any of ours; texts, comments and numbers have points of their own."""
    keys = (part for line in text.splitlines() for part in _TEXTS.sub("", line).split("="))
    return next((part for part in keys if part.count(".") > DEEPEST), "")


def read_file(path: Path) -> PolicyText:
    """A policy from a file. Raises Trouble for the file, Refused for what it says."""
    try:
        return read(given.read(path, MOST_BYTES).decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError as error:
        raise Refused("policy.invalid", detail="UTF-8") from error


def compare(store: Store, new: PolicyText) -> list[tuple[str, str, str]]:
    """Every setting of a new policy that differs from the season's: (path, before, after)."""
    return list(differences(current(store).policy, new.policy))


def current(store: Store) -> PolicyText:
    """The policy that holds in the season. Raises Refused("policy.none").

    A text that is no policy, as another laptop's file may bring one, changes nothing: the one before it holds.
    """
    row = seasons.current_policy(store.conn)
    if row is None:
        raise Refused("policy.none")
    history = store.get(POLICIES, store.season)
    earlier = [one.text for one in reversed(history.adopted)] if history else []
    return next(filter(None, map(_readable, (row[2], *earlier))), None) or read(row[2])


def _readable(text: str) -> PolicyText | None:
    try:
        return read(text)
    except Refused:
        return None


def accepted(store: Store, sitting: Sitting | None) -> PolicyText:
    """The policy a day was opened under, whatever was adopted since; before the opening, the one that holds."""
    opening = sitting.opening if sitting else None
    text = _adopted_text(store, opening.policy_sha256) if opening else None
    return read(text) if text else current(store)


def _adopted_text(store: Store, sha256: str) -> str | None:
    history = store.get(POLICIES, store.season)
    return next((one.text for one in history.adopted if one.sha256 == sha256), None) if history else None


def kind_of(store: Store, meeting: str) -> MeetingKind:
    """The kind of a meeting, by the policy that its day was opened under. Refuses `meeting.unknown`."""
    known = store.get(MEETING, meeting)
    if known is None or known.plan is None:
        raise Refused("meeting.unknown", meeting=meeting)
    return accepted(store, store.get(SITTING, meeting)).policy.meeting(known.plan.meeting_kind)


def due_on(store: Store, meeting: str, rule: PaperRule) -> date:
    """The day by which a paper of a meeting is to be made. Refuses `meeting.unknown`."""
    known = store.get(MEETING, meeting)
    if known is None or known.plan is None:
        raise Refused("meeting.unknown", meeting=meeting)
    holidays = accepted(store, store.get(SITTING, meeting)).policy.holidays
    return working_day(known.plan.day, rule.due_working_days, holidays)


def adopt(store: Store, actor: Actor, new: PolicyText, reason: str) -> bool:
    """Adopt a policy; what differs from the one before goes into the event. False where it is the one that holds.

    Refuses `policy.reason-missing`, `policy.day-open` while a panel's day is open: its rules stay for that day.
    """
    before = seasons.current_policy(store.conn)
    if before is not None and before[1] == new.sha256:
        return False
    if before is not None:
        written(reason, "policy.reason-missing")
        sitting = next((row.title for row in meetings.meetings(store.conn) if row.opened_ms and not row.closed_ms), "")
        require(not sitting, "policy.day-open", title=sitting)
    changes = tuple(differences(current(store).policy, new.policy)) if before else ()
    identity = new.policy.policy
    body = PolicyAdopted(identity.name, identity.version, new.sha256, new.text, reason, changes)
    with store.transaction() as tx:
        tx.append(actor, about(body, store.season))
    return True


def _surplus(given: object, known: object, path: str) -> list[str]:
    """Keys of the file that the policy does not have: a misspelt setting must not pass silently."""
    if isinstance(given, dict) and isinstance(known, dict):
        found = [f"{path}{key}" for key in given if key not in known]
        for key in given.keys() & known.keys():
            found += _surplus(given[key], known[key], f"{path}{key}.")
        return found
    if isinstance(given, list) and isinstance(known, list | tuple):
        return [
            s for i, (a, b) in enumerate(zip(given, known, strict=False)) for s in _surplus(a, b, f"{path}{i + 1}.")
        ]
    return []
