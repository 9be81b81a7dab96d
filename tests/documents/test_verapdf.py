"""veraPDF finds nothing against what our files claim: PDF/UA-1 and PDF/A-3A of sealed papers, UA of every printout."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pytest

from jumpup_desktop.documents.archive import archive_copy
from jumpup_desktop.services import authorities, verify_report
from jumpup_desktop.services.papers import annex, day_lists, emergency, export
from jumpup_desktop.services.seasons import reader
from jumpup_desktop.services.verification import verify_file
from jumpup_desktop.services.verify_report import Judged
from tests.documents import crowd, day
from tests.documents.conftest import VERSION
from tests.documents.verapdf import Word, judge
from tests.minimal_day import play_minimal

if TYPE_CHECKING:
    from pathlib import Path

    from jumpup_desktop.documents.archive import BasePdf
    from jumpup_desktop.documents.contents import Paper

pytestmark = pytest.mark.long


def _against(words: list[Word], least: int) -> dict[str, list[str]]:
    """The faults by file and claim; every file was looked at in so many places."""
    assert min(word.looked_at for word in words) > least
    return {f"{word.file} {word.flavour}": word.faults for word in words if word.faults or not word.is_compliant}


def _saved(files: dict[str, bytes], folder: Path) -> dict[str, Path]:
    for name, content in files.items():
        (folder / f"{name}.pdf").write_bytes(content)
    return {name: folder / f"{name}.pdf" for name in files}


def test_sealed_papers_keep_both_claims(sealed: dict[str, tuple[BasePdf, bytes]], tmp_path: Path) -> None:
    """Each kind, and a sheet of twelve with long names: electronic, ink and refusals mixed."""
    many = crowd.crowd(12)
    files = {name: pdf for name, (_, pdf) in sealed.items()}
    files["crowd"] = many.seal(crowd.sheet(many, crowd.room(many, 12), long=40))[1]
    paths = _saved(files, tmp_path).values()
    assert _against(judge([(claim, path) for path in paths for claim in ("ua1", "3a")]), 3000) == {}


def test_copies_for_the_archive_keep_theirs(papers: dict[str, Paper], tmp_path: Path) -> None:
    made = {name: archive_copy(one, created=day.at("17:30"), app_version=VERSION) for name, one in papers.items()}
    assert _against(judge([("1b", path) for path in _saved(made, tmp_path).values()]), 1000) == {}


def test_whatever_else_a_day_prints_is_read_aloud_truly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Papers of a day as they leave the season, its lists, opening sheets and forms, the annex, a report."""
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    made = play_minimal(tmp_path / "season")
    store, meeting, looker, out = made.store, made.played.meeting, reader(made.store.season), tmp_path / "out"
    done = [one.path for one in export.sealed(store, looker, meeting, out)]
    now, roots = store.now().utc_ms, (authorities.root_certificate(store),)
    report = verify_report.content(Judged(done[0], verify_file(done[0], roots, now), roots, now, with_season=False))
    done += [one.path for one in day_lists.write_lists(store, looker, meeting, out)]
    done += [one.path for one in emergency.write_forms(store, looker, meeting, out)]
    done.append(annex.write_annex(store, looker, meeting, out, "감사", "기록물관리책임자").path)
    store.close()
    done.append(_saved({"report": report}, out)["report"])
    pdfs = [path for path in done if path.suffix == ".pdf"]
    assert len(pdfs) > 18
    assert _against(judge([("ua1", path) for path in pdfs]), 500) == {}


def test_it_would_say_what_is_wrong(sealed: dict[str, tuple[BasePdf, bytes]], tmp_path: Path) -> None:
    """A cell in no row, as the audit page once had: the judge is no rubber stamp."""
    with pikepdf.open(BytesIO(sealed["sheet"][1])) as pdf:
        row = next(one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/TR")
        row.S = pikepdf.Name.Div
        pdf.save(tmp_path / "wrong.pdf")
    (word,) = judge([("ua1", tmp_path / "wrong.pdf")])
    assert not word.is_compliant
    assert {fault.split(" ")[0].split("-")[0] for fault in word.faults} == {"7.2"}
