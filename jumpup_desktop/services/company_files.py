"""Files a company handed in: kept whole and encrypted, named by their hash; PDFs can be read inside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jumpup_desktop import given
from jumpup_desktop.domain.rules import existing
from jumpup_desktop.domain.selection import company as rules
from jumpup_desktop.domain.selection.company import COMPANY
from jumpup_desktop.errors import Trouble, trouble_of

if TYPE_CHECKING:
    from pathlib import Path

    from jumpup_desktop.domain.record.event import Actor
    from jumpup_desktop.domain.selection.company import FileKind
    from jumpup_desktop.store.season_store import Store

LIMIT = 200 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that was read and sealed, but is not on record yet."""

    name: str
    sha256: str


def read(store: Store, path: Path) -> Incoming:
    """Read a file and lay it sealed beside the season, from any thread; without `attach` it is swept later.

    Raises Trouble("company.file-too-large", "machine.…").
    """
    content = _read(path)
    return Incoming(path.name, store.attach(content))


def attach(store: Store, actor: Actor, company: str, file: Incoming, kind: FileKind) -> str:
    """Note the file with the company; its hash. The same again changes nothing, and the deck stays the deck.

    A file that is known as something else is noted anew as what it is called now. Refuses `company.unknown`.
    """
    state = existing(store.get(COMPANY, company), "company.unknown")
    known = next((f for f in state.files if f.sha256 == file.sha256), None)
    if known is not None and (known.kind == kind or known == state.deck):
        return file.sha256
    with store.transaction() as tx:
        body = rules.FileAttached(file.sha256, file.name, kind)
        tx.append(actor, [rules.attach_file(tx.get(COMPANY, company), body)])
    return file.sha256


def _read(path: Path) -> bytes:
    given.require_plain(path)
    try:
        if path.stat().st_size > LIMIT:
            raise Trouble("company.file-too-large", name=path.name, limit=LIMIT // 1024 // 1024)
        return path.read_bytes()
    except OSError as error:
        raise trouble_of(error) from error
