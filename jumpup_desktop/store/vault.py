"""A season's key: made, unlocked by passphrase or recovery key, the passphrase changed."""

from __future__ import annotations

import secrets
from contextlib import suppress
from typing import TYPE_CHECKING

from jumpup_desktop.errors import Trouble, trouble_of
from jumpup_desktop.store import guesses, keys, own, slots
from jumpup_desktop.store.files import write_durably

if TYPE_CHECKING:
    from jumpup_desktop.store.season_paths import SeasonPaths


def create_keys(paths: SeasonPaths, passphrase: str, recipient: str, cost: keys.KdfCost) -> tuple[str, bytes]:
    """Make the key slots of a new season; its id and data key. Raises Trouble."""
    season, data_key = secrets.token_hex(16), keys.new_data_key()
    recovery = keys.recovery_slot(data_key, recipient)
    slot = keys.wrap(data_key, passphrase, cost, season)
    _store_keys(paths, keys.KeyFile(season, slot, recovery))
    return season, data_key


def unlock(paths: SeasonPaths, passphrase: str) -> tuple[str, bytes]:
    """(season id, data key). Raises Trouble: not found, wrong passphrase, too many guesses."""
    there = slots.of(paths)
    guesses.require_waited(paths)

    def open_slot(one: keys.KeyFile) -> bytes:
        return keys.unwrap(one.passphrase, passphrase, one.season)

    try:
        found = slots.opened(paths, there, open_slot, _is_newer, binds=True)
    except keys.WrongPassphrase:
        guesses.add(paths)
        raise
    guesses.forget(paths)
    return found


def unlock_by_recovery(paths: SeasonPaths, identity: str) -> tuple[str, bytes]:
    """(season id, data key) by the recovery key. Raises Trouble, `vault.wrong-recovery` for one of something else."""

    def open_slot(one: keys.KeyFile) -> bytes:
        return keys.recover(one.recovery, identity)

    try:
        there = slots.of(paths)
        return slots.opened(paths, there, open_slot, _recovers_otherwise, binds=False)
    except keys.WrongPassphrase as error:
        raise Trouble("vault.wrong-recovery") from error


def _is_newer(copy: keys.KeyFile, there: keys.KeyFile) -> bool:
    """A former passphrase opens nothing."""
    return copy.changed > there.changed


def _recovers_otherwise(copy: keys.KeyFile, there: keys.KeyFile) -> bool:
    """The recovery key of a season never changes: what is beside may have been written by anybody."""
    return copy.recovery != there.recovery


def change_passphrase(paths: SeasonPaths, data_key: bytes, passphrase: str, cost: keys.KdfCost) -> None:
    """Rewrite the passphrase slot here. Copies made earlier still open with the old passphrase.

    Raises Trouble("store.damaged") where the key opens nothing here: what does would be written over.
    """
    if not slots.fits(paths, data_key):
        raise Trouble("store.damaged", path=str(paths.file), detail="no key fits")
    old = slots.read(paths)
    slot = keys.wrap(data_key, passphrase, cost, old.season)
    _store_keys(paths, keys.KeyFile(old.season, slot, old.recovery, min(old.changed + 1, keys.MOST_CHANGES - 1)))


def _store_keys(paths: SeasonPaths, key_file: keys.KeyFile) -> None:
    """The copy first: where it cannot be written, nothing was changed. Raises Trouble."""
    copy = slots.copy_of(key_file.season)
    try:
        copy.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise trouble_of(error) from error
    before = own.read(copy, own.SMALL) if own.is_plain_file(copy) else b""
    write_durably(copy, key_file.encoded())
    try:
        write_durably(paths.keys, key_file.encoded())
    except Trouble:
        with suppress(Trouble, OSError):
            write_durably(copy, before) if before else copy.unlink()
        raise
