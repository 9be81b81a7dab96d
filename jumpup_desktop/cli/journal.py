"""`jumpup journal audit|rebuild|import|adopt|events|purge` and `jumpup conflicts`."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jumpup_desktop.assets import sentence
from jumpup_desktop.cli.opened import AsJson, PassphraseFile, SeasonFile, opened, passphrase
from jumpup_desktop.cli.output import show

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jumpup_desktop.services.seen.conflicts import ConflictSeen

app = typer.Typer(no_args_is_help=True)
LONGEST, CONTEXT = 60, 10


@app.command()
def audit(season: SeasonFile, passphrase_file: PassphraseFile = None, json: AsJson = False) -> int:
    """모든 기록의 연결을 검사합니다. 아무것도 쓰지 않습니다."""
    from jumpup_desktop.services import journals
    from jumpup_desktop.services.seen import health

    result = journals.audit(season, passphrase(passphrase_file))
    facts = {
        "events": result.events,
        "faults": [asdict(f) for f in result.faults],
        "attachments": list(result.attachments),
        "missing": list(result.missing),
        "branches": [asdict(one) for one in result.branches],
        "accesses": list(result.accesses),
    }
    word = "audit-fine" if not result.faults else "audit-faults" if result.events else "audit-broken"
    lines = [sentence(f"cli.{word}", facts | {"n": len(result.faults)})]
    lines += [*health.faults(result), *(sentence("cli.branch", asdict(one)) for one in result.branches)]
    show(facts, "\n".join(lines), as_json=json)
    return 0 if result.is_clean else 1


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
    """같은 시즌의 다른 파일에 있는 기록을 가져옵니다. 합쳐진 것, 갈라진 것, 사람이 정할 것을 알립니다."""
    from jumpup_desktop.services import journals
    from jumpup_desktop.services.seasons import reader, secretariat
    from jumpup_desktop.services.seen.conflicts import open_conflicts

    with opened(season, passphrase_file) as store:
        merged = journals.bring(store, file, secretariat(store.season))
        found = open_conflicts(store, reader(store.season))
    facts = asdict(merged) | {"conflicts": [asdict(one) for one in found]}
    lines = [sentence("cli.imported", asdict(merged))]
    lines += [sentence("cli.texts-purged", {"n": merged.purged})] if merged.purged else []
    lines += [sentence("cli.missing", {"n": merged.missing})] if merged.missing else []
    lines += [sentence("cli.branch", asdict(one)) for one in merged.branches]
    lines += told(found)
    show(facts, "\n".join(lines), as_json=json)
    return 1 if merged.branches or found else 0


@app.command()
def adopt(
    season: SeasonFile,
    branch: Annotated[str, typer.Argument(metavar="BRANCH", help="가져올 때 알려 준 갈라진 기록의 이름")],
    reason: Annotated[str, typer.Option(help="왜 합치는지")],
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> int:
    """같은 이름으로 따로 진행한 노트북의 기록을 합칩니다. 두 쪽이 모두 남고, 다른 것은 사람이 정합니다."""
    from jumpup_desktop.domain.record.event import EventRef
    from jumpup_desktop.services import journals
    from jumpup_desktop.services.seasons import reader, secretariat
    from jumpup_desktop.services.seen.conflicts import open_conflicts

    with opened(season, passphrase_file) as store:
        adopted = journals.adopt(store, secretariat(store.season), EventRef(branch), reason)
        found = open_conflicts(store, reader(store.season))
    facts = asdict(adopted) | {"conflicts": [asdict(one) for one in found]}
    lines = [sentence("cli.adopted", asdict(adopted)), *told(found)]
    show(facts, "\n".join(lines), as_json=json)
    return 1 if found else 0


@app.command()
def events(
    season: SeasonFile,
    about: Annotated[str, typer.Option(help="이 기업이나 사람의 기록만")] = "",
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """기록의 차례와 이름을 알립니다. 내용은 보이지 않습니다. 지울 기록의 이름을 여기에서 찾습니다."""
    from jumpup_desktop.services.seasons import reader
    from jumpup_desktop.services.seen.events import events as listed

    with opened(season, passphrase_file) as store:
        found = listed(store, reader(store.season), about)
    lines = []
    for one in found:
        gone = (sentence("cli.event-purged"),) if one.is_purged else ()
        lines.append("  ".join((one.ref, one.at, one.laptop, one.by or "-", one.kind, one.about, *gone)))
    show({"events": [asdict(one) for one in found]}, "\n".join(lines or [sentence("cli.no-events")]), as_json=json)


@app.command()
def purge(
    season: SeasonFile,
    events: Annotated[list[str], typer.Argument(metavar="EVENT...", help="지울 기록의 이름(journal events)")],
    ground: Annotated[str, typer.Option(help="지우는 근거")],
    is_sure: Annotated[bool, typer.Option("--yes", help="묻지 않고 지움")] = False,
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """기록의 내용과 그 기록만 가리키는 첨부를 아주 지웁니다. 누가 언제 적었는지는 남습니다. 되돌릴 수 없습니다."""
    from jumpup_desktop.domain.record.event import EventRef
    from jumpup_desktop.services.seasons import secretariat
    from jumpup_desktop.store import purge as purging

    with opened(season, passphrase_file) as store:
        if not is_sure and sys.stdin is None:
            raise typer.Abort
        if not is_sure:
            typer.confirm(sentence("cli.purge-sure", {"n": len(events)}), abort=True)
        refs = tuple(EventRef(one) for one in events)
        facts = {"purged": purging.purge(store, secretariat(store.season), refs, ground), "backups": 0}
        facts["backups"] = len(list(store.paths.backups.glob("*.jumpup-backup*")))
    show(facts, sentence("cli.purged", facts), as_json=json)


def conflicts(season: SeasonFile, passphrase_file: PassphraseFile = None, json: AsJson = False) -> int:
    """두 노트북의 기록이 서로 다른 것과 따로 선 기록을 모두 알립니다."""
    from jumpup_desktop.services.seasons import reader
    from jumpup_desktop.services.seen.conflicts import open_conflicts
    from jumpup_desktop.store import branches

    with opened(season, passphrase_file) as store:
        found, apart = open_conflicts(store, reader(store.season)), branches.not_adopted(store.conn)
    lines = [sentence("cli.branch", asdict(one)) for one in apart] + told(found)
    facts = {"conflicts": [asdict(one) for one in found], "branches": [asdict(one) for one in apart]}
    show(facts, "\n".join(lines or [sentence("cli.no-conflicts")]), as_json=json)
    return 1 if found or apart else 0


def told(found: Sequence[ConflictSeen]) -> list[str]:
    """All conflicts in words: how many, then company by company what each is about and what each side said."""
    if not found:
        return []
    groups: dict[str, list[ConflictSeen]] = {}
    for one in found:
        groups.setdefault(one.company_name or sentence("ask.conflict-day"), []).append(one)
    lines = [sentence("cli.conflicts", {"n": len(found), "groups": len(groups)})]
    for company, ones in groups.items():
        lines += [sentence("cli.conflict-group", {"company": company, "n": len(ones)}), *_questions(ones)]
    return lines


def _questions(ones: Sequence[ConflictSeen]) -> Iterator[str]:
    """Each thing to be settled, with the first of its sides; all of them stand in the JSON."""
    from jumpup_desktop.services.seen.conflicts import asked_at_once

    united = [[one] for one in ones if not one.can_be_chosen]
    for asked in (*asked_at_once(ones), *united):
        first, n = asked[0], len(asked)
        yield f"  {sentence('ask.conflict-several', {'title': first.title, 'n': n}) if n > 1 else first.title}"
        texts = shortened([side.text for side in first.sides])
        yield from (f"    {s.at} {s.laptop} {s.by}: {t} [{s.ref}]" for s, t in zip(first.sides, texts, strict=True))


def shortened(texts: Sequence[str]) -> list[str]:
    """Texts on one line that fits, from where they begin to differ."""
    flat = [" ".join(text.split()) for text in texts]
    differ = (n for n, each in enumerate(zip(*flat, strict=False)) if len(set(each)) > 1)
    same = next(differ, min(map(len, flat), default=0))
    start = same - CONTEXT if same > LONGEST - CONTEXT else 0
    return [_cut(text, start) for text in flat]


def _cut(text: str, start: int) -> str:
    shown = text[start : start + LONGEST]
    return f"{'…' if start else ''}{shown}{'…' if start + LONGEST < len(text) else ''}"
