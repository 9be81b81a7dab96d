"""Drafts: sealed to their author, bound to what they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from nacl.public import PrivateKey

from jumpup_desktop.store import drafts

if TYPE_CHECKING:
    from jumpup_desktop.store.season_store import Store

KEY = drafts.DraftKey("a" * 32, "b" * 32, "")


def test_a_draft_comes_back_to_its_author_only(store: Store) -> None:
    author, other = PrivateKey.generate(), PrivateKey.generate()
    drafts.save(store.conn, KEY, "쓰던 글", bytes(author.public_key), 1)
    drafts.save(store.conn, KEY, "쓰던 글이 길어짐", bytes(author.public_key), 2)
    assert drafts.load(store.conn, KEY.entity, KEY.author, bytes(author)) == (KEY, "쓰던 글이 길어짐")
    assert drafts.load(store.conn, KEY.entity, KEY.author, bytes(other)) is None


def test_a_draft_moved_to_another_opinion_is_noticed(store: Store) -> None:
    author = PrivateKey.generate()
    drafts.save(store.conn, KEY, "글", bytes(author.public_key), 1)
    store.conn.execute("UPDATE draft SET entity = ?", ("c" * 32,))
    with pytest.raises(ValueError, match="another opinion"):
        drafts.load(store.conn, "c" * 32, KEY.author, bytes(author))


def test_a_finished_draft_is_gone(store: Store) -> None:
    author = PrivateKey.generate()
    drafts.save(store.conn, KEY, "글", bytes(author.public_key), 1)
    drafts.clear(store.conn, KEY.entity, KEY.author)
    assert drafts.load(store.conn, KEY.entity, KEY.author, bytes(author)) is None
