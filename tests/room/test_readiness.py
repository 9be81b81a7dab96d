"""The morning before: a rehearsal in the window, and whether the laptop is ready."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtTest import QTest

from jumpup_desktop.views.readiness import ReadinessDialog
from tests.room.operator import Operator

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from PySide6.QtWidgets import QApplication


def test_a_rehearsal_opens_with_a_day_to_begin(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    operator = Operator(qapp, tmp_path)
    form = operator.window.season.choose.form
    operator.dialogs.files = [tmp_path / "연습"]
    operator.click(form.rehearse_button)
    operator.until(lambda: operator.built.session.screen == "open")
    assert (tmp_path / "연습.jumpup-season").exists()
    page = operator.opening
    assert operator.day.state == "planned"
    assert len(operator.day.entries) >= 3
    operator.register(next(p.id for p in operator.day.people if p.role == "member"))
    assert page.form.people_count.text().startswith("위원 1/")
    operator.close()


def test_the_laptop_is_checked_before_the_day(operator: Operator, tmp_path: Path) -> None:
    """Practice 18, 28, 29: screens, printer, pen, time, disk, fonts, stick; and a slip to print."""
    stick, slip = tmp_path / "stick", tmp_path / "점검표.pdf"
    stick.mkdir()

    def fill(box: ReadinessDialog) -> None:
        def rows() -> str:
            return "\n".join(box.list.item(n).text() for n in range(box.list.count()))

        operator.until(box.slip.isEnabled)
        assert "화면이 하나입니다" in rows()
        assert "암호화된 시즌 파일" in rows()
        operator.dialogs.files = [stick, slip]
        box.stick.click()
        operator.until(lambda: box.slip.isEnabled() and str(stick) in rows())
        box.slip.click()
        operator.until(slip.exists)
        QTest.qWait(50)
        box.reject()

    operator.answer(operator.opening.form.opening_check_button, ReadinessDialog, fill)
    assert slip.read_bytes().startswith(b"%PDF")
