"""The page of the STEP1 results: the list, one company, or loading a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from jumpup_desktop.views.page import Page
from jumpup_desktop.views.step1.companies import CompanyList
from jumpup_desktop.views.step1.company import CompanyView
from jumpup_desktop.views.step1.wizard import ImportWizard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jumpup_desktop.presenters.companies import CompaniesPresenter
    from jumpup_desktop.presenters.importing import ImportPresenter
    from jumpup_desktop.services.seen.companies import CompanyDetail
    from jumpup_desktop.views.dialogs import Dialogs


class Step1Page(Page):
    """Shows one of three views in the same place."""

    shows = ("company", "load", "exclusion", "policy")

    def __init__(self, companies: CompaniesPresenter, importing: ImportPresenter, dialogs: Dialogs) -> None:
        super().__init__()
        self.setObjectName("step1_page")
        self._companies, self._importing = companies, importing
        self.list = CompanyList(companies, self.start_import)
        self.company = CompanyView(companies, self._step_company)
        self.wizard = ImportWizard(importing, dialogs, self._leave_import)
        self._stack = QStackedWidget()
        for view in (self.list, self.company, self.wizard):
            self._stack.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        companies.shown.listen(self._on_shown)

    def refresh(self) -> None:
        self._companies.refresh()

    def areas(self) -> Sequence[QWidget]:
        return self._view().areas()

    def search_field(self) -> QWidget | None:
        return self._view().search_field()

    def _view(self) -> Page:
        view = self._stack.currentWidget()
        assert isinstance(view, Page)
        return view

    def start_import(self) -> None:
        """Begin loading a file."""
        self._importing.reset()
        self._stack.setCurrentWidget(self.wizard)
        self.wizard.setFocus()

    def _leave_import(self) -> None:
        self._stack.setCurrentWidget(self.list)
        self.list.form.companies_table.setFocus()

    def _on_shown(self, detail: CompanyDetail | None) -> None:
        self._stack.setCurrentWidget(self.list if detail is None else self.company)
        if detail is None:
            self.list.form.companies_table.setFocus()
        else:
            self.company.form.company_scroll.setFocus()

    def _step_company(self, step: int) -> None:
        self.list.open_neighbour(step)
