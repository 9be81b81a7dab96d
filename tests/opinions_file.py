"""A day as the opinions file of an agency tells it, in small: each sort of event once."""

from __future__ import annotations

from typing import Any


def opinions_file() -> dict[str, Any]:
    """The opinions file in small."""
    events: list[dict[str, Any]] = [
        {"type": "session.open", "actor": "S"},
        {"type": "attendance.sign_in", "actor": "E1"},
        {"type": "attendance.observe", "actor": "D1", "role": "참관"},
        {"type": "pledge.sign", "actor": "E1"},
        {"type": "coi.declare", "actor": "E1", "conflicts": [{"company_no": 7, "relation": "자문"}]},
        {"type": "chair.elect", "chair": "E1", "consent": ["E1", "E2", "E3", "E4"]},
        {"type": "session.start"},
        {"type": "company.start", "company_no": 7},
        {"type": "phase.start", "phase": "발표"},
        {"type": "clock.pause", "reason": "장비"},
        {"type": "clock.resume"},
        {"type": "clock.add_time", "seconds": 60, "reason": "질문"},
        {"type": "phase.end"},
        {"type": "qa.question", "actor": "E1", "text": "매출은?"},
        {"type": "challenge.filed", "member": "E2", "ground": "경쟁사"},
        {"type": "challenge.answer", "text": "퇴사"},
        {"type": "challenge.decide", "actor": "E1", "decision": "기각", "reason": "소명"},
        {"type": "phase.start", "phase": "위원토론"},
        {"type": "opinions.reveal"},
        {"type": "consensus.propose", "wording": "이행과제를 둔다.", "proposed_outcome": "선정"},
        {"type": "consensus.stance", "actor": "E1", "stance": "반대", "criterion": "성장성", "reason": "근거"},
        {"type": "consensus.stance", "actor": "E2", "stance": "조건부 동의", "reason": "채용 확인"},
        {"type": "consensus.fail", "text": "다시 봄"},
        {"type": "break.start", "what": "점심", "planned_end": "13:00"},
        {"type": "break.end"},
        {"type": "session.summary"},
        {"type": "minutes.sign"},
    ]
    members = [{"id": "E1", "name": "위원1", "type": "성장성"}, {"id": "E2", "name": "위원2", "type": "도전의지"}]
    opinion = {"panel": "P", "company_no": 7, "status": "확정", "mark": "적합", "text": "좋다. 근거가 있다."}
    opinions = [
        opinion | {"member": "E1", "criterion": c} for c in ("성장성", "도전의지", "시장 확장성", "신기술 혁신성")
    ]
    day = {"panel": "P", "date": "2026-03-03", "secretary": "S", "chair": "E1"}
    results = [{"company_no": 7, "order": 1}]
    script = day | {"results": results, "events": [e | {"at": "09:00:00"} for e in events]}
    return {"day_script": script, "panels": [{"code": "P", "members": members}], "opinions": opinions}
