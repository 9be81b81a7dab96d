"""Loading a STEP1 file, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.presenters.importing import STEPS
from jumpup_desktop.views._forms.ui_import_form import Ui_ImportForm
from jumpup_desktop.views.page import Page
from jumpup_desktop.views.step1.changes_step import ChangesStep
from jumpup_desktop.views.step1.columns_step import ColumnsStep
from jumpup_desktop.views.step1.load_step import LoadStep
from jumpup_desktop.views.step1.problems_step import ProblemsStep
from jumpup_desktop.views.widgets.file_pick import FilePick

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from jumpup_desktop.presenters.importing import ImportPresenter
    from jumpup_desktop.views.dialogs import Dialogs


class ImportWizard(Page):
    """Five steps; each shows its own part of the presenter's state."""

    def __init__(self, presenter: ImportPresenter, dialogs: Dialogs, leave: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("import_wizard")
        self._presenter, self._dialogs = presenter, dialogs
        self.form = Ui_ImportForm()
        self.form.setupUi(self)
        self.file = FilePick()
        self.file.setObjectName("import_file")
        self.columns, self.problems = ColumnsStep(presenter), ProblemsStep(presenter)
        self.changes, self.load = ChangesStep(presenter), LoadStep(presenter, leave)
        self.steps = (self.file, self.columns, self.problems, self.changes, self.load)
        for step in self.steps:
            self.form.import_stack.addWidget(step)
        self.form.import_back.clicked.connect(presenter.back)
        self.form.import_next.clicked.connect(presenter.next)
        self.form.import_close.clicked.connect(leave)
        self.file.wanted.connect(self._on_wanted)
        self.file.dropped.connect(presenter.choose)
        self.setFocusProxy(self.file.button)
        presenter.changed.listen(self._on_changed)
        presenter.progressed.listen(self._on_progress)
        self.retranslate()

    def areas(self) -> Sequence[QWidget]:
        return (self.steps[self.form.import_stack.currentIndex()], self.form.import_next)

    def _on_wanted(self) -> None:
        kinds = self.tr("결과표 (*.xlsx *.xls *.ods *.csv);;모든 파일 (*)")
        if path := self._dialogs.open_file(self.tr("1단계 결과표 선택"), kinds):
            self._presenter.choose(path)

    def _on_progress(self, told: tuple[float, str]) -> None:
        if self._presenter.step != "load":
            words = {
                "read": self.tr("파일을 읽는 중"), "find": self.tr("표를 찾는 중"), "parse": self.tr("값을 읽는 중"),
                "judge": self.tr("규칙에 맞는지 보는 중"),
            }  # fmt: skip
            self.form.import_note.setText(f"{words.get(told[1], told[1])} {told[0]:.0%}")

    def _on_changed(self, _none: None) -> None:
        presenter, form = self._presenter, self.form
        at = STEPS.index(presenter.step)
        names = (self.tr("파일"), self.tr("표와 열"), self.tr("문제 확인"), self.tr("바뀌는 것"), self.tr("불러오기"))
        form.import_steps.show_steps(names, at)
        if form.import_stack.currentIndex() != at:
            form.import_stack.setCurrentIndex(at)
            self.steps[at].setFocus()
        form.import_error.setText(presenter.error)
        form.import_error.setVisible(bool(presenter.error))
        form.import_back.setVisible(presenter.step not in ("file", "load"))
        form.import_back.setEnabled(not presenter.is_busy)
        form.import_next.setVisible(presenter.step not in ("file", "load"))
        form.import_next.setEnabled(presenter.can_go_on)
        form.import_next.setText(self.tr("불러오기") if presenter.step == "changes" else self.tr("다음"))
        form.import_close.setEnabled(presenter.step != "load" or not presenter.is_busy)
        if not presenter.is_busy:
            form.import_note.setText(self._note())

    def _note(self) -> str:
        tally = self._presenter.rows.tally()
        if self._presenter.step == "problems":
            return self.tr("오류가 있는 행은 고를 수 없고, 주의가 있는 행은 확인해야 불러옵니다.")
        if self._presenter.step == "changes":
            return self.tr("{n}개 행을 한 번에 불러옵니다. 하나라도 실패하면 아무것도 바뀌지 않습니다.").format(
                n=tally["chosen"]
            )
        return ""

    def retranslate(self) -> None:
        self.form.retranslateUi(self)
        self.file.say(
            self.tr("결과표를 여기에 끌어 놓으십시오"), self.tr("xlsx · xls · ods · csv, 원본은 바뀌지 않습니다"),
            self.tr("파일 선택…"),
        )  # fmt: skip
        self._on_changed(None)
