"""Where a line may end: at a space between words, not inside what is read as one; inside a word only where it is wider
than its line, and there after a sign that parts it, if it has one.

Dates, spans of time, numbers with their units and amounts are one: the spaces in them do not break.
"""

import re
from bisect import bisect_left
from collections.abc import Callable

KEPT = "\u00a0"
"""A space that does not break; the fonts of our papers have it, as wide as the other one."""

_UNITS = (
    "조|억|만|천|원(?![인가료])|달러|개(?![발선인])|명(?![확시])|건|년|월|일(?![반정부])|시(?![장험작])|분(?![과야])|초"
    "|회(?![의사])|차|호(?!명)|배|쪽|곳|주|가지|퍼센트|톤"
)
_SIGNS = "kg|mg|g|km|cm|mm|nm|m|ml|mL|L|kW|MW|GW|kV|V|Hz|kHz|MHz|GHz|MPa|kPa|Pa|GB|MB|TB|ppm|t|h|s"
_ONE = re.compile(
    r"(?<=\d\.) (?=\d{1,2}\.)"  # 2026. 3. 3.
    r"|(?<=\d) (?=~ ?\d)|(?<=\d ~|\d.~) (?=\d)"  # 09:00 ~ 17:40
    rf"|(?<=\d)(?<![A-Za-z]\d) (?=(?:{_UNITS})|(?:{_SIGNS})(?![A-Za-z])|[%‰℃㎡㎥㎏㎜㎝㎞])"  # 3 kg, 1,234 억
    r"|(?<=[조억만천]) (?=원|\d[\d,]*[억만천원])"  # 1,234억 원, 3억 5,000만 원
    r"|(?<=[가-힣)]) (?=\d{1,3}건)"  # 발표 불참 1건
    r"|(?<=제) (?=\d)|(?<=^㈜) (?=\S)|(?<= ㈜) (?=\S)|(?<=^\(주\)) (?=\S)|(?<= \(주\)) (?=\S)"
    r"|(?<=\S) (?=· )"  # 위원 · 간사
    r"|(?<=[A-Z][A-Z]) (?=\d)"  # IATF 16949
    r"|(?:(?<=^\d\.)|(?<=[ ,]\d\.)|(?<=[ ,]\d\d\.)) (?=\S)"  # 3. ㈜도약정밀
)
_PARTING = re.compile(r"[ \n]|(?=[(「『【])|(?<=[·,/)」』】;~])(?!\d)")
SHORT = 7
"""What is no longer than these letters is not left alone on its line by what it is kept with: `2. (주)`."""
_LONGEST = 500
"""No line holds so many letters."""
_AFTER, _OPENING, _JOINTS = "·,/)」』】;:~", "(「『【", "-_.="
_TAILS = ("주식회사", "유한회사", "연구", "대학", "센터", "협회", "진흥원", "산업", "코리아")
"""Words that long names end in, written to what is before them: a name is best parted there."""


def kept_together(text: str) -> str:
    """The text with spaces that do not break inside what is read as one."""
    return _ONE.sub(KEPT, text)


def firm(text: str) -> list[str]:
    """What of it stays whole to the last: dates, numbers with their units, control numbers."""
    return [piece for piece in _PARTING.split(text) if any(map(str.isdigit, piece))]


def parted(word: str, fits: Callable[[str], bool]) -> list[str]:
    """A word in pieces that fit on a line: as long as can be, ending where the word is best parted."""
    pieces, rest = list[str](), word
    while len(rest) > _LONGEST or (rest and not fits(rest)):
        tried = range(1, min(len(rest), _LONGEST))
        end = _end(rest, max(1, bisect_left(tried, True, key=lambda n: not fits(rest[:n]))))
        pieces.append(rest[:end])
        rest = rest[end:].lstrip(KEPT)
    return [*pieces, rest] if rest else pieces


def _end(word: str, most: int) -> int:
    """Where a piece of at most so many letters ends: at a sign that parts words, at a joint, else anywhere.

    No further piece begins with a comma or a closing sign.
    """
    ends = [n for n in range(most, 1, -1) if word[n:].lstrip(KEPT)[:1] not in tuple(_AFTER)]
    strong = (n for n in ends if word[n] in _OPENING or (word[n - 1] in _AFTER and not word[n].isdigit()))
    joint = (n for n in ends if word[n - 1] in _JOINTS or word.startswith(_TAILS, n) or (word[n] == KEPT and n > SHORT))
    return next(strong, 0) or next(joint, 0) or next(iter(ends), most)
