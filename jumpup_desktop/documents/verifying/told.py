"""What a reader is told of a file beside the verdict: names, certificates and times, as the file itself says them."""

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO

from asn1crypto import x509 as asn1_x509
from cryptography import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from jumpup_desktop.documents.authority import common_name, fingerprint
from jumpup_desktop.documents.verifying.claims import MOST_SIGNERS, Claims
from jumpup_desktop.documents.verifying.verdict import MOST_ROOTS, Signed, shown
from jumpup_desktop.documents.words import short_hex

_NAME = 60
"""Letters of a certificate's name."""


def root_of_file(reader: PdfFileReader, sha256: str) -> str:
    """The root under which a file says that it was signed: its name if its certificate lies there, its fingerprint."""
    every = (one for signature in reader.embedded_regular_signatures for one in signature.other_embedded_certs)
    found = next((one for one in every if one.sha256.hex() == sha256), None)
    return _named(_common_name(found) if found else "", sha256)


def given_roots(roots: tuple[x509.Certificate, ...]) -> tuple[str, ...]:
    """The roots that somebody trusts, each by name and fingerprint."""
    return tuple(_named(common_name(root), fingerprint(root)) for root in roots[:MOST_ROOTS])


def signed(pdf: bytes, claims: Claims) -> tuple[Signed, ...]:
    """Whose signatures lie in the file, with which certificate and when; nothing of a file that cannot be read."""
    try:
        return tuple(_signed(PdfFileReader(BytesIO(pdf), strict=True), claims))
    except Exception:  # a crafted file may break the parser anywhere; the reasons tell that
        return ()


def _signed(reader: PdfFileReader, claims: Claims) -> Iterator[Signed]:
    known = claims.electronic()
    for one in reader.embedded_regular_signatures[:MOST_SIGNERS]:
        if claimed := known.get(one.field_name):
            yield Signed(claimed.id, one.signer_cert.sha256.hex(), _moment(one))


def _moment(one: EmbeddedPdfSignature) -> int | None:
    said = one.self_reported_timestamp
    if not isinstance(said, datetime) or said.tzinfo is None:
        return None
    return int(said.timestamp() * 1000)


def _common_name(certificate: asn1_x509.Certificate) -> str:
    try:
        return str(certificate.subject.native.get("common_name", ""))
    except (ValueError, TypeError, AttributeError):
        return ""


def _named(name: str, sha256: str) -> str:
    return f"{shown(name)[:_NAME]} ({short_hex(sha256)})".strip()
