"""What the minutes still lack of the nine statutory fields (Public Records Act Decree art. 18(2))."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting.paper_entry import is_paper
from jumpup_desktop.domain.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from jumpup_desktop.domain.meeting.item import Item
    from jumpup_desktop.domain.meeting.sitting import Sitting
    from jumpup_desktop.domain.policy import MeetingKind, Policy
    from jumpup_desktop.domain.selection.agenda import Meeting

NINE = (
    "name", "host", "when_where", "attendees", "proceedings", "agenda", "gist", "decisions", "vote"
)  # fmt: skip
"""회의의 명칭, 개최기관, 일시 및 장소, 참석자 및 배석자 명단, 진행 순서, 상정 안건, 발언 요지, 결정 사항, 표결 내용."""


def present_fields(
    meeting: Meeting, day: Sitting | None, items: Mapping[str, Item], kind: MeetingKind, policy: Policy,
    barred: Collection[str] = (),
) -> dict[str, bool]:  # fmt: skip
    """Each of the nine, and whether the record holds it; when the day goes on (차수 변경), open items are not asked.

    `barred` are the items that were never put before the panel, or called by who did not know of the closing: nothing
    is asked of them.
    """
    plan = meeting.plan
    goes_on = bool(day and day.closing and day.closing.goes_on)
    put = [items.get(e.id) for e in meeting.items if e.id not in barred]
    turns = [t for t in put if not goes_on or (t and t.outcome)]
    may_be_empty = goes_on or bool(barred)
    heard = [t for t in turns if t and t.fixed]
    return {
        "name": bool(plan and plan.title),
        "host": bool(policy.office.host and policy.office.department),
        "when_where": bool(plan and plan.venue and day and day.opening and day.closing),
        "attendees": bool(day and day.visits and day.chair and meeting.secretary),
        "proceedings": bool(day and day.opening and all(t and (t.calls or t.outcome) for t in turns)),
        "agenda": bool(meeting.items),
        "gist": (bool(turns) or may_be_empty) and all(t.gists for t in heard),
        "decisions": (bool(turns) or may_be_empty) and all(t and t.outcome for t in turns),
        "vote": bool(kind.vote_line),
    }


def lacking(
    meeting: Meeting, day: Sitting | None, items: Mapping[str, Item], kind: MeetingKind, policy: Policy,
    barred: Collection[str] = (),
) -> list[Problem]:  # fmt: skip
    """One problem `minutes.<field>` for each of the nine that is missing, in the decree's order."""
    there = present_fields(meeting, day, items, kind, policy, barred)
    return [Problem(f"minutes.{name}") for name in NINE if not there[name]] + _of_paper(meeting, day, items)


def _of_paper(meeting: Meeting, day: Sitting | None, items: Mapping[str, Item]) -> list[Problem]:
    """A day held on paper wants the forms' times and a second look at every entry (practice 39)."""
    if not is_paper(day):
        return []
    over = [t for t in (items.get(e.id) for e in meeting.items) if t is not None and t.outcome]
    codes: list[tuple[str, Sequence[object]]] = [("paper-day", [] if day and day.paper_times else [day])]
    codes.append(("paper-times", [t for t in over if not t.paper_times]))
    codes.append(("second-look", [t for t in over if not t.looked_again]))
    return [Problem(f"minutes.{code}") for code, open_ones in codes if open_ones]
