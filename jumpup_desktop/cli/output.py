"""How the command line speaks: sentences for people, one JSON object for programs."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from jumpup_desktop.assets import sentence
from jumpup_desktop.domain.problems import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jumpup_desktop.errors import Trouble


def show(facts: Mapping[str, object], text: str, *, as_json: bool) -> None:
    """Print a result: the facts as JSON, or the text."""
    print(json.dumps(facts, ensure_ascii=False) if as_json else text)


def could_not_run(error: Trouble | Refused, *, as_json: bool) -> int:
    """Say what stopped the command; exit code 2."""
    values = error.problem.shown if isinstance(error, Refused) else error.values
    said = sentence(error.code, values)
    if as_json:
        print(json.dumps({"error": {"code": error.code, "message": said}}, ensure_ascii=False))
    print(said, file=sys.stderr)
    return 2
