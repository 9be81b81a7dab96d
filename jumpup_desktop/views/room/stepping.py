"""The page's one filled button, its keys, and where the focus goes after each act: never on what cannot be undone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTabBar, QTableView, QWidget

from jumpup_desktop.presenters.next_step import next_step

if TYPE_CHECKING:
    from collections.abc import Callable

    from jumpup_desktop.presenters.consensus import ConsensusPresenter
    from jumpup_desktop.presenters.next_step import NextStep
    from jumpup_desktop.presenters.progress import ProgressPresenter
    from jumpup_desktop.views._forms.ui_progress_form import Ui_ProgressForm

CLOCK_KEYS = {Qt.Key.Key_Space: "go", Qt.Key.Key_Right: "next", Qt.Key.Key_Left: "slip"}
_ARROWS, _OPENING = (Qt.Key.Key_Left, Qt.Key.Key_Right), (Qt.Key.Key_Space, Qt.Key.Key_F4)


def is_typing() -> bool:
    """Whether somebody writes: what they press is text."""
    focus = QApplication.focusWidget()
    return isinstance(focus, QLineEdit | QPlainTextEdit) and not focus.isReadOnly()


def is_its_own(widget: QWidget | None, key: Qt.Key) -> bool:
    """Whether a control needs a key of the page: a table of cells and tabs the arrows, a box what opens it."""
    if isinstance(widget, QTableView):
        return key in _ARROWS and widget.selectionBehavior() is QTableView.SelectionBehavior.SelectItems
    if isinstance(widget, QTabBar):
        return key in _ARROWS
    return isinstance(widget, QComboBox) and key in _OPENING


def bind(page: QWidget, key: Qt.Key, done: Callable[[], object], *, within: bool = False) -> None:
    """Do it on a key of the page; `within`: only while the focus is somewhere in it."""
    shortcut = QShortcut(QKeySequence(key), page)
    shortcut.setAutoRepeat(False)
    if within:
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(done)


class Stepping(QObject):
    """`do` does the verb of a step; `others` are the verbs of the clock's keys."""

    def __init__(
        self, page: QWidget, form: Ui_ProgressForm, progress: ProgressPresenter, consensus: ConsensusPresenter,
        do: Callable[[NextStep], None], others: Callable[[str], None],
    ) -> None:  # fmt: skip
        super().__init__(page)
        self._page, self._form, self._progress, self._consensus, self._do = page, form, progress, consensus, do
        self.step: NextStep | None = None
        page.installEventFilter(self)
        form.primary_button.clicked.connect(self.go)
        form.primary_button.setAutoDefault(True)
        for key, verb in CLOCK_KEYS.items():
            bind(page, key, partial(others, verb), within=True)

    def eventFilter(self, _page: QObject, event: QEvent) -> bool:
        """A key that the control with the focus needs is its own; the page hears of it before its keys do."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
            return False
        if is_its_own(QApplication.focusWidget(), Qt.Key(event.key())):
            event.accept()
        return event.isAccepted()

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
