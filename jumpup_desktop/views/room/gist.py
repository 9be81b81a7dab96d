"""발언 요지: who said what, in substance."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from jumpup_desktop.domain.meeting.item import GIST_KINDS
from jumpup_desktop.domain.templates import filled
from jumpup_desktop.presenters.progress import PRESENTER
from jumpup_desktop.views._forms.ui_gist_form import Ui_GistForm
from jumpup_desktop.views.page import Page
from jumpup_desktop.views.widgets.lists import fill

if TYPE_CHECKING:
    from jumpup_desktop.presenters.progress import ProgressPresenter
    from jumpup_desktop.services.seen.turn import GistLine, TurnView
    from jumpup_desktop.views.dialogs import Dialogs


class GistPanel(Page):
    """Entries in order of time, and a line to write the next one."""

    def __init__(self, presenter: ProgressPresenter, dialogs: Dialogs) -> None:
        super().__init__()
        self.setObjectName("gist_panel")
        self._presenter, self._dialogs = presenter, dialogs
        self._item = ""
        self.form = Ui_GistForm()
        self.form.setupUi(self)
        self._phrases = QMenu(self)
        self.form.gist_phrase.setMenu(self._phrases)
        self._phrases.aboutToShow.connect(self._offer_phrases)
        self.form.gist_correct.clicked.connect(self._correct)
        self.form.gist_list.itemActivated.connect(self._correct)
        self.form.gist_list.itemSelectionChanged.connect(self._show_verbs)
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
        kind = next(s for s in GIST_KINDS if s == form.gist_kind.currentData())
        speaker = str(form.gist_speaker.currentData() or form.gist_speaker.currentText())
        self._presenter.note(kind, speaker, form.gist_edit.text())

    def _offer_phrases(self) -> None:
        """The policy's quick phrases, with the particles that what stands before the cursor asks for."""
        day = self._presenter.day
        self._phrases.clear()
        edit = self.form.gist_edit
        before = edit.text()[: edit.cursorPosition()]
        for number, phrase in enumerate(day.rules.gist_phrases if day else (), 1):
            said = filled(phrase, {}, before)
            self._phrases.addAction(f"&{number}  {said}", partial(self._insert, said))

    def _insert(self, phrase: str) -> None:
        QGuiApplication.inputMethod().commit()
        self.form.gist_edit.insert(phrase)
        self.form.gist_edit.setFocus()

    @property
    def _chosen(self) -> GistLine | None:
        turn, item = self._presenter.turn, self.form.gist_list.currentItem()
        entry = item.data(Qt.ItemDataRole.UserRole) if item and item.isSelected() else ""
        return next((line for line in turn.gists if line.entry == entry), None) if turn else None

    def _correct(self) -> None:
        """Put a line right at somebody's wish; the text before it stays in the record."""
        turn, line = self._presenter.turn, self._chosen
        if turn is None or line is None:
            return
        title, no = self.tr("발언 요지 고치기"), self.tr("그만두기")
        label = self.tr("{name}의 말. 고치기 전의 글도 기록에 남습니다.").format(name=line.speaker)
        text = self._dialogs.ask_line(title, label, self.tr("다음"), no, line.text)
        if not text or text == line.text:
            return
        ids, names = [s.id for s in turn.seats], [s.name for s in turn.seats]
        if turn.presenter:
            ids, names = [*ids, turn.presenter], [*names, turn.presenter]
        at = self._dialogs.choose(title, self.tr("누가 고쳐 달라고 했습니까?"), names, self.tr("고치기"), no)
        if at >= 0:
            self._presenter.correct_note(line.entry, text, ids[at])

    def _on_acted(self, acts: tuple[str, ...]) -> None:
        if "gist" in acts:
            self.form.gist_edit.clear()
            self.form.gist_edit.setFocus()

    def _on_changed(self, _none: None) -> None:
        form, turn = self.form, self._presenter.turn
        if turn is None:
            return
        self._show_lines(turn)
        self._show_speakers(turn)
        if turn.entry.item != self._item:
            self._item = turn.entry.item
            form.gist_edit.clear()
        form.gist_add.setEnabled(bool(turn.seats))
        self._show_verbs()

    def _show_verbs(self) -> None:
        day = self._presenter.day
        self.form.gist_correct.setEnabled(self._chosen is not None)
        self.form.gist_phrase.setVisible(bool(day and day.rules.gist_phrases))

    def _show_lines(self, turn: TurnView) -> None:
        form, kept = self.form, self._chosen
        words = {"question": self.tr("질문"), "answer": self.tr("답변"), "remark": self.tr("발언")}
        lines = [
            f"{g.at}  {words[g.kind]} · {g.speaker}: {g.text}" + (self.tr("  (고침)") if g.is_corrected else "")
            for g in turn.gists
        ]
        with QSignalBlocker(form.gist_list):
            is_longer = len(lines) > form.gist_list.count()
            fill(form.gist_list, lines, [g.entry for g in turn.gists])
            if kept is None:
                form.gist_list.clearSelection()
        if is_longer:
            form.gist_list.scrollToBottom()

    def _show_speakers(self, turn: TurnView) -> None:
        """Those at the table and the presenter; the chosen one stays."""
        form = self.form
        ids = [*(s.id for s in turn.seats), turn.presenter or PRESENTER]
        names = [*(s.name for s in turn.seats), turn.presenter or self.tr("발표자")]
        with QSignalBlocker(form.gist_speaker):
            kept = form.gist_speaker.currentData()
            form.gist_speaker.clear()
            for person, name in zip(ids, names, strict=True):
                form.gist_speaker.addItem(name, person)
            form.gist_speaker.setCurrentIndex(max(0, form.gist_speaker.findData(kept)))

    def retranslate(self) -> None:
        form = self.form
        form.retranslateUi(self)
        at = max(0, form.gist_kind.currentIndex())
        form.gist_kind.clear()
        for text, key in ((self.tr("질문"), "question"), (self.tr("답변"), "answer"), (self.tr("발언"), "remark")):
            form.gist_kind.addItem(text, key)
        form.gist_kind.setCurrentIndex(at)
        self._on_changed(None)
