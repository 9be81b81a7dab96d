"""The live room by keyboard alone: every control has a name, and Tab comes to each that can be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from tests.room.test_day_in_the_window import TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.room.operator import Operator

STEPS = 250


def usable(root: QWidget) -> list[QWidget]:
    """Controls that can be seen and used now; what Qt makes inside a control is not its own."""
    found = [w for w in root.findChildren(QWidget) if w.isVisible() and w.isEnabled()]
    named = [w for w in found if w.objectName() and not w.objectName().startswith("qt_")]
    return [w for w in named if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.focusProxy() is None]


def said(widget: QWidget) -> str:
    """What a screen reader says of it."""
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton | QLabel) else "")


def walked(operator: Operator) -> set[QWidget]:
    """Everything Tab comes to, once around."""
    seen: set[QWidget] = set()
    for _ in range(STEPS):
        focus = QApplication.focusWidget()
        if focus is not None:
            seen |= {focus, *_parents(focus)}
        QTest.keyClick(focus or operator.window, Qt.Key.Key_Tab)
    return seen


def _parents(widget: QWidget) -> Iterator[QWidget]:
    while (parent := widget.parentWidget()) is not None:
        widget = parent
        yield widget


def missed(operator: Operator, page: QWidget) -> list[str]:
    """Of one screen as it stands: controls without a name, and those Tab does not come to."""
    controls = usable(page)
    assert controls
    nameless = [w.objectName() for w in controls if not said(w)]
    operator.window.activateWindow()
    controls[0].setFocus()
    reached = walked(operator)
    return nameless + [w.objectName() for w in controls if w.isVisible() and w.isEnabled() and w not in reached]


def test_every_screen_of_the_day_is_reached_by_tab_and_named(operator: Operator) -> None:
    assert missed(operator, operator.opening) == []
    operator.open_day()
    assert missed(operator, operator.progress) == []
    operator.call_in()
    operator.to_phase("writing")
    _ = operator.opinions
    assert missed(operator, operator.progress) == []
    operator.write_opinions(TEXT)
    operator.to_phase("decision")
    operator.open_opinions()
    operator.propose("selected", TEXT)
    _ = operator.consensus
    assert missed(operator, operator.progress) == []
    _ = operator.gist
    assert missed(operator, operator.progress) == []
    operator.note("질문")
    operator.all_agree()
    operator.resolve()
    operator.close_day()
    assert missed(operator, operator.signing) == []
