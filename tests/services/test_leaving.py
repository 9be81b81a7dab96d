"""Sealed papers leave for a folder where others lie already: nothing is written over, nothing is mixed."""

from __future__ import annotations

import ssl
import time
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING

import pikepdf
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, NoEncryption, PrivateFormat
from PIL import Image

from jumpup_desktop.errors import Trouble
from jumpup_desktop.services import authorities
from jumpup_desktop.services.papers import day_lists, emergency, export, scans
from jumpup_desktop.services.seasons import reader
from jumpup_desktop.store.season_store import PROGRAM
from tests.conftest import PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from jumpup_desktop.services.papers.exported import Exported
    from tests.minimal_day import MinimalDay, SealedDay


@pytest.fixture
def made(sealed_day: SealedDay, tmp_path: Path) -> MinimalDay:
    """A sealed day."""
    return sealed_day.copy(tmp_path / "season")


def _leave(made: MinimalDay, out: Path) -> tuple[Exported, ...]:
    return export.sealed(made.store, reader(made.store.season), made.played.meeting, out)


def test_another_paper_of_that_name_stays_and_is_told(made: MinimalDay, tmp_path: Path) -> None:
    out = tmp_path / "papers"
    first = _leave(made, out)
    names = {path.name for path in out.iterdir()}
    assert not any(one.kept for one in _leave(made, out))
    assert {path.name for path in out.iterdir()} == names
    for n in (1, 2):
        first[0].path.write_bytes(b"another season's")
        kept = [one.kept for one in _leave(made, out) if one.kept]
        assert kept == [f"{first[0].path.stem}-이전{n}.pdf"]
        assert (out / kept[0]).read_bytes() == b"another season's"
    made.store.close()


@pytest.mark.long
def test_lists_and_drafts_that_somebody_wrote_into_stay(made: MinimalDay, tmp_path: Path) -> None:
    store, out, who = made.store, tmp_path / "out", reader(made.store.season)
    ways: tuple[Callable[[], tuple[Exported, ...]], ...] = (
        lambda: day_lists.write_lists(store, who, made.played.meeting, out),
        lambda: export.drafts(store, who, made.played.meeting, out),
        lambda: emergency.write_forms(store, who, made.played.meeting, out),
        lambda: export.archive_copies(store, who, made.played.meeting, out),
    )
    first = [{one.path: one.path.read_bytes() for one in way()} for way in ways]
    time.sleep(2.1)  # later nothing of an unchanged day is another
    for way, before in zip(ways, first, strict=True):
        assert not any(one.kept for one in way())
        for path, content in before.items():
            assert path.read_bytes() == content
            path.write_bytes(content + b"my own note")
        again = way()
        assert all(one.kept for one in again)
        assert all((out / one.kept).read_bytes().endswith(b"my own note") for one in again)
    store.close()


def test_a_folder_of_another_root_is_not_written_into(made: MinimalDay, tmp_path: Path) -> None:
    out = tmp_path / "root"
    authorities.new_root(out, "다른 프로그램", made.store.now().utc_ms)
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    with pytest.raises(Trouble, match=r"paper\.other-root"):
        _leave(made, out)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    made.store.close()


@pytest.mark.parametrize(
    "form", [lambda pem: pem.replace(b"\n", b"\r\n"), lambda pem: ssl.PEM_cert_to_DER_cert(pem.decode()), lambda _: b""]
)
def test_the_same_root_in_another_form_is_no_other_season(
    form: Callable[[bytes], bytes], made: MinimalDay, tmp_path: Path
) -> None:
    """By mail, by a tool, or lost on a full disk."""
    out = tmp_path / "papers"
    _leave(made, out)
    pem = (out / "root.crt").read_bytes()
    (out / "root.crt").write_bytes(form(pem))
    assert not any(one.kept for one in _leave(made, out))
    assert (out / "root.crt").read_bytes() == pem
    made.store.close()


def test_a_root_whose_certificate_is_another_makes_nothing(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        authorities.new_root(folder, "도약", 1_700_000_000_000)
        assert authorities.read_root(folder).certificate
    (one / "root.crt").write_bytes((other / "root.crt").read_bytes())
    with pytest.raises(Trouble, match=r"ca\.not-a-pair"):
        authorities.read_root(one)


def test_a_scan_that_was_made_to_hurt_ends_in_words(made: MinimalDay, tmp_path: Path) -> None:
    """A small file of eight million lines: whoever draws them takes gigabytes."""
    page = zlib.compress(b"0 0 m 500 500 l S " * 8_000_000, 9)
    scan = tmp_path / "scan.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page().Contents = pikepdf.Stream(pdf, page, Filter=pikepdf.Name.FlateDecode)
        pdf.save(scan)
    assert scan.stat().st_size < 1_000_000
    with pytest.raises(Trouble, match=r"scan\.too-costly"):
        scans.file_scans(made.store, PROGRAM, made.played.meeting, [scan])
    made.store.close()


@pytest.mark.parametrize(
    "key",
    [
        lambda: ec.generate_private_key(ec.SECP256R1()).private_bytes(
            Encoding.DER, PrivateFormat.PKCS8, BestAvailableEncryption(b"pass")
        ),
        lambda: ec.generate_private_key(ec.SECP521R1()).private_bytes(
            Encoding.DER, PrivateFormat.PKCS8, NoEncryption()
        ),
        lambda: bytes.fromhex("303e020100301006072a8648ce3d020106052b81040006"),
    ],
)
def test_a_root_key_that_is_locked_or_odd_is_told(key: Callable[[], bytes], tmp_path: Path) -> None:
    authorities.new_root(tmp_path / "root", "도약", 1_700_000_000_000)
    (tmp_path / "root" / "root.key").write_bytes(key())
    with pytest.raises(Trouble, match=r"ca\.(missing|not-a-pair)"):
        authorities.read_root(tmp_path / "root")


@pytest.mark.parametrize("mode", ["RGBA", "L"])
def test_a_picture_as_large_as_may_be_ends_in_words(mode: str, made: MinimalDay, tmp_path: Path) -> None:
    scan = tmp_path / "scan.png"
    Image.new(mode, (8_900, 8_900)).save(scan)
    with suppress(Trouble):
        assert {p.code for p in scans.file_scans(made.store, PROGRAM, made.played.meeting, [scan]).problems}
    made.store.close()


@pytest.mark.parametrize(
    ("passphrase", "hurt", "code"),
    [
        ("다른 암호문구 열두자", lambda content: content, r"ca\.wrong-passphrase"),
        (PASSPHRASE, lambda content: content.replace(b'"P01"', b'"P02"'), r"ca\.wrong-passphrase"),
        (PASSPHRASE, lambda content: content.replace(b'"box": "', b'"box": "!'), r"ca\.missing"),
        (PASSPHRASE, lambda content: content[:50], r"ca\.missing"),
    ],
)
def test_a_panel_file_that_does_not_open_is_told_as_that(
    passphrase: str, hurt: Callable[[bytes], bytes], code: str, tmp_path: Path
) -> None:
    """Not as a season whose folder is to be put back."""
    root, file = tmp_path / "root", tmp_path / "panel.pca"
    authorities.new_root(root, "도약", 1_700_000_000_000)
    authorities.issue_panel(root, "P01", file, PASSPHRASE, 1_700_000_000_000)
    assert authorities.read_panel(file, PASSPHRASE)[0] == "P01"
    file.write_bytes(hurt(file.read_bytes()))
    with pytest.raises(Trouble, match=code):
        authorities.read_panel(file, passphrase)
