"""Garbled text is known and put right; sound Korean is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumpup_desktop.domain.garbled import is_garbled, repaired, suspects


@pytest.mark.parametrize(
    ("name", "wrong", "right"),
    [("㈜누데핀시스템", "latin-1", "cp949"), ("㈜누데핀시스템", "latin-1", "utf-8"), ("기술금속", "cp949", "utf-8")],
)
def test_what_a_wrong_encoding_did_is_undone(name: str, wrong: str, right: str) -> None:
    garbled = name.encode(right).decode(wrong)
    assert suspects(garbled)
    assert is_garbled(garbled)
    assert repaired(garbled) == name


@pytest.mark.parametrize("text", ["누데\ufffd핀", "占쏙옙점", "뷁", "주식???"])
def test_lost_characters_are_garbled(text: str) -> None:
    assert is_garbled(text)


@pytest.mark.parametrize("text", ["㈜보마뷘홀딩스", "大韓전자", "Café 서울", "A·B·C", "△5%", "100㎡", "「가」"])
def test_sound_text_is_left_alone(text: str) -> None:
    assert not is_garbled(text)


@given(
    st.text(alphabet=st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=1).filter(
        lambda t: "뷁" not in t
    )
)
def test_no_hangul_is_garbled(text: str) -> None:
    assert is_garbled(text) == ("占쏙옙" in text)
