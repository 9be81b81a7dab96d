"""All boxes and file choosers of the window, so that tests can record and answer them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,  # noqa: TID251 - here and nowhere else
    QLabel,
    QLineEdit,
    QMessageBox,  # noqa: TID251 - here and nowhere else
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from jumpup_desktop.presenters.verbs import Form, Secret
from jumpup_desktop.views.form_dialog import FormDialog, FormWords, RollBox, answer_buttons

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def chosen_pages(pictures: Sequence[bytes], first: int, last: int) -> Sequence[bytes]:
    """The pages from `first` to `last` (from 1); all where no range was chosen (0)."""
    return pictures[max(first, 1) - 1 : last or None]


class Dialogs:
    """The real boxes. Every text arrives translated."""

    def __init__(self) -> None:
        self.parent: QWidget | None = None

    def tell(self, title: str, text: str) -> None:
        """Say something that must be read."""
        QMessageBox.information(self.parent, title, text)

    def ask(self, title: str, text: str, yes: str, no: str) -> bool:
        """Ask for a decision; Escape means no."""
        box = QMessageBox(QMessageBox.Icon.Question, title, text, QMessageBox.StandardButton.NoButton, self.parent)
        agreed = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        refused = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
        box.setEscapeButton(refused)
        box.setDefaultButton(agreed)
        _run(box)
        return box.clickedButton() is agreed

    def ask_text(self, title: str, text: str, label: str, yes: str, no: str) -> str:
        """Ask for a decision with a reason; empty when the user changed their mind."""
        box, column = self._box(title)
        shown = QPlainTextEdit(text)
        shown.setReadOnly(True)
        shown.setAccessibleName(title)
        line = QLineEdit()
        line.setPlaceholderText(label)
        line.setAccessibleName(label)
        buttons, agreed = answer_buttons(yes, no)
        agreed.setEnabled(False)
        line.textChanged.connect(lambda typed: agreed.setEnabled(bool(typed.strip())))
        buttons.accepted.connect(box.accept)
        buttons.rejected.connect(box.reject)
        for widget, stretch in ((shown, 1), (line, 0), (buttons, 0)):
            column.addWidget(widget, stretch)
        box.resize(620, 420)
        line.setFocus()
        return line.text().strip() if _run(box) else ""

    def ask_line(self, title: str, label: str, yes: str, no: str, text: str = "") -> str:
        """Ask for one line; empty when the user changed their mind."""
        box, column = self._box(title)
        words, line = QLabel(label), QLineEdit(text)
        words.setWordWrap(True)
        line.setAccessibleName(label)
        return line.text().strip() if self._answered(box, column, (words, line), yes, no) else ""

    def ask_pin(
        self, title: str, label: str, yes: str, no: str, tries: Callable[[str, Callable[[str], None]], None]
    ) -> None:
        """Ask for a PIN, not shown, and try it: what `tries` says is wrong stands beside it, and it is asked again."""

        def tried(given: Sequence[object], judged: Callable[[Sequence[str]], None]) -> None:
            tries(str(given[0]), lambda fault: judged([fault]))

        form = Form((Secret(label),), yes)
        box = FormDialog(title, form, FormWords(label, label, no), self.parent, tried)
        _run(box)

    def choose(self, title: str, label: str, options: Sequence[str], yes: str, no: str) -> int:
        """Ask for one of several; -1 when the user changed their mind."""
        box, column = self._box(title)
        words, combo = QLabel(label), QComboBox()
        words.setWordWrap(True)
        combo.addItems(list(options))
        combo.setAccessibleName(label)
        return combo.currentIndex() if self._answered(box, column, (words, combo), yes, no) else -1

    def fill(self, title: str, form: Form, words: FormWords) -> list[object] | None:
        """Ask several things in one box; None when the user changed their mind."""
        box = FormDialog(title, form, words, self.parent)
        return box.answers() if _run(box) else None

    def choose_several(
        self, title: str, label: str, options: Sequence[str], yes: str, no: str, *, taken: bool = True
    ) -> list[int] | None:
        """Ask which of several, all ticked at first or, where each is called, none; None when they changed their mind.

        Space ticks one and goes on to the next: one key a name.
        """
        box, column = self._box(title)
        words = QLabel(label)
        words.setWordWrap(True)
        boxes = [RollBox(option) for option in options]
        for each in boxes:
            each.setChecked(taken)
        if not self._answered(box, column, (words, *boxes), yes, no):
            return None
        return [n for n, each in enumerate(boxes) if each.isChecked()]

    def _answered(self, box: QDialog, column: QVBoxLayout, parts: Sequence[QWidget], yes: str, no: str) -> bool:
        buttons, _ = answer_buttons(yes, no)
        buttons.accepted.connect(box.accept)
        buttons.rejected.connect(box.reject)
        for widget in (*parts, buttons):
            column.addWidget(widget)
        box.setMinimumWidth(420)
        parts[1].setFocus()
        return _run(box)

    def open_file(self, title: str, kinds: str) -> Path | None:
        """Choose a file to read."""
        chosen, _ = QFileDialog.getOpenFileName(self.parent, title, "", kinds)
        return Path(chosen) if chosen else None

    def open_files(self, title: str, kinds: str) -> list[Path]:
        """Choose files to read; none when the user changed their mind."""
        chosen, _ = QFileDialog.getOpenFileNames(self.parent, title, "", kinds)
        return [Path(name) for name in chosen]

    def open_folder(self, title: str) -> Path | None:
        """Choose a folder to write into."""
        chosen = QFileDialog.getExistingDirectory(self.parent, title)
        return Path(chosen) if chosen else None

    def save_file(self, title: str, name: str, kinds: str) -> Path | None:
        """Choose where to write."""
        chosen, _ = QFileDialog.getSaveFileName(self.parent, title, name, kinds)
        return Path(chosen) if chosen else None

    def copy(self, text: str) -> None:
        """Put a text on the clipboard."""
        QGuiApplication.clipboard().setText(text)

    def report(self, title: str, text: str, details: str, copy: str) -> None:
        """A fault of ours, with a report to copy."""
        box, column = self._box(title)
        words = QLabel(text)
        words.setWordWrap(True)
        shown = QPlainTextEdit(details)
        shown.setReadOnly(True)
        shown.setAccessibleName(title)
        column.addWidget(words)
        column.addWidget(shown, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        button = buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        button.clicked.connect(lambda: self.copy(details))
        buttons.rejected.connect(box.reject)
        column.addWidget(buttons)
        box.resize(640, 420)
        _run(box)

    def shortcuts(self, title: str, pairs: Sequence[tuple[str, str]]) -> None:
        """The list of keys."""
        box, column = self._box(title)
        heading = QLabel(title)
        heading.setProperty("role", "heading")
        from jumpup_desktop.views.widgets.facts import FactList

        facts = FactList()
        facts.show_facts(pairs)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(box.reject)
        for widget in (heading, facts, buttons):
            column.addWidget(widget)
        box.resize(460, 380)
        _run(box)

    def print_pictures(self, pictures: Sequence[bytes]) -> bool:
        """Print pages that come as pictures, all or a range after a jam; False if the user changed their mind."""
        from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setFullPage(True)
        box = QPrintDialog(printer, self.parent)
        box.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, True)
        box.setMinMax(1, len(pictures))
        if not _run(box):
            return False
        painter = QPainter(printer)
        for number, picture in enumerate(chosen_pages(pictures, printer.fromPage(), printer.toPage())):
            if number:
                printer.newPage()
            painter.drawImage(QRectF(painter.viewport()), QImage.fromData(picture))
        painter.end()
        return True

    def print_text(self, title: str, text: str) -> bool:
        """Print a short text on one page; False if the user changed their mind."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self.parent).exec() != QDialog.DialogCode.Accepted:
            return False
        painter = QPainter(printer)
        painter.setFont(QFont("NanumGothic", 14))
        from PySide6.QtCore import Qt

        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWrapAnywhere
        painter.drawText(QRectF(painter.viewport()), flags, f"{title}\n\n{text}")
        painter.end()
        return True

    def _box(self, title: str) -> tuple[QDialog, QVBoxLayout]:
        box = QDialog(self.parent)
        box.setWindowTitle(title)
        column = QVBoxLayout(box)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        return box, column


def _run(box: QDialog) -> bool:
    """Show a box until it is answered; it goes with the next event, and with it any PIN that was typed."""
    is_accepted = box.exec() == QDialog.DialogCode.Accepted
    box.deleteLater()
    return is_accepted
