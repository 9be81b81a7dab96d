"""서로 다른 기록 정하기: company by company, both sides are shown and a person chooses; its effects are shown first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from jumpup_desktop.presenters.verbs import converse

if TYPE_CHECKING:
    from jumpup_desktop.presenters.conflicts import ConflictsPresenter, Decided
    from jumpup_desktop.views.dialogs import Dialogs
    from jumpup_desktop.views.verbs import Asker


class Settle(QObject):
    """Asks which side holds, who presided, why; says what it comes to, and asks for the editions it needs."""

    def __init__(self, presenter: ConflictsPresenter, dialogs: Dialogs, asker: Asker) -> None:
        super().__init__()
        self.presenter, self._dialogs, self._asker = presenter, dialogs, asker
        presenter.failed.listen(self._on_failed)
        presenter.decided.listen(self._on_decided)
        presenter.settled.listen(self._on_settled)

    def ask(self) -> None:
        """The first company that is open; the next one follows from the start page."""
        converse(self.presenter.talk(), lambda question: self._asker.answer("asks.settle", question))

    def _on_decided(self, decided: Decided) -> None:
        title, yes, no = self.tr("서로 다른 기록"), self.tr("이대로 정하기"), self.tr("그만두기")
        if self._dialogs.ask(title, self.presenter.told(decided), yes, no):
            self.presenter.settle(decided)

    def _on_settled(self, decided: Decided) -> None:
        names = "\n".join(name for _, name in decided.effects.editions)
        if not names:
            return
        text = self.tr("봉인한 문서가 정한 것과 다릅니다. 정정본을 시작할까요?") + "\n\n" + names
        if self._dialogs.ask(self.tr("정정본"), text, self.tr("정정본 시작"), self.tr("나중에")):
            self.presenter.correct(decided)

    def _on_failed(self, error: str) -> None:
        self._dialogs.tell(self.tr("서로 다른 기록"), error)
