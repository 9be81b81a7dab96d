"""The live room by keyboard alone: every control has a name, and Tab comes to each that can be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QPlainTextEdit, QWidget

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


def _grave(operator: Operator) -> list[QWidget]:
    """What must never have the focus by itself: it cannot be taken back, or is not what comes next."""
    form = operator.progress.form
    names = ("more_button", "meeting_button", "stage_button", "call_button", "away_button", "shrink_button")
    return [getattr(form, name) for name in names]


def test_after_every_act_the_focus_is_where_the_next_one_is(operator: Operator) -> None:
    """And Space, pressed in a hurry, is the clock's: it never does anything else."""
    operator.open_day()
    seen: list[str] = []

    def look(step: str) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None, step
        assert focus not in _grave(operator), f"{step}: {focus.objectName()}"
        assert not isinstance(focus, QAbstractButton) or focus is operator.progress.form.primary_button, step
        before = (operator.turn.calls, operator.turn.entry.state, operator.day.state)
        if not isinstance(focus, QPlainTextEdit | QComboBox):
            QTest.keyClick(focus, Qt.Key.Key_Space)
            operator.idle()
            QTest.keyClick(operator.window.focusWidget() or focus, Qt.Key.Key_Space)
            operator.idle()
        assert (operator.turn.calls, operator.turn.entry.state, operator.day.state) == before, step
        seen.append(step)

    operator.press("call")
    look("call")
    operator.press("come_in")
    look("come_in")
    operator.dialogs.lines, operator.dialogs.choices = ["홍길동"], [0]
    operator.press("presenter")
    operator.window.activateWindow()
    for phase in ("prepare", "pitch", "qa", "writing"):
        operator.to_phase(phase)
        look(phase)
    operator.write_opinions(TEXT)
    look("opinions")
    operator.to_phase("deliberation")
    operator.press("clear")
    look("clear")
    operator.to_phase("decision")
    operator.propose("selected", TEXT)
    look("propose")
    operator.all_agree()
    look("agree")
    operator.press("resolve")
    look("resolve")
    assert len(seen) == 11


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
