"""All subjects of the record, and the conflicts between aggregates that only the tables show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.store.tables import seasons

if TYPE_CHECKING:
    from jumpup_desktop.store.connection import Connection
    from jumpup_desktop.store.tables.subject import Subject

SUBJECTS: dict[str, Subject] = {subject.name: subject for subject in (*seasons.SUBJECTS,)}


def find_conflicts(conn: Connection) -> None:
    """Note what two laptops said differently about one thing; a person closes each."""
    conn.execute("DELETE FROM conflict")
