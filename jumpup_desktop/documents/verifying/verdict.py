"""The answer of a verification: accepted or why not."""

from dataclasses import dataclass, field

from jumpup_desktop.domain.record.limits import CONTROL

MOST_REASONS = 40
MOST_ROOTS = 4
"""Roots that are named where none of them fits."""
LONGEST = 120
"""Letters of a value that are shown."""


def shown(value: object) -> str:
    """What a stranger wrote, short and without a letter that could say something of its own on a terminal."""
    return CONTROL.sub(" ", str(value)[:LONGEST].replace("\n", " "))


@dataclass(frozen=True)
class Reason:
    """Why a paper is rejected: a code in kebab-case and what it is about."""

    code: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mix:
    """How the signer set signed."""

    electronic: int = 0
    ink: int = 0
    refused: int = 0


@dataclass(frozen=True)
class SeasonKnowledge:
    """What a season knows of the paper: its record hash, what replaced it, the files that it sealed under its number.

    A file is known by its length and hash: time stamps may have been added to it since. ``paper`` and ``seal`` are
    the id of the paper and the hash of its file in the season, empty where none is this one.
    """

    record_sha256: str
    replaced_by: str = ""
    sealed: tuple[tuple[int, str], ...] | None = None
    paper: str = ""
    seal: str = ""


@dataclass(frozen=True)
class Signed:
    """A signature that lies in the file: whose, the certificate's hash, when by the signer's clock (UTC, ms)."""

    signer: str
    certificate: str
    at: int | None


@dataclass(frozen=True)
class Verdict:
    """Accepted only without a reason against it. ``signers`` are (id, name, way).

    What the file says of itself holds only where it is accepted; ``file_sha256`` is of the bytes that were judged,
    ``unscanned`` are the names of ink signers whose scan the season still waits for.
    """

    reasons: tuple[Reason, ...] = ()
    mix: Mix = field(default_factory=Mix)
    paper: str = ""
    control_number: str = ""
    record_sha256: str = ""
    replaced_by: str = ""
    timestamps: int = 0
    signers: tuple[tuple[str, str, str], ...] = ()
    title: str = ""
    panel: str = ""
    edition: int = 1
    root: str = ""
    signed: tuple[Signed, ...] = ()
    file_sha256: str = ""
    unscanned: tuple[str, ...] = ()

    @property
    def accepted(self) -> bool:
        """Whether nothing speaks against the paper."""
        return not self.reasons
