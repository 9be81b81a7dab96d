"""Turns the scripted day of data/opinions.json into a play-1 script: what each of its events becomes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting.opinion import OVERALL
from jumpup_desktop.services.script_writer import ScriptWriter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jumpup_desktop.domain.policy import MeetingKind
    from jumpup_desktop.services.scripts import Script

    Teller = Callable[[ScriptWriter, Script], None]

ROLES = {
    "준비": "prepare",
    "발표": "pitch",
    "질의응답": "questions",
    "위원토론": "closed",
    "결정": "decision",
    "교체": "after",
}
"""What the room does in each phase of the data, whatever the policy calls it."""
TELLERS: dict[str, Teller] = {}


def tells(event: str) -> Callable[[Teller], Teller]:
    """Register what writes the acts of one type of event."""

    def register(teller: Teller) -> Teller:
        TELLERS[event] = teller
        return teller

    return register


def script_of_data(data: Script, policy_sha256: str, kind: MeetingKind, *, drama: bool = False) -> Script:
    """The whole script; `drama` adds what the data lacks."""
    day = ScriptWriter(data, policy_sha256, kind, drama=drama)
    for number, event in enumerate(day.script["events"], 1):
        day.seq, day.at = number, event["at"]
        teller = TELLERS.get(event["type"])
        if teller:
            teller(day, event)
    return day.written()


@tells("session.open")
def session_open(day: ScriptWriter, e: Script) -> None:
    day.act("arrive", person=e["actor"])
    day.act("pledge", person=e["actor"])


@tells("attendance.sign_in")
def attendance_sign_in(day: ScriptWriter, e: Script) -> None:
    day.act("arrive", person=e["actor"])


@tells("attendance.observe")
def attendance_observe(day: ScriptWriter, e: Script) -> None:
    day.act("observe", person=e["actor"], role=e["role"])


@tells("pledge.sign")
def pledge_sign(day: ScriptWriter, e: Script) -> None:
    day.act(
        "pledge",
        person=e["actor"],
        esign=not (day.drama and e["actor"] == "E087"),
        strokes=[[[0, 0], [40, 12]]],
    )


@tells("coi.declare")
def coi_declare(day: ScriptWriter, e: Script) -> None:
    found = [{"company": str(c["company_no"]), "ground": c["relation"]} for c in e["conflicts"]]
    day.act("declare", person=e["actor"], conflicts=found)


@tells("chair.nominate")
def chair_nominate(day: ScriptWriter, e: Script) -> None:
    day.nominated_by = e["actor"]


@tells("chair.elect")
def chair_elect(day: ScriptWriter, e: Script) -> None:
    others = [person for person in e["consent"] if person != e["chair"]]
    named_by = day.nominated_by or next(iter(others), e["chair"])
    day.act("elect_chair", person=e["chair"], nominated_by=named_by, agreed=e["consent"])


@tells("session.start")
def session_start(day: ScriptWriter, _e: Script) -> None:
    day.act("open", policy_sha256=day.policy)


@tells("company.start")
def company_start(day: ScriptWriter, e: Script) -> None:
    day.no, day.revealed = e["company_no"], False
    day.on("call")
    if day.leaves_for(day.no):
        day.held = [_enter]
    else:
        _enter(day)


def _enter(day: ScriptWriter) -> None:
    """The company comes in, once whoever is excluded from it has left."""
    day.on("come_in")
    day.on("presenter", name="등록 발표자", headcount=2)
    day.on("deck", sha256="0" * 64)


@tells("phase.start")
def phase_start(day: ScriptWriter, e: Script) -> None:
    if day.held:
        day.held.append(lambda later: phase_start(later, e))
        return
    day.phase = day.phase_of(ROLES[e["phase"]])
    if ROLES[e["phase"]] == "closed":
        day.on("start", phase=day.phase_of("writing"))
        _write(day)
        day.on("finish")
        if day.no == 470:
            day.act("leave", person="디렉터-07", reason="배석 범위 종료")
        day.on("clear_room")
    day.on("start", phase=day.phase)


def _write(day: ScriptWriter) -> None:
    for o in day.opinions:
        if o["company_no"] != day.no or o["status"] != "확정":
            continue
        day.on(
            "opinion",
            member=o["member"],
            criterion=day.criterion(o["criterion"]),
            text=o["text"],
            mark=o["mark"],
        )
        if day.criterion(o["criterion"]) == day.types[o["member"]]:
            day.on("opinion", member=o["member"], criterion=OVERALL, text=day.sentences(o["text"], 1))


@tells("phase.end")
def phase_end(day: ScriptWriter, _e: Script) -> None:
    day.on("finish")


@tells("clock.pause")
def clock_pause(day: ScriptWriter, e: Script) -> None:
    day.on("pause", reason=e["reason"])


@tells("clock.resume")
def clock_resume(day: ScriptWriter, _e: Script) -> None:
    day.on("resume")


@tells("clock.add_time")
def clock_add_time(day: ScriptWriter, e: Script) -> None:
    day.on("add_time", seconds=e["seconds"], reason=e["reason"])


@tells("qa.question")
def qa_question(day: ScriptWriter, e: Script) -> None:
    day.on("gist", kind="question", speaker=e["actor"], text=e["text"])


@tells("qa.answer")
def qa_answer(day: ScriptWriter, e: Script) -> None:
    day.on("gist", kind="answer", speaker=e["actor"], text=e["text"])


@tells("discussion.remark")
def discussion_remark(day: ScriptWriter, e: Script) -> None:
    day.on("gist", kind="remark", speaker=e["actor"], text=e["text"])


@tells("opinions.reveal")
def opinions_reveal(day: ScriptWriter, _e: Script) -> None:
    day.on("reveal")


@tells("consensus.propose")
def consensus_propose(day: ScriptWriter, e: Script) -> None:
    texts = {c.id: " ".join(_own(day, c.id)) for c in day.kind.criteria}
    conditional = "이행과제" in e["wording"]
    condition = {"what": e["wording"], "until": "협약 후 1년", "checked_by": "운영기관"}
    outcome = day.kind.outcome(e["proposed_outcome"]).id
    day.on(
        "propose",
        outcome=outcome,
        wording=texts,
        overall=e["wording"],
        conditions=[condition] if conditional else [],
    )


def _own(day: ScriptWriter, criterion: str) -> Iterator[str]:
    """One sentence of each opinion on the criterion by members of its own type; at least two in all."""
    mine = [
        o
        for o in day.opinions
        if o["company_no"] == day.no and o["status"] == "확정" and day.criterion(o["criterion"]) == criterion
    ]
    own = [o for o in mine if day.types[o["member"]] == criterion] or mine
    return (day.sentences(o["text"], 1 if len(own) > 1 else 2) for o in own[:4])


@tells("consensus.stance")
def consensus_stance(day: ScriptWriter, e: Script) -> None:
    if e["stance"] in ("반대", "유보"):
        day.on("object", member=e["actor"], criterion=day.criterion(e["criterion"]), reason=e["reason"])
        return
    day.on("agree", member=e["actor"])
    if e["stance"] == "조건부 동의":
        day.on("reserve", member=e["actor"], text=e["reason"], printed=True)


@tells("consensus.resolve")
def consensus_resolve(day: ScriptWriter, _e: Script) -> None:
    day.on("resolve")


@tells("consensus.fail")
def consensus_fail(day: ScriptWriter, e: Script) -> None:
    day.on("fail", outcome=day.kind.outcome("재심의").id, reason=e["text"])


@tells("challenge.filed")
def challenge_filed(day: ScriptWriter, e: Script) -> None:
    day.filed = e


@tells("challenge.answer")
def challenge_answer(day: ScriptWriter, e: Script) -> None:
    day.answer = e


@tells("challenge.decide")
def challenge_decide(day: ScriptWriter, e: Script) -> None:
    fields = {
        "member": day.filed["member"],
        "ground": day.filed["ground"],
        "answer": day.answer["text"],
    }
    upheld = e["decision"] == "인용"
    day.on(
        "challenge",
        challenge="기피-1",
        **fields,
        upheld=upheld,
        reason=e["reason"],
        decided_by=e["actor"],
    )


@tells("recusal.leave")
def recusal_leave(day: ScriptWriter, e: Script) -> None:
    day.act("leave", person=e["actor"], reason=e["ground"])
    if not day.leaves_for(day.no):
        day.catch_up()


@tells("recusal.return")
def recusal_return(day: ScriptWriter, e: Script) -> None:
    day.act("come_back", person=e["actor"])


@tells("break.start")
def break_start(day: ScriptWriter, e: Script) -> None:
    day.act("recess", reason=e["what"], until=e["planned_end"])


@tells("break.end")
def break_end(day: ScriptWriter, _e: Script) -> None:
    present = [m["id"] for m in day.panel["members"]]
    day.act("resume_day", present=[*present, day.script["secretary"]], chair=day.script["chair"])


@tells("session.summary")
def session_summary(day: ScriptWriter, _e: Script) -> None:
    day.act("close", chair=day.script["chair"])


@tells("minutes.sign")
def minutes_sign(day: ScriptWriter, _e: Script) -> None:
    """The first signature starts the signing turns of all papers."""
    if not day.out or day.out[-1]["do"] != "papers":
        day.act("papers", refusals=[])
