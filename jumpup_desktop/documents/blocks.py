"""Blocks that several papers share: title, facts, signatures, administration."""

from collections.abc import Sequence

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer

from jumpup_desktop.documents import theme as look
from jumpup_desktop.documents import words
from jumpup_desktop.documents.contents import Paper
from jumpup_desktop.documents.flowables import Checks, InkBox, SignatureBox, Text, items, text
from jumpup_desktop.documents.parts import PaperHead, Signer, Way
from jumpup_desktop.documents.tables import Cell, Ending, Shape, TaggedTable, grid
from jumpup_desktop.documents.theme import MM, Theme

_BOX = 40 * MM


def field_name(signer: Signer) -> str:
    """The name of the signer's form field."""
    return f"sign-{signer.id}"


def title(name: str, subtitle: str, head: PaperHead, theme: Theme) -> list[Flowable]:
    """The paper's name, spaced as on official papers, and its edition if corrected."""
    blocks: list[Flowable] = [heading(name, theme), text(subtitle, "subtitle", theme)]
    if head.edition:
        blocks += [_edition(head, theme), Spacer(1, theme.gap * 0.7)]
    return blocks


def heading(name: str, theme: Theme) -> Text:
    """The name of a paper over its first page, spaced for the eye and read out as one word."""
    shown = text(" ".join(name), "title", theme, "H1")
    assert shown.node is not None
    shown.node.actual_text = shown.node.said = name
    return shown


def _edition(head: PaperHead, theme: Theme) -> TaggedTable:
    edition = head.edition
    assert edition is not None
    rows = [
        [(edition.name, f"제{edition.number}판"), ("사유", edition.reason)],
        [("대체하는 문서", f"{edition.before} 파일 해시 {words.hexes(edition.replaces)}".strip())],
    ]
    return facts(rows, theme)


def facts(rows: Sequence[Sequence[tuple[str, str | Flowable]]], theme: Theme, label: float = 22) -> TaggedTable:
    """A table of named values, one or two to a row; a lone value spans the row."""
    cells: list[list[Cell]] = []
    spans = []
    for number, row in enumerate(rows):
        line: list[Cell] = []
        for name, value in row:
            line += [text(name, "label", theme, ""), _value(value, theme)]
        if len(row) == 1:
            spans.append(((1, number), (3, number)))
            line += ["", ""]
        cells.append(line)
    value_width = (look.WIDTH / MM - 2 * label) / 2
    widths = (label, value_width, label, value_width)
    return grid(cells, widths, theme, Shape(heads=(0, 2), spans=tuple(spans)))


def _value(value: str | Flowable, theme: Theme) -> Flowable:
    return text(value, "cell", theme, "") if isinstance(value, str) else value


def section(name: str, theme: Theme) -> list[Flowable]:
    """A section's heading, never alone at the foot of a page."""
    return [CondPageBreak(24 * MM), text(name, "section", theme, "H2")]


def section_with(name: str, table: Flowable, theme: Theme) -> list[Flowable]:
    """A section's heading that stands on the page of its table's first row, however high that is."""
    if not isinstance(table, TaggedTable):
        return [*section(name, theme), table]
    table.wrap(look.WIDTH, look.HEIGHT)
    first = table.first_row + look.HEADING
    needed = first if table.shape.whole_rows and first <= look.HEIGHT else min(first, look.HEIGHT / 2)
    return [CondPageBreak(needed), *section(name, theme), table]


def listing(lines: Sequence[str], theme: Theme, empty: str = "해당 없음") -> list[Flowable]:
    """Short sentences with a mark each, or the word for none."""
    return [*items(lines or (empty,), "◦", "item", theme)]


def signatures(signers: Sequence[Signer], theme: Theme) -> TaggedTable:
    """Two signers to a row, each with a box of at least 12 x 35 mm."""
    head: list[Cell] = [text(w, "column", theme, "") for w in ("구분·소속·직위·성명", "서명") * 2]
    rows = [head]
    for pair in (signers[n : n + 2] for n in range(0, len(signers), 2)):
        row: list[Cell] = []
        for signer in pair:
            row += [_person(signer, theme), _box(signer, theme)]
        rows.append(row + [""] * (4 - len(row)))
    return grid(rows, (41, 43, 41, 43), theme, Shape(head_rows=1))


def _person(signer: Signer, theme: Theme) -> list[Flowable]:  # type: ignore[type-arg,unused-ignore]
    duty = words.ROLES[signer.role]
    division = f"{duty}({signer.division})" if signer.division else duty
    return [
        text(division, "small", theme, "P"),
        text(signer.name, "name", theme, "P"),
        text(f"{signer.affiliation} {signer.position}".strip(), "small-dark", theme, "P"),
    ]


def _box(signer: Signer, theme: Theme) -> Flowable:
    height = theme.sign_height
    if signer.way is Way.ELECTRONIC:
        return SignatureBox(field_name(signer), _BOX, height)
    if signer.way is Way.INK:
        return InkBox(_BOX, height)
    assert signer.refusal is not None
    confirmed = "·".join(signer.refusal.confirmed_by)
    return text(f"서명 거부: {signer.refusal.reason}\n확인 {confirmed}", "small-dark", theme, "")


def closing(paper: Paper, day: str, theme: Theme, after: Sequence[Flowable], *, brief: bool = False) -> list[Flowable]:
    """The confirming sentence, the date, the signatures and the administration, kept on one page.

    What they confirm stands over them on that page: `after`, or the last row of it where it is a table alone.
    """
    head = paper.head
    below = [
        text(head.words.confirmation, "closing", theme),
        text(day, "closing-date", theme),
        signatures(paper.signers, theme),
        *(_brief_administration(head, theme) if brief else _administration(head, theme)),
    ]
    if len(after) == 1 and isinstance(after[0], TaggedTable):
        return [Ending(after[0], below)]
    return [KeepTogether([*after, *below])]


def _administration(head: PaperHead, theme: Theme) -> list[Flowable]:
    """공개구분, 보존기간, the agency's own numbers (blank) and whom to ask."""
    chosen = words.OPENNESS[head.disclosure.openness]
    checks = Checks(tuple(words.OPENNESS.values()), chosen, theme.table)
    rows: list[list[tuple[str, str | Flowable]]] = [
        [("공개구분", checks), ("보존기간", head.disclosure.retention)],
        [("공개 근거", head.disclosure.ground), ("문의처", head.contact)],
        [("문서번호", ""), ("등록번호", "")],
    ]
    return [Spacer(1, theme.gap), facts(rows, theme)]


def _brief_administration(head: PaperHead, theme: Theme) -> list[Flowable]:
    """The same in two rows, for the sheet that should stay on one page."""
    chosen = words.OPENNESS[head.disclosure.openness]
    checks = Checks(tuple(words.OPENNESS.values()), chosen, theme.table)
    rows: list[list[tuple[str, str | Flowable]]] = [
        [("공개구분", checks), ("보존·문의", f"{head.disclosure.retention} · {head.contact}")],
        [("공개 근거", head.disclosure.ground), ("문서·등록번호", "")],
    ]
    return [Spacer(1, theme.gap), facts(rows, theme)]


def opening(head: PaperHead, theme: Theme) -> TaggedTable:
    """Which meeting this was: programme, panel, when, where, by whom."""
    return facts(
        [
            [("사업명", head.programme), ("분과·차수", f"{head.panel} · {head.meeting}")],
            [("일시", words.span(head.held)), ("장소", head.place)],
            [("개최기관", head.host), ("주관부서", head.department)],
        ],
        theme,
    )
