"""The day as it really goes (practice 45), in one run: run inside `test_two_screens`, on a laptop and a projector."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from jumpup_desktop.services import demo
from jumpup_desktop.services.play_papers import scanned
from jumpup_desktop.store import copies
from jumpup_desktop.store.clocks import SystemClocks
from jumpup_desktop.store.season_store import open_season
from tests.documents.strangers import cms_verified, fonts_unembedded, signatures_seen
from tests.room.operator import Operator

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from jumpup_desktop.domain.record.event import Moment

TEXT = "양산 설비의 시험 결과가 문서로 확인되고 협력사와의 계약이 이어지고 있어 성장이 기대됨."
ELEVEN_MINUTES_NS = 11 * 60 * 1_000_000_000


class Waiting:
    """All clocks of the machine, later by what somebody waited."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.waited_ns = 0
        real = SystemClocks.now

        def now(clocks: SystemClocks) -> Moment:
            seen, more = real(clocks), self.waited_ns
            ran, slept = seen.monotonic_ns + more, seen.boottime_ns + more
            return replace(seen, utc_ms=seen.utc_ms + more // 1_000_000, monotonic_ns=ran, boottime_ns=slept)

        monkeypatch.setattr(SystemClocks, "now", now)


def decide(operator: Operator, text: str, *, stand_in: bool = False, objector: bool = False) -> None:
    """One company from the door to the resolution."""
    operator.press("call")
    operator.press("come_in")
    operator.dialogs.lines, operator.dialogs.choices = ["홍길동"], [1 if stand_in else 0, 2]
    operator.press("presenter")
    operator.to_phase("writing")
    operator.write_opinions(text)
    operator.to_phase("deliberation")
    operator.open_opinions()
    operator.note("해외 매출의 비중을 물음")
    operator.to_phase("decision")
    operator.propose("selected", text)
    if objector:
        operator.dialogs.choices, operator.dialogs.lines = [1], ["인증 일정이 불확실함"]
        operator.key(operator.consensus.form.stances_list, Qt.Key.Key_O)
        operator.propose("selected", text + " 인증 일정을 확정할 것.")
    operator.all_agree()
    operator.resolve()


def lunch(operator: Operator) -> None:
    """정회, and 속개 after the roll call."""
    operator.dialogs.lines = ["점심", "13:00"]
    operator.press("recess")
    assert operator.built.pages_of_the_day.stage.show().foot == "13:00"
    operator.unlock()
    operator.press("recess")
    assert operator.day.state == "open"


def never_comes(operator: Operator, waiting: Waiting) -> None:
    """Three calls, the wait the policy asks for, 발표 불참."""
    for _ in range(3):
        operator.press("call")
    waiting.waited_ns += ELEVEN_MINUTES_NS
    operator.press("no_show")
    assert operator.room.error == ""


def sign_with_a_refuser(operator: Operator, refuser: str) -> None:
    """마감: one refuses one paper and agrees, one signs in ink, the others by one PIN each."""
    panel = operator.signing
    operator.click(panel.form.prepare_button)
    operator.choose_signer(refuser)
    operator.dialogs.choices, operator.dialogs.lines = [0], ["개인 사정"]
    operator.pick(operator.signing.more, "refuse")
    asked = operator.sign_everything()
    assert max(asked.values()) <= 3


def scans_come_back(operator: Operator, folder: Path) -> None:
    """The ink pages are printed, signed, scanned, and find their papers by their codes."""
    out = folder / "ink"
    operator.dialogs.choices, operator.dialogs.files = [0], [out]
    operator.pick(operator.signing.more, "ink")
    pages = sorted(out.glob("*.pdf"))
    assert pages
    scans = [one for n, page in enumerate(pages) for one in scanned(page.read_bytes(), folder / f"scan{n}", 1)]
    operator.dialogs.choices, operator.dialogs.files = [1], scans
    operator.pick(operator.signing.more, "ink")
    assert operator.dialogs.told[-1].count("철했습니다") == len(pages)


def morning(operator: Operator, stick: Path) -> list[str]:
    """Test picture, opening sheets of all but the last member, chair, stick; the members' ids."""
    operator.dialogs.answer = True
    operator.built.pages_of_the_day.control.test()
    operator.window.activateWindow()
    QTest.qWaitForWindowActive(operator.window)
    people = operator.people
    members = [p.id for p in people if p.role == "member"]
    second = operator.day.entries[1].company
    for person in people:
        if person.id != members[6]:
            conflict = second if person.id == members[0] else ""
            operator.register(person.id, esign=person.id != members[3], conflict=conflict)
    operator.elect_and_open(members[0])
    operator.dialogs.files = [stick]
    operator.click(operator.lamp)
    return members


def before_lunch(operator: Operator, late: str) -> None:
    """Somebody comes late and joins from the next call; a stand-in presents."""
    operator.press("call")
    operator.press("come_in")
    operator.register(late)
    assert late not in {s.id for s in operator.turn.seats}
    operator.dialogs.lines = ["늦게 온 위원과 함께 듣기로 함"]
    operator.press("postpone")
    operator.room.show(operator.day.entries[0].item)
    operator.idle()
    decide(operator, TEXT, stand_in=True)
    assert late in {s.id for s in operator.turn.seats}
    lunch(operator)
    operator.until(lambda: operator.built.copies.lamp == "good")


def on_the_spare(operator: Operator, members: list[str], waiting: Waiting) -> None:
    """The chair is excluded and another acts; somebody leaves early; the last company never comes."""
    operator.built.shell.go("progress")
    operator.until(lambda: operator.room.day is not None)
    assert operator.day.state == "recess", "the stick was written when the recess began"
    operator.press("recess")
    operator.room.show(operator.day.entries[1].item)
    operator.idle()
    operator.dialogs.choices, operator.dialogs.lines = [0], ["위원장이 회피함"]
    operator.press("acting")
    decide(operator, TEXT, objector=True)
    assert members[0] not in {s.id for s in operator.turn.seats}
    operator.opening.form.people_table.select_key(members[5])
    operator.idle()
    operator.dialogs.lines = ["KTX 시각"]
    operator.click(operator.opening.form.leave_button)
    operator.progress  # noqa: B018 - back to the agenda
    operator.room.show(next(e.item for e in operator.day.entries if e.state != "done"))
    operator.idle()
    never_comes(operator, waiting)
    operator.close_day()


def test_everything_that_happens_on_such_a_day(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Late-comer, early leaver, acting chair, no-show, stand-in, ink, refusal, lunch, spare laptop."""
    if len(QGuiApplication.screens()) < 2:
        pytest.skip("needs two screens: test_two_screens runs it on a display that has them")
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    season, stick, spare = tmp_path / "연습.jumpup-season", tmp_path / "stick", tmp_path / "spare"
    stick.mkdir()
    spare.mkdir()
    demo.rehearsal(season)
    waiting = Waiting(monkeypatch)
    operator = Operator(qapp, tmp_path).open(season, passphrase=demo.PASSPHRASE, no_projector=False)
    members = morning(operator, stick)
    before_lunch(operator, members[6])
    operator.ask(operator.season.close)
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(spare / "user"))
    here = copies.bring(stick / season.name, spare / season.name)
    other = Operator(qapp, spare).open(here, passphrase=demo.PASSPHRASE)
    on_the_spare(other, members, waiting)
    sign_with_a_refuser(other, members[1])
    scans_come_back(other, tmp_path)
    out = tmp_path / "papers"
    other.dialogs.files = [out]
    other.click(other.signing.form.copy_button)
    other.close()
    _strangers_accept(out, tmp_path)
    store = open_season(here, demo.PASSPHRASE)
    assert store.audit()[1] == []
    assert store.rebuild()
    store.close()


def _strangers_accept(out: Path, folder: Path) -> None:
    papers = sorted(path for path in out.glob("*.pdf"))
    assert {p.name.split("-")[2][0] for p in papers} == {"A", "B", "C", "D"}
    for number, paper in enumerate(papers):
        assert fonts_unembedded(paper) == []
        seen = signatures_seen(paper, out / "root.crt", folder / f"nss{number}")
        assert seen.valid == seen.trusted == cms_verified(paper, out / "root.crt") > 0
        assert seen.whole_file == 1
