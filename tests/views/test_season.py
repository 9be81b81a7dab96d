"""Opening, making and locking a season as a person does it."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QInputMethodEvent
from PySide6.QtWidgets import QApplication

from jumpup_desktop.errors import Trouble
from jumpup_desktop.presenters.session import strength
from jumpup_desktop.presenters.shell import ShellPresenter
from jumpup_desktop.services import seasons
from jumpup_desktop.store.season_store import open_season
from jumpup_desktop.views.start.page import StartPage
from tests.conftest import PASSPHRASE

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.views.conftest import Stage

LEFT = Qt.MouseButton.LeftButton
PAGE = 4096


def test_a_chosen_file_opens_with_its_passphrase(stage: Stage, qtbot: QtBot) -> None:
    form = stage.window.season.choose.form
    stage.dialogs.files = [stage.file]
    qtbot.mouseClick(form.choose_button, LEFT)
    form.open_passphrase.edit.insert(PASSPHRASE)
    qtbot.keyClick(form.open_passphrase.edit, Qt.Key.Key_Return)
    assert stage.session.screen == "open"
    assert stage.frame.isVisible()
    assert stage.built.preferences.read().recent == (stage.file,)


def test_a_wrong_passphrase_is_told_beside_the_field_and_then_must_wait(stage: Stage, qtbot: QtBot) -> None:
    stage.session.pick(stage.file)
    form = stage.window.season.choose.form
    for _ in range(4):
        form.open_passphrase.edit.selectAll()
        qtbot.keyClicks(form.open_passphrase.edit, "wrong")
        qtbot.mouseClick(form.open_button, LEFT)
    assert "초 뒤에 다시" in form.open_passphrase.note.text()
    assert not form.open_button.isEnabled()
    qtbot.waitUntil(form.open_button.isEnabled, timeout=10_000)


def _damage(file: Path) -> None:
    """One bit of the last page that opening the season stumbles on, while it can still be read."""
    whole, folder = file.read_bytes(), file.with_name("scratch")
    for at in range(len(whole) - PAGE // 2, PAGE, -PAGE):
        bad = whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        shutil.copytree(file.with_name(f"{file.name}.d"), folder / f"{file.name}.d")
        (folder / file.name).write_bytes(bad)
        if _opens(folder / file.name, read_only=True) and not _opens(folder / file.name):
            file.write_bytes(bad)
            break
    shutil.rmtree(folder)


def _opens(file: Path, *, read_only: bool = False) -> bool:
    try:
        open_season(file, PASSPHRASE, read_only=read_only).close()
    except Trouble:
        return False
    return True


def _try_damaged(stage: Stage, qtbot: QtBot) -> None:
    _damage(stage.file)
    stage.session.pick(stage.file)
    form = stage.window.season.choose.form
    assert not form.put_back_button.isVisible()
    form.open_passphrase.edit.insert(PASSPHRASE)
    qtbot.mouseClick(form.open_button, LEFT)


def test_a_damaged_season_offers_its_last_good_backup(stage: Stage, qtbot: QtBot) -> None:
    _try_damaged(stage, qtbot)
    form = stage.window.season.choose.form
    offer = seasons.rescue_of(stage.file, PASSPHRASE)
    assert offer is not None
    assert offer.made in form.rescue_text.text()
    stage.dialogs.answer = False
    qtbot.mouseClick(form.put_back_button, LEFT)
    assert form.put_back_button.isVisible()
    stage.dialogs.answer = True
    qtbot.mouseClick(form.put_back_button, LEFT)
    assert stage.session.screen == "open"


def test_a_damaged_season_without_a_backup_can_still_be_read(stage: Stage, qtbot: QtBot) -> None:
    shutil.rmtree(stage.file.with_name(stage.file.name + ".d") / "backups")
    _try_damaged(stage, qtbot)
    form = stage.window.season.choose.form
    assert form.read_button.isVisible()
    assert not form.put_back_button.isVisible()
    qtbot.mouseClick(form.read_button, LEFT)
    assert stage.session.screen == "open"
    assert stage.built.season.store.is_read_only


def test_a_stick_that_is_gone_is_struck_from_the_start_page(stage: Stage, qtbot: QtBot) -> None:
    origin = {"id": "0123456789abcdef", "place": "/media/usb", "at_ms": 1772500000000}
    (stage.file.with_name(stage.file.name + ".d") / "came-from").write_text(json.dumps(origin), encoding="utf-8")
    form = stage.open().page("start", StartPage).form
    assert "/media/usb" in form.season_restored.text()
    assert form.sticks_button.isVisible()
    stage.dialogs.answer = False
    qtbot.mouseClick(form.sticks_button, LEFT)
    assert "/media/usb" in form.season_restored.text()
    stage.dialogs.answer = True
    qtbot.mouseClick(form.sticks_button, LEFT)
    assert "/media/usb" not in form.season_restored.text()
    assert not form.sticks_button.isVisible()


def test_a_season_file_can_be_dropped_on_the_window(stage: Stage) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/tmp/b.jumpup-season")])
    no_keys = Qt.KeyboardModifier.NoModifier
    stage.window.season.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, mime, LEFT, no_keys))
    assert stage.window.season.choose.form.file_edit.text() == "/tmp/b.jumpup-season"


def test_a_new_season_shows_its_recovery_key_once(stage: Stage, qtbot: QtBot) -> None:
    season = stage.window.season
    qtbot.mouseClick(season.choose.form.create_button, LEFT)
    form = season.create_view.form
    stage.dialogs.files = [stage.file.parent / "new"]
    qtbot.mouseClick(form.new_file_button, LEFT)
    qtbot.keyClicks(form.new_passphrase.edit, "a long enough one")
    assert not form.create_go.isEnabled()
    qtbot.keyClicks(form.repeat_passphrase.edit, "a long enough one")
    qtbot.mouseClick(form.create_go, LEFT)
    recovery = season.recovery.form
    assert recovery.recovery_key.text().startswith("AGE-SECRET-KEY-")
    assert not recovery.recovery_go.isEnabled()
    recovery.recovery_check.click()
    qtbot.mouseClick(recovery.recovery_go, LEFT)
    assert stage.session.screen == "open"
    assert recovery.recovery_key.text() == ""


def test_hangul_in_composition_is_part_of_the_passphrase(stage: Stage) -> None:
    field = stage.window.season.choose.form.open_passphrase
    field.show_button.setChecked(True)
    commit = QInputMethodEvent()
    commit.setCommitString("도약")
    QApplication.sendEvent(field.edit, commit)
    assert field.text() == "도약"
    assert field.note.isVisibleTo(field)


def test_locking_covers_the_screens_and_the_passphrase_lets_back(season: Stage, qtbot: QtBot) -> None:
    qtbot.keyClick(season.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert season.session.screen == "locked"
    assert not season.frame.isVisible()
    form = season.window.season.locked.form
    form.lock_passphrase.edit.insert(PASSPHRASE)
    qtbot.mouseClick(form.lock_go, LEFT)
    assert season.frame.isVisible()


def test_idling_locks_but_not_while_a_phase_runs(season: Stage) -> None:
    runs, now = True, 0.0
    shell = ShellPresenter(season.session, lambda: runs, season.tasks, lambda: now)
    now = 3600.0
    shell.tick()
    assert season.frame.isVisible()
    runs = False
    shell.tick()
    assert season.session.screen == "locked"
    assert not season.frame.isVisible()


def test_strength_counts_length_and_hangul() -> None:
    assert [strength(t) for t in ("short", "aaaaaaaa", "abcdefgh", "새벽 별빛 아래", "correct horse battery st")] == [
        0,
        1,
        1,
        2,
        4,
    ]
