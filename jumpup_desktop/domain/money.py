"""Amounts in won, as integers; read from and shown in 억원, 만원, 백만원."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

UNITS = {"원": 1, "천원": 1_000, "만원": 10_000, "백만원": 1_000_000, "억원": 100_000_000, "조원": 10**12}
_NUMBER = re.compile(r"^[-+]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$")


def parse_number(text: str) -> Decimal:
    """Read a number with or without thousands separators; △ and brackets mean minus. Raises ValueError."""
    cleaned = text.strip().replace("，", ",").replace(" ", "")
    if cleaned.startswith(("△", "▲")):
        cleaned = "-" + cleaned[1:]
    if cleaned.startswith("(") and cleaned.endswith(")"):
        cleaned = "-" + cleaned[1:-1]
    if not _NUMBER.match(cleaned):
        raise ValueError("number-form")
    try:
        return Decimal(cleaned.replace(",", ""))
    except InvalidOperation:
        raise ValueError("number-form") from None


def won(amount: Decimal | int, unit: str = "원") -> int:
    """An amount of a unit as whole won. Raises ValueError when it is not a whole number of won."""
    exact = Decimal(amount) * UNITS[unit]
    if exact != exact.to_integral_value():
        raise ValueError("won-fraction")
    return int(exact)


def won_text(amount: int) -> str:
    """`21억 2,700만원`, `1억 2,345만 6,789원`, `0원`; minus as `-`."""
    if amount < 0:
        return "-" + won_text(-amount)
    parts = []
    for size, name in ((10**12, "조"), (10**8, "억"), (10**4, "만"), (1, "")):
        count, amount = divmod(amount, size)
        if count:
            parts.append(f"{count:,}{name}")
    return (" ".join(parts) or "0") + "원"
