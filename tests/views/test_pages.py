"""Every page opens, in both languages and themes, and can be used by keyboard and without eyes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QHeaderView, QLineEdit, QTableView, QWidget

from jumpup_desktop.presenters.shell import PAGES
from jumpup_desktop.services import policies, seasons
from jumpup_desktop.views.settings.page import SettingsPage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.views.conftest import Stage

CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView)


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("is_empty", [False, True])
def test_every_page_opens(make_stage: Callable[..., Stage], language: str, is_empty: bool, qtbot: QtBot) -> None:
    stage = make_stage(empty=is_empty).open()
    stage.window.activateWindow()
    qtbot.waitUntil(stage.window.isActiveWindow)
    stage.built.settings.choose_language("en" if language == "en" else "ko")
    for number, page in enumerate(PAGES, 1):
        key = Qt.Key(Qt.Key.Key_0.value + number)
        qtbot.keyClick(stage.window, key, Qt.KeyboardModifier.ControlModifier)
        assert stage.shell.page == page
        assert stage.frame.page(page).isVisible()
        assert not stage.window.grab().isNull()


def test_language_and_theme_change_while_pages_are_open(season: Stage, qtbot: QtBot) -> None:
    for page in PAGES:
        season.shell.go(page)
    frame = season.frame
    season.built.settings.choose_language("en")
    qtbot.waitUntil(lambda: frame.buttons["settings"].accessibleName() == "Settings")
    season.built.settings.choose_theme(dark=True)
    assert season.window.palette().window().color().lightness() < 60
    season.built.settings.choose_language("ko")
    qtbot.waitUntil(lambda: frame.buttons["settings"].accessibleName() == "설정")


def _controls(window: QWidget) -> list[QWidget]:
    found = [w for w in window.findChildren(QWidget) if isinstance(w, CONTROLS)]
    return [w for w in found if w.focusPolicy() != Qt.FocusPolicy.NoFocus and not _is_inner(w)]


def _is_inner(widget: QWidget) -> bool:
    """Parts that Qt itself makes inside a control: popups, headers, corner buttons."""
    parent = widget.parentWidget()
    if isinstance(widget, QHeaderView) or widget.objectName().startswith("qt_"):
        return True
    while parent is not None:
        if isinstance(parent, QComboBox | QTableView):
            return True
        parent = parent.parentWidget()
    return False


def test_every_control_has_a_name_and_a_unique_id(season: Stage) -> None:
    for page in PAGES:
        season.shell.go(page)
    controls = _controls(season.window)
    nameless = []
    for control in controls:
        seen = QAccessible.queryAccessibleInterface(control)
        if not control.accessibleName() and not (seen and seen.text(QAccessible.Text.Name)):
            nameless.append(f"{type(control).__name__} {control.objectName()}")
    assert nameless == []
    names = Counter(control.objectName() for control in controls)
    assert {name for name, n in names.items() if n > 1 or not name} == set()


def test_f6_walks_through_the_areas(season: Stage, qtbot: QtBot) -> None:
    season.shell.go("step1")
    season.window.activateWindow()
    qtbot.waitUntil(season.window.isActiveWindow)
    seen = []
    for _ in range(3):
        qtbot.keyClick(season.window, Qt.Key.Key_F6)
        focus = season.window.focusWidget()
        seen.append(focus.objectName() if focus else "")
    assert seen == ["companies_search", "companies_table", "nav_step1"]


@pytest.mark.parametrize("by", ["Esc", "a press on the page"])
def test_the_opened_navigation_folds(season: Stage, qtbot: QtBot, by: str) -> None:
    season.shell.go("papers")
    season.window.activateWindow()
    qtbot.waitUntil(season.window.isActiveWindow)
    navigation = season.frame.navigation
    qtbot.mouseClick(navigation.toggle, Qt.MouseButton.LeftButton)
    assert navigation.is_open
    if by == "Esc":
        navigation.buttons["papers"].setFocus()
        qtbot.keyClick(navigation.buttons["papers"], Qt.Key.Key_Escape)
    else:
        over = season.window.childAt(season.window.rect().center())
        qtbot.mouseClick(over, Qt.MouseButton.LeftButton)
    assert (navigation.is_open, season.shell.page) == (False, "papers")


def test_shortcuts_are_listed(season: Stage, qtbot: QtBot) -> None:
    qtbot.keyClick(season.window, Qt.Key.Key_F1)
    assert season.dialogs.told == ["단축키"]


def test_a_policy_is_changed_after_its_differences_were_read_and_a_reason_given(
    season: Stage, qtbot: QtBot, tmp_path: Path
) -> None:
    """Changing policy during a season is an event, shown as a diff."""
    page = season.page("settings", SettingsPage)
    same, new = tmp_path / "same.toml", tmp_path / "new.toml"
    text = policies.shipped().text
    same.write_text(text, encoding="utf-8")
    new.write_text(text.replace("quorum = 5", "quorum = 6", 1), encoding="utf-8")
    season.dialogs.files = [same, new, new]
    button = page.form.adopt_button
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert season.dialogs.told
    season.dialogs.reason = ""
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert "5 → 6" in season.dialogs.asked[-1]
    assert season.built.season.policy.policy.panel.quorum == 5
    season.dialogs.reason = "위원 수 조정"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert season.built.season.policy.policy.panel.quorum == 6
    assert season.built.settings.history[-1].reason == "위원 수 조정"


def test_a_round_is_begun_under_the_name_that_is_offered(season: Stage, qtbot: QtBot) -> None:
    page = season.page("settings", SettingsPage)
    season.dialogs.lines = ["", "2026년 2회차"]
    qtbot.mouseClick(page.form.round_button, Qt.MouseButton.LeftButton)
    assert seasons.describe(season.built.season.store).round_title == "2026년 1회차"
    qtbot.mouseClick(page.form.round_button, Qt.MouseButton.LeftButton)
    assert seasons.describe(season.built.season.store).round_title == "2026년 2회차"
    season.dialogs.lines = ["2026년 2회차"]
    qtbot.mouseClick(page.form.round_button, Qt.MouseButton.LeftButton)
    assert "이미 있는 회차" in page.form.settings_error.text()


def test_the_title_names_no_company(season: Stage) -> None:
    assert season.window.windowTitle() == "도약 평가 기록"


def test_a_closed_season_leaves_no_page_behind_that_hears_of_the_next(season: Stage, qtbot: QtBot) -> None:
    for page in PAGES:
        season.shell.go(page)
    season.session.close()
    qtbot.waitUntil(season.window.season.isVisible)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    season.open()
    season.shell.go("settings")
    season.built.settings.choose_language("en")
    assert season.frame.page("settings").isVisible()
