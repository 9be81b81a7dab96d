"""Lists that belong to a held day, unsigned: 시간기록, 분과 현황, 발표 진행표."""

from dataclasses import dataclass
from datetime import datetime

from reportlab.platypus import Flowable, Spacer

from jumpup_desktop.documents.day_printouts import Imprint, ListHead, plain, printed, top
from jumpup_desktop.documents.flowables import text
from jumpup_desktop.documents.missing import notes
from jumpup_desktop.documents.theme import Theme


@dataclass(frozen=True)
class DayList:
    """A table of the day: its name, its columns with their widths, its rows."""

    name: str
    columns: tuple[tuple[str, float], ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


def draw(head: ListHead, listed: DayList, order: int, *, created: datetime, app_version: str) -> bytes:
    """The list as a PDF for printing. The same arguments give the same bytes."""
    made = Imprint(listed.name, f"L{order:02d}", created, app_version)
    return printed(head, made, lambda theme: _story(head, listed, theme))


def _story(head: ListHead, listed: DayList, theme: Theme) -> list[Flowable]:
    names, widths = [name for name, _ in listed.columns], [width for _, width in listed.columns]
    return [
        *top(listed.name, head, theme),
        *notes((head, listed), theme),
        Spacer(1, theme.gap),
        plain(names, listed.rows, widths, theme),
        *([Spacer(1, theme.gap), text(listed.note, "note", theme)] if listed.note else []),
    ]
