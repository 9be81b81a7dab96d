"""Text as the record keeps it: NFC, without stray characters; names compared and sorted the Korean way."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from typing import TypeVar, cast

T = TypeVar("T")

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_STRAY = re.compile("|".join(one.pattern for one in (_INVISIBLE, _CONTROL, _LINE_END)))
_LEGAL_FORM = re.compile(
    r"㈜|\(주\)|（주）|주식회사|유한회사|\(유\)|유한책임회사|농업회사법인|,?\s*co\.?,?\s*ltd\.?|,?\s*inc\.?(?=$|\s)|,?\s*corp\.?(?=$|\s)",
    re.IGNORECASE,
)
LONG, MOST_MARKS, MOST_NAME = 2_000, 30, 500
_DIGITS = re.compile(r"\d+")


def nfc(text: str) -> str:
    """The text in NFC without letters that do not show; line ends, a word processor's too, as \\n."""
    if _STRAY.search(text):
        text = _LINE_END.sub("\n", _CONTROL.sub("", _INVISIBLE.sub("", text)))
    return text if text.isascii() else unicodedata.normalize("NFC", without_heaps(text))


def without_heaps(text: str) -> str:
    """A long text with no more than thirty marks on a letter (Unicode's stream-safe form): more are no language, and
    to put them in order takes minutes.
    """
    if len(text) < LONG:
        return text
    found, heap = list[str](), 0
    for letter in text:
        heap = heap + 1 if unicodedata.combining(letter) else 0
        if heap <= MOST_MARKS:
            found.append(letter)
    return "".join(found) if len(found) < len(text) else text


def tidied(value: T) -> T:
    """A value with every text in it as `nfc` gives it, however deep it lies in tuples, mappings and dataclasses."""
    found: object = value
    if isinstance(value, str):
        found = nfc(value)
    elif isinstance(value, tuple):
        found = tuple(tidied(one) for one in value)
    elif isinstance(value, dict):
        found = {tidied(key): tidied(one) for key, one in value.items()}
    elif is_dataclass(value) and not isinstance(value, type):
        found = replace(value, **{f.name: tidied(getattr(value, f.name)) for f in fields(value)})
    return cast("T", found)


def one_line(text: str) -> str:
    """NFC on one line, runs of white space (NBSP and full-width space too) folded to one space."""
    return " ".join(nfc(text).split())


@lru_cache(maxsize=32_768)
def bare_name(name: str) -> str:
    """A company's name without legal form, spaces, case: what two spellings of one name share."""
    folded = unicodedata.normalize("NFKC", _LEGAL_FORM.sub("", nfc(name[:MOST_NAME])))
    return re.sub(r"[\s·.,()\-]", "", _LEGAL_FORM.sub("", folded)).casefold()


def sort_key(name: str) -> str:
    """Order of names in Korean lists: legal form ignored, Hangul before Latin, numbers by value."""
    bare = unicodedata.normalize("NFKC", _LEGAL_FORM.sub("", nfc(name[:MOST_NAME]))).strip().casefold()
    padded = _DIGITS.sub(lambda m: m.group().zfill(8), bare)
    return "".join(_rank(ch) + ch for ch in padded)


def _rank(ch: str) -> str:
    if "가" <= ch <= "힣" or "ㄱ" <= ch <= "ㅣ":
        return "1"
    return "0" if ch.isdigit() or ch.isspace() else "2"
