"""A panels workbook on its way in: looked through against the season, then loaded as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jumpup_desktop.domain.problems import Problem
from jumpup_desktop.services import checks, panel_loads, policies, step1_loads

if TYPE_CHECKING:
    from collections.abc import Callable

    from jumpup_desktop.domain.record.event import Actor
    from jumpup_desktop.importers.panels import CheckedPanels
    from jumpup_desktop.services.panel_loads import LoadedPanels
    from jumpup_desktop.store.season_store import Store

    Tell = Callable[[float, str], None]


@dataclass(frozen=True, slots=True)
class PanelsFile:
    """A checked panels workbook: how much is in it, and what is unusual or wrong, or would change what is known."""

    path: Path
    days: int
    people: int
    problems: tuple[Problem, ...]


def check(store: Store, actor: Actor, path: Path, progress: Tell | None = None) -> PanelsFile:
    """Look a workbook through; nothing is changed. Raises Refused(`file.…`), Trouble."""
    checked = _checked(store, path, progress)
    kind = policies.current(store).policy.panel_kind
    changed = panel_loads.corrections(store, actor, checked, kind)
    tables = checked.tables
    return PanelsFile(path, len(tables.days), len(tables.evaluators), (*checked.problems, *changed))


def load(
    store: Store, actor: Actor, path: Path, progress: Tell = lambda _share, _step: None
) -> tuple[CheckedPanels, LoadedPanels]:
    """Load a workbook as a whole. Refuses as the rules do; raises Trouble, and whatever `progress` raises to stop."""
    checked = _checked(store, path, lambda share, step: progress(share / 2, step))
    progress(0.5, "load")
    kind = policies.current(store).policy.panel_kind
    done = panel_loads.load(
        store, actor, checked, path, kind, lambda share: progress(0.5 + share / 2, "load")
    )  # fmt: skip
    return checked, done


def _checked(store: Store, path: Path, progress: Tell | None) -> CheckedPanels:
    numbers = step1_loads.known_numbers(store)
    return checks.panels(path, policies.current(store).policy, numbers, progress=progress)
