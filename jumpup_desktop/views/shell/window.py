"""The main window: the season's screens first, then the frame with its pages."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget

from jumpup_desktop.presenters.shell import PAGES
from jumpup_desktop.views import theme
from jumpup_desktop.views.season.screen import SeasonScreen
from jumpup_desktop.views.widgets.composing import Composing

if TYPE_CHECKING:
    from collections.abc import Callable

    from jumpup_desktop.presenters.rescue import RescuePresenter
    from jumpup_desktop.presenters.session import SessionPresenter
    from jumpup_desktop.presenters.settings import SettingsPresenter
    from jumpup_desktop.presenters.shell import PageName, ShellPresenter
    from jumpup_desktop.views.dialogs import Dialogs
    from jumpup_desktop.views.shell.frame import Frame
    from jumpup_desktop.views.translation import Translation

_ACTIVE = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel)


class Window(QMainWindow):
    """`painted` is emitted once, when the first screen stands; heavy parts are loaded after it."""

    painted = Signal()
    closing = Signal()

    def __init__(
        self, session: SessionPresenter, rescue: RescuePresenter, shell: ShellPresenter, settings: SettingsPresenter,
        dialogs: Dialogs, translation: Translation, make_frame: Callable[[Callable[[], None]], Frame],
    ) -> None:  # fmt: skip
        super().__init__()
        self.setObjectName("window")
        self._session, self._shell, self._settings = session, shell, settings
        self._dialogs, self._translation, self._make_frame = dialogs, translation, make_frame
        dialogs.parent = self
        self.frame: Frame | None = None
        self.season = SeasonScreen(session, rescue, dialogs, self._switch_language, self._switch_theme)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.season)
        self.setCentralWidget(self._stack)
        self.setMinimumSize(QSize(1024, 640))
        self.resize(1366, 768)
        self._is_painted = False
        app = QApplication.instance()
        self._composing = Composing(app) if isinstance(app, QApplication) else None
        self._timer = QTimer(self)
        self._timer.setInterval(5000)
        self._timer.timeout.connect(shell.tick)
        self._timer.start()
        self._keys()
        session.changed.listen(self._on_session)
        settings.language_chosen.listen(self._on_language)
        settings.theme_chosen.listen(self._on_theme)
        theme.dress(self)
        self.season.choose.enter()
        self._retitle()

    def _keys(self) -> None:
        verbs: dict[str, Callable[[], None]] = {
            "Ctrl+L": self._lock, "F1": self.show_shortcuts, "F5": self._refresh, "Ctrl+F": self._search,
            "F6": lambda: self._area(1), "Shift+F6": lambda: self._area(-1),
        }  # fmt: skip
        for number, name in enumerate(PAGES, 1):
            verbs[f"Ctrl+{number}"] = partial(self._go, name)
        for keys, verb in verbs.items():
            QShortcut(QKeySequence(keys), self).activated.connect(verb)

    def _go(self, page: PageName) -> None:
        if self._session.screen == "open":
            self._shell.go(page)

    def _lock(self) -> None:
        self._flush()
        self._session.lock()

    def _flush(self) -> None:
        QGuiApplication.inputMethod().commit()
        if self.frame is not None:
            self.frame.flush()

    def _refresh(self) -> None:
        if self.frame is not None and (page := self.frame.current()):
            page.refresh()

    def _search(self) -> None:
        if self.frame is not None and (field := self.frame.search_field()):
            field.setFocus()

    def _area(self, step: int) -> None:
        if self.frame is not None and self._session.screen == "open":
            self.frame.next_area(step)

    def show_shortcuts(self) -> None:
        """The list of keys."""
        pairs = [
            ("Ctrl+1 … 7", self.tr("화면 바꾸기")), ("F6 / Shift+F6", self.tr("다음·앞 영역으로")),
            ("Ctrl+F", self.tr("찾기")), ("F5", self.tr("새로 고침")), ("Ctrl+L", self.tr("잠그기")),
            ("Enter / Esc", self.tr("기업 열기 / 목록으로")), ("Alt+← / →", self.tr("앞·다음 기업")),
            ("Alt+↑ / ↓", self.tr("심의 순서 옮기기")), ("Ctrl+Z / Ctrl+Shift+Z", self.tr("되돌리기 / 다시 하기")),
            ("Ctrl+S", self.tr("순서 저장")), ("PgUp / PgDn", self.tr("문서 쪽 넘기기")),
        ]  # fmt: skip
        self._dialogs.shortcuts(self.tr("단축키"), pairs)

    def _on_session(self, _none: None) -> None:
        if self._session.screen == "open":
            if self.frame is None:
                self.frame = self._make_frame(self.show_shortcuts)
                self._stack.addWidget(self.frame)
                theme.dress(self.frame)
            if self._stack.currentWidget() is not self.frame:
                self._stack.setCurrentWidget(self.frame)
                self.frame.show_page()
                self.frame.enter()
            self._shell.touch()
            return
        if self._stack.currentWidget() is not self.season:
            self._cover()

    def _cover(self) -> None:
        self._flush()
        if (box := QApplication.activeModalWidget()) is not None:
            box.close()
        self._stack.setCurrentWidget(self.season)
        if self._session.screen != "locked" and self.frame is not None:
            self.frame.forget_pages()

    def _switch_language(self) -> None:
        self._settings.choose_language("ko" if self._settings.preferences.language == "en" else "en")

    def _switch_theme(self) -> None:
        self._settings.choose_theme(dark=theme.current() == "light")

    def _on_language(self, language: str) -> None:
        self._translation.speak("en" if language == "en" else "ko")
        self._retitle()

    def _on_theme(self, name: str) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, "dark" if name == "dark" else "light")
        from jumpup_desktop.views.widgets.search import SearchField

        for field in self.findChildren(SearchField):
            field.dress()
        self._retitle()

    def _retitle(self) -> None:
        """No name of a company or person is ever in the title (practice 18)."""
        self.setWindowTitle(self.tr("도약 평가 기록"))
        form = self.season.form
        form.language_button.setText("한국어" if self._settings.preferences.language == "en" else "English")
        form.theme_button.setText(self.tr("어둡게") if theme.current() == "light" else self.tr("밝게"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if (handle := self.windowHandle()) is not None:
            handle.installEventFilter(self)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _ACTIVE:
            self._shell.touch()
        return False

    def _to_ask(self) -> list[tuple[str, str]]:
        """What somebody who closes the window may not have thought of, with the word for doing it all the same."""
        found = []
        if self._shell.phase_runs:
            said = self.tr("단계의 시계가 가고 있습니다. 닫아도 시계는 계속 가고, 다시 열면 이어집니다. 닫을까요?")
            found.append((said, self.tr("닫기")))
        if self._session.screen == "recovery":
            said = self.tr("복구 키를 아직 보관하지 않았습니다. 닫으면 이 시즌은 만들어지지 않습니다. 닫을까요?")
            found.append((said, self.tr("만들지 않고 닫기")))
        if self._shell.saved == "unsaved":
            said = self.tr("저장하지 않은 심의 순서가 있습니다. 저장하지 않고 닫을까요?")
            found.append((said, self.tr("저장 안 함")))
        return found

    def closeEvent(self, event: QCloseEvent) -> None:
        self._flush()
        for said, yes in self._to_ask():
            if not self._dialogs.ask(self.tr("닫기"), said, yes, self.tr("계속 작업")):
                event.ignore()
                return
        self.closing.emit()
        super().closeEvent(event)
