"""Which sheet and header were found, and what each column is read as."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker

from jumpup_desktop.views._forms.ui_import_columns_form import Ui_ImportColumnsForm
from jumpup_desktop.views.models import Column, ListModel
from jumpup_desktop.views.page import Page
from jumpup_desktop.views.words import field_name

if TYPE_CHECKING:
    from jumpup_desktop.importers.checked import CheckedColumn
    from jumpup_desktop.presenters.importing import ImportPresenter

SEARCHED_ROWS = 60


class ColumnsStep(Page):
    """A list of columns; the chosen one's field is changed with the box above it."""

    def __init__(self, presenter: ImportPresenter) -> None:
        super().__init__()
        self.setObjectName("columns_step")
        self._presenter = presenter
        self._seen: object = None
        self.form = Ui_ImportColumnsForm()
        self.form.setupUi(self)
        self.model: ListModel[CheckedColumn] = ListModel(self._columns(), lambda column: column.letter)
        form = self.form
        form.mapping_table.show_list(self.model, sortable=False)
        form.mapping_table.verticalHeader().setDefaultSectionSize(36)
        form.mapping_table.chosen.connect(lambda _key: self._show_field())
        form.mapping_combo.activated.connect(self._on_field)
        form.recheck_button.clicked.connect(self._on_recheck)
        form.sheet_combo.activated.connect(lambda _at: presenter.check(form.sheet_combo.currentText(), None))
        form.header_combo.addItems([str(row) for row in range(1, SEARCHED_ROWS + 1)])
        self.setFocusProxy(form.mapping_table)
        presenter.changed.listen(self._on_changed)
        self.retranslate()

    def _columns(self) -> tuple[Column[CheckedColumn], ...]:
        return (
            Column(lambda: self.tr("열"), lambda c: c.letter, 84),
            Column(lambda: self.tr("묶음"), lambda c: c.group, 120),
            Column(lambda: self.tr("파일의 열 이름"), lambda c: c.header, 200, stretch=True),
            Column(
                lambda: self.tr("읽는 항목"), lambda c: field_name(c.field), 230,
                tone=lambda c: "info" if c.field else "idle",
            ),
            Column(lambda: self.tr("첫 행의 값"), self._sample, 260, tip=self._sample),
        )  # fmt: skip

    def _sample(self, column: CheckedColumn) -> str:
        checked = self._presenter.checked
        if checked is None or not checked.rows:
            return ""
        at = next((n for n, other in enumerate(checked.columns) if other.letter == column.letter), -1)
        return checked.rows[0].texts[at] if at >= 0 else ""

    def _on_recheck(self) -> None:
        self._presenter.check(self.form.sheet_combo.currentText(), self.form.header_combo.currentIndex() + 1)

    def _on_field(self, _at: int) -> None:
        if column := self._current():
            self._presenter.map(column.header, str(self.form.mapping_combo.currentData()))

    def _current(self) -> CheckedColumn | None:
        key = self.form.mapping_table.current_key
        return next((column for column in self.model.shown if column.letter == key), None)

    def _show_field(self) -> None:
        column = self._current()
        self.form.mapping_combo.setEnabled(column is not None and not self._presenter.is_busy)
        if column is not None:
            self.form.mapping_combo.setCurrentIndex(max(0, self.form.mapping_combo.findData(column.field)))

    def _on_changed(self, _none: None) -> None:
        checked, form = self._presenter.checked, self.form
        if checked is None or checked is self._seen:
            return
        self._seen = checked
        self.model.set_rows(tuple(checked.columns))
        with QSignalBlocker(form.sheet_combo):
            form.sheet_combo.clear()
            form.sheet_combo.addItems(list(checked.sheets))
            form.sheet_combo.setCurrentText(checked.sheet)
        form.header_combo.setCurrentIndex(checked.header_rows[-1] - 1)
        self._say_found()
        if not form.mapping_table.select_key(form.mapping_table.current_key or checked.columns[0].letter):
            form.mapping_table.select_key(checked.columns[0].letter)
        self._show_field()

    def _say_found(self) -> None:
        checked = self._presenter.checked
        if checked is None:
            return
        used = sum(bool(column.field) for column in checked.columns)
        text = self.tr("데이터 {rows}행 · 열 {used}/{of}개를 읽음 · {unit} · SHA-256 {hash}").format(
            rows=len(checked.rows), used=used, of=len(checked.columns), unit=checked.unit_note or "–",
            hash=checked.sha256[:12],
        )  # fmt: skip
        self.form.found_file.setText(checked.file)
        self.form.found_line.setText(text)

    def retranslate(self) -> None:
        self.form.retranslateUi(self)
        combo = self.form.mapping_combo
        with QSignalBlocker(combo):
            combo.clear()
            for field in ("", *self._presenter.fields()):
                combo.addItem(field_name(field), field)
        self.model.touch()
        self._say_found()
        self._show_field()
