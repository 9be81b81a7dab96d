"""Walks the tags of a finished file as a screen reader does, and names whatever contradicts PDF/UA-1.

The rules are those of clauses 5 and 7 that a machine can judge of files like ours; each fault begins with its clause.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterator

ROLES = {
    "Document", "Div", "H1", "H2", "P", "L", "LI", "Lbl", "LBody", "Table", "THead", "TBody", "TFoot", "TR", "TH", "TD",
    "Figure", "Form",
}  # fmt: skip
PARENTS = {
    "TR": {"Table", "THead", "TBody", "TFoot"}, "THead": {"Table"}, "TBody": {"Table"}, "TFoot": {"Table"},
    "TH": {"TR"}, "TD": {"TR"}, "LI": {"L"}, "Lbl": {"LI"}, "LBody": {"LI"}, "Document": {"StructTreeRoot"},
}  # fmt: skip
KIDS = {
    "Table": {"TR", "THead", "TBody", "TFoot"}, "THead": {"TR"}, "TBody": {"TR"}, "TFoot": {"TR"}, "TR": {"TH", "TD"},
    "L": {"LI"}, "LI": {"Lbl", "LBody"},
}  # fmt: skip
PAINTING = {
    "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "Tj", "TJ", "'", '"', "EI", "INLINE IMAGE",
}  # fmt: skip


@dataclass
class Tag:
    """One structure element: its role, what is below it in order, the marked content and objects directly in it."""

    role: str
    found: pikepdf.Object
    parent: str
    kids: list[Tag] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    objects: list[pikepdf.Object] = field(default_factory=list)

    def walk(self) -> Iterator[Tag]:
        """This one and all below it, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def is_below(self, other: Tag) -> bool:
        """Whether the element itself names the other as its parent."""
        return "/P" in self.found and bool(self.found.P.objgen == other.found.objgen)

    def said(self, key: str) -> str:
        """A text of the element, empty where it has none."""
        return str(self.found.get(key, ""))

    def attribute(self, key: str) -> str:
        """A table's or list's attribute, empty where it has none."""
        return str(self.found.get("/A", pikepdf.Dictionary()).get(key, ""))


def tree(pdf: pikepdf.Pdf) -> Tag:
    """The file's whole structure."""
    pages = {page.obj.objgen: n for n, page in enumerate(pdf.pages)}
    root = Tag("StructTreeRoot", pdf.Root.StructTreeRoot, "")
    _grow(root, pages)
    return root


def _grow(tag: Tag, pages: dict[tuple[int, int], int]) -> None:
    kids = tag.found.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        kind = str(kid.get("/Type", ""))
        if kind == "/MCR":
            tag.marks.append((pages[kid.Pg.objgen], int(kid.MCID)))
        elif kind == "/OBJR":
            tag.objects.append(kid.Obj)
        else:
            below = Tag(str(kid.S)[1:], kid, tag.role)
            tag.kids.append(below)
            _grow(below, pages)


def faults(content: bytes) -> list[str]:
    """Everything that contradicts the claim; empty for a file that keeps it."""
    with pikepdf.open(BytesIO(content)) as pdf:
        if "/StructTreeRoot" not in pdf.Root:
            return ["7.1 no tags"]
        tags = list(tree(pdf).walk())[1:]
        return [
            *_of_file(pdf), *_of_nesting(tags), *_of_headings(tags), *_of_tables(tags), *_of_words(tags),
            *_of_fields(pdf, tags), *_of_content(pdf, tags),
        ]  # fmt: skip


def _of_file(pdf: pikepdf.Pdf) -> Iterator[str]:
    xmp = pdf.Root.Metadata.read_bytes().decode()
    title = str(pdf.docinfo.get("/Title", ""))
    escaped = title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    claims = {
        "5 the claim": "<pdfuaid:part>1</pdfuaid:part>" in xmp,
        "7.1 title": bool(title) and f'<rdf:li xml:lang="x-default">{escaped}</rdf:li>' in xmp,
        "7.1 shown title": pdf.Root.get("/ViewerPreferences", pikepdf.Dictionary()).get("/DisplayDocTitle", False)
        is True,
        "7.1 marked": pdf.Root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked", False) is True,
        "7.1 suspects": "/Suspects" not in pdf.Root.get("/MarkInfo", pikepdf.Dictionary()),
        "7.2 language": str(pdf.Root.get("/Lang", "")) == "ko-KR",
        "7.18.3 tab order": all(page.obj.get("/Tabs") == pikepdf.Name.S for page in pdf.pages),
    }
    return (name for name, holds in claims.items() if not holds)


def _of_nesting(tags: list[Tag]) -> Iterator[str]:
    for tag in tags:
        if tag.role not in ROLES:
            yield f"7.1 {tag.role} is no role of ours"
        if tag.role in PARENTS and tag.parent not in PARENTS[tag.role]:
            yield f"7.2 {tag.role} in {tag.parent}"
        below = [kid.role for kid in tag.kids]
        if tag.role in KIDS:
            yield from (f"7.2 {role} in {tag.role}" for role in below if role not in KIDS[tag.role])
            if tag.marks or tag.objects:
                yield f"7.2 content directly in {tag.role}"
        if below.count("THead") > 1 or ("THead" in below and "TBody" not in below):
            yield "7.2 THead without TBody, or twice"
        yield from (f"7.1 {kid.role} does not name its parent" for kid in tag.kids if not kid.is_below(tag))


def _of_headings(tags: list[Tag]) -> Iterator[str]:
    levels = [int(tag.role[1:]) for tag in tags if tag.role[0] == "H" and tag.role[1:].isdigit()]
    if not levels:
        yield "7.4 no heading"
    for before, level in zip([0, *levels], levels, strict=False):
        if level > before + 1:
            yield f"7.4 H{level} after H{before}"


def _of_tables(tags: list[Tag]) -> Iterator[str]:
    for table in (tag for tag in tags if tag.role == "Table"):
        cells, rows = _placed(table)
        taken = Counter(place for places in cells.values() for place in places)
        width = max((column for _, column in taken), default=-1) + 1
        if set(taken) != {(row, column) for row in range(rows) for column in range(width)} or max(taken.values()) > 1:
            yield "7.2 rows of different width"
        heads = [(tag, places) for tag, places in ((found, cells[id(found)]) for found in _cells(table, "TH"))]
        rowwise = {r for tag, places in heads if tag.attribute("/Scope") == "/Row" for r, _ in places}
        columnwise = {c for tag, places in heads if tag.attribute("/Scope") == "/Column" for _, c in places}
        for cell in _cells(table, "TD"):
            if not any(row in rowwise or column in columnwise for row, column in cells[id(cell)]):
                yield "7.5 a cell without a heading"


def _cells(table: Tag, role: str) -> list[Tag]:
    return [tag for tag in table.walk() if tag.role == role]


def _placed(table: Tag) -> tuple[dict[int, list[tuple[int, int]]], int]:
    """Which places of the grid each cell takes, and how many rows there are."""
    cells: dict[int, list[tuple[int, int]]] = {}
    taken: set[tuple[int, int]] = set()
    rows = [tag for tag in table.walk() if tag.role == "TR"]
    for number, row in enumerate(rows):
        column = 0
        for cell in row.kids:
            while (number, column) in taken:
                column += 1
            wide, high = int(cell.attribute("/ColSpan") or 1), int(cell.attribute("/RowSpan") or 1)
            places = [(number + down, column + on) for down in range(high) for on in range(wide)]
            cells[id(cell)] = places
            taken.update(places)
            column += wide
    return cells, len(rows)


def _of_words(tags: list[Tag]) -> Iterator[str]:
    for tag in tags:
        if tag.role == "Figure" and not tag.said("/Alt"):
            yield "7.3 a figure without words"
        inside = any(one.marks for one in tag.walk())
        if tag.role in ("H1", "H2", "P", "Lbl", "LBody") and not inside:
            yield f"7.1 {tag.role} is empty"


def _of_fields(pdf: pikepdf.Pdf, tags: list[Tag]) -> Iterator[str]:
    numbers = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    forms = {tag.objects[0].objgen: tag for tag in tags if tag.role == "Form" and len(tag.objects) == 1}
    if len(forms) != sum(tag.role == "Form" for tag in tags):
        yield "7.18.4 a form without its one field"
    fields = pdf.Root.get("/AcroForm", pikepdf.Dictionary()).get("/Fields", pikepdf.Array())
    widgets = [widget for page in pdf.pages for widget in page.obj.get("/Annots", pikepdf.Array())]
    if {one.objgen for one in fields} != {one.objgen for one in widgets} or len(forms) != len(widgets):
        yield "7.18.1 fields, annotations and forms differ"
    for widget in widgets:
        if not str(widget.get("/TU", "")):
            yield "7.18.1 a field without words"
        form = forms.get(widget.objgen)
        if form is None or numbers[int(widget.StructParent)].objgen != form.found.objgen:
            yield "7.18.4 a field outside its form"


def _of_content(pdf: pikepdf.Pdf, tags: list[Tag]) -> Iterator[str]:
    owner = {mark: tag for tag in tags for mark in tag.marks}
    if len(owner) < sum(len(tag.marks) for tag in tags):
        yield "7.1 content that two elements own"
    numbers = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    drawn: set[tuple[int, int]] = set()
    for n, page in enumerate(pdf.pages):
        marks: dict[int, str] = {}
        yield from (f"{fault} on page {n + 1}" for fault in _of_page(page, marks))
        drawn |= {(n, mcid) for mcid in marks}
        parents = numbers[int(page.obj.StructParents)] if marks else pikepdf.Array()
        for mcid, role in marks.items():
            tag = owner.get((n, mcid))
            if tag is None or tag.role != role or parents[mcid].objgen != tag.found.objgen:
                yield f"7.1 content {mcid} of page {n + 1} is not where it says"
    if owner.keys() - drawn:
        yield "7.1 elements of content that is not drawn"


def _of_page(page: pikepdf.Page, marks: dict[int, str]) -> Iterator[str]:
    """The numbers and roles of a page's marked content go into `marks`."""
    open_: list[str] = []
    for one in pikepdf.parse_content_stream(page):
        name = str(one.operator)
        if name in ("BDC", "BMC"):
            role = str(one.operands[0])[1:]
            mcid = _number(one.operands[1]) if name == "BDC" else None
            if open_ and "Artifact" in (role, *open_):
                yield "7.1 an artifact within content, or the other way round"
            if mcid is None and role != "Artifact":
                yield f"7.1 {role} has no number"
            if mcid is not None:
                marks[mcid] = role
            open_.append(role)
        elif name == "EMC":
            open_.pop()
        elif name in PAINTING and not open_:
            yield f"7.1 {name} outside any mark"


def _number(properties: pikepdf.Object) -> int | None:
    mcid = properties.get("/MCID")
    return None if mcid is None else int(mcid)
