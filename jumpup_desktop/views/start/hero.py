"""What is at hand, at the top of the first page: which day is on, how far it is, and the way back to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton

from jumpup_desktop.views.widgets.card import Card
from jumpup_desktop.views.widgets.phase_strip import PhaseBox, PhaseStrip
from jumpup_desktop.views.widgets.pill import Pill

if TYPE_CHECKING:
    from jumpup_desktop.presenters.shell import PageName
    from jumpup_desktop.services.seen.at_hand import DayAtHand, Stage
    from jumpup_desktop.services.seen.turn import EntryState
    from jumpup_desktop.views.widgets.phase_strip import PhaseState

PAGES: dict[Stage, PageName] = {"running": "progress", "signing": "papers", "planned": "opening"}


class CompanyStrip(PhaseStrip):
    """The companies of a day by their numbers; lower than phases, since one line says it all."""

    def sizeHint(self) -> QSize:
        return QSize(400, 28)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 28)


class Hero(Card):
    """`wanted` says which page is to be shown."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("start_hero")
        self._seen: DayAtHand | None = None
        self.pill, self.panel, self.place, self.said = Pill(), QLabel(), QLabel(), QLabel()
        self.strip, self.button = CompanyStrip(), QPushButton()
        for label, role in ((self.panel, "heading"), (self.place, "muted"), (self.said, "title")):
            label.setProperty("role", role)
        self.said.setWordWrap(True)
        self.button.setObjectName("start_resume")
        self.button.setProperty("kind", "primary")
        self.button.setProperty("iconName", "arrow-right")
        self.button.setAutoDefault(True)
        self.button.clicked.connect(self._go)
        head, grid = QHBoxLayout(), QGridLayout(self)
        head.setSpacing(8)
        for widget in (self.pill, self.panel, self.place):
            head.addWidget(widget)
        head.addStretch(1)
        grid.setContentsMargins(20, 16, 20, 16)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        grid.addLayout(head, 0, 0)
        grid.addWidget(self.said, 1, 0)
        grid.addWidget(self.strip, 2, 0)
        grid.addWidget(self.button, 0, 1, 3, 1)

    def _go(self) -> None:
        if self._seen is not None:
            self.wanted.emit(PAGES[self._seen.stage])

    def show_day(self, seen: DayAtHand | None) -> None:
        """Show it; without a day there is nothing to go back to."""
        self._seen = seen
        self.setVisible(seen is not None)
        if seen is None:
            return
        words = {
            "running": (self.tr("진행 중"), "info", self.tr("진행으로 돌아가기")),
            "signing": (self.tr("서명"), "warn", self.tr("서명 이어 하기")),
            "planned": (self.tr("다음 평가"), "idle", self.tr("준비하고 개회하기")),
        }
        word, tone, way = words[seen.stage]
        self.pill.show_state(self.tr("정회") if seen.until else word, "warn" if seen.until else tone)
        self.panel.setText(seen.panel)
        self.place.setText(f"{seen.place} · {seen.date}")
        self.said.setText(self._said(seen))
        self.button.setText(way)
        self.strip.setVisible(bool(seen.companies))
        self.strip.show_phases([PhaseBox(str(order), "", _box(state)) for order, state in seen.companies])

    def _said(self, seen: DayAtHand) -> str:
        if seen.stage == "signing":
            told = self.tr("봉인 {sealed}/{papers}").format(sealed=seen.sealed, papers=seen.papers)
            return told if seen.papers else self.tr("문서를 만들 차례입니다")
        if seen.stage == "planned":
            return self.tr("기업 {n}개사").format(n=len(seen.companies))
        if seen.until:
            return self.tr("{time} 속개 예정").format(time=seen.until)
        if seen.company:
            return f"{seen.company} · {seen.phase}" if seen.phase else seen.company
        done = sum(state == "done" for _, state in seen.companies)
        return self.tr("{all}개사 중 {done}개사 마침").format(all=len(seen.companies), done=done)


def _box(state: EntryState) -> PhaseState:
    if state == "waiting":
        return "later"
    return "done" if state == "done" else "on"
