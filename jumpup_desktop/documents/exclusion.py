"""심의 제외 확인서: who was out of one company's deliberation confirms it, without its annex and its result."""

from datetime import date

from reportlab.platypus import Flowable

from jumpup_desktop.documents import words
from jumpup_desktop.documents.blocks import closing, facts, section, title
from jumpup_desktop.documents.contents import ExcludedOne, ExclusionNote
from jumpup_desktop.documents.flowables import text
from jumpup_desktop.documents.tables import Cell, Shape, TaggedTable, grid
from jumpup_desktop.documents.theme import Theme

COLUMNS = ("성명", "구분", "결정", "제외를 정한 때", "기관의 결정과 통보")


def story(paper: ExclusionNote, theme: Theme) -> list[Flowable]:
    """The paper's one content page, without the audit page."""
    head = paper.head
    subject = f"제{paper.order}호 · {paper.company} · 접수번호 {paper.receipt_number}"
    return [
        *title(head.words.title, f"{head.round} {head.panel} · 제{paper.order}호 안건", head, theme),
        facts(
            [
                [("회의", f"{head.programme} {head.round} {head.panel} {head.meeting}")],
                [("안건", subject)],
                [("일시", words.span(head.held)), ("장소", head.place)],
                [("개최기관", head.host), ("주관부서", head.department)],
            ],
            theme,
        ),
        *section("심의에 참여하지 않은 위원", theme),
        *closing(paper, words.day(head.held.end), theme, [_people(paper.excluded, head.held.start.date(), theme)]),
    ]


def _when(one: ExcludedOne, held: date) -> str:
    """When it was set: the time, with the date where that was another day, and whether the call was before or after."""
    at, order = one.since or one.set_at, "호명 뒤" if one.is_after_call else "호명 전"
    if at is None:
        return order
    return f"{words.clock(at) if at.date() == held else words.moment(at)}({order})"


def _people(excluded: tuple[ExcludedOne, ...], held: date, theme: Theme) -> TaggedTable:
    rows: list[list[Cell]] = [[text(w, "column", theme, "") for w in COLUMNS]]
    for one in excluded:
        values = (one.name, words.EXCLUSIONS[one.sort], one.decided or "-", _when(one, held), one.agency or "-")
        rows.append([text(value, "cell-centre", theme, "") for value in values])
    return grid(rows, (28, 18, 40, 28, 54), theme, Shape(head_rows=1))
