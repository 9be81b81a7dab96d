"""How far a script is recorded: what was changed since, what is new, what only changed its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from jumpup_desktop.services.play_progress import PlayProgress

if TYPE_CHECKING:
    from jumpup_desktop.store.season_store import Store


def said(text: str, item: str = "1") -> dict[str, Any]:
    return {"do": "gist", "item": item, "person": "E1", "text": text}


FIRST, SECOND, THIRD, FOURTH = said("첫째"), said("둘째"), said("셋째"), said("넷째")
OTHER = said("다른 기업", "2")


@pytest.mark.parametrize(
    ("recorded", "script", "done", "changed"),
    [
        ([], [FIRST], 0, []),
        ([FIRST, SECOND], [FIRST, SECOND], 2, []),
        ([FIRST, SECOND], [FIRST, SECOND, THIRD], 2, []),
        ([FIRST, SECOND], [FIRST, THIRD], 2, [2]),
        ([FIRST, SECOND], [FIRST, OTHER], 1, []),
        ([FIRST, SECOND], [FIRST, THIRD, SECOND], 3, [2]),
        ([FIRST, SECOND], [SECOND, FIRST, THIRD, FOURTH], 2, []),
        ([FIRST, FIRST], [FIRST, FIRST, FIRST], 2, []),
        ([FIRST, SECOND], [THIRD, FOURTH], 0, []),
    ],
)
def test_how_far_a_script_is_recorded(
    store: Store, recorded: list[dict[str, Any]], script: list[dict[str, Any]], done: int, changed: list[int]
) -> None:
    before = PlayProgress(store.conn, "m", recorded)
    for n in range(1, len(recorded) + 1):
        before.note(store.conn, n)
    found = PlayProgress(store.conn, "m", script)
    assert (found.done, found.changed) == (done, changed)
