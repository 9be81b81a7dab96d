"""종합의견서: one company, the agreed wording, the outcome, who took part."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from jumpup_desktop.documents import contents
from jumpup_desktop.domain.dates import seoul
from jumpup_desktop.domain.meeting.consensus import ended_without, printed_reservations
from jumpup_desktop.domain.meeting.opinion import OVERALL
from jumpup_desktop.domain.meeting.paper_entry import is_paper
from jumpup_desktop.domain.sizes import OR, goal_after
from jumpup_desktop.services.papers import told
from jumpup_desktop.services.papers.paper_kinds import PaperKind, confirmed, each_heard, register

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from jumpup_desktop.documents.parts import PaperHead
    from jumpup_desktop.domain.meeting.consensus import Proposed
    from jumpup_desktop.domain.meeting.item import ParticipantOut
    from jumpup_desktop.domain.meeting.sitting import Visit
    from jumpup_desktop.domain.policy import MeetingKind, Policy
    from jumpup_desktop.domain.selection.step1 import Step1Record
    from jumpup_desktop.services.papers.day import DayRecord, EarlierHearing, Turn
    from jumpup_desktop.services.papers.paper_kinds import Asked

DERIVED, UNDECIDED = "(후보 기준 산정)", "(후보 기준 미확인)"
NO_TIME = "당일"
SHRUNK = {"own_request": "회피", "by_challenge": "기피", "by_law": "제척", "left": "퇴장"}


def content(asked: Asked) -> contents.CompanySheet:
    """The company's sheet as recorded."""
    day, turn = asked.day, asked.turn
    proposal = turn.proposal
    conditions = proposal.conditions if proposal else ()
    return contents.CompanySheet(
        head=_head(asked.head, turn),
        company=_profile(turn, day.policy.policy, day.plan.day),
        step1=_step1(turn),
        criteria=criteria(proposal, day.kind),
        conclusion=conclusion(proposal, day.kind),
        conditions=tuple(contents.PrintedCondition(c.what, told.due(c.until), c.checked_by) for c in conditions),
        outcome=told.outcome(turn, day.kind),
        decision=decision(turn, day.kind),
        reservations=_reservations(turn),
        presence=_presence(day, turn),
        decided_at=seoul(turn.item.outcome_at),
        signers=asked.signers,
        audit=asked.audit,
        earlier=(*(_hearing(one, day.kind) for one in turn.earlier), *_before(day, turn)),
        vote=told.vote(turn, day.kind),
        presenter=_presenter(turn),
    )


def _head(head: PaperHead, turn: Turn) -> PaperHead:
    return replace(head, words=replace(head.words, confirmation=confirmed(head.words.confirmation, [turn])))


def _presenter(turn: Turn) -> str:
    presenter = turn.item.presenter
    return f"{presenter.name}{'(대리)' if presenter.is_stand_in else ''}" if presenter else ""


def _hearing(one: EarlierHearing, kind: MeetingKind) -> contents.PrintedHearing:
    left = tuple((criterion, reason) for _, criterion, reason in told.objections(one, kind))
    return contents.PrintedHearing(one.day, kind.outcome(one.outcome).name, left)


def _before(day: DayRecord, turn: Turn) -> Iterator[contents.PrintedHearing]:
    """How the matter had ended before it was opened again that day; when, no form tells."""
    for ended, at, _ in turn.item.reopened:
        word, when = day.kind.outcome(ended.outcome).name, seoul(at)
        if is_paper(day.sitting):
            yield contents.PrintedHearing(day.held_on, word, time=NO_TIME)
        else:
            yield contents.PrintedHearing(when.date(), word, time=f"{when:%H:%M}")


def criteria(proposal: Proposed | None, kind: MeetingKind) -> tuple[contents.PrintedOpinion, ...]:
    """Every criterion of the policy, in its order and by its name."""
    wording = dict(proposal.wording) if proposal else {}
    return tuple(
        contents.PrintedOpinion(c.id, c.name, wording.get(c.id) or kind.words.no_wording) for c in kind.criteria
    )


def conclusion(proposal: Proposed | None, kind: MeetingKind) -> contents.PrintedOpinion:
    """The overall line, or the policy's word for one that was not agreed on."""
    words = kind.words
    return contents.PrintedOpinion(OVERALL, words.overall, proposal.overall if proposal else words.no_wording)


def decision(turn: Turn, kind: MeetingKind) -> str:
    """What was decided of the company, in the policy's sentence."""
    ended = turn.item.outcome
    if ended is None:
        return ""
    failed = ended_without(turn.consensus, turn.item)
    reason = failed.reason if failed else ended.note
    said = kind.outcome(ended.outcome).said_of(turn.company.name, told.conditions(turn), reason)
    if failed is None:
        return said
    if said == reason:
        return f"{turn.company.name}: {reason}"
    return said if reason in said else f"{said} 사유: {reason}"


def _reservations(turn: Turn) -> tuple[str, ...]:
    return tuple(r.text for r in printed_reservations(turn.consensus, turn.item))


def _presence(day: DayRecord, turn: Turn) -> contents.Presence:
    item, fixed = turn.item, turn.item.fixed
    gone = [*(fixed.absent if fixed else ()), *(out.person for out, _ in item.out_since_call if out.kind == "left")]
    changes = [_shrunk(day, out, at) for out, at in item.shrunk]
    fell_out = {(out.person, at) for out, at in item.shrunk}
    away = ((who, since, until) for who, _, since, until in item.absences if (who, until) not in fell_out)
    changes += [_away(day, who, since, until) for who, since, until in away]
    changes.sort(key=lambda change: change.at.timestamp() if change.at else 0)
    quorum = fixed.quorum if fixed else 0
    names = tuple(map(day.name, gone))
    return contents.Presence(len(item.participants), told.excluded(turn), len(gone), tuple(changes), quorum, names)


def _shrunk(day: DayRecord, out: ParticipantOut, at: int) -> contents.SetChange:
    """Who is out of it, with who confirmed it; who left the room before that, with the time they left."""
    said, confirmed = f"{day.name(out.person)} 위원 {_way(day, out, at)}", f"(확인 {day.name(out.confirmed_by)})"
    stay = _last_stay(day, out.person, at)
    if out.kind == "left" and stay and 0 < stay.until < at:
        return contents.SetChange(seoul(stay.until), f"{said}, {seoul(at):%H:%M} 심의에서 빠짐{confirmed}")
    return contents.SetChange(seoul(at) if at else None, f"{said}{confirmed}")


def _way(day: DayRecord, out: ParticipantOut, at: int) -> str:
    """Who fell out without leaving the room did not leave it."""
    if out.kind != "left":
        return SHRUNK[out.kind]
    stay = _last_stay(day, out.person, at)
    has_left = stay is not None and 0 < stay.until <= at
    return ("귀가" if stay is not None and stay.for_good else SHRUNK["left"]) if has_left else "심의에서 빠짐"


def _away(day: DayRecord, person: str, since: int, until: int) -> contents.SetChange:
    """Dated when it began; of somebody who had gone home by then, when they left."""
    stay = _last_stay(day, person, since)
    at = stay.until if stay is not None and stay.for_good and 0 < stay.until <= since else since
    return contents.SetChange(seoul(at) if at else None, _absence(day, person, since, until))


def _absence(day: DayRecord, person: str, since: int, until: int) -> str:
    """Whose it was and how long; why somebody went out for a moment is nobody's matter."""
    back = f", {seoul(until):%H:%M} 복귀" if until else ""
    stay = _last_stay(day, person, since)
    is_gone = stay is not None and stay.for_good and stay.until <= since
    return f"{day.name(person)} 위원 {'귀가' if is_gone else '자리 비움'}{back}"


def _last_stay(day: DayRecord, person: str, at: int) -> Visit | None:
    """The last stay in the room that had begun by then."""
    return next((v for v in reversed(day.sitting.visits) if v.person == person and v.since <= at), None)


def _profile(turn: Turn, policy: Policy, applied_on: date) -> contents.CompanyProfile:
    record = turn.company.record
    if record is None:
        return contents.CompanyProfile("", turn.company.name, "-", "-", "-", "-", "-", "-", "-")
    now, goal = sizes(record, policy, applied_on)
    route = f"{record.route}({record.recommender})" if record.recommender else record.route
    return contents.CompanyProfile(
        receipt_number=told.receipt(turn),
        name=record.name,
        representative=record.representative or "-",
        route=route,
        field=record.field or "-",
        size_now=now,
        size_goal=goal,
        as_is=record.as_is or "-",
        to_be=record.to_be or "-",
    )


def sizes(record: Step1Record, policy: Policy, applied_on: date) -> tuple[str, str]:
    """The size and the one it grows into, with what the first rests on; without a figure the reason alone (J-027).

    No record holds the day a company applied: the day of its meeting stands for it.
    """
    size = policy.size_of(record.ksic, record.mean_sales_won, applied_on)
    if not size.classes:
        return size.reason, "-"
    mark = UNDECIDED if len(size.classes) > 1 else DERIVED if size.is_derived else ""
    return f"{OR.join(size.classes)}{mark}", goal_after(policy.size, size) or "-"


def _step1(turn: Turn) -> contents.PrintedStep1:
    record = turn.company.record
    if record is None:
        return contents.PrintedStep1("-", "-", "-", None)
    waiver = turn.company.waiver
    as_of = record.ai_date or record.site_date
    exemption = waiver.ground if waiver else ("추천" if record.waived else "")
    through = " (1단계 탈락, 승인을 받아 심의)" if turn.was_let_through else ""
    site = f"{record.site_grade or '-'}{through}"
    return contents.PrintedStep1(record.k_grade or "-", record.growth_path or "-", site, as_of, exemption)


KIND = register(
    PaperKind(
        "company_sheet", "B", 10, each_heard, content, "심의·의결 확인",
        states_outcome=True, closing_copies=1, by_hand="company",
    )
)  # fmt: skip
