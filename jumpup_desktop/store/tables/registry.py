"""All subjects of the record, and the conflicts between aggregates that only the tables show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.store.tables import companies, meetings, people, scores, seasons

if TYPE_CHECKING:
    from jumpup_desktop.store.connection import Connection
    from jumpup_desktop.store.tables.subject import Shown

SUBJECTS: dict[str, Shown] = {
    shown.subject.name: shown for module in (seasons, companies, people, meetings, scores) for shown in module.SUBJECTS
}


def find_conflicts(conn: Connection) -> None:
    """Note what two laptops said differently about one thing; a person closes each."""
    conn.execute("DELETE FROM conflict")
    pairs = companies.same_number_twice(conn)
    conn.executemany("INSERT INTO conflict VALUES ('same-number', 'company', ?, ?)", pairs)
    conn.execute(
        "INSERT INTO conflict SELECT 'two-versions', 'company', entity, '' FROM company WHERE leaves > 1"
        " UNION ALL SELECT 'two-versions', 'opinion', entity, '' FROM opinion WHERE leaves > 1"
        " UNION ALL SELECT 'two-versions', 'score', entity, '' FROM score WHERE leaves > 1"
    )
