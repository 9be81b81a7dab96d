"""Everything that can be done in a meeting: importing the handlers' modules fills the table of `handling`."""

from __future__ import annotations

from jumpup_desktop.services import consensus, items, meetings, opinions, reopening, scores, settling
from jumpup_desktop.services.handling import do

MODULES = (meetings, items, opinions, consensus, reopening, scores, settling)

__all__ = ["MODULES", "do"]
