"""Writes a play-1 script from a day of the data: its head, and act after act."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jumpup_desktop.domain.policy import MeetingKind
    from jumpup_desktop.services.scripts import Script


class ScriptWriter:
    """Writes the acts of the data's day, event by event; `no` is the company that is in, `at` the time."""

    def __init__(self, data: Script, policy_sha256: str, kind: MeetingKind, *, drama: bool = False) -> None:
        self.kind = kind
        self.script = data["day_script"]
        panel = next(p for p in data["panels"] if p["code"] == self.script["panel"])
        self.panel, self.drama, self.policy = panel, drama, policy_sha256
        self.opinions = [o for o in data["opinions"] if o["panel"] == panel["code"]]
        self.order = {r["company_no"]: str(r["order"]) for r in self.script["results"]}
        self.types = {m["id"]: self.criterion(m["type"]) for m in panel["members"]}
        self.filed: Script = {}
        self.answer: Script = {}
        self.nominated_by = ""
        self.no, self.at, self.phase, self.revealed = 0, "", "", False
        self.out: list[Script] = []
        self.held: list[Callable[[ScriptWriter], None]] = []
        """What waits until whoever is excluded from the company has left."""
        self.seq = 0

    def written(self) -> Script:
        """The script with all acts so far."""
        return {
            "schema": "jumpup-play/1",
            "day": self.script["date"],
            "panel": self.script["panel"],
            "secretary": self.script["secretary"],
            "people": [
                {"ref": m["id"], "name": m["name"], "type": self.types[m["id"]], "pin": "246810"}
                for m in self.panel["members"]
            ],
            "items": [
                {"ref": str(r["order"]), "company": str(r["company_no"]), "short": r["order"] in (1, 3, 6)}
                for r in self.script["results"]
            ],
            "acts": self.out,
        }

    def criterion(self, name: str) -> str:
        """A criterion's id by its name."""
        return self.kind.criterion(name).id

    def phase_of(self, role: str) -> str:
        """A phase's id by what the room does in it."""
        return next(p.id for p in self.kind.phases if p.role == role)

    def sentences(self, text: str, count: int) -> str:
        """The first sentences of a text."""
        return sentences(text, count, self.kind.forbidden_words)

    def leaves_for(self, company: int) -> bool:
        """Whether somebody who is excluded from the company is still to leave for it."""
        coming = self.script["events"][self.seq :]
        return any(e["type"] == "recusal.leave" and e.get("company_no") == company for e in coming)

    def catch_up(self) -> None:
        """Do what waited."""
        held, self.held = self.held, []
        for one in held:
            one(self)

    def act(self, do: str, **fields: object) -> None:
        """One act, now."""
        self.out.append({"at": self.at, "do": do, **fields})

    def on(self, do: str, **fields: object) -> None:
        """One act about the company that is in."""
        self.act(do, item=self.order[self.no], **fields)


def sentences(text: str, count: int, avoided: Sequence[str]) -> str:
    """The first sentences of a text; where it can be, those without words that the kind's papers avoid."""
    found = re.split(r"(?<=[.!?])\s+", text.strip())
    fitting = [s for s in found if not any(word in s for word in avoided)]
    return " ".join((fitting or found)[:count])
