"""CSV and TSV in the encodings the agencies use; every cell is text."""

from __future__ import annotations

import csv
import io
import warnings
from typing import TYPE_CHECKING

from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.importers import limits

if TYPE_CHECKING:
    from pathlib import Path

    from jumpup_desktop.importers.grid import Row

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read_text(path: Path) -> list[Row]:
    """The rows of a text table, as a spreadsheet would number them. Raises Refused("file.unreadable")."""
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
    """Cells of the widest row; a cell may have lines of its own. Refuses `file.unreadable`."""
    before = csv.field_size_limit(len(text) + 1)
    try:
        return max((len(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator)), default=0) or 1
    except csv.Error as error:
        raise Refused("file.unreadable") from error
    finally:
        csv.field_size_limit(before)


def _rows(text: str, separator: str) -> list[Row]:
    import pandas as pd

    width = _width(text, separator)
    if width > limits.COLUMNS:
        raise Refused("file.too-wide", sheet="", rows=text.count("\n"), columns=width)
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
