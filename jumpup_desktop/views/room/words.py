"""Words of the room for codes that come from below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QSignalBlocker

if TYPE_CHECKING:
    from PySide6.QtWidgets import QComboBox

    from jumpup_desktop.presenters.room import RoomPresenter
    from jumpup_desktop.services.seen.day import PersonSeen

_DAYS = {
    "planned": QT_TRANSLATE_NOOP("RoomWords", "개회 전"),
    "open": QT_TRANSLATE_NOOP("RoomWords", "진행 중"),
    "recess": QT_TRANSLATE_NOOP("RoomWords", "정회"),
    "closed": QT_TRANSLATE_NOOP("RoomWords", "폐회"),
}
DAY_TONES = {"planned": "idle", "open": "ok", "recess": "warn", "closed": "info"}
_ROLES = {
    "member": QT_TRANSLATE_NOOP("RoomWords", "위원"),
    "secretary": QT_TRANSLATE_NOOP("RoomWords", "간사"),
    "observer": QT_TRANSLATE_NOOP("RoomWords", "배석자"),
}
_ENTRIES = {
    "waiting": QT_TRANSLATE_NOOP("RoomWords", "대기"),
    "called": QT_TRANSLATE_NOOP("RoomWords", "호명"),
    "in_room": QT_TRANSLATE_NOOP("RoomWords", "심의 중"),
    "done": QT_TRANSLATE_NOOP("RoomWords", "마침"),
}
ENTRY_TONES = {"waiting": "idle", "called": "warn", "in_room": "info", "done": "ok"}


def day_name(code: str) -> str:
    """Where a day stands."""
    return QCoreApplication.translate("RoomWords", str(_DAYS[code]))


def role_name(code: str) -> str:
    """What a person is to the day."""
    return QCoreApplication.translate("RoomWords", str(_ROLES[code]))


def entry_name(code: str) -> str:
    """Where a company stands."""
    return QCoreApplication.translate("RoomWords", str(_ENTRIES[code]))


def division_line(person: PersonSeen) -> str:
    """The evaluator type of a member."""
    return person.division


def fill_meetings(combo: QComboBox, room: RoomPresenter) -> None:
    """Offer the meetings, the one that is on chosen."""
    with QSignalBlocker(combo):
        combo.clear()
        for each in room.meetings:
            combo.addItem(f"{each.title} · {each.date}", each.id)
        combo.setCurrentIndex(combo.findData(room.day.meeting if room.day else ""))
    combo.setVisible(len(room.meetings) > 0)
