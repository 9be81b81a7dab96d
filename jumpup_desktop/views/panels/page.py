"""Panels: the list, the order of the day, the members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QListWidgetItem, QWidget

from jumpup_desktop.views._forms.ui_panels_form import Ui_PanelsForm
from jumpup_desktop.views.models import Column
from jumpup_desktop.views.page import Page
from jumpup_desktop.views.panels.agenda_model import AgendaModel
from jumpup_desktop.views.panels.cover_row import CoverRow
from jumpup_desktop.views.widgets.two_lines import TwoLineDelegate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jumpup_desktop.presenters.panel_file import PanelFilePresenter
    from jumpup_desktop.presenters.panels import PanelsPresenter, Slot
    from jumpup_desktop.presenters.shell import ShellPresenter
    from jumpup_desktop.services.panel_files import PanelsFile
    from jumpup_desktop.views.dialogs import Dialogs

MOST_LINES = 12


class PanelsPage(Page):
    """The order is arranged by drag or Alt+arrows and saved by a button."""

    shows = ("meeting", "panel", "person", "company", "sitting", "policy")

    def __init__(
        self, presenter: PanelsPresenter, file: PanelFilePresenter, shell: ShellPresenter, dialogs: Dialogs
    ) -> None:
        super().__init__()
        self.setObjectName("panels_page_root")
        self._presenter, self._file, self._shell, self._dialogs = presenter, file, shell, dialogs
        self.form = Ui_PanelsForm()
        self.form.setupUi(self)
        form = self.form
        self.model = AgendaModel(self._columns(), presenter.move_to)
        table = form.agenda_table
        table.show_list(self.model, sortable=False)
        table.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        table.setDragDropOverwriteMode(False)
        table.setDropIndicatorShown(True)
        table.verticalHeader().setDefaultSectionSize(40)
        form.panel_list.setItemDelegate(TwoLineDelegate(form.panel_list))
        form.panel_list.currentItemChanged.connect(self._on_panel)
        form.up_button.clicked.connect(lambda: self._move(-1))
        form.down_button.clicked.connect(lambda: self._move(1))
        form.undo_button.clicked.connect(presenter.undo)
        form.redo_button.clicked.connect(presenter.redo)
        form.order_save.clicked.connect(presenter.save)
        form.panels_empty.wanted.connect(self._choose_file)
        form.panels_load.clicked.connect(self._choose_file)
        form.panels_work.cancelled.connect(file.cancel)
        file.changed.listen(self._on_changed)
        file.progressed.listen(self._on_progress)
        file.checked.listen(self._on_checked)
        self._keys()
        presenter.changed.listen(self._on_changed)
        presenter.arranged.listen(self._on_arranged)
        self.retranslate()

    def _keys(self) -> None:
        verbs: dict[str, Callable[[], None]] = {
            "Alt+Up": lambda: self._move(-1), "Alt+Down": lambda: self._move(1), "Ctrl+Z": self._presenter.undo,
            "Ctrl+Shift+Z": self._presenter.redo, "Ctrl+S": self._presenter.save,
        }  # fmt: skip
        for keys, verb in verbs.items():
            QShortcut(QKeySequence(keys), self).activated.connect(verb)

    def _columns(self) -> tuple[Column[Slot], ...]:
        return (
            Column(lambda: self.tr("순서"), lambda s: str(s.number or ""), 52, right=True),
            Column(lambda: self.tr("시작"), lambda s: s.start, 74),
            Column(lambda: self.tr("끝"), lambda s: s.end, 74),
            Column(lambda: self.tr("기업"), self._name, 200, stretch=True, tip=lambda s: s.item.name),
            Column(lambda: self.tr("분"), lambda s: str(s.item.minutes), 48, right=True),
        )

    def _name(self, slot: Slot) -> str:
        return slot.item.name if slot.item.kind == "company" else self.tr("— {name} —").format(name=slot.item.name)

    def refresh(self) -> None:
        self.is_stale = self._presenter.is_unsaved
        if not self.is_stale:
            self._presenter.refresh()

    def areas(self) -> Sequence[QWidget]:
        return (self.form.panel_list, self.form.agenda_table, self.form.members_scroll)

    def _move(self, step: int) -> None:
        key = self.form.agenda_table.current_key
        if key is not None:
            self._presenter.move(str(key), step)

    def _choose_file(self) -> None:
        path = self._dialogs.open_file(self.tr("분과·위원·일정 파일"), self.tr("표 파일 (*.xlsx *.ods *.xls)"))
        if path is not None:
            self._file.check(path)

    def _on_checked(self, checked: PanelsFile) -> None:
        """Say what is in the file and what is unusual; load only after a yes."""
        title = self.tr("분과 파일 불러오기")
        lines = "\n".join(self._file.lines(checked)[:MOST_LINES])
        if not self._file.can_load(checked):
            self._dialogs.tell(title, self.tr("고칠 곳이 있어 불러올 수 없습니다.") + "\n\n" + lines)
            return
        said = self.tr("회의 {days}건, 위원 {people}명이 있습니다. 불러올까요?").format(
            days=checked.days, people=checked.people
        )
        text = f"{said}\n\n{lines}" if lines else said
        if self._dialogs.ask(title, text, self.tr("불러오기"), self.tr("그만두기")):
            self._file.load(checked.path)

    def _on_progress(self, told: tuple[float, str]) -> None:
        if self._file.is_busy:
            words = {"read": self.tr("파일을 읽는 중"), "load": self.tr("불러오는 중")}
            self.form.panels_work.tell(words.get(told[1], self.tr("규칙에 맞는지 보는 중")), told[0])

    def _on_panel(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        detail = self._presenter.detail
        wanted = str(item.data(Qt.ItemDataRole.UserRole))
        if self._presenter.is_unsaved and detail is not None and wanted != detail.row.id:
            self._presenter.save()
        self._presenter.choose(wanted)

    def _on_changed(self, _none: None) -> None:
        presenter, form = self._presenter, self.form
        error = self._file.error or presenter.error
        form.panels_error.setText(error)
        form.panels_error.setVisible(bool(error))
        form.panels_stack.setCurrentWidget(form.panels_page if presenter.rows else form.panels_empty)
        for button in (form.undo_button, form.redo_button, form.order_save):
            button.setVisible(bool(presenter.rows))
        form.panels_load.setEnabled(not self._file.is_busy)
        if not self._file.is_busy:
            form.panels_work.hide()
        self._list_panels()
        self._show_members()
        self._on_arranged("")

    def _list_panels(self) -> None:
        form, detail = self.form, self._presenter.detail
        with QSignalBlocker(form.panel_list):
            form.panel_list.clear()
            for row in self._presenter.rows:
                text = self.tr("{date} · 기업 {companies} · 위원 {members}").format(
                    date=row.date, companies=row.companies, members=row.members
                )
                item = QListWidgetItem(f"{row.name}\n{text}")
                item.setData(Qt.ItemDataRole.UserRole, row.id)
                item.setToolTip(f"{row.name}\n{row.venue}")
                form.panel_list.addItem(item)
                if detail is not None and row.id == detail.row.id:
                    form.panel_list.setCurrentItem(item)

    def _on_arranged(self, moved: str) -> None:
        presenter, form = self._presenter, self.form
        self.model.set_rows(presenter.slots)
        if moved:
            form.agenda_table.select_key(moved)
        elif presenter.slots and form.agenda_table.current_key is None:
            form.agenda_table.select_key(presenter.slots[0].item.id)
        form.undo_button.setEnabled(presenter.can_undo)
        form.redo_button.setEnabled(presenter.can_redo)
        form.order_save.setEnabled(presenter.is_unsaved)
        for button in (form.up_button, form.down_button):
            button.setEnabled(not presenter.is_fixed)
        slots = presenter.slots
        form.agenda_end.setText(f"{slots[0].start} – {slots[-1].end}" if slots else "")
        self._shell.mark_unsaved("agenda", is_unsaved=presenter.is_unsaved)
        self._say_band()

    def _say_band(self) -> None:
        detail = self._presenter.detail
        row = detail.row if detail else None
        self.form.panels_subtitle.setText(f"{row.name} · {row.date} · {row.venue}" if row else "")

    def _show_members(self) -> None:
        detail, form = self._presenter.detail, self.form
        while (item := form.members_rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        if detail is None:
            return
        text = self.tr("위촉 {n}명 · 개의 정족수 {quorum}명 · 위원장은 평가일에 호선합니다")
        form.members_line.setText(text.format(n=len(detail.members), quorum=detail.quorum))
        for cover in self._presenter.covers:
            form.members_rows.addWidget(CoverRow(cover))

    def retranslate(self) -> None:
        form = self.form
        form.retranslateUi(self)
        form.panels_work.retranslate()
        form.panels_empty.say(
            "calendar", self.tr("아직 분과가 없습니다"),
            self.tr("1단계 결과를 불러온 뒤, 기관이 보낸 분과·위원·일정 파일을 불러오십시오."),
            self.tr("분과 파일 불러오기"), "import",
        )  # fmt: skip
        self.model.touch()
        self._on_changed(None)
