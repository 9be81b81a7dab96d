"""Between two members at one laptop: whose turn it is to write, and the PIN that opens their own sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QVBoxLayout

from jumpup_desktop.views import theme
from jumpup_desktop.views.page import Page

if TYPE_CHECKING:
    from jumpup_desktop.presenters.own_sheet import OwnSheetPresenter

WIDTH = 360


class HandOver(Page):
    """Nothing of anybody's can be read here; the list offers who has still to write."""

    def __init__(self, presenter: OwnSheetPresenter) -> None:
        super().__init__()
        self.setObjectName("hand_over")
        self._presenter = presenter
        self.title, self.hint, self.error = QLabel(), QLabel(), QLabel()
        self.who, self.pin, self.open_button = QComboBox(), QLineEdit(), QPushButton()
        for name, widget in (("who", self.who), ("pin", self.pin), ("open", self.open_button)):
            widget.setObjectName(f"hand_over_{name}")
            widget.setFixedWidth(WIDTH)
        self.title.setProperty("role", "title")
        self.hint.setProperty("role", "muted")
        self.error.setProperty("role", "error")
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.open_button.setProperty("kind", "primary")
        self.open_button.setProperty("iconName", "lock")
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        for each in (self.title, self.hint, self.who, self.pin, self.error, self.open_button):
            column.addWidget(each, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.pin.returnPressed.connect(self._open)
        self.open_button.clicked.connect(self._open)
        self.who.currentIndexChanged.connect(lambda _at: self._on_member())
        presenter.opinions.room.changed.listen(self._on_changed)
        self.retranslate()

    @property
    def is_wanted(self) -> bool:
        """Whether it covers the opinions now."""
        return self._presenter.needs_cover

    def _open(self) -> None:
        self._presenter.open(str(self.who.currentData()), self.pin.text())
        self.pin.clear()

    def _on_member(self) -> None:
        needs_pin = self._presenter.needs_pin(str(self.who.currentData()))
        self.pin.setVisible(needs_pin)
        self.pin.clear()

    def _on_changed(self, _none: None) -> None:
        if not self.is_wanted:
            self.pin.clear()
            return
        kept = self.who.currentData()
        with QSignalBlocker(self.who):
            self.who.clear()
            for seat in self._presenter.waiting():
                self.who.addItem(seat.name, seat.id)
            self.who.setCurrentIndex(max(0, self.who.findData(kept)))
        if self.who.currentData() != kept:
            self._on_member()
        error = self._presenter.opinions.room.error
        self.error.setText(error)
        self.error.setVisible(bool(error))

    def retranslate(self) -> None:
        self.title.setText(self.tr("다음 위원에게 넘기십시오"))
        self.hint.setText(self.tr("이름을 고르고 서명 PIN을 넣으면 자신의 의견만 열립니다."))
        self.who.setAccessibleName(self.tr("위원"))
        self.pin.setPlaceholderText(self.tr("서명 PIN"))
        self.pin.setAccessibleName(self.tr("서명 PIN"))
        self.open_button.setText(self.tr("내 의견 열기"))
        theme.dress(self)
        self._on_changed(None)
