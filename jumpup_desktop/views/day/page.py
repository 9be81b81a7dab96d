"""The recorded day, read-only: the opening with attendance, or the course of the day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QSignalBlocker

from jumpup_desktop.views._forms.ui_day_form import Ui_DayForm
from jumpup_desktop.views.models import Column, ListModel
from jumpup_desktop.views.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from jumpup_desktop.presenters.day import DayPresenter
    from jumpup_desktop.presenters.shell import ShellPresenter

_TONES = {
    "opening": "info", "election": "idle", "company": "info", "moved": "idle", "recess": "warn", "decision": "ok",
    "closing": "info",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    first: str
    kind: str
    second: str
    third: str = ""


class DayPage(Page):
    """One page shown twice: as 개회 (who came) and as 진행 (what happened when)."""

    def __init__(self, presenter: DayPresenter, shell: ShellPresenter, part: Literal["opening", "progress"]) -> None:
        super().__init__()
        self.setObjectName(f"{part}_page_root")
        self._presenter, self._shell, self._part = presenter, shell, part
        self.form = Ui_DayForm()
        self.form.setupUi(self)
        for name in ("day_table", "day_combo", "day_empty"):
            widget = getattr(self.form, name)
            widget.setObjectName(f"{part}_{name}")
        columns = self._attendance_columns() if part == "opening" else self._course_columns()
        self.model: ListModel[_Line] = ListModel(columns, lambda line: line.number)
        self.form.day_table.show_list(self.model, sortable=False)
        self.form.day_combo.activated.connect(lambda _at: presenter.choose(str(self.form.day_combo.currentData())))
        self.form.day_empty.wanted.connect(lambda: shell.go("panels"))
        presenter.changed.listen(self._on_changed)
        self.retranslate()

    def _attendance_columns(self) -> tuple[Column[_Line], ...]:
        return (
            Column(lambda: self.tr("이름"), lambda r: r.first, 260),
            Column(lambda: self.tr("역할"), lambda r: r.second, 220),
            Column(lambda: self.tr("출석"), lambda r: r.third, stretch=True),
        )

    def _course_columns(self) -> tuple[Column[_Line], ...]:
        return (
            Column(lambda: self.tr("시각"), lambda r: r.first, 90),
            Column(lambda: self.tr("구분"), lambda r: self._kind(r.kind), 120,
                tone=lambda r: _TONES.get(r.kind, "idle")),
            Column(lambda: self.tr("기록"), lambda r: r.second, stretch=True, tip=lambda r: r.second),
        )  # fmt: skip

    def _kind(self, kind: str) -> str:
        return {
            "opening": self.tr("개회"), "election": self.tr("호선"), "company": self.tr("기업"),
            "moved": self.tr("순서"), "recess": self.tr("정회"), "decision": self.tr("의결"),
            "closing": self.tr("폐회"),
        }.get(kind, self.tr("기록"))  # fmt: skip

    def refresh(self) -> None:
        self._presenter.refresh()

    def areas(self) -> Sequence[QWidget]:
        return (self.form.day_combo, self.form.day_table)

    def band(self) -> str:
        day = self._presenter.day
        return f"{day.title} · {day.date}" if day else ""

    def _on_changed(self, _none: None) -> None:
        presenter, form, day = self._presenter, self.form, self._presenter.day
        form.day_error.setText(presenter.error)
        form.day_error.setVisible(bool(presenter.error))
        form.day_stack.setCurrentWidget(form.day_page if day else form.day_empty)
        form.day_combo.setVisible(bool(presenter.days))
        form.day_readonly.show_state(self.tr("읽기 전용") if day else "", "idle")
        with QSignalBlocker(form.day_combo):
            form.day_combo.clear()
            for each in presenter.days:
                form.day_combo.addItem(f"{each.title} · {each.date}", each.meeting)
            if day is not None:
                form.day_combo.setCurrentIndex(form.day_combo.findData(day.meeting))
        if day is None:
            form.day_subtitle.setText("")
            return
        form.day_subtitle.setText(self.tr("기록된 그대로 보여 줍니다."))
        if self.isVisible():
            self._shell.show_band(self.band())
        if self._part == "opening":
            self.model.set_rows([_Line(n, a, "", b, c) for n, (a, b, c) in enumerate(day.attendance)])
        else:
            self.model.set_rows([_Line(n, line.at, line.kind, line.what) for n, line in enumerate(day.lines)])

    def retranslate(self) -> None:
        form = self.form
        form.retranslateUi(self)
        form.day_title.setText(self.tr("개회") if self._part == "opening" else self.tr("진행"))
        form.day_empty.say(
            "door" if self._part == "opening" else "clock", self.tr("아직 기록된 평가일이 없습니다"),
            self.tr("평가일에 개회하면 출석, 발표, 심층토론, 의결이 시각과 함께 이곳에 기록됩니다."),
            self.tr("분과·일정 보기"), "calendar",
        )  # fmt: skip
        self.model.touch()
        self._on_changed(None)
