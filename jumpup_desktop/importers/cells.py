"""Reads one cell as what its column holds. Each reader raises ValueError(code) for what it cannot read."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from jumpup_desktop.domain.dates import from_serial, parse_date
from jumpup_desktop.domain.identifiers import has_check_digit, industry_code
from jumpup_desktop.domain.money import UNITS, parse_number, won
from jumpup_desktop.domain.text import one_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from jumpup_desktop.importers.grid import Cell

NOTHING = frozenset(("", "-", "–", "—", "―", "ㅡ", "N/A", "n/a", "해당없음", "해당 없음", "미해당", "없음"))
_WITH_UNIT = re.compile(r"^(.*?\d.*?)\s*(조원|억원|백만원|만원|천원|원)$")
_COUNTED = re.compile(r"^([\d,\s]+)\s*(?:명|인|개|건|년|분|회)$")
_CLOCK = re.compile(r"^(\d{1,2})\s*[::]\s*(\d{2})(?::\d{2})?$")
_PLAIN_NUMBER = re.compile(r"[0-9]{3}-?[0-9]{2}-?[0-9]{5}\Z")
_TWO_PLACES = Decimal("0.01")
MOST_AMOUNT = 100
"""Letters of a number with its unit."""
MOST = 2**63
"""No number of a table is as large, and the record could not hold it."""


def text(cell: Cell) -> str:
    """Text on one line, NFC; "" for what means nothing."""
    if type(cell) is str and cell.isascii():
        shown = " ".join(cell.split())
    elif isinstance(cell, (datetime, date)):
        shown = cell.isoformat()[:10]
    else:
        shown = "" if cell is None else one_line(str(cell))
    return "" if shown in NOTHING else shown


def number(cell: Cell) -> Decimal | None:
    """An exact number of a size that can be meant; None for nothing."""
    found: Decimal | None
    if type(cell) is int:
        found = Decimal(cell)
    elif isinstance(cell, float):
        found = Decimal(repr(cell))
    elif isinstance(cell, (bool, date, time, timedelta)):
        raise ValueError("number-form")
    else:
        shown = text(cell)
        found = parse_number(shown) if shown else None
    return None if found is None else _meant(found)


def _meant(found: Decimal) -> Decimal:
    """Neither endless nor larger than any amount there is: such a cell was damaged."""
    if not found.is_finite() or abs(found) >= MOST:
        raise ValueError("number-form")
    return found


def _short(cell: str) -> str:
    """On one line; nothing of what is too long for an amount: a pattern would try each of its ways."""
    found = one_line(cell)
    return found if len(found) <= MOST_AMOUNT else ""


def integer(cell: Cell) -> int | None:
    """A whole number, with or without its counting word (`52명`)."""
    if type(cell) is int:
        return _amount(cell)
    if isinstance(cell, str) and (match := _COUNTED.match(_short(cell))):
        cell = match.group(1)
    found = number(cell)
    if found is not None and found != found.to_integral_value():
        raise ValueError("number-whole")
    return None if found is None else int(found)


def money(unit: str) -> Callable[[Cell], int | None]:
    """A reader of amounts in whole won; a unit written in the cell itself goes before the column's."""
    factor = UNITS[unit]

    def read(cell: Cell) -> int | None:
        if type(cell) is int:
            return _amount(cell * factor)
        if isinstance(cell, str) and (match := _WITH_UNIT.match(_short(cell))):
            return _amount(won(_meant(parse_number(match.group(1))), match.group(2)))
        found = number(cell)
        return None if found is None else _amount(won(found, unit))

    return read


def _amount(found: int) -> int:
    if abs(found) >= MOST:
        raise ValueError("number-form")
    return found


def score(cell: Cell) -> str:
    """A score as a decimal string with two places; "" for nothing."""
    found = number(cell)
    return "" if found is None else str(found.quantize(_TWO_PLACES, ROUND_HALF_UP))


def day(cell: Cell) -> date | None:
    """A date: date cell, text in any of the agencies' forms, or a spreadsheet's serial number."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if type(cell) is int and cell < 10_000_000:
        return from_serial(cell)
    if isinstance(cell, float):
        if not 0 <= cell < 10_000_000:
            raise ValueError("date-form")
        return from_serial(int(cell))
    if isinstance(cell, (bool, time, timedelta)):
        raise ValueError("date-form")
    shown = text(cell)
    if not shown:
        return None
    return (
        from_serial(int(shown)) if shown.isdigit() and len(shown) == 5 else parse_date(shown.removesuffix(" 00:00:00"))
    )


def clock(cell: Cell) -> int | None:
    """A time of day as minutes since midnight."""
    if isinstance(cell, (time, datetime)):
        return cell.hour * 60 + cell.minute
    if isinstance(cell, float) and 0 <= cell < 1:
        return round(cell * 1440)
    shown = text(cell)
    if not shown:
        return None
    match = _CLOCK.match(shown)
    if not match or int(match[1]) > 24 or int(match[2]) > 59:
        raise ValueError("time-form")
    return int(match[1]) * 60 + int(match[2])


def business_number(cell: Cell) -> str:
    """Ten digits, without their check; a number cell gets its leading zeros back."""
    if type(cell) is str and _PLAIN_NUMBER.match(cell):
        return cell.replace("-", "")
    if isinstance(cell, (bool, float, date, time)):
        raise ValueError("brn-form")
    shown = re.sub(r"[\s\-‐‑–—−.]", "", unicodedata.normalize("NFKC", text(cell)))
    if type(cell) is int and len(shown) < 10 and has_check_digit(shown.zfill(10)):
        shown = shown.zfill(10)
    if shown and not (shown.isascii() and shown.isdigit() and len(shown) == 10):
        raise ValueError("brn-form")
    return shown


def ksic(cell: Cell) -> str:
    """Five digits of the industry code; a number cell gets its leading zero back."""
    shown = f"{cell:05d}" if type(cell) is int and cell >= 0 else text(cell)
    return industry_code(shown) if shown else ""


def grade(cell: Cell) -> str:
    """A grade with its full-width or spaced plus put right."""
    return text(cell).replace("＋", "+").replace(" ", "").upper()


def experts(cell: Cell) -> tuple[str, ...]:
    """The members of a site inspection, from one cell."""
    return tuple(part.strip() for part in re.split(r"[/;\n]|,(?![^(]*\))", text(cell)) if part.strip())
