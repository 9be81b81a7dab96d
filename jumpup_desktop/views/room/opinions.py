"""The matrix of members and criteria, and the editor of one cell."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from jumpup_desktop.presenters.event import Event
from jumpup_desktop.views._forms.ui_opinions_form import Ui_OpinionsForm
from jumpup_desktop.views.page import Page
from jumpup_desktop.views.room.matrix import OpinionMatrix
from jumpup_desktop.views.room.opinion_editor import OpinionEditor
from jumpup_desktop.views.room.versions import VersionsDialog, shown
from jumpup_desktop.views.room.writes_at_once import WritesAtOnce
from jumpup_desktop.views.widgets.composing import commit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from jumpup_desktop.presenters.opinion_drafts import OpinionDrafts
    from jumpup_desktop.presenters.opinions import OpinionsPresenter
    from jumpup_desktop.presenters.own_sheet import OwnSheetPresenter
    from jumpup_desktop.presenters.typed_texts import OpinionPlace
    from jumpup_desktop.services.seen.opinions import TextVersion
    from jumpup_desktop.views.dialogs import Dialogs

KEEP_AFTER_MS = 400


class OpinionsPanel(Page):
    """Texts are shown only once they were opened; until then a cell says that it is written."""

    def __init__(
        self, presenter: OpinionsPresenter, drafts: OpinionDrafts, own: OwnSheetPresenter, dialogs: Dialogs
    ) -> None:  # fmt: skip
        super().__init__()
        self.setObjectName("opinions_panel")
        self._presenter, self._drafts, self._own, self._dialogs = presenter, drafts, own, dialogs
        self._versions_read: Event[Sequence[TextVersion]] = Event()
        self._versions_read.listen(self._show_versions)
        self._confirmed: OpinionPlace | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(KEEP_AFTER_MS)
        self._pause.timeout.connect(drafts.keep)
        self.form = Ui_OpinionsForm()
        self.form.setupUi(self)
        self._editor = OpinionEditor(self.form, presenter, own)
        self._matrix = OpinionMatrix(presenter, self.form.matrix)
        matrix = self.form.matrix
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self.form.editor)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self._confirm)
        matrix.currentCellChanged.connect(self._on_cell)
        matrix.cellClicked.connect(self._on_clicked)
        matrix.cellActivated.connect(self._on_clicked)
        WritesAtOnce(matrix, self._begin)
        self.form.editor.setTabChangesFocus(True)
        self.form.editor.textChanged.connect(self._on_typed)
        self.form.final_button.clicked.connect(self.finalise)
        self.form.draft_button.clicked.connect(self._open_draft)
        self.form.own_button.clicked.connect(self._open_or_hand_over)
        self.form.quote_button.clicked.connect(lambda: self.form.editor.insertPlainText(own.pre_review))
        self.form.quote_button.clicked.connect(self.form.editor.setFocus)
        self.form.versions_button.clicked.connect(self._compare)
        presenter.room.changed.listen(self._on_changed)
        drafts.kept.listen(self._on_kept)
        drafts.opened.listen(self._on_opened)
        self.retranslate()

    def flush(self) -> None:
        """Take the last syllable and keep the text now: before a save, a lock, a change of phase, a close."""
        commit(self.form.editor)
        if self._pause.isActive():
            self._pause.stop()
            self._drafts.keep()

    def home(self) -> QWidget | None:
        """While members write: the text of the cell that is chosen, else the table."""
        turn = self._presenter.turn
        if turn is None or not turn.entry.is_in or turn.is_revealed:
            return None
        is_open = self._presenter.chosen is not None and not self.form.editor.isReadOnly()
        return self.form.editor if is_open else self.form.matrix

    def _on_typed(self) -> None:
        self._presenter.type(self.form.editor.toPlainText())
        cell = self._presenter.chosen
        if cell is not None:
            self.form.editor_hint.setText(self._presenter.hint)
        self.form.editor_saved.setText(self.tr("쓰는 중"))
        self._pause.start()

    def _on_kept(self, place: OpinionPlace) -> None:
        if place == self._presenter.place and not self._pause.isActive():
            self.form.editor_saved.setText(self.tr("저장됨"))

    def _on_opened(self, told: tuple[OpinionPlace, str]) -> None:
        place, text = told
        if place != self._presenter.place:
            return
        if text:
            self._editor.set_text(text)
        self._on_changed(None)

    def _on_cell(self, row: int, column: int, _row: int, _column: int) -> None:
        turn = self._presenter.turn
        criteria = self._presenter.criteria
        seats = self._presenter.seats
        if turn is not None and 0 <= row < len(seats) and 0 <= column < len(criteria):
            self.flush()
            self._presenter.choose(seats[row].id, criteria[column])

    def _go_on(self) -> None:
        """After a confirmed text the next one that must be written has the focus."""
        cell, place = self._presenter.chosen, self._presenter.place
        is_next = self._confirmed is not None and place != self._confirmed
        if is_next and cell is not None and cell.state == "none" and not self.form.editor.isReadOnly():
            self._confirmed = None
            self._editor.take_up()

    def _on_clicked(self, row: int, column: int) -> None:
        """A click lands in the text."""
        self._on_cell(row, column, -1, -1)
        self._editor.take_up()

    def _begin(self) -> QWidget | None:
        """The text of the cell that is chosen, to be written on; the first letter chooses it."""
        matrix = self.form.matrix
        if self._presenter.chosen is None:
            self._on_cell(matrix.currentRow(), matrix.currentColumn(), -1, -1)
        return self.form.editor if self._editor.take_up() else None

    def _confirm(self) -> None:
        """Ctrl+Enter: confirmed, and on to the next one that must be written."""
        if self.form.final_button.isEnabled():
            self.finalise()

    def finalise(self) -> None:
        """확정; after 의결 a change needs a reason, and what was begun on another version is compared first."""
        self.flush()
        if self._drafts.is_outdated and not self._compare_with_held():
            return
        mark, reason = str(self.form.mark_combo.currentData() or ""), ""
        if self._presenter.turn is not None and self._presenter.turn.needs_reason:
            title = self.tr("의결 뒤의 수정")
            reason = self._dialogs.ask_line(title, self.tr("고치는 사유"), self.tr("수정"), self.tr("그만두기"))
            if not reason:
                return
        self._confirmed = self._presenter.place
        self._presenter.finalise(mark, reason)

    def _open_draft(self) -> None:
        title, no = self.tr("쓰던 글"), self.tr("그만두기")
        ways = [self.tr("쓴 위원의 PIN으로 열기"), self.tr("버리고 새로 쓰기")]
        way = self._dialogs.choose(title, self.tr("다시 켜기 전에 쓰던 글이 있습니다."), ways, self.tr("다음"), no)
        if way == 1:
            self._drafts.throw_away()
        elif way == 0:
            label = self.tr("쓴 위원의 서명 PIN(수기로 서명하는 위원은 아무 값)")
            self._dialogs.ask_pin(title, label, self.tr("열기"), no, self._drafts.open_draft)

    def _compare_with_held(self) -> bool:
        """Another version holds by now: the author reads both, and says that theirs replaces it."""
        presenter = self._presenter
        title = self.tr("그동안 다른 판이 생겼습니다")
        pair = [(self.tr("지금의 판"), presenter.readable), (self.tr("쓰던 글"), presenter.text)]
        shown(VersionsDialog(title, pair, parent=self))
        said = self.tr("쓰던 글로 새 판을 만들까요? 지금의 판은 기록에 남습니다.")
        if not self._dialogs.ask(title, said, self.tr("새 판으로 저장"), self.tr("그만두기")):
            return False
        self._drafts.rebase()
        return True

    def _open_or_hand_over(self) -> None:
        """The own sheet behind the PIN; or away with it, for the next member."""
        self.flush()
        if self._own.author:
            self._own.hand_over()
            return
        turn = self._presenter.turn
        if turn is None or not turn.seats:
            return
        title, no = self.tr("내 의견 열기"), self.tr("그만두기")
        seats = list(self._own.waiting())
        at = self._dialogs.choose(title, self.tr("누구의 의견입니까?"), [s.name for s in seats], self.tr("다음"), no)
        if at < 0:
            return
        member = seats[at].id
        if self._own.needs_pin(member):
            self._dialogs.ask_pin(title, self.tr("서명 PIN"), self.tr("열기"), no, partial(self._own.open, member))
        else:
            self._own.open(member, "")

    def _compare(self) -> None:
        if self._own.author:
            self._show_versions(self._own.versions)
        else:
            self._presenter.read_versions(self._versions_read)

    def _show_versions(self, versions: Sequence[TextVersion]) -> None:
        words = {"final": self.tr("확정"), "revised": self.tr("토론 반영"), "settled": self.tr("정리")}
        named = [
            (" · ".join(p for p in (f"{n}. {v.at}", words[v.kind], v.mark, v.reason) if p), v.text)
            for n, v in enumerate(versions, 1)
        ]
        if not named:
            return
        dialog = VersionsDialog(self.form.editor_title.text(), named, self.tr("이 글로 되돌리기"), self)
        if shown(dialog):
            self.form.editor.setPlainText(dialog.taken)
            self.form.editor.setFocus()

    def _on_changed(self, _none: None) -> None:
        turn = self._presenter.turn
        if turn is None:
            return
        self._matrix.show_turn(turn)
        self._editor.show_turn(turn)
        self._go_on()
        cells = [c for c in turn.cells if c.is_required]
        done = sum(c.state != "none" for c in cells)
        text = self.tr("꼭 쓸 의견 {done}/{all}").format(done=done, all=len(cells))
        self.form.opinions_line.setText(text + ("" if turn.is_revealed else self.tr(" · 공개 전")))
        self.form.own_button.setText(self.tr("다음 위원에게 넘기기") if self._own.author else self.tr("내 의견 열기…"))
        self.form.own_button.setVisible(turn.entry.is_in and not turn.is_revealed)

    def retranslate(self) -> None:
        self.form.retranslateUi(self)
        self.form.mark_combo.clear()
        self._on_changed(None)
