"""Text as the record keeps it: NFC, without stray characters; names compared and sorted the Korean way."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CONTROLS = (*range(0x09), *range(0x0E, 0x20), 0x7F, *range(0xD800, 0xE000))
_INVISIBLE = dict.fromkeys([*map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"), *_CONTROLS])
_STRAY = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_LINE_END = re.compile("\r\n|[\r\x0b\x0c]")
_LEGAL_FORM = re.compile(
    r"㈜|\(주\)|（주）|주식회사|유한회사|\(유\)|유한책임회사|농업회사법인|,?\s*co\.?,?\s*ltd\.?|,?\s*inc\.?(?=$|\s)|,?\s*corp\.?(?=$|\s)",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")


def nfc(text: str) -> str:
    """The text in NFC without zero-width and control characters; line ends, a word processor's too, as \\n."""
    if _STRAY.search(text):
        text = _LINE_END.sub("\n", text.translate(_INVISIBLE))
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    """NFC on one line, runs of white space (NBSP and full-width space too) folded to one space."""
    return " ".join(nfc(text).split())


@lru_cache(maxsize=32_768)
def bare_name(name: str) -> str:
    """A company's name without legal form, spaces, case: what two spellings of one name share."""
    folded = unicodedata.normalize("NFKC", _LEGAL_FORM.sub("", nfc(name)))
    return re.sub(r"[\s·.,()\-]", "", _LEGAL_FORM.sub("", folded)).casefold()


def toward(word: str) -> str:
    """The word with 으로 or 로 after its last syllable."""
    last = word[-1:]
    final = (ord(last) - 0xAC00) % 28 if "가" <= last <= "힣" else 0
    return f"{word}로" if final in (0, 8) else f"{word}으로"


def sort_key(name: str) -> str:
    """Order of names in Korean lists: legal form ignored, Hangul before Latin, numbers by value."""
    bare = unicodedata.normalize("NFKC", _LEGAL_FORM.sub("", nfc(name))).strip().casefold()
    padded = _DIGITS.sub(lambda m: m.group().zfill(8), bare)
    return "".join(_rank(ch) + ch for ch in padded)


def _rank(ch: str) -> str:
    if "가" <= ch <= "힣" or "ㄱ" <= ch <= "ㅣ":
        return "1"
    return "0" if ch.isdigit() or ch.isspace() else "2"
