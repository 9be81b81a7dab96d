"""Whatever an agency calls a panel or a paper, its file stays in the folder that was chosen."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumpup_desktop.domain.filenames import END, LONGEST, file_name


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("JU26-P05-A00", "의결서"), "JU26-P05-A00_의결서.pdf"),
        (("P/../../X", "회의록"), "P-..-..-X_회의록.pdf"),
        (("..",), "_.pdf"),
        ((".숨김",), "숨김.pdf"),
        (("con",), "_con.pdf"),
        (("NUL.1",), "_NUL.1.pdf"),
        (("시간 기록\n둘째 줄",), "시간기록둘째줄.pdf"),
        (('가:나*다?"라',), "가-나-다-라.pdf"),
        (("fdp\u202e코드",), "fdp-코드.pdf"),
        (("", ""), "_.pdf"),
    ],
)
def test_names_as_people_see_them(parts: tuple[str, ...], name: str) -> None:
    assert file_name(*parts, ending=".pdf") == name


@given(st.lists(st.text(), max_size=4))
def test_no_text_leads_out_of_its_folder(parts: list[str]) -> None:
    name = file_name(*parts, ending=".pdf")
    assert PurePosixPath(name).name == name
    assert PureWindowsPath(name).name == name
    assert not PureWindowsPath(name).is_reserved()
    assert name not in {".", ".."}
    assert not name.startswith(".")
    assert len(name.encode()) <= LONGEST + len(".pdf")


def test_a_long_name_is_cut_between_letters() -> None:
    name = file_name("가" * 200, ending=".pdf")
    assert name == "가" * ((LONGEST - END - 1) // 3) + "~" + "가" * (END // 3) + ".pdf"


def test_what_tells_two_long_names_apart_is_not_cut() -> None:
    codes = [f"JU26-{'가' * 100}-{letter}{n:02d}" for letter in "AB" for n in range(9)]
    names = {file_name(code, "종합의견서", "제2판", ending=".pdf") for code in codes}
    assert len(names) == 18
