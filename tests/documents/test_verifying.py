"""Sealed papers are accepted; a changed one never is."""

import hashlib
import random
from io import BytesIO

import pikepdf
import pytest

from jumpup_desktop.documents.archive import BasePdf
from jumpup_desktop.documents.authority import new_root
from jumpup_desktop.documents.signing import FieldFilled, NoSuchField, PaperSealed, SealTooEarly
from jumpup_desktop.documents.verifying import Mix, SeasonKnowledge, Verdict, verify
from tests.documents import day
from tests.documents.conftest import People

Sealed = dict[str, tuple[BasePdf, bytes]]


def judge(pdf: bytes, people: People, **more: SeasonKnowledge) -> Verdict:
    """Verify that evening against the programme's root."""
    return verify(pdf, roots=(people.root.certificate,), at=day.at("18:00"), **more)


@pytest.mark.parametrize("name", ["sheet", "recused", "resolution", "minutes", "gist", "exclusion"])
def test_a_sealed_paper_is_accepted(name: str, sealed: Sealed, people: People) -> None:
    assert judge(sealed[name][1], people).reasons == ()


def test_the_verdict_names_the_mix(sealed: Sealed, people: People) -> None:
    assert judge(sealed["sheet"][1], people).mix == Mix(electronic=6, ink=1, refused=1)


def test_a_stranger_root_is_rejected(sealed: Sealed, people: People) -> None:
    other = new_root("다른 프로그램", day.at("08:00")).certificate
    verdict = verify(sealed["gist"][1], roots=(other,), at=day.at("18:00"))
    (reason,) = verdict.reasons
    assert (reason.code, verdict.root) == ("unknown-root", people.root.fingerprint)
    names = ("점프업 프로그램 최상위 인증기관", "다른 프로그램 최상위 인증기관")
    assert all(value.startswith(name) for value, name in zip(reason.values, names, strict=True))


def test_the_verdict_says_with_which_certificate_and_when_each_signed(sealed: Sealed, people: People) -> None:
    verdict = judge(sealed["sheet"][1], people)
    assert {one.signer: one.certificate for one in verdict.signed}.items() <= people.certificates.items()
    assert len(verdict.signed) == 6
    times = [one.at for one in verdict.signed]
    assert times == sorted(times, key=lambda at: at or 0)
    assert times[0] == int(day.at("17:31").timestamp() * 1000)
    assert (verdict.panel, verdict.edition) == ("첨단제조·소재 2분과", 1)
    assert verdict.file_sha256 == hashlib.sha256(sealed["sheet"][1]).hexdigest()


def test_the_season_knows_another_hash(sealed: Sealed, people: People) -> None:
    verdict = judge(sealed["gist"][1], people, season=SeasonKnowledge(day.sha("other")))
    assert [reason.code for reason in verdict.reasons] == ["season-hash"]


def test_a_half_signed_paper_is_rejected(sealed: Sealed, people: People) -> None:
    """T8: cut back to three signatures, each of them whole and valid."""
    pdf = sealed["sheet"][1]
    ends = [n + 6 for n in range(len(pdf)) if pdf.startswith(b"%%EOF\n", n)]
    codes = {reason.code for reason in judge(pdf[: ends[3]], people).reasons}
    assert "signature-missing" in codes


def test_single_bit_flips_are_rejected(sealed: Sealed, people: People) -> None:
    pdf = sealed["gist"][1]
    chance = random.Random(2026)
    start = pdf.rindex(b"/Contents <") + 11
    end = pdf.index(b">", start)
    places = [chance.randrange(start, end) for _ in range(40)]
    places += [chance.randrange(len(pdf)) for _ in range(60)]
    passed = [n for n in places if judge(_flipped(pdf, n, chance.randrange(8)), people).accepted]
    assert passed == []


@pytest.mark.long
def test_five_hundred_bit_flips_are_rejected(sealed: Sealed, people: People) -> None:
    pdf = sealed["sheet"][1]
    chance = random.Random(20261121)
    starts = [n + 11 for n in range(len(pdf)) if pdf.startswith(b"/Contents <", n) and pdf[n + 11 : n + 13] == b"30"]
    spans = [(start, pdf.index(b">", start)) for start in starts]
    places = [chance.randrange(*chance.choice(spans)) for _ in range(200)]
    places += [chance.randrange(len(pdf)) for _ in range(300)]
    passed = [n for n in places if judge(_flipped(pdf, n, chance.randrange(8)), people).accepted]
    assert (len(spans), passed) == (6, [])


def _flipped(pdf: bytes, place: int, bit: int) -> bytes:
    changed = bytearray(pdf)
    changed[place] ^= 1 << bit
    return bytes(changed)


def test_truncated_files_are_rejected(sealed: Sealed, people: People) -> None:
    pdf = sealed["gist"][1]
    for length in (0, 1, 100, len(pdf) // 3, len(pdf) // 2, len(pdf) - 2000, len(pdf) - 1):
        assert not judge(pdf[:length], people).accepted


def test_bytes_after_the_end_are_rejected(sealed: Sealed, people: People) -> None:
    assert not judge(sealed["gist"][1] + b"\n", people).accepted


def test_a_rewritten_file_is_rejected(sealed: Sealed, people: People) -> None:
    target = BytesIO()
    with pikepdf.open(BytesIO(sealed["gist"][1])) as pdf:
        pdf.pages.reverse()
        pdf.save(target)
    assert not judge(target.getvalue(), people).accepted


def test_signing_refuses_what_it_must(sealed: Sealed, people: People) -> None:
    base, pdf = sealed["gist"]
    with pytest.raises(PaperSealed):
        people.sign(pdf, "E056", "평가위원-056", 50)
    with pytest.raises(NoSuchField):
        people.sign(base.pdf, "E106", "평가위원-106", 50)
    with pytest.raises(SealTooEarly):
        people.sign(base.pdf, "E056", "평가위원-056", 50)
    once = people.sign(base.pdf, "S05", "간사-05", 50)
    with pytest.raises(FieldFilled):
        people.sign(once, "S05", "간사-05", 51)
