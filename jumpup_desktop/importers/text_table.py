"""CSV and TSV in the encodings the agencies use; every cell is text."""

from __future__ import annotations

import csv
import io
import re
import warnings
from typing import TYPE_CHECKING

from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.importers import limits

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from jumpup_desktop.importers.grid import Row

MB = 1024 * 1024
_LINE_END = re.compile("\r\n|\r|\n")
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read_text(path: Path) -> list[Row]:
    """The rows of a text table, as a spreadsheet would number them.

    Refuses `file.unreadable`, `file.too-large`, `file.too-wide`.
    """
    size = path.stat().st_size
    if size > limits.TEXT_BYTES:
        raise Refused("file.too-large", megabytes=size // MB, limit=limits.TEXT_BYTES // MB)
    text = decoded(path.read_bytes())
    return _rows(text, _separator(text))


def decoded(data: bytes) -> str:
    """The text by its mark, else as UTF-8, else as CP949. Raises Refused("file.unreadable")."""
    encodings = [name for mark, name in _MARKS if data.startswith(mark)] or ["utf-8", "cp949"]
    for encoding in encodings:
        try:
            return data.decode(encoding).rstrip("\x1a\x00")
        except UnicodeDecodeError:
            continue
    raise Refused("file.unreadable")


def _separator(text: str) -> str:
    start = text[:20_000]
    return max(",\t;", key=start.count)


def _width(text: str, separator: str) -> int:
    """Cells of the widest row; a cell may have lines of its own. Refuses `file.unreadable`, `file.too-wide` at once."""
    before, width = csv.field_size_limit(len(text) + 1), 1
    try:
        for rows, row in enumerate(csv.reader(_lines(text), delimiter=separator), 1):
            width = max(width, len(row))
            if rows > limits.ROWS or width > limits.COLUMNS or rows * width > limits.CELLS:
                raise Refused("file.too-wide", sheet="", rows=rows, columns=width)
    except csv.Error as error:
        raise Refused("file.unreadable") from error
    finally:
        csv.field_size_limit(before)
    return width


def _lines(text: str) -> Iterator[str]:
    """One line after the other, however it ends: nothing is copied as a whole."""
    at = 0
    for end in _LINE_END.finditer(text):
        yield text[at : end.end()]
        at = end.end()
    if at < len(text):
        yield text[at:]


def _rows(text: str, separator: str) -> list[Row]:
    import pandas as pd

    width = _width(text, separator)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", pd.errors.ParserWarning)  # it would leave cells out
            frame = pd.read_csv(
                io.StringIO(text), sep=separator, header=None, names=range(width), dtype=object,
                keep_default_na=False, skip_blank_lines=False, index_col=False,
            )  # fmt: skip
    except (pd.errors.ParserError, pd.errors.EmptyDataError, pd.errors.ParserWarning) as error:
        raise Refused("file.unreadable") from error
    if frame.empty:
        raise Refused("file.empty")
    filled = (frame != "").any()
    last = max((int(n) for n in frame.columns[filled]), default=0)
    return [[None if v == "" else v for v in row] for row in frame.iloc[:, : last + 1].to_numpy().tolist()]
