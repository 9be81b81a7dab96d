"""`jumpup ca new|panel`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from jumpup_desktop.assets import sentence
from jumpup_desktop.cli.opened import AsJson, PassphraseFile, SeasonFile, opened, passphrase
from jumpup_desktop.cli.output import show

app = typer.Typer(no_args_is_help=True)
Folder = Annotated[Path, typer.Argument(metavar="DIR", help="루트 인증기관 폴더")]


@app.command()
def new(folder: Folder, programme: str = "도약(Jump-Up) 프로그램", json: AsJson = False) -> None:
    """사업의 루트 인증기관을 만듭니다. 폴더는 사무국이 따로 보관합니다."""
    from jumpup_desktop.services import authorities
    from jumpup_desktop.store.clocks import SystemClocks

    root = authorities.new_root(folder, programme, SystemClocks().now().utc_ms)
    facts = {"certificate": str(folder / authorities.ROOT_CERTIFICATE), "sha256": root.fingerprint}
    show(facts, sentence("cli.ca-made", facts), as_json=json)


@app.command()
def panel(
    folder: Folder,
    meeting: Annotated[str, typer.Option(help="회의(분과코드 등)")],
    out: Annotated[Path, typer.Option(help="분과 인증기관 파일(암호로 잠김)")],
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """분과 하나의 인증기관을 만들어 암호로 잠근 파일에 둡니다."""
    from jumpup_desktop.services import authorities
    from jumpup_desktop.store.clocks import SystemClocks

    sha256 = authorities.issue_panel(folder, meeting, out, passphrase(passphrase_file), SystemClocks().now().utc_ms)
    facts = {"file": str(out), "sha256": sha256}
    show(facts, sentence("cli.ca-panel-made", facts), as_json=json)


@app.command()
def use(
    season: SeasonFile,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="분과 인증기관 파일")],
    meeting: Annotated[str, typer.Option(help="회의 번호 또는 분과코드")],
    panel_passphrase_file: Annotated[Path, typer.Option(help="분과 인증기관 파일의 암호가 든 파일")],
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """사무국에서 받은 분과 인증기관을 그 회의에 씁니다."""
    from jumpup_desktop.services import member_keys
    from jumpup_desktop.services.meetings import find

    secret = passphrase(panel_passphrase_file)
    with opened(season, passphrase_file) as store:
        identity = member_keys.use_panel_file(store, find(store, meeting), file, secret)
    facts = {"meeting": meeting, "sha256": identity.fingerprint}
    show(facts, sentence("cli.ca-panel-used", facts), as_json=json)
