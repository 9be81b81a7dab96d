"""The companies of the STEP1 results: the list, what is kept of it, one company in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.presenters.event import Event

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jumpup_desktop.domain.record.event import Reader
    from jumpup_desktop.presenters.messages import Sentences
    from jumpup_desktop.presenters.tasks import Tasks
    from jumpup_desktop.services.open_season import OpenSeason
    from jumpup_desktop.services.seen.companies import CompanyDetail, CompanyLine, Result


def haystack(row: CompanyLine) -> str:
    """What a search looks through: the name, its number with and without dashes, sector, field."""
    return f"{row.name}\n{row.number}\n{row.number.replace('-', '')}\n{row.sector}\n{row.field}"


class CompaniesPresenter:
    """`changed` tells that rows or filters changed, `shown` that a company was opened (None: back to the list).

    `reader` says who looks; without it the secretariat.
    """

    def __init__(
        self, season: OpenSeason, tasks: Tasks, sentences: Sentences, reader: Callable[[], Reader] | None = None
    ) -> None:
        self._season, self._tasks, self._sentences = season, tasks, sentences
        self._reader = reader or (lambda: season.reader)
        self.changed: Event[None] = Event()
        self.shown: Event[CompanyDetail | None] = Event()
        self.rows: Sequence[CompanyLine] = ()
        self.result: Result = ""
        self.sector = ""
        self.detail: CompanyDetail | None = None
        self.error = ""
        self.is_loaded = False

    @property
    def sectors(self) -> list[str]:
        """Sectors that occur."""
        return sorted({row.sector for row in self.rows if row.sector})

    def count(self, result: Result) -> int:
        """How many companies have a result; "" counts all."""
        return sum(not result or row.result == result for row in self.rows)

    def predicate(self) -> Callable[[CompanyLine], bool] | None:
        """Which rows the filters keep; None for all."""
        result, sector = self.result, self.sector
        if not result and not sector:
            return None
        return lambda row: (not result or row.result == result) and (not sector or row.sector == sector)

    def refresh(self) -> None:
        """Read the list again."""
        from jumpup_desktop.services.seen import companies

        season = self._season
        self._tasks.submit(lambda: companies.lines(season.store, self._reader()), self._on_rows, self._on_fault)

    def filter(self, result: Result, sector: str) -> None:
        """Keep a result and a sector; "" keeps all."""
        self.result, self.sector = result, sector
        self.changed.emit(None)

    def open(self, company: str) -> None:
        """Show one company in full."""
        from jumpup_desktop.services.seen import companies

        season = self._season
        self._tasks.submit(lambda: companies.detail(season.store, self._reader(), company), self._show, self._on_fault)

    def back(self) -> None:
        """Back to the list."""
        self._show(None)

    def _show(self, detail: CompanyDetail | None) -> None:
        self.detail = detail
        self.shown.emit(detail)

    def _on_rows(self, rows: Sequence[CompanyLine]) -> None:
        self.rows, self.error, self.is_loaded = rows, "", True
        self.changed.emit(None)

    def _on_fault(self, error: Exception) -> None:
        self.error = self._sentences.of(error)
        self.changed.emit(None)
