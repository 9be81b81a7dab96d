"""Lists that belong to a held day, unsigned: 시간기록, 분과 현황, 수당·여비 지급 확인서."""

from dataclasses import dataclass
from datetime import datetime

from reportlab.platypus import Flowable, Spacer

from jumpup_desktop.documents.blocks import facts, heading
from jumpup_desktop.documents.flowables import text
from jumpup_desktop.documents.furniture import Furniture
from jumpup_desktop.documents.layout import lay_out
from jumpup_desktop.documents.metadata import Colophon
from jumpup_desktop.documents.missing import notes
from jumpup_desktop.documents.printout import printout
from jumpup_desktop.documents.tables import Cell, Shape, grid
from jumpup_desktop.documents.theme import Theme

PRODUCT = "jumpup-desktop"
"""Whose list it is where no agency is known."""


@dataclass(frozen=True)
class DayList:
    """A table of the day: its name, its columns with their widths, its rows."""

    name: str
    columns: tuple[tuple[str, float], ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


@dataclass(frozen=True)
class ListHead:
    """What stands above every list of a day; ``number`` begins its control number, ``host`` is whose list it is."""

    number: str
    programme: str
    panel: str
    meeting: str
    held: str
    place: str
    host: str = PRODUCT


def draw(head: ListHead, listed: DayList, order: int, *, created: datetime, app_version: str) -> bytes:
    """The list as a PDF for printing. The same arguments give the same bytes."""
    number = f"{head.number}-L{order:02d}"
    furniture = Furniture(listed.name, f"{head.panel} · {head.place}", head.programme, number, "기록에서 만듦")
    title = f"{number} {listed.name}"
    laid = lay_out(lambda theme: _story(head, listed, theme), furniture, title=title)
    return printout(laid, Colophon(title, head.host or PRODUCT, app_version, created))


def _story(head: ListHead, listed: DayList, theme: Theme) -> list[Flowable]:
    table: list[list[Cell]] = [[text(name, "column", theme, "") for name, _ in listed.columns]]
    table += [[text(word, "cell-centre", theme, "") for word in row] for row in listed.rows]
    widths = [width for _, width in listed.columns]
    return [
        heading(listed.name, theme),
        Spacer(1, 6),
        facts([[("회의", f"{head.panel} {head.meeting}"), ("일시·장소", f"{head.held} · {head.place}")]], theme),
        Spacer(1, theme.gap),
        grid(table, widths, theme, Shape(head_rows=1)),
        *([Spacer(1, theme.gap), text(listed.note, "note", theme)] if listed.note else []),
        *notes((head, listed), theme),
    ]
