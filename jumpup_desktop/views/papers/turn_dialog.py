"""One person's signing turn: their papers, what they hold back, one PIN."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
)

from jumpup_desktop.views.form_dialog import answer_buttons, fault_line

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from jumpup_desktop.domain.record.event import EventRef
    from jumpup_desktop.services.seen.signing import SignerLine


OWN = "own opinions"
"""The row of the signer's own opinions, in the place of a paper's id."""


class TurnDialog(QDialog):
    """Every paper is ticked, and the signer's opinions first; taking the tick away holds it back.

    The PIN stands for all that stay ticked; it is asked for where one of them needs it.
    """

    tried = Signal(str)
    """To be signed, with this PIN; empty where none is needed."""

    def __init__(self, signer: SignerLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_trying = False
        self._own = tuple(ref for text in signer.own for ref in text.versions)
        self.setObjectName("turn_dialog")
        self.setWindowTitle(self.tr("서명 차례"))
        title = QLabel(self.tr("{name} 님의 서명 차례").format(name=signer.name))
        title.setProperty("role", "title")
        hint = QLabel(self.tr("의결과 글을 확인하고, 서명하지 않을 문서는 표시를 지우십시오."))
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("서명할 문서"))
        self._fill(signer)
        self.wording = QPlainTextEdit()
        self.wording.setReadOnly(True)
        self.wording.setTabChangesFocus(True)
        self.wording.setAccessibleName(self.tr("합의한 글"))
        texts = [*([_own(signer)] if signer.own else []), *(p.wording for p in signer.papers)]
        self.list.currentRowChanged.connect(lambda row: self.wording.setPlainText(texts[row]))
        self.wording.setVisible(any(texts))
        self._by_pin = {OWN, *(p.id for p in signer.papers if not p.is_ink)}
        self.pin = QLineEdit()
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setPlaceholderText(self.tr("서명 PIN"))
        self.pin.setAccessibleName(self.tr("서명 PIN"))
        buttons, self.yes = answer_buttons("", self.tr("그만두기"))
        self.pin.textChanged.connect(self._follow)
        self.list.itemChanged.connect(self._follow)
        buttons.accepted.connect(self._try)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        self.fault = fault_line()
        for widget in (title, hint, self.list, self.wording, self.pin, self.fault, buttons):
            column.addWidget(widget)
        self.resize(600, 560)
        self.list.setCurrentRow(0)
        self._follow()
        (self.pin if self.needs_pin else self.list).setFocus()

    def _fill(self, signer: SignerLine) -> None:
        if signer.own:
            self._add(self.tr("내 평가의견 {n}건이 맞음을 확인합니다").format(n=len(signer.own)), OWN)
        for paper in signer.papers:
            words = [paper.name, paper.outcome, self.tr("수기서명") if paper.is_ink else ""]
            self._add("  ·  ".join(w for w in words if w), paper.id)

    def _add(self, words: str, paper: str) -> None:
        item = QListWidgetItem(words)
        item.setData(Qt.ItemDataRole.UserRole, paper)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked)
        self.list.addItem(item)

    @property
    def needs_pin(self) -> bool:
        """Whether something that is ticked is signed with the PIN."""
        return not self._by_pin.isdisjoint(self._with(Qt.CheckState.Checked))

    def _try(self) -> None:
        """The box stays until it is signed: a wrong PIN is said here, and typed again."""
        if not self._is_trying:
            self._is_trying = True
            self.fault.clear()
            self._follow()
            self.tried.emit(self.pin.text() if self.needs_pin else "")

    def reject(self) -> None:
        """Not while it is being signed: what is signed is signed."""
        if not self._is_trying:
            super().reject()

    def judge(self, fault: str) -> None:
        """Signed, or why not."""
        self._is_trying = False
        if not fault:
            self.accept()
            return
        self.fault.setText(fault)
        self.pin.clear()
        self._follow()
        self.pin.setFocus()

    def _follow(self) -> None:
        """What is ticked decides whether a PIN is asked for, and whether there is anything to do."""
        self.pin.setVisible(self.needs_pin)
        self.yes.setText(self.tr("서명") if self.needs_pin else self.tr("수기서명 확인"))
        ticked = self._with(Qt.CheckState.Checked)
        self.yes.setEnabled(bool(ticked and (self.pin.text() or not self.needs_pin)) and not self._is_trying)
        for widget in (self.list, self.pin):
            widget.setEnabled(not self._is_trying)

    def _with(self, state: Qt.CheckState) -> tuple[str, ...]:
        rows = [self.list.item(n) for n in range(self.list.count())]
        return tuple(str(row.data(Qt.ItemDataRole.UserRole)) for row in rows if row.checkState() is state)

    @property
    def held_back(self) -> tuple[str, ...]:
        """Papers whose tick was taken away."""
        return tuple(paper for paper in self._with(Qt.CheckState.Unchecked) if paper != OWN)

    @property
    def confirming(self) -> tuple[EventRef, ...]:
        """The versions of their opinions that they were shown and stand by."""
        return () if OWN in self._with(Qt.CheckState.Unchecked) else self._own


def _own(signer: SignerLine) -> str:
    """Their opinions, company by company."""
    lines, company = [], ""
    for one in signer.own:
        lines += [one.company] if one.company != company else []
        lines.append(f"[{one.name}] {one.text}")
        company = one.company
    return "\n".join(lines)
