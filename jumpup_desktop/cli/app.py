"""All verbs of `jumpup`, and what an exit code means: 0 fine, 1 problems found, 2 could not run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import typer
from typer.exceptions import TyperException

from jumpup_desktop import __version__
from jumpup_desktop.cli import authority, day, journal, panels, policy, season, step1, usage
from jumpup_desktop.cli.access import access
from jumpup_desktop.cli.check import check, rehearse
from jumpup_desktop.cli.demo import demo
from jumpup_desktop.cli.meetings import annex, forms, lists, minutes, play, scans
from jumpup_desktop.cli.output import could_not_run, speak_anywhere, unexpected
from jumpup_desktop.cli.verify import verify
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.errors import Trouble

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
app.add_typer(season.app, name="season", help="시즌 파일을 만들고 살핍니다.")
app.add_typer(authority.app, name="ca", help="인증기관을 만듭니다.")
app.add_typer(journal.app, name="journal", help="기록을 검사하고 다시 세웁니다.")
app.add_typer(policy.app, name="policy", help="정책을 보고 바꿉니다.")
app.add_typer(step1.app, name="step1", help="1단계 결과를 검사하고 싣습니다.")
app.add_typer(panels.app, name="panels", help="분과·위원·일정을 검사하고 싣습니다.")
app.add_typer(day.app, name="day", help="회의를 마치고 다음 차수를 계획합니다.")
app.command()(demo)
app.command()(play)
app.command()(minutes)
app.command()(scans)
app.command()(forms)
app.command()(lists)
app.command()(annex)
app.command()(check)
app.command()(rehearse)
app.command()(verify)
app.command()(access)
app.command()(journal.conflicts)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def _root(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="판 번호"),
) -> None:
    """도약(Jump-Up) 평가위원회 기록 프로그램. 종료 코드는 0 이상 없음, 1 확인할 곳 있음, 2 실행하지 못함입니다."""


def main(words: list[str], open_window: Callable[[Path], int]) -> int:
    """Run one command; the exit code comes back. `open_window` shows a season where a verb ends in the window."""
    speak_anywhere()
    try:
        result = app(words, prog_name="jumpup", standalone_mode=False, obj=open_window)
    except typer.Exit as done:
        return int(done.exit_code)
    except typer.Abort:
        return 2
    except (Trouble, Refused) as error:
        return could_not_run(error, as_json="--json" in words)
    except TyperException as error:
        if not str(error):  # a group of commands alone: its help was shown
            return 2
        return could_not_run(usage.trouble_of(error, words), as_json="--json" in words)
    except UnicodeEncodeError as error:  # a path whose letters are none, as old archives bring them
        return could_not_run(Trouble("machine.strange-name", path=ascii(error.object)), as_json="--json" in words)
    except Exception as error:  # said in one sentence; our own fault is kept for who mends it
        return unexpected(error, as_json="--json" in words)
    return int(result) if isinstance(result, int) else 0
