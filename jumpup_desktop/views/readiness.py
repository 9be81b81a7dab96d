"""준비 점검: a list of what was checked, a page to print, the slip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication, QInputDevice
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout

from jumpup_desktop.services.self_test import Finding
from jumpup_desktop.views import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from jumpup_desktop.presenters.readiness import ReadinessPresenter
    from jumpup_desktop.views.dialogs import Dialogs

MARKS = {"ok": "○", "warn": "△", "bad": "×"}
TONES = {"ok": "text", "warn": "warn", "bad": "bad"}
PENS = (QInputDevice.DeviceType.Stylus, QInputDevice.DeviceType.TouchScreen)


def devices() -> list[Finding]:
    """Screens, printer and pen as the window sees them."""
    from PySide6.QtPrintSupport import QPrinterInfo

    screens = [f"{s.size().width()}×{s.size().height()}" for s in QGuiApplication.screens()]
    found = [Finding("check.screens", "ok", (("n", str(len(screens))), ("names", ", ".join(screens))))]
    if len(screens) < 2:
        found.append(Finding("check.one-screen", "warn"))
    printer = QPrinterInfo.defaultPrinterName() or next(iter(QPrinterInfo.availablePrinterNames()), "")
    found.append(
        Finding("check.printer", "ok", (("name", printer),)) if printer else Finding("check.no-printer", "warn")
    )
    pens = sorted({d.name() for d in QInputDevice.devices() if d.type() in PENS})
    found.append(Finding("check.pen", "ok", (("names", ", ".join(pens)),)) if pens else Finding("check.no-pen", "warn"))
    return found


class ReadinessDialog(QDialog):
    """Checks at once when it opens; a stick is checked once it is chosen."""

    is_gone = False

    def __init__(self, presenter: ReadinessPresenter, dialogs: Dialogs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("readiness_dialog")
        self.setWindowTitle(self.tr("준비 점검"))
        self._presenter, self._dialogs = presenter, dialogs
        title, self.line, self.list = QLabel(self.tr("준비 점검")), QLabel(), QListWidget()
        title.setProperty("role", "title")
        self.line.setProperty("role", "muted")
        self.line.setWordWrap(True)
        self.list.setWordWrap(True)
        self.list.setAccessibleName(self.tr("점검한 것"))
        self.again, self.stick = QPushButton(self.tr("다시 점검")), QPushButton(self.tr("USB 메모리 고르기…"))
        self.print, self.slip = QPushButton(self.tr("시험 인쇄…")), QPushButton(self.tr("점검표 저장…"))
        self.shut = QPushButton(self.tr("닫기"))
        self.slip.setProperty("kind", "primary")
        self.again.clicked.connect(lambda: presenter.run(devices()))
        self.stick.clicked.connect(self._choose_stick)
        self.print.clicked.connect(self._print)
        self.slip.clicked.connect(self._save)
        self.shut.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.again, self.stick, self.print, self.slip):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.shut)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(title)
        column.addWidget(self.line)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        self.resize(760, 520)
        presenter.changed.listen(self._on_changed)
        presenter.run(devices())

    def done(self, result: int) -> None:
        """Hear nothing more: an answer that is under way must not reach a box that is gone."""
        self.is_gone = True
        super().done(result)

    def _choose_stick(self) -> None:
        if folder := self._dialogs.open_folder(self.tr("USB 메모리의 폴더")):
            self._presenter.run(devices(), folder)

    def _print(self) -> None:
        self._dialogs.print_text(self.tr("시험 인쇄"), "도약(Jump-Up) 프로그램\n가나다라 마바사 ㈜ 0123456789")

    def _save(self) -> None:
        kinds = "PDF (*.pdf)"
        if path := self._dialogs.save_file(self.tr("점검표 저장"), self.tr("준비 점검표.pdf"), kinds):
            self._presenter.save_slip(path)

    def _on_changed(self, _none: None) -> None:
        presenter = self._presenter
        bad = sum(c.level != "ok" for c in presenter.checks)
        done = self.tr("모두 양호합니다.") if not bad else self.tr("확인할 것이 {n}개 있습니다.").format(n=bad)
        self.line.setText(self.tr("점검하는 중…") if presenter.is_busy else presenter.said or done)
        self.slip.setEnabled(bool(presenter.checks) and not presenter.is_busy)
        self.again.setEnabled(not presenter.is_busy)
        self.list.clear()
        for check in presenter.checks:
            item = QListWidgetItem(f"{MARKS[check.level]}  {presenter.text(check)}")
            item.setForeground(theme.colour(TONES[check.level]))
            self.list.addItem(item)
