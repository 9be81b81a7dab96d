"""`jumpup demo`."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from jumpup_desktop.assets import sentence
from jumpup_desktop.cli.opened import AsJson
from jumpup_desktop.cli.output import DISPLAYS, has_screen, show
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.errors import trouble_of


def demo(
    context: typer.Context,
    headless: Annotated[bool, typer.Option(help="창을 열지 않습니다")] = False,
    full: Annotated[bool, typer.Option(help="열 개 기업의 하루 전체")] = False,
    out: Annotated[Path, typer.Option(help="결과를 둘 폴더")] = Path("demo-out"),
    json: AsJson = False,
) -> int:
    """예제 자료로 시즌을 만들어 하루를 기록하고, 서명한 문서를 검증합니다. 앞선 demo의 결과는 지우고 새로 만듭니다."""
    from jumpup_desktop.services import demo as demos

    _clear(out)
    done = demos.run(out, full=full, tell=lambda code: None if json else print("·", sentence(code), flush=True))
    played = asdict(done.played) if done.played else {}
    facts = {
        "season": str(done.season),
        "papers": str(done.papers),
        "pictures": str(done.pictures),
        "live": str(done.live),
        "companies": done.companies,
        "played": played,
        "verdicts": done.verdicts,
    }
    accepted = sum(done.verdicts.values())
    counts = {"accepted": accepted, "n": len(done.verdicts), "passphrase": demos.PASSPHRASE}
    show(facts, sentence("demo.done", facts | counts), as_json=json)
    open_window: Callable[[Path], int] = context.obj
    if done.is_good and not headless and has_screen(*DISPLAYS):
        return open_window(done.live)
    return 0 if done.is_good else 1


def _clear(out: Path) -> None:
    """A folder that an earlier demo marked as its own is made anew; any other must be empty."""
    from jumpup_desktop.services import demo as demos

    if out.is_dir() and (out / demos.MARK).is_file() and not out.is_symlink():
        demos.require_own(out)
        shutil.rmtree(out)
    elif out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise Refused("demo.folder-taken", out=out)
    try:
        out.mkdir(parents=True, exist_ok=True)
        (out / demos.MARK).write_text("jumpup demo", encoding="ascii")
    except OSError as error:
        raise trouble_of(error) from error
