"""`jumpup day close|next`: a day ends with named open items, the next sitting is planned from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from jumpup_desktop.assets import sentence
from jumpup_desktop.cli.opened import AsJson, PassphraseFile, SeasonFile, opened
from jumpup_desktop.cli.output import show
from jumpup_desktop.domain.problems import Refused

if TYPE_CHECKING:
    from jumpup_desktop.domain.selection.agenda import Meeting

app = typer.Typer(no_args_is_help=True)
MeetingName = Annotated[str, typer.Argument(metavar="MEETING", help="회의 번호, 분과코드, 또는 분과코드-차수(P05-2)")]


@app.command()
def close(
    season: SeasonFile,
    meeting: MeetingName,
    left: Annotated[list[int] | None, typer.Option("--open", help="다음 차수로 넘기는 안건의 발표순, 여러 번")] = None,
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """지금 폐회합니다. 남은 안건은 --open으로 모두 지정합니다(차수 변경)."""
    from jumpup_desktop.domain.meeting.attendance import CloseDay
    from jumpup_desktop.domain.meeting.sitting import SITTING
    from jumpup_desktop.domain.selection.agenda import MEETING
    from jumpup_desktop.services.meetings import find
    from jumpup_desktop.services.room import Room

    with opened(season, passphrase_file) as store:
        found = find(store, meeting)
        plan, day = store.known(MEETING, found), store.get(SITTING, found)
        items = _items(plan, left or [])
        heads = (day.chair.person if day.chair else "", *(a.person for a in day.acting)) if day else ()
        chair = next((p for p in heads if day and p in day.present), "")
        Room(store, found).act(CloseDay(chair, bool(items), items))
        closed = store.known(SITTING, found).closing
    facts = {"meeting": found, "open": left or [], "present": len(closed.present) if closed else 0}
    show(facts, sentence("cli.day-closed", {"n": len(items)}), as_json=json)


@app.command(name="next")
def plan_next(
    season: SeasonFile,
    meeting: MeetingName,
    on: Annotated[str, typer.Option("--day", help="날짜, 예: 2026-03-05")],
    venue: Annotated[str, typer.Option(help="장소. 적지 않으면 같은 장소")] = "",
    hours: Annotated[str, typer.Option(help="시작과 마침, 예: 09:00-18:00. 적지 않으면 같은 시각")] = "",
    item: Annotated[list[int] | None, typer.Option(help="심의할 안건의 발표순, 여러 번. 적지 않으면 모두")] = None,
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """다음 차수를 계획합니다: 남은 안건과 전원합의에 이르지 못한 안건을 다시 심의합니다."""
    from jumpup_desktop.domain.selection import further
    from jumpup_desktop.domain.selection.agenda import MEETING
    from jumpup_desktop.services.meetings import find
    from jumpup_desktop.services.room import Room

    with opened(season, passphrase_file) as store:
        found = find(store, meeting)
        items = _items(store.known(MEETING, found), item or [])
        starts, _, ends = hours.replace(" ", "").partition("-")
        Room(store, found).act(further.PlanNextSitting(on, venue, starts, ends, items))
        planned = store.known(MEETING, further.next_id(found))
    plan = planned.plan
    if plan is None:
        raise Refused("meeting.unknown", meeting=meeting)
    facts = {"meeting": planned.id, "title": plan.title, "day": plan.day.isoformat(), "items": len(planned.items)}
    show(facts, sentence("cli.next-planned", facts), as_json=json)


def _items(plan: Meeting, orders: list[int]) -> tuple[str, ...]:
    """The items at these places of the agenda. Refuses `meeting.unknown-item`."""
    known = {i.order: i.id for i in plan.items}
    if unknown := [n for n in orders if n not in known]:
        raise Refused("meeting.unknown-item", item=", ".join(map(str, unknown)))
    return tuple(known[n] for n in dict.fromkeys(orders))
