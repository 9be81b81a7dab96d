"""What the programme may change from year to year, as typed data: shown, hashed and printed with each decision."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Literal

from jumpup_desktop.domain import kinds
from jumpup_desktop.domain.kinds import Criterion, MeetingKind, Outcome, PaperRule, Phase
from jumpup_desktop.domain.sizes import NO_CODE, NO_SALES, Size, SizeTable, bounds_on, size_faults, size_in
from jumpup_desktop.domain.templates import places

__all__ = ["Criterion", "MeetingKind", "Outcome", "PaperRule", "Phase", "Policy", "differences", "faults"]
LEAST_PIN = 6


@dataclass(frozen=True, slots=True)
class PolicyIdentity:
    """Which policy this is."""

    name: str
    version: str
    title: str
    programme: str
    valid_from: date


@dataclass(frozen=True, slots=True)
class Step1Rules:
    """How STEP1 results are read (Q-2, Q-3, Q-13); the gate is the agency's own, never recomputed."""

    k_grades: tuple[str, ...]
    site_grades: tuple[str, ...]
    gate: str
    growth_paths: tuple[str, ...]
    passed_word: str
    failed_word: str
    waiver_word: str
    score_maximum: int
    sales_limit_eok: int
    sales_per_head_limit_eok: int
    assets_limit_eok: int


@dataclass(frozen=True, slots=True)
class Intake:
    """Intake routes and recommenders (J-032, Q-5)."""

    open_route: str
    recommended_route: str
    recommender_kinds: tuple[str, ...]
    series: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Eligibility:
    """Who may apply in a round; a breach is a warning, the agency decides."""

    minimum_age_years: int
    size_classes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """Sectors and fields with their aliases (J-020, Q-11)."""

    sectors: tuple[str, ...]
    master: tuple[str, ...]
    aliases: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PanelRules:
    """Composition of a panel (Q-6, Q-10), and the kind of meeting that a loaded plan of panels is of."""

    meeting_kind: str
    members: int
    quorum: int
    all_types_required: bool


@dataclass(frozen=True, slots=True)
class ConsensusRules:
    """Rules of unanimity (Q-7; practice 3, 12).

    `stance_order`: the roll call begins with the first seat, or with another one at each item of the agenda.
    """

    offer_deferral_after_rounds: int
    stance_order: Literal["agenda", "roll"]
    reservation_printed_by_wish: bool


@dataclass(frozen=True, slots=True)
class OpinionRules:
    """Rules of the members' own opinions (Q-8; practice 8, 40)."""

    own_criterion_required: bool
    overall_required: bool
    marks: tuple[str, ...]
    short_below_characters: int
    copied_above_percent: int


@dataclass(frozen=True, slots=True)
class Calls:
    """Calling a company in (practice 14)."""

    times: int
    wait_minutes: int


@dataclass(frozen=True, slots=True)
class Pledge:
    """One text of the opening sheet; a required one must be signed before the meeting opens for that member.

    Who ticks an `esign` one signs electronically that day; who does not signs in ink.
    """

    id: str
    name: str
    required: bool
    text: str
    esign: bool = False


@dataclass(frozen=True, slots=True)
class DisclosureRules:
    """Marks on every paper (practice 37), how the gist names speakers (practice 38), and its quick phrases."""

    openness: str
    legal_ground: str
    retention: str
    gist_style: Literal["named", "letters", "gist_only"]
    gist_phrases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Office:
    """Who issues the papers (N-04)."""

    host: str
    department: str
    contact: str


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a member is paid for a day (0: written by hand) and the tax law that is printed on the receipt."""

    fee_won: int = 0
    tax_ground: str = (
        "「소득세법」 제21조제1항제19호(기타소득), 필요경비 60%(같은 법 시행령 제87조), 원천징수 20%(같은 법 제129조)"
        "와 지방소득세(소득세의 10%), 기타소득금액이 건별 5만원 이하이면 과세하지 않음(같은 법 제84조)"
    )


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Days counted by the programme: after so many a member's signing key is destroyed."""

    member_key_days: int


@dataclass(frozen=True, slots=True)
class Locking:
    """Locks and PINs (practice 27)."""

    idle_minutes: int
    pin_length: int


@dataclass(frozen=True, slots=True)
class Policy:
    """Everything the programme may change, in one value."""

    policy: PolicyIdentity
    step1: Step1Rules
    intake: Intake
    size: SizeTable
    eligibility: Eligibility
    fields: Fields
    panel: PanelRules
    consensus: ConsensusRules
    opinion: OpinionRules
    calls: Calls
    pledges: tuple[Pledge, ...]
    disclosure: DisclosureRules
    office: Office
    deadlines: Deadlines
    locking: Locking
    holidays: tuple[date, ...]
    meetings: tuple[MeetingKind, ...]
    allowance: Allowance = Allowance()

    def meeting(self, kind: str) -> MeetingKind:
        """The kind of meeting by id. Raises KeyError."""
        for meeting in self.meetings:
            if meeting.id == kind:
                return meeting
        raise KeyError(kind)

    @property
    def panel_kind(self) -> MeetingKind:
        """The kind of meeting that panels are planned for."""
        return self.meeting(self.panel.meeting_kind)

    def size_of(self, ksic: str, mean_sales_won: int | None, day: date) -> Size:
        """The size class of a company that applies on that day, or the reason why none is known (J-027)."""
        if mean_sales_won is None or not ksic:
            return Size((), reason=NO_CODE if mean_sales_won is not None else NO_SALES)
        return size_in(self.size, bounds_on(self.size, ksic, day), mean_sales_won)


MOST_NUMBER, MOST_EOK = 10_000, 10_000_000
"""The largest number a policy may hold: of days, minutes, people; of money in 억원."""


def faults(policy: Policy) -> list[str]:
    """What contradicts itself inside a policy; empty when it can be adopted."""
    found = []
    if policy.panel.quorum > policy.panel.members:
        found.append("panel.quorum > panel.members")
    if policy.step1.gate not in policy.step1.k_grades:
        found.append("step1.gate not in step1.k_grades")
    found += size_faults(policy.size)
    found += [f"fields.aliases.{alias}" for alias, name in policy.fields.aliases if name not in policy.fields.master]
    if policy.panel.meeting_kind not in {kind.id for kind in policy.meetings}:
        found.append("panel.meeting_kind")
    if policy.locking.pin_length < LEAST_PIN:
        found.append(f"locking.pin_length < {LEAST_PIN}")
    found += [f"disclosure.gist_phrases: {said}" for said in policy.disclosure.gist_phrases if not _is_phrase(said)]
    found += _senseless(policy, "")
    return found + [fault for kind in policy.meetings for fault in kinds.faults(kind)]


def _is_phrase(said: str) -> bool:
    """Whether a quick phrase asks for nothing but particles."""
    try:
        return not places(said)
    except ValueError:
        return False


def _senseless(value: object, path: str) -> list[str]:
    """Numbers that no rule can mean: below nothing, or days and minutes of a lifetime."""
    if is_dataclass(value):
        places = [(getattr(value, f.name), f"{path}.{f.name}".lstrip(".")) for f in fields(value)]
        return [fault for one, place in places for fault in _senseless(one, place)]
    if isinstance(value, tuple):
        return [fault for one in value for fault in _senseless(one, path)]
    if not isinstance(value, int | float) or isinstance(value, bool):
        return []
    most = MOST_EOK if path.startswith(("step1.", "size.")) else MOST_NUMBER
    least = 1 if path == "calls.times" else 0
    return [] if least <= value <= most else [f"{path} = {str(value)[:20]} ({least}–{most})"]


def differences(old: object, new: object, path: str = "") -> list[tuple[str, str, str]]:
    """Every setting that differs, as (path, before, after), for a person to read."""
    if is_dataclass(old) and is_dataclass(new) and type(old) is type(new):
        pairs: list[tuple[str, str, str]] = []
        for f in fields(old):
            pairs += differences(getattr(old, f.name), getattr(new, f.name), f"{path}.{f.name}" if path else f.name)
        return pairs
    if isinstance(old, tuple) and isinstance(new, tuple) and len(old) == len(new):
        return [d for i, (a, b) in enumerate(zip(old, new, strict=True)) for d in differences(a, b, f"{path}[{i + 1}]")]
    return [] if old == new else [(path, _shown(old), _shown(new))]


def _shown(value: object) -> str:
    """A value as the policy file writes it, near enough to read."""
    if isinstance(value, tuple):
        return ", ".join(map(_shown, value)) or "-"
    if value is None:
        return "-"
    if is_dataclass(value):
        return str(getattr(value, "id", "") or getattr(value, "name", "") or value)
    return value.isoformat() if isinstance(value, date) else str(value)
