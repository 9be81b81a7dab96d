"""Files of the companies: what was handed in, and its pages where it is a PDF."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FileSort = Literal["deck", "plan", "other"]


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file; `pages` is 0 where it cannot be read inside."""

    sha256: str
    name: str
    sort: FileSort
    pages: int
    is_deck: bool


class FilesPort(Protocol):
    """Files of a company. `read` takes a file in from any thread; attaching answers with its hash.

    A page of the file that was opened last comes as PNG bytes, `dots` per inch; `picture` may be asked from any thread.
    """

    def files(self, company: str) -> Sequence[FileLine]: ...
    def read(self, path: Path) -> object: ...
    def attach(self, company: str, file: object, sort: FileSort) -> str: ...
    def open(self, sha256: str) -> None: ...
    def picture(self, sha256: str, page: int, dots: int) -> bytes: ...
    def forget(self) -> None: ...
