"""Finds what is shipped with the program: policy files, sentences, schemas, migrations, fonts."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from jumpup_desktop.domain.templates import filled

if TYPE_CHECKING:
    from collections.abc import Mapping

Language = Literal["ko", "en"]
_IN_BRACKETS = re.compile(r" ?\(\{(\w+)\}\)")


def asset(*parts: str) -> Path:
    """The path of a shipped file, e.g. `asset("policy", "jumpup-2026.toml")`."""
    return Path(__file__).parent.joinpath("_data", *parts)


@cache
def sentences(language: Language) -> Mapping[str, str]:
    """All sentences of one language by their code, e.g. `step1.brn-checksum`."""
    import tomllib

    raw = tomllib.loads(asset("i18n", f"messages.{language}.toml").read_text(encoding="utf-8"))
    return dict(_flat(raw, ""))


def sentence(code: str, values: Mapping[str, object] | None = None, language: Language = "ko") -> str:
    """The sentence for a code with its values put in. An unknown code shows itself, so that nothing is hidden.

    Brackets around a value that is not there go with it.
    """
    template = sentences(language).get(code)
    if template is None:
        return f"{code} {dict(values or {})}".strip()
    known = {name: value for name, value in (values or {}).items() if value not in ("", None)}
    template = _IN_BRACKETS.sub(lambda found: found[0] if found[1] in known else "", template)
    return filled(template, _Shown(values or {}))


class _Shown(dict[str, object]):
    """Values of a sentence; one that is missing leaves a gap that is seen."""

    def __missing__(self, key: str) -> str:
        return "…"


def _flat(table: Mapping[str, Any], prefix: str) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for key, value in table.items():
        name = f"{prefix}.{key}" if prefix else key
        pairs += _flat(value, name) if isinstance(value, dict) else [(name, str(value))]
    return pairs
