"""What the list of papers says of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from jumpup_desktop.views.models import Column
from jumpup_desktop.views.words import STATE_TONES, state_name

if TYPE_CHECKING:
    from jumpup_desktop.services.seen.papers import PaperLine


class PaperColumns(QObject):
    """The four of them; the rest is in the tip."""

    def columns(self) -> tuple[Column[PaperLine], ...]:
        """What it is, its kind, how many signed, its state."""
        return (
            Column(lambda: self.tr("문서"), self._title, 120, stretch=True, tip=self._tip),
            Column(lambda: self.tr("종류"), lambda r: r.kind, 136),
            Column(lambda: self.tr("서명"), lambda r: f"{r.signed}/{r.signers}", 60, right=True),
            Column(
                lambda: self.tr("상태"), lambda r: state_name(r.state), 88, lambda r: r.state,
                tone=lambda r: STATE_TONES[r.state],
            ),
        )  # fmt: skip

    def _tip(self, row: PaperLine) -> str:
        due = self.tr("기한 {day}").format(day=row.due) if row.due else ""
        return "\n".join(part for part in (row.title, row.meeting, due) if part)

    def _title(self, row: PaperLine) -> str:
        """With its edition where it is a 정정본."""
        return (
            row.title if row.edition == 1 else self.tr("{title} · 정정본 {n}판").format(title=row.title, n=row.edition)
        )
