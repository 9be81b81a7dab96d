"""A panel secretary at the window: clicks and types as a person would, and counts both."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from jumpup_desktop.app.compose import Composition
from jumpup_desktop.presenters.tasks import Tasks
from jumpup_desktop.services.open_season import OpenSeason
from jumpup_desktop.services.preferences import KeptPreferences
from jumpup_desktop.services.seen.signing import SigningDay, signing_day
from jumpup_desktop.store.journal import events_of
from jumpup_desktop.store.keys import LEAST_COST
from jumpup_desktop.views import theme
from jumpup_desktop.views.dispatcher import Dispatcher
from jumpup_desktop.views.gui_collector import GuiCollector
from jumpup_desktop.views.page import Page
from jumpup_desktop.views.papers.turn_dialog import TurnDialog
from jumpup_desktop.views.room.consensus import ConsensusPanel
from jumpup_desktop.views.room.files import FilesPanel
from jumpup_desktop.views.room.gist import GistPanel
from jumpup_desktop.views.room.live_or_record import LiveOrRecord
from jumpup_desktop.views.room.opinions import OpinionsPanel
from jumpup_desktop.views.room.progress import ProgressPage
from jumpup_desktop.views.shell.copy_lamp import CopyLamp
from jumpup_desktop.views.translation import Translation
from tests.conftest import PASSPHRASE
from tests.views.dialogs import RecordingDialogs
from tests.views.windows import destroy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QAbstractButton, QWidget

    from jumpup_desktop.domain.record.event import Event
    from jumpup_desktop.presenters.room import RoomPresenter
    from jumpup_desktop.services.seen.day import DayView, PersonSeen
    from jumpup_desktop.services.seen.turn import TurnView
    from jumpup_desktop.views.papers.signing import SigningPanel
    from jumpup_desktop.views.room.opening import OpeningPage
    from jumpup_desktop.views.verbs import VerbMenu

AnyPanel = TypeVar("AnyPanel", bound=Page)
AnyBox = TypeVar("AnyBox", bound=QDialog)
PIN = "246810"
WAIT_MS = 90_000
LINES = [[(0.1, 0.4), (0.3, 0.7), (0.5, 0.3), (0.8, 0.6)], [(0.2, 0.2), (0.6, 0.25)]]


class Hands:
    """A real window with real threads, opened, looked at, clicked and typed into; boxes are answered from a script.

    `away_s` is how long, beside the time that really passed, nobody touched it.
    """

    def __init__(self, app: QApplication, folder: Path, language: str = "ko", look: str = "light") -> None:
        self._app = app
        self.clicks = self.keys = self.refused = 0
        self.away_s = 0.0
        self._passphrase = PASSPHRASE
        dispatcher, self.season, self.dialogs = Dispatcher(), OpenSeason(), RecordingDialogs()
        self.season.pin_cost = LEAST_COST
        self.tasks = Tasks(dispatcher.deliver, self.season.trouble_of, self.season.take_changes)
        self.bugs: list[BaseException] = []
        self.faults: list[str] = []
        self._hear = self.bugs.append
        self.tasks.failed.listen(self._hear)
        theme.load_fonts()
        self.translation = translation = Translation(app)
        translation.speak("en" if language == "en" else "ko")
        theme.apply(app, "dark" if look == "dark" else "light")
        preferences = KeptPreferences(folder / "preferences")
        self.built = Composition(
            self.season, preferences, self.tasks, self.dialogs, translation, lambda: time.monotonic() + self.away_s
        )
        self.built.sentences.language = "en" if language == "en" else "ko"
        self.window = self.built.window
        self.collector = GuiCollector(app)
        self.window.resize(1366, 768)
        self.window.show()
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait as a person would."""
        waited = 0
        while not holds():
            QTest.qWait(5)
            waited += 5
            assert waited < WAIT_MS, f"waited in vain: {self.built.room.error}"

    def idle(self) -> None:
        """Until everything that was asked for is done."""
        QTest.qWait(1)
        self.until(lambda: self.built.shell.saved != "saving" and not self.room.is_busy)
        assert self.bugs == []

    def done(self) -> None:
        """As `idle`, and nothing was refused."""
        self.idle()
        assert self.room.error == ""

    def ask(self, question: Callable[[], Any]) -> Any:
        """What the season says, asked in its own thread."""
        answers: list[Any] = []
        self.tasks.submit(question, answers.append, self.bugs.append)
        self.idle()
        return answers[0]

    def events(self, subject: str, entity: str) -> list[Event]:
        """What the record holds of one thing, oldest first."""
        return cast("list[Event]", self.ask(lambda: events_of(self.season.store.conn, subject, entity)))

    def open(self, season: Path, *, passphrase: str = PASSPHRASE, no_projector: bool = True) -> Self:
        """Open the season; that no projector shows this screen was answered before, unless the test is about it."""
        self._passphrase = passphrase
        self.built.session.pick(season)
        self.built.session.unlock(passphrase)
        self.until(lambda: self.built.session.screen == "open")
        self.collector.settle()
        if no_projector:
            self.built.pages_of_the_day.stage.confirm_test()
        return self

    def unlock(self) -> None:
        """The secretary is back at the laptop."""
        assert self.built.session.screen == "locked"
        self.built.session.unlock(self._passphrase)
        self.until(lambda: self.built.session.screen == "open")
        self.idle()

    def close(self) -> None:
        """Give the season back, and the window away."""
        self.built.pages_of_the_day.control.close()
        self.window.close()
        self.idle()
        self.tasks.submit(self.season.close, lambda _none: None, lambda _error: None)
        self.idle()
        self.tasks.close()
        destroy(self.window)
        self.collector.stop()
        self.translation.speak("ko")

    @property
    def room(self) -> RoomPresenter:
        return self.built.room

    @property
    def day(self) -> DayView:
        assert self.room.day is not None
        return self.room.day

    @property
    def turn(self) -> TurnView:
        assert self.day.turn is not None
        return self.day.turn

    def page(self, name: Any) -> Any:
        self.built.shell.go(name)
        self.idle()
        assert self.window.frame is not None
        return self.window.frame.page(name)

    def click(self, button: QAbstractButton) -> None:
        """One click on a button that can be seen and used."""
        assert button.isVisible(), button.objectName()
        assert button.isEnabled(), button.objectName()
        self.clicks += 1
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.idle()

    def answer(
        self, button: QAbstractButton | Callable[[], None], kind: type[AnyBox], fill: Callable[[AnyBox], None]
    ) -> None:
        """Click a button, or do something, and deal with the box that it opens."""
        seen: list[AnyBox] = []
        wrong: list[BaseException] = []

        def deal() -> None:
            box = QApplication.activeModalWidget()
            assert isinstance(box, kind)
            seen.append(box)
            try:
                fill(box)
            except BaseException as error:
                wrong.append(error)
                box.reject()

        QTimer.singleShot(200 if callable(button) else 50, deal)
        if callable(button):
            button()
        else:
            self.click(button)
        assert seen
        assert wrong == []

    def key(self, widget: QWidget, key: Qt.Key) -> None:
        """One key on a widget that has the focus; after a box the offscreen screen leaves no window active."""
        if not self.window.isActiveWindow() and widget.window() is self.window:
            self.window.activateWindow()
            QTest.qWaitForWindowActive(self.window)
        widget.setFocus()
        self.keys += 1
        QTest.keyClick(widget, key)
        self.idle()

    def write(self, widget: QWidget, text: str) -> None:
        """Type Hangul as an input method gives it: composing, then committed."""
        widget.setFocus()
        self.keys += len(text)
        for syllable in (text[:-1], text[-1:]):
            event = QInputMethodEvent()
            event.setCommitString(syllable)
            QApplication.sendEvent(widget, event)


class Pages(Hands):
    """The pages and panels, each shown before it is looked at."""

    @property
    def opening(self) -> OpeningPage:
        return cast("OpeningPage", self.page("opening").live)

    @property
    def progress(self) -> ProgressPage:
        return cast("ProgressPage", self.page("progress").live)

    @property
    def progress_now(self) -> ProgressPage:
        """The page 진행 as it stands, without waiting for what runs."""
        assert self.window.frame is not None
        page = self.window.frame.page("progress")
        assert isinstance(page, LiveOrRecord)
        assert isinstance(page.live, ProgressPage)
        return page.live

    @property
    def people(self) -> Sequence[PersonSeen]:
        """Who belongs to the day, once the page 개회 has read it."""
        self.page("opening")
        return self.day.people

    @property
    def opinions(self) -> OpinionsPanel:
        return self._panel(OpinionsPanel)

    @property
    def consensus(self) -> ConsensusPanel:
        return self._panel(ConsensusPanel)

    @property
    def gist(self) -> GistPanel:
        return self._panel(GistPanel)

    @property
    def files(self) -> FilesPanel:
        return self._panel(FilesPanel)

    @property
    def signing(self) -> SigningPanel:
        return cast("SigningPanel", self.page("papers").signing)

    @property
    def lamp(self) -> CopyLamp:
        """The lamp of the stick."""
        lamp = self.window.findChild(CopyLamp)
        assert lamp is not None
        return lamp

    @property
    def signing_day(self) -> SigningDay:
        """How the closed day's papers stand in the season."""
        found: SigningDay | None = self.ask(lambda: signing_day(self.season.store, self.season.reader))
        assert found is not None
        return found

    def _panel(self, kind: type[AnyPanel]) -> AnyPanel:
        page = self.progress
        panel, tabs = page.findChild(kind), page.form.turn_tabs
        assert panel is not None
        places = [place for n in range(tabs.count()) if (place := tabs.widget(n))]
        tabs.setCurrentWidget(next(place for place in places if place is panel or place.isAncestorOf(panel)))
        self.idle()
        return panel


class Operator(Pages):
    """What a panel secretary does in a day, each step by clicks and keys."""

    def register(self, person: str, *, esign: bool = True, conflict: str = "") -> None:
        """One member's opening sheet."""
        page = self.opening
        form = page.form
        form.people_table.select_key(person)
        self.idle()
        page.pledges.tick(page.pledges.boxes)
        page.pledges.boxes["esign"].setChecked(esign)
        for row in range(form.interest_list.count()):
            if form.interest_list.item(row).data(Qt.ItemDataRole.UserRole) == conflict:
                form.interest_list.item(row).setCheckState(Qt.CheckState.Checked)
                self.write(form.ground_edit, "친족이 재직함")
        if esign:
            QTest.keyClicks(form.pin_edit, PIN)
            QTest.keyClicks(form.pin_again_edit, PIN)
        form.signature_pad.lines = [list(line) for line in LINES]
        self.click(form.register_button)
        assert self.room.error == ""

    def elect_and_open(self, chair: str) -> None:
        """호선 and 개회."""
        form = self.opening.form
        form.chair_combo.setCurrentIndex(form.chair_combo.findData(chair))
        self.click(form.chair_button)
        self.click(form.day_open_button)
        assert self.day.state == "open", self.room.error

    def open_day(self) -> list[str]:
        """Everybody registers, the first member takes the chair; the members' ids."""
        people = self.people
        for person in people:
            self.register(person.id)
        members = [p.id for p in people if p.role == "member"]
        self.elect_and_open(members[0])
        return members

    def press(self, verb: str) -> None:
        """Do a verb of the room where it stands: on the filled button, in a menu, or on a button of its own."""
        page, form = self.progress, self.progress.form
        step = page.stepping.step
        menu = next((one for one in (page.more, page.of_the_day) if verb in one.actions), None)
        if step is not None and step.verb == verb:
            self.click(form.primary_button)
        elif menu is not None:
            self.pick(menu, verb)
        else:
            self.click(getattr(form, f"{verb}_button"))

    def pick(self, menu: VerbMenu, verb: str) -> None:
        """A verb of a menu."""
        self.click(menu.button)
        action = menu.actions[verb]
        assert action.isVisible(), f"{verb} is not offered"
        assert action.isEnabled(), f"{verb} cannot be done"
        QTest.mouseClick(menu.menu, Qt.MouseButton.LeftButton, pos=menu.menu.actionGeometry(action).center())
        self.idle()

    def offers(self, verb: str) -> bool:
        """Whether a verb of the room can be done now."""
        page = self.progress
        step = page.stepping.step
        menu = next((one for one in (page.more, page.of_the_day) if verb in one.actions), None)
        if not page.isVisible():
            return False
        if step is not None and step.verb == verb:
            return bool(page.form.primary_button.isEnabled())
        if menu is not None:
            return bool(menu.actions[verb].isVisible() and menu.actions[verb].isEnabled())
        button = getattr(page.form, f"{verb}_button")
        return bool(button.isVisible() and button.isEnabled())

    def call_in(self, presenter: str = "홍길동") -> None:
        """호명, 입실, 발표자 확인."""
        self.press("call")
        self.press("come_in")
        self.dialogs.lines, self.dialogs.choices = [presenter], [0]
        self.press("presenter")
        assert self.room.error == ""

    def to_phase(self, phase: str) -> None:
        """On to a phase by the clock's keys."""
        face = self.progress.form.clock_face
        for _ in range(12):
            if self.turn.phase == phase:
                return
            self.key(face, Qt.Key.Key_Right if self.turn.phase else Qt.Key.Key_Space)
            assert self.room.error == ""
        assert self.turn.phase == phase

    def write_opinions(self, text: str) -> int:
        """Every opinion that must be written; how many."""
        panel, count = self.opinions, 0
        presenter = self.built.pages_of_the_day.opinions
        while (following := presenter.next_open()) is not None:
            assert count < 100
            if presenter.chosen is None or (presenter.chosen.member, presenter.chosen.criterion) != following:
                seats = [s.id for s in self.turn.seats]
                at = presenter.criteria.index(following[1])
                panel.form.matrix.setCurrentCell(seats.index(following[0]), at)
                self.idle()
            self.write(panel.form.editor, text)
            self.click(panel.form.final_button)
            assert self.room.error == ""
            count += 1
        return count

    def open_opinions(self) -> None:
        """퇴실 확인·의견 공개."""
        self.dialogs.answer = True
        self.press("clear")
        assert self.turn.is_revealed, self.room.error

    def propose(self, outcome: str, text: str) -> None:
        """Write the wording and put it to the members."""
        panel = self.consensus
        combo = panel.form.outcome_combo
        combo.setCurrentIndex(combo.findData(outcome))
        combo.activated.emit(combo.currentIndex())
        for editor in panel.wording.editors.values():
            editor.selectAll()
            self.write(editor, text)
        self.click(panel.form.propose_button)
        assert self.room.error == ""

    def all_agree(self) -> None:
        """One key for each member."""
        panel = self.consensus
        for _ in self.turn.consensus.waiting:
            self.key(panel.form.stances_list, Qt.Key.Key_A)
            assert self.room.error == ""
        assert not self.turn.consensus.waiting

    def resolve(self) -> None:
        """의결."""
        self.click(self.consensus.form.resolve_button)
        assert self.turn.entry.state == "done", self.room.error

    def note(self, text: str) -> None:
        """발언 요지."""
        panel = self.gist
        self.write(panel.form.gist_edit, text)
        self.click(panel.form.gist_add)
        assert self.room.error == ""

    def close_day(self) -> None:
        """폐회."""
        self.dialogs.answer = True
        self.press("close")
        assert self.day.state == "closed", self.room.error

    def choose_signer(self, person: str) -> None:
        """Whose turn it is, in the list of signers."""
        listed = self.signing.form.signers_list
        people = [listed.item(n).data(Qt.ItemDataRole.UserRole) for n in range(listed.count())]
        listed.setCurrentRow(people.index(person))

    def sign(self, person: str, pin: str = PIN) -> bool:
        """One person's turn in its box, by PIN or in ink; whether a PIN was asked for."""
        asked: list[bool] = []

        def fill(box: TurnDialog) -> None:
            asked.append(box.pin.isVisible())
            if asked[0]:
                QTest.keyClicks(box.pin, pin)
            QTest.mouseClick(box.yes, Qt.MouseButton.LeftButton)
            self.until(lambda: not box.isVisible() or bool(box.fault.text()))
            if box.isVisible():
                self.faults.append(box.fault.text())
                assert box.pin.hasFocus()
                assert box.pin.text() == ""
                box.reject()

        self.choose_signer(person)
        self.answer(self.signing.form.sign_button, TurnDialog, fill)
        self.idle()
        return asked[0]

    def sign_everything(self) -> dict[str, int]:
        """Every signing turn until all is sealed; the PINs asked of each."""
        form, asked = self.signing.form, dict[str, int]()
        if form.prepare_button.isVisible():
            self.click(form.prepare_button)
        assert form.signing_error.text() == ""
        for _ in range(60):
            signer = next((s for s in self.signing_day.signers if s.papers), None)
            if signer is None:
                break
            if self.sign(signer.person):
                asked[signer.person] = asked.get(signer.person, 0) + 1
            assert form.signing_error.text() == "", form.signing_error.text()
        day = self.signing_day
        assert day.sealed == day.papers > 0, day
        return asked
