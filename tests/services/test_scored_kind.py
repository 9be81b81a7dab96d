"""A second kind of meeting, from the test's own policy and paper: scored, from a script to sealed papers."""

from __future__ import annotations

import json
from contextlib import closing
from io import BytesIO
from typing import TYPE_CHECKING, Any

import jsonschema
import pypdfium2
import pytest

from jumpup_desktop.documents.contents import ATTACHMENT, Resolution
from jumpup_desktop.documents.parts import PrintedOutcome
from jumpup_desktop.documents.pdfium import PDFIUM
from jumpup_desktop.documents.record import encode_record
from jumpup_desktop.domain.meeting.score import GiveScore
from jumpup_desktop.domain.meeting.tally import TALLY, MakeTally
from jumpup_desktop.domain.meeting.unanimity import Reopen
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.presenters.spoken import spoken
from jumpup_desktop.services import policies, verification
from jumpup_desktop.services.papers import desk
from jumpup_desktop.services.papers.day import read_day
from jumpup_desktop.services.records import paper_in
from jumpup_desktop.services.room import Room
from jumpup_desktop.services.seasons import reader
from jumpup_desktop.services.seen.day import day_view
from jumpup_desktop.store.tables import meetings
from tests.conftest import DATA, ROOT
from tests.domain.build import refusal
from tests.minimal_day import MinimalDay, minimal_script, play_minimal
from tests.record_schema import strays
from tests.services.scored_sheet import Line, ScoredSheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from jumpup_desktop.domain.record.act import Act

KIND = "\n" + (DATA / "scored-kind.toml").read_text(encoding="utf-8")
Points = dict[str, tuple[str | int, ...]]
POINTS: Points = {
    "E1": ("39.5", 38, 19), "E2": ("30.0", 30, 15), "E3": ("32", "31.5", "16"), "E4": (20, 20, 10),
    "E5": (33, 34, "17.5"), "E6": (31, 30, 16),
}  # fmt: skip
TYPES = ("idea", "team", "worth")


def scored_policy(kind: str = KIND) -> policies.PolicyText:
    """The shipped policy, its panels of the second kind, which asks for no written opinions."""
    text = policies.shipped().text.replace('meeting_kind = "selection"', 'meeting_kind = "tips"')
    for name in ("own_criterion_required", "overall_required"):
        text = text.replace(f"{name} = true", f"{name} = false")
    return policies.read(text + kind)


def acts(points: Points) -> list[dict[str, Any]]:
    """The company's turn: other phases, points by each member on each criterion, the count."""
    said: list[dict[str, Any]] = [{"do": "call"}, {"do": "come_in"}]
    for phase in ("show", "ask"):
        said += [{"do": "start", "phase": phase}, {"do": "finish"}]
    said += [
        {"do": "gist", "kind": "question", "speaker": "E1", "text": "판로를 물음."},
        {"do": "start", "phase": "mark"},
    ]
    for member, given in points.items():
        said += [
            {"do": "score", "member": member, "criterion": c, "points": p} for c, p in zip(TYPES, given, strict=True)
        ]
    said += [{"do": "finish"}, {"do": "tally"}]
    return [{"at": f"09:{9 + n // 2:02d}:{n % 2 * 30:02d}", "item": "1", **act} for n, act in enumerate(said)]


def script(points: Points = POINTS) -> dict[str, Any]:
    """The minimal day's opening, this kind's turn, the closing and the papers."""
    made = minimal_script()
    made["people"] = [person | {"type": TYPES[n % 3]} for n, person in enumerate(made["people"])]
    opening = made["acts"][: [act["do"] for act in made["acts"]].index("call")]
    ending = [
        {"at": "09:50:00", "do": "come_back", "person": "E7"},
        {"at": "09:51:00", "do": "close", "chair": "E1"},
        {"at": "09:52:00", "do": "papers"},
    ]
    return made | {"acts": [*opening, *acts(points), *ending]}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MinimalDay]:
    """The day, played to its sealed papers."""
    day = play_minimal(tmp_path_factory.mktemp("scored"), script=script(), policy=scored_policy())
    yield day
    day.store.close()


def sealed(made: MinimalDay, rule: str) -> bytes:
    """The sealed bytes of a paper."""
    row = next(r for r in meetings.papers(made.store.conn, made.played.meeting) if r.rule == rule)
    seal = desk.existing(made.store, row.id).sealed
    assert seal is not None
    return made.store.attachment(seal.sha256)


def test_the_script_is_one_that_the_published_schema_lets_pass() -> None:
    published = (ROOT / "resources" / "schema" / "play-1.json").read_text(encoding="utf-8")
    schema = jsonschema.Draft202012Validator(json.loads(published))
    assert [error.message for error in schema.iter_errors(script())] == []


def test_the_outcome_is_the_mean_without_highest_and_lowest(made: MinimalDay) -> None:
    """E1 (96.5) and E4 (50.0) are left out: (75.0 + 79.5 + 84.5 + 77.0) / 4 = 79.0, a candidate below 80."""
    turn = read_day(made.store, made.played.meeting).turns[0]
    assert turn.tally is not None
    assert dict(turn.tally.totals)[made.people["E3"]] == "79.5"
    assert set(turn.tally.dropped) == {made.people["E1"], made.people["E4"]}
    assert (turn.tally.result, turn.tally.outcome) == ("79.0", "wait")
    assert turn.item.outcome is not None
    assert turn.item.outcome.outcome == "wait"
    assert len(turn.tally.counted) == len(turn.scores) == 18
    assert made.store.conn.execute("SELECT count(*), max(versions) FROM score").fetchone() == (18, 1)
    assert made.store.conn.execute("SELECT result, outcome, dropped FROM tally").fetchone() == ("79.0", "wait", 2)


def test_the_sheet_prints_result_and_outcome_and_its_record_tells_the_same(made: MinimalDay) -> None:
    pdf = sealed(made, "scored_sheet")
    sheet = paper_in(pdf)
    assert isinstance(sheet, ScoredSheet)
    assert sheet.outcome == PrintedOutcome("wait", "지원 후보")
    assert sheet.lines[0] == Line("위원 A", "96.5", is_counted=False)
    with PDFIUM, closing(pypdfium2.PdfDocument(BytesIO(pdf))) as document:
        text = "".join(document[0].get_textpage().get_text_bounded().split())
    for words in ("평가표", "79.0", "지원후보", "㈜도약정밀:79.0점으로후보로둔다.", "96.5(제외)", "기술성(40)"):
        assert words.replace(" ", "") in text
    assert ATTACHMENT == "record.json"
    assert strays(encode_record(sheet)) == []


def test_the_screen_names_the_outcome_in_both_languages(made: MinimalDay) -> None:
    store, meeting = made.store, made.played.meeting
    view = day_view(store, reader(store.season), meeting, "")
    assert [view.entries[0].outcome, spoken(view, "en").entries[0].outcome] == ["후보", "Wait"]
    assert [c.name for c in view.rules.criteria] == ["기술성", "사업화 역량", "파급 효과"]
    assert next(p.division for p in view.people if p.role == "member") == "연구자"


def test_the_resolution_of_the_first_kind_serves_the_second(made: MinimalDay) -> None:
    resolution = paper_in(sealed(made, "resolution"))
    assert isinstance(resolution, Resolution)
    assert [(t.word, t.count) for t in resolution.totals] == [("지원 후보", 1)]
    assert resolution.items[0].sheet_number.endswith("B01")
    assert resolution.head.words.method == "위원별 점수의 평균(최고·최저 제외)"


@pytest.mark.parametrize("rule", ["scored_sheet", "resolution"])
def test_every_paper_is_sealed_and_verified(made: MinimalDay, rule: str) -> None:
    assert (made.played.papers, made.played.sealed, made.played.rejected) == (2, 2, {})
    verdict = verification.verify_own(made.store, sealed(made, rule))
    assert verdict.accepted
    assert verdict.paper == rule


def test_live_tables_are_what_replaying_gives(made: MinimalDay) -> None:
    rows = "SELECT * FROM score ORDER BY entity"
    before = made.store.conn.execute(rows).fetchall()
    made.store.rebuild()
    assert made.store.conn.execute(rows).fetchall() == before


@pytest.fixture(scope="module")
def marking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MinimalDay]:
    """The day while the members score: E2 has given nothing yet."""
    some = {member: points for member, points in POINTS.items() if member != "E2"}
    day = play_minimal(tmp_path_factory.mktemp("marking"), before="tally", script=script(some), policy=scored_policy())
    yield day
    day.store.close()


def done(day: MinimalDay, make: Callable[[str], Act]) -> str:
    """The code with which an act on the company is refused."""
    item = read_day(day.store, day.played.meeting).turns[0].agenda.id
    return refusal(lambda: Room(day.store, day.played.meeting).act(make(item), at=day.store.now()))


@pytest.mark.parametrize(
    ("member", "criterion", "points", "code"),
    [
        ("E1", "idea", "40.5", "score.points"),
        ("E1", "idea", "39.55", "score.points"),
        ("E1", "idea", "viel", "score.points"),
        ("E1", "idea", -1, "score.points"),
        ("E1", "growth", 1, "score.criterion"),
        ("E7", "idea", 1, "score.no-participant"),
    ],
)
def test_points_that_are_refused(
    marking: MinimalDay, member: str, criterion: str, points: str | int, code: str
) -> None:
    assert done(marking, lambda item: GiveScore(item, marking.people[member], criterion, points)) == code


def test_nothing_is_counted_before_everybody_gave_all_their_points(marking: MinimalDay) -> None:
    assert done(marking, MakeTally) == "tally.missing"


def test_the_selection_knows_no_scores(tmp_path: Path) -> None:
    """In the selection nobody can give points, and nothing is counted."""
    day = play_minimal(tmp_path, before="propose")
    codes = {done(day, lambda item: GiveScore(item, day.people["E1"], "growth", 5)), done(day, MakeTally)}
    rows = day.store.conn.execute("SELECT (SELECT count(*) FROM score) + (SELECT count(*) FROM tally)").fetchone()
    day.store.close()
    assert (codes, rows) == ({"score.not-scored"}, (0,))


def test_scores_given_again_count_and_a_reopened_matter_is_counted_anew(tmp_path: Path) -> None:
    short = script() | {"acts": [act for act in script()["acts"] if act["do"] not in ("come_back", "close", "papers")]}
    day = play_minimal(tmp_path, script=short, policy=scored_policy())
    room, item = Room(day.store, day.played.meeting), read_day(day.store, day.played.meeting).turns[0].agenda.id
    assert done(day, lambda item: GiveScore(item, day.people["E2"], "idea", 40)) == "score.item-over"
    again = (Reopen(item, "다시 봄"), GiveScore(item, day.people["E2"], "idea", 40), MakeTally(item))
    room.act(*again, at=day.store.now())
    state = day.store.known(TALLY, item)
    day.store.close()
    assert state.made is not None
    assert (state.made.result, state.made.outcome) == ("81.5", "fund")
    assert [before.result for before in state.before] == ["79.0"]
    assert state.made.counted != state.before[0].counted


@pytest.mark.parametrize(
    ("before", "after", "place"),
    [
        ("points = 20", "points = 0", "criteria.worth.points"),
        ('from_score = "0"', 'from_score = "10"', "outcomes.from_score"),
        ('from_score = "60.5"', 'from_score = "viel"', "outcomes.wait.from_score"),
        ('scoring = { scale = 1, combine = "mean", drop_extremes = true }\n', "", "scoring"),
    ],
)  # fmt: skip
def test_a_scored_kind_that_contradicts_itself_is_refused(before: str, after: str, place: str) -> None:
    with pytest.raises(Refused) as caught:
        scored_policy(KIND.replace(before, after))
    assert f"meetings.tips.{place}" in caught.value.problem.shown["detail"]
