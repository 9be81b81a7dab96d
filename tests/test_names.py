"""One name, one thing, and small ones: what no linter here looks at."""

from __future__ import annotations

import ast
from collections import Counter
from functools import cache

from tests.conftest import ROOT

MOST_METHODS = 20


@cache
def _classes() -> list[ast.ClassDef]:
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in (ROOT / "jumpup_desktop").rglob("*.py")]
    return [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]


def test_no_dataclass_name_exists_twice() -> None:
    records = [one.name for one in _classes() if any("dataclass" in ast.dump(mark) for mark in one.decorator_list)]
    assert len(records) > 400
    assert [name for name, count in Counter(records).items() if count > 1] == []


def test_no_class_is_too_large_to_be_seen_at_once() -> None:
    sizes = {one.name: sum(isinstance(part, ast.FunctionDef) for part in one.body) for one in _classes()}
    assert {name: size for name, size in sizes.items() if size > MOST_METHODS} == {}
