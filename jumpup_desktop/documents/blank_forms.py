"""비상 서식: the whole day blank but headed, for a day held on paper; a code on every page (practice 39)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from reportlab.platypus import Flowable, PageBreak, Spacer

from jumpup_desktop.documents.blank_day import BlankCompany, BlankDay, BlankPaper, BlankPerson
from jumpup_desktop.documents.blocks import facts, heading, section
from jumpup_desktop.documents.flowables import Checks, InkBox, text
from jumpup_desktop.documents.furniture import Furniture
from jumpup_desktop.documents.layout import Laid, lay_out
from jumpup_desktop.documents.metadata import Colophon
from jumpup_desktop.documents.missing import notes
from jumpup_desktop.documents.printout import printout
from jumpup_desktop.documents.tables import Cell, Shape, TaggedTable, grid
from jumpup_desktop.documents.theme import DENSITIES, MM, Theme

SIGN = (34 * MM, 12 * MM)


@dataclass(frozen=True)
class BlankForm:
    """One printable file: its number in the day, its name, its bytes, how many pages."""

    number: str
    name: str
    pdf: bytes
    pages: int


def forms(day: BlankDay, *, created: datetime, app_version: str) -> tuple[BlankForm, ...]:
    """Every form of the day, in the order in which it is used. The same arguments give the same bytes."""
    kinds: list[tuple[str, Callable[[BlankDay, Theme], list[Flowable]]]] = [
        ("참석자 등록부", _register),
        ("개회 서류", _sheets),
        ("발표 진행표", _course),
        ("평가의견서", _opinions),
        *((paper.name, partial(_PAPERS[paper.scope], paper)) for paper in day.papers),
    ]
    made = []
    for n, (name, story) in enumerate(kinds, 1):
        number = f"{day.number}-F{n:02d}"
        laid = _laid(day, number, name, story)
        pdf = printout(laid, Colophon(f"{number} {name}", day.host, app_version, created))
        made.append(BlankForm(number, name, pdf, laid.pages))
    return tuple(made)


_TOP = 3
"""Flowables of the heading and the facts under it."""


def _laid(day: BlankDay, number: str, name: str, story: Callable[[BlankDay, Theme], list[Flowable]]) -> Laid:
    furniture = Furniture(name, f"{day.panel} · {day.place}", day.programme, number, "수기", page_code=f"{number}|form")

    def whole(theme: Theme) -> list[Flowable]:
        """The note on letters that no font has stands under the top: at the end it might have a page for itself."""
        blocks = story(day, theme)
        return [*blocks[:_TOP], *notes(day, theme), *blocks[_TOP:]]

    return lay_out(
        whole,
        furniture,
        title=f"{number} {name}",
        themes=DENSITIES,
    )


def _top(name: str, day: BlankDay, theme: Theme, subject: str = "", label: str = "안건") -> list[Flowable]:
    rows: list[list[tuple[str, str | Flowable]]] = [
        [("회의", f"{day.panel} {day.meeting}"), ("일시·장소", f"{day.date} · {day.place}")]
    ]
    if subject:
        rows.append([(label, subject)])
    return [heading(name, theme), Spacer(1, 6), facts(rows, theme), Spacer(1, theme.gap)]


def _table(heads: Sequence[str], rows: Sequence[Sequence[Cell]], widths: Sequence[float], theme: Theme) -> TaggedTable:
    top: list[Cell] = [text(head, "column", theme, "") for head in heads]
    return grid([top, *rows], widths, theme, Shape(head_rows=1))


def _register(day: BlankDay, theme: Theme) -> list[Flowable]:
    people = (*day.members, day.secretary, *(BlankPerson("", "배석", "") for _ in range(3)))
    rows = [[*_named(p, theme), _line(theme), _line(theme), InkBox(*SIGN, caption="(서명)")] for p in people]
    heads = ("구분", "성명", "소속", "입실", "퇴실", "서명")
    return [*_top("참석자 등록부", day, theme), _table(heads, rows, (28, 28, 36, 18, 18, 40), theme)]


def _named(person: BlankPerson, theme: Theme) -> list[Cell]:
    division = person.division or "간사"
    return [text(word, "cell-centre", theme, "") for word in (division, person.name, person.affiliation)]


def _line(theme: Theme, words: str = "     :     ") -> Cell:
    return text(words, "cell-centre", theme, "")


def _sheets(day: BlankDay, theme: Theme) -> list[Flowable]:
    pages: list[Flowable] = []
    for person in (*day.members, day.secretary):
        interests = [
            [text(f"{c.order}", "cell-centre", theme, ""), text(c.name, "cell", theme, ""),
                Checks(("없음", "있음"), "", theme.table), text("", "cell", theme, "")] for c in day.companies
        ]  # fmt: skip
        pledges = [[Checks((name,), "", theme.table), text(words, "cell", theme, "")] for name, words in day.pledges]
        pages += [
            *_top("개회 서류", day, theme, _who(person), "서명자"),
            *section("서약과 동의", theme),
            _table(("확인", "내용"), pledges, (44, 124), theme),
            *section("이해관계 확인", theme),
            _table(("안건", "기업", "이해관계", "내용"), interests, (14, 64, 40, 50), theme),
            Spacer(1, theme.gap),
            InkBox(60 * MM, 16 * MM, caption=f"{day.date}  {person.name} (서명)"),
            PageBreak(),
        ]
    return pages[:-1]


def _who(person: BlankPerson) -> str:
    return " · ".join(part for part in (person.division or "간사", person.affiliation, person.name) if part)


def _course(day: BlankDay, theme: Theme) -> list[Flowable]:
    pages: list[Flowable] = []
    for company in day.companies:
        rows = [
            [
                text(f"{name} ({minutes}분)" if minutes else name, "cell", theme, ""),
                _line(theme),
                _line(theme),
                text("", "cell", theme, ""),
            ]
            for name, minutes in (("호명", 0), *day.phases)
        ]
        pages += [
            *_top("발표 진행표", day, theme, _subject(company)),
            facts([[("발표자", ""), ("신분 확인", Checks(("등록", "대리"), "", theme.table))]], theme),
            Spacer(1, theme.gap),
            _table(("단계", "시작", "끝", "멈춤·추가와 사유"), rows, (52, 26, 26, 64), theme),
            *section("심의 참여", theme),
            _table(
                ("위원", "참여", "제외·퇴장(구분, 시각, 사유)"),
                [[text(m.name, "cell-centre", theme, ""), Checks(("예", "아니요"), "", theme.table),
                    text("", "cell", theme, "")] for m in day.members],
                (36, 40, 92), theme,
            ),
            PageBreak(),
        ]  # fmt: skip
    return pages[:-1]


def _subject(company: BlankCompany) -> str:
    return f"제{company.order}호 · {company.name} · {company.number}"


def _opinions(day: BlankDay, theme: Theme) -> list[Flowable]:
    pages: list[Flowable] = []
    for company in day.companies:
        for member in day.members:
            rows = [
                [text(name, "label", theme, ""), _room(theme, 31 * MM), Checks(day.marks, "", theme.table)]
                for name in (*day.criteria, "종합")
            ]
            pages += [
                *_top("평가의견서", day, theme, f"{_subject(company)} · {member.name}({member.division})"),
                _table(("항목", "의견", "표시"), rows, (30, 92, 46), theme),
                Spacer(1, theme.gap),
                InkBox(60 * MM, 14 * MM, caption=f"{member.name} (서명)"),
                PageBreak(),
            ]
    return pages[:-1]


def _room(theme: Theme, height: float) -> Cell:
    return [text("", "cell", theme, ""), Spacer(1, height)]


def _company_sheets(paper: BlankPaper, day: BlankDay, theme: Theme) -> list[Flowable]:
    pages: list[Flowable] = []
    names = (*day.criteria, day.overall, "조건")
    for company in day.companies:
        rows = [[text(name, "label", theme, ""), _room(theme, 13 * MM)] for name in names]
        pages += [
            *_top(paper.title, day, theme, _subject(company)),
            facts([[("의결", Checks(day.outcomes, "", theme.table))]], theme),
            Spacer(1, theme.gap),
            _table(("항목", "합의한 의견"), rows, (30, 138), theme),
            Spacer(1, theme.gap),
            _signatures(day.members, theme),
            PageBreak(),
        ]
    return pages[:-1]


def _resolution(paper: BlankPaper, day: BlankDay, theme: Theme) -> list[Flowable]:
    rows = [
        [text(f"{c.order}", "cell-centre", theme, ""), text(c.name, "cell", theme, ""),
            Checks(day.outcomes, "", theme.table * 0.86), text("", "cell", theme, "")] for c in day.companies
    ]  # fmt: skip
    return [
        *_top(paper.title, day, theme),
        facts(
            [
                [("의결방법", day.method)],
                [("위원장", ""), ("녹음·속기", Checks(("없음", "있음"), "", theme.table))],
            ],
            theme,
        ),
        Spacer(1, theme.gap),
        _table(("안건", "기업", "의결", "조건"), rows, (13, 36, 104, 15), theme),
        text(paper.confirmation, "closing", theme),
        _signatures((*day.members, day.secretary), theme),
    ]


_PAPERS: dict[str, Callable[[BlankPaper, BlankDay, Theme], list[Flowable]]] = {
    "company": _company_sheets,
    "day": _resolution,
}


def _signatures(people: Sequence[BlankPerson], theme: Theme) -> TaggedTable:
    """Two to a row, so that a sheet stays on one page."""
    rows: list[list[Cell]] = []
    for pair in (people[n : n + 2] for n in range(0, len(people), 2)):
        row: list[Cell] = []
        for person in pair:
            who = text(f"{person.division or '간사'}\n{person.name}", "cell-centre", theme, "")
            row += [who, InkBox(*SIGN, caption="(서명)")]
        rows.append(row + [""] * (4 - len(row)))
    return _table(("구분·성명", "서명") * 2, rows, (42, 42, 42, 42), theme)
