"""Writing a parsed value anew in DER agrees with the library, for sound bytes and for every kind of other ones."""

from __future__ import annotations

import asyncio
import hashlib
import random
from typing import TYPE_CHECKING

import pytest
from asn1crypto import cms, core, parser
from asn1crypto import x509 as asn1_x509

from jumpup_desktop.documents import authority
from jumpup_desktop.documents.der import reencoded
from tests.documents.test_timestamps import stamper

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.documents.conftest import People
    from tests.documents.test_tampering import Sealed

Kind = type[core.Asn1Value]


@pytest.fixture(scope="module")
def signature(sealed: Sealed) -> bytes:
    """The last signature of a sealed sheet, without its padding."""
    pdf = sealed["sheet"][1]
    start = pdf.rindex(b"/Contents <") + 11
    raw = bytes.fromhex(pdf[start : pdf.index(b">", start)].decode())
    header = 4
    return raw[: header + int.from_bytes(raw[2:header])]


def outcome(encode: Callable[[core.Asn1Value], bytes], kind: Kind, raw: bytes) -> bytes | str:
    """The bytes, or the name of the error."""
    try:
        return encode(kind.load(raw))
    except (ValueError, TypeError, LookupError) as error:
        return type(error).__name__


def library(value: core.Asn1Value) -> bytes:
    """The library's own way, slow on a signature."""
    return bytes(value.dump(force=True))


def agreed(kind: Kind, raw: bytes) -> bool:
    """Whether both ways say the same of some bytes."""
    return outcome(reencoded, kind, raw) == outcome(library, kind, raw)


def mutations(raw: bytes, count: int, seed: int) -> list[bytes]:
    """Copies with one bit or two changed, a byte lost, or one doubled."""
    chance, found = random.Random(seed), []
    for _ in range(count):
        changed, place = bytearray(raw), chance.randrange(len(raw))
        match chance.randrange(6):
            case 0:
                del changed[place]
            case 1:
                changed.insert(place, raw[place])
            case 2:
                changed[place] ^= 1 << chance.randrange(8)
                changed[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
            case _:
                changed[place] ^= 1 << chance.randrange(8)
        found.append(bytes(changed))
    return found


def test_a_signature_is_written_as_it_stands(signature: bytes) -> None:
    assert reencoded(cms.ContentInfo.load(signature)) == signature == library(cms.ContentInfo.load(signature))


def test_a_changed_signature_is_written_as_the_library_does(signature: bytes) -> None:
    assert [m for m in mutations(signature, 60, 2026) if not agreed(cms.ContentInfo, m)] == []


@pytest.mark.long
def test_a_changed_signature_is_written_as_the_library_does_in_many(signature: bytes) -> None:
    assert [m for m in mutations(signature, 1500, 20261121) if not agreed(cms.ContentInfo, m)] == []


def test_a_changed_certificate_is_written_as_the_library_does(people: People) -> None:
    for n, one in enumerate((people.root, people.panel, people.members["E056"])):
        changed = mutations(authority.der(one.certificate), 400, n)
        assert [m for m in changed if not agreed(asn1_x509.Certificate, m)] == []


def test_a_changed_timestamp_is_written_as_the_library_does(people: People) -> None:
    token = asyncio.run(stamper(people.root, bits=1024).async_timestamp(hashlib.sha256(b"seal").digest(), "sha256"))
    raw = token.dump()
    assert reencoded(cms.ContentInfo.load(raw)) == raw
    assert [m for m in mutations(raw, 60, 2026) if not agreed(cms.ContentInfo, m)] == []


def _long_length(raw: bytes) -> bytes:
    """A length in one byte more than it needs."""
    return raw[:1] + b"\x83\x00" + raw[2:]


def _endless(raw: bytes) -> bytes:
    """A length that is left open."""
    return raw[:1] + b"\x80" + raw[4:] + b"\x00\x00"


def _swapped_attributes(raw: bytes) -> bytes:
    """The signed attributes in another order."""
    info = cms.ContentInfo.load(raw)
    attributes = info["content"]["signer_infos"][0]["signed_attrs"]
    parts = [one.dump() for one in attributes]
    return raw.replace(b"".join(parts), b"".join(reversed(parts)))


def _written_default(raw: bytes) -> bytes:
    """A certificate's extension that says it is not critical, which DER leaves out."""
    found = cms.ContentInfo.load(raw)["content"]["certificates"][0].chosen
    extension = next(e for e in found["tbs_certificate"]["extensions"] if not e["critical"].native)
    plain = [extension["extn_id"].dump(), extension["extn_value"].dump()]
    said = parser.emit(0, 1, 16, plain[0] + core.Boolean(False).dump() + plain[1])
    return bytes(said)


def test_other_encodings_of_the_same_value_are_written_in_the_one_form(signature: bytes) -> None:
    for change in (_long_length, _endless, _swapped_attributes):
        changed = change(signature)
        assert changed != signature
        assert reencoded(cms.ContentInfo.load(changed)) == signature


def test_a_default_that_is_written_out_is_left_out_again(signature: bytes) -> None:
    said = _written_default(signature)
    assert agreed(asn1_x509.Extension, said)
    assert len(reencoded(asn1_x509.Extension.load(said))) == len(said) - 3
