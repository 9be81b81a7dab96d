"""The verdict on a file as a page that anybody can read: put together here, drawn in `documents`."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from cryptography.x509 import Certificate

from jumpup_desktop import given
from jumpup_desktop.assets import sentence
from jumpup_desktop.documents.verifying import Verdict
from jumpup_desktop.domain.dates import seoul
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.errors import Trouble
from jumpup_desktop.services import verdict_words
from jumpup_desktop.services.papers import desk
from jumpup_desktop.services.papers.exported import leave

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jumpup_desktop.documents.verify_report import ReportedPaper, ReportedRoot, ReportedSigner
    from jumpup_desktop.documents.verifying import Reason
    from jumpup_desktop.services.papers.exported import Exported


@dataclass(frozen=True, slots=True)
class Judged:
    """A file with its verdict: under which roots, when, and whether its season was asked too."""

    file: Path
    verdict: Verdict
    roots: tuple[Certificate, ...]
    utc_ms: int
    with_season: bool


def require_own_place(out: Path, read: Iterable[Path | None]) -> None:
    """The report takes the place of nothing that is read for it, and of no folder or device.

    Refuses `report.over-input`; raises Trouble: `machine.not-a-file`, `machine.not-found` for its folder.
    """
    given.require_plain(out)
    if not out.parent.is_dir():
        raise Trouble("machine.not-found", path=str(out.parent))
    for path in read:
        if path is not None and out.exists() and path.exists() and out.samefile(path):
            raise Refused("report.over-input", path=out)


def write(out: Path, judged: Judged) -> Exported:
    """Leave the report; another file of its name stays under a name of its own. Raises Trouble."""
    return leave(out, "verify", judged.verdict.control_number, content(judged))


def content(judged: Judged) -> bytes:
    """The report as a PDF. What stands in it of the file is cut and holds no control character."""
    from jumpup_desktop.documents import verify_report
    from jumpup_desktop.documents.verifying import checks
    from jumpup_desktop.documents.verifying.verdict import shown

    verdict = judged.verdict
    by_id = {ident: name for ident, name, _ in verdict.signers}
    said = sentence("cli.verify-whole" if verdict.accepted else "cli.verify-reject")
    answers = checks.answers(verdict, with_season=judged.with_season)
    report = verify_report.VerifyReport(
        file_name=shown(judged.file.name),
        file_sha256=verdict.file_sha256 or _sha256(judged.file),
        made_at=seoul(judged.utc_ms),
        program=desk.APP,
        is_accepted=verdict.accepted,
        sentence=said,
        mix=sentence("cli.verify-mix", asdict(verdict.mix)),
        paper=_paper(verdict),
        signers=_signers(verdict),
        roots=_roots(verdict, judged.roots),
        checks=tuple((question.id, answer.value) for question, answer in answers),
        reasons=tuple(verdict_words.of_reason(_with_name(reason, by_id)) for reason in verdict.reasons),
        notes=verdict_words.of_notes(verdict),
    )
    return verify_report.draw(report)


def _with_name(reason: Reason, by_id: dict[str, str]) -> Reason:
    """A signature's field says nothing to a reader: the signer's name in its place."""
    names = (by_id.get(value.removeprefix("sign-"), value) for value in reason.values)
    return replace(reason, values=tuple(names))


def _paper(verdict: Verdict) -> ReportedPaper | None:
    from jumpup_desktop.documents.verify_report import ReportedPaper

    if not verdict.control_number:
        return None
    return ReportedPaper(verdict.title, verdict.control_number, verdict.edition, verdict.panel, verdict.record_sha256)


def _signers(verdict: Verdict) -> tuple[ReportedSigner, ...]:
    from jumpup_desktop.documents.verify_report import ReportedSigner

    found = {one.signer: one for one in verdict.signed}
    signers = []
    for ident, name, way in verdict.signers:
        one = found.get(ident)
        at = seoul(one.at) if one and one.at is not None else None
        signers.append(ReportedSigner(name, way, one.certificate if one else "", at))
    return tuple(signers)


def _roots(verdict: Verdict, roots: tuple[Certificate, ...]) -> tuple[ReportedRoot, ...]:
    """The root that was trusted; where none fits, those that were given and the one the file names."""
    from jumpup_desktop.documents.authority import common_name, fingerprint
    from jumpup_desktop.documents.verify_report import ReportedRoot
    from jumpup_desktop.documents.verifying.verdict import MOST_ROOTS, shown

    every = [(shown(common_name(root)), fingerprint(root)) for root in roots]
    trusted = [ReportedRoot("믿은 루트", *one) for one in every if one[1] == verdict.root]
    if trusted or not verdict.root:
        return tuple(trusted) or tuple(ReportedRoot("주신 루트", *one) for one in every[:MOST_ROOTS])
    own = next((r.values[0].rpartition(" (")[0] for r in verdict.reasons if r.code == "unknown-root"), "")
    offered = [ReportedRoot("주신 루트", *one) for one in every[:MOST_ROOTS]]
    return (*offered, ReportedRoot("문서의 루트", own, verdict.root))


def _sha256(file: Path) -> str:
    """The file's hash where judging it was stopped before it told one; none of a file that is too big."""
    from jumpup_desktop.documents.verifying import MOST_BYTES

    try:
        with file.open("rb") as source:
            found = source.read(MOST_BYTES + 1)
    except OSError:
        return ""
    return hashlib.sha256(found).hexdigest() if len(found) <= MOST_BYTES else ""
