"""What the embedded record claims: who signs how, with which certificates."""

import json
import re
import unicodedata
from dataclasses import dataclass

from jumpup_desktop.documents.parts import Way
from jumpup_desktop.documents.verifying.verdict import Mix
from jumpup_desktop.domain.record.limits import CONTROL, LINE_LIMIT

SCHEMAS = ("jumpup-minutes/1",)
MOST_SIGNERS = 60
MOST_EDITIONS = 999
_SHA256 = re.compile(r"[0-9a-f]{64}")
_ID = re.compile(r"[0-9A-Za-z_-]{1,64}")


class Unreadable(ValueError):
    """The record is not one of ours, or not in its canonical form."""


@dataclass(frozen=True)
class ClaimedSigner:
    """A signer as the record names them."""

    id: str
    name: str
    role: str
    way: Way
    certificate: str


@dataclass(frozen=True)
class Claims:
    """The parts of a record that verification needs, whatever the paper."""

    paper: str
    control_number: str
    signers: tuple[ClaimedSigner, ...]
    root: str
    panel_ca: str
    title: str
    panel: str
    edition: int

    @property
    def mix(self) -> Mix:
        """How many sign electronically, in ink, not at all."""
        return Mix(*(sum(signer.way is way for signer in self.signers) for way in Way))

    def electronic(self) -> dict[str, ClaimedSigner]:
        """The signers that must have a signature, by field name."""
        return {f"sign-{s.id}": s for s in self.signers if s.way is Way.ELECTRONIC}

    def seal(self) -> str:
        """The field that must be signed last."""
        rank = {"member": 0, "secretary": 1, "chair": 2, "acting_chair": 2}
        ranked = [(rank[s.role], n, f) for n, (f, s) in enumerate(self.electronic().items())]
        return max(ranked)[2]

    def named(self) -> frozenset[str]:
        """The fingerprints of all certificates that may appear."""
        return frozenset({self.root, self.panel_ca, *(s.certificate for s in self.signers)} - {""})


def read_claims(record: bytes) -> Claims:
    """Parse a record of any published schema. Raises Unreadable."""
    try:
        body = json.loads(record)
        if body["schema"] not in SCHEMAS or unicodedata.normalize("NFC", record.decode()) != record.decode():
            raise Unreadable(str(body["schema"]))
        if len(body["signers"]) > MOST_SIGNERS:
            raise Unreadable("signers")
        signers = tuple(_signer(one) for one in body["signers"])
        audit = body["audit"]
        claims = Claims(
            _word(body["paper"]),
            _word(body["head"]["control_number"]),
            signers,
            _hash(audit["root"]),
            _hash(audit["panel_ca"]),
            _word(body["head"]["words"]["title"]),
            _word(body["head"]["panel"]),
            _edition(body["head"].get("edition")),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Unreadable("record") from error
    if len({signer.id for signer in signers}) < len(signers):
        raise Unreadable("signers")
    return claims


def _signer(body: dict[str, object]) -> ClaimedSigner:
    way = Way(str(body["way"]))
    certificate = _hash(body["certificate"]) if way is Way.ELECTRONIC else ""
    role = str(body["role"])
    if role not in ("member", "secretary", "chair", "acting_chair"):
        raise Unreadable(role)
    if not _ID.fullmatch(str(body["id"])):
        raise Unreadable("id")
    return ClaimedSigner(str(body["id"]), _word(body["name"]), role, way, certificate)


def _edition(body: dict[str, object] | None) -> int:
    """Which edition of the paper it is: the first where the record names none."""
    if body is None:
        return 1
    number = body["number"]
    if not isinstance(number, int) or not 1 <= number <= MOST_EDITIONS:
        raise Unreadable("edition")
    return number


def _word(value: object) -> str:
    """A name, number or title as a record can hold it, on one line."""
    text = str(value)
    if len(text) > LINE_LIMIT or CONTROL.search(text) or len(text.splitlines()) > 1:
        raise Unreadable("text")
    return text


def _hash(value: object) -> str:
    if not isinstance(value, str) or not _SHA256.fullmatch(value):
        raise Unreadable("hash")
    return value
