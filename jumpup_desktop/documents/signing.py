"""One signature: one incremental PAdES revision in a field that already exists."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from asn1crypto import cms, keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes, SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from jumpup_desktop.documents import words
from jumpup_desktop.documents.authority import Identity
from jumpup_desktop.documents.der import reencoded
from jumpup_desktop.documents.parts import require_kst
from jumpup_desktop.documents.stamp import signature_style
from jumpup_desktop.documents.strokes import Stroke


class SigningRefused(Exception):
    """A signature was not made; nothing changed. ``field`` is the field asked for."""

    def __init__(self, field: str) -> None:
        super().__init__(f"{type(self).__name__}: {field}")
        self.field = field


class NoSuchField(SigningRefused):
    """The paper has no such field."""


class FieldFilled(SigningRefused):
    """The field holds a signature already."""


class PaperSealed(SigningRefused):
    """The sealing signature is given; nobody signs after it."""


class SealTooEarly(SigningRefused):
    """The sealing field was asked for while others are still empty."""


class NotAPaper(SigningRefused):
    """The bytes are no PDF that can be signed."""


class _Writer(IncrementalPdfFileWriter):
    def _update_meta(self) -> None:
        """Keep title and dates as frozen: the archive profile depends on them."""


class _PdfSigner(signers.PdfSigner):
    def register_extensions(self, pdf_out: object, *, md_algorithm: str) -> None:
        """Register nothing: the file stays within PDF 1.7."""


class _Signer(SimpleSigner):
    async def signed_attrs(self, *given: object, **options: object) -> cms.CMSAttributes:
        """The attributes as read from their own DER: what was built and not read is written anew at every level."""
        built = await super().signed_attrs(*given, **options)  # type: ignore[arg-type]  # handed on as they came
        return cms.CMSAttributes.load(reencoded(built))


@dataclass(frozen=True)
class Act:
    """One person's act of signing: name, time (+09:00), the drawn stroke, why and where."""

    name: str
    at: datetime
    stroke: Stroke | None
    reason: str
    location: str


def sign_field(pdf: bytes, field: str, identity: Identity, chain: Sequence[x509.Certificate], act: Act) -> bytes:
    """The PDF with ``field`` signed; the old bytes are its beginning.

    ``chain`` goes from the issuer to the root. Raises a SigningRefused.
    """
    require_kst(act.at)
    writer = _opened(pdf, field)
    seals = _require_free(writer.prev, field)
    meta = signers.PdfSignatureMetadata(
        field_name=field,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        reason=act.reason,
        location=act.location,
        name=act.name,
        docmdp_permissions=MDPPerm.NO_CHANGES if seals else MDPPerm.FILL_FORMS,
    )
    appearance = signature_style(f"{act.name}  {words.moment(act.at)}", act.stroke)
    signer = _PdfSigner(meta, signer=_signer(identity, chain), stamp_style=appearance)
    return _revision(signer, writer, act.at, _reserve(identity.certificate, chain))


def _revision(signer: _PdfSigner, writer: _Writer, at: datetime, reserve: int) -> bytes:
    session = signer.init_signing_session(writer, existing_fields_only=True)
    session.system_time = at
    document = session.prepare_tbs_document(validation_info=None, bytes_reserved=reserve, appearance_text_params={})
    prepared, output = document.digest_tbs_document(in_place=False)
    attributes = PdfCMSSignedAttributes(signing_time=at)

    async def finish() -> None:
        signed = await document.perform_signature(prepared.document_digest, attributes)
        await signed.post_signature_processing(output)

    asyncio.run(finish())
    output.seek(0)
    return bytes(output.read())


def _reserve(certificate: x509.Certificate, chain: Sequence[x509.Certificate]) -> int:
    der = serialization.Encoding.DER
    return 2 * (1536 + sum(len(one.public_bytes(der)) for one in (certificate, *chain)))


def _signer(identity: Identity, chain: Sequence[x509.Certificate]) -> _Signer:
    store = SimpleCertificateStore()
    store.register_multiple([_asn1(one) for one in chain])
    return _Signer(
        signing_cert=_asn1(identity.certificate),
        signing_key=keys.PrivateKeyInfo.load(identity.pkcs8()),
        cert_registry=store,
    )


def _asn1(certificate: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))


def _opened(pdf: bytes, field: str) -> _Writer:
    try:
        return _Writer(BytesIO(pdf))
    except (PdfError, ValueError, KeyError) as error:
        raise NotAPaper(field) from error


def _require_free(paper: PdfFileReader, field: str) -> bool:
    """Refuse what must not be signed; whether this field seals the paper."""
    try:
        found = {name: (value, ref) for name, value, ref in enumerate_sig_fields(paper)}
    except (PdfError, ValueError, KeyError) as error:
        raise NotAPaper(field) from error
    if field not in found:
        raise NoSuchField(field)
    if any(value is not None and "/Lock" in _object(ref) for value, ref in found.values()):
        raise PaperSealed(field)
    value, reference = found[field]
    if value is not None:
        raise FieldFilled(field)
    widget = _object(reference)
    others_empty = any(v is None for name, (v, _) in found.items() if name != field)
    if "/Lock" in widget and others_empty:
        raise SealTooEarly(field)
    return "/Lock" in widget


def _object(reference: generic.IndirectObject) -> generic.DictionaryObject:
    found = reference.get_object()
    assert isinstance(found, generic.DictionaryObject)
    return found
