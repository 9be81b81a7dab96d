"""Verifies a signed paper, by itself against pinned roots or against the season it says it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.dates import seoul
from jumpup_desktop.errors import Trouble, trouble_of

if TYPE_CHECKING:
    from pathlib import Path

    from cryptography.x509 import Certificate

    from jumpup_desktop.documents.verifying import Season, Verdict


def pinned_roots(folder: Path) -> tuple[Certificate, ...]:
    """The roots a person trusts on this machine: every certificate in the folder."""
    from jumpup_desktop.documents import authority

    found = sorted(folder.glob("*.crt")) if folder.is_dir() else []
    return tuple(authority.read_certificate(path.read_bytes()) for path in found)


def read_root(path: Path) -> Certificate:
    """A root certificate from a file, PEM or DER. Raises Trouble("ca.missing")."""
    from jumpup_desktop.documents import authority

    try:
        return authority.read_certificate(path.read_bytes())
    except (OSError, ValueError) as error:
        raise Trouble("ca.missing", path=str(path)) from error


def verify_file(path: Path, roots: tuple[Certificate, ...], utc_ms: int, season: Season | None = None) -> Verdict:
    """The verdict on a paper. Raises Trouble when the file cannot be read at all."""
    from jumpup_desktop.documents.verifying import verify

    try:
        content = path.read_bytes()
    except OSError as error:
        raise trouble_of(error) from error
    return verify(content, roots=roots, at=seoul(utc_ms), season=season)
