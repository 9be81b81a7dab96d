"""The season's policy in readable form, and what the user chose for this computer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from jumpup_desktop.domain.dates import date_text
from jumpup_desktop.presenters.event import Event

if TYPE_CHECKING:
    from jumpup_desktop.assets import Language
    from jumpup_desktop.domain.policy import Policy
    from jumpup_desktop.presenters.messages import Sentences
    from jumpup_desktop.presenters.tasks import Tasks
    from jumpup_desktop.services.open_season import OpenSeason
    from jumpup_desktop.services.policies import PolicyText
    from jumpup_desktop.services.preferences import KeptPreferences, Preferences
    from jumpup_desktop.services.seen.policy import Adoption


@dataclass(frozen=True, slots=True)
class PolicyLine:
    """One setting: the section and name it has in the policy file, its value in words of the file.

    An entry of a list has several values, each with its own name (empty for a single one).
    """

    section: str
    name: str
    values: tuple[tuple[str, str], ...]


HEADS = ("name", "industry")
"""What an entry of a list is called by."""
UNTOLD = ("id", "name_en")
"""What only the file needs."""


def readable(policy: Policy) -> tuple[PolicyLine, ...]:
    """All settings, section by section, one line each; an entry of a list is a line of its own."""
    lines: list[PolicyLine] = []
    for section in fields(policy):
        value = getattr(policy, section.name)
        if is_dataclass(value):
            for setting in fields(value):
                lines += _lines(section.name, setting.name, getattr(value, setting.name))
        else:
            lines += _lines(section.name, "", value)
    return tuple(lines)


def _lines(section: str, name: str, value: object) -> list[PolicyLine]:
    if isinstance(value, tuple) and value and is_dataclass(value[0]):
        return [line for entry in value for line in _entry(section, entry)]
    return [PolicyLine(section, name, (("", plain(value)),))]


def _entry(section: str, entry: object, name: str = "") -> list[PolicyLine]:
    """An entry of a list: what lies deeper gets lines of its own below its first line."""
    flat, deep = [], []
    for setting in fields(entry):  # type: ignore[arg-type]
        value = getattr(entry, setting.name)
        if isinstance(value, tuple) and value and is_dataclass(value[0]):
            deep += [line for inner in value for line in _entry(section, inner, setting.name)]
        elif is_dataclass(value):
            deep += _entry(section, value, setting.name)
        elif (text := plain(value)) and setting.name not in UNTOLD:
            flat.append(("" if setting.name in HEADS else setting.name, text))
    head = next((text for key, text in flat if not key), "") if not name else ""
    return [PolicyLine(section, head or name, tuple(pair for pair in flat if pair != ("", head))), *deep]


def plain(value: object) -> str:
    """A value as a person reads it; yes and no are left to the view (`true`, `false`)."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return ""
    if isinstance(value, date):
        return date_text(value)
    if isinstance(value, tuple):
        return ", ".join(" → ".join(map(str, v)) if isinstance(v, tuple) else plain(v) for v in value)
    return str(value)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A policy file and what it would change: (path, before, after) of each setting."""

    file: Path
    changes: Sequence[tuple[str, str, str]]


class SettingsPresenter:
    """Language and theme act at once; `language_chosen` and `theme_chosen` tell the window."""

    def __init__(self, season: OpenSeason, preferences: KeptPreferences, tasks: Tasks, sentences: Sentences) -> None:
        self._season, self._preferences, self._tasks, self._sentences = season, preferences, tasks, sentences
        self.changed: Event[None] = Event()
        self.language_chosen: Event[Language] = Event()
        self.theme_chosen: Event[str] = Event()
        self.compared: Event[Comparison] = Event()
        self.round_suggested: Event[str] = Event()
        self.lines: tuple[PolicyLine, ...] = ()
        self.policy: Policy | None = None
        self.sha256 = ""
        self.history: Sequence[Adoption] = ()
        self.error = ""

    @property
    def preferences(self) -> Preferences:
        """What the user chose."""
        return self._preferences.read()

    def refresh(self) -> None:
        """Read the policy again."""
        season = self._season

        def read() -> tuple[PolicyText, Sequence[Adoption]]:
            from jumpup_desktop.services.seen import policy

            return season.policy, policy.history(season.store)

        self._tasks.submit(read, self._on_policy, self._on_fault)

    def compare(self, file: Path) -> None:
        """See what a policy file would change; `compared` tells."""
        season = self._season

        def read() -> Comparison:
            from jumpup_desktop.services import policies

            return Comparison(file, policies.compare(season.store, policies.read_file(file)))

        self._tasks.submit(read, self.compared.emit, self._on_fault)

    def adopt(self, file: Path, reason: str) -> None:
        """Adopt it, with the reason that goes on record."""
        season = self._season

        def work() -> None:
            from jumpup_desktop.services import policies
            from jumpup_desktop.services.papers import paper_kinds

            paper_kinds.adopt(season.store, season.actor, policies.read_file(file), reason)

        self._tasks.submit(work, lambda _none: None, self._on_fault)

    def suggest_round(self) -> None:
        """What the next round would be called; `round_suggested` tells."""
        season = self._season

        def read() -> str:
            from jumpup_desktop.services import rounds

            return rounds.next_title(season.store)

        self._tasks.submit(read, self.round_suggested.emit, self._on_fault)

    def begin_round(self, title: str) -> None:
        """A further round of the programme begins in this season."""
        season = self._season

        def work() -> None:
            from jumpup_desktop.services import rounds

            rounds.begin(season.store, season.actor, title)

        self._tasks.submit(work, lambda _none: None, self._on_fault)

    def choose_language(self, language: Language) -> None:
        """Speak another language, now and next time."""
        self._preferences.write(replace(self.preferences, language=language))
        self._sentences.language = language
        self.language_chosen.emit(language)

    def choose_theme(self, *, dark: bool) -> None:
        """Another theme, now and next time."""
        self._preferences.write(replace(self.preferences, theme="dark" if dark else "light"))
        self.theme_chosen.emit("dark" if dark else "light")

    def _on_policy(self, found: tuple[PolicyText, Sequence[Adoption]]) -> None:
        held, self.history = found
        self.policy, self.sha256 = held.policy, held.sha256
        self.lines, self.error = readable(self.policy), ""
        self.changed.emit(None)

    def _on_fault(self, error: Exception) -> None:
        self.error = self._sentences.of(error)
        self.changed.emit(None)
