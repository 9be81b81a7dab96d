"""A proposal as it is being written, kept so that no crash takes it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field


@dataclass(slots=True)
class Wording:
    """Outcome, texts by criterion, overall text; conditions are (what, until, checked by)."""

    outcome: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    overall: str = ""
    conditions: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written yet."""
        return not (self.outcome or self.overall or self.conditions or any(self.texts.values()))

    def as_kept(self) -> str:
        """How it is kept; empty where nothing was written."""
        return "" if self.is_empty else json.dumps(asdict(self))


def read_kept(content: str) -> Wording | None:
    """The wording as it was kept; None where none was."""
    if not content:
        return None
    kept = json.loads(content)
    conditions = [(what, until, by) for what, until, by in kept["conditions"]]
    return Wording(kept["outcome"], dict(kept["texts"]), kept["overall"], conditions)
