"""Making a new season."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.presenters.session import MINIMUM, strength
from jumpup_desktop.presenters.sources import SourcesPresenter
from jumpup_desktop.views._forms.ui_create_form import Ui_CreateForm
from jumpup_desktop.views.season.view import SeasonView

if TYPE_CHECKING:
    from pathlib import Path

    from jumpup_desktop.presenters.session import SessionPresenter
    from jumpup_desktop.views.dialogs import Dialogs

_TONES = ("bad", "bad", "warn", "ok", "ok")


class CreateView(SeasonView):
    """Place, policy, passphrase twice; the button opens when all fit."""

    def __init__(self, session: SessionPresenter, dialogs: Dialogs) -> None:
        super().__init__()
        self._session, self._dialogs = session, dialogs
        self._file: Path | None = None
        self.form = Ui_CreateForm()
        self.form.setupUi(self)
        form = self.form
        form.new_file_button.clicked.connect(self._on_place)
        form.create_back.clicked.connect(session.back)
        form.create_go.clicked.connect(self._on_go)
        form.repeat_passphrase.entered.connect(self._on_go)
        for field in (form.new_passphrase, form.repeat_passphrase):
            field.changed.connect(lambda _text: self._judge())
        session.changed.listen(self._on_changed)
        self.retranslate()

    def enter(self) -> None:
        self.form.policy_combo.clear()
        for choice in SourcesPresenter(self._session).policies():
            self.form.policy_combo.addItem(f"{choice.title} ({choice.version})", choice.name)
        self.form.new_file_button.setFocus()

    def _on_place(self) -> None:
        kinds = self.tr("시즌 파일 (*.jumpup-season)")
        if path := self._dialogs.save_file(self.tr("시즌 파일을 둘 곳"), "2026.jumpup-season", kinds):
            self._file = path
            self.form.new_file_edit.setText(str(path))
            self.form.new_passphrase.setFocus()
        self._judge()

    def _judge(self) -> None:
        form = self.form
        typed, again = form.new_passphrase.edit.text(), form.repeat_passphrase.edit.text()
        level = strength(typed)
        words = (
            self.tr("{n}자 이상으로 정하십시오").format(n=MINIMUM), self.tr("약함"), self.tr("보통"), self.tr("좋음"),
            self.tr("강함"),
        )  # fmt: skip
        form.strength_bar.setValue(max(level, 1 if typed else 0))
        form.strength_bar.setProperty("tone", _TONES[level])
        form.strength_bar.style().unpolish(form.strength_bar)
        form.strength_bar.style().polish(form.strength_bar)
        form.strength_label.setText(words[level])
        differs = bool(again) and not typed.startswith(again) and typed != again
        if differs:
            form.create_error.setText(self.tr("두 암호가 서로 다릅니다."))
        form.create_error.setVisible(differs)
        form.create_go.setEnabled(bool(self._file) and level > 0 and typed == again and not self._session.is_busy)

    def _on_go(self) -> None:
        if self._file is not None and self.form.create_go.isEnabled():
            self._session.create(self._file, self.form.new_passphrase.text(), str(self.form.policy_combo.currentData()))

    def _on_changed(self, _none: None) -> None:
        if self._session.screen != "create":
            self.form.new_passphrase.clear()
            self.form.repeat_passphrase.clear()
            return
        self._judge()
        busy = self._session.is_busy
        self.form.create_go.setText(self.tr("만드는 중…") if busy else self.tr("시즌 만들기"))
        if self._session.tries.error:
            self.form.create_error.setText(self._session.tries.error)
            self.form.create_error.show()

    def retranslate(self) -> None:
        self.form.retranslateUi(self)
        self.form.new_passphrase.name_it(self.tr("새 암호"))
        self.form.repeat_passphrase.name_it(self.tr("암호 다시 입력"))
        self._judge()
