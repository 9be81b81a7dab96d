"""What loading would change, row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.views._forms.ui_import_changes_form import Ui_ImportChangesForm
from jumpup_desktop.views.models import Column, ListModel
from jumpup_desktop.views.page import Page
from jumpup_desktop.views.words import field_name

if TYPE_CHECKING:
    from jumpup_desktop.presenters.importing import ImportPresenter
    from jumpup_desktop.services.step1_loads import RowChange

_TONES = {"new": "info", "changed": "warn", "same": "idle"}


class ChangesStep(Page):
    """Counts above, rows below."""

    def __init__(self, presenter: ImportPresenter) -> None:
        super().__init__()
        self.setObjectName("changes_step")
        self._presenter = presenter
        self.form = Ui_ImportChangesForm()
        self.form.setupUi(self)
        self.model: ListModel[RowChange] = ListModel(self._columns(), lambda change: change.row)
        self.form.changes_table.show_list(self.model)
        self.form.changes_table.verticalHeader().setDefaultSectionSize(36)
        self.setFocusProxy(self.form.changes_table)
        presenter.changed.listen(self._on_changed)

    def _columns(self) -> tuple[Column[RowChange], ...]:
        return (
            Column(lambda: self.tr("행"), lambda c: str(c.row), 64, lambda c: c.row, right=True),
            Column(lambda: self.tr("구분"), self._kind, 96, lambda c: c.what, tone=lambda c: _TONES[c.what]),
            Column(lambda: self.tr("기업"), lambda c: c.name, 230),
            Column(lambda: self.tr("바뀌는 값"), _differences, stretch=True, tip=_differences),
        )

    def _kind(self, change: RowChange) -> str:
        return {"new": self.tr("새로"), "changed": self.tr("바뀜"), "same": self.tr("그대로")}[change.what]

    def _on_changed(self, _none: None) -> None:
        presenter, form = self._presenter, self.form
        if presenter.step != "changes" or presenter.is_busy:
            return
        found = [presenter.changes[row.row] for row in presenter.rows.chosen() if row.row in presenter.changes]
        self.model.set_rows(found)
        kinds = [change.what for change in found]
        tally = presenter.rows.tally()
        form.new_count.setText(f"{kinds.count('new'):,}")
        form.changed_count.setText(f"{kinds.count('changed'):,}")
        form.same_count.setText(f"{kinds.count('same'):,}")
        form.left_count.setText(f"{tally['rows'] - tally['chosen']:,}")

    def retranslate(self) -> None:
        self.form.retranslateUi(self)
        self.model.touch()
        self._on_changed(None)


def _differences(change: RowChange) -> str:
    return " · ".join(
        f"{field_name(field)}: {before or '–'} → {after or '–'}" for field, before, after in change.differences
    )
