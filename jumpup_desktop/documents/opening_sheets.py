"""분과 구성표 and the opening sheets of a day as they were signed: pledges ticked, interests, the drawn signature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import Flowable, KeepTogether, PageBreak, Spacer

from jumpup_desktop.documents.blocks import facts, section
from jumpup_desktop.documents.day_printouts import Imprint, ListHead, headed, plain, printed, top
from jumpup_desktop.documents.flowables import Checks, InkBox, SignedBox, text
from jumpup_desktop.documents.missing import notes
from jumpup_desktop.documents.theme import MM, Theme

if TYPE_CHECKING:
    from datetime import datetime

    from jumpup_desktop.documents.opening_facts import OpeningPapers, SignedSheet
    from jumpup_desktop.documents.tables import TaggedTable

NAME = "분과 구성표와 개회 서류"
SIGN = (62 * MM, 17 * MM)


def draw(
    head: ListHead, papers: OpeningPapers, order: int, chain_head: str, *, created: datetime, app_version: str
) -> bytes:
    """The papers as a PDF for printing. The same arguments give the same bytes."""
    made = Imprint(NAME, f"L{order:02d}", created, app_version)
    return printed(head, made, lambda theme: _story(head, papers, chain_head, theme))


def _story(head: ListHead, papers: OpeningPapers, chain_head: str, theme: Theme) -> list[Flowable]:
    blocks: list[Flowable] = [
        *top("분과 구성표", head, theme, [("사건 기록 끝", chain_head)]),
        *section("1. 위원과 간사", theme),
        panel(papers, theme),
        *section("2. 심의 기업", theme),
        companies(papers, theme),
    ]
    for sheet in papers.sheets:
        blocks += [PageBreak(), *top("개회 서류", head, theme), Spacer(1, theme.gap * 0.6), *sheet_of(sheet, theme)]
    return [*blocks, *notes((head, papers), theme)]


def panel(papers: OpeningPapers, theme: Theme) -> TaggedTable:
    """The people of the panel, members first."""
    people = [(p.duty, p.name, p.affiliation, p.position, p.note or "-") for p in papers.panel]
    return plain(("구분", "성명", "소속", "직위", "비고"), people, (34, 26, 44, 34, 30), theme)


def companies(papers: OpeningPapers, theme: Theme) -> TaggedTable:
    """What the day hears, as it was planned."""
    return plain(("발표순", "접수번호", "기업", "예정 시각"), papers.companies, (18, 34, 90, 26), theme)


def sheet_of(sheet: SignedSheet, theme: Theme) -> list[Flowable]:
    """One sheet, without what stands above it: who, the pledges with their ticks, the interests, the signature."""
    person = sheet.person
    ticks = [
        [Checks((name,), name if ticked else "", theme.table), text(words, "cell", theme, "")]
        for name, words, ticked in sheet.pledges
    ]
    interests = sheet.interests or (("해당 없음", f"심의 기업 {sheet.companies}곳과 이해관계가 없음을 확인함"),)
    if sheet.interests is None:
        interests = (("-", "이 회의에서 확인하지 않음"),)
    signed = SignedBox(*SIGN, sheet.stroke, sheet.signed) if sheet.stroke else InkBox(*SIGN, caption=sheet.signed)
    who = " · ".join(part for part in (person.duty, person.affiliation, person.name) if part)
    return [
        facts([[("서명자", who), ("본인 확인", sheet.identified)]], theme),
        *section("서약과 동의", theme),
        headed(("확인", "내용"), ticks, (44, 124), theme),
        *section("이해관계 확인", theme),
        plain(("기업", "내용"), interests, (60, 108), theme),
        Spacer(1, theme.gap),
        KeepTogether([text(sheet.sentence, "lead", theme), signed]),
    ]
