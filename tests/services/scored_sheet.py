"""A paper of a kind of meeting that only the tests know: what it says, how it looks, when it is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jumpup_desktop.documents.contents import Paper, require_signers
from jumpup_desktop.documents.parts import Audit, PaperHead, PrintedOutcome, Signer
from jumpup_desktop.services.papers import told
from jumpup_desktop.services.papers.paper_kinds import PaperKind, each_heard, register

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from jumpup_desktop.documents.theme import Theme
    from jumpup_desktop.services.papers.paper_kinds import Asked


@dataclass(frozen=True)
class Line:
    """One member's total, by a letter; `is_counted` unless it was the highest or the lowest."""

    member: str
    total: str
    is_counted: bool


@dataclass(frozen=True)
class ScoredSheet(Paper, record="scored_sheet"):
    """평가표: one company's totals, the result, the outcome that it gives."""

    head: PaperHead
    company: str
    criteria: tuple[str, ...]
    lines: tuple[Line, ...]
    result: str
    outcome: PrintedOutcome
    decision: str
    signers: tuple[Signer, ...]
    audit: Audit

    def __post_init__(self) -> None:
        require_signers(self.signers)

    def story(self, theme: Theme) -> list[Flowable]:
        from jumpup_desktop.documents import words
        from jumpup_desktop.documents.blocks import closing, facts, section, title

        shown = [f"{line.total}{'' if line.is_counted else '(제외)'}" for line in self.lines]
        ended = [[("평균", self.result), ("의결", self.outcome.word)], [("결정", self.decision)]]
        return [
            *title(self.head.words.title, self.company, self.head, theme),
            facts([[("항목", " · ".join(self.criteria))], [("의결방법", self.head.words.method)]], theme),
            *section("1. 위원별 점수", theme),
            facts([[(line.member, total)] for line, total in zip(self.lines, shown, strict=True)], theme),
            *section("2. 결과", theme),
            *closing(self, words.day(self.head.held.end), theme, [facts(ended, theme)]),
        ]


def content(asked: Asked) -> ScoredSheet:
    """What was counted, as the record has it."""
    day, turn, made = asked.day, asked.turn, asked.turn.tally
    totals = made.totals if made else ()
    lines = tuple(
        Line(f"위원 {chr(ord('A') + n)}", total, made is not None and member not in made.dropped)
        for n, (member, total) in enumerate(totals)
    )
    ended = turn.item.outcome.outcome if turn.item.outcome else ""
    return ScoredSheet(
        head=asked.head,
        company=turn.company.name,
        criteria=tuple(f"{c.name}({c.points})" for c in day.kind.criteria),
        lines=lines,
        result=made.result if made else "",
        outcome=told.outcome(turn, day.kind),
        decision=day.kind.outcome(ended).said_of(turn.company.name, result=made.result if made else ""),
        signers=asked.signers,
        audit=asked.audit,
    )


KIND = register(
    PaperKind("scored_sheet", "B", 10, each_heard, content, "심의·의결 확인", states_outcome=True, closing_copies=1)
)
