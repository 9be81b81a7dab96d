"""The record inside a PDF that lies in a season: of a small plain one read here, of any other in the child.

Whoever made a season's file made what lies in it: opening a PDF may take seventy times its size, or unfold without end.
"""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.errors import Trouble, trouble_of
from jumpup_desktop.services.jobs import ProcessJobs, WorkerLimits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jumpup_desktop.documents.contents import Paper

MOST_HERE = 3 * 1024 * 1024
"""Bytes of a file that is opened in this process; ours have a tenth."""
LIMITS = WorkerLimits(memory=400 * 1024**2, cpu=8, wall=8.5)


@contextmanager
def as_file(pdf: bytes) -> Iterator[Path]:
    """A file for the child to read, for as long as it is needed. Raises Trouble where there is no room for it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "paper.pdf"
        try:
            path.write_bytes(pdf)
        except OSError as error:
            raise trouble_of(error) from error
        yield path


def record_in(pdf: bytes) -> bytes:
    """The record as it lies in the file. Raises ValueError when it holds none, or none that can be read."""
    from jumpup_desktop.documents import record
    from jumpup_desktop.documents.attached import is_packed

    if len(pdf) <= MOST_HERE and not is_packed(pdf):
        return record.record_in(pdf)
    with as_file(pdf) as path:
        try:
            found: bytes = ProcessJobs(LIMITS).start("papers.record", {"path": str(path)}, bytes, None).result()
        except Trouble as trouble:
            raise ValueError(trouble.code) from trouble
    if not found:
        raise ValueError
    return found


def paper_in(pdf: bytes) -> Paper:
    """The paper that lies in a file. Refuses `paper.record-unreadable` when it holds none of ours."""
    from jumpup_desktop.documents.record import decode_record

    try:
        return decode_record(record_in(pdf))
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise Refused("paper.record-unreadable") from error


def sha256_in(pdf: bytes) -> str:
    """The hash of the record in a file; empty when it holds none."""
    from jumpup_desktop.documents.record import record_sha256

    try:
        return record_sha256(record_in(pdf))
    except ValueError:
        return ""


def chain_head_in(pdf: bytes) -> str:
    """The end of the record that a file names; empty when it names none."""
    import msgspec

    try:
        content: Any = msgspec.json.decode(record_in(pdf))
        return str(content["audit"]["chain_head"])
    except (ValueError, LookupError, TypeError, RecursionError):
        return ""
