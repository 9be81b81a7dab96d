"""Loading, with progress and a way out; then what it did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.views._forms.ui_import_load_form import Ui_ImportLoadForm
from jumpup_desktop.views.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from jumpup_desktop.presenters.importing import ImportPresenter


class LoadStep(Page):
    """A bar, then the counts."""

    def __init__(self, presenter: ImportPresenter, leave: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("load_step")
        self._presenter = presenter
        self.form = Ui_ImportLoadForm()
        self.form.setupUi(self)
        self.form.load_cancel.clicked.connect(presenter.cancel)
        self.form.load_done.clicked.connect(leave)
        self.setFocusProxy(self.form.load_done)
        presenter.progressed.listen(self._on_progress)
        presenter.changed.listen(self._on_changed)

    def _on_progress(self, told: tuple[float, str]) -> None:
        self.form.load_bar.setValue(round(told[0] * 100))

    def _on_changed(self, _none: None) -> None:
        presenter, form = self._presenter, self.form
        if presenter.step != "load":
            return
        counts = presenter.counts
        form.load_cancel.setVisible(counts is None)
        form.load_done.setVisible(counts is not None)
        if counts is None:
            form.load_title.setText(self.tr("불러오는 중"))
            form.load_text.setText(self.tr("취소하면 아무것도 바뀌지 않습니다."))
            return
        form.load_bar.setValue(100)
        form.load_title.setText(self.tr("불러왔습니다"))
        text = self.tr(
            "새로 {new}개사, 바뀜 {changed}개사, 그대로 {same}개사. 불러오지 않은 행 {left}개는 기록에 남겼습니다."
        )
        form.load_text.setText(
            text.format(new=counts.added, changed=counts.changed, same=counts.unchanged, left=counts.left_out)
        )
        form.load_done.setFocus()

    def retranslate(self) -> None:
        self.form.retranslateUi(self)
        self._on_changed(None)
