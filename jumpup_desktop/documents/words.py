"""Korean words and figures as they stand on official papers."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from jumpup_desktop.documents.parts import Exclusion, Mode, Openness, PrintedSpan, Role

EXCLUSIONS = {
    Exclusion.BY_LAW: "제척",
    Exclusion.BY_CHALLENGE: "기피",
    Exclusion.BY_RECUSAL: "회피",
}
ROLES = {
    Role.MEMBER: "위원",
    Role.CHAIR: "위원장",
    Role.ACTING_CHAIR: "위원장 직무대행",
    Role.SECRETARY: "간사",
}
OPENNESS = {Openness.PUBLIC: "공개", Openness.PARTIAL: "부분공개", Openness.CLOSED: "비공개"}
MODES = {
    Mode.PANEL_LAPTOP: "분과 노트북 1대(위원은 서면 작성, 간사 입력)",
    Mode.SHARED_LAPTOP: "공용 노트북(위원 간 넘겨받아 작성)",
    Mode.OWN_LAPTOPS: "위원별 노트북",
    Mode.PAPER: "서면(비상 서식)",
}
_WEEKDAYS = "월화수목금토일"


def day(value: date) -> str:
    """``2026. 3. 3.``"""
    return f"{value.year}. {value.month}. {value.day}."


def clock(value: datetime) -> str:
    """``14:05``"""
    return f"{value:%H:%M}"


def moment(value: datetime) -> str:
    """``2026. 3. 3. 14:05``"""
    return f"{day(value)} {clock(value)}"


def span(value: PrintedSpan) -> str:
    """``2026. 3. 3.(화) 09:00 ~ 17:40``; the second day is written out if it differs."""
    start, end = value.start, value.end
    until = clock(end) if end.date() == start.date() else moment(end)
    return f"{day(start)}({_WEEKDAYS[start.weekday()]}) {clock(start)} ~ {until}"


def people(number: int) -> str:
    """``7명``"""
    return f"{number}명"


def exclusions(kinds: Iterable[Exclusion]) -> str:
    """``2명(제척 1, 회피 1)`` or ``없음``: kinds only, no names."""
    counted = Counter(kinds)
    listed = ", ".join(f"{EXCLUSIONS[kind]} {counted[kind]}" for kind in Exclusion if counted[kind])
    return f"{counted.total()}명({listed})" if listed else "없음"


def totals(counted: Sequence[tuple[str, int]]) -> str:
    """``상정 10건: 선정 6건 · 미선정 3건 · 발표 불참 1건``"""
    listed = " · ".join(f"{word} {count}건" for word, count in counted)
    return f"상정 {sum(count for _, count in counted)}건: {listed}"


def short_hex(sha256: str) -> str:
    """The begin of a hash, enough to tell two apart: ``500e4b88 64449933``."""
    return hexes(sha256[:16])


def hexes(sha256: str) -> str:
    """A hash in groups of eight, so that two people can read it to each other."""
    return " ".join(sha256[n : n + 8] for n in range(0, len(sha256), 8))
