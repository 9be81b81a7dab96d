"""The season's papers: their state, their pages, whether they are what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.presenters.event import Event

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from jumpup_desktop.presenters.messages import Sentences
    from jumpup_desktop.presenters.ports.papers import PaperRow, PapersPort, VerifyLine
    from jumpup_desktop.presenters.tasks import Tasks

SCREEN_DOTS = 110
PRINT_DOTS = 300


class PapersPresenter:
    """`changed` for the list and the chosen paper, `page_came` for a page's picture, `checked` for a verification."""

    def __init__(self, port: PapersPort, tasks: Tasks, sentences: Sentences) -> None:
        self._port, self._tasks, self._sentences = port, tasks, sentences
        self.changed: Event[None] = Event()
        self.page_came: Event[bytes] = Event()
        self.saved: Event[str] = Event()
        self.rows: Sequence[PaperRow] = ()
        self.paper: PaperRow | None = None
        self.lines: Sequence[VerifyLine] = ()
        self.page, self.pages = 0, 0
        self.error = ""
        self.is_loaded = False

    def refresh(self) -> None:
        """Read the list again."""
        self._tasks.submit(self._port.papers, self._on_rows, self._on_fault)

    def choose(self, paper: str) -> None:
        """Show one paper from its first page."""
        self.paper = next((row for row in self.rows if row.id == paper), None)
        self.lines, self.page, self.pages = (), 0, 0
        self._tasks.submit(lambda: self._port.pages(paper), self._on_pages, self._on_fault)

    def turn(self, step: int) -> None:
        """Some pages on or back."""
        page = self.page + step
        if self.paper is not None and 0 <= page < self.pages:
            self.page = page
            self._ask_picture()

    def verify(self) -> None:
        """Check signatures, seal and hashes."""
        if self.paper is not None:
            paper, language = self.paper.id, self._sentences.language
            self._tasks.submit(lambda: self._port.verify(paper, language), self._on_lines, self._on_fault)

    def save(self, target: Path) -> None:
        """Write the paper to a file."""
        if self.paper is not None:
            paper = self.paper.id
            self._tasks.submit(
                lambda: self._port.save(paper, target),
                lambda _none: self.saved.emit(str(target)),
                self._on_fault,
            )

    def pictures(self, done: Callable[[Sequence[bytes]], None]) -> None:
        """All pages for the printer."""
        if self.paper is not None:
            paper, pages = self.paper.id, self.pages
            self._tasks.submit(
                lambda: [self._port.picture(paper, page, PRINT_DOTS) for page in range(pages)],
                done, self._on_fault, "files",
            )  # fmt: skip

    def _ask_picture(self) -> None:
        self.changed.emit(None)
        if self.paper is not None:
            paper, page = self.paper.id, self.page
            self._tasks.submit(
                lambda: self._port.picture(paper, page, SCREEN_DOTS), self.page_came.emit, self._on_fault, "files"
            )

    def _on_pages(self, pages: int) -> None:
        self.pages = pages
        self._ask_picture()

    def _on_lines(self, lines: Sequence[VerifyLine]) -> None:
        self.lines = lines
        self.changed.emit(None)

    def _on_rows(self, rows: Sequence[PaperRow]) -> None:
        self.rows, self.error, self.is_loaded = rows, "", True
        self.paper = next((row for row in rows if self.paper and row.id == self.paper.id), None)
        self.changed.emit(None)
        if rows and self.paper is None:
            self.choose(rows[0].id)

    def _on_fault(self, error: Exception) -> None:
        self.error = self._sentences.of(error)
        self.changed.emit(None)
