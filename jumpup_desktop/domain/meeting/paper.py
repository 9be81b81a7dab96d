"""A paper of the day as its events tell it: drafted, fixed, signed, opened again, sealed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from jumpup_desktop.domain.record.aggregate import Subject
from jumpup_desktop.domain.record.event import EventRef, kind
from jumpup_desktop.domain.record.frozen import replace
from jumpup_desktop.domain.record.limits import Text
from jumpup_desktop.domain.rules import said

if TYPE_CHECKING:
    from collections.abc import Callable

    from jumpup_desktop.domain.record.event import Event
    from jumpup_desktop.domain.record.history import Filling

Way = Literal["electronic", "ink", "refused"]


@kind("paper.drafted")
@dataclass(frozen=True, slots=True)
class PaperDrafted:
    """A paper of the meeting, about an item or the whole day; edition 1, or a later one that replaces a hash."""

    rule: str
    item: str
    number: str
    edition: int = 1
    replaces_sha256: str = ""
    reason: Text = ""


@kind("paper.frozen")
@dataclass(frozen=True, slots=True)
class PaperFrozen:
    """The base is fixed: its hash, and (person, way) of each signer in order of signing, who presides last."""

    base_sha256: str
    signers: tuple[tuple[str, Way], ...]


@kind("paper.signed", 2)
@dataclass(frozen=True, slots=True)
class PaperSigned:
    """An electronic signature was put into the paper that was fixed with `frozen`: the file's hash after it.

    `onto_sha256` is the file it was put into: what two laptops signed at once stands in two files.
    """

    frozen: EventRef
    person: str
    certificate_sha256: str
    revision_sha256: str
    onto_sha256: str = ""


@kind("paper.ink_signed")
@dataclass(frozen=True, slots=True)
class InkSigned:
    """수기서명(원본 보관): a person signed the printed pages of the paper that was fixed with `frozen`."""

    frozen: EventRef
    person: str


@kind("paper.scanned")
@dataclass(frozen=True, slots=True)
class InkScanned:
    """The scan of an ink signature: needed for complete, not for sealing."""

    person: str
    scan_sha256: str


@kind("paper.refused")
@dataclass(frozen=True, slots=True)
class SigningRefused:
    """서명 거부 though still agreeing: reason, confirmed by two (practice 5b); printed in place of the box."""

    person: str
    reason: Text
    confirmed_by: tuple[str, ...]


@kind("paper.ink_chosen")
@dataclass(frozen=True, slots=True)
class InkChosen:
    """A signer of a paper that is not fixed yet will sign it in ink, whatever they consented to: their key is gone."""

    person: str


@kind("paper.thawed")
@dataclass(frozen=True, slots=True)
class PaperThawed:
    """Opened again: given signatures are void and stay on record."""

    reason: Text
    by: str


@kind("paper.dropped")
@dataclass(frozen=True, slots=True)
class PaperDropped:
    """A paper that was begun is not made: nobody is left who could confirm it truly. Fixed again it counts again."""

    reason: Text


@kind("paper.sealed")
@dataclass(frozen=True, slots=True)
class PaperSealed:
    """The paper that was fixed with `frozen` is closed for ever: hash of the final file."""

    frozen: EventRef
    sha256: str
    sealed_by: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What one signer did: signed, ink, refused."""

    person: str
    way: Way
    at: int


@dataclass(frozen=True, slots=True)
class Given:
    """A mark with the base it was put on, the file it made (none in ink) and the file that was before it."""

    frozen: EventRef
    mark: Mark
    file: str = ""
    onto: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as its events tell it. `ways` remembers refusals over thaws."""

    id: str
    meeting: str = ""
    drafted: PaperDrafted | None = None
    frozen: PaperFrozen | None = None
    frozen_by: EventRef | None = None
    marks: tuple[Mark, ...] = ()
    void: tuple[Mark, ...] = ()
    """Signatures whose base was opened again."""
    refusals: tuple[SigningRefused, ...] = ()
    inks: tuple[str, ...] = ()
    """Who chose to sign this paper in ink, whatever they consented to at the opening."""
    scans: tuple[InkScanned, ...] = ()
    thaws: tuple[PaperThawed, ...] = ()
    dropped: bool = False
    sealed: PaperSealed | None = None
    seals: tuple[EventRef, ...] = ()
    """Every event that sealed it: two where laptops did so unknown to each other."""
    revision_sha256: str = ""
    kept: tuple[str, ...] = ()
    bases: tuple[tuple[EventRef, PaperFrozen], ...] = ()
    given: tuple[Given, ...] = ()
    """Every mark: it counts while its base does, and an electronic one while it stands in the file that holds."""
    filed: tuple[tuple[EventRef | None, InkScanned], ...] = ()
    """Every scan with the base whose pages it shows: it counts while that base does."""

    @property
    def files(self) -> tuple[str, ...]:
        """Hashes of the base and of the newest file; `kept` are those of bases that were opened again."""
        found = (self.frozen.base_sha256 if self.frozen else "", self.revision_sha256)
        return tuple(dict.fromkeys(f for f in (*found, self.sealed.sha256 if self.sealed else "") if f))

    @property
    def everything(self) -> tuple[str, ...]:
        """Hashes of every file that an event names: other bases, their signatures and scans stay on record."""
        files = (*(body.base_sha256 for _, body in self.bases), *(g.file for g in self.given))
        found = (*self.kept, *files, *(scan.scan_sha256 for _, scan in self.filed))
        return tuple(dict.fromkeys(f for f in (*found, *self.files) if f))

    @property
    def status(self) -> Literal["drafted", "frozen", "signing", "sealed"]:
        """Where it stands."""
        if self.sealed:
            return "sealed"
        if self.frozen is None:
            return "drafted"
        return "signing" if self.marks else "frozen"

    @property
    def waiting(self) -> tuple[str, ...]:
        """Signers still to sign in their way, in order; those who refused are not waited for."""
        done = {m.person for m in self.marks}
        return tuple(p for p, way in (self.frozen.signers if self.frozen else ()) if p not in done and way != "refused")

    @property
    def scans_missing(self) -> tuple[str, ...]:
        """Ink signers whose scan is not there yet."""
        scanned = {s.person for s in self.scans}
        return tuple(m.person for m in self.marks if m.way == "ink" and m.person not in scanned)

    @property
    def is_complete(self) -> bool:
        """Sealed, and every ink scan filed."""
        return self.sealed is not None and not self.scans_missing

    @property
    def mix(self) -> tuple[int, int, int]:
        """How many signed electronically, in ink, refused."""
        ways = [m.way for m in self.marks]
        refused = [p for p, way in (self.frozen.signers if self.frozen else ()) if way == "refused"]
        return ways.count("electronic"), ways.count("ink"), len(refused)


def paper_id(meeting: str, rule: str, item: str, edition: int = 1) -> str:
    """The id of a meeting's paper about an item (or the whole day), so that every laptop means the same one."""
    return f"{item or meeting}.{rule}.{edition}"


def nth(edition: int) -> str:
    """What a further edition's number ends with: no two papers have one number."""
    return f"-E{edition}" if edition > 1 else ""


ANEW = "재의결"
"""Why a sealed paper has a further edition where the matter was opened again: then it is no correction."""


def number_of(number: str, edition: int, other: int) -> str:
    """The number of another edition of a paper, from that of one edition."""
    return f"{number.removesuffix(nth(edition))}{nth(other)}"


def newest(find: Callable[[str], Paper | None], meeting: str, rule: str, item: str) -> Paper | None:
    """The newest edition of a meeting's paper; None where none was begun. `find` gives a paper by its id."""
    edition, known = 1, None
    while (paper := find(paper_id(meeting, rule, item, edition))) is not None:
        known, edition = paper, edition + 1
    return known


def evolve_paper(state: Paper | None, event: Event) -> Paper:
    """The paper after one more event."""
    paper, body, at = state or Paper(event.entity), said(event), event.header.utc_ms
    match body:
        case PaperDrafted():
            return replace(paper, drafted=body, meeting=event.header.meeting or "")
        case PaperFrozen():
            bases = (*(b for b in paper.bases if b[0] != event.ref), (event.ref, body))
            known = replace(paper, bases=bases)
            return known if paper.sealed else _on(known, event.ref)
        case PaperThawed() if paper.sealed:
            return replace(paper, thaws=(*paper.thaws, body))
        case PaperThawed():
            return replace(_opened(paper), thaws=(*paper.thaws, body))
        case PaperDropped() if not paper.sealed:
            return replace(_opened(paper), dropped=True)
        case PaperSealed():
            seals = tuple(dict.fromkeys((*paper.seals, event.ref)))
            return replace(_on(paper, body.frozen, body.sha256), sealed=body, seals=seals)
    return _marked(paper, body, at)


def _opened(paper: Paper) -> Paper:
    """The paper without a base; every file that was named stays on record."""
    kept, void = (*paper.kept, *paper.files), (*paper.void, *paper.marks)
    return replace(paper, frozen=None, frozen_by=None, revision_sha256="", marks=(), void=void, scans=(), kept=kept)


def _on(paper: Paper, frozen: EventRef, file: str = "") -> Paper:
    """The paper on one of its bases and a file of it, the newest if none is named, with what was given on it."""
    base = dict(paper.bases).get(frozen)
    if base is None:
        return paper
    there = [given for given in paper.given if given.frozen == frozen]
    revision = file or next((given.file for given in reversed(there) if given.file), "")
    signed = _files_under(there, revision)
    marks = {given.mark.person: given.mark for given in reversed(there) if not given.file or given.file in signed}
    held = tuple(given.mark for given in there if marks.get(given.mark.person) is given.mark)
    scans = tuple(scan for ref, scan in paper.filed if ref == frozen and scan.person in marks)
    revision = revision if revision != base.base_sha256 else ""
    on = replace(paper, frozen=base, frozen_by=frozen, dropped=False)
    return replace(on, revision_sha256=revision, marks=held, scans=scans)


def _files_under(given: list[Given], file: str) -> set[str]:
    """The file and those that it was signed onto, one after the other."""
    onto = {one.file: one.onto for one in given}
    found: set[str] = set()
    while file in onto and file not in found:
        found.add(file)
        file = onto[file]
    return found


def _marked(paper: Paper, body: object, at: int) -> Paper:
    match body:
        case PaperSigned(frozen=frozen, person=person, revision_sha256=file, onto_sha256=onto):
            return _given(paper, Given(frozen, Mark(person, "electronic", at), file, onto))
        case InkSigned(frozen=frozen, person=person):
            return _given(paper, Given(frozen, Mark(person, "ink", at)))
        case InkScanned():
            return replace(paper, scans=(*paper.scans, body), filed=(*paper.filed, (paper.frozen_by, body)))
        case SigningRefused():
            return replace(paper, refusals=(*paper.refusals, body))
        case InkChosen(person=person):
            return replace(paper, inks=tuple(dict.fromkeys((*paper.inks, person))))
    return paper


def _given(paper: Paper, given: Given) -> Paper:
    if given.file and not given.onto:
        given = replace(given, onto=paper.revision_sha256)
    known = replace(paper, given=(*paper.given, given))
    if given.frozen != paper.frozen_by or paper.sealed:
        return known
    return _on(known, given.frozen, given.file or paper.revision_sha256)


def again_paper(state: Paper, event: Event) -> Paper:
    """The base, the opening or the seal that was chosen counts, and what stood against it no longer."""
    match event.body:
        case PaperFrozen():
            return _on(replace(state, sealed=None), event.ref)
        case PaperThawed():
            return _opened(replace(state, sealed=None))
        case PaperDropped():
            return replace(_opened(replace(state, sealed=None)), dropped=True)
        case PaperSigned(frozen=frozen, revision_sha256=file):
            return state if state.sealed else _on(state, frozen, file)
        case PaperSealed() as seal:
            return replace(_on(state, seal.frozen, seal.sha256), sealed=seal)
    return evolve_paper(state, event)


def fills_paper(event: Event) -> tuple[Filling, ...]:
    """The paper's begin, its fixed base, the file that carries the signatures, the seal; each ink scan and refusal."""
    match event.body:
        case PaperDrafted() as body:
            return (("draft", body),)
        case PaperFrozen(base_sha256=base):
            return (("base", base), ("file", base))
        case PaperThawed() | PaperDropped():
            return (("base", ""), ("file", ""))
        case PaperSigned(revision_sha256=revision):
            return (("file", revision),)
        case PaperSealed(frozen=frozen, sha256=sha256):
            return (("base", frozen), ("file", sha256), ("seal", sha256))
    return _fills_of_signer(event.body)


def _fills_of_signer(body: object) -> tuple[Filling, ...]:
    match body:
        case InkScanned(person=person, scan_sha256=scan):
            return ((f"scan {person}", scan),)
        case SigningRefused(person=person, reason=reason):
            return ((f"refusal {person}", reason),)
        case InkChosen(person=person):
            return ((f"ink {person}", "chosen"),)
    return ()


PAPER = Subject("paper", evolve_paper, fills_paper, again_paper)
