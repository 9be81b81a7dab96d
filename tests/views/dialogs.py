"""Dialogs that remember what was told and asked, and answer from a script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.presenters.verbs import Line, OneOf, Secret, Several, one_by_one
from jumpup_desktop.views.dialogs import Dialogs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from jumpup_desktop.presenters.verbs import Field, Form
    from jumpup_desktop.views.form_dialog import FormWords


class RecordingDialogs(Dialogs):
    """Remembers what was told and asked; answers from a script."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []
        self.asked: list[str] = []
        self.files: list[Path] = []
        self.answer = True
        self.reason = "회의 인원 조정"
        self.lines: list[str] = []
        self.secrets: list[str] = []
        self.choices: list[int] = []
        self.several: list[list[int]] = []
        self.offered: list[tuple[str, Sequence[str]]] = []

    def tell(self, title: str, text: str) -> None:
        self.told.append(f"{title}: {text}")

    def ask(self, title: str, text: str, yes: str, no: str) -> bool:
        self.asked.append(text)
        return self.answer

    def ask_text(self, title: str, text: str, label: str, yes: str, no: str) -> str:
        self.asked.append(text)
        return self.reason

    def ask_line(self, title: str, label: str, yes: str, no: str, text: str = "") -> str:
        self.asked.append(title)
        return self.lines.pop(0) if self.lines else self.reason

    def ask_secret(self, title: str, label: str, yes: str, no: str) -> str:
        self.asked.append(title)
        return self.secrets.pop(0) if self.secrets else ""

    def ask_pin(
        self, title: str, label: str, yes: str, no: str, tries: Callable[[str, Callable[[str], None]], None]
    ) -> None:
        if pin := self.ask_secret(title, label, yes, no):
            tries(pin, lambda fault: self.told.append(fault) if fault else None)

    def choose(self, title: str, label: str, options: Sequence[str], yes: str, no: str) -> int:
        self.asked.append(title)
        self.offered.append((label, options))
        return self.choices.pop(0) if self.choices else 0

    def fill(self, title: str, form: Form, words: FormWords) -> list[object] | None:
        """Each question of the form alone; what is wrong is told, and given up where nothing else is to be answered."""
        given = one_by_one(form, lambda asked: self._said(title, asked, form.yes))
        faults = form.check(given) if given else ()
        self.told += [fault for fault in faults if fault]
        if any(faults):
            return self.fill(title, form, words) if self.lines or self.secrets else None
        return given

    def _said(self, title: str, asked: Field, yes: str) -> object:
        match asked:
            case Line(label, _, text):
                return self.ask_line(title, label, yes, "", text) or None
            case Secret(label):
                return self.ask_secret(title, label, yes, "") or None
            case OneOf(label, options):
                return self.choose(title, label, options, yes, "")
            case Several(label, options, _, taken):
                return self.choose_several(title, label, options, yes, "", taken=taken)

    def choose_several(
        self, title: str, label: str, options: Sequence[str], yes: str, no: str, *, taken: bool = True
    ) -> list[int] | None:
        self.asked.append(title)
        return self.several.pop(0) if self.several else list(range(len(options)))

    def open_file(self, title: str, kinds: str) -> Path | None:
        return self.files.pop(0) if self.files else None

    def open_files(self, title: str, kinds: str) -> list[Path]:
        chosen, self.files = self.files, []
        return chosen

    def open_folder(self, title: str) -> Path | None:
        return self.files.pop(0) if self.files else None

    def save_file(self, title: str, name: str, kinds: str) -> Path | None:
        return self.files.pop(0) if self.files else None

    def report(self, title: str, text: str, details: str, copy: str) -> None:
        self.told.append(details)

    def shortcuts(self, title: str, pairs: Sequence[tuple[str, str]]) -> None:
        self.told.append(title)

    def print_pictures(self, pictures: Sequence[bytes]) -> bool:
        self.told.append(f"printed {len(pictures)}")
        return True

    def print_text(self, title: str, text: str) -> bool:
        self.told.append(text)
        return True

    def copy(self, text: str) -> None:
        self.told.append(text)
