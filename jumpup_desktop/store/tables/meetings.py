"""Planned days and how they went, as rows."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting.consensus import CONSENSUS
from jumpup_desktop.domain.meeting.item import ITEM
from jumpup_desktop.domain.meeting.opinion import OPINION
from jumpup_desktop.domain.meeting.paper import PAPER
from jumpup_desktop.domain.meeting.phases import PHASES
from jumpup_desktop.domain.meeting.sitting import SITTING
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.store.tables.subject import attachments, shown

if TYPE_CHECKING:
    from jumpup_desktop.domain.meeting.consensus import Consensus
    from jumpup_desktop.domain.meeting.item import Item
    from jumpup_desktop.domain.meeting.opinion import Opinion
    from jumpup_desktop.domain.meeting.paper import Paper
    from jumpup_desktop.domain.meeting.phases import Phases
    from jumpup_desktop.domain.meeting.sitting import Sitting
    from jumpup_desktop.domain.selection.agenda import Meeting
    from jumpup_desktop.store.connection import Connection
    from jumpup_desktop.store.tables.subject import Rows


def _meeting_rows(state: Meeting) -> Rows:
    p = state.plan
    if p is None:
        return {}
    plan = (p.round, p.panel, p.meeting_kind, p.title, p.day.isoformat(), p.venue, p.starts, p.ends, p.sitting)
    return {
        "meeting": [(state.id, *plan)],
        "seat": [(state.id, n, s.person, s.role, s.evaluator_type) for n, s in enumerate(state.seats, 1)],
        "agenda": [(state.id, n, i.id, i.order, i.company, i.minutes, i.start) for n, i in enumerate(state.items, 1)],
    }


def _sitting_rows(state: Sitting) -> Rows:
    chair = state.chair.person if state.chair else ""
    mode = state.opening.mode if state.opening else ""
    visits = [(state.id, n, v.person, v.since, v.until, v.reason) for n, v in enumerate(state.visits, 1)]
    files = [(s.signature_sha256, "signature.json") for s in state.sheets]
    files += [(f.scan_sha256, f"{f.number}_scan.pdf") for f in state.forms]
    row = (state.id, state.opened_at, state.closed_at, chair, mode)
    return {"sitting": [row], "visit": visits, "attachment": attachments(state.id, files)}


def _item_rows(state: Item) -> Rows:
    outcome = state.outcome.outcome if state.outcome else ""
    row = (state.id, state.company, len(state.calls), len(state.participants), outcome, state.outcome_at)
    gists = [(state.id, n, g.kind, g.speaker, g.text, g.at) for n, g in enumerate(state.gists, 1)]
    return {"item": [row], "gist": gists}


def _clock_rows(state: Phases) -> Rows:
    rows = []
    for n, record in enumerate(state.done, 1):
        f = record.figures
        figures = (f.used_ms, f.total_ms, f.overtime_ms, f.paused_ms, f.gap_ms) if f else (0, 0, 0, 0, 0)
        rows.append((state.id, n, record.phase, record.began, record.ended, *figures))
    return {"phase_time": rows}


def _opinion_rows(state: Opinion) -> Rows:
    place = (state.item, state.member, state.criterion)
    counts = (len(state.versions), len(state.leaves), int(state.pre_review))
    row = (state.id, *place, state.mark, state.text, *counts)
    return {"opinion": [row], "attachment": attachments(state.id, [(state.sealed_sha256, "sealed.bin")])}


def _consensus_rows(state: Consensus) -> Rows:
    rows = []
    for n, r in enumerate(state.rounds, 1):
        p = r.proposal
        rows.append((state.id, n, p.round, p.outcome, p.overall, p.proposed_by, p.typed_by, len(r.objections)))
    return {"consensus_round": rows}


def _paper_rows(state: Paper) -> Rows:
    d = state.drafted
    if d is None or state.dropped:
        return {"attachment": attachments(state.id, [(sha, "paper.pdf") for sha in state.everything])}
    sha256 = state.sealed.sha256 if state.sealed else state.frozen.base_sha256 if state.frozen else ""
    counts = (*state.mix, len(state.waiting), len(state.scans_missing))
    row = (state.id, state.meeting, d.rule, d.item, d.number, d.edition, state.status, sha256, *counts)
    files = [(sha, f"{d.number}.pdf") for sha in state.everything]
    files += [(s.scan_sha256, f"{d.number}_scan.pdf") for s in state.scans]
    return {"paper": [row], "attachment": attachments(state.id, files)}


SUBJECTS = (
    shown(MEETING, ("meeting", "seat", "agenda"), _meeting_rows),
    shown(SITTING, ("sitting", "visit", "attachment"), _sitting_rows),
    shown(ITEM, ("item", "gist"), _item_rows),
    shown(PHASES, ("phase_time",), _clock_rows),
    shown(OPINION, ("opinion", "attachment"), _opinion_rows),
    shown(CONSENSUS, ("consensus_round",), _consensus_rows),
    shown(PAPER, ("paper", "attachment"), _paper_rows),
)


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A planned day as lists show it."""

    id: str
    panel_code: str
    title: str
    day: str
    venue: str
    starts: str
    items: int
    members: int
    opened_ms: int
    closed_ms: int
    round: str
    sitting: int


_MEETINGS = """
SELECT m.entity, coalesce(p.code, ''), m.title, m.day, m.venue, m.starts,
       (SELECT count(*) FROM agenda a WHERE a.entity = m.entity),
       (SELECT count(*) FROM seat t WHERE t.entity = m.entity AND t.role = 'member'),
       coalesce(s.opened_ms, 0), coalesce(s.closed_ms, 0), m.round, m.sitting
FROM meeting m LEFT JOIN panel p ON p.entity = m.panel LEFT JOIN sitting s ON s.entity = m.entity
"""


def meetings(conn: Connection) -> list[MeetingRow]:
    """Every planned day, in order of days."""
    return [MeetingRow(*row) for row in conn.execute(_MEETINGS + " ORDER BY m.day, m.starts, m.entity")]


@dataclass(frozen=True, slots=True)
class NamedMeeting:
    """A planned day by its panel's code: `day` is an ISO date."""

    id: str
    panel: str
    sitting: int
    day: str

    @property
    def code(self) -> str:
        """The panel's code with the 차수."""
        return f"{self.panel}-{self.sitting}"


def named_so(conn: Connection, given: str) -> list[NamedMeeting]:
    """Meetings called so, in order of days: by id, every day of a panel's code, or its n-th (`CODE-n`)."""
    rows = conn.execute(
        "SELECT m.entity, coalesce(p.code, ''), m.sitting, m.day FROM meeting m LEFT JOIN panel p ON p.entity = m.panel"
        " ORDER BY m.day, m.sitting, m.entity"
    ).fetchall()
    known = [NamedMeeting(*row) for row in rows]
    by_name = ([one for one in known if name(one) == given] for name in (_ID, _PANEL, _CODE))
    return next((found for found in by_name if found), [])


_ID, _PANEL, _CODE = attrgetter("id"), attrgetter("panel"), attrgetter("code")


def place_of_company(conn: Connection, company: str) -> tuple[str, str]:
    """(meeting, item) in which a company is heard, the last one; each empty where it is in none."""
    rows = conn.execute(
        "SELECT a.entity, a.item FROM agenda a JOIN meeting m ON m.entity = a.entity WHERE a.company = ?"
        " ORDER BY m.day DESC, a.entity LIMIT 1",
        (company,),
    ).fetchone()
    return (str(rows[0]), str(rows[1])) if rows else ("", "")


def items_of_company(conn: Connection, company: str) -> list[str]:
    """Every item under which a company is heard."""
    return [str(row[0]) for row in conn.execute("SELECT item FROM agenda WHERE company = ?", (company,))]


def meeting_of_item(conn: Connection, item: str) -> str:
    """The meeting whose agenda an item stands on; empty where it stands on none."""
    row = conn.execute("SELECT entity FROM agenda WHERE item = ?", (item,)).fetchone()
    return str(row[0]) if row else ""


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper as lists show it."""

    id: str
    meeting: str
    rule: str
    item: str
    number: str
    edition: int
    status: str
    sha256: str
    electronic: int
    ink: int
    refused: int
    waiting: int
    scans_missing: int


def papers(conn: Connection, meeting: str) -> list[PaperRow]:
    """The papers of a meeting, by number, each number's editions in their order."""
    first = "CASE WHEN edition > 1 THEN substr(number, 1, length(number) - length('-E' || edition)) ELSE number END"
    rows = conn.execute(f"SELECT * FROM paper WHERE meeting = ? ORDER BY {first}, edition, entity", (meeting,))
    return [PaperRow(*row) for row in rows]


def is_number_taken(conn: Connection, number: str) -> bool:
    """Whether papers of some day have numbers that begin so (`JU26-P05`, a letter after it)."""
    row = conn.execute(
        "SELECT 1 FROM paper WHERE substr(number, 1, length(?1) + 1) = ?1 || '-'"
        " AND substr(number, length(?1) + 2, 1) BETWEEN 'A' AND 'Z' LIMIT 1",
        (number,),
    ).fetchone()
    return row is not None


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A planned day by name."""

    id: str
    title: str
    day: str


_IN_ORDER = "ORDER BY m.day, m.starts, m.entity"
_HAS_PAPERS = "EXISTS (SELECT 1 FROM paper p WHERE p.meeting = m.entity)"
_HAS_DAY_PAPER = "EXISTS (SELECT 1 FROM paper p WHERE p.meeting = m.entity AND p.item = '')"
_HAS_UNSEALED = "EXISTS (SELECT 1 FROM paper p WHERE p.meeting = m.entity AND p.status <> 'sealed')"


def days_with_papers(conn: Connection) -> list[tuple[str, str, str]]:
    """Days (id, title, ISO date) that have papers, in order of days."""
    return conn.execute(f"SELECT m.entity, m.title, m.day FROM meeting m WHERE {_HAS_PAPERS} {_IN_ORDER}").fetchall()


def closed_days(conn: Connection) -> list[tuple[NamedDay, bool]]:
    """Days that are over, in order of days; beside each whether its papers are still to be made or sealed."""
    rows = conn.execute(
        f"SELECT m.entity, m.title, m.day, {_HAS_UNSEALED} OR NOT {_HAS_DAY_PAPER}"
        f" FROM meeting m JOIN sitting s ON s.entity = m.entity WHERE s.closed_ms > 0 {_IN_ORDER}"
    )
    return [(NamedDay(*row[:3]), bool(row[3])) for row in rows]


def places_of(conn: Connection, company: str) -> list[tuple[str, str]]:
    """Every (meeting, item) under which a company is planned."""
    return conn.execute("SELECT entity, item FROM agenda WHERE company = ? ORDER BY entity", (company,)).fetchall()


def running_days(conn: Connection) -> list[NamedDay]:
    """Days that were opened and are not over, in order of days."""
    rows = conn.execute(
        "SELECT m.entity, m.title, m.day FROM meeting m JOIN sitting s ON s.entity = m.entity"
        f" WHERE s.opened_ms > 0 AND s.closed_ms = 0 {_IN_ORDER}"
    )
    return [NamedDay(*row) for row in rows]


def may_print(conn: Connection, meeting: str) -> bool:
    """Whether a day was opened and has papers still to be made or sealed."""
    opened = conn.execute("SELECT 1 FROM sitting WHERE entity = ? AND opened_ms > 0", (meeting,)).fetchone()
    return opened is not None and meeting not in {day.id for day, is_open in closed_days(conn) if not is_open}


def any_prints(conn: Connection) -> bool:
    """Whether any day of the season was opened and has papers still to be made or sealed."""
    return any(may_print(conn, row.id) for row in meetings(conn))


def editions(conn: Connection, number: str) -> list[PaperRow]:
    """The paper of a number, with every other edition of it; none where no paper has that number."""
    known = all_papers(conn)
    same = {(row.meeting, row.rule, row.item) for row in known if row.number == number}
    return [row for row in known if (row.meeting, row.rule, row.item) in same]


def all_papers(conn: Connection) -> list[PaperRow]:
    """Every paper of the season, by number and edition."""
    return [PaperRow(*row) for row in conn.execute("SELECT * FROM paper ORDER BY number, edition")]
