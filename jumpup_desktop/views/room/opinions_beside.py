"""What the members wrote of one criterion, beside the text that is being agreed on: each can be taken over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from jumpup_desktop.services.seen.turn import TurnView


@dataclass(frozen=True)
class Beside:
    """Who wrote it, with what is said of it, and the text; only the text is ever taken over."""

    who: str
    text: str


def written_of(turn: TurnView) -> dict[str, list[Beside]]:
    """What was written of each criterion, in the order of seats; nothing before the opinions are open."""
    found: dict[str, list[Beside]] = {}
    names = {seat.id: seat.name for seat in turn.seats}
    for cell in turn.cells:
        if cell.text:
            who = " · ".join(part for part in (names.get(cell.member, ""), cell.mark) if part)
            found.setdefault(cell.criterion, []).append(Beside(who, cell.text))
    return found


class OpinionsBeside(QScrollArea):
    """↑ and ↓ go from one to the next, Enter takes the one that is marked, a click takes any."""

    taken = Signal(str)

    def __init__(self, criterion: str, take: str, took: str) -> None:
        super().__init__()
        self.setObjectName(f"beside_{criterion}")
        self.setProperty("role", "beside")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._take, self._took = take, took
        self.opinions: tuple[Beside, ...] = ()
        self.buttons: list[QPushButton] = []
        self._rows: list[QFrame] = []
        self._done: set[str] = set()
        self._at = 0

    def show_opinions(self, opinions: Sequence[Beside], *, can_take: bool) -> None:
        """Show these, in this order."""
        if tuple(opinions) != self.opinions:
            self.opinions, self._at = tuple(opinions), 0
            self._fill()
        for button in self.buttons:
            button.setVisible(can_take)

    def _fill(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(2)
        self.buttons, self._rows = [], []
        for number, opinion in enumerate(self.opinions):
            column.addWidget(self._row(number, opinion))
        column.addStretch(1)
        self.setWidget(body)

    def _row(self, number: int, opinion: Beside) -> QFrame:
        row, who, text = QFrame(), QLabel(opinion.who), QLabel(opinion.text)
        row.setProperty("role", "beside")
        who.setProperty("role", "label")
        text.setWordWrap(True)
        text.setTextFormat(Qt.TextFormat.PlainText)
        button = QPushButton(self._took if opinion.text in self._done else self._take)
        button.setProperty("kind", "chip")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAccessibleName(f"{self._take}: {opinion.who}")
        button.clicked.connect(lambda _on=False, at=number: self.take(at))
        grid = QGridLayout(row)
        grid.setContentsMargins(6, 4, 6, 4)
        grid.setVerticalSpacing(2)
        grid.addWidget(who, 0, 0)
        grid.addWidget(button, 0, 1)
        grid.addWidget(text, 1, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        self.buttons.append(button)
        self._rows.append(row)
        return row

    def take(self, at: int) -> None:
        """Take a text over; it can be taken again."""
        if not 0 <= at < len(self.opinions) or self.buttons[at].isHidden():
            return
        text = self.opinions[at].text
        self._done.add(text)
        self.buttons[at].setText(self._took)
        self.taken.emit(text)

    def _mark(self, at: int | None) -> None:
        for number, row in enumerate(self._rows):
            row.setProperty("current", number == at)
            row.style().polish(row)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._mark(self._at)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._mark(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and self._rows:
            self._at = min(max(self._at + step, 0), len(self._rows) - 1)
            self._mark(self._at)
            self.ensureWidgetVisible(self._rows[self._at])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take(self._at)
        else:
            super().keyPressEvent(event)
