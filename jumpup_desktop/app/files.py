"""Files of the companies, as the window shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.selection.company import COMPANY
from jumpup_desktop.presenters.ports.files import FileLine

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from jumpup_desktop.app.holder import Holder
    from jumpup_desktop.domain.selection.company import Company
    from jumpup_desktop.presenters.ports.files import FileSort


class Files:
    """The file that is open stays in memory for its pages, so that drawing them needs no store."""

    def __init__(self, holder: Holder) -> None:
        self._holder = holder
        self._shown: tuple[str, bytes] = ("", b"")
        self._counted: dict[str, int] = {}

    def files(self, company: str) -> Sequence[FileLine]:
        """What a company handed in."""
        state: Company | None = self._holder.store.get(COMPANY, company)
        if state is None:
            return ()
        deck = state.deck.sha256 if state.deck else ""
        return [FileLine(f.sha256, f.name, f.sort, self._pages(f.sha256), f.sha256 == deck) for f in state.files]

    def _pages(self, sha256: str) -> int:
        """How many pages; 0 for what is no PDF, is locked, or did not come with this copy."""
        from pypdfium2 import PdfiumError

        from jumpup_desktop.documents.print_copy import page_count
        from jumpup_desktop.errors import Trouble

        if sha256 not in self._counted:
            try:
                content = self._holder.store.attachment(sha256)
                self._counted[sha256] = page_count(content) if content.startswith(b"%PDF-") else 0
            except (Trouble, PdfiumError):
                return 0
        return self._counted[sha256]

    def open(self, sha256: str) -> None:
        """Take a file into memory. Raises Trouble where its content is not here."""
        if self._shown[0] != sha256:
            self._shown = (sha256, self._holder.store.attachment(sha256))

    def read(self, path: Path) -> object:
        """Take a file in, from any thread. Raises Trouble."""
        from jumpup_desktop.services import company_files

        return company_files.read(self._holder.store, path)

    def attach(self, company: str, file: object, sort: FileSort) -> str:
        """Keep what was read with the company. Raises Trouble; refuses `company.unknown`."""
        from jumpup_desktop.services import company_files, seasons

        assert isinstance(file, company_files.Incoming)
        store = self._holder.store
        return company_files.attach(store, seasons.secretariat(store.season), company, file, sort)

    def forget(self) -> None:
        """Nothing of a season stays in memory after it was closed."""
        self._shown, self._counted = ("", b""), {}

    def picture(self, sha256: str, page: int, dots: int) -> bytes:
        """A page of the open file as PNG, from any thread; nothing where another file was opened meanwhile."""
        from jumpup_desktop.documents.print_copy import page_png

        shown, content = self._shown
        return page_png(content, page, dots) if shown == sha256 else b""
