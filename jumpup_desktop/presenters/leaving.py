"""Papers on their way out and back: copied, printed, taken for ink signatures, filed as scans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.presenters.event import Event
from jumpup_desktop.presenters.papers import PRINT_DOTS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from jumpup_desktop.presenters.signing_day import SigningDayPresenter
    from jumpup_desktop.services.papers.exported import Exported
    from jumpup_desktop.services.papers.scans import Filing


class LeavingPresenter:
    """After the day was read again, `said` tells (heading, text) what went or came, `printing` the pages to print."""

    def __init__(self, closed: SigningDayPresenter) -> None:
        self.closed = closed
        self.said: Event[tuple[str, str]] = Event()
        self.printing: Event[Sequence[bytes]] = Event()

    def export(self, folder: Path) -> None:
        """Copy the sealed papers, the root certificate and the day's lists to a folder or a stick; how many papers."""
        season, meeting = self.closed.season, self._meeting

        def work(_table: object) -> tuple[int, Sequence[Exported]]:
            from jumpup_desktop.services.papers import day_lists, export

            papers = export.sealed(season.store, season.reader, meeting, folder)
            lists = day_lists.write_lists(season.store, season.reader, meeting, folder / "목록")
            return len(papers), (*papers, *lists)

        self.closed.do(work, lambda done: self._tell("copy", "ask.copied", *done))

    def annex(self, folder: Path, reason: str, responsible: str) -> None:
        """The closed annex, with the reason and whose responsibility it is."""
        season, meeting = self.closed.season, self._meeting

        def work(_table: object) -> Sequence[Exported]:
            from jumpup_desktop.services.papers import annex

            return (annex.write_annex(season.store, season.reader, meeting, folder, reason, responsible),)

        self.closed.do(work, lambda done: self._tell("annex", "ask.annex-left", len(done), done))

    def ink_pages(self, folder: Path) -> None:
        """Pages to be signed in ink, for printing; how many papers."""
        season, meeting = self.closed.season, self._meeting

        def work(_table: object) -> Sequence[Exported]:
            from jumpup_desktop.services.papers import export

            return export.ink_pages(season.store, season.reader, meeting, folder)

        self.closed.do(work, lambda done: self._tell("ink", "ask.ink-pages", len(done), done))

    def file_scans(self, files: Sequence[Path]) -> None:
        """Scanned pages find their papers by their codes: their numbers, and sentences about what belongs elsewhere."""
        season, meeting, sentences = self.closed.season, self._meeting, self.closed.sentences

        def work(_table: object) -> Filing:
            from jumpup_desktop.services.papers import scans

            return scans.file_scans(season.store, season.actor, meeting, files)

        def on_filed(filing: Filing) -> None:
            lines = [sentences.say("ask.filed", {"number": one.number}) for one in filing.filed]
            text = "\n".join([*lines, *(sentences.of(p) for p in filing.problems)])
            self.said.emit((sentences.say("asks.scans", {}), text))

        self.closed.do(work, on_filed)

    def prints(self) -> None:
        """마감 인쇄: all its pages as pictures."""
        season, meeting = self.closed.season, self._meeting

        def work(_table: object) -> Sequence[bytes]:
            from jumpup_desktop.services.papers import closing_print
            from jumpup_desktop.services.seen.documents import pictures

            pdfs = closing_print.closing_print(season.store, season.reader, meeting)
            return [page for pdf in pdfs for page in pictures(pdf, PRINT_DOTS)]

        self.closed.do(work, self.printing.emit)

    def _tell(self, heading: str, text: str, count: int, done: Sequence[Exported]) -> None:
        """How many left, and under which names others stay that lay there."""
        say = self.closed.sentences.say
        kept = [say("cli.kept-before", {"name": one.path.name, "kept": one.kept}) for one in done if one.kept]
        self.said.emit((say(f"asks.{heading}", {}), "\n".join([say(text, {"n": count}), *kept])))

    @property
    def _meeting(self) -> str:
        return self.closed.day.meeting if self.closed.day else ""
