"""회의록: the nine items of the decree, in its order and words."""

from reportlab.platypus import Flowable, Spacer

from jumpup_desktop.documents import words
from jumpup_desktop.documents.blocks import closing, facts, section, section_with, title
from jumpup_desktop.documents.contents import (
    Minutes,
    MinutesItem,
    Movement,
    Recording,
)
from jumpup_desktop.documents.flowables import text
from jumpup_desktop.documents.parts import Attendee
from jumpup_desktop.documents.tables import Cell, Shape, TaggedTable, grid
from jumpup_desktop.documents.theme import Theme


def story(paper: Minutes, theme: Theme) -> list[Flowable]:
    """The paper's content pages, without the audit page."""
    head = paper.head
    return [
        *title(head.words.title, f"{head.round} {head.panel} · {head.meeting}", head, theme),
        facts([[("요지", paper.summary)], [("핵심어", ", ".join(paper.keywords))]], theme),
        *section("1. 회의의 명칭", theme),
        text(f"{head.programme} {head.round} {head.panel} {head.meeting}", "body", theme),
        *section("2. 개최기관", theme),
        text(f"{head.host} (주관부서: {head.department})", "body", theme),
        *section("3. 일시 및 장소", theme),
        text(f"{words.span(head.held)}, {head.place}", "body", theme),
        *section("4. 참석자 및 배석자 명단", theme),
        *_present(paper, theme),
        *section_with("5. 진행 순서", _steps(paper, theme), theme),
        *section_with("6. 상정 안건", _agenda(paper, theme), theme),
        *section("7. 발언 요지", theme),
        *_remarks(paper, theme),
        *section_with("8. 결정 사항", _decisions(paper.items, theme), theme),
        *closing(paper, words.day(head.held.end), theme, _votes(paper, theme)),
    ]


def _present(paper: Minutes, theme: Theme) -> list[Flowable]:
    blocks: list[Flowable] = [_people("참석자", paper.attendees, theme)]
    if paper.observers:
        blocks += [Spacer(1, max(5, theme.gap * 0.6)), _people("배석자", paper.observers, theme)]
    if paper.movements:
        blocks += [Spacer(1, max(5, theme.gap * 0.6)), _movements(paper.movements, theme)]
    return blocks


def _movements(listed: tuple[Movement, ...], theme: Theme) -> TaggedTable:
    """Who came in and went out after the opening."""
    rows: list[list[Cell]] = [[text(word, "column", theme, "") for word in ("시각", "성명", "입·퇴실", "구분")]]
    for one in listed:
        values = (words.clock(one.at), one.name, one.what)
        cells: list[Cell] = [text(value, "cell-centre", theme, "") for value in values]
        rows.append([*cells, text(one.why or "-", "cell", theme, "")])
    return grid(rows, (17, 40, 26, 85), theme, Shape(head_rows=1))


def _people(kind: str, listed: tuple[Attendee, ...], theme: Theme) -> TaggedTable:
    columns = (kind, "성명", "소속", "직위", "비고(입·퇴실 등)")
    rows: list[list[Cell]] = [[text(word, "column", theme, "") for word in columns]]
    for one in listed:
        values = (one.duty, one.name, one.affiliation, one.position)
        cells: list[Cell] = [text(value, "cell-centre", theme, "") for value in values]
        rows.append([*cells, text(one.note or "-", "cell", theme, "")])
    return grid(rows, (30, 30, 37, 23, 48), theme, Shape(head_rows=1))


def _steps(paper: Minutes, theme: Theme) -> TaggedTable:
    columns = ("시각", "진행", "비고")
    rows: list[list[Cell]] = [[text(word, "column", theme, "") for word in columns]]
    for step in paper.steps:
        rows.append(
            [
                text(words.clock(step.at), "cell-centre", theme, ""),
                text(step.what, "cell", theme, ""),
                text(step.note or "-", "cell", theme, ""),
            ]
        )
    return grid(rows, (17, 77, 74), theme, Shape(head_rows=1, whole_rows=True))


def _agenda(paper: Minutes, theme: Theme) -> Flowable:
    """What was put before the panel."""
    put = [item for item in paper.items if item.is_put]
    if not put:
        return text("상정된 안건이 없음.", "body", theme)
    columns = ("안건", "접수번호", "기업명", "심의 참여", "심의 제외", "발언 요지")
    rows: list[list[Cell]] = [[text(word, "column", theme, "") for word in columns]]
    for item in put:
        took_part = words.people(item.took_part) if item.took_part else "-"
        out = words.exclusions(item.excluded) if item.excluded else "-"
        values = (f"제{item.order}호", item.receipt_number, item.company, took_part, out, item.annex_number or "-")
        styles = ("cell-centre", "cell-centre", "cell", "cell-centre", "cell-centre", "cell-centre")
        rows.append([text(v, s, theme, "") for v, s in zip(values, styles, strict=True)])
    return grid(rows, (15, 27, 54, 18, 30, 24), theme, Shape(head_rows=1, whole_rows=True))


def _remarks(paper: Minutes, theme: Theme) -> list[Flowable]:
    intro = (
        "기업별 발언 요지는 따로 봉인한 별지에 적고, 각 별지의 전자기록확인 면에 있는 기록 해시로 이 회의록에 묶는다."
    )
    rows: list[list[Cell]] = [[text(word, "column", theme, "") for word in ("별지", "기록 해시(SHA-256)")]]
    for item in (one for one in paper.items if one.annex_number):
        number = text(item.annex_number, "cell-centre", theme, "")
        rows.append([number, text(words.hexes(item.annex_sha256), "hash", theme, "")])
    return [
        text(intro, "body", theme),
        Spacer(1, 5),
        grid(rows, (24, 144), theme, Shape(head_rows=1)),
        Spacer(1, theme.gap * 0.6),
        facts([[("녹음·속기", _recording(paper.recording))]], theme),
    ]


def _recording(recording: Recording) -> str:
    parts = [recording.kind]
    if recording.keeper:
        parts.append(f"보관자 {recording.keeper}")
    if recording.sha256:
        parts.append(f"파일 해시 {words.hexes(recording.sha256)}")
    return " · ".join(parts)


def _decisions(items: tuple[MinutesItem, ...], theme: Theme) -> TaggedTable:
    columns = ("안건", "기업명", "의결", "조건", "종합의견서")
    rows: list[list[Cell]] = [[text(word, "column", theme, "") for word in columns]]
    for item in items:
        rows.append(
            [
                text(f"제{item.order}호", "cell-centre", theme, ""),
                text(item.company, "cell", theme, ""),
                text(item.outcome.word, "cell-strong", theme, ""),
                text(_conditions(item), "cell", theme, ""),
                text(item.sheet_number or "-", "cell-centre", theme, ""),
            ]
        )
    return grid(rows, (15, 40, 34, 47, 32), theme, Shape(head_rows=1, whole_rows=True))


def _conditions(item: MinutesItem) -> str:
    """The text of the conditions; their number alone where a paper of before tells no more."""
    if item.tasks:
        return "; ".join(item.tasks)
    return f"{item.conditions}건" if item.conditions else "-"


def _votes(paper: Minutes, theme: Theme) -> list[Flowable]:
    """How each item was decided, those decided alike in one line."""
    ways = dict.fromkeys(item.vote for item in paper.items if item.vote)
    lines = [f"{way}: " + ", ".join(f"제{item.order}호" for item in paper.items if item.vote == way) for way in ways]
    return [
        *section("9. 표결 내용", theme),
        text(paper.head.words.vote_line, "lead", theme),
        *(text(line, "body", theme) for line in lines),
    ]
