"""`jumpup season new|show|round|passphrase|backup|rescue|sticks|continue`."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from jumpup_desktop.assets import sentence
from jumpup_desktop.cli.opened import AsJson, PassphraseFile, SeasonFile, opened, passphrase
from jumpup_desktop.cli.output import show

app = typer.Typer(no_args_is_help=True)


@app.command()
def new(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="새 시즌 파일")],
    policy: Annotated[str, typer.Option(help="정책 이름")] = "jumpup-2026",
    recovery: Annotated[str | None, typer.Option(help="사무국 복구 공개키(age1…)")] = None,
    ca: Annotated[Path | None, typer.Option(help="루트 인증기관 폴더")] = None,
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """시즌 파일을 만듭니다. 복구 키를 먼저 알린 다음 파일을 제자리에 둡니다."""
    from jumpup_desktop.services import policies, seasons

    request = seasons.Request(file, passphrase(passphrase_file), policies.shipped(policy), recovery, ca)
    prepared = seasons.prepare(request)
    facts = asdict(prepared.facts) | {"recovery_key": prepared.recovery_identity}
    if prepared.recovery_identity or json:
        show(facts, sentence("cli.recovery-key", {"key": prepared.recovery_identity}), as_json=json)
    prepared.finish().store.close()
    if not json:
        print(sentence("cli.season-made", {"path": file}))


@app.command("show")
def show_facts(season: SeasonFile, passphrase_file: PassphraseFile = None, json: AsJson = False) -> None:
    """시즌의 현황을 보입니다."""
    from jumpup_desktop.services import seasons

    with opened(season, passphrase_file) as store:
        facts = asdict(seasons.describe(store))
    sticks = facts["sticks_with_keys"]
    lines = [f"{name}: {value}" for name, value in facts.items() if name != "sticks_with_keys"]
    lines += [sentence("cli.sticks-with-keys", {"places": ", ".join(sticks)})] if sticks else []
    show(facts, "\n".join(lines), as_json=json)


@app.command("round")
def begin_round(
    season: SeasonFile,
    title: Annotated[str, typer.Argument(help="새 회차의 이름. 적지 않으면 앞 회차 다음 차례")] = "",
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """새 회차를 엽니다. 이제부터 싣는 1단계 결과와 분과 일정은 새 회차의 것입니다."""
    from jumpup_desktop.services import rounds
    from jumpup_desktop.services.seasons import secretariat

    with opened(season, passphrase_file) as store:
        called = title or rounds.next_title(store)
        facts = {"title": called, "round": rounds.begin(store, secretariat(store.season), called)}
    show(facts, sentence("cli.round-begun", facts), as_json=json)


@app.command("passphrase")
def change_passphrase(
    season: SeasonFile,
    new_passphrase_file: Annotated[Path, typer.Option(help="새 암호가 든 파일")],
    recovery_key_file: Annotated[Path | None, typer.Option(help="복구 키가 든 파일(암호를 잊은 때)")] = None,
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """암호를 바꿉니다. 암호를 잊었으면 복구 키로 바꿉니다."""
    from jumpup_desktop.services import passphrases

    identity = passphrase(recovery_key_file) if recovery_key_file else None
    known = None if identity else passphrase(passphrase_file)
    passphrases.change(season, passphrase(new_passphrase_file), known=known, recovery_identity=identity)
    show({"changed": True}, sentence("cli.passphrase-changed"), as_json=json)


@app.command()
def backup(season: SeasonFile, passphrase_file: PassphraseFile = None, json: AsJson = False) -> None:
    """검사한 백업을 하나 만듭니다."""
    from jumpup_desktop.services.seasons import reader

    with opened(season, passphrase_file) as store:
        store.access.exported(reader(store.season), "backup")
        made = store.back_up("manual")
    facts = {"path": str(made.path), "events": made.events}
    show(facts, sentence("cli.backup-made", facts), as_json=json)


@app.command()
def rescue(
    season: SeasonFile,
    restore: Annotated[bool, typer.Option(help="온전한 최근 백업으로 되돌립니다")] = False,
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> int:
    """시즌 파일이 온전한지 보고 온전한 최근 백업을 찾습니다. --restore로 되돌립니다. 손상된 파일은 지우지 않습니다."""
    from jumpup_desktop.services import seasons

    secret = passphrase(passphrase_file)
    found = seasons.rescue_of(season, secret)
    facts: dict[str, object] = asdict(found) if found else {"made": "", "events": 0, "title": ""}
    facts["sound"] = not restore and seasons.is_sound(season, secret)
    if restore:
        facts |= {"kept": str(seasons.put_back(season, secret).kept or "")}
    lost = restore and not facts["kept"]
    word = "cli.put-back-lost" if lost else "cli.put-back" if restore else "cli.rescue" if found else "cli.rescue-none"
    title = facts["title"] or sentence("cli.no-round")
    text = sentence("cli.rescue-sound" if facts["sound"] else word, facts | {"title": title})
    show(facts, text, as_json=json)
    return 0 if facts["sound"] or (restore and found) else 1


@app.command()
def sticks(
    season: SeasonFile,
    forget: Annotated[list[str] | None, typer.Option(help="비웠거나 없어진 USB 메모리의 이름")] = None,
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """끝난 회의의 서명 열쇠가 남아 있는 USB 메모리를 알리고, --forget으로 목록에서 뺍니다."""
    from jumpup_desktop.services import stick

    with opened(season, passphrase_file) as store:
        for name in forget or ():
            stick.forget(store, name)
        facts = [asdict(one) for one in stick.left_behind(store)]
    lines = [f"{one['id']}  {one['place']}" for one in facts] or [sentence("cli.sticks-none")]
    show({"sticks": facts}, "\n".join(lines), as_json=json)


@app.command("continue")
def continue_from(
    copy: Annotated[Path, typer.Argument(help="USB 메모리에 있는 사본(.jumpup-season)")],
    season: Annotated[Path, typer.Argument(help="이 노트북에 둘 시즌 파일")],
    json: AsJson = False,
) -> None:
    """예비 노트북에서 사본을 옮겨 이어서 진행합니다. 첫 기록에 새 장치로 이어진다고 적습니다."""
    from jumpup_desktop.store import copies

    facts = {"path": str(copies.bring(copy, season))}
    show(facts, sentence("cli.continued", facts), as_json=json)
