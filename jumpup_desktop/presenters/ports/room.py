"""The live room as the window shows it: the day, its people, and the company that is in, as plain data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Protocol

from jumpup_desktop.domain.meeting.clock import PhaseClock
from jumpup_desktop.domain.meeting.consensus import Round
from jumpup_desktop.domain.meeting.on_paper import DayTimes
from jumpup_desktop.domain.policy import Criterion, Outcome, Phase, Pledge
from jumpup_desktop.domain.problems import Problem
from jumpup_desktop.domain.record.event import Moment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jumpup_desktop.domain.record.act import Act


DayState = Literal["planned", "open", "recess", "closed"]
DayMode = Literal["panel_laptop", "shared_laptop", "own_laptops", "paper"]
EntryState = Literal["waiting", "called", "in_room", "done"]


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A planned or held day, for the choice of a meeting."""

    id: str
    title: str
    date: str
    state: DayState


@dataclass(frozen=True, slots=True)
class Attendee:
    """One person of the day; `division` names the evaluator type, `conflicts` the companies they are out of."""

    id: str
    name: str
    role: Literal["member", "secretary", "observer"]
    division: str
    affiliation: str
    is_present: bool
    has_come: bool
    has_sheet: bool
    esign: bool
    conflicts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One company of the agenda; `outcome` is the policy's word for how it ended, `minutes` what it took."""

    item: str
    company: str
    order: int
    name: str
    number: str
    start: str
    minutes: int
    state: EntryState
    outcome: str
    lacks_gist: bool = False
    in_conflict: bool = False


@dataclass(frozen=True, slots=True)
class PhaseDone:
    """A finished phase: minutes planned and used, in ms."""

    phase: str
    used_ms: int
    total_ms: int


@dataclass(frozen=True, slots=True)
class Seat:
    """A participant of the turn; `own` is the criterion that person must write."""

    id: str
    name: str
    own: str
    is_away: bool


@dataclass(frozen=True, slots=True)
class OpinionCell:
    """One opinion of the matrix; `text` is empty until opinions are opened; `has_draft`: unfinished text is kept.

    `base` names the version that holds; `advice` are notes on the text's substance, which block nothing.
    """

    member: str
    criterion: str
    is_required: bool
    state: Literal["none", "final", "after"] = "none"
    mark: str = ""
    text: str = ""
    versions: int = 0
    has_draft: bool = False
    base: str = ""
    advice: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class TextVersion:
    """One version of an opinion: when (HH:MM:SS), how it came about, its text."""

    at: str
    sort: Literal["final", "revised", "settled"]
    text: str
    mark: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class OwnLine:
    """One criterion of a member's own sheet; `draft` is None where nothing unfinished is kept."""

    criterion: str
    versions: tuple[TextVersion, ...] = ()
    draft: str | None = None
    draft_base: str = ""
    pre_review: str = ""
    written_on: str = ""


@dataclass(slots=True)
class Wording:
    """A proposal as it is being written; conditions are (what, until, checked by)."""

    outcome: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    overall: str = ""
    conditions: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written yet."""
        return not (self.outcome or self.overall or self.conditions or any(self.texts.values()))


@dataclass(frozen=True, slots=True)
class GistLine:
    """What was said, by whom, when (HH:MM); `is_corrected`: an earlier text stands in the record."""

    entry: str
    at: str
    sort: str
    speaker: str
    text: str
    is_corrected: bool = False


@dataclass(frozen=True, slots=True)
class ConsensusView:
    """All rounds so far; `waiting` have not agreed to the last one; `kept` is the wording not proposed yet."""

    rounds: tuple[Round, ...]
    has_open_round: bool
    waiting: tuple[str, ...]
    dissent: tuple[int, int] | None
    offers_deferral: bool
    is_over: bool
    kept: Wording | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """The company that is in, called, or looked at; `roll` are its participants as they are asked for their word."""

    entry: Entry
    calls: int
    seats: tuple[Seat, ...]
    excluded: tuple[str, ...]
    absent: tuple[str, ...]
    presiding: str
    presenter: str
    deck_sha256: str
    paper_times: str
    looked_by: str
    clock: PhaseClock | None
    phase: str
    next_phase: str
    done: tuple[PhaseDone, ...]
    slipped_at: Moment | None
    is_cleared: bool
    is_revealed: bool
    cells: tuple[OpinionCell, ...]
    consensus: ConsensusView
    gists: tuple[GistLine, ...]
    challenges: int = 0
    roll: tuple[Seat, ...] = ()


@dataclass(frozen=True, slots=True)
class Rules:
    """What the policy of the day says about the room."""

    name: str
    sha256: str
    quorum: int
    call_times: int
    pledges: tuple[Pledge, ...]
    criteria: tuple[Criterion, ...]
    phases: tuple[Phase, ...]
    outcomes: tuple[Outcome, ...]
    marks: tuple[str, ...]
    short_below: int = 0
    gist_phrases: tuple[str, ...] = ()
    reserves_by_wish: bool = True
    least_pin: int = 6


@dataclass(frozen=True, slots=True)
class DayView:
    """The day as it stands; `turn` is the company in the room, or the one asked for.

    `mode` is how opinions are written (practice 9); `late_min` how far the day is behind its plan, negative when ahead.
    """

    meeting: str
    title: str
    panel: str
    venue: str
    date: str
    state: DayState
    people: tuple[Attendee, ...]
    chair: str
    acting: tuple[str, ...]
    until: str
    entries: tuple[Entry, ...]
    turn: Turn | None
    rules: Rules
    mode: DayMode = "panel_laptop"
    late_min: int | None = None
    paper_times: DayTimes | None = None

    def name(self, person: str) -> str:
        """A person's name."""
        return next((p.name for p in self.people if p.id == person), person)

    @property
    def members_present(self) -> tuple[Attendee, ...]:
        """Members in the room."""
        return tuple(p for p in self.people if p.role == "member" and p.is_present)


class RoomPort(Protocol):
    """The day's use cases; every act answers with the day after it. `now` may be asked from any thread."""

    def meetings(self) -> Sequence[MeetingLine]: ...
    def view(self, meeting: str, item: str) -> DayView: ...
    def act(self, meeting: str, item: str, acts: Sequence[Act], at: Moment) -> DayView: ...
    def keep_draft(
        self, meeting: str, item: str, member: str, criterion: str, text: str, base: str
    ) -> None: ...  # fmt: skip
    def own_sheet(self, meeting: str, item: str, member: str, pin: str) -> Sequence[OwnLine]: ...
    def versions(self, meeting: str, item: str, member: str, criterion: str) -> Sequence[TextVersion]: ...
    def keep_wording(self, meeting: str, item: str, wording: Wording) -> None: ...
    def now(self) -> Moment: ...
