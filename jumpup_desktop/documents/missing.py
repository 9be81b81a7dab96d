"""Characters that no font of ours has: they are printed as 〓, and a note on the same paper says which they are."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass

from reportlab.platypus import Flowable, Spacer

from jumpup_desktop.documents.flowables import text
from jumpup_desktop.documents.fonts import mapped
from jumpup_desktop.documents.theme import Theme

_MOST, _AROUND = 30, 12


def unprintable(said: str) -> tuple[str, ...]:
    """The words of a text that hold such a character, each once, with its number: `홍길𫟬(U+2B7EC)`."""
    known = mapped()
    normal = unicodedata.normalize("NFC", said)
    if all(ord(letter) in known for letter in set(normal) - set("\n")):
        return ()
    return tuple(dict.fromkeys(named for word in normal.split() if (named := _named(word, known))))


def _named(word: str, known: frozenset[int]) -> str:
    lacking = dict.fromkeys(letter for letter in word if ord(letter) not in known)
    if not lacking:
        return ""
    first = word.index(next(iter(lacking)))
    part = word[max(0, first - _AROUND) : first + _AROUND]
    return f"{part}({' '.join(f'U+{ord(letter):04X}' for letter in lacking)})"


def notes(contents: object, theme: Theme) -> list[Flowable]:
    """The note on a paper that says all that its contents hold; nothing where the font has every character."""
    found = list(dict.fromkeys(word for said in strings(contents) for word in unprintable(said)))
    if not found:
        return []
    more = f" 외 {len(found) - _MOST}곳" if len(found) > _MOST else ""
    said = f"글꼴에 없는 글자(〓로 찍음): {', '.join(found[:_MOST])}{more}"
    return [Spacer(1, theme.gap * 0.5), text(said, "note", theme)]


def strings(contents: object) -> Iterator[str]:
    """Every text in a paper, or in what a list or a form is made of, however deep."""
    if isinstance(contents, str):
        yield contents
    elif is_dataclass(contents) and not isinstance(contents, type):
        for one in fields(contents):
            yield from strings(getattr(contents, one.name))
    elif isinstance(contents, Iterable):
        for part in contents:
            yield from strings(part)
