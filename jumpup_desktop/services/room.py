"""The live room: what people at the laptop do, as acts, with real clocks, keys and PINs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting.opinion import ReviseOpinion, WriteOpinion, opinion_id
from jumpup_desktop.domain.meeting.sitting import SITTING
from jumpup_desktop.domain.meeting.unanimity import EndWithout, Propose, Resolve
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.record.event import Actor, Reader
from jumpup_desktop.domain.rules import require
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.services import alive, member_keys, policies, settling
from jumpup_desktop.services.acts import do
from jumpup_desktop.services.case import Case
from jumpup_desktop.services.drawings import drawing
from jumpup_desktop.services.member_keys import MeetingKeys
from jumpup_desktop.store import drafts, settings
from jumpup_desktop.store.drafts import DraftKey
from jumpup_desktop.store.keys import PIN_COST, KdfCost

if TYPE_CHECKING:
    from jumpup_desktop.documents.strokes import Stroke
    from jumpup_desktop.domain.meeting.settling import SettleConflicts
    from jumpup_desktop.domain.record.act import Act
    from jumpup_desktop.domain.record.event import Moment
    from jumpup_desktop.services.policies import PolicyText
    from jumpup_desktop.store.season_store import Store
    from jumpup_desktop.store.transaction import Transaction


class Room:
    """One meeting of an open season, as its panel secretary works on it."""

    def __init__(self, store: Store, meeting: str, pin_cost: KdfCost = PIN_COST) -> None:
        self.store, self.meeting, self._pin_cost = store, meeting, pin_cost

    @property
    def policy(self) -> PolicyText:
        """What the day was opened under; before that, what holds in the season."""
        sitting = self.store.get(SITTING, self.meeting)
        return policies.accepted(self.store, sitting) if sitting else policies.current(self.store)

    @property
    def secretary(self) -> Actor:
        """Who types. Refuses `meeting.unknown`."""
        meeting = self.store.get(MEETING, self.meeting)
        if meeting is None:
            raise Refused("meeting.unknown", meeting=self.meeting)
        return Actor(meeting.secretary, "secretary")

    @property
    def reader(self) -> Reader:
        """Who looks: the panel secretary."""
        return Reader(self.secretary.person, self.secretary.role)

    def act(self, *acts: Act, at: Moment | None = None) -> None:
        """Do these acts, all or none, at that moment, else now; refusals are those of the rules."""
        with self.store.transaction() as tx:
            case = self.case(tx, at)
            for act in acts:
                do(case, act)
                _forget_drafts(tx, act)

    def case(self, tx: Transaction, at: Moment | None = None) -> Case:
        """One act about to be done by the panel secretary, in an open transaction."""
        policy, secretary = self.policy, self.secretary
        keys = MeetingKeys(self.store, self.meeting, self._pin_cost)
        moment = at or self.store.now()
        return Case(tx, policy.policy, policy.sha256, secretary, self.reader, moment, self.meeting, keys)

    def drawing(self, person: str) -> Stroke | None:
        """The signature a person drew at the opening; None where there is none."""
        sitting = self.store.get(SITTING, self.meeting)
        sheet = sitting.sheet(person) if sitting else None
        return drawing(self.store, sheet.signature_sha256) if sheet else None

    def keep_alive(self) -> None:
        """Note that this machine is at work while a clock runs."""
        alive.beat(self.store, self.store.now())

    def keep_draft(self, item: str, member: str, criterion: str, text: str, base: str = "") -> None:
        """Keep unfinished text durably, sealed to its author, with the version it is built on.

        Refuses `meeting.unknown-item` for a company of another meeting, whose members have other keys.
        """
        require(self.store.known(MEETING, self.meeting).item(item), "meeting.unknown-item")
        recipient = member_keys.sealing_recipient(self.store, self.meeting, member)
        key = DraftKey(opinion_id(item, member, criterion), member, base)
        with self.store.transaction() as tx:
            drafts.save(tx.conn, key, text, recipient, self.store.now().utc_ms)

    def keep_wording(self, item: str, kept: str) -> None:
        """Keep the wording the members are drafting together, so that no crash takes it; empty forgets it."""
        with self.store.transaction() as tx:
            if kept:
                settings.put(tx.conn, f"wording:{item}", kept)
            else:
                settings.drop(tx.conn, f"wording:{item}")


def close_conflicts(store: Store, actor: Actor, meeting: str, act: SettleConflicts) -> None:
    """Close conflicts where they belong: in their meeting, else in the season. Refuses `conflict.…`."""
    if meeting:
        Room(store, meeting).act(act)
    else:
        settling.settle_outside(store, actor, act)


def _forget_drafts(tx: Transaction, act: Act) -> None:
    """What was being written is on record now."""
    match act:
        case WriteOpinion() | ReviseOpinion():
            drafts.clear(tx.conn, opinion_id(act.item, act.member, act.criterion), act.member)
        case Propose() | EndWithout() | Resolve():
            settings.drop(tx.conn, f"wording:{act.item}")
