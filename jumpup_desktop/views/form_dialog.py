"""A box that asks several things at once: each with its label above it, and below it what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from jumpup_desktop.presenters.verbs import Line, OneOf, Secret, Several

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

    from jumpup_desktop.presenters.verbs import Field, Form

Tries: TypeAlias = "Callable[[Sequence[object], Callable[[Sequence[str]], None]], None]"
WIDTH, BETWEEN = 480, 4


@dataclass(frozen=True)
class FormWords:
    """What is said of an empty line, of a choice not made, and on the button that gives up."""

    fill_in: str
    choose: str
    stop: str


def fault_line() -> QLabel:
    """Where it is said what is wrong: its room is kept free, so that nothing moves."""
    line = QLabel()
    line.setProperty("role", "error")
    line.setWordWrap(True)
    line.setMinimumHeight(line.fontMetrics().height())
    return line


def answer_buttons(yes: str, no: str) -> tuple[QDialogButtonBox, QPushButton]:
    """The buttons of a box that asks, and the one that answers: filled, as it is what comes next."""
    buttons = QDialogButtonBox()
    agreed = buttons.addButton(yes, QDialogButtonBox.ButtonRole.AcceptRole)
    agreed.setProperty("kind", "primary")
    buttons.addButton(no, QDialogButtonBox.ButtonRole.RejectRole)
    return buttons, agreed


class RollBox(QCheckBox):
    """One name of a roll call: Space ticks it, and the next one is asked."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.toggle()
            self.focusNextChild()
            event.accept()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Space was answered when it went down."""
        if event.key() != Qt.Key.Key_Space:
            super().keyReleaseEvent(event)


class _Row:
    """One question: its controls, its answer, the line below it that is kept free for what is wrong."""

    def __init__(self, asked: Field, column: QVBoxLayout) -> None:
        self.asked = asked
        label = QLabel(asked.label)
        label.setProperty("role", "label")
        label.setWordWrap(True)
        self.controls = _controls(asked)
        self.fault = fault_line()
        for widget in (label, *self.controls, self.fault):
            column.addWidget(widget)
        column.addSpacing(BETWEEN)

    def answer(self) -> object:
        """As the question wants it; None where there is none yet."""
        first = self.controls[0] if self.controls else None
        if isinstance(first, QLineEdit):
            is_secret = isinstance(self.asked, Secret)
            return (first.text() if is_secret else first.text().strip()) or None
        if isinstance(first, QComboBox):
            return first.currentIndex() if first.currentIndex() >= 0 else None
        return [n for n, each in enumerate(self.controls) if isinstance(each, QCheckBox) and each.isChecked()]

    def ask_again(self) -> None:
        """The focus on it; a PIN that was wrong is typed anew."""
        first = self.controls[0]
        if isinstance(self.asked, Secret) and isinstance(first, QLineEdit):
            first.clear()
        first.setFocus()

    def say(self, fault: str) -> bool:
        """Tell what is wrong; whether something is."""
        self.fault.setText(fault)
        return bool(fault)


def _controls(asked: Field) -> list[QWidget]:
    match asked:
        case OneOf(options=options, preset=preset):
            combo = QComboBox()
            combo.addItems(list(options))
            combo.setCurrentIndex(0 if len(options) == 1 else preset)
            controls: list[QWidget] = [combo]
        case Several(options=options, taken=taken):
            controls = [RollBox(option) for option in options]
            for box in controls:
                if isinstance(box, RollBox):
                    box.setChecked(taken)
            return controls
        case Line(text=text):
            controls = [QLineEdit(text)]
        case Secret():
            secret = QLineEdit()
            secret.setEchoMode(QLineEdit.EchoMode.Password)
            controls = [secret]
    controls[0].setAccessibleName(asked.label)
    return controls


class FormDialog(QDialog):
    """Stays until every answer is there and right, or the user gives up.

    `tries` tries them, and says later what is wrong with each: nothing closes the box.
    """

    def __init__(
        self, title: str, form: Form, words: FormWords, parent: QWidget | None = None, tries: Tries | None = None
    ) -> None:
        super().__init__(parent)
        self._form, self._words, self._tries = form, words, tries
        self._is_trying = False
        self.setWindowTitle(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(4)
        self.rows = [_Row(asked, column) for asked in form.fields]
        for row in self.rows:
            if isinstance(row.asked, OneOf) and isinstance(row.controls[0], QComboBox):
                row.controls[0].setPlaceholderText(words.choose)
        buttons, self.yes = answer_buttons(form.yes, words.stop)
        buttons.accepted.connect(self._try)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.setMinimumWidth(WIDTH)
        self.rows[0].controls[0].setFocus()

    def answers(self) -> list[object]:
        """Of every question, in their order."""
        return [row.answer() for row in self.rows]

    def _try(self) -> None:
        """Done where nothing is missing or wrong; else it is said beside each, and the first has the focus."""
        given = self.answers()
        faults = self._faults(given)
        if self._is_trying:
            return
        if self._tries is None or any(faults):
            self._judge(faults)
            return
        self._is_trying = True
        self.yes.setEnabled(False)
        self._tries(given, self._judge)

    def reject(self) -> None:
        """Not while the answers are tried: what is opened is opened."""
        if not self._is_trying:
            super().reject()

    def _judge(self, faults: Sequence[str]) -> None:
        if not isValid(self):
            return
        self._is_trying = False
        self.yes.setEnabled(True)
        wrong = [row for row, fault in zip(self.rows, faults, strict=True) if row.say(fault)]
        if wrong:
            wrong[0].ask_again()
        else:
            self.accept()

    def _faults(self, answers: Sequence[object]) -> Sequence[str]:
        words = self._words
        missing = [
            "" if given is not None else words.choose if isinstance(row.asked, OneOf) else words.fill_in
            for row, given in zip(self.rows, answers, strict=True)
        ]
        return missing if any(missing) else self._form.check(answers)
