"""The season's root and the panels' authorities: from a folder the secretariat keeps, or made here and marked local."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jumpup_desktop import given
from jumpup_desktop.domain.dates import seoul
from jumpup_desktop.domain.record.season import SEASON
from jumpup_desktop.errors import Trouble, trouble_of
from jumpup_desktop.store import files, keys, settings

if TYPE_CHECKING:
    from pathlib import Path

    from cryptography.x509 import Certificate

    from jumpup_desktop.documents.authority import Identity
    from jumpup_desktop.store.season_store import Store

ROOT_CERTIFICATE, ROOT_KEY = "root.crt", "root.key"
MOST_BYTES = 1024 * 1024
PANEL_FORMAT = "jumpup-panel-ca/1"
_LOCAL_ROOT = "local-root-key"


@dataclass(frozen=True, slots=True)
class RootCertificate:
    """A root certificate: DER bytes and fingerprint."""

    der: bytes
    sha256: str


def new_root(folder: Path, programme: str, utc_ms: int) -> Identity:
    """Make a root in a folder of its own (`jumpup ca new`). Raises Trouble when the folder holds one already."""
    from jumpup_desktop.documents import authority

    if any((folder / name).exists() for name in (ROOT_KEY, ROOT_CERTIFICATE)):
        raise Trouble("ca.exists", path=str(folder))
    root = authority.new_root(programme, seoul(utc_ms))
    try:
        is_ours = not folder.exists()
        folder.mkdir(parents=True, exist_ok=True)
        if is_ours:
            folder.chmod(0o700)
    except OSError as error:
        raise trouble_of(error) from error
    files.write_durably(folder / ROOT_CERTIFICATE, authority.pem(root.certificate))
    files.write_durably(folder / ROOT_KEY, root.pkcs8())
    (folder / ROOT_KEY).chmod(0o600)
    return root


def read_root(folder: Path) -> Identity:
    """The root of a folder. Raises Trouble: `ca.missing`, `ca.not-a-pair`."""
    from cryptography.exceptions import UnsupportedAlgorithm

    from jumpup_desktop.documents import authority

    try:
        key, public = (given.read(folder / name, MOST_BYTES) for name in (ROOT_KEY, ROOT_CERTIFICATE))
        root = authority.load(key, public)
    except (Trouble, ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise Trouble("ca.missing", path=str(folder)) from error
    if root.key.public_key() != root.certificate.public_key():
        raise Trouble("ca.not-a-pair", path=str(folder))
    return root


def root_for_season(store: Store, programme: str, folder: Path | None) -> RootCertificate:
    """The season's root: read from the folder, or made here and kept inside the encrypted file, marked local."""
    from jumpup_desktop.documents import authority

    if folder is not None:
        root = read_root(folder)
    else:
        root = authority.new_root(programme, seoul(store.now().utc_ms))
        settings.put(store.conn, _LOCAL_ROOT, root.pkcs8().hex())
    return RootCertificate(authority.der(root.certificate), root.fingerprint)


def local_root(store: Store) -> Identity | None:
    """The season's own root key, where it was made here."""
    from jumpup_desktop.documents import authority

    public = bytes.fromhex(store.known(SEASON, store.season).root_certificate)
    return settings.read(store.conn, _LOCAL_ROOT, lambda key: authority.load(bytes.fromhex(key), public))


def root_certificate(store: Store) -> Certificate:
    """The season's root certificate."""
    from jumpup_desktop.documents import authority

    return authority.read_certificate(bytes.fromhex(store.known(SEASON, store.season).root_certificate))


def new_panel(root: Identity, meeting: str, utc_ms: int) -> Identity:
    """A panel's authority for one meeting."""
    from jumpup_desktop.documents import authority

    return authority.new_panel(root, meeting, seoul(utc_ms))


def issue_panel(folder: Path, meeting: str, out: Path, passphrase: str, utc_ms: int) -> str:
    """Make a panel's authority under the root of a folder and leave it locked in a file; its fingerprint."""
    from jumpup_desktop.documents import authority

    files.require_free(out)
    panel = new_panel(read_root(folder), meeting, utc_ms)
    secret = json.dumps({"key": panel.pkcs8().hex(), "certificate": authority.der(panel.certificate).hex()})
    slot = keys.wrap(secret.encode(), passphrase, keys.PASSPHRASE_COST, f"panel:{meeting}")
    files.write_durably(out, json.dumps({"format": PANEL_FORMAT, "meeting": meeting, "slot": slot}).encode())
    return panel.fingerprint


def read_panel(file: Path, passphrase: str) -> tuple[str, Identity]:
    """The meeting as it was named, and its panel authority, of a locked file. Raises Trouble."""
    from jumpup_desktop.documents import authority

    try:
        content = json.loads(given.read(file, MOST_BYTES))
        if content["format"] != PANEL_FORMAT:
            raise Trouble("ca.missing", path=str(file))
        secret = json.loads(keys.unwrap(content["slot"], passphrase, f"panel:{content['meeting']}"))
        panel = authority.load(bytes.fromhex(secret["key"]), bytes.fromhex(secret["certificate"]))
        return str(content["meeting"]), panel
    except keys.WrongPassphrase as error:
        raise keys.WrongPassphrase("ca.wrong-passphrase", path=str(file)) from error
    except Trouble as error:
        if error.code != "vault.keys-damaged":
            raise
        raise Trouble("ca.missing", path=str(file)) from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Trouble("ca.missing", path=str(file)) from error
