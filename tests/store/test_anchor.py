"""What a machine remembers of a chain: the last whole line counts, whatever a crash left after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.store.anchor import Anchor, Anchored, FileMark

if TYPE_CHECKING:
    from pathlib import Path

DIGEST = "ab" * 32


@pytest.fixture
def anchor(tmp_path: Path) -> Anchor:
    """An anchor that was written durably at the third event."""
    made = Anchor("season", tmp_path)
    made.write(Anchored("laptop", 3, "cd" * 32, FileMark("/season", 1, 2), "key"))
    return made


def _seen(anchor: Anchor) -> tuple[int, str]:
    found = anchor.read("laptop")
    assert found is not None
    assert found.key == "key"
    return found.seq, found.hash


def test_the_last_head_counts(anchor: Anchor) -> None:
    anchor.follow("laptop", 4, "ef" * 32)
    anchor.follow("laptop", 5, DIGEST)
    assert _seen(anchor) == (5, DIGEST)


@pytest.mark.parametrize("left", [b"\n6 abab", b"\n6", b"\0" * 40, b"\n\xff\xfe 6", f"\n6 {DIGEST}x".encode()])
def test_what_a_crash_left_says_nothing(anchor: Anchor, tmp_path: Path, left: bytes) -> None:
    anchor.follow("laptop", 5, DIGEST)
    lines = next(tmp_path.rglob("*.heads"))
    lines.write_bytes(lines.read_bytes() + left)
    assert _seen(anchor) == (5, DIGEST)
    anchor.follow("laptop", 7, DIGEST)
    assert _seen(anchor) == (7, DIGEST)


def test_written_durably_it_begins_anew(anchor: Anchor, tmp_path: Path) -> None:
    anchor.follow("laptop", 4, DIGEST)
    anchor.write(Anchored("laptop", 9, "ef" * 32, FileMark("/season", 1, 2), "key"))
    assert _seen(anchor) == (9, "ef" * 32)
    assert not list(tmp_path.rglob("*.heads"))


def test_another_laptop_is_not_known(anchor: Anchor) -> None:
    anchor.follow("laptop", 4, DIGEST)
    assert anchor.read("other") is None
