"""심의 제외 확인서: those who came and were out of an item confirm it (practice 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.documents import contents
from jumpup_desktop.domain.dates import seoul
from jumpup_desktop.domain.meeting import signing as rules
from jumpup_desktop.domain.meeting.paper_entry import is_paper
from jumpup_desktop.services.papers import told
from jumpup_desktop.services.papers.paper_kinds import PaperKind, each_heard, register

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from jumpup_desktop.services.papers.day import DayRecord, Turn
    from jumpup_desktop.services.papers.paper_kinds import Asked


def items(day: DayRecord) -> Sequence[str]:
    """Items from which somebody was out who came that day."""
    return [i for i in each_heard(day) if rules.excluded(day.meeting, day.sitting, day.turn(i).item)]


def _decided(day: DayRecord, turn: Turn, person: str) -> tuple[str, str]:
    """Who decided the exclusion, and what became of it at the agency (practice 26)."""
    known = turn.exclusions.get(person)
    if known is None or known.set is None:
        return "", ""
    by = day.name(known.set.decided_by) if known.set.decided_by else ""
    words = {"by_law": "법정 사유", "by_challenge": f"{by} 결정", "own_request": f"본인 신청, {by} 확인"}
    return words[known.set.kind], told.agency(known.agency)


def _set_at(day: DayRecord, turn: Turn, person: str) -> datetime | None:
    """When it came on record; of a day held on paper that was the typing."""
    known = turn.exclusions.get(person)
    return seoul(known.set_at) if known and known.set_at and not is_paper(day.sitting) else None


def content(asked: Asked) -> contents.ExclusionNote:
    """Who was out, why, since when; neither gist nor result."""
    day, turn = asked.day, asked.turn
    item = turn.item
    sorts = dict(item.fixed.excluded) if item.fixed else {}
    later = {out.person: (out.kind, seoul(at) if at else None) for out, at in item.out_since_call}
    people = []
    for person in rules.excluded(day.meeting, day.sitting, item):
        kind, since = later.get(person) or (sorts[person], None)
        decided, agency = _decided(day, turn, person)
        sort = told.exclusion(kind)
        is_after, at = person in later, _set_at(day, turn, person)
        people.append(contents.ExcludedOne(day.name(person), sort, since, is_after, decided, agency, at))
    return contents.ExclusionNote(
        head=asked.head,
        order=turn.agenda.order,
        receipt_number=told.receipt(turn),
        company=turn.company.name,
        excluded=tuple(people),
        signers=asked.signers,
        audit=asked.audit,
    )


KIND = register(PaperKind("exclusion", "D", 30, items, content, "심의 제외 확인"))
