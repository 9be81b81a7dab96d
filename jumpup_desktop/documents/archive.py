"""From drawn pages to an archive file: PDF/A-3A with fields, or a plain PDF/A-1b copy."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from pikepdf import Array, AttachedFileSpec, Name, Pdf

from jumpup_desktop.documents import words
from jumpup_desktop.documents.audit_page import Printed
from jumpup_desktop.documents.blocks import field_name
from jumpup_desktop.documents.contents import ATTACHMENT, Paper, final_signer
from jumpup_desktop.documents.fonts import printable
from jumpup_desktop.documents.metadata import Colophon, describe, pdf_date, saved
from jumpup_desktop.documents.missing import strings
from jumpup_desktop.documents.outline import write_outline
from jumpup_desktop.documents.papers import draw, file_title
from jumpup_desktop.documents.parts import Signer, Way, require_kst
from jumpup_desktop.documents.record import encode_record, record_sha256
from jumpup_desktop.documents.structure import StructureWriter
from jumpup_desktop.documents.tags import Placed


@dataclass(frozen=True)
class SignatureFieldSpec:
    """An empty signature field: whose, where (points), and whether it seals the paper."""

    name: str
    signer: str
    page: int
    rect: tuple[float, float, float, float]
    seals: bool


@dataclass(frozen=True)
class BasePdf:
    """The frozen, unsigned paper."""

    pdf: bytes
    sha256: str
    fields: tuple[SignatureFieldSpec, ...]
    replaced_glyphs: tuple[str, ...]
    record_sha256: str
    pages: int


def build_base(paper: Paper, *, created: datetime, app_version: str, draft: bool = False) -> BasePdf:
    """The paper as PDF/A-3A and PDF/UA-1, its record inside and its signature fields empty.

    The same arguments give the same bytes. A draft has a watermark and no fields.
    Raises ValueError if ``created`` is not +09:00.
    """
    require_kst(created)
    record = encode_record(paper)
    digest = record_sha256(record)
    laid = draw(paper, Printed(digest, app_version), draft=draft)
    placed = [] if draft else laid.tree.fields()
    if draft:
        _drop_fields(laid.tree.root)
    seal = final_signer(paper.signers)
    locked = field_name(seal) if seal else None
    with Pdf.open(BytesIO(laid.pdf)) as pdf:
        describe(pdf, _colophon(paper, created, app_version), part=3, level="A")
        StructureWriter(pdf, _labels(paper.signers), locked).write(laid.tree)
        write_outline(pdf, laid.tree)
        _attach(pdf, record, created)
        pdf_bytes = saved(pdf, "1.7")
    return BasePdf(
        pdf_bytes,
        hashlib.sha256(pdf_bytes).hexdigest(),
        tuple(_field(one, locked) for one in placed),
        tuple(sorted(set(printable("".join(strings(paper)))[1]))),
        digest,
        laid.pages,
    )


def archive_copy(paper: Paper, *, created: datetime, app_version: str) -> bytes:
    """An unsigned PDF/A-1b copy: no attachment, no form, no transparency."""
    return _plain(paper, Printed(record_sha256(encode_record(paper)), app_version), created)


def ink_copy(paper: Paper, *, created: datetime, app_version: str, base_sha256: str) -> bytes:
    """The pages to sign in ink: a small code on each names paper, page and frozen base."""
    digest = record_sha256(encode_record(paper))
    return _plain(paper, Printed(digest, app_version, base_sha256), created, page_qr=True)


def _plain(paper: Paper, printed: Printed, created: datetime, *, page_qr: bool = False) -> bytes:
    require_kst(created)
    laid = draw(paper, printed, page_qr=page_qr)
    with Pdf.open(BytesIO(laid.pdf)) as pdf:
        describe(pdf, _colophon(paper, created, printed.app_version), part=1, level="B")
        return saved(pdf, "1.4")


def _colophon(paper: Paper, created: datetime, app_version: str) -> Colophon:
    return Colophon(file_title(paper), paper.head.host, app_version, created)


def _attach(pdf: Pdf, record: bytes, created: datetime) -> None:
    spec = AttachedFileSpec(
        pdf,
        record,
        description="기계가 읽는 기록",
        filename=ATTACHMENT,
        mime_type="application/json",
        creation_date=pdf_date(created),
        mod_date=pdf_date(created),
        relationship=Name.Source,  # type: ignore[call-arg]  # missing in pikepdf's stubs
    )
    pdf.attachments[ATTACHMENT] = spec
    pdf.Root.AF = Array([spec.obj])


def _labels(signers: tuple[Signer, ...]) -> dict[str, str]:
    return {
        field_name(one): f"{words.ROLES[one.role]} {one.name} 서명란" for one in signers if one.way is Way.ELECTRONIC
    }


def _field(placed: Placed, locked: str | None) -> SignatureFieldSpec:
    signer = placed.name.removeprefix("sign-")
    return SignatureFieldSpec(placed.name, signer, placed.page, placed.rect, placed.name == locked)


def _drop_fields(node: object) -> None:
    from jumpup_desktop.documents.tags import Node, walk

    assert isinstance(node, Node)
    for one in walk(node):
        one.kids = [k for k in one.kids if not (isinstance(k, Node) and k.role == "Form")]
