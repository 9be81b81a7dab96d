"""The structure tree that is collected while a paper is drawn."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class Content:
    """A run of marked content: page index and number on that page."""

    page: int
    mcid: int


@dataclass(frozen=True)
class Placed:
    """A form field on paper: page index and rectangle in points."""

    name: str
    page: int
    rect: tuple[float, float, float, float]


@dataclass
class Node:
    """One structure element. ``attributes`` hold Scope, ColSpan and RowSpan, or ListNumbering."""

    role: str
    kids: list[Node | Content | Placed] = field(default_factory=list)
    attributes: dict[str, str | int] = field(default_factory=dict)
    alt: str = ""
    actual_text: str = ""
    said: str = ""
    """A heading's words."""


class TagTree:
    """The document's nodes, the open ones on a stack."""

    def __init__(self) -> None:
        self.root = Node("Document")
        self._open = [self.root]
        self._hung: dict[int, Node] = {}
        self._counters: Counter[int] = Counter()

    def open(self, node: Node) -> None:
        """Descend into ``node``; a node met again (split over pages) is not added twice.

        Met again below another one (a row that goes on over the page has new cells), it goes on as one of its kind.
        """
        parent, known = self._open[-1], self._hung.get(id(node))
        here = node if known is None else known
        if not any(kid is here for kid in parent.kids):
            here = node if known is None else replace(node, kids=[])
            self._hung[id(node)] = here
            parent.kids.append(here)
        self._open.append(here)

    def close(self) -> None:
        """Return to the parent."""
        self._open.pop()

    @property
    def current(self) -> Node:
        """The innermost open node."""
        return self._open[-1]

    def next_content(self, page: int) -> Content:
        """Number a new run of content on ``page`` and hang it under the current node."""
        content = Content(page, self._counters[page])
        self._counters[page] += 1
        self.current.kids.append(content)
        return content

    def place(self, placed: Placed) -> None:
        """Hang a form field under the current node."""
        self.current.kids.append(placed)

    def fields(self) -> list[Placed]:
        """All form fields, in reading order."""
        return [kid for node in walk(self.root) for kid in node.kids if isinstance(kid, Placed)]


def walk(node: Node) -> Iterator[Node]:
    """``node`` and everything below it, in reading order."""
    yield node
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from walk(kid)
