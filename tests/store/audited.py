"""The audit of a season's file as the command makes it, but for the signatures of papers, which a child judges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.services.journals import heads_in_papers
from jumpup_desktop.store import auditing, season_paths, vault
from tests.conftest import PASSPHRASE

if TYPE_CHECKING:
    from pathlib import Path

    from jumpup_desktop.store.auditing import Audited


def audited(season: Path) -> Audited:
    """What the audit finds. Raises Trouble where the file cannot be read."""
    paths = season_paths.SeasonPaths(season)
    it = auditing.ToAudit(paths, *vault.unlock(paths, PASSPHRASE), season, is_thorough=True)
    return auditing.audit(it, more=heads_in_papers)
