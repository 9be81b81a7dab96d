"""An invented day: ten companies, seven members, one ink, one refusal, an acting chair."""

import hashlib
import json
from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from jumpup_desktop.documents.contents import (
    CompanyProfile,
    CompanySheet,
    ExcludedOne,
    ExclusionNote,
    Minutes,
    MinutesItem,
    Presence,
    PrintedCondition,
    PrintedGist,
    PrintedOpinion,
    PrintedStep1,
    Recording,
    Remark,
    Resolution,
    ResolutionItem,
    Seats,
    SetChange,
    Step,
    Total,
)
from jumpup_desktop.documents.parts import (
    Attendee,
    Audit,
    Exclusion,
    Mode,
    Openness,
    PaperHead,
    PaperWords,
    PrintedDisclosure,
    PrintedOutcome,
    PrintedPolicy,
    PrintedSpan,
    Refusal,
    Role,
    Signer,
    Way,
)

KST = timezone(timedelta(hours=9))
MEMBERS = (
    ("E056", "평가위원-056", "공공연·대학교수", "이하멘대학교", "교수"),
    ("E106", "평가위원-106", "공공연·대학교수", "나메젠대학교", "부교수"),
    ("E041", "평가위원-041", "VC·CVC·PE", "네가훌벤처스", "상무"),
    ("E115", "평가위원-115", "VC·CVC·PE", "모레렌캐피탈", "이사"),
    ("E055", "평가위원-055", "대기업 前임원", "前 바하젠물산", "전무"),
    ("E087", "평가위원-087", "대기업 前임원", "前 바하젠물산", "상무"),
    ("E006", "평가위원-006", "벤처 창업주", "㈜라아렌시스템", "대표이사"),
)
SELECTED = PrintedOutcome("selected", "선정")
NOT_SELECTED = PrintedOutcome("not_selected", "미선정")
HELD_OVER = PrintedOutcome("deferred", "전원합의 미도출(의결보류)")
NO_SHOW = PrintedOutcome("no_show", "발표 불참")
METHOD = "절대평가, 표결 없이 심의 참여 위원 전원합의"
ABSTAINED = "위 안건의 심의와 의결에 참여하지 않고 그 의견을 보지 않았음을 확인합니다."
RESOLVED = "위와 같이 심의·의결하였음을 확인합니다."
COMPANIES = (
    ("470", "(주)두모갈폴리머", SELECTED, 0),
    ("120", "(주)가리콘소재", NOT_SELECTED, 0),
    ("169", "케티펜정밀 주식회사", SELECTED, 2),
    ("092", "가제반테크㈜", SELECTED, 0),
    ("500", "㈜ 루에덴산업", NOT_SELECTED, 0),
    ("111", "㈜세로돌케미칼", SELECTED, 1),
    ("030", "㈜타오킨소재", HELD_OVER, 0),
    ("013", "㈜ 레세렌테크", SELECTED, 1),
    ("474", "오코델케미칼(주)", NO_SHOW, 0),
    ("201", "㈜ 오케달금속", SELECTED, 0),
)
AGREED = (
    (
        "innovation",
        "신기술 혁신성",
        "플라즈마 내식 코팅의 기공률을 0.3% 이하로 낮춘 공정은 기존 용사 코팅과 뚜렷이 구별됨. "
        "시험성적서로 수치가 뒷받침됨. ",
    ),
    (
        "growth",
        "성장성",
        "세정 사업의 안정된 매출을 바탕으로 전환 투자를 감당할 재무 여력이 있음. "
        "다만 3차년도 매출 목표의 근거를 보완할 필요가 있음. ",
    ),
    (
        "market",
        "시장 확장성",
        "글로벌 장비사 두 곳과 평가용 시료를 교환하고 있어 진입 경로가 구체적임. "
        "SEMI S2 인증 일정이 시장 진입의 관건임. ",
    ),
    (
        "will",
        "도전의지",
        "대표자가 전환 사업을 직접 총괄하고 핵심 인력의 지분 참여를 마쳐 추진 의지가 분명함. ",
    ),
)
CONCLUDED = "기술의 차별성과 전환 의지가 분명하므로 선정하되, 인증 일정의 확정을 이행과제로 부여함. "
SAMPLES = Path(__file__).parent.parent / "data" / "opinion_texts.json"


def sha(words: str) -> str:
    """A hash that stands for something."""
    return hashlib.sha256(words.encode()).hexdigest()


def at(clock: str) -> datetime:
    """A time of the day."""
    hour, minute = map(int, clock.split(":"))
    return datetime(2026, 3, 3, hour, minute, tzinfo=KST)


def head(number: str, title: str, confirmation: str = RESOLVED) -> PaperHead:
    """The head of a paper of the day."""
    return PaperHead(
        programme="2026년 점프업 프로그램",
        round="제2차 모집",
        panel="첨단제조·소재 2분과",
        meeting="제1차 심층토론 평가위원회",
        control_number=number,
        held=PrintedSpan(at("09:00"), at("17:42")),
        place="베카판컨벤션센터 3층 A회의실",
        host="중견기업성장지원원",
        department="성장사다리지원실",
        contact="성장사다리지원실 02-0000-0000",
        disclosure=PrintedDisclosure(Openness.CLOSED, "「공공기관의 정보공개에 관한 법률」 제9조제1항제5호", "10년"),
        policy=PrintedPolicy("심층토론 운영 지침", "2026-02", sha("policy")),
        mode=Mode.PANEL_LAPTOP,
        words=PaperWords(title, confirmation, METHOD, "표결 없음(심의 참여 위원 전원합의)"),
    )


def signer(
    number: int, certificate: str, role: Role = Role.MEMBER, way: Way = Way.ELECTRONIC, refusal: Refusal | None = None
) -> Signer:
    """The signer at a seat of the table; electronic unless told otherwise."""
    return Signer(*MEMBERS[number], role, way, certificate, refusal, ("신분증", at(f"09:{20 + number}")))


def secretary(certificate: str) -> Signer:
    """The panel's secretary."""
    return Signer(
        "S05",
        "간사-05",
        "",
        "중견기업성장지원원",
        "선임연구원",
        Role.SECRETARY,
        Way.ELECTRONIC,
        certificate,
        identified=("신분증", at("09:10")),
    )


def room(certificates: dict[str, str]) -> tuple[Signer, ...]:
    """Seven members and the secretary: five members electronic, one ink, one refusal."""
    electronic = [signer(n, certificates[MEMBERS[n][0]]) for n in (1, 2, 3, 5)]
    ink = signer(4, "", way=Way.INK)
    refusal = Refusal("개인 사정으로 서명하지 아니하나 의결 내용에는 이의 없음", ("위원장", "간사"))
    refused = signer(6, "", way=Way.REFUSED, refusal=refusal)
    chair = signer(0, certificates["E056"], role=Role.CHAIR)
    return (*electronic, ink, refused, secretary(certificates["S05"]), chair)


def sheet(audit: Audit, signers: tuple[Signer, ...], *, index: int = 2, long: int = 1) -> CompanySheet:
    """종합의견서 of one company; ``long`` repeats the texts."""
    number, name, outcome, _ = COMPANIES[index]
    out = SetChange(at("11:20"), "퇴장 후 11:26 복귀(위원장 확인, 그동안 심의 중지)")
    return CompanySheet(
        head=head(f"JU26-2-P05-B{index + 1:02d}", "종합의견서"),
        company=profile(number, name),
        step1=PrintedStep1("B", "성장", "A", date(2026, 1, 30)),
        criteria=tuple(PrintedOpinion(code, named, text * long) for code, named, text in AGREED),
        conclusion=PrintedOpinion("overall", "종합의견", CONCLUDED * long),
        conditions=(
            PrintedCondition("SEMI S2 인증 일정의 확정 및 증빙 제출", "2026. 9. 30.", "사후관리 담당"),
            PrintedCondition("3차년도 매출 목표의 산출 근거 보완", "협약 체결 전", "성장사다리지원실"),
        ),
        outcome=outcome,
        decision=f"{name}를 최종 선정 대상으로 의결하되, SEMI S2 일정의 확정을 1차년도 이행과제로 부여한다.",
        reservations=(),
        presence=Presence(7, (), 0, (out,)),
        decided_at=at("11:48"),
        signers=signers,
        audit=audit,
    )


def profile(number: str, name: str) -> CompanyProfile:
    """What the company said of itself."""
    return CompanyProfile(
        number, name, "대표자-169", "일반 공모", "첨단제조(반도체 장비)", "중기업", "중견후보기업",
        "반도체 장비 부품 세정 사업 영위(국내 칩메이커 협력사 중심, 매출의 72%)",
        "SiC 코팅 챔버 부품으로 사업 전환: 플라즈마 내식 코팅 기술 기반 제품으로 글로벌 장비사 공략",
    )  # fmt: skip


def recused_sheet(audit: Audit, certificates: dict[str, str]) -> CompanySheet:
    """The chair is recused: an acting chair signs last, six others take part."""
    members = tuple(signer(n, certificates[MEMBERS[n][0]]) for n in (1, 2, 3, 4, 6))
    acting = signer(5, certificates["E087"], role=Role.ACTING_CHAIR)
    signers = (*members, secretary(certificates["S05"]), acting)
    plain = sheet(audit, signers, index=7)
    presence = Presence(6, (Exclusion.BY_RECUSAL,), 0)
    reservation = "양산 설비의 투자 시점은 고객 승인 뒤로 미루는 것이 안전하다는 의견이 있었음."
    return replace(plain, presence=presence, reservations=(reservation,))


def resolution(audit: Audit, signers: tuple[Signer, ...], *, companies: int = 10) -> Resolution:
    """의결서 of the day; more than ten companies repeat the list."""
    items = []
    for order in range(1, companies + 1):
        number, name, outcome, conditions = COMPANIES[(order - 1) % 10]
        excluded = 1 if order == 8 else 0
        items.append(
            ResolutionItem(
                order,
                number,
                name,
                0 if outcome is NO_SHOW else 7 - excluded,
                excluded,
                outcome,
                conditions,
                "" if outcome is NO_SHOW else f"JU26-2-P05-B{order:02d}",
            )
        )
    return Resolution(
        head=head("JU26-2-P05-A01", "의결서"),
        seats=Seats(7, 7, 2, "기업별 충족(위촉 7명 중 5명 이상)"),
        chair="평가위원-056",
        acting_chair="평가위원-087",
        secretary="간사-05",
        items=tuple(items),
        totals=tuple(Total(word, n) for word, n in Counter(item.outcome.word for item in items).items()),
        remarks=(
            "제8호 안건은 위원장 회피로 직무대행(평가위원-087)이 진행함.",
            "제9호 안건은 세 차례 호명에 응하지 아니하여 발표 불참으로 처리함.",
        ),
        confirmed_on=date(2026, 3, 3),
        signers=signers,
        audit=audit,
    )


def minutes(audit: Audit, signers: tuple[Signer, ...], *, companies: int = 10) -> Minutes:
    """회의록 of the day; more than ten companies repeat the list."""
    heard = [COMPANIES[n % 10] for n in range(companies)]
    seats = [
        Attendee("위원장(호선)" if n == 0 else "위원", name, where, duty)
        for n, (_, name, _, where, duty) in enumerate(MEMBERS)
    ]
    steps = [
        Step(at("09:00"), "개회", "위촉 7명 전원 참석, 정족수 충족"),
        Step(at("09:06"), "위원장 호선", "평가위원-056"),
    ]
    for order, (_, name, outcome, _) in enumerate(heard, 1):
        note = {8: "위원장 회피, 직무대행 평가위원-087 진행", 9: "3회 호명, 불참"}.get(order, "")
        start = at("09:10") + timedelta(minutes=50 * (order - 1) * 10 // companies)
        steps.append(Step(start, f"제{order}호 호명: {name}", note))
        if outcome is not NO_SHOW:
            steps.append(Step(start + timedelta(minutes=45), f"제{order}호 의결"))
    steps.append(Step(at("17:42"), "폐회"))
    items = tuple(
        MinutesItem(n, number, name, outcome, conditions, f"별지 제{n}호", sha(f"annex {n}"))
        for n, (number, name, outcome, conditions) in enumerate(heard, 1)
    )
    return Minutes(
        head=head("JU26-2-P05-C01", "회의록", "위와 같이 회의록을 작성하고 확인합니다."),
        summary="첨단제조·소재 2분과 10개 기업을 심층토론하여 6개 기업을 선정, 2개 기업을 미선정으로 의결하고 "
        "1개 기업은 의결보류, 1개 기업은 발표 불참으로 처리함.",
        keywords=("사업 전환", "이차전지 소재", "반도체 장비", "항공우주 단조"),
        attendees=(*seats, Attendee("간사", "간사-05", "중견기업성장지원원", "선임연구원")),
        observers=(
            Attendee("디렉터", "배석자-011", "점프업 지원단", "디렉터", "발표·질의응답에 한함"),
            Attendee("담당관", "배석자-012", "주무부처", "사무관", "09:00 ~ 12:00"),
        ),
        steps=tuple(steps),
        items=items,
        recording=Recording("녹음", sha("tape"), "성장사다리지원실 기록물담당"),
        signers=signers,
        audit=audit,
    )


def gist(audit: Audit, signers: tuple[Signer, ...]) -> PrintedGist:
    """별지 of the first company, with sample texts."""
    texts = json.loads(SAMPLES.read_text(encoding="utf-8"))[:6]
    return PrintedGist(
        head=head("JU26-2-P05-C01-01", "발언요지", "위와 같이 발언 요지를 작성하고 확인합니다."),
        annex_number="별지 제1호",
        order=1,
        receipt_number="470",
        company="(주)두모갈폴리머",
        span=(at("09:10"), at("09:57")),
        remarks=tuple(Remark(f"위원 {n}", text) for n, text in enumerate(texts, 1)),
        signers=signers,
        audit=audit,
    )


def exclusion(audit: Audit, certificates: dict[str, str]) -> ExclusionNote:
    """심의 제외 확인서 of the eighth company: the chair, and one who went out after the call."""
    number, name, _, _ = COMPANIES[7]
    return ExclusionNote(
        head=head("JU26-2-P05-D08", "심의 제외 확인서", ABSTAINED),
        order=8,
        receipt_number=number,
        company=name,
        excluded=(
            ExcludedOne(MEMBERS[1][1], Exclusion.BY_CHALLENGE, at("15:12")),
            ExcludedOne(MEMBERS[0][1], Exclusion.BY_RECUSAL),
        ),
        signers=(signer(1, certificates[MEMBERS[1][0]]), signer(0, certificates["E056"])),
        audit=audit,
    )
