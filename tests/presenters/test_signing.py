"""The evening without a window: papers made, each one's turn, what is refused or forgotten, sealed, taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.documents import authority
from jumpup_desktop.documents.print_copy import page_count
from jumpup_desktop.domain.meeting.sitting import KeyIssued
from jumpup_desktop.domain.record.event import Draft
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.presenters.messages import Sentences
from jumpup_desktop.presenters.papers import PapersPresenter
from jumpup_desktop.presenters.signing import SigningPresenter
from jumpup_desktop.presenters.signing_day import SigningDayPresenter
from jumpup_desktop.presenters.signing_verbs import SIGNING_VERBS
from jumpup_desktop.presenters.tasks import InlineTasks
from jumpup_desktop.presenters.verbs import Confirm, Files, Folder, Line, OneOf, Question, Secret, converse
from jumpup_desktop.services import authorities, seasons
from jumpup_desktop.services.open_season import OpenSeason
from jumpup_desktop.services.seen import papers as seen
from jumpup_desktop.store import settings
from jumpup_desktop.store.access import accesses
from jumpup_desktop.store.keys import LEAST_COST
from tests.presenters.answers import each

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from jumpup_desktop.services.seen.signing import SealLine
    from tests.minimal_day import SealedDay
    from tests.presenters.conftest import PlayedDay

VERBS = {verb.name: verb for verb in SIGNING_VERBS}
PIN = "135790"


@pytest.fixture
def evening(played: Callable[..., PlayedDay]) -> SigningPresenter:
    """The day was closed a moment ago."""
    day = played("papers")
    presenter = SigningPresenter(SigningDayPresenter(day.season, day.tasks, day.sentences))
    presenter.closed.refresh()
    return presenter


def offered(presenter: SigningPresenter) -> set[str]:
    return {name for name, verb in VERBS.items() if verb.can_do(presenter)}


def test_who_has_only_opinions_to_confirm_has_nothing_to_refuse(evening: SigningPresenter) -> None:
    """They signed and confirmed nothing yet: their turn is there, a refusal is not."""
    evening.prepare()
    signer = evening.next_signer
    assert signer is not None
    evening.person = signer.person
    assert "refuse" in offered(evening)
    evening.sign(signer.person, PIN)
    again = evening.signer
    assert again is not None
    assert (again.person, again.papers, bool(again.own)) == (signer.person, (), True)
    assert {"sign", "correct_own"} <= offered(evening)
    assert "refuse" not in offered(evening)


def test_first_the_papers_then_the_turns_then_the_way_out(evening: SigningPresenter, tmp_path: Path) -> None:
    assert offered(evening) == {"gist", "prepare", "agency", "originals", "annex"}
    told: list[tuple[float, str]] = []
    evening.closed.progressed.listen(told.append)
    evening.prepare()
    assert told[-1][0] == 1.0
    assert offered(evening) == {
        "sign",
        "refuse",
        "reset",
        "ink",
        "withdraw_agreement",
        "agency",
        "correct_own",
        "annex",
        "originals",
    }
    sealed: list[bool] = []

    def hear(lines: Sequence[SealLine]) -> None:
        sealed.extend(line.is_accepted for line in lines)

    evening.sealed.listen(hear)
    while (signer := evening.next_signer) is not None:
        evening.sign(signer.person, PIN)
        if evening.closed.error:
            evening.reset_pin(signer.person, PIN, PIN)
            assert evening.closed.error == ""
    assert evening.is_done
    assert sealed
    assert all(sealed)
    assert {"copy", "closing_print"} <= offered(evening)
    said: list[tuple[str, str]] = []
    evening.leaving.said.listen(said.append)
    converse(
        VERBS["copy"].begin(evening), each(lambda question: tmp_path / "out" if isinstance(question, Folder) else None)
    )
    assert len(list((tmp_path / "out").glob("*.pdf"))) == 5
    assert "5" in said[-1][1]


def test_papers_are_made_after_what_is_lacking_was_noted(evening: SigningPresenter) -> None:
    assert evening.closed.day is not None
    assert evening.closed.day.lacking == ()
    assert not VERBS["gist"].is_offered(evening) or evening.closed.day.said


def test_a_wrong_pin_is_said_and_nothing_is_signed(evening: SigningPresenter) -> None:
    evening.prepare()
    signer = evening.next_signer
    assert signer is not None
    evening.sign(signer.person, "000000")
    assert "PIN" in evening.closed.error
    again = evening.next_signer
    assert again is not None
    assert (again.person, again.papers, again.done) == (signer.person, signer.papers, 0)


def test_two_pins_that_differ_set_none(evening: SigningPresenter) -> None:
    evening.prepare()
    answers: dict[type, list[object]] = {Confirm: [True], OneOf: [0], Secret: ["123456", "123457"]}
    begun = evening.closed.season.store.audit()
    converse(VERBS["reset"].begin(evening), each(lambda question: answers[type(question)].pop(0)))
    assert evening.closed.season.store.audit() == begun


def test_a_refusal_is_asked_by_paper_and_the_paper_goes_on_without_them(evening: SigningPresenter) -> None:
    evening.prepare()
    signer = evening.signer
    assert signer is not None

    def refuse(question: Question) -> object:
        return 0 if isinstance(question, OneOf) else "의결에 동의하지 않음" if isinstance(question, Line) else None

    papers = [paper.id for paper in signer.papers]
    converse(VERBS["refuse"].begin(evening), each(refuse))
    assert evening.closed.error == ""
    day = evening.closed.day
    assert day is not None
    left = next(s for s in day.signers if s.person == signer.person)
    assert papers[0] not in [paper.id for paper in left.papers]


def test_the_chosen_person_signs_where_they_can(evening: SigningPresenter) -> None:
    evening.prepare()
    assert evening.closed.day is not None
    last = [signer for signer in evening.closed.day.signers if signer.papers][-1]
    evening.person = last.person
    assert evening.signer == last
    evening.person = "nobody"
    assert evening.signer == evening.next_signer


def test_the_page_of_papers_shows_what_was_sealed_meanwhile(evening: SigningPresenter) -> None:
    evening.prepare()
    season = evening.closed.season
    papers = PapersPresenter(season, evening.closed.tasks, evening.closed.sentences)
    papers.refresh()
    papers.verify()
    assert papers.paper is not None
    before = papers.paper
    assert papers.lines
    while (signer := evening.next_signer) is not None:
        evening.sign(signer.person, PIN)
        if evening.closed.error:
            evening.reset_pin(signer.person, PIN, PIN)
    papers.refresh()
    assert (before.state, papers.paper.state) == ("frozen", "sealed")
    assert papers.lines[0].text == "온전한 문서입니다. 서명 뒤에 바뀐 것이 없습니다.", (
        "the sealed file was verified by itself"
    )
    assert {line.level for line in papers.lines} <= {"ok", "warn"}
    assert papers.pages == page_count(seen.content(season.store, season.reader, before.id))


def test_a_wrong_pin_at_signing_leaves_a_line(evening: SigningPresenter) -> None:
    evening.prepare()
    signer = evening.next_signer
    assert signer is not None
    evening.sign(signer.person, "999999")
    assert evening.closed.error
    lines = accesses(evening.closed.season.store.conn)
    assert [(one.person, one.what) for one in lines if one.kind == "refused"] == [(signer.person, "sign pin.wrong")]


def test_a_key_that_the_paper_does_not_name_signs_nothing(evening: SigningPresenter) -> None:
    """Another laptop made this member's key anew: what is signed here would be refused by everybody."""
    evening.prepare()
    store, day, signer = evening.closed.season.store, evening.closed.day, evening.next_signer
    assert day is not None
    assert signer is not None
    with store.transaction() as tx:
        body = KeyIssued(signer.person, "f" * 64)
        tx.append(seasons.secretariat(store.season), Draft("sitting", day.meeting, body), meeting=day.meeting)
    evening.sign(signer.person, PIN)
    assert "열쇠는 문서에 적힌 것과 다릅니다" in evening.closed.error
    assert evening.next_signer == signer


@pytest.fixture
def corrected(sealed_day: SealedDay, tmp_path: Path) -> Iterator[SigningPresenter]:
    """A 정정본 begins; the root is kept elsewhere, and with the first seals all keys went."""
    made = sealed_day.copy(tmp_path / "season")
    root = authorities.local_root(made.store)
    assert root is not None
    (tmp_path / "root").mkdir()
    (tmp_path / "root" / authorities.ROOT_CERTIFICATE).write_bytes(authority.pem(root.certificate))
    (tmp_path / "root" / authorities.ROOT_KEY).write_bytes(root.pkcs8())
    settings.drop(made.store.conn, "local-root-key")
    season = OpenSeason()
    season.pin_cost = LEAST_COST
    season.hold(made.store, made.store.paths.file)
    tasks = InlineTasks(season.trouble_of, season.take_changes)
    presenter = SigningPresenter(SigningDayPresenter(season, tasks, Sentences()))
    presenter.closed.refresh()
    meeting = made.played.meeting
    presenter.correct(meeting, f"{made.store.known(MEETING, meeting).items[0].id}.gist.1", "오기")
    assert presenter.closed.error == ""
    yield presenter
    season.close()


def test_new_keys_ask_for_chair_and_secretary_and_the_panels_file(corrected: SigningPresenter, tmp_path: Path) -> None:
    day = corrected.closed.day
    assert day is not None
    assert day.needs_panel
    file = tmp_path / "panel.pca"
    authorities.issue_panel(tmp_path / "root", day.meeting, file, "분과 파일의 암호", 1_772_500_000_000)
    asked: list[type] = []
    answers: dict[type, list[object]] = {
        OneOf: [0, 0], Confirm: [True], Files: [[file]], Secret: ["분과 파일의 암호", PIN, PIN],
    }  # fmt: skip

    def answer(question: Question) -> object:
        asked.append(type(question))
        return answers[type(question)].pop(0)

    before = len(day.keyless)
    converse(VERBS["key"].begin(corrected), each(answer))
    assert corrected.closed.error == ""
    assert asked == [OneOf, OneOf, Confirm, Files, Secret, Secret, Secret]
    assert corrected.closed.day is not None
    assert len(corrected.closed.day.keyless) == before - 1
    assert not corrected.closed.day.needs_panel, "the file is asked for once"


def _picking(*places: int) -> Callable[[Question], object]:
    left = list(places)
    return lambda _question: left.pop(0)


def test_who_has_no_key_may_sign_in_ink(corrected: SigningPresenter) -> None:
    assert corrected.closed.day is not None
    for _ in range(len(corrected.closed.day.keyless)):
        converse(VERBS["key"].begin(corrected), _picking(0, 1))
    assert corrected.closed.error == ""
    assert corrected.closed.day.keyless == ()
    corrected.prepare()
    while (signer := corrected.next_signer) is not None:
        corrected.sign(signer.person, "")
        assert corrected.closed.error == ""
    assert corrected.is_done
