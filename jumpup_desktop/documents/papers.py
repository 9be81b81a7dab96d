"""From a paper to pages: its own story, the audit page, what stands around them."""

from functools import cache

from reportlab.platypus import Flowable, PageBreak

from jumpup_desktop.documents import audit_page
from jumpup_desktop.documents.audit_page import Printed
from jumpup_desktop.documents.contents import Paper
from jumpup_desktop.documents.furniture import Furniture
from jumpup_desktop.documents.layout import Laid, lay_out, roomiest
from jumpup_desktop.documents.missing import notes
from jumpup_desktop.documents.record import check_number
from jumpup_desktop.documents.theme import DENSITIES, FINE, Theme

DRAFT = "초안"


def draw(paper: Paper, printed: Printed, *, draft: bool = False, page_qr: bool = False) -> Laid:
    """The paper with its audit page; ``draft`` adds the watermark, ``page_qr`` page codes.

    The audit page is as close as its own signers ask: one page wherever it can, however long the paper before it is.
    """
    furniture = _furniture(paper, printed, draft=draft, page_qr=page_qr)

    def audit(theme: Theme) -> list[Flowable]:
        return [*audit_page.story(paper, printed, theme), *notes(paper, theme)]

    @cache
    def fitting(theme: Theme) -> Theme:
        return roomiest(audit, furniture, (*DENSITIES[DENSITIES.index(theme) :], FINE))

    def story(theme: Theme) -> list[Flowable]:
        return [*paper.story(theme), PageBreak(), *audit(fitting(theme))]

    return lay_out(story, furniture, least=2, title=file_title(paper))


def file_title(paper: Paper) -> str:
    """Number and name, as the file calls itself."""
    return f"{paper.head.control_number} {paper.title}"


def _furniture(paper: Paper, printed: Printed, *, draft: bool, page_qr: bool) -> Furniture:
    head = paper.head
    code = f"{head.control_number}|base:{printed.base_sha256[:16]}"
    edition = f" · 제{head.edition.number}판" if head.edition else ""
    return Furniture(
        running=f"{paper.title}{edition}",
        where=f"{head.panel} · {head.place}",
        programme=f"{head.programme} {head.round}",
        control_number=head.control_number,
        check_number=check_number(printed.record_sha256),
        watermark=DRAFT if draft else "",
        page_code=code if page_qr else "",
    )
