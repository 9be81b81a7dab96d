"""The closed annex leaves the season only with a reason and under somebody's name (practice 22)."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from jumpup_desktop.documents import closed_annex
from jumpup_desktop.documents.closed_annex import Annex, AnnexCompany, AnnexRound, AnnexText
from jumpup_desktop.domain.dates import seoul
from jumpup_desktop.domain.filenames import file_name
from jumpup_desktop.domain.meeting.consensus import NotReached, Objected, Resolved
from jumpup_desktop.domain.rules import require, written
from jumpup_desktop.errors import trouble_of
from jumpup_desktop.services.papers import day_lists
from jumpup_desktop.services.papers.day import read_day
from jumpup_desktop.services.papers.desk import APP
from jumpup_desktop.services.papers.exported import Exported, leave
from jumpup_desktop.services.papers.own_texts import texts_of
from jumpup_desktop.services.papers.told import receipt
from jumpup_desktop.store import journal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from jumpup_desktop.domain.meeting.consensus import Consensus, ConsensusRound
    from jumpup_desktop.domain.meeting.opinion import Opinion
    from jumpup_desktop.domain.record.event import EventRef, Reader
    from jumpup_desktop.services.papers.day import DayRecord, Turn
    from jumpup_desktop.store.season_store import Store


def write_annex(store: Store, reader: Reader, meeting: str, out: Path, reason: str, responsible: str) -> Exported:
    """Write the annex of a closed day; that it left, why and to whom is noted company by company.

    Refuses `annex.not-closed`, `annex.reason-missing`, `annex.responsible-missing`; raises Trouble.
    """
    day = read_day(store, meeting)
    require(day.sitting.closing, "annex.not-closed")
    why, who = written(reason, "annex.reason-missing"), written(responsible, "annex.responsible-missing")
    head = day_lists.head(day)
    companies = tuple(_company(store, day, turn) for turn in day.turns if turn.item.fixed)
    annex = Annex(companies, why, who, day.chain_head)
    pdf = closed_annex.draw(head, annex, created=seoul(journal.last_written_at(store.conn)), app_version=APP)
    store.access.left(
        reader, [(f"annex {head.number} | {who}: {why}", t.company.id) for t in day.turns if t.item.fixed]
    )
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise trouble_of(error) from error
    number = f"{head.number}-{closed_annex.ENDING}"
    return leave(out / file_name(number, closed_annex.NAME, ending=".pdf"), "annex", number, pdf)


def _company(store: Store, day: DayRecord, turn: Turn) -> AnnexCompany:
    texts = tuple(_texts(store, day, turn))
    return AnnexCompany(turn.agenda.order, receipt(turn), turn.company.name, texts, tuple(rounds_of(day, turn)))


def _texts(store: Store, day: DayRecord, turn: Turn) -> Iterator[AnnexText]:
    for member in turn.item.fixed.participants if turn.item.fixed else ():
        for _, name, known in texts_of(store, day, turn, member):
            yield AnnexText(day.name(member), name, known.text, _note(day, known))


def _note(day: DayRecord, known: Opinion) -> str:
    """The mark, whether it was written after the reveal, changed, and confirmed by its author."""
    confirmed = {ref for one in day.sitting.confirmed if one.person == known.member for ref in one.versions}
    parts = [known.mark, "토론 후 작성" if known.after_debate else ""]
    parts += [f"{len(known.versions)}판" if known.versions[1:] else ""]
    parts += [f"고친 까닭: {v.reason}" for v in known.versions if v.reason]
    parts += ["본인 확인" if confirmed.issuperset(known.holding) else ""]
    return " · ".join(part for part in parts if part)


def rounds_of(day: DayRecord, turn: Turn) -> Iterator[AnnexRound]:
    """Every round in its order; between them, that and by whom the matter was opened again."""
    consensus, number = turn.consensus, count(1)
    if consensus is None:
        return
    after: EventRef | str = ""
    for again, (ref, end) in zip(consensus.reopenings, consensus.before, strict=False):
        yield from _span(day, consensus, after, end, number)
        who = f"{day.name(again.withdrawn_by)} 동의 철회" if again.withdrawn_by else "재논의"
        yield AnnexRound(0, "-", "다시 논의", ((who, "", again.reason),))
        after = ref
    yield from _span(day, consensus, after, consensus.resolved or consensus.failed, number)


def _span(
    day: DayRecord, consensus: Consensus, after: EventRef | str, end: Resolved | NotReached | None, number: count[int]
) -> Iterator[AnnexRound]:
    """The rounds from the begin, or a reopening, to the end they came to."""
    rounds, names = [one for one in consensus.rounds if one.proposal.after == after], _names(day)
    for one in rounds:
        said = [o for o in one.trail if isinstance(o, Objected)]
        objections = tuple((day.name(o.member), names.get(o.criterion, o.criterion), o.reason) for o in said)
        outcome = day.kind.outcome(one.proposal.outcome).name
        yield AnnexRound(next(number), outcome, _ended(day, one, end, is_last=one is rounds[-1]), objections)


def _names(day: DayRecord) -> dict[str, str]:
    return {c.id: c.name for c in day.kind.criteria}


def _ended(day: DayRecord, one: ConsensusRound, end: Resolved | NotReached | None, *, is_last: bool) -> str:
    """Agreed to, or not; a round that nobody objected to and that was not the last gave way to another."""
    if isinstance(end, Resolved) and end.proposal == one.ref:
        return "전원합의"
    if is_last and isinstance(end, NotReached):
        return f"{day.kind.outcome(end.outcome).name}: {end.reason}"
    return "합의하지 못함" if one.objections or is_last else "다시 제안"
