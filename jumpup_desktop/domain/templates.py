"""Sentences with places for values, `{name}`, and with particles that follow what is written before them.

`{name:이/가}` is the value and its particle; `「{name}」{:이/가}` a particle after whatever stands before it, here the
closing quote. The pairs are those of `particles.PAIRS`. All templates are filled here: the sentences of both
languages, those of the policy, translated ones of the window that name somebody.
"""

from __future__ import annotations

from string import Formatter
from typing import TYPE_CHECKING

from jumpup_desktop.domain.particles import PAIRS, particle

if TYPE_CHECKING:
    from collections.abc import Mapping


def filled(template: str, values: Mapping[str, object], before: str = "") -> str:
    """A template with its values put in; `before` is what it will be written after.

    Raises KeyError for a place without a value, ValueError for a template that cannot be read.
    """
    said = before
    for literal, name, spec, _ in Formatter().parse(template):
        said += literal
        pair = spec if spec in PAIRS else ""
        if name:
            said += format(values[name], "" if pair else spec or "")
        if pair:
            said += particle(said, pair)
    return said.removeprefix(before)


def places(template: str) -> set[str]:
    """The names that a template has places for. Raises ValueError for a template that cannot be read."""
    parts = list(Formatter().parse(template))
    if any(name == "" and spec not in PAIRS for _, name, spec, _ in parts):
        raise ValueError(template)
    return {name for _, name, _, _ in parts if name}
