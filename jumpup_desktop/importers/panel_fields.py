"""How the five sheets of a panels workbook are headed."""

from __future__ import annotations

from jumpup_desktop.importers.fields import FieldSpec

DAY_FIELDS = (
    FieldSpec("code", "text", ("분과코드", "코드")),
    FieldSpec("name", "text", ("분과명",)),
    FieldSpec("sectors", "text", ("소관분야", "분야")),
    FieldSpec("week", "text", ("주차",)),
    FieldSpec("day", "date", ("개최일", "일자", "개최일자")),
    FieldSpec("venue", "text", ("장소", "개최장소", "회의실")),
    FieldSpec("starts", "time", ("시작시각", "시작")),
    FieldSpec("ends", "time", ("종료예정", "종료시각", "종료")),
    FieldSpec("companies", "integer", ("기업수",)),
    FieldSpec("members", "integer", ("위원수",)),
    FieldSpec("chair", "text", ("위원장",)),
    FieldSpec("secretary", "text", ("간사",)),
    FieldSpec("laptop", "text", ("노트북", "노트북번호", "장비")),
    FieldSpec("remark", "text", ("비고",)),
)
EVALUATOR_FIELDS = (
    FieldSpec("number", "text", ("위원번호",)),
    FieldSpec("name", "text", ("위원명", "성명")),
    FieldSpec("kind", "text", ("위원유형", "유형")),
    FieldSpec("occupation", "text", ("직군",)),
    FieldSpec("affiliation", "text", ("소속",)),
    FieldSpec("position", "text", ("직위",)),
    FieldSpec("specialty", "text", ("전문분야",)),
    FieldSpec("wished_sector", "text", ("희망분과",)),
    FieldSpec("region", "text", ("활동지역",)),
    FieldSpec("former_jobs", "text", ("전 직장(재직기간)", "전 직장")),
    FieldSpec("shares", "text", ("보유주식·지분", "보유주식")),
    FieldSpec("advisory", "text", ("자문·사외이사 등", "자문·사외이사")),
    FieldSpec("relatives", "text", ("친족 재직 기업",)),
    FieldSpec("joint_projects", "text", ("공동연구·공동신청 과제",)),
    FieldSpec("contracts", "text", ("용역·컨설팅 계약",)),
    FieldSpec("recent_evaluations", "integer", ("최근 3년 평가참여(회)", "최근 3년 평가참여")),
    FieldSpec("pledge", "text", ("서약서",)),
    FieldSpec("remark", "text", ("비고",)),
)
APPOINTMENT_FIELDS = (
    FieldSpec("panel", "text", ("분과코드",)),
    FieldSpec("order", "integer", ("순번",)),
    FieldSpec("number", "text", ("위원번호",)),
    FieldSpec("name", "text", ("위원명",)),
    FieldSpec("kind", "text", ("위원유형",)),
    FieldSpec("occupation", "text", ("직군",)),
    FieldSpec("role", "text", ("역할",)),
)
AGENDA_FIELDS = (
    FieldSpec("panel", "text", ("분과코드",)),
    FieldSpec("day", "date", ("개최일",)),
    FieldSpec("order", "integer", ("순서", "발표순서")),
    FieldSpec("kind", "text", ("구분",)),
    FieldSpec("serial", "integer", ("연번",)),
    FieldSpec("company", "text", ("기업명",)),
    FieldSpec("company_number", "number", ("사업자등록번호", "사업자번호")),
    FieldSpec("english_name", "text", ("영문명",)),
    FieldSpec("prepare", "integer", ("준비(분)",)),
    FieldSpec("pitch", "integer", ("발표(분)",)),
    FieldSpec("questions", "integer", ("질의응답(분)",)),
    FieldSpec("deliberation", "integer", ("위원토론(분)", "심층토론(분)")),
    FieldSpec("decision", "integer", ("결정(분)",)),
    FieldSpec("changeover", "integer", ("교체(분)", "교대(분)")),
    FieldSpec("starts", "time", ("시작예정",)),
    FieldSpec("ends", "time", ("종료예정",)),
)
SANCTION_FIELDS = (
    FieldSpec("number", "integer", ("번호",)),
    FieldSpec("kind", "text", ("구분",)),
    FieldSpec("name", "text", ("성명/기업명", "성명")),
    FieldSpec("affiliation", "text", ("소속",)),
    FieldSpec("company_number", "number", ("사업자등록번호",)),
    FieldSpec("reason", "text", ("제재사유",)),
    FieldSpec("since", "date", ("제재시작",)),
    FieldSpec("until", "date", ("제재종료",)),
    FieldSpec("content", "text", ("제재내용",)),
)
SHEETS = {
    "분과": DAY_FIELDS,
    "위원": EVALUATOR_FIELDS,
    "분과위원": APPOINTMENT_FIELDS,
    "일정": AGENDA_FIELDS,
    "제재명단": SANCTION_FIELDS,
}
LISTS = frozenset(("sectors", "former_jobs", "shares", "advisory", "relatives", "joint_projects", "contracts"))


def header(sheet: str, field: str) -> str:
    """The usual header of a field, where the file's own is not at hand. Raises KeyError."""
    return {spec.name: spec.aliases[0] for spec in SHEETS[sheet]}[field]
