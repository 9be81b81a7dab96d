"""Particles: the right form after names, figures, units, letters and brackets; no template writes both forms."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jumpup_desktop.assets import sentence
from jumpup_desktop.domain.particles import PAIRS, joined, particle
from jumpup_desktop.domain.templates import filled, places
from tests.conftest import ROOT

CLOSED = ("은", "이", "을", "과", "으로", "이다", "이라", "이나", "이며", "아")
OPEN = ("는", "가", "를", "와", "로", "다", "라", "나", "며", "야")
LIEUL = (*CLOSED[:4], "로", *CLOSED[5:])
BOTH_FORMS = re.compile(
    r"이\(가\)|가\(이\)|은\(는\)|는\(은\)|을\(를\)|를\(을\)|[와과]\([과와]\)|\(으\)로|\(이\)[라다나며]"
)
ONE_FORM = re.compile(r"\{[^{}:]+\}[」』》〉\"”’]*(은|는|이|가|을|를|과|와|으로|로|이다|이라)(?![가-힣])")

WORDS = (
    ("평가 포기", OPEN), ("발표 불참", CLOSED), ("서울", LIEUL), ("1,234억원", CLOSED), ("제2판", CLOSED),
    ("E-D", OPEN), ("LG", OPEN), ("IBM", CLOSED), ("URL", LIEUL), ("KAIST", OPEN), ("NATO", OPEN), ("VLAN", CLOSED),
    ("HTML", LIEUL), ("IoT", OPEN), ("OpenAI", OPEN), ("pdf", OPEN), ("A", OPEN), ("S+", OPEN), ("SK텔레콤", CLOSED),
    ("Tech", OPEN), ("Robot", CLOSED), ("Group", CLOSED), ("Mobile", LIEUL), ("Phone", CLOSED), ("Café", OPEN),
    ("0", CLOSED), ("1", LIEUL), ("2", OPEN), ("3", CLOSED), ("6", CLOSED), ("7", LIEUL), ("9", OPEN), ("10", CLOSED),
    ("1,000", CLOSED), ("20,000", CLOSED), ("100,000,000", CLOSED), ("1,000,000,000,000", OPEN), ("0.5", OPEN),
    ("③", CLOSED), ("Ⅲ", CLOSED), ("2026. 3. 3.", LIEUL), ("2026. 3. 3.(화)", LIEUL), ("14:05", CLOSED),
    ("14:00", OPEN), ("80%", OPEN), ("12㎡", OPEN), ("3㎥", OPEN), ("3kg", CLOSED), ("5 mm", OPEN), ("25℃", OPEN),
    ("5G", OPEN), ("「가온」", CLOSED), ("㈜가온", CLOSED), ("가온㈜", CLOSED), ("가온(주)", CLOSED),
    ("「가온(주)」", CLOSED), ("「나래」(123-45-67890)", OPEN), ("「메세반환경㈜」", CLOSED),
    ("홍길동 [대리]", CLOSED), ("(주)", OPEN), ("金", CLOSED), ("ㄹ", LIEUL), ("かな", OPEN), ("", OPEN),
    ("…", OPEN), ("()", OPEN), ("JU26-P05-C01", LIEUL), ("\u1112\u1161\u11ab", CLOSED),
)  # fmt: skip


@pytest.mark.parametrize(("word", "forms"), WORDS)
def test_each_word_takes_the_forms_of_how_it_is_read(word: str, forms: tuple[str, ...]) -> None:
    assert tuple(particle(word, pair) for pair in PAIRS) == forms


@given(st.text(), st.sampled_from(PAIRS))
@example("0µ", "은/는")
def test_after_any_text_stands_one_of_the_two_forms(text: str, pair: str) -> None:
    assert particle(text, pair) in pair.split("/")
    assert joined(text, pair).startswith(text)


@given(st.integers(0, 10**20))
def test_a_number_is_read_with_and_without_its_commas(number: int) -> None:
    assert [particle(f"{number:,}", p) for p in PAIRS] == [particle(str(number), p) for p in PAIRS]


def test_a_long_text_takes_no_time() -> None:
    assert particle("(" * 10**6 + " " * 10**6, "이/가") == "가"


def test_another_pair_is_refused() -> None:
    with pytest.raises(ValueError, match="가/이"):
        particle("가온", "가/이")


def test_a_template_puts_the_particle_after_the_value_or_after_what_stands_before_it() -> None:
    template = "{name:이/가} 「{word}」{:으로/로} {n:,}개를 적었다."
    assert filled(template, {"name": "E-D", "word": "선정", "n": 1200}) == "E-D가 「선정」으로 1,200개를 적었다."
    assert places(template) == {"name", "word", "n"}
    assert filled("{:을/를} 봄.", {}, "매출") == "을 봄."


@pytest.mark.parametrize("template", ["{}", "{:05}", "{:가/이}", "{name", "}"])
def test_a_template_with_a_place_for_nothing_is_refused(template: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        places(template)


def test_a_sentence_names_a_company_without_number_rightly() -> None:
    said = sentence("panels.sanctioned", {"name": "메세반환경㈜", "place": "", "until": "2028. 3. 10.", "reason": "-"})
    assert said.startswith("「메세반환경㈜」은 2028. 3. 10.까지")


def test_no_source_writes_both_forms_or_one_form_after_a_value_that_may_end_either_way() -> None:
    """Templates of messages and policies, strings of the sources, of the forms and of their translations."""
    files = [p for folder in ("jumpup_desktop", "resources", "ui") for p in (ROOT / folder).rglob("*")]
    read = [p for p in files if p.suffix in (".py", ".toml", ".ui", ".ts") and "_forms" not in p.parts]
    assert len(read) > 200
    found = [
        (path.name, line)
        for path in read
        for line in path.read_text(encoding="utf-8").splitlines()
        if BOTH_FORMS.search(line) or ONE_FORM.search(line)
    ]
    assert found == []
