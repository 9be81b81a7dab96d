"""The season's papers: list, content, what the verifier says of one; a paper that leaves is told the access stream."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, cast

from jumpup_desktop.assets import sentence
from jumpup_desktop.domain.dates import date_with_weekday
from jumpup_desktop.domain.kinds import PaperRule
from jumpup_desktop.domain.meeting.item import ITEM
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.domain.selection.company import COMPANY
from jumpup_desktop.services import policies, verdict_words, verification
from jumpup_desktop.services.papers import desk, signing
from jumpup_desktop.store.files import write_durably
from jumpup_desktop.store.tables import meetings

if TYPE_CHECKING:
    from pathlib import Path

    from jumpup_desktop.assets import Language
    from jumpup_desktop.domain.record.event import Reader
    from jumpup_desktop.store.season_store import Store

PaperState = Literal["drafted", "frozen", "signing", "sealed"]


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One paper with its state; `due` is the day by which policy wants it made."""

    id: str
    kind: str
    title: str
    meeting: str
    state: PaperState
    signed: int
    signers: int
    edition: int
    sha256: str
    meeting_id: str = ""
    is_newest: bool = True
    due: str = ""


@dataclass(frozen=True, slots=True)
class VerifyLine:
    """One thing that was checked on a paper; `text` says it in the user's language."""

    text: str
    level: Literal["ok", "warn", "bad"]


@dataclass(frozen=True, slots=True)
class _Day:
    """What all papers of one day have in common: its title, its kinds of papers, when each is due, the companies."""

    title: str
    rules: Mapping[str, PaperRule]
    due: Mapping[str, str]
    companies: Mapping[str, str]


def days_with_papers(store: Store) -> tuple[tuple[str, str], ...]:
    """Days (id, title) that have papers, the last one first."""
    days = reversed(meetings.days_with_papers(store.conn))
    return tuple((meeting, f"{title} · {_day_name(day)}") for meeting, title, day in days)


@lru_cache(maxsize=512)
def _day_name(day: str) -> str:
    return date_with_weekday(date.fromisoformat(day))


def lines(store: Store, reader: Reader, meeting: str = "") -> tuple[PaperLine, ...]:
    """The papers of a meeting, by number; of all where none is named."""
    store.access.saw(reader, "papers")
    rows = meetings.papers(store.conn, meeting) if meeting else meetings.all_papers(store.conn)
    newest = set({(row.meeting, row.rule, row.item): row.id for row in rows}.values())
    days = {meeting: _day(store, meeting) for meeting in {row.meeting for row in rows}}
    return tuple(_line(row, days[row.meeting], is_newest=row.id in newest) for row in rows)


def _day(store: Store, meeting: str) -> _Day:
    state = store.get(MEETING, meeting)
    plan = state.plan if state else None
    companies = {entry.id: store.get(COMPANY, entry.company) for entry in (state.items if state else ())}
    rules = policies.kind_of(store, meeting).papers
    return _Day(
        f"{plan.title} · {date_with_weekday(plan.day)}" if plan else "",
        {rule.id: rule for rule in rules},
        {rule.id: date_with_weekday(policies.due_on(store, meeting, rule)) for rule in rules},
        {item: company.name for item, company in companies.items() if company},
    )


def _line(row: meetings.PaperRow, day: _Day, *, is_newest: bool) -> PaperLine:
    rule = day.rules.get(row.rule)
    name = rule.name if rule else row.rule
    signed = row.electronic + row.ink + row.refused
    return PaperLine(
        row.id,
        name,
        day.companies.get(row.item, name),
        day.title,
        cast("PaperState", row.status),
        signed,
        signed + row.waiting,
        row.edition,
        row.sha256,
        row.meeting,
        is_newest,
        day.due.get(row.rule, ""),
    )


def content(store: Store, reader: Reader, paper: str) -> bytes:
    """The paper as it stands, signatures included. Raises Trouble where its content is not here."""
    store.access.saw(reader, f"paper:{paper}", (_company(store, paper),))
    return _read(store, paper)


def leaving(store: Store, reader: Reader, paper: str, how: str) -> bytes:
    """The paper, to be printed or saved. Raises Trouble where its content is not here."""
    pdf = _read(store, paper)
    store.access.exported(reader, f"{how}:{paper}", _company(store, paper))
    return pdf


def save(store: Store, reader: Reader, paper: str, target: Path) -> None:
    """Write the paper to a file. Raises Trouble."""
    store.device.remember(durably=True)
    write_durably(target, leaving(store, reader, paper, "save"))


def verify(store: Store, reader: Reader, paper: str, language: Language) -> tuple[VerifyLine, ...]:
    """What the verifier says, in sentences."""
    own = verification.verify_own(store, content(store, reader, paper))
    verdict = verification.with_scans(store, own, paper)
    if verdict.accepted:
        mix = {"electronic": verdict.mix.electronic, "ink": verdict.mix.ink, "refused": verdict.mix.refused}
        said = sentence("verify.whole", {}, language), sentence("cli.verify-mix", mix, language)
        waiting = verdict_words.of_unscanned(verdict, language)
        return tuple(VerifyLine(text, "ok") for text in said) + tuple(VerifyLine(text, "warn") for text in waiting)
    return tuple(VerifyLine(verdict_words.of_reason(reason, language), "bad") for reason in verdict.reasons)


def _read(store: Store, paper: str) -> bytes:
    return store.attachment(signing.current_sha256(store, desk.existing(store, paper)))


def _company(store: Store, paper: str) -> str:
    drafted = desk.existing(store, paper).drafted
    turn = store.get(ITEM, drafted.item) if drafted and drafted.item else None
    return turn.company if turn else ""
