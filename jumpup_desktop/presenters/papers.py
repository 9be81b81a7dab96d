"""The season's papers: their state, their pages, whether they are what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from jumpup_desktop.presenters.event import Event
from jumpup_desktop.services.seen.documents import OpenDocument, pictures

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from jumpup_desktop.presenters.messages import Sentences
    from jumpup_desktop.presenters.tasks import Tasks
    from jumpup_desktop.services.open_season import OpenSeason
    from jumpup_desktop.services.seen.papers import PaperLine, VerifyLine

T = TypeVar("T")
SCREEN_DOTS = 110
PRINT_DOTS = 300


class PapersPresenter:
    """`day` is whose papers are listed, the last one at first.

    `changed` for the list and the chosen paper, `page_came` for a page's picture, `saved` for a file.
    """

    def __init__(self, season: OpenSeason, tasks: Tasks, sentences: Sentences) -> None:
        self._season, self._tasks, self._sentences = season, tasks, sentences
        self._document = OpenDocument()
        self.changed: Event[None] = Event()
        self.page_came: Event[bytes] = Event()
        self.saved: Event[str] = Event()
        self.days: Sequence[tuple[str, str]] = ()
        self.day: str | None = None
        self.rows: Sequence[PaperLine] = ()
        self.paper: PaperLine | None = None
        self.lines: Sequence[VerifyLine] = ()
        self.page, self.pages = 0, 0
        self.error = ""
        self.is_loaded, self.is_verifying = False, False

    @property
    def can_correct(self) -> bool:
        """Whether the chosen paper can have a further edition."""
        paper = self.paper
        return bool(paper and paper.state == "sealed" and paper.is_newest and paper.meeting_id)

    @property
    def can_reopen(self) -> bool:
        """Whether the chosen paper is fixed and can be opened again, because it is not sealed."""
        return bool(self.paper and self.paper.state in ("frozen", "signing") and self.paper.meeting_id)

    def refresh(self) -> None:
        """Read the list again."""
        season, chosen = self._season, self.day

        def read() -> tuple[Sequence[tuple[str, str]], str | None, Sequence[PaperLine]]:
            from jumpup_desktop.services.seen import papers

            days = papers.days_with_papers(season.store)
            day = chosen if chosen is not None else next((meeting for meeting, _ in days), None)
            return days, day, papers.lines(season.store, season.reader, day or "")

        self._tasks.submit(read, self._on_read, self._on_fault)

    def choose_day(self, meeting: str) -> None:
        """List the papers of another day; of all where none is named."""
        self.day = meeting
        self.refresh()

    def choose(self, paper: str) -> None:
        """Show one paper from its first page."""
        self.paper = next((row for row in self.rows if row.id == paper), None)
        self.lines, self.page, self.pages, self.is_verifying = (), 0, 0, False
        if self.paper is not None and self.paper.state == "drafted":
            self._document.forget()
            self.page_came.emit(b"")
            self.changed.emit(None)
            return
        season, document, name = self._season, self._document, self._name

        def read() -> int:
            from jumpup_desktop.services.seen import papers

            return document.show(name, papers.content(season.store, season.reader, paper))

        self._tasks.submit(read, self._of_this_paper(self._on_pages), self._on_fault)

    def turn(self, step: int) -> None:
        """Some pages on or back."""
        page = self.page + step
        if self.paper is not None and 0 <= page < self.pages:
            self.page = page
            self._ask_picture()

    def verify(self) -> None:
        """Check signatures, seal and hashes."""
        if self.paper is not None:
            from jumpup_desktop.services.seen import papers

            self.is_verifying = True
            paper, language, season = self.paper.id, self._sentences.language, self._season
            self._tasks.submit(
                lambda: papers.verify(season.store, season.reader, paper, language),
                self._of_this_paper(self._on_lines),
                self._on_fault,
            )

    def save(self, target: Path) -> None:
        """Write the paper to a file."""
        if self.paper is not None:
            from jumpup_desktop.services.seen import papers

            paper, season = self.paper.id, self._season
            self._tasks.submit(
                lambda: papers.save(season.store, season.reader, paper, target),
                lambda _none: self.saved.emit(str(target)),
                self._on_fault,
            )

    def pictures(self, done: Callable[[Sequence[bytes]], None]) -> None:
        """All pages for the printer."""
        if self.paper is not None:
            from jumpup_desktop.services.seen import papers

            paper, season = self.paper.id, self._season

            def on_read(pdf: bytes) -> None:
                self._tasks.submit(lambda: pictures(pdf, PRINT_DOTS), done, self._on_fault, "files")

            self._tasks.submit(
                lambda: papers.leaving(season.store, season.reader, paper, "print"), on_read, self._on_fault
            )

    def _ask_picture(self) -> None:
        self.changed.emit(None)
        if self.paper is not None:
            name, page, document = self._name, self.page, self._document
            self._tasks.submit(
                lambda: document.picture(name, page, SCREEN_DOTS),
                self._of_this_paper(self.page_came.emit),
                self._on_fault,
                "files",
            )

    @property
    def _name(self) -> str:
        """What is open, by its content: a paper that was signed meanwhile is another one."""
        return f"{self.paper.id} {self.paper.sha256}" if self.paper else ""

    def _of_this_paper(self, done: Callable[[T], None]) -> Callable[[T], None]:
        """What is heard only while the paper it is about is shown."""
        name = self._name

        def heard(told: T) -> None:
            if name == self._name:
                done(told)

        return heard

    def _on_pages(self, pages: int) -> None:
        """What is sealed is verified by itself."""
        self.pages = pages
        if self.paper is not None and self.paper.state == "sealed":
            self.verify()
        self._ask_picture()

    def _on_lines(self, lines: Sequence[VerifyLine]) -> None:
        self.lines, self.is_verifying = lines, False
        self.changed.emit(None)

    def _on_read(self, found: tuple[Sequence[tuple[str, str]], str | None, Sequence[PaperLine]]) -> None:
        self.days, self.day, rows = found
        self.rows, self.error, self.is_loaded = rows, "", True
        before, self.paper = self.paper, next((row for row in rows if self.paper and row.id == self.paper.id), None)
        self.changed.emit(None)
        if rows and (self.paper is None or self.paper != before):
            self.choose(self.paper.id if self.paper else rows[0].id)

    def _on_fault(self, error: Exception) -> None:
        self.error, self.is_verifying = self._sentences.of(error), False
        self.changed.emit(None)
