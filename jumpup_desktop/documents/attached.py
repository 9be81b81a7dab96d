"""The record that a PDF carries, as it lies in the file: whoever made the file, little memory is taken for it."""

import re
import zlib

import pikepdf

from jumpup_desktop.documents.contents import ATTACHMENT

MOST_RECORD = 8 * 1024 * 1024


_PACKED = (b"/ObjStm", b"/XRef")
_ESCAPED = re.compile(rb"/[A-Za-z]*#[0-9A-Fa-f]{2}[A-Za-z0-9#]*")
_LETTER = re.compile(rb"#([0-9A-Fa-f]{2})")


def is_packed(pdf: bytes) -> bool:
    """Whether parts of a file lie folded in it that unfold as it is opened; none of ours is written so."""
    names = {_LETTER.sub(lambda found: bytes.fromhex(found[1].decode()), name) for name in _ESCAPED.findall(pdf)}
    return any(mark in pdf or any(name.startswith(mark) for name in names) for mark in _PACKED)


class TooBig(ValueError):
    """The record unfolds to more than any paper of ours holds."""


def attachment(pdf: pikepdf.Pdf) -> bytes | None:
    """The record, if it is the one and only attachment. Raises TooBig."""
    if list(pdf.attachments) != [ATTACHMENT]:
        return None
    stream = pdf.attachments[ATTACHMENT].get_file().obj
    return _unfolded(stream)


def _unfolded(stream: pikepdf.Object) -> bytes | None:
    """A stream's bytes, plain or deflated once as we write them; None for any other coding."""
    raw, coding = bytes(stream.read_raw_bytes()), stream.get("/Filter")
    if isinstance(coding, pikepdf.Array) and len(coding) == 1:
        coding = coding[0]
    if len(raw) > MOST_RECORD:
        raise TooBig
    if coding is None:
        return raw
    if coding != pikepdf.Name.FlateDecode or stream.get("/DecodeParms") is not None:
        return None
    inflater = zlib.decompressobj()
    content = inflater.decompress(raw, MOST_RECORD + 1)
    if len(content) > MOST_RECORD:
        raise TooBig
    return content
