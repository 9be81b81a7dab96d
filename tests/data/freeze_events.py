"""Freezes one sample of every event kind's present version; run by hand when a kind is new or has a new version.

.venv/bin/python -m tests.data.freeze_events

Samples that are there already are never touched: what was shipped once must be read for ever.
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from datetime import date
from pathlib import Path
from typing import Any

from jumpup_desktop.domain.record.event import EventRef, kind_version, known_kinds
from jumpup_desktop.store import codec
from jumpup_desktop.store.tables.registry import SUBJECTS

FILE = Path(__file__).resolve().parent / "events.json"


def main() -> None:
    """Add what is missing."""
    assert SUBJECTS  # importing the subjects registers every kind
    frozen = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    for name, cls in sorted(known_kinds().items()):
        version = str(kind_version(name))
        if version not in frozen.setdefault(name, {}):
            frozen[name][version] = codec.encode_body(_filled(cls)).decode()
    FILE.write_text(json.dumps(frozen, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _filled(cls: Any) -> Any:
    """An instance with a value in every field."""
    hints = typing.get_type_hints(cls, vars(__import__(cls.__module__, fromlist=["_"])) | EXTRA)
    return cls(**{f.name: _value(hints[f.name], f.name) for f in dataclasses.fields(cls)})


EXTRA = {"date": date, "EventRef": EventRef}
PLAIN: dict[Any, Any] = {int: 7, bool: True, date: date(2026, 3, 3), EventRef: EventRef(f"{'d' * 32}:3:{'0' * 16}")}


def _value(hint: Any, name: str) -> Any:
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Literal:
        return inner[0]
    if origin is tuple:
        return (_value(inner[0], name),) if inner[-1] is Ellipsis else tuple(_value(i, name) for i in inner)
    if origin in (types.UnionType, typing.Union):
        return _value(inner[0], name)
    if dataclasses.is_dataclass(hint):
        return PLAIN.get(hint) or _filled(hint)
    return PLAIN.get(hint, f"{name} 가나다")


if __name__ == "__main__":
    main()
