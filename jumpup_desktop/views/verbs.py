"""Buttons of verbs, and the boxes that ask what a verb needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QMenu, QPushButton

from jumpup_desktop.presenters.verbs import (
    Confirm,
    Files,
    Folder,
    Form,
    Line,
    OneOf,
    Order,
    Secret,
    Several,
    converse,
    never,
)
from jumpup_desktop.views import icons, theme
from jumpup_desktop.views.form_dialog import FormWords
from jumpup_desktop.views.order_dialog import OrderDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jumpup_desktop.presenters.messages import Sentences
    from jumpup_desktop.presenters.room import RoomPresenter
    from jumpup_desktop.presenters.verbs import Question, Verb
    from jumpup_desktop.views.dialogs import Dialogs

Context = TypeVar("Context")


class Asker:
    """Puts a verb's questions to the user, each in a box under the verb's name."""

    def __init__(self, dialogs: Dialogs, sentences: Sentences) -> None:
        self._dialogs, self.sentences = dialogs, sentences

    def answer(self, heading: str, question: Question) -> object:
        """The answer under a heading (a sentence's code); None where the user gave up."""
        title = self.sentences.say(heading, {})
        match question:
            case Line() | Secret() | Confirm():
                return self._said(title, question)
            case OneOf() | Several():
                return self._chosen(title, question)
            case Folder(label):
                return self._dialogs.open_folder(label)
            case Files(label, kinds):
                return self._dialogs.open_files(label, f"{label} ({' '.join(f'*.{kind}' for kind in kinds)})") or None
            case Order():
                return _ask_order(title, question)
            case Form():
                return self._filled(title, question)

    def _filled(self, title: str, form: Form) -> list[object] | None:
        words = FormWords(*(self.sentences.say(f"ask.{code}", {}) for code in ("fill-in", "choose", "stop")))
        return self._dialogs.fill(title, form, words)

    def _said(self, title: str, question: Line | Secret | Confirm) -> object:
        dialogs, stop = self._dialogs, self.sentences.say("ask.stop", {})
        match question:
            case Line(label, yes, text):
                return dialogs.ask_line(title, label, yes, stop, text) or None
            case Secret(yes=yes):
                given = self._filled(title, Form((question,), yes))
                return given[0] if given else None
            case Confirm(text, yes, no):
                return dialogs.ask(title, text, yes, no or stop) or (False if no else None)

    def _chosen(self, title: str, question: OneOf | Several) -> object:
        dialogs, stop = self._dialogs, self.sentences.say("ask.stop", {})
        if isinstance(question, Several):
            return dialogs.choose_several(
                title, question.label, question.options, question.yes, stop, taken=question.taken
            )
        at = dialogs.choose(title, question.label, question.options, question.yes, stop)
        return at if at >= 0 and at != question.nothing else None


def _ask_order(title: str, question: Order) -> tuple[list[str], str, str] | None:
    dialog = OrderDialog(list(question.companies), list(question.witnesses))
    dialog.setWindowTitle(title)
    if dialog.exec() == OrderDialog.DialogCode.Accepted:
        return list(dialog.order), dialog.method.text().strip(), dialog.chosen_witness
    return None


def _button(form: object, name: str) -> QAbstractButton | QAction | None:
    """A button or an entry of a menu; nothing for a verb that has a key alone."""
    return next((found for kind in ("_button", "_action", "") if (found := getattr(form, name + kind, None))), None)


class VerbMenu:
    """Verbs that are seldom needed, or cannot be undone, behind a button; each becomes `NAME_action` of the form."""

    def __init__(self, form: object, button: QPushButton, verbs: Iterable[str]) -> None:
        self.button, self.menu = button, QMenu(button)
        self.actions = {verb: self.menu.addAction("") for verb in verbs}
        for verb, action in self.actions.items():
            setattr(form, f"{verb}_action", action)
        button.clicked.connect(self.open)

    def open(self) -> None:
        """Below its button; nothing is chosen beforehand."""
        if self.button.isVisible():
            self.menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def show(self) -> None:
        """The button is there while one of them is offered."""
        self.button.setVisible(any(action.isVisible() for action in self.actions.values()))


class VerbButtons(Generic[Context]):
    """The buttons of a form that verbs have: shown, worded and pressed as the verbs say.

    `before` is called before anything is done: what is being typed is kept. `own` are verbs that open a window of
    their own. In a `room`, an answer holds for the company and the meeting it was asked for.
    """

    def __init__(
        self, verbs: Iterable[Verb[Context]], context: Context, form: object, asker: Asker,
        before: Callable[[], None] = lambda: None, own: dict[str, Callable[[], None]] | None = None,
        room: RoomPresenter | None = None,
    ) -> None:  # fmt: skip
        self._context, self._asker, self._before, self._room = context, asker, before, room
        self._own = own or {}
        self._verbs = {verb.name: verb for verb in verbs}
        found = ((name, _button(form, name)) for name in self._verbs)
        self._buttons = {name: button for name, button in found if button is not None}
        self.leading = ""
        """The verb that the page's filled button does just now: its own button steps back."""
        for name, button in self._buttons.items():
            if isinstance(button, QPushButton):
                button.setAutoDefault(True)  # Enter presses the button that has the focus, on every desktop
            pressed = button.triggered if isinstance(button, QAction) else button.clicked
            pressed.connect(lambda _on=False, wanted=name: self.do(wanted))

    def do(self, name: str) -> None:
        """Do a verb by its name, as its button or its key does."""
        verb, context = self._verbs[name], self._context
        self._before()
        if name in self._own:
            self._own[name]()
            return
        title = verb.called(context).code.replace("verb.", "asks.", 1)
        is_held = converse(verb.begin(context), lambda question: self._asker.answer(title, question), self._room)
        if self._room is not None and not is_held:
            self._room.say(self._asker.sentences.say("ask.moved", {}))

    def show(self) -> None:
        """Offer what can be done now."""
        for name in self._buttons:
            self.show_one(name)

    def show_one(self, name: str) -> None:
        """Offer one verb, or take it away."""
        verb, button, context = self._verbs[name], self._buttons[name], self._context
        word = verb.called(context)
        button.setText(self._asker.sentences.say(word.code, word.values))
        button.setVisible(verb.is_offered(context) and name != self.leading)
        button.setEnabled(verb.is_ready(context))
        if verb.keys:
            button.setToolTip(" · ".join(verb.keys))
        kind = "primary" if verb.leads(context) else ""
        if verb.leads is not never and isinstance(button, QAbstractButton) and button.property("kind") != kind:
            button.setProperty("kind", kind)
            button.style().polish(button)
            icons.dress(button, theme.colour)
