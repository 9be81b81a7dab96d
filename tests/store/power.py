"""A simulated power cut: what a writer did to its files, from a strace log; all since the last fsync is at risk.

Writes that were not synced are dropped, kept in part, or torn at a sector; files and names whose folder was not synced
may be missing. What fsync promised stays.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

SECTOR = 512
TRACED = "openat,pwrite64,write,ftruncate,fsync,fdatasync,unlink,rename"
_CALL = re.compile(r"^\d+ +(?P<name>\w+)\((?P<rest>.*)\) += (?P<result>-?\d+)")
_FILE = re.compile(r"^\d+<(?P<path>[^>]*)>")
_TEXT = re.compile(r'"(?P<text>[^"]*)"')
_NUMBERS = re.compile(r", (\d+)")


@dataclass(frozen=True)
class Op:
    """One system call on a file of the season; `ack` is what the writer acknowledged with it."""

    name: str
    path: Path
    content: bytes = b""
    at: int = 0
    other: Path = Path()
    ack: str = ""


def read_log(log: Path, folder: Path) -> list[Op]:
    """The calls on files in the folder and the acknowledgements, in order."""
    found = (_CALL.match(line) for line in log.read_text("ascii", errors="replace").splitlines())
    ops = [op for call in found if call and int(call["result"]) >= 0 for op in _op(call["name"], call["rest"])]
    return [op for op in ops if op.ack or op.path.is_relative_to(folder)]


def _op(name: str, rest: str) -> list[Op]:
    texts = [_plain(t) for t in _TEXT.findall(rest)]
    known = _FILE.match(rest)
    if known is None:
        return _on_names(name, rest, [Path(t.decode()) for t in texts])
    numbers = [int(n) for n in _NUMBERS.findall(_TEXT.sub("", rest))]
    return _on_file(name, rest, Path(_plain(known["path"]).decode()), (texts or [b""])[0], (numbers or [0])[-1])


def _on_names(name: str, rest: str, paths: list[Path]) -> list[Op]:
    if name == "openat":
        return [Op("create", paths[0])] if "O_CREAT" in rest else []
    return [Op(name, paths[0], other=paths[-1])]


def _on_file(name: str, rest: str, path: Path, content: bytes, number: int) -> list[Op]:
    if name == "write" and rest.startswith("1<"):
        return [Op("ack", Path(), ack=word) for word in content.decode().split()]
    kinds = {"pwrite64": "write", "write": "append", "ftruncate": "truncate", "fsync": "sync", "fdatasync": "sync"}
    return [Op(kinds[name], path, content, number)]


def _plain(hexed: str) -> bytes:
    return bytes.fromhex(hexed.replace("\\x", ""))


@dataclass
class Disk:
    """The files as the programs see them, and per file and folder what a power cut may undo."""

    folder: Path
    durable: dict[Path, bytes] = field(default_factory=dict)
    pending: dict[Path, list[Op]] = field(default_factory=dict)
    names: dict[Path, list[Op]] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: Path) -> Disk:
        """Everything in the folder is safe."""
        return cls(folder, {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()})

    def do(self, op: Op) -> None:
        """One call."""
        if op.name == "sync" and (op.path in self.names or op.path in {p.parent for p in self.durable}):
            self._sync_folder(op.path)
        elif op.name == "sync":
            kept = apply(self.durable.get(op.path, b""), self.pending.pop(op.path, []))
            self.durable[op.path] = kept
        elif op.name == "create":
            if op.path not in self.durable and op.path not in self.pending:
                self.names.setdefault(op.path.parent, []).append(op)
                self.pending[op.path] = []
        elif op.name in ("unlink", "rename"):
            self.names.setdefault(op.path.parent, []).append(op)
        elif op.name != "ack":
            self.pending.setdefault(op.path, []).append(op)

    def _sync_folder(self, folder: Path) -> None:
        for op in self.names.pop(folder, []):
            self._name(op)

    def _name(self, op: Op) -> None:
        if op.name == "create":
            self.durable.setdefault(op.path, b"")
        elif op.name == "unlink":
            self.durable.pop(op.path, None)
            self.pending.pop(op.path, None)
        elif op.path in self.durable or op.path in self.pending:
            self.durable[op.other] = self.durable.pop(op.path, b"")
            self.pending[op.other] = self.pending.pop(op.path, [])

    def cut(self, target: Path, dice: Random) -> None:
        """Write into `target` what a power cut now could leave."""
        for ops in list(self.names.values()):
            for op in ops[: dice.randint(0, len(ops))]:
                self._name(op)
        gone = {op.path for ops in self.names.values() for op in ops if op.name == "create"} - set(self.durable)
        for path in {*self.durable, *self.pending} - gone:
            if path.name.endswith("-shm"):
                continue  # memory of processes that no longer live
            content = apply(self.durable.get(path, b""), _left(self.pending.get(path, []), dice))
            place = target / path.relative_to(self.folder)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)


def _left(ops: list[Op], dice: Random) -> list[Op]:
    """Which of the unsynced calls reached the disk, the last of them perhaps torn."""
    way = dice.choice(("none", "some", "first", "all"))
    kept = {"none": [], "all": ops, "first": ops[: dice.randint(0, len(ops))]}.get(
        way, [op for op in ops if dice.random() < 0.5]
    )
    if kept and kept[-1].name == "write" and len(kept[-1].content) > SECTOR and dice.random() < 0.5:
        torn = kept[-1]
        sectors = dice.randint(0, len(torn.content) // SECTOR)
        kept = [*kept[:-1], Op("write", torn.path, torn.content[: sectors * SECTOR], torn.at)]
    return kept


def apply(content: bytes, ops: list[Op]) -> bytes:
    """The file after these calls."""
    held = bytearray(content)
    for op in ops:
        if op.name == "truncate":
            held[op.at :] = b""
            held += bytes(op.at - len(held))
            continue
        at = len(held) if op.name == "append" else op.at
        held += bytes(max(0, at - len(held)))
        held[at : at + len(op.content)] = op.content
    return bytes(held)


def clear(folder: Path) -> Path:
    """An empty folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
