"""What the writer of an event knew: their own chain up to it, and the heads that their imports listed before it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """An event's place in a chain: a device, or one branch of a device whose disk was copied, and its number there."""

    chain: str
    seq: int


@dataclass(frozen=True, slots=True)
class Import:
    """An event that brought another file in, with the ends of all chains that were there after it."""

    at: Spot
    heads: tuple[Spot, ...]


@dataclass(slots=True)
class Knowledge:
    """Answers who knew what. `forks` names for a branch where it left its device's chain: the last common event."""

    forks: Mapping[str, Spot] = field(default_factory=dict)
    _seen: dict[str, tuple[list[int], list[dict[str, int]]]] = field(default_factory=dict)

    def learnt(self, imports: Iterable[Import]) -> Knowledge:
        """With all imports of the record."""
        by_chain: dict[str, list[Import]] = {}
        for one in imports:
            by_chain.setdefault(one.at.chain, []).append(one)
        for chain, found in by_chain.items():
            known: dict[str, int] = {}
            seqs, steps = [], []
            for one in sorted(found, key=lambda i: i.at):
                known = dict(known)
                for head in one.heads:
                    self._reach(known, head)
                seqs.append(one.at.seq)
                steps.append(known)
            self._seen[chain] = (seqs, steps)
        return self

    def knew(self, by: Spot, of: Spot) -> bool:
        """Whether the writer of the event at `by` had the event at `of`."""
        if of.chain == by.chain and of.seq == by.seq:
            return False
        spot: Spot | None = by
        while spot is not None:
            if of.chain == spot.chain and of.seq <= spot.seq:
                return True
            if of.seq <= self._brought(spot).get(of.chain, 0):
                return True
            spot = self.forks.get(spot.chain)
        return False

    def are_concurrent(self, one: Spot, other: Spot) -> bool:
        """Whether neither writer knew the other event."""
        return one != other and not self.knew(one, other) and not self.knew(other, one)

    def _brought(self, spot: Spot) -> dict[str, int]:
        seqs, steps = self._seen.get(spot.chain, ([], []))
        at = bisect_right(seqs, spot.seq)
        return steps[at - 1] if at else {}

    def _reach(self, known: dict[str, int], head: Spot) -> None:
        """A chain's end, and that of the chain it left."""
        spot: Spot | None = head
        while spot is not None:
            known[spot.chain] = max(known.get(spot.chain, 0), spot.seq)
            spot = self.forks.get(spot.chain)
