"""The published schema of play scripts: what the program plays is what the schema lets pass."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin, get_type_hints

import jsonschema
import pytest

from jumpup_desktop.assets import asset
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.record.act import known_acts
from jumpup_desktop.services import plays, policies
from jumpup_desktop.services.play_opinions import script_of_data
from jumpup_desktop.services.scripts import ENVELOPE
from tests.conftest import DATA, ROOT
from tests.opinions_file import opinions_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SCHEMA: dict[str, Any] = json.loads((ROOT / "resources" / "schema" / "play-1.json").read_text(encoding="utf-8"))
ACTS = known_acts()
JSON_TYPES: dict[object, str] = {str: "string", bool: "boolean", int: "integer", float: "number"}
MINIMAL: dict[str, Any] = json.loads((DATA / "play-minimal.json").read_text(encoding="utf-8"))


def faults(script: dict[str, Any]) -> list[str]:
    """What the schema finds in a script."""
    checker = jsonschema.Draft202012Validator(SCHEMA)
    return [f"{e.json_path}: {e.message}" for e in checker.iter_errors(script)]


def test_the_schema_is_a_schema_and_knows_every_act_and_no_other() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert set(SCHEMA["properties"]["acts"]["items"]["properties"]["do"]["enum"]) == set(ACTS)
    assert {name for name in SCHEMA["$defs"] if name.startswith("act_")} == {f"act_{do}" for do in ACTS}


@pytest.mark.parametrize("word", sorted(ACTS))
def test_the_schema_and_the_class_of_an_act_agree(word: str) -> None:
    shape = SCHEMA["$defs"][f"act_{word}"]
    assert list(differences(word, ACTS[word], shape, ENVELOPE, {"at", "do"})) == []
    assert shape["properties"]["do"] == {"const": word}


def differences(
    at: str, cls: type, shape: dict[str, Any], more: frozenset[str] = frozenset(), needed: set[str] | None = None
) -> Iterator[str]:
    """Where the schema of an object and a dataclass disagree: fields, which of them must be given, their types."""
    known = dataclasses.fields(cls)
    hints = get_type_hints(cls, include_extras=True)
    if shape["properties"].keys() != {f.name for f in known} | more:
        yield f"{at}: fields {sorted(shape['properties'])}"
    required = {f.name for f in known if f.default is f.default_factory is dataclasses.MISSING}
    if set(shape["required"]) != required | (needed or set()):
        yield f"{at}: required {shape['required']}"
    if shape["additionalProperties"] is not False:
        yield f"{at}: takes anything"
    for field in known:
        yield from unlike(f"{at}.{field.name}", hints[field.name], shape["properties"].get(field.name, {}))


def json_type(hint: Any) -> str | list[str]:
    """What JSON Schema calls a plain type, or a choice of some."""
    return [JSON_TYPES[one] for one in get_args(hint)] if isinstance(hint, UnionType) else JSON_TYPES[hint]


def unlike(at: str, hint: Any, shape: dict[str, Any]) -> Iterator[str]:
    """Where the schema of a value and its type disagree; how long a text or how many the values is the schema's own."""
    shape = SCHEMA["$defs"][shape["$ref"].rpartition("/")[2]] if "$ref" in shape else shape
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        yield from unlike(at, inner[0], shape)
    elif origin is Literal:
        yield from [] if set(shape.get("enum", ())) == set(inner) else [f"{at}: {shape}"]
    elif origin is tuple:
        yield from [] if shape.get("type") == "array" else [f"{at}: {shape}"]
        if inner[-1] is Ellipsis:
            yield from unlike(f"{at}[]", inner[0], shape.get("items", {}))
    elif origin is Mapping:
        yield from [] if shape.get("type") == "object" else [f"{at}: {shape}"]
    elif dataclasses.is_dataclass(hint) and isinstance(hint, type):
        yield from differences(at, hint, shape)
    elif shape.get("type") != json_type(hint) and not (hint is str and "enum" in shape):
        yield f"{at}: {shape}"


def test_the_minimal_sample_is_valid() -> None:
    assert faults(MINIMAL) == []


@pytest.mark.parametrize("name", ["day-short.json", "day.json"])
def test_the_shipped_days_are_valid(name: str) -> None:
    assert faults(json.loads(asset("demo", name).read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("n", range(len(MINIMAL["acts"])))
def test_an_act_with_an_unknown_field_or_without_its_own_is_refused(n: int) -> None:
    act = MINIMAL["acts"][n]
    assert faults({**MINIMAL, "acts": [act | {"score": 97}]})
    for field in act.keys() & set(SCHEMA["$defs"][f"act_{act['do']}"]["required"]):
        assert faults({**MINIMAL, "acts": [{k: v for k, v in act.items() if k != field}]})


@pytest.mark.parametrize(
    "changed", [{"schema": "jumpup-play/2"}, {"people": []}, {"acts": [{"at": "9:00", "do": "close", "chair": "E1"}]}]
)
def test_a_script_of_another_shape_is_refused(changed: dict[str, Any]) -> None:
    assert faults(MINIMAL | changed)


def test_what_the_adapter_writes_is_valid() -> None:
    """A small cut of an opinions file: opening, one company with an objection, a challenge, a break, the closing."""
    assert faults(script_of_data(opinions_file(), "a" * 64, policies.shipped().policy.panel_kind, drama=True)) == []


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_guides_sample_is_a_script(language: str) -> None:
    text = (ROOT / "docs" / "guide" / language / "4-day.md").read_text(encoding="utf-8")
    sample = next(block for block in text.split("```json\n")[1:] if "jumpup-play/1" in block).partition("```")[0]
    assert faults(json.loads(sample)) == []


@pytest.mark.parametrize(
    ("change", "code", "where", "found"),
    [
        ({"panel": None}, "play.shape", "panel", "null"),
        ({"people": [{"ref": "1"}]}, "play.shape-missing", "people 1", "name, type"),
        ({"items": [{"ref": "1", "company": 17}]}, "play.shape", "items 1 company", "17"),
        ({"acts": [{"at": "09:00:00", "do": "춤"}]}, "play.shape", "acts 1 do", '"춤"'),
        (
            {"acts": [{"at": "09:00:00", "do": "arrive", "person": "1", "who": "2"}]},
            "play.shape-unknown", "acts 1", "who",
        ),
        (
            {"acts": [{"at": "09:00:00", "do": "presenter", "item": "1", "name": "가", "headcount": -5}]},
            "play.shape", "acts 1 headcount", "-5",
        ),
        ({"panel": "\ud800"}, "play.shape", "{}", "'\\ud800'"),
        ({"people": [{"ref": "E1", "name": "가", "strokes": [[[20, float("nan")]]]}]}, "play.shape", "{}", "NaN"),
    ],
)  # fmt: skip
def test_where_a_script_is_not_of_its_form_is_told(change: dict[str, Any], code: str, where: str, found: str) -> None:
    """Counted from one, by the names of its fields, before anything is played."""
    with pytest.raises(Refused) as caught:
        plays.script_of(MINIMAL | change, policies.shipped())
    assert caught.value.code == code
    shown = caught.value.problem.shown
    assert (shown["where"], shown["found"]) == (where, found)


@pytest.mark.parametrize(
    "acts", [[{}] * 10_000, [{}] * 100_000, [{"at": "09:00:00", "do": "close", "chiar": "E056"}] * 10_000]
)
def test_of_a_script_that_is_wrong_throughout_few_faults_are_looked_for(
    acts: list[dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each takes some milliseconds: all of them would take minutes."""
    looked, choose = list[object](), jsonschema.exceptions.best_match

    def noted(errors: Iterable[Any]) -> object:
        looked.extend(errors)
        return choose(iter(looked))

    monkeypatch.setattr(jsonschema.exceptions, "best_match", noted)
    with pytest.raises(Refused, match=r"play\.shape"):
        plays.script_of(MINIMAL | {"acts": acts}, policies.shipped())
    assert len(looked) <= 20


@pytest.mark.parametrize("consent", [["E1"], ["E2"], ["E2", "E1", "E3"], []])
@pytest.mark.parametrize("nominated", [True, False])
def test_a_chair_is_elected_by_however_many(consent: list[str], nominated: bool) -> None:
    data = opinions_file()
    events = [e for e in data["day_script"]["events"] if e["type"] != "chair.elect"]
    at = next(n for n, e in enumerate(events) if e["type"] == "session.start")
    elect = {"type": "chair.elect", "chair": "E1", "consent": consent, "at": "08:50:00"}
    named = [{"type": "chair.nominate", "actor": "E9", "nominee": "E1", "at": "08:49:00"}] if nominated else []
    data["day_script"]["events"] = [*events[:at], *named, elect, *events[at:]]
    acts = plays.script_of(data, policies.shipped())["acts"]
    (told,) = [act for act in acts if act["do"] == "elect_chair"]
    assert told["nominated_by"] == ("E9" if nominated else "E1" if consent in (["E1"], []) else "E2")


def test_signing_may_be_all_that_a_day_tells() -> None:
    data = opinions_file()
    data["day_script"]["events"] = [{"type": "minutes.sign", "at": "18:00:00"}]
    assert [act["do"] for act in plays.script_of(data, policies.shipped())["acts"]] == ["papers"]
