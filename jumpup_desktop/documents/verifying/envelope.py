"""The signature's own bytes: one encoding only, named certificates, nothing unsigned."""

import hashlib
from collections.abc import Iterator

from asn1crypto import cms

from jumpup_desktop.documents.der import reencoded
from jumpup_desktop.documents.verifying.verdict import Reason

_SIGNED = frozenset({"content_type", "message_digest", "signing_certificate_v2"})
_SHA256 = cms.DigestAlgorithm({"algorithm": "sha256"}).dump()
_ECDSA = cms.SignedDigestAlgorithm({"algorithm": "sha256_ecdsa"}).dump()


def byte_range_reasons(pdf: bytes, ranges: list[int], field: str) -> Iterator[Reason]:
    """The gap between the signed ranges is exactly one hex string in its only form."""
    if len(ranges) != 4 or ranges[0] != 0 or min(ranges) < 0:
        yield Reason("byte-range", (field,))
        return
    gap = pdf[ranges[1] : ranges[2]]
    if gap[:1] != b"<" or gap[-1:] != b">":
        yield Reason("byte-range", (field,))
        return
    yield from _padding_reasons(gap[1:-1], field)


def _padding_reasons(contents: bytes, field: str) -> Iterator[Reason]:
    try:
        raw = bytes.fromhex(contents.decode("ascii"))
        encoded = reencoded(cms.ContentInfo.load(raw))
    except (ValueError, TypeError) as error:
        yield Reason("padding", (field, type(error).__name__))
        return
    expected = encoded.hex().upper().encode()
    if contents != expected.ljust(len(contents), b"0"):
        yield Reason("padding", (field,))


def person_reasons(signed: cms.SignedData, field: str, named: frozenset[str]) -> Iterator[Reason]:
    """What a person's signature may hold: exactly that person's certificate and those above it, no loose attributes."""
    fingerprints = [hashlib.sha256(one.dump()).hexdigest() for one in signed["certificates"]]
    if len(set(fingerprints)) < len(fingerprints) or set(fingerprints) != named:
        yield Reason("foreign-certificate", (field,))
    signer = signed["signer_infos"][0]
    if signer["unsigned_attrs"]:
        yield Reason("unsigned-attribute", (field,))
    if {one["type"].native for one in signer["signed_attrs"]} != _SIGNED:
        yield Reason("signed-attributes", (field,))
    if not _plain(signed):
        yield Reason("envelope", (field,))


def token_reasons(signed: cms.SignedData, field: str, path: set[bytes]) -> Iterator[Reason]:
    """A timestamp's parts that no hash covers: only certificates of its own path, one signer, no loose attribute."""
    signer = signed["signer_infos"][0]
    certificates = [hashlib.sha256(one.dump()).digest() for one in signed["certificates"]]
    plain = (
        set(certificates) <= path
        and len(set(certificates)) == len(certificates)
        and len(signed["signer_infos"]) == 1
        and [one.dump() for one in signed["digest_algorithms"]] == [signer["digest_algorithm"].dump()]
        and (signed["version"].native, signer["version"].native) == ("v3", "v1")
        and _names_its_signer(signed)
        and not signer["unsigned_attrs"]
        and signed["crls"].native is None
    )
    if not plain:
        yield Reason("timestamp", (field, "envelope"))


def _names_its_signer(signed: cms.SignedData) -> bool:
    """Whether the signer is named by the very bytes of one of the certificates, not by a name that only reads alike."""
    sid = signed["signer_infos"][0]["sid"]
    if sid.name != "issuer_and_serial_number":
        return False
    named = (sid.chosen["issuer"].dump(), sid.chosen["serial_number"].native)
    return any(named == (one.chosen.issuer.dump(), one.chosen.serial_number) for one in signed["certificates"])


def _plain(signed: cms.SignedData) -> bool:
    """Whether the parts that no hash covers have the one value we write."""
    signer, content = signed["signer_infos"][0], signed["encap_content_info"]
    return (
        len(signed["signer_infos"]) == 1
        and signed["version"].native == "v1"
        and signer["version"].native == "v1"
        and _names_its_signer(signed)
        and [one.dump() for one in signed["digest_algorithms"]] == [_SHA256]
        and signer["digest_algorithm"].dump() == _SHA256
        and signer["signature_algorithm"].dump() == _ECDSA
        and (content["content_type"].native, content["content"].native) == ("data", None)
        and signed["crls"].native is None
    )
