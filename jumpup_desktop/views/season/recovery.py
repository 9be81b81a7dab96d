"""Shows the recovery key, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.views._forms.ui_recovery_form import Ui_RecoveryForm
from jumpup_desktop.views.season.view import SeasonView

if TYPE_CHECKING:
    from jumpup_desktop.presenters.session import SessionPresenter
    from jumpup_desktop.views.dialogs import Dialogs

GROUP = 6


class RecoveryView(SeasonView):
    """The user goes on only after saying that the key is kept."""

    def __init__(self, session: SessionPresenter, dialogs: Dialogs) -> None:
        super().__init__()
        self._session, self._dialogs = session, dialogs
        self.form = Ui_RecoveryForm()
        self.form.setupUi(self)
        self.form.recovery_print.clicked.connect(self._on_print)
        self.form.recovery_copy.clicked.connect(self._on_copy)
        self.form.recovery_check.toggled.connect(self.form.recovery_go.setEnabled)
        self.form.recovery_go.clicked.connect(session.confirm_recovery)
        self.form.recovery_go.setEnabled(False)
        session.changed.listen(self._on_changed)
        self._on_changed(None)

    def enter(self) -> None:
        self.form.recovery_check.setChecked(False)
        self.form.recovery_print.setFocus()

    def _on_changed(self, _none: None) -> None:
        head, dash, body = self._session.recovery_key.rpartition("-")
        groups = " ".join(body[at : at + GROUP] for at in range(0, len(body), GROUP))
        self.form.recovery_key.setText(f"{head}{dash}\n{groups}" if body else "")

    def _on_print(self) -> None:
        if self._dialogs.print_text(self.tr("복구 키 (봉인 보관)"), self._session.recovery_key):
            self.form.recovery_done.setText(self.tr("인쇄하였습니다"))

    def _on_copy(self) -> None:
        self._dialogs.copy(self._session.recovery_key)
        self.form.recovery_done.setText(self.tr("복사하였습니다"))

    def retranslate(self) -> None:
        self.form.retranslateUi(self)
        self._on_changed(None)
