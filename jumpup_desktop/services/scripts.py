"""A script's JSON (resources/schema/play-1.json) as typed acts: decoded once, its names resolved to our ids."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin, get_type_hints

import msgspec

from jumpup_desktop.assets import asset
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.record.act import Act, Named, act_class
from jumpup_desktop.domain.record.event import Moment
from jumpup_desktop.domain.rules import require
from jumpup_desktop.services import acts as _handlers  # noqa: F401 - its import registers every act

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Json = Mapping[str, object]
Script = dict[str, Any]
"""A script file as JSON gives it; only its acts are decoded into values of our own."""
ENVELOPE = frozenset(("at", "do", "by"))
MOST_ACTS = 10_000
"""Acts of a day: ten times the longest."""
FAULTS = 20
"""Faults that are found before the one to tell is chosen: a script that is wrong throughout has thousands."""
SHOWN = 200
"""Letters of a script that a refusal repeats."""
FORMERLY = {"sort": "kind"}
"""Names that fields of acts had in scripts written before; still read."""
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d:[0-5]\d")


def require_shape(script: Script) -> None:
    """The script is as its published schema says.

    Refuses `play.shape-missing`, `play.shape-unknown`, `play.shape`: where it is not, and what stands there.
    """
    import json

    import jsonschema

    try:
        json.dumps(script, ensure_ascii=False, allow_nan=False).encode()
    except UnicodeEncodeError as error:  # JSON can write half a letter
        broken = ascii(error.object[error.start : error.end])
        raise Refused("play.shape", where="{}", found=broken, wanted="UTF-8") from error
    except ValueError as error:
        raise Refused("play.shape", where="{}", found="NaN", wanted="number") from error
    except RecursionError as error:
        raise Refused("play.shape", where="{}", found="[[[[…", wanted="JSON") from error
    acts = script.get("acts")
    if isinstance(acts, list) and len(acts) > MOST_ACTS:
        raise Refused("play.shape", where="acts", found=str(len(acts)), wanted=f"≤ {MOST_ACTS}")
    schema = json.loads(asset("schema", "play-1.json").read_text(encoding="utf-8"))
    checker = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker(["date"]))
    found = jsonschema.exceptions.best_match(islice(checker.iter_errors(_renamed(script)), FAULTS))
    if found is None:
        return
    where, rule, given = _place(found.absolute_path), found.validator_value, found.instance
    if found.validator == "required":
        raise Refused("play.shape-missing", where=where, found=", ".join(n for n in rule if n not in given))
    if found.validator == "additionalProperties":
        strange = sorted(given.keys() - found.schema["properties"].keys())
        raise Refused("play.shape-unknown", where=where, found=", ".join(strange)[:SHOWN])
    wanted = rule if isinstance(rule, str | int) else json.dumps(rule, ensure_ascii=False)
    shown = json.dumps(given, ensure_ascii=False)
    raise Refused("play.shape", where=where, found=shown[:SHOWN], wanted=str(wanted)[:SHOWN])


def _place(path: Iterable[str | int]) -> str:
    """`acts 41 start`: fields by name, the entries of lists counted from one, as people count them."""
    return " ".join(str(key + 1) if isinstance(key, int) else key[:SHOWN] for key in path) or "{}"


def _renamed(script: Script) -> Script:
    """The script with the names that its acts' fields have today."""
    acts = script.get("acts")
    if not isinstance(acts, list):
        return script
    said = [{FORMERLY.get(k, k): v for k, v in act.items()} if isinstance(act, dict) else act for act in acts]
    return script | {"acts": said}


@dataclass(frozen=True, slots=True)
class Names:
    """What the script's names stand for: its people, companies and items by our ids."""

    people: Mapping[str, str]
    companies: Mapping[str, str]
    items: Mapping[str, str]

    def of_the_panel(self, name: str) -> str:
        """Our id of a person of the panel. Refuses `play.unknown-person`."""
        require(name in self.people, "play.unknown-person", name=name)
        return self.people[name]

    def id_of(self, what: Literal["person", "company", "item"], name: str) -> str:
        """Our id; a person outside the pool keeps the name. Refuses `play.unknown-name`."""
        if what == "person":
            return self.people.get(name, name)
        known = self.companies if what == "company" else self.items
        require(name in known, "play.unknown-name", name=name)
        return known[name]


@dataclass(frozen=True, slots=True)
class Said:
    """One act of a script: when (hh:mm:ss), for whom the secretary types (an id, or empty), and what."""

    at: str
    by: str
    act: Act


def decode(acts: list[Json], names: Names) -> list[Said]:
    """Every act of a script. Refuses `play.unknown-name`, `play.act-shape` with the act's number."""
    return [_decode(number, raw, names) for number, raw in enumerate(acts, 1)]


def _decode(number: int, raw: Json, names: Names) -> Said:
    require(isinstance(raw, Mapping), "play.act-shape", number=number, fields="{}")
    cls = act_class(str(raw.get("do", "")))
    if cls is None:
        raise Refused("play.unknown-name", number=number, name=str(raw.get("do", "")))
    said = {FORMERLY.get(key, key): value for key, value in raw.items() if key not in ENVELOPE}
    wrong = [*_wrong_names(cls, said), *([] if _TIME.fullmatch(str(raw.get("at", ""))) else ["at"])]
    require(not wrong, "play.act-shape", number=number, fields=", ".join(wrong))
    try:
        act: Act = msgspec.convert(_resolved(cls, said, names), type=cls)
    except msgspec.ValidationError as error:
        raise Refused("play.act-shape", number=number, fields=str(error)) from error
    except Refused as error:
        raise Refused(error.code, number=number, **error.problem.shown) from error
    return Said(str(raw["at"]), names.id_of("person", str(raw.get("by") or "")), act)


def _wrong_names(cls: type[Act], said: Json) -> Iterator[str]:
    """Fields that the act has not, or must have and has not been given."""
    known: tuple[Field[object], ...] = fields(cls) if is_dataclass(cls) else ()
    yield from sorted(said.keys() - {f.name for f in known})
    yield from (f.name for f in known if f.name not in said and f.default is MISSING)


@cache
def _hints(cls: type) -> dict[str, object]:
    return get_type_hints(cls, include_extras=True)


def _resolved(hint: object, value: object, names: Names) -> object:
    """The value with every name in it, as the type marks them, replaced by our id."""
    if get_origin(hint) is Annotated:
        marks = [mark for mark in get_args(hint)[1:] if isinstance(mark, Named)]
        return names.id_of(marks[0].what, value) if marks and isinstance(value, str) else value
    if is_dataclass(hint) and isinstance(hint, type) and isinstance(value, Mapping):
        if surplus := value.keys() - {f.name for f in fields(hint)}:
            raise msgspec.ValidationError(", ".join(sorted(surplus)))
        return {key: _resolved(_hints(hint).get(key), one, names) for key, one in value.items()}
    if get_origin(hint) is tuple and isinstance(value, list):
        return [_resolved(get_args(hint)[0], one, names) for one in value]
    return value


def moment_at(midnight_ms: int, clock: str) -> Moment:
    """All clocks at hh:mm:ss of the script's day; midnight in Seoul as utc_ms."""
    hours, minutes, seconds = map(int, clock.split(":"))
    ms = midnight_ms + ((hours * 60 + minutes) * 60 + seconds) * 1000
    return Moment(ms, 540, "play", ms * 1_000_000, ms * 1_000_000)
