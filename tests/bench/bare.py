"""What bare pyHanko does with the same papers: the baseline for signing and verifying."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from asn1crypto import keys
from asn1crypto import x509 as asn1_x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

from jumpup_desktop.documents import authority

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from cryptography import x509

    from jumpup_desktop.documents.authority import Identity


def signer(identity: Identity, chain: Sequence[x509.Certificate]) -> signers.SimpleSigner:
    """The same key and certificates, loaded once."""
    store = SimpleCertificateStore()
    store.register_multiple([_asn1(one) for one in chain])
    key = keys.PrivateKeyInfo.load(identity.pkcs8())
    return signers.SimpleSigner(signing_cert=_asn1(identity.certificate), signing_key=key, cert_registry=store)


def sign(pdf: bytes, field: str, by: signers.SimpleSigner) -> bytes:
    """The field signed as PAdES, with pyHanko's own appearance and nothing else."""
    meta = signers.PdfSignatureMetadata(field_name=field, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES)
    return bytes(signers.sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)), meta, signer=by).getvalue())


def validate(pdf: bytes, root: x509.Certificate, at: datetime) -> bool:
    """Whether every signature is whole, valid, trusted, and followed by nothing but what it permits."""
    context = ValidationContext(
        trust_roots=[_asn1(root)], allow_fetching=False, revocation_mode="soft-fail", moment=at
    )  # fmt: skip
    found = PdfFileReader(BytesIO(pdf)).embedded_signatures
    return all([validate_pdf_signature(one, signer_validation_context=context).bottom_line for one in found])


def _asn1(certificate: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(authority.der(certificate))
