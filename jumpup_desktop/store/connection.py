"""What the store uses of a database connection; the driver itself ships no types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence


class Cursor(Protocol):
    """The rows of one statement."""

    @property
    def rowcount(self) -> int:
        """How many rows the statement wrote."""
        ...

    def fetchone(self) -> Any:  # noqa: ANN401 - a row's types are the query's own
        """The next row or None."""
        ...

    def fetchall(self) -> list[Any]:
        """All rows left."""
        ...

    def fetchmany(self, size: int) -> list[Any]:
        """The next rows, so many at most."""
        ...

    def __iter__(self) -> Iterator[Any]: ...


class Connection(Protocol):
    """An open database; it belongs to the thread that opened it."""

    @property
    def in_transaction(self) -> bool:
        """Whether a BEGIN is open."""
        ...

    def execute(self, sql: str, parameters: Sequence[Any] = ..., /) -> Cursor:
        """Run one statement with bound parameters."""
        ...

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]], /) -> Cursor:
        """Run one statement for many rows."""
        ...

    def set_progress_handler(self, asked: Callable[[], bool] | None, operations: int, /) -> None:
        """Ask after every so many operations whether to stop; None asks no more."""
        ...

    def close(self) -> None:
        """Close it."""
        ...
