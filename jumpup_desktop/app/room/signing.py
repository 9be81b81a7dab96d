"""The signing turns as the window shows them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting.attendance import ResetPin
from jumpup_desktop.domain.meeting.consensus import CONSENSUS
from jumpup_desktop.domain.meeting.item import ITEM
from jumpup_desktop.domain.meeting.paper import PAPER
from jumpup_desktop.domain.meeting.sitting import SITTING
from jumpup_desktop.domain.meeting.turn import CorrectGist, NoteGist
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.domain.selection.company import COMPANY
from jumpup_desktop.presenters.ports.signing import (
    ClosedDay,
    PaperToSign,
    SaidLine,
    ScansFiled,
    SealLine,
    SignerLine,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from jumpup_desktop.app.holder import Holder
    from jumpup_desktop.assets import Language
    from jumpup_desktop.domain.policy import MeetingKind
    from jumpup_desktop.services.papers.day import DayRecord
    from jumpup_desktop.services.papers.rounds import SigningRounds, TurnOf


class Signings:
    """One closed day at a time."""

    def __init__(self, holder: Holder) -> None:
        self._holder = holder

    def day(self, wanted: str = "") -> ClosedDay | None:
        """The wanted day while its papers are still to be signed, else the first such day, else the last one closed."""
        from jumpup_desktop.store.tables import meetings

        conn = self._holder.store.conn
        closed = [row for row in meetings.meetings(conn) if row.closed_ms]
        done = meetings.sealed_days(conn)
        open_days = [row for row in closed if row.id not in done]
        fitting = [*(row for row in open_days if row.id == wanted), *open_days, *closed[-1:]]
        waiting = tuple((row.id, row.title) for row in open_days)
        return replace(self._closed(fitting[0].id), waiting=waiting) if fitting else None

    def _closed(self, meeting: str) -> ClosedDay:
        from jumpup_desktop.assets import sentence
        from jumpup_desktop.services.papers import readiness
        from jumpup_desktop.services.papers.day import read_day
        from jumpup_desktop.store.tables import meetings

        store = self._holder.store
        rows = meetings.papers(store.conn, meeting)
        record = read_day(store, meeting)
        lacking = tuple(sentence(p.code, p.shown) for p in readiness.problems(record) if p.level == "error")
        turns = self._rounds(meeting).turns() if rows else ()
        return ClosedDay(
            meeting,
            record.plan.title,
            len(rows),
            sum(row.status != "drafted" for row in rows),
            sum(row.status == "sealed" for row in rows),
            lacking if not rows else (),
            tuple((t.agenda.id, t.company.name) for t in record.turns if t.item.fixed and not t.item.gists),
            tuple((m, record.name(m)) for m in record.meeting.members if m in record.people),
            tuple(self._line(turn) for turn in turns),
            tuple(self._open_gists(record)),
            self._rounds(meeting).keyless() if rows else (),
        )

    def _open_gists(self, record: DayRecord) -> Iterator[SaidLine]:
        """What was said, of companies whose 별지 is not fixed."""
        from jumpup_desktop.services.papers import desk
        from jumpup_desktop.services.papers.paper_kinds import kind_of

        store = self._holder.store
        printing = [want for want in desk.wanted(record) if kind_of(want.rule.id).prints_remarks]
        annexes = {want.item: store.get(PAPER, want.id) for want in printing}
        for turn in record.turns:
            annex = annexes.get(turn.agenda.id)
            if annex is None or annex.frozen is None:
                for gist in turn.item.gists:
                    speaker = record.name(gist.speaker)
                    yield SaidLine(turn.agenda.id, gist.entry, turn.company.name, speaker, gist.text)

    def correct(self, meeting: str, paper: str, reason: str) -> ClosedDay | None:
        """Begin the 정정본 of a sealed paper. Refuses `paper.not-sealed`, `paper.edition`."""
        self._rounds(meeting).correct(paper, reason)
        return self.day(meeting)

    def renew_key(self, meeting: str, person: str, pin: str) -> ClosedDay | None:
        """A new key for a 정정본. Refuses `pin.form`."""
        self._rounds(meeting).renew_key(person, pin)
        return self.day(meeting)

    def refuse_key(self, meeting: str, person: str, reason: str) -> ClosedDay | None:
        """서명 거부 of a 정정본 before it is fixed. Refuses `paper.…`."""
        self._rounds(meeting).refuse_key(person, reason)
        return self.day(meeting)

    def correct_gist(self, meeting: str, said: SaidLine, text: str, asked_by: str) -> ClosedDay | None:
        """A gist is put right after the meeting. Refuses as the rule does."""
        from jumpup_desktop.services.room import Room

        act = CorrectGist(said.item, said.entry, text, asked_by)
        Room(self._holder.store, meeting).act(act)
        return self.day(meeting)

    def _rounds(self, meeting: str) -> SigningRounds:
        from jumpup_desktop.services.papers.rounds import SigningRounds

        return SigningRounds(self._holder.store, meeting, self._holder.pin_cost)

    def _line(self, turn: TurnOf) -> SignerLine:
        named = [self._paper(p, is_ink=False) for p in turn.by_pin] + [self._paper(p, is_ink=True) for p in turn.in_ink]
        return SignerLine(turn.person, turn.name, tuple(named), turn.later, turn.done)

    def _paper(self, paper: str, *, is_ink: bool) -> PaperToSign:
        from jumpup_desktop.services import policies
        from jumpup_desktop.services.papers import desk
        from jumpup_desktop.services.papers.paper_kinds import kind_of
        from jumpup_desktop.services.papers.told import short_name

        store = self._holder.store
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
        wording = self._wording(item, kind) if is_told else ""
        return PaperToSign(paper, f"{name} · {company.name}" if company else name, word, is_ink, wording)

    def _wording(self, item: str, kind: MeetingKind) -> str:
        """What was agreed, criterion by criterion; nothing where no consensus was reached."""
        consensus = self._holder.store.get(CONSENSUS, item)
        proposal = consensus.resolved_proposal if consensus else None
        if proposal is None:
            return ""
        texts = dict(proposal.wording)
        lines = [f"[{c.name}] {texts[c.id]}" for c in kind.criteria if c.id in texts]
        lines.append(proposal.overall)
        lines += [f"· {c.what} ({c.until}, {c.checked_by})" for c in proposal.conditions]
        return "\n".join(lines)

    def prepare(self, meeting: str, progress: Callable[[float, str], None]) -> ClosedDay | None:
        """Begin and fix the papers."""
        self._rounds(meeting).prepare(progress)
        return self.day(meeting)

    def sign(self, meeting: str, person: str, pin: str, held_back: Sequence[str]) -> ClosedDay | None:
        """One person's turn."""
        self._rounds(meeting).sign(person, pin, held_back)
        return self.day(meeting)

    def refuse(self, meeting: str, person: str, paper: str, reason: str) -> ClosedDay | None:
        """서명 거부."""
        self._rounds(meeting).refuse(person, paper, reason)
        return self.day(meeting)

    def reset_pin(self, meeting: str, person: str, pin: str) -> ClosedDay | None:
        """A forgotten PIN is set anew. Refuses `pin.form`, `sitting.reset-two`."""
        from jumpup_desktop.services.room import Room

        store = self._holder.store
        chair = store.known(SITTING, meeting).chair
        room = Room(store, meeting, self._holder.pin_cost)
        room.act(ResetPin(person, chair.person if chair else "", pin))
        return self.day(meeting)

    def note(self, meeting: str, item: str, speaker: str, text: str) -> ClosedDay | None:
        """A gist written after the meeting. Refuses as the rule does."""
        from jumpup_desktop.services.room import Room

        act = NoteGist(item, "remark", speaker, text)
        Room(self._holder.store, meeting).act(act)
        return self.day(meeting)

    def seal(self, meeting: str) -> tuple[Sequence[SealLine], ClosedDay | None]:
        """Seal what is complete; what the verifier says of each."""
        verdicts = self._rounds(meeting).seal()
        lines = [SealLine(self._paper(paper, is_ink=False).name, v.accepted) for paper, v in verdicts.items()]
        return lines, self.day(meeting)

    def ink_pages(self, meeting: str, folder: Path) -> int:
        """The pages that are signed in ink, for printing; how many papers."""
        from jumpup_desktop.services.papers import export

        return len(export.ink_pages(self._holder.store, meeting, folder))

    def file_scans(self, meeting: str, files: Sequence[Path], language: Language) -> ScansFiled:
        """Scanned pages go to their papers by their codes; what belongs elsewhere is said."""
        from jumpup_desktop.assets import sentence
        from jumpup_desktop.services.papers.scans import file_scans

        done = file_scans(self._holder.store, self._holder.actor, meeting, files)
        told = tuple(sentence(p.code, p.shown, language) for p in done.problems)
        return ScansFiled(tuple(one.number for one in done.filed), told)

    def export(self, meeting: str, folder: Path) -> int:
        """Copy the sealed papers, the root certificate and the day's lists to a folder; how many papers.

        Refuses `paper.none-sealed`.
        """
        from jumpup_desktop.services.papers import day_lists, export

        count = len(export.sealed(self._holder.store, meeting, folder))
        day_lists.write_lists(self._holder.store, meeting, folder / "목록")
        return count

    def prints(self, meeting: str, dots: int) -> Sequence[bytes]:
        """마감 인쇄: each paper as often as its kind says (the 의결서 twice), then the 등록부, page by page."""
        from jumpup_desktop.documents.print_copy import page_count, page_png
        from jumpup_desktop.services.papers import day_lists, desk, signing
        from jumpup_desktop.services.papers.paper_kinds import kind_of
        from jumpup_desktop.store.tables import meetings

        store = self._holder.store
        sealed = [row for row in meetings.papers(store.conn, meeting) if row.status == "sealed"]
        rows = sorted({(row.rule, row.item): row for row in sealed}.values(), key=lambda row: kind_of(row.rule).letter)
        wanted = [row for row in rows for _ in range(kind_of(row.rule).closing_copies)]
        pages = []
        for row in wanted:
            pdf = store.attachment(signing.current_sha256(store, desk.existing(store, row.id)))
            pages += [page_png(pdf, n, dots) for n in range(page_count(pdf))]
        register = day_lists.register(store, meeting)
        return pages + [page_png(register, n, dots) for n in range(page_count(register))]
