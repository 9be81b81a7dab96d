"""사전검토의견서: what a member noted before the day, typed in from paper; only its author can read it afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QComboBox, QDateEdit, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout

from jumpup_desktop.views.room.saving import SavingDialog
from jumpup_desktop.views.widgets.composing import commit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget


class PreReviewDialog(SavingDialog):
    """One text for one company and criterion, with the day it was written on.

    It stays open until `save` has called back: a text that is refused is still there.
    """

    def __init__(
        self, name: str, companies: Sequence[tuple[str, str]], criteria: Sequence[tuple[str, str]],
        save: Callable[[tuple[str, str, str, str], Callable[[], None]], None], parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(save, parent)
        self.setObjectName("pre_review_dialog")
        self.setWindowTitle(self.tr("사전검토의견"))
        title = QLabel(self.tr("{name} 위원의 사전검토의견").format(name=name))
        title.setProperty("role", "title")
        hint = QLabel(self.tr("평가의견이 아닙니다. 저장하면 쓴 위원만 PIN으로 열어 보고 인용할 수 있습니다."))
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        self.company, self.criterion = QComboBox(), QComboBox()
        for combo, name_, pairs in (
            (self.company, self.tr("기업"), companies), (self.criterion, self.tr("항목"), criteria)
        ):  # fmt: skip
            combo.setAccessibleName(name_)
            for key, text in pairs:
                combo.addItem(text, key)
        self.written_on = QDateEdit(QDate.currentDate())
        self.written_on.setDisplayFormat("yyyy. M. d.")
        self.written_on.setCalendarPopup(True)
        self.written_on.setAccessibleName(self.tr("쓴 날"))
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(self.tr("사전검토의견"))
        self.text.setPlaceholderText(self.tr("위원이 적어 온 그대로 옮깁니다."))
        self.text.setTabChangesFocus(True)
        buttons = self.buttons
        self.yes = buttons.addButton(self.tr("저장"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("그만두기"), QDialogButtonBox.ButtonRole.RejectRole)
        self.yes.setEnabled(False)
        self.text.textChanged.connect(self._on_typed)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        for widget in (title, hint, self.company, self.criterion, self.written_on, self.text, self.error, buttons):
            column.addWidget(widget)
        self.resize(560, 460)
        self.text.setFocus()

    def _on_typed(self) -> None:
        self.yes.setEnabled(bool(self.text.toPlainText().strip()) and self.company.count() > 0)

    def accept(self) -> None:
        commit(self.text)
        self.record(self.said)

    @property
    def said(self) -> tuple[str, str, str, str]:
        """Item, criterion, text, and the day it was written on (YYYY-MM-DD)."""
        day = self.written_on.date().toString("yyyy-MM-dd")
        return str(self.company.currentData()), str(self.criterion.currentData()), self.text.toPlainText(), day
