"""What several papers tell of a turn: the application's number, how it ended, what was agreed, who was out."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from jumpup_desktop.documents import contents, parts, words
from jumpup_desktop.domain.dates import date_text, seoul
from jumpup_desktop.domain.rules import existing

if TYPE_CHECKING:
    from jumpup_desktop.domain.policy import MeetingKind, PaperRule
    from jumpup_desktop.domain.selection.interests import AgencyDecided
    from jumpup_desktop.services.papers.day import DayRecord, EarlierHearing, Raised, Turn

EXCLUSIONS = {
    "by_law": parts.Exclusion.BY_LAW,
    "by_challenge": parts.Exclusion.BY_CHALLENGE,
    "own_request": parts.Exclusion.BY_RECUSAL,
}


NOT_HEARD = "1단계 탈락(상정하지 않음)"


def exclusion(kind: str) -> parts.Exclusion:
    """How somebody was excluded, as it is printed. Refuses `record.dangling`."""
    return existing(EXCLUSIONS.get(kind), "record.dangling", subject="exclusion", entity=kind)


def exclusion_word(kind: str) -> str:
    """제척, 기피 or 회피."""
    return words.EXCLUSIONS[exclusion(kind)]


def receipt(turn: Turn) -> str:
    """The application's number: 접수번호, or 연번 where the agency gives no other."""
    record = turn.company.record
    if record is None:
        return ""
    return record.receipt_number or (f"{record.serial:03d}" if record.serial else "")


def outcome(turn: Turn, kind: MeetingKind) -> parts.PrintedOutcome:
    """How a turn ended, in the policy's word; what is open is heard at the next sitting."""
    if turn.item.outcome is None:
        return parts.PrintedOutcome("", NOT_HEARD if turn.is_barred else kind.words.next_sitting)
    ended = kind.outcome(turn.item.outcome.outcome)
    return parts.PrintedOutcome(ended.id, ended.word)


def excluded(turn: Turn) -> tuple[parts.Exclusion, ...]:
    """The kinds of exclusion of those who were out of it, before the call and since."""
    item = turn.item
    kinds = [kind for _, kind in (item.fixed.excluded if item.fixed else ())]
    kinds += [out.kind for out, _ in item.out_since_call if out.kind in EXCLUSIONS]
    return tuple(map(exclusion, kinds))


def agency(decided: AgencyDecided | None) -> str:
    """What became of an exclusion at the agency: when, what, who looked at it, who was told (practice 26)."""
    if decided is None:
        return "결정 전"
    told_to = [who for who, is_told in (("위원", decided.told_member), ("신청인", decided.told_applicant)) if is_told]
    verdict = "인용" if decided.upheld else "기각"
    notice = f"{'·'.join(told_to)} 통보" if told_to else "통보 전"
    seen_by = decided.official or "-"
    return f"{date_text(decided.decided_on)} {verdict}: {decided.measure}. 확인·점검 {seen_by}, {notice}"


def lost_quorum(turn: Turn) -> bool:
    """Whether fewer were there in the end than the quorum asks, so that nothing could be resolved."""
    item = turn.item
    there = [person for person in item.participants if person not in item.away]
    return bool(item.fixed and item.outcome and not turn.is_resolved and len(there) < item.fixed.quorum)


def vote(turn: Turn, kind: MeetingKind) -> str:
    """표결 내용 of one item: there is no vote; by consensus, without one, or not deliberated on."""
    ended = turn.item.outcome
    if ended is None or kind.outcome(ended.outcome).is_unheard:
        return "심의하지 않음"
    if turn.tally is not None and turn.is_resolved:
        return kind.method
    return "전원합의" if turn.is_resolved else "전원합의 미도출"


def attendance(day: DayRecord, person: str) -> tuple[str, ...]:
    """When somebody who came was there only after the opening, and when they left, at the latest at the closing."""
    sitting, found = day.sitting, []
    stays = [v for v in sitting.visits if v.person == person]
    if stays and sitting.opened_at and stays[0].since > sitting.opened_at:
        found.append(f"{seoul(stays[0].since):%H:%M} 참석")
    if stays and stays[-1].until:
        found.append(f"{seoul(stays[-1].until):%H:%M} 퇴장")
    return tuple(found)


def objections(one: EarlierHearing, kind: MeetingKind) -> tuple[tuple[str, str, str], ...]:
    """What was objected to at an earlier sitting: who, the criterion with the proposal it was against, why."""
    names = {c.id: c.name for c in kind.criteria}
    return tuple(
        (raised.said.member, f"{names.get(raised.said.criterion, raised.said.criterion)}, {_against(raised, kind)}",
            raised.said.reason)
        for raised in one.objections
    )  # fmt: skip


def _against(raised: Raised, kind: MeetingKind) -> str:
    return f"{raised.nth}차 {kind.outcome(raised.outcome).name}안" + (", 뒤에 동의함" if raised.is_over else "")


def totals(day: DayRecord) -> tuple[contents.Total, ...]:
    """How many of the matters put ended in each way, in the policy's order, what is open last."""
    found = [outcome(turn, day.kind) for turn in day.put]
    ways = dict.fromkeys([*(parts.PrintedOutcome(o.id, o.word) for o in day.kind.outcomes), *found])
    return tuple(contents.Total(way.word, found.count(way)) for way in ways if way in found)


def due(until: str) -> str:
    """Until when, as it was said; a date that was typed as one in the papers' form."""
    try:
        return date_text(date.fromisoformat(until.strip()))
    except ValueError:
        return until


def conditions(turn: Turn) -> int:
    """How many conditions were agreed."""
    proposal = turn.proposal
    return len(proposal.conditions) if proposal else 0


def short_name(rule: PaperRule) -> str:
    """A paper's name without spaces and what stands in brackets, for names of files."""
    return re.sub(r"\(.*?\)|\s", "", rule.name)
