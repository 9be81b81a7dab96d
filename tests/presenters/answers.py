"""Answers to what a verb asks, where each question of a form is answered alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.presenters.verbs import Form, one_by_one

if TYPE_CHECKING:
    from collections.abc import Callable

    from jumpup_desktop.presenters.verbs import Question


def each(answer: Callable[[Question], object]) -> Callable[[Question], object]:
    """The same answers, given to forms too. Of a choice that is wrong the next option is taken; what is wrong then is
    no answer.
    """

    def answered(question: Question) -> object:
        if not isinstance(question, Form):
            return answer(question)
        given = one_by_one(question, answer)
        if given is None:
            return None
        for at, fault in enumerate(question.check(given)):
            if fault and isinstance(given[at], int):
                given[at] = int(str(given[at])) + 1
        return None if any(question.check(given)) else given

    return answered
