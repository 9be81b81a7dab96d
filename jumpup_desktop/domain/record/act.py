"""What somebody does, as a typed value: a screen builds it, a script decodes into it, one handler serves both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True, slots=True)
class Named:
    """Marks a field that holds one of our ids, for which a script has a name of its own."""

    what: Literal["person", "company", "item"]


PersonId = Annotated[str, Named("person")]
CompanyId = Annotated[str, Named("company")]
ItemId = Annotated[str, Named("item")]


class Act:
    """Base of every act: a frozen dataclass beside its rule, registered under its word with `act`."""

    __slots__ = ()


A = TypeVar("A", bound=Act)
_ACTS: dict[str, type[Act]] = {}
_WORDS: dict[type[Act], str] = {}


def act(word: str) -> Callable[[type[A]], type[A]]:
    """Register an act under the word a script says for it (`do`)."""

    def register(cls: type[A]) -> type[A]:
        if word in _ACTS:
            raise ValueError(f"act {word} is taken")
        _ACTS[word], _WORDS[cls] = cls, word
        return cls

    return register


def act_class(word: str) -> type[Act] | None:
    """The act of a word; None where no such act is known."""
    return _ACTS.get(word)


def word_of(done: Act) -> str:
    """The word of an act."""
    return _WORDS[type(done)]


def known_acts() -> Mapping[str, type[Act]]:
    """Every act by its word."""
    return dict(_ACTS)
