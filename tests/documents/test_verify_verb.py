"""`jumpup verify`, in a process of its own, on papers that were really signed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.assets import sentences
from jumpup_desktop.documents import authority
from jumpup_desktop.documents.words import short_hex
from jumpup_desktop.services.papers import export
from jumpup_desktop.services.seasons import reader
from tests.cli.test_season_verbs import facts, run
from tests.conftest import ROOT
from tests.documents.day import at
from tests.minimal_day import FILE

if TYPE_CHECKING:
    from pathlib import Path

    from jumpup_desktop.documents.archive import BasePdf
    from tests.documents.conftest import People
    from tests.minimal_day import SealedDay


@pytest.fixture
def on_disk(tmp_path: Path, sealed: dict[str, tuple[BasePdf, bytes]], people: People) -> tuple[Path, Path]:
    """A sealed paper and its root certificate as files."""
    paper, root = tmp_path / "paper.pdf", tmp_path / "root.crt"
    paper.write_bytes(sealed["gist"][1])
    root.write_bytes(authority.pem(people.root.certificate))
    return paper, root


def test_a_whole_paper_is_accepted_under_its_root(on_disk: tuple[Path, Path]) -> None:
    done = run("verify", on_disk[0], "--root", on_disk[1], "--json")
    assert (done.returncode, facts(done)["verdict"], facts(done)["reasons"]) == (0, "accept", [])


def test_without_a_pinned_root_nothing_is_accepted(on_disk: tuple[Path, Path]) -> None:
    done = run("verify", on_disk[0], "--json")
    assert done.returncode == 1
    (reason,) = facts(done)["reasons"]
    assert reason["code"] == "unknown-root"
    assert reason["message"].startswith("이 문서는 「점프업 프로그램 최상위 인증기관 (")
    assert "믿을 루트를 주지 않으셨습니다" in reason["message"]


def test_a_wrong_root_is_told_in_one_sentence_beside_the_papers_own(on_disk: tuple[Path, Path]) -> None:
    other = authority.new_root("다른 사업", at("08:00"))
    on_disk[1].write_bytes(authority.pem(other.certificate))
    done = run("verify", on_disk[0], "--root", on_disk[1])
    assert done.returncode == 1
    verdict, *reasons = done.stdout.splitlines()
    (told,) = reasons
    assert verdict == "온전한 문서로 받아들일 수 없습니다."
    assert re.search(
        r"「점프업 프로그램 최상위 인증기관 \(.*\)」의 루트로 서명되었고, 주신 루트는 「다른 사업 최상위", told
    )
    assert short_hex(other.fingerprint) in told


def test_a_pinned_root_is_enough(on_disk: tuple[Path, Path], data_dir: Path) -> None:
    (data_dir / "roots").mkdir(parents=True)
    (data_dir / "roots" / "programme.crt").write_bytes(on_disk[1].read_bytes())
    assert run("verify", on_disk[0]).returncode == 0


def test_a_cut_file_is_rejected_with_the_reason_in_words(on_disk: tuple[Path, Path]) -> None:
    on_disk[0].write_bytes(on_disk[0].read_bytes()[:-2000])
    done = run("verify", on_disk[0], "--root", on_disk[1])
    assert done.returncode == 1
    assert "받아들일 수 없습니다" in done.stdout
    assert "- " in done.stdout


def test_what_is_not_there_could_not_run(tmp_path: Path, on_disk: tuple[Path, Path]) -> None:
    assert run("verify", tmp_path / "none.pdf", "--root", on_disk[1]).returncode == 2
    assert run("verify", on_disk[0], "--root", on_disk[0]).returncode == 2


def test_every_reason_has_a_sentence() -> None:
    codes = set()
    for path in (ROOT / "jumpup_desktop" / "documents" / "verifying").glob("*.py"):
        codes |= set(re.findall(r"Reason\(\s*\"([a-z-]+)\"", path.read_text(encoding="utf-8")))
    codes |= {"not-a-pdf", "record-missing", "record-unreadable"}
    assert {f"verify.{code}" for code in codes} <= sentences("ko").keys()


def test_a_flipped_bit_in_the_metadata_is_a_reason_not_a_crash(on_disk: tuple[Path, Path]) -> None:
    content = bytearray(on_disk[0].read_bytes())
    at = content.index(b"<rdf:RDF")
    content[at] ^= 1
    on_disk[0].write_bytes(bytes(content))
    done = run("verify", on_disk[0], "--root", on_disk[1], "--json")
    assert (done.returncode, facts(done)["verdict"]) == (1, "reject")
    assert done.stderr == ""


def test_a_paper_that_was_replaced_says_so_in_words(sealed_day: SealedDay, tmp_path: Path) -> None:
    correction = {"at": "10:00:00", "do": "correct", "paper": "gist", "item": "1", "reason": "오기"}
    made = sealed_day.copy(tmp_path / "season")
    made.plays_on(correction, {"at": "10:05:00", "do": "papers"})
    out = [done.path for done in export.sealed(made.store, reader(made.store.season), made.played.meeting, tmp_path)]
    made.store.close()
    old, new = sorted((path for path in out if "별지" in path.name), key=lambda path: "판" in path.name)
    for paper, is_replaced in ((old, True), (new, False)):
        done = run("verify", paper, "--season", tmp_path / "season" / FILE)
        assert done.returncode == 0
        assert ("제2판으로 바뀌었습니다" in done.stdout) is is_replaced
