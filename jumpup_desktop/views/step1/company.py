"""One company with everything loaded, and where it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

from jumpup_desktop.views._forms.ui_company_form import Ui_CompanyForm
from jumpup_desktop.views.page import Page
from jumpup_desktop.views.words import RESULT_TONES, field_name, result_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from jumpup_desktop.presenters.companies import CompaniesPresenter
    from jumpup_desktop.services.seen.companies import CompanyDetail, Fact


class CompanyView(Page):
    """AS-IS → TO-BE first, then the company, AI, site visit, the agency's result, sources."""

    def __init__(self, presenter: CompaniesPresenter, step: Callable[[int], None]) -> None:
        super().__init__()
        self.setObjectName("company_view")
        self._presenter = presenter
        self.form = Ui_CompanyForm()
        self.form.setupUi(self)
        self.form.company_back.clicked.connect(presenter.back)
        self.form.company_previous.clicked.connect(lambda: step(-1))
        self.form.company_next.clicked.connect(lambda: step(1))
        for keys, verb in (("Alt+Left", lambda: step(-1)), ("Alt+Right", lambda: step(1)), ("Esc", presenter.back)):
            QShortcut(QKeySequence(keys), self).activated.connect(verb)
        presenter.shown.listen(self._on_shown)

    def areas(self) -> Sequence[QWidget]:
        return (self.form.company_back, self.form.company_scroll)

    def _on_shown(self, detail: CompanyDetail | None) -> None:
        if detail is None:
            return
        form, row = self.form, detail.row
        form.company_name.setText(row.name)
        form.company_result.show_state(result_name(row.result), RESULT_TONES[row.result])
        form.company_line.setText(" · ".join(part for part in (row.number, row.sector, row.field, row.route) if part))
        form.as_is_text.setText(detail.as_is or "–")
        form.to_be_text.setText(detail.to_be or "–")
        form.company_facts.show_facts(_pairs(detail.company), 2)
        form.ai_facts.show_facts(_pairs(detail.ai))
        form.site_facts.show_facts(_pairs(detail.site))
        form.outcome_facts.show_facts(_pairs(detail.outcome), 2)
        form.source_facts.show_facts(self._sources(detail))
        form.company_scroll.verticalScrollBar().setValue(0)

    def _sources(self, detail: CompanyDetail) -> list[tuple[str, str]]:
        pairs: list[tuple[str, str]] = []
        for source in detail.sources:
            where = self.tr("시트 「{sheet}」 {row}행").format(sheet=source.sheet, row=source.row)
            pairs += [
                (self.tr("파일"), source.file), (self.tr("위치"), where), (self.tr("불러온 때"), source.loaded_at),
                ("SHA-256", source.sha256),
            ]  # fmt: skip
        return pairs

    def retranslate(self) -> None:
        self.form.retranslateUi(self)
        self._on_shown(self._presenter.detail)


def _pairs(facts: Sequence[Fact]) -> list[tuple[str, str]]:
    return [(field_name(fact.field), fact.text) for fact in facts]
