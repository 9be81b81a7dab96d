"""What the secretary does with the stage: open, test picture, message, blank, private wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtWidgets import QMenu

from jumpup_desktop.views.room.stage import StageWindow, is_alone

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from jumpup_desktop.presenters.consensus import ConsensusPresenter
    from jumpup_desktop.presenters.stage import StagePresenter
    from jumpup_desktop.views.dialogs import Dialogs


class StageControl(QObject):
    """One stage for the window; made when it is first opened."""

    def __init__(self, presenter: StagePresenter, window: QWidget, dialogs: Dialogs) -> None:
        super().__init__()
        self.presenter, self._window, self._dialogs = presenter, window, dialogs
        self.stage: StageWindow | None = None
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(lambda _screen: presenter.screens_changed())
            app.screenRemoved.connect(lambda _screen: presenter.screens_changed())

    def declare_none(self) -> bool:
        """No projector is used, or it is a machine of its own: the secretary says so, and texts are uncovered."""
        said = self.tr("이 노트북의 화면이 회의실 어디에도 비치지 않습니까? 화면이 늘거나 줄면 다시 가립니다.")
        is_so = self._dialogs.ask(self.tr("프로젝터 없음"), said, self.tr("비치지 않음"), self.tr("그만두기"))
        if is_so:
            self.presenter.confirm_test()
        return is_so

    def open(self) -> StageWindow:
        """Show the stage beside the window."""
        if self.stage is None:
            self.stage = StageWindow(self.presenter)
        self.stage.open_beside(self._window)
        return self.stage

    def offer(self) -> StageWindow | None:
        """Show the stage; on the only screen there is it is asked first. None where it was not wanted."""
        is_here = self.stage is not None and self.stage.isVisible()
        if is_alone() and not is_here:
            said = self.tr("화면이 하나뿐입니다. 프로젝터를 꽂은 뒤 열면 그 화면에 보입니다. 지금 작은 창으로 열까요?")
            if not self._dialogs.ask(self.tr("발표 화면"), said, self.tr("작은 창으로 열기"), self.tr("그만두기")):
                return None
        return self.open()

    def close(self) -> None:
        """Take the stage away."""
        if self.stage is not None:
            self.stage.close_stage()

    def verbs(self) -> list[tuple[str, Callable[[], object]]]:
        """What can be done now, by name."""
        presenter = self.presenter
        if self.stage is None or not self.stage.is_on:
            return [(self.tr("발표 화면 열기"), self.offer), (self.tr("시험 화면 보이기"), self.test)]
        return [
            (self.tr("시계"), lambda: presenter.set_mode("clock")),
            (self.tr("가리기 (F9)"), presenter.blank),
            (self.tr("알림…"), self._message),
            (self.tr("시험 화면"), self.test),
            (self.tr("초과 시간 감추기") if presenter.has_overtime else self.tr("초과 시간 보이기"), self._overtime),
            (self.tr("다음 기업 감추기") if presenter.has_next else self.tr("다음 기업 보이기"), self._next),
            (self.tr("닫기"), self.stage.close_stage),
        ]

    def show_menu(self) -> None:
        """The verbs as a menu."""
        menu = QMenu(self._window)
        for name, verb in self.verbs():
            menu.addAction(name).triggered.connect(verb)
        menu.popup(QCursor.pos())

    def test(self) -> None:
        """The test picture, and whether the projector shows nothing else (practice 18)."""
        stage = self.offer()
        if stage is None:
            return
        self.presenter.set_mode("test")
        said = self.tr("프로젝터에 이 그림만 보입니까? 화면 복제이면 아니요를 고르고 화면 확장으로 바꾸십시오.")
        if self._dialogs.ask(self.tr("시험 화면"), said, self.tr("예"), self.tr("아니요")) and not is_alone():
            self.presenter.confirm_test()
        else:
            self.presenter.set_mode("clock")

    def show_wording(self, consensus: ConsensusPresenter) -> None:
        """비공개 심의, after the gate."""
        if not self.presenter.may_show_wording:
            self._dialogs.tell(
                self.tr("비공개 심의"), self.tr("심층토론이나 결정 단계에서, 퇴실을 확인한 뒤에 열 수 있습니다.")
            )
            return
        said = self.tr("의결안의 글을 발표 화면에 크게 보입니다. 회의실에 심의 참여 위원과 간사만 있습니까?")
        is_wanted = self._dialogs.ask(self.tr("비공개 심의"), said, self.tr("보이기"), self.tr("그만두기"))
        if is_wanted and self.offer() is not None:
            self.presenter.show_wording(lambda: consensus.wording)

    def _message(self) -> None:
        text = self._dialogs.ask_line(
            self.tr("알림"), self.tr("발표 화면에 보일 글"), self.tr("보이기"), self.tr("그만두기")
        )
        if text:
            self.presenter.say(text)

    def _next(self) -> None:
        """The company that comes next, between two companies; off by default."""
        self.presenter.has_next = not self.presenter.has_next
        self.presenter.changed.emit(None)

    def _overtime(self) -> None:
        self.presenter.has_overtime = not self.presenter.has_overtime
        self.presenter.changed.emit(None)
