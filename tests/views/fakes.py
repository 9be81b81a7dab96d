"""Ports without services behind them, fed from the sample tables, and dialogs that record."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import openpyxl
import pytest

from jumpup_desktop.assets import sentences
from jumpup_desktop.domain.policy import Policy  # noqa: TC001
from jumpup_desktop.domain.problems import Place, Problem
from jumpup_desktop.errors import Trouble
from jumpup_desktop.presenters.ports.companies import CompanyDetail, CompanyRow, Fact, Result, Source
from jumpup_desktop.presenters.ports.days import DayLine, DayRecord
from jumpup_desktop.presenters.ports.imports import CheckedRow, CheckedTable, LoadCounts, RowChange
from jumpup_desktop.presenters.ports.panels import AgendaItem, Member, PanelDetail, PanelRow, PanelsFile
from jumpup_desktop.presenters.ports.papers import PaperRow, PaperState, VerifyLine
from jumpup_desktop.presenters.ports.policy import Adoption
from jumpup_desktop.presenters.ports.preferences import Preferences
from jumpup_desktop.presenters.ports.readiness import Check
from jumpup_desktop.presenters.ports.season import BackupOffer, NewSeason, Overview, PolicyChoice, SeasonCard, TailView
from jumpup_desktop.services import policies
from jumpup_desktop.store.clocks import SystemClocks
from jumpup_desktop.views.dialogs import Dialogs
from tests.conftest import DATA
from tests.views.pending import PendingOverview, PendingPanels

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from jumpup_desktop.domain.meeting.settling import SettleConflicts
    from jumpup_desktop.domain.record.event import Moment
    from jumpup_desktop.presenters.ports.files import FileLine
    from jumpup_desktop.presenters.ports.room import MeetingLine
    from jumpup_desktop.services.seen.conflicts import ConflictSeen
    from jumpup_desktop.store.branches import Branch

PASSPHRASE = "correct horse battery"
RESULTS: dict[str, Result] = {"통과": "passed", "탈락": "failed"}
FIELDS = {
    "연번": "serial", "소관분과": "sector", "기업명": "name", "사업자등록번호": "number", "설립일": "founded",
    "KSIC코드": "ksic", "업종명": "industry", "최근3년평균매출액": "mean_sales_won", "총자산": "total_assets_won",
    "상시근로자수": "headcount", "소재지": "place", "신청경로": "route", "추천기관": "recommender",
    "추천기관유형": "recommender_kind", "투자유치단계": "series", "누적투자유치액": "invested_won", "중점분야": "field",
    "AS-IS": "as_is", "TO-BE": "to_be", "AI 평가기관": "ai_provider", "모형·버전": "ai_model", "평가기준일": "ai_date",
    "K-value등급": "k_grade", "성장경로예측": "growth_path", "경영성과": "performance", "기술성": "technology",
    "활동성": "activity", "인적효율성": "personnel", "산업안정성": "stability", "유사그룹대조": "peers",
    "현장실사일": "site_date", "실사단(3인 구분)": "site_experts", "신기술성": "site_novelty",
    "사업성": "site_business",
    "경영능력": "site_management", "인프라": "site_infrastructure", "고객네트워크": "site_network",
    "전문인력": "site_experts_score", "현장등급": "site_grade", "종합등급": "overall_grade", "기준등급": "gate_grade",
    "결과": "result", "비고": "remark",
}  # fmt: skip


SENTENCES = {
    "step1.brn-form": "사업자등록번호가 열 자리가 아닙니다({found}). 기관에 확인하여 고치십시오.",
    "step1.result-unknown": "결과를 알 수 없습니다({found}). 통과 또는 탈락으로 적으십시오.",
    "step1.sales-large": "매출액의 단위가 맞는지 확인하십시오({found}).",
    "table.total-row": "합계 행은 불러오지 않습니다.",
}
cast("dict[str, str]", sentences("ko")).update(SENTENCES)
cast("dict[str, str]", sentences("en")).update(SENTENCES)


@dataclass(frozen=True)
class Column:
    """A column as found."""

    letter: str
    header: str
    group: str
    field: str


@dataclass(frozen=True)
class Row:
    """A row as found."""

    row: int
    record: object | None
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A checked table."""

    file: str
    sha256: str
    sheet: str
    sheets: tuple[str, ...]
    header_rows: tuple[int, ...]
    columns: tuple[Column, ...]
    unit_note: str
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]


def text_of(value: object) -> str:
    """A cell as a person sees it."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    return "" if value is None else str(value).strip()


@cache
def sheet_rows(file: str, sheet: str) -> tuple[tuple[Any, ...], ...]:
    """All rows of a sheet."""
    book = openpyxl.load_workbook(DATA / file, read_only=True, data_only=True)
    return tuple(tuple(row) for row in book[sheet].iter_rows(values_only=True))


class FakeImports:
    """Checks the sample table with a handful of rules."""

    def __init__(self) -> None:
        self.loaded: list[int] = []

    def fields(self) -> tuple[str, ...]:
        return tuple(FIELDS.values())

    def check(
        self, path: Path, sheet: str | None, header_row: int | None, mapping: Sequence[tuple[str, str]],
        progress: Callable[[float, str], None],
    ) -> Table:  # fmt: skip
        progress(0.0, "read")
        found, low = sheet or "STEP1 결과", header_row or 5
        raw = sheet_rows("step1_faults.xlsx", found)
        settled, group, columns = dict(mapping), "", []
        for n, cell in enumerate(raw[low - 1]):
            group = text_of(raw[low - 2][n]) or group
            header = text_of(cell).replace("\n", " ")
            key = header.replace(" ", "")
            field = settled.get(header, next((f for h, f in FIELDS.items() if h.replace(" ", "") == key), ""))
            columns.append(Column(openpyxl.utils.get_column_letter(n + 1), header, group, field))
        rows, problems = [], [Problem("table.total-row", "note", (), Place(found, 120, ""))]
        for number, cells in enumerate(raw[low:], low + 1):
            if text_of(cells[2]):
                row, faults = _row(found, number, cells, columns)
                rows.append(row)
                problems += faults
        progress(1.0, "done")
        sheets = ("작성요령", "STEP1 결과")
        return Table(path.name, "ab" * 32, found, sheets, (low - 1, low), tuple(columns), "단위: 백만원, 명, 점",
                     tuple(rows), tuple(problems))  # fmt: skip

    def compare(self, checked: CheckedTable) -> Mapping[int, RowChange]:
        return {row.row: _change(n, row) for n, row in enumerate(checked.rows)}

    def load(
        self, checked: CheckedTable, rows: Sequence[int], accept: Sequence[int],
        progress: Callable[[float, str], None],
    ) -> LoadCounts:  # fmt: skip
        _ = accept
        for n in range(11):
            progress(n / 10, "load")
        self.loaded = list(rows)
        return LoadCounts(len(rows), 0, 0, len(checked.rows) - len(rows))


def _row(sheet: str, number: int, cells: tuple[Any, ...], columns: list[Column]) -> tuple[Row, list[Problem]]:
    texts = tuple(text_of(cell).replace("\n", " ") for cell in cells)
    faults = []
    digits = texts[3].replace("-", "")
    if len(digits) != 10 or not digits.isdigit():
        at = Place(sheet, number, columns[3].header)
        faults.append(Problem("step1.brn-form", "error", (("found", texts[3]),), at))
    if texts[41] not in ("통과", "탈락"):
        at = Place(sheet, number, columns[41].header)
        faults.append(Problem("step1.result-unknown", "error", (("found", texts[41]),), at))
    if len(texts[7]) > 6:
        faults.append(
            Problem("step1.sales-large", "warning", (("found", texts[7]),), Place(sheet, number, columns[7].header))
        )
    bad = any(p.level == "error" for p in faults)
    return Row(number, None if bad else texts, texts), faults


def _change(n: int, row: CheckedRow) -> RowChange:
    name = row.texts[2]
    if n % 9 == 4:
        return RowChange(
            row.row, "changed", name, (("headcount", "61", row.texts[9]), ("place", "서울", row.texts[10]))
        )
    return RowChange(row.row, "same" if n % 7 == 3 else "new", name)


def companies(count: int | None = None) -> list[CompanyRow]:
    """The sample's companies; with a count, made up from them."""
    rows = [row for row in sheet_rows("step1_faults.xlsx", "STEP1 결과")[5:] if text_of(row[2]) and text_of(row[3])]
    made = [_company(str(n), tuple(map(text_of, row))) for n, row in enumerate(rows)]
    if count is None:
        return made
    return [replace(made[n % len(made)], id=str(n), name=f"{made[n % len(made)].name} {n}") for n in range(count)]


def _company(key: str, t: tuple[str, ...]) -> CompanyRow:
    name = t[2].strip()
    order = name.replace("㈜", "").replace("(주)", "").replace("주식회사", "").strip()
    result: Result = "waived" if "면제" in t[41] + t[42] else RESULTS.get(t[41], "")
    number = t[3] if "-" in t[3] else f"{t[3][:3]}-{t[3][3:5]}-{t[3][5:]}"
    return CompanyRow(key, name, number, t[1], t[16], t[11], t[22], t[38].strip("-"), t[39], t[40], result, order)


class FakeCompanies:
    """The sample's companies."""

    def __init__(self, rows: Sequence[CompanyRow] | None = None) -> None:
        self.list = companies() if rows is None else rows

    def rows(self) -> Sequence[CompanyRow]:
        return self.list

    def detail(self, company: str) -> CompanyDetail:
        raw = [row for row in sheet_rows("step1_faults.xlsx", "STEP1 결과")[5:] if text_of(row[2]) and text_of(row[3])]
        t = tuple(map(text_of, raw[int(company) % len(raw)]))
        names = list(FIELDS.values())
        facts = [Fact(field, value) for field, value in zip(names, t, strict=False)]
        source = Source("step1_faults.xlsx", "STEP1 결과", int(company) + 6, "ab" * 32, "2026-02-20 14:03")
        row = next(row for row in self.list if row.id == company)
        return CompanyDetail(
            row,
            t[17],
            t[18],
            tuple(facts[4:16]),
            tuple(facts[19:30]),
            tuple(facts[30:39]),
            tuple(facts[39:43]),
            (source,),
        )


class FakeSeasons:
    """A season that opens with one passphrase; the fourth wrong one must wait."""

    def __init__(self) -> None:
        self.wrong = 0
        self.damaged: list[Path] = []
        self.backup: BackupOffer | None = BackupOffer("2026. 3. 3. 15:10", 846)
        self.is_read_only = False
        self.file = Path("/home/사무국/시즌/2026.jumpup-season")

    def policies(self) -> tuple[PolicyChoice, ...]:
        return (PolicyChoice("jumpup-2026", "2026년 도약(Jump-Up) 프로그램 평가 정책", "2026.1"),)

    def create(self, wish: NewSeason) -> str | None:
        self.file = wish.file
        return "AGE-SECRET-KEY-1QYQSZQGPQYQSZQGPQYQSZQGPQYQSZQGPQYQSZQGPQYQSZQGPQYQSZQ"

    def open(self, file: Path, passphrase: str, *, read_only: bool = False) -> None:
        self.check_passphrase(passphrase)
        if file in self.damaged and not read_only:
            raise Trouble("store.damaged", path=str(file))
        self.file, self.is_read_only = file, read_only

    def backup_of(self, file: Path, passphrase: str) -> BackupOffer | None:
        return self.backup

    def put_back(self, file: Path, passphrase: str) -> str:
        self.damaged.remove(file)
        return f"{file.name}.damaged"

    def rehearse(self, target: Path) -> str:
        return PASSPHRASE

    def bring(self, copy: Path, target: Path) -> Path:
        return target

    def tail_of(self, other: Path) -> TailView:
        return TailView(0, 0, "", "", ())

    def merge(self, other: Path) -> int:
        return 0

    def check_passphrase(self, passphrase: str) -> None:
        if passphrase == PASSPHRASE:
            self.wrong = 0
            return
        self.wrong += 1
        if self.wrong > 3:
            raise Trouble("vault.wait", seconds=30)
        raise Trouble("vault.wrong-passphrase")

    def card(self) -> SeasonCard:
        return SeasonCard(self.file, "도약(Jump-Up) 프로그램", "2026년 1회차", "jumpup-2026", "5f3c9a21" * 8)

    def close(self) -> None:
        return


class FakePreferences:
    """Choices kept in memory."""

    def __init__(self, kept: Preferences | None = None) -> None:
        self.kept = kept or Preferences()

    def read(self) -> Preferences:
        return self.kept

    def write(self, preferences: Preferences) -> None:
        self.kept = preferences


class FakeOverview:
    """A season in the middle of its preparation."""

    def overview(self) -> Overview:
        return Overview(
            companies=498, passed=206, failed=281, waived=11, sources=1, panels=20, members=120, panels_with_agenda=18,
            panels_short=1, next_panel="첨단제조·소재 1분과", next_date="2월 24일(화)", papers=0,
            last_backup="2026-02-20 18:02",
        )  # fmt: skip


def _date(text: str) -> str:
    year, month, day = (int(part) for part in text.rstrip(". ").split("."))
    return date(year, month, day).isoformat()


class FakePanels:
    """The sample's panels."""

    def __init__(self) -> None:
        self.order: dict[str, list[str]] = {}

    def panels(self) -> Sequence[PanelRow]:
        rows = sheet_rows("panels.xlsx", "분과")[1:]
        seats = [row[0] for row in sheet_rows("panels.xlsx", "분과위원")]
        return [
            PanelRow(r[0], r[1], r[2], _date(text_of(r[4])), r[6], int(r[9]), seats.count(r[0])) for r in rows if r[0]
        ]

    def detail(self, panel: str) -> PanelDetail:
        row = next(row for row in self.panels() if row.id == panel)
        kind = policies.shipped().policy.meeting("selection")
        ids = {c.name: c.id for c in kind.criteria}
        people = {r[0]: r for r in sheet_rows("panels.xlsx", "위원")}
        seats = [r for r in sheet_rows("panels.xlsx", "분과위원")[1:] if r[0] == panel and r[2] in people]
        members = tuple(
            Member(r[2], r[3], r[5], ids.get(r[4], ""), text_of(people[r[2]][4])) for r in seats if r[4] != "도전의지"
        )
        agenda = {item.id: item for item in self._agenda(panel)}
        order = self.order.get(panel, list(agenda))
        return PanelDetail(row, "09:00", 5, kind.criteria, members, tuple(agenda[key] for key in order))

    def _agenda(self, panel: str) -> list[AgendaItem]:
        items, before = [], None
        for n, r in enumerate(r for r in sheet_rows("panels.xlsx", "일정")[1:] if r[0] == panel and r[5]):
            start, end = _minutes(r[14]), _minutes(r[15])
            if before is not None and start > before:
                items.append(AgendaItem(f"{panel}-break{n}", "break", "점심", "", start - before))
            items.append(AgendaItem(f"{panel}-{n}", "company", r[5], text_of(r[6]), end - start))
            before = end
        return items

    def check_file(self, path: Path, progress: Callable[[float, str], None]) -> PanelsFile:
        progress(0.5, "parse")
        return PanelsFile(path, 1, 7, ())

    def load_file(self, path: Path, progress: Callable[[float, str], None]) -> int:
        progress(0.5, "load")
        return 1

    def reorder(self, panel: str, items: Sequence[str]) -> None:
        self.order[panel] = list(items)


def _minutes(value: time) -> int:
    return value.hour * 60 + value.minute


class FakePapers:
    """A day's papers with a drawn page."""

    def __init__(self, rows: Sequence[PaperRow] | None = None) -> None:
        names = [text_of(r[5]) for r in sheet_rows("panels.xlsx", "일정")[1:8]]
        states: tuple[PaperState, ...] = ("sealed", "sealed", "sealed", "signing", "signing", "frozen", "drafted")
        meeting = "첨단제조·소재 1분과 · 2026-02-24"
        made = [
            PaperRow(
                f"S{n}", "종합의견서", name, meeting, s, {"sealed": 7, "signing": 4}.get(s, 0), 7, 1, f"{n + 3:x}c" * 32
            )
            for n, (name, s) in enumerate(zip(names, states, strict=True))
        ]
        made += [
            PaperRow("R", "의결서", "의결서", meeting, "drafted", 0, 7, 1, "9e" * 32),
            PaperRow("M", "회의록", "회의록", meeting, "drafted", 0, 2, 1, "7d" * 32),
        ]
        self.list = made if rows is None else rows

    def papers(self) -> Sequence[PaperRow]:
        return self.list

    def pages(self, paper: str) -> int:
        return 3 if paper.startswith("S") else 2

    def picture(self, paper: str, page: int, dots: int) -> bytes:
        from PySide6.QtCore import QBuffer, QIODevice
        from PySide6.QtGui import QColor, QFont, QImage, QPainter

        image = QImage(round(8.27 * dots), round(11.69 * dots), QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        title = QFont("NanumGothic")
        title.setPixelSize(dots // 4)
        painter.setFont(title)
        row = next(row for row in self.list if row.id == paper)
        painter.drawText(round(dots * 0.9), round(dots * 1.2), f"{row.kind}  {page + 1}쪽")
        painter.setPen(QColor("#c8d0dc"))
        for n in range(26):
            painter.drawLine(
                round(dots * 0.9), round(dots * (1.8 + n * 0.34)), round(dots * 7.3), round(dots * (1.8 + n * 0.34))
            )
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]
        return bytes(buffer.data().data())

    def verify(self, paper: str, language: str) -> Sequence[VerifyLine]:
        _ = paper, language
        return (
            VerifyLine("문서와 봉인 해시가 같습니다", "ok"), VerifyLine("위원 7명의 서명이 모두 유효합니다",
            "ok"),
            VerifyLine("시점확인이 아직 없습니다", "warn"),
        )  # fmt: skip

    def save(self, paper: str, target: Path) -> None:
        target.write_bytes(paper.encode())


class FakeDays:
    """One recorded day."""

    def __init__(self, days: Sequence[DayRecord] | None = None) -> None:
        attendance = tuple((f"평가위원-{n:03d}", kind, state) for n, kind, state in (
            (99, "위원 (신기술 혁신성)", "출석 08:41"), (95, "위원 (신기술 혁신성)", "출석 08:44"),
            (77, "위원장 · 호선 (성장성)", "출석 08:39"), (31, "위원 (시장 확장성)", "출석 08:52"),
            (12, "위원 (도전의지)", "불참")))  # fmt: skip
        line = DayLine
        lines = (
            line("09:00", "opening", "개회. 출석 4명, 정족수 충족. 위원장을 호선함.", "간사"),
            line("09:03", "company", "1번 기업 호명. 심의 참여 위원 4명으로 고정."), line("09:04", "phase",
            "발표 시작"),
            line("09:19", "phase", "질의응답 시작"), line("09:39", "phase", "개별의견 작성 시작"),
            line("09:44", "phase", "심층토론 시작"), line("09:55", "decision", "전원합의로 의결함.", "위원장"),
            line("12:40", "recess", "정회", "위원장"), line("13:40", "recess", "속개", "위원장"),
            line("18:20", "closing", "폐회", "위원장"),
        )  # fmt: skip
        record = DayRecord("P01", "첨단제조·소재 1분과", "2026-02-24", attendance, lines)
        self.list = (record,) if days is None else days

    def days(self) -> Sequence[DayRecord]:
        return self.list


class FakePolicy:
    """The shipped policy, adopted twice."""

    def current(self) -> tuple[Policy, str]:
        shipped = policies.shipped()
        return shipped.policy, shipped.sha256

    def history(self) -> Sequence[Adoption]:
        sha = policies.shipped().sha256
        return (
            Adoption("2026-01-05 10:02", "jumpup-2026", "2026.1", sha, "첫 정책", ()),
            Adoption(
                "2026-02-12 16:40", "jumpup-2026", "2026.2", "e1" * 32, "발표 시간 조정",
                (("meetings[1].phases[2].minutes", "10", "15"), ("locking.idle_minutes", "5", "10")),
            ),
        )  # fmt: skip

    def compare(self, file: Path) -> Sequence[tuple[str, str, str]]:
        return (("panel.quorum", "5", "6"),) if "new" in file.name else ()

    def adopt(self, file: Path, reason: str) -> None:
        self.adopted = (file, reason)


class RecordingDialogs(Dialogs):
    """Remembers what was told and asked; answers from a script."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []
        self.asked: list[str] = []
        self.files: list[Path] = []
        self.answer = True
        self.reason = "회의 인원 조정"
        self.lines: list[str] = []
        self.secrets: list[str] = []
        self.choices: list[int] = []

    def tell(self, title: str, text: str) -> None:
        self.told.append(f"{title}: {text}")

    def ask(self, title: str, text: str, yes: str, no: str) -> bool:
        self.asked.append(text)
        return self.answer

    def ask_text(self, title: str, text: str, label: str, yes: str, no: str) -> str:
        self.asked.append(text)
        return self.reason

    def ask_line(self, title: str, label: str, yes: str, no: str, text: str = "") -> str:
        self.asked.append(title)
        return self.lines.pop(0) if self.lines else self.reason

    def ask_secret(self, title: str, label: str, yes: str, no: str) -> str:
        self.asked.append(title)
        return self.secrets.pop(0) if self.secrets else ""

    def choose(self, title: str, label: str, options: Sequence[str], yes: str, no: str) -> int:
        self.asked.append(title)
        return self.choices.pop(0) if self.choices else 0

    def choose_several(self, title: str, label: str, options: Sequence[str], yes: str, no: str) -> list[int] | None:
        self.asked.append(title)
        return list(range(len(options)))

    def open_file(self, title: str, kinds: str) -> Path | None:
        return self.files.pop(0) if self.files else None

    def open_files(self, title: str, kinds: str) -> list[Path]:
        chosen, self.files = self.files, []
        return chosen

    def open_folder(self, title: str) -> Path | None:
        return self.files.pop(0) if self.files else None

    def save_file(self, title: str, name: str, kinds: str) -> Path | None:
        return self.files.pop(0) if self.files else None

    def report(self, title: str, text: str, details: str, copy: str) -> None:
        self.told.append(details)

    def shortcuts(self, title: str, pairs: Sequence[tuple[str, str]]) -> None:
        self.told.append(title)

    def print_pictures(self, pictures: Sequence[bytes]) -> bool:
        self.told.append(f"printed {len(pictures)}")
        return True

    def print_text(self, title: str, text: str) -> bool:
        self.told.append(text)
        return True

    def copy(self, text: str) -> None:
        self.told.append(text)


class NothingToSign:
    """No day was closed yet."""

    prepare = sign = refuse = reset_pin = renew_key = refuse_key = note = correct = correct_gist = seal = staticmethod(
        lambda *_args: pytest.fail("no day was closed")
    )
    export = prints = ink_pages = file_scans = staticmethod(lambda *_args: pytest.fail("no day was closed"))

    def day(self, wanted: str = "") -> None:
        return None


class NoStick:
    """Nothing is copied."""

    take = carry = bring = staticmethod(lambda *_args: pytest.fail("there is no stick"))


class NoFiles:
    """No company handed anything in."""

    read = attach = open = picture = staticmethod(lambda *_args: pytest.fail("there is no file"))

    def files(self, company: str) -> Sequence[FileLine]:
        return ()

    def forget(self) -> None:
        return None


class NoChecks:
    """Nothing is checked."""

    def check(self, stick: Path | None) -> Sequence[Check]:
        return (Check("check.engine", "ok"), Check("check.no-printer", "warn"))

    def save_slip(self, checks: Sequence[Check], target: Path) -> None:
        target.write_bytes(b"%PDF-1.7")


class NoRoom:
    """No meeting to work on: the pages of the day show what is recorded."""

    act = view = keep_draft = own_sheet = versions = keep_wording = staticmethod(
        lambda *_args: pytest.fail("there is no meeting")
    )

    def meetings(self) -> Sequence[MeetingLine]:
        return ()

    def now(self) -> Moment:
        return SystemClocks().now()


class NoConflicts:
    """Nothing is said differently."""

    def open_conflicts(self, language: str) -> tuple[ConflictSeen, ...]:
        return ()

    def branches(self) -> tuple[Branch, ...]:
        return ()

    def presided(self, meeting: str) -> tuple[tuple[str, str], ...]:
        return ()

    def settle(self, meeting: str, act: SettleConflicts) -> None:
        raise AssertionError(meeting)

    def adopt(self, branch: str, reason: str) -> None:
        raise AssertionError(branch)


@dataclass
class FakePorts:
    """All of them."""

    seasons: FakeSeasons
    preferences: FakePreferences
    overview: FakeOverview | PendingOverview
    companies: FakeCompanies
    imports: FakeImports
    panels: FakePanels | PendingPanels
    papers: FakePapers
    days: FakeDays
    policy: FakePolicy
    room: NoRoom = field(default_factory=NoRoom)
    signing: NothingToSign = field(default_factory=NothingToSign)
    readiness: NoChecks = field(default_factory=NoChecks)
    files: NoFiles = field(default_factory=NoFiles)
    copies: NoStick = field(default_factory=NoStick)
    conflicts: NoConflicts = field(default_factory=NoConflicts)


def fake_ports(preferences: Preferences | None = None) -> FakePorts:
    """All ports, filled."""
    return FakePorts(
        seasons=FakeSeasons(), preferences=FakePreferences(preferences), overview=FakeOverview(),
        companies=FakeCompanies(), imports=FakeImports(), panels=FakePanels(), papers=FakePapers(), days=FakeDays(),
        policy=FakePolicy(),
    )  # fmt: skip


def empty_ports(preferences: Preferences | None = None) -> FakePorts:
    """All ports of a season that was just made."""
    from tests.views import pending

    return FakePorts(
        seasons=FakeSeasons(), preferences=FakePreferences(preferences), overview=pending.PendingOverview(),
        companies=FakeCompanies(()), imports=FakeImports(), panels=pending.PendingPanels(), papers=FakePapers(()),
        days=FakeDays(()), policy=FakePolicy(),
    )  # fmt: skip
