"""Whether a paper still says what the record has, and the next edition of a sealed one that does not."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting.paper import ANEW, PAPER
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.errors import Trouble
from jumpup_desktop.services import records
from jumpup_desktop.services.papers import desk
from jumpup_desktop.services.papers.day import read_day
from jumpup_desktop.services.papers.paper_kinds import Wanted, kind_of
from jumpup_desktop.store import journal, since

if TYPE_CHECKING:
    from jumpup_desktop.documents.contents import Paper as Content
    from jumpup_desktop.domain.meeting.paper import Paper
    from jumpup_desktop.domain.record.event import Actor
    from jumpup_desktop.services.papers.day import DayRecord
    from jumpup_desktop.store.season_store import Store


@dataclass(frozen=True, slots=True)
class Stale:
    """The sealed papers of a closed day that have to be made anew, each with the reason.

    `untold` are those whose files are not all here, so that nobody can tell yet.
    """

    behind: tuple[tuple[Wanted, str], ...] = ()
    untold: tuple[Wanted, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.behind or self.untold)


def says_what_is_so(store: Store, day: DayRecord, want: Wanted, fixed: Content) -> bool:
    """Whether a fixed paper still says what was said on the day: a merge or a late remark may have added to it.

    What agencies corrected since of companies, people and panels stands as it was when the paper was fixed; so does
    the end of the chain that it names.
    """
    from jumpup_desktop.documents.record import say_the_same

    paper = desk.existing(store, want.id)
    if paper.frozen is None or paper.frozen_by is None:
        return True
    if say_the_same(desk.content(store, day, want, paper, paper.frozen.signers), fixed):
        return True
    return not since.was_spoken(store.conn, day.meeting.id, want.item, paper.frozen_by)


def cites_right(store: Store, day: DayRecord, want: Wanted, fixed: Content) -> bool:
    """Whether a paper as it was fixed cites every other that it must (회의록: each 별지) by the hash it has now."""
    kind = kind_of(want.rule.id)
    if not kind.cites:
        return True
    now = [desk.existing(store, w.id) for w in desk.cited_of(day, want)]
    return set(kind.cited(fixed)) == {desk.fixed_record(store, paper) for paper in now}


def renew_stale(store: Store, actor: Actor, day: DayRecord) -> bool:
    """A sealed paper of a closed day that a merge left behind begins its next edition; whether one did."""
    found = stale(store, day)
    for want, why in found.behind:
        with store.transaction() as tx:
            desk.begin_next(tx, actor, day, want, why)
    _look(store, day, is_behind=bool(found.untold))
    return bool(found.behind)


def look(store: Store) -> None:
    """Days into which merges brought something: where every sealed paper says it all the same, nothing has to be done.

    What agencies correct and what is purged later then changes nothing about that.
    """
    for meeting in since.unlooked(store.conn):
        with suppress(Refused, KeyError):
            day = read_day(store, meeting)
            _look(store, day, is_behind=bool(stale(store, day)))


def _look(store: Store, day: DayRecord, *, is_behind: bool) -> None:
    if day.sitting.closing is not None and not is_behind and not _is_disputed(store, day):
        since.looked(store.conn, day.meeting.id)


def _is_disputed(store: Store, day: DayRecord) -> bool:
    return any(desk.disputed(store, day, want) for want in desk.wanted(day))


def is_pending(store: Store, meeting: str) -> bool:
    """Whether a merge brought something into a day at which nobody looked since."""
    return bool(since.brought(store.conn, meeting))


def stale(store: Store, day: DayRecord) -> Stale:
    """Which sealed papers of a closed day do not stand.

    One that cites others (회의록 each 별지) as they were before, once all of those are sealed; one that says of the
    matter what the record, with what a merge brought, does not say. None while two laptops say different things.
    """
    if day.sitting.closing is None:
        return Stale()
    found = [(want, _why_anew(store, day, want)) for want in desk.wanted(day)]
    behind = tuple((want, why) for want, why in found if why)
    return Stale(behind, tuple(want for want, why in found if why is None))


def left_behind(store: Store, day: DayRecord) -> Stale:
    """Which sealed papers of a day a merge left behind."""
    return stale(store, day) if is_pending(store, day.meeting.id) else Stale()


def _why_anew(store: Store, day: DayRecord, want: Wanted) -> str | None:
    """Empty where a paper stands, None where its files are not all here to tell."""
    paper = store.get(PAPER, want.id)
    if paper is None or paper.sealed is None or desk.disputed(store, day, want):
        return ""
    is_news = bool(paper.frozen_by and since.was_brought(store.conn, day.meeting.id, want.item, paper.frozen_by))
    if not is_news and not kind_of(want.rule.id).cites:
        return ""
    try:
        fixed = records.paper_in(store.attachment(paper.sealed.sha256))
        numbers = _cited_anew(store, day, want, fixed)
        is_behind = not numbers and is_news and _reads_otherwise(store, day, want, paper, fixed)
    except (Trouble, Refused):
        return None
    if numbers:
        return f"{', '.join(numbers)} 인용에 맞춤"
    return _reason(store, day, want, paper) if is_behind else ""


def _reason(store: Store, day: DayRecord, want: Wanted, paper: Paper) -> str:
    """Another laptop opened the matter again, or added to it."""
    fixed_at = journal.written_at(store.conn, paper.frozen_by) if paper.frozen_by else 0
    again = [at for t in day.turns if want.item in ("", t.agenda.id) for _, at in t.item.reopenings]
    return ANEW if any(at >= fixed_at for at in again) else "합친 기록에 맞춤"


def _cited_anew(store: Store, day: DayRecord, want: Wanted, fixed: Content) -> tuple[str, ...]:
    """The numbers of what a sealed paper should cite and does not; none while one of them is open. Raises Trouble."""
    others = [(w, store.get(PAPER, w.id)) for w in desk.cited_of(day, want)]
    if not all(other is not None and other.sealed for _, other in others):
        return ()
    now = [(w.number, desk.fixed_record(store, other)) for w, other in others if other is not None]
    known = set(kind_of(want.rule.id).cited(fixed))
    return tuple(number for number, sha256 in now if sha256 not in known)


def _reads_otherwise(store: Store, day: DayRecord, want: Wanted, paper: Paper, fixed: Content) -> bool:
    """Whether the matter reads otherwise than a paper has it."""
    from jumpup_desktop.documents.record import tell_the_same

    now = desk.content(store, day, want, paper, paper.frozen.signers if paper.frozen else ())
    return not tell_the_same(now, fixed) or (not want.item and now.head.held != fixed.head.held)
