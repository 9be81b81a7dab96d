"""The open conflicts as rows: two values in one slot, merged acts that break a rule, one number under two ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting import afterwards
from jumpup_desktop.domain.record.closing import NUMBER, RULE, SLOT, ConflictClosed, OpenConflict
from jumpup_desktop.domain.record.event import EventRef, place_of
from jumpup_desktop.domain.record.knowledge import Import, Knowledge, Spot
from jumpup_desktop.domain.record.season import BranchAdopted, DeviceRestored, JournalImported
from jumpup_desktop.store import journal
from jumpup_desktop.store.tables import companies

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from jumpup_desktop.domain.record.event import Event
    from jumpup_desktop.domain.record.history import History
    from jumpup_desktop.store.connection import Connection


def all_open(conn: Connection) -> list[OpenConflict]:
    """Every open conflict, by what it is about."""
    rows = conn.execute("SELECT kind, subject, entity, slot, refs FROM conflict ORDER BY subject, entity, slot, refs")
    return [
        OpenConflict(kind, subject, entity, slot, tuple(refs.split())) for kind, subject, entity, slot, refs in rows
    ]


def note(conn: Connection, subject: str, entity: str, history: History) -> None:
    """Note the conflicts that an aggregate's own history tells."""
    if found := history.conflicts:
        rows = [(SLOT, subject, entity, one.slot, " ".join(one.refs)) for one in found]
        conn.executemany("INSERT INTO conflict VALUES (?,?,?,?,?)", rows)


def forget(conn: Connection, subject: str, entity: str) -> None:
    """Before an aggregate's conflicts are noted anew."""
    conn.execute("DELETE FROM conflict WHERE kind = ? AND subject = ? AND entity = ?", (SLOT, subject, entity))


def forget_all(conn: Connection) -> None:
    """Before everything is noted anew."""
    conn.execute("DELETE FROM conflict")


def look_again(conn: Connection, touched: Collection[str]) -> None:
    """After something was written: what several things together show, where that may have become otherwise."""
    is_open = conn.execute("SELECT 1 FROM conflict WHERE kind = ? LIMIT 1", (RULE,)).fetchone() is not None
    if is_open:
        find_between(conn)
    elif "company" in touched:
        conn.execute("DELETE FROM conflict WHERE kind = ?", (NUMBER,))
        conn.executemany("INSERT INTO conflict VALUES (?,?,?,?,?)", _same_numbers(conn))


def _same_numbers(conn: Connection) -> list[tuple[str, str, str, str, str]]:
    return [(NUMBER, "company", one, "number", other) for one, other in companies.same_number_twice(conn)]


def find_between(conn: Connection) -> None:
    """Note the conflicts that only several things together show; each is found anew from the record."""
    conn.execute("DELETE FROM conflict WHERE kind <> ?", (SLOT,))
    conn.executemany("INSERT INTO conflict VALUES (?,?,?,?,?)", between(conn))


def between(conn: Connection) -> list[tuple[str, str, str, str, str]]:
    """The rows of the conflicts that only several things together show."""
    rows = _same_numbers(conn)
    if conn.execute("SELECT count(*) FROM device").fetchone()[0] < 2:
        return rows
    known = knowledge(conn)
    for meeting in _shared_meetings(conn):
        rows += _clashes(conn, meeting, known)
    for items in _heard_twice(conn):
        rows += _decided_twice(conn, items, known)
    return rows


def _heard_twice(conn: Connection) -> list[list[str]]:
    """The items of each company that stands on the agendas of two meetings of one round."""
    rows = conn.execute(
        "SELECT group_concat(a.item, ' ') FROM agenda a JOIN meeting m ON m.entity = a.entity"
        " GROUP BY a.company, m.round HAVING count(*) > 1 ORDER BY a.company"
    )
    return [str(items).split() for (items,) in rows]


def _decided_twice(conn: Connection, items: list[str], known: Knowledge) -> list[tuple[str, str, str, str, str]]:
    events = [[e for of in ("consensus", "tally") for e in journal.events_of(conn, of, item)] for item in items]
    turns = [(_outcome(conn, item), found) for item, found in zip(items, events, strict=True)]
    found = afterwards.decided_twice(turns, _concurrency(conn, (e for turn in events for e in turn), known))
    return [_row(one) for one in found]


def _outcome(conn: Connection, item: str) -> str:
    """How a turn ended, as the record has it; empty while it is open."""
    row = conn.execute("SELECT outcome FROM item WHERE entity = ?", (item,)).fetchone()
    return str(row[0]) if row else ""


def _clashes(conn: Connection, meeting: str, known: Knowledge) -> list[tuple[str, str, str, str, str]]:
    events = [one for one in events_of_meeting(conn, meeting) if not isinstance(one.body, ConflictClosed)]
    return _rows(conn, afterwards.clashes(events, _concurrency(conn, events, known)))


def _concurrency(conn: Connection, events: Iterable[Event], known: Knowledge) -> Callable[[Event, Event], bool]:
    spots = spots_of(conn, (one.ref for one in events))
    return lambda one, other: known.are_concurrent(spots[one.ref], spots[other.ref])


def _rows(conn: Connection, found: Iterable[afterwards.Clash]) -> list[tuple[str, str, str, str, str]]:
    """As they are kept, without those that somebody has looked at and closed."""
    closed = _closed(conn)
    return [row for row in map(_row, found) if row[-1] not in closed]


def _row(clash: afterwards.Clash) -> tuple[str, str, str, str, str]:
    header = clash.event.header
    return RULE, header.subject, header.entity, clash.code, " ".join(clash.refs)


def knowledge(conn: Connection) -> Knowledge:
    """Who knew what, from the chains in the file and the heads that imports and restored devices list."""
    chains = [row[0] for row in conn.execute("SELECT number FROM device").fetchall()]
    forks = {
        str(number): Spot(str(origin), seq)
        for number, origin, seq in conn.execute(
            "SELECT number, forks_from, fork_seq FROM device WHERE branch <> '' AND fork_seq IS NOT NULL"
        )
    }
    imports = []
    for number in chains:
        for event in journal.events_of_kinds(conn, number, ("device.imported", "device.restored", "device.adopted")):
            if isinstance(event.body, JournalImported | DeviceRestored | BranchAdopted):
                heads = tuple(spot for ref, _ in event.body.heads if (spot := _spot(conn, ref)))
                imports.append(Import(Spot(str(number), event.header.seq), heads))
    return Knowledge(forks).learnt(imports)


def _spot(conn: Connection, ref: EventRef) -> Spot | None:
    device, seq, prefix = place_of(ref)
    row = conn.execute(
        "SELECT e.device FROM event e JOIN device d ON d.number = e.device"
        " WHERE d.id = ? AND e.stream = 0 AND e.seq = ? AND substr(e.hash, 1, 16) = ?",
        (device, seq, prefix),
    ).fetchone()
    return Spot(str(row[0]), seq) if row else None


def spots_of(conn: Connection, refs: Iterable[EventRef]) -> dict[EventRef, Spot]:
    """Where these events stand; those that are not here are left out."""
    found = ((ref, _spot(conn, ref)) for ref in refs)
    return {ref: spot for ref, spot in found if spot is not None}


def _shared_meetings(conn: Connection) -> list[str]:
    """Days in which more than one device wrote."""
    meetings: dict[str, set[str]] = {}
    for meeting, item, company in conn.execute("SELECT entity, item, company FROM agenda").fetchall():
        for place in (meeting, item, company):
            meetings.setdefault(place, set()).add(meeting)
    devices: dict[str, set[int]] = {}
    wrote_of = "SELECT DISTINCT entity, device FROM event INDEXED BY event_entity WHERE stream = 0"  # no header is read
    for entity, device in conn.execute(wrote_of):
        for meeting in meetings.get(entity.partition(".")[0], ()):
            devices.setdefault(meeting, set()).add(device)
    return sorted(meeting for meeting, wrote in devices.items() if len(wrote) > 1)


def events_of_meeting(conn: Connection, meeting: str) -> list[Event]:
    """Everything the record holds of one day, its papers and the closings of its conflicts included."""
    keys = [("sitting", meeting), ("meeting", meeting)]
    items = conn.execute("SELECT item, company FROM agenda WHERE entity = ?", (meeting,)).fetchall()
    for item, company in items:
        keys += [("item", item), ("consensus", item), ("clock", item), ("tally", item)]
        within = (f"{item}.", f"{item}/")  # the ids of what members wrote begin with the company's turn
        scores = conn.execute("SELECT entity FROM score WHERE entity > ? AND entity < ?", within).fetchall()
        keys += [("score", row[0]) for row in scores]
        opinions = conn.execute("SELECT entity FROM opinion WHERE entity > ? AND entity < ?", within).fetchall()
        excluded = conn.execute("SELECT entity FROM exclusion WHERE company = ?", (company,)).fetchall()
        keys += [("opinion", row[0]) for row in opinions] + [("exclusion", row[0]) for row in excluded]
    papers = conn.execute("SELECT entity FROM paper WHERE meeting = ?", (meeting,)).fetchall()
    keys += [("paper", row[0]) for row in papers]
    return [event for key in keys for event in journal.events_of(conn, *key)]


def _closed(conn: Connection) -> set[str]:
    """Clashes that a person has looked at and closed."""
    found = set()
    for event in journal.events_of_kinds(conn, None, ("conflict.closed",)):
        if isinstance(event.body, ConflictClosed):
            found |= {" ".join((one.chosen, *one.over)) for one in event.body.closings}
            found |= {" ".join((*one.over, one.chosen)) for one in event.body.closings}
    return found
