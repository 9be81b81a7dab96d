"""What the window needs from the services, as plain data and protocols, by area; `app` wires them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from jumpup_desktop.presenters.ports.companies import CompaniesPort
    from jumpup_desktop.presenters.ports.conflicts import ConflictsPort
    from jumpup_desktop.presenters.ports.copies import CopiesPort
    from jumpup_desktop.presenters.ports.days import DaysPort
    from jumpup_desktop.presenters.ports.files import FilesPort
    from jumpup_desktop.presenters.ports.imports import ImportPort
    from jumpup_desktop.presenters.ports.panels import PanelsPort
    from jumpup_desktop.presenters.ports.papers import PapersPort
    from jumpup_desktop.presenters.ports.policy import PolicyPort
    from jumpup_desktop.presenters.ports.preferences import PreferencesPort
    from jumpup_desktop.presenters.ports.readiness import ReadinessPort
    from jumpup_desktop.presenters.ports.room import RoomPort
    from jumpup_desktop.presenters.ports.season import OverviewPort, SeasonsPort
    from jumpup_desktop.presenters.ports.signing import SigningPort


class Ports(Protocol):
    """All of them, for the window's composition; each is made when it is first asked for."""

    @property
    def seasons(self) -> SeasonsPort: ...
    @property
    def preferences(self) -> PreferencesPort: ...
    @property
    def overview(self) -> OverviewPort: ...
    @property
    def companies(self) -> CompaniesPort: ...
    @property
    def conflicts(self) -> ConflictsPort: ...
    @property
    def imports(self) -> ImportPort: ...
    @property
    def panels(self) -> PanelsPort: ...
    @property
    def papers(self) -> PapersPort: ...
    @property
    def days(self) -> DaysPort: ...
    @property
    def room(self) -> RoomPort: ...
    @property
    def signing(self) -> SigningPort: ...
    @property
    def files(self) -> FilesPort: ...
    @property
    def readiness(self) -> ReadinessPort: ...
    @property
    def copies(self) -> CopiesPort: ...
    @property
    def policy(self) -> PolicyPort: ...
