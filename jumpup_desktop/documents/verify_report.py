"""검증 보고서: what `verify` found, on a page for somebody who knows neither the program nor its codes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from reportlab.platypus import Flowable, Spacer

from jumpup_desktop.documents import words
from jumpup_desktop.documents.blocks import facts, heading, listing, section
from jumpup_desktop.documents.flowables import text
from jumpup_desktop.documents.fonts import printable
from jumpup_desktop.documents.furniture import Furniture
from jumpup_desktop.documents.layout import lay_out
from jumpup_desktop.documents.metadata import Colophon
from jumpup_desktop.documents.missing import notes
from jumpup_desktop.documents.printout import printout
from jumpup_desktop.documents.tables import Cell, Shape, TaggedTable, grid
from jumpup_desktop.documents.theme import DENSITIES, FINE, Theme
from jumpup_desktop.domain.particles import joined

NAME = "검증 보고서"
MOST_SIGNERS, MOST_REASONS = 16, 6
LONGEST, LONGEST_NAME, LONGEST_REASON = 44, 24, 200
"""How much of a file that anybody may have made is printed, and letters of it: two pages hold it."""
_WAYS = {"electronic": "전자", "ink": "수기", "refused": "거부"}
_ANSWERS = {
    "fine": "이상 없음",
    "wrong": "이상 있음",
    "unseen": "보지 못함",
    "not_asked": "시즌 없이 보지 않음",
    "waiting": "스캔을 기다림",
}
_QUESTIONS = {
    "readable": "파일을 끝까지 읽을 수 있고, 기계판독 기록이 들어 있는지",
    "root": "서명한 인증서가 모두 믿는 루트에서 나왔고 유효기간 안인지",
    "signers": "기록에 적힌 사람이 모두, 그 사람들만 서명하였고 주재한 사람이 마지막인지",
    "unchanged": "서명이 내용과 맞고, 서명한 뒤에 바뀌거나 더해진 것이 없는지",
    "record": "마지막 면에 인쇄된 기록 해시가 들어 있는 기록의 것인지",
    "active": "문서 안에 스스로 움직이는 것(실행 내용)이 없는지",
    "season": "시즌의 기록과 같고, 그 시즌이 봉인한 파일인지",
    "scans": "수기서명한 쪽의 스캔이 기록의 것이고 이 문서의 이 판인지",
}
_LIMITS = (
    "서명 시각은 서명한 노트북의 시계에 따른 것이다. 수기서명의 필적은 보지 않으며, 원본은 종이로 보관한다.",
    "이 보고서에는 서명이 없다. 파일을 가진 사람은 누구나 같은 루트로 다시 검증할 수 있으며, "
    "루트의 지문은 사무국에 다른 길로 물어 맞추어 보아야 한다.",
)


@dataclass(frozen=True)
class ReportedPaper:
    """Which paper the file says it is."""

    title: str
    number: str
    edition: int
    panel: str
    record_sha256: str


@dataclass(frozen=True)
class ReportedSigner:
    """Who signed how; ``certificate`` and ``at`` are of a signature that lies in the file."""

    name: str
    way: str
    certificate: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class ReportedRoot:
    """A root by its name and fingerprint, and what it is here: trusted, given or the paper's own."""

    what: str
    name: str
    sha256: str


@dataclass(frozen=True)
class VerifyReport:
    """Everything the page says. ``sentence`` is the verdict; ``checks`` are (question, answer) by their ids."""

    file_name: str
    file_sha256: str
    made_at: datetime
    program: str
    is_accepted: bool
    sentence: str
    mix: str
    paper: ReportedPaper | None
    signers: tuple[ReportedSigner, ...]
    roots: tuple[ReportedRoot, ...]
    checks: tuple[tuple[str, str], ...]
    reasons: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def title(self) -> str:
        """What the page calls itself; a number that was not confirmed is none of ours."""
        return f"{NAME} {printable(self.paper.number)[0]}" if self.is_accepted and self.paper else NAME


def draw(report: VerifyReport) -> bytes:
    """The report as a tagged PDF."""
    furniture = Furniture(NAME, "", report.program, "", "")
    laid = lay_out(lambda theme: _story(report, theme), furniture, title=report.title, themes=(*DENSITIES, FINE))
    return printout(laid, Colophon(report.title, report.program, report.program, report.made_at))


def _story(report: VerifyReport, theme: Theme) -> list[Flowable]:
    return [
        heading(NAME, theme),
        text(f"{words.moment(report.made_at)}에 {joined(report.program, '으로/로')} 검증함", "subtitle", theme),
        _verdict(report, theme),
        Spacer(1, theme.gap),
        *_reasons(report.reasons, theme),
        facts([[("파일", _cut(report.file_name))], [("SHA-256", _hash(report.file_sha256, theme))]], theme),
        *_paper(report, theme),
        *section("루트 인증서", theme),
        _roots(report.roots, theme),
        *section("확인한 것", theme),
        _checks(report.checks, theme),
        Spacer(1, theme.gap / 2),
        *(text(note, "note", theme) for note in (*report.notes, *_LIMITS)),
        *notes(_names(report), theme),
    ]


def _names(report: VerifyReport) -> tuple[str, ...]:
    """What is printed as the file has it."""
    paper, roots = report.paper, tuple(_cut(root.name) for root in report.roots)
    told = (_cut(paper.title), _cut(paper.number), _cut(paper.panel)) if paper else ()
    people = tuple(_cut(one.name, LONGEST_NAME) for one in report.signers[:MOST_SIGNERS])
    return (_cut(report.file_name), *told, *people, *roots)


def _verdict(report: VerifyReport, theme: Theme) -> TaggedTable:
    lines = [text(report.sentence, "title", theme)]
    if report.is_accepted and report.paper:
        lines.append(
            text(f"{_cut(report.paper.title)} {_cut(report.paper.number)} ({report.mix})", "label", theme, "P")
        )
    return grid([[lines]], (168,), theme, Shape(role="Div"))


def _reasons(reasons: Sequence[str], theme: Theme) -> list[Flowable]:
    if not reasons:
        return []
    more = [f"그 밖의 까닭 {len(reasons) - MOST_REASONS}가지"] if len(reasons) > MOST_REASONS else []
    shown = [_cut(reason, LONGEST_REASON) for reason in reasons[:MOST_REASONS]]
    blocks = [*section("받아들일 수 없는 까닭", theme), *listing([*shown, *more], theme)]
    return [*blocks, Spacer(1, theme.gap)]


def _paper(report: VerifyReport, theme: Theme) -> list[Flowable]:
    paper = report.paper
    if paper is None:
        return []
    warning = "파일에 적힌 대로이며, 확인된 것이 아니다."
    unproved = [] if report.is_accepted else [text(warning, "note", theme)]
    rows: list[list[tuple[str, str | Flowable]]] = [
        [("문서", _cut(paper.title)), ("관리번호", _cut(paper.number))],
        [("분과", _cut(paper.panel)), ("판", f"제{paper.edition}판")],
        [("기록 해시", _hash(paper.record_sha256, theme))],
    ]
    return [
        *section("문서", theme),
        *unproved,
        facts(rows, theme),
        *section(f"서명 ({report.mix})", theme),
        *unproved,
        _signers(report.signers, theme),
    ]


def _signers(signers: Sequence[ReportedSigner], theme: Theme) -> TaggedTable:
    rows: list[list[Cell]] = [[text(w, "column", theme, "") for w in ("성명", "방법", "인증서 지문", "서명 시각")]]
    for one in signers[:MOST_SIGNERS]:
        shown = (words.short_hex(one.certificate) if one.certificate else "-", words.moment(one.at) if one.at else "-")
        cells = (_cut(one.name, LONGEST_NAME), _WAYS[one.way], *shown)
        rows.append([text(word, "cell-centre", theme, "") for word in cells])
    if len(signers) > MOST_SIGNERS:
        rows.append([text(f"외 {len(signers) - MOST_SIGNERS}명", "cell-centre", theme, ""), "", "", ""])
    return grid(rows, (58, 20, 48, 42), theme, Shape(head_rows=1))


def _roots(roots: Sequence[ReportedRoot], theme: Theme) -> TaggedTable:
    rows: list[list[tuple[str, str | Flowable]]] = [
        [(root.what, text(f"{_cut(root.name)}\n{words.hexes(root.sha256)}".strip(), "hash", theme, ""))]
        for root in roots
    ]
    return facts(rows or [[("믿은 루트", "없음")]], theme, label=26)


def _checks(checks: Sequence[tuple[str, str]], theme: Theme) -> TaggedTable:
    rows: list[list[Cell]] = [[text(word, "column", theme, "") for word in ("확인한 것", "결과")]]
    for question, answer in checks:
        style = "cell-strong" if answer == "wrong" else "cell-centre"
        rows.append([text(_QUESTIONS[question], "cell", theme, ""), text(_ANSWERS[answer], style, theme, "")])
    return grid(rows, (128, 40), theme, Shape(head_rows=1))


def _hash(sha256: str, theme: Theme) -> Flowable:
    return text(words.hexes(sha256) if sha256 else "계산하지 않음(지나치게 큰 파일)", "hash", theme, "")


def _cut(value: str, longest: int = LONGEST) -> str:
    return value if len(value) <= longest else f"{value[: longest - 1]}…"
