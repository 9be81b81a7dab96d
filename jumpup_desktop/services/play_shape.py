"""Whether a script can be played at all, by the published schema, before anything of it is recorded."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from jumpup_desktop.assets import asset
from jumpup_desktop.domain.problems import Refused

if TYPE_CHECKING:
    from jumpup_desktop.services.play import Act


@cache
def _definitions() -> dict[str, Any]:
    defs: dict[str, Any] = json.loads(asset("schema", "play-1.json").read_text(encoding="utf-8"))["$defs"]
    return defs


def require_playable(script: Act) -> None:
    """Every act is known, has its fields and a time, and speaks of the script's own items and companies.

    Refuses `play.unknown-name`, `play.act-shape`; raises KeyError, TypeError for what is no script at all.
    """
    defs = _definitions()
    items = {str(item["ref"]) for item in script["items"]}
    companies = {str(item["company"]) for item in script["items"]}
    time = re.compile(defs["at"]["pattern"])
    for number, act in enumerate(script["acts"], 1):
        shape = defs.get(f"act_{act['do']}")
        if shape is None:
            raise Refused("play.unknown-name", name=act["do"])
        missing = [name for name in shape["required"] if name not in act]
        if missing or not time.fullmatch(str(act["at"])):
            raise Refused("play.act-shape", number=number, fields=", ".join(missing or ["at"]))
        for named, known in ((_items(act), items), (_companies(act), companies)):
            for name in named:
                if str(name) not in known:
                    raise Refused("play.unknown-name", name=name)


def _items(act: Act) -> list[Any]:
    """Every item an act speaks of."""
    return [act[key] for key in ("item", "first", "second") if key in act] + list(act.get("order", ()))


def _companies(act: Act) -> list[Any]:
    """Every company an act speaks of."""
    return [one["company"] for one in (act, *act.get("conflicts", ())) if "company" in one]
