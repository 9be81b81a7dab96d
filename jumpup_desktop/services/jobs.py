"""Long work outside the window's process: start by name, hear progress, cancel, get the result."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.errors import Cancelled, Trouble
from jumpup_desktop.services.collector import collector_paused

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MEMORY_BYTES = 1024**3
CPU_SECONDS = 60
WAIT_SECONDS = 180.0


@dataclass(frozen=True, slots=True)
class WorkerLimits:
    """What a child may use before it dies: address space in bytes, CPU and wall time in seconds."""

    memory: int = MEMORY_BYTES
    cpu: int = CPU_SECONDS
    wall: float = WAIT_SECONDS


class Job(Protocol):
    """Work under way."""

    def cancel(self) -> None:
        """Stop it; `result` then raises Cancelled."""

    def result(self) -> Any:  # noqa: ANN401 - of the type given at the start
        """Wait for it. Raises what the work raised: Refused, Trouble, Cancelled."""


class Jobs(Protocol):
    """Starts work by the name of its function. Arguments and result are what msgspec can carry."""

    def start(
        self,
        function: str,
        arguments: Mapping[str, object],
        kind: type,
        progress: Callable[[float, str], None] | None = None,
    ) -> Job:
        """Start; `progress(share, step)` is called from another thread; the result is decoded as `kind`."""


class ProcessJobs:
    """Each job in a child process of its own, so that a hostile file takes nothing with it."""

    def __init__(self, limits: WorkerLimits | None = None, command: tuple[str, ...] = ()) -> None:
        self._limits = limits or WorkerLimits()
        self._command = command or worker_command()

    def start(
        self,
        function: str,
        arguments: Mapping[str, object],
        kind: type,
        progress: Callable[[float, str], None] | None = None,
    ) -> ProcessJob:
        """Start a child; it reads the request from its standard input."""
        import msgspec

        limits = {"memory": self._limits.memory, "cpu": self._limits.cpu}
        asked = {"function": function, "arguments": dict(arguments), "limits": limits}
        try:
            request = msgspec.json.encode(asked) + b"\n"
        except UnicodeEncodeError as error:
            raise Trouble("machine.strange-name", path=ascii(error.object)) from error
        return ProcessJob(self._command, request, kind, progress, self._limits.wall)


def worker_command() -> tuple[str, ...]:
    """How this program starts itself as a worker; frozen, it is its own interpreter."""
    if getattr(sys, "frozen", False):
        return (sys.executable, "--worker")
    return (sys.executable, "-m", "jumpup_desktop", "--worker")


class ProcessJob:
    """One child and the thread that reads from it."""

    def __init__(
        self, command: tuple[str, ...], request: bytes, kind: type,
        progress: Callable[[float, str], None] | None, wall: float,
    ) -> None:  # fmt: skip
        self._kind, self._progress, self._wall = kind, progress, wall
        self._answer: dict[str, Any] = {}
        self._body = b""
        self._failed: BaseException | None = None
        self._is_cancelled = self._is_late = False
        try:
            self._child = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        except OSError as error:
            raise Trouble("worker.not-started", detail=error.strerror or "") from error
        self._reader = threading.Thread(target=self._follow, args=(request,), daemon=True)
        self._reader.start()

    def cancel(self) -> None:
        """Kill the child: it writes no file, so nothing is left behind."""
        self._is_cancelled = True
        self._child.kill()

    def result(self) -> Any:  # noqa: ANN401 - of the kind given
        """Wait and decode. Raises Refused, Trouble("worker.…"), Cancelled."""
        self._reader.join(self._wall)
        if self._reader.is_alive():
            self._is_late = True
            self._child.kill()
            self._reader.join()
        if self._is_cancelled:
            raise Cancelled
        if self._failed:
            raise self._failed
        if self._is_late:
            raise Trouble("worker.too-long", seconds=int(self._wall))
        return _outcome(self._answer, self._body, self._kind, self._child.returncode)

    def _follow(self, request: bytes) -> None:
        try:
            with self._child:
                self._talk(request)
        except (BrokenPipeError, ConnectionResetError, json.JSONDecodeError):
            self._answer = {}

    def _talk(self, request: bytes) -> None:
        source, sink = self._child.stdout, self._child.stdin
        assert source is not None and sink is not None  # noqa: PT018 - both were asked for
        sink.write(request)
        sink.close()
        for line in source:
            message = json.loads(line)
            if "progress" in message:
                self._tell(float(message["progress"]), str(message["step"]))
                continue
            self._body = source.read(int(message.get("length", 0)))
            self._answer = message if len(self._body) == int(message.get("length", 0)) else {}

    def _tell(self, share: float, step: str) -> None:
        if self._progress is None or self._failed:
            return
        try:
            self._progress(share, step)
        except Cancelled as stop:
            self._failed = stop
            self._child.kill()


def _outcome(answer: Mapping[str, Any], body: bytes, kind: type, returncode: int | None) -> Any:  # noqa: ANN401
    if "refused" in answer:
        raise Refused(answer["refused"], **answer["values"])
    if "trouble" in answer:
        raise Trouble(answer["trouble"], **answer["values"])
    if "bug" in answer:
        raise RuntimeError(answer["bug"])
    if "length" not in answer:
        raise Trouble("worker.died", exit=returncode)
    import msgspec

    with collector_paused():
        return msgspec.msgpack.decode(body, type=kind)


class InlineJobs:
    """For tests: the same functions, here and now, through the same encoding."""

    def __init__(self, functions: Mapping[str, Callable[..., object]]) -> None:
        self._functions = functions

    def start(
        self,
        function: str,
        arguments: Mapping[str, object],
        kind: type,
        progress: Callable[[float, str], None] | None = None,
    ) -> Job:
        """Run to the end at once; what it raises comes with `result`."""
        import msgspec

        tell = progress or (lambda _share, _step: None)
        sent = msgspec.json.decode(msgspec.json.encode(dict(arguments)))
        try:
            body = msgspec.msgpack.encode(self._functions[function](sent, tell))
        except (Refused, Trouble, Cancelled) as error:
            return _Done(failed=error)
        return _Done(value=msgspec.msgpack.decode(body, type=kind))


@dataclass(frozen=True, slots=True)
class _Done:
    value: object = None
    failed: Exception | None = None

    def cancel(self) -> None:
        """Too late."""

    def result(self) -> Any:  # noqa: ANN401
        """What came out."""
        if self.failed is not None:
            raise self.failed
        return self.value
