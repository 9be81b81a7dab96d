"""Verifies a signed paper, by itself against pinned roots or against the season it says it belongs to."""

from __future__ import annotations

from dataclasses import asdict, replace
from time import monotonic
from typing import TYPE_CHECKING

from jumpup_desktop import given
from jumpup_desktop.domain.dates import seoul
from jumpup_desktop.domain.meeting import signing
from jumpup_desktop.domain.meeting.item import ITEM
from jumpup_desktop.domain.meeting.paper import PAPER, PaperSealed
from jumpup_desktop.domain.meeting.sitting import SITTING
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.errors import Trouble, trouble_of
from jumpup_desktop.services import filed_scans, policies, records
from jumpup_desktop.services.jobs import ProcessJobs, WorkerLimits
from jumpup_desktop.store import journal
from jumpup_desktop.store.tables import meetings

NOTHING = "0" * 64
MOST_ROOT = 1024 * 1024
SECONDS, LEAST_SECONDS = 7.5, 2.0
"""What judging one file may take, with its season or without; starting and ending the child comes on top."""
LIMITS = WorkerLimits(memory=400 * 1024**2, cpu=7, wall=SECONDS)
"""Bytes of address space too: our own papers take a quarter of it."""

if TYPE_CHECKING:
    from pathlib import Path

    from cryptography.x509 import Certificate

    from jumpup_desktop.documents.verifying import SeasonKnowledge, Verdict
    from jumpup_desktop.services.jobs import Jobs
    from jumpup_desktop.store.season_store import Store


def pinned_roots(folder: Path) -> tuple[Certificate, ...]:
    """The roots a person trusts on this machine: every certificate in the folder. Raises Trouble as `read_root`."""
    found = sorted(folder.glob("*.crt")) if folder.is_dir() else []
    return tuple(read_root(path) for path in found)


def read_root(path: Path) -> Certificate:
    """A root certificate from a file, PEM or DER. Raises Trouble as `given.read`, `ca.missing` for what is none."""
    from jumpup_desktop.documents import authority

    try:
        return authority.read_certificate(given.read(path, MOST_ROOT))
    except ValueError as error:
        raise Trouble("ca.missing", path=str(path)) from error


def season_view(store: Store, paper: Path, utc_ms: int, judged: Verdict | None = None) -> SeasonKnowledge:
    """What a season knows of a paper: the hash of its record there, what replaced it, the files it sealed of it.

    A paper the season does not know gives a hash that fits nothing; one whose seal was decided against is replaced.
    """
    from jumpup_desktop.documents.verifying import SeasonKnowledge

    verdict = judged or verify_file(paper, (), utc_ms)
    known = meetings.editions(store.conn, verdict.control_number)
    sealed = [row for row in known if row.status == "sealed"]
    if not sealed:
        return SeasonKnowledge(NOTHING)
    files = [(row, sha256) for row in sealed for sha256 in _sealed_files(store, row)]
    hashes = {sha256: records.sha256_in(store.attachment(sha256)) for _, sha256 in files}
    given = _bytes_of(paper)
    the_very = (one for one in files if given.startswith(store.attachment(one[1])))
    fitting = (one for one in files if hashes[one[1]] == verdict.record_sha256)
    own = next(the_very, None) or next(fitting, None)
    row, sha256 = own or (sealed[-1], sealed[-1].sha256)
    same = [one for one in sealed if (one.meeting, one.rule, one.item) == (row.meeting, row.rule, row.item)]
    newest = _that_holds(store, max(same, key=lambda one: one.edition))
    is_replaced = newest.sha256 != sha256
    known_files = tuple((len(store.attachment(one)), one) for _, one in files)
    replaced_by = f"{newest.number} 제{newest.edition}판" if is_replaced else ""
    paper_id, seal = (row.id, sha256) if own else ("", "")
    return SeasonKnowledge(hashes[sha256], replaced_by, known_files, paper_id, seal)


def _bytes_of(paper: Path) -> bytes:
    from jumpup_desktop.documents.verifying import MOST_BYTES

    try:
        with paper.open("rb") as file:
            return file.read(MOST_BYTES)
    except OSError as error:
        raise trouble_of(error) from error


def _sealed_files(store: Store, row: meetings.PaperRow) -> tuple[str, ...]:
    """Hashes of every file that was sealed as this paper and is here: the one that counts first."""
    seals = [event.body for event in journal.events_of(store.conn, PAPER.name, row.id)]
    found = dict.fromkeys((row.sha256, *(body.sha256 for body in seals if isinstance(body, PaperSealed))))
    return tuple(sha256 for sha256 in found if sha256 == row.sha256 or store.blobs.has(sha256))


def _that_holds(store: Store, newest: meetings.PaperRow) -> meetings.PaperRow:
    """A paper's newest edition; for a note of exclusion that a merge made untrue the day's own paper."""
    rule = policies.kind_of(store, newest.meeting).paper(newest.rule)
    meeting, day, turn = (
        store.get(MEETING, newest.meeting),
        store.get(SITTING, newest.meeting),
        store.get(ITEM, newest.item),
    )
    if rule is None or rule.signers != "excluded" or meeting is None or day is None or turn is None:
        return newest
    if signing.excluded(meeting, day, turn):
        return newest
    of_the_day = [row for row in meetings.papers(store.conn, newest.meeting) if not row.item and row.status == "sealed"]
    return max(of_the_day, key=lambda row: (row.rule == "resolution", row.edition), default=newest)


def verify_in_season(
    store: Store, file: Path, roots: tuple[Certificate, ...], utc_ms: int, judged: Verdict, deadline: float
) -> Verdict:
    """The verdict on a file that was judged by itself, now against the season: its record, its seal, its scans.

    Judging ends at the deadline (of the monotonic clock); reading the scans takes its own time.
    """
    known = season_view(store, file, utc_ms, judged)
    verdict = verify_file(file, roots, utc_ms, known, seconds=deadline - monotonic())
    return with_scans(store, verdict, known.paper, known.seal) if known.paper else verdict


def with_scans(store: Store, verdict: Verdict, paper: str, seal: str = "") -> Verdict:
    """A verdict and what the season's scans of the ink signatures say beside it."""
    found = filed_scans.of_paper(store, paper, seal)
    names = tuple(name for ident, name, _ in verdict.signers if ident in found.waiting)
    return replace(verdict, reasons=(*verdict.reasons, *found.reasons), unscanned=names)


def verify_own(store: Store, pdf: bytes) -> Verdict:
    """The verdict on a paper of this season under the season's own root."""
    from jumpup_desktop.documents.verifying import verify
    from jumpup_desktop.services import authorities

    return verify(pdf, roots=(authorities.root_certificate(store),), at=seoul(store.now().utc_ms))


def verify_bytes(pdf: bytes, roots: tuple[Certificate, ...], utc_ms: int) -> Verdict:
    """The verdict on a PDF that came with a season, judged like anybody's file. Raises Trouble."""
    with records.as_file(pdf) as path:
        return verify_file(path, roots, utc_ms)


def verify_file(
    path: Path,
    roots: tuple[Certificate, ...],
    utc_ms: int,
    season: SeasonKnowledge | None = None,
    jobs: Jobs | None = None,
    seconds: float = SECONDS,
) -> Verdict:
    """The verdict on a file that anybody may have made: judged in a child with little memory and little time.

    What takes more than that is rejected (`too-costly`). Raises Trouble when the file cannot be read at all.
    """
    from jumpup_desktop.documents.authority import der
    from jumpup_desktop.documents.verifying import Reason, Verdict

    if path.exists() and not (path.is_file() or path.is_dir() or path.is_char_device()):
        raise Trouble("machine.unreadable", path=str(path))  # a pipe: nobody may ever write into it
    arguments = {
        "path": str(path),
        "roots": [der(root).hex() for root in roots],
        "utc_ms": utc_ms,
        "season": asdict(season) if season else None,
    }
    limits = replace(LIMITS, wall=max(seconds, LEAST_SECONDS))
    try:
        verdict: Verdict = (jobs or ProcessJobs(limits)).start("papers.verify", arguments, Verdict, None).result()
    except Trouble as trouble:
        if trouble.code not in ("worker.memory", "worker.died", "worker.too-long"):
            raise
        return Verdict((Reason("too-costly"),))
    return verdict
