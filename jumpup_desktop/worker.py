"""The child process: parses what others made, with limits; opens no season, gets no key, writes no file."""

from __future__ import annotations

import gc
import json
import os
import sys
import traceback
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.errors import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable


def main() -> int:
    """Read one request, answer it, end. So short a life needs neither garbage collector nor tidying up."""
    source, sink = sys.stdin.buffer, _own_output()
    request = json.loads(source.readline() or b"{}")
    if not request:
        return 0
    sys.excepthook = lambda kind, error, trace: _send(sink, bug="".join(traceback.format_exception(kind, error, trace)))
    _import_libraries(request["function"])
    _limit(**request["limits"])
    gc.disable()
    answer(request, sink)
    sink.flush()
    os._exit(0)  # what it held in memory need not be given back piece by piece


def answer(request: dict[str, Any], sink: BinaryIO) -> None:
    """Run the named function; its outcome is one JSON line, a result's bytes follow it."""
    import msgspec

    try:
        function = FUNCTIONS[request["function"]]
        result = msgspec.msgpack.encode(
            function(request["arguments"], lambda share, step: _send(sink, progress=share, step=step))
        )
    except Refused as refused:
        _send(sink, refused=refused.code, values=refused.problem.shown)
    except Trouble as trouble:
        _send(sink, trouble=trouble.code, values={name: str(value) for name, value in trouble.values.items()})
    except MemoryError:
        _send(sink, trouble="worker.memory", values={})
    else:
        _send(sink, length=len(result))
        sink.write(result)


def step1_check(arguments: dict[str, Any], tell: Callable[[float, str], None]) -> object:
    """`importers.step1.check` with arguments as they come by pipe."""
    import msgspec

    from jumpup_desktop.domain.policy import Policy
    from jumpup_desktop.importers.mapping import Mapping
    from jumpup_desktop.importers.step1 import check

    return check(
        Path(arguments["path"]),
        policy=msgspec.convert(arguments["policy"], Policy),
        today=_day(arguments["today"]),
        sheet=arguments.get("sheet"),
        header_row=arguments.get("header_row"),
        mapping=msgspec.convert(arguments.get("mapping"), Mapping | None),
        progress=tell,
        texts=bool(arguments.get("texts", True)),
    )


def panels_check(arguments: dict[str, Any], tell: Callable[[float, str], None]) -> object:
    """`importers.panels.check` with arguments as they come by pipe."""
    import msgspec

    from jumpup_desktop.domain.policy import Policy
    from jumpup_desktop.importers.panels import check

    return check(
        Path(arguments["path"]),
        policy=msgspec.convert(arguments["policy"], Policy),
        known_numbers=frozenset(arguments.get("known_numbers", ())),
        progress=tell,
    )


def scans_read(arguments: dict[str, Any], tell: Callable[[float, str], None]) -> object:
    """`importers.scans.read` with arguments as they come by pipe."""
    from jumpup_desktop.importers.scans import read

    return read([Path(path) for path in arguments["files"]], tell)


def papers_verify(arguments: dict[str, Any], tell: Callable[[float, str], None]) -> object:
    """`documents.verifying.verify` of a file that anybody may have made, with arguments as they come by pipe."""
    import msgspec

    from jumpup_desktop.documents import authority
    from jumpup_desktop.documents.verifying import SeasonKnowledge, verify_path
    from jumpup_desktop.domain.dates import seoul

    return verify_path(
        Path(arguments["path"]),
        roots=tuple(authority.read_certificate(bytes.fromhex(root)) for root in arguments["roots"]),
        at=seoul(int(arguments["utc_ms"])),
        season=msgspec.convert(arguments["season"], SeasonKnowledge | None),
    )


def papers_record(arguments: dict[str, Any], _tell: Callable[[float, str], None]) -> bytes:
    """`documents.record.record_in` of a file; nothing where it holds no record."""
    from jumpup_desktop.documents.record import record_in

    try:
        return record_in(Path(arguments["path"]).read_bytes())
    except ValueError:
        return b""


FUNCTIONS: dict[str, Callable[[dict[str, Any], Callable[[float, str], None]], object]] = {
    "step1.check": step1_check,
    "panels.check": panels_check,
    "scans.read": scans_read,
    "papers.verify": papers_verify,
    "papers.record": papers_record,
}


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _import_libraries(function: str) -> None:
    """Load our own code before the limits: what follows may run out of memory, a library half loaded may not."""
    import msgspec  # noqa: F401 - loaded for its effect

    if function == "step1.check":
        from jumpup_desktop.importers import step1  # noqa: F401 - see above
    elif function == "panels.check":
        from jumpup_desktop.importers import panels  # noqa: F401 - see above
    elif function == "scans.read":
        import pypdfium2
        import zxingcpp  # noqa: F401 - see above

        from jumpup_desktop.importers import scans  # noqa: F401 - see above

    elif function == "papers.record":
        from jumpup_desktop.documents import attached  # noqa: F401 - see above

    elif function == "papers.verify":
        import pypdfium2  # noqa: F401 - see above

        from jumpup_desktop.documents.verifying import contents_of, signatures, told  # noqa: F401 - see above


def _own_output() -> BinaryIO:
    """Standard output for answers alone: whatever a library prints goes to standard error."""
    kept = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return kept


def _limit(memory: int, cpu: int) -> None:
    """Bounds on address space and CPU time; where a Windows refuses them, the parent's patience is left."""
    if sys.platform == "win32":
        from jumpup_desktop import job_object

        job_object.bound(memory, cpu)
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _send(sink: BinaryIO, **message: object) -> None:
    sink.write(json.dumps(message, ensure_ascii=False).encode() + b"\n")
    sink.flush()
