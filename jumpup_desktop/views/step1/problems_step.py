"""The table with its problems on their cells, and the list of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.views._forms.ui_import_problems_form import Ui_ImportProblemsForm
from jumpup_desktop.views.models import Column, ListModel
from jumpup_desktop.views.page import Page
from jumpup_desktop.views.widgets.problems import TONES

if TYPE_CHECKING:
    from jumpup_desktop.importers.checked import CheckedColumn, CheckedRow
    from jumpup_desktop.presenters.importing import ImportPresenter

CELL_ROW = 34
FIRST = 2


class ProblemsStep(Page):
    """Rows are chosen by their check mark; a problem leads to its cell."""

    def __init__(self, presenter: ImportPresenter) -> None:
        super().__init__()
        self.setObjectName("problems_step")
        self._presenter = presenter
        self._seen: object = None
        self.form = Ui_ImportProblemsForm()
        self.form.setupUi(self)
        self.model: ListModel[CheckedRow] = ListModel((), lambda row: row.row)
        form = self.form
        form.cells_table.verticalHeader().setDefaultSectionSize(CELL_ROW)
        form.problem_splitter.setSizes([330, 210])
        form.problem_list.jumped.connect(self._on_jump)
        form.only_problems.toggled.connect(self._on_only)
        form.accept_check.clicked.connect(self._accept_all)
        self.setFocusProxy(form.cells_table)
        presenter.changed.listen(self._on_changed)

    def _accept_all(self, is_accepted: bool) -> None:
        self._presenter.rows.accept_all(is_accepted)

    def _level(self, row: CheckedRow) -> str:
        return self._presenter.rows.level(row)

    def _columns(self, columns: tuple[CheckedColumn, ...]) -> tuple[Column[CheckedRow], ...]:
        made: list[Column[CheckedRow]] = [
            Column(lambda: self.tr("행"), lambda r: str(r.row), 84, lambda r: r.row),
            Column(
                lambda: self.tr("상태"), lambda r: self._state(self._level(r)), 96, self._level,
                tone=lambda r: TONES.get(self._level(r), "ok"),
            ),
        ]  # fmt: skip
        made += [self._cell_column(at, column) for at, column in enumerate(columns)]
        return tuple(made)

    def _cell_column(self, at: int, column: CheckedColumn) -> Column[CheckedRow]:
        cell, header = self._presenter.rows.cell, column.header

        def shade(row: CheckedRow) -> str:
            found = cell(row.row, header)
            return TONES[found[0]] if found and found[0] != "note" else ""

        def tip(row: CheckedRow) -> str:
            found = cell(row.row, header)
            return found[1] if found else row.texts[at]

        return Column(lambda: header, lambda r: r.texts[at], 118, shade=shade, tip=tip)

    def _state(self, level: str) -> str:
        words = {"error": self.tr("오류"), "warning": self.tr("주의"), "note": self.tr("참고")}
        return words.get(level, self.tr("이상 없음"))

    def _on_changed(self, _none: None) -> None:
        presenter = self._presenter
        if presenter.checked is not None and presenter.checked is not self._seen:
            self._seen = presenter.checked
            self._show_table()
        self._say_tally()
        self.form.cells_table.viewport().update()

    def _show_table(self) -> None:
        presenter, checked = self._presenter, self._presenter.checked
        assert checked is not None
        self.model = ListModel(self._columns(tuple(checked.columns)), lambda row: row.row)
        self.model.checkable = presenter.rows.can_choose
        self.model.checked = presenter.rows.is_chosen
        self.model.on_check = presenter.rows.set_chosen
        self.form.cells_table.show_list(self.model)
        self.model.set_rows(tuple(checked.rows))
        self._on_only(self.form.only_problems.isChecked())
        self.form.problem_list.show_problems(presenter.rows.lines, presenter.rows.problem_counts())

    def _on_only(self, is_on: bool) -> None:
        level = self._presenter.rows.level
        self.model.keep((lambda row: level(row) in ("error", "warning")) if is_on else None)

    def _on_jump(self, row: int, header: str) -> None:
        checked, table = self._presenter.checked, self.form.cells_table
        at = self.model.row_of(row)
        if checked is None or at < 0:
            return
        column = next((n for n, c in enumerate(checked.columns) if c.header == header), -FIRST)
        index = self.model.index(at, column + FIRST)
        table.setCurrentIndex(index)
        table.scrollTo(index, table.ScrollHint.PositionAtCenter)

    def _say_tally(self) -> None:
        tally = self._presenter.rows.tally()
        text = self.tr(
            "{rows}행 가운데 {chosen}행을 불러옵니다 · 오류 {error}행 제외 · 확인을 기다리는 주의 {waiting}행"
        )
        self.form.tally_label.setText(text.format(**tally))
        self.form.accept_check.setEnabled(not self._presenter.is_busy)

    def retranslate(self) -> None:
        self.form.retranslateUi(self)
        self.model.touch()
        self._say_tally()
        self.form.problem_list.show_problems(self._presenter.rows.lines, self._presenter.rows.problem_counts())
