"""Plays a script (play-1) into an open season: names become ids, clocks are the script's, papers are real."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from jumpup_desktop.domain.dates import SEOUL
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.record.event import Actor, Moment
from jumpup_desktop.services import member_keys, policies
from jumpup_desktop.services.papers import desk as papers
from jumpup_desktop.services.papers.turns import Hands
from jumpup_desktop.services.play import Names, moment_at, play_act, sha
from jumpup_desktop.services.play_opinions import Adapter
from jumpup_desktop.services.play_papers import PaperActs, drawn
from jumpup_desktop.services.play_shape import require_playable
from jumpup_desktop.services.ports import Desk
from jumpup_desktop.store import settings
from jumpup_desktop.store.keys import PIN_COST, KdfCost
from jumpup_desktop.store.tables import companies, meetings, people

if TYPE_CHECKING:
    from collections.abc import Callable

    from jumpup_desktop.services.play import Act
    from jumpup_desktop.store.season_store import Store

SCHEMA = "jumpup-play/1"
DEFAULT_PIN = "246810"


class ScriptClocks:
    """Clocks that stand where the script says."""

    def __init__(self, day: date) -> None:
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


@dataclass(slots=True)
class Played:
    """What a play did."""

    meeting: str
    acts: int = 0
    papers: int = 0
    sealed: int = 0
    pins_asked: dict[str, int] = field(default_factory=dict)
    rejected: dict[str, tuple[str, ...]] = field(default_factory=dict)


def script_of(content: Act, policy_sha256: str) -> Act:
    """A play-1 script from a script file or from an opinions file. Refuses `play.not-a-script`."""
    if "day_script" in content:
        return Adapter(content, policy_sha256).play()
    if content.get("schema") != SCHEMA:
        raise Refused("play.not-a-script", found=str(content.get("schema", "")))
    return content


class Player:
    """Plays one script into one season, each act in a transaction of its own."""

    def __init__(self, store: Store, script: Act, clocks: ScriptClocks, pin_cost: KdfCost = PIN_COST) -> None:
        require_playable(script)
        meeting = meetings.meeting_of(store.conn, script["panel"])
        if meeting is None:
            raise Refused("meeting.unknown", meeting=script["panel"])
        self._store, self._script, self._clocks, self._pin_cost = store, script, clocks, pin_cost
        self._policy = policies.current(store)
        self._meeting = store.state("meeting", meeting)
        self._names = self._find_names()
        self._mark = f"played:{hashlib.sha256(json.dumps(script, sort_keys=True).encode()).hexdigest()}"
        self._pins = self._first_pins()
        self._kind = self._policy.policy.meeting(self._meeting.plan.meeting_kind)
        self.secretary = Actor(self._names.people[script["secretary"]], "secretary")
        signers = [*script["people"], {"ref": script["secretary"]}]
        hands = Hands(self._pins, {self._names.people[e["ref"]]: drawn(e, n) for n, e in enumerate(signers)})
        self._paper_acts = PaperActs(store, self.secretary, meeting, self._names, hands, self)
        self._closings = {"papers": self._sign, "correct": self._paper_acts.correct, "scans": self._paper_acts.scan}
        self.result = Played(meeting)

    def _find_names(self) -> Names:
        """Scripts name people by the agency's number, companies by their application number."""
        store = self._store
        by_number = {
            state.facts.agency_number: state.id
            for state in (store.state("person", p) for p in people.person_ids(store.conn))
        }
        by_serial = {}
        for item in self._script["items"]:
            company = companies.id_of_serial(store.conn, int(item["company"]))
            if company is None:
                raise Refused("play.unknown-company", company=item["company"])
            by_serial[str(item["company"])] = company
        items = {}
        for item in self._script["items"]:
            entry = self._meeting.item_of(by_serial[str(item["company"])])
            if entry is None:
                raise Refused("play.unknown-company", company=item["company"])
            items[str(item["ref"])] = entry.id
        return Names(by_number, by_serial, items)

    def run(self, progress: Callable[[int, int], None] | None = None) -> Played:
        """Play every act that is not recorded yet; a refusal of a rule stops the play where it stands.

        Which acts are recorded is kept with each act, so that a play goes on after a refusal, a kill or a power cut.
        """
        acts = self._script["acts"]
        self.result.acts = int(settings.get(self._store.conn, self._mark) or 0)
        for n, act in enumerate(acts[self.result.acts :], self.result.acts + 1):
            moment = self._clocks.set(act["at"])
            if act["do"] in self._closings:
                self._closings[act["do"]](act)
                settings.put(self._store.conn, self._mark, str(n))
            else:
                self._act(act, moment, n)
            self.result.acts = n
            if progress:
                progress(n, len(acts))
        if not self.result.papers:
            self._count_papers()
        return self.result

    def _count_papers(self) -> None:
        """What an earlier run of the same script sealed."""
        rows = {(row.rule, row.item): row for row in meetings.papers(self._store.conn, self._meeting.id)}
        self.result.papers = len(rows)
        self.result.sealed = sum(row.status == "sealed" for row in rows.values())

    def _act(self, act: Act, moment: Moment, number: int) -> None:
        with self._store.transaction() as tx:
            policy = self._policy
            desk = Desk(tx, policy.policy, self._kind, self._meeting.id, tx.round, moment, policy.sha256)
            play_act(desk, act, self._names, self.secretary, moment, self)
            settings.put(self._store.conn, self._mark, str(number))

    def issue(self, person: str) -> str:
        """Make a person's keys of the day; the certificate's fingerprint."""
        facts = self._store.state("person", person).facts
        pin = self._pins[person]
        _, fingerprint = member_keys.issue(self._store, self._meeting.id, person, facts.name, pin, self._pin_cost)
        return fingerprint

    def reset(self, person: str, pin: str) -> None:
        """A new PIN for a person's keys, known from now on."""
        member_keys.reset(self._store, self._meeting.id, person, pin, self._pin_cost)
        self._pins[person] = pin

    def keep_drawing(self, strokes: object) -> str:
        """Scripts draw anew for each paper; only the hash is kept."""
        return sha(str(strokes))

    def seal(self, person: str, text: str) -> str:
        """Keep a text sealed to its author; the hash of what is kept."""
        return member_keys.seal(self._store, self._meeting.id, person, text)

    def _first_pins(self) -> dict[str, str]:
        given = {self._names.people[p["ref"]]: str(p.get("pin", DEFAULT_PIN)) for p in self._script["people"]}
        return {person: given.get(person, DEFAULT_PIN) for person in self._names.people.values()}

    def _sign(self, act: Act) -> None:
        done, wanted = self._paper_acts.sign(act, lambda _person: self._clocks.advance(45))
        result = self.result
        result.papers = len(wanted)
        result.sealed = sum(papers.existing(self._store, w.id).sealed is not None for w in wanted)
        result.pins_asked = done.pins_asked
        result.rejected = {
            paper: tuple(r.code for r in verdict.reasons)
            for paper, verdict in done.verdicts.items()
            if not verdict.accepted and "no-electronic-signature" not in {r.code for r in verdict.reasons}
        }
