"""Cuts small files out of the season's data, the same table in every format; run by hand.

PYTHONPATH=<folder with xlwt> python tests/data/cut.py <folder of the season data>
"""

from __future__ import annotations

import shutil
import sys
import zipfile
from datetime import date
from pathlib import Path

import xlwt  # type: ignore[import-not-found]  # not installed: only this script needs it
from lxml import etree
from openpyxl import load_workbook

HERE = Path(__file__).resolve().parent
FIRST, KEPT = 6, 30
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


def cut_xlsx(source: Path) -> None:
    """Title, unit note, both header rows, the first rows, the footnote."""
    book = load_workbook(source / "step1_results.xlsx")
    sheet = book["STEP1 결과"]
    last = sheet.max_row
    footnote = sheet.cell(last, 1).value
    for merged in [r for r in sheet.merged_cells.ranges if r.min_row == last]:
        sheet.unmerge_cells(str(merged))
    sheet.delete_rows(FIRST + KEPT, last)
    sheet.cell(FIRST + KEPT, 1).value = footnote
    book.save(HERE / "step1.xlsx")


def cut_ods(source: Path) -> None:
    """The same rows out of content.xml."""
    with zipfile.ZipFile(source / "step1_results.ods") as old, zipfile.ZipFile(HERE / "step1.ods", "w") as new:
        for item in old.infolist():
            if item.filename.startswith(("Configurations2", "Thumbnails")):
                continue
            data = old.read(item)
            method = zipfile.ZIP_STORED if item.filename == "mimetype" else zipfile.ZIP_DEFLATED
            new.writestr(item.filename, _cut_content(data) if item.filename == "content.xml" else data, method)


def _cut_content(data: bytes) -> bytes:
    root = etree.fromstring(data)
    table = next(t for t in root.iter(f"{TABLE}table") if t.get(f"{TABLE}name") == "STEP1 결과")
    rows = list(table.iter(f"{TABLE}table-row"))
    at = 0
    for row in rows:
        at += int(row.get(f"{TABLE}number-rows-repeated", "1"))
        if FIRST + KEPT <= at < 537:
            row.getparent().remove(row)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def write_xls() -> None:
    """The cut xlsx as Excel 97–2003: dates as date cells, merges, the hidden column."""
    source = load_workbook(HERE / "step1.xlsx")["STEP1 결과"]
    book = xlwt.Workbook()
    sheet = book.add_sheet("STEP1 결과")
    day = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    for row in source.iter_rows():
        for cell in row:
            if isinstance(cell.value, date):
                sheet.write(cell.row - 1, cell.column - 1, cell.value, day)
            elif cell.value is not None:
                sheet.write(cell.row - 1, cell.column - 1, cell.value)
    sheet.col(43).hidden = True
    book.save(str(HERE / "step1.xls"))


def write_error_xls() -> None:
    """Three rows with a header and an error cell at B3."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("표")
    for column, head in enumerate(("연번", "총자산", "기업명")):
        sheet.write(0, column, head)
    sheet.write(1, 1, 5)
    sheet.row(2).set_cell_error(1, 0x2A)
    book.save(str(HERE / "error.xls"))


def cut_csv(source: Path) -> None:
    """The same rows of both CSV files; cells with line breaks count as one row."""
    import csv
    import io

    for name, encoding in (("cp949", "cp949"), ("utf8bom", "utf-8-sig")):
        text = (source / f"step1_results_{name}.csv").read_bytes().decode(encoding)
        rows = list(csv.reader(io.StringIO(text, newline="")))
        out = io.StringIO(newline="")
        csv.writer(out, lineterminator="\r\n").writerows([*rows[: FIRST + KEPT - 1], rows[-1]])
        (HERE / f"step1_{name}.csv").write_bytes(out.getvalue().encode(encoding))


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    cut_xlsx(folder)
    cut_ods(folder)
    write_xls()
    write_error_xls()
    cut_csv(folder)
    for whole in ("step1_faults.xlsx", "panels.xlsx"):
        shutil.copyfile(folder / whole, HERE / whole)
