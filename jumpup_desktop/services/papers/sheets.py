"""What a 종합의견서 says: one company, the agreed wording, the outcome, who took part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.documents import contents, parts
from jumpup_desktop.domain.dates import seoul
from jumpup_desktop.domain.meeting import paper as rules
from jumpup_desktop.domain.policy import size_class
from jumpup_desktop.services.papers.heads import OUTCOMES

if TYPE_CHECKING:
    from jumpup_desktop.domain.meeting.consensus import Proposed
    from jumpup_desktop.domain.policy import Policy
    from jumpup_desktop.domain.selection.step1 import Step1Record
    from jumpup_desktop.services.papers.day import DayRecord, Turn

NO_WORDING = "전원합의에 이르지 못하여 합의된 의견이 없음."
EXCLUSIONS = {
    "by_law": parts.Exclusion.BY_LAW,
    "by_challenge": parts.Exclusion.BY_CHALLENGE,
    "own_request": parts.Exclusion.BY_RECUSAL,
}
SHRUNK = {"own_request": "회피", "by_challenge": "기피", "by_law": "제척", "left": "퇴장"}


def sheet(
    day: DayRecord, turn: Turn, head: parts.PaperHead, signers: tuple[parts.Signer, ...], audit: parts.Audit
) -> contents.CompanySheet:
    """The company's sheet as recorded."""
    proposal = _resolved_proposal(turn)
    outcome = turn.item.outcome.outcome if turn.item.outcome else "deferred"
    conditions = proposal.conditions if proposal else ()
    return contents.CompanySheet(
        head=head,
        company=_profile(turn, day.policy.policy),
        step1=_step1(turn),
        criteria=_criteria(proposal),
        conclusion=proposal.overall if proposal else NO_WORDING,
        conditions=tuple(contents.Condition(c.what, c.until, c.checked_by) for c in conditions),
        outcome=OUTCOMES[outcome],
        decision=_decision(turn, outcome, len(conditions)),
        reservations=_reservations(turn),
        presence=_presence(day, turn),
        decided_at=seoul(turn.item.outcome_at),
        signers=signers,
        audit=audit,
    )


def _resolved_proposal(turn: Turn) -> Proposed | None:
    return turn.consensus.resolved_proposal if turn.consensus else None


def _criteria(proposal: Proposed | None) -> contents.Criteria:
    wording = dict(proposal.wording) if proposal else {}
    keys = ("innovation", "growth", "market", "will")
    innovation, growth, market, will = (wording.get(key) or NO_WORDING for key in keys)
    return contents.Criteria(innovation, growth, market, will)


def _decision(turn: Turn, outcome: str, conditions: int) -> str:
    name = turn.company.name
    match outcome:
        case "selected" if conditions:
            return f"{name}: 조건 {conditions}건을 부여하여 최종 선정 대상으로 의결한다."
        case "selected":
            return f"{name}: 최종 선정 대상으로 의결한다."
        case "not_selected":
            return f"{name}: 이번 회차 미선정으로 의결한다."
        case "reconsider":
            return f"{name}: 전원합의에 이르지 못하여 재심의하기로 한다."
    reason = turn.consensus.failed.reason if turn.consensus and turn.consensus.failed else ""
    return reason or f"{name}: 전원합의에 이르지 못하여 의결을 보류한다."


def _reservations(turn: Turn) -> tuple[str, ...]:
    return tuple(r.text for r in turn.consensus.reservations if r.printed) if turn.consensus else ()


def _presence(day: DayRecord, turn: Turn) -> contents.Presence:
    item, fixed = turn.item, turn.item.fixed
    excluded = [EXCLUSIONS[sort] for _, sort in (fixed.excluded if fixed else ())]
    excluded += [EXCLUSIONS[out.sort] for out, _ in item.out_since_call if out.sort in EXCLUSIONS]
    changes = [
        contents.SetChange(
            seoul(at) if at else None, f"{SHRUNK[out.sort]}: {out.reason}(확인 {day.name(out.confirmed_by)})"
        )
        for out, at in item.shrunk
    ]
    changes += [
        contents.SetChange(seoul(since), f"퇴장 후 {seoul(until):%H:%M} 복귀({reason})")
        for _, reason, since, until in item.absences
        if until
    ]
    absent = len(fixed.absent) if fixed else 0
    return contents.Presence(len(item.participants), tuple(excluded), absent, tuple(changes))


def exclusion(
    day: DayRecord, turn: Turn, head: parts.PaperHead, signers: tuple[parts.Signer, ...], audit: parts.Audit
) -> contents.ExclusionNote:
    """심의 제외 확인서 of those who came and were out of this item."""
    item = turn.item
    sorts = dict(item.fixed.excluded) if item.fixed else {}
    later = {out.person: (out.sort, seoul(at) if at else None) for out, at in item.out_since_call}
    people = []
    for person in rules.excluded(day.meeting, day.sitting, item):
        sort, since = later.get(person) or (sorts[person], None)
        people.append(contents.ExcludedOne(day.name(person), EXCLUSIONS[sort], since, person in later))
    return contents.ExclusionNote(
        head, turn.agenda.order, receipt(turn), turn.company.name, tuple(people), signers, audit
    )


def _profile(turn: Turn, policy: Policy) -> contents.CompanyProfile:
    record = turn.company.record
    if record is None:
        return contents.CompanyProfile("", turn.company.name, "-", "-", "-", "-", "-", "-", "-")
    now, goal = _sizes(record, policy)
    route = f"{record.route}({record.recommender})" if record.recommender else record.route
    return contents.CompanyProfile(
        receipt_number=receipt(turn),
        name=record.name,
        representative=record.representative or "-",
        route=route,
        field=record.field or "-",
        size_now=now,
        size_goal=goal,
        as_is=record.as_is or "-",
        to_be=record.to_be or "-",
    )


def receipt(turn: Turn) -> str:
    """The application's number: 접수번호, or 연번 where the agency gives no other."""
    record = turn.company.record
    if record is None:
        return ""
    return record.receipt_number or (f"{record.serial:03d}" if record.serial else "")


def _sizes(record: Step1Record, policy: Policy) -> tuple[str, str]:
    row = policy.size_row(record.ksic)
    if row is None or record.mean_sales_won is None:
        return "-", "-"
    names = policy.size.names
    now = size_class(record.mean_sales_won, row, policy.size)
    return now, names[min(names.index(now) + 1, len(names) - 1)]


def _step1(turn: Turn) -> contents.Step1:
    record = turn.company.record
    if record is None:
        return contents.Step1("-", "-", "-", None)
    waiver = turn.company.waiver
    as_of = record.ai_date or record.site_date
    exemption = waiver.ground if waiver else ("추천" if record.waived else "")
    return contents.Step1(record.k_grade or "-", record.growth_path or "-", record.site_grade or "-", as_of, exemption)
