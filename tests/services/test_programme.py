"""The evaluation's five steps, as a played day goes through them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting.item import ITEM
from jumpup_desktop.domain.meeting.opinion import OPINION, opinion_id
from jumpup_desktop.domain.meeting.phases import PHASES
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.services import policies

if TYPE_CHECKING:
    from pathlib import Path

    from tests.minimal_day import SealedDay

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
