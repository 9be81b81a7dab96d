"""A panels workbook on its way in: looked through against the season, then loaded as a whole."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from jumpup_desktop.domain.problems import Problem
from jumpup_desktop.domain.rules import existing
from jumpup_desktop.domain.selection import company as company_rules
from jumpup_desktop.domain.selection.company import COMPANY, LetCompanyThrough, has_failed
from jumpup_desktop.domain.selection.panel_rules import problem
from jumpup_desktop.importers.panel_fields import header
from jumpup_desktop.services import checks, panel_loads, policies, step1_loads
from jumpup_desktop.store.tables import companies

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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
    numbers, policy = step1_loads.known_numbers(store), policies.current(store).policy
    checked = checks.panels(path, policy, numbers, progress=progress)
    failed = tuple(_failed(store, checked, policy.step1.failed_word))
    return replace(checked, problems=(*checked.problems, *failed))


def _failed(store: Store, checked: CheckedPanels, failed_word: str) -> Iterator[Problem]:
    """Companies of the schedule that stopped at STEP1 (000:521)."""
    for row, item in checked.tables.agenda.items():
        company = companies.id_of_number(store.conn, item.company_number)
        if company is not None and has_failed(store.get(COMPANY, company), failed_word):
            yield problem("일정", row, header("일정", "company_number"), "step1-failed", name=item.company)


def let_through(store: Store, actor: Actor, serial: int, reason: str, approved_by: str) -> str:
    """Let a company be heard that failed STEP1; its name. Refuses `company.…`."""
    company = existing(companies.id_of_serial(store.conn, serial), "company.unknown")
    act = LetCompanyThrough(company, reason, approved_by)
    with store.transaction() as tx:
        failed_word = policies.current(store).policy.step1.failed_word
        tx.append(actor, company_rules.let_through(tx.known(COMPANY, company), act, failed_word))
    return store.known(COMPANY, company).name
