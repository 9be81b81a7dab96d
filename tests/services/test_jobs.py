"""Jobs in a child process: results, refusals, progress, cancelling, death."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from jumpup_desktop.domain.policy import Policy
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.errors import Cancelled, Trouble
from jumpup_desktop.importers.checked import CheckedTable
from jumpup_desktop.importers.panels import CheckedPanels
from jumpup_desktop.importers.step1 import check
from jumpup_desktop.services.jobs import InlineJobs, Jobs, ProcessJobs, WorkerLimits
from jumpup_desktop.worker import FUNCTIONS
from tests.conftest import DATA, TODAY
from tests.importers.test_container import xlsx

if TYPE_CHECKING:
    from pathlib import Path

JOBS: list[Jobs] = [ProcessJobs(), InlineJobs(FUNCTIONS)]


def arguments(policy: Policy, path: Path) -> dict[str, Any]:
    """What the STEP1 check is given."""
    return {"path": str(path), "policy": policy, "today": TODAY}


@pytest.mark.parametrize("jobs", JOBS, ids=["process", "inline"])
def test_a_job_gives_what_the_function_gives(policy: Policy, jobs: Jobs) -> None:
    told: list[tuple[float, str]] = []
    job = jobs.start(
        "step1.check",
        arguments(policy, DATA / "step1_faults.xlsx"),
        CheckedTable,
        lambda share, step: told.append((share, step)),
    )
    assert job.result() == check(DATA / "step1_faults.xlsx", policy=policy, today=TODAY)
    assert told[0] == (0.0, "read")
    assert told[-1] == (1.0, "done")


@pytest.mark.parametrize("jobs", JOBS, ids=["process", "inline"])
def test_panels_come_back_typed(policy: Policy, jobs: Jobs) -> None:
    job = jobs.start("panels.check", {"path": str(DATA / "panels.xlsx"), "policy": policy}, CheckedPanels)
    assert len(job.result().tables.agenda) == 198


@pytest.mark.parametrize("jobs", JOBS, ids=["process", "inline"])
def test_a_refusal_comes_back_as_one(policy: Policy, jobs: Jobs, tmp_path: Path) -> None:
    (tmp_path / "표.xlsx").write_bytes(b"%PDF-1.7")
    with pytest.raises(Refused) as refused:
        jobs.start("step1.check", arguments(policy, tmp_path / "표.xlsx"), CheckedTable).result()
    assert refused.value.code == "file.pdf"


@pytest.mark.parametrize("jobs", JOBS, ids=["process", "inline"])
def test_trouble_comes_back_as_such(policy: Policy, jobs: Jobs, tmp_path: Path) -> None:
    with pytest.raises(Trouble) as trouble:
        jobs.start("step1.check", arguments(policy, tmp_path / "없음.xlsx"), CheckedTable).result()
    assert trouble.value.code == "machine.not-found"


def test_a_far_cell_is_a_sentence_not_a_crash(policy: Policy, tmp_path: Path) -> None:
    (tmp_path / "먼.xlsx").write_bytes(xlsx('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))
    with pytest.raises(Refused) as refused:
        ProcessJobs().start("step1.check", arguments(policy, tmp_path / "먼.xlsx"), CheckedTable).result()
    assert refused.value.code == "file.too-wide"


def test_a_far_cell_that_slips_past_the_scan_only_kills_the_child(policy: Policy, tmp_path: Path) -> None:
    hidden = '<row r="1"><c r="XFD1048576"><v>1</v></c><c r="A1"><v>1</v></c></row>'
    (tmp_path / "먼.xlsx").write_bytes(xlsx(hidden))
    with pytest.raises(Trouble) as trouble:
        ProcessJobs().start("step1.check", arguments(policy, tmp_path / "먼.xlsx"), CheckedTable).result()
    assert trouble.value.code in {"worker.died", "worker.memory"}


def test_a_fault_of_ours_comes_back_with_its_trace(policy: Policy) -> None:
    with pytest.raises(RuntimeError, match="KeyError"):
        ProcessJobs().start("no.such", {}, CheckedTable).result()


def test_a_job_can_be_cancelled(policy: Policy) -> None:
    sleeping = ProcessJobs(command=(sys.executable, "-c", "import time; time.sleep(60)"))
    job = sleeping.start("step1.check", {}, CheckedTable)
    job.cancel()
    with pytest.raises(Cancelled):
        job.result()


def test_progress_can_cancel(policy: Policy) -> None:
    def stop(_share: float, _step: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        ProcessJobs().start("step1.check", arguments(policy, DATA / "step1.xlsx"), CheckedTable, stop).result()


def test_a_job_that_takes_too_long_is_stopped() -> None:
    slow = ProcessJobs(WorkerLimits(wall=0.3), (sys.executable, "-c", "import time; time.sleep(60)"))
    with pytest.raises(Trouble) as trouble:
        slow.start("step1.check", {}, CheckedTable).result()
    assert trouble.value.code == "worker.too-long"


def test_too_little_memory_is_a_sentence(policy: Policy, tmp_path: Path) -> None:
    row = '<row r="{0}">' + "".join(f'<c r="{c}{{0}}"><v>{{0}}.5</v></c>' for c in "ABCDEFGHIJ") + "</row>"
    (tmp_path / "긴.xlsx").write_bytes(xlsx("".join(row.format(n) for n in range(1, 60_001))))
    small = ProcessJobs(WorkerLimits(memory=60 * 2**20))
    with pytest.raises(Trouble) as trouble:
        small.start("step1.check", arguments(policy, tmp_path / "긴.xlsx"), CheckedTable).result()
    assert trouble.value.code in {"worker.died", "worker.memory"}


def test_a_program_that_is_not_there_is_trouble() -> None:
    with pytest.raises(Trouble) as trouble:
        ProcessJobs(command=("/no/such/program",)).start("x", {}, CheckedTable)
    assert trouble.value.code == "worker.not-started"


def test_half_a_result_is_a_dead_child() -> None:
    broken = 'import sys; sys.stdin.readline(); print(\'{"length": 1000}\'); print("short")'
    with pytest.raises(Trouble) as trouble:
        ProcessJobs(command=(sys.executable, "-c", broken)).start("x", {}, CheckedTable).result()
    assert trouble.value.code == "worker.died"


def test_arguments_survive_json(policy: Policy) -> None:
    assert msgspec.json.decode(msgspec.json.encode(policy), type=Policy) == policy
