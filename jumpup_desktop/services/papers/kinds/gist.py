"""별지: the gist of what was said about one company; its hash stands in the 회의록."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.documents import contents
from jumpup_desktop.domain.dates import seoul
from jumpup_desktop.services.papers import told
from jumpup_desktop.services.papers.paper_kinds import PaperKind, each_heard, register

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from jumpup_desktop.services.papers.day import DayRecord, Turn
    from jumpup_desktop.services.papers.paper_kinds import Asked


def content(asked: Asked) -> contents.PrintedGist:
    """What was said, by the policy's style of naming speakers."""
    day, turn = asked.day, asked.turn
    return contents.PrintedGist(
        head=asked.head,
        annex_number=f"별지 제{turn.agenda.order}호",
        order=turn.agenda.order,
        receipt_number=told.receipt(turn),
        company=turn.company.name,
        span=(asked.head.held.start, asked.head.held.end),
        remarks=tuple(contents.Remark(_speaker(day, e.speaker), e.text) for e in turn.item.gists),
        signers=asked.signers,
        audit=asked.audit,
        later=tuple(_later(day, turn)),
    )


def _later(day: DayRecord, turn: Turn) -> Iterator[tuple[datetime, datetime]]:
    """The 속개 after each 폐회 in which it was heard again, to the end that it came to."""
    for again, at, _, _ in day.sitting.reconvened:
        ended = next((end for _, end in turn.item.history if end >= at), 0)
        if turn.agenda.id in again.items and ended:
            yield seoul(at), seoul(ended)


def _speaker(day: DayRecord, speaker: str) -> str:
    members = day.meeting.members
    style = day.policy.policy.disclosure.gist_style
    if speaker not in members:
        return day.name(speaker)
    if style == "named":
        return day.name(speaker)
    return f"위원 {chr(ord('A') + members.index(speaker))}" if style == "letters" else "위원"


KIND = register(PaperKind("gist", "C", 20, each_heard, content, "공개할 요지 확인", prints_remarks=True))
