"""A passphrase field: what is wrong stands beside it, and so does what the keyboard is set to."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget


class PassphraseField(QWidget):
    """Hidden text that can be shown. Typing in Hangul needs it shown: systems switch the IME off for hidden text."""

    changed = Signal(str)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit, self.show_button = QLineEdit(), QPushButton()
        self.note = QLabel()
        self._caps = False
        self._error = ""
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self._on_text)
        self.edit.returnPressed.connect(self.entered)
        self.show_button.setCheckable(True)
        self.show_button.setProperty("iconName", "eye")
        self.show_button.toggled.connect(self._on_show)
        self.note.setWordWrap(True)
        self.note.setProperty("role", "hint")
        self._arrange()

    def _arrange(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.edit, 1)
        line.addWidget(self.show_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self.note)
        self.setFocusProxy(self.edit)
        self.note.hide()
        self._retranslate()

    def name_it(self, name: str) -> None:
        """The field's name for those who cannot see it, and the names tests find it by."""
        self.edit.setAccessibleName(name)
        self.edit.setObjectName(f"{self.objectName()}_edit")
        self.show_button.setObjectName(f"{self.objectName()}_show")

    def text(self) -> str:
        """What was typed, composed (NFC); a syllable still in composition is committed first."""
        QGuiApplication.inputMethod().commit()
        return unicodedata.normalize("NFC", self.edit.text())

    def clear(self) -> None:
        """Forget what was typed."""
        self.edit.clear()

    def complain(self, sentence: str) -> None:
        """Show what is wrong, beside the field; empty text takes it away."""
        self._error = sentence
        self._mark()
        if sentence:
            self.edit.selectAll()
            self.edit.setFocus()

    def _mark(self) -> None:
        hints = [] if self._error else self._hints()
        self.note.setText(self._error or " · ".join(hints))
        self.note.setVisible(bool(self.note.text()))
        self.edit.setAccessibleDescription(self.note.text())
        _restyle(self.note, "role", "error" if self._error else "hint")
        _restyle(self.edit, "state", "bad" if self._error else "")

    def _hints(self) -> list[str]:
        hints = [self.tr("Caps Lock이 켜져 있습니다")] if self._caps else []
        if any("ㄱ" <= letter <= "힣" for letter in self.edit.text()):
            hints.append(self.tr("한글로 입력되고 있습니다"))
        return hints

    def _on_text(self, text: str) -> None:
        self._error = ""
        self._mark()
        self.changed.emit(text)

    def _on_show(self, on: bool) -> None:
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            letter = event.text()
            if letter.isascii() and letter.isalpha():
                from PySide6.QtCore import Qt

                shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self._caps = letter.isupper() != shift
        return False

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.show_button.setText(self.tr("표시"))
        self.show_button.setToolTip(self.tr("암호를 보이게 합니다. 한글 암호는 표시한 채 입력하십시오."))
        self._mark()


def _restyle(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet asks for, where it changes."""
    if (widget.property(name) or "") != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
