"""Navigation on the left, band and status bar around the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from jumpup_desktop.views import theme
from jumpup_desktop.views._forms.ui_shell_form import Ui_ShellForm
from jumpup_desktop.views.page import Page
from jumpup_desktop.views.shell.navigation import Navigation

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jumpup_desktop.domain.changes import Changes
    from jumpup_desktop.presenters.session import SessionPresenter
    from jumpup_desktop.presenters.shell import PageName, ShellPresenter
    from jumpup_desktop.views.shell.copy_lamp import CopyLamp

_SAVED = {"saved": ("check-circle", "ok"), "saving": ("clock", "muted"), "unsaved": ("warning", "warn")}


class Frame(Page):
    """Pages are built at their first visit."""

    def __init__(
        self, shell: ShellPresenter, session: SessionPresenter, builders: Mapping[PageName, Callable[[], Page]],
        help_me: Callable[[], None], lamp: CopyLamp,
    ) -> None:  # fmt: skip
        super().__init__()
        self.setObjectName("shell")
        self._shell, self._session, self._builders = shell, session, builders
        self.form = Ui_ShellForm()
        self.form.setupUi(self)
        self.navigation = Navigation(self, self.form, shell)
        self.buttons = self.navigation.buttons
        self.pages: dict[PageName, Page] = {}
        self._shown: Page | None = None
        self._lamp = lamp
        bar = self.form.statusbar.layout()
        assert isinstance(bar, QHBoxLayout)
        bar.insertWidget(bar.indexOf(self.form.season_label), lamp)
        self.form.lock_button.clicked.connect(session.lock)
        self.form.help_button.clicked.connect(help_me)
        shell.changed.listen(self._on_changed)
        shell.moved.listen(self._on_moved)
        shell.recorded.listen(self._on_recorded)
        session.changed.listen(self._on_changed)
        self.retranslate()

    def page(self, name: PageName) -> Page:
        """The page of a name, built when it is first asked for."""
        if name not in self.pages:
            made = self._builders[name]()
            self.pages[name] = made
            self.form.pages.addWidget(made)
            theme.dress(made)
        return self.pages[name]

    def forget_pages(self) -> None:
        """Drop all pages: another season is shown."""
        for page in self.pages.values():
            page.leave()
            self.form.pages.removeWidget(page)
            page.deleteLater()
        self.pages, self._shown = {}, None

    def flush(self) -> None:
        for page in self.pages.values():
            page.flush()

    def current(self) -> Page | None:
        """The page that is shown."""
        widget = self.form.pages.currentWidget()
        return widget if isinstance(widget, Page) else None

    def _on_moved(self, page: PageName) -> None:
        self.navigation.close()
        self.show_page()
        self.enter()

    def enter(self) -> None:
        """The focus goes to what the page is for; where it cannot tell yet, to its button in the navigation."""
        page = self.current()
        home = page.home() if page else None
        (home or self.buttons[self._shell.page]).setFocus()

    def show_page(self) -> None:
        """Show the page the presenter says."""
        page = self.page(self._shell.page)
        if page is not self._shown:
            self._shown = page
            self.form.pages.setCurrentWidget(page)
            if page.is_stale:
                page.is_stale = False
                page.refresh()
        self.buttons[self._shell.page].setChecked(True)
        self._shell.show_band(page.band())

    def _on_recorded(self, changes: Changes) -> None:
        """Pages that show something of it are drawn anew: the one in view at once, others when they are shown."""
        for page in self.pages.values():
            if not changes.concerns(*page.shows):
                continue
            if page is self._shown:
                page.redraw()
            else:
                page.is_stale = True

    def next_area(self, step: int) -> None:
        """Move the focus to the next area: navigation, then those of the page."""
        page = self.current()
        areas = [self.buttons[self._shell.page], *(page.areas() if page else ())]
        areas = [area for area in areas if area.isVisible() and area.isEnabled()]
        focus = self.focusWidget()
        at = next((n for n, area in enumerate(areas) if focus and (area is focus or area.isAncestorOf(focus))), -1)
        areas[(at + step) % len(areas)].setFocus(Qt.FocusReason.TabFocusReason)

    def search_field(self) -> QWidget | None:
        page = self.current()
        return page.search_field() if page else None

    def _on_changed(self, _none: None) -> None:
        if self._session.screen != "open":
            return
        form, shell = self.form, self._shell
        form.band.setVisible(bool(shell.band))
        form.band_label.setText(shell.band)
        icon, tone = _SAVED[shell.saved]
        words = {
            "saved": self.tr("모두 저장됨"),
            "saving": self.tr("저장·읽기 중…"),
            "unsaved": self.tr("저장하지 않은 변경 있음"),
        }
        form.saved_label.setText(words[shell.saved])
        if form.saved_icon.property("iconName") != icon:
            form.saved_icon.setProperty("iconName", icon)
            form.saved_icon.setProperty("iconTone", tone)
            theme.dress(form.statusbar)
        form.season_label.setText(shell.title)
        form.policy_label.setText(shell.policy_line)

    def retranslate(self) -> None:
        self.form.retranslateUi(self)
        sections = {"prepare": self.tr("준비"), "evaluate": self.tr("평가"), "program": self.tr("프로그램")}
        names: dict[PageName, str] = {
            "start": self.tr("시작"), "step1": self.tr("1단계 결과"), "panels": self.tr("분과·일정"),
            "opening": self.tr("개회"), "progress": self.tr("진행"), "papers": self.tr("문서·서명"),
            "settings": self.tr("설정"),
        }  # fmt: skip
        self.navigation.retranslate(sections, names, self.tr("메뉴 펴기·접기"))
        self._lamp.retranslate()
        self._on_changed(None)
