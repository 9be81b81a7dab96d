"""`jumpup journal audit|rebuild|import`."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from jumpup_desktop.assets import sentence
from jumpup_desktop.cli.access import AsJson, PassphraseFile, SeasonFile, opened, passphrase
from jumpup_desktop.cli.output import show

app = typer.Typer(no_args_is_help=True)


@app.command()
def audit(season: SeasonFile, passphrase_file: PassphraseFile = None, json: AsJson = False) -> int:
    """모든 기록의 연결을 검사합니다. 아무것도 쓰지 않습니다."""
    from jumpup_desktop.services import journals

    result = journals.audit(season, passphrase(passphrase_file))
    facts = {
        "events": result.events,
        "faults": [asdict(f) for f in result.faults],
        "attachments": list(result.attachments),
    }
    lines = [sentence("cli.audit-faults" if result.faults else "cli.audit-fine", facts | {"n": len(result.faults)})]
    lines += [sentence("store.attachment-damaged", {"name": name}) for name in result.attachments]
    show(facts, "\n".join(lines), as_json=json)
    return 1 if result.faults or result.attachments else 0


@app.command()
def rebuild(season: SeasonFile, passphrase_file: PassphraseFile = None, json: AsJson = False) -> int:
    """화면용 표를 기록에서 다시 만들고, 전과 같은지 알립니다."""
    with opened(season, passphrase_file) as store:
        equal = store.rebuild()
    show({"equal": equal}, sentence("cli.rebuild-equal" if equal else "cli.rebuild-differs"), as_json=json)
    return 0 if equal else 1


@app.command("import")
def import_file(
    season: SeasonFile,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="가져올 시즌 파일")],
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> int:
    """같은 시즌의 다른 파일에 있는 기록을 가져옵니다. 갈라진 기록은 따로 둡니다."""
    from jumpup_desktop.services.seasons import secretariat
    from jumpup_desktop.store import merge

    with opened(season, passphrase_file) as store:
        merged = merge.import_season(store, file, secretariat(store.season))
    show(asdict(merged), sentence("cli.imported", asdict(merged)), as_json=json)
    return 1 if merged.forked else 0
