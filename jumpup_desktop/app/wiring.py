"""The window's ports with the services that stand behind them, each imported when it is first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jumpup_desktop.app.companies import Companies, Overviews
    from jumpup_desktop.app.conflicts import Conflicts
    from jumpup_desktop.app.copies import Copies
    from jumpup_desktop.app.files import Files
    from jumpup_desktop.app.holder import Holder
    from jumpup_desktop.app.imports import Imports
    from jumpup_desktop.app.panels import Days, Panels
    from jumpup_desktop.app.papers import Papers
    from jumpup_desktop.app.preferences import JsonPreferences
    from jumpup_desktop.app.readiness import Readiness
    from jumpup_desktop.app.room.acts import Rooms
    from jumpup_desktop.app.room.signing import Signings
    from jumpup_desktop.app.seasons import Seasons


class Wiring:
    """One season's ports; the first screen needs only the first two."""

    def __init__(self, holder: Holder, preferences: JsonPreferences) -> None:
        self._holder = holder
        self.preferences = preferences

    @cached_property
    def seasons(self) -> Seasons:
        """Making, opening and closing; the policy too."""
        from jumpup_desktop.app.seasons import Seasons

        return Seasons(self._holder)

    @property
    def policy(self) -> Seasons:
        """The policy that holds."""
        return self.seasons

    @cached_property
    def companies(self) -> Companies:
        """STEP1 companies."""
        from jumpup_desktop.app.companies import Companies

        return Companies(self._holder)

    @cached_property
    def overview(self) -> Overviews:
        """Where the season stands."""
        from jumpup_desktop.app.companies import Overviews

        return Overviews(self._holder, self.companies)

    @cached_property
    def conflicts(self) -> Conflicts:
        """What two laptops said differently."""
        from jumpup_desktop.app.conflicts import Conflicts

        return Conflicts(self._holder)

    @cached_property
    def imports(self) -> Imports:
        """The agencies' tables."""
        from jumpup_desktop.app.imports import Imports

        return Imports(self._holder)

    @cached_property
    def panels(self) -> Panels:
        """Panels and agendas."""
        from jumpup_desktop.app.panels import Panels

        return Panels(self._holder)

    @cached_property
    def room(self) -> Rooms:
        """The live room."""
        from jumpup_desktop.app.room.acts import Rooms

        return Rooms(self._holder)

    @cached_property
    def signing(self) -> Signings:
        """Signing turns."""
        from jumpup_desktop.app.room.signing import Signings

        return Signings(self._holder)

    @cached_property
    def files(self) -> Files:
        """Files of the companies."""
        from jumpup_desktop.app.files import Files

        return Files(self._holder)

    @cached_property
    def readiness(self) -> Readiness:
        """Whether this laptop is ready."""
        from jumpup_desktop.app.readiness import Readiness

        return Readiness(self.preferences.folder)

    @cached_property
    def copies(self) -> Copies:
        """Copies on a stick."""
        from jumpup_desktop.app.copies import Copies

        return Copies(self._holder)

    @cached_property
    def papers(self) -> Papers:
        """Papers."""
        from jumpup_desktop.app.papers import Papers

        return Papers(self._holder)

    @cached_property
    def days(self) -> Days:
        """Recorded days."""
        from jumpup_desktop.app.panels import Days

        return Days(self._holder)
