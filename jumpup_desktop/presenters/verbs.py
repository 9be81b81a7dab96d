"""A verb of the window as data: what it is called, its keys, when it is offered, what it asks, what it does."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, Protocol, TypeVar

Offered = TypeVar("Offered")
_TIME = re.compile("([01][0-9]|2[0-3]):[0-5][0-9]")


@dataclass(frozen=True, slots=True)
class Line:
    """Asks for one line of text; the answer is the text, nothing where the user gave up."""

    label: str
    yes: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Secret:
    """Asks for a PIN; answered as a line is."""

    label: str
    yes: str = ""


@dataclass(frozen=True, slots=True)
class OneOf:
    """Asks for one of several; the answer is its place, from 0. The option `nothing` (a place) is no answer.

    In a form `preset` is chosen at first; -1: none is.
    """

    label: str
    options: Sequence[str]
    yes: str = ""
    nothing: int = -1
    preset: int = -1


@dataclass(frozen=True, slots=True)
class Several:
    """Asks for any number of them, all taken at first unless each is to be called; the answer is a list of places."""

    label: str
    options: Sequence[str]
    yes: str = ""
    taken: bool = True


@dataclass(frozen=True, slots=True)
class Confirm:
    """Asks for a yes; the answer is True. Where there is a `no`, it is an answer too (False), and nobody gives up."""

    text: str
    yes: str
    no: str = ""


@dataclass(frozen=True, slots=True)
class Folder:
    """Asks for a folder; the answer is its path."""

    label: str


@dataclass(frozen=True, slots=True)
class Files:
    """Asks for files of these kinds; the answer is their paths."""

    label: str
    kinds: Sequence[str]


@dataclass(frozen=True, slots=True)
class Order:
    """Asks for the drawn order of companies (id, name), how it was drawn, and who of these people (id, name) saw it.

    The answer is (ids in order, method, person).
    """

    companies: Sequence[tuple[str, str]]
    witnesses: Sequence[tuple[str, str]]


Field = Line | Secret | OneOf | Several


def _no_faults(answers: Sequence[Any]) -> Sequence[str]:
    return [""] * len(answers)


@dataclass(frozen=True, slots=True)
class Form:
    """Asks several things at once; the answer is the list of their answers.

    `check` says of each answer what is wrong with it, in the user's words (empty where nothing is): it is asked again.
    """

    fields: Sequence[Field]
    yes: str
    check: Callable[[Sequence[Any]], Sequence[str]] = _no_faults


class Speaker(Protocol):
    """Who says sentences in the user's language."""

    def say(self, code: str, **values: object) -> str:
        """A sentence by its code."""


def wrong_time(p: Speaker, time: str) -> str:
    """What is wrong with a time of day, as 09:30; empty where nothing is."""
    return "" if _TIME.fullmatch(time) else p.say("ask.wrong-time")


def wrong_day(p: Speaker, day: str) -> str:
    """What is wrong with a date, as 2026-03-05; empty where nothing is."""
    try:
        date.fromisoformat(day)
    except ValueError:
        return p.say("ask.wrong-day")
    return ""


def one_by_one(form: Form, answer: Callable[[Field], object]) -> list[object] | None:
    """The answers of a form, each asked for alone; None where one was not given."""
    found = []
    for field_ in form.fields:
        found.append(answer(field_))
        if found[-1] is None:
            return None
    return found


Question = Line | Secret | OneOf | Several | Confirm | Folder | Files | Order | Form
Talk = Generator[Question, Any, None]
"""What a verb asks, one question after the other, and what it does with the answers; closed where the user gives up."""


def always(_context: object) -> bool:
    """Whenever it is asked."""
    return True


def never(_context: object) -> bool:
    """At no time."""
    return False


def opens_its_window(_context: object) -> None:
    """The view opens a form of its own."""


@dataclass(frozen=True, slots=True)
class Word:
    """What a verb is called just now: the code of its sentence, its values."""

    code: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verb(Generic[Offered]):
    """Something a person can do. `name` names its button (`NAME_button`) and sentences (`verb.NAME`, `asks.NAME`).

    `is_offered`: whether the button is there; `is_ready`: whether it can be pressed; `does` acts, or asks first.
    `word` says what it is called just now, where that changes; `keys` are told with it, the view binds them;
    `leads`: it comes next.
    """

    name: str
    does: Callable[[Offered], Talk | None]
    is_offered: Callable[[Offered], bool] = always
    is_ready: Callable[[Offered], bool] = always
    word: Callable[[Offered], Word] | None = None
    keys: tuple[str, ...] = ()
    leads: Callable[[Offered], bool] = never

    def called(self, context: Offered) -> Word:
        """What its button says."""
        return self.word(context) if self.word else Word(f"verb.{self.name}")

    def can_do(self, context: Offered) -> bool:
        """Whether it would do something now."""
        return self.is_offered(context) and self.is_ready(context)

    def begin(self, context: Offered) -> Talk | None:
        """Do it, or begin to ask; nothing where it cannot be done now."""
        return self.does(context) if self.can_do(context) else None


class Place(Protocol):
    """Where verbs act: which meeting and company are shown."""

    @property
    def place(self) -> tuple[str, str]:
        """The meeting and the company."""

    def answered(self) -> AbstractContextManager[None]:
        """Within it, what is done follows an answer."""


def converse(talk: Talk | None, answer: Callable[[Question], object], where: Place | None = None) -> bool:
    """Ask to the end; the first question without an answer (None) ends it, and nothing is done.

    False where meanwhile something else was shown than what it was begun with: then nothing is done either.
    """
    if talk is None:
        return True
    begun = where.place if where else None
    try:
        question = next(talk)
        while True:
            given = answer(question)
            has_moved = where is not None and where.place != begun
            if given is None or has_moved:
                talk.close()
                return not has_moved
            with where.answered() if where else nullcontext():
                question = talk.send(given)
    except StopIteration:
        return True
