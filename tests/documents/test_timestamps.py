"""Timestamps the secretariat adds after the seal: B-T, B-LT and B-LTA stay accepted, changes to them do not (§3.3)."""

from __future__ import annotations

import asyncio
import hashlib
import random
from datetime import timedelta
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from asn1crypto import cms
from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter as Writer
from pyhanko.sign.signers import PdfTimeStamper
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko.sign.validation import DocumentSecurityStore
from pyhanko_certvalidator.registry import SimpleCertificateStore

from jumpup_desktop.documents import authority
from jumpup_desktop.documents.verifying import verify
from tests.documents import day
from tests.documents.test_tampering import new_title, other_appearance

if TYPE_CHECKING:
    from datetime import datetime

    from jumpup_desktop.documents.authority import Identity
    from tests.documents.conftest import People
    from tests.documents.test_tampering import Change, Sealed

AT = day.at("18:30")


def stamper(issuer: Identity, bits: int = 2048) -> DummyTimeStamper:
    """A timestamping authority under an issuer, as an agency may run one of its own."""
    key = rsa.generate_private_key(65537, bits)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "시점확인")])
    usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer.certificate.subject)
        .public_key(key.public_key())
        .serial_number(77)
        .not_valid_before(day.at("08:00"))
        .not_valid_after(day.at("23:00").replace(year=2035))
        .add_extension(usage, critical=True)
        .sign(issuer.key, hashes.SHA256())
    )
    chain = _asn1(certificate), _asn1(issuer.certificate)
    return DummyTimeStamper(chain[0], asn1_keys.PrivateKeyInfo.load(_pkcs8(key)), _store(chain), fixed_dt=AT)


def _asn1(certificate: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(authority.der(certificate))


def _pkcs8(key: rsa.RSAPrivateKey) -> bytes:
    plain = serialization.NoEncryption()
    return key.private_bytes(serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, plain)


def _store(chain: tuple[asn1_x509.Certificate, ...]) -> SimpleCertificateStore:
    store = SimpleCertificateStore()
    store.register_multiple(chain)
    return store


def stamped(pdf: bytes, tsa: DummyTimeStamper, field: str) -> bytes:
    """One document timestamp more."""
    target = BytesIO()
    PdfTimeStamper(tsa, field_name=field).timestamp_pdf(Writer(BytesIO(pdf)), "sha256", output=target)
    return target.getvalue()


def empty_crl(issuer: Identity, at: datetime) -> bytes:
    """A list that revokes nobody, as DER; it ends with the issuer's certificates."""
    crl = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(issuer.certificate.subject)
        .last_update(at)
        .next_update(at + timedelta(days=365))
        .add_extension(x509.CRLNumber(1), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.key.public_key()), critical=False)
        .sign(issuer.key, hashes.SHA256())
    )
    return crl.public_bytes(serialization.Encoding.DER)


def with_dss(pdf: bytes, people: People) -> bytes:
    """Certificates and revocation lists for later years."""
    from asn1crypto import crl

    writer = Writer(BytesIO(pdf))
    chain = (people.panel, people.root)
    DocumentSecurityStore.supply_dss_in_writer(
        writer,
        None,
        certs=[_asn1(one.certificate) for one in chain],
        crls=[crl.CertificateList.load(empty_crl(one, day.at("08:30"))) for one in chain],
    )
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


@pytest.fixture(scope="module")
def levels(sealed: Sealed, people: People) -> dict[str, bytes]:
    """The sealed sheet in its later forms."""
    tsa = stamper(people.root)
    b_t = stamped(sealed["sheet"][1], tsa, "시점-1")
    b_lt = with_dss(b_t, people)
    return {"B-T": b_t, "B-LT": stamped(b_lt, tsa, "시점-2"), "B-LTA": stamped(stamped(b_lt, tsa, "a"), tsa, "b")}


def codes(pdf: bytes, people: People) -> set[str]:
    """Why it is rejected; nothing when it is accepted."""
    verdict = verify(pdf, roots=(people.root.certificate,), at=day.at("19:00"))
    return {reason.code for reason in verdict.reasons}


@pytest.mark.parametrize("level", ["B-T", "B-LT", "B-LTA"])
def test_a_paper_with_timestamps_stays_accepted(level: str, levels: dict[str, bytes], people: People) -> None:
    assert codes(levels[level], people) == set()


@pytest.mark.parametrize("change", [other_appearance, new_title], ids=["L1", "L3"])
def test_a_change_behind_the_last_timestamp_is_rejected(
    change: Change, levels: dict[str, bytes], people: People
) -> None:
    writer = Writer(BytesIO(levels["B-LTA"]))
    change(writer)
    target = BytesIO()
    writer.write(target)
    assert "not-whole-file" in codes(target.getvalue(), people)


def test_bytes_behind_the_last_timestamp_are_rejected(levels: dict[str, bytes], people: People) -> None:
    """L2."""
    assert "not-whole-file" in codes(levels["B-LTA"] + b"% garbage\n", people)


def test_dropping_the_last_timestamp_is_rejected(levels: dict[str, bytes], people: People) -> None:
    """L4: what stood under it is no longer covered by anything."""
    pdf = levels["B-LT"]
    ends = [n + 6 for n in range(len(pdf)) if pdf.startswith(b"%%EOF\n", n)]
    assert "not-whole-file" in codes(pdf[: ends[-2]], people)


def test_a_timestamp_of_a_stranger_is_rejected(sealed: Sealed, people: People) -> None:
    """Its chain must end in a pinned root."""
    stranger = authority.new_root("다른 시점확인", day.at("08:00"))
    assert codes(stamped(sealed["sheet"][1], stamper(stranger), "x"), people) == {"timestamp"}


def _flips(pdf: bytes, count: int) -> list[bytes]:
    """Copies with one bit of the timestamp's own bytes changed each."""
    start = pdf.rindex(b"/Contents <") + 11
    used = len(pdf[start : pdf.index(b">", start)].rstrip(b"0"))
    chance, found = random.Random(2026), []
    for _ in range(count):
        changed = bytearray(pdf)
        changed[start + chance.randrange(used)] ^= 1 << chance.randrange(8)
        found.append(bytes(changed))
    return found


def test_no_bit_of_a_timestamp_is_changed_unseen(levels: dict[str, bytes], people: People) -> None:
    assert [n for n, pdf in enumerate(_flips(levels["B-T"], 40)) if not codes(pdf, people)] == []


@pytest.mark.long
def test_no_bit_of_a_timestamp_is_changed_unseen_in_many(levels: dict[str, bytes], people: People) -> None:
    assert [n for n, pdf in enumerate(_flips(levels["B-T"], 500)) if not codes(pdf, people)] == []


def test_a_token_slipped_into_a_signature_is_rejected(sealed: Sealed, people: People) -> None:
    """No hash covers a signature's unsigned attributes: whoever has the file could put an older date in."""
    pdf = sealed["gist"][1]
    start = pdf.rindex(b"/Contents <") + 11
    end = pdf.index(b">", start)
    info = cms.ContentInfo.load(bytes.fromhex(pdf[start:end].decode()))
    signed = info["content"]
    own = [one for one in signed["certificates"] if one.chosen.subject.native != one.chosen.issuer.native]
    signed["certificates"] = cms.CertificateSet(own)
    stranger = stamper(authority.new_root("다른 시점확인", day.at("08:00")), bits=1024)
    token = asyncio.run(stranger.async_timestamp(hashlib.sha256(b"another").digest(), "sha256"))
    token["content"]["certificates"] = cms.CertificateSet(list(token["content"]["certificates"])[:1])
    attribute = {"type": "signature_time_stamp_token", "values": [token]}
    signed["signer_infos"][0]["unsigned_attrs"] = cms.CMSAttributes([cms.CMSAttribute(attribute)])
    forged = info.dump(force=True).hex().upper().encode()
    assert len(forged) <= end - start
    changed = pdf[:start] + forged.ljust(end - start, b"0") + pdf[end:]
    assert "unsigned-attribute" in codes(changed, people)


def test_a_signer_named_by_a_name_that_only_reads_alike_is_rejected(sealed: Sealed, people: People) -> None:
    """The issuer's name in the envelope is covered by no hash: it must be the certificate's own bytes."""
    pdf = bytearray(sealed["sheet"][1])
    issuer = people.panel.certificate.subject.public_bytes()
    kind = issuer.index(b"\x13\x02KR")
    wanted = issuer.hex().upper().encode()
    found = pdf.rindex(wanted, 0, pdf.rindex(wanted))  # the last of all stands in the signed attributes
    pdf[found + 2 * kind : found + 2 * kind + 2] = b"0C"
    assert "envelope" in codes(bytes(pdf), people)
