"""Turns the scripted day of data/opinions.json into a play-1 script; `drama` adds what the data lacks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting.opinion import OVERALL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jumpup_desktop.domain.policy import MeetingKind
    from jumpup_desktop.services.scripts import Script

ROLES = {
    "준비": "prepare",
    "발표": "pitch",
    "질의응답": "questions",
    "위원토론": "closed",
    "결정": "decision",
    "교체": "after",
}
"""What the room does in each phase of the data, whatever the policy calls it."""


class Adapter:
    """Walks through the data's events and writes acts."""

    def __init__(self, data: Script, policy_sha256: str, kind: MeetingKind, *, drama: bool = False) -> None:
        self.kind = kind
        self.script = data["day_script"]
        panel = next(p for p in data["panels"] if p["code"] == self.script["panel"])
        self.panel, self.drama, self.policy = panel, drama, policy_sha256
        self.opinions = [o for o in data["opinions"] if o["panel"] == panel["code"]]
        self.order = {r["company_no"]: str(r["order"]) for r in self.script["results"]}
        self.types = {m["id"]: self._criterion(m["type"]) for m in panel["members"]}
        self.no, self.at, self.phase, self.revealed = 0, "", "", False
        self.out: list[Script] = []
        self.handlers = {name: getattr(self, "_" + name.replace(".", "_"), None) for name in EVENTS}

    def play(self) -> Script:
        """The whole script."""
        for event in self.script["events"]:
            self.at = event["at"]
            handler = self.handlers.get(event["type"])
            if handler:
                handler(event)
        return {
            "schema": "jumpup-play/1",
            "day": self.script["date"],
            "panel": self.script["panel"],
            "secretary": self.script["secretary"],
            "people": [
                {"ref": m["id"], "name": m["name"], "type": self.types[m["id"]], "pin": "246810"}
                for m in self.panel["members"]
            ],
            "items": [
                {"ref": str(r["order"]), "company": str(r["company_no"]), "short": r["order"] in (1, 3, 6)}
                for r in self.script["results"]
            ],
            "acts": self.out,
        }

    def _criterion(self, name: str) -> str:
        return self.kind.criterion(name).id

    def _phase(self, role: str) -> str:
        return next(p.id for p in self.kind.phases if p.role == role)

    def _sentences(self, text: str, count: int) -> str:
        return sentences(text, count, self.kind.forbidden_words)

    def _act(self, do: str, **fields: object) -> None:
        self.out.append({"at": self.at, "do": do, **fields})

    def _on(self, do: str, **fields: object) -> None:
        self._act(do, item=self.order[self.no], **fields)

    def _session_open(self, e: Script) -> None:
        self._act("arrive", person=e["actor"])
        self._act("pledge", person=e["actor"])

    def _attendance_sign_in(self, e: Script) -> None:
        self._act("arrive", person=e["actor"])

    def _attendance_observe(self, e: Script) -> None:
        self._act("observe", person=e["actor"], role=e["role"])

    def _pledge_sign(self, e: Script) -> None:
        self._act(
            "pledge",
            person=e["actor"],
            esign=not (self.drama and e["actor"] == "E087"),
            strokes=[[[0, 0], [40, 12]]],
        )

    def _coi_declare(self, e: Script) -> None:
        found = [{"company": str(c["company_no"]), "ground": c["relation"]} for c in e["conflicts"]]
        self._act("declare", person=e["actor"], conflicts=found)

    def _chair_elect(self, e: Script) -> None:
        self._act("elect_chair", person=e["chair"], nominated_by=e["consent"][3], agreed=e["consent"])

    def _session_start(self, e: Script) -> None:
        self._act("open", policy_sha256=self.policy)

    def _company_start(self, e: Script) -> None:
        self.no, self.revealed = e["company_no"], False
        self._on("call")
        self._on("come_in")
        self._on("presenter", name="등록 발표자", headcount=2)
        self._on("deck", sha256="0" * 64)

    def _phase_start(self, e: Script) -> None:
        self.phase = self._phase(ROLES[e["phase"]])
        if ROLES[e["phase"]] == "closed":
            self._on("start", phase=self._phase("writing"))
            self._write()
            self._on("finish")
            if self.no == 470:
                self._act("leave", person="디렉터-07", reason="배석 범위 종료")
            self._on("clear_room")
        self._on("start", phase=self.phase)

    def _write(self) -> None:
        for o in self.opinions:
            if o["company_no"] != self.no or o["status"] != "확정":
                continue
            self._on(
                "opinion",
                member=o["member"],
                criterion=self._criterion(o["criterion"]),
                text=o["text"],
                mark=o["mark"],
            )
            if self._criterion(o["criterion"]) == self.types[o["member"]]:
                self._on("opinion", member=o["member"], criterion=OVERALL, text=self._sentences(o["text"], 1))

    def _phase_end(self, e: Script) -> None:
        self._on("finish")

    def _clock_pause(self, e: Script) -> None:
        self._on("pause", reason=e["reason"])

    def _clock_resume(self, e: Script) -> None:
        self._on("resume")

    def _clock_add_time(self, e: Script) -> None:
        self._on("add_time", seconds=e["seconds"], reason=e["reason"])

    def _qa_question(self, e: Script) -> None:
        self._on("gist", sort="question", speaker=e["actor"], text=e["text"])

    def _qa_answer(self, e: Script) -> None:
        self._on("gist", sort="answer", speaker=e["actor"], text=e["text"])

    def _discussion_remark(self, e: Script) -> None:
        self._on("gist", sort="remark", speaker=e["actor"], text=e["text"])

    def _opinions_reveal(self, e: Script) -> None:
        self._on("reveal")

    def _consensus_propose(self, e: Script) -> None:
        texts = {c.id: " ".join(self._own(c.id)) for c in self.kind.criteria}
        conditional = "이행과제" in e["wording"]
        condition = {"what": e["wording"], "until": "협약 후 1년", "checked_by": "운영기관"}
        outcome = self.kind.outcome(e["proposed_outcome"]).id
        self._on(
            "propose",
            outcome=outcome,
            wording=texts,
            overall=e["wording"],
            conditions=[condition] if conditional else [],
        )

    def _own(self, criterion: str) -> Iterator[str]:
        """One sentence of each opinion on the criterion by members of its own type; at least two in all."""
        mine = [
            o
            for o in self.opinions
            if o["company_no"] == self.no and o["status"] == "확정" and self._criterion(o["criterion"]) == criterion
        ]
        own = [o for o in mine if self.types[o["member"]] == criterion] or mine
        return (self._sentences(o["text"], 1 if len(own) > 1 else 2) for o in own[:4])

    def _consensus_stance(self, e: Script) -> None:
        if e["stance"] in ("반대", "유보"):
            self._on("object", member=e["actor"], criterion=self._criterion(e["criterion"]), reason=e["reason"])
            return
        self._on("agree", member=e["actor"])
        if e["stance"] == "조건부 동의":
            self._on("reserve", member=e["actor"], text=e["reason"], printed=True)

    def _consensus_resolve(self, e: Script) -> None:
        self._on("resolve")

    def _consensus_fail(self, e: Script) -> None:
        self._on("fail", outcome=self.kind.outcome("재심의").id, reason=e["text"])

    def _challenge_filed(self, e: Script) -> None:
        self.filed = e

    def _challenge_answer(self, e: Script) -> None:
        self.answer = e

    def _challenge_decide(self, e: Script) -> None:
        fields = {
            "member": self.filed["member"],
            "ground": self.filed["ground"],
            "answer": self.answer["text"],
        }
        upheld = e["decision"] == "인용"
        self._on(
            "challenge",
            challenge="기피-1",
            **fields,
            upheld=upheld,
            reason=e["reason"],
            decided_by=e["actor"],
        )

    def _recusal_leave(self, e: Script) -> None:
        self._act("leave", person=e["actor"], reason=e["ground"])

    def _recusal_return(self, e: Script) -> None:
        self._act("come_back", person=e["actor"])

    def _break_start(self, e: Script) -> None:
        self._act("recess", reason=e["what"], until=e["planned_end"])

    def _break_end(self, e: Script) -> None:
        present = [m["id"] for m in self.panel["members"]]
        self._act("resume_day", present=[*present, self.script["secretary"]], chair=self.script["chair"])

    def _session_summary(self, e: Script) -> None:
        self._act("close", chair=self.script["chair"])

    def _minutes_sign(self, e: Script) -> None:
        """The first signature starts the signing turns of all papers."""
        if self.out[-1]["do"] != "papers":
            self._act("papers", refusals=[])


EVENTS = (
    "session.open", "attendance.sign_in", "attendance.observe", "pledge.sign", "coi.declare", "chair.elect",
    "session.start", "company.start", "phase.start", "phase.end", "clock.pause", "clock.resume", "clock.add_time",
    "qa.question", "qa.answer", "discussion.remark", "opinions.reveal", "consensus.propose", "consensus.stance",
    "consensus.resolve", "consensus.fail", "challenge.filed", "challenge.answer", "challenge.decide",
    "recusal.leave", "recusal.return", "break.start", "break.end", "session.summary", "minutes.sign",
)  # fmt: skip


def sentences(text: str, count: int, avoided: Sequence[str]) -> str:
    """The first sentences of a text; where it can be, those without words that the kind's papers avoid."""
    found = re.split(r"(?<=[.!?])\s+", text.strip())
    fitting = [s for s in found if not any(word in s for word in avoided)]
    return " ".join((fitting or found)[:count])
