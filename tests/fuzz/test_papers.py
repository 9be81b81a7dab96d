"""Sealed papers with wounds anywhere: none is accepted, none stops the judge."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.documents.verifying import verify
from jumpup_desktop.domain.dates import seoul
from jumpup_desktop.services import authorities
from jumpup_desktop.store.tables import meetings
from tests.fuzz.dice import hurt, long_rounds, rounds

if TYPE_CHECKING:
    import random

    from cryptography.x509 import Certificate

    from tests.minimal_day import SealedDay

Known = tuple[tuple[bytes, ...], "Certificate", int]
NUMBER = re.compile(rb"\d+")
NAME = re.compile(rb"/[A-Z][A-Za-z]+")


@pytest.fixture(scope="module")
def known(sealed_day: SealedDay, tmp_path_factory: pytest.TempPathFactory) -> Known:
    """The sealed papers of a day, its root, and when it was."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUMPUP_DATA_DIR", str(tmp_path_factory.mktemp("fuzz-user")))
        made = sealed_day.copy(tmp_path_factory.mktemp("fuzz-papers"))
        papers = tuple(made.store.attachment(row.sha256) for row in meetings.all_papers(made.store.conn))
        found = papers, authorities.root_certificate(made.store), made.store.now().utc_ms
        made.store.close()
    return found


def _word_changed(content: bytes, dice: random.Random) -> bytes:
    """A number or a name of the file's own grammar becomes another."""
    pattern, others = dice.choice(
        [(NUMBER, (b"0", b"-1", b"99999999999", b"1e9")), (NAME, (b"/JS", b"/Sig", b"/Pages", b"/XObject", b"/Filter"))]
    )
    places = list(pattern.finditer(content))
    found = dice.choice(places)
    return content[: found.start()] + dice.choice(others) + content[found.end() :]


def _is_accepted(known: Known, dice: random.Random) -> bool:
    """Whether a paper is accepted that is not what it was."""
    papers, root, utc_ms = known
    whole = dice.choice(papers)
    wounded = dice.choice((hurt, _word_changed))(whole, dice)
    return wounded != whole and verify(wounded, roots=(root,), at=seoul(utc_ms)).accepted


@pytest.mark.parametrize("seed", range(2))
def test_no_wounded_paper_is_accepted(seed: int, known: Known) -> None:
    assert [n for n, dice in enumerate(rounds(seed, 25)) if _is_accepted(known, dice)] == []


@pytest.mark.long
def test_no_wounded_paper_of_very_many_is_accepted(known: Known) -> None:
    assert [n for n, dice in enumerate(long_rounds()) if _is_accepted(known, dice)] == []
