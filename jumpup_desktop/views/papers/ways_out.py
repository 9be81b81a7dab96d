"""The papers' way out: ink pages and their scans, copies, the closing print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jumpup_desktop.presenters.leaving import LeavingPresenter
    from jumpup_desktop.views._forms.ui_signing_form import Ui_SigningForm
    from jumpup_desktop.views.dialogs import Dialogs


class WaysOut(QObject):
    """Asks where to, and says what went."""

    def __init__(self, leaving: LeavingPresenter, form: Ui_SigningForm, dialogs: Dialogs) -> None:
        super().__init__()
        self._leaving, self._dialogs = leaving, dialogs
        form.ink_button.clicked.connect(self._ink)
        form.copy_button.clicked.connect(self._copy)
        form.closing_print.clicked.connect(lambda: leaving.prints(self._print))

    def _ink(self) -> None:
        """Pages for ink signatures go out, and come back as scans (practice 5)."""
        title, no = self.tr("수기서명"), self.tr("그만두기")
        ways = [self.tr("서명할 쪽 내보내기"), self.tr("서명한 쪽의 스캔 넣기")]
        way = self._dialogs.choose(title, self.tr("무엇을 합니까?"), ways, self.tr("다음"), no)
        if way == 0 and (folder := self._dialogs.open_folder(self.tr("수기서명용 쪽을 둘 폴더"))):
            self._leaving.ink_pages(folder, self._on_ink_pages)
        elif way == 1:
            kinds = self.tr("스캔 (*.pdf *.png *.jpg *.jpeg *.tif *.tiff)")
            if scans := self._dialogs.open_files(title, kinds):
                self._leaving.file_scans(scans, self._on_filed)

    def _on_ink_pages(self, count: int) -> None:
        said = self.tr("문서 {n}건의 쪽을 두었습니다. 인쇄하여 서명한 뒤 스캔해 주십시오.").format(n=count)
        self._dialogs.tell(self.tr("수기서명"), said)

    def _on_filed(self, filed: Sequence[str], problems: Sequence[str]) -> None:
        lines = [self.tr("{number}에 철했습니다.").format(number=number) for number in filed]
        self._dialogs.tell(self.tr("스캔"), "\n".join([*lines, *problems]))

    def _copy(self) -> None:
        folder = self._dialogs.open_folder(self.tr("봉인한 문서를 둘 폴더"))
        if folder is not None:
            self._leaving.export(folder, self._on_copied)

    def _on_copied(self, count: int) -> None:
        self._dialogs.tell(
            self.tr("내보냈습니다"), self.tr("봉인한 문서 {n}건과 루트 인증서를 두었습니다.").format(n=count)
        )

    def _print(self, pictures: Sequence[bytes]) -> None:
        self._dialogs.print_pictures(pictures)
