"""The structure tree and the signature fields, written into the PDF."""

from collections import defaultdict
from collections.abc import Mapping

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from jumpup_desktop.documents.tags import Content, Node, Placed, TagTree

_PRINT_AND_LOCKED = 132


class StructureWriter:
    """Turns nodes into structure elements and keeps the parent tree beside them."""

    def __init__(self, pdf: Pdf, labels: Mapping[str, str], locked: str | None) -> None:
        self.pdf, self.labels, self.locked = pdf, labels, locked
        self.parents: dict[int, dict[int, pikepdf.Object]] = defaultdict(dict)
        self.widgets: list[tuple[pikepdf.Object, pikepdf.Object]] = []

    def write(self, tree: TagTree) -> None:
        """Write the whole tree, the parent tree and the form into the catalog."""
        root = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        root.K = self._element(tree.root, root)
        numbers: list[int | pikepdf.Object] = []
        for page, runs in sorted(self.parents.items()):
            self.pdf.pages[page].obj.StructParents = page
            numbers.extend([page, self.pdf.make_indirect(Array(runs[n] for n in sorted(runs)))])
        for key, (widget, element) in enumerate(self.widgets, len(self.pdf.pages)):
            widget.StructParent = key
            numbers.extend([key, element])
        root.ParentTree = self.pdf.make_indirect(Dictionary(Nums=Array(numbers)))
        root.ParentTreeNextKey = len(self.pdf.pages) + len(self.widgets)
        self.pdf.Root.StructTreeRoot = root
        self.pdf.Root.MarkInfo = Dictionary(Marked=True)
        self._form()

    def _element(self, node: Node, parent: pikepdf.Object) -> pikepdf.Object:
        element = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{node.role}"), P=parent))
        for key, words in (("/Alt", node.alt), ("/ActualText", node.actual_text)):
            if words:
                element[key] = String(words)
        if node.attributes:
            owner = Name.List if node.role == "L" else Name.Table
            element.A = Dictionary({"/O": owner, **_attributes(node)})
        kids = [self._kid(kid, element) for kid in node.kids]
        # pyHanko's diff policy knows a field only as Form/K/Obj, and an element only
        # inside an array: anything else makes the next signature void the earlier ones.
        element.K = kids[0] if node.role == "Form" else Array(kids)
        return element

    def _kid(self, kid: Node | Content | Placed, element: pikepdf.Object) -> pikepdf.Object:
        if isinstance(kid, Node):
            return self._element(kid, element)
        page = self.pdf.pages[kid.page].obj
        if isinstance(kid, Placed):
            widget = self._widget(kid, page)
            self.widgets.append((widget, element))
            return Dictionary(Type=Name.OBJR, Obj=widget, Pg=page)
        self.parents[kid.page][kid.mcid] = element
        return Dictionary(Type=Name.MCR, Pg=page, MCID=kid.mcid)

    def _widget(self, placed: Placed, page: pikepdf.Object) -> pikepdf.Object:
        left, bottom, right, top = placed.rect
        empty = self.pdf.make_stream(b"")
        empty.Type, empty.Subtype = Name.XObject, Name.Form
        empty.BBox, empty.Resources = Array([0, 0, right - left, top - bottom]), Dictionary()
        widget = self.pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Sig,
                T=String(placed.name),
                TU=String(self.labels[placed.name]),
                F=_PRINT_AND_LOCKED,
                Rect=Array([round(value, 2) for value in placed.rect]),
                P=page,
                AP=Dictionary(N=empty),
            )
        )
        if placed.name == self.locked:
            lock = Dictionary(Type=Name.SigFieldLock, Action=Name.All, P=1)
            widget.Lock = self.pdf.make_indirect(lock)
        if "/Annots" not in page:
            page.Annots = Array()
        page.Annots.append(widget)
        return widget

    def _form(self) -> None:
        for page in self.pdf.pages:
            page.obj.Tabs = Name.S
        if self.widgets:
            self.pdf.Root.AcroForm = self.pdf.make_indirect(
                Dictionary(Fields=Array(widget for widget, _ in self.widgets))
            )


def _attributes(node: Node) -> dict[str, object]:
    return {f"/{key}": Name(f"/{value}") if isinstance(value, str) else value for key, value in node.attributes.items()}
