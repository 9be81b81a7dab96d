"""The panel laptop dies at 15:00: a stick has the record up to the last decision, a spare laptop goes on."""

from __future__ import annotations

import errno
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton

from jumpup_desktop.domain.meeting.attendance import Arrive
from jumpup_desktop.domain.meeting.sitting import SITTING
from jumpup_desktop.domain.record.event import Reader
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.errors import Trouble
from jumpup_desktop.services import seasons, stick
from jumpup_desktop.services.room import Room
from jumpup_desktop.services.seen.season import card
from jumpup_desktop.store import copies, files, merge
from jumpup_desktop.store.keys import LEAST_COST
from jumpup_desktop.store.season_store import open_season
from tests.attachments import attached
from tests.conftest import PASSPHRASE
from tests.room.operator import Operator

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from jumpup_desktop.store.season_store import Store

pytestmark = pytest.mark.long  # each is a day in the window, or several

TEXT = "양산 설비의 시험 결과가 문서로 확인되고 협력사와의 계약이 이어지고 있어 성장이 기대됨."


@pytest.fixture
def store(season: Path) -> Iterator[Store]:
    opened = open_season(season, PASSPHRASE)
    yield opened
    opened.close()


def _arrive(store: Store, number: int) -> None:
    meeting = store.conn.execute("SELECT entity FROM meeting").fetchone()[0]
    person = store.known(MEETING, meeting).seats[number].person
    Room(store, meeting, LEAST_COST).act(Arrive(person))


def test_a_copy_is_whole_encrypted_and_opens_with_the_passphrase(store: Store, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    sha256 = attached(store, b"an attachment")
    _arrive(store, 0)
    done = copies.carry(copies.take(store), stick)
    assert (done.events, done.attachments) == (store.audit()[0], 1)
    assert b"\xec\x9c\x84\xec\x9b\x90" not in done.file.read_bytes()
    again = open_season(done.file, PASSPHRASE)
    assert again.audit() == (done.events, [])
    assert again.attachment(sha256) == b"an attachment"
    again.close()
    assert copies.carry(copies.take(store), stick).attachments == 0, "what lies there is not copied again"


def test_a_full_stick_keeps_the_copy_it_had(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    first = copies.carry(copies.take(store), stick)
    before = first.file.read_bytes()
    _arrive(store, 0)

    def full(_source: Path, target: Path) -> None:
        target.write_bytes(b"half")
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr(copies, "copy_whole", full)
    with pytest.raises(Trouble) as caught:
        copies.carry(copies.take(store), stick)
    assert caught.value.code == "machine.disk-full"
    assert first.file.read_bytes() == before
    assert list(stick.rglob("*.part")) == []


def test_an_attachment_that_the_disk_does_not_give_back_holds_nothing_else_up(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick_folder = tmp_path / "stick"
    stick_folder.mkdir()
    lost, kept = attached(store, b"on a bad sector"), attached(store, b"an attachment")
    bad = store.paths.blobs / store.blobs.name_of(lost)
    copy_whole, is_readable = files.copy_whole, files.is_readable

    def reading(source: Path, part: Path) -> None:
        if source == bad:
            raise OSError(errno.EIO, "Input/output error")
        copy_whole(source, part)

    monkeypatch.setattr(copies, "copy_whole", reading)
    monkeypatch.setattr(copies, "is_readable", lambda file: file != bad and is_readable(file))
    taken = stick.take(store, Reader("", "secretary"), stick_folder)
    done = stick.carry(taken, stick_folder)
    assert (done.attachments, done.left) == (1, 1)
    with pytest.raises(Trouble) as caught:
        stick.note(store, taken, done)
    assert (caught.value.code, caught.value.values["n"]) == ("copy.attachments-left", 1)
    with closing(open_season(done.file, PASSPHRASE)) as again:
        assert again.audit()[1] == []
        assert again.attachment(kept) == b"an attachment"
        assert not again.blobs.has(lost)
    here = copies.bring(done.file, tmp_path / "spare" / done.file.name)
    assert here.exists()


def test_a_stick_that_cannot_be_written_and_the_seasons_own_folder_are_said(store: Store, tmp_path: Path) -> None:
    with pytest.raises(Trouble) as caught:
        copies.carry(copies.take(store), store.paths.file.parent)
    assert caught.value.code == "copy.same-place"
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    with pytest.raises(Trouble):
        copies.carry(copies.take(store), blocked)
    assert list(store.paths.folder.glob(".*.part")) == []


def test_a_spare_laptop_goes_on_where_the_stick_ends(
    operator: Operator, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Practice 19: after a decision the stick is written; the other laptop closes the day and signs."""
    stick, spare = tmp_path / "stick", tmp_path / "spare"
    stick.mkdir()
    spare.mkdir()
    operator.open_day()
    operator.dialogs.files = [stick]
    operator.click(operator.lamp)
    operator.until(lambda: operator.built.copies.lamp == "good")
    operator.call_in()
    operator.to_phase("writing")
    operator.write_opinions(TEXT)
    operator.to_phase("deliberation")
    operator.open_opinions()
    operator.note("해외 매출의 비중을 물음")
    operator.to_phase("decision")
    operator.propose("selected", TEXT)
    operator.all_agree()
    operator.resolve()
    operator.until(lambda: operator.built.copies.lamp == "good")
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(spare / "user"))
    here = spare / "2026.jumpup-season"
    other = Operator(qapp, spare)
    other.dialogs.files = [stick / "2026.jumpup-season", here]
    button = other.window.findChild(QPushButton, "continue_button")
    assert button is not None
    other.click(button)
    other.open(here)
    assert other.built.session.card is not None
    assert other.built.session.card.is_restored_copy
    other.page("progress")
    assert [e.outcome for e in other.day.entries] == ["선정"]
    other.close_day()
    assert max(other.sign_everything().values()) == 1
    other.close()
    again = open_season(here, PASSPHRASE)
    assert again.audit()[1] == []
    again.close()


def test_the_spare_says_what_was_not_rescued_and_the_tail_joins_by_hand(
    operator: Operator, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Practice 19: from which minute, and which opinions; the returning disk's tail is shown to a person first."""
    stick, spare = tmp_path / "stick", tmp_path / "spare"
    stick.mkdir()
    spare.mkdir()
    operator.open_day()
    operator.call_in()
    operator.to_phase("writing")
    operator.write(operator.opinions.form.editor, "")
    operator.opinions.form.matrix.setCurrentCell(0, 4)
    operator.idle()
    operator.write(operator.opinions.form.editor, TEXT)
    operator.click(operator.opinions.form.final_button)
    operator.ask(lambda: copies.carry(copies.take(operator.season.store), stick))
    operator.write_opinions(TEXT)
    company, names = operator.turn.entry.name, [s.name for s in operator.turn.seats]
    dead = operator.built.session.file
    assert dead is not None
    operator.ask(operator.season.close)
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(spare / "user"))
    other = Operator(qapp, spare).open(copies.bring(stick / dead.name, spare / dead.name))
    page = other.page("start")
    said = page.form.season_restored.text()
    assert company in said
    assert said.count("종합의견") == 6
    assert f"{names[0]} 종합의견" not in said
    other.dialogs.files, other.dialogs.answer = [dead], True
    other.click(page.form.merge_button)
    assert "평가의견" in other.dialogs.asked[-1]
    assert "합쳤습니다" in other.dialogs.told[-1]
    other.room.refresh()
    other.idle()
    assert all(c.state != "none" for c in other.turn.cells if c.is_required)
    other.dialogs.files = [dead]
    other.click(page.form.merge_button)
    assert "새로 가져올 기록이 없습니다" in other.dialogs.told[-1]
    _begins_without_the_copys_names(other, spare)
    other.close()


def _begins_without_the_copys_names(operator: Operator, folder: Path) -> None:
    """What was told of the copy is not told of the season that is made after it."""
    season, file = operator.season, folder / "새 시즌.jumpup-season"
    operator.ask(season.close)
    operator.ask(lambda: season.prepare(file, PASSPHRASE, "jumpup-2026"))
    operator.ask(season.finish)
    assert operator.ask(lambda: card(season.store, file, season.reach)).reach is None


def test_the_dead_laptops_tail_joins_the_record_when_it_is_back(season: Path, tmp_path: Path) -> None:
    """Set union: what the stick lacked is shown as imported events, nothing is overwritten."""
    store = open_season(season, PASSPHRASE)
    stick = tmp_path / "stick"
    stick.mkdir()
    copy = copies.carry(copies.take(store), stick).file
    _arrive(store, 0)
    other = open_season(copy, PASSPHRASE)
    _arrive(other, 1)
    dead, actor = store.paths.file, seasons.secretariat(store.season)
    store.close()
    merged = merge.import_season(other, dead, actor)
    meeting = other.conn.execute("SELECT entity FROM meeting").fetchone()[0]
    assert merged.added > 0
    assert len({v.person for v in other.known(SITTING, meeting).visits}) == 2
    assert other.rebuild()
    other.close()
