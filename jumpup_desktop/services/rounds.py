"""회차: a further round of the programme begins in the same season."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jumpup_desktop.domain.record.season import SEASON, RoundOpened
from jumpup_desktop.domain.rules import about, require, written

if TYPE_CHECKING:
    from jumpup_desktop.domain.record.event import Actor
    from jumpup_desktop.store.season_store import Store

_NTH = re.compile(r"(\d+)(?=회차)")


def next_title(store: Store) -> str:
    """What the next round would be called after the last one: `2026년 2회차`."""
    last = store.known(SEASON, store.season).rounds[-1][1]
    return _NTH.sub(lambda n: str(int(n[1]) + 1), last, count=1) if _NTH.search(last) else f"{last} 2회차"


def begin(store: Store, actor: Actor, title: str) -> str:
    """Begin a round: what is loaded and planned from now on belongs to it; its id.

    Refuses `round.untitled`, `round.known` for a title that an earlier round has.
    """
    called = written(title, "round.untitled")
    with store.transaction() as tx:
        season = tx.known(SEASON, store.season)
        require(called not in {known for _, known in season.rounds}, "round.known", title=called)
        tx.round = round_id = tx.new_id()
        tx.append(actor, about(RoundOpened(round_id, called), store.season))
    return round_id
