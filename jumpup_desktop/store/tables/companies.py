"""Companies and loads as rows; every query about a company leaves out what its reader is excluded from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jumpup_desktop.domain.selection.company import COMPANY
from jumpup_desktop.domain.selection.loads import LOAD
from jumpup_desktop.domain.text import bare_name, sort_key
from jumpup_desktop.store.tables.subject import attachments, shown

if TYPE_CHECKING:
    from jumpup_desktop.domain.record.event import Reader
    from jumpup_desktop.domain.selection.company import Company
    from jumpup_desktop.domain.selection.loads import Load
    from jumpup_desktop.store.connection import Connection
    from jumpup_desktop.store.tables.subject import Rows


def _company_rows(state: Company) -> Rows:
    r, source = state.record, state.source
    files = {"attachment": attachments(state.id, ((f.sha256, f.name) for f in state.files))}
    if r is None:
        return files
    place = (source.load, source.sheet, source.row) if source else ("", "", 0)
    said = (r.serial, r.sector, r.name, sort_key(r.name), bare_name(r.name), r.number, r.field, r.route, r.recommender)
    found = (r.place, r.k_grade, r.growth_path, r.site_grade, r.overall_grade, r.gate_grade, r.result)
    waived = int(r.waived or state.waiver is not None)
    end = (waived, r.mean_sales_won, *place, state.unified_into)
    return files | {"company": [(state.id, state.round, *said, *found, *end)]}


def _load_rows(state: Load) -> Rows:
    d = state.done
    if d is None:
        return {}
    counts = (d.added, d.changed, d.unchanged, d.left_out_rows)
    row = (state.id, d.what, d.file, d.file_sha256, d.sheet, *counts, state.at)
    return {"load": [row], "attachment": attachments(state.id, [(d.file_sha256, d.file)])}


SUBJECTS = (
    shown(COMPANY, ("company", "attachment"), _company_rows),
    shown(LOAD, ("load", "attachment"), _load_rows),
)


@dataclass(frozen=True, slots=True)
class CompanyRow:
    """A company as lists show it."""

    id: str
    serial: int | None
    sector: str
    name: str
    sort_key: str
    number: str
    field: str
    route: str
    k_grade: str
    growth_path: str
    site_grade: str
    overall_grade: str
    gate_grade: str
    result: str
    waived: int


_LIST = """
SELECT c.entity, c.serial, c.sector, c.name, c.sort_key, c.number, c.field, c.route, c.k_grade, c.growth_path,
       c.site_grade, c.overall_grade, c.gate_grade, c.result, c.waived
FROM company c
WHERE c.unified_into = '' AND NOT EXISTS (
    SELECT 1 FROM exclusion x WHERE x.company = c.entity AND x.person = ? AND x.holds = 1)
"""


def companies(conn: Connection, reader: Reader) -> list[CompanyRow]:
    """Every company the reader may see, by name."""
    rows = conn.execute(_LIST + " ORDER BY c.sort_key, c.entity", (reader.person,))
    return [CompanyRow(*row) for row in rows]


def company(conn: Connection, reader: Reader, wanted: str) -> CompanyRow | None:
    """One company; None where there is none or the reader may not see it."""
    row = conn.execute(_LIST + " AND c.entity = ?", (reader.person, wanted)).fetchone()
    return CompanyRow(*row) if row else None


def may_see(conn: Connection, reader: Reader, company: str) -> bool:
    """Whether the reader is not excluded from the company."""
    query = "SELECT 1 FROM exclusion WHERE company = ? AND person = ? AND holds = 1"
    return conn.execute(query, (company, reader.person)).fetchone() is None


@dataclass(frozen=True, slots=True)
class Known:
    """What tells whether a row of a file is a company already known."""

    id: str
    number: str
    bare_name: str
    serial: int | None


def known(conn: Connection) -> list[Known]:
    """Every company's marks of identity."""
    rows = conn.execute("SELECT entity, number, bare_name, serial FROM company WHERE unified_into = ''")
    return [Known(*row) for row in rows]


def id_of_serial(conn: Connection, serial: int) -> str | None:
    """The company of an application number (연번): rounds count anew, the newest one's comes first."""
    wanted = (
        "SELECT c.entity FROM company c LEFT JOIN round r ON r.round = c.round"
        " WHERE c.serial = ? AND c.unified_into = '' ORDER BY r.number DESC, c.entity"
    )
    row = conn.execute(wanted, (serial,)).fetchone()
    return str(row[0]) if row else None


def id_of_number(conn: Connection, number: str) -> str | None:
    """The company of a business number."""
    row = conn.execute("SELECT entity FROM company WHERE number = ? AND unified_into = ''", (number,)).fetchone()
    return str(row[0]) if row else None


def ids_of_name(conn: Connection, name: str) -> list[str]:
    """Companies of this name, its legal form written or not."""
    rows = conn.execute("SELECT entity FROM company WHERE name = ? OR bare_name = ? ORDER BY entity", (name, name))
    return [str(row[0]) for row in rows]


def last_loaded(conn: Connection, what: str) -> str:
    """The hash of the file that was loaded last of its sort (`step1`, `panels`); empty before the first."""
    row = conn.execute(
        "SELECT file_sha256 FROM load WHERE what = ? ORDER BY at_ms DESC, entity DESC LIMIT 1", (what,)
    ).fetchone()
    return str(row[0]) if row else ""


def count_loads(conn: Connection) -> int:
    """How many files of STEP1 results were loaded."""
    return int(conn.execute("SELECT count(*) FROM load WHERE what = 'step1'").fetchone()[0])


def count(conn: Connection) -> int:
    """How many companies the season has."""
    return int(conn.execute("SELECT count(*) FROM company WHERE unified_into = ''").fetchone()[0])


def same_number_twice(conn: Connection) -> list[tuple[str, str]]:
    """Pairs of companies that share a business number: a conflict for a person."""
    rows = conn.execute(
        "SELECT a.entity, b.entity FROM company a JOIN company b ON a.number = b.number AND a.entity < b.entity"
        " WHERE a.number <> '' AND a.unified_into = '' AND b.unified_into = '' ORDER BY 1, 2"
    )
    return [(a, b) for a, b in rows]
