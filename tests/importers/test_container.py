"""Wrong files, built byte by byte, each told by its own code; giants and bombs are refused unread."""

from __future__ import annotations

import csv
import io
import struct
import tracemalloc
import unicodedata
import zipfile
from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.domain import text
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.errors import Trouble
from jumpup_desktop.importers import cells, layout, limits
from jumpup_desktop.importers.container import kind_of
from jumpup_desktop.importers.text_table import read_text
from jumpup_desktop.importers.workbook import read
from tests.conftest import DATA

if TYPE_CHECKING:
    from pathlib import Path

FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
ODS = "application/vnd.oasis.opendocument.spreadsheet"
CONTENT_TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
OFFICE = "http://schemas.openxmlformats.org"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def packed(members: dict[str, str]) -> bytes:
    """A zip of members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return out.getvalue()


def entry(name: str, kind: int, start: int, size: int, child: int = -1, right: int = -1) -> bytes:
    """One directory entry of an OLE file."""
    text = name.encode("utf-16-le") + b"\0\0"
    head = text.ljust(64, b"\0") + struct.pack("<HBB", len(text), kind, 1)
    return (head + struct.pack("<iii", -1, right, child)).ljust(116, b"\0") + struct.pack("<III", start, size, 0)


def ole(name: str, stream: bytes = b"") -> bytes:
    """A minimal OLE file with one stream of at least 4096 bytes."""
    stream = stream.ljust(4096, b"\0")
    count = len(stream) // 512
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, END, 0, END, 0)
    header += struct.pack("<I", 0) + struct.pack("<I", FREE) * 108
    chain = [FAT, END, *range(3, 3 + count - 1), END]
    fat = struct.pack("<128I", *(chain + [FREE] * (128 - len(chain))))
    directory = entry("Root Entry", 5, END, 0, child=1) + entry(name, 2, 2, len(stream)) + bytes(256)
    return header + fat + directory + stream


def xlsx(cells: str) -> bytes:
    """A minimal workbook with one sheet."""
    return packed({
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": f'<Relationships xmlns="{OFFICE}/package/2006/relationships"><Relationship Id="rId1" '
        f'Target="xl/workbook.xml" Type="{OFFICE}/officeDocument/2006/relationships/officeDocument"/></Relationships>',
        "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{OFFICE}/officeDocument/2006/relationships">'
        '<sheets><sheet name="표" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{OFFICE}/package/2006/relationships">'
        '<Relationship Id="rId1" Target="worksheets/sheet1.xml" '
        f'Type="{OFFICE}/officeDocument/2006/relationships/worksheet"/></Relationships>',
        "xl/worksheets/sheet1.xml": f"<worksheet {MAIN}><sheetData>{cells}</sheetData></worksheet>",
    })  # fmt: skip


WRONG = [
    (b"%PDF-1.7\n", "file.pdf"),
    (b"", "file.empty"),
    (b"\0" * 100, "file.empty"),
    (b"<DOCUMENT SAFER V3>\x00\x01", "file.wrapped"),
    (b"SCDSA004\x00\x01\x02", "file.wrapped"),
    (b"\x9b DRMONE This Document is encrypted", "file.wrapped"),
    (bytes(range(1, 256)) * 20, "file.wrapped-perhaps"),
    (b"HWP Document File V3.00 \x1a\x01", "file.hwp"),
    (b"<html><table><tr><td>1", "file.html"),
    (b"\xef\xbb\xbf<!DOCTYPE html>", "file.html"),
    (b'<?xml version="1.0"?><Workbook/>', "file.xml"),
    (b"PK\x03\x04broken", "file.damaged"),
    (packed({"word/document.xml": "x"}), "file.docx"),
    (packed({"ppt/presentation.xml": "x"}), "file.pptx"),
    (packed({"xl/workbook.bin": "x"}), "file.xlsb"),
    (packed({"report.txt": "x"}), "file.archive"),
    (packed({"mimetype": "application/hwp+zip"}), "file.hwp"),
    (packed({"mimetype": "application/vnd.oasis.opendocument.text"}), "file.not-a-table"),
    (packed({"mimetype": ODS, "META-INF/manifest.xml": "<manifest:encryption-data/>"}), "file.password"),
    (ole("EncryptedPackage"), "file.password"),
    (ole("Workbook", struct.pack("<HH4sHH2s", 0x809, 4, b"0000", 0x2F, 2, b"00")), "file.password"),
    (ole("BodyText"), "file.hwp"),
    (ole("WordDocument"), "file.docx"),
    (ole("PowerPoint Document"), "file.pptx"),
    (ole("Something"), "file.wrapped-perhaps"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1broken", "file.damaged"),
]


@pytest.mark.parametrize(("data", "code"), WRONG, ids=[f"{code}-{n}" for n, (_, code) in enumerate(WRONG)])
def test_each_wrong_file_is_named(tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "표.xlsx"
    path.write_bytes(data)
    with pytest.raises(Refused) as refused:
        kind_of(path)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("step1.xlsx", "xlsx"),
        ("step1.ods", "ods"),
        ("step1.xls", "xls"),
        ("step1_cp949.csv", "text"),
        ("step1_utf8bom.csv", "text"),
    ],
)
def test_the_bytes_decide_not_the_name(tmp_path: Path, name: str, kind: str) -> None:
    path = tmp_path / "이름.dat"
    path.write_bytes((DATA / name).read_bytes())
    assert kind_of(path) == kind


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
def test_text_is_read_in_each_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "표.csv"
    path.write_bytes('연번,기업명\r\n1,"가나\n다"\r\n'.encode(encoding))
    assert read(path).sheets[0].rows == [["연번", "기업명"], ["1", "가나\n다"]]


def test_text_in_no_known_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "표.csv"
    path.write_bytes(b"\xff\xff\xff, \x80\x80")
    with pytest.raises(Refused) as refused:
        read(path)
    assert refused.value.code == "file.unreadable"


def test_a_file_of_200_mb_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "큰.xlsx"
    with path.open("wb") as file:
        file.truncate(200 * 2**20)
    with pytest.raises(Refused) as refused:
        kind_of(path)
    assert refused.value.code == "file.too-large"


def test_a_file_that_is_not_there_is_trouble(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as trouble:
        kind_of(tmp_path / "없음.xlsx")
    assert trouble.value.code == "machine.not-found"


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "폭탄.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", bytes(64 * 2**20))
    with pytest.raises(Refused) as refused:
        kind_of(path)
    assert refused.value.code == "file.swells"


def test_a_bomb_that_lies_about_its_size_stops_at_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CHUNK", 1000)
    path = tmp_path / "표.xlsx"
    path.write_bytes(xlsx('<row r="1"><c r="A1"><v>1</v></c></row>' * 2000))
    assert read(path).sheets[0].rows
    monkeypatch.setattr(limits, "UNPACKED_BYTES", 50_000)
    monkeypatch.setattr("jumpup_desktop.importers.container.refuse_bombs", lambda _members: None)
    with pytest.raises(Refused) as refused:
        read(path)
    assert refused.value.code == "file.swells"


@pytest.mark.parametrize(
    "cells",
    [
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="900000"><c r="A900000"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>',
    ],
)
def test_a_far_cell_is_refused_before_it_is_read(tmp_path: Path, cells: str) -> None:
    path = tmp_path / "먼칸.xlsx"
    path.write_bytes(xlsx(cells))
    with pytest.raises(Refused) as refused:
        read(path)
    assert refused.value.code == "file.too-wide"


def test_a_far_cell_with_a_style_but_no_value_is_no_matter(tmp_path: Path) -> None:
    path = tmp_path / "서식.xlsx"
    path.write_bytes(xlsx('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row>'))
    assert read(path).sheets[0].rows == [[1]]


def test_rows_repeated_in_ods_are_counted(tmp_path: Path) -> None:
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (("office", "office"), ("table", "table"), ("text", "text"))
    )
    cell = '<table:table-cell office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell>'
    row = "<table:table-row{}>" + cell + "</table:table-row>"
    for repeated, refused in (("", False), (' table:number-rows-repeated="1048576"', True)):
        body = f'<office:document-content {spaces}><office:body><office:spreadsheet><table:table table:name="표">'
        body += row.format(repeated) + "</table:table></office:spreadsheet></office:body></office:document-content>"
        path = tmp_path / "표.ods"
        path.write_bytes(packed({"mimetype": ODS, "content.xml": body, "META-INF/manifest.xml": "<m/>"}))
        if refused:
            with pytest.raises(Refused, match=r"file\.too-wide"):
                read(path)
        else:
            assert read(path).sheets[0].rows == [[1]]


def test_error_cells_are_found_in_xlsx(tmp_path: Path) -> None:
    path = tmp_path / "오류.xlsx"
    path.write_bytes(xlsx('<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'))
    assert read(path).sheets[0].facts.errors == (((1, 2), "#DIV/0!"),)


def test_error_cells_are_found_in_xls() -> None:
    assert read(DATA / "error.xls").sheets[0].facts.errors == (((3, 2), "#N/A"),)


def test_error_cells_are_found_in_ods(tmp_path: Path) -> None:
    path = tmp_path / "오류.ods"
    with zipfile.ZipFile(DATA / "step1.ods") as old, zipfile.ZipFile(path, "w") as new:
        for item in old.infolist():
            data = old.read(item)
            if item.filename == "content.xml":
                assert b'calcext:value-type="float"' in data
                data = data.replace(b'calcext:value-type="float"', b'calcext:value-type="error"', 1)
            new.writestr(item, data)
    assert len(read(path).sheets[0].facts.errors) == 1
    assert read(DATA / "step1.ods").sheets[0].facts.errors == ()


@pytest.mark.parametrize("content", [b"\xef\xbb\xbf", b"\xff\xfe"])
def test_a_text_of_nothing_but_its_mark_is_empty(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "empty.csv"
    file.write_bytes(content)
    with pytest.raises(Refused) as caught:
        read(file)
    assert caught.value.code == "file.empty"


@pytest.mark.parametrize("width", [4, 40])
def test_a_row_that_lies_on_several_lines_keeps_every_cell(width: int, tmp_path: Path) -> None:
    """A cell with a line break in each row, as spreadsheets save them: no line has as many cells as its row."""
    rows = [[f"{n}칸{c}\n둘째 줄" if c % 3 == 1 else f"{n}칸{c}" for c in range(width)] for n in range(5)]
    file = tmp_path / "줄바꿈.csv"
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out).writerows(rows)
    assert [list(row) for row in read(file).sheets[0].rows] == rows


@pytest.mark.parametrize("line", ["a,b,c\n", "a\r", ",".join("a" * 900) + "\r\n"])
def test_a_text_of_too_many_cells_is_refused_at_once(line: str, tmp_path: Path) -> None:
    """Nothing of it is held: a log of millions of lines may be chosen by mistake."""
    path = tmp_path / "a.csv"
    path.write_text(line * (19 * 1024 * 1024 // len(line)), encoding="ascii", newline="")
    tracemalloc.start()
    try:
        with pytest.raises(Refused, match=r"file\.too-wide"):
            read_text(path)
        assert tracemalloc.get_traced_memory()[1] < 80 * 1024 * 1024
    finally:
        tracemalloc.stop()


def test_a_text_that_is_far_too_big_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.truncate(21 * 1024 * 1024)
    with pytest.raises(Refused, match=r"file\.too-large"):
        read_text(path)


@pytest.mark.parametrize("counts", [(2_000_000_000,), (60_000, 60_000)])
def test_spaces_that_are_only_a_number_are_not_written_out(counts: tuple[int, ...], tmp_path: Path) -> None:
    """Seven hundred bytes of it took two gigabytes."""
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (("office", "office"), ("table", "table"), ("text", "text"))
    )
    inner = "".join(f'<text:s text:c="{count}"/>' for count in counts)
    cell = f'<table:table-cell office:value-type="string"><text:p>a{inner}b</text:p></table:table-cell>'
    body = f'<office:document-content {spaces}><office:body><office:spreadsheet><table:table table:name="표">'
    body += f"<table:table-row>{cell}</table:table-row>"
    body += "</table:table></office:spreadsheet></office:body></office:document-content>"
    path = tmp_path / "표.ods"
    path.write_bytes(packed({"mimetype": ODS, "content.xml": body, "META-INF/manifest.xml": "<m/>"}))
    with pytest.raises(Refused, match=r"file\.damaged"):
        read(path)


MILLION = 1_000_000


@pytest.mark.parametrize("cell", ["[" * MILLION, "(" * MILLION, "a" + "\u0300\u0316" * MILLION, " " * MILLION])
def test_no_text_takes_the_square_of_its_length(cell: str) -> None:
    """At a million letters that would take hours."""
    assert len(layout.header_key(cell)) <= MILLION * 2
    assert len(text.nfc(cell)) in (30, 31, MILLION)
    assert text.bare_name(cell) == text.bare_name(cell[:500])


@pytest.mark.parametrize("cell", ["1" * MILLION + "x", "1," * MILLION, "1 " * MILLION + "원", "1" * 200 + "명"])
def test_no_amount_takes_the_square_of_its_length(cell: str) -> None:
    for read_amount in (cells.money("원"), cells.integer):
        with pytest.raises(ValueError, match="number"):
            read_amount(cell)


def test_a_heap_of_marks_is_no_language() -> None:
    heap = "가" + "\u0301" * 5_000
    assert len(text.nfc(heap)) == 31
    assert text.nfc(text.nfc(heap)) == text.nfc(heap)
    whole = "각 나\u0301라 " * 2_000
    assert text.nfc(whole) == unicodedata.normalize("NFC", whole)


@pytest.mark.parametrize(
    ("header", "key"),
    [
        (f"기업명\n( ※ {'작성 요령을 읽고, ' * 60})", "기업명"),
        (f"[{'안내 ' * 200}] 매출액(백만원)", "매출액"),
        ("매출액(3년 (2023~2025) 평균)", "매출액"),
        ("최근 3년·평균(※) 매출액", "최근3년평균매출액"),
        ("매출액(백만원", "매출액(백만원"),
    ],
)
def test_a_note_however_long_is_no_part_of_a_header(header: str, key: str) -> None:
    assert layout.header_key(header) == key


def test_an_amount_may_stand_far_from_its_unit() -> None:
    assert cells.money("원")("1,234" + " " * 120 + "백만원") == 1_234_000_000
    assert cells.integer("52" + " " * 100 + "명") == 52


@pytest.mark.parametrize("end", ["", "\n"])
def test_a_table_of_as_many_rows_as_may_be_is_read(end: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("\n".join(["a,b"] * limits.ROWS) + end, encoding="ascii")
    assert len(read_text(path)) == limits.ROWS
