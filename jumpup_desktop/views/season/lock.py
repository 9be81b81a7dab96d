"""The lock screen of an open season."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.views._forms.ui_lock_form import Ui_LockForm
from jumpup_desktop.views.season.view import SeasonView

if TYPE_CHECKING:
    from jumpup_desktop.presenters.session import SessionPresenter


class LockView(SeasonView):
    """Asks for the passphrase; nothing of the season is shown."""

    def __init__(self, session: SessionPresenter) -> None:
        super().__init__()
        self._session = session
        self.form = Ui_LockForm()
        self.form.setupUi(self)
        self.form.lock_go.clicked.connect(self._on_go)
        self.form.lock_passphrase.entered.connect(self._on_go)
        session.changed.listen(self._on_changed)
        self.retranslate()

    def enter(self) -> None:
        self.form.lock_passphrase.clear()
        self.form.lock_passphrase.setFocus()

    def _on_go(self) -> None:
        self._session.unlock(self.form.lock_passphrase.text())

    def _on_changed(self, _none: None) -> None:
        if self._session.screen != "locked":
            self.form.lock_passphrase.clear()
            return
        self.form.lock_file.setText(self._session.file.stem if self._session.file else "")
        if (text := self._session.tries.error) != self.form.lock_passphrase.note.text() or not text:
            self.form.lock_passphrase.complain(text)
        self.form.lock_go.setEnabled(not self._session.is_busy and not self._session.tries.wait_s)

    def retranslate(self) -> None:
        self.form.retranslateUi(self)
        self.form.lock_passphrase.name_it(self.tr("암호"))
        self._on_changed(None)
