"""발언 요지 after the meeting: written where there is none, put right before its 별지 is fixed (practice 1, 38)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from jumpup_desktop.domain.meeting.turn import CorrectGist, NoteGist

if TYPE_CHECKING:
    from jumpup_desktop.presenters.closed_day import ClosedDayPresenter
    from jumpup_desktop.services.seen.signing import ClosedDay
    from jumpup_desktop.views.dialogs import Dialogs


class LateGist(QObject):
    """Asks for what is missing, or which line is wrong."""

    def __init__(self, closed: ClosedDayPresenter, dialogs: Dialogs) -> None:
        super().__init__()
        self._closed, self._dialogs = closed, dialogs

    def ask(self) -> None:
        """발언 요지 of a company that has none yet, or put right before its 별지 is fixed."""
        day = self._closed.day
        if day is None:
            return
        ways = [self.tr("새로 적기")] if day.without_gist else []
        ways += [self.tr("적은 것 고치기")] if day.said else []
        title, no = self.tr("발언 요지"), self.tr("그만두기")
        at = self._dialogs.choose(title, self.tr("무엇을 합니까?"), ways, self.tr("다음"), no) if ways[1:] else 0
        if ways and at >= 0:
            self._write_gist(day) if ways[at] == self.tr("새로 적기") else self._correct_gist(day)

    def _correct_gist(self, day: ClosedDay) -> None:
        title, no, then = self.tr("발언 요지 고치기"), self.tr("그만두기"), self.tr("다음")
        lines = [f"{said.company} · {said.speaker}: {said.text}" for said in day.said]
        at = self._dialogs.choose(title, self.tr("어느 말입니까?"), lines, then, no)
        if at < 0:
            return
        said, names = day.said[at], [name for _, name in day.speakers]
        label = self.tr("고치기 전의 글도 기록에 남습니다.")
        text = self._dialogs.ask_line(title, label, then, no, said.text)
        if not text or text == said.text:
            return
        who = self._dialogs.choose(title, self.tr("누가 고쳐 달라고 했습니까?"), names, self.tr("고치기"), no)
        if who >= 0:
            self._closed.act(CorrectGist(said.item, said.entry, text, day.speakers[who][0]))

    def _write_gist(self, day: ClosedDay) -> None:
        title, no = self.tr("발언 요지"), self.tr("그만두기")
        companies, speakers = [name for _, name in day.without_gist], [name for _, name in day.speakers]
        at = self._dialogs.choose(title, self.tr("어느 기업입니까?"), companies, self.tr("다음"), no)
        who = self._dialogs.choose(title, self.tr("누가 말했습니까?"), speakers, self.tr("다음"), no) if at >= 0 else -1
        text = self._dialogs.ask_line(title, self.tr("요지"), self.tr("적기"), no) if who >= 0 else ""
        if text:
            self._closed.act(NoteGist(day.without_gist[at][0], "remark", day.speakers[who][0], text))
