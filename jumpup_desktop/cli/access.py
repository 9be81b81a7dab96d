"""`jumpup access`: who looked at whose data, what left the season, what was refused."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Annotated

import typer

from jumpup_desktop.assets import sentence
from jumpup_desktop.cli.opened import AsJson, PassphraseFile, SeasonFile, opened
from jumpup_desktop.cli.output import show

DATE = "%Y-%m-%d"


def access(
    season: SeasonFile,
    since: Annotated[datetime | None, typer.Option(formats=[DATE], help="이날부터(예: 2026-03-02)")] = None,
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """누가 언제 어느 기업의 자료를 보았고, 무엇을 내보냈고, 무엇이 거절되었는지 알립니다."""
    from jumpup_desktop.services.seen import accesses

    with opened(season, passphrase_file) as store:
        found = accesses.accesses(store, since.date() if since else None)
    lines = [
        f"{one.at}  {one.laptop}  {one.who}  {sentence(f'access.{one.kind}')}  {one.company or '-'}  {one.what}"
        for one in found
    ] or [sentence("access.none")]
    show({"accesses": [asdict(one) for one in found]}, "\n".join(lines), as_json=json)
