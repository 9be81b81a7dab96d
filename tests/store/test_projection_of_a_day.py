"""A small day in a keyed season: played, sealed, verified; what is rebuilt equals what was live."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from pyhanko.pdf_utils.reader import PdfFileReader

from jumpup_desktop.documents.verifying import verify
from jumpup_desktop.domain.dates import seoul
from jumpup_desktop.domain.meeting.paper import PAPER
from jumpup_desktop.domain.record.event import Reader
from jumpup_desktop.services import authorities, policies
from jumpup_desktop.services.plays import Played
from jumpup_desktop.store import codec
from jumpup_desktop.store.season_store import Store
from jumpup_desktop.store.tables import companies, meetings
from tests.minimal_day import NAMES, SealedDay

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jumpup_desktop.store.tables.meetings import PaperRow


@dataclass(frozen=True)
class Day:
    """The played day, with ids by the script's names."""

    store: Store
    played: Played
    people: dict[str, str]

    def papers(self) -> dict[str, PaperRow]:
        """The day's papers by rule."""
        return {row.rule: row for row in meetings.papers(self.store.conn, self.played.meeting)}

    def text(self, rule: str) -> str:
        """What a paper prints, spaces and line ends aside."""
        pdf = pypdfium2.PdfDocument(self.store.attachment(self.papers()[rule].sha256))
        pages = [pdf[n].get_textpage().get_text_bounded() for n in range(len(pdf))]
        return "".join("".join(pages).split())


@pytest.fixture(scope="module")
def day(sealed_day: SealedDay, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Day]:
    """The day once for all tests of this file, which only read it."""
    made = sealed_day.copy(tmp_path_factory.mktemp("season"))
    yield Day(made.store, made.played, made.people)
    made.store.close()


def test_every_paper_is_sealed_and_the_verifier_accepts_it(day: Day) -> None:
    """J-043: unanimity, in writing, signed by those who took part."""
    assert (day.played.papers, day.played.sealed, day.played.rejected) == (5, 5, {})
    root = authorities.root_certificate(day.store)
    for row in day.papers().values():
        verdict = verify(day.store.attachment(row.sha256), roots=(root,), at=seoul(day.store.now().utc_ms))
        assert verdict.accepted, (row.rule, verdict.reasons)


def test_what_is_rebuilt_from_the_journal_equals_what_was_live(day: Day) -> None:
    assert day.store.rebuild()
    events, faults = day.store.audit()
    assert events > 100
    assert faults == []


def test_the_excluded_member_does_not_see_that_company(day: Day) -> None:
    """Practice 4, 15."""
    conn = day.store.conn
    excluded, other = Reader(day.people["E7"], "member"), Reader(day.people["E2"], "member")
    assert [row.name for row in companies.companies(conn, excluded)] == [NAMES[2]]
    assert {row.name for row in companies.companies(conn, other)} == set(NAMES.values())


def test_nobody_is_asked_for_more_than_three_pins(day: Day) -> None:
    """Practice 2: who signs in ink is asked for none."""
    asked = day.played.pins_asked
    assert max(asked.values()) <= 3
    assert day.people["E6"] not in asked
    assert set(asked) == set(day.people.values()) - {day.people["E6"]}


def test_ink_and_refusal_stand_beside_the_signatures(day: Day) -> None:
    """Practice 5: the sheet names its mix; the excluded member is not among its signers."""
    mixes = {rule: (row.electronic, row.ink, row.refused) for rule, row in day.papers().items()}
    assert mixes == {
        "company_sheet": (4, 1, 1),
        "resolution": (7, 1, 0),
        "minutes": (2, 0, 0),
        "gist": (2, 0, 0),
        "exclusion": (1, 0, 0),
    }
    sheet = day.store.known(PAPER, day.papers()["company_sheet"].id)
    assert sheet.frozen is not None
    signers = dict(sheet.frozen.signers)
    assert day.people["E7"] not in signers
    assert [signers[day.people[p]] for p in ("E5", "E6", "E1")] == ["refused", "ink", "electronic"]
    assert sheet.marks[-1].person == day.people["E1"]
    assert day.papers()["company_sheet"].scans_missing == 1


def test_no_paper_prints_a_forbidden_word_or_another_papers_gist(day: Day) -> None:
    """Practice 4, 7."""
    texts = {rule: day.text(rule) for rule in day.papers()}
    forbidden = policies.shipped().policy.meeting("selection").forbidden_words
    assert not [(w, rule) for w in forbidden for rule, text in texts.items() if w in text]
    said = "해외매출은전체의삼분의일이라고답함."
    assert [rule for rule, text in texts.items() if said in text] == ["gist"]
    assert "지원의효과가뚜렷할것으로본다." not in "".join(texts.values())


def test_a_signature_by_pin_is_the_members_own_event_under_their_certificate(day: Day) -> None:
    """The event is by the member with proof PIN; its signature covers the header and fits the paper's certificate."""
    paper = day.papers()["company_sheet"]
    reader = PdfFileReader(io.BytesIO(day.store.attachment(paper.sha256)))
    certificates = {sig.field_name.removeprefix("sign-"): sig.signer_cert for sig in reader.embedded_signatures}
    rows = day.store.conn.execute(
        "SELECT header, sig FROM event WHERE kind = 'paper.signed' AND entity = ? ORDER BY seq", (paper.id,)
    ).fetchall()
    assert len(rows) == len(certificates) > 0
    for header_bytes, signature in rows:
        header = codec.decode_header(header_bytes)
        assert (header.role, header.proof) == ("member", "pin")
        key = x509.load_der_x509_certificate(certificates[header.actor].dump()).public_key()
        assert isinstance(key, ec.EllipticCurvePublicKey)
        key.verify(signature, header_bytes, ec.ECDSA(hashes.SHA256()))
