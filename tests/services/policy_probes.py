"""What a policy makes the program do, asked part by part; nothing here merely shows the policy or its hash."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from jumpup_desktop.documents.record import encode_record
from jumpup_desktop.domain.dates import working_day
from jumpup_desktop.domain.meeting import clock as clocks
from jumpup_desktop.domain.meeting import unanimity
from jumpup_desktop.domain.meeting.attendance import AdmitObserver, Arrive, SignOpeningSheet
from jumpup_desktop.domain.meeting.item import Concluded
from jumpup_desktop.domain.meeting.opinion import OVERALL, WriteOpinion
from jumpup_desktop.domain.meeting.phases import FinishPhase, StartPhase
from jumpup_desktop.domain.meeting.substance import advice
from jumpup_desktop.domain.meeting.turn import Call, RecordNoShow, Withdraw
from jumpup_desktop.domain.meeting.unanimity import EndWithout, Object, Propose, Reserve
from jumpup_desktop.domain.meeting.wording import forbidden_in
from jumpup_desktop.domain.policy import Policy
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.selection.industries import DIVISIONS
from jumpup_desktop.domain.selection.panel_rules import panel_problems
from jumpup_desktop.domain.selection.step1_rules import row_problems
from jumpup_desktop.domain.sizes import bounds_on
from jumpup_desktop.importers.step1 import is_waived
from jumpup_desktop.presenters.clock_face import face, idle
from jumpup_desktop.presenters.progress import ProgressPresenter
from jumpup_desktop.presenters.room import RoomPresenter
from jumpup_desktop.presenters.spoken import spoken
from jumpup_desktop.presenters.stage import StagePresenter
from jumpup_desktop.services import member_keys, policies
from jumpup_desktop.services.papers import desk, fees, heads, paper_kinds, readiness, told
from jumpup_desktop.services.papers.day import read_day
from jumpup_desktop.services.papers.emergency import blank_day
from jumpup_desktop.services.papers.kinds import company_sheet, resolution
from jumpup_desktop.services.seasons import reader
from jumpup_desktop.services.seen.day import day_view
from jumpup_desktop.services.seen.season import card
from jumpup_desktop.store.keys import LEAST_COST
from jumpup_desktop.views.room.progress import TABS
from tests.domain import test_panel_rules as panels
from tests.domain import test_step1_rules as step1
from tests.domain.build import Room
from tests.minimal_day import MinimalDay

if TYPE_CHECKING:
    from collections.abc import Callable

    from jumpup_desktop.domain.record.act import Act

BASE = policies.shipped().policy
KIND = BASE.panel_kind
EOK = 100_000_000


@dataclass(frozen=True)
class Probed:
    """A policy, and the played day it is asked of (the day reads this policy while it is asked)."""

    policy: Policy
    day: MinimalDay


def outcome(done: Callable[[], object]) -> object:
    """What came of it: the value, or the code of the refusal."""
    try:
        return done()
    except Refused as refused:
        return refused.code
    except (KeyError, ValueError, StopIteration) as error:
        return f"{type(error).__name__}: {error}"


def went(done: Callable[[], object]) -> object:
    """Whether anything came of it, or the code of the refusal."""
    return outcome(lambda: bool(done()))


def step1_rows(p: Probed) -> object:
    """Codes of rows that say each of the programme's words and lie at each of its limits."""
    policy = BASE
    said: list[dict[str, Any]] = []
    vocabulary: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("sector", policy.fields.sectors), ("k_grade", policy.step1.k_grades), ("site_grade", policy.step1.site_grades),
        ("growth_path", policy.step1.growth_paths), ("series", policy.intake.series),
        ("route", (policy.intake.open_route, policy.intake.recommended_route)),
        ("recommender_kind", policy.intake.recommender_kinds), ("overall_grade", policy.step1.k_grades),
        ("field", policy.fields.master + tuple(alias for alias, _ in policy.fields.aliases)),
        ("result", (policy.step1.passed_word, policy.step1.failed_word, policy.step1.waiver_word)),
    )  # fmt: skip
    said += [{field: word} for field, words in vocabulary for word in words]
    limits = policy.step1
    for field, limit in (("mean_sales_won", limits.sales_limit_eok), ("total_assets_won", limits.assets_limit_eok)):
        said += [{field: limit * EOK, "headcount": 10_000}, {field: limit * EOK + 1, "headcount": 10_000}]
    most = limits.sales_per_head_limit_eok * EOK
    said += [{"headcount": 1, "mean_sales_won": most + extra} for extra in (0, 1)]
    said += [{"technology": score} for score in ("100.00", "100.01")]
    years = policy.eligibility.minimum_age_years
    said += [{"founded": date(2026 - years - extra, 1, 2)} for extra in (0, 1)]
    said += [{"gate_grade": "", "overall_grade": grade} for grade in policy.step1.k_grades]
    columns = step1.COLUMNS
    return [
        sorted(x.code for x in row_problems({6: replace(step1.SOUND, **row)}, {}, p.policy, step1.TODAY, columns))
        for row in said
    ] + [is_waived({"result": policy.step1.waiver_word, "k_grade": "A"}, p.policy)]


def sizes(p: Probed) -> object:
    """The size class at each bound of each industry, and what is said of one that may not apply."""
    found: list[object] = []
    for row in BASE.size.rows:
        for prefix in row.ksic_prefixes:
            bounds = [
                b * EOK + extra for b in (row.medium_over, row.candidate_from, row.upper_over) for extra in (0, 1)
            ]
            found += [p.policy.size_of(f"{prefix}111", sales, step1.TODAY) for sales in bounds]
            small = replace(step1.SOUND, ksic=f"{prefix}111", mean_sales_won=EOK)
            for problem in row_problems({6: small}, {}, p.policy, step1.TODAY, step1.COLUMNS):
                found += [problem.shown.get("industry")] if problem.code == "step1.size-class" else []
    for eok in (121, 1000):
        sized = {6: replace(step1.SOUND, mean_sales_won=eok * EOK)}
        found += [[x.code for x in row_problems(sized, {}, p.policy, step1.TODAY, step1.COLUMNS)]]
    return found


def decree(p: Probed) -> object:
    """Every division before and after the decree's amendment; and as if the programme printed no industry."""
    tables = (p.policy.size, replace(p.policy.size, rows=()))
    codes = (*(f"{division}111" for division in sorted(DIVISIONS)), "30393")
    return [bounds_on(one, ksic, day) for one in tables for ksic in codes for day in (date(2018, 6, 1), step1.TODAY)]


def panel_lists(p: Probed) -> object:
    """A panel of the usual size and one without an evaluator type."""
    sound = panels.tables()
    alike = {row: replace(seat, kind=panels.KINDS[0]) for row, seat in sound.appointments.items()}
    unnumbered = {row: replace(one, members=0) for row, one in sound.days.items()}
    lists = (replace(sound, days=unnumbered), replace(sound, appointments=alike))
    return [[(x.code, x.level, x.shown) for x in panel_problems(one, p.policy, panels.NUMBERS)] for one in lists]


def _room(policy: Policy) -> Room:
    room = Room()
    room.policy = policy
    return room


def opening(p: Probed) -> object:
    """Who signed which pledges may open with how many; where observers may stay."""
    seen: list[object] = []
    for left_out in ("", *(pledge.id for pledge in BASE.pledges)):
        room = _room(p.policy).arrived("m1")
        pledges = tuple(x.id for x in BASE.pledges if x.id != left_out)
        seen.append(outcome(partial(_events, room, SignOpeningSheet("m1", "esign" in pledges, "", (), pledges))))
    for late in (2, 3):
        room = _room(p.policy)
        seen.append(went(partial(room.opened, late=room.members[7 - late :])))
    room = _room(p.policy)
    seen.append(outcome(lambda: _events(room, Arrive("s"), AdmitObserver("o", "디렉터"))))
    return seen


def _events(room: Room, *acts: Act) -> list[str]:
    """What the acts wrote."""
    before = len(room.record.events)
    for act in acts:
        room.do(act)
    return [repr(event.body) for event in room.record.events[before:]]


def _objected(room: Room) -> Room:
    """One more proposal, and an objection to it."""
    return room.proposed().objected("m2")


def _tried(room: Room, *acts: Act) -> list[object]:
    return [outcome(partial(_events, room, act)) for act in acts]


def phases(p: Probed) -> object:
    """Every phase in the policy's order, its clock's face at each warning, and what follows the outcome."""
    room = _room(p.policy).opened().called()
    seen: list[object] = []
    for phase in KIND.phases:
        seen += _tried(room, StartPhase("i1", phase.id))
        rule = p.policy.panel_kind.phase(phase.id)
        start = clocks.started(phase.id, phase.minutes * 60_000, room.clock())
        for before in (phase.warning_s, phase.danger_s):
            for extra in (0, 1):
                at = replace(
                    room.clock(), monotonic_ns=room.clock().monotonic_ns + (phase.minutes * 60 - before - extra) * 10**9
                )
                at = replace(at, boottime_ns=at.monotonic_ns)
                seen.append(face(start, rule, at).tone)
        seen += [idle(rule).text, *_tried(room, FinishPhase("i1"))]
    waiting = _room(p.policy).opened().do(Call("i1"))
    return [*seen, *[_tried(waiting, StartPhase("i1", phase.id, "순서")) for phase in KIND.phases]]


def opinions(p: Probed) -> object:
    """Marks, what must be written before the debate, notes on short and copied texts."""
    room = _room(p.policy).opened().called()
    seen = [
        _tried(room, WriteOpinion("i1", f"m{n}", "growth", "글", mark)) for n, mark in enumerate(BASE.opinion.marks, 1)
    ]
    for criteria in ((OVERALL,), ("own",)):
        again = _room(p.policy).opened().called()
        for person in again.item().participants:
            own = again.case.plan().evaluator_type(person)
            _tried(again, *(WriteOpinion("i1", person, own if c == "own" else c, "글") for c in criteria))
        seen.append([went(again.revealed)])
    text = "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노"
    seen.append([[x.code for x in advice(text[:length], (), p.policy.opinion)] for length in (29, 30)])
    texts = [text + "도" * extra for extra in range(6)]
    return [*seen, [[x.code for x in advice(one, (text,), p.policy.opinion)] for one in texts]]


def decisions(p: Probed) -> object:
    """Each outcome as proposal and as exit, deferral, reservations, absence, withdrawal, quorum, the roll."""
    seen: list[object] = []
    for ended in KIND.outcomes:
        room = _room(p.policy).opened().debated()
        seen += _tried(room, replace(room.proposal(), outcome=ended.id), EndWithout("i1", ended.id, "사유"))
    for criterion in KIND.criteria:
        room = _room(p.policy).opened().debated()
        wording = {c.id: "글" for c in KIND.criteria if c.id != criterion.id}
        seen += _tried(
            room, Propose("i1", "selected", wording, "글"), room.proposal(), Object("i1", "m1", criterion.id, "까닭")
        )
    for rounds in range(1, 4):
        room = _room(p.policy).opened().debated()
        for _ in range(rounds):
            went(partial(_objected, room))
        state = room.case.consensus("i1")
        seen.append(unanimity.offers_deferral(state, p.policy))
    room = _room(p.policy).opened().debated()
    outcome(lambda: room.do(room.proposal()).agreed("m1"))
    seen += _tried(room, Reserve("i1", "m1", "유보"))
    seen.append(unanimity.roll(("a", "b", "c"), 2, p.policy))
    for calls in (2, 3):
        for minutes in (9, 10):
            late = _room(p.policy).opened()
            _tried(late, *(Call("i1") for _ in range(calls)))
            seen += _tried(late.wait(minutes), RecordNoShow("i1"))
    return [*seen, *_tried(_room(p.policy).opened(), Withdraw("i1", "포기서"))]


def days(p: Probed) -> object:
    """Working days around every holiday, and when each paper of the day is due."""
    around = [working_day(h - timedelta(days=1), 1, p.policy.holidays) for h in BASE.holidays]
    store, meeting = p.day.store, p.day.played.meeting
    rules = [p.policy.panel_kind.paper(rule.id) for rule in KIND.papers]
    return [around, [policies.due_on(store, meeting, rule) if rule else None for rule in rules]]


def papers(p: Probed) -> object:
    """What every paper of the played day says, to the byte, and its file's name."""
    store = p.day.store
    day = read_day(store, p.day.played.meeting)
    found: list[object] = []
    for want in desk.wanted(day):
        paper = desk.existing(store, want.id)
        content = desk.content(store, day, want, paper, desk.ways_of(day, want, paper))
        plain = replace(content.head, policy=replace(content.head.policy, name="", version=""))
        found.append(encode_record(replace(cast("Any", content), head=plain)))
        found += [want.number, told.short_name(want.rule), paper_kinds.kind_of(want.rule.id).closing_copies]
    found.append(sorted(x.code for x in readiness.problems(day)))
    found.append(forbidden_in(" ".join(KIND.forbidden_words), day.kind))
    return found


def endings(p: Probed) -> object:
    """Every way a company can end, on the sheet, in the resolution's remarks and totals."""
    day = read_day(p.day.store, p.day.played.meeting)
    found: list[object] = []
    for ended in KIND.outcomes:
        turn = replace(
            day.turns[0], consensus=None, item=replace(day.turns[0].item, outcome=Concluded(ended.id, "m", "메모"))
        )
        one = replace(day, turns=(turn,))
        found += [company_sheet.decision(turn, one.kind), told.outcome(turn, one.kind), told.totals(one)]
        found += [day.kind.outcome(ended.id).said_of("회사", 2, "까닭"), day.kind.outcome(ended.id).is_unheard]
        head = heads.head(day, desk.existing(p.day.store, _paper(p)), day.kind.papers[0])
        asked = SimpleNamespace(day=one, head=head, papers=(), signers=(), audit=heads.audit(day, "", 0))
        found.append(resolution.content(cast("Any", asked)).remarks)
    open_turn = replace(day.turns[0], item=replace(day.turns[0].item, outcome=None))
    bare = replace(day.turns[0], consensus=None)
    return [*found, told.outcome(open_turn, day.kind), company_sheet.criteria(None, day.kind),
            company_sheet.conclusion(None, day.kind), _steps(day, bare)]  # fmt: skip


def _steps(day: Any, turn: Any) -> object:
    from jumpup_desktop.services.papers.proceedings import steps

    return steps(replace(day, turns=(turn,)))


def _paper(p: Probed) -> str:
    day = read_day(p.day.store, p.day.played.meeting)
    return desk.wanted(day)[0].id


def forms(p: Probed) -> object:
    """What the emergency forms of the day are headed with."""
    return blank_day(p.day.store, p.day.played.meeting)


def screens(p: Probed) -> object:
    """What the window shows and offers: names in both languages, verbs by phase, the turn's tabs."""
    store, meeting = p.day.store, p.day.played.meeting
    view = day_view(store, reader(store.season), meeting, read_day(store, meeting).turns[0].agenda.id)
    english, rules, turn = spoken(view, "en"), view.rules, view.turn
    assert turn is not None
    told_in = [SimpleNamespace(day=view, sentences=SimpleNamespace(language=each)) for each in ("ko", "en")]
    found: list[object] = [
        [(e.outcome, o.outcome) for e, o in zip(view.entries, english.entries, strict=True)],
        [o.name for o in (*rules.outcomes, *english.rules.outcomes)],
        [RoomPresenter.criteria(cast("Any", one)) for one in told_in],
        [x.name for x in (*rules.phases, *english.rules.phases)],
        (rules.marks, rules.gist_phrases, [(x.name, x.text) for x in rules.pledges]),
        [person.division for person in view.people],
        [(c.member, c.criterion, c.is_required, [n.code for n in c.advice]) for c in turn.cells],
    ]
    entry = replace(turn.entry, state="in_room", outcome="")
    for phase in KIND.phases:
        acts: list[object] = []
        now = replace(view, state="open", turn=replace(turn, entry=entry, phase=phase.id, is_cleared=True))
        room = SimpleNamespace(day=now, act=lambda *done, a=acts: a.extend(map(repr, done)),
                               acted=SimpleNamespace(listen=lambda _f: None))  # fmt: skip
        found += [*_offered(ProgressPresenter(cast("Any", room))), acts]
    return found


def _offered(progress: ProgressPresenter) -> list[object]:
    """What the phase lets be done, and which tab it shows."""
    rule = progress.phase
    done = [outcome(lambda: progress.is_past_writing), outcome(progress.next)]
    return [*done, StagePresenter(progress).may_show_wording, TABS.get(rule.role) if rule else None]


def keys(p: Probed) -> object:
    """A PIN of the least length, a key on its last day and the day after; when an idle laptop locks."""
    day, found = p.day, []
    person = day.people["E2"]
    made = member_keys.MeetingKeys(day.store, day.played.meeting, LEAST_COST)
    for length in (BASE.locking.pin_length - 1, BASE.locking.pin_length):
        found.append(went(partial(made.issue, person, "위원2", "135790246"[:length])))
    made.issue(person, "위원2", "1357902468")
    for days_ in (BASE.deadlines.member_key_days - 1, BASE.deadlines.member_key_days):
        at = day.store.now().utc_ms + days_ * 86_400_000
        found.append(went(partial(_unlock, day, person, at)))
    return [*found, card(day.store, day.store.paths.file).idle_minutes]


def _unlock(day: MinimalDay, person: str, utc_ms: int) -> object:
    """Unlock at another time."""
    later = SimpleNamespace(now=lambda: replace(day.store.now(), utc_ms=utc_ms), conn=day.store.conn,
                            get=day.store.get, season=day.store.season, data_key=day.store.data_key,
                            day_keys=day.store.day_keys)  # fmt: skip
    return member_keys.unlock(cast("Any", later), day.played.meeting, person, "1357902468")


def receipt(p: Probed) -> object:
    """What a day's receipt pays, and by which law."""
    return fees.receipt_of(read_day(p.day.store, p.day.played.meeting))


PROBES: tuple[Callable[[Probed], object], ...] = (
    step1_rows, sizes, decree, panel_lists, days, papers, endings, forms, screens, opening, phases, opinions, decisions,
    keys, receipt,
)  # fmt: skip
