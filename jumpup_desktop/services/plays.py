"""Plays a script (play-1) into an open season: names become ids, clocks are the script's, papers are real."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from jumpup_desktop.domain.dates import SEOUL
from jumpup_desktop.domain.meeting.attendance import CarrySheet, ResetPin, SignOpeningSheet
from jumpup_desktop.domain.meeting.paper import PAPER
from jumpup_desktop.domain.meeting.signing import CorrectPaper, ReturnScans, SignPapers, SignTurn, ToInk
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.record.act import word_of
from jumpup_desktop.domain.record.event import Actor, Moment, Reader
from jumpup_desktop.domain.rules import require
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.domain.selection.people import PERSON
from jumpup_desktop.services import policies, presence
from jumpup_desktop.services.acts import do
from jumpup_desktop.services.case import Case
from jumpup_desktop.services.meetings import find, opened_on
from jumpup_desktop.services.member_keys import MeetingKeys
from jumpup_desktop.services.papers import desk as papers
from jumpup_desktop.services.papers.signing_passes import Hands
from jumpup_desktop.services.play_opinions import script_of_data
from jumpup_desktop.services.play_papers import PaperActs, drawn
from jumpup_desktop.services.play_progress import PlayProgress
from jumpup_desktop.services.scripts import SHOWN, Names, Script, decode, moment_at, require_shape
from jumpup_desktop.store.keys import PIN_COST, KdfCost
from jumpup_desktop.store.tables import companies, meetings, people

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jumpup_desktop.domain.record.act import Act
    from jumpup_desktop.domain.selection.agenda import Meeting
    from jumpup_desktop.services.policies import PolicyText
    from jumpup_desktop.services.scripts import Said
    from jumpup_desktop.store.season_store import Store

SCHEMA = "jumpup-play/1"
DEFAULT_PIN = "246810"


class ScriptClocks:
    """Clocks that stand where the script says."""

    def __init__(self, day: date) -> None:
        self.begin(day)

    def begin(self, day: date) -> None:
        """The morning of a day."""
        self.midnight_ms = int(datetime.combine(day, time(), SEOUL).timestamp() * 1000)
        self._now = moment_at(self.midnight_ms, "08:00:00")

    def now(self) -> Moment:
        """The script's moment."""
        return self._now

    def set(self, at: str) -> Moment:
        """Step to hh:mm:ss of the script's day."""
        self._now = moment_at(self.midnight_ms, at)
        return self._now

    def advance(self, seconds: int) -> None:
        """Let time pass."""
        ms = self._now.utc_ms + seconds * 1000
        self._now = Moment(ms, 540, self._now.boot_id, ms * 1_000_000, ms * 1_000_000)


NO_SCRIPT = (LookupError, TypeError, ValueError, AttributeError, StopIteration, RecursionError)
"""What a file of another shape raises while it is looked through: nothing is recorded yet."""


@dataclass(slots=True)
class Played:
    """What a play did."""

    meeting: str
    acts: int = 0
    before: int = 0
    """How many of the acts were on record already."""
    changed: list[int] = field(default_factory=list)
    """Places (from 1) of acts that were on record already and read otherwise now: they are not done again."""
    papers: int = 0
    sealed: int = 0
    missing: list[tuple[str, int, tuple[str, ...]]] = field(default_factory=list)
    """Which acts, of which item (0: of the day), went on with whom missing that the script did not name."""
    pins_asked: dict[str, int] = field(default_factory=dict)
    waiting: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    """Each paper that is not sealed, and whose signature it waits for."""
    rejected: dict[str, tuple[str, ...]] = field(default_factory=dict)


def script_of(content: Script, policy: PolicyText) -> Script:
    """A play-1 script from a script file or from an opinions file. Refuses `play.not-a-script`, `play.shape`."""
    if "day_script" in content:
        script = script_of_data(content, policy.sha256, policy.policy.panel_kind)
    elif content.get("schema") == SCHEMA:
        script = content
    else:
        raise Refused("play.not-a-script", found=str(content.get("schema", ""))[:SHOWN])
    require_shape(script)
    return script


class Player:
    """Plays one script into one season, each act in a transaction of its own.

    Refuses `meeting.unknown`, `play.…` before anything is recorded; raises KeyError, TypeError for no script at all.
    """

    def __init__(self, store: Store, script: Script, clocks: ScriptClocks, pin_cost: KdfCost = PIN_COST) -> None:
        is_told = any(one.get("other_day") for one in script["acts"])
        meeting = find(store, script["panel"], script["day"])
        self._store, self._clocks = store, clocks
        self._policy = policies.current(store)
        self._meeting = store.known(MEETING, meeting)
        planned = self._meeting.plan.day.isoformat() if self._meeting.plan else script["day"]
        fits = is_told or script["day"] in (planned, opened_on(store, meeting))
        require(fits, "play.other-day", day=script["day"], planned=planned)
        names = _names(store, script, self._meeting)
        self._progress = PlayProgress(store.conn, meeting, script["acts"])
        self._pins = _first_pins(script, names)
        self._said = [_with_pin(said, self._pins) for said in decode(script["acts"], names)]
        self.secretary = Actor(names.of_the_panel(script["secretary"]), "secretary")
        signers = [*script["people"], {"ref": script["secretary"]}]
        hands = Hands(self._pins, {names.of_the_panel(e["ref"]): drawn(e, n) for n, e in enumerate(signers)})
        self._keys = MeetingKeys(store, meeting, pin_cost)
        self._papers = PaperActs(store, self.secretary, meeting, hands, self._keys)
        self.result = Played(meeting)

    def run(self, progress: Callable[[int, int], None] | None = None) -> Played:
        """Play every act that is not recorded yet; a refusal of a rule stops the play where it stands.

        Which acts are recorded is kept with each act, so that a play goes on after a refusal, a kill or a power cut,
        and with a script that was mended: what is recorded stays, whatever its line reads now.
        """
        self.result.acts = self.result.before = self._progress.done
        self.result.changed = list(self._progress.changed)
        for said in self._said[: self.result.acts]:
            self._note_pin(said.act)
        for n, said in enumerate(self._said[self.result.acts :], self.result.acts + 1):
            moment = self._clocks.set(said.at)
            if self._is_closing(said.act):
                self._progress.note(self._store.conn, n)
            else:
                self._act(said, moment, n)
            self.result.acts = n
            if progress:
                progress(n, len(self._said))
        if not self.result.papers:
            self._count_papers()
        self.result.waiting = self._waiting()
        return self.result

    def _waiting(self) -> list[tuple[str, tuple[str, ...]]]:
        rows = [row for row in meetings.papers(self._store.conn, self._meeting.id) if row.status != "sealed"]
        return [(row.number, tuple(map(self._name, self._store.known(PAPER, row.id).waiting))) for row in rows]

    def _is_closing(self, act: Act) -> bool:
        """Papers take many transactions of their own; whether the act was about them, and then it is done."""
        match act:
            case SignPapers():
                self._sign(act)
            case SignTurn():
                self._papers.sign_turn(act)
            case ToInk():
                self._papers.to_ink(act)
            case CorrectPaper():
                self._papers.correct(act)
            case ReturnScans():
                self._papers.scan(act)
            case _:
                return False
        return True

    def _count_papers(self) -> None:
        """What an earlier run of the same script sealed."""
        rows = {(row.rule, row.item): row for row in meetings.papers(self._store.conn, self._meeting.id)}
        self.result.papers = len(rows)
        self.result.sealed = sum(row.status == "sealed" for row in rows.values())

    def _act(self, said: Said, moment: Moment, number: int) -> None:
        actor = replace(self.secretary, on_behalf_of=said.by or None)
        reader = Reader(actor.person, actor.role)
        with self._store.transaction() as tx:
            policy = self._policy
            case = Case(tx, policy.policy, policy.sha256, actor, reader, moment, self._meeting.id, self._keys)
            act, missing = presence.named(case, said.act)
            do(case, act)
            self._progress.note(self._store.conn, number)
        if missing:
            self.result.missing.append((word_of(act), self._order(act), tuple(map(self._name, missing))))
        self._note_pin(said.act)

    def _name(self, person: str) -> str:
        return self._store.known(PERSON, person).facts.name

    def _note_pin(self, act: Act) -> None:
        if isinstance(act, ResetPin):
            self._pins[act.person] = act.pin

    def _order(self, act: Act) -> int:
        entry = self._store.known(MEETING, self._meeting.id).item(getattr(act, "item", ""))
        return entry.order if entry else 0

    def _sign(self, act: SignPapers) -> None:
        done, wanted = self._papers.sign(act, lambda _person: self._clocks.advance(45))
        result = self.result
        result.papers = len(wanted)
        result.sealed = sum(papers.existing(self._store, w.id).sealed is not None for w in wanted)
        result.pins_asked = done.pins_asked
        result.rejected = {
            paper: tuple(r.code for r in verdict.reasons)
            for paper, verdict in done.verdicts.items()
            if not verdict.accepted and "no-electronic-signature" not in {r.code for r in verdict.reasons}
        }


def _names(store: Store, script: Script, meeting: Meeting) -> Names:
    """Scripts name people by the agency's number, companies by their application number, items by a word of theirs."""
    by_number = {
        state.facts.agency_number: state.id for state in (store.known(PERSON, p) for p in people.person_ids(store.conn))
    }
    by_serial, items = {}, {}
    for item in script["items"]:
        serial = str(item["company"])
        company = companies.id_of_serial(store.conn, int(serial))
        entry = meeting.item_of(company) if company else None
        if company is None or entry is None:
            raise Refused("play.unknown-company", company=serial)
        by_serial[serial], items[str(item["ref"])] = company, entry.id
    return Names(by_number, by_serial, items)


def _first_pins(script: Script, names: Names) -> dict[str, str]:
    given = {names.of_the_panel(p["ref"]): str(p.get("pin", DEFAULT_PIN)) for p in script["people"]}
    return {person: given.get(person, DEFAULT_PIN) for person in names.people.values()}


def _with_pin(said: Said, pins: Mapping[str, str]) -> Said:
    """An opening sheet is signed with the person's own PIN, which the script names once, on a pad of 300 × 100."""
    if isinstance(said.act, CarrySheet):
        return replace(said, act=replace(said.act, pin=said.act.pin or pins.get(said.act.person, DEFAULT_PIN)))
    if not isinstance(said.act, SignOpeningSheet):
        return said
    lines = tuple(tuple((x / 300, y / 100) for x, y in line) for line in said.act.strokes)
    pin = said.act.pin or pins.get(said.act.person, DEFAULT_PIN)
    return replace(said, act=replace(said.act, pin=pin, strokes=lines))
