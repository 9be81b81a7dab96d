"""Korean particles after any text, by how its last syllable is read aloud: 은/는, 이/가, 을/를, 과/와, 으로/로, …

- Quotes are looked through, and so is what stands in brackets at the end: 「가온」, 가온(주), 가온㈜ are read 가온.
- Figures are read as numbers (10 십, 1,000 천, 20,000 만), a date to its 일, a time to its 분.
- After a figure letters are a unit if they can be one: 3kg 킬로그램, 12㎡ 미터, 80% 퍼센트.
- Capitals are spelled (LG 엘지, IBM 아이비엠) unless they are four or more with a vowel among them: KAIST, NATO.
- Other Latin words end as loanwords are written: Tech 테크, Robot 로봇, Mobile 모바일; small letters
  without a vowel are spelled (pdf 피디에프).
- A Chinese character, whose reading is not known here, counts as closed, as most are.
- Where nothing can be read, and after any other script, the forms after a vowel stand.
"""

from __future__ import annotations

import re
import unicodedata

PAIRS = ("은/는", "이/가", "을/를", "과/와", "으로/로", "이다/다", "이라/라", "이나/나", "이며/며", "아/야")
"""The form after a consonant, the form after a vowel; 으로 is 로 after ㄹ too."""

_READ = 200
_LIEUL = 8
_OPEN, _CLOSED, _LIQUID = "어", "언", "얼"
_RAISED = {ord("㎡"): "m", ord("㎥"): "m", ord("㎢"): "km", ord("²"): None, ord("³"): None}
_BRACKETED = re.compile(r"(?<=\S)\s*(?:\([^()]*\)|\[[^\[\]]*\]|〔[^〔〕]*〕)$")
_DATE = re.compile(r"\d{4}\. ?\d{1,2}\. ?\d{1,2}$|\d{4}-\d{2}-\d{2}$")
_CLOCK = re.compile(r"\d:(\d\d)$")
_UNIT = re.compile(r"\d\s?([A-Za-zμ]+)$")
_FIGURE = re.compile(r"[0-9,]*[0-9]$")
_LATIN = re.compile(r"[A-Z]?[a-z]+$|[A-Z]+$")
_DIGITS = "영일이삼사오육칠팔구"
_LETTERS = {"l": "엘", "m": "엠", "n": "엔", "r": "알"}
_SIGNS = {
    "%": "트",
    "‰": "밀",
    "°C": "도",
    "°F": "도",
    "°": "도",
    "+": "스",
    "&": "드",
    "#": "샵",
    "$": "러",
    "₩": "원",
}
_UNITS = {
    **dict.fromkeys(("g", "mg", "kg"), "램"),
    **dict.fromkeys(("m", "mm", "cm", "km", "nm", "μm", "l", "ml", "mL", "L"), "터"),
    **dict.fromkeys(("W", "kW", "MW", "GW", "V", "kV"), "트"),
    **dict.fromkeys(("Pa", "kPa", "MPa"), "칼"),
    **{"t": "톤", "h": "간", "min": "분", "s": "초", "N": "턴", "mol": "몰", "px": "셀", "dB": "벨", "bar": "바"},
}
_ENDINGS = (
    (re.compile(r"l$|le$"), _LIQUID),
    (re.compile(r"[mn]$|ng$|\w[mn]e$"), _CLOSED),
    (re.compile(r"(?<![aeiou])[aeiou](?:b|p|pp|c|ck|k|t|tt)$|(?:ook|oup|eep)$"), _CLOSED),
)


def particle(text: str, pair: str) -> str:
    """Which form of a pair of `PAIRS` follows a text. Raises ValueError for another pair."""
    if pair not in PAIRS:
        raise ValueError(pair)
    closed, opened = pair.split("/")
    final = (ord(_last_syllable(text)) - ord("가")) % 28
    return opened if final == 0 or (pair == "으로/로" and final == _LIEUL) else closed


def joined(text: str, pair: str) -> str:
    """The text with its particle."""
    return text + particle(text, pair)


def _last_syllable(text: str) -> str:
    """A Hangul syllable that ends as the text does when it is read aloud."""
    read = _bare(text)
    last = read[-1:]
    if "가" <= last <= "힣":
        return last
    for sign, syllable in _SIGNS.items():
        if read.endswith(sign):
            return syllable
    if last.isascii() and last.isdigit():
        return _figure(read)
    if unit := _UNIT.search(read):
        return _UNITS.get(unit[1]) or _latin(unit[1]) or _of_other_script(last)
    return _latin(read) or _of_other_script(last)


def _bare(text: str) -> str:
    """The end of a text without what is not read: brackets with what is in them, quotes, stops."""
    plain = "".join(_numeral(letter) for letter in unicodedata.normalize("NFC", text[-_READ:]).translate(_RAISED))
    folded = unicodedata.normalize("NFKC", plain)
    before = None
    while folded != before:
        before = folded
        folded = _BRACKETED.sub("", _without_stops(folded, keep=")]〕"))
    return _without_stops(folded)


def _numeral(letter: str) -> str:
    """A Roman numeral as a figure: Ⅲ is read 삼."""
    return str(int(unicodedata.numeric(letter))) if unicodedata.category(letter) == "Nl" else letter


def _without_stops(text: str, keep: str = "") -> str:
    while text and not (text[-1] in keep or text.endswith(tuple(_SIGNS)) or _is_said(text[-1])):
        text = text[:-1]
    return text


def _is_said(letter: str) -> bool:
    """Whether a character is anything but punctuation, a symbol, a space or a control character."""
    return unicodedata.category(letter)[0] not in "PSZC"


def _figure(read: str) -> str:
    """The last syllable of a number: its last digit, or the last of 십, 백, 천, 만, 억, 조."""
    if _DATE.search(read):
        return "일"
    if clock := _CLOCK.search(read):
        return "시" if clock[1] == "00" else "분"
    found = _FIGURE.search(read)
    digits = found[0].replace(",", "") if found else ""
    zeros = len(digits) - len(digits.rstrip("0"))
    if not zeros or zeros == len(digits):
        return _DIGITS[int(digits[-1:] or "0")]
    return "십백천"[zeros - 1] if zeros < 4 else "만억조경"[min(zeros // 4, 4) - 1]


def _latin(read: str) -> str:
    """The last syllable of a Latin word, empty for anything else."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", read) if not unicodedata.combining(c))
    found = _LATIN.search(plain)
    if found is None:
        return ""
    word = found[0]
    has_vowel = re.search("[aeiouy]", word.lower()) is not None
    if not has_vowel or len(word) == 1 or (word.isupper() and len(word) < 4):
        return _LETTERS.get(word[-1].lower(), _OPEN)
    return next((syllable for ending, syllable in _ENDINGS if ending.search(word.lower())), _OPEN)


def _of_other_script(last: str) -> str:
    """Consonants by their names (ㄹ is 리을), Chinese characters closed, all others open."""
    if last in ("ㄹ", "\u1105"):
        return _LIQUID
    name = unicodedata.name(last, "") if last else ""
    if name.startswith(("CJK UNIFIED IDEOGRAPH", "CJK COMPATIBILITY IDEOGRAPH", "HANGUL CHOSEONG")):
        return _CLOSED
    return _OPEN
