"""A signature drawn at the opening is read back whole, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.services.drawings import drawing

if TYPE_CHECKING:
    from jumpup_desktop.store.season_store import Store


def test_a_drawing_comes_back_as_it_was_kept(store: Store) -> None:
    found = drawing(store, store.attach(b"[[[0.1,0.2],[1,0]]]"))
    assert found is not None
    assert found.lines == (((0.1, 0.2), (1.0, 0.0)),)


@pytest.mark.parametrize("kept", [b"", b"7", b"[1]", b"[[1,2]]", b"[[[1,2,3]]]", b'[[["a",0]]]', b"[[[0,2]]]", b"\xff"])
def test_what_is_no_drawing_is_none_not_a_fault(store: Store, kept: bytes) -> None:
    assert drawing(store, store.attach(kept)) is None


def test_a_drawing_that_did_not_come_is_none(store: Store) -> None:
    assert drawing(store, "") is None
    assert drawing(store, "0" * 64) is None
