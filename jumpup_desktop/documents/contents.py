"""What each paper says, as plain data; nothing here knows how it looks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar

from jumpup_desktop.documents.opening_facts import OpeningPapers
from jumpup_desktop.documents.parts import (
    Attendee,
    Audit,
    Exclusion,
    PaperHead,
    PrintedOutcome,
    Role,
    Signer,
    Way,
    require_kst,
    require_sha256,
)

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from jumpup_desktop.documents.theme import Theme

ATTACHMENT = "record.json"
"""Name of the record inside a PDF."""


class Paper:
    """A kind of paper: a frozen dataclass of what it says.

    `class Sheet(Paper, record="sheet", layout="…")` is known from then on: its records can be read back, and the
    module `layout` draws it; the drawing libraries load with that. A class may write its own `story` instead.
    """

    known: ClassVar[dict[str, type["Paper"]]] = {}
    record: ClassVar[str]
    layout: ClassVar[str]
    head: PaperHead
    signers: tuple[Signer, ...]
    audit: Audit

    def __init_subclass__(cls, record: str, layout: str = "") -> None:
        """Raises ValueError where two kinds want one name."""
        taken = Paper.known.setdefault(record, cls)
        if taken.__qualname__ != cls.__qualname__:
            raise ValueError(f"paper {record} is taken")
        Paper.known[record] = cls
        cls.record, cls.layout = record, layout

    @property
    def title(self) -> str:
        """Its name in lists and in the file's own title."""
        return self.head.words.title

    def story(self, theme: "Theme") -> "list[Flowable]":
        """The content pages, without the audit page."""
        story: Callable[[Paper, Theme], list[Flowable]] = import_module(self.layout).story
        return story(self, theme)


@dataclass(frozen=True)
class CompanyProfile:
    """The company's line on sheet B: who it is and what it wants to become."""

    receipt_number: str
    name: str
    representative: str
    route: str
    field: str
    size_now: str
    size_goal: str
    as_is: str
    to_be: str


@dataclass(frozen=True)
class PrintedStep1:
    """What the first step found and as of when, where that is known. ``exemption`` replaces it for recommended ones."""

    k_value: str
    growth_path: str
    site_visit: str
    as_of: date | None
    exemption: str = ""


@dataclass(frozen=True)
class PrintedOpinion:
    """The agreed sentences on one criterion of the policy, or the overall ones: its id, its name, the text."""

    id: str
    name: str
    text: str


@dataclass(frozen=True)
class PrintedCondition:
    """What has to be done, by when, and who checks."""

    what: str
    until: str
    checked_by: str


@dataclass(frozen=True)
class SetChange:
    """Somebody left the deliberating set: when (None where a form does not tell), why, confirmed by the chair."""

    at: datetime | None
    what: str

    def __post_init__(self) -> None:
        if self.at:
            require_kst(self.at)


@dataclass(frozen=True)
class Presence:
    """Who deliberated on a company: how many, how many it takes, kinds of exclusion; by name only who was missing."""

    took_part: int
    excluded: tuple[Exclusion, ...] = ()
    absent: int = 0
    changes: tuple[SetChange, ...] = ()
    quorum: int = 0
    absent_names: tuple[str, ...] = ()


@dataclass(frozen=True)
class PrintedHearing:
    """How an earlier sitting, or the same one before it was opened again (then its `time`), ended for the company.

    The time of a day on paper is 당일: its forms tell none. The objections that an earlier sitting left are
    (criterion, reason), without names.
    """

    day: date
    outcome: str
    objections: tuple[tuple[str, str], ...] = ()
    time: str = ""


@dataclass(frozen=True)
class CompanySheet(Paper, record="company_sheet", layout="jumpup_desktop.documents.company_sheet"):
    """종합의견서: what the panel resolved about one company, and why."""

    head: PaperHead
    company: CompanyProfile
    step1: PrintedStep1
    criteria: tuple[PrintedOpinion, ...]
    conclusion: PrintedOpinion
    conditions: tuple[PrintedCondition, ...]
    outcome: PrintedOutcome
    decision: str
    reservations: tuple[str, ...]
    presence: Presence
    decided_at: datetime
    signers: tuple[Signer, ...]
    audit: Audit
    earlier: tuple[PrintedHearing, ...] = ()
    vote: str = ""
    presenter: str = ""

    def __post_init__(self) -> None:
        require_kst(self.decided_at)
        require_signers(self.signers)

    @property
    def title(self) -> str:
        return f"{super().title} {self.company.name}"


@dataclass(frozen=True)
class ResolutionItem:
    """One company's row in the resolution of the day."""

    order: int
    receipt_number: str
    company: str
    took_part: int
    excluded: int
    outcome: PrintedOutcome
    conditions: int
    sheet_number: str


@dataclass(frozen=True)
class Seats:
    """위촉·참석·배석 and whether the quorum was met."""

    appointed: int
    attended: int
    observers: int
    quorum: str


@dataclass(frozen=True)
class Total:
    """How many companies ended in one way."""

    word: str
    count: int


@dataclass(frozen=True)
class Resolution(Paper, record="resolution", layout="jumpup_desktop.documents.resolution"):
    """의결서: what the panel resolved that day."""

    head: PaperHead
    seats: Seats
    chair: str
    acting_chair: str
    secretary: str
    items: tuple[ResolutionItem, ...]
    totals: tuple[Total, ...]
    remarks: tuple[str, ...]
    confirmed_on: date
    signers: tuple[Signer, ...]
    audit: Audit

    def __post_init__(self) -> None:
        require_signers(self.signers)


@dataclass(frozen=True)
class Step:
    """One entry in the order of proceedings."""

    at: datetime
    what: str
    note: str = ""

    def __post_init__(self) -> None:
        require_kst(self.at)


@dataclass(frozen=True)
class Movement:
    """Somebody came in or went out after the opening: when, who, which of the two, what kind of reason."""

    at: datetime
    name: str
    what: str
    why: str = ""

    def __post_init__(self) -> None:
        require_kst(self.at)


@dataclass(frozen=True)
class MinutesItem:
    """An item of the agenda and what was decided; the annex with its gist, where somebody was heard.

    ``vote`` says how it was decided: by consensus, without one, or not deliberated on.
    """

    order: int
    receipt_number: str
    company: str
    outcome: PrintedOutcome
    conditions: int
    annex_number: str = ""
    annex_sha256: str = ""
    took_part: int = 0
    excluded: tuple[Exclusion, ...] = ()
    tasks: tuple[str, ...] = ()
    sheet_number: str = ""
    vote: str = ""
    is_put: bool = True
    """Not where it was never put before the panel: it stands under what was decided alone."""

    def __post_init__(self) -> None:
        if self.annex_number:
            require_sha256(self.annex_sha256)


@dataclass(frozen=True)
class Recording:
    """녹음·속기: whether there is one, the hash of the file and who keeps it."""

    kind: str
    sha256: str = ""
    keeper: str = ""


@dataclass(frozen=True)
class Minutes(Paper, record="minutes", layout="jumpup_desktop.documents.minutes"):
    """회의록: the decree's nine items, preceded by gist and key words."""

    head: PaperHead
    summary: str
    keywords: tuple[str, ...]
    attendees: tuple[Attendee, ...]
    observers: tuple[Attendee, ...]
    steps: tuple[Step, ...]
    items: tuple[MinutesItem, ...]
    recording: Recording
    signers: tuple[Signer, ...]
    audit: Audit
    movements: tuple[Movement, ...] = ()

    def __post_init__(self) -> None:
        require_signers(self.signers)


@dataclass(frozen=True)
class Remark:
    """What one speaker said, in substance."""

    speaker: str
    text: str


@dataclass(frozen=True)
class PrintedGist(Paper, record="gist", layout="jumpup_desktop.documents.gist"):
    """별지: the gist of what was said about one company; sealed apart."""

    head: PaperHead
    annex_number: str
    order: int
    receipt_number: str
    company: str
    span: tuple[datetime, datetime]
    remarks: tuple[Remark, ...]
    signers: tuple[Signer, ...]
    audit: Audit
    later: tuple[tuple[datetime, datetime], ...] = ()
    """From when to when it was heard again after the closing."""

    def __post_init__(self) -> None:
        for moment in (*self.span, *(moment for span in self.later for moment in span)):
            require_kst(moment)
        require_signers(self.signers)

    @property
    def title(self) -> str:
        return f"{super().title} {self.annex_number}"


@dataclass(frozen=True)
class ExcludedOne:
    """Somebody out of an item: name, sort (so named in sealed papers), since when if after the call (else None).

    `decided`: who decided it, or that nobody does; `agency`: what the agency decided, who looked at it, who was told.
    """

    name: str
    sort: Exclusion
    since: datetime | None = None
    is_after_call: bool = False
    decided: str = ""
    agency: str = ""
    set_at: datetime | None = None
    """When it was set, where a form does not leave that open."""

    def __post_init__(self) -> None:
        for moment in (self.since, self.set_at):
            if moment:
                require_kst(moment)


@dataclass(frozen=True)
class ExclusionNote(Paper, record="exclusion", layout="jumpup_desktop.documents.exclusion"):
    """심의 제외 확인서: those out of an item confirm it; neither gist nor result stand in it (practice 4)."""

    head: PaperHead
    order: int
    receipt_number: str
    company: str
    excluded: tuple[ExcludedOne, ...]
    signers: tuple[Signer, ...]
    audit: Audit

    def __post_init__(self) -> None:
        require_signers(self.signers)

    @property
    def title(self) -> str:
        return f"{super().title} {self.company}"


@dataclass(frozen=True)
class OpeningRecord(Paper, record="opening", layout="jumpup_desktop.documents.opening_record"):
    """개회 서류: the panel, the companies, every opening sheet with its ticks and the drawn signature (practice 17)."""

    head: PaperHead
    opening: OpeningPapers
    signers: tuple[Signer, ...]
    audit: Audit

    def __post_init__(self) -> None:
        require_signers(self.signers)


def final_signer(signers: Sequence[Signer]) -> Signer | None:
    """Who seals the paper: chair, else secretary, else the last member; None if all is ink."""
    rank = {Role.MEMBER: 0, Role.SECRETARY: 1, Role.CHAIR: 2, Role.ACTING_CHAIR: 2}
    electronic = [(rank[s.role], n, s) for n, s in enumerate(signers) if s.way is Way.ELECTRONIC]
    return max(electronic, key=lambda entry: entry[:2])[2] if electronic else None


def require_signers(signers: Sequence[Signer]) -> None:
    """Raise ValueError if a person or a certificate stands twice, or two preside."""
    ids = [signer.id for signer in signers]
    certificates = [signer.certificate for signer in signers if signer.certificate]
    heads = [s for s in signers if s.role in (Role.CHAIR, Role.ACTING_CHAIR)]
    if len(set(ids)) < len(ids) or len(set(certificates)) < len(certificates) or len(heads) > 1:
        raise ValueError("each signer once, each certificate once, one presiding")
