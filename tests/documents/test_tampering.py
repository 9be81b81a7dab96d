"""Changes appended behind the last signature, and other classic attacks."""

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter as Writer

from jumpup_desktop.documents.archive import BasePdf
from jumpup_desktop.documents.authority import new_member, new_panel, new_root
from jumpup_desktop.documents.verifying import verify
from tests.documents import day
from tests.documents.conftest import People

Sealed = dict[str, tuple[BasePdf, bytes]]
Change = Callable[[Writer], None]


def overlay(writer: Writer) -> None:
    """T3: text over the first page."""
    stream = writer.add_object(generic.StreamObject(stream_data=b"0 0 300 300 re f"))
    writer.add_stream_to_page(0, stream)


def white_annotation(writer: Writer) -> None:
    """T4: a white square over the first page."""
    page = writer.root["/Pages"]["/Kids"][0]
    note = generic.DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Annot"),
            pdf_name("/Subtype"): pdf_name("/Square"),
            pdf_name("/Rect"): generic.ArrayObject(map(generic.NumberObject, (0, 0, 300, 300))),
        }
    )
    page[pdf_name("/Annots")] = generic.ArrayObject([writer.add_object(note)])
    writer.update_container(page)


def other_record(writer: Writer) -> None:
    """T5: another attachment under the same name."""
    spec = writer.root["/AF"][0]
    stream = generic.StreamObject(stream_data=b"{}")
    spec["/EF"][pdf_name("/F")] = writer.add_object(stream)
    spec["/EF"][pdf_name("/UF")] = spec["/EF"].raw_get("/F")
    writer.update_container(spec)


def swapped_pages(writer: Writer) -> None:
    """T7: the pages in another order."""
    kids = writer.root["/Pages"]["/Kids"]
    writer.root["/Pages"][pdf_name("/Kids")] = generic.ArrayObject(reversed(list(kids)))
    writer.update_container(writer.root["/Pages"])


def moved_field(writer: Writer) -> None:
    """T13: a signature moved to another place."""
    widget = writer.root["/AcroForm"]["/Fields"][0]
    rect = map(generic.NumberObject, (10, 10, 200, 60))
    widget[pdf_name("/Rect")] = generic.ArrayObject(rect)
    writer.update_container(widget)


def other_appearance(writer: Writer) -> None:
    """T12: another picture in a signature."""
    widget = writer.root["/AcroForm"]["/Fields"][0]
    stream = generic.StreamObject(widget["/AP"]["/N"], stream_data=b"0 0 9 9 re f")
    widget["/AP"][pdf_name("/N")] = writer.add_object(stream)
    writer.update_container(widget)


def removed_signature(writer: Writer) -> None:
    """T16: a field emptied again."""
    widget = writer.root["/AcroForm"]["/Fields"][0]
    del widget["/V"]
    writer.update_container(widget)


def new_title(writer: Writer) -> None:
    """T15: another title."""
    writer.trailer["/Info"][pdf_name("/Title")] = pdf_string("x")
    writer.update_container(writer.trailer["/Info"])


def other_letters(writer: Writer) -> None:
    """T14: the same glyphs copied out as other letters."""
    fonts = writer.root["/Pages"]["/Kids"][0]["/Resources"]["/Font"]
    font = next(f for f in (fonts[name] for name in fonts) if "/ToUnicode" in f)
    font[pdf_name("/ToUnicode")] = writer.add_object(generic.StreamObject(stream_data=b"begincmap endcmap"))
    writer.update_container(font)


def open_action(writer: Writer) -> None:
    """A script that runs on opening."""
    script = {pdf_name("/S"): pdf_name("/JavaScript"), pdf_name("/JS"): pdf_string("1")}
    writer.root[pdf_name("/OpenAction")] = generic.DictionaryObject(script)
    writer.update_root()


CHANGES = (
    overlay,
    white_annotation,
    other_record,
    swapped_pages,
    moved_field,
    other_appearance,
    removed_signature,
    new_title,
    other_letters,
    open_action,
)


@pytest.mark.parametrize("change", CHANGES)
def test_an_appended_change_is_rejected(change: Change, sealed: Sealed, people: People) -> None:
    writer = Writer(BytesIO(sealed["resolution"][1]))
    change(writer)
    target = BytesIO()
    writer.write(target)
    verdict = verify(target.getvalue(), roots=(people.root.certificate,), at=day.at("18:00"))
    assert verdict.reasons


def test_a_copy_signed_under_another_authority_is_rejected(people: People) -> None:
    """T11: the same words and names, every signature whole, another root."""
    root = new_root("점프업 프로그램", day.at("08:30"))
    panel = new_panel(root, "첨단제조·소재 2분과", day.at("08:30"))
    names = {entry[0]: entry[1] for entry in day.MEMBERS} | {"S05": "간사-05"}
    forgers = People(root, panel, {i: new_member(panel, n, "제1차", day.at("08:30")) for i, n in names.items()})
    everyone = day.room(forgers.certificates)
    _, pdf = forgers.seal(day.gist(forgers.audit, (everyone[-2], everyone[-1])))
    assert verify(pdf, roots=(root.certificate,), at=day.at("18:00")).accepted
    verdict = verify(pdf, roots=(people.root.certificate,), at=day.at("18:00"))
    assert "unknown-root" in {reason.code for reason in verdict.reasons}


def test_changed_padding_is_rejected(sealed: Sealed, people: People) -> None:
    """T10: a digit in the zeros behind a signature."""
    pdf = bytearray(sealed["resolution"][1])
    start = pdf.index(b"/Contents <")
    pdf[pdf.index(b">", start) - 2] = ord("1")
    verdict = verify(bytes(pdf), roots=(people.root.certificate,), at=day.at("18:00"))
    assert "padding" in {reason.code for reason in verdict.reasons}


def test_changed_letter_case_is_rejected(sealed: Sealed, people: People) -> None:
    pdf = sealed["resolution"][1]
    start = pdf.rindex(b"/Contents <") + 11
    lower = pdf[:start] + pdf[start : start + 500].lower() + pdf[start + 500 :]
    verdict = verify(lower, roots=(people.root.certificate,), at=day.at("18:00"))
    assert [reason.code for reason in verdict.reasons] == ["padding"]


def test_garbage_never_raises(people: People) -> None:
    for garbage in (b"", b"%PDF-1.7", b"\x00" * 999, b"PK\x03\x04", b"%PDF-1.7\n%%EOF"):
        verdict = verify(garbage, roots=(people.root.certificate,), at=day.at("18:00"))
        assert [reason.code for reason in verdict.reasons] == ["not-a-pdf"]


def test_another_paper_without_record_is_rejected(people: People) -> None:
    target = BytesIO()
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(target)
    verdict = verify(target.getvalue(), roots=(people.root.certificate,), at=day.at("18:00"))
    assert [reason.code for reason in verdict.reasons] == ["record-missing"]
