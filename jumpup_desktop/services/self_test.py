"""Whether this laptop can hold a panel day: run by an IT officer the day before, by the secretary in the morning."""

from __future__ import annotations

import hashlib
import platform
import secrets
import shutil
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from jumpup_desktop.errors import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Level = Literal["ok", "warn", "bad"]
SEOUL_MINUTES = 540
FREE_WARN, FREE_BAD = 2 * 1024**3, 300 * 1024**2
SLOW_SYNC_MS = 200
STICK_BYTES = 8 * 1024**2


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found: `check.CODE` is its sentence."""

    code: str
    level: Level
    values: tuple[tuple[str, str], ...] = ()

    @property
    def shown(self) -> dict[str, str]:
        """The values by name."""
        return dict(self.values)


def run(folder: Path, stick: Path | None = None) -> tuple[Finding, ...]:
    """Every check that needs no screen; a check that cannot run is itself a finding."""
    return tuple(finding for check in _checks(folder, stick) for finding in _guarded(check))


def _checks(folder: Path, stick: Path | None) -> Iterator[Callable[[], list[Finding]]]:
    yield _clock
    yield lambda: _disk(folder)
    yield _engine
    yield _keys
    yield _papers
    yield _child
    if stick is not None:
        yield lambda: _stick(stick)


def _guarded(check: Callable[[], list[Finding]]) -> list[Finding]:
    try:
        return check()
    except Exception as error:
        code = error.code if isinstance(error, Trouble) else type(error).__name__
        return [Finding("check.failed", "bad", (("what", code), ("detail", str(error))))]


def _clock() -> list[Finding]:
    """Zone of Seoul; running time and wall time agree for a third of a second."""
    from jumpup_desktop.store.clocks import SystemClocks

    clocks = SystemClocks()
    first = clocks.now()
    time.sleep(0.3)
    last = clocks.now()
    ran, walked = (last.monotonic_ns - first.monotonic_ns) // 1_000_000, last.utc_ms - first.utc_ms
    found = [Finding("check.clock", "ok" if abs(ran - walked) <= 50 else "bad", (("ms", str(abs(ran - walked))),))]
    zone = last.utc_offset_min
    now = f"{datetime.now().astimezone():%H:%M}"
    found.append(Finding("check.zone", "ok" if zone == SEOUL_MINUTES else "warn", (("now", now),)))
    return found


def _disk(folder: Path) -> list[Finding]:
    """Room, and how long a durable write takes."""
    folder.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(folder).free
    level: Level = "bad" if free < FREE_BAD else "warn" if free < FREE_WARN else "ok"
    found = [Finding("check.disk", level, (("gb", f"{free / 1024**3:.1f}"), ("path", str(folder))))]
    slowest = max(_timed_write(folder / f".check-{n}") for n in range(5))
    sync: Level = "ok" if slowest <= SLOW_SYNC_MS else "warn"
    return [*found, Finding("check.sync", sync, (("ms", str(slowest)),))]


def _timed_write(path: Path) -> int:
    from jumpup_desktop.store.files import write_durably

    began = time.monotonic_ns()
    try:
        write_durably(path, b"x" * 4096)
    finally:
        path.unlink(missing_ok=True)
    return (time.monotonic_ns() - began) // 1_000_000


def _engine() -> list[Finding]:
    """A keyed database opens with its key and not with another."""
    from jumpup_desktop.store import engine

    with tempfile.TemporaryDirectory() as place:
        file, key = Path(place) / "check.db", bytes(32)
        made = engine.connect(file, key)
        made.conn.execute("CREATE TABLE t (x)")
        made.conn.close()
        try:
            engine.connect(file, bytes([1]) * 32).conn.execute("SELECT * FROM t")
        except (Trouble, engine.library().DatabaseError):
            return [Finding("check.engine", "ok")]
    return [Finding("check.engine", "bad")]


def _keys() -> list[Finding]:
    """Certificates can be made and are what they say."""
    from jumpup_desktop.documents import authority
    from jumpup_desktop.domain.dates import seoul

    root = authority.new_root("check", seoul(time.time_ns() // 1_000_000))
    panel = authority.new_panel(root, "check", seoul(time.time_ns() // 1_000_000))
    good = authority.is_issued_by(panel.certificate, root.certificate)
    return [Finding("check.keys", "ok" if good else "bad")]


def _papers() -> list[Finding]:
    """A page with Hangul is drawn, and shown as a picture."""
    from jumpup_desktop.documents.day_lists import DayList, draw
    from jumpup_desktop.documents.day_printouts import ListHead
    from jumpup_desktop.documents.print_copy import page_png
    from jumpup_desktop.domain.dates import seoul
    from jumpup_desktop.services.papers.desk import APP

    head = ListHead("CHECK", "도약(Jump-Up) 프로그램", "점검", "㈜한글·힣", "-", "-")
    listed = DayList("점검", (("글", 100.0),), (("가나다 힣 ㈜ 漢",),))
    pdf = draw(head, listed, 1, created=seoul(time.time_ns() // 1_000_000), app_version=APP)
    return [Finding("check.papers", "ok" if page_png(pdf, 0, 72).startswith(b"\x89PNG") else "bad")]


def _child() -> list[Finding]:
    """A child process starts and answers: nothing on this machine holds it back."""
    from jumpup_desktop.importers.scans import Scans
    from jumpup_desktop.services.jobs import ProcessJobs

    began = time.monotonic()
    ProcessJobs().start("scans.read", {"files": []}, Scans, None).result()
    return [Finding("check.child", "ok", (("s", f"{time.monotonic() - began:.1f}"),))]


def _stick(stick: Path) -> list[Finding]:
    """Writes, reads back, and leaves nothing."""
    content = hashlib.sha256(b"stick").digest() * (STICK_BYTES // 32)
    path = stick / f".jumpup-check-{secrets.token_hex(8)}"
    began = time.monotonic()
    try:
        with path.open("xb") as file:
            file.write(content)
        same = path.read_bytes() == content
    except OSError as error:
        return [Finding("check.stick-refused", "bad", (("path", str(stick)), ("detail", error.strerror or "")))]
    finally:
        with suppress(OSError):
            path.unlink()
    free = shutil.disk_usage(stick).free // 1024**2
    values = (("path", str(stick)), ("mb", str(free)), ("s", f"{time.monotonic() - began:.1f}"))
    return [Finding("check.stick", "ok" if same and free > 200 else "bad", values)]


def save_slip(findings: Sequence[Finding], target: Path) -> None:
    """준비 점검표 as a PDF to print and sign. Raises Trouble."""
    from jumpup_desktop.store.files import write_durably

    write_durably(target, _slip(findings))


def _slip(findings: Sequence[Finding]) -> bytes:
    from jumpup_desktop.assets import sentence
    from jumpup_desktop.documents.day_lists import DayList, draw
    from jumpup_desktop.documents.day_printouts import ListHead
    from jumpup_desktop.domain.dates import date_with_weekday, seoul
    from jumpup_desktop.services.papers.desk import APP

    words = {"ok": "양호", "warn": "확인 필요", "bad": "불가"}
    rows = tuple((str(n), sentence(f.code, f.shown), words[f.level]) for n, f in enumerate(findings, 1))
    now = datetime.now().astimezone()
    head = ListHead(
        f"CHK{now:%y%m%d}",
        "도약(Jump-Up) 프로그램",
        "준비 점검",
        "",
        f"{date_with_weekday(now.date())} {now:%H:%M}",
        platform.node(),
    )
    columns = (("번호", 14.0), ("점검한 것", 128.0), ("결과", 26.0))
    note = f"점검한 사람:                              (서명)      Python {sys.version.split()[0]}"
    made = seoul(int(now.timestamp() * 1000))
    return draw(head, DayList("준비 점검표", columns, rows, note), 1, created=made, app_version=APP)
