"""`jumpup policy show|diff|adopt`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from jumpup_desktop.assets import sentence
from jumpup_desktop.cli.opened import AsJson, PassphraseFile, SeasonFile, opened
from jumpup_desktop.cli.output import show

app = typer.Typer(no_args_is_help=True)
PolicyFile = Annotated[Path, typer.Argument(metavar="FILE", help="정책 파일(TOML)")]
Differences = list[tuple[str, str, str]]


@app.command("show")
def show_policy(season: SeasonFile, passphrase_file: PassphraseFile = None, json: AsJson = False) -> None:
    """지금의 정책을 파일 그대로 보입니다."""
    from jumpup_desktop.services import policies

    with opened(season, passphrase_file) as store:
        held = policies.current(store)
    identity = held.policy.policy
    facts = {"name": identity.name, "version": identity.version, "sha256": held.sha256, "text": held.text}
    show(facts, held.text.rstrip("\n"), as_json=json)


@app.command()
def diff(season: SeasonFile, file: PolicyFile, passphrase_file: PassphraseFile = None, json: AsJson = False) -> int:
    """정책 파일이 지금의 정책과 다른 점을 보입니다."""
    from jumpup_desktop.services import policies

    new = policies.read_file(file)
    with opened(season, passphrase_file) as store:
        found = policies.compare(store, new)
    show(_facts(found), _text(found), as_json=json)
    return 1 if found else 0


@app.command()
def adopt(
    season: SeasonFile,
    file: PolicyFile,
    reason: Annotated[str, typer.Option(help="바꾸는 이유")],
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """정책을 바꿉니다. 바뀐 점과 이유가 기록에 남습니다."""
    from jumpup_desktop.services import policies
    from jumpup_desktop.services.papers import paper_kinds
    from jumpup_desktop.services.seasons import secretariat

    new = policies.read_file(file)
    with opened(season, passphrase_file) as store:
        found = policies.compare(store, new)
        is_new = paper_kinds.adopt(store, secretariat(store.season), new, reason)
    facts = _facts(found) | {"sha256": new.sha256}
    lines = [sentence("cli.policy-adopted", {"sha256": new.sha256}), *([_text(found)] if found else [])]
    show(facts, "\n".join(lines) if is_new else sentence("cli.policy-same"), as_json=json)


def _facts(found: Differences) -> dict[str, object]:
    return {"changes": [{"setting": path, "before": before, "after": after} for path, before, after in found]}


def _text(found: Differences) -> str:
    lines = [f"{path}: {before} → {after}" for path, before, after in found]
    return "\n".join(lines) or sentence("cli.policy-same")
