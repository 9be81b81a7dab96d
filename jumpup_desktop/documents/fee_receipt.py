"""수당·여비 지급 확인서: what each member was paid for a day, as a receipt that accounting accepts (practice 43)."""

from dataclasses import dataclass
from datetime import datetime

from reportlab.platypus import Flowable, KeepTogether, Spacer

from jumpup_desktop.documents.blocks import facts
from jumpup_desktop.documents.day_printouts import Imprint, ListHead, headed, printed, top
from jumpup_desktop.documents.flowables import InkBox, text
from jumpup_desktop.documents.missing import notes
from jumpup_desktop.documents.tables import Cell
from jumpup_desktop.documents.theme import MM, Theme

NAME = "수당·여비 지급 확인서"
SIGN = (37 * MM, 14 * MM)
_RECEIVED = "위 금액을 정히 영수하고, 적은 내용이 사실과 다름없음을 확인합니다."


@dataclass(frozen=True)
class FeeLine:
    """One member: who they are, from when to when they were there (hh:mm; several where the day went on after its
    closing), what the policy pays for the day (as printed).
    """

    name: str
    affiliation: str
    stays: tuple[tuple[str, str], ...]
    fee: str


@dataclass(frozen=True)
class FeeReceipt:
    """Everybody of a day; `ground` is the tax law, `note` what is not stored and written by hand."""

    lines: tuple[FeeLine, ...]
    ground: str
    note: str
    secretary: str


def draw(head: ListHead, paid: FeeReceipt, order: int, *, created: datetime, app_version: str) -> bytes:
    """The receipt as a PDF for printing. The same arguments give the same bytes."""
    made = Imprint(NAME, f"L{order:02d}", created, app_version)
    return printed(head, made, lambda theme: _story(head, paid, theme))


def _story(head: ListHead, paid: FeeReceipt, theme: Theme) -> list[Flowable]:
    columns = ("성명·소속", "참석", "지급액(원)", "손으로 적는 난", "영수인")
    paying = [("지급기관", head.host), ("지급 인원", f"{len(paid.lines)}명")]
    return [
        *top(NAME, head, theme, paying, [("과세 근거", paid.ground)]),
        *notes((head, paid), theme),
        Spacer(1, theme.gap),
        headed(columns, [_row(line, theme) for line in paid.lines], (32, 24, 41, 32, 39), theme, whole_rows=True),
        KeepTogether(
            [
                text(_RECEIVED, "closing", theme),
                text(f"{head.held}          {head.host} 귀하", "closing-date", theme),
                facts([[("확인", f"간사 {paid.secretary}"), ("서명", InkBox(*SIGN, caption="(서명)"))]], theme),
            ]
        ),
        Spacer(1, theme.gap),
        text(paid.note, "note", theme),
    ]


def _row(line: FeeLine, theme: Theme) -> list[Cell]:
    sums = (("수당", line.fee), ("여비", ""), ("공제(소득세·지방소득세)", ""), ("실수령액", ""))
    return [
        [text(line.name, "name", theme), text(line.affiliation, "small-dark", theme)],
        text("\n".join(f"{since}~{until}" for since, until in line.stays), "cell-centre", theme, ""),
        [text(f"{name}: {amount}", "cell", theme) for name, amount in sums],
        [text("주민등록번호", "small", theme), Spacer(1, 17), text("은행·계좌번호", "small", theme), Spacer(1, 12)],
        InkBox(*SIGN, caption="(서명)"),
    ]
