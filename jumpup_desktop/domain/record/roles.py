"""The roles people act and look in: one table; later subjects add theirs here and change no signature."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RoleRule:
    """What a role may do by itself; everything else is decided from the record.

    `reads_opened`: sees opinions once they are opened, without having written any; `takes_part`: may be in the set of
    those who decide.
    """

    id: str
    name: str
    name_en: str
    reads_opened: bool = False
    takes_part: bool = False


ROLES = {
    role.id: role
    for role in (
        RoleRule("secretariat", "사무국", "secretariat", reads_opened=True),
        RoleRule("secretary", "간사", "panel secretary", reads_opened=True),
        RoleRule("chair", "위원장", "chair", takes_part=True),
        RoleRule("acting_chair", "위원장 직무대행", "acting chair", takes_part=True),
        RoleRule("member", "평가위원", "member", takes_part=True),
        RoleRule("observer", "배석자", "attendee without a vote"),
        RoleRule("program", "프로그램", "program"),
    )
}
