"""`jumpup check` and `jumpup rehearse`."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from jumpup_desktop.assets import sentence
from jumpup_desktop.cli.opened import AsJson
from jumpup_desktop.cli.output import show


def check(
    folder: Annotated[Path, typer.Option(help="시즌을 둘 폴더")] = Path(),
    stick: Annotated[Path | None, typer.Option(help="USB 메모리의 폴더")] = None,
    slip: Annotated[Path | None, typer.Option(help="준비 점검표를 쓸 PDF 파일")] = None,
    json: AsJson = False,
) -> int:
    """이 노트북으로 평가일을 치를 수 있는지 점검합니다. 화면·프린터·펜은 창의 「준비 점검」에서 봅니다."""
    from jumpup_desktop.services import self_test
    from jumpup_desktop.store.files import require_free

    if slip is not None:
        require_free(slip)
    found = self_test.run(folder, stick)
    if slip is not None:
        self_test.save_slip(found, slip)
    marks = {"ok": "○", "warn": "△", "bad": "×"}
    lines = [f"{marks[f.level]} {sentence(f.code, f.shown)}" for f in found]
    facts = {"findings": [asdict(f) | {"values": f.shown, "message": sentence(f.code, f.shown)} for f in found]}
    show(facts, "\n".join(lines), as_json=json)
    return 1 if any(f.level == "bad" for f in found) else 0


def rehearse(
    season: Annotated[Path, typer.Argument(metavar="FILE", help="새 연습 시즌 파일")],
    json: AsJson = False,
) -> None:
    """연습 시즌을 만듭니다: 가상의 기업으로 오늘 열리는 평가일. 모든 문서에 「연습」이라고 적힙니다."""
    from jumpup_desktop.services import demo

    demo.rehearsal(season)
    facts = {"path": str(season), "passphrase": demo.PASSPHRASE}
    show(facts, sentence("cli.rehearsal", facts), as_json=json)
