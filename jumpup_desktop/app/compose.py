"""Builds presenters and window over one open season."""

from __future__ import annotations

import time
from functools import cached_property
from typing import TYPE_CHECKING, Literal, cast

from jumpup_desktop.presenters.health import HealthPresenter
from jumpup_desktop.presenters.messages import Sentences
from jumpup_desktop.presenters.rescue import RescuePresenter
from jumpup_desktop.presenters.session import SessionPresenter
from jumpup_desktop.presenters.settings import SettingsPresenter
from jumpup_desktop.presenters.shell import ShellPresenter
from jumpup_desktop.views.shell.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable

    from jumpup_desktop.app.pages_of_the_day import PagesOfTheDay
    from jumpup_desktop.domain.record.event import Reader
    from jumpup_desktop.presenters.copies import CopiesPresenter
    from jumpup_desktop.presenters.room import RoomPresenter
    from jumpup_desktop.presenters.shell import PageName
    from jumpup_desktop.presenters.tasks import Tasks
    from jumpup_desktop.services.open_season import OpenSeason
    from jumpup_desktop.services.preferences import KeptPreferences
    from jumpup_desktop.views.dialogs import Dialogs
    from jumpup_desktop.views.page import Page
    from jumpup_desktop.views.room.opening import OpeningPage
    from jumpup_desktop.views.shell.frame import Frame
    from jumpup_desktop.views.step1.page import Step1Page
    from jumpup_desktop.views.translation import Translation


class Composition:
    """The first screen is built at once; the frame and each page when they are first shown."""

    def __init__(
        self, season: OpenSeason, preferences: KeptPreferences, tasks: Tasks, dialogs: Dialogs,
        translation: Translation, clock: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        self.season, self.preferences, self._tasks, self._dialogs = season, preferences, tasks, dialogs
        self.sentences = Sentences(preferences.read().language)
        self.session = SessionPresenter(season, preferences, tasks, self.sentences, clock)
        self.shell = ShellPresenter(self.session, self._phase_runs, tasks, clock)
        self.settings = SettingsPresenter(season, preferences, tasks, self.sentences)
        self.health = HealthPresenter(season, self.session, tasks, self.sentences)
        rescue = RescuePresenter(self.session, tasks, self.sentences)
        self.window = Window(self.session, rescue, self.shell, self.settings, dialogs, translation, self._frame)
        self.window.season.choose.form.check_button.clicked.connect(self.show_readiness)

    def show_readiness(self) -> None:
        """준비 점검."""
        from jumpup_desktop.presenters.readiness import ReadinessPresenter
        from jumpup_desktop.views.readiness import ReadinessDialog

        presenter = ReadinessPresenter(self.preferences.folder, self._tasks, self.sentences)
        dialog = ReadinessDialog(presenter, self._dialogs, self.window)
        dialog.exec()
        dialog.deleteLater()

    def _phase_runs(self) -> bool:
        return "room" in self.__dict__ and self.room.day is not None and self.room.day.phase_runs

    def _frame(self, help_me: Callable[[], None]) -> Frame:
        from jumpup_desktop.views.shell.copy_lamp import CopyLamp
        from jumpup_desktop.views.shell.frame import Frame

        builders: dict[PageName, Callable[[], Page]] = {
            "start": self._start, "step1": self._step1, "panels": self._panels, "opening": self._opening,
            "progress": self._progress, "papers": self._papers, "settings": self._settings_page,
        }  # fmt: skip
        return Frame(self.shell, self.session, builders, help_me, CopyLamp(self.copies, self._dialogs))

    def _start(self) -> Page:
        from jumpup_desktop.presenters.conflicts import ConflictsPresenter
        from jumpup_desktop.presenters.start import StartPresenter
        from jumpup_desktop.presenters.tail import TailPresenter
        from jumpup_desktop.views.start.lost_sticks import LostSticks
        from jumpup_desktop.views.start.merge_tail import MergeTail
        from jumpup_desktop.views.start.page import StartPage, Talks
        from jumpup_desktop.views.start.settle import Settle
        from jumpup_desktop.views.verbs import Asker

        presenter = StartPresenter(self.season, self._tasks, self.sentences)
        tail = MergeTail(TailPresenter(self.season, self._tasks, self.sentences), self._dialogs)
        conflicts = ConflictsPresenter(self.season, self._tasks, self.sentences)
        settle = Settle(conflicts, self._dialogs, Asker(self._dialogs, self.sentences))
        talks = Talks(tail, settle, LostSticks(presenter, self._dialogs))
        return StartPage(presenter, self.session, self.health, self.shell.go, self._import, talks)

    def _import(self) -> None:
        self.shell.go("step1")
        frame = self.window.frame
        if frame is not None:
            cast("Step1Page", frame.page("step1")).start_import()

    def _step1(self) -> Page:
        from jumpup_desktop.presenters.companies import CompaniesPresenter
        from jumpup_desktop.presenters.importing import ImportPresenter
        from jumpup_desktop.views.step1.page import Step1Page

        companies = CompaniesPresenter(self.season, self._tasks, self.sentences)
        importing = ImportPresenter(self.season, self._tasks, self.sentences)
        return Step1Page(companies, importing, self._dialogs)

    def _panels(self) -> Page:
        from jumpup_desktop.presenters.panel_file import PanelFilePresenter
        from jumpup_desktop.presenters.panels import PanelsPresenter
        from jumpup_desktop.views.panels.page import PanelsPage

        season, tasks, said = self.season, self._tasks, self.sentences
        file = PanelFilePresenter(season, tasks, said)
        return PanelsPage(PanelsPresenter(season, tasks, said), file, self.shell, self._dialogs)

    @cached_property
    def room(self) -> RoomPresenter:
        """The live room, one for all screens of the day."""
        from jumpup_desktop.presenters.room import RoomPresenter

        return RoomPresenter(self.season, self._tasks, self.sentences)

    @cached_property
    def copies(self) -> CopiesPresenter:
        """The stick."""
        from jumpup_desktop.presenters.copies import CopiesPresenter

        return CopiesPresenter(self.room, self._tasks, self.sentences)

    @cached_property
    def pages_of_the_day(self) -> PagesOfTheDay:
        """What the screens of the day share."""
        from jumpup_desktop.app.pages_of_the_day import PagesOfTheDay

        return PagesOfTheDay(self.room, self.session, self.window, self._dialogs)

    def _opening(self) -> Page:
        page = self.pages_of_the_day.opening_page(self._record("opening"), self.shell)
        cast("OpeningPage", page.live).form.opening_check_button.clicked.connect(self.show_readiness)
        return page

    def _progress(self) -> Page:
        from jumpup_desktop.presenters.companies import CompaniesPresenter

        companies = CompaniesPresenter(self.season, self._tasks, self.sentences, self._secretary)
        return self.pages_of_the_day.progress_page(companies, self._record("progress"), self.shell)

    def _secretary(self) -> Reader:
        """Who looks at the companies of the meeting that is shown."""
        from jumpup_desktop.services.room import Room

        return Room(self.season.store, self.room.place[0]).reader

    def _record(self, part: Literal["opening", "progress"]) -> Page:
        from jumpup_desktop.presenters.day import DayPresenter
        from jumpup_desktop.views.day.page import DayPage

        return DayPage(DayPresenter(self.season, self._tasks, self.sentences), self.shell, part)

    def _papers(self) -> Page:
        from jumpup_desktop.presenters.papers import PapersPresenter
        from jumpup_desktop.presenters.signing import SigningPresenter
        from jumpup_desktop.presenters.signing_day import SigningDayPresenter
        from jumpup_desktop.views.papers.page import PapersPage
        from jumpup_desktop.views.papers.signing import SigningPanel

        closed = SigningDayPresenter(self.season, self._tasks, self.sentences)
        turns = SigningPresenter(closed)
        turns.sealed.listen(self.copies.on_sealed)
        signing = SigningPanel(turns, self._dialogs)
        return PapersPage(PapersPresenter(self.season, self._tasks, self.sentences), self._dialogs, signing)

    def _settings_page(self) -> Page:
        from jumpup_desktop.views.settings.page import SettingsPage

        return SettingsPage(self.settings, self._dialogs)
