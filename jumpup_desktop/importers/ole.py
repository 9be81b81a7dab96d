"""Looks into an OLE file (Office 97–2003 and its relatives): which streams it holds, whether it is locked."""

from __future__ import annotations

import io
import struct
from typing import Literal

from jumpup_desktop.domain.problems import Refused

DAMAGED = (
    struct.error, AssertionError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError,
)  # fmt: skip
"""What xlrd says where bytes are not what they should be: it trusts every length and number it reads."""
_FILEPASS = 0x2F
_SHEET_STREAMS = ("Workbook", "Book")


def kind_of(data: bytes) -> Literal["xls"]:
    """`xls` for a readable Excel 97–2003 workbook. Raises Refused naming what it is instead."""
    from xlrd.compdoc import CompDoc, CompDocError

    try:
        document = CompDoc(data, logfile=io.StringIO())
        names = {str(entry.name) for entry in document.dirlist}
        stream = next((document.get_named_stream(n) for n in _SHEET_STREAMS if n in names), None)
    except (CompDocError, *DAMAGED) as error:
        raise Refused("file.damaged") from error
    return _named_kind(names, stream)


def _named_kind(names: set[str], stream: bytes | None) -> Literal["xls"]:
    if "EncryptedPackage" in names:
        raise Refused("file.password")
    if "BodyText" in names or "HwpSummaryInformation" in {name.lstrip("\x05") for name in names}:
        raise Refused("file.hwp")
    if "WordDocument" in names:
        raise Refused("file.docx")
    if "PowerPoint Document" in names:
        raise Refused("file.pptx")
    if stream is None:
        raise Refused("file.wrapped-perhaps")
    if _is_locked(stream):
        raise Refused("file.password")
    return "xls"


def _is_locked(stream: bytes) -> bool:
    """Whether a FILEPASS record stands among the first records of the workbook stream ([MS-XLS] 2.4.117)."""
    at = 0
    for _ in range(20):
        if at + 4 > len(stream):
            return False
        record, length = struct.unpack_from("<HH", stream, at)
        if record == _FILEPASS:
            return True
        at += 4 + length
    return False
