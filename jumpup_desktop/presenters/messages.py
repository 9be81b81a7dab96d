"""Turns codes into sentences, here and nowhere else in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.assets import sentence
from jumpup_desktop.domain.problems import Problem, Refused
from jumpup_desktop.errors import Trouble

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jumpup_desktop.assets import Language


class Sentences:
    """Sentences in the language the user chose."""

    def __init__(self, language: Language = "ko") -> None:
        self.language: Language = language

    def say(self, code: str, values: Mapping[str, object]) -> str:
        """A sentence by its code."""
        return sentence(code, dict(values), self.language)

    def of(self, fault: Exception | Problem) -> str:
        """What happened and what to do. Anything we did not expect says so by its name."""
        if isinstance(fault, Problem):
            return sentence(fault.code, fault.shown, self.language)
        if isinstance(fault, Refused):
            return sentence(fault.code, fault.problem.shown, self.language)
        if isinstance(fault, Trouble):
            return sentence(fault.code, fault.values, self.language)
        return f"{type(fault).__name__}: {fault}"
