"""What the window needs from the services, as plain data and protocols; `app` wires them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from jumpup_desktop.assets import Language
from jumpup_desktop.domain.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from jumpup_desktop.domain.policy import Policy

Result = Literal["passed", "failed", "waived", ""]
PaperState = Literal["drafted", "frozen", "signing", "sealed"]


@dataclass(frozen=True, slots=True)
class NewSeason:
    """How a season is to be made."""

    file: Path
    passphrase: str
    policy: str


@dataclass(frozen=True, slots=True)
class PolicyChoice:
    """A policy that a season can begin with."""

    name: str
    title: str
    version: str


@dataclass(frozen=True, slots=True)
class SeasonCard:
    """What the window says of the open season."""

    file: Path
    programme: str
    round: str
    policy: str
    policy_sha256: str
    is_restored_copy: bool = False
    idle_minutes: int = 10
    is_read_only: bool = False


@dataclass(frozen=True, slots=True)
class BackupOffer:
    """The last good backup of a damaged season: when it was made, in words, and how many events it holds."""

    made: str
    events: int


class SeasonsPort(Protocol):
    """Making, opening and closing seasons. All but `recent` and `policies` run in the store's thread."""

    def policies(self) -> tuple[PolicyChoice, ...]: ...
    def create(self, wish: NewSeason) -> str | None: ...
    def open(self, file: Path, passphrase: str, *, read_only: bool = False) -> None: ...
    def backup_of(self, file: Path, passphrase: str) -> BackupOffer | None: ...
    def put_back(self, file: Path, passphrase: str) -> str: ...
    def check_passphrase(self, passphrase: str) -> None: ...
    def card(self) -> SeasonCard: ...
    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Preferences:
    """What the user chose for this computer."""

    language: Language = "ko"
    theme: Literal["light", "dark"] = "light"
    recent: tuple[Path, ...] = ()


class PreferencesPort(Protocol):
    """Small settings kept beside no season; reading is quick and needs no store."""

    def read(self) -> Preferences: ...
    def write(self, preferences: Preferences) -> None: ...


@dataclass(frozen=True, slots=True)
class Overview:
    """Where the season stands, in counts that no panel may be swayed by."""

    companies: int = 0
    passed: int = 0
    failed: int = 0
    waived: int = 0
    sources: int = 0
    panels: int = 0
    members: int = 0
    panels_with_agenda: int = 0
    panels_short: int = 0
    next_panel: str = ""
    next_date: str = ""
    meetings_opened: int = 0
    papers: int = 0
    papers_sealed: int = 0
    last_backup: str = ""


class OverviewPort(Protocol):
    """Where the season stands."""

    def overview(self) -> Overview: ...


@dataclass(frozen=True, slots=True)
class CompanyRow:
    """One company of the STEP1 results, as the list shows it; `order` is its Korean sort key."""

    id: str
    name: str
    number: str
    sector: str
    field: str
    route: str
    k_grade: str
    site_grade: str
    overall_grade: str
    gate_grade: str
    result: Result
    order: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One loaded value by its field name."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where a company's values were loaded from."""

    file: str
    sheet: str
    row: int
    sha256: str
    loaded_at: str


@dataclass(frozen=True, slots=True)
class CompanyDetail:
    """Everything loaded for one company."""

    row: CompanyRow
    as_is: str
    to_be: str
    company: tuple[Fact, ...]
    ai: tuple[Fact, ...]
    site: tuple[Fact, ...]
    outcome: tuple[Fact, ...]
    sources: tuple[Source, ...]


class CompaniesPort(Protocol):
    """The companies of the current round."""

    def rows(self) -> Sequence[CompanyRow]: ...
    def detail(self, company: str) -> CompanyDetail: ...


class CheckedColumn(Protocol):
    """One column as found (`importers.checked.CheckedColumn`)."""

    @property
    def letter(self) -> str: ...
    @property
    def header(self) -> str: ...
    @property
    def group(self) -> str: ...
    @property
    def field(self) -> str: ...


class CheckedRow(Protocol):
    """One row of data (`importers.checked.CheckedRow`); no record where it has an error."""

    @property
    def row(self) -> int: ...
    @property
    def record(self) -> object | None: ...
    @property
    def texts(self) -> tuple[str, ...]: ...


class CheckedTable(Protocol):
    """A checked table (`importers.checked.CheckedTable`)."""

    @property
    def file(self) -> str: ...
    @property
    def sha256(self) -> str: ...
    @property
    def sheet(self) -> str: ...
    @property
    def sheets(self) -> tuple[str, ...]: ...
    @property
    def header_rows(self) -> tuple[int, ...]: ...
    @property
    def columns(self) -> Sequence[CheckedColumn]: ...
    @property
    def unit_note(self) -> str: ...
    @property
    def rows(self) -> Sequence[CheckedRow]: ...
    @property
    def problems(self) -> tuple[Problem, ...]: ...


@dataclass(frozen=True, slots=True)
class RowChange:
    """What loading a row would do; `differences` lists field, before, after."""

    row: int
    kind: Literal["new", "changed", "same"]
    name: str
    differences: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class LoadCounts:
    """What a load did."""

    new: int
    changed: int
    same: int
    left_out: int


class ImportPort(Protocol):
    """Checking and loading the agency's tables; `progress(share, step)` raises to stop."""

    def fields(self) -> tuple[str, ...]: ...
    def check(
        self, path: Path, sheet: str | None, header_row: int | None, mapping: Sequence[tuple[str, str]],
        progress: Callable[[float, str], None],
    ) -> CheckedTable: ...  # fmt: skip
    def compare(self, checked: CheckedTable) -> Mapping[int, RowChange]: ...
    def load(
        self, checked: CheckedTable, rows: Sequence[int], accept: Sequence[int],
        progress: Callable[[float, str], None],
    ) -> LoadCounts: ...  # fmt: skip


@dataclass(frozen=True, slots=True)
class PanelRow:
    """One panel (분과위원회) as the list shows it."""

    id: str
    name: str
    sector: str
    date: str
    place: str
    companies: int
    members: int


@dataclass(frozen=True, slots=True)
class Member:
    """One appointed member; `criterion` is the id of the criterion their evaluator type must write."""

    id: str
    name: str
    kind: str
    criterion: str
    affiliation: str


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One place in the day: a company, or a break (`kind` "break") between two."""

    id: str
    kind: Literal["company", "break"]
    name: str
    number: str
    minutes: int


@dataclass(frozen=True, slots=True)
class PanelDetail:
    """A panel with members and agenda; `criteria` are (id, name, evaluators) of the policy."""

    row: PanelRow
    start: str
    quorum: int
    criteria: tuple[tuple[str, str, str], ...]
    members: tuple[Member, ...]
    agenda: tuple[AgendaItem, ...]
    is_opened: bool = False


@dataclass(frozen=True, slots=True)
class PanelsFile:
    """A checked panels workbook: how much is in it, and what is unusual or wrong."""

    path: Path
    days: int
    people: int
    problems: tuple[Problem, ...]


class PanelsPort(Protocol):
    """Panels, members, agendas."""

    def check_file(self, path: Path) -> PanelsFile: ...
    def load_file(self, path: Path) -> int: ...

    def panels(self) -> Sequence[PanelRow]: ...
    def detail(self, panel: str) -> PanelDetail: ...
    def reorder(self, panel: str, items: Sequence[str]) -> None: ...


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One paper with its state."""

    id: str
    kind: str
    title: str
    meeting: str
    state: PaperState
    signed: int
    signers: int
    edition: int
    sha256: str


@dataclass(frozen=True, slots=True)
class VerifyLine:
    """One thing that was checked on a paper; `text` says it in the user's language."""

    text: str
    level: Literal["ok", "warn", "bad"]


class PapersPort(Protocol):
    """Papers of the season. A page comes as PNG bytes, `dots` per inch."""

    def papers(self) -> Sequence[PaperRow]: ...
    def pages(self, paper: str) -> int: ...
    def picture(self, paper: str, page: int, dots: int) -> bytes: ...
    def verify(self, paper: str, language: Language) -> Sequence[VerifyLine]: ...
    def save(self, paper: str, target: Path) -> None: ...


@dataclass(frozen=True, slots=True)
class DayLine:
    """One recorded moment of a panel's day; `kind` names a sort of line, words are as recorded."""

    at: str
    kind: Literal["opening", "attendance", "company", "phase", "recess", "decision", "closing"]
    what: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class DayRecord:
    """A panel's recorded day, read-only; attendance lists name, role, state."""

    meeting: str
    title: str
    date: str
    attendance: tuple[tuple[str, str, str], ...]
    lines: tuple[DayLine, ...]


class DaysPort(Protocol):
    """The recorded days."""

    def days(self) -> Sequence[DayRecord]: ...
    def phase_runs(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Adoption:
    """One adoption of a policy; `changes` lists path, before, after."""

    at: str
    name: str
    version: str
    sha256: str
    reason: str
    changes: tuple[tuple[str, str, str], ...]


class PolicyPort(Protocol):
    """The season's policy and how it came about."""

    def current(self) -> tuple[Policy, str]: ...
    def history(self) -> Sequence[Adoption]: ...


@dataclass(frozen=True)
class Ports:
    """All of them, for the window's composition."""

    seasons: SeasonsPort
    preferences: PreferencesPort
    overview: OverviewPort
    companies: CompaniesPort
    imports: ImportPort
    panels: PanelsPort
    papers: PapersPort
    days: DaysPort
    policy: PolicyPort
