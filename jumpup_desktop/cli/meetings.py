"""`jumpup play|minutes|forms|lists|scans`."""

from __future__ import annotations

import json as js
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from jumpup_desktop import given
from jumpup_desktop.assets import sentence
from jumpup_desktop.cli.opened import AsJson, PassphraseFile, SeasonFile, opened
from jumpup_desktop.cli.output import show
from jumpup_desktop.domain.problems import Refused

if TYPE_CHECKING:
    from jumpup_desktop.services.papers.exported import Exported

SHOWN = 200
MOST_SCRIPT = 4 * 1024 * 1024
"""Bytes of a day's script: ten times the longest day of nine members."""


def play(
    season: SeasonFile,
    script: Annotated[Path, typer.Argument(metavar="SCRIPT", help="하루 대본(play-1) 또는 의견 자료")],
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> int:
    """대본에 적힌 하루를 시즌에 기록합니다."""
    from jumpup_desktop.services import plays, policies

    content = read_script(script)
    with _only_scripts(script):
        clocks = plays.ScriptClocks(date.fromisoformat(content.get("day") or content["day_script"]["date"]))
    with opened(season, passphrase_file, clocks) as store:
        with _only_scripts(script):
            checked = plays.script_of(content, policies.current(store))
            player = plays.Player(store, checked, clocks)
        played, stopped = player.result, None
        try:
            player.run()
        except Refused as refused:
            stopped = refused
    facts = asdict(played)
    if stopped is not None:
        act = checked["acts"][played.acts]
        where = {"n": played.acts + 1, "at": act["at"], "do": act["do"]}
        said = sentence("cli.play-stopped", where | {"message": sentence(stopped.code, stopped.problem.shown)})
        text = "\n".join([said, *_changed(played.changed)])
        show(facts | {"error": {"code": stopped.code, "message": said, "act": where}}, text, as_json=json)
        return 2
    lines = [sentence("cli.played-on" if played.before else "cli.played", facts | {"new": played.acts - played.before})]
    gone = [
        {"act": sentence(f"asks.{word}") + (f"({order})" if order else ""), "names": ", ".join(names)}
        for word, order, names in played.missing
    ]
    lines += [f"  {sentence('cli.play-missing', one)}" for one in gone]
    lines += _changed(played.changed)
    unmade = sentence("cli.paper-unmade")
    open_papers = [{"number": number, "names": ", ".join(names) or unmade} for number, names in played.waiting]
    lines += [f"  {sentence('cli.paper-waits', one)}" for one in open_papers]
    lines += [f"  {', '.join(sentence(f'verify.{code}') for code in codes)}" for codes in played.rejected.values()][:1]
    show(facts, "\n".join(lines), as_json=json)
    return 0 if played.sealed == played.papers else 1


def _changed(places: list[int]) -> list[str]:
    """Acts that were recorded already and read otherwise now."""
    numbers = ", ".join(map(str, places))
    return [f"  {sentence('cli.play-changed', {'numbers': numbers})}"] if places else []


@contextmanager
def _only_scripts(path: Path) -> Iterator[None]:
    """A file of another shape breaks the preparation; nothing is recorded yet. Refuses `play.not-a-script`."""
    from jumpup_desktop.services import plays

    try:
        yield
    except plays.NO_SCRIPT as error:
        raise Refused("play.not-a-script", found=f"{path.name}: {error}"[:SHOWN]) from error


def read_script(path: Path) -> dict[str, Any]:
    """A script file's content. Raises Trouble; Refused("play.not-a-script")."""
    try:
        content = js.loads(given.read(path, MOST_SCRIPT).decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise Refused("play.not-a-script", found=path.name) from error
    if not isinstance(content, dict) or not (content.get("day") or content.get("day_script")):
        raise Refused("play.not-a-script", found=path.name)
    return content


def minutes(
    season: SeasonFile,
    meeting: Annotated[str, typer.Argument(metavar="MEETING", help="회의 번호 또는 분과코드")],
    out: Annotated[Path, typer.Option(help="문서를 둘 폴더")],
    draft: Annotated[bool, typer.Option(help="서명하지 않은 초안을 내보냅니다")] = False,
    ink: Annotated[bool, typer.Option(help="수기로 서명할 쪽을 내보냅니다")] = False,
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """봉인한 문서를 내보냅니다. --draft는 초안 표시가 있는 문서를, --ink는 수기서명용 쪽을 내보냅니다."""
    from jumpup_desktop.services.meetings import find
    from jumpup_desktop.services.papers import export, readiness
    from jumpup_desktop.services.papers.day import read_day
    from jumpup_desktop.services.seasons import reader

    with opened(season, passphrase_file) as store:
        found = find(store, meeting)
        write = export.drafts if draft else export.ink_pages if ink else export.sealed
        done = write(store, reader(store.season), found, out)
        problems = readiness.problems(read_day(store, found)) if draft else []
    told = [{"code": p.code, "level": p.level, "message": sentence(p.code, p.shown)} for p in problems]
    facts = {"files": _files(done), "problems": told}
    lines = _left(done, out)
    lines += [f"  {problem['message']}" for problem in told]
    show(facts, "\n".join(lines), as_json=json)


def _files(done: Sequence[Exported]) -> list[dict[str, object]]:
    return [asdict(one) | {"path": str(one.path)} for one in done]


def _left(done: Sequence[Exported], out: Path) -> list[str]:
    """Which files lie there now, and under which names others stay that lay there."""
    names = [f"  {one.path.name}" for one in done]
    kept = [sentence("cli.kept-before", {"name": one.path.name, "kept": one.kept}) for one in done if one.kept]
    return [sentence("cli.exported", {"n": len(done), "out": out}), *names, *kept]


def forms(
    season: SeasonFile,
    meeting: Annotated[str, typer.Argument(metavar="MEETING", help="회의 번호 또는 분과코드")],
    out: Annotated[Path, typer.Option(help="서식을 둘 폴더")],
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """비상 서식을 내보냅니다: 하루 전체의 빈 서식에 회의·위원·기업을 미리 적습니다. 기록은 바뀌지 않습니다."""
    from jumpup_desktop.services.meetings import find
    from jumpup_desktop.services.papers.emergency import write_forms
    from jumpup_desktop.services.seasons import reader

    with opened(season, passphrase_file) as store:
        found = find(store, meeting)
        done = write_forms(store, reader(store.season), found, out)
    show({"files": _files(done)}, "\n".join(_left(done, out)), as_json=json)


def lists(
    season: SeasonFile,
    meeting: Annotated[str, typer.Argument(metavar="MEETING", help="회의 번호 또는 분과코드")],
    out: Annotated[Path, typer.Option(help="목록을 둘 폴더")],
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """하루의 목록을 내보냅니다: 시간기록, 분과 현황, 수당 확인서, 발표 진행표, STEP1 결과표, 분과 구성표와 개회
    서류, 모든 표(XLSX)."""
    from jumpup_desktop.services.meetings import find
    from jumpup_desktop.services.papers.day_lists import write_lists
    from jumpup_desktop.services.seasons import reader

    with opened(season, passphrase_file) as store:
        found = find(store, meeting)
        done = write_lists(store, reader(store.season), found, out)
    show({"files": _files(done)}, "\n".join(_left(done, out)), as_json=json)


def annex(
    season: SeasonFile,
    meeting: Annotated[str, typer.Argument(metavar="MEETING", help="회의 번호 또는 분과코드")],
    out: Annotated[Path, typer.Option(help="별책을 둘 폴더")],
    reason: Annotated[str, typer.Option(help="내보내는 사유(접근 기록에 남습니다)")],
    by: Annotated[str, typer.Option(help="책임자(별책에 적고 서명합니다)")],
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """평가의견서 별책(비공개)을 내보냅니다: 위원별 의견과 회차별 이견. 종합의견서와 함께 철하지 않습니다."""
    from jumpup_desktop.services.meetings import find
    from jumpup_desktop.services.papers.annex import write_annex
    from jumpup_desktop.services.seasons import reader

    with opened(season, passphrase_file) as store:
        done = (write_annex(store, reader(store.season), find(store, meeting), out, reason, by),)
    show({"files": _files(done)}, "\n".join(_left(done, out)), as_json=json)


def scans(
    season: SeasonFile,
    meeting: Annotated[str, typer.Argument(metavar="MEETING", help="회의 번호 또는 분과코드")],
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="스캔한 PDF·PNG·JPEG·TIFF")],
    replace: Annotated[bool, typer.Option(help="이미 철한 스캔을 이것으로 바꿉니다")] = False,
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> int:
    """수기서명한 쪽의 스캔을 쪽 코드로 찾아 문서에 철합니다."""
    from jumpup_desktop.services import seasons
    from jumpup_desktop.services.meetings import find
    from jumpup_desktop.services.papers.scans import file_scans

    with opened(season, passphrase_file) as store:
        found = find(store, meeting)
        done = file_scans(store, seasons.secretariat(store.season), found, files, replace=replace)
    told = [{"code": p.code, "level": p.level, "message": sentence(p.code, p.shown)} for p in done.problems]
    facts = {"filed": [asdict(one) for one in done.filed], "problems": told}
    lines = [sentence("cli.scans", {"n": len(done.filed)}), *(f"  {one.number}" for one in done.filed)]
    lines += [f"  {problem['message']}" for problem in told]
    show(facts, "\n".join(lines), as_json=json)
    return 1 if any(p.level == "error" for p in done.problems) else 0
