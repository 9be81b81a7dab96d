"""Plays a scripted day (resources/schema/play-1.json) through the same use cases as the screens."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

from jumpup_desktop.domain.meeting import consensus as con
from jumpup_desktop.domain.meeting import item as it
from jumpup_desktop.domain.meeting import opinion as op
from jumpup_desktop.domain.meeting import sitting as sit
from jumpup_desktop.domain.meeting.on_paper import DayTimes, LookedAgain, PaperTimes
from jumpup_desktop.domain.record.event import Actor, Moment
from jumpup_desktop.domain.rules import written
from jumpup_desktop.domain.selection import interests
from jumpup_desktop.services import consensus, items, meetings, opinions
from jumpup_desktop.services.ports import Desk

THE_ONE_THAT_HOLDS = "POLICY"
Act = dict[str, Any]  # one act of the script, checked by the schema before


class Keys(Protocol):
    """Members' keys of the day, made and opened again by the player."""

    def issue(self, person: str) -> str:
        """Make a person's keys; the certificate's fingerprint."""

    def reset(self, person: str, pin: str) -> None:
        """A new PIN for a person's keys."""

    def keep_drawing(self, strokes: object) -> str:
        """Keep a drawn signature; its hash."""

    def seal(self, person: str, text: str) -> str:
        """Keep a text that only this person can read; the hash of what is kept."""


@dataclass(frozen=True, slots=True)
class Names:
    """What the script's names stand for: its people, companies and items by our ids."""

    people: Mapping[str, str]
    companies: Mapping[str, str]
    items: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Stage:
    """One act about to be played."""

    desk: Desk
    names: Names
    by: Actor
    now: Moment
    keys: Keys | None = None

    def who(self, ref: str) -> str:
        """A person's id."""
        return self.names.people.get(ref, ref)

    def all(self, refs: list[str]) -> tuple[str, ...]:
        """Several people's ids."""
        return tuple(self.who(r) for r in refs)

    def item(self, act: Act) -> str:
        """The item's id."""
        return self.names.items[act["item"]]


def sha(text: str) -> str:
    """A stand-in fingerprint for what the script only names."""
    return hashlib.sha256(text.encode()).hexdigest()


def moment_at(midnight_ms: int, clock: str) -> Moment:
    """All clocks at hh:mm:ss of the script's day; midnight in Seoul as utc_ms."""
    hours, minutes, seconds = map(int, clock.split(":"))
    ms = midnight_ms + ((hours * 60 + minutes) * 60 + seconds) * 1000
    return Moment(ms, 540, "play", ms * 1_000_000, ms * 1_000_000)


def play_act(desk: Desk, act: Act, names: Names, secretary: Actor, now: Moment, keys: Keys | None = None) -> None:
    """Play one act; `by` names for whom the secretary types. Refusals are the use cases' own."""
    by = replace(secretary, on_behalf_of=names.people.get(act["by"], act["by"])) if act.get("by") else secretary
    ACTS[act["do"]](Stage(replace(desk, moment=now), names, by, now, keys), act)


def _arrive(s: Stage, a: Act) -> None:
    meetings.arrive(s.desk, s.by, s.who(a["person"]), a.get("identity", "신분증"))


def _pledge(s: Stage, a: Act) -> None:
    esign = bool(a.get("esign", True))
    pledges = tuple(p.id for p in s.desk.policy.pledges if p.required or (p.id == "esign" and esign))
    drawn = s.keys.keep_drawing(a["strokes"]) if s.keys is not None and a.get("strokes") else ""
    way: sit.Way = "electronic" if esign else "ink"
    body = sit.OpeningSheetSigned(s.who(a["person"]), pledges, way, esign, drawn)
    meetings.sign_opening_sheet(s.desk, s.by, body)
    if esign and s.keys is not None:
        meetings.issue_key(s.desk, s.by, sit.KeyIssued(s.who(a["person"]), s.keys.issue(s.who(a["person"]))))


def _reset_pin(s: Stage, a: Act) -> None:
    meetings.reset_pin(s.desk, s.by, s.who(a["person"]), s.who(a["chair"]))
    if s.keys is not None:
        s.keys.reset(s.who(a["person"]), a["pin"])


def _declare(s: Stage, a: Act) -> None:
    found = tuple((s.names.companies[c["company"]], c["ground"]) for c in a.get("conflicts", []))
    meetings.declare_interests(s.desk, s.by, sit.InterestsDeclared(s.who(a["person"]), found))


def _exclude(s: Stage, a: Act) -> None:
    company, person = s.names.companies[a["company"]], s.who(a["person"])
    body = interests.ExclusionSet(company, person, a["sort"], a["ground"], s.who(a.get("decided_by", "")))
    meetings.exclude(s.desk, s.by, body)


def _acting(s: Stage, a: Act) -> None:
    chosen = tuple(s.names.items[i] for i in a["items"])
    body = sit.ActingChairElected(s.who(a["person"]), chosen, s.all(a["agreed"]), a["reason"])
    meetings.elect_acting_chair(s.desk, s.by, body)


def _open(s: Stage, a: Act) -> None:
    accepted = s.desk.policy_sha256 if a["policy_sha256"] == THE_ONE_THAT_HOLDS else a["policy_sha256"]
    mode, sound = a.get("mode", "panel_laptop"), a.get("sound_record", "")
    meetings.open_day(s.desk, s.by, accepted, mode, sound)


def _resume(s: Stage, a: Act) -> None:
    meetings.resume(s.desk, s.by, s.all(a["present"]), s.who(a["chair"]))


def _presenter(s: Stage, a: Act) -> None:
    taken = s.who(a["accepted_by"]) if a.get("accepted_by") else ""
    papers = tuple(a.get("papers", ()))
    body = it.PresenterChecked(a["name"], bool(a.get("stand_in")), True, a.get("headcount", 1), papers, taken)
    items.check_presenter(s.desk, s.by, s.item(a), body)


def _deck(s: Stage, a: Act) -> None:
    allowed = s.who(a["allowed_by"]) if a.get("allowed_by") else ""
    handed_in = str(a.get("registered_sha256") or a["sha256"])
    body = it.DeckChecked(a["sha256"], handed_in, a.get("reason", ""), allowed)
    items.check_deck(s.desk, s.by, s.item(a), body)


def _shrink(s: Stage, a: Act) -> None:
    body = it.ParticipantOut(s.who(a["person"]), a["sort"], a["reason"], s.who(a["confirmed_by"]))
    items.shrink(s.desk, s.by, s.item(a), body)


def _gist(s: Stage, a: Act) -> None:
    entry = s.desk.tx.new_id()
    body = it.GistNoted(entry, a["sort"], s.who(a["speaker"]), a["text"])
    items.note_gist(s.desk, s.by, s.item(a), body)


def _day_times(s: Stage, a: Act) -> DayTimes:
    recesses = tuple((r["since"], r["until"], r["reason"]) for r in a.get("recesses", ()))
    stays = tuple((s.who(v["person"]), v["came"], v["left"]) for v in a.get("stays", ()))
    return DayTimes(a["opened"], a["closed"], recesses, stays)


def _correct_gist(s: Stage, a: Act) -> None:
    body = it.GistCorrected(a["entry"], a["text"], s.who(a["asked_by"]))
    items.correct_gist(s.desk, s.by, s.item(a), body)


def _challenge(s: Stage, a: Act) -> None:
    item, which = s.item(a), a["challenge"]
    filed = it.ChallengeFiled(which, s.who(a["member"]), a["ground"])
    items.challenge(s.desk, s.by, item, filed)
    items.challenge(s.desk, s.by, item, it.ChallengeAnswered(which, a["answer"]))
    decided = it.ChallengeDecided(which, bool(a["upheld"]), a["reason"], s.who(a["decided_by"]))
    items.challenge(s.desk, s.by, item, decided)


def _opinion(s: Stage, a: Act) -> None:
    body = op.OpinionFinalised(s.item(a), s.who(a["member"]), a["criterion"], a["text"], a.get("mark", ""))
    opinions.finalise(s.desk, s.by, body)


def _revise(s: Stage, a: Act) -> None:
    body = op.OpinionRevised(a["text"], a.get("mark", ""), a.get("reason", ""))
    opinions.revise(s.desk, s.by, s.item(a), s.who(a["member"]), a["criterion"], body, seen=a.get("base", ""))


def _pre_review(s: Stage, a: Act) -> None:
    member, text = s.who(a["member"]), written(a["text"], "opinion.empty")
    sealed = s.keys.seal(member, text) if s.keys is not None else sha(text)
    body = op.PreReviewed(s.item(a), member, a["criterion"], sealed, a["written_on"])
    opinions.pre_review(s.desk, s.by, body)


def _propose(s: Stage, a: Act) -> None:
    item = s.item(a)
    state, chair = s.desk.consensus(item), s.desk.presiding(item)
    conditions = tuple(con.Condition(c["what"], c["until"], c["checked_by"]) for c in a.get("conditions", []))
    number = len(state.rounds) + 1 if state else 1
    wording = tuple((c, a["wording"][c]) for c in a["wording"])
    body = con.Proposed(number, a["outcome"], wording, a["overall"], conditions, chair, s.by.person)
    consensus.propose(s.desk, replace(s.by, on_behalf_of=chair), item, body)


def _object(s: Stage, a: Act) -> None:
    consensus.object_to(s.desk, s.by, s.item(a), s.who(a["member"]), a["criterion"], a["reason"])


def _resolve(s: Stage, a: Act) -> None:
    chair = s.desk.presiding(s.item(a))
    consensus.resolve(s.desk, replace(s.by, on_behalf_of=chair), s.item(a))


def _draw(s: Stage, a: Act) -> None:
    order = tuple(s.names.items[i] for i in a["order"])
    meetings.draw(s.desk, s.by, order, a["method"], s.who(a["witness"]))


def _swap(s: Stage, a: Act) -> None:
    meetings.swap(s.desk, s.by, s.names.items[a["first"]], s.names.items[a["second"]], a["asked_by"])


def _reopen(s: Stage, a: Act) -> None:
    chair = s.desk.presiding(s.item(a))
    consensus.reopen(s.desk, replace(s.by, on_behalf_of=chair), s.item(a), a["reason"])


def _fail(s: Stage, a: Act) -> None:
    chair = s.desk.presiding(s.item(a))
    consensus.fail(s.desk, replace(s.by, on_behalf_of=chair), s.item(a), a["outcome"], a["reason"])


ACTS: dict[str, Callable[[Stage, Act], object]] = {
    "arrive": _arrive,
    "pledge": _pledge,
    "reset_pin": _reset_pin,
    "declare": _declare,
    "exclude": _exclude,
    "draw": _draw,
    "swap": _swap,
    "observe": lambda s, a: meetings.admit_observer(s.desk, s.by, s.who(a["person"]), a["role"]),
    "elect_chair": lambda s, a: meetings.elect_chair(
        s.desk, s.by, s.who(a["person"]), s.who(a["nominated_by"]), s.all(a["agreed"])
    ),
    "elect_acting_chair": _acting,
    "open": _open,
    "sound": lambda s, a: meetings.keep_sound(s.desk, s.by, sit.SoundKept(a["what"], a["sha256"], a["keeper"])),
    "leave": lambda s, a: meetings.leave(
        s.desk, s.by, s.who(a["person"]), a["reason"], for_good=bool(a.get("for_good"))
    ),
    "come_back": lambda s, a: meetings.come_back(s.desk, s.by, s.who(a["person"])),
    "recess": lambda s, a: meetings.recess(s.desk, s.by, sit.Recessed(a["reason"], a["until"], s.by.person)),
    "resume_day": _resume,
    "close": lambda s, a: meetings.close(s.desk, s.by, s.who(a["chair"])),
    "call": lambda s, a: items.call(s.desk, s.by, s.item(a)),
    "come_in": lambda s, a: items.come_in(s.desk, s.by, s.item(a)),
    "presenter": _presenter,
    "deck": _deck,
    "start": lambda s, a: items.start_phase(s.desk, s.by, s.item(a), a["phase"], a.get("reason", "")),
    "finish": lambda s, a: items.finish_phase(s.desk, s.by, s.item(a), s.now),
    "undo_slip": lambda s, a: items.undo_slip(s.desk, s.by, s.item(a), s.now),
    "pause": lambda s, a: items.pause(s.desk, s.by, s.item(a), a["reason"]),
    "resume": lambda s, a: items.resume(s.desk, s.by, s.item(a)),
    "add_time": lambda s, a: items.add_time(s.desk, s.by, s.item(a), a["seconds"] * 1000, a["reason"]),
    "correct_time": lambda s, a: items.correct_time(s.desk, s.by, s.item(a), a["seconds"] * 1000, a["reason"]),
    "postpone": lambda s, a: items.postpone(s.desk, s.by, s.item(a), a["reason"], s.now),
    "no_show": lambda s, a: items.no_show(s.desk, s.by, s.item(a), s.now),
    "withdraw": lambda s, a: items.withdraw(s.desk, s.by, s.item(a), a["note"], s.now),
    "step_out": lambda s, a: items.step_out(s.desk, s.by, s.item(a), s.who(a["person"]), a["reason"]),
    "step_in": lambda s, a: items.step_in(s.desk, s.by, s.item(a), s.who(a["person"])),
    "shrink": _shrink,
    "clear_room": lambda s, a: items.clear_room(s.desk, s.by, s.item(a)),
    "gist": _gist,
    "correct_gist": _correct_gist,
    "paper_times": lambda s, a: items.write_times(s.desk, s.by, s.item(a), PaperTimes(a["called"], a["ended"])),
    "day_times": lambda s, a: meetings.write_day(s.desk, s.by, _day_times(s, a)),
    "look_again": lambda s, a: items.look_again(s.desk, s.by, s.item(a), LookedAgain(s.who(a["person"]))),
    "challenge": _challenge,
    "opinion": _opinion,
    "revise": _revise,
    "pre_review": _pre_review,
    "reveal": lambda s, a: items.reveal(s.desk, s.by, s.item(a), a.get("word", "")),
    "dissent": lambda s, a: consensus.count_dissent(s.desk, s.by, s.item(a), a["count"]),
    "propose": _propose,
    "agree": lambda s, a: consensus.agree(s.desk, s.by, s.item(a), s.who(a["member"])),
    "object": _object,
    "reserve": lambda s, a: consensus.reserve(
        s.desk, s.by, s.item(a), s.who(a["member"]), a["text"], printed=bool(a.get("printed"))
    ),
    "resolve": _resolve,
    "fail": _fail,
    "reopen": _reopen,
}
