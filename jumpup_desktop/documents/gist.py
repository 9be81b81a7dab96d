"""별지: the gist of remarks on one company, a paper of its own."""

from reportlab.platypus import Flowable

from jumpup_desktop.documents import words
from jumpup_desktop.documents.blocks import closing, facts, section, title
from jumpup_desktop.documents.contents import PrintedGist
from jumpup_desktop.documents.flowables import text
from jumpup_desktop.documents.tables import Cell, Shape, TaggedTable, grid
from jumpup_desktop.documents.theme import Theme


def story(paper: PrintedGist, theme: Theme) -> list[Flowable]:
    """The annex's content pages, without the audit page."""
    head = paper.head
    start, end = paper.span
    later = "".join(f", {words.clock(since)} ~ {words.clock(until)}" for since, until in paper.later)
    subject = f"제{paper.order}호 · {paper.company} · 접수번호 {paper.receipt_number}"
    return [
        *title(head.words.title, f"{paper.annex_number} · {paper.company}", head, theme),
        facts(
            [
                [("회의", f"{head.programme} {head.round} {head.panel} {head.meeting}")],
                [("안건", subject)],
                [("일시", f"{words.moment(start)} ~ {words.clock(end)}{later}"), ("장소", head.place)],
                [("개최기관", head.host), ("주관부서", head.department)],
            ],
            theme,
        ),
        *section("발언 요지", theme),
        *closing(paper, words.day(end), theme, [_remarks(paper, theme)]),
    ]


def _remarks(paper: PrintedGist, theme: Theme) -> TaggedTable:
    rows: list[list[Cell]] = [[text(w, "column", theme, "") for w in ("발언자", "요지")]]
    for remark in paper.remarks:
        speaker = text(remark.speaker, "label", theme, "")
        rows.append([speaker, text(remark.text, "body", theme, "")])
    return grid(rows, (26, 142), theme, Shape(head_rows=1, heads=(0,)))
