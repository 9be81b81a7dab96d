"""Words for codes that come from below: fields, results, grades of a step."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_FIELDS = {
    "serial": QT_TRANSLATE_NOOP("Fields", "연번"),
    "sector": QT_TRANSLATE_NOOP("Fields", "소관분과"),
    "name": QT_TRANSLATE_NOOP("Fields", "기업명"),
    "number": QT_TRANSLATE_NOOP("Fields", "사업자등록번호"),
    "founded": QT_TRANSLATE_NOOP("Fields", "설립일"),
    "ksic": QT_TRANSLATE_NOOP("Fields", "KSIC 코드"),
    "industry": QT_TRANSLATE_NOOP("Fields", "업종"),
    "mean_sales_won": QT_TRANSLATE_NOOP("Fields", "최근 3년 평균매출액"),
    "total_assets_won": QT_TRANSLATE_NOOP("Fields", "총자산"),
    "headcount": QT_TRANSLATE_NOOP("Fields", "상시근로자"),
    "place": QT_TRANSLATE_NOOP("Fields", "소재지"),
    "route": QT_TRANSLATE_NOOP("Fields", "신청경로"),
    "recommender": QT_TRANSLATE_NOOP("Fields", "추천기관"),
    "recommender_kind": QT_TRANSLATE_NOOP("Fields", "추천기관 유형"),
    "series": QT_TRANSLATE_NOOP("Fields", "투자유치 단계"),
    "invested_won": QT_TRANSLATE_NOOP("Fields", "누적투자유치액"),
    "field": QT_TRANSLATE_NOOP("Fields", "중점분야"),
    "as_is": QT_TRANSLATE_NOOP("Fields", "AS-IS"),
    "to_be": QT_TRANSLATE_NOOP("Fields", "TO-BE"),
    "ai_provider": QT_TRANSLATE_NOOP("Fields", "AI 평가기관"),
    "ai_model": QT_TRANSLATE_NOOP("Fields", "모형·버전"),
    "ai_date": QT_TRANSLATE_NOOP("Fields", "평가기준일"),
    "k_grade": QT_TRANSLATE_NOOP("Fields", "K-value 등급"),
    "growth_path": QT_TRANSLATE_NOOP("Fields", "성장경로 예측"),
    "performance": QT_TRANSLATE_NOOP("Fields", "경영성과"),
    "technology": QT_TRANSLATE_NOOP("Fields", "기술성"),
    "activity": QT_TRANSLATE_NOOP("Fields", "활동성"),
    "personnel": QT_TRANSLATE_NOOP("Fields", "인적효율성"),
    "stability": QT_TRANSLATE_NOOP("Fields", "산업안정성"),
    "peers": QT_TRANSLATE_NOOP("Fields", "유사그룹대조"),
    "site_date": QT_TRANSLATE_NOOP("Fields", "현장실사일"),
    "site_experts": QT_TRANSLATE_NOOP("Fields", "실사단"),
    "site_novelty": QT_TRANSLATE_NOOP("Fields", "신기술성"),
    "site_business": QT_TRANSLATE_NOOP("Fields", "사업성"),
    "site_management": QT_TRANSLATE_NOOP("Fields", "경영능력"),
    "site_infrastructure": QT_TRANSLATE_NOOP("Fields", "인프라"),
    "site_network": QT_TRANSLATE_NOOP("Fields", "고객네트워크"),
    "site_experts_score": QT_TRANSLATE_NOOP("Fields", "전문인력"),
    "site_grade": QT_TRANSLATE_NOOP("Fields", "현장등급"),
    "overall_grade": QT_TRANSLATE_NOOP("Fields", "종합등급"),
    "gate_grade": QT_TRANSLATE_NOOP("Fields", "기준등급"),
    "result": QT_TRANSLATE_NOOP("Fields", "결과"),
    "remark": QT_TRANSLATE_NOOP("Fields", "비고"),
    "representative": QT_TRANSLATE_NOOP("Fields", "대표자"),
    "receipt_number": QT_TRANSLATE_NOOP("Fields", "접수번호"),
    "written_reviews": QT_TRANSLATE_NOOP("Fields", "유효 서면평가 수"),
    "age_years": QT_TRANSLATE_NOOP("Fields", "업력(년)"),
    "feeder": QT_TRANSLATE_NOOP("Fields", "연계사업"),
}
_RESULTS = {
    "passed": QT_TRANSLATE_NOOP("Results", "통과"),
    "failed": QT_TRANSLATE_NOOP("Results", "탈락"),
    "waived": QT_TRANSLATE_NOOP("Results", "1단계 면제"),
}
RESULT_TONES = {"passed": "ok", "failed": "bad", "waived": "info", "": "idle"}
_STATES = {
    "drafted": QT_TRANSLATE_NOOP("PaperStates", "작성"),
    "frozen": QT_TRANSLATE_NOOP("PaperStates", "확정본"),
    "signing": QT_TRANSLATE_NOOP("PaperStates", "서명 중"),
    "sealed": QT_TRANSLATE_NOOP("PaperStates", "봉인"),
}
STATE_TONES = {"drafted": "idle", "frozen": "info", "signing": "warn", "sealed": "ok"}


def field_name(code: str) -> str:
    """The name of a field; "" is a column that is not used."""
    if not code:
        return QCoreApplication.translate("Fields", "쓰지 않음")
    return QCoreApplication.translate("Fields", str(_FIELDS[code])) if code in _FIELDS else code


def result_name(code: str) -> str:
    """The word for a STEP1 result."""
    return QCoreApplication.translate("Results", str(_RESULTS[code])) if code in _RESULTS else "–"


def state_name(code: str) -> str:
    """The word for a paper's state."""
    return QCoreApplication.translate("PaperStates", str(_STATES[code]))
