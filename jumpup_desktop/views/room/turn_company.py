"""The company that is in: what it is and wants to become, and its STEP1 result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from jumpup_desktop.views._forms.ui_turn_company_form import Ui_TurnCompanyForm
from jumpup_desktop.views.page import Page
from jumpup_desktop.views.words import field_name

if TYPE_CHECKING:
    from jumpup_desktop.domain.changes import Changes
    from jumpup_desktop.presenters.companies import CompaniesPresenter
    from jumpup_desktop.presenters.room import RoomPresenter
    from jumpup_desktop.presenters.shell import ShellPresenter
    from jumpup_desktop.services.seen.companies import CompanyDetail

FIRST = ("k_grade", "growth_path", "site_grade", "overall_grade", "gate_grade", "result", "ai_date", "site_date")


class TurnCompany(Page):
    """AS-IS → TO-BE and STEP1 first (practice 36), then the rest."""

    def __init__(self, room: RoomPresenter, companies: CompaniesPresenter, shell: ShellPresenter) -> None:
        super().__init__()
        self.setObjectName("turn_company")
        self._room, self._companies = room, companies
        self._company = ""
        self.form = Ui_TurnCompanyForm()
        from PySide6.QtWidgets import QScrollArea

        self._scroll = QScrollArea()
        self.form.setupUi(self._scroll)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)
        room.changed.listen(self._on_changed)
        companies.shown.listen(self._on_shown)
        shell.recorded.listen(self._on_recorded)
        self._scroll.setAccessibleName(self.tr("기업과 1단계 결과"))

    def _on_changed(self, _none: None) -> None:
        turn = self._room.day.turn if self._room.day else None
        company = turn.entry.company if turn else ""
        if company and company != self._company:
            self._company = company
            self._companies.open(company)

    def _on_recorded(self, changes: Changes) -> None:
        """A fact of the company that is shown was put right."""
        if ("company", self._company) in changes.touched:
            self._companies.open(self._company)

    def _on_shown(self, detail: CompanyDetail | None) -> None:
        if detail is None:
            return
        form = self.form
        form.now_text.setText(detail.as_is or "–")
        form.goal_text.setText(detail.to_be or "–")
        facts = {f.field: f.text for f in (*detail.ai, *detail.site, *detail.outcome)}
        form.step1_facts.show_facts([(field_name(k), facts[k]) for k in FIRST if k in facts], 2)
        form.profile_facts.show_facts([(field_name(f.field), f.text) for f in detail.company], 2)
        self._scroll.verticalScrollBar().setValue(0)

    def retranslate(self) -> None:
        self.form.retranslateUi(self._scroll)
        self._scroll.setAccessibleName(self.tr("기업과 1단계 결과"))
        self._on_shown(self._companies.detail)
