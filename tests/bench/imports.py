"""A workbook of 10,000 rows × 32 columns: our check, our check and load, against openpyxl only reading it."""

from __future__ import annotations

import subprocess
import sys
import time
from statistics import median
from typing import TYPE_CHECKING

from openpyxl import Workbook, load_workbook

from jumpup_desktop.assets import asset
from jumpup_desktop.services import checks, policies, seasons, step1_loads
from jumpup_desktop.store.keys import LEAST_COST

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ROWS = 10_000
ROUNDS = 5
DROPPED = {
    "모형·버전", "추천기관 유형", "비고", "관리키", "업종명", "인적효율성", "산업안정성", "유사그룹대조", "인프라",
    "고객네트워크", "전문인력", "AS-IS",
}  # fmt: skip
WEIGHTS = (1, 3, 7, 1, 3, 7, 1, 3, 5)


def measure(folder: Path) -> Iterator[str]:
    """Ratios of medians over interleaved rounds."""
    path = folder / "10000x32.xlsx"
    _write(path)
    read, check, load = [], [], []
    for n in range(ROUNDS):
        read.append(_openpyxl_reads(path))
        checked, loaded = _we_check_and_load(path, folder / f"season-{n}")
        check.append(checked)
        load.append(loaded)
    yield f"openpyxl reads        {median(read):.2f} s"
    yield f"check                 {median(check):.2f} s   {median(read) / median(check):.2f} × faster"
    yield f"check and load        {median(load):.2f} s   {median(read) / median(load):.2f} × faster"


def _write(path: Path) -> None:
    grid = [list(row) for row in load_workbook(asset("demo", "step1.xlsx"))["STEP1 결과"].iter_rows(values_only=True)]
    keep = [i for i, head in enumerate(grid[4]) if str(head).replace("\n", " ") not in DROPPED]
    body = [row for row in grid[5:] if isinstance(row[0], int)]
    book = Workbook(write_only=True)
    sheet = book.create_sheet("STEP1 결과")
    for row in grid[:5]:
        sheet.append([row[i] for i in keep])
    for n in range(ROWS):
        row = list(body[n % len(body)])
        row[0], row[2], row[3] = n + 1, f"{str(row[2]).strip()}{n // len(body) or ''}", _number(n)
        sheet.append([row[i] for i in keep])
    book.save(path)


def _number(count: int) -> str:
    digits = f"{100_000_000 + count * 37:09d}"
    total = sum(int(d) * w for d, w in zip(digits, WEIGHTS, strict=True)) + int(digits[8]) * 5 // 10
    return f"{digits[:3]}-{digits[3:5]}-{digits[5:]}{(10 - total % 10) % 10}"


BASELINE = """
import sys, time
from openpyxl import load_workbook
start = time.perf_counter()
rows = sum(1 for _ in load_workbook(sys.argv[1]).worksheets[0].iter_rows(values_only=True))
print(rows, time.perf_counter() - start)
"""


def _openpyxl_reads(path: Path) -> float:
    """In a process of its own, so that what it leaves in memory slows nobody else; its start is not counted."""
    said = subprocess.run([sys.executable, "-c", BASELINE, str(path)], capture_output=True, text=True, check=True)
    rows, seconds = said.stdout.split()
    if int(rows) < ROWS:
        raise RuntimeError("the baseline read too little")
    return float(seconds)


def _we_check_and_load(path: Path, file: Path) -> tuple[float, float]:
    policy = policies.shipped()
    store = seasons.create(seasons.Request(file, "재기용 긴 암호문구", policy, cost=LEAST_COST)).store
    start = time.perf_counter()
    checked = checks.step1(path, policy.policy, store.now().utc_ms)
    check = time.perf_counter() - start
    done = step1_loads.load(store, seasons.secretariat(store.season), checked, path)
    both = time.perf_counter() - start
    store.close()
    if done.added != ROWS:
        raise RuntimeError(f"loaded {done.added} of {ROWS}")
    return check, both
