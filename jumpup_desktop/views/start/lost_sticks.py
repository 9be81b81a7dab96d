"""Sticks that carry keys of a day that is over and can be plugged in no more: a person says so, one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from jumpup_desktop.presenters.start import StartPresenter
    from jumpup_desktop.views.dialogs import Dialogs


class LostSticks(QObject):
    """Asks of each stick; what is still to be plugged in stays listed."""

    def __init__(self, presenter: StartPresenter, dialogs: Dialogs) -> None:
        super().__init__()
        self._presenter, self._dialogs = presenter, dialogs

    def ask(self) -> None:
        """One after the other."""
        title, yes, no = self.tr("USB 메모리"), self.tr("목록에서 빼기"), self.tr("남겨 두기")
        for stick in self._presenter.seen.sticks_with_keys:
            text = self.tr("이 USB 메모리를 비웠거나 더는 꽂을 수 없습니까?") + f"\n\n{stick.place}"
            if self._dialogs.ask(title, text, yes, no):
                self._presenter.forget_stick(stick.id)
