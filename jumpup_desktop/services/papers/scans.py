"""Ink signatures come back as scans: each page goes to its paper by its code; with all of them it is complete."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting import on_paper, paper_entry
from jumpup_desktop.domain.meeting import paper as pap
from jumpup_desktop.domain.meeting import signing as rules
from jumpup_desktop.domain.meeting.paper import PAPER
from jumpup_desktop.domain.meeting.sitting import SITTING
from jumpup_desktop.domain.problems import Problem
from jumpup_desktop.errors import Trouble
from jumpup_desktop.importers.scans import FORM, Scans
from jumpup_desktop.services.jobs import ProcessJobs, WorkerLimits
from jumpup_desktop.services.papers import desk
from jumpup_desktop.services.papers.emergency import blank_day
from jumpup_desktop.store.tables import meetings

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from jumpup_desktop.domain.meeting.paper import Paper
    from jumpup_desktop.domain.problems import Level
    from jumpup_desktop.domain.record.event import Actor
    from jumpup_desktop.importers.scans import ScannedPaper
    from jumpup_desktop.services.jobs import Jobs
    from jumpup_desktop.store.season_store import Store


LIMITS = WorkerLimits(memory=1024**3, cpu=180, wall=200.0)
"""A hundred pages take a minute; a picture that was made to hurt takes no more than this."""


@dataclass(frozen=True, slots=True)
class Filed:
    """One paper whose scan was filed, for how many ink signatures."""

    paper: str
    number: str
    people: int


@dataclass(frozen=True, slots=True)
class Filing:
    """What came of the files."""

    filed: tuple[Filed, ...]
    problems: tuple[Problem, ...]


def file_scans(
    store: Store, actor: Actor, meeting: str, files: Sequence[Path], *, replace: bool = False, jobs: Jobs | None = None
) -> Filing:
    """Read the files in a child process and file what belongs to this meeting; the rest is told of, page by page.

    `replace`: a better scan takes the place of one that was filed; that one stays in the record.
    """
    arguments = {"files": [str(path) for path in files]}
    scans = _read(jobs or ProcessJobs(LIMITS), arguments)
    papers = [desk.existing(store, row.id) for row in meetings.papers(store.conn, meeting)]
    filed, problems = [], list(scans.problems)
    for scan in scans.papers:
        if scan.base == FORM:
            done, problem = _file_form(store, actor, meeting, scan)
            filed += [done] if done else []
            problems += [problem] if problem else []
            continue
        paper = _paper_of(scan, papers)
        problem = _fault(scan, paper, papers, replace=replace)
        if problem or paper is None:
            problems += [problem] if problem else []
            continue
        filed.append(_file(store, actor, meeting, paper, scan))
    return Filing(tuple(filed), tuple(problems))


def _read(jobs: Jobs, arguments: dict[str, list[str]]) -> Scans:
    """Every page. Raises Trouble("scan.too-costly") for pictures that take more than the child has."""
    try:
        scans: Scans = jobs.start("scans.read", arguments, Scans, None).result()
    except Trouble as trouble:
        if trouble.code not in ("worker.memory", "worker.died", "worker.too-long"):
            raise
        raise Trouble("scan.too-costly", files=", ".join(map(_name, arguments["files"]))) from trouble
    return scans


def _name(path: str) -> str:
    return PurePath(path).name


def _file_form(store: Store, actor: Actor, meeting: str, scan: ScannedPaper) -> tuple[Filed | None, Problem | None]:
    """An emergency form of this meeting goes to the day, whatever pages of it there are (practice 39)."""
    values = {"number": scan.number, "missing": ", ".join(map(str, _missing(scan)))}
    if scan.number.rpartition("-")[0] != blank_day(store, meeting).number:
        return None, _problem("scan.foreign", values)
    if paper_entry.is_filed(store.get(SITTING, meeting), scan.number, scan.found):
        return None, _problem("scan.filed-already", values, "note")
    digest = store.attach(scan.pdf)
    with store.transaction() as tx:
        body = on_paper.FormFiled(scan.number, scan.found, scan.pages, digest)
        tx.append(actor, paper_entry.file_form(tx.get(SITTING, meeting), body), meeting=meeting)
    missing = _problem("scan.pages-missing", values, "note") if _missing(scan) else None
    return Filed("", scan.number, 0), missing


def _paper_of(scan: ScannedPaper, papers: Collection[Paper]) -> Paper | None:
    return next((p for p in papers if p.frozen and p.frozen.base_sha256.startswith(scan.base)), None)


def _fault(scan: ScannedPaper, paper: Paper | None, papers: Collection[Paper], *, replace: bool) -> Problem | None:
    values = {"number": scan.number, "missing": ", ".join(map(str, _missing(scan)))}
    if paper is None:
        known = any(p.drafted and p.drafted.number == scan.number for p in papers)
        return _problem("scan.old-print" if known else "scan.foreign", values)
    if _missing(scan):
        return _problem("scan.pages-missing", values)
    if not any(m.way == "ink" for m in paper.marks):
        return _problem("scan.not-ink", values)
    return None if paper.scans_missing or replace else _problem("scan.filed-already", values, "note")


def _missing(scan: ScannedPaper) -> list[int]:
    return [n for n in range(1, scan.pages + 1) if n not in scan.found]


def _problem(code: str, values: dict[str, str], level: Level = "error") -> Problem:
    return Problem(code, level, tuple(values.items()))


def _file(store: Store, actor: Actor, meeting: str, paper: Paper, scan: ScannedPaper) -> Filed:
    digest = store.attach(scan.pdf)
    people = paper.scans_missing or tuple(m.person for m in paper.marks if m.way == "ink")
    with store.transaction() as tx:
        for person in people:
            body = pap.InkScanned(person, digest)
            tx.append(actor, rules.file_scan(tx.get(PAPER, paper.id), body), meeting=meeting)
    return Filed(paper.id, scan.number, len(people))
