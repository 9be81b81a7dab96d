"""The season's services as the window's port; everything heavy is imported at first use, in the store's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting.opinion import OVERALL
from jumpup_desktop.domain.record.season import POLICIES
from jumpup_desktop.domain.selection.people import PERSON
from jumpup_desktop.presenters.ports.policy import Adoption
from jumpup_desktop.presenters.ports.season import BackupOffer, NewSeason, PolicyChoice, Reach, SeasonCard, TailView

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from jumpup_desktop.app.holder import Holder
    from jumpup_desktop.domain.policy import Policy


class Seasons:
    """Makes, opens and closes the one season; tells its policy."""

    def __init__(self, holder: Holder) -> None:
        self._holder = holder
        self._reach: Reach | None = None

    def policies(self) -> tuple[PolicyChoice, ...]:
        """The shipped policies."""
        from jumpup_desktop.assets import asset
        from jumpup_desktop.services import policies

        names = sorted(path.stem for path in asset("policy").glob("*.toml"))
        shipped = [policies.shipped(name).policy.policy for name in names]
        return tuple(PolicyChoice(p.name, p.title, p.version) for p in shipped)

    def create(self, wish: NewSeason) -> str | None:
        """Make a season and keep it open; the recovery key comes back."""
        from jumpup_desktop.services import policies, seasons

        self._reach = None
        made = seasons.create(seasons.Request(wish.file, wish.passphrase, policies.shipped(wish.policy)))
        self._holder.hold(made.store, wish.file)
        return made.recovery_identity

    def open(self, file: Path, passphrase: str, *, read_only: bool = False) -> None:
        """Open a season. Raises Trouble."""
        from jumpup_desktop.store import engine
        from jumpup_desktop.store.season_store import open_season

        try:
            self._reach = None
            store = open_season(file, passphrase, read_only=read_only)
            self._holder.hold(store, file)
            if store.is_restored_copy and not read_only:
                self._look_how_far()
        except engine.library().DatabaseError as error:
            raise engine.trouble_of(error, file) from error

    def backup_of(self, file: Path, passphrase: str) -> BackupOffer | None:
        """The last good backup of a damaged season. Raises Trouble."""
        from jumpup_desktop.services import seasons

        found = seasons.rescue_of(file, passphrase)
        return BackupOffer(found.made, found.events) if found.made else None

    def put_back(self, file: Path, passphrase: str) -> str:
        """Put it in the file's place; where the damaged file lies now. Raises Trouble."""
        from jumpup_desktop.services import seasons

        return seasons.put_back(file, passphrase).kept.name

    def check_passphrase(self, passphrase: str) -> None:
        """Raises Trouble if it is not the season's."""
        from jumpup_desktop.errors import Trouble
        from jumpup_desktop.store import vault

        if self._holder.file is None:
            raise Trouble("vault.not-open")
        vault.unlock(vault.SeasonPaths(self._holder.file), passphrase)

    def card(self) -> SeasonCard:
        """What the window says of the season."""
        from jumpup_desktop.errors import Trouble
        from jumpup_desktop.services import seasons

        store, file = self._holder.store, self._holder.file
        if file is None:
            raise Trouble("vault.not-open")
        facts = seasons.describe(store)
        return SeasonCard(
            file,
            facts.programme,
            facts.round_title,
            facts.policy,
            facts.policy_sha256,
            facts.is_restored_copy,
            self._holder.policy.policy.locking.idle_minutes,
            store.is_read_only,
            self._reach,
        )

    def _look_how_far(self) -> None:
        """Where that cannot be read, the season is not kept open half."""
        try:
            self._reach = self._reach_of_copy()
        except BaseException:
            self._holder.release()
            raise

    def _reach_of_copy(self) -> Reach:
        """What the copy saved, read before anything is written into it."""
        from jumpup_desktop.domain.dates import seoul
        from jumpup_desktop.services import rescued

        store, policy = self._holder.store, self._holder.policy.policy
        found = rescued.reach_of(store, policy)
        kind = found.kind or policy.panel_kind
        names = {c.id: c.name for c in kind.criteria} | {OVERALL: kind.words.overall}
        lacking = tuple(
            f"{self._name(person)} {names.get(criterion, criterion)}" for person, criterion in found.unfinished
        )
        return Reach(f"{seoul(found.until):%H:%M:%S}", found.company, lacking)

    def _name(self, person: str) -> str:
        state = self._holder.store.get(PERSON, person)
        return state.facts.name if state and state.facts else person

    def rehearse(self, target: Path) -> str:
        """A season of synthetic companies whose day is today; its passphrase. Raises Trouble."""
        from jumpup_desktop.services import demo

        demo.rehearsal(target)
        return demo.PASSPHRASE

    def bring(self, copy: Path, target: Path) -> Path:
        """Lay a copy from a stick onto this laptop. Raises Trouble."""
        from jumpup_desktop.store import copies

        return copies.bring(copy, target)

    def tail_of(self, other: Path) -> TailView:
        """What another copy would bring, in words. Raises Trouble."""
        from collections import Counter

        from jumpup_desktop.assets import sentence
        from jumpup_desktop.domain.dates import seoul
        from jumpup_desktop.store import merge

        tail = merge.tail_of(self._holder.store, other)
        times = [f"{seoul(h.utc_ms):%m. %d. %H:%M:%S}" for _, h in tail.events]
        lines = Counter(
            (sentence(f"subject.{subject}"), self._name(header.on_behalf_of) if header.on_behalf_of else "")
            for subject, header in tail.events
        )
        told = tuple(" · ".join(p for p in (what, who, f"{n}건") if p) for (what, who), n in lines.items())
        return TailView(len(tail.events), tail.forked, times[0] if times else "", times[-1] if times else "", told)

    def merge(self, other: Path) -> int:
        """Take it over; how many events came. Raises Trouble."""
        from jumpup_desktop.store import merge

        return merge.import_season(self._holder.store, other, self._holder.actor).added

    def close(self) -> None:
        """Close the store."""
        self._reach = None
        self._holder.release()

    def current(self) -> tuple[Policy, str]:
        """The policy that holds, and its hash."""
        return self._holder.policy.policy, self._holder.policy.sha256

    def history(self) -> Sequence[Adoption]:
        """How the policy came about."""
        from jumpup_desktop.domain.dates import date_text, seoul, time_text

        store = self._holder.store
        found = []
        for adopted in store.known(POLICIES, store.season).adopted:
            at = seoul(store.moment_of(adopted.event))
            when = f"{date_text(at.date())} {time_text(at)}"
            found.append(Adoption(when, adopted.name, adopted.version, adopted.sha256, adopted.reason, adopted.changes))
        return found

    def compare(self, file: Path) -> Sequence[tuple[str, str, str]]:
        """What a policy file would change. Raises Trouble, Refused."""
        from jumpup_desktop.services import policies

        return policies.compare(self._holder.store, policies.read_file(file))

    def adopt(self, file: Path, reason: str) -> None:
        """Adopt a policy file. Raises Trouble, Refused."""
        from jumpup_desktop.services import policies
        from jumpup_desktop.services.papers import paper_kinds

        new = policies.read_file(file)
        paper_kinds.require_known(new.policy)
        policies.adopt(self._holder.store, self._holder.actor, new, reason)
        self._holder.renew_policy()
