"""개회 서류: the panel and its opening sheets as they were signed, sealed where a policy names them (practice 17)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.documents.contents import OpeningRecord
from jumpup_desktop.services.papers.paper_kinds import PaperKind, about_the_day, register

if TYPE_CHECKING:
    from jumpup_desktop.services.papers.paper_kinds import Asked


def content(asked: Asked) -> OpeningRecord:
    """What was planned and signed, the drawn signatures included."""
    return OpeningRecord(asked.head, asked.opening(), asked.signers, asked.audit)


KIND = register(PaperKind("opening", "S", 5, about_the_day, content, "개회 서류 확인"))
