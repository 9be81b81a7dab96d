"""The list of the STEP1 results."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker

from jumpup_desktop.presenters.companies import haystack
from jumpup_desktop.views._forms.ui_companies_form import Ui_CompaniesForm
from jumpup_desktop.views.models import Column, ListModel
from jumpup_desktop.views.page import Page
from jumpup_desktop.views.words import RESULT_TONES, result_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from jumpup_desktop.presenters.companies import CompaniesPresenter
    from jumpup_desktop.services.seen.companies import CompanyLine, Result


class CompanyList(Page):
    """Search, filters, table; the empty state until something is loaded."""

    def __init__(self, presenter: CompaniesPresenter, start_import: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("company_list")
        self._presenter = presenter
        self._seen: Sequence[CompanyLine] | None = None
        self.form = Ui_CompaniesForm()
        self.form.setupUi(self)
        form = self.form
        self.model: ListModel[CompanyLine] = ListModel(self._columns(), lambda row: row.id)
        form.companies_table.show_list(self.model)
        form.companies_table.opened.connect(lambda key: presenter.open(str(key)))
        form.companies_search.searched.connect(self._on_search)
        self.chips: dict[Result, QWidget] = {
            "": form.filter_all, "passed": form.filter_passed, "failed": form.filter_failed,
            "waived": form.filter_waived,
        }  # fmt: skip
        for result, chip in self.chips.items():
            chip.clicked.connect(partial(self._on_result, result))  # type: ignore[attr-defined]
        form.sector_combo.currentIndexChanged.connect(lambda _at: self._on_result(presenter.result))
        form.companies_import.clicked.connect(start_import)
        form.companies_empty.wanted.connect(start_import)
        presenter.changed.listen(self._on_changed)
        self.retranslate()

    def _columns(self) -> tuple[Column[CompanyLine], ...]:
        return (
            Column(lambda: self.tr("기업"), lambda r: r.name, 190, lambda r: r.order, stretch=True,
                tip=lambda r: r.name),
            Column(lambda: self.tr("사업자등록번호"), lambda r: r.number, 126),
            Column(lambda: self.tr("소관분과"), lambda r: r.sector, 146, tip=lambda r: r.sector),
            Column(lambda: self.tr("중점분야"), lambda r: r.field, 104, tip=lambda r: r.field),
            Column(lambda: self.tr("신청경로"), lambda r: r.route, 84),
            Column(lambda: self.tr("AI 등급"), lambda r: r.k_grade or "–", 84, lambda r: _grade(r.k_grade)),
            Column(lambda: self.tr("현장등급"), lambda r: r.site_grade or "–", 92, lambda r: _grade(r.site_grade)),
            Column(lambda: self.tr("종합등급"), lambda r: r.overall_grade or "–", 84,
                lambda r: _grade(r.overall_grade)),
            Column(
                lambda: self.tr("결과"), lambda r: result_name(r.result), 112, lambda r: r.result,
                tone=lambda r: RESULT_TONES[r.result],
            ),
        )  # fmt: skip

    def areas(self) -> Sequence[QWidget]:
        return (self.form.companies_search, self.form.companies_table)

    def search_field(self) -> QWidget | None:
        return self.form.companies_search

    def open_neighbour(self, step: int) -> None:
        """Open the company above or below the current one, as the list is ordered."""
        at = self.model.row_of(self._presenter.detail.row.id) if self._presenter.detail else -1
        key = self.model.key_at(at + step) if at >= 0 else None
        if key is not None:
            self.form.companies_table.select_key(key)
            self._presenter.open(str(key))

    def _on_search(self, text: str) -> None:
        self.model.search(text)
        self._count()

    def _on_result(self, result: Result, _checked: bool = False) -> None:
        self._presenter.filter(result, str(self.form.sector_combo.currentData() or ""))

    def _on_changed(self, _none: None) -> None:
        presenter, form = self._presenter, self.form
        if self._seen is not presenter.rows:
            self._seen = presenter.rows
            self.model.set_rows(presenter.rows, haystack)
            self._fill_sectors()
        self.model.keep(presenter.predicate())
        form.companies_error.setText(presenter.error)
        form.companies_error.setVisible(bool(presenter.error))
        is_empty = presenter.is_loaded and not presenter.rows
        form.companies_stack.setCurrentWidget(form.companies_empty if is_empty else form.companies_list_page)
        form.companies_import.setVisible(not is_empty)
        self._count()

    def _fill_sectors(self) -> None:
        combo = self.form.sector_combo
        with QSignalBlocker(combo):
            combo.clear()
            combo.addItem(self.tr("모든 분과"), "")
            for sector in self._presenter.sectors:
                combo.addItem(sector, sector)
            combo.setCurrentIndex(max(0, combo.findData(self._presenter.sector)))

    def _count(self) -> None:
        presenter, form = self._presenter, self.form
        shown, total = len(self.model.shown), len(presenter.rows)
        text = self.tr("{shown}개사 표시 · 전체 {total}개사").format(shown=f"{shown:,}", total=f"{total:,}")
        form.companies_count.setText(text)
        form.companies_subtitle.setText(self.tr("기관이 적은 그대로이며 프로그램이 다시 계산하지 않습니다."))
        names = {"": self.tr("전체"), "passed": result_name("passed"), "failed": result_name("failed")}
        for result, chip in self.chips.items():
            name = names.get(result, result_name("waived"))
            chip.setText(f"{name} {presenter.count(result):,}")  # type: ignore[attr-defined]

    def retranslate(self) -> None:
        form = self.form
        form.retranslateUi(self)
        form.companies_empty.say(
            "table", self.tr("아직 불러온 결과가 없습니다"),
            self.tr("기관에서 받은 1단계 결과표(xlsx, xls, ods, csv)를 불러오면 여기에서 기업마다 볼 수 있습니다."),
            self.tr("결과표 불러오기"), "import",
        )  # fmt: skip
        self._fill_sectors()
        self.model.touch()
        self._on_changed(None)


def _grade(text: str) -> tuple[str, int]:
    """A+ before A before B+; nothing last."""
    return (text[:1] or "Z", 0 if text.endswith("+") else 1)
