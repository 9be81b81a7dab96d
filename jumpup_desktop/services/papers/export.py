"""Papers leave the season: sealed ones as they are, drafts with a watermark, and the unsigned archive copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.dates import seoul
from jumpup_desktop.domain.filenames import file_name
from jumpup_desktop.domain.meeting.item import ITEM
from jumpup_desktop.domain.meeting.paper import PAPER
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.rules import existing, require
from jumpup_desktop.errors import Trouble, trouble_of
from jumpup_desktop.services import records
from jumpup_desktop.services.papers import desk, signing
from jumpup_desktop.services.papers.day import read_day
from jumpup_desktop.services.papers.exported import leave
from jumpup_desktop.services.papers.paper_kinds import Wanted
from jumpup_desktop.services.papers.told import short_name
from jumpup_desktop.store import journal
from jumpup_desktop.store.tables import meetings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime
    from pathlib import Path

    from cryptography.x509 import Certificate

    from jumpup_desktop.domain.policy import MeetingKind
    from jumpup_desktop.domain.record.event import Reader
    from jumpup_desktop.services.papers.day import DayRecord
    from jumpup_desktop.services.papers.exported import Exported
    from jumpup_desktop.store.season_store import Store


def sealed(store: Store, reader: Reader, meeting: str, out: Path) -> tuple[Exported, ...]:
    """Write every sealed paper of a meeting and the root certificate; what lies there stays.

    Refuses `paper.none-sealed`; raises Trouble("paper.other-root") for a folder with the papers of another season.
    """
    from jumpup_desktop.documents import authority
    from jumpup_desktop.services import authorities

    rows = [row for row in meetings.papers(store.conn, meeting) if row.status == "sealed"]
    kind = read_day(store, meeting).kind
    if not rows:
        raise Refused("paper.none-sealed")
    _folder(out)
    root = authorities.root_certificate(store)
    _require_own_root(out / "root.crt", root)
    store.device.remember(durably=True)
    leaving(store, reader, "sealed", rows)
    leave(out / "root.crt", "root", "", authority.pem(root))
    done = []
    for row in rows:
        path = out / _name(row, kind)
        paper = desk.existing(store, row.id)
        done.append(leave(path, row.rule, row.number, store.attachment(signing.current_sha256(store, paper))))
    return tuple(done)


def _require_own_root(file: Path, root: Certificate) -> None:
    """Raises Trouble("paper.other-root") where another root lies there; what is none makes way for ours."""
    from jumpup_desktop.services import verification

    try:
        found = verification.read_root(file)
    except Trouble:
        return
    if found != root:
        raise Trouble("paper.other-root", path=str(file.parent))


def _name(row: meetings.PaperRow, kind: MeetingKind) -> str:
    rule = kind.paper(row.rule)
    return file_name(row.number, short_name(rule) if rule else row.rule, _edition(row.edition), ending=".pdf")


def _edition(number: int) -> str:
    return f"제{number}판" if number > 1 else ""


def drafts(store: Store, reader: Reader, meeting: str, out: Path) -> tuple[Exported, ...]:
    """Write every paper that was begun, unsigned and with a watermark; nothing enters the record.

    Refuses `paper.none-begun`.
    """
    day = read_day(store, meeting)
    wanted = [w for w in desk.wanted(day) if store.get(PAPER, w.id) is not None]
    require(wanted, "paper.none-begun")
    leaving(store, reader, "drafts", wanted)
    return _write(out, wanted, lambda want: _draft(store, day, want), "초안")


def archive_copies(store: Store, reader: Reader, meeting: str, out: Path) -> tuple[Exported, ...]:
    """Write the unsigned PDF/A-1b copy of every fixed paper (행안부 고시 2008-43: the archive's format)."""
    day = read_day(store, meeting)
    fixed = [want for want in _every_edition(store, day) if desk.existing(store, want.id).frozen]
    leaving(store, reader, "archive", fixed)
    return _write(out, fixed, lambda want: (_archive(store, want), ()), "보존본")


def leaving(store: Store, reader: Reader, how: str, papers: Iterable[Wanted | meetings.PaperRow]) -> None:
    """Tell the access stream which papers leave, company by company."""
    numbers: dict[str, list[str]] = {}
    for paper in papers:
        turn = store.get(ITEM, paper.item) if paper.item else None
        numbers.setdefault(turn.company if turn else "", []).append(paper.number)
    store.access.left(reader, [(" ".join((how, *each)), company) for company, each in numbers.items()])


def _write(
    out: Path, wanted: Iterable[Wanted], make: Callable[[Wanted], tuple[bytes, tuple[str, ...]]], mark: str
) -> tuple[Exported, ...]:
    _folder(out)
    done = []
    for want in wanted:
        content, replaced = make(want)
        path = out / file_name(want.number, short_name(want.rule), _edition(want.edition), mark, ending=".pdf")
        done.append(leave(path, want.rule.id, want.number, content, replaced))
    return tuple(done)


def _draft(store: Store, day: DayRecord, want: Wanted) -> tuple[bytes, tuple[str, ...]]:
    from jumpup_desktop.documents.archive import build_base

    paper = desk.existing(store, want.id)
    content = desk.content(store, day, want, paper, desk.ways_of(day, want, paper))
    base = build_base(content, created=seoul(journal.last_written_at(store.conn)), app_version=desk.APP, draft=True)
    return base.pdf, base.replaced_glyphs


def _archive(store: Store, want: Wanted) -> bytes:
    """What was fixed, word for word."""
    from jumpup_desktop.documents.archive import archive_copy

    content = records.paper_in(store.attachment(signing.current_sha256(store, desk.existing(store, want.id))))
    return archive_copy(content, created=_fixed_at(store, want), app_version=desk.APP)


def _fixed_at(store: Store, want: Wanted) -> datetime:
    """When the paper was fixed: what shows it is of then, and the same however often it leaves. Refuses as `freeze`."""
    frozen = existing(desk.existing(store, want.id).frozen_by, "paper.not-frozen")
    return seoul(journal.written_at(store.conn, frozen))


def _every_edition(store: Store, day: DayRecord) -> list[Wanted]:
    """All papers that were begun, replaced editions too: a replaced paper may still wait for its scan."""
    rows = meetings.papers(store.conn, day.meeting.id)
    rules = {rule.id: rule for rule in day.kind.papers}
    return [Wanted(row.id, rules[row.rule], row.item, row.number, row.edition) for row in rows]


def ink_pages(store: Store, reader: Reader, meeting: str, out: Path) -> tuple[Exported, ...]:
    """Write the pages of every fixed paper that somebody signs in ink, with a code on each page.

    Refuses `paper.none-ink`.
    """
    day = read_day(store, meeting)
    wanted = [want for want in _every_edition(store, day) if _is_inked(store, want)]
    if not wanted:
        raise Refused("paper.none-ink")
    leaving(store, reader, "ink", wanted)
    return _write(out, wanted, lambda want: (ink_page(store, want), ()), "수기서명용")


def _is_inked(store: Store, want: Wanted) -> bool:
    state = store.get(PAPER, want.id)
    return bool(state and state.frozen and "ink" in dict(state.frozen.signers).values())


def ink_page(store: Store, want: Wanted) -> bytes:
    """The frozen pages of one paper, to be printed and signed in ink. Refuses `paper.not-frozen`."""
    from jumpup_desktop.documents.archive import ink_copy

    paper = desk.existing(store, want.id)
    content = records.paper_in(store.attachment(signing.current_sha256(store, paper)))
    base = signing.paper_base(store, want)
    return ink_copy(content, created=_fixed_at(store, want), app_version=desk.APP, base_sha256=base)


def _folder(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise trouble_of(error) from error
