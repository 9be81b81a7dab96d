"""One entry for everything a developer does; standard library only, so that a bare Python starts it.

python3 dev.py demo      set up, play a panel day on sample data, leave the signed papers, open the window
python3 dev.py test      set up, run the tests (--long: every one)
python3 dev.py long      set up, run the long tests that a landing must pass
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "jumpup.stamp"
FONTS = ROOT / "build" / "assets"
VERAPDF = ROOT / "build" / "verapdf"
STAMPED = ("requirements.lock", "assets.lock", "pyproject.toml")

QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
}
SCREEN_LIBRARIES = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
TEST_PROGRAMS = {
    "qpdf": "qpdf",
    "pdfsig": "poppler-utils",
    "certutil": "libnss3-tools",
    "openssl": "openssl",
    "zbarimg": "zbar-tools",
    "strace": "strace",
    "git": "git",
    "Xvfb": "xvfb",
    "xrandr": "x11-xserver-utils",
}


FIRST_LANE = (
    "tests/room", "tests/views", "tests/presenters", "tests/documents", "tests/domain", "tests/fuzz",
    "tests/importers", "tests/cli/test_strange_hands.py",
)  # fmt: skip
FIRST_LONG_LANE = (
    "tests/fuzz",
    "tests/services/test_day_keys.py",
    "tests/cli/test_check_verbs.py",
    "tests/store/test_making.py",
)
LONG_ROWS = (
    "tests/room/test_two_screens.py", "tests/store/test_faults.py", "tests/store/test_killed_while_signing.py",
    "tests/documents/test_verapdf.py", "tests/test_demo.py", "tests/room/test_correction.py",
    "tests/room/test_paper_day.py", "tests/room/test_stick.py", "tests/room/test_mishaps.py",
    "tests/services/test_after_the_closing.py", "tests/cli/test_season_verbs.py",
    "tests/cli/test_day_verbs.py", "tests/cli/test_any_terminal.py",
    "tests/services/test_leaving.py",
)  # fmt: skip
PYTEST = [str(PYTHON), "-m", "pytest", "-q", "-p", "no:cacheprovider"]
TEST_ENVIRONMENT = {
    "QT_QPA_PLATFORM": "offscreen",
    "JUMPUP_ASSEMBLED": "1",
    "PYTHONDONTWRITEBYTECODE": "",  # a hundred commands are run: each would compile the program anew
}

JAVA = {"javac": "default-jdk-headless"}
JAXB = Path("/usr/share/java/jaxb-runtime.jar")


def main(arguments: list[str] | None = None) -> int:
    """Run one verb; its exit code comes back."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("verb", choices=sorted(VERBS))
    known, rest = parser.parse_known_args(arguments)
    return VERBS[known.verb](rest)


def setup(_rest: list[str]) -> int:
    """Everything the program needs: system libraries, environment, fonts, the program itself."""
    _system(QT_LIBRARIES | (SCREEN_LIBRARIES if _has_screen() else {}), {})
    if _is_current():
        return 0
    print("설치 중입니다. 처음에는 2분쯤 걸립니다. (first set-up, about two minutes)", flush=True)
    if not PYTHON.exists():
        _make_environment()
    _pip("install", "--require-hashes", "--only-binary", ":all:", "-r", "requirements.lock")
    _bring_fonts()
    _pip("install", "--no-deps", "--no-build-isolation", "-e", ".")
    STAMP.write_text(_wanted_stamp(), encoding="ascii")
    return 0


def demo(rest: list[str]) -> int:
    """The main job on sample data."""
    setup([])
    return _run(PYTHON, "-m", "jumpup_desktop", "demo", *rest)


def test(rest: list[str]) -> int:
    """The tests, in two processes beside each other; what takes minutes runs with --long only."""
    _system(QT_LIBRARIES | SCREEN_LIBRARIES, TEST_PROGRAMS)
    setup([])
    _assemble()
    long = "--long" in rest
    rest = [word for word in rest if word != "--long"]
    marks = [] if long else ["-m", "not long"]
    if long:
        _bring_verapdf()
    if rest:
        return _run(PYTHON, "-m", "pytest", *marks, *rest, env=TEST_ENVIRONMENT)
    others = [f"--ignore={folder}" for folder in FIRST_LANE]
    return _in_two_lanes([*PYTEST, *marks], FIRST_LANE, ("tests", *others))


def long(_rest: list[str]) -> int:
    """What a landing runs of the long tests, in two processes: the fuzzers; veraPDF, long days, the rows of kills."""
    _system(QT_LIBRARIES | SCREEN_LIBRARIES, TEST_PROGRAMS)
    setup([])
    _assemble()
    _bring_verapdf()
    return _in_two_lanes([*PYTEST, "-m", "long"], FIRST_LONG_LANE, LONG_ROWS)


def _in_two_lanes(command: list[str], first: Sequence[str], second: Sequence[str]) -> int:
    """One process beside the other; the first tells at its end."""
    log = ROOT / "build" / "tests-first-lane.log"
    environment = os.environ | TEST_ENVIRONMENT
    with log.open("wb") as told:
        beside = subprocess.Popen([*command, *first], cwd=ROOT, env=environment, stdout=told, stderr=subprocess.STDOUT)
        code = subprocess.run([*command, *second], check=False, cwd=ROOT, env=environment).returncode
        beside.wait()
    print(f"\n{' '.join(first)}:", flush=True)
    print(log.read_text(encoding="utf-8", errors="replace"), flush=True)
    return code or beside.returncode


def lint(_rest: list[str]) -> int:
    """Style, types, import contracts, assets assembled twice with equal bytes."""
    setup([])
    _assemble()
    codes = [
        _run(PYTHON, "-m", "ruff", "check", "."),
        _run(PYTHON, "-m", "ruff", "format", "--check", "."),
        _run(PYTHON, "-m", "mypy"),
        _run(BIN / "lint-imports", "--no-cache"),
        _same_assets_twice(),
    ]
    return max(codes)


def bench(rest: list[str]) -> int:
    """Ratios against named baselines in the same run."""
    setup([])
    _assemble()
    return _run(PYTHON, "-m", "tests.bench", *rest, env={"QT_QPA_PLATFORM": "offscreen"})


def shots(rest: list[str]) -> int:
    """A picture of every screen, both languages, both themes."""
    setup([])
    _assemble()
    folder = rest or ["build/shots"]
    return _run(PYTHON, "-m", "tests.shots", *folder, env={"QT_QPA_PLATFORM": "offscreen"})


VERBS = {"shots": shots, "setup": setup, "demo": demo, "test": test, "long": long, "lint": lint, "bench": bench}


def _has_screen() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _system(libraries: dict[str, str], programs: dict[str, str]) -> None:
    """Install missing Debian packages, or say the exact line to run."""
    if not sys.platform.startswith("linux"):
        return
    missing = {package for library, package in libraries.items() if not _loads(library)}
    missing |= {package for program, package in programs.items() if not shutil.which(program)}
    if not VENV.exists() and not _has_ensurepip():
        missing.add("python3-venv")
    if missing:
        _apt(sorted(missing))


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _has_ensurepip() -> bool:
    return subprocess.run([sys.executable, "-c", "import ensurepip"], capture_output=True, check=False).returncode == 0


def _apt(packages: list[str]) -> None:
    line = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    prefix = [] if _is_root() else ["sudo"]
    if not shutil.which("apt-get") or (prefix and not shutil.which("sudo")):
        raise SystemExit(
            "다음 꾸러미를 설치한 뒤 다시 실행해 주십시오. (install these, then run again)\n  " + " ".join(line)
        )
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    wait = ["-o", "DPkg::Lock::Timeout=300"]
    subprocess.run([*prefix, "apt-get", "-qq", *wait, "update"], check=True, env=quiet)
    done = subprocess.run(
        [*prefix, line[0], "-qq", *wait, *line[1:]], check=False, env=quiet, stdout=subprocess.DEVNULL
    )
    if done.returncode:
        raise SystemExit("다음 줄을 직접 실행해 주십시오. (please run)\n  " + " ".join(prefix + line))


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _make_environment() -> None:
    if sys.version_info < (3, 11):  # noqa: UP036 - this file is what an older Python is started with
        raise SystemExit("Python 3.11 이상이 필요합니다. (Python 3.11 or newer is needed)")
    subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)


def _pip(*words: str) -> None:
    command = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "-q", *words]
    subprocess.run(command, check=True, cwd=ROOT)


def _bring_fonts() -> None:
    shutil.rmtree(FONTS, ignore_errors=True)
    _pip("install", "--require-hashes", "--no-deps", "--target", str(FONTS), "-r", "assets.lock")


def _bring_verapdf() -> None:
    """The judge of PDF/UA and PDF/A: its program by a lock of its own, Java and JAXB from Debian."""
    lock, stamp = (ROOT / "verapdf.lock").read_bytes(), VERAPDF / "lock"
    if sys.platform.startswith("linux"):
        missing = {package for program, package in JAVA.items() if not shutil.which(program)}
        missing |= set() if JAXB.exists() else {"libjaxb-java"}
        if missing:
            _apt(sorted(missing))
    if stamp.exists() and stamp.read_bytes() == lock:
        return
    shutil.rmtree(VERAPDF, ignore_errors=True)
    _pip("install", "--require-hashes", "--no-deps", "--target", str(VERAPDF), "-r", "verapdf.lock")
    stamp.write_bytes(lock)


def _wanted_stamp() -> str:
    total = hashlib.sha256(sys.version.encode() + str(ROOT).encode())
    for name in STAMPED:
        total.update((ROOT / name).read_bytes())
    return total.hexdigest()


def _is_current() -> bool:
    return PYTHON.exists() and STAMP.exists() and STAMP.read_text(encoding="ascii") == _wanted_stamp()


def _assemble() -> None:
    subprocess.run([str(PYTHON), "build_spec/assemble.py"], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)


def _same_assets_twice() -> int:
    digests = set()
    for _ in range(2):
        shutil.rmtree(ROOT / "jumpup_desktop" / "_data", ignore_errors=True)
        shutil.rmtree(ROOT / "jumpup_desktop" / "views" / "_forms", ignore_errors=True)
        done = subprocess.run(
            [str(PYTHON), "build_spec/assemble.py"], check=True, cwd=ROOT, capture_output=True, text=True
        )
        digests.add(done.stdout.strip())
    print("assets:", "equal bytes in two assemblies" if len(digests) == 1 else f"differ: {digests}")
    return 0 if len(digests) == 1 else 1


def _run(program: Path, *words: str, env: dict[str, str] | None = None) -> int:
    return subprocess.run([str(program), *words], check=False, cwd=ROOT, env=os.environ | (env or {})).returncode


if __name__ == "__main__":
    raise SystemExit(main())
