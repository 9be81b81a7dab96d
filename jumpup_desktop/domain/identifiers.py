"""Numbers that identify: random ids of ours, business registration numbers, industry codes."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import NewType

CompanyId = NewType("CompanyId", str)
PersonId = NewType("PersonId", str)
PanelId = NewType("PanelId", str)
MeetingId = NewType("MeetingId", str)
ItemId = NewType("ItemId", str)
PaperId = NewType("PaperId", str)
DeviceId = NewType("DeviceId", str)

_WEIGHTS = (1, 3, 7, 1, 3, 7, 1, 3, 5)
_KSIC = re.compile(r"^([A-U])?\s*(\d{5})$")


@dataclass(frozen=True, slots=True)
class BusinessNumber:
    """A business registration number (사업자등록번호): ten digits whose last one checks the others."""

    digits: str

    def __post_init__(self) -> None:
        if not self.digits.isdigit() or len(self.digits) != 10:
            raise ValueError("brn-form")
        if not has_check_digit(self.digits):
            raise ValueError("brn-checksum")

    @classmethod
    def parse(cls, text: str) -> BusinessNumber:
        """Read `123-45-67890` or ten digits. Raises ValueError("brn-form" | "brn-checksum")."""
        return cls(re.sub(r"[\s\-–.]", "", unicodedata.normalize("NFKC", text)))

    def __str__(self) -> str:
        return f"{self.digits[:3]}-{self.digits[3:5]}-{self.digits[5:]}"


def has_check_digit(digits: str) -> bool:
    """Whether the tenth digit fits the nine before (국세청 검증식)."""
    numbers = [int(d) for d in digits]
    total = sum(n * w for n, w in zip(numbers, _WEIGHTS, strict=False)) + numbers[8] * 5 // 10
    return (10 - total % 10) % 10 == numbers[9]


def industry_code(text: str) -> str:
    """A KSIC code as five digits, with or without its section letter before. Raises ValueError("ksic-form")."""
    match = _KSIC.match(text.strip().upper())
    if match is None:
        raise ValueError("ksic-form")
    return match.group(2)
