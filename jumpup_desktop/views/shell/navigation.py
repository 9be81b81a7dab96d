"""The navigation at the left: words beside the icons, or icons alone where the page wants the room."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from jumpup_desktop.presenters.shell import PAGES, SECTIONS
from jumpup_desktop.views.widgets.nav import NavButton

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QMouseEvent

    from jumpup_desktop.presenters.shell import PageName, ShellPresenter
    from jumpup_desktop.views._forms.ui_shell_form import Ui_ShellForm

ICONS: dict[PageName, str] = {
    "start": "home", "step1": "table", "panels": "calendar", "opening": "door", "progress": "clock",
    "papers": "document", "settings": "settings",
}  # fmt: skip
WIDE, NARROW, MARGIN = 208, 56, 12
ROOMY = 1200
"""Below this width of the window the icons stand alone on every page."""
LARGE: tuple[PageName, ...] = ("progress", "papers")
"""Pages that want the whole width."""


class Shade(QWidget):
    """Lies over the page while the navigation does: a press on it folds the navigation."""

    def __init__(self, frame: QWidget, done: Callable[[], None]) -> None:
        super().__init__(frame)
        self._done = done
        self.hide()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self._done()


class Navigation(QObject):
    """Folded it keeps 56 points; opened then, it lies over the page and pushes nothing."""

    def __init__(self, frame: QWidget, form: Ui_ShellForm, shell: ShellPresenter) -> None:
        super().__init__(frame)
        self._frame, self._form, self._shell = frame, form, shell
        self.buttons: dict[PageName, NavButton] = {}
        self.toggle = NavButton()
        self.is_open = False
        self._names: dict[PageName, str] = {}
        self._sections: dict[str, QLabel] = {}
        self._make()
        self._slot, self._shade = QWidget(), Shade(frame, self.close)
        escape = QShortcut(QKeySequence("Esc"), form.nav)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.close)
        outside = frame.layout()
        assert isinstance(outside, QHBoxLayout)
        outside.replaceWidget(form.nav, self._slot)
        form.nav.setParent(frame)
        form.nav.raise_()
        frame.installEventFilter(self)

    def _make(self) -> None:
        self.toggle.setObjectName("nav_toggle")
        self.toggle.setProperty("iconName", "chevron-right")
        for button in (self.toggle, self._form.help_button, self._form.lock_button):
            button.setCheckable(False)
        self.toggle.clicked.connect(self._turn_over)
        self._form.nav_buttons.addWidget(self.toggle)
        for code, names in SECTIONS:
            label = QLabel()
            label.setProperty("role", "section")
            self._sections[code] = label
            self._form.nav_buttons.addWidget(label)
            for name in names:
                button = NavButton()
                button.setObjectName(f"nav_{name}")
                button.setProperty("iconName", ICONS[name])
                button.clicked.connect(partial(self._shell.go, name))
                self._form.nav_buttons.addWidget(button)
                self.buttons[name] = button

    @property
    def is_folded(self) -> bool:
        """Whether the icons stand alone beside the page."""
        return self._shell.page in LARGE or self._frame.width() < ROOMY

    def _turn_over(self) -> None:
        self.is_open = not self.is_open
        self.show_folding()

    def close(self) -> None:
        """Fold it again: another page is shown."""
        self.is_open = False
        self.show_folding()

    def show_folding(self) -> None:
        """As wide as it is to be just now."""
        is_folded, nav = self.is_folded, self._form.nav
        has_words = not is_folded or self.is_open
        self._slot.setFixedWidth(NARROW if is_folded else WIDE)
        nav.setFixedWidth(WIDE if has_words else NARROW)
        nav.setGeometry(0, 0, nav.maximumWidth(), self._frame.height())
        self._shade.setGeometry(self._frame.rect())
        self._shade.setVisible(is_folded and self.is_open)
        self._shade.raise_()
        nav.raise_()
        column = nav.layout()
        assert column is not None
        column.setContentsMargins(MARGIN if has_words else 8, 16, MARGIN if has_words else 8, 16)
        self._form.nav_brand.setVisible(has_words)
        self.toggle.setVisible(is_folded)
        for label in self._sections.values():
            label.setVisible(has_words)
        for name, button in self.buttons.items():
            button.setText("  " + self._names.get(name, "") if has_words else "")
        for button in (self.toggle, self._form.help_button, self._form.lock_button):
            button.setText("  " + button.accessibleName() if has_words else "")

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.show_folding()
        return False

    def retranslate(self, sections: Mapping[str, str], names: Mapping[PageName, str], toggle: str) -> None:
        """Say everything in another language."""
        for code, label in self._sections.items():
            label.setText(sections[code])
        for number, name in enumerate(PAGES, 1):
            self._names[name] = names[name]
            self.buttons[name].setAccessibleName(names[name])
            self.buttons[name].setToolTip(f"{names[name]} · Ctrl+{number}")
        self.toggle.setAccessibleName(toggle)
        self.toggle.setToolTip(toggle)
        for button, keys in ((self._form.help_button, "F1"), (self._form.lock_button, "Ctrl+L")):
            button.setAccessibleName(button.text())
            button.setToolTip(f"{button.text()} · {keys}")
        self.show_folding()
