"""The screens around a season: choose, create, recovery key, lock."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer

from jumpup_desktop.views import theme
from jumpup_desktop.views._forms.ui_season_screen import Ui_SeasonScreen
from jumpup_desktop.views.page import Page
from jumpup_desktop.views.season.open import OpenStage
from jumpup_desktop.views.season.stage import Stage
from jumpup_desktop.views.widgets.file_pick import dropped_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from jumpup_desktop.presenters.rescue import RescuePresenter
    from jumpup_desktop.presenters.session import SessionPresenter
    from jumpup_desktop.views.dialogs import Dialogs
    from jumpup_desktop.views.season.create import CreateStage
    from jumpup_desktop.views.season.lock import LockStage
    from jumpup_desktop.views.season.recovery import RecoveryStage

Shown = TypeVar("Shown", bound=Stage)


class SeasonScreen(Page):
    """Shows the stage the session is in. A season file can be dropped anywhere."""

    def __init__(
        self, session: SessionPresenter, rescue: RescuePresenter, dialogs: Dialogs, switch_language: Callable[[], None],
        switch_theme: Callable[[], None],
    ) -> None:  # fmt: skip
        super().__init__()
        self.setObjectName("season_screen")
        self._session = session
        self.form = Ui_SeasonScreen()
        self.form.setupUi(self)
        self.form.brand_icon.setProperty("iconSize", 40)
        self.choose = OpenStage(session, rescue, dialogs)
        self._dialogs = dialogs
        self.form.stages.addWidget(self.choose)
        self.form.language_button.clicked.connect(switch_language)
        self.form.theme_button.clicked.connect(switch_theme)
        self.setAcceptDrops(True)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(session.tries.tick)
        session.changed.listen(self._on_changed)
        self._on_changed(None)

    @cached_property
    def create_stage(self) -> CreateStage:
        """A new season; made when it is first shown, as the others are."""
        from jumpup_desktop.views.season.create import CreateStage

        return self._added(CreateStage(self._session, self._dialogs))

    @cached_property
    def recovery(self) -> RecoveryStage:
        """The recovery key, once."""
        from jumpup_desktop.views.season.recovery import RecoveryStage

        return self._added(RecoveryStage(self._session, self._dialogs))

    @cached_property
    def locked(self) -> LockStage:
        """The lock."""
        from jumpup_desktop.views.season.lock import LockStage

        return self._added(LockStage(self._session))

    def _added(self, stage: Shown) -> Shown:
        self.form.stages.addWidget(stage)
        theme.dress(stage)
        return stage

    def _stage(self) -> Stage | None:
        match self._session.stage:
            case "choose":
                return self.choose
            case "create":
                return self.create_stage
            case "recovery":
                return self.recovery
            case "locked":
                return self.locked
        return None

    def _on_changed(self, _none: None) -> None:
        stage = self._stage()
        (self._timer.start if self._session.tries.wait_s else self._timer.stop)()
        if stage is not None and stage is not self.form.stages.currentWidget():
            self.form.stages.setCurrentWidget(stage)
            stage.enter()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData()) and self._session.stage == "choose":
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if path := dropped_file(event.mimeData()):
            self._session.pick(path)

    def retranslate(self) -> None:
        self.form.retranslateUi(self)
