"""Every read model tells the access stream whose data it showed to whom; what may not be seen is refused and told."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest

from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.record.event import Reader
from jumpup_desktop.domain.selection import interests
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.domain.selection.interests import ExclusionSet, exclusion_id
from jumpup_desktop.errors import Trouble
from jumpup_desktop.services import seasons
from jumpup_desktop.services import seen as rooms
from jumpup_desktop.services.seen import (
    companies,
    conflicts,
    day,
    days,
    events,
    files,
    opinions,
    overview,
    panels,
    papers,
    signing,
)
from jumpup_desktop.store import access
from jumpup_desktop.store.tables import meetings
from tests.minimal_day import MinimalDay, SealedDay, play_minimal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from jumpup_desktop.store.season_store import Store

READER = Reader("s", "secretary")


@pytest.fixture
def held(sealed_day: SealedDay, tmp_path: Path) -> Iterator[MinimalDay]:
    """A day that was held and sealed."""
    made = sealed_day.copy(tmp_path)
    yield made
    made.store.close()


def _calls(held: MinimalDay, tmp_path: Path) -> dict[str, Callable[[], object]]:
    """Each read model that takes a Reader, asked once."""
    store, meeting = held.store, held.played.meeting
    plan = store.known(MEETING, meeting)
    item, company, member = plan.items[0].id, plan.items[0].company, held.people["E1"]
    paper = meetings.papers(store.conn, meeting)[0].id
    return {
        "companies.lines": lambda: companies.lines(store, READER),
        "companies.detail": lambda: companies.detail(store, READER, company),
        "conflicts.open_conflicts": lambda: conflicts.open_conflicts(store, READER),
        "day.day_view": lambda: day.day_view(store, READER, meeting, item),
        "days.days": lambda: days.days(store, READER),
        "events.events": lambda: events.events(store, READER),
        "files.files": lambda: files.files(store, READER, company),
        "opinions.versions": lambda: opinions.versions(store, READER, item, member, "overall"),
        "opinions.own_sheet": lambda: opinions.own_sheet(store, READER, meeting, item, member, "135790"),
        "overview.overview": lambda: overview.overview(store, READER),
        "panels.lines": lambda: panels.lines(store, READER),
        "panels.detail": lambda: panels.detail(store, READER, meeting),
        "papers.lines": lambda: papers.lines(store, READER),
        "papers.content": lambda: papers.content(store, READER, paper),
        "papers.leaving": lambda: papers.leaving(store, READER, paper, "print"),
        "papers.save": lambda: papers.save(store, READER, paper, tmp_path / "paper.pdf"),
        "papers.verify": lambda: papers.verify(store, READER, paper, "ko"),
        "signing.signing_day": lambda: signing.signing_day(store, READER, meeting),
    }


def _told(store: Store, ask: Callable[[], object]) -> list[access.Access]:
    """What the stream has of it."""
    store.access.flush()
    before = Counter(access.accesses(store.conn))
    with suppress(Refused, Trouble):
        ask()
    store.access.flush()
    return list((Counter(access.accesses(store.conn)) - before).elements())


def _public() -> set[str]:
    """Functions of the read models that take a Reader, as they are there now."""
    found = set()
    for module in pkgutil.iter_modules(rooms.__path__):
        loaded: Any = importlib.import_module(f"{rooms.__name__}.{module.name}")
        for name, value in vars(loaded).items():
            is_own = inspect.isfunction(value) and value.__module__ == loaded.__name__ and not name.startswith("_")
            if is_own and "reader" in inspect.signature(value).parameters:
                found.add(f"{module.name}.{name}")
    return found


def test_no_read_model_forgets_to_tell(held: MinimalDay, tmp_path: Path) -> None:
    calls = _calls(held, tmp_path)
    assert set(calls) == _public(), "a new read model is asked here too"
    without_files = {"files.files"}
    silent = [name for name, ask in calls.items() if not _told(held.store, ask) and name not in without_files]
    assert silent == []


def test_a_company_is_named_and_an_export_is_no_view(held: MinimalDay, tmp_path: Path) -> None:
    store, calls = held.store, _calls(held, tmp_path)
    company = store.known(MEETING, held.played.meeting).items[0].company
    assert ("viewed", company) in [(one.kind, one.company) for one in _told(store, calls["companies.detail"])]
    (saved,) = _told(store, calls["papers.save"])
    assert (saved.kind, saved.person, saved.role) == ("exported", "s", "secretary")
    assert saved.what.startswith("save:")


def test_a_wrong_pin_is_told_of_the_member_whose_sheet_it_is(tmp_path: Path) -> None:
    made = play_minimal(tmp_path, before="reveal")
    store, meeting = made.store, made.played.meeting
    item, member = store.known(MEETING, meeting).items[0], made.people["E1"]
    (line,) = _told(store, lambda: opinions.own_sheet(store, READER, meeting, item.id, member, "000000"))
    assert (line.kind, line.person, line.role, line.company) == ("refused", member, "member", item.company)
    store.close()


def test_who_is_excluded_sees_nothing_of_the_company_and_the_try_is_told(held: MinimalDay) -> None:
    store, actor = held.store, seasons.secretariat(held.store.season)
    company = store.known(MEETING, held.played.meeting).items[0].company
    reader = Reader(held.people["E2"], "member")
    body = ExclusionSet(company, reader.person, "by_law", "친족이 재직함", "")
    with store.transaction() as tx:
        tx.append(actor, interests.exclude(store.get(interests.EXCLUSION, exclusion_id(company, reader.person)), body))
    assert company not in [line.id for line in companies.lines(store, reader)]
    told = []

    def look() -> None:
        with pytest.raises(Refused, match=r"company\.unknown"):
            companies.detail(store, reader, company)
        told.append(True)

    lines = _told(store, look)
    assert told
    assert ("refused", company) in [(one.kind, one.company) for one in lines]
    assert ("viewed", company) not in [(one.kind, one.company) for one in lines]
