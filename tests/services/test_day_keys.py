"""The keys of a day live as long as the day: in no backup, on sticks behind a PIN, gone with the last seal."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.documents import authority
from jumpup_desktop.domain.meeting.attendance import ResetPin
from jumpup_desktop.domain.meeting.paper import PAPER
from jumpup_desktop.domain.meeting.settling import Choice, SettleConflicts
from jumpup_desktop.domain.meeting.sitting import SITTING
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.errors import Trouble
from jumpup_desktop.services import authorities, journals, member_keys, policies, stick, verification
from jumpup_desktop.services.open_season import OpenSeason
from jumpup_desktop.services.papers.signing_table import SigningTable
from jumpup_desktop.services.seasons import reader, secretariat
from jumpup_desktop.store import conflicts, copies, engine, own, rescue, settings
from jumpup_desktop.store.day_keys import PANEL
from jumpup_desktop.store.keys import LEAST_COST, subkey
from jumpup_desktop.store.season_store import PROGRAM, open_season
from jumpup_desktop.store.tables import meetings
from tests.conftest import PASSPHRASE
from tests.minimal_day import FILE, play_minimal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from jumpup_desktop.domain.meeting.paper import Paper
    from jumpup_desktop.domain.record.closing import OpenConflict
    from jumpup_desktop.store.season_store import Store
    from tests.minimal_day import MinimalDay, SealedDay

PIN, NEW_PIN = "135790", "864202"
ROOT = "local-root-key"


@pytest.fixture
def sealed(sealed_day: SealedDay, tmp_path: Path) -> Iterator[MinimalDay]:
    """A day whose papers are sealed."""
    made = sealed_day.copy(tmp_path / "season")
    yield made
    made.store.close()


@pytest.fixture
def evening(tmp_path: Path) -> Iterator[MinimalDay]:
    """A closed day whose papers are not made yet."""
    made = play_minimal(tmp_path / "season", before="papers")
    yield made
    made.store.close()


def _move_root(store: Store, folder: Path) -> None:
    """The season as one whose root the secretariat keeps elsewhere."""
    root = authorities.local_root(store)
    assert root is not None
    folder.mkdir()
    (folder / authorities.ROOT_CERTIFICATE).write_bytes(authority.pem(root.certificate))
    (folder / authorities.ROOT_KEY).write_bytes(root.pkcs8())
    settings.drop(store.conn, ROOT)


def _pins(made: MinimalDay) -> dict[str, str]:
    return dict.fromkeys(made.people.values(), PIN) | {made.people["S"]: "246810", made.people["E4"]: "975310"}


def _begin_correction(made: MinimalDay, *, renew: bool = False) -> SigningTable:
    table = SigningTable(made.store, made.played.meeting, LEAST_COST)
    item = made.store.known(MEETING, made.played.meeting).items[0].id
    table.correct(f"{item}.gist.1", "발언 요지 오기 정정")
    for person, _ in table.keyless() if renew else ():
        table.renew_key(person, NEW_PIN)
    return table


def _finish(made: MinimalDay, table: SigningTable, pins: dict[str, str]) -> None:
    """Everything is fixed, signed and sealed."""
    table.prepare(lambda _share, _step: None)
    while turns := [turn for turn in table.turns() if turn.by_pin or turn.in_ink]:
        for turn in turns:
            table.sign(turn.person, pins[turn.person], ())
    table.seal()
    assert {row.status for row in meetings.papers(made.store.conn, made.played.meeting)} == {"sealed"}


def test_with_the_last_seal_no_key_is_left(sealed: MinimalDay) -> None:
    store = sealed.store
    assert not store.paths.day_keys.exists()
    assert not store.day_keys.meetings
    kept = dict(store.conn.execute("SELECT name, value FROM setting").fetchall())
    assert [name for name in kept if "panel" in name] == [f"panel-certificate:{sealed.played.meeting}"]


def test_a_later_edition_asks_for_the_panel_again_before_chair_and_secretary(
    sealed: MinimalDay, tmp_path: Path
) -> None:
    store, meeting = sealed.store, sealed.played.meeting
    _move_root(store, tmp_path / "root")
    table = _begin_correction(sealed)
    assert not member_keys.can_issue(store, meeting)
    with pytest.raises(Trouble) as caught:
        table.renew_key(table.keyless()[0][0], NEW_PIN)
    assert caught.value.code == "ca.panel-missing"
    assert not store.paths.day_keys.exists()
    before = authority.fingerprint(member_keys.panel_certificate(store, meeting))
    file = tmp_path / "panel.pca"
    authorities.issue_panel(tmp_path / "root", meeting, file, "분과 파일의 암호", store.now().utc_ms)
    table.use_panel(file, "분과 파일의 암호")
    people = [person for person, _ in table.keyless()]
    for person in people:
        table.renew_key(person, NEW_PIN)
    sitting = store.known(SITTING, meeting)
    two = (table.chair, store.known(MEETING, meeting).secretary)
    told = [(reset.person, reset.chair, reset.secretary) for reset in sitting.resets]
    assert told[-len(people) :] == [(person, *two) for person in people]
    assert authority.fingerprint(member_keys.panel_certificate(store, meeting)) != before
    _finish(sealed, table, dict.fromkeys(sealed.people.values(), NEW_PIN))
    for row in meetings.papers(store.conn, meeting):
        assert verification.verify_own(store, store.attachment(row.sha256)).accepted, row.number
    assert not store.paths.day_keys.exists()


def test_a_later_edition_can_be_signed_in_ink_without_any_key(sealed: MinimalDay, tmp_path: Path) -> None:
    store, meeting = sealed.store, sealed.played.meeting
    _move_root(store, tmp_path / "root")
    table = _begin_correction(sealed)
    for person, _ in table.keyless():
        table.choose_ink(person)
    assert table.keyless() == ()
    _finish(sealed, table, dict.fromkeys(sealed.people.values(), ""))
    newest = [row for row in meetings.papers(store.conn, meeting) if row.edition == 2]
    assert {(row.electronic, row.refused) for row in newest} == {(0, 0)}
    assert all(row.ink > 0 for row in newest)


def test_no_copy_of_the_database_carries_a_key(evening: MinimalDay) -> None:
    store = evening.store
    assert store.day_keys.meetings == {evening.played.meeting}
    made = store.back_up("manual").path
    conn = engine.connect_read_only(made, subkey(store.data_key, "database")).conn
    tables = {str(row[0]) for row in conn.execute("SELECT name FROM sqlite_schema").fetchall()}
    secret = store.day_keys.get(evening.played.meeting, PANEL, member_keys.ISSUING)
    said = "\n".join(str(row) for row in conn.execute("SELECT * FROM setting").fetchall())
    conn.close()
    assert "member_key" not in tables
    assert secret is not None
    assert secret.wrapped.hex() not in said


def test_a_backup_that_is_put_back_in_the_day_can_go_on_signing(evening: MinimalDay) -> None:
    store, person = evening.store, evening.people["E1"]
    store.back_up()
    paths, data_key = store.paths, store.data_key
    store.close()
    hurt = bytearray(paths.file.read_bytes())
    hurt[4096 * 6 + 100] ^= 1
    paths.file.write_bytes(hurt)
    rescue.put_back(paths, store.season, data_key, "20260303-180000")
    again = open_season(paths.file, PASSPHRASE, clocks=evening.clocks)
    assert member_keys.unlock(again, evening.played.meeting, person, PIN)
    again.close()


def test_a_spare_signs_by_pin_and_sets_none_anew(evening: MinimalDay, tmp_path: Path) -> None:
    store, meeting, person = evening.store, evening.played.meeting, evening.people["E2"]
    (tmp_path / "stick").mkdir()
    copy = copies.carry(copies.take(store), tmp_path / "stick").file
    spare = open_season(copies.bring(copy, tmp_path / "spare" / FILE), PASSPHRASE, clocks=evening.clocks)
    table = SigningTable(spare, meeting, LEAST_COST)
    try:
        with pytest.raises(Refused) as caught:
            table.room.act(ResetPin(person, table.chair, NEW_PIN))
        assert caught.value.code == "pin.no-reset"
        assert spare.known(SITTING, meeting).resets == store.known(SITTING, meeting).resets
        with pytest.raises(Refused):
            member_keys.unlock(spare, meeting, person, NEW_PIN)
        assert member_keys.unlock(spare, meeting, person, PIN)
        table.prepare(lambda _share, _step: None)
        assert table.sign(person, PIN, ())
    finally:
        spare.close()


def test_after_the_last_seal_sticks_are_cleaned_and_those_not_reached_are_told(
    evening: MinimalDay, tmp_path: Path
) -> None:
    store = evening.store
    first, second = tmp_path / "first", tmp_path / "second"
    for place in (first, second):
        place.mkdir()
        _copied(store, place)
        assert (place / f"{FILE}.d" / "day-keys").exists()
    assert stick.left_behind(store) == ()
    _finish(evening, SigningTable(store, evening.played.meeting, LEAST_COST), _pins(evening))
    assert not store.day_keys.meetings
    assert len(stick.left_behind(store)) == 2
    _copied(store, first)
    assert not (first / f"{FILE}.d" / "day-keys").exists()
    (told,) = stick.left_behind(store)
    assert told.place.startswith(str(second))
    _copied(store, second)
    assert stick.left_behind(store) == ()
    assert not (second / f"{FILE}.d" / "day-keys").exists()


def test_a_stick_that_is_gone_is_struck_from_the_list(evening: MinimalDay, tmp_path: Path) -> None:
    """Emptied, it is another stick when it comes back."""
    store, place = evening.store, tmp_path / "stick"
    place.mkdir()
    _copied(store, place)
    _finish(evening, SigningTable(store, evening.played.meeting, LEAST_COST), _pins(evening))
    shutil.rmtree(place)
    place.mkdir()
    _copied(store, place)
    (told,) = stick.left_behind(store)
    with pytest.raises(Refused) as caught:
        stick.forget(store, "0" * 16)
    assert caught.value.code == "stick.unknown"
    stick.forget(store, told.id)
    assert stick.left_behind(store) == ()


def test_a_spare_lists_the_stick_it_came_from(evening: MinimalDay, tmp_path: Path) -> None:
    store, place = evening.store, tmp_path / "stick"
    place.mkdir()
    _copied(store, place)
    spare = open_season(copies.bring(place / FILE, tmp_path / "spare" / FILE), PASSPHRASE, clocks=evening.clocks)
    try:
        assert stick.left_behind(spare) == ()
        day = replace(evening, store=spare)
        _finish(day, SigningTable(spare, evening.played.meeting, LEAST_COST), _pins(evening))
        (told,) = stick.left_behind(spare)
        assert told.place.startswith(str(place))
        _copied(spare, place)
        assert not (place / f"{FILE}.d" / "day-keys").exists()
        assert stick.left_behind(spare) == ()
    finally:
        spare.close()


@pytest.mark.parametrize(
    "said", [b"{", b'{"id": "\x1b[2J", "place": "", "at_ms": 1}', b'{"id": "0123456789abcdef", "place": "\\u001b[2J"}']
)
def test_what_a_strange_hand_wrote_of_a_stick_is_told_to_nobody(said: bytes, sealed: MinimalDay) -> None:
    (sealed.store.paths.folder / "came-from").write_bytes(said)
    assert stick.left_behind(sealed.store) == ()


def test_a_clock_that_is_ahead_takes_no_key(evening: MinimalDay, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put right again, the members sign as before."""
    store, meeting, person = evening.store, evening.played.meeting, evening.people["E2"]
    with monkeypatch.context() as patch:
        patch.setattr(authority, "age", lambda *_: timedelta(days=400))
        for pin in ("000000", PIN):
            with pytest.raises(Refused) as caught:
                member_keys.unlock(store, meeting, person, pin)
            assert caught.value.code == "pin.key-old"
    assert member_keys.unlock(store, meeting, person, PIN)


def test_keys_of_a_day_that_the_record_does_not_know_go_with_their_time(
    evening: MinimalDay, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy from before the planning was put back, and the day was planned anew."""
    store, meeting = evening.store, evening.played.meeting
    kept = store.day_keys.get(meeting, evening.people["E1"], member_keys.SIGNING)
    assert kept is not None
    store.day_keys.put("elsewhere", "p1", member_keys.SIGNING, kept)
    member_keys.destroy_old(store)
    assert "elsewhere" in store.day_keys.meetings
    monkeypatch.setattr(authority, "age", lambda *_: timedelta(days=400))
    member_keys.destroy_old(store)
    assert "elsewhere" not in store.day_keys.meetings


def test_what_a_kill_left_of_the_keys_goes_with_them(evening: MinimalDay) -> None:
    store, part = evening.store, evening.store.paths.folder / ".day-keys.12ab34cd.part"
    part.write_bytes(store.paths.day_keys.read_bytes())
    _finish(evening, SigningTable(store, evening.played.meeting, LEAST_COST), _pins(evening))
    assert not part.exists()
    assert not store.paths.day_keys.exists()


def test_a_list_of_sticks_that_cannot_be_read_now_is_not_written_over(
    evening: MinimalDay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = evening.store
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
    _copied(store, tmp_path / "first")
    before = store.paths.sticks.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(own, "read", _denied)
        with pytest.raises(Trouble):
            _copied(store, tmp_path / "second")
    assert store.paths.sticks.read_bytes() == before


def _denied(path: Path, *_: object) -> bytes:
    raise PermissionError(13, "denied", str(path))


def test_signers_are_issued_by_the_panel_that_holds_the_key(evening: MinimalDay) -> None:
    """Whatever somebody wrote into the settings."""
    store, meeting = evening.store, evening.played.meeting
    settings.put(store.conn, f"panel-certificate:{meeting}", "zz")
    _finish(evening, SigningTable(store, meeting, LEAST_COST), _pins(evening))
    assert {row.status for row in meetings.papers(store.conn, meeting)} == {"sealed"}


def test_looking_at_a_day_that_was_sealed_elsewhere_makes_no_keys(sealed: MinimalDay) -> None:
    """The second laptop took in the whole day by an import: it knows no panel's authority, and needs none."""
    store, meeting = sealed.store, sealed.played.meeting
    settings.drop(store.conn, f"panel-certificate:{meeting}")
    table = SigningTable(store, meeting, LEAST_COST)
    assert table.turns()
    assert not store.day_keys.meetings
    assert member_keys.panel_fingerprint(store, meeting) == ""
    _finish(sealed, _begin_correction(sealed, renew=True), dict.fromkeys(sealed.people.values(), NEW_PIN))
    assert member_keys.panel_fingerprint(store, meeting)
    for row in meetings.papers(store.conn, meeting):
        assert verification.verify_own(store, store.attachment(row.sha256)).accepted, row.number


def test_a_new_key_opens_again_whatever_was_fixed_with_the_lost_one(evening: MinimalDay) -> None:
    """A signer's keys are lost in the evening: every paper that waits for them names a certificate nobody holds."""
    store, meeting, person = evening.store, evening.played.meeting, evening.people["E2"]
    table = SigningTable(store, meeting, LEAST_COST)
    table.prepare(lambda _share, _step: None)
    store.day_keys.destroy(meeting, person)
    waits = {turn.person: turn.by_pin for turn in table.turns()}[person]
    assert len(waits) > 1
    assert table.keyless() == ()
    table.reopen(waits[0], "열쇠를 잃음")
    table.renew_key(person, NEW_PIN)
    _finish(evening, table, _pins(evening) | {person: NEW_PIN})
    rows = meetings.papers(store.conn, meeting)
    assert {row.status for row in rows} == {"sealed"}
    for row in rows:
        assert verification.verify_own(store, store.attachment(row.sha256)).accepted, row.number


@pytest.mark.long
def test_what_a_kept_copy_signs_later_is_no_paper_of_the_season(evening: MinimalDay, tmp_path: Path) -> None:
    """A stick that was kept holds keys, the PINs are known: the same paper is signed again and verifies by itself."""
    store, meeting = evening.store, evening.played.meeting
    table = SigningTable(store, meeting, LEAST_COST)
    table.prepare(lambda _share, _step: None)
    (tmp_path / "kept").mkdir()
    copy = copies.carry(copies.take(store), tmp_path / "kept").file
    _finish(evening, table, _pins(evening))
    spare = open_season(copies.bring(copy, tmp_path / "spare" / FILE), PASSPHRASE, clocks=evening.clocks)
    evening.clocks.advance(3600)
    _finish(replace(evening, store=spare), SigningTable(spare, meeting, LEAST_COST), _pins(evening))
    now, roots = store.now().utc_ms, (authorities.root_certificate(store),)
    for season, others, found in ((store, store, []), (store, spare, ["season-file"])):
        row = next(row for row in meetings.papers(others.conn, meeting) if row.rule == "minutes")
        file = tmp_path / "given.pdf"
        file.write_bytes(others.attachment(row.sha256))
        assert verification.verify_file(file, roots, now).accepted
        known = verification.season_view(season, file, now)
        assert [reason.code for reason in verification.verify_file(file, roots, now, known).reasons] == found
    spare.close()


def _copied(store: Store, place: Path) -> None:
    taken = stick.take(store, reader(store.season), place)
    stick.note(store, taken, stick.carry(taken, place))


def test_keys_of_an_act_that_fails_do_not_stay(evening: MinimalDay) -> None:
    store, meeting = evening.store, evening.played.meeting
    kept = store.paths.day_keys.read_bytes()
    person = evening.people["E1"]
    before = member_keys.certificate_of(store, meeting, person)

    def fails() -> None:
        with store.transaction():
            member_keys.issue(store, meeting, person, "평가위원", NEW_PIN, LEAST_COST)
            raise Refused("sitting.no-esign")

    with pytest.raises(Refused):
        fails()
    assert member_keys.certificate_of(store, meeting, person) == before
    assert member_keys.unlock(store, meeting, person, PIN)
    assert len(store.paths.day_keys.read_bytes()) == len(kept)


def test_keys_that_cannot_be_put_back_on_a_full_disk_are_later(
    evening: MinimalDay, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, meeting, person = evening.store, evening.played.meeting, evening.people["E1"]

    def full(*_: object) -> None:
        raise Trouble("machine.disk-full", path="day-keys")

    def fails() -> None:
        with store.transaction():
            member_keys.issue(store, meeting, person, "평가위원", NEW_PIN, LEAST_COST)
            patch.setattr("jumpup_desktop.store.day_keys.write_durably", full)
            raise Trouble("machine.disk-full", path="season")

    with monkeypatch.context() as patch, pytest.raises(Trouble):
        fails()
    assert member_keys.unlock(store, meeting, person, PIN)
    store.close()
    again = open_season(store.paths.file, PASSPHRASE, clocks=evening.clocks)
    assert member_keys.unlock(again, meeting, person, PIN)
    again.close()


def test_what_a_lost_key_sealed_opens_to_nobody(sealed: MinimalDay) -> None:
    with pytest.raises(Refused) as caught:
        member_keys.unlock_sealing(sealed.store, sealed.played.meeting, sealed.people["E1"], "any PIN at all")
    assert caught.value.code == "pin.no-key"


def test_keys_that_are_too_old_go_by_themselves(evening: MinimalDay) -> None:
    store, days = evening.store, policies.shipped().policy.deadlines.member_key_days
    evening.clocks.advance((days - 1) * 86_400)
    member_keys.destroy_old(store)
    assert store.day_keys.people
    evening.clocks.advance(86_400)
    member_keys.destroy_old(store)
    assert not store.day_keys.people


@pytest.mark.parametrize("content", [b"", b"foreign", b"\0" * 200])
def test_a_damaged_key_file_is_no_key_and_no_crash(evening: MinimalDay, content: bytes) -> None:
    """The members get new keys then, or sign in ink; the record is whole."""
    file = evening.store.paths.file
    evening.store.close()
    evening.store.paths.day_keys.write_bytes(content)
    assert journals.audit(file, PASSPHRASE).is_clean
    again = open_season(file, PASSPHRASE, clocks=evening.clocks)
    with again.transaction() as tx:
        tx.append(PROGRAM, [])
    with pytest.raises(Refused) as caught:
        member_keys.unlock(again, evening.played.meeting, evening.people["E1"], PIN)
    assert caught.value.code == "pin.no-key"
    again.close()


def test_a_forgotten_pin_on_a_spare_is_signed_in_ink(evening: MinimalDay, tmp_path: Path) -> None:
    """The papers were fixed already: they are made anew with that person's ink."""
    store, meeting, person = evening.store, evening.played.meeting, evening.people["E2"]
    SigningTable(store, meeting, LEAST_COST).prepare(lambda _share, _step: None)
    (tmp_path / "stick").mkdir()
    copy = copies.carry(copies.take(store), tmp_path / "stick").file
    spare = open_season(copies.bring(copy, tmp_path / "spare" / FILE), PASSPHRASE, clocks=evening.clocks)
    table = SigningTable(spare, meeting, LEAST_COST)
    table.to_ink(person, "PIN을 잊어 수기로 서명")
    _finish(replace(evening, store=spare), table, _pins(evening) | {person: "forgotten"})
    ways = [dict(paper.frozen.signers).get(person) for paper in _papers(spare, meeting) if paper.frozen]
    assert set(ways) <= {"ink", None}
    assert "ink" in ways
    spare.close()


def _papers(store: Store, meeting: str) -> list[Paper]:
    return [store.known(PAPER, row.id) for row in meetings.papers(store.conn, meeting)]


def test_the_panels_key_is_on_no_stick(evening: MinimalDay, tmp_path: Path) -> None:
    """Nothing but the passphrase would hold it there; who comes late at a spare laptop signs in ink."""
    store, meeting = evening.store, evening.played.meeting
    (tmp_path / "stick").mkdir()
    copy = copies.carry(copies.take(store), tmp_path / "stick").file
    spare = open_season(copies.bring(copy, tmp_path / "spare" / FILE), PASSPHRASE, clocks=evening.clocks)
    assert spare.day_keys.get(meeting, PANEL, member_keys.ISSUING) is None
    with pytest.raises(Trouble) as caught:
        member_keys.issue(spare, meeting, evening.people["E1"], "위원", NEW_PIN, LEAST_COST)
    assert caught.value.code == "ca.panel-elsewhere"
    spare.close()


def test_keys_that_a_crash_left_after_the_last_seal_go_at_the_next_opening(evening: MinimalDay) -> None:
    """The machine went out between the last seal and the end of the keys."""
    store, file = evening.store, evening.store.paths.file
    before = store.paths.day_keys.read_bytes()
    _finish(evening, SigningTable(store, evening.played.meeting, LEAST_COST), _pins(evening))
    store.close()
    store.paths.day_keys.write_bytes(before)
    assert store.paths.day_keys.exists()
    season = OpenSeason()
    season.open(file, PASSPHRASE)
    season.audit()
    season.tidy()
    assert not store.paths.day_keys.exists()
    season.close()


def test_a_day_that_runs_keeps_its_keys_through_every_opening(tmp_path: Path) -> None:
    """Whatever the laptop's clock says: here it is months ahead."""
    made = play_minimal(tmp_path / "season", before="close")
    file, people = made.store.paths.file, made.store.day_keys.people
    made.store.close()
    season = OpenSeason()
    season.open(file, PASSPHRASE)
    season.audit()
    season.tidy()
    assert season.store.day_keys.people == people
    assert people
    season.close()


def test_who_learns_of_the_seals_by_an_import_loses_the_keys_too(evening: MinimalDay, tmp_path: Path) -> None:
    store = evening.store
    (tmp_path / "stick").mkdir()
    copy = copies.carry(copies.take(store), tmp_path / "stick").file
    _finish(evening, SigningTable(store, evening.played.meeting, LEAST_COST), _pins(evening))
    file = store.paths.file
    store.close()
    spare = open_season(copies.bring(copy, tmp_path / "spare" / FILE), PASSPHRASE, clocks=evening.clocks)
    assert spare.day_keys.people
    journals.bring(spare, file, secretariat(spare.season))
    assert not spare.paths.day_keys.exists()
    spare.close()


def test_a_stick_that_was_pulled_is_listed_and_cleaned(evening: MinimalDay, tmp_path: Path) -> None:
    store, place = evening.store, tmp_path / "stick"
    place.mkdir()
    stick.take(store, reader(store.season), place)  # and then it was pulled
    part = place / f"{FILE}.d" / ".day-keys.12ab34cd.part"
    part.write_bytes(b"half")
    _finish(evening, SigningTable(store, evening.played.meeting, LEAST_COST), _pins(evening))
    assert len(stick.left_behind(store)) == 1
    _copied(store, place)
    assert stick.left_behind(store) == ()
    assert not part.exists()


def test_keys_that_cannot_be_read_now_are_not_written_over(
    evening: MinimalDay, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A virus scanner holds the file: it is said, and a moment later everything is there."""
    file, people = evening.store.paths.file, evening.store.day_keys.people
    evening.store.close()
    again = open_season(file, PASSPHRASE, clocks=evening.clocks)

    def held(*_: object) -> bytes:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr("jumpup_desktop.store.own.read", held)
        with pytest.raises(Trouble):
            member_keys.issue(again, evening.played.meeting, evening.people["E1"], "위원", NEW_PIN, LEAST_COST)
    assert again.day_keys.people == people
    again.close()


def test_a_panel_file_of_another_meeting_is_refused(sealed: MinimalDay, tmp_path: Path) -> None:
    store = sealed.store
    _move_root(store, tmp_path / "root")
    file = tmp_path / "panel.pca"
    authorities.issue_panel(tmp_path / "root", "P99", file, "분과 파일의 암호", store.now().utc_ms)
    with pytest.raises(Refused) as caught:
        _begin_correction(sealed).use_panel(file, "분과 파일의 암호")
    assert caught.value.code == "ca.other-meeting"


@pytest.mark.long
def test_of_two_seals_the_one_decided_against_is_told_as_replaced(evening: MinimalDay, tmp_path: Path) -> None:
    """Two laptops sealed the same paper; after the merge somebody chose one of the files."""
    store, meeting = evening.store, evening.played.meeting
    table = SigningTable(store, meeting, LEAST_COST)
    table.prepare(lambda _share, _step: None)
    (tmp_path / "stick").mkdir()
    copy = copies.carry(copies.take(store), tmp_path / "stick").file
    spare = open_season(copies.bring(copy, tmp_path / "spare" / FILE), PASSPHRASE, clocks=evening.clocks)
    _finish(evening, table, _pins(evening))
    evening.clocks.advance(3600)
    _finish(replace(evening, store=spare), SigningTable(spare, meeting, LEAST_COST), _pins(evening))
    given = tmp_path / "given.pdf"
    given.write_bytes(spare.attachment(_sealed_minutes(spare, meeting)))
    other = spare.paths.file
    spare.close()
    journals.bring(store, other, secretariat(store.season))
    own = store.journal.device
    choices = tuple(_for(own, one) for one in conflicts.all_open(store.conn))
    table.room.act(SettleConflicts(choices, "이 노트북의 것", table.chair))
    assert conflicts.all_open(store.conn) == []
    known = verification.season_view(store, given, store.now().utc_ms)
    assert known.replaced_by
    given.write_bytes(store.attachment(_sealed_minutes(store, meeting)))
    assert verification.season_view(store, given, store.now().utc_ms).replaced_by == ""


def _sealed_minutes(store: Store, meeting: str) -> str:
    return next(row.sha256 for row in meetings.papers(store.conn, meeting) if row.rule == "minutes")


def _for(own: str, one: OpenConflict) -> Choice:
    chosen = next((ref for ref in one.refs if ref.startswith(own)), one.refs[0])
    return Choice(one.subject, one.entity, one.slot, chosen, tuple(ref for ref in one.refs if ref != chosen))
