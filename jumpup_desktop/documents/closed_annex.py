"""평가의견서 별책: members' own opinions and the rounds with their objections; closed, apart from the sheets.

practice 22: individual opinions never go with the 종합의견서.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.platypus import Flowable, KeepTogether, Spacer

from jumpup_desktop.documents.blocks import facts, section
from jumpup_desktop.documents.day_printouts import Imprint, ListHead, plain, printed, top
from jumpup_desktop.documents.flowables import InkBox, text
from jumpup_desktop.documents.missing import notes
from jumpup_desktop.documents.tables import Ending, TaggedTable
from jumpup_desktop.documents.theme import MM, Theme

if TYPE_CHECKING:
    from datetime import datetime

NAME = "평가의견서 별책(비공개)"
ENDING = "E00"
"""The end of its number."""
_CONFIRMED = "위 내용이 사건 기록과 같음을 확인하고 비공개로 관리합니다."


@dataclass(frozen=True)
class AnnexText:
    """One opinion as it holds: whose, on what, the text, the mark and what is to be known of its versions."""

    member: str
    criterion: str
    text: str
    note: str = ""


@dataclass(frozen=True)
class AnnexRound:
    """One round (0: opened again): what was proposed, how it ended, each objection (who, criterion, reason)."""

    number: int
    proposed: str
    ended: str
    objections: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class AnnexCompany:
    """One company of the day."""

    order: int
    number: str
    name: str
    texts: tuple[AnnexText, ...]
    rounds: tuple[AnnexRound, ...]


@dataclass(frozen=True)
class Annex:
    """The whole annex: why it leaves the season, who is responsible for it."""

    companies: tuple[AnnexCompany, ...]
    reason: str
    responsible: str
    chain_head: str


def draw(head: ListHead, annex: Annex, *, created: datetime, app_version: str) -> bytes:
    """The annex as a PDF. The same arguments give the same bytes."""
    made = Imprint(NAME, ENDING, created, app_version, foot="비공개")
    return printed(head, made, lambda theme: _story(head, annex, theme))


def _story(head: ListHead, annex: Annex, theme: Theme) -> list[Flowable]:
    reason = [("내보낸 사유", annex.reason), ("책임자", annex.responsible)]
    blocks = top(NAME, head, theme, reason, [("사건 기록 끝", annex.chain_head)])
    for company in annex.companies:
        blocks += _company(company, theme)
    sign = InkBox(37 * MM, 14 * MM, caption="(서명)")
    ending = [text(_CONFIRMED, "closing", theme), facts([[("책임자", annex.responsible), ("서명", sign)]], theme)]
    last = blocks[-1]
    blocks[-1:] = [Ending(last, ending)] if isinstance(last, TaggedTable) else [last, KeepTogether(ending)]
    return [*blocks, *notes((head, annex), theme)]


def _company(company: AnnexCompany, theme: Theme) -> list[Flowable]:
    blocks = [*section(f"제{company.order}호 {company.name} (접수번호 {company.number})", theme)]
    rows = [(t.member, t.criterion, t.text, t.note or "-") for t in company.texts]
    blocks.append(plain(("위원", "항목", "의견", "비고"), rows, (27, 26, 88, 27), theme, "cell"))
    told = [
        (_nth(one), one.proposed, member, f"{criterion}: {reason}" if criterion else reason, one.ended)
        for one in company.rounds
        for member, criterion, reason in one.objections or (("-", "", "이견 없음"),)
    ]
    if told:
        columns = ("회차", "제안", "이견 위원", "이견", "끝")
        blocks += [Spacer(1, theme.gap * 0.6), plain(columns, told, (14, 26, 27, 73, 28), theme, "cell")]
    return blocks


def _nth(one: AnnexRound) -> str:
    return f"{one.number}회" if one.number else "-"
