"""Ports of a season that was just made: nothing in it yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.presenters.ports.season import Overview

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jumpup_desktop.presenters.ports.companies import CompanyRow
    from jumpup_desktop.presenters.ports.days import DayRecord
    from jumpup_desktop.presenters.ports.panels import PanelRow
    from jumpup_desktop.presenters.ports.papers import PaperRow


def _refuse(*_given: object) -> NoReturn:
    raise Refused("window.not-wired")


class PendingCompanies:
    """No companies."""

    detail = staticmethod(_refuse)

    def rows(self) -> Sequence[CompanyRow]:
        """None yet."""
        return ()


class PendingImports:
    """No loading."""

    check = compare = load = staticmethod(_refuse)

    def fields(self) -> tuple[str, ...]:
        """None yet."""
        return ()


class PendingPanels:
    """No panels."""

    detail = reorder = check_file = load_file = staticmethod(_refuse)

    def panels(self) -> Sequence[PanelRow]:
        """None yet."""
        return ()


class PendingPapers:
    """No papers."""

    pages = picture = verify = save = staticmethod(_refuse)

    def papers(self) -> Sequence[PaperRow]:
        """None yet."""
        return ()


class PendingDays:
    """No recorded days."""

    def days(self) -> Sequence[DayRecord]:
        """None yet."""
        return ()


class PendingOverview:
    """Nothing counted."""

    def overview(self) -> Overview:
        """All zero."""
        return Overview()
