"""From a paper to pages: which story, which name, how many pages it should take."""

from reportlab.platypus import Flowable

from jumpup_desktop.documents import audit_page, company_sheet, exclusion, gist, minutes, resolution
from jumpup_desktop.documents.audit_page import Printed
from jumpup_desktop.documents.contents import CompanySheet, ExclusionNote, Gist, Minutes, Paper, Resolution
from jumpup_desktop.documents.furniture import Furniture
from jumpup_desktop.documents.layout import Laid, lay_out
from jumpup_desktop.documents.record import check_number
from jumpup_desktop.documents.theme import Theme

_LONG_DAY = 14
DRAFT = "초안"


def paper_name(paper: Paper) -> str:
    """The paper's name as it stands in its title."""
    match paper:
        case CompanySheet():
            return f"{company_sheet.NAME} {paper.company.name}"
        case Resolution():
            return resolution.NAME
        case Minutes():
            return minutes.NAME
        case Gist():
            return f"{gist.NAME} {paper.annex_number}"
        case ExclusionNote():
            return f"{exclusion.NAME} {paper.company}"


def draw(paper: Paper, printed: Printed, *, draft: bool = False, page_qr: bool = False) -> Laid:
    """The paper with its audit page; ``draft`` adds the watermark, ``page_qr`` page codes."""

    def story(theme: Theme) -> list[Flowable]:
        return [*_story(paper, theme), *audit_page.story(paper, printed, theme)]

    furniture = _furniture(paper, printed, draft=draft, page_qr=page_qr)
    title = f"{paper.head.control_number} {paper_name(paper)}"
    return lay_out(story, furniture, at_most=_wanted_pages(paper), title=title)


def _story(paper: Paper, theme: Theme) -> list[Flowable]:
    match paper:
        case CompanySheet():
            return company_sheet.story(paper, theme)
        case Resolution():
            return resolution.story(paper, theme)
        case Minutes():
            return minutes.story(paper, theme)
        case Gist():
            return gist.story(paper, theme)
        case ExclusionNote():
            return exclusion.story(paper, theme)


def _wanted_pages(paper: Paper) -> int:
    match paper:
        case Resolution() if len(paper.items) > _LONG_DAY:
            return 3
        case Minutes():
            return 4
        case Gist():
            return 99
        case _:
            return 2


def _furniture(paper: Paper, printed: Printed, *, draft: bool, page_qr: bool) -> Furniture:
    head = paper.head
    code = f"{head.control_number}|base:{printed.base_sha256[:16]}"
    return Furniture(
        panel=f"{head.panel} · {head.place}",
        programme=f"{head.programme} {head.round}",
        control_number=head.control_number,
        check_number=check_number(printed.record_sha256),
        watermark=DRAFT if draft else "",
        page_code=code if page_qr else "",
    )
