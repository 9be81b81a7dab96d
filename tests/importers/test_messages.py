"""Every code that the sources can give has a sentence in both languages, with the same values."""

from __future__ import annotations

import re
import string
from pathlib import Path

from jumpup_desktop.assets import Language, sentence, sentences

SOURCES = Path(__file__).parents[2] / "jumpup_desktop"
GROUPS = ("file", "table", "worker")
LANGUAGES: tuple[Language, ...] = ("ko", "en")


def given_codes() -> set[str]:
    """Codes as they stand in the sources."""
    found: set[str] = set()
    for path in SOURCES.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        found |= set(re.findall(r'"((?:file|table|worker)\.[a-z-]+)"', text))
        if path.name.startswith("step1_"):
            found |= {f"step1.{code}" for code in re.findall(r'problem\(\s*\w+, (?:"\w+"|field), "([a-z-]+)"', text)}
        if path.name == "panel_rules.py":
            found |= {f"panels.{code}" for code in re.findall(r'problem\("[^"]+", \w+, "\w+", "([a-z-]+)"', text)}
    return found


def test_every_code_has_a_sentence_in_both_languages() -> None:
    codes = given_codes()
    assert len(codes) > 60
    for language in ("ko", "en"):
        assert codes - set(sentences(language)) == set()


def test_both_languages_have_the_same_codes_and_values() -> None:
    korean, english = sentences("ko"), sentences("en")
    assert korean.keys() == english.keys()
    for code, text in korean.items():
        assert _names(text) == _names(english[code]), code


def _names(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_a_sentence_shows_its_values() -> None:
    assert "S+" in sentence("step1.grade-unknown", {"found": "S+", "known": "A"})


def test_no_sentence_shows_a_placeholder_or_empty_brackets() -> None:
    """A value that is not known, or is empty, is left out together with its brackets."""
    for language in LANGUAGES:
        for code, text in sentences(language).items():
            for values in ({}, dict.fromkeys(_names(text), "")):
                said = sentence(code, values, language)
                assert not re.search(r"[{}]|\(\)", said), (language, code, said)
    assert sentence("verify.damaged", {"detail": "ValueError"}).endswith("(ValueError)")
