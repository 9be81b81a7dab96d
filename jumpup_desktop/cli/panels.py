"""`jumpup panels check|load`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from jumpup_desktop.assets import sentence
from jumpup_desktop.cli.opened import AsJson, PassphraseFile, SeasonFile, opened
from jumpup_desktop.cli.output import show
from jumpup_desktop.cli.step1 import problem_facts, problem_lines
from jumpup_desktop.domain.problems import Refused

app = typer.Typer(no_args_is_help=True)
Workbook = Annotated[Path, typer.Argument(metavar="FILE", help="분과·위원·일정 파일")]


@app.command()
def check(season: SeasonFile, file: Workbook, passphrase_file: PassphraseFile = None, json: AsJson = False) -> int:
    """분과·위원·일정 파일을 시즌과 견주어 검사합니다."""
    from jumpup_desktop.services import panel_files
    from jumpup_desktop.services.seasons import secretariat

    with opened(season, passphrase_file) as store:
        problems = panel_files.check(store, secretariat(store.season), file).problems
    facts = {"file": file.name, "problems": [problem_facts(p) for p in problems]}
    text = sentence("cli.panels-checked", {"file": file.name, "n": len(problems)})
    show(facts, "\n".join([text, *problem_lines(problems)]), as_json=json)
    return 1 if any(p.level in ("error", "warning") for p in problems) else 0


@app.command()
def load(season: SeasonFile, file: Workbook, passphrase_file: PassphraseFile = None, json: AsJson = False) -> None:
    """분과·위원·일정을 시즌에 싣습니다."""
    from jumpup_desktop.services import panel_files
    from jumpup_desktop.services.seasons import secretariat

    with opened(season, passphrase_file) as store:
        try:
            checked, done = panel_files.load(store, secretariat(store.season), file)
        except Refused as refused:
            if refused.code == "load.errors-whole" and not json:
                found = panel_files.check(store, secretariat(store.season), file).problems
                typer.echo("\n".join(problem_lines([p for p in found if p.level == "error"])), err=True)
            raise
    facts = {
        "people": done.people,
        "panels": done.panels,
        "meetings": done.meetings,
        "sanctions": done.sanctions,
        "changed": len(done.corrected),
        "corrected": [problem_facts(p) for p in done.corrected],
        "problems": [problem_facts(p) for p in checked.problems],
    }
    lines = problem_lines([*checked.problems, *done.corrected])
    show(facts, "\n".join([sentence("cli.panels-loaded", facts), *lines]), as_json=json)


@app.command(name="let-through")
def let_through(
    season: SeasonFile,
    company: Annotated[int, typer.Argument(metavar="SERIAL", help="기업의 연번")],
    reason: Annotated[str, typer.Option(help="심의하는 사유")],
    approved_by: Annotated[str, typer.Option(help="승인한 사람")],
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """1단계에서 탈락한 기업을 사유와 승인한 사람을 기록하고 심의할 수 있게 합니다."""
    from jumpup_desktop.services import panel_files
    from jumpup_desktop.services.seasons import secretariat

    with opened(season, passphrase_file) as store:
        name = panel_files.let_through(store, secretariat(store.season), company, reason, approved_by)
    show({"name": name}, sentence("cli.let-through", {"name": name}), as_json=json)
