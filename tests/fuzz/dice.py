"""How long a fuzzer goes on, and how bytes are hurt.

Every run of the tests takes a fixed seed and few rounds. With `-m long` each fuzzer runs for a minute, or for
JUMPUP_FUZZ_SECONDS, from JUMPUP_FUZZ_SEED; what it finds is told with its seed and becomes a small test by name.
"""

from __future__ import annotations

import os
import random
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MINUTE = 60


def rounds(seed: int, count: int) -> Iterator[random.Random]:
    """So many rounds, each with dice of its own that a report can name."""
    for n in range(count):
        yield random.Random(seed * 1_000_003 + n)


def long_rounds() -> Iterator[random.Random]:
    """Rounds for a minute, or as long as is asked for."""
    begin = int(os.environ.get("JUMPUP_FUZZ_SEED", "99"))
    until = time.monotonic() + float(os.environ.get("JUMPUP_FUZZ_SECONDS", str(MINUTE)))
    n = 0
    while time.monotonic() < until:
        print(f"seed {begin * 1_000_003 + n}")  # shown where the round fails
        yield random.Random(begin * 1_000_003 + n)
        n += 1


def hurt(content: bytes, dice: random.Random) -> bytes:
    """Bytes with one to four wounds: flipped, cut out, doubled, filled with one value, cut off, a word of another."""
    found = bytearray(content)
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(found)) if found else 0
        size = dice.choice((1, 2, 16, 512, 4096))
        match dice.randrange(6):
            case 0:
                found[at : at + 1] = bytes([found[at] ^ 1 << dice.randrange(8)]) if found else b"\1"
            case 1:
                del found[at : at + size]
            case 2:
                found[at:at] = found[at : at + size]
            case 3:
                found[at : at + size] = dice.choice((b"\0", b"\xff", b" ", b"9")) * size
            case 4 if dice.random() < 0.3:
                del found[at:]
            case _:
                other = dice.randrange(len(found)) if found else 0
                found[at : at + size] = found[other : other + size]
    return bytes(found)
