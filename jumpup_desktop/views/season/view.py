"""What the screens around a season share."""

from __future__ import annotations

from jumpup_desktop.views.page import Page


class SeasonView(Page):
    """One card of the season screen."""

    def enter(self) -> None:
        """The screen comes into view: put the caret where it is needed."""
