"""The policy: golden values of the programme, and files that contradict themselves refused."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.domain.changes import Changes
from jumpup_desktop.domain.policy import differences, faults
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.record.season import POLICIES
from jumpup_desktop.services import policies, seasons

if TYPE_CHECKING:
    from jumpup_desktop.store.season_store import Store


def test_the_shipped_policy_does_not_contradict_itself() -> None:
    """J-041: each criterion names the evaluators it belongs to."""
    policy = policies.shipped().policy
    assert faults(policy) == []
    kind = policy.meeting("selection")
    assert [c.name for c in kind.criteria] == ["신기술 혁신성", "성장성", "시장 확장성", "도전의지"]
    assert [c.evaluators for c in kind.criteria] == ["공공연·대학교수", "VC·CVC·PE", "대기업 前임원", "벤처 창업주"]
    assert kind.decided_by == "consensus"
    assert kind.scoring is None


def test_a_misspelt_setting_is_refused() -> None:
    text = policies.shipped().text.replace("quorum = 5", "quorum = 5\nqourum = 4")
    with pytest.raises(Refused) as caught:
        policies.read(text)
    assert caught.value.code == "policy.invalid"
    assert "qourum" in caught.value.problem.shown["detail"]


def test_a_policy_that_contradicts_itself_is_refused() -> None:
    with pytest.raises(Refused) as caught:
        policies.read(policies.shipped().text.replace("quorum = 5", "quorum = 9"))
    assert caught.value.code == "policy.contradicts"


def test_every_default_names_its_question() -> None:
    """But Q-4, the ceiling of 100: it warns at the confirmation of all panels' results, which is not built yet."""
    text = policies.shipped().text
    assert [n for n in range(1, 14) if not re.search(rf"Q-{n}(?!\d)", text)] == [4]


def test_changing_the_policy_is_an_event_that_shows_what_differs(store: Store) -> None:
    new = policies.read(policies.shipped().text.replace("minutes = 20", "minutes = 25"))
    is_new = policies.adopt(store, seasons.secretariat(store.season), new, "질의응답을 늘림")
    assert is_new
    assert Changes(frozenset(store.committed)).concerns("policy")
    adopted = store.known(POLICIES, store.season).adopted[-1]
    assert adopted.changes == (("meetings[1].phases[3].minutes", "20", "25"),)
    assert policies.current(store).sha256 == new.sha256
    assert not policies.adopt(store, seasons.secretariat(store.season), new, "")


def test_differences_name_the_path() -> None:
    policy = policies.shipped().policy
    other = replace(policy, panel=replace(policy.panel, quorum=6))
    assert differences(policy, other) == [("panel.quorum", "5", "6")]
