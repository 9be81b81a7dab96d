"""The live room: what people at the laptop do, in the script's own vocabulary, with real clocks, keys and PINs."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from jumpup_desktop.documents.strokes import Stroke
from jumpup_desktop.domain.meeting.opinion import opinion_id
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.record.event import Actor
from jumpup_desktop.errors import Trouble
from jumpup_desktop.services import member_keys, own_sheets, policies
from jumpup_desktop.services.play import Names, play_act
from jumpup_desktop.services.ports import Desk
from jumpup_desktop.store import drafts, settings
from jumpup_desktop.store.drafts import DraftKey
from jumpup_desktop.store.keys import PIN_COST, KdfCost

if TYPE_CHECKING:
    from jumpup_desktop.domain.record.event import Moment
    from jumpup_desktop.services.own_sheets import OwnText
    from jumpup_desktop.services.play import Act
    from jumpup_desktop.services.policies import PolicyText
    from jumpup_desktop.store.season_store import Store


class Same(dict[str, str]):
    """Names that stand for themselves: the window speaks in ids."""

    def __missing__(self, key: str) -> str:
        return key


class Room:
    """One meeting of an open season, as its panel secretary works on it."""

    def __init__(self, store: Store, meeting: str, pin_cost: KdfCost = PIN_COST) -> None:
        self._store, self._meeting, self._pin_cost = store, meeting, pin_cost
        self._pins: dict[str, str] = {}

    @property
    def policy(self) -> PolicyText:
        """What the day was opened under; before that, what holds in the season."""
        sitting = self._store.state("sitting", self._meeting)
        return policies.accepted(self._store, sitting) if sitting else policies.current(self._store)

    @property
    def secretary(self) -> Actor:
        """Who types. Refuses `meeting.unknown`."""
        meeting = self._store.state("meeting", self._meeting)
        if meeting is None:
            raise Refused("meeting.unknown", meeting=self._meeting)
        return Actor(meeting.secretary, "secretary")

    def act(self, *acts: Act, at: Moment | None = None) -> None:
        """Do these acts, all or none, at that moment, else now; refusals are those of the rules.

        A `pledge` may bring the member's new `pin`; it is used for the keys and forgotten.
        """
        policy, actor = self.policy, self.secretary
        names, now = Names(Same(), Same(), Same()), at or self._store.now()
        self._pins = {str(act["person"]): str(act["pin"]) for act in acts if act.get("pin")}
        try:
            with self._store.transaction() as tx:
                meeting = tx.state("meeting", self._meeting)
                kind = policy.policy.meeting(meeting.plan.meeting_kind)
                desk = Desk(tx, policy.policy, kind, self._meeting, tx.round, now, policy.sha256)
                for act in acts:
                    play_act(desk, act, names, actor, now, self)
                    if act["do"] in ("opinion", "revise"):
                        drafts.clear(tx.conn, opinion_id(act["item"], act["member"], act["criterion"]), act["member"])
                    if act["do"] in ("propose", "fail", "resolve"):
                        settings.drop(tx.conn, f"wording:{act['item']}")
        finally:
            self._pins = {}

    def issue(self, person: str) -> str:
        """Make a person's keys of the day; the certificate's fingerprint. Refuses `pin.form` without a PIN."""
        name = self._store.state("person", person).facts.name
        pin = self._pins.get(person, "")
        return member_keys.issue(self._store, self._meeting, person, name, pin, self._pin_cost)[1]

    def reset(self, person: str, pin: str) -> None:
        """A new PIN for a person's keys."""
        member_keys.reset(self._store, self._meeting, person, pin, self._pin_cost)

    def keep_drawing(self, strokes: object) -> str:
        """Keep the lines of a drawn signature, without time and pressure; their hash."""
        content = json.dumps(strokes, separators=(",", ":")).encode()
        digest = hashlib.sha256(content).hexdigest()
        self._store.attach(content, "signature.json", digest)
        return digest

    def drawing(self, person: str) -> Stroke | None:
        """The signature a person drew at the opening; None where there is none."""
        sitting = self._store.state("sitting", self._meeting)
        sheet = sitting.sheet(person) if sitting else None
        if sheet is None or not sheet.signature_sha256:
            return None
        try:
            lines: Any = json.loads(self._store.attachment(sheet.signature_sha256))
        except (Trouble, ValueError):
            return None
        return Stroke(tuple(tuple((x, y) for x, y in line) for line in lines))

    def seal(self, person: str, text: str) -> str:
        """Keep a text sealed to its author; the hash of what is kept."""
        return member_keys.seal(self._store, self._meeting, person, text)

    def keep_draft(self, item: str, member: str, criterion: str, text: str, base: str = "") -> None:
        """Keep unfinished text durably, sealed to its author, with the version it is built on."""
        recipient = member_keys.sealing_recipient(self._store, self._meeting, member)
        key = DraftKey(opinion_id(item, member, criterion), member, base)
        with self._store.transaction() as tx:
            drafts.save(tx.conn, key, text, recipient, self._store.now().utc_ms)

    def kept_drafts(self) -> frozenset[str]:
        """Opinions (ids) of which unfinished text is kept."""
        return drafts.kept(self._store.conn)

    def own_sheet(self, item: str, member: str, pin: str) -> tuple[OwnText, ...]:
        """What a member wrote, is writing and noted before on a company, opened by their PIN. Refuses `pin.…`."""
        policy = self.policy.policy
        kind = policy.meeting(self._store.state("meeting", self._meeting).plan.meeting_kind)
        criteria = [c.id for c in kind.criteria]
        return own_sheets.open_sheet(self._store, self._meeting, item, member, pin, criteria)

    def keep_wording(self, item: str, wording: str) -> None:
        """Keep the wording the members are drafting together, so that no crash takes it; empty forgets it."""
        with self._store.transaction() as tx:
            if wording:
                settings.put(tx.conn, f"wording:{item}", wording)
            else:
                settings.drop(tx.conn, f"wording:{item}")

    def wording(self, item: str) -> str:
        """The wording that was being drafted; empty where none was."""
        return settings.get(self._store.conn, f"wording:{item}") or ""
