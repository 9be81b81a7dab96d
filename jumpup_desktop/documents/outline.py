"""The headings of a long file beside its pages, to go to."""

from pikepdf import OutlineItem, Pdf

from jumpup_desktop.documents.tags import Content, Node, TagTree, walk

FEW = 2
"""Pages that need no outline."""


def write_outline(pdf: Pdf, tree: TagTree) -> None:
    """Each name of a paper with its sections below it, where the file has more than a few pages."""
    if len(pdf.pages) <= FEW:
        return
    with pdf.open_outline() as outline:
        for node in walk(tree.root):
            if node.role not in ("H1", "H2"):
                continue
            item = OutlineItem(node.said, _page(node), "Fit")
            level = outline.root[-1].children if node.role == "H2" and outline.root else outline.root
            level.append(item)


def _page(node: Node) -> int:
    return next((kid.page for kid in node.kids if isinstance(kid, Content)), 0)
