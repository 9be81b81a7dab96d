"""Names of the policy's sections and settings, for people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

if TYPE_CHECKING:
    from collections.abc import Sequence

_SECTIONS = {
    "policy": QT_TRANSLATE_NOOP("PolicySections", "정책"),
    "step1": QT_TRANSLATE_NOOP("PolicySections", "1단계"),
    "intake": QT_TRANSLATE_NOOP("PolicySections", "신청"),
    "size": QT_TRANSLATE_NOOP("PolicySections", "규모"),
    "eligibility": QT_TRANSLATE_NOOP("PolicySections", "자격"),
    "fields": QT_TRANSLATE_NOOP("PolicySections", "분야"),
    "panel": QT_TRANSLATE_NOOP("PolicySections", "분과위원회"),
    "consensus": QT_TRANSLATE_NOOP("PolicySections", "전원합의"),
    "opinion": QT_TRANSLATE_NOOP("PolicySections", "평가의견서"),
    "calls": QT_TRANSLATE_NOOP("PolicySections", "호명"),
    "pledges": QT_TRANSLATE_NOOP("PolicySections", "서약서"),
    "disclosure": QT_TRANSLATE_NOOP("PolicySections", "공개 구분"),
    "office": QT_TRANSLATE_NOOP("PolicySections", "발행"),
    "allowance": QT_TRANSLATE_NOOP("PolicySections", "수당"),
    "deadlines": QT_TRANSLATE_NOOP("PolicySections", "기한"),
    "locking": QT_TRANSLATE_NOOP("PolicySections", "잠금"),
    "holidays": QT_TRANSLATE_NOOP("PolicySections", "공휴일"),
    "meetings": QT_TRANSLATE_NOOP("PolicySections", "회의 종류"),
}
_SETTINGS = {
    "name": QT_TRANSLATE_NOOP("PolicySettings", "이름"),
    "version": QT_TRANSLATE_NOOP("PolicySettings", "판"),
    "title": QT_TRANSLATE_NOOP("PolicySettings", "제목"),
    "programme": QT_TRANSLATE_NOOP("PolicySettings", "프로그램"),
    "valid_from": QT_TRANSLATE_NOOP("PolicySettings", "시행일"),
    "k_grades": QT_TRANSLATE_NOOP("PolicySettings", "AI 등급"),
    "site_grades": QT_TRANSLATE_NOOP("PolicySettings", "현장 등급"),
    "gate": QT_TRANSLATE_NOOP("PolicySettings", "기준등급"),
    "growth_paths": QT_TRANSLATE_NOOP("PolicySettings", "성장경로"),
    "passed_word": QT_TRANSLATE_NOOP("PolicySettings", "통과를 적는 말"),
    "failed_word": QT_TRANSLATE_NOOP("PolicySettings", "탈락을 적는 말"),
    "waiver_word": QT_TRANSLATE_NOOP("PolicySettings", "면제를 적는 말"),
    "score_maximum": QT_TRANSLATE_NOOP("PolicySettings", "지표의 최댓값"),
    "sales_limit_eok": QT_TRANSLATE_NOOP("PolicySettings", "매출액 확인 한도(억원)"),
    "sales_per_head_limit_eok": QT_TRANSLATE_NOOP("PolicySettings", "1인당 매출 확인 한도(억원)"),
    "assets_limit_eok": QT_TRANSLATE_NOOP("PolicySettings", "자산 확인 한도(억원)"),
    "open_route": QT_TRANSLATE_NOOP("PolicySettings", "공개 경로"),
    "recommended_route": QT_TRANSLATE_NOOP("PolicySettings", "추천 경로"),
    "recommender_kinds": QT_TRANSLATE_NOOP("PolicySettings", "추천기관 유형"),
    "series": QT_TRANSLATE_NOOP("PolicySettings", "투자유치 단계"),
    "medium_operator": QT_TRANSLATE_NOOP("PolicySettings", "중기업 연산자"),
    "candidate_operator": QT_TRANSLATE_NOOP("PolicySettings", "중견후보 연산자"),
    "upper_operator": QT_TRANSLATE_NOOP("PolicySettings", "중견기업 연산자"),
    "names": QT_TRANSLATE_NOOP("PolicySettings", "규모 이름"),
    "rows": QT_TRANSLATE_NOOP("PolicySettings", "업종별 기준"),
    "minimum_age_years": QT_TRANSLATE_NOOP("PolicySettings", "최소 업력(년)"),
    "size_classes": QT_TRANSLATE_NOOP("PolicySettings", "신청할 수 있는 규모"),
    "sectors": QT_TRANSLATE_NOOP("PolicySettings", "소관분과"),
    "master": QT_TRANSLATE_NOOP("PolicySettings", "중점분야"),
    "aliases": QT_TRANSLATE_NOOP("PolicySettings", "다른 이름"),
    "meeting_kind": QT_TRANSLATE_NOOP("PolicySettings", "분과 일정의 회의 종류"),
    "members": QT_TRANSLATE_NOOP("PolicySettings", "위원 수"),
    "quorum": QT_TRANSLATE_NOOP("PolicySettings", "개의 정족수"),
    "all_types_required": QT_TRANSLATE_NOOP("PolicySettings", "모든 유형 필요"),
    "offer_deferral_after_rounds": QT_TRANSLATE_NOOP("PolicySettings", "의결보류를 알리는 회차"),
    "stance_order": QT_TRANSLATE_NOOP("PolicySettings", "의견을 말하는 차례"),
    "reservation_printed_by_wish": QT_TRANSLATE_NOOP("PolicySettings", "희망할 때 유보의견 인쇄"),
    "own_criterion_required": QT_TRANSLATE_NOOP("PolicySettings", "담당 항목 필수"),
    "overall_required": QT_TRANSLATE_NOOP("PolicySettings", "종합의견 필수"),
    "marks": QT_TRANSLATE_NOOP("PolicySettings", "표시"),
    "short_below_characters": QT_TRANSLATE_NOOP("PolicySettings", "짧은 의견 알림(자)"),
    "copied_above_percent": QT_TRANSLATE_NOOP("PolicySettings", "같은 문장 알림(%)"),
    "times": QT_TRANSLATE_NOOP("PolicySettings", "호명 횟수"),
    "wait_minutes": QT_TRANSLATE_NOOP("PolicySettings", "기다리는 시간(분)"),
    "openness": QT_TRANSLATE_NOOP("PolicySettings", "공개 여부"),
    "legal_ground": QT_TRANSLATE_NOOP("PolicySettings", "근거 법령"),
    "retention": QT_TRANSLATE_NOOP("PolicySettings", "보존 기간"),
    "gist_phrases": QT_TRANSLATE_NOOP("PolicySettings", "발언 요지의 자주 쓰는 말"),
    "gist_style": QT_TRANSLATE_NOOP("PolicySettings", "발언 요지 적는 법"),
    "host": QT_TRANSLATE_NOOP("PolicySettings", "주관"),
    "department": QT_TRANSLATE_NOOP("PolicySettings", "담당 부서"),
    "contact": QT_TRANSLATE_NOOP("PolicySettings", "연락처"),
    "fee_won": QT_TRANSLATE_NOOP("PolicySettings", "하루 수당(원)"),
    "tax_ground": QT_TRANSLATE_NOOP("PolicySettings", "과세 근거"),
    "member_key_days": QT_TRANSLATE_NOOP("PolicySettings", "위원 서명키 폐기(일)"),
    "idle_minutes": QT_TRANSLATE_NOOP("PolicySettings", "자동 잠금(분)"),
    "pin_length": QT_TRANSLATE_NOOP("PolicySettings", "PIN 자릿수"),
    "criteria": QT_TRANSLATE_NOOP("PolicySettings", "평가 항목"),
    "phases": QT_TRANSLATE_NOOP("PolicySettings", "단계"),
    "outcomes": QT_TRANSLATE_NOOP("PolicySettings", "결과"),
    "papers": QT_TRANSLATE_NOOP("PolicySettings", "문서"),
    "words": QT_TRANSLATE_NOOP("PolicySettings", "문서의 말"),
    "scoring": QT_TRANSLATE_NOOP("PolicySettings", "점수를 모으는 법"),
    "industry": QT_TRANSLATE_NOOP("PolicySettings", "업종"),
    "id": QT_TRANSLATE_NOOP("PolicySettings", "식별자"),
    "name_en": QT_TRANSLATE_NOOP("PolicySettings", "영어 이름"),
    "method": QT_TRANSLATE_NOOP("PolicySettings", "결정 방법(문서에 적는 말)"),
    "decided_by": QT_TRANSLATE_NOOP("PolicySettings", "정하는 방법"),
    "vote_line": QT_TRANSLATE_NOOP("PolicySettings", "표결 칸에 적는 말"),
    "forbidden_words": QT_TRANSLATE_NOOP("PolicySettings", "문서에 쓰지 않는 말"),
    "evaluators": QT_TRANSLATE_NOOP("PolicySettings", "평가위원 유형"),
    "minutes": QT_TRANSLATE_NOOP("PolicySettings", "시간(분)"),
    "warning_s": QT_TRANSLATE_NOOP("PolicySettings", "주의 알림(초)"),
    "danger_s": QT_TRANSLATE_NOOP("PolicySettings", "마지막 알림(초)"),
    "role": QT_TRANSLATE_NOOP("PolicySettings", "하는 일"),
    "observers": QT_TRANSLATE_NOOP("PolicySettings", "배석 가능"),
    "by_consensus": QT_TRANSLATE_NOOP("PolicySettings", "전원합의로 정함"),
    "by_absence": QT_TRANSLATE_NOOP("PolicySettings", "발표 불참일 때"),
    "by_withdrawal": QT_TRANSLATE_NOOP("PolicySettings", "평가 포기일 때"),
    "sentence": QT_TRANSLATE_NOOP("PolicySettings", "의결 문장"),
    "conditional": QT_TRANSLATE_NOOP("PolicySettings", "조건이 있을 때의 문장"),
    "printed": QT_TRANSLATE_NOOP("PolicySettings", "문서에 적는 말"),
    "from_score": QT_TRANSLATE_NOOP("PolicySettings", "이 점수부터"),
    "points": QT_TRANSLATE_NOOP("PolicySettings", "배점"),
    "confirmation": QT_TRANSLATE_NOOP("PolicySettings", "확인 문장"),
    "signers": QT_TRANSLATE_NOOP("PolicySettings", "서명하는 사람"),
    "due_working_days": QT_TRANSLATE_NOOP("PolicySettings", "만드는 기한(근무일)"),
    "overall": QT_TRANSLATE_NOOP("PolicySettings", "종합의견의 이름"),
    "no_wording": QT_TRANSLATE_NOOP("PolicySettings", "합의된 의견이 없을 때"),
    "next_sitting": QT_TRANSLATE_NOOP("PolicySettings", "다음 차수로 넘길 때"),
    "resolved": QT_TRANSLATE_NOOP("PolicySettings", "의결했을 때"),
    "ended": QT_TRANSLATE_NOOP("PolicySettings", "의결 없이 끝났을 때"),
    "keywords": QT_TRANSLATE_NOOP("PolicySettings", "회의록의 핵심어"),
    "scale": QT_TRANSLATE_NOOP("PolicySettings", "소수점 아래 자리"),
    "combine": QT_TRANSLATE_NOOP("PolicySettings", "모으는 법"),
    "drop_extremes": QT_TRANSLATE_NOOP("PolicySettings", "최고·최저 제외"),
    "esign": QT_TRANSLATE_NOOP("PolicySettings", "전자서명 동의"),
    "required": QT_TRANSLATE_NOOP("PolicySettings", "꼭 필요"),
    "text": QT_TRANSLATE_NOOP("PolicySettings", "글"),
    "candidate_from": QT_TRANSLATE_NOOP("PolicySettings", "중견후보 기준"),
    "ksic_prefixes": QT_TRANSLATE_NOOP("PolicySettings", "업종 코드"),
    "medium_over": QT_TRANSLATE_NOOP("PolicySettings", "중기업 기준"),
    "upper_over": QT_TRANSLATE_NOOP("PolicySettings", "중견기업 기준"),
    "decree": QT_TRANSLATE_NOOP("PolicySettings", "시행령의 업종별 기준"),
    "medium": QT_TRANSLATE_NOOP("PolicySettings", "소기업 상한(별표 3)"),
    "upper": QT_TRANSLATE_NOOP("PolicySettings", "중소기업 상한(별표 1)"),
    "unsized": QT_TRANSLATE_NOOP("PolicySettings", "기준이 없는 업종"),
    "reason": QT_TRANSLATE_NOOP("PolicySettings", "까닭"),
}
_VALUES = {
    "true": QT_TRANSLATE_NOOP("PolicyValues", "예"),
    "false": QT_TRANSLATE_NOOP("PolicyValues", "아니요"),
    "roll": QT_TRANSLATE_NOOP("PolicyValues", "위원 명부순"),
    "agenda": QT_TRANSLATE_NOOP("PolicyValues", "안건순"),
    "letters": QT_TRANSLATE_NOOP("PolicyValues", "위원 기호"),
    "named": QT_TRANSLATE_NOOP("PolicyValues", "실명"),
    "gist_only": QT_TRANSLATE_NOOP("PolicyValues", "요지만"),
    "participants": QT_TRANSLATE_NOOP("PolicyValues", "심의 참여 위원"),
    "present_at_closing": QT_TRANSLATE_NOOP("PolicyValues", "폐회 때 재석 위원"),
    "secretary_and_chair": QT_TRANSLATE_NOOP("PolicyValues", "간사와 위원장"),
    "prepare": QT_TRANSLATE_NOOP("PolicyValues", "준비"),
    "pitch": QT_TRANSLATE_NOOP("PolicyValues", "발표"),
    "questions": QT_TRANSLATE_NOOP("PolicyValues", "질의응답"),
    "writing": QT_TRANSLATE_NOOP("PolicyValues", "의견 작성"),
    "closed": QT_TRANSLATE_NOOP("PolicyValues", "비공개 토론"),
    "decision": QT_TRANSLATE_NOOP("PolicyValues", "결정"),
    "after": QT_TRANSLATE_NOOP("PolicyValues", "교대"),
    "scores": QT_TRANSLATE_NOOP("PolicyValues", "점수"),
    "sum": QT_TRANSLATE_NOOP("PolicyValues", "합계"),
    "mean": QT_TRANSLATE_NOOP("PolicyValues", "평균"),
    "consensus": QT_TRANSLATE_NOOP("PolicyValues", "전원합의"),
    "excluded": QT_TRANSLATE_NOOP("PolicyValues", "심의에서 제외된 위원"),
}


def section_name(code: str) -> str:
    """The name of a section."""
    return QCoreApplication.translate("PolicySections", str(_SECTIONS[code])) if code in _SECTIONS else code


def setting_name(section: str, code: str) -> str:
    """The name of a setting; an entry of a list bears its own name."""
    if code in _SETTINGS:
        return QCoreApplication.translate("PolicySettings", str(_SETTINGS[code]))
    return code or section_name(section)


def path_name(path: str) -> str:
    """A path of the policy file (`panel.quorum`, `meetings[1].phases[2].minutes`) in names."""
    first, *rest = path.split(".")
    head = re.sub(r"\[(\d+)\]", r" \1", first)
    words = [section_name(first.split("[")[0]) + head[len(first.split("[")[0]) :]]
    for part in rest:
        name = part.split("[")[0]
        words.append(setting_name("", name) + part[len(name) :].replace("[", " ").replace("]", ""))
    return " › ".join(words)


def values_text(values: Sequence[tuple[str, str]]) -> str:
    """Values, each after its name, with coded words said in words."""
    return " · ".join(f"{setting_name('', name)} {_value(text)}".strip() for name, text in values)


def _value(text: str) -> str:
    return QCoreApplication.translate("PolicyValues", str(_VALUES[text])) if text in _VALUES else text
