"""A panel of the turn that nobody in the room may read from a screen they should not see (practice 9, 18)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from jumpup_desktop.views import theme
from jumpup_desktop.views.page import Page
from jumpup_desktop.views.widgets.empty import EmptyState

if TYPE_CHECKING:
    from jumpup_desktop.presenters.room import RoomPresenter
    from jumpup_desktop.views.room.hand_over import HandOver
    from jumpup_desktop.views.room.stage_control import StageControl


class Covered(Page):
    """The panel; or, until somebody has looked at the projector, a cover that is held aside to peek.

    `hand_over` is the page shown between two members where one laptop goes round.
    """

    def __init__(
        self, inner: Page, room: RoomPresenter, control: StageControl, hand_over: HandOver | None = None
    ) -> None:  # fmt: skip
        super().__init__()
        self.setObjectName(f"{inner.objectName()}_cover")
        self.inner, self._room, self._control, self._hand_over = inner, room, control, hand_over
        self._is_peeking = False
        self._blank = EmptyState()
        self._blank.setObjectName(f"{self.objectName()}_empty")
        self.peek, self.test, self.none = QPushButton(), QPushButton(), QPushButton()
        for name, button in (("peek", self.peek), ("test", self.test), ("none", self.none)):
            button.setObjectName(f"{self.objectName()}_{name}")
        self.peek.pressed.connect(lambda: self._on_peek(is_on=True))
        self.peek.released.connect(lambda: self._on_peek(is_on=False))
        self.test.clicked.connect(control.test)
        self.none.clicked.connect(self._declare_none)
        self._arrange()
        room.changed.listen(self._on_changed)
        control.presenter.changed.listen(self._on_changed)
        self.retranslate()

    def home(self) -> QWidget | None:
        return self.inner.home() if self._stack.currentWidget() is self.inner else None

    def _arrange(self) -> None:
        self._strip, self._why = QWidget(), QLabel()
        self._why.setWordWrap(True)
        self._why.setProperty("role", "hint")
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.peek, self.test, self.none):
            row.addWidget(button)
        row.addStretch(1)
        strip = QVBoxLayout(self._strip)
        strip.setContentsMargins(0, 8, 0, 0)
        strip.setSpacing(8)
        strip.addWidget(self._why)
        strip.addLayout(row)
        self._stack = QStackedWidget()
        for page in (self.inner, self._blank, self._hand_over):
            if page is not None:
                self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._strip)
        column.addWidget(self._stack, 1)

    @property
    def is_covered(self) -> bool:
        """Whether the screens were not looked at since one came or went, while something is to be seen here."""
        turn = self._room.day.turn if self._room.day else None
        is_seen = turn is not None and bool(turn.seats) and not self._control.presenter.is_checked
        return is_seen or self._is_heard

    @property
    def _is_heard(self) -> bool:
        """Whether somebody excluded is in the room while the company's matter is on."""
        turn = self._room.day.turn if self._room.day else None
        return turn is not None and turn.entry.is_in and bool(turn.inside)

    def _on_peek(self, *, is_on: bool) -> None:
        self._is_peeking = is_on
        self._on_changed(None)

    def _declare_none(self) -> None:
        if self._control.declare_none():
            self.inner.setFocus()

    def _on_changed(self, _none: None) -> None:
        is_covered, is_heard = self.is_covered, self._is_heard
        self._strip.setVisible(is_covered and not is_heard)
        self._say()
        if is_heard or (is_covered and not self._is_peeking):
            self._stack.setCurrentWidget(self._blank)
        elif self._hand_over is not None and self._hand_over.is_wanted:
            self._stack.setCurrentWidget(self._hand_over)
        else:
            self._stack.setCurrentWidget(self.inner)

    def flush(self) -> None:
        self.inner.flush()

    def retranslate(self) -> None:
        self._why.setText(self.tr("이 화면이 프로젝터에도 보일 수 있어 가렸습니다."))
        self.peek.setText(self.tr("누르는 동안 보기"))
        self.test.setText(self.tr("시험 화면으로 확인…"))
        self.none.setText(self.tr("프로젝터 없음…"))
        self._on_changed(None)
        theme.dress(self)

    def _say(self) -> None:
        """Why nothing is to be seen."""
        if self._is_heard:
            self._blank.say(
                "eye", self.tr("심의 제외 위원이 회의실에 있습니다"),
                self.tr("나간 것을 확인할 때까지 글과 의사를 가리고 심의를 멈춥니다."),
            )  # fmt: skip
            return
        self._blank.say(
            "eye", self.tr("가려진 화면"),
            self.tr("위원의 글과 의사는 프로젝터에 무엇이 보이는지 확인한 뒤에 엽니다. 화면이 바뀌면 다시 가립니다."),
        )  # fmt: skip
