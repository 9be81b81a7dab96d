"""How a command opens a season: the passphrase comes from a file or from JUMPUP_PASSPHRASE, never from the line."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jumpup_desktop.errors import Trouble, trouble_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jumpup_desktop.store.clocks import Clocks
    from jumpup_desktop.store.season_store import Store

LONGEST = 1024 * 1024
"""Bytes of a passphrase."""
PassphraseFile = Annotated[Path | None, typer.Option("--passphrase-file", help="암호가 든 파일")]
AsJson = Annotated[bool, typer.Option("--json", help="JSON으로 출력")]
SeasonFile = Annotated[Path, typer.Argument(metavar="SEASON", help="시즌 파일")]


def passphrase(file: Path | None) -> str:
    """The passphrase; only the line end of the file is not part of it. Raises Trouble("vault.no-passphrase")."""
    if file is not None:
        try:
            with file.open("rb") as source:  # a pipe too: the shell may write into it
                content = source.read(LONGEST + 1)
            if len(content) > LONGEST:
                raise Trouble("machine.too-large", path=str(file), mb=1)
            return content.decode("utf-8-sig").rstrip("\r\n")
        except UnicodeDecodeError as error:
            raise Trouble("vault.passphrase-encoding", path=str(file)) from error
        except OSError as error:
            raise trouble_of(error) from error
    given = os.environ.get("JUMPUP_PASSPHRASE")
    if not given:
        raise Trouble("vault.no-passphrase")
    return given


@contextmanager
def opened(season: Path, file: Path | None, clocks: Clocks | None = None) -> Iterator[Store]:
    """An open season, closed at the end whatever happens. Raises Trouble where a page of it cannot be read."""
    from jumpup_desktop.store import engine
    from jumpup_desktop.store.season_store import open_season

    store = open_season(season, passphrase(file), clocks=clocks)
    try:
        yield store
    except engine.library().DatabaseError as error:
        raise engine.trouble_of(error, season) from error
    finally:
        store.close()
