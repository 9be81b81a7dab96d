"""Files a company handed in: kept whole and encrypted, named by their hash; PDFs can be read inside."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from jumpup_desktop.domain.rules import existing
from jumpup_desktop.domain.selection import company as rules
from jumpup_desktop.errors import Trouble, trouble_of

if TYPE_CHECKING:
    from pathlib import Path

    from jumpup_desktop.domain.record.event import Actor
    from jumpup_desktop.domain.selection.company import FileSort
    from jumpup_desktop.store.season_store import Store

LIMIT = 200 * 1024 * 1024


def attach(store: Store, actor: Actor, company: str, path: Path, sort: FileSort) -> str:
    """Keep a file with the company; its hash. The same file again changes nothing.

    Raises Trouble("company.file-too-large", "machine.…"); refuses `company.unknown`.
    """
    content = _read(path)
    digest = hashlib.sha256(content).hexdigest()
    state = existing(store.state("company", company), "company.unknown")
    if any(f.sha256 == digest for f in state.files):
        return digest
    store.attach(content, path.name, digest)
    with store.transaction() as tx:
        body = rules.FileAttached(digest, path.name, sort)
        tx.append(actor, [rules.attach_file(tx.state("company", company), body)])
    return digest


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > LIMIT:
            raise Trouble("company.file-too-large", name=path.name, limit=LIMIT // 1024 // 1024)
        return path.read_bytes()
    except OSError as error:
        raise trouble_of(error) from error
