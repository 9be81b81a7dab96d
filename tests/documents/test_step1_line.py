"""The first step's line on the company sheet says what is known, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from jumpup_desktop.documents.company_sheet import step1_line
from jumpup_desktop.documents.contents import PrintedStep1


@pytest.mark.parametrize(
    ("found", "line"),
    [
        (
            PrintedStep1("AA", "고성장", "우수", date(2026, 1, 15)),
            "K-value 등급 AA · 성장경로 고성장 · 현장평가 우수 · 기준일 2026. 1. 15.",
        ),
        (PrintedStep1("-", "-", "-", None), "K-value 등급 - · 성장경로 - · 현장평가 -"),
        (PrintedStep1("-", "-", "-", None, "추천"), "면제(추천)"),
        (PrintedStep1("-", "-", "우수", date(2026, 1, 15), "추천"), "면제(추천) · 기준일 2026. 1. 15."),
    ],
)
def test_a_date_that_is_not_known_is_not_printed(found: PrintedStep1, line: str) -> None:
    assert step1_line(found) == line
