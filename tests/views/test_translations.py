"""English is complete: every Korean text of a view has its translation."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HANGUL = re.compile("[가-힣]")


def _said(path: Path) -> Iterator[tuple[str, str]]:
    """(context, text) of what a file says by `self.tr` or marks with `QT_TRANSLATE_NOOP`."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for cls in (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)):
        for call in _calls(cls):
            is_tr = isinstance(call.func, ast.Attribute) and call.func.attr == "tr"
            if is_tr and isinstance(call.args[0], ast.Constant):
                yield cls.name, str(call.args[0].value)
    for call in _calls(tree):
        if isinstance(call.func, ast.Name) and call.func.id == "QT_TRANSLATE_NOOP":
            context, text = (str(ast.literal_eval(arg)) for arg in call.args)
            yield context, text


def _calls(node: ast.AST) -> Iterator[ast.Call]:
    return (one for one in ast.walk(node) if isinstance(one, ast.Call))


def _forms() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "ui").glob("*.ui")):
        form = ElementTree.parse(path).getroot()
        context = form.findtext("class") or ""
        for text in form.iter("string"):
            if text.get("notr") != "true" and text.text:
                yield context, text.text


def test_every_text_of_the_window_is_there_in_english() -> None:
    contexts = ElementTree.parse(ROOT / "resources" / "i18n" / "jumpup_en.ts").getroot().iter("context")
    known = {
        (context.findtext("name"), message.findtext("source"))
        for context in contexts
        for message in context.iter("message")
        if message.findtext("translation")
    }
    said = {
        one
        for path in (ROOT / "jumpup_desktop" / "views").rglob("*.py")
        if "_forms" not in path.parts
        for one in _said(path)
    }
    wanted = {one for one in (*said, *_forms()) if HANGUL.search(one[1])}
    assert len(wanted) > 500
    assert wanted - known == set()
