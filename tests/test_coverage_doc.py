"""docs/coverage.md says what is true: each test it names exists and names that row, each policy path is there."""

from __future__ import annotations

import ast
import re
import tomllib

import pytest

from tests.conftest import ROOT

ROW = re.compile(r"^\| (J-\d{3}) \|[^|]*\| (.+) \|$", re.MULTILINE)
ROWS = ROW.findall((ROOT / "docs" / "coverage.md").read_text(encoding="utf-8"))
POLICY = tomllib.loads((ROOT / "resources" / "policy" / "jumpup-2026.toml").read_text(encoding="utf-8"))
TESTS = [(row, *found) for row, state in ROWS for found in re.findall(r"test: `([^`]+)::([^`]+)`", state)]
PATHS = [
    (row, path)
    for row, state in ROWS
    for part in state.split(";")
    if part.strip().startswith("data:")
    for path in re.findall(r"`([a-z0-9_.]+)`", part)
]


def test_every_row_is_there_once_with_a_known_state() -> None:
    wanted = [f"J-{n:03}" for n in (*range(20, 28), *range(30, 49))]
    assert [row for row, _ in ROWS] == wanted
    assert all(re.match(r"(test|data|later|text only): ?", state) for _, state in ROWS)


@pytest.mark.parametrize(("row", "path", "name"), TESTS)
def test_a_named_test_exists_and_names_its_row(row: str, path: str, name: str) -> None:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    found = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name == name]
    assert len(found) == 1
    assert row in (ast.get_docstring(found[0]) or "")


@pytest.mark.parametrize(("row", "path"), PATHS)
def test_a_named_setting_is_in_the_policy(row: str, path: str) -> None:
    """`meetings.x` is looked for in the first kind of meeting."""
    value: object = POLICY
    for step in path.split("."):
        value = value[0] if isinstance(value, list) else value
        assert isinstance(value, dict)
        assert step in value, row
        value = value[step]
