"""What the list of those who attend says of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from jumpup_desktop.views.models import Column
from jumpup_desktop.views.room.words import division_line, role_name

if TYPE_CHECKING:
    from jumpup_desktop.presenters.room import RoomPresenter
    from jumpup_desktop.services.seen.day import PersonSeen


class PeopleColumns(QObject):
    """Who was elected is named as what they are."""

    def __init__(self, room: RoomPresenter) -> None:
        super().__init__()
        self._room = room

    def columns(self) -> tuple[Column[PersonSeen], ...]:
        """Name, division, whether they are there and registered."""
        return (
            Column(
                lambda: self.tr("이름"),
                lambda p: p.name,
                120,
                stretch=True,
                tip=lambda p: f"{p.name}\n{p.affiliation}".strip(),
            ),
            Column(lambda: self.tr("구분"), self._role, 124, tip=self._role),
            Column(lambda: self.tr("상태"), lambda p: self.state(p)[0], 92, tone=lambda p: self.state(p)[1]),
        )

    def _role(self, person: PersonSeen) -> str:
        day = self._room.day
        if day is not None and person.id == day.chair:
            return self.tr("위원장(호선)")
        return division_line(person) or role_name(person.role)

    def state(self, person: PersonSeen) -> tuple[str, str]:
        """Where somebody stands, with its tone."""
        if person.is_present:
            if person.role == "observer":
                return self.tr("배석"), "info"
            return (self.tr("등록"), "ok") if person.has_sheet else (self.tr("서약 전"), "warn")
        return (self.tr("퇴장"), "idle") if person.has_come else (self.tr("도착 전"), "idle")
