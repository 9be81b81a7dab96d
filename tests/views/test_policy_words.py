"""Every setting of a policy is called something that people say (in English too: `test_translations.py`)."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.services import policies
from jumpup_desktop.views.settings.policy_words import path_name, section_name, setting_name
from tests.conftest import DATA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication


def _paths(value: object, path: str = "") -> Iterator[str]:
    """Every setting's path, list places left out."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield f"{path}.{key}" if path else key
            yield from _paths(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for inner in value:
            yield from _paths(inner, path)


@pytest.mark.parametrize("text", [policies.shipped().text, (DATA / "scored-kind.toml").read_text(encoding="utf-8")])
def test_no_setting_is_shown_by_its_code(qapp: QApplication, text: str) -> None:
    assert qapp is not None
    paths = set(_paths(tomllib.loads(text)))
    assert len(paths) > 40
    sections = {path for path in paths if "." not in path}
    settings = {path.rpartition(".")[2] for path in paths - sections}
    assert {code for code in sections if section_name(code) == code} == set()
    assert {code for code in settings if setting_name("", code) == code} == set()


def test_a_change_is_told_in_words(qapp: QApplication) -> None:
    assert qapp is not None
    assert path_name("meetings[1].phases[2].minutes") == "회의 종류 1 › 단계 2 › 시간(분)"
