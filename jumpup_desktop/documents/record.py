"""The machine-readable record that travels inside a paper."""

import hashlib
import unicodedata
from dataclasses import fields

from jumpup_desktop.documents.contents import CompanySheet, Gist, Minutes, Paper, Resolution

SCHEMA = "jumpup-minutes/1"
ATTACHMENT = "record.json"
_PAPERS: dict[type, str] = {
    CompanySheet: "company_sheet",
    Resolution: "resolution",
    Minutes: "minutes",
    Gist: "gist",
}


def encode_record(paper: Paper) -> bytes:
    """The paper as sorted UTF-8 JSON in NFC: the same bytes for the same contents, always."""
    import msgspec

    body: dict[str, object] = {f.name: getattr(paper, f.name) for f in fields(paper)}
    body |= {"schema": SCHEMA, "paper": _PAPERS[type(paper)]}
    text = msgspec.json.encode(body, order="sorted").decode()
    return unicodedata.normalize("NFC", text).encode()


def record_sha256(record: bytes) -> str:
    """The lower-case hex hash that the audit page prints."""
    return hashlib.sha256(record).hexdigest()


def check_number(sha256: str) -> str:
    """The ten digits in every page foot, ``12345-67890``: enough to tell two papers apart."""
    digits = f"{int(sha256[:16], 16) % 10**10:010d}"
    return f"{digits[:5]}-{digits[5:]}"
