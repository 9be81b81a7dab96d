"""종합의견서: one company, the criteria of the policy, what was resolved and who signs."""

from reportlab.platypus import Flowable, Spacer

from jumpup_desktop.documents import words
from jumpup_desktop.documents.blocks import (
    closing,
    facts,
    listing,
    section,
    title,
)
from jumpup_desktop.documents.contents import (
    CompanyProfile,
    CompanySheet,
    Presence,
    PrintedCondition,
    PrintedStep1,
)
from jumpup_desktop.documents.flowables import text
from jumpup_desktop.documents.tables import Cell, Shape, TaggedTable, grid
from jumpup_desktop.documents.theme import Theme


def story(sheet: CompanySheet, theme: Theme) -> list[Flowable]:
    """The sheet's content pages, without the audit page."""
    company = sheet.company
    return [
        *title(sheet.head.words.title, f"{company.name} · 접수번호 {company.receipt_number}", sheet.head, theme),
        _profile(sheet, theme),
        *section("1. 평가 의견", theme),
        _opinions(sheet, theme),
        *closing(sheet, words.day(sheet.decided_at), theme, _resolved(sheet, theme), brief=True),
    ]


def _resolved(sheet: CompanySheet, theme: Theme) -> list[Flowable]:
    """What was resolved stands on the page of the signatures."""
    return [
        *section("2. 의결", theme),
        _decision(sheet, theme),
        *_conditions(sheet.conditions, theme),
        *_reservations(sheet, theme),
        *_earlier(sheet, theme),
    ]


def _profile(sheet: CompanySheet, theme: Theme) -> TaggedTable:
    company = sheet.company
    return facts(
        [
            [("대표자", _people(sheet)), ("신청경로", company.route)],
            [("중점분야", company.field), ("규모", size_line(company))],
            [("AS-IS", company.as_is)],
            [("TO-BE", company.to_be)],
            [("1단계 평가", step1_line(sheet.step1))],
        ],
        theme,
    )


def _people(sheet: CompanySheet) -> str:
    """The representative, and who presented where that was somebody else."""
    known, presenter = sheet.company.representative, sheet.presenter
    if not presenter or presenter == known:
        return known
    return f"{known} (발표 {presenter})" if known != "-" else f"발표 {presenter}"


def size_line(company: CompanyProfile) -> str:
    """The size and the one it grows into; where none can be named, what stands in its place alone."""
    return company.size_now if company.size_goal == "-" else f"{company.size_now} → {company.size_goal}"


def step1_line(found: PrintedStep1) -> str:
    """What the first step came to; a date that is not known is not printed."""
    parts = [f"면제({found.exemption})"] if found.exemption else [
        f"K-value 등급 {found.k_value}", f"성장경로 {found.growth_path}", f"현장평가 {found.site_visit}"
    ]  # fmt: skip
    parts += [f"기준일 {words.day(found.as_of)}"] if found.as_of else []
    return " · ".join(parts)


def _opinions(sheet: CompanySheet, theme: Theme) -> TaggedTable:
    rows: list[list[Cell]] = [
        [text(opinion.name, "label", theme, ""), text(opinion.text, "body", theme, "")]
        for opinion in (*sheet.criteria, sheet.conclusion)
    ]
    return grid(rows, (26, 142), theme, Shape(heads=(0,)))


def _decision(sheet: CompanySheet, theme: Theme) -> TaggedTable:
    presence, head = sheet.presence, sheet.head
    quorum = f"(정족수 {words.people(presence.quorum)})" if presence.quorum else ""
    seats = (
        f"심의 참여 {words.people(presence.took_part)}{quorum} · "
        f"심의 제외 {words.exclusions(presence.excluded)} · "
        f"미참여 {_absent(presence)}"
    )
    way = sheet.vote or head.words.method
    lines = [f"{words.clock(c.at)} {c.what}" if c.at else c.what for c in presence.changes]
    rows: list[list[Cell]] = [
        [
            text(sheet.outcome.word, "outcome", theme, ""),
            [
                text(sheet.decision, "lead", theme),
                text(" · ".join((head.meeting, words.moment(sheet.decided_at), way)), "note", theme),
                *(text(line, "note", theme) for line in (seats, *lines)),
            ],
        ]
    ]
    return grid(rows, (42, 126), theme, Shape(heads=(0,)))


def _absent(presence: Presence) -> str:
    """Whose absence it was."""
    if not presence.absent:
        return "없음"
    names = f"({', '.join(presence.absent_names)})" if presence.absent_names else ""
    return f"{words.people(presence.absent)}{names}"


def _conditions(conditions: tuple[PrintedCondition, ...], theme: Theme) -> list[Flowable]:
    if not conditions:
        return [Spacer(1, theme.gap * 0.4), text("조건: 해당 없음", "note", theme)]
    columns = ("조건(무엇을)", "이행 기한", "확인·점검자")
    rows: list[list[Cell]] = [[text(word, "column", theme, "") for word in columns]]
    for condition in conditions:
        rows.append(
            [
                text(condition.what, "cell", theme, ""),
                text(condition.until, "cell-centre", theme, ""),
                text(condition.checked_by, "cell-centre", theme, ""),
            ]
        )
    return [Spacer(1, theme.gap * 0.5), grid(rows, (98, 32, 38), theme, Shape(head_rows=1))]


def _reservations(sheet: CompanySheet, theme: Theme) -> list[Flowable]:
    if not sheet.reservations:
        return []
    return [*section("3. 유보의견", theme), *listing(sheet.reservations, theme)]


def _earlier(sheet: CompanySheet, theme: Theme) -> list[Flowable]:
    """What an earlier sitting left open: whoever objected there is heard in print, by criterion and without a name."""
    if not sheet.earlier:
        return []
    lines = []
    for one in sheet.earlier:
        said = " / ".join(f"[{criterion}] {reason}" for criterion, reason in one.objections)
        ended = f"{one.time} {one.outcome}, 다시 논의함" if one.time else one.outcome
        lines.append(f"{words.day(one.day)} {ended}" + (f". 이견: {said}" if said else ""))
    number = 4 if sheet.reservations else 3
    return [*section(f"{number}. 앞선 심의", theme), *listing(tuple(lines), theme)]
