"""What every paper of a meeting shares: its head, its signers, what ties it to the record."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from jumpup_desktop.documents import parts
from jumpup_desktop.domain.dates import seoul
from jumpup_desktop.domain.meeting.paper import ANEW, number_of
from jumpup_desktop.domain.meeting.paper_entry import is_paper
from jumpup_desktop.domain.rules import existing

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from jumpup_desktop.domain.meeting.paper import Paper, PaperDrafted
    from jumpup_desktop.domain.policy import PaperRule
    from jumpup_desktop.services.papers.day import DayRecord

NO_PANEL_YET = "0" * 64
"""In a draft: a paper that is fixed names the panel's certificate."""
OPENNESS = {
    "공개": parts.Openness.PUBLIC,
    "부분공개": parts.Openness.PARTIAL,
    "비공개": parts.Openness.CLOSED,
}


def head(day: DayRecord, paper: Paper, rule: PaperRule) -> parts.PaperHead:
    """The head of a paper; the agency's own document numbers stay blank."""
    policy, drafted = day.policy.policy, paper.drafted
    panel = day.panel.name if day.panel else day.plan.title
    return parts.PaperHead(
        programme=policy.policy.programme,
        round=day.round_title,
        panel=panel,
        meeting=day.plan.title.removeprefix(panel).strip() or day.plan.title,
        control_number=drafted.number if drafted else "",
        held=span(day, drafted.item if drafted else ""),
        place=day.plan.venue,
        host=policy.office.host,
        department=policy.office.department,
        contact=f"{policy.office.department} {policy.office.contact}",
        disclosure=parts.PrintedDisclosure(
            OPENNESS[policy.disclosure.openness], policy.disclosure.legal_ground, policy.disclosure.retention
        ),
        policy=parts.PrintedPolicy(policy.policy.title, policy.policy.version, day.policy.sha256),
        mode=parts.Mode(day.sitting.opening.mode if day.sitting.opening else "panel_laptop"),
        words=parts.PaperWords(rule.title, rule.confirmation, day.kind.method, day.kind.vote_line),
        edition=_edition(day, drafted) if drafted and drafted.edition > 1 else None,
    )


def _edition(day: DayRecord, drafted: PaperDrafted) -> parts.Edition:
    """A 정정본 with its reason; where the matter was opened again it is no correction."""
    before = number_of(drafted.number, drafted.edition, drafted.edition - 1)
    found = parts.Edition(drafted.edition, drafted.replaces_sha256, drafted.reason, before)
    again = [t for t in day.turns if t.item.reopenings and t.agenda.id in _opened(day, drafted.item)]
    if drafted.reason != ANEW or not again:
        return found
    name = ANEW if all(t.is_resolved for t in again) else "재논의"
    withdrawn = all(t.consensus and t.consensus.reopenings and t.consensus.reopenings[-1].withdrawn_by for t in again)
    return replace(found, reason="동의 철회로 다시 논의함" if withdrawn else "다시 논의함", name=name)


def _opened(day: DayRecord, item: str) -> Collection[str]:
    """What a further edition is for: the paper's own item, or for the day's papers those of the last 속개."""
    last = day.sitting.reconvened[-1][0].items if day.sitting.reconvened else ()
    return (item,) if item else last or [turn.agenda.id for turn in day.turns]


def span(day: DayRecord, item: str) -> parts.PrintedSpan:
    """When the company was heard, on its own papers, before the first 폐회; on the day's, when that was held."""
    if item:
        turn = day.turn(item).item
        called = turn.calls[0].utc_ms if turn.calls else turn.outcome_at
        closings = [at for _, _, _, at in day.sitting.reconvened]
        before = [at for _, at in turn.history if closings and at <= closings[0]]
        ended = before[-1] if before else turn.outcome_at
        return parts.PrintedSpan(seoul(called), seoul(ended or called))
    sitting = day.sitting
    start = sitting.opened_at or (sitting.visits[0].since if sitting.visits else 0)
    end = sitting.closed_at or max((t.item.outcome_at for t in day.turns), default=0) or start
    return parts.PrintedSpan(seoul(start), seoul(end))


def audit(day: DayRecord, item: str, utc_ms: int) -> parts.Audit:
    """What ties a paper about an item (or the whole day) to the record and to the certificates; fixed at `utc_ms`."""
    panel, times = day.panel_ca_sha256 or NO_PANEL_YET, _times(day, item)
    fixed_at = seoul(utc_ms)
    return parts.Audit(day.chain_head, day.events, day.root_sha256, panel, day.root_is_local, times, fixed_at)


def _times(day: DayRecord, item: str) -> tuple[tuple[str, datetime], ...]:
    """When the day opened, the item was called, decided, opened again, the day closed, and who chose a new PIN: what
    there was of it.

    Of a matter that was opened again on paper only the last end is told: the forms have no other time.
    """
    sitting = day.sitting
    chosen = next((e.at for e in sitting.elections if not e.acting), 0)
    turn = day.turn(item).item if item else None
    called = turn.calls[0].utc_ms if turn and turn.calls else 0
    again = turn.reopenings if turn and not is_paper(sitting) else ()
    ends = [at for _, at in turn.history] if turn and again else [turn.outcome_at if turn else 0]
    named = [
        ("위원장 호선", chosen), ("개회", sitting.opened_at), ("안건 상정", called),
        *(("심의 종료", at) for at in ends), *(("폐회", closed_at) for _, _, _, closed_at in sitting.reconvened),
        *(("속개", at) for _, at, _, _ in sitting.reconvened), *(("다시 논의", at) for _, at in again),
        ("폐회", sitting.closed_at),
        *_new_pins(day),
    ]  # fmt: skip
    return tuple((word, seoul(at)) for word, at in sorted(named, key=lambda one: one[1]) if at)


def _new_pins(day: DayRecord) -> list[tuple[str, int]]:
    """Who chose a new PIN, before chair and secretary; those of one minute together."""
    found: dict[int, list[str]] = {}
    for reset, at in zip(day.sitting.resets, day.sitting.reset_at, strict=True):
        found.setdefault(at // 60_000 * 60_000, []).append(day.name(reset.person))
    return [(f"새 PIN({'·'.join(names)})", at) for at, names in found.items()]


def identified(day: DayRecord, person: str) -> tuple[str, datetime] | None:
    """How and when somebody's identity was checked that day; None where it was not."""
    found = next((one for one in day.sitting.identified if one.person == person), None)
    return (found.how, seoul(found.at)) if found else None


def _certificate(day: DayRecord, person: str) -> str:
    return existing(day.certificates.get(person), "record.dangling", subject="certificate", entity=person)


def signers(day: DayRecord, ways: tuple[tuple[str, str], ...], paper: Paper) -> tuple[parts.Signer, ...]:
    """The signer set in the order of signing; who presides is last."""
    refusals = {r.person: r for r in paper.refusals}
    presiding = _last(day, ways)
    return tuple(
        parts.Signer(
            id=person,
            name=day.name(person),
            division=_division(day, person),
            affiliation=day.person(person).affiliation,
            position=day.person(person).position,
            role=_role(day, person, presiding),
            way=parts.Way(way),
            certificate=_certificate(day, person) if way == "electronic" else "",
            identified=identified(day, person),
            keeper=keeper(day) if way == "ink" else "",
            refusal=_refusal(day, refusals[person].reason, refusals[person].confirmed_by) if way == "refused" else None,
        )
        for person, way in ways
    )


def keeper(day: DayRecord) -> str:
    """Who keeps the ink originals: as was said, else the department that issues the papers."""
    office = day.policy.policy.office
    return day.sitting.originals or office.department or office.host or day.name(day.meeting.secretary)


def _last(day: DayRecord, ways: tuple[tuple[str, str], ...]) -> str:
    """Who presides signs last; empty where none of them ever presided."""
    heads = {e.person for e in day.sitting.elections}
    return ways[-1][0] if ways and ways[-1][0] in heads else ""


def _refusal(day: DayRecord, reason: str, confirmed_by: tuple[str, ...]) -> parts.Refusal:
    return parts.Refusal(reason, tuple(day.name(person) for person in confirmed_by))


def _division(day: DayRecord, person: str) -> str:
    return day.kind.division(day.meeting.evaluator_type(person))


def _role(day: DayRecord, person: str, presiding: str) -> parts.Role:
    if person == day.meeting.secretary:
        return parts.Role.SECRETARY
    if person != presiding:
        return parts.Role.MEMBER
    chair = day.sitting.chair.person if day.sitting.chair else ""
    return parts.Role.CHAIR if person == chair else parts.Role.ACTING_CHAIR
