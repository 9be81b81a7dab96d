"""A long day in one window: forty companies from the call to the resolution, memory and ticks watched.

`.venv/bin/python -m tests.bench.soak MINUTES`: the companies are spread over so many minutes.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from jumpup_desktop.views import theme
from tests.bench.clock import Watch
from tests.minimal_day import play_minimal
from tests.room.operator import Operator

COMPANIES, WARM = 40, 5
TEXT = "양산 설비의 시험 결과가 문서로 확인되고 협력사와의 계약이 이어지고 있어 성장이 기대됨."


def memory_mb() -> float:
    """What the process holds now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024**2


def one_company(operator: Operator, seconds: float) -> None:
    """From the call to the resolution; the rest of the time its debate runs. Somebody is there: no idle lock."""
    began = time.monotonic()
    operator.built.shell.touch()
    operator.room.show(next(e.item for e in operator.day.entries if e.state != "done"))
    operator.idle()
    operator.call_in()
    operator.to_phase("writing")
    operator.write_opinions(TEXT)
    operator.to_phase("deliberation")
    operator.open_opinions()
    operator.note("해외 매출의 비중을 물음")
    left = seconds - (time.monotonic() - began) - 2
    QTest.qWait(max(1, int(left * 1000)))
    operator.to_phase("decision")
    operator.propose("selected", TEXT)
    operator.all_agree()
    operator.resolve()


def main(minutes: float) -> None:
    """Hold the day and say what grew."""
    app = QApplication(["bench", *theme.STYLE])
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        os.environ["JUMPUP_DATA_DIR"] = f"{folder}/user"
        play_minimal(folder, before="arrive", companies=COMPANIES).store.close()
        operator = Operator(app, folder).open(folder / "2026.jumpup-season")
        operator.open_day()
        stage = operator.built.pages_of_the_day.control.open()
        watch, held = Watch(operator), []
        with watch.beside(operator.progress.form.clock_face):
            for number in range(COMPANIES):
                one_company(operator, minutes * 60 / COMPANIES)
                held.append(memory_mb())
                print(f"soak: company {number + 1}, {held[-1]:.0f} MB", flush=True)
        stage.close_stage()
        print(f"soak: {COMPANIES} companies, grown {held[-1] - held[WARM - 1]:.1f} MB since the {WARM}th")
        print(watch.said("in the soak"))
        assert operator.bugs == []
        operator.close()


if __name__ == "__main__":
    main(float(sys.argv[1]) if sys.argv[1:] else 48.0)
