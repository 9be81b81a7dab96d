"""Each signature on its own, and all of them in their order."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Literal

from asn1crypto import x509 as asn1_x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from jumpup_desktop.documents.verifying.claims import Claims
from jumpup_desktop.documents.verifying.envelope import byte_range_reasons, person_reasons, token_reasons
from jumpup_desktop.documents.verifying.verdict import Reason


def set_reasons(reader: PdfFileReader, claims: Claims, *, is_vouched: bool) -> Iterator[Reason]:
    """The fields are exactly those of the record, all signed, the seal last.

    Where everybody signed in ink the file has nothing to show for itself: the season vouches for it, or nobody does.
    """
    wanted = claims.electronic()
    signed = [one.field_name for one in reader.embedded_regular_signatures]
    if not wanted and not is_vouched:
        yield Reason("no-electronic-signature")
    for field in sorted(wanted.keys() - set(signed)):
        yield Reason("signature-missing", (field,))
    for field in sorted(set(signed) - wanted.keys()):
        yield Reason("signature-unexpected", (field,))
    if len(set(signed)) < len(signed):
        yield Reason("signature-twice")
    if signed and signed[-1] != claims.seal():
        yield Reason("order", (signed[-1],))


def coverage_reasons(reader: PdfFileReader, claims: Claims) -> Iterator[Reason]:
    """The last signature or timestamp covers the file to its last byte."""
    embedded = list(reader.embedded_signatures)
    if not embedded and claims.electronic():
        yield Reason("signature-missing")
    elif embedded and embedded[-1].evaluate_signature_coverage() != SignatureCoverageLevel.ENTIRE_FILE:
        yield Reason("not-whole-file")


def person_signature_reasons(
    one: EmbeddedPdfSignature,
    claims: Claims,
    roots: Sequence[asn1_x509.Certificate],
    at: datetime,
    pdf: bytes,
) -> Iterator[Reason]:
    """Everything about one person's signature. Without a root nobody is trusted: that is one reason of its own."""
    field = one.field_name
    yield from byte_range_reasons(pdf, [int(n) for n in one.byte_range], field)
    claimed = claims.electronic().get(field)
    own = {claims.root, claims.panel_ca, *([claimed.certificate] if claimed else [])}
    yield from person_reasons(one.signed_data, field, frozenset(own))
    if claimed and one.signer_cert.sha256.hex() != claimed.certificate:
        yield Reason("wrong-signer", (field,))
    status = validate_pdf_signature(one, signer_validation_context=_context(roots, at))
    if not status.intact or not status.valid:
        yield Reason("signature-invalid", (field,))
    if roots and not status.trusted:
        yield Reason(_why_untrusted(one, roots, at), (field,))
    if not status.docmdp_ok:
        yield Reason("changed-after-signing", (field,))
    if field == claims.seal() and status.modification_level not in _AFTER_SEAL:
        yield Reason("changed-after-signing", (field,))


def _why_untrusted(
    one: EmbeddedPdfSignature, roots: Sequence[asn1_x509.Certificate], at: datetime
) -> Literal["expired", "early", "untrusted"]:
    """Whether it is only the date: the signature could be trusted when its own certificate began to hold."""
    own = one.signer_cert
    every = (own, *one.other_embedded_certs, *roots)
    is_late, is_early = any(at > c.not_valid_after for c in every), at < own.not_valid_before
    if not (is_late or is_early):
        return "untrusted"
    then = validate_pdf_signature(one, signer_validation_context=_context(roots, own.not_valid_before))
    return ("expired" if is_late else "early") if then.trusted else "untrusted"


def timestamp_reasons(
    one: EmbeddedPdfSignature, roots: Sequence[asn1_x509.Certificate], at: datetime, pdf: bytes
) -> Iterator[Reason]:
    """A document timestamp is intact, its chain ends in a pinned root, and nothing but that chain travels with it."""
    yield from byte_range_reasons(pdf, [int(n) for n in one.byte_range], one.field_name)
    status = validate_pdf_timestamp(one, validation_context=_context(roots, at))
    if not (status.intact and status.valid and status.trusted):
        yield Reason("timestamp", (one.field_name,))
        return
    path = {certificate.sha256 for certificate in status.validation_path or ()}
    yield from token_reasons(one.signed_data, one.field_name, path)


_AFTER_SEAL = (ModificationLevel.NONE, ModificationLevel.LTA_UPDATES)


def _context(roots: Sequence[asn1_x509.Certificate], at: datetime) -> ValidationContext:
    return ValidationContext(trust_roots=list(roots), allow_fetching=False, revocation_mode="soft-fail", moment=at)
