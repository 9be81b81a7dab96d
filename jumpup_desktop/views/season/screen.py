"""The screens around a season: choose, create, recovery key, lock."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer

from jumpup_desktop.views import theme
from jumpup_desktop.views._forms.ui_season_screen import Ui_SeasonScreen
from jumpup_desktop.views.page import Page
from jumpup_desktop.views.season.open import OpenView
from jumpup_desktop.views.season.view import SeasonView
from jumpup_desktop.views.widgets.file_pick import dropped_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from jumpup_desktop.presenters.rescue import RescuePresenter
    from jumpup_desktop.presenters.session import SessionPresenter
    from jumpup_desktop.views.dialogs import Dialogs
    from jumpup_desktop.views.season.create import CreateView
    from jumpup_desktop.views.season.lock import LockView
    from jumpup_desktop.views.season.recovery import RecoveryView

Shown = TypeVar("Shown", bound=SeasonView)


class SeasonScreen(Page):
    """Shows the view the session is in. A season file can be dropped anywhere."""

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
        self.choose = OpenView(session, rescue, dialogs)
        self._dialogs = dialogs
        self.form.views.addWidget(self.choose)
        self.form.language_button.clicked.connect(switch_language)
        self.form.theme_button.clicked.connect(switch_theme)
        self.setAcceptDrops(True)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(session.tries.tick)
        session.changed.listen(self._on_changed)
        self._on_changed(None)

    @cached_property
    def create_view(self) -> CreateView:
        """A new season; made when it is first shown, as the others are."""
        from jumpup_desktop.views.season.create import CreateView

        return self._added(CreateView(self._session, self._dialogs))

    @cached_property
    def recovery(self) -> RecoveryView:
        """The recovery key, once."""
        from jumpup_desktop.views.season.recovery import RecoveryView

        return self._added(RecoveryView(self._session, self._dialogs))

    @cached_property
    def locked(self) -> LockView:
        """The lock."""
        from jumpup_desktop.views.season.lock import LockView

        return self._added(LockView(self._session))

    def _added(self, view: Shown) -> Shown:
        self.form.views.addWidget(view)
        theme.dress(view)
        return view

    def _view(self) -> SeasonView | None:
        match self._session.screen:
            case "choose":
                return self.choose
            case "create":
                return self.create_view
            case "recovery":
                return self.recovery
            case "locked":
                return self.locked
        return None

    def _on_changed(self, _none: None) -> None:
        view = self._view()
        (self._timer.start if self._session.tries.wait_s else self._timer.stop)()
        if view is not None and view is not self.form.views.currentWidget():
            self.form.views.setCurrentWidget(view)
            view.enter()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData()) and self._session.screen == "choose":
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if path := dropped_file(event.mimeData()):
            self._session.pick(path)

    def retranslate(self) -> None:
        self.form.retranslateUi(self)
