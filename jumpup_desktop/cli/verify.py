"""`jumpup verify`."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated

import typer

from jumpup_desktop.assets import sentence
from jumpup_desktop.cli.opened import AsJson, PassphraseFile, opened
from jumpup_desktop.cli.output import show

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

    from jumpup_desktop.documents.verifying import Verdict


def verify(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="서명된 PDF")],
    root: Annotated[Path | None, typer.Option(help="믿는 루트 인증서")] = None,
    season: Annotated[Path | None, typer.Option(help="문서가 속한 시즌 파일")] = None,
    report: Annotated[Path | None, typer.Option(help="검증 보고서를 쓸 PDF 파일")] = None,
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> int:
    """서명된 문서를 검증합니다. --report는 누구나 읽을 수 있는 한 장의 보고서를 남깁니다."""
    from jumpup_desktop.services import verify_report
    from jumpup_desktop.store.clocks import SystemClocks

    if report is not None:
        verify_report.require_own_place(report, (file, root, season, passphrase_file))
    now = SystemClocks().now().utc_ms
    verdict, roots = _judged(file, root, season, passphrase_file, now)
    facts, lines = _told(verdict)
    if report is not None:
        judged = verify_report.Judged(file, verdict, roots, now, with_season=season is not None)
        left = verify_report.write(report, judged)
        facts |= {"report": str(left.path), "report_kept": left.kept}
        lines.append(sentence("cli.verify-report", {"path": left.path}))
        lines += [sentence("cli.kept-before", {"name": left.path.name, "kept": left.kept})] if left.kept else []
    show(facts, "\n".join(lines), as_json=json)
    return 0 if verdict.accepted else 1


def _judged(
    file: Path, root: Path | None, season: Path | None, passphrase_file: Path | None, now: int
) -> tuple[Verdict, tuple[Certificate, ...]]:
    """The verdict, and the roots that were trusted for it: the one that is named, else the user's and the season's."""
    from jumpup_desktop.services import authorities, verification
    from jumpup_desktop.store.anchor import data_folder

    deadline = monotonic() + verification.SECONDS
    roots = (verification.read_root(root),) if root else verification.pinned_roots(data_folder() / "roots")
    verdict = verification.verify_file(file, roots, now, seconds=verification.SECONDS / (2 if season else 1))
    if season is not None and "too-costly" not in {reason.code for reason in verdict.reasons}:
        with opened(season, passphrase_file) as store:
            roots = roots if root else (*roots, authorities.root_certificate(store))
            verdict = verification.verify_in_season(store, file, roots, now, verdict, deadline)
    return verdict, roots


def _told(verdict: Verdict) -> tuple[dict[str, object], list[str]]:
    """The verdict as facts and in sentences."""
    from jumpup_desktop.services import verdict_words

    reasons = [verdict_words.of_reason(reason) for reason in verdict.reasons]
    facts = asdict(verdict) | {
        "verdict": "accept" if verdict.accepted else "reject",
        "reasons": [
            {"code": r.code, "values": list(r.values), "message": m}
            for r, m in zip(verdict.reasons, reasons, strict=True)
        ],
    }
    mix = sentence("cli.verify-mix", asdict(verdict.mix))
    named = {"mix": mix, "paper": verdict.title or verdict.paper}
    text = sentence("cli.verify-accept", facts | named) if verdict.accepted else sentence("cli.verify-reject")
    return facts, [text, *(f"- {reason}" for reason in reasons), *verdict_words.of_notes(verdict)]
