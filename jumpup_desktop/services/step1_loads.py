"""Takes confirmed rows of a checked STEP1 file into the record: one transaction, one event per company."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.rules import about
from jumpup_desktop.domain.selection import company as rules
from jumpup_desktop.domain.selection.company import COMPANY
from jumpup_desktop.domain.selection.loads import LoadDone, left_out
from jumpup_desktop.domain.text import bare_name
from jumpup_desktop.errors import Trouble, trouble_of
from jumpup_desktop.services.collector import collector_paused
from jumpup_desktop.store.tables import companies

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from jumpup_desktop.domain.record.event import Actor
    from jumpup_desktop.domain.selection.step1 import Step1Record
    from jumpup_desktop.importers.checked import CheckedTable
    from jumpup_desktop.store.season_store import Store
    from jumpup_desktop.store.transaction import Transaction

What = Literal["new", "changed", "same", "error"]


@dataclass(frozen=True, slots=True)
class RowChange:
    """What loading a row would do to which company: (field, before, after) of each difference; if it needs a yes."""

    row: int
    what: What
    company: str = ""
    name: str = ""
    differences: tuple[tuple[str, str, str], ...] = ()
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did."""

    added: int
    changed: int
    unchanged: int
    left_out: int


def compare(store: Store, checked: CheckedTable) -> tuple[RowChange, ...]:
    """Row by row, what loading would change. Nothing is changed."""
    codes: defaultdict[int, list[str]] = defaultdict(list)
    for problem in checked.problems:
        codes[problem.place.row].append(problem.code)
    index = _Index.read(store)
    return tuple(_change(store, index, row.row, row.record, tuple(codes[row.row])) for row in checked.rows)


def _change(store: Store, index: _Index, row: int, record: Step1Record | None, codes: tuple[str, ...]) -> RowChange:
    if record is None:
        return RowChange(row, "error", codes=codes)
    company = index.find(record)
    if company is None:
        return RowChange(row, "new", "", record.name, (), codes)
    before = store.known(COMPANY, company).record
    changed = tuple(
        (name, str(getattr(before, name) or ""), str(getattr(record, name) or ""))
        for name in rules.changed_fields(before, record)
    )
    return RowChange(row, "changed" if changed else "same", company, record.name, changed, codes)


@dataclass(frozen=True, slots=True)
class _Index:
    """Companies already known, by number, and by name and application number."""

    by_number: dict[str, str]
    by_name: dict[tuple[str, int | None], str]

    @classmethod
    def read(cls, store: Store) -> _Index:
        known = companies.known(store.conn)
        return cls({k.number: k.id for k in known if k.number}, {(k.bare_name, k.serial): k.id for k in known})

    def find(self, record: Step1Record) -> str | None:
        """The company a row is about; a corrected number is found by name and application number."""
        by_name = self.by_name.get((bare_name(record.name), record.serial)) if record.serial else None
        return self.by_number.get(record.number) or by_name


def known_numbers(store: Store) -> set[str]:
    """Business numbers of every company of the season."""
    return {k.number for k in companies.known(store.conn)}


def require_complete(checked: CheckedTable, *, accept_warnings: bool, skip_errors: bool) -> None:
    """The command line's rule: any error or warning loads nothing unless it was said to. Refused."""
    errors, warnings = checked.count("error"), checked.count("warning")
    if errors and not skip_errors:
        raise Refused("load.errors", count=errors)
    if warnings and not accept_warnings:
        raise Refused("load.warnings", count=warnings)


def load(
    store: Store, actor: Actor, checked: CheckedTable, source: Path, *, rows: Collection[int] | None = None
) -> Loaded:
    """Load the chosen rows (all without an error when none are named). A row with an error cannot be chosen.

    Raises Trouble("load.file-changed") when the file is not the one that was checked.
    """
    content = _same_file(source, checked.sha256)
    plan = compare(store, checked)
    stuck = [c.row for c in plan if c.what == "error" and rows is not None and c.row in rows]
    if stuck:
        raise Refused("load.error-chosen", rows=", ".join(map(str, stuck)))
    chosen = {c.row for c in plan if c.what != "error"} if rows is None else set(rows)
    todo = [c for c in plan if c.row in chosen]
    if not any(c.what in ("new", "changed") for c in todo):
        return Loaded(0, 0, len(todo), len(plan) - len(todo))
    store.attach(content)
    with collector_paused(), store.transaction() as tx:
        done = _write(tx, actor, checked, todo, plan)
    return Loaded(done.added, done.changed, done.unchanged, done.left_out_rows)


def _write(
    tx: Transaction, actor: Actor, checked: CheckedTable, todo: list[RowChange], plan: tuple[RowChange, ...]
) -> LoadDone:
    load_id = tx.new_id()
    records = {row.row: row.record for row in checked.rows}
    # ids given in ascending order keep the tables' trees growing at one end
    ids = iter(sorted(tx.new_id() for change in todo if change.what == "new"))
    drafts = []
    for change in todo:
        record = records[change.row]
        if record is None or change.what == "same":
            continue
        source = rules.Source(load_id, checked.sha256, checked.sheet, change.row)
        if change.what == "new":
            drafts.append(rules.load(None, next(ids), record, source))
        else:
            state = tx.known(COMPANY, change.company)
            tx.append(actor, rules.correct(state, record, f"{checked.file} {change.row}행", source))
    tx.load(actor, drafts)
    done = _done(checked, todo, plan, added=len(drafts))
    tx.append(actor, about(done, load_id))
    return done


def _done(checked: CheckedTable, todo: list[RowChange], plan: tuple[RowChange, ...], *, added: int) -> LoadDone:
    chosen = {c.row for c in todo}
    out = [(c.row, c.codes) for c in plan if c.row not in chosen]
    return LoadDone(
        what="step1",
        file=checked.file,
        file_sha256=checked.sha256,
        file_kind=checked.kind,
        sheet=checked.sheet,
        header_rows=checked.header_rows,
        columns=tuple((c.header, c.field) for c in checked.columns),
        added=added,
        changed=sum(c.what == "changed" for c in todo),
        unchanged=sum(c.what == "same" for c in todo),
        left_out=left_out(out),
        left_out_rows=len(out),
    )


def _same_file(source: Path, sha256: str) -> bytes:
    import hashlib

    try:
        content = source.read_bytes()
    except OSError as error:
        raise trouble_of(error) from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise Trouble("load.file-changed", path=str(source))
    return content
