"""What the programme asks for, as the samples and a played day have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.assets import asset
from jumpup_desktop.domain.meeting.item import ITEM
from jumpup_desktop.domain.meeting.opinion import OPINION, opinion_id
from jumpup_desktop.domain.meeting.phases import PHASES
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.domain.selection.company import COMPANY
from jumpup_desktop.domain.selection.panels import PANEL
from jumpup_desktop.domain.selection.step1 import INDICATORS, SITE_SCORES
from jumpup_desktop.services import checks, panel_loads, policies, seasons, step1_loads
from jumpup_desktop.store.tables import companies, meetings, people

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from jumpup_desktop.store.season_store import Store
    from tests.minimal_day import SealedDay


@pytest.fixture
def loaded(make_season: Callable[[], Store]) -> Iterator[Store]:
    """A season with the shipped samples: results of the first step, one panel with its people and companies."""
    store, policy = make_season(), policies.shipped().policy
    step1, plan = asset("demo", "step1.xlsx"), asset("demo", "panels.xlsx")
    actor = seasons.secretariat(store.season)
    step1_loads.load(store, actor, checks.step1(step1, policy, store.now().utc_ms), step1)
    checked = checks.panels(plan, policy, step1_loads.known_numbers(store))
    panel_loads.load(store, actor, checked, plan, policy.panel_kind)
    yield store
    store.close()


def test_the_first_step_is_kept_as_the_agencies_sent_it(loaded: Store) -> None:
    """J-031, J-033, J-036, J-037: the AI's model, grade and path; three groups of experts; each indicator on site."""
    policy = policies.current(loaded).policy.step1
    rows = [loaded.known(COMPANY, one.id).record for one in companies.known(loaded.conn)]
    tried = [row for row in rows if row is not None and not row.waived]
    assert len(tried) >= 20
    for row in tried:
        assert row.ai_provider
        assert row.ai_model
        assert row.ai_date
        assert row.k_grade in policy.k_grades
        assert row.growth_path in policy.growth_paths
        assert all(getattr(row, name) for name in INDICATORS)
    visited = [row for row in tried if row.site_date]
    assert len(visited) >= 10
    for row in visited:
        assert len(row.site_experts) == 3
        assert all(getattr(row, name) for name in SITE_SCORES)
        assert row.site_grade in policy.site_grades
    assert all(row.site_grade == "" for row in tried if row not in visited), "the AI's gate came first"


def test_a_panel_is_of_one_field_and_comes_from_the_pool(loaded: Store) -> None:
    """J-039, J-046: its field's companies pitch to it and are debated; its members are of the pool, of every type."""
    (panel,) = [loaded.known(PANEL, one) for one in people.panel_ids(loaded.conn).values()]
    (row,) = meetings.meetings(loaded.conn)
    meeting, kind = loaded.known(MEETING, row.id), policies.kind_of(loaded, row.id)
    heard = [loaded.known(COMPANY, item.company).record for item in meeting.items]
    assert {company.sector for company in heard if company} == {panel.sector}
    assert {"pitch", "closed"} <= {phase.role for phase in kind.phases}
    pool = set(people.person_ids(loaded.conn))
    assert set(meeting.members) <= pool
    assert {meeting.evaluator_type(member) for member in meeting.members} == {c.id for c in kind.criteria}


ORDER = ("pitch", "questions", "writing", "closed", "decision")


def test_the_evaluation_goes_through_its_steps_in_order(sealed_day: SealedDay, tmp_path: Path) -> None:
    """J-040: 분과구성 → IR 발표·질의응답 → 심층토론 on four criteria → 토론합의제 (seeds 000:527-554)."""
    made = sealed_day.copy(tmp_path)
    store, meeting = made.store, made.store.known(MEETING, made.played.meeting)
    kind = policies.kind_of(store, meeting.id)
    roles = {phase.id: phase.role for phase in kind.phases}
    item = meeting.items[0].id
    went = [roles[record.phase] for record in store.known(PHASES, item).done]
    assert [role for role in dict.fromkeys(went) if role in ORDER] == list(ORDER)
    assert [criterion.id for criterion in kind.criteria] == ["innovation", "growth", "market", "will"]
    turn = store.known(ITEM, item)
    for member in turn.participants:
        own = meeting.evaluator_type(member)
        written = store.known(OPINION, opinion_id(item, member, own)).versions
        assert written, f"{member} wrote on {own}"
    assert kind.decided_by == "consensus"
    assert turn.outcome is not None
    store.close()
