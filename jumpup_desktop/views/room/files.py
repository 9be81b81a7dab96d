"""기업 자료: what the company handed in, read inside page by page, and on the stage."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QListWidgetItem

from jumpup_desktop.views._forms.ui_files_form import Ui_FilesForm
from jumpup_desktop.views.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from jumpup_desktop.presenters.files import FilesPresenter
    from jumpup_desktop.services.seen.files import FileLine
    from jumpup_desktop.views.dialogs import Dialogs
    from jumpup_desktop.views.room.stage_control import StageControl

HANGUL = (".hwp", ".hwpx")


class FilesPanel(Page):
    """Files can be dropped here; what is no PDF is kept, and says what to ask for."""

    def __init__(self, presenter: FilesPresenter, control: StageControl, dialogs: Dialogs) -> None:
        super().__init__()
        self.setObjectName("files_panel")
        self.setAcceptDrops(True)
        self._presenter, self._control, self._dialogs = presenter, control, dialogs
        self._on_stage = ""
        self.form = Ui_FilesForm()
        self.form.setupUi(self)
        form = self.form
        form.files_add.clicked.connect(self._add)
        form.deck_button.clicked.connect(self._check_deck)
        form.files_list.currentItemChanged.connect(self._on_chosen)
        form.files_preview.turned.connect(presenter.turn_page)
        form.file_page_back.clicked.connect(lambda: presenter.turn_page(-1))
        form.file_page_on.clicked.connect(lambda: presenter.turn_page(1))
        form.page_stage.clicked.connect(self._to_stage)
        presenter.changed.listen(self._on_changed)
        presenter.page_came.listen(self._on_page)
        self.retranslate()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and self.form.files_add.isEnabled():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        self._attach([p for p in paths if p.is_file()])

    def _add(self) -> None:
        path = self._dialogs.open_file(self.tr("기업 자료 넣기"), self.tr("문서") + " (*)")
        if path is not None:
            self._attach([path])

    def _attach(self, paths: Sequence[Path]) -> None:
        """Only who brings a file knows whether it is the deck."""
        if not paths:
            return
        kinds = [self.tr("발표자료"), self.tr("사업계획서"), self.tr("그 밖의 자료")]
        title = self.tr("기업 자료")
        at = self._dialogs.choose(title, self.tr("어떤 자료입니까?"), kinds, self.tr("넣기"), self.tr("그만두기"))
        if at >= 0:
            self._presenter.attach(paths, ("deck", "plan", "other")[at])

    def _check_deck(self) -> None:
        """발표자료 확인: as handed in, or another one with a reason and the chair's leave (practice 14)."""
        title, no, deck = self.tr("발표자료 확인"), self.tr("그만두기"), self._presenter.deck
        if deck is not None:
            ways = [self.tr("제출한 자료 그대로: {name}").format(name=deck.name), self.tr("가져온 파일로 확인…")]
            way = self._dialogs.choose(title, self.tr("무엇으로 발표합니까?"), ways, self.tr("다음"), no)
            if way < 0:
                return
            if way == 0:
                self._presenter.check_handed_in()
                return
        path = self._dialogs.open_file(title, "PDF (*.pdf);;" + self.tr("문서") + " (*)")
        if path is not None:
            self._presenter.check_deck(path, self._ask_reason)

    def _ask_reason(self) -> str:
        said = self.tr("제출한 자료와 다릅니다. 바꾼 사유(위원장 허락)")
        return self._dialogs.ask_line(self.tr("발표자료 확인"), said, self.tr("기록"), self.tr("그만두기"))

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._presenter.choose(str(item.data(Qt.ItemDataRole.UserRole)))

    def _to_stage(self) -> None:
        self._control.open()
        self._on_stage = self._presenter.file.sha256 if self._presenter.file else ""
        self._control.presenter.show_page(self._presenter.picture)

    def _on_page(self, picture: bytes) -> None:
        self.form.files_preview.show_page(picture)
        self.form.page_stage.setEnabled(bool(picture))
        file = self._presenter.file
        if picture and file and file.sha256 == self._on_stage and self._control.presenter.mode == "page":
            self._control.presenter.show_page(picture)

    def _on_changed(self, _none: None) -> None:
        form, presenter, turn = self.form, self._presenter, self._presenter.turn
        form.files_error.setText(presenter.error or self._hint())
        form.files_error.setVisible(bool(form.files_error.text()))
        form.files_add.setEnabled(turn is not None and not presenter.is_busy)
        form.deck_button.setEnabled(presenter.can_check_deck)
        with QSignalBlocker(form.files_list):
            form.files_list.clear()
            for file in presenter.files:
                item = QListWidgetItem(self._line(file))
                item.setData(Qt.ItemDataRole.UserRole, file.sha256)
                item.setToolTip(f"SHA-256 {file.sha256}")
                form.files_list.addItem(item)
                if presenter.file is not None and file.sha256 == presenter.file.sha256:
                    form.files_list.setCurrentItem(item)
        checked = turn.deck_sha256 if turn else ""
        form.deck_line.setText(self.tr("확인함 {hash}").format(hash=checked[:8]) if checked else "")
        pages = presenter.file.pages if presenter.file else 0
        form.page_line.setText(f"{presenter.page + 1} / {pages}" if pages else "")
        form.file_page_back.setEnabled(pages > 0 and presenter.page > 0)
        form.file_page_on.setEnabled(presenter.page + 1 < pages)
        form.page_stage.setEnabled(bool(pages and presenter.picture))

    def _line(self, file: FileLine) -> str:
        words = {"deck": self.tr("발표자료"), "plan": self.tr("사업계획서"), "other": self.tr("그 밖의 자료")}
        return f"{words[file.kind]} · {file.name}"

    def _hint(self) -> str:
        """What to do about a file that cannot be read inside."""
        file = self._presenter.file
        if file is None:
            return "" if self._presenter.files else self.tr("파일을 이곳에 끌어 놓거나 「파일 넣기」를 누르십시오.")
        if file.pages:
            return ""
        if file.name.lower().endswith(HANGUL):
            return self.tr("한글 파일은 이곳에서 볼 수 없습니다. PDF로 변환해 주십시오.")
        return self.tr("이 파일은 이곳에서 볼 수 없습니다. PDF를 요청해 주십시오.")

    def retranslate(self) -> None:
        self.form.retranslateUi(self)
        self._on_changed(None)
