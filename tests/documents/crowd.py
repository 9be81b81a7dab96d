"""A day of many: long names and affiliations, signing electronically, in ink, or refusing at length."""

from collections.abc import Sequence

from jumpup_desktop.documents.authority import new_member, new_panel, new_root
from jumpup_desktop.documents.contents import CompanySheet
from jumpup_desktop.documents.parts import Refusal, Role, Signer, Way
from tests.documents import day
from tests.documents.conftest import People

MOST = 12
NAME = "남궁을지제갈선우독고황보동방사공서문망절"
AFFILIATION = "한국과학기술원부설 반도체소재부품장비융합연구소 첨단공정개발본부 기업부설연구단"
REASON = "의결 내용에는 이의가 없으나 소속기관의 내부 규정에 따라 서명하지 못함. "
MIXED = (Way.ELECTRONIC, Way.INK, Way.REFUSED)


def crowd(count: int = MOST) -> People:
    """The authorities, and twelve people (or as many) with long names."""
    opened = day.at("08:30")
    root = new_root("점프업 프로그램", opened)
    panel = new_panel(root, "첨단제조·소재 2분과", opened)
    members = {_id(n): new_member(panel, f"{NAME}-{n:02d}", "제1차", opened) for n in range(count)}
    return People(root, panel, members)


def room(people: People, count: int, ways: Sequence[Way] = MIXED, *, repeated: int = 1) -> tuple[Signer, ...]:
    """That many signers, in these ways in turn; secretary and chair sign electronically, refusals are repeated."""
    roles = (*[Role.MEMBER] * (count - 2), Role.SECRETARY, Role.CHAIR)
    return tuple(
        _signer(people, n, role, ways[n % len(ways)] if role is Role.MEMBER else Way.ELECTRONIC, REASON * repeated)
        for n, role in enumerate(roles)
    )


def sheet(people: People, signers: tuple[Signer, ...], *, long: int = 1) -> CompanySheet:
    """종합의견서 that all of them sign."""
    return day.sheet(people.audit, signers, long=long)


def _signer(people: People, n: int, role: Role, way: Way, reason: str) -> Signer:
    return Signer(
        _id(n),
        f"{NAME}-{n:02d}",
        "대기업 前임원",
        f"{AFFILIATION} {n}",
        "수석연구위원 겸 사업총괄본부장",
        role,
        way,
        people.certificates[_id(n)] if way is Way.ELECTRONIC else "",
        Refusal(reason, ("위원장", "간사")) if way is Way.REFUSED else None,
        ("공무원증·신분증 대조", day.at("09:31")),
    )


def _id(n: int) -> str:
    return f"E{n:03d}"
