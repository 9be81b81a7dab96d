"""Which papers a meeting has, their ids and numbers, and their frozen bases."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

from jumpup_desktop import __version__
from jumpup_desktop.domain.dates import seoul
from jumpup_desktop.domain.meeting import paper as pap
from jumpup_desktop.domain.meeting import signing as rules
from jumpup_desktop.domain.meeting.attendance import keep_originals
from jumpup_desktop.domain.meeting.paper import PAPER
from jumpup_desktop.domain.meeting.sitting import SITTING
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.rules import require
from jumpup_desktop.errors import Trouble
from jumpup_desktop.services import conflict_places, member_keys, records
from jumpup_desktop.services.papers import heads, opening_papers, told
from jumpup_desktop.services.papers.day import DayRecord, read_day
from jumpup_desktop.services.papers.paper_kinds import Asked, Wanted, kind_of
from jumpup_desktop.store import since
from jumpup_desktop.store.tables import meetings

if TYPE_CHECKING:
    from jumpup_desktop.documents.contents import Paper as Content
    from jumpup_desktop.domain.meeting.item import Item
    from jumpup_desktop.domain.meeting.paper import Paper, Way
    from jumpup_desktop.domain.policy import PaperRule
    from jumpup_desktop.domain.record.event import Actor
    from jumpup_desktop.services.case import Transaction
    from jumpup_desktop.store.season_store import Store

UNWANTED = "확인할 사람이 없음"
"""Why a paper that was begun is not made: an excluded member has heard the matter after all."""
APP = f"jumpup-desktop {__version__}"


def wanted(day: DayRecord) -> tuple[Wanted, ...]:
    """The day's papers, each in its newest edition, as they are made: the 별지 before the 회의록 that cites them."""
    found = []
    for rule in sorted(day.kind.papers, key=lambda r: kind_of(r.id).order):
        found += [_wanted(day, rule, item) for item in kind_of(rule.id).items(day)]
    return tuple(found)


def _wanted(day: DayRecord, rule: PaperRule, item: str) -> Wanted:
    edition, number = day.begun.get((rule.id, item)) or (1, _number(day, rule.id, item))
    meeting = day.meeting.id
    return Wanted(pap.paper_id(meeting, rule.id, item, edition), rule, item, number, edition)


def _number(day: DayRecord, rule: str, item: str) -> str:
    """By the order of the agenda; after a merge one that another company's paper has is passed over."""
    base = f"{day.number}-{kind_of(rule).letter}"
    if not item:
        return f"{base}00"
    taken = {pap.number_of(number, edition, 1) for (_, of), (edition, number) in day.begun.items() if of != item}
    order, most = day.turn(item).agenda.order, max((i.order for i in day.meeting.items), default=0)
    return next(number for n in count(order, max(most, 1)) if (number := f"{base}{n:02d}") not in taken)


def due(day: DayRecord) -> tuple[Wanted, ...]:
    """Those of the day's papers that can be fixed now: sheets from 의결 on, all others after 폐회."""
    return tuple(w for w in wanted(day) if rules.is_due(w.rule, day.meeting, day.sitting, _item(day, w)))


def draft_due(store: Store, actor: Actor, meeting: str) -> tuple[Wanted, ...]:
    """Begin every paper that can be made now and was not begun. Refuses `paper.none-due`.

    After 폐회 what was begun and is wanted no more is dropped.
    """
    day = read_day(store, meeting)
    found = due(day)
    require(found, "paper.none-due")
    if day.sitting.closing is not None:
        _drop_unwanted(store, actor, day)
        if renew_stale(store, actor, day):
            day = read_day(store, meeting)
            found = due(day)
    with store.transaction() as tx:
        for want in found:
            if tx.get(PAPER, want.id) is None:
                body = pap.PaperDrafted(want.rule.id, want.item, want.number)
                tx.append(actor, rules.draft(None, want.id, body), meeting=meeting)
    return found


def _drop_unwanted(store: Store, actor: Actor, day: DayRecord) -> None:
    known = {want.id for want in wanted(day)}
    rows = [row for row in meetings.papers(store.conn, day.meeting.id) if row.status != "sealed"]
    for row in rows:
        if row.id not in known:
            with store.transaction() as tx:
                tx.append(actor, rules.drop(tx.get(PAPER, row.id), UNWANTED), meeting=day.meeting.id)


def _item(day: DayRecord, want: Wanted) -> Item | None:
    return day.turn(want.item).item if want.item else None


def freeze(store: Store, actor: Actor, day: DayRecord, want: Wanted) -> str:
    """Fix a paper's base and keep it; its hash. Refuses as the domain does; raises as `member_keys.panel_authority`."""
    from jumpup_desktop.documents.archive import build_base

    kind_of(want.rule.id).ready(day)
    if not day.panel_ca_sha256:
        day = replace(day, panel_ca_sha256=member_keys.panel_authority(store, day.meeting.id).fingerprint)
    require_settled(store, day, want)
    paper = existing(store, want.id)
    ways = ways_of(day, want, paper)
    day = _with_keeper(store, actor, day, ways)
    base = build_base(content(store, day, want, paper, ways), created=seoul(store.now().utc_ms), app_version=APP)
    keep(store, base.pdf)
    with store.transaction() as tx:
        body = pap.PaperFrozen(base.sha256, ways)
        tx.append(actor, rules.freeze(tx.get(PAPER, want.id), body), meeting=day.meeting.id)
    return base.sha256


def _with_keeper(store: Store, actor: Actor, day: DayRecord, ways: tuple[tuple[str, Way], ...]) -> DayRecord:
    """Who keeps the ink originals is on record before the first paper names them."""
    if day.sitting.originals or not any(way == "ink" for _, way in ways):
        return day
    keeper = heads.keeper(day)
    with store.transaction() as tx:
        known = tx.get(SITTING, day.meeting.id)
        if known is not None and not known.originals:
            tx.append(actor, keep_originals(known, keeper), meeting=day.meeting.id)
    return replace(day, sitting=replace(day.sitting, originals=keeper))


def require_settled(store: Store, day: DayRecord, want: Wanted) -> None:
    """No paper prints what two laptops said differently. Refuses `paper.conflict-open`, naming the first."""
    companies = [t.agenda.company for t in day.turns if want.item in ("", t.agenda.id)]
    found = conflict_places.touching(store, day.meeting.id, want.item, companies)
    if found:
        company = conflict_places.company_name(store, found[0]) or "-"
        raise Refused("paper.conflict-open", number=want.number, what=conflict_places.title(found[0]), company=company)


def thaw_citing(tx: Transaction, actor: Actor, day: DayRecord, want: Wanted, reason: str) -> tuple[Wanted, ...]:
    """Open a fixed paper (회의록) again when one it cites by hash (별지) changes; what was opened."""
    stale = []
    for one in citing_of(day, want):
        paper = tx.get(PAPER, one.id)
        if paper is not None and paper.frozen and not paper.sealed:
            tx.append(actor, rules.thaw(paper, reason, actor.person), meeting=day.meeting.id)
            stale.append(one)
    return tuple(stale)


def begin_next(tx: Transaction, actor: Actor, day: DayRecord, want: Wanted, reason: str) -> None:
    """Begin the edition after a sealed one. Refuses as `signing.further_edition`."""
    old = tx.get(PAPER, want.id)
    after = tx.get(PAPER, rules.next_edition(old))
    tx.append(actor, rules.further_edition(old, reason, after), meeting=day.meeting.id)


def renew_stale(store: Store, actor: Actor, day: DayRecord) -> bool:
    """A sealed paper of the day that a merge left behind begins its next edition; whether one did.

    It cites others (회의록 each 별지) as they were before, once all of those are sealed; or it says that a matter ended
    otherwise than the record has it now. Nothing begins while two laptops say different things of the day.
    """
    found = [(want, why) for want in wanted(day) if (why := _stale(store, day, want))]
    for want, why in found:
        with store.transaction() as tx:
            begin_next(tx, actor, day, want, why)
    return bool(found)


def _stale(store: Store, day: DayRecord, want: Wanted) -> str:
    """Why a sealed paper has to be made anew; empty where it has not, or where its files are not all here to tell."""
    paper, kind = store.get(PAPER, want.id), kind_of(want.rule.id)
    if want.item or paper is None or paper.sealed is None or not (kind.cites or kind.ends):
        return ""
    companies = [turn.agenda.company for turn in day.turns]
    if conflict_places.touching(store, day.meeting.id, "", companies):
        return ""
    try:
        fixed = records.paper_in(store.attachment(paper.sealed.sha256))
        numbers = _cited_anew(store, day, want, fixed)
    except (Trouble, Refused):
        return ""
    if numbers:
        return f"{', '.join(numbers)} 인용에 맞춤"
    return "합친 기록에 맞춤" if kind.ends and kind.ends(fixed) != told.ends_now(day) else ""


def _cited_anew(store: Store, day: DayRecord, want: Wanted, fixed: Content) -> tuple[str, ...]:
    """The numbers of what a sealed paper should cite and does not; none while one of them is open. Raises Trouble."""
    others = [(w, store.get(PAPER, w.id)) for w in cited_of(day, want)]
    if not all(other is not None and other.sealed for _, other in others):
        return ()
    now = {w.number: _record_of(store, other) for w, other in others if other is not None}
    known = set(kind_of(want.rule.id).cited(fixed))
    return tuple(number for number, sha256 in now.items() if sha256 not in known)


def ways_of(day: DayRecord, want: Wanted, paper: Paper) -> tuple[tuple[str, Way], ...]:
    """Who signs the paper and how, who presides last."""
    signers = rules.signers_of(want.rule, day.meeting, day.sitting, _item(day, want))
    return rules.ways_of(signers, day.sitting, paper)


def content(store: Store, day: DayRecord, want: Wanted, paper: Paper, ways: tuple[tuple[str, Way], ...]) -> Content:
    """What the paper says, as the record has it now."""

    def record_of(cited: Wanted) -> str:
        paper = store.get(PAPER, cited.id)
        return (_record_of(store, paper) if paper else "") or hashlib.sha256(cited.id.encode()).hexdigest()

    head, audit = heads.head(day, paper, want.rule), heads.audit(day, want.item, store.now().utc_ms)
    signers = heads.signers(day, ways, paper)
    opening = partial(opening_papers.of_day, store, day)
    return kind_of(want.rule.id).content(Asked(day, want, head, signers, audit, wanted(day), record_of, opening))


def citing_of(day: DayRecord, want: Wanted) -> tuple[Wanted, ...]:
    """The day's papers that carry the hash of this one."""
    return tuple(w for w in wanted(day) if kind_of(w.rule.id).cites == want.rule.id)


def cited_of(day: DayRecord, want: Wanted) -> tuple[Wanted, ...]:
    """The day's papers whose hashes this one carries."""
    cites = kind_of(want.rule.id).cites
    return tuple(w for w in wanted(day) if cites and w.rule.id == cites)


def cites_right(store: Store, day: DayRecord, want: Wanted, fixed: Content) -> bool:
    """Whether a paper as it was fixed cites every other that it must (회의록: each 별지) by the hash it has now."""
    kind = kind_of(want.rule.id)
    if not kind.cites:
        return True
    now = [existing(store, w.id) for w in cited_of(day, want)]
    return set(kind.cited(fixed)) == {_record_of(store, paper) for paper in now}


def _record_of(store: Store, paper: Paper) -> str:
    """The hash of a fixed paper's record, which its own audit page prints; empty before it is fixed."""
    return records.sha256_in(store.attachment(paper.frozen.base_sha256)) if paper.frozen else ""


def says_what_is_so(store: Store, day: DayRecord, want: Wanted, fixed: Content) -> bool:
    """Whether a fixed paper still says what was said on the day: a merge or a late remark may have added to it.

    What agencies corrected since of companies, people and panels stands as it was when the paper was fixed; so does
    the end of the chain that it names.
    """
    from jumpup_desktop.documents.record import say_the_same

    paper = existing(store, want.id)
    if paper.frozen is None or paper.frozen_by is None:
        return True
    if say_the_same(content(store, day, want, paper, paper.frozen.signers), fixed):
        return True
    return not since.was_spoken(store.conn, day.meeting.id, want.item, paper.frozen_by)


def existing(store: Store, paper: str) -> Paper:
    """The paper's state. Refuses `paper.unknown`."""
    state: Paper | None = store.get(PAPER, paper)
    if state is None:
        raise Refused("paper.unknown")
    return state


def keep(store: Store, pdf: bytes) -> str:
    """Store a PDF among the attachments; its hash."""
    return store.attach(pdf)
