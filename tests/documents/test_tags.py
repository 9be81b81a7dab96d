"""Sealed papers, forms and lists are read aloud in order: the claim of PDF/UA-1, walked element by element."""

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest

from jumpup_desktop.documents.archive import BasePdf
from jumpup_desktop.documents.outline import FEW
from tests.documents import crowd
from tests.documents.tag_walk import Tag, faults, tree

Sealed = dict[str, tuple[BasePdf, bytes]]
NAMES = ("sheet", "recused", "resolution", "minutes", "gist", "exclusion")


@pytest.mark.parametrize("name", NAMES)
def test_a_sealed_paper_keeps_what_it_claims(name: str, sealed: Sealed) -> None:
    assert faults(sealed[name][1]) == []


def test_a_paper_of_many_pages_keeps_it_too() -> None:
    """Tables, refusals and the audit itself go on over pages."""
    many = crowd.crowd()
    _, pdf = many.seal(crowd.sheet(many, crowd.room(many, 12, repeated=12), long=3))
    assert faults(pdf) == []


def test_the_audit_page_is_read_as_the_last_part(sealed: Sealed) -> None:
    """Heading, words beside the code, hashes and fingerprints; what only stands beside each other is no table."""
    with pikepdf.open(BytesIO(sealed["sheet"][1])) as pdf:
        parts = tree(pdf).kids[0].kids
        start = max(n for n, tag in enumerate(parts) if tag.role == "H1")
        assert parts[start].said("/ActualText") == "전자기록확인"
        last = len(pdf.pages) - 1
        assert {page for part in parts[start:] for tag in part.walk() for page, _ in tag.marks} == {last}
        roles = [tag.role for tag in parts[start:]]
    assert roles == ["H1", "P", "Div", "Table", "P", "H2", "Table", "P"]
    assert [tag.role for tag in parts[start + 2].kids] == ["Div", "Div"]
    assert parts[start + 2].kids[1].kids[0].role == "Figure"


def test_a_paper_of_more_than_two_pages_has_its_headings_to_go_to(sealed: Sealed) -> None:
    with pikepdf.open(BytesIO(sealed["minutes"][1])) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["회의록", "전자기록확인"]
        assert [item.title[:2] for item in outline.root[0].children] == [f"{n}." for n in range(1, 10)]
    with pikepdf.open(BytesIO(sealed["gist"][1])) as pdf:
        assert ("/Outlines" in pdf.Root) is (len(pdf.pages) > FEW)


def test_remarks_are_a_list_of_marks_and_words(sealed: Sealed) -> None:
    with pikepdf.open(BytesIO(sealed["resolution"][1])) as pdf:
        (found,) = [tag for tag in tree(pdf).walk() if tag.role == "L"]
        assert found.attribute("/ListNumbering") == "/Circle"
        assert [[kid.role for kid in item.kids] for item in found.kids] == [["Lbl", "LBody"]] * 2


def first(pdf: pikepdf.Pdf, role: str) -> Tag:
    """The first element of that role."""
    return next(tag for tag in tree(pdf).walk() if tag.role == role)


def rows_in_no_table(pdf: pikepdf.Pdf) -> None:
    """The table's element calls itself a division."""
    first(pdf, "Table").found.S = pikepdf.Name.Div


def item_in_no_list(pdf: pikepdf.Pdf) -> None:
    """The list's element calls itself a paragraph."""
    first(pdf, "L").found.S = pikepdf.Name.P


def skipped_heading(pdf: pikepdf.Pdf) -> None:
    """The first heading of the second level is one of the third."""
    first(pdf, "H2").found.S = pikepdf.Name.H3


def wordless_code(pdf: pikepdf.Pdf) -> None:
    """The figure loses its words."""
    del first(pdf, "Figure").found["/Alt"]


def nameless_field(pdf: pikepdf.Pdf) -> None:
    """A field loses its words."""
    del first(pdf, "Form").objects[0]["/TU"]


def field_elsewhere(pdf: pikepdf.Pdf) -> None:
    """The field's form calls itself a paragraph."""
    first(pdf, "Form").found.S = pikepdf.Name.P


def missing_cell(pdf: pikepdf.Pdf) -> None:
    """A row is a cell short."""
    row = first(pdf, "TR").found
    row.K = pikepdf.Array(list(row.K)[:-1])


def cells_without_heads(pdf: pikepdf.Pdf) -> None:
    """The heads of a table are cells like all."""
    for tag in first(pdf, "Table").walk():
        if tag.role == "TH":
            tag.found.S = pikepdf.Name.TD


def loose_line(pdf: pikepdf.Pdf) -> None:
    """Something is drawn that nobody is told of."""
    page = pdf.pages[-1]
    page.contents_add(b"0 0 10 10 re f")


def other_language(pdf: pikepdf.Pdf) -> None:
    """No language is named."""
    del pdf.Root["/Lang"]


def other_tab_order(pdf: pikepdf.Pdf) -> None:
    """A page's fields come in no order."""
    del pdf.pages[0].obj["/Tabs"]


Change = Callable[[pikepdf.Pdf], None]
CHANGES: dict[Change, str] = {
    rows_in_no_table: "7.2 TR in Div", item_in_no_list: "7.2 LI in P", skipped_heading: "7.4 H3 after H1",
    wordless_code: "7.3 a figure without words", nameless_field: "7.18.1 a field without words",
    field_elsewhere: "7.18.4 a field outside its form", missing_cell: "7.2 rows of different width",
    cells_without_heads: "7.5 a cell without a heading", other_language: "7.2 language",
    other_tab_order: "7.18.3 tab order",
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_what_contradicts_the_claim_is_found(change: Change, sealed: Sealed) -> None:
    assert CHANGES[change] in changed(sealed["resolution"][1], change)


def test_what_is_drawn_without_a_mark_is_found(sealed: Sealed) -> None:
    assert any(fault.startswith("7.1 f outside any mark") for fault in changed(sealed["gist"][1], loose_line))


def changed(content: bytes, change: Change) -> list[str]:
    """What is found after the change."""
    target = BytesIO()
    with pikepdf.open(BytesIO(content)) as pdf:
        change(pdf)
        pdf.save(target)
    return faults(target.getvalue())
