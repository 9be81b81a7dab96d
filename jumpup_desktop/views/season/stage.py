"""What the stages around a season share."""

from __future__ import annotations

from jumpup_desktop.views.page import Page


class Stage(Page):
    """One card of the season screen."""

    def enter(self) -> None:
        """The stage comes into view: put the caret where it is needed."""
