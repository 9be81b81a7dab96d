"""개회 서류 as a sealed paper: the panel, what it hears, and behind the signatures every opening sheet."""

from reportlab.platypus import Flowable, KeepTogether, PageBreak

from jumpup_desktop.documents import words
from jumpup_desktop.documents.blocks import closing, facts, section, title
from jumpup_desktop.documents.contents import OpeningRecord
from jumpup_desktop.documents.flowables import text
from jumpup_desktop.documents.opening_sheets import companies, panel, sheet_of
from jumpup_desktop.documents.theme import Theme


def story(paper: OpeningRecord, theme: Theme) -> list[Flowable]:
    """The paper's content pages, without the audit page."""
    head = paper.head
    blocks: list[Flowable] = [
        *title(head.words.title, f"{head.round} {head.panel} · {head.meeting}", head, theme),
        facts(
            [
                [("회의", f"{head.programme} {head.round} {head.panel} {head.meeting}")],
                [("일시", words.span(head.held)), ("장소", head.place)],
                [("개최기관", head.host), ("주관부서", head.department)],
            ],
            theme,
        ),
        *section("1. 위원과 간사", theme),
        panel(paper.opening, theme),
        *section("2. 심의 기업", theme),
        *closing(paper, words.day(head.held.end), theme, [companies(paper.opening, theme)]),
    ]
    for number, sheet in enumerate(paper.opening.sheets, 1):
        above = text(f"붙임 {number}. {sheet.person.name}의 개회 서류", "section", theme, "H2")
        blocks += [PageBreak()] if number == 1 else []
        blocks.append(KeepTogether([above, *sheet_of(sheet, theme)]))
    return blocks
