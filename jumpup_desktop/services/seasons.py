"""Makes, opens and describes a season."""

from __future__ import annotations

import platform
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jumpup_desktop.domain.dates import date_text, seoul, time_text
from jumpup_desktop.domain.record.event import Actor, Reader
from jumpup_desktop.domain.record.season import DeviceStarted, PolicyAdopted, RoundOpened, SeasonCreated
from jumpup_desktop.domain.rules import about
from jumpup_desktop.errors import Trouble
from jumpup_desktop.services import authorities, stick
from jumpup_desktop.services.policies import PolicyText
from jumpup_desktop.store import journal, keys, making, rescue, season_paths, vault
from jumpup_desktop.store.season_store import PROGRAM, Store
from jumpup_desktop.store.tables import seasons

if TYPE_CHECKING:
    from jumpup_desktop.store.clocks import Clocks

MINIMUM_PASSPHRASE = 8


@dataclass(frozen=True, slots=True)
class NewSeason:
    """What making a season gives back: the open store, and the recovery key when it was made here."""

    store: Store
    recovery_identity: str | None
    root_is_local: bool


@dataclass(frozen=True, slots=True)
class Request:
    """How a season is to be made. Without a recipient a recovery key is made here, to be printed once."""

    file: Path
    passphrase: str
    policy: PolicyText
    recipient: str | None = None
    root_folder: Path | None = None
    cost: keys.KdfCost = keys.PASSPHRASE_COST


def secretariat(season: str) -> Actor:
    """The actor of what the secretariat does with the season's passphrase."""
    return Actor(season, "secretariat", "passphrase")


def reader(season: str) -> Reader:
    """Who looks at what the secretariat looks at."""
    return Reader(season, "secretariat")


def create(request: Request, clocks: Clocks | None = None) -> NewSeason:
    """Make a season file and open it. Raises and refuses as `prepare`."""
    return prepare(request, clocks).finish(clocks)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A season that is made, beside its place: its recovery key is to be shown before it counts."""

    season: str
    data_key: bytes
    recovery_identity: str | None
    root_is_local: bool
    facts: SeasonFacts
    _making: making.Making

    def give_up(self) -> None:
        """It is not wanted any more; nothing stays."""
        self._making.give_up()

    def finish(self, clocks: Clocks | None = None) -> NewSeason:
        """Move it to its place and open it. Raises Trouble, `vault.exists` where a file came there meanwhile."""
        self._making.end()
        store = Store(self._making.paths, self.season, self.data_key, clocks=clocks, owes_copy=True)
        return NewSeason(store, self.recovery_identity, self.root_is_local)


def prepare(request: Request, clocks: Clocks | None = None) -> Prepared:
    """Make a season with its keys, root, first policy and first round, beside its place.

    Raises Trouble; refuses `paper.kind-unknown`, `paper.same-number` before anything is made.
    """
    from jumpup_desktop.services.papers.paper_kinds import require_known

    require_known(request.policy.policy)
    if len(request.passphrase) < MINIMUM_PASSPHRASE:
        raise Trouble("vault.short-passphrase", least=MINIMUM_PASSPHRASE)
    identity, recipient = (None, request.recipient) if request.recipient else keys.new_recovery_identity()
    begun = making.begin(season_paths.SeasonPaths(request.file))
    try:
        season, data_key = vault.create_keys(begun.beside, request.passphrase, str(recipient), request.cost)
        facts = _filled(begun.beside, season, data_key, request, clocks)
        begun.require_folded()
    except BaseException:
        begun.give_up()
        raise
    return Prepared(season, data_key, identity, request.root_folder is None, facts, begun)


def _filled(
    paths: season_paths.SeasonPaths, season: str, data_key: bytes, request: Request, clocks: Clocks | None
) -> SeasonFacts:
    store = Store(paths, season, data_key, clocks=clocks, new=True)
    try:
        _begin(store, request)
        return describe(store)
    finally:
        store.close(copy=False)


def _begin(store: Store, request: Request) -> None:
    policy, actor = request.policy, secretariat(store.season)
    identity = policy.policy.policy
    root = authorities.root_for_season(store, identity.programme, request.root_folder)
    created = SeasonCreated(identity.programme, root.sha256, request.root_folder is None, root.der.hex())
    adopted = PolicyAdopted(identity.name, identity.version, policy.sha256, policy.text, "시즌 시작")
    with store.transaction() as tx:
        started = DeviceStarted(platform.node(), store.device.public_key)
        tx.append(PROGRAM, about(started, store.journal.device))
    with store.transaction() as tx:
        round_id = tx.new_id()
        year = identity.valid_from.year
        tx.round = round_id
        tx.append(
            actor,
            [
                about(created, store.season),
                about(RoundOpened(round_id, f"{year}년 1회차"), store.season),
                about(adopted, store.season),
            ],
        )


@dataclass(frozen=True, slots=True)
class SeasonFacts:
    """What a season says of itself."""

    id: str
    programme: str
    root_sha256: str
    root_is_local: bool
    policy: str
    policy_sha256: str
    events: int
    is_restored_copy: bool
    round_title: str
    sticks_with_keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rescue:
    """What can be done about a damaged file: when its last good backup was made (Seoul), its events, its round."""

    made: str
    events: int
    title: str


def rescue_of(file: Path, passphrase: str) -> Rescue | None:
    """Look for the last good backup; None where there is none. Raises Trouble for the passphrase."""
    paths = season_paths.paths_of(file)
    found = rescue.offer(paths, vault.unlock(paths, passphrase)[1])
    if found is None:
        return None
    at = seoul(found.made_ms)
    return Rescue(f"{date_text(at.date())} {time_text(at)}", found.events, found.title)


def is_sound(file: Path, passphrase: str) -> bool:
    """Whether a season file needs no backup in its place. Raises Trouble for the passphrase."""
    paths = season_paths.paths_of(file)
    return rescue.is_sound(paths, vault.unlock(paths, passphrase)[1])


def put_back(file: Path, passphrase: str) -> rescue.PutBack:
    """Put the last good backup in place of the damaged file, which is kept beside it. Raises Trouble."""
    paths = season_paths.paths_of(file)
    stamp = time.strftime("%Y%m%d-%H%M%S")
    return rescue.put_back(paths, *vault.unlock(paths, passphrase), stamp)


def describe(store: Store) -> SeasonFacts:
    """The season's facts from its small tables; the events of a damaged file are not counted, they may not be there."""
    season, programme, root, local = seasons.season_facts(store.conn)
    name, sha256, _ = seasons.current_policy(store.conn) or ("", "", "")
    events = 0 if store.is_read_only else journal.count(store.conn)
    title = seasons.round_title(store.conn)
    sticks = tuple(one.place for one in stick.left_behind(store))
    return SeasonFacts(season, programme, root, local, name, sha256, events, store.is_restored_copy, title, sticks)
