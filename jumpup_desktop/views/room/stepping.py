"""The page's one filled button, its keys, and where the focus goes after each act: never on what cannot be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QPlainTextEdit, QTableWidget

from jumpup_desktop.presenters.next_step import next_step

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from jumpup_desktop.presenters.consensus import ConsensusPresenter
    from jumpup_desktop.presenters.next_step import NextStep
    from jumpup_desktop.presenters.progress import ProgressPresenter
    from jumpup_desktop.views._forms.ui_progress_form import Ui_ProgressForm

CLOCK_KEYS = {"Space": "go", "Right": "next", "Left": "slip"}
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right)


def is_typing() -> bool:
    """Whether somebody writes: what they press is text."""
    focus = QApplication.focusWidget()
    return isinstance(focus, QLineEdit | QPlainTextEdit) and not focus.isReadOnly()


class Stepping(QObject):
    """`do` does the verb of a step; `others` are the verbs of the clock's keys."""

    def __init__(
        self, page: QWidget, form: Ui_ProgressForm, progress: ProgressPresenter, consensus: ConsensusPresenter,
        do: Callable[[NextStep], None], others: Callable[[str], None],
    ) -> None:  # fmt: skip
        super().__init__(page)
        self._page, self._form, self._progress, self._consensus, self._do = page, form, progress, consensus, do
        self.step: NextStep | None = None
        form.primary_button.clicked.connect(self.go)
        form.primary_button.setAutoDefault(True)
        for keys, verb in CLOCK_KEYS.items():
            shortcut = QShortcut(QKeySequence(keys), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(lambda wanted=verb: others(wanted))

    def go(self) -> None:
        """Do what comes next."""
        if self.step is not None:
            self._do(self.step)

    def show_step(self) -> None:
        """Say what comes next."""
        self.step = next_step(self._progress, self._consensus)
        button, room = self._form.primary_button, self._progress.room
        button.setEnabled(self.step is not None and not room.is_busy)
        if self.step is not None:
            button.setText(room.sentences.say(self.step.word.code, self.step.word.values))
        button.setVisible(self.step is not None)

    def settle(self, wanted: QWidget | None) -> None:
        """After an act the focus goes where the next one is: `wanted`, else the filled button, else the clock."""
        if is_typing():
            return
        button = self._form.primary_button
        target = wanted or (button if button.isVisible() and button.isEnabled() else self._form.clock_face)
        target.setFocus(Qt.FocusReason.OtherFocusReason)


class ArrowsOfItsOwn(QObject):
    """A table of cells keeps ← and → for itself; everywhere else they are the clock's."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        view.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
            return False
        if event.key() in _ARROWS:
            event.accept()
        return event.key() in _ARROWS


class WritesAtOnce(QObject):
    """A letter typed on a cell begins its text: it lands in the editor, as does what the input method composes."""

    def __init__(self, view: QTableWidget, editor: QPlainTextEdit) -> None:
        super().__init__(view)
        self._view, self._editor = view, editor
        view.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        view.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if not _is_letter(event) and event.type() != QEvent.Type.InputMethod:
            return False
        if not self._editor.isEnabled():
            self._view.cellClicked.emit(self._view.currentRow(), self._view.currentColumn())
        if self._editor.isReadOnly() or not self._editor.isEnabled():
            return False
        self._editor.setFocus()
        QApplication.sendEvent(self._editor, event)
        return True


def _is_letter(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
        return False
    plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
    return plain and event.text().isprintable() and bool(event.text().strip())
