"""What each member is paid for a day, as a receipt and as a table (practice 43)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jumpup_desktop.documents import fee_receipt
from jumpup_desktop.documents.day_lists import DayList
from jumpup_desktop.documents.fee_receipt import FeeLine, FeeReceipt
from jumpup_desktop.domain.dates import seoul

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jumpup_desktop.domain.meeting.sitting import Sitting
    from jumpup_desktop.services.papers.day import DayRecord


class Stay(NamedTuple):
    """From when to when somebody was there (utc_ms; 0: not over yet)."""

    since: int
    until: int


NO_NUMBERS = "주민등록번호와 계좌번호는 이 프로그램에 저장하지 않습니다. 인쇄한 뒤 손으로 적습니다."


def receipt_of(day: DayRecord) -> FeeReceipt:
    """Who was there and when, what the policy pays, by which tax law; sums it does not know stay blank."""
    paid = day.policy.policy.allowance
    fee = f"{paid.fee_won:,}" if paid.fee_won else ""
    lines = []
    for seat in day.meeting.seats:
        visits = [v for v in day.sitting.visits if v.person == seat.person]
        if visits:
            facts = day.person(seat.person)
            whole = Stay(visits[0].since, visits[-1].until or day.sitting.closed_at)
            stays = tuple((_at(since), _at(until)) for since, until in open_hours(day.sitting, whole))
            lines.append(FeeLine(facts.name, facts.affiliation, stays, fee))
    return FeeReceipt(tuple(lines), paid.tax_ground, NO_NUMBERS, day.name(day.meeting.secretary))


def table(day: DayRecord) -> DayList:
    """The same for the workbook: times in and out; what is not stored stays blank."""
    rows = []
    for line in receipt_of(day).lines:
        came, went = (", ".join(times) for times in zip(*line.stays, strict=True))
        rows.append((line.name, line.affiliation, came, went, line.fee, "", ""))
    columns = (
        ("성명", 30), ("소속", 34), ("입실", 16), ("퇴실", 16), ("수당", 24),
        ("주민등록번호", 32), ("은행·계좌번호", 38),
    )  # fmt: skip
    return DayList(fee_receipt.NAME, columns, tuple(rows), NO_NUMBERS)


def open_hours(sitting: Sitting, stay: Stay) -> Iterator[Stay]:
    """A stay less the hours in which the day was closed."""
    start, end = stay
    for _, resumed_at, _, closed_at in sitting.reconvened:
        if start < closed_at and (not end or closed_at < end):
            yield Stay(start, closed_at)
            start = resumed_at
    if start != end:  # who is out of what is heard again goes out as it begins
        yield Stay(start, end)


def _at(utc_ms: int) -> str:
    return f"{seoul(utc_ms):%H:%M}" if utc_ms else ""
