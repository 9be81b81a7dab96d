"""The window on the projector: big digits that are read from ten metres, or the draft wording in private."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPainter, QScreen
from PySide6.QtWidgets import QWidget

from jumpup_desktop.views.room.stage_painting import StagePainting

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from jumpup_desktop.presenters.stage import Show, StagePresenter

LOOK_MS = 100


def identity(screen: QScreen) -> str:
    """What a screen is, whatever socket it hangs on: maker, model and serial number, else its name."""
    known = (screen.manufacturer(), screen.model(), screen.serialNumber())
    return "|".join(known) if screen.serialNumber() else f"{screen.name()}|{screen.model()}"


def is_alone() -> bool:
    """Whether there is no second screen: then nothing private may be shown on this one."""
    return len(QGuiApplication.screens()) < 2


class StageWindow(QWidget):
    """Full screen on the second screen, found again when it comes back; a window where there is only one."""

    def __init__(self, presenter: StagePresenter) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("stage")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._presenter = presenter
        self._screen_name = ""
        self._main: QWidget | None = None
        self._seen: Show | None = None
        self._is_on = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        presenter.changed.listen(self._on_changed)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._on_screen_added)
            app.screenRemoved.connect(self._on_screen_removed)
        self.setWindowTitle(self.tr("발표 화면"))
        self.setAccessibleName(self.tr("발표 화면"))

    def open_beside(self, main: QWidget) -> None:
        """Show on a screen the main window is not on; where there is none, in a window."""
        self._main = main
        other = next((s for s in QGuiApplication.screens() if s is not main.screen()), None)
        if other is None:
            self.setWindowFlag(Qt.WindowType.WindowDoesNotAcceptFocus, False)
            self.resize(960, 540)
            self.show()
        else:
            self._fill(other)
        self._is_on = True
        self._tick()
        main.activateWindow()

    def _fill(self, screen: QScreen) -> None:
        """On a screen of its own the stage never takes the keys from the secretary."""
        self._screen_name = identity(screen)
        self.setWindowFlag(Qt.WindowType.WindowDoesNotAcceptFocus, True)
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()

    def _on_screen_added(self, screen: QScreen) -> None:
        """The projector is back; another screen is left alone, and the secretary's own never taken."""
        if not self._is_on or self._main is None or self._screen_name != identity(screen):
            return
        if screen is not self._main.screen():
            self._fill(screen)

    def _on_screen_removed(self, screen: QScreen) -> None:
        """Pulled: the stage may not cover the secretary's screen."""
        if self._screen_name and identity(screen) == self._screen_name:
            self.showNormal()
            self.hide()

    def close_stage(self) -> None:
        """Take the stage away."""
        self._is_on = False
        self._timer.stop()
        self._screen_name = ""
        self.hide()

    @property
    def is_on(self) -> bool:
        """Whether the stage is meant to be shown."""
        return self._is_on

    def _on_changed(self, _none: None) -> None:
        self._tick()

    def _tick(self) -> None:
        """Look at the whole second, and at least ten times a second for all else that may have changed."""
        show = self._presenter.show()
        if show != self._seen:
            self._seen = show
            self.update()
        if self._is_on:
            self._timer.start(min(LOOK_MS, self._presenter.next_tick_ms()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F9:
            self._presenter.blank()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_stage()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        StagePainting(painter, self.rect()).draw(self._seen)
        painter.end()
