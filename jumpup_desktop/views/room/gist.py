"""발언 요지: who said what, in substance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QGuiApplication

from jumpup_desktop.views._forms.ui_gist_form import Ui_GistForm
from jumpup_desktop.views.page import Page

if TYPE_CHECKING:
    from jumpup_desktop.presenters.progress import ProgressPresenter


class GistPanel(Page):
    """Entries in order of time, and a line to write the next one."""

    def __init__(self, presenter: ProgressPresenter) -> None:
        super().__init__()
        self.setObjectName("gist_panel")
        self._presenter = presenter
        self._item = ""
        self.form = Ui_GistForm()
        self.form.setupUi(self)
        self.form.gist_add.clicked.connect(self._add)
        self.form.gist_edit.returnPressed.connect(self._add)
        presenter.room.changed.listen(self._on_changed)
        presenter.room.acted.listen(self._on_acted)
        self.retranslate()

    def _add(self) -> None:
        QGuiApplication.inputMethod().commit()
        form = self.form
        if not form.gist_add.isEnabled():
            return
        sort = str(form.gist_sort.currentData())
        speaker = str(form.gist_speaker.currentData() or form.gist_speaker.currentText())
        self._presenter.note(sort, speaker, form.gist_edit.text())

    def _on_acted(self, acts: tuple[str, ...]) -> None:
        if "gist" in acts:
            self.form.gist_edit.clear()
            self.form.gist_edit.setFocus()

    def _on_changed(self, _none: None) -> None:
        form, turn = self.form, self._presenter.turn
        if turn is None:
            return
        words = {"question": self.tr("질문"), "answer": self.tr("답변"), "remark": self.tr("발언")}
        form.gist_list.clear()
        for line in turn.gists:
            form.gist_list.addItem(f"{line.at}  {words[line.sort]} · {line.speaker}: {line.text}")
        form.gist_list.scrollToBottom()
        with QSignalBlocker(form.gist_speaker):
            kept = form.gist_speaker.currentText()
            form.gist_speaker.clear()
            for seat in turn.seats:
                form.gist_speaker.addItem(seat.name, seat.id)
            form.gist_speaker.addItem(turn.presenter or self.tr("발표자"), turn.presenter or self.tr("발표자"))
            form.gist_speaker.setCurrentIndex(max(0, form.gist_speaker.findText(kept)))
        if turn.entry.item != self._item:
            self._item = turn.entry.item
            form.gist_edit.clear()
        form.gist_add.setEnabled(bool(turn.seats))

    def retranslate(self) -> None:
        form = self.form
        form.retranslateUi(self)
        at = max(0, form.gist_sort.currentIndex())
        form.gist_sort.clear()
        for text, key in ((self.tr("질문"), "question"), (self.tr("답변"), "answer"), (self.tr("발언"), "remark")):
            form.gist_sort.addItem(text, key)
        form.gist_sort.setCurrentIndex(at)
        self._on_changed(None)
