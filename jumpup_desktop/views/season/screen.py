"""The screens around a season: choose, create, recovery key, lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from jumpup_desktop.views._forms.ui_season_screen import Ui_SeasonScreen
from jumpup_desktop.views.page import Page
from jumpup_desktop.views.season.create import CreateStage
from jumpup_desktop.views.season.lock import LockStage
from jumpup_desktop.views.season.open import OpenStage
from jumpup_desktop.views.season.recovery import RecoveryStage
from jumpup_desktop.views.widgets.file_pick import dropped_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from jumpup_desktop.presenters.rescue import RescuePresenter
    from jumpup_desktop.presenters.session import SessionPresenter
    from jumpup_desktop.views.dialogs import Dialogs


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
        self.create_stage = CreateStage(session, dialogs)
        self.recovery = RecoveryStage(session, dialogs)
        self.locked = LockStage(session)
        self._stages = {
            "choose": self.choose, "create": self.create_stage, "recovery": self.recovery, "locked": self.locked,
        }  # fmt: skip
        for stage in self._stages.values():
            self.form.stages.addWidget(stage)
        self.form.language_button.clicked.connect(switch_language)
        self.form.theme_button.clicked.connect(switch_theme)
        self.setAcceptDrops(True)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(session.tick)
        session.changed.listen(self._on_changed)
        self._on_changed(None)

    def _on_changed(self, _none: None) -> None:
        stage = self._stages.get(self._session.stage)
        (self._timer.start if self._session.wait_s else self._timer.stop)()
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
