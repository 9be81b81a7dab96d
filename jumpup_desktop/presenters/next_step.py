"""What comes next in the room: the one thing that the page's filled button does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from jumpup_desktop.presenters import roll_call
from jumpup_desktop.presenters.consensus_verbs import has_new_wording
from jumpup_desktop.presenters.progress import comes_next, following, is_deciding, is_on_paper
from jumpup_desktop.presenters.verbs import Word

if TYPE_CHECKING:
    from jumpup_desktop.presenters.consensus import ConsensusPresenter
    from jumpup_desktop.presenters.progress import ProgressPresenter
    from jumpup_desktop.services.seen.turn import Entry, TurnView

Where = Literal["turn", "day", "consensus", "agenda"]


@dataclass(frozen=True, slots=True)
class NextStep:
    """The verb that does it, in which list of verbs it stands (or the company to be shown), what the button says."""

    where: Where
    verb: str
    word: Word


def next_step(progress: ProgressPresenter, consensus: ConsensusPresenter) -> NextStep | None:
    """From 개회 to 폐회 there is always one, but while members write or somebody is asked."""
    day, turn = progress.day, progress.turn
    if day is None or day.state not in ("open", "recess"):
        return None
    if day.state == "recess":
        return NextStep("day", "recess", Word("verb.resume"))
    if turn is None or turn.entry.is_done:
        return (_from_the_form(progress, turn) if turn else None) or _next_company(progress)
    if turn.entry.state != "in_room" and progress.needs_acting_chair:
        return NextStep("turn", "acting", Word("verb.acting"))
    if turn.entry.state == "waiting":
        return NextStep("turn", "call", Word("step.call", {"order": turn.entry.order}))
    if turn.entry.state == "called":
        return NextStep("turn", "come_in", Word("step.come_in"))
    return _in_the_room(progress, consensus, turn)


def _from_the_form(progress: ProgressPresenter, turn: TurnView) -> NextStep | None:
    """On a day held on paper: the form's times of what ended, then another pair of eyes (practice 39)."""
    if not is_on_paper(progress):
        return None
    if not turn.paper_times:
        return NextStep("turn", "times", Word("verb.times"))
    return None if turn.looked_by else NextStep("turn", "look", Word("verb.look"))


def _next_company(progress: ProgressPresenter) -> NextStep:
    left: list[Entry] = [e for e in progress.day.entries if e.is_left] if progress.day else []
    if not left and progress.day and is_on_paper(progress) and progress.day.paper_times is None:
        return NextStep("day", "day_times", Word("verb.day_times"))
    if not left:
        return NextStep("day", "close", Word("verb.close"))
    return NextStep("agenda", left[0].item, Word("step.next-company", {"order": left[0].order}))


def _in_the_room(p: ProgressPresenter, consensus: ConsensusPresenter, turn: TurnView) -> NextStep | None:
    if roll_call.excluded_inside(p):
        return NextStep("turn", "excluded_out", Word("verb.excluded_out"))
    if p.needs_acting_chair:
        return NextStep("turn", "acting", Word("verb.acting"))
    if not turn.presenter:
        return NextStep("turn", "presenter", Word("verb.presenter"))
    if turn.clock is None and comes_next(p) and not is_on_paper(p):
        return NextStep("turn", "go", Word("step.start", {"phase": p.phase.name if p.phase else ""}))
    if p.is_past_writing and not turn.is_revealed:
        return NextStep("turn", "clear", Word("verb.clear"))
    if turn.is_revealed and (is_deciding(p) or is_on_paper(p)):
        return _deciding(consensus, turn)
    after = following(p)
    return NextStep("turn", "next", Word("step.start", {"phase": after.name}) if after else Word("step.finish"))


def _deciding(consensus: ConsensusPresenter, turn: TurnView) -> NextStep | None:
    if turn.consensus.lacks_objector:
        return NextStep("consensus", "fail", Word("verb.fail"))
    if consensus.can_resolve:
        return NextStep("consensus", "resolve", Word("verb.resolve"))
    if has_new_wording(consensus):
        return NextStep("consensus", "propose", Word("step.propose", {"n": len(turn.consensus.rounds) + 1}))
    return None
