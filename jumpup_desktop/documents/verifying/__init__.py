"""Verifying a paper: one policy, one verdict, no exception for a damaged file."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from jumpup_desktop.documents.record import record_sha256
from jumpup_desktop.documents.verifying.claims import Claims, Unreadable, read_claims
from jumpup_desktop.documents.verifying.verdict import (
    MOST_REASONS,
    Mix,
    Reason,
    SeasonKnowledge,
    Signed,
    Verdict,
    shown,
)
from jumpup_desktop.errors import trouble_of

if TYPE_CHECKING:
    from pathlib import Path

    from cryptography import x509

__all__ = ["Mix", "Reason", "SeasonKnowledge", "Signed", "Verdict", "verify", "verify_path"]

MOST_BYTES = 64 * 1024 * 1024


def verify_path(
    path: "Path",
    *,
    roots: "tuple[x509.Certificate, ...]",
    at: datetime,
    season: SeasonKnowledge | None = None,
) -> Verdict:
    """Judge a file that anybody may have made. Raises Trouble when it cannot be read."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise trouble_of(error) from error
    return _rejected("too-big") if len(content) > MOST_BYTES else verify(content, roots=roots, at=at, season=season)


def verify(
    pdf: bytes,
    *,
    roots: "tuple[x509.Certificate, ...]",
    at: datetime,
    season: SeasonKnowledge | None = None,
) -> Verdict:
    """Judge a sealed paper against the pinned ``roots`` as of ``at``. Never raises."""
    return replace(_judged(pdf, roots, at, season), file_sha256=hashlib.sha256(pdf).hexdigest())


def _judged(pdf: bytes, roots: "tuple[x509.Certificate, ...]", at: datetime, season: SeasonKnowledge | None) -> Verdict:
    import pikepdf

    from jumpup_desktop.documents.attached import TooBig, attachment

    try:
        with pikepdf.open(BytesIO(pdf)) as opened:
            if opened.is_encrypted:
                return _rejected("encrypted")
            record = attachment(opened)
    except TooBig:
        return _rejected("too-big")
    except Exception:  # a damaged file may break the parser anywhere
        return _rejected("not-a-pdf")
    if record is None:
        return _rejected("record-missing")
    try:
        claims = read_claims(record)
    except Unreadable:
        return _rejected("record-unreadable")
    try:
        found = _reasons(pdf, record, claims, roots, at, season)
        reasons = tuple(dict.fromkeys(Reason(r.code, tuple(map(shown, r.values))) for r in found))[:MOST_REASONS]
    except Exception as error:  # the same: what cannot be checked is not accepted
        reasons = (Reason("damaged", (type(error).__name__,)),)
    return _verdict(pdf, claims, record, reasons, season)


def _reasons(
    pdf: bytes,
    record: bytes,
    claims: Claims,
    roots: "tuple[x509.Certificate, ...]",
    at: datetime,
    season: SeasonKnowledge | None,
) -> Iterator[Reason]:
    from pyhanko.pdf_utils.reader import PdfFileReader

    from jumpup_desktop.documents.verifying import signatures
    from jumpup_desktop.documents.verifying.told import given_roots, root_of_file

    reader = PdfFileReader(BytesIO(pdf), strict=True)
    pinned = [_asn1(root) for root in roots if _fingerprint(root) == claims.root]
    if not pinned:
        yield Reason("unknown-root", (root_of_file(reader, claims.root), *given_roots(roots)))
    is_vouched = season is not None and season.sealed is not None and _is_whole(pdf, season.sealed)
    yield from signatures.set_reasons(reader, claims, is_vouched=is_vouched)
    yield from signatures.coverage_reasons(reader, claims)
    for one in reader.embedded_regular_signatures:
        yield from signatures.person_signature_reasons(one, claims, pinned, at, pdf)
    for one in reader.embedded_timestamp_signatures:
        every_root = [_asn1(root) for root in roots]
        yield from signatures.timestamp_reasons(one, every_root, at, pdf)
    yield from _content_reasons(pdf, record, claims, season)


def _content_reasons(pdf: bytes, record: bytes, claims: Claims, season: SeasonKnowledge | None) -> Iterator[Reason]:
    import pikepdf

    from jumpup_desktop.documents.verifying.contents_of import active_parts, audit_text

    with pikepdf.open(BytesIO(pdf)) as opened:
        yield from active_parts(opened)
    digest = record_sha256(record)
    printed = audit_text(pdf, digest)
    if not printed:
        yield Reason("record-hash", (digest,))
    for fingerprint in sorted(claims.named()):
        if fingerprint not in printed:
            yield Reason("fingerprint-not-printed", (fingerprint,))
    if season is not None and season.record_sha256 != digest:
        yield Reason("season-hash", (season.record_sha256,))
    elif season is not None and season.sealed is not None and not _is_one_of(pdf, season.sealed):
        yield Reason("season-file")


def _is_one_of(pdf: bytes, sealed: tuple[tuple[int, str], ...]) -> bool:
    return any(hashlib.sha256(pdf[:length]).hexdigest() == sha256 for length, sha256 in sealed)


def _is_whole(pdf: bytes, sealed: tuple[tuple[int, str], ...]) -> bool:
    return _is_one_of(pdf, tuple(one for one in sealed if one[0] == len(pdf)))


def _verdict(
    pdf: bytes, claims: Claims, record: bytes, reasons: tuple[Reason, ...], season: SeasonKnowledge | None
) -> Verdict:
    from jumpup_desktop.documents.verifying.told import signed

    return Verdict(
        reasons,
        claims.mix,
        claims.paper,
        claims.control_number,
        record_sha256(record),
        season.replaced_by if season else "",
        signers=tuple((one.id, one.name, one.way.value) for one in claims.signers),
        title=claims.title,
        panel=claims.panel,
        edition=claims.edition,
        root=claims.root,
        signed=signed(pdf, claims),
    )


def _rejected(code: str) -> Verdict:
    return Verdict((Reason(code),))


def _fingerprint(root: "x509.Certificate") -> str:
    from jumpup_desktop.documents.authority import fingerprint

    return fingerprint(root)


def _asn1(root: "x509.Certificate") -> object:
    from asn1crypto import x509 as asn1_x509
    from cryptography.hazmat.primitives.serialization import Encoding

    return asn1_x509.Certificate.load(root.public_bytes(Encoding.DER))
