"""Opening, closing, auditing and rebuilding a season that has grown, each beside its bare limit and done in turn."""

from __future__ import annotations

import hashlib
import json
import os
import statistics
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from jumpup_desktop.services.journals import heads_in_papers
from jumpup_desktop.store import auditing, engine, projection, season_paths, vault
from jumpup_desktop.store.keys import subkey
from jumpup_desktop.store.season_store import Store
from jumpup_desktop.store.tables.registry import SUBJECTS
from tests.bench.acts import insert, medians
from tests.conftest import PASSPHRASE
from tests.season_of_days import growing_season

if TYPE_CHECKING:
    from collections.abc import Iterator

DAYS, COMPANIES, LONG_COMPANIES = 20, 3, 17
ROUNDS = 9
EVENTS = (
    "SELECT e.header, e.sig, b.salt, b.body FROM event e LEFT JOIN body b"
    " ON b.device = e.device AND b.stream = e.stream AND b.seq = e.seq ORDER BY e.device, e.stream, e.seq"
)
IDLE = """
import json, sys
from pathlib import Path
from jumpup_desktop.store import season_paths, vault
from jumpup_desktop.store.season_store import Store
from tests.bench.wholeness import PASSPHRASE, held
paths = season_paths.SeasonPaths(Path(sys.argv[1]))
store = Store(paths, *vault.unlock(paths, PASSPHRASE))
store.conn.execute("SELECT count(*) FROM setting").fetchone()
idle = held("VmRSS")
Path("/proc/self/clear_refs").write_text("5")
store.rebuild()
print(json.dumps([idle, held("VmHWM")]))
store.close(copy=False)
"""


def measure(folder: Path) -> Iterator[str]:
    """Medians of processor time; with `--long` days of seventeen companies."""
    os.environ["JUMPUP_DATA_DIR"] = f"{folder}/user"
    companies = LONG_COMPANIES if "--long" in sys.argv else COMPANIES
    place = folder / "days"
    place.mkdir()
    days = growing_season(place, companies)
    for _, (file, _) in zip(range(DAYS), days, strict=False):
        season = file
    paths = season_paths.SeasonPaths(season)
    unlocked = vault.unlock(paths, PASSPHRASE)
    yield from _opening(paths, unlocked)
    yield from _audit(paths, unlocked)
    yield from _rebuild(paths, unlocked)
    if sys.platform == "linux":
        yield _memory(season)


def _opening(paths: season_paths.SeasonPaths, unlocked: tuple[str, bytes]) -> Iterator[str]:
    opened, closed = [], []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        store = Store(paths, *unlocked, owes_copy=True)
        opened.append(time.perf_counter() - begun)
        insert(store)
        begun = time.perf_counter()
        store.close()
        closed.append(time.perf_counter() - begun)
    yield f"wholeness: opening beside argon2 {statistics.median(opened) * 1000:.0f} ms; goal 150"
    yield f"wholeness: closing with a copy {statistics.median(closed) * 1000:.0f} ms; goal 500"


def _audit(paths: season_paths.SeasonPaths, unlocked: tuple[str, bytes]) -> Iterator[str]:
    it = auditing.ToAudit(paths, *unlocked, paths.file)
    bare, audit, whole = medians(
        lambda: _read_and_hash(paths, unlocked[1]),
        lambda: auditing.audit(it),
        lambda: auditing.audit(it, more=heads_in_papers),
        rounds=ROUNDS,
    )
    events = auditing.audit(it).events
    size = sum(path.stat().st_size for path in (paths.file, *paths.blobs.iterdir())) / 1e6
    yield (
        f"wholeness: auditing {events} events and {size:.0f} MB {audit:.0f} ms = {audit / bare:.2f} × reading and"
        f" hashing them ({bare:.0f} ms); goal 2.5; with what each day's newest paper says {whole / bare:.2f} ×"
    )


def _read_and_hash(paths: season_paths.SeasonPaths, data_key: bytes) -> None:
    """The same bytes: each event and its body, the file's pages, the attachments."""
    with closing(engine.connect_read_only(paths.file, subkey(data_key, "database"), with_journal=True).conn) as conn:
        for header, sig, salt, body in conn.execute(EVENTS):
            hashlib.sha256(header + (sig or b"")).digest()
            hashlib.sha256((salt or b"") + (body or b"")).digest()
    for path in (paths.file, *sorted(paths.blobs.iterdir())):
        with path.open("rb") as file:
            hashlib.file_digest(file, "sha256")


def _rebuild(paths: season_paths.SeasonPaths, unlocked: tuple[str, bytes]) -> Iterator[str]:
    store = Store(paths, *unlocked)
    tables = list(dict.fromkeys([*(t for shown in SUBJECTS.values() for t in shown.tables), "conflict", "closed_by"]))
    rows = {table: store.conn.execute(f"SELECT * FROM {table}").fetchall() for table in tables}

    def rewrite() -> None:
        store.conn.execute("BEGIN IMMEDIATE")
        for table in reversed(tables):
            store.conn.execute(f"DELETE FROM {table}")
        projection.insert_rows(store.conn, rows)
        store.conn.execute("COMMIT")

    def rebuild() -> None:
        store.conn.execute("BEGIN IMMEDIATE")
        with engine.little_memory(store.conn):
            projection.rebuild(store.conn)
        store.conn.execute("COMMIT")

    bare, rebuilt, told = medians(rewrite, rebuild, store.rebuild, rounds=ROUNDS)
    store.close(copy=False)
    yield (
        f"wholeness: rebuilding {sum(map(len, rows.values()))} rows {rebuilt:.0f} ms = {rebuilt / bare:.1f} × writing"
        f" them ({bare:.0f} ms); goal 20; with the comparison of before and after {told / bare:.1f} ×"
    )


def _memory(season: Path) -> str:
    """In a process of its own: what the rebuilding holds above an open season."""
    done = subprocess.run([sys.executable, "-c", IDLE, str(season)], capture_output=True, text=True, check=True)
    idle, most = json.loads(done.stdout)
    return f"wholeness: rebuilding holds {most - idle:.0f} MB above the open season ({idle:.0f} MB); goal 30"


def held(name: str) -> float:
    """MB of this process, now (`VmRSS`) or at most (`VmHWM`)."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name)) / 1024
