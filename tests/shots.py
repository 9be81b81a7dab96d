"""Writes a picture of every screen in both languages and themes: python -m tests.shots FOLDER [ko|en] [light|dark]."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from jumpup_desktop.app.compose import Composition
from jumpup_desktop.assets import asset
from jumpup_desktop.presenters.tasks import InlineTasks
from jumpup_desktop.services import demo
from jumpup_desktop.services.open_season import OpenSeason
from jumpup_desktop.services.preferences import KeptPreferences, Preferences
from jumpup_desktop.store import copies, sticks
from jumpup_desktop.views import theme
from jumpup_desktop.views.papers.page import PapersPage
from jumpup_desktop.views.room.versions import VersionsDialog
from jumpup_desktop.views.settings.page import SettingsPage
from jumpup_desktop.views.step1.page import Step1Page
from jumpup_desktop.views.translation import Translation
from tests.conftest import DATA, PASSPHRASE
from tests.minimal_day import play_minimal
from tests.room.operator import PIN, Operator
from tests.room.test_files import deck
from tests.views import seasons
from tests.views.dialogs import RecordingDialogs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from jumpup_desktop.assets import Language
    from jumpup_desktop.presenters.shell import PageName

TEXT = "양산 설비의 시험 결과가 문서로 확인되고 협력사와의 계약이 이어지고 있어 성장이 기대됨."
RECENT = (Path("/home/사무국/시즌/2026.jumpup-season"), Path("/media/usb/2026-복사본.jumpup-season"))


def season_screens(built: Composition, dialogs: RecordingDialogs, file: Path) -> Iterator[str]:
    """The screens around a season."""
    session, season = built.session, built.window.season
    yield "00-open"
    session.pick(file)
    season.choose.form.open_passphrase.edit.setText("wrong")
    season.choose.form.open_button.click()
    yield "01-wrong"
    for _ in range(3):
        season.choose.form.open_button.click()
    yield "02-wait"
    content = bytearray(file.read_bytes())
    content[2048] ^= 1  # the first page, which opening reads
    damaged = file.with_name("손상.jumpup-season")
    shutil.copytree(file.with_name(file.name + ".d"), damaged.with_name(damaged.name + ".d"))
    damaged.write_bytes(bytes(content))
    while session.tries.wait_s:
        QTest.qWait(200)
    session.pick(damaged)
    season.choose.form.open_passphrase.edit.setText(PASSPHRASE)
    season.choose.form.open_button.click()
    yield "06-damaged"
    session.start_creating()
    form = season.create_view.form
    dialogs.files = [RECENT[0]]
    form.new_file_button.click()
    form.new_passphrase.edit.setText("새벽 별빛 아래 도약")
    yield "03-create"
    session.create(file.with_name("새 시즌.jumpup-season"), PASSPHRASE, "jumpup-2026")
    yield "04-recovery"
    session.confirm_recovery()
    session.lock()
    yield "05-locked"


def full_screens(built: Composition, dialogs: RecordingDialogs, file: Path) -> Iterator[str]:
    """The pages of a filled season."""
    session, shell = built.session, built.shell
    session.pick(file)
    session.unlock(PASSPHRASE)
    names: tuple[PageName, ...] = ("start", "step1", "panels", "opening", "progress", "papers", "settings")
    for number, name in enumerate(names, 10):
        shell.go(name)
        yield f"{number}-{name}"
    frame = built.window.frame
    assert frame is not None
    papers, settings, step1 = frame.page("papers"), frame.page("settings"), frame.page("step1")
    assert isinstance(papers, PapersPage)
    assert isinstance(settings, SettingsPage)
    assert isinstance(step1, Step1Page)
    shell.go("papers")
    papers.form.paper_verify.click()
    yield "17-verified"
    shell.go("settings")
    settings.form.show_history.click()
    yield "18-history"
    shell.go("step1")
    step1.list.form.companies_table.opened.emit(step1.list.model.key_at(7))
    yield "20-company"
    yield from import_screens(step1, dialogs)


def import_screens(step1: Step1Page, dialogs: RecordingDialogs) -> Iterator[str]:
    """Every step of loading a table."""
    step1.start_import()
    wizard = step1.wizard
    yield "21-import-file"
    dialogs.files = [DATA / "step1_faults.xlsx"]
    wizard.file.button.click()
    yield "22-import-columns"
    wizard.form.import_next.click()
    wizard.problems.form.accept_check.click()
    yield "23-import-problems"
    wizard.form.import_next.click()
    yield "24-import-changes"
    wizard.form.import_next.click()
    yield "25-import-loaded"


def faulty_screens(built: Composition, _dialogs: RecordingDialogs, file: Path) -> Iterator[str]:
    """The start page where the audit found something, and a stick carries keys of a day that is over."""
    session = built.session
    session.pick(file)
    session.unlock(PASSPHRASE)
    store = built.season.store
    store.conn.execute("DELETE FROM attachment")
    taken = copies.Snapshot(file, store.paths, 0, store.now().utc_ms, b"", ("over",))
    sticks.note(store, taken, copies.Carried(Path("/media/USB-2/2026.jumpup-season"), 0, 0, "0" * 16))
    session.close()
    session.unlock(PASSPHRASE)
    yield "19-audit"


def empty_screens(built: Composition, _dialogs: RecordingDialogs, file: Path) -> Iterator[str]:
    """The pages of a new season."""
    session, shell = built.session, built.shell
    session.pick(file)
    session.unlock(PASSPHRASE)
    names: tuple[PageName, ...] = ("start", "step1", "panels", "opening", "papers")
    for number, name in enumerate(names, 30):
        shell.go(name)
        yield f"{number}-empty-{name}"


def room_screens(operator: Operator) -> Iterator[tuple[str, QWidget]]:
    """A day from the door to the seal."""
    window = operator.window
    people = operator.people
    form = operator.opening.form
    form.mode_combo.setCurrentIndex(form.mode_combo.findData("shared_laptop"))
    yield "40-opening", window
    for person in people:
        operator.register(person.id)
        if person is people[2]:
            yield "41-opening-sheet", window
    operator.elect_and_open(people[0].id)
    operator.progress  # noqa: B018 - shows the page
    yield "42-progress", window
    operator.call_in()
    operator.to_phase("pitch")
    yield "43-pitch", window
    stage = operator.built.pages_of_the_day.control.open()
    yield "50-stage", stage
    yield from files_of_the_company(operator)
    operator.to_phase("writing")
    yield from handed_round(operator)
    operator.to_phase("deliberation")
    operator.open_opinions()
    yield "45-debate", window
    versions = [("1. 14:02:11 · 확정", TEXT), ("2. 14:20:40 · 토론 반영", TEXT.replace("이어지고 있어", "늘고 있어"))]
    yield "55-versions", VersionsDialog("위원 1 · 종합", versions, "이 글로 되돌리기")
    operator.note("해외 매출의 비중을 물음")
    yield "46-gist", window
    operator.to_phase("decision")
    operator.propose("selected", TEXT)
    yield "47-consensus", window
    operator.built.pages_of_the_day.control.show_wording(operator.built.pages_of_the_day.consensus)
    yield "51-stage-private", stage
    operator.all_agree()
    operator.resolve()
    operator.close_day()
    yield from papers_of_the_day(operator)


def files_of_the_company(operator: Operator) -> Iterator[tuple[str, QWidget]]:
    """A deck read inside."""
    panel = operator.files
    with tempfile.TemporaryDirectory() as place:
        operator.dialogs.files, operator.dialogs.choices = [deck(Path(place) / "deck.pdf", 3, "IR pitch")], [0]
        operator.click(panel.form.files_add)
    operator.click(panel.form.deck_button)
    yield "56-files", operator.window
    operator.click(panel.form.page_stage)
    stage = operator.built.pages_of_the_day.control.stage
    assert stage is not None
    yield "57-stage-page", stage
    operator.built.pages_of_the_day.stage.set_mode("clock")


def papers_of_the_day(operator: Operator) -> Iterator[tuple[str, QWidget]]:
    """Signing turns and the seal."""
    operator.click(operator.signing.form.prepare_button)
    yield "48-signing", operator.window
    signer = next(s for s in operator.signing_day.signers if s.papers)
    yield "49-turn", operator.signing.make_dialog(signer)
    operator.sign_everything()
    yield "52-sealed", operator.window


def handed_round(operator: Operator) -> Iterator[tuple[str, QWidget]]:
    """The one laptop goes from member to member while they write."""
    opinions, stage_port = operator.opinions, operator.built.pages_of_the_day.stage
    stage_port.screens_changed()
    yield "53-covered", operator.window
    stage_port.confirm_test()
    yield "54-hand-over", operator.window
    own = operator.built.pages_of_the_day.own_sheet
    own.open(operator.turn.seats[0].id, PIN)
    operator.idle()
    yield "44-writing", operator.window
    operator.write(opinions.form.editor, "짧은 글")
    operator.click(opinions.form.own_button)
    for seat in operator.turn.seats:
        own.open(seat.id, PIN)
        operator.idle()
        operator.write_opinions(f"{seat.name}: {TEXT}")
        own.hand_over()


def shoot(folder: Path, language: Language, look: str) -> None:
    """All screens in one language and theme."""
    app = QApplication.instance() or QApplication(["shots", *theme.STYLE])
    assert isinstance(app, QApplication)
    theme.load_fonts()
    translation = Translation(app)
    translation.speak(language)
    theme.apply(app, "dark" if look == "dark" else "light")
    chosen = Preferences(language, "dark" if look == "dark" else "light", RECENT)
    filled = (season_screens, full_screens, faulty_screens)
    every = [*(("filled", seasons.fill, one) for one in filled), ("new", seasons.begin, empty_screens)]
    for name, make, screens in every:
        with tempfile.TemporaryDirectory(prefix=name) as place:
            os.environ["JUMPUP_DATA_DIR"] = f"{place}/user"
            season, dialogs, preferences = OpenSeason(), RecordingDialogs(), KeptPreferences(Path(place) / "user")
            preferences.write(chosen)
            tasks = InlineTasks(season.trouble_of, season.take_changes)
            built = Composition(season, preferences, tasks, dialogs, translation)
            built.window.resize(1366, 768)
            built.window.show()
            QTest.qWait(50)
            for screen in screens(built, dialogs, make(Path(place))):
                QTest.qWait(30)
                built.window.grab().save(str(folder / f"{screen}-{language}-{look}.png"))
            built.window.close()
            built.window.deleteLater()
            season.close()


def shoot_room(folder: Path, language: Language, look: str) -> None:
    """The screens of a panel day, on a real season."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as place:
        os.environ["JUMPUP_DATA_DIR"] = f"{place}/user"
        play_minimal(Path(place), before="arrive").store.close()
        operator = Operator(app, Path(place), language, look).open(Path(place) / "2026.jumpup-season")
        for name, window in room_screens(operator):
            QTest.qWait(120)
            window.grab().save(str(folder / f"{name}-{language}-{look}.png"))
        operator.close()


def demo_screens(operator: Operator) -> Iterator[str]:
    """The second of ten companies, before nine members."""
    operator.call_in()
    operator.to_phase("pitch")
    yield "60-room"
    operator.to_phase("writing")
    seats = operator.turn.seats
    operator.write(operator.opinions.form.editor, TEXT)
    operator.click(operator.opinions.form.final_button)
    operator.write(operator.opinions.form.editor, TEXT[:40])
    yield "61-opinions"
    operator.write_opinions(TEXT)
    operator.to_phase("deliberation")
    operator.open_opinions()
    operator.to_phase("decision")
    operator.propose("selected", TEXT)
    for _ in seats[:4]:
        operator.key(operator.consensus.form.stances_list, Qt.Key.Key_A)
    yield "62-wording"
    operator.consensus.wording.editors["growth"].setFocus()
    yield "63-wording-beside"


def shoot_demo(folder: Path, language: Language, look: str) -> None:
    """The room with the companies and members of the samples."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as place:
        os.environ["JUMPUP_DATA_DIR"] = f"{place}/user"
        file = Path(place) / "2026.jumpup-season"
        demo.make_live(file, json.loads(asset("demo", "day.json").read_text(encoding="utf-8")), full=True)
        operator = Operator(app, Path(place), language, look).open(file, passphrase=demo.PASSPHRASE)
        for name in demo_screens(operator):
            QTest.qWait(120)
            operator.window.grab().save(str(folder / f"{name}-{language}-{look}.png"))
        operator.close()


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    for code in sys.argv[2:3] or ("ko", "en"):
        for name in sys.argv[3:4] or ("light", "dark"):
            shoot(target, "en" if code == "en" else "ko", name)
            shoot_room(target, "en" if code == "en" else "ko", name)
            shoot_demo(target, "en" if code == "en" else "ko", name)
