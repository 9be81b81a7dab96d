"""The window on the projector: big digits that are read from ten metres, or the draft wording in private."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPainter, QPen, QPixmap, QScreen
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from jumpup_desktop.presenters.clock_face import Face
    from jumpup_desktop.presenters.stage import Show, StagePresenter

LOOK_MS = 100
GROUND = QColor("#0b1220")
INK = QColor("#ffffff")
DIM = QColor("#9fb0cc")
RED = QColor("#e5484d")
COLOURS = {
    "idle": QColor("#9fb0cc"), "calm": QColor("#ffffff"), "warning": QColor("#ffc53d"), "danger": QColor("#ff6369"),
    "over": QColor("#ff6369"), "paused": QColor("#9fb0cc"),
}  # fmt: skip


class StageWindow(QWidget):
    """Full screen on the second screen, found again when it comes back; a window where there is only one."""

    def __init__(self, presenter: StagePresenter) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("stage")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._presenter = presenter
        self._screen_name = ""
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

    @property
    def is_alone(self) -> bool:
        """Whether there is no second screen: then nothing private may be shown on this one."""
        return len(QGuiApplication.screens()) < 2

    def open_beside(self, main: QWidget) -> None:
        """Show on a screen the main window is not on."""
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
        self._screen_name = f"{screen.name()}|{screen.serialNumber()}"
        self.setWindowFlag(Qt.WindowType.WindowDoesNotAcceptFocus, True)
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()

    def _on_screen_added(self, screen: QScreen) -> None:
        """The projector is back, perhaps under another name."""
        if self._screen_name and self._is_on:
            self._fill(screen)

    def _on_screen_removed(self, screen: QScreen) -> None:
        """Pulled: the stage may not cover the secretary's screen."""
        if self._screen_name and f"{screen.name()}|{screen.serialNumber()}" == self._screen_name:
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
        elif event.key() == Qt.Key.Key_Escape and self.is_alone:
            self.close_stage()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor("#000000") if self._is_blank else GROUND)
        show = self._seen
        if show is not None and show.mode != "blank":
            ways = {"clock": self._clock, "test": self._test, "message": self._message, "wording": self._wording}
            (ways | {"page": self._page})[show.mode](painter, show)
        painter.end()

    @property
    def _is_blank(self) -> bool:
        return self._seen is None or self._seen.mode == "blank"

    def _font(self, share: float, weight: QFont.Weight = QFont.Weight.Bold) -> QFont:
        font = QFont("NanumGothic")
        font.setPixelSize(max(12, round(self.height() * share)))
        font.setWeight(weight)
        return font

    def _line(self, painter: QPainter, top: float, share: float, text: str, colour: QColor) -> None:
        painter.setFont(self._font(share))
        painter.setPen(colour)
        box = QRectF(0, self.height() * top, self.width(), self.height() * share * 1.6)
        shown = QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, self.width() * 0.94)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)

    def _clock(self, painter: QPainter, show: Show) -> None:
        self._line(painter, 0.06, 0.055, show.head, DIM)
        if show.upcoming:
            self._line(painter, 0.36, 0.055, self.tr("다음"), DIM)
            self._line(painter, 0.46, 0.1, show.upcoming, INK)
        if show.foot:
            self._line(painter, 0.16, 0.09, show.foot, INK)
            self._digits(painter, show.face)

    def _digits(self, painter: QPainter, face: Face) -> None:
        size = 0.46
        font = self._font(size, QFont.Weight.ExtraBold)
        while size > 0.1 and QFontMetricsF(font).horizontalAdvance(face.text) > self.width() * 0.9:
            size -= 0.02
            font = self._font(size, QFont.Weight.ExtraBold)
        painter.setFont(font)
        painter.setPen(COLOURS[face.tone])
        box = QRectF(0, self.height() * 0.28, self.width(), self.height() * 0.54)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, face.text)
        bar = QRectF(self.width() * 0.08, self.height() * 0.88, self.width() * 0.84, self.height() * 0.022)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#22304a"))
        painter.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2)
        if face.share > 0:
            painter.setBrush(COLOURS[face.tone])
            filled = QRectF(bar.x(), bar.y(), bar.width() * face.share, bar.height())
            painter.drawRoundedRect(filled, bar.height() / 2, bar.height() / 2)

    def _message(self, painter: QPainter, show: Show) -> None:
        self._line(painter, 0.06, 0.055, show.head, DIM)
        foot = self.tr("정회 · {until} 속개").format(until=show.foot) if show.head else show.foot
        painter.setFont(self._font(0.1))
        painter.setPen(INK)
        box = QRectF(self.width() * 0.06, self.height() * 0.2, self.width() * 0.88, self.height() * 0.6)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, foot)

    def _page(self, painter: QPainter, show: Show) -> None:
        """The company's page as large as it fits, the time left in the corner."""
        picture = QPixmap()
        picture.loadFromData(show.page)
        if not picture.isNull():
            size = picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            left, top = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(QRect(left, top, size.width(), size.height()), picture)
        painter.setFont(self._font(0.07, QFont.Weight.ExtraBold))
        wide = QFontMetricsF(painter.font()).horizontalAdvance("-00:00") + self.height() * 0.04
        box = QRectF(self.width() - wide - 16, self.height() * 0.885, wide, self.height() * 0.1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(GROUND)
        painter.drawRoundedRect(box, 10, 10)
        painter.setPen(COLOURS[show.face.tone])
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, show.face.text)

    def _test(self, painter: QPainter, _show: Show) -> None:
        inset = round(self.height() * 0.03)
        painter.setPen(QPen(INK, max(2, self.height() // 160)))
        painter.drawRect(self.rect().adjusted(inset, inset, -inset, -inset))
        self._line(painter, 0.3, 0.08, self.tr("시험 화면"), INK)
        self._line(painter, 0.48, 0.045, self.tr("프로젝터에 이 그림만 보이면 됩니다"), DIM)

    def _wording(self, painter: QPainter, show: Show) -> None:
        width = max(6, self.height() // 90)
        painter.setPen(QPen(RED, width))
        painter.drawRect(self.rect().adjusted(width, width, -width, -width))
        self._line(painter, 0.03, 0.04, self.tr("비공개 심의"), RED)
        size = self.height() * 24 / 1080 * 1.33
        while size > 12 and self._texts(painter, show, size, is_drawn=False) > self.height() * 0.97:
            size -= 1
        self._texts(painter, show, size, is_drawn=True)

    def _texts(self, painter: QPainter, show: Show, size: float, *, is_drawn: bool) -> float:
        """The texts in one size, from the top down; where the last one ends."""
        font, titles = QFont("NanumGothic"), {"overall": self.tr("종합의견"), "conditions": self.tr("조건")}
        top, left, wide = self.height() * 0.11, self.width() * 0.05, self.width() * 0.9
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        for name, text in show.texts:
            for words, weight, colour in (
                (titles.get(name, name), QFont.Weight.ExtraBold, DIM), (text, QFont.Weight.Bold, INK)
            ):  # fmt: skip
                font.setPixelSize(round(size))
                font.setWeight(weight)
                painter.setFont(font)
                painter.setPen(colour)
                box = QRectF(left, top, wide, self.height() * 4)
                if is_drawn:
                    painter.drawText(box, flags, words)
                top += painter.boundingRect(box, flags, words).height() + size * 0.2
            top += size * 0.3
        return top
