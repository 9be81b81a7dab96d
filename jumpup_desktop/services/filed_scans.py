"""Whether the scan that is filed for an ink signature is the record's, and shows the very paper that was signed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jumpup_desktop.documents.verifying.verdict import Reason, shown
from jumpup_desktop.domain.meeting.paper import PAPER, PaperSealed
from jumpup_desktop.domain.selection.people import PERSON
from jumpup_desktop.errors import Trouble
from jumpup_desktop.importers.scans import Scans
from jumpup_desktop.services import records
from jumpup_desktop.services.jobs import ProcessJobs, WorkerLimits
from jumpup_desktop.store import journal

if TYPE_CHECKING:
    from jumpup_desktop.domain.meeting.paper import Paper, PaperFrozen
    from jumpup_desktop.domain.record.event import EventRef
    from jumpup_desktop.services.jobs import Jobs
    from jumpup_desktop.store.season_store import Store

LIMITS = WorkerLimits(memory=1024**3, cpu=180, wall=200.0)
"""Of reading one scan: those of filing it."""
SHORT = 16
"""Digits of a base's hash in a page code."""


@dataclass(frozen=True, slots=True)
class FiledScans:
    """What speaks against the scans of a paper; ids of ink signers whose scan is not filed yet (practice 5a)."""

    reasons: tuple[Reason, ...] = ()
    waiting: tuple[str, ...] = ()


def of_paper(store: Store, paper: str, sealed_sha256: str = "", jobs: Jobs | None = None) -> FiledScans:
    """Judge the scans of a paper as it was fixed under that seal; under the one that counts if none is named.

    Of each ink signer the newest scan counts. Each is read once, in a child process. Raises Trouble.
    """
    state = store.get(PAPER, paper)
    base = _base(store, state, sealed_sha256) if state else None
    if state is None or base is None or state.drafted is None:
        return FiledScans()
    ref, frozen = base
    filed = {scan.person: scan.scan_sha256 for at, scan in state.filed if at == ref}
    ink = [person for person, way in frozen.signers if way == "ink"]
    signers: dict[str, list[str]] = {}
    for person in ink:
        if person in filed:
            signers.setdefault(filed[person], []).append(person)
    code = state.drafted.number, frozen.base_sha256[:SHORT]
    found = (_reason(store, scan, code, people, jobs or ProcessJobs(LIMITS)) for scan, people in signers.items())
    return FiledScans(tuple(r for r in found if r), tuple(p for p in ink if p not in filed))


def _base(store: Store, state: Paper, sealed_sha256: str) -> tuple[EventRef, PaperFrozen] | None:
    """What was fixed before that seal: laptops that knew nothing of each other may have sealed a paper twice."""
    bodies = [event.body for event in journal.events_of(store.conn, PAPER.name, state.id)]
    seals = {body.sha256: body.frozen for body in bodies if isinstance(body, PaperSealed)}
    ref = seals.get(sealed_sha256, state.frozen_by)
    frozen = dict(state.bases).get(ref) if ref else None
    return (ref, frozen) if ref and frozen else None


def _reason(store: Store, scan: str, code: tuple[str, str], people: list[str], jobs: Jobs) -> Reason | None:
    known = [store.get(PERSON, person) for person in people]
    names = ", ".join(one.name for one in known if one)
    try:
        content = store.attachment(scan)
    except (Trouble, ValueError):  # none there, another one under its name, or a name that is no hash
        return Reason("scan-missing", (shown(names),))
    seen = _read(content, jobs)
    foreign = next((one for one in seen.papers if (one.number, one.base) != code), None)
    if foreign:
        return Reason("scan-foreign", (shown(names), shown(foreign.number), shown(foreign.base)))
    whole = len(seen.papers) == 1 and len(seen.papers[0].found) == seen.papers[0].pages
    return None if whole and not seen.problems else Reason("scan-unread", (shown(names),))


def _read(content: bytes, jobs: Jobs) -> Scans:
    """The pages by their codes; none where reading takes more than the child has."""
    try:
        with records.as_file(content) as path:
            scans: Scans = jobs.start("scans.read", {"files": [str(path)]}, Scans, None).result()
    except Trouble as trouble:
        if trouble.code not in ("worker.memory", "worker.died", "worker.too-long"):
            raise
        return Scans((), ())
    return scans
