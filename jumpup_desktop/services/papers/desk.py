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
from jumpup_desktop.services import conflict_places, member_keys, records
from jumpup_desktop.services.papers import heads, opening_papers
from jumpup_desktop.services.papers.paper_kinds import Asked, Wanted, kind_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jumpup_desktop.documents.contents import Paper as Content
    from jumpup_desktop.domain.meeting.item import Item
    from jumpup_desktop.domain.meeting.paper import Paper, Way
    from jumpup_desktop.domain.policy import PaperRule
    from jumpup_desktop.domain.record.closing import OpenConflict
    from jumpup_desktop.domain.record.event import Actor
    from jumpup_desktop.services.case import Transaction
    from jumpup_desktop.services.papers.day import DayRecord
    from jumpup_desktop.store.season_store import Store

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
    """Letter, and the company's two digits; 00 about the whole day."""
    return f"{day.number}-{kind_of(rule).letter}{_place(day, item) if item else 0:02d}"


def _place(day: DayRecord, item: str) -> int:
    """The company's number among the day's papers: its order on the agenda, or as those of its papers that were begun.

    A merge may have moved the order since: a number that another company's papers have is passed over. Where two
    laptops began papers of two companies under one number, the one that is first by its id keeps it.
    """
    had = [(of, _place_in(pap.number_of(number, edition, 1))) for (_, of), (edition, number) in day.begun.items() if of]
    own = {place for of, place in had if of == item and all(of <= other for other, at in had if at == place)}
    order, most = day.turn(item).agenda.order, max((i.order for i in day.meeting.items), default=0)
    taken = {place for of, place in had if of != item}
    return min(own, default=0) or next(place for place in count(order, max(most, 1)) if place not in taken)


def _place_in(number: str) -> int:
    return int(number.rpartition("-")[2][1:])


def due(day: DayRecord) -> tuple[Wanted, ...]:
    """Those of the day's papers that can be fixed now: sheets from 의결 on, all others after 폐회."""
    return tuple(w for w in wanted(day) if rules.is_due(w.rule, day.meeting, day.sitting, _item(day, w)))


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
    if found := disputed(store, day, want):
        company = conflict_places.company_name(store, found[0]) or "-"
        raise Refused("paper.conflict-open", number=want.number, what=conflict_places.title(found[0]), company=company)


def disputed(store: Store, day: DayRecord, want: Wanted) -> Sequence[OpenConflict]:
    """What two laptops said differently of what a paper tells."""
    companies = [t.agenda.company for t in day.turns if want.item in ("", t.agenda.id)]
    return conflict_places.touching(store, day.meeting.id, want.item, companies)


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


def ways_of(day: DayRecord, want: Wanted, paper: Paper) -> tuple[tuple[str, Way], ...]:
    """Who signs the paper and how, who presides last."""
    signers = rules.signers_of(want.rule, day.meeting, day.sitting, _item(day, want))
    return rules.ways_of(signers, day.sitting, paper)


def content(store: Store, day: DayRecord, want: Wanted, paper: Paper, ways: tuple[tuple[str, Way], ...]) -> Content:
    """What the paper says, as the record has it now."""

    def record_of(cited: Wanted) -> str:
        paper = store.get(PAPER, cited.id)
        return (fixed_record(store, paper) if paper else "") or hashlib.sha256(cited.id.encode()).hexdigest()

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


def fixed_record(store: Store, paper: Paper) -> str:
    """The hash of a fixed paper's record, which its own audit page prints; empty before it is fixed."""
    return records.sha256_in(store.attachment(paper.frozen.base_sha256)) if paper.frozen else ""


def existing(store: Store, paper: str) -> Paper:
    """The paper's state. Refuses `paper.unknown`."""
    state: Paper | None = store.get(PAPER, paper)
    if state is None:
        raise Refused("paper.unknown")
    return state


def keep(store: Store, pdf: bytes) -> str:
    """Store a PDF among the attachments; its hash."""
    return store.attach(pdf)
