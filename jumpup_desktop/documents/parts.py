"""The parts every paper shares: head, signers, audit."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

_SHA256 = re.compile(r"[0-9a-f]{64}")
_SIGNER_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_KST = timedelta(hours=9)


class Role(StrEnum):
    """What a signer is to the paper; the chair (or acting chair) signs last."""

    MEMBER = "member"
    CHAIR = "chair"
    ACTING_CHAIR = "acting_chair"
    SECRETARY = "secretary"


class Way(StrEnum):
    """How a signer signs. Only ``ELECTRONIC`` has a field in the PDF."""

    ELECTRONIC = "electronic"
    INK = "ink"
    REFUSED = "refused"


class Mode(StrEnum):
    """How the room worked that day."""

    PANEL_LAPTOP = "panel_laptop"
    SHARED_LAPTOP = "shared_laptop"
    OWN_LAPTOPS = "own_laptops"
    PAPER = "paper"


class Openness(StrEnum):
    """공개구분."""

    PUBLIC = "public"
    PARTIAL = "partial"
    CLOSED = "closed"


class Exclusion(StrEnum):
    """The three kinds of 심의 제외."""

    BY_LAW = "by_law"
    BY_CHALLENGE = "by_challenge"
    BY_RECUSAL = "by_recusal"


@dataclass(frozen=True)
class PrintedOutcome:
    """How a company's turn ended: the policy's id (empty while it is open) and the word that is printed."""

    id: str
    word: str


@dataclass(frozen=True)
class Refusal:
    """Why somebody does not sign although they agree, and who confirmed it."""

    reason: str
    confirmed_by: tuple[str, ...]


@dataclass(frozen=True)
class Signer:
    """One person of a paper's signer set; `identified`: how and when who they are was checked; `keeper` of ink pages.

    ``certificate`` is the lower-case hex SHA-256 of the DER certificate, empty
    unless the way is electronic. Raises ValueError for a set that contradicts itself.
    """

    id: str
    name: str
    division: str
    affiliation: str
    position: str
    role: Role
    way: Way
    certificate: str = ""
    refusal: Refusal | None = None
    identified: tuple[str, datetime] | None = None
    keeper: str = ""

    def __post_init__(self) -> None:
        if not _SIGNER_ID.fullmatch(self.id):
            raise ValueError(f"signer id: {self.id!r}")
        if (self.way is Way.ELECTRONIC) != bool(self.certificate):
            raise ValueError(f"{self.id}: a certificate goes with an electronic signature")
        if self.certificate:
            require_sha256(self.certificate)
        if (self.way is Way.REFUSED) != (self.refusal is not None):
            raise ValueError(f"{self.id}: a reason goes with a refusal")


@dataclass(frozen=True)
class Edition:
    """A further edition: its number, the file it replaces (its hash, the paper's number), why, and what it is."""

    number: int
    replaces: str
    reason: str
    before: str = ""
    name: str = "정정본"

    def __post_init__(self) -> None:
        require_sha256(self.replaces)


@dataclass(frozen=True)
class PrintedDisclosure:
    """공개구분, its legal ground and 보존기간."""

    openness: Openness
    ground: str
    retention: str


@dataclass(frozen=True)
class PrintedPolicy:
    """The rules in force that day, named so that they can be found again."""

    name: str
    version: str
    sha256: str

    def __post_init__(self) -> None:
        require_sha256(self.sha256)


@dataclass(frozen=True)
class Attendee:
    """One person of the panel or beside it, as lists name them; ``note`` says who came late, left, presides."""

    duty: str
    name: str
    affiliation: str
    position: str
    note: str = ""


@dataclass(frozen=True)
class PrintedSpan:
    """From when to when, both with +09:00."""

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        for moment in (self.start, self.end):
            require_kst(moment)


@dataclass(frozen=True)
class PaperWords:
    """What the policy lets a paper say: its title, the sentence over the signatures, how the panel decides."""

    title: str
    confirmation: str
    method: str
    vote_line: str


@dataclass(frozen=True)
class PaperHead:
    """What stands on every paper of a meeting, whatever it is about."""

    programme: str
    round: str
    panel: str
    meeting: str
    control_number: str
    held: PrintedSpan
    place: str
    host: str
    department: str
    contact: str
    disclosure: PrintedDisclosure
    policy: PrintedPolicy
    mode: Mode
    words: PaperWords
    edition: Edition | None = None


@dataclass(frozen=True)
class Audit:
    """What ties a paper to the event record and to the certificates that sign it; the day's times in their order.

    `fixed_at`: from when on its signers could read it.
    """

    chain_head: str
    events: int
    root: str
    panel_ca: str
    root_is_local: bool = False
    times: tuple[tuple[str, datetime], ...] = ()
    fixed_at: datetime | None = None

    def __post_init__(self) -> None:
        for value in (self.chain_head, self.root, self.panel_ca):
            require_sha256(value)


def require_sha256(value: str) -> None:
    """Raise ValueError unless ``value`` is 64 lower-case hex digits."""
    if not _SHA256.fullmatch(value):
        raise ValueError(f"not a SHA-256 in lower-case hex: {value!r}")


def require_kst(moment: datetime) -> None:
    """Raise ValueError unless ``moment`` carries +09:00."""
    if moment.utcoffset() != _KST:
        raise ValueError(f"a time on paper needs +09:00: {moment!r}")
