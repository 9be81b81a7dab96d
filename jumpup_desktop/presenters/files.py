"""기업 자료: the files of the company that is shown, page by page; the deck checked by its hash (practice 14)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting.turn import CheckDeck
from jumpup_desktop.presenters.event import Event
from jumpup_desktop.services import company_files
from jumpup_desktop.services.seen import files as seen
from jumpup_desktop.services.seen.documents import OpenDocument

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from jumpup_desktop.domain.selection.company import FileKind
    from jumpup_desktop.presenters.room import RoomPresenter
    from jumpup_desktop.services.company_files import Incoming
    from jumpup_desktop.services.seen.files import FileLine
    from jumpup_desktop.services.seen.turn import TurnView

DOTS = 110


class FilesPresenter:
    """`changed` for list and page number, `page_came` for a page's picture."""

    def __init__(self, room: RoomPresenter) -> None:
        self.room, self._document = room, OpenDocument()
        self.changed: Event[None] = Event()
        self.page_came: Event[bytes] = Event()
        self.files: Sequence[FileLine] = ()
        self.file: FileLine | None = None
        self.page = 0
        self.picture = b""
        self.error = ""
        self.is_busy = False
        self._company = ""
        self._waiting: CheckDeck | None = None
        room.changed.listen(self._on_room)

    @property
    def turn(self) -> TurnView | None:
        """The company that is shown."""
        return self.room.day.turn if self.room.day else None

    @property
    def can_check_deck(self) -> bool:
        """Whether the deck of the company that is in can be checked now."""
        return self.turn is not None and self.turn.entry.state == "in_room" and not self.is_busy

    @property
    def deck(self) -> FileLine | None:
        """The deck that was handed in."""
        return next((f for f in self.files if f.is_deck), None)

    def choose(self, sha256: str) -> None:
        """Open a file from its first page."""
        self.file = next((f for f in self.files if f.sha256 == sha256), None)
        self.page = 0
        if self.file is not None and self.file.pages:
            season, document = self.room.season, self._document
            self.room.tasks.submit(
                lambda: document.show(sha256, season.store.attachment(sha256)),
                lambda _pages: self._ask_picture(),
                self._on_fault,
            )
        else:
            self._ask_picture()

    def turn_page(self, step: int) -> None:
        """Some pages on or back."""
        page = self.page + step
        if self.file is not None and 0 <= page < self.file.pages:
            self.page = page
            self._ask_picture()

    def attach(self, paths: Sequence[Path], kind: FileKind, done: Callable[[str], None] = lambda _sha256: None) -> None:
        """Keep files with the company that is shown; `done` hears the hash of the last one."""
        company, turn = self._company, self.turn
        if turn is None or not company or not paths:
            return
        self.is_busy = True
        self.changed.emit(None)
        tasks, season = self.room.tasks, self.room.season

        def on_read(read: list[Incoming]) -> None:
            tasks.submit(lambda: [keep(one) for one in read][-1], on_kept, self._on_fault)

        def keep(one: Incoming) -> str:
            return company_files.attach(season.store, season.actor, company, one, kind)

        def on_kept(sha256: str) -> None:
            self.is_busy, self.error = False, ""
            self._refresh(sha256)
            done(sha256)

        store = season.store
        tasks.submit(lambda: [company_files.read(store, path) for path in paths], on_read, self._on_fault, "files")

    def check_deck(self, path: Path, reason_for: Callable[[], str]) -> None:
        """발표자료 확인: the deck that is shown, against the one handed in; another one needs a reason and leave."""
        before, turn = self.deck, self.turn

        def on_kept(sha256: str) -> None:
            if turn is None:
                return
            if before is None or before.sha256 == sha256:
                self._act(CheckDeck(turn.entry.item, sha256))
            elif reason := reason_for():
                self._act(CheckDeck(turn.entry.item, sha256, reason=reason, allowed_by=turn.presiding))

        self.attach([path], "deck", on_kept)

    def check_handed_in(self) -> None:
        """The deck that is shown is the one handed in."""
        if self.deck is not None and self.turn is not None:
            self._act(CheckDeck(self.turn.entry.item, self.deck.sha256))

    def _act(self, act: CheckDeck) -> None:
        """Record the check; while something else is being recorded, it waits for that."""
        if self.room.is_busy:
            self._waiting = act
        else:
            self.room.act(act)

    def forget(self) -> None:
        """The season was closed: nothing of its files stays here."""
        self._company, self.files, self.file, self.picture, self._waiting = "", (), None, b"", None
        self._document.forget()

    def _on_room(self, _none: None) -> None:
        if self._waiting is not None and not self.room.is_busy:
            act, self._waiting = self._waiting, None
            self.room.act(act)
        company = self.turn.entry.company if self.turn else ""
        if company != self._company:
            self._company, self.files, self.file, self.picture, self.error = company, (), None, b"", ""
            if company:
                self._refresh("")
        self.changed.emit(None)

    def _refresh(self, wanted: str) -> None:
        company = self._company

        def on_files(files: Sequence[FileLine]) -> None:
            if company != self._company:
                return
            self.files = files
            chosen = wanted or (self.file.sha256 if self.file else "")
            first = next((f.sha256 for f in files if f.pages), files[0].sha256 if files else "")
            self.choose(chosen or first)

        self.room.work(lambda room: seen.files(room.store, room.reader, company), on_files)

    def _ask_picture(self) -> None:
        self.picture = b""
        self.changed.emit(None)
        if self.file is None or not self.file.pages:
            self.page_came.emit(b"")
            return
        sha256, page, document = self.file.sha256, self.page, self._document

        def on_picture(picture: bytes) -> None:
            if self.file is not None and (self.file.sha256, self.page) == (sha256, page):
                self.picture = picture
                self.page_came.emit(picture)

        self.room.tasks.submit(
            lambda: document.picture(sha256, page, DOTS), on_picture, self._on_fault, "files"
        )  # fmt: skip

    def _on_fault(self, error: Exception) -> None:
        self.is_busy = False
        self.error = self.room.sentences.of(error)
        self.changed.emit(None)
