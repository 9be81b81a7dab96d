"""The whole day once more, on an X server with a laptop's screen and a projector beside it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

LEFT = ("left", "1366/361x768/203+0+0", "screen")
RIGHT = ("right", "1366/361x768/203+1366+0", "none")


@pytest.fixture
def display() -> Iterator[str]:
    """A virtual X server; `-noreset` keeps its two monitors."""
    missing = [name for name in ("Xvfb", "xrandr") if shutil.which(name) is None]
    if missing:
        pytest.skip(f"{', '.join(missing)} is not installed here; CI has it")
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "2732x768x24", "-noreset", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        with os.fdopen(reading) as answer:
            name = f":{answer.readline().strip()}"
        for monitor in (LEFT, RIGHT):
            subprocess.run(["xrandr", "-d", name, "--setmonitor", *monitor], check=True, capture_output=True)
        yield name
        server.terminate()


@pytest.mark.long
def test_the_day_runs_on_laptop_and_projector(display: str) -> None:
    """Real windows, a real stage on the second screen, unplugged and plugged in again."""
    here = Path(__file__).parent
    tests = [
        f"{here}/test_whole_day.py",
        f"{here}/test_projector.py",
    ]
    environment = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests],
        env=environment, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-500:]
    assert "2 passed" in done.stdout
