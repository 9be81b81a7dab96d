"""A copy that came back: what it has and this one lacks is shown to a person before it joins (practice 19)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from pathlib import Path

    from jumpup_desktop.presenters.tail import TailPresenter
    from jumpup_desktop.services.seen.tail import TailSeen
    from jumpup_desktop.views.dialogs import Dialogs


class MergeTail(QObject):
    """Choose a file, read what it would bring, say yes."""

    def __init__(self, presenter: TailPresenter, dialogs: Dialogs) -> None:
        super().__init__()
        self._presenter, self._dialogs = presenter, dialogs
        presenter.looked.listen(self._on_looked)
        presenter.merged.listen(self._on_merged)
        presenter.failed.listen(self._on_failed)

    @property
    def _title(self) -> str:
        return self.tr("다른 사본의 기록 합치기")

    def choose(self) -> None:
        """Which file."""
        path = self._dialogs.open_file(self._title, self.tr("시즌 파일 (*.jumpup-season)"))
        if path is not None:
            self._presenter.look(path)

    def _on_looked(self, told: tuple[Path, TailSeen]) -> None:
        path, tail = told
        if not tail.events:
            self._dialogs.tell(self._title, self.tr("이 파일에는 새로 가져올 기록이 없습니다."))
            return
        said = [self.tr("{since}부터 {until}까지의 기록 {n}건이 이곳에 없습니다.").format(
            since=tail.since, until=tail.until, n=tail.events
        )]  # fmt: skip
        said += [f"· {line}" for line in tail.lines]
        if tail.forked:
            said.append(self.tr("서로 어긋나는 기록 {n}건은 따로 둡니다.").format(n=tail.forked))
        said.append(self.tr("이곳의 기록은 지워지거나 덮이지 않습니다. 합칠까요?"))
        if self._dialogs.ask(self._title, "\n".join(said), self.tr("합치기"), self.tr("그만두기")):
            self._presenter.take(path)

    def _on_merged(self, events: int) -> None:
        self._dialogs.tell(self._title, self.tr("기록 {n}건을 합쳤습니다.").format(n=events))

    def _on_failed(self, error: str) -> None:
        self._dialogs.tell(self._title, error)
