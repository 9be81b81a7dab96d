"""A frozen state with some of its fields said anew."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumpup_desktop.domain.record.frozen import replace


@dataclass(frozen=True, slots=True)
class Seat:
    """A frozen record of two fields."""

    name: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Checked:
    """One that looks at its field when it is made."""

    number: int

    def __post_init__(self) -> None:
        if self.number < 0:
            raise ValueError("number")


@given(st.text(), st.integers(), st.fixed_dictionaries({}, optional={"name": st.text(), "number": st.integers()}))
def test_it_gives_what_the_library_gives_and_leaves_what_was(
    name: str, number: int, said: dict[str, str | int]
) -> None:
    seat = Seat(name, number)
    assert replace(seat, **said) == dataclasses.replace(seat, **said)  # type: ignore[arg-type]
    assert seat == Seat(name, number)


def test_a_field_that_is_not_there_is_refused() -> None:
    with pytest.raises(TypeError, match="Seat has no place"):
        replace(Seat("a"), place=1)  # type: ignore[call-arg]


def test_a_class_that_looks_at_its_fields_is_refused() -> None:
    with pytest.raises(TypeError, match="Checked"):
        replace(Checked(1), number=-1)
