"""The last page, or the last pages where many sign: what ties paper and record together, hashes and a code."""

from dataclasses import dataclass

from reportlab.platypus import Flowable, Spacer

from jumpup_desktop.documents import words
from jumpup_desktop.documents.blocks import facts, heading, section
from jumpup_desktop.documents.contents import ATTACHMENT, Paper
from jumpup_desktop.documents.flowables import QrCode, hashed, text
from jumpup_desktop.documents.parts import Audit, Role, Signer, Way
from jumpup_desktop.documents.record import SCHEMA
from jumpup_desktop.documents.tables import Cell, Shape, TaggedTable, grid
from jumpup_desktop.documents.theme import MM, Theme
from jumpup_desktop.documents.wrapping import KEPT
from jumpup_desktop.domain.particles import joined

_WAYS = {Way.ELECTRONIC: "전자", Way.INK: "수기", Way.REFUSED: "거부"}
_HOW = {
    Way.ELECTRONIC: "전자서명(시각은 서명란)",
    Way.INK: "수기서명(원본 보관)",
    Way.REFUSED: "서명 거부(사유는 서명란)",
}
_CHECKS = (
    "① 파일은 jumpup verify 명령이나 PDF 프로그램의 서명 창으로 확인한다. 모든 서명이 유효하고 마지막 서명이 "
    "파일 전체를 덮으면 원본이다.",
    "② 종이는 모든 면 아래의 확인번호와 이 면의 관리번호를 보관된 파일과 대조한다.",
    "③ 최상위 인증서의 지문이 주관기관이 알린 지문과 같은지 확인한다.",
)


@dataclass(frozen=True)
class Printed:
    """What the audit page prints beside the record: its hash, the program, the frozen base.

    ``base_sha256`` is known only to copies made after freezing; the base leaves it blank.
    """

    record_sha256: str
    app_version: str
    base_sha256: str = ""


def story(paper: Paper, printed: Printed, theme: Theme) -> list[Flowable]:
    """The audit page; its first page prints the record's hash, every fingerprint stands whole on one page."""
    return [
        heading("전자기록확인", theme),
        text(paper.head.control_number, "subtitle", theme),
        _summary(paper, printed, theme),
        Spacer(1, theme.gap * 0.7),
        _hashes(paper, printed, theme),
        *_course(paper.audit, theme),
        *section("서명자", theme),
        _signers(paper, theme),
        Spacer(1, 5),
        *(text(note, "note", theme) for note in _notes(paper.signers, paper.audit)),
    ]


def qr_payload(control_number: str, record_sha256: str) -> str:
    """What the code on the audit page says."""
    return f"{control_number}|sha256:{record_sha256}"


def _summary(paper: Paper, printed: Printed, theme: Theme) -> TaggedTable:
    payload = qr_payload(paper.head.control_number, printed.record_sha256)
    code = QrCode(payload, 31 * MM, f"관리번호와 기록 해시를 담은 코드: {payload}")
    policy = paper.head.policy
    lines = [
        *(text(line, "cell", theme) for line in _CHECKS),
        Spacer(1, 4),
        text(f"기록 양식 {SCHEMA} · 첨부 파일 {ATTACHMENT}", "note", theme),
        text(f"운영 지침 {policy.name} {policy.version}", "note", theme),
        text(f"진행 방식 {words.MODES[paper.head.mode]}", "note", theme),
        text(f"작성 프로그램 {printed.app_version}", "note", theme),
    ]
    return grid([[lines, code]], (131, 37), theme, Shape(role="Div", ruled=False))


def _hashes(paper: Paper, printed: Printed, theme: Theme) -> TaggedTable:
    audit = paper.audit
    named = [
        ("기록 해시", printed.record_sha256),
        ("사건 기록 끝", audit.chain_head),
        ("운영 지침", paper.head.policy.sha256),
        ("최상위 인증서", audit.root),
        ("분과 인증서", audit.panel_ca),
    ]
    if printed.base_sha256:
        named.append(("서명 전 원본", printed.base_sha256))
    rows: list[list[tuple[str, str | Flowable]]] = [[(name, hashed(value, theme))] for name, value in named]
    rows.insert(2, [("사건 수", f"{audit.events}건")])
    return facts(rows, theme, label=26)


def _course(audit: Audit, theme: Theme) -> list[Flowable]:
    """The day's times in one line."""
    times = [f"{word.replace(' ', KEPT)}{KEPT}{words.moment(at)}" for word, at in audit.times]
    if audit.fixed_at:
        times.append(f"문서{KEPT}확정{KEPT}{words.moment(audit.fixed_at)}")
    return [Spacer(1, 5), text(f"{KEPT}→ ".join(times), "note", theme)] if times else []


def _signers(paper: Paper, theme: Theme) -> TaggedTable:
    columns = ("구분", "성명", "방법", "본인 확인·서명, 인증서 지문(SHA-256)")
    rows: list[list[Cell]] = [[text(word, "column", theme, "") for word in columns]]
    for signer in paper.signers:
        rows.append(
            [
                text(words.ROLES[signer.role], "cell-centre", theme, ""),
                text(signer.name, "cell-centre", theme, ""),
                text(_WAYS[signer.way], "cell-centre", theme, ""),
                _signing(signer, theme),
            ]
        )
    return grid(rows, (20, 31.5, 12, 104.5), theme, Shape(head_rows=1))


def _signing(signer: Signer, theme: Theme) -> Cell:
    steps = text(_steps(signer), "hash", theme, "P" if signer.certificate else "")
    return [steps, hashed(signer.certificate, theme)] if signer.certificate else steps


def _steps(signer: Signer) -> str:
    """How and when somebody was identified, how they sign."""
    steps = []
    if signer.identified:
        how, at = signer.identified
        steps.append(f"{how} 확인 {at:%H:%M}")
    kept = f"수기서명(원본 보관 {signer.keeper})" if signer.keeper else _HOW[signer.way]
    steps.append(kept)
    return " · ".join(steps)


def _notes(signers: tuple[Signer, ...], audit: Audit) -> list[str]:
    counts = " · ".join(f"{word} {sum(signer.way is way for signer in signers)}" for way, word in _WAYS.items())
    notes = [f"서명 {len(signers)}명: {counts}"]
    notes += [
        f"이 문서는 위원장 직무대행 {joined(signer.name, '이/가')} 마지막으로 서명한다."
        for signer in signers
        if signer.role is Role.ACTING_CHAIR
    ]
    if audit.root_is_local:
        notes.append("최상위 인증서는 이 시즌에서 만든 것(local)이다.")
    return notes
