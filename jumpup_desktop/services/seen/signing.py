"""The signing turns of a day that is on or over: its papers, whose turn it is, what is lacking or can be mended."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from jumpup_desktop.assets import sentence
from jumpup_desktop.domain.dates import working_day
from jumpup_desktop.domain.meeting import signing as signing_rules
from jumpup_desktop.domain.meeting.consensus import CONSENSUS, decided
from jumpup_desktop.domain.meeting.item import ITEM
from jumpup_desktop.domain.meeting.paper import PAPER
from jumpup_desktop.domain.meeting.paper_entry import is_paper
from jumpup_desktop.domain.meeting.sitting import SITTING
from jumpup_desktop.domain.selection import further
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.domain.selection.company import COMPANY
from jumpup_desktop.services import further_days, member_keys, policies
from jumpup_desktop.services.papers import desk, heads, own_texts, readiness, staleness
from jumpup_desktop.services.papers.day import read_day
from jumpup_desktop.services.papers.own_texts import TextToConfirm
from jumpup_desktop.services.papers.paper_kinds import kind_of
from jumpup_desktop.services.papers.signing_table import SigningTable
from jumpup_desktop.services.papers.told import short_name
from jumpup_desktop.services.seen.names import person_name
from jumpup_desktop.store.tables import meetings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jumpup_desktop.documents.verifying import Verdict
    from jumpup_desktop.domain.policy import MeetingKind
    from jumpup_desktop.domain.record.event import Reader
    from jumpup_desktop.services.papers.day import DayRecord
    from jumpup_desktop.services.papers.signing_table import SignerShare
    from jumpup_desktop.store.season_store import Store


@dataclass(frozen=True, slots=True)
class PaperToSign:
    """One paper of a signing turn: what it is about, how that company ended, and the wording that was agreed."""

    id: str
    name: str
    outcome: str
    is_ink: bool
    wording: str = ""
    item: str = ""
    participants: tuple[tuple[str, str], ...] = ()
    """Those whose agreement it tells (id, name): one of them can take it back while reading (practice 5c)."""
    excluded: tuple[tuple[str, str], ...] = ()
    """Who is out of the company and came that day (id, name): they go out before it is opened again."""
    presides: str = ""
    """Who presides over it as long as they are there."""
    signed: tuple[str, ...] = ()
    """Who has signed it (names)."""
    gone: tuple[str, ...] = ()
    """Who of them has left (names): where it is made anew they sign in ink."""


@dataclass(frozen=True, slots=True)
class SignerLine:
    """One signer's turn: what they can sign now, how many wait for others, how many are done."""

    person: str
    name: str
    papers: tuple[PaperToSign, ...]
    later: int
    done: int
    left_behind: tuple[PaperToSign, ...] = ()
    """What waits for their key though they have left."""
    own: tuple[TextToConfirm, ...] = ()
    """What stands for their opinions and was not confirmed by them yet (practice 9)."""


@dataclass(frozen=True, slots=True)
class SaidLine:
    """What was said about a company, of which the 별지 is not fixed yet."""

    item: str
    entry: str
    company: str
    speaker: str
    text: str


@dataclass(frozen=True, slots=True)
class SigningDay:
    """A day's papers so far: how many there are, fixed, sealed, and whose turn it is.

    `lacking` are sentences about what the papers still need; `without_gist` companies (item, name) nobody's words
    are noted of, `speakers` (id, name) who can have said something, `said` what can still be put right.
    `keyless` are those (id, name) who need a new key before a 정정본 can be fixed, `waiting` all days (id, title) with
    something to sign.
    """

    meeting: str
    title: str
    papers: int
    frozen: int
    sealed: int
    lacking: tuple[str, ...]
    without_gist: tuple[tuple[str, str], ...]
    speakers: tuple[tuple[str, str], ...]
    signers: tuple[SignerLine, ...]
    said: tuple[SaidLine, ...] = ()
    keyless: tuple[tuple[str, str], ...] = ()
    needs_panel: bool = False
    """Whether their keys need the panel's authority (`ca panel`) once more."""
    waiting: tuple[tuple[str, str], ...] = ()
    is_over: bool = True
    """Whether the day was closed; before that there are only sheets of companies that were decided."""
    exclusions: tuple[tuple[str, str, str], ...] = ()
    """Who is out of which company (company id, person id, both by name), with or without the agency's decision."""
    hearable: tuple[tuple[str, str], ...] = ()
    """Items (id, name) that a further sitting can hear, where none is planned yet."""
    venue: str = ""
    next_day: str = ""
    """The next working day, ISO."""
    hours: tuple[str, str] = ("", "")
    undrafted: int = 0
    """Papers that can be made now and were not begun: for the first time, or in the next edition after a merge."""
    keeper: str = ""
    """Who keeps the ink originals; empty where nobody signs in ink."""
    untold: tuple[str, ...] = ()
    """Numbers of sealed papers of which nobody can tell whether a merge left them behind: their files are not here."""
    agreed: tuple[PaperToSign, ...] = ()
    """Sealed sheets that tell an agreement, in their newest edition: it can be taken back (practice 5c)."""


@dataclass(frozen=True, slots=True)
class SealLine:
    """What sealing came to for one paper."""

    name: str
    is_accepted: bool


def sealed_lines(store: Store, verdicts: Mapping[str, Verdict]) -> tuple[SealLine, ...]:
    """The verifier's word on each paper (by id) that was sealed."""
    return tuple(SealLine(paper_to_sign(store, paper).name, v.accepted) for paper, v in verdicts.items())


def signing_day(store: Store, reader: Reader, wanted: str = "") -> SigningDay | None:
    """The wanted day while it has papers to be signed, else the first such day, else the last one closed.

    A day that is on has some from its first 의결 on: who leaves early signs before (practice 1).
    """
    closed = meetings.closed_days(store.conn)
    open_days = [day for day, is_open in closed if is_open or staleness.is_pending(store, day.id)]
    open_days += [day for day in meetings.running_days(store.conn) if desk.due(read_day(store, day.id))]
    fitting = [*(day for day in open_days if day.id == wanted), *open_days, *(day for day, _ in closed[-1:])]
    waiting = tuple((row.id, row.title) for row in open_days)
    return replace(_day(store, reader, fitting[0].id), waiting=waiting) if fitting else None


def _day(store: Store, reader: Reader, meeting: str) -> SigningDay:
    rows = meetings.papers(store.conn, meeting)
    record, table = read_day(store, meeting), SigningTable(store, meeting)
    is_over, left = record.sitting.closing is not None, staleness.left_behind(store, record)
    store.access.saw(reader, "signing", [turn.company.id for turn in record.turns] or ("",))
    lacking = tuple(sentence(p.code, p.shown) for p in readiness.lacks(record))
    return SigningDay(
        meeting,
        record.plan.title,
        len(rows),
        sum(row.status != "drafted" for row in rows),
        sum(row.status == "sealed" for row in rows),
        lacking if is_over and not _has_day_paper(rows) else (),
        tuple((t.agenda.id, t.company.name) for t in record.turns if t.item.fixed and not t.item.gists),
        tuple((m, record.name(m)) for m in record.meeting.members if m in record.people),
        tuple(_line(store, record, turn) for turn in (table.turns() if rows else ())),
        tuple(_open_gists(store, record)),
        keyless := table.keyless() if rows else (),
        bool(keyless) and not member_keys.can_issue(store, meeting),
        is_over=is_over,
        exclusions=tuple(
            (t.company.id, person, f"{t.company.name} · {record.name(person)}")
            for t in record.turns
            for person in t.exclusions
        ),
        hearable=_hearable(store, record) if is_over else (),
        venue=record.plan.venue,
        next_day=working_day(record.plan.day, 1, record.policy.policy.holidays).isoformat(),
        hours=(record.plan.starts, record.plan.ends),
        undrafted=sum(store.get(PAPER, want.id) is None for want in desk.due(record)) + len(left.behind),
        untold=tuple(want.number for want in left.untold),
        keeper=heads.keeper(record) if _signs_in_ink(record) else "",
        agreed=tuple(_agreed(store, record)),
    )


def _agreed(store: Store, record: DayRecord) -> Iterator[PaperToSign]:
    for want in desk.wanted(record):
        paper = store.get(PAPER, want.id) if kind_of(want.rule.id).states_outcome else None
        if paper is not None and paper.sealed and (told := paper_to_sign(store, want.id)).participants:
            yield told


def _signs_in_ink(record: DayRecord) -> bool:
    return any(not sheet.esign for sheet in record.sitting.sheets)


def _hearable(store: Store, record: DayRecord) -> tuple[tuple[str, str], ...]:
    """What was left open or ended without agreement, here or before, while no further sitting is planned."""
    if store.get(MEETING, further.next_id(record.meeting.id)) is not None:
        return ()
    left = further_days.hearable(
        store.get, partial(meetings.places_of, store.conn), record.meeting, record.policy.policy
    )
    names = ((i, store.get(COMPANY, i.company)) for i in left)
    return tuple((i.id, f"{i.order}. {company.name if company else '-'}") for i, company in names)


def _has_day_paper(rows: Sequence[meetings.PaperRow]) -> bool:
    return any(not row.item for row in rows)


def _open_gists(store: Store, record: DayRecord) -> Iterator[SaidLine]:
    """What was said, of companies whose 별지 is not fixed."""
    printing = [want for want in desk.wanted(record) if kind_of(want.rule.id).prints_remarks]
    annexes = {want.item: store.get(PAPER, want.id) for want in printing}
    for turn in record.turns:
        annex = annexes.get(turn.agenda.id)
        if annex is None or annex.frozen is None:
            for gist in turn.item.gists:
                yield SaidLine(turn.agenda.id, gist.entry, turn.company.name, record.name(gist.speaker), gist.text)


def _line(store: Store, record: DayRecord, turn: SignerShare) -> SignerLine:
    named = [paper_to_sign(store, p, is_ink=False) for p in turn.by_pin]
    named += [paper_to_sign(store, p, is_ink=True) for p in turn.in_ink]
    behind = tuple(paper_to_sign(store, p) for p in turn.left_behind)
    own = own_texts.unconfirmed(store, record, turn.person) if turn.can_confirm else ()
    return SignerLine(turn.person, turn.name, tuple(named), turn.later, turn.done, behind, own)


def paper_to_sign(store: Store, paper: str, *, is_ink: bool = False) -> PaperToSign:
    """One paper as its signer is told of it."""
    state = desk.existing(store, paper)
    drafted = state.drafted
    rule, item = (drafted.rule, drafted.item) if drafted else ("", "")
    entry = store.known(MEETING, state.meeting).item(item) if item else None
    company = store.get(COMPANY, entry.company) if entry else None
    turn = store.get(ITEM, item) if item else None
    kind, is_told = policies.kind_of(store, state.meeting), kind_of(rule).states_outcome
    word = kind.outcome(turn.outcome.outcome).name if is_told and turn and turn.outcome else ""
    named = kind.paper(rule)
    name = short_name(named) if named else rule
    wording = _wording(store, item, kind) if is_told else ""
    people = [p for p in turn.participants if wording] if turn else []
    named_people = tuple((p, person_name(store, p)) for p in people)
    called = f"{name} · {company.name}" if company else name
    day = store.get(SITTING, state.meeting)
    out = signing_rules.out_of(store.known(MEETING, state.meeting), day, turn) if day and turn and wording else ()
    named_out = tuple((p, person_name(store, p)) for p in out if day and p in day.present)
    presides = day.presiding(item, turn.participants) if day and turn else ""
    signed = {mark.person: person_name(store, mark.person) for mark in state.marks}
    away = {person for person in signed if day and person not in day.present and not is_paper(day)}
    gone = tuple(name for person, name in signed.items() if person in away)
    return PaperToSign(
        paper, called, word, is_ink, wording, item, named_people, named_out, presides, tuple(signed.values()), gone
    )


def _wording(store: Store, item: str, kind: MeetingKind) -> str:
    """What was agreed, criterion by criterion; nothing where no consensus was reached."""
    proposal = decided(store.get(CONSENSUS, item), store.get(ITEM, item))
    if proposal is None:
        return ""
    texts = dict(proposal.wording)
    lines = [f"[{c.name}] {texts[c.id]}" for c in kind.criteria if c.id in texts]
    lines.append(proposal.overall)
    lines += [f"· {c.what} ({c.until}, {c.checked_by})" for c in proposal.conditions]
    return "\n".join(lines)
