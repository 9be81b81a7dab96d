"""What the stage looks like: digits that are read from ten metres, texts, a page, the test picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

if TYPE_CHECKING:
    from jumpup_desktop.presenters.clock_face import Face
    from jumpup_desktop.presenters.stage import Show

BLACK = QColor("#000000")
GROUND = QColor("#0b1220")
INK = QColor("#ffffff")
DIM = QColor("#9fb0cc")
RED = QColor("#e5484d")
COLOURS = {
    "idle": QColor("#9fb0cc"), "calm": QColor("#ffffff"), "warning": QColor("#ffc53d"), "danger": QColor("#ff6369"),
    "over": QColor("#ff6369"), "paused": QColor("#9fb0cc"),
}  # fmt: skip


class StagePainting(QObject):
    """One picture of the stage, drawn into a rectangle."""

    def __init__(self, painter: QPainter, rect: QRect) -> None:
        super().__init__()
        self._painter, self._rect = painter, rect
        self._wide, self._high = rect.width(), rect.height()

    def draw(self, show: Show | None) -> None:
        """Draw it; nothing to show is black."""
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if show is None or show.mode == "blank":
            self._painter.fillRect(self._rect, BLACK)
            return
        self._painter.fillRect(self._rect, GROUND)
        ways = {"clock": self._clock, "test": self._test, "message": self._message, "wording": self._wording}
        (ways | {"page": self._page})[show.mode](show)

    def _font(self, share: float, weight: QFont.Weight = QFont.Weight.Bold) -> QFont:
        font = QFont("NanumGothic")
        font.setPixelSize(max(12, round(self._high * share)))
        font.setWeight(weight)
        return font

    def _line(self, top: float, share: float, text: str, colour: QColor) -> None:
        self._painter.setFont(self._font(share))
        self._painter.setPen(colour)
        box = QRectF(0, self._high * top, self._wide, self._high * share * 1.6)
        shown = QFontMetricsF(self._painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, self._wide * 0.94)
        self._painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)

    def _clock(self, show: Show) -> None:
        self._line(0.06, 0.055, show.head, DIM)
        if show.upcoming:
            self._line(0.36, 0.055, self.tr("다음"), DIM)
            self._line(0.46, 0.1, show.upcoming, INK)
        if show.foot:
            self._line(0.16, 0.09, show.foot, INK)
            self._digits(show.face)

    def _digits(self, face: Face) -> None:
        size = 0.46
        font = self._font(size, QFont.Weight.ExtraBold)
        while size > 0.1 and QFontMetricsF(font).horizontalAdvance(face.text) > self._wide * 0.9:
            size -= 0.02
            font = self._font(size, QFont.Weight.ExtraBold)
        self._painter.setFont(font)
        self._painter.setPen(COLOURS[face.tone])
        box = QRectF(0, self._high * 0.28, self._wide, self._high * 0.54)
        self._painter.drawText(box, Qt.AlignmentFlag.AlignCenter, face.text)
        bar = QRectF(self._wide * 0.08, self._high * 0.88, self._wide * 0.84, self._high * 0.022)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor("#22304a"))
        self._painter.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2)
        if face.share > 0:
            self._painter.setBrush(COLOURS[face.tone])
            filled = QRectF(bar.x(), bar.y(), bar.width() * face.share, bar.height())
            self._painter.drawRoundedRect(filled, bar.height() / 2, bar.height() / 2)

    def _message(self, show: Show) -> None:
        self._line(0.06, 0.055, show.head, DIM)
        foot = self.tr("정회 · {until} 속개").format(until=show.foot) if show.head else show.foot
        self._painter.setFont(self._font(0.1))
        self._painter.setPen(INK)
        box = QRectF(self._wide * 0.06, self._high * 0.2, self._wide * 0.88, self._high * 0.6)
        self._painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, foot)

    def _page(self, show: Show) -> None:
        """The company's page as large as it fits, the time left in the corner."""
        picture = QPixmap()
        picture.loadFromData(show.page)
        if not picture.isNull():
            size = picture.size().scaled(self._rect.size(), Qt.AspectRatioMode.KeepAspectRatio)
            left, top = (self._wide - size.width()) // 2, (self._high - size.height()) // 2
            self._painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            self._painter.drawPixmap(QRect(left, top, size.width(), size.height()), picture)
        self._painter.setFont(self._font(0.07, QFont.Weight.ExtraBold))
        wide = QFontMetricsF(self._painter.font()).horizontalAdvance("-00:00") + self._high * 0.04
        box = QRectF(self._wide - wide - 16, self._high * 0.885, wide, self._high * 0.1)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(GROUND)
        self._painter.drawRoundedRect(box, 10, 10)
        self._painter.setPen(COLOURS[show.face.tone])
        self._painter.drawText(box, Qt.AlignmentFlag.AlignCenter, show.face.text)

    def _test(self, _show: Show) -> None:
        inset = round(self._high * 0.03)
        self._painter.setPen(QPen(INK, max(2, self._high // 160)))
        self._painter.drawRect(self._rect.adjusted(inset, inset, -inset, -inset))
        self._line(0.3, 0.08, self.tr("시험 화면"), INK)
        self._line(0.48, 0.045, self.tr("프로젝터에 이 그림만 보이면 됩니다"), DIM)

    def _wording(self, show: Show) -> None:
        width = max(6, self._high // 90)
        self._painter.setPen(QPen(RED, width))
        self._painter.drawRect(self._rect.adjusted(width, width, -width, -width))
        self._line(0.03, 0.04, self.tr("비공개 심의"), RED)
        size = self._high * 24 / 1080 * 1.33
        while size > 12 and self._texts(show, size, is_drawn=False) > self._high * 0.97:
            size -= 1
        self._texts(show, size, is_drawn=True)

    def _texts(self, show: Show, size: float, *, is_drawn: bool) -> float:
        """The texts in one size, from the top down; where the last one ends."""
        font, titles = QFont("NanumGothic"), {"overall": self.tr("종합의견"), "conditions": self.tr("조건")}
        top, left, wide = self._high * 0.11, self._wide * 0.05, self._wide * 0.9
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        for name, text in show.texts:
            for words, weight, colour in (
                (titles.get(name, name), QFont.Weight.ExtraBold, DIM), (text, QFont.Weight.Bold, INK)
            ):  # fmt: skip
                font.setPixelSize(round(size))
                font.setWeight(weight)
                self._painter.setFont(font)
                self._painter.setPen(colour)
                box = QRectF(left, top, wide, self._high * 4)
                if is_drawn:
                    self._painter.drawText(box, flags, words)
                top += self._painter.boundingRect(box, flags, words).height() + size * 0.2
            top += size * 0.3
        return top
