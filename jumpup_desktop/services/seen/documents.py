"""The document that is open: it stays in memory for its pages, so that drawing them needs no store."""

from __future__ import annotations


class OpenDocument:
    """One at a time; `show` in the store's thread, pictures from any."""

    def __init__(self) -> None:
        self._shown: tuple[str, bytes] = ("", b"")

    def show(self, name: str, content: bytes) -> int:
        """Open a document (PDF); how many pages it has."""
        from jumpup_desktop.documents.print_copy import page_count

        self._shown = (name, content)
        return page_count(content)

    def picture(self, name: str, page: int, dots: int) -> bytes:
        """A page as PNG, `dots` per inch; nothing where another document was opened meanwhile."""
        from jumpup_desktop.documents.print_copy import page_png

        shown, content = self._shown
        return page_png(content, page, dots) if shown == name else b""

    def forget(self) -> None:
        """Nothing of a season stays in memory after it was closed."""
        self._shown = ("", b"")


def pictures(pdf: bytes, dots: int) -> list[bytes]:
    """All pages as PNG, for the printer."""
    from jumpup_desktop.documents.print_copy import page_count, page_png

    return [page_png(pdf, page, dots) for page in range(page_count(pdf))]
