"""A canvas that marks everything it draws: content of a node, or artifact."""

from collections.abc import Iterator
from contextlib import contextmanager

from reportlab.pdfgen.canvas import Canvas

from jumpup_desktop.documents.tags import Node, Placed, TagTree


class TaggedCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """Draws into a page and, at the same time, into a structure tree."""

    def __init__(self, *args: object, tree: TagTree, **options: object) -> None:
        super().__init__(*args, **options)
        self.tree = tree
        self.muted = False

    @property
    def page_index(self) -> int:
        """The current page, counted from 0."""
        return int(self.getPageNumber()) - 1

    @contextmanager
    def element(self, node: Node) -> Iterator[None]:
        """What is drawn inside belongs below ``node``."""
        self.tree.open(node)
        yield
        self.tree.close()

    @contextmanager
    def content(self) -> Iterator[None]:
        """What is drawn inside is one run of content of the current node.

        Inside a repeated table head (``muted``) it stays part of that artifact.
        """
        if self.muted:
            yield
            return
        run = self.tree.next_content(self.page_index)
        self.mark(f"/{self.tree.current.role} <</MCID {run.mcid}>> BDC")
        yield
        self.mark("EMC")

    @contextmanager
    def artifact(self, kind: str = "Layout") -> Iterator[None]:
        """What is drawn inside means nothing to a reader: lines, tints, page heads."""
        self.mark(f"/Artifact <</Type /{kind}>> BDC")
        yield
        self.mark("EMC")

    def mark(self, operator: str) -> None:
        """Append one marked-content operator to the page."""
        self._code.append(operator)

    def place_field(self, name: str, width: float, height: float) -> None:
        """A form field with its lower left corner at the origin."""
        x, y = self.absolutePosition(0, 0)
        self.tree.place(Placed(name, self.page_index, (x, y, x + width, y + height)))


class MeasuringCanvas(TaggedCanvas):
    """Draws as the real one does, for the count of pages; no file is made of it."""

    def save(self) -> None:
        """End the last page, write nothing."""
        if self._code:
            self.showPage()
