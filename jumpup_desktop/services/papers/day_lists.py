"""Lists of a held day, from the record, as PDF, CSV and workbook; resident and account numbers stay blanks."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from jumpup_desktop.documents import fee_receipt, opening_sheets, words
from jumpup_desktop.documents.day_lists import DayList, draw
from jumpup_desktop.documents.day_printouts import ListHead
from jumpup_desktop.domain.dates import seoul
from jumpup_desktop.domain.filenames import file_name
from jumpup_desktop.domain.meeting.phases import Phases
from jumpup_desktop.errors import trouble_of
from jumpup_desktop.services.papers import day_tables, fees, opening_papers
from jumpup_desktop.services.papers.day import read_day
from jumpup_desktop.services.papers.desk import APP
from jumpup_desktop.services.papers.exported import Exported, leave
from jumpup_desktop.services.papers.told import receipt
from jumpup_desktop.services.papers.workbook import workbook
from jumpup_desktop.store import journal

if TYPE_CHECKING:
    from pathlib import Path

    from jumpup_desktop.domain.record.event import Reader
    from jumpup_desktop.services.papers.day import DayRecord, Turn
    from jumpup_desktop.store.season_store import Store

ORDER = (
    "시간기록", "분과 현황", fee_receipt.NAME, "발표 진행표", "STEP1 결과표", "참석자 등록부", opening_sheets.NAME,
)  # fmt: skip
"""Each printed list by name; its place is its number (L01 …). The register is printed at the closing alone."""


def write_lists(store: Store, reader: Reader, meeting: str, out: Path) -> tuple[Exported, ...]:
    """Write the day's lists as PDF, the times as CSV too, all tables as a workbook.

    Refuses as `read_day`; raises Trouble.
    """
    day = read_day(store, meeting)
    above = head(day)
    store.access.left(reader, [(f"lists {above.number}", item.company) for item in day.meeting.items])
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise trouble_of(error) from error
    made = seoul(journal.last_written_at(store.conn))
    lists = (times(day), status(day), day_tables.running(day), day_tables.step1(day))
    printed = {one.name: _pdf(store, above, one) for one in lists}
    paid, opening = fees.receipt_of(day), opening_papers.of_day(store, day)
    printed[fee_receipt.NAME] = fee_receipt.draw(above, paid, _order(fee_receipt.NAME), created=made, app_version=APP)
    printed[opening_sheets.NAME] = opening_sheets.draw(
        above, opening, _order(opening_sheets.NAME), day.chain_head, created=made, app_version=APP
    )
    files = [(f"{name}.pdf", printed[name]) for name in ORDER if name in printed]
    files.append((f"{lists[0].name}.csv", _csv(lists[0])))
    tables = (*lists[:2], fees.table(day), *lists[2:], day_tables.attendance(day), day_tables.conditions(day))
    files.append(("모든 표.xlsx", workbook(above, tables, made)))
    done = []
    for name, content in files:
        stem, _, ending = name.rpartition(".")
        path = out / file_name(above.number, stem, ending=f".{ending}")
        done.append(leave(path, name, above.number, content))
    return tuple(done)


def register(store: Store, meeting: str) -> bytes:
    """참석자 등록부 as a PDF, for the closing print. Refuses as `read_day`."""
    day = read_day(store, meeting)
    return _pdf(store, head(day), day_tables.attendance(day))


def _pdf(store: Store, head: ListHead, listed: DayList) -> bytes:
    """Dated by the last fact of the record: the same record gives the same bytes."""
    made = seoul(journal.last_written_at(store.conn))
    return draw(head, listed, _order(listed.name), created=made, app_version=APP)


def _order(name: str) -> int:
    return ORDER.index(name) + 1


def head(day: DayRecord) -> ListHead:
    """What stands above every list of a day."""
    panel = day.panel.name if day.panel else day.plan.title
    meeting = day.plan.title.removeprefix(panel).strip()
    held, policy = words.day(day.held_on), day.policy.policy
    return ListHead(
        number=day.number,
        programme=f"{policy.policy.programme} {day.round_title}".strip(),
        panel=panel,
        meeting=meeting,
        held=held,
        place=day.plan.venue,
        host=policy.office.host,
    )


def times(day: DayRecord) -> DayList:
    """시간기록: each phase of each company, planned and used, pauses and overtime."""
    names = {p.id: p.name for p in day.kind.phases}
    rows, notes = [], list[str]()
    for turn in day.turns:
        phases = turn.phases or Phases(turn.item.id)
        for record in phases.done:
            f = record.figures
            spoken = (f.total_ms, f.used_ms, f.overtime_ms, f.paused_ms) if f else (0, 0, 0, 0)
            began, ended = f"{seoul(record.began):%H:%M:%S}", f"{seoul(record.ended):%H:%M:%S}"
            figures = tuple(_clock(ms) for ms in spoken)
            again = [r for r in phases.restarts if r[0] == record.phase and record.began <= r[1] <= record.ended]
            phase = names[record.phase] + (" ※" if again else "")
            notes += [_restart(turn, names[record.phase], since, at) for _, since, at in again]
            rows.append((str(turn.agenda.order), turn.company.name, phase, began, ended, *figures))
        notes += [_paused(turn, names.get(phase, phase), why, _span(phases, at)) for phase, why, at in phases.pauses]
        notes += [
            _added(turn, names.get(phase, phase), ms, why, day.name(who)) for phase, ms, why, who, _ in phases.additions
        ]
        notes += [
            _set_right(turn, names.get(phase, phase), ms, why, day.name(who))
            for phase, ms, why, _, who in phases.corrections
        ]
    columns = (
        ("안건", 13), ("기업", 40), ("단계", 28), ("시작", 22), ("끝", 22), ("계획", 15), ("사용", 15), ("초과", 15),
        ("멈춤", 15),
    )  # fmt: skip
    return DayList("시간기록", columns, tuple(rows), " ".join(notes))


def _restart(turn: Turn, phase: str, since: int, at: int) -> str:
    return f"※ 제{turn.agenda.order}호 {phase}: {seoul(since):%H:%M} 이후 중단, {seoul(at):%H:%M} 시계를 다시 켬."


def _span(phases: Phases, at: int) -> str:
    """From when to when a clock stood."""
    until = next((f"~{seoul(again):%H:%M}" for again in phases.resumed if again >= at), "")
    return f"{seoul(at):%H:%M}{until}"


def _paused(turn: Turn, phase: str, why: str, span: str) -> str:
    return f"※ 제{turn.agenda.order}호 {phase}: {span} 멈춤({why})."


def _set_right(turn: Turn, phase: str, ms: int, reason: str, who: str) -> str:
    said, allowed = "돌려줌" if ms < 0 else "더 셈", f", {who} 승인" if who else ""
    return f"※ 제{turn.agenda.order}호 {phase}: 쓴 시간 {_clock(abs(ms))} {said}({reason}{allowed})."


def _added(turn: Turn, phase: str, ms: int, reason: str, who: str) -> str:
    allowed = f", {who} 승인" if who else ""
    return f"※ 제{turn.agenda.order}호 {phase}: 시간 {_clock(ms)} 더함({reason}{allowed})."


def _clock(ms: int) -> str:
    return f"{ms // 60_000:02d}:{ms // 1000 % 60:02d}"


def status(day: DayRecord) -> DayList:
    """분과 현황 (practice 33): each company and how it ended, then the totals."""
    rows = [
        (str(t.agenda.order), receipt(t), t.company.name, str(len(t.item.participants)), day_tables.outcome(day, t))
        for t in day.turns
    ]
    counts: dict[str, int] = {}
    for turn in day.turns:
        word = day_tables.outcome(day, turn)
        counts[word] = counts.get(word, 0) + 1
    total = " · ".join(f"{word} {n}건" for word, n in counts.items())
    columns = (("발표순", 16), ("접수번호", 32), ("기업", 60), ("심의 참여", 22), ("의결", 38))
    return DayList("분과 현황", columns, tuple(rows), f"대상 {len(day.turns)}건 · {total}")


_FORMULA = re.compile(r"[=+\-@\t\r].+", re.DOTALL)
_NUMBER = re.compile(r"[+-]?[0-9.,]+%?")


def _plain(word: str) -> str:
    """A spreadsheet shows what follows the quote as it is."""
    return f"'{word}" if _FORMULA.fullmatch(word) and not _NUMBER.fullmatch(word) else word


def _csv(listed: DayList) -> bytes:
    """With a byte-order mark, so that a spreadsheet reads Hangul; no text begins a formula."""
    target = io.StringIO()
    writer = csv.writer(target)
    writer.writerow([name for name, _ in listed.columns])
    writer.writerows([_plain(word) for word in row] for row in listed.rows)
    return target.getvalue().encode("utf-8-sig")
