"""`jumpup step1 check|load`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from jumpup_desktop.assets import sentence
from jumpup_desktop.cli.opened import AsJson, PassphraseFile, SeasonFile, opened
from jumpup_desktop.cli.output import show

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jumpup_desktop.domain.problems import Problem

app = typer.Typer(no_args_is_help=True)
Table = Annotated[Path, typer.Argument(metavar="FILE", help="기관이 보낸 파일(xlsx, ods, xls, csv)")]


@app.command()
def check(file: Table, policy: str = "jumpup-2026", json: AsJson = False) -> int:
    """1단계 결과 파일을 검사합니다. 아무것도 바꾸지 않습니다."""
    from jumpup_desktop.services import checks, policies
    from jumpup_desktop.store.clocks import SystemClocks

    checked = checks.step1(file, policies.shipped(policy).policy, SystemClocks().now().utc_ms)
    facts = {
        "file": checked.file,
        "sheet": checked.sheet,
        "header_rows": list(checked.header_rows),
        "rows": checked.counts.data,
        "problems": [problem_facts(p) for p in checked.problems],
    }
    text = sentence("cli.checked", facts | {"n": len(checked.problems)})
    show(facts, "\n".join([text, *problem_lines(checked.problems)]), as_json=json)
    return 1 if any(p.level != "note" for p in checked.problems) else 0


@app.command()
def load(
    season: SeasonFile,
    file: Table,
    accept_warnings: Annotated[bool, typer.Option(help="주의가 있는 행도 싣습니다")] = False,
    skip_errors: Annotated[bool, typer.Option(help="오류가 있는 행은 빼고 싣습니다")] = False,
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """검사한 1단계 결과를 시즌에 싣습니다."""
    from jumpup_desktop.services import checks, policies, step1_loads
    from jumpup_desktop.services.seasons import secretariat

    with opened(season, passphrase_file) as store:
        checked = checks.step1(file, policies.current(store).policy, store.now().utc_ms)
        step1_loads.require_complete(checked, accept_warnings=accept_warnings, skip_errors=skip_errors)
        done = step1_loads.load(store, secretariat(store.season), checked, file)
    facts = {"added": done.added, "changed": done.changed, "unchanged": done.unchanged, "left_out": done.left_out}
    show(facts, sentence("cli.loaded", facts), as_json=json)


def problem_facts(problem: Problem) -> dict[str, Any]:
    """A problem as JSON: place, code, level, sentence."""
    place = problem.place
    return {
        "sheet": place.sheet,
        "row": place.row,
        "column": place.column,
        "code": problem.code,
        "level": problem.level,
        "message": sentence(problem.code, problem.shown),
    }


def problem_lines(problems: Iterable[Problem]) -> list[str]:
    """Problems as lines for people."""
    words = {"error": "오류", "warning": "주의", "note": "참고"}
    return [f"[{words[p.level]}] {_place(p)}{sentence(p.code, p.shown)}" for p in problems]


def _place(problem: Problem) -> str:
    place = problem.place
    return f"{place.sheet} {place.row}행 {place.column}: " if place.row else ""
