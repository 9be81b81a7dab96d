"""Choosing a season and opening it with its passphrase."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QListWidgetItem

from jumpup_desktop.presenters.sources import SourcesPresenter
from jumpup_desktop.views._forms.ui_open_form import Ui_OpenForm
from jumpup_desktop.views.season.view import SeasonView
from jumpup_desktop.views.widgets.two_lines import TwoLineDelegate

if TYPE_CHECKING:
    from jumpup_desktop.presenters.rescue import RescuePresenter
    from jumpup_desktop.presenters.session import SessionPresenter
    from jumpup_desktop.views.dialogs import Dialogs

PATH = 0x0100  # Qt.ItemDataRole.UserRole: the namespace Qt takes 12 ms to load, which the first screen saves


class OpenView(SeasonView):
    """Recent seasons, a file chooser, the passphrase."""

    def __init__(self, session: SessionPresenter, rescue: RescuePresenter, dialogs: Dialogs) -> None:
        super().__init__()
        self._session, self._rescue, self._dialogs = session, rescue, dialogs
        self._sources = SourcesPresenter(session)
        self.form = Ui_OpenForm()
        self.form.setupUi(self)
        form = self.form
        form.choose_button.clicked.connect(self._on_choose)
        form.create_button.clicked.connect(session.start_creating)
        form.continue_button.clicked.connect(self._on_continue)
        form.rehearse_button.clicked.connect(self._on_rehearse)
        form.open_button.clicked.connect(self._on_open)
        form.open_passphrase.entered.connect(self._on_open)
        form.open_passphrase.changed.connect(lambda _text: self._enable())
        form.recent_list.setItemDelegate(TwoLineDelegate(form.recent_list))
        form.recent_list.itemActivated.connect(self._on_recent)
        form.recent_list.itemClicked.connect(self._on_recent)
        form.read_button.clicked.connect(lambda: rescue.read(form.open_passphrase.text()))
        form.put_back_button.clicked.connect(self._on_put_back)
        session.changed.listen(self._on_changed)
        rescue.changed.listen(lambda _none: self._show_rescue())
        self.retranslate()

    def enter(self) -> None:
        self.form.open_passphrase.clear()
        (self.form.open_passphrase if self._session.file else self.form.choose_button).setFocus()

    def _on_choose(self) -> None:
        kinds = self.tr("시즌 파일 (*.jumpup-season);;모든 파일 (*)")
        if path := self._dialogs.open_file(self.tr("시즌 파일 선택"), kinds):
            self._session.pick(path)
            self.form.open_passphrase.setFocus()

    def _on_continue(self) -> None:
        """A spare laptop: the copy on the stick, and where it is to lie here."""
        kinds = self.tr("시즌 파일 (*.jumpup-season)")
        copy = self._dialogs.open_file(self.tr("USB 메모리에 있는 사본"), kinds)
        target = self._dialogs.save_file(self.tr("이 노트북에 둘 곳"), copy.name, kinds) if copy else None
        if copy and target:
            self._sources.continue_from(copy, target)
            self.form.open_passphrase.setFocus()

    def _on_rehearse(self) -> None:
        kinds = self.tr("시즌 파일 (*.jumpup-season)")
        if target := self._dialogs.save_file(
            self.tr("연습 시즌을 둘 곳"), self.tr("연습.jumpup-season"), kinds
        ):  # fmt: skip
            self._sources.rehearse(target)

    def _on_recent(self, item: QListWidgetItem) -> None:
        self._session.pick(Path(str(item.data(PATH))))
        self.form.open_passphrase.setFocus()

    def _on_open(self) -> None:
        if self.form.open_button.isEnabled():
            self._session.unlock(self.form.open_passphrase.text())

    def _on_changed(self, _none: None) -> None:
        if self._session.screen != "choose":
            self.form.open_passphrase.clear()
            return
        session, form = self._session, self.form
        form.file_edit.setText(str(session.file or ""))
        form.file_edit.setToolTip(str(session.file or ""))
        beside = session.tries.error if session.tries.is_about_passphrase else ""
        if beside != form.open_passphrase.note.text() or not beside:
            form.open_passphrase.complain(beside)
        form.open_error.setText("" if session.tries.is_about_passphrase else session.tries.error)
        form.open_error.setVisible(bool(form.open_error.text()))
        self._rescue.look(form.open_passphrase.text())
        self._show_rescue()
        self._list_recent()
        self._enable()

    def _show_rescue(self) -> None:
        rescue, form = self._rescue, self.form
        for widget in (form.rescue_text, form.read_button, form.put_back_button):
            widget.setVisible(rescue.is_shown)
        form.put_back_button.setVisible(rescue.is_shown and rescue.offer is not None)
        if rescue.error:
            form.rescue_text.setText(rescue.error)
        elif rescue.offer is not None:
            words = self.tr("온전한 최근 백업: {0} (기록 {1}건). 그 뒤의 기록은 백업에 없습니다.")
            form.rescue_text.setText(words.format(rescue.offer.made, rescue.offer.events))
        else:
            form.rescue_text.setText(self.tr("온전한 백업이 없습니다. 읽기 전용으로 열어 보십시오."))

    def _on_put_back(self) -> None:
        words = self.tr("백업을 시즌 파일 자리에 둡니다. 손상된 파일은 지우지 않고 곁에 둡니다. 되돌릴까요?")
        if self._dialogs.ask(self.tr("백업으로 되돌리기"), words, self.tr("되돌리기"), self.tr("그만두기")):
            self._rescue.put_back(self.form.open_passphrase.text())

    def _list_recent(self) -> None:
        form, recent = self.form, self._session.recent
        form.recent_list.clear()
        for path in recent:
            item = QListWidgetItem(f"{path.stem}\n{path.parent}")
            item.setData(PATH, str(path))
            form.recent_list.addItem(item)
        form.recent_list.setVisible(bool(recent))
        form.recent_empty.setVisible(not recent)

    def _enable(self) -> None:
        session, form = self._session, self.form
        can = session.file is not None and bool(form.open_passphrase.edit.text())
        form.open_button.setEnabled(can and not session.is_busy and not session.tries.wait_s)
        form.open_button.setText(self.tr("여는 중…") if session.is_busy else self.tr("열기"))

    def retranslate(self) -> None:
        self.form.retranslateUi(self)
        self.form.open_passphrase.name_it(self.tr("암호"))
        self._on_changed(None)
