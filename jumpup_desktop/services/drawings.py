"""The signatures drawn at a day's opening, read back from the record."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from jumpup_desktop.documents.strokes import Stroke
from jumpup_desktop.errors import Trouble

if TYPE_CHECKING:
    from jumpup_desktop.store.season_store import Store


def drawing(store: Store, sha256: str) -> Stroke | None:
    """The drawing of that hash; None where none was drawn, it did not come with this copy, or it cannot be read."""
    if not sha256:
        return None
    try:
        lines = json.loads(store.attachment(sha256))
        return Stroke(tuple(tuple((float(x), float(y)) for x, y in line) for line in lines))
    except (Trouble, ValueError, TypeError):
        return None
