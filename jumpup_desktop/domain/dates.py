"""Dates and times as people write and print them: `2026. 3. 2.`, 24-hour, Asia/Seoul (+09:00)."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

SEOUL = timezone(timedelta(hours=9), "KST")
WEEKDAYS = "월화수목금토일"
_FORMS = (
    re.compile(r"^(\d{4})\s*[.\-/]\s*(\d{1,2})\s*[.\-/]\s*(\d{1,2})\s*\.?$"),
    re.compile(r"^(\d{4})\s*년\s*(\d{1,2})\s*월\s*(\d{1,2})\s*일$"),
    re.compile(r"^(\d{4})(\d{2})(\d{2})$"),
)
_SHORT = re.compile(r"^['’]?(\d{2})\s*[.]\s*(\d{1,2})\s*[.]\s*(\d{1,2})\s*\.?$")
_EXCEL_EPOCH = date(1899, 12, 30)


def parse_date(text: str) -> date:
    """Read a date in any of the agencies' forms. Raises ValueError("date-form")."""
    cleaned = re.sub(r"\s*\([월화수목금토일]\)\s*$", "", text.strip())
    for form in _FORMS:
        if match := form.match(cleaned):
            return _date(*map(int, match.groups()))
    if match := _SHORT.match(cleaned):
        year, month, day = map(int, match.groups())
        return _date(2000 + year if year < 70 else 1900 + year, month, day)
    raise ValueError("date-form")


def from_serial(serial: int) -> date:
    """A spreadsheet's serial day number (1900 system). Raises ValueError("date-form") outside 1950–2100."""
    if not 18264 <= serial <= 73415:
        raise ValueError("date-form")
    return _EXCEL_EPOCH + timedelta(days=serial)


def date_text(day: date) -> str:
    """`2026. 3. 2.` (행정업무운영규정 art. 7)."""
    return f"{day.year}. {day.month}. {day.day}."


def date_with_weekday(day: date) -> str:
    """`2026. 3. 2.(월)`."""
    return f"{date_text(day)}({WEEKDAYS[day.weekday()]})"


def time_text(at: datetime) -> str:
    """`14:05`, in Seoul."""
    return at.astimezone(SEOUL).strftime("%H:%M")


def minute_of_day(time: str) -> int:
    """The minutes since midnight of `14:05`."""
    hours, minutes = map(int, time.split(":"))
    return hours * 60 + minutes


def clock_time(minute: int) -> str:
    """`14:05` for so many minutes since a midnight."""
    minute %= 24 * 60
    return f"{minute // 60:02d}:{minute % 60:02d}"


def seoul(utc_ms: int) -> datetime:
    """The moment in Seoul for milliseconds since 1970 UTC."""
    return datetime.fromtimestamp(utc_ms / 1000, SEOUL)


def full_years(since: date, until: date) -> int:
    """Whole years between two days, as 업력 is counted."""
    return until.year - since.year - ((until.month, until.day) < (since.month, since.day))


def working_day(since: date, days: int, holidays: Collection[date]) -> date:
    """The day that lies so many working days after another; Saturdays, Sundays and holidays do not count."""
    day = since
    while days:
        day += timedelta(days=1)
        days -= day.weekday() < 5 and day not in holidays
    return day


def _date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError("date-form") from None
