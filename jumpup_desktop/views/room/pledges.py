"""The pledges of the opening sheet as boxes to tick, each with its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from jumpup_desktop.domain.policy import Pledge


class Pledges:
    """Fills a widget with the pledges of the policy; the texts are the policy's own."""

    def __init__(self, place: QWidget) -> None:
        self._column = QVBoxLayout(place)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._known: tuple[Pledge, ...] = ()
        self.boxes: dict[str, QCheckBox] = {}

    def show_pledges(self, pledges: Sequence[Pledge]) -> None:
        """Make the boxes anew where the policy differs."""
        if tuple(pledges) == self._known:
            return
        self._known = tuple(pledges)
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.boxes = {pledge.id: self._row(pledge) for pledge in pledges}

    def _row(self, pledge: Pledge) -> QCheckBox:
        box, text = QCheckBox(pledge.name), QLabel(pledge.text)
        box.setObjectName(f"pledge_{pledge.id}")
        text.setWordWrap(True)
        text.setProperty("role", "small")
        text.setIndent(28)
        self._column.addWidget(box)
        self._column.addWidget(text)
        return box

    @property
    def ticked(self) -> set[str]:
        """Ids of the ticked ones."""
        return {key for key, box in self.boxes.items() if box.isChecked()}

    def tick(self, pledges: Collection[str]) -> None:
        """Tick these, by id, and no other."""
        for key, box in self.boxes.items():
            box.setChecked(key in pledges)
