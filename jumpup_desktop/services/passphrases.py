"""Changes a season's passphrase, by the old one or by the recovery key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.errors import Trouble
from jumpup_desktop.services.seasons import MINIMUM_PASSPHRASE
from jumpup_desktop.store import files, keys, season_paths, vault

if TYPE_CHECKING:
    from pathlib import Path


def change(
    file: Path,
    new: str,
    *,
    known: str | None = None,
    recovery_identity: str | None = None,
    cost: keys.KdfCost = keys.PASSPHRASE_COST,
) -> None:
    """Rewrite the passphrase slot. Copies made earlier keep the old one. Raises Trouble."""
    if len(new) < MINIMUM_PASSPHRASE:
        raise Trouble("vault.short-passphrase", least=MINIMUM_PASSPHRASE)
    paths = season_paths.paths_of(file)
    if recovery_identity is not None:
        _, data_key = vault.unlock_by_recovery(paths, recovery_identity)
    else:
        _, data_key = vault.unlock(paths, known or "")
    lock = files.FileLock(paths.lock)
    lock.acquire()
    try:
        vault.change_passphrase(paths, data_key, new, cost)
    finally:
        lock.release()
