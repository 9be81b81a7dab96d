"""The lamp of the stick in the status bar; a click asks for the stick or copies again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

if TYPE_CHECKING:
    from jumpup_desktop.presenters.copies import CopiesPresenter
    from jumpup_desktop.views.dialogs import Dialogs

_TONES = {"none": "muted", "busy": "muted", "good": "ok", "bad": "bad"}


class CopyLamp(QPushButton):
    """Says until when the record lies on the stick."""

    def __init__(self, presenter: CopiesPresenter, dialogs: Dialogs) -> None:
        super().__init__()
        self.setObjectName("copy_lamp")
        self.setProperty("kind", "lamp")
        self._presenter, self._dialogs = presenter, dialogs
        self.clicked.connect(self._on_clicked)
        presenter.changed.listen(self._on_changed)
        self._on_changed(None)

    def _on_clicked(self) -> None:
        presenter = self._presenter
        if presenter.folder is not None and presenter.lamp != "bad":
            presenter.copy()
        elif folder := self._dialogs.open_folder(self.tr("사본을 둘 USB 메모리")):
            presenter.choose(folder)

    def _on_changed(self, _none: None) -> None:
        presenter = self._presenter
        words = {
            "none": self.tr("USB 사본 없음"), "busy": self.tr("USB 사본 쓰는 중…"),
            "bad": self.tr("USB 사본 실패: 누르면 다시 고릅니다"),
        }  # fmt: skip
        at = presenter.last.at if presenter.last else ""
        self.setText(words.get(presenter.lamp) or self.tr("USB 사본 {at}까지").format(at=at))
        self.setToolTip(presenter.error or self.tr("의결과 정회 때마다 USB 메모리에 암호화한 사본을 둡니다."))
        self.setProperty("tone", _TONES[presenter.lamp])
        self.style().unpolish(self)
        self.style().polish(self)

    def retranslate(self) -> None:
        """Say everything again in the language of now."""
        self._on_changed(None)
