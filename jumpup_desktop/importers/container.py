"""What a file really is, by its bytes and not by its name; everything unreadable has a code of its own."""

from __future__ import annotations

import zipfile
import zlib
from typing import TYPE_CHECKING, Literal

from jumpup_desktop import given
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.errors import trouble_of
from jumpup_desktop.importers import limits, ole

if TYPE_CHECKING:
    from pathlib import Path

Kind = Literal["xlsx", "ods", "xls", "text"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WRAPPERS = (
    b"<DOCUMENT SAFER",
    b"SCDSA00",
    b"DRMONE",
    b"<## NASCA DRM FILE",
    b"\x9b DRMONE",
    b"FSD-",
    b"WAPPLES DRM",
)
_FORMERLY_HWP = b"HWP Document File"
_PLAIN = {"csv", "tsv", "txt"}


def kind_of(path: Path) -> Kind:
    """The kind of table a file holds. Raises Refused(`file.…`) naming what it is instead, or Trouble."""
    given.require_plain(path)
    try:
        size = path.stat().st_size
        if size > limits.FILE_BYTES:
            raise Refused("file.too-large", megabytes=size // 2**20, limit=limits.FILE_BYTES // 2**20)
        with path.open("rb") as file:
            head = file.read(4096)
    except OSError as error:
        raise trouble_of(error) from error
    if not head.strip(b"\0 \r\n\t"):
        raise Refused("file.empty")
    _refuse_strangers(head)
    if head.startswith(b"PK"):
        return _zip_kind(path)
    if head.startswith(_OLE):
        return ole.kind_of(path.read_bytes())
    return _text_kind(path, head)


def _refuse_strangers(head: bytes) -> None:
    start = head.lstrip(b"\xef\xbb\xbf \r\n\t")
    if b"%PDF-" in head[:1024]:
        raise Refused("file.pdf")
    if any(mark in head[:64] for mark in _WRAPPERS):
        raise Refused("file.wrapped")
    if start.startswith(_FORMERLY_HWP):
        raise Refused("file.hwp")
    if start[:200].lower().startswith((b"<html", b"<!doctype html", b"<table", b"<head", b"<meta")):
        raise Refused("file.html")
    if start.startswith(b"<?xml") and b"<html" in start.lower():
        raise Refused("file.html")
    if start.startswith(b"<?xml"):
        raise Refused("file.xml")


def _zip_kind(path: Path) -> Kind:
    try:
        with zipfile.ZipFile(path) as archive:
            return _archive_kind(archive)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, ValueError, EOFError) as error:
        raise Refused("file.damaged") from error


def _archive_kind(archive: zipfile.ZipFile) -> Kind:
    members = archive.infolist()
    refuse_bombs(members)
    names = {member.filename for member in members}
    if any(member.flag_bits & 1 for member in members):
        raise Refused("file.password")
    if "mimetype" in names:
        return _typed_kind(archive, names)
    for found, code in (
        ("word/document.xml", "file.docx"),
        ("ppt/presentation.xml", "file.pptx"),
        ("xl/workbook.bin", "file.xlsb"),
    ):
        if found in names:
            raise Refused(code)
    if "xl/workbook.xml" in names or any(name.lower().endswith("workbook.xml") for name in names):
        return "xlsx"
    raise Refused("file.archive")


def _typed_kind(archive: zipfile.ZipFile, names: set[str]) -> Kind:
    mimetype = archive.read("mimetype")[:200].decode("ascii", "replace").strip()
    if "hwp" in mimetype:
        raise Refused("file.hwp")
    if "spreadsheet" not in mimetype:
        raise Refused("file.not-a-table", kind=mimetype)
    manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
    if b"encryption-data" in manifest:
        raise Refused("file.password")
    return "ods"


def refuse_bombs(members: list[zipfile.ZipInfo]) -> None:
    """Sizes as the archive declares them; reading stops at them, so a lie in them damages only itself."""
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    swollen = unpacked > limits.RATIO_FROM_BYTES and unpacked > packed * limits.PACKED_RATIO
    if len(members) > limits.MEMBERS or unpacked > limits.UNPACKED_BYTES or swollen:
        raise Refused("file.swells", megabytes=unpacked // 2**20)


def _text_kind(path: Path, head: bytes) -> Kind:
    is_wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    controls = sum(byte < 32 and byte not in b"\t\r\n\f\x1a" for byte in head)
    if is_wide or controls == 0:
        return "text"
    named_as_table = path.suffix.lower().lstrip(".") not in _PLAIN
    raise Refused("file.wrapped-perhaps" if named_as_table else "file.unreadable")
