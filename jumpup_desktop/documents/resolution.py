"""의결서: the day in one table, and the signatures of those present at the close."""

from reportlab.platypus import Flowable, Spacer

from jumpup_desktop.documents import words
from jumpup_desktop.documents.blocks import (
    closing,
    facts,
    listing,
    opening,
    section,
    title,
)
from jumpup_desktop.documents.contents import Resolution, ResolutionItem
from jumpup_desktop.documents.flowables import text
from jumpup_desktop.documents.tables import Cell, Shape, TaggedTable, grid
from jumpup_desktop.documents.theme import Theme

_COLUMNS = (
    "발표순",
    "접수번호",
    "기업명",
    "심의\n참여",
    "심의\n제외",
    "의결",
    "조건",
    "종합의견서 관리번호",
)
_WIDTHS = (12, 23, 41, 12, 12, 26, 11, 31)

_FEW = 3
"""Remarks that stand with the signatures under their heading; of more, the last so many."""


def story(paper: Resolution, theme: Theme) -> list[Flowable]:
    """The paper's content pages, without the audit page."""
    head = paper.head
    remarks = listing(paper.remarks, theme)
    before, last = [], [*section("2. 특기사항", theme), *remarks]
    if len(remarks) > _FEW:
        before, last = [*last[:-_FEW]], last[-_FEW:]
    return [
        *title(head.words.title, f"{head.round} {head.panel} · {head.meeting}", head, theme),
        opening(head, theme),
        Spacer(1, theme.gap * 0.7),
        _seats(paper, theme),
        *section("1. 심의·의결 결과", theme),
        _items(paper.items, theme),
        Spacer(1, 4),
        text(words.totals([(t.word, t.count) for t in paper.totals]), "lead", theme),
        *before,
        *closing(paper, words.day(paper.confirmed_on), theme, last),
    ]


def _seats(paper: Resolution, theme: Theme) -> TaggedTable:
    seats = paper.seats
    present = (
        f"위촉 {words.people(seats.appointed)} · 참석 {words.people(seats.attended)} · "
        f"배석 {words.people(seats.observers)}"
    )
    chair = f"{paper.chair}(호선)"
    if paper.acting_chair:
        chair += f" · 직무대행 {paper.acting_chair}(호선)"
    return facts(
        [
            [("위원", present), ("정족수", seats.quorum)],
            [("위원장", chair), ("간사", paper.secretary)],
            [("의결방법", paper.head.words.method)],
        ],
        theme,
    )


def _items(items: tuple[ResolutionItem, ...], theme: Theme) -> TaggedTable:
    rows: list[list[Cell]] = [[text(word, "column", theme, "") for word in _COLUMNS]]
    rows += [_row(item, theme) for item in items]
    return grid(rows, _WIDTHS, theme, Shape(head_rows=1))


def _row(item: ResolutionItem, theme: Theme) -> list[Cell]:
    values = (
        (str(item.order), "cell-centre"),
        (item.receipt_number, "cell-centre"),
        (item.company, "cell"),
        (words.people(item.took_part) if item.took_part else "-", "cell-centre"),
        (words.people(item.excluded) if item.excluded else "-", "cell-centre"),
        (item.outcome.word, "cell-strong"),
        (f"{item.conditions}건" if item.conditions else "-", "cell-centre"),
        (item.sheet_number or "-", "cell-centre"),
    )
    return [text(value, style, theme, "") for value, style in values]
