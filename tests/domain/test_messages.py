"""Sentences: the same codes and placeholders in both languages, none missing for what the program raises."""

from __future__ import annotations

import re
import string

from jumpup_desktop.assets import sentence, sentences
from tests.conftest import ROOT


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_have_the_same_sentences() -> None:
    korean, english = sentences("ko"), sentences("en")
    assert korean.keys() == english.keys()
    for code, text in korean.items():
        assert _placeholders(text) == _placeholders(english[code]), code


def test_every_code_the_program_raises_has_a_sentence() -> None:
    raised = set()
    for path in (ROOT / "jumpup_desktop").rglob("*.py"):
        raised |= set(
            re.findall(r"(?:Trouble|Refused|sentence)\(\s*\"([a-z0-9.\-]+)\"", path.read_text(encoding="utf-8"))
        )
    assert raised
    assert raised - sentences("ko").keys() == set()


def test_an_unknown_code_hides_nothing() -> None:
    assert "no.such" in sentence("no.such", {"a": 1})
