"""The machine-readable record that travels inside a paper."""

import hashlib
import unicodedata
from dataclasses import fields
from typing import TYPE_CHECKING, cast

from jumpup_desktop.documents.contents import ATTACHMENT, Paper

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

SCHEMA = "jumpup-minutes/1"


def encode_record(paper: Paper) -> bytes:
    """The paper as sorted UTF-8 JSON in NFC: the same bytes for the same contents, always."""
    import msgspec

    body: dict[str, object] = {f.name: getattr(paper, f.name) for f in fields(cast("DataclassInstance", paper))}
    body |= {"schema": SCHEMA, "paper": paper.record}
    text = msgspec.json.encode(body, order="sorted").decode()
    return unicodedata.normalize("NFC", text).encode()


def decode_record(record: bytes) -> Paper:
    """The paper that a record tells, exactly as it was fixed.

    Raises msgspec.ValidationError for another shape, KeyError for a kind of paper that is not known here.
    """
    import msgspec

    body = msgspec.json.decode(record)
    cls = Paper.known[body.pop("paper")]
    body.pop("schema")
    paper: Paper = msgspec.convert(body, cls)
    return paper


def record_in(pdf: bytes) -> bytes:
    """The record that lies in a PDF. Raises ValueError when it holds none. What others made belongs into the child."""
    from io import BytesIO

    import pikepdf

    from jumpup_desktop.documents.attached import attachment

    try:
        with pikepdf.open(BytesIO(pdf)) as opened:
            found = attachment(opened)
    except Exception as error:  # a damaged or crafted file may break the parser anywhere
        raise ValueError(ATTACHMENT) from error
    if found is None:
        raise ValueError(ATTACHMENT)
    return found


def say_the_same(one: Paper, other: Paper) -> bool:
    """Whether two papers say the same, whatever end of the record's chain and whatever keeper of originals each names.

    Who keeps them is said anew for papers that are fixed later (practice 5).
    """
    return _whoever_keeps(_without(one, "audit")) == _whoever_keeps(_without(other, "audit"))


def _whoever_keeps(body: dict[str, object]) -> dict[str, object]:
    signers = body.get("signers")
    if not isinstance(signers, list):
        return body
    return body | {"signers": [{name: said for name, said in one.items() if name != "keeper"} for one in signers]}


def tell_the_same(one: Paper, other: Paper) -> bool:
    """Whether two papers tell the same of their matter, whatever every paper has beside it."""
    return _without(one, "audit", "head", "signers") == _without(other, "audit", "head", "signers")


def _without(paper: Paper, *beside: str) -> dict[str, object]:
    import msgspec

    body: dict[str, object] = msgspec.json.decode(encode_record(paper))
    return {name: said for name, said in body.items() if name not in beside}


def record_sha256(record: bytes) -> str:
    """The lower-case hex hash that the audit page prints."""
    return hashlib.sha256(record).hexdigest()


def check_number(sha256: str) -> str:
    """The ten digits in every page foot, ``12345-67890``: enough to tell two papers apart."""
    digits = f"{int(sha256[:16], 16) % 10**10:010d}"
    return f"{digits[:5]}-{digits[5:]}"
