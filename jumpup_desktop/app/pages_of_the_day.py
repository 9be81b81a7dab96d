"""Builds the pages of the panel's day; they share one room, one stage and what is being written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.presenters.consensus import ConsensusPresenter
from jumpup_desktop.presenters.files import FilesPresenter
from jumpup_desktop.presenters.opening import OpeningPresenter
from jumpup_desktop.presenters.opinion_drafts import OpinionDrafts
from jumpup_desktop.presenters.opinions import OpinionsPresenter
from jumpup_desktop.presenters.own_sheet import OwnSheetPresenter
from jumpup_desktop.presenters.progress import ProgressPresenter
from jumpup_desktop.presenters.stage import StagePresenter
from jumpup_desktop.views.room.consensus import ConsensusPanel
from jumpup_desktop.views.room.covered import Covered
from jumpup_desktop.views.room.files import FilesPanel
from jumpup_desktop.views.room.gist import GistPanel
from jumpup_desktop.views.room.hand_over import HandOver
from jumpup_desktop.views.room.live_or_record import LiveOrRecord
from jumpup_desktop.views.room.opening import OpeningPage
from jumpup_desktop.views.room.opinions import OpinionsPanel
from jumpup_desktop.views.room.progress import ProgressPage
from jumpup_desktop.views.room.stage_control import StageControl
from jumpup_desktop.views.room.turn_company import TurnCompany

if TYPE_CHECKING:
    from jumpup_desktop.presenters.companies import CompaniesPresenter
    from jumpup_desktop.presenters.room import RoomPresenter
    from jumpup_desktop.presenters.session import SessionPresenter
    from jumpup_desktop.presenters.shell import ShellPresenter
    from jumpup_desktop.views.dialogs import Dialogs
    from jumpup_desktop.views.page import Page
    from jumpup_desktop.views.shell.window import Window


class PagesOfTheDay:
    """The presenters live as long as the season is open, so that nothing typed goes with a page."""

    def __init__(self, room: RoomPresenter, session: SessionPresenter, window: Window, dialogs: Dialogs) -> None:
        self._room, self._session, self._dialogs = room, session, dialogs
        self.progress = ProgressPresenter(room)
        self.opinions = OpinionsPresenter(room)
        self.drafts = OpinionDrafts(self.opinions)
        self.own_sheet = OwnSheetPresenter(self.opinions, self.drafts)
        self.consensus = ConsensusPresenter(room)
        self.files = FilesPresenter(room)
        self.stage = StagePresenter(self.progress)
        self.control = StageControl(self.stage, window, dialogs)
        session.changed.listen(self._on_session)
        room.acted.listen(self._on_acted)
        window.closing.connect(self.control.close)

    def opening_page(self, record: Page, shell: ShellPresenter) -> LiveOrRecord:
        """개회."""
        return LiveOrRecord(self._room, OpeningPage(OpeningPresenter(self._room), shell, self._dialogs), record)

    def progress_page(self, companies: CompaniesPresenter, record: Page, shell: ShellPresenter) -> Page:
        """진행."""
        consensus = ConsensusPanel(self.consensus, self._dialogs)
        consensus.form.wording_stage.clicked.connect(lambda: self.control.show_wording(self.consensus))
        room, control = self._room, self.control
        opinions = OpinionsPanel(self.opinions, self.drafts, self.own_sheet, self._dialogs)
        panels = (
            TurnCompany(room, companies, shell),
            Covered(opinions, room, control, HandOver(self.own_sheet)),
            Covered(consensus, room, control),
            Covered(GistPanel(self.progress, self._dialogs), room, control),
            FilesPanel(self.files, control, self._dialogs),
        )
        live = ProgressPage(self.progress, consensus, shell, self._dialogs, control, panels)
        return LiveOrRecord(self._room, live, record)

    def _on_acted(self, acts: tuple[str, ...]) -> None:
        """정회 locks the laptop; the stage goes on saying when the day resumes (practice 20)."""
        if "recess" in acts:
            self._session.lock()

    def _on_session(self, _none: None) -> None:
        if self._session.screen == "locked":
            self.stage.lock()
            self.own_sheet.hand_over()
        elif self._session.screen == "choose" and self._room.day is not None:
            self.control.close()
            self._room.forget()
            self.opinions.forget()
            self.consensus.forget()
            self.own_sheet.hand_over()
            self.files.forget()
