<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="ko_KR">
<context>
    <name>ChangesStep</name>
    <message>
        <source>행</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>구분</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>기업</source>
        <translation>Company</translation>
    </message>
    <message>
        <source>바뀌는 값</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>새로</source>
        <translation>New</translation>
    </message>
    <message>
        <source>바뀜</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>그대로</source>
        <translation>Same</translation>
    </message>
</context>
<context>
    <name>ColumnsStep</name>
    <message>
        <source>열</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>묶음</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>파일의 열 이름</source>
        <translation>Column name in the file</translation>
    </message>
    <message>
        <source>읽는 항목</source>
        <translation>Read as</translation>
    </message>
    <message>
        <source>첫 행의 값</source>
        <translation>First value</translation>
    </message>
    <message>
        <source>데이터 {rows}행 · 열 {used}/{of}개를 읽음 · {unit} · SHA-256 {hash}</source>
        <translation>{rows} data rows · {used} of {of} columns read · {unit} · SHA-256 {hash}</translation>
    </message>
</context>
<context>
    <name>CompaniesForm</name>
    <message>
        <source>1단계 결과</source>
        <translation>STEP1 results</translation>
    </message>
    <message>
        <source>불러오기</source>
        <translation>Load</translation>
    </message>
    <message>
        <source>기업 검색</source>
        <translation>Search companies</translation>
    </message>
    <message>
        <source>기업명·사업자등록번호·분야 검색</source>
        <translation>Search name, number, field</translation>
    </message>
    <message>
        <source>전체</source>
        <translation>All</translation>
    </message>
    <message>
        <source>통과</source>
        <translation>Passed</translation>
    </message>
    <message>
        <source>탈락</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>1단계 면제</source>
        <translation>STEP1 waived</translation>
    </message>
    <message>
        <source>소관분과로 거르기</source>
        <translation>Filter by sector</translation>
    </message>
    <message>
        <source>1단계 결과 목록</source>
        <translation>List of STEP1 results</translation>
    </message>
    <message>
        <source>Enter로 기업을 엽니다 · 열 제목을 누르면 정렬합니다</source>
        <translation>Enter opens a company · click a column title to sort</translation>
    </message>
</context>
<context>
    <name>CompanyForm</name>
    <message>
        <source>목록으로</source>
        <translation>Back to list</translation>
    </message>
    <message>
        <source>앞 기업</source>
        <translation>Previous company</translation>
    </message>
    <message>
        <source>앞 기업 (Alt+←)</source>
        <translation>Previous company (Alt+←)</translation>
    </message>
    <message>
        <source>다음 기업</source>
        <translation>Next company</translation>
    </message>
    <message>
        <source>다음 기업 (Alt+→)</source>
        <translation>Next company (Alt+→)</translation>
    </message>
    <message>
        <source>기업의 모든 값</source>
        <translation>All values of the company</translation>
    </message>
    <message>
        <source>AS-IS → TO-BE</source>
        <translation>AS-IS → TO-BE</translation>
    </message>
    <message>
        <source>AS-IS · 지금 하는 일</source>
        <translation>AS-IS · what they do now</translation>
    </message>
    <message>
        <source>TO-BE · 나아가려는 일</source>
        <translation>TO-BE · where they want to go</translation>
    </message>
    <message>
        <source>기업</source>
        <translation>Company</translation>
    </message>
    <message>
        <source>AI 평가</source>
        <translation>AI assessment</translation>
    </message>
    <message>
        <source>현장실사</source>
        <translation>Site visit</translation>
    </message>
    <message>
        <source>기관이 적은 결과</source>
        <translation>Result as the agency wrote it</translation>
    </message>
    <message>
        <source>불러온 곳</source>
        <translation>Loaded from</translation>
    </message>
</context>
<context>
    <name>CompanyList</name>
    <message>
        <source>기업</source>
        <translation>Company</translation>
    </message>
    <message>
        <source>사업자등록번호</source>
        <translation>Business number</translation>
    </message>
    <message>
        <source>소관분과</source>
        <translation>Sector</translation>
    </message>
    <message>
        <source>중점분야</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>신청경로</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>AI 등급</source>
        <translation>AI grade</translation>
    </message>
    <message>
        <source>현장등급</source>
        <translation>Site grade</translation>
    </message>
    <message>
        <source>종합등급</source>
        <translation>Overall</translation>
    </message>
    <message>
        <source>결과</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>모든 분과</source>
        <translation>All sectors</translation>
    </message>
    <message>
        <source>{shown}개사 표시 · 전체 {total}개사</source>
        <translation>{shown} shown · {total} companies</translation>
    </message>
    <message>
        <source>기관이 적은 그대로이며 프로그램이 다시 계산하지 않습니다.</source>
        <translation>As the agency wrote it; the program recomputes nothing.</translation>
    </message>
    <message>
        <source>전체</source>
        <translation>All</translation>
    </message>
    <message>
        <source>아직 불러온 결과가 없습니다</source>
        <translation>No results loaded yet</translation>
    </message>
    <message>
        <source>기관에서 받은 1단계 결과표(xlsx, xls, ods, csv)를 불러오면 여기에서 기업마다 볼 수 있습니다.</source>
        <translation>Load the agency&apos;s STEP1 table (xlsx, xls, ods, csv) to see every company here.</translation>
    </message>
    <message>
        <source>결과표 불러오기</source>
        <translation>Load a table</translation>
    </message>
</context>
<context>
    <name>CompanyView</name>
    <message>
        <source>시트 「{sheet}」 {row}행</source>
        <translation>Sheet “{sheet}”, row {row}</translation>
    </message>
    <message>
        <source>파일</source>
        <translation>File</translation>
    </message>
    <message>
        <source>위치</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>불러온 때</source>
        <translation>Loaded at</translation>
    </message>
</context>
<context>
    <name>CoverRow</name>
    <message>
        <source>{n}명</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>위원 없음</source>
        <translation>No member</translation>
    </message>
    <message>
        <source>이 유형의 위원이 있어야 이 항목의 의견을 쓸 수 있습니다.</source>
        <translation>A member of this type is needed to write the opinion on this criterion.</translation>
    </message>
</context>
<context>
    <name>CreateForm</name>
    <message>
        <source>새 시즌 만들기</source>
        <translation>New season</translation>
    </message>
    <message>
        <source>저장할 위치</source>
        <translation>Where to keep it</translation>
    </message>
    <message>
        <source>시즌 파일을 둘 곳</source>
        <translation>Where to keep the season file</translation>
    </message>
    <message>
        <source>위치 선택…</source>
        <translation>Choose place…</translation>
    </message>
    <message>
        <source>평가 정책</source>
        <translation>Evaluation policy</translation>
    </message>
    <message>
        <source>암호</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>암호의 세기</source>
        <translation>Strength of the passphrase</translation>
    </message>
    <message>
        <source>8자 이상</source>
        <translation>8 characters or more</translation>
    </message>
    <message>
        <source>암호 다시 입력</source>
        <translation>Passphrase again</translation>
    </message>
    <message>
        <source>암호를 잊으면 다음 화면의 복구 키로만 열 수 있습니다.</source>
        <translation>If the passphrase is forgotten, only the recovery key of the next screen opens the season.</translation>
    </message>
    <message>
        <source>뒤로</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>시즌 만들기</source>
        <translation>Create season</translation>
    </message>
</context>
<context>
    <name>CreateView</name>
    <message>
        <source>시즌 파일 (*.jumpup-season)</source>
        <translation>Season file (*.jumpup-season)</translation>
    </message>
    <message>
        <source>시즌 파일을 둘 곳</source>
        <translation>Where to keep the season file</translation>
    </message>
    <message>
        <source>{n}자 이상으로 정하십시오</source>
        <translation>At least {n} characters</translation>
    </message>
    <message>
        <source>약함</source>
        <translation>Weak</translation>
    </message>
    <message>
        <source>보통</source>
        <translation>Fair</translation>
    </message>
    <message>
        <source>좋음</source>
        <translation>Good</translation>
    </message>
    <message>
        <source>강함</source>
        <translation>Strong</translation>
    </message>
    <message>
        <source>두 암호가 서로 다릅니다.</source>
        <translation>The two passphrases differ.</translation>
    </message>
    <message>
        <source>만드는 중…</source>
        <translation>Creating…</translation>
    </message>
    <message>
        <source>시즌 만들기</source>
        <translation>Create season</translation>
    </message>
    <message>
        <source>새 암호</source>
        <translation>New passphrase</translation>
    </message>
    <message>
        <source>암호 다시 입력</source>
        <translation>Passphrase again</translation>
    </message>
</context>
<context>
    <name>DayForm</name>
    <message>
        <source>회의</source>
        <translation>Meeting</translation>
    </message>
    <message>
        <source>기록</source>
        <translation>Record</translation>
    </message>
</context>
<context>
    <name>DayPage</name>
    <message>
        <source>순서</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>호선</source>
        <translation>Election</translation>
    </message>
    <message>
        <source>이름</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>역할</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>출석</source>
        <translation>Attendance</translation>
    </message>
    <message>
        <source>시각</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>구분</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>기록</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>누가</source>
        <translation>By</translation>
    </message>
    <message>
        <source>개회</source>
        <translation>Opening</translation>
    </message>
    <message>
        <source>기업</source>
        <translation>Company</translation>
    </message>
    <message>
        <source>단계</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>정회</source>
        <translation>Recess</translation>
    </message>
    <message>
        <source>의결</source>
        <translation>Resolution</translation>
    </message>
    <message>
        <source>폐회</source>
        <translation>Closing</translation>
    </message>
    <message>
        <source>읽기 전용</source>
        <translation>Read-only</translation>
    </message>
    <message>
        <source>기록된 그대로 보여 줍니다.</source>
        <translation>Shown as recorded.</translation>
    </message>
    <message>
        <source>진행</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>아직 기록된 평가일이 없습니다</source>
        <translation>No day recorded yet</translation>
    </message>
    <message>
        <source>평가일에 개회하면 출석, 발표, 심층토론, 의결이 시각과 함께 이곳에 기록됩니다.</source>
        <translation>Once the panel opens, attendance, pitches, deliberation and resolutions are recorded here with their times.</translation>
    </message>
    <message>
        <source>분과·일정 보기</source>
        <translation>See panels and schedule</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>연번</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>소관분과</source>
        <translation>Sector</translation>
    </message>
    <message>
        <source>기업명</source>
        <translation>Company</translation>
    </message>
    <message>
        <source>사업자등록번호</source>
        <translation>Business number</translation>
    </message>
    <message>
        <source>설립일</source>
        <translation>Founded</translation>
    </message>
    <message>
        <source>KSIC 코드</source>
        <translation>KSIC code</translation>
    </message>
    <message>
        <source>업종</source>
        <translation>Industry</translation>
    </message>
    <message>
        <source>최근 3년 평균매출액</source>
        <translation>Mean sales, 3 years</translation>
    </message>
    <message>
        <source>총자산</source>
        <translation>Total assets</translation>
    </message>
    <message>
        <source>상시근로자</source>
        <translation>Employees</translation>
    </message>
    <message>
        <source>소재지</source>
        <translation>Location</translation>
    </message>
    <message>
        <source>신청경로</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>추천기관</source>
        <translation>Recommender</translation>
    </message>
    <message>
        <source>추천기관 유형</source>
        <translation>Recommender type</translation>
    </message>
    <message>
        <source>투자유치 단계</source>
        <translation>Funding stage</translation>
    </message>
    <message>
        <source>누적투자유치액</source>
        <translation>Total invested</translation>
    </message>
    <message>
        <source>중점분야</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>AS-IS</source>
        <translation>AS-IS</translation>
    </message>
    <message>
        <source>TO-BE</source>
        <translation>TO-BE</translation>
    </message>
    <message>
        <source>AI 평가기관</source>
        <translation>AI provider</translation>
    </message>
    <message>
        <source>모형·버전</source>
        <translation>Model, version</translation>
    </message>
    <message>
        <source>평가기준일</source>
        <translation>Reference date</translation>
    </message>
    <message>
        <source>K-value 등급</source>
        <translation>K-value grade</translation>
    </message>
    <message>
        <source>성장경로 예측</source>
        <translation>Growth path</translation>
    </message>
    <message>
        <source>경영성과</source>
        <translation>Performance</translation>
    </message>
    <message>
        <source>기술성</source>
        <translation>Technology</translation>
    </message>
    <message>
        <source>활동성</source>
        <translation>Activity</translation>
    </message>
    <message>
        <source>인적효율성</source>
        <translation>Personnel</translation>
    </message>
    <message>
        <source>산업안정성</source>
        <translation>Stability</translation>
    </message>
    <message>
        <source>유사그룹대조</source>
        <translation>Peer group</translation>
    </message>
    <message>
        <source>현장실사일</source>
        <translation>Site visit on</translation>
    </message>
    <message>
        <source>실사단</source>
        <translation>Site experts</translation>
    </message>
    <message>
        <source>신기술성</source>
        <translation>Novelty</translation>
    </message>
    <message>
        <source>사업성</source>
        <translation>Business</translation>
    </message>
    <message>
        <source>경영능력</source>
        <translation>Management</translation>
    </message>
    <message>
        <source>인프라</source>
        <translation>Infrastructure</translation>
    </message>
    <message>
        <source>고객네트워크</source>
        <translation>Customer network</translation>
    </message>
    <message>
        <source>전문인력</source>
        <translation>Specialists</translation>
    </message>
    <message>
        <source>현장등급</source>
        <translation>Site grade</translation>
    </message>
    <message>
        <source>종합등급</source>
        <translation>Overall</translation>
    </message>
    <message>
        <source>기준등급</source>
        <translation>Gate grade</translation>
    </message>
    <message>
        <source>결과</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>비고</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>대표자</source>
        <translation>Representative</translation>
    </message>
    <message>
        <source>접수번호</source>
        <translation>Receipt number</translation>
    </message>
    <message>
        <source>유효 서면평가 수</source>
        <translation>Valid written reviews</translation>
    </message>
    <message>
        <source>업력(년)</source>
        <translation>Age (years)</translation>
    </message>
    <message>
        <source>연계사업</source>
        <translation>Feeder programme</translation>
    </message>
    <message>
        <source>쓰지 않음</source>
        <translation>Not used</translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>메뉴 펴기·접기</source>
        <translation>Open or fold the menu</translation>
    </message>
    <message>
        <source>모두 저장됨</source>
        <translation>All saved</translation>
    </message>
    <message>
        <source>저장·읽기 중…</source>
        <translation>Saving, reading…</translation>
    </message>
    <message>
        <source>저장하지 않은 변경 있음</source>
        <translation>Unsaved changes</translation>
    </message>
    <message>
        <source>준비</source>
        <translation>Prepare</translation>
    </message>
    <message>
        <source>평가</source>
        <translation>Evaluate</translation>
    </message>
    <message>
        <source>프로그램</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>시작</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>1단계 결과</source>
        <translation>STEP1 results</translation>
    </message>
    <message>
        <source>분과·일정</source>
        <translation>Panels · schedule</translation>
    </message>
    <message>
        <source>개회</source>
        <translation>Opening</translation>
    </message>
    <message>
        <source>진행</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>문서·서명</source>
        <translation>Papers · signing</translation>
    </message>
    <message>
        <source>설정</source>
        <translation>Settings</translation>
    </message>
</context>
<context>
    <name>ImportChangesForm</name>
    <message>
        <source>새로 들어오는 기업</source>
        <translation>New companies</translation>
    </message>
    <message>
        <source>0</source>
        <translation>0</translation>
    </message>
    <message>
        <source>값이 바뀌는 기업</source>
        <translation>Companies that change</translation>
    </message>
    <message>
        <source>그대로인 기업</source>
        <translation>Companies that stay the same</translation>
    </message>
    <message>
        <source>불러오지 않는 행</source>
        <translation>Rows left out</translation>
    </message>
    <message>
        <source>행마다 바뀌는 것</source>
        <translation>Changes row by row</translation>
    </message>
</context>
<context>
    <name>ImportColumnsForm</name>
    <message>
        <source>시트</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>열 이름이 있는 행</source>
        <translation>Row of column names</translation>
    </message>
    <message>
        <source>다시 찾기</source>
        <translation>Find again</translation>
    </message>
    <message>
        <source>열마다 무엇으로 읽을지</source>
        <translation>How each column is read</translation>
    </message>
    <message>
        <source>고른 열은</source>
        <translation>The chosen column is</translation>
    </message>
    <message>
        <source>고른 열의 항목</source>
        <translation>Field of the chosen column</translation>
    </message>
    <message>
        <source>열과 항목</source>
        <translation>Columns and fields</translation>
    </message>
</context>
<context>
    <name>ImportForm</name>
    <message>
        <source>1단계 결과 불러오기</source>
        <translation>Load STEP1 results</translation>
    </message>
    <message>
        <source>닫기</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>이전</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>다음</source>
        <translation>Next</translation>
    </message>
</context>
<context>
    <name>ImportLoadForm</name>
    <message>
        <source>불러오는 중</source>
        <translation>Loading</translation>
    </message>
    <message>
        <source>진행</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>취소</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>목록 보기</source>
        <translation>Show list</translation>
    </message>
</context>
<context>
    <name>ImportProblemsForm</name>
    <message>
        <source>문제가 있는 행만</source>
        <translation>Only rows with problems</translation>
    </message>
    <message>
        <source>주의가 있는 행도 확인했으니 모두 불러옵니다</source>
        <translation>Rows with warnings are checked: load them all</translation>
    </message>
    <message>
        <source>불러올 표</source>
        <translation>Table to load</translation>
    </message>
</context>
<context>
    <name>ImportWizard</name>
    <message>
        <source>결과표 (*.xlsx *.xls *.ods *.csv);;모든 파일 (*)</source>
        <translation>Tables (*.xlsx *.xls *.ods *.csv);;All files (*)</translation>
    </message>
    <message>
        <source>1단계 결과표 선택</source>
        <translation>Choose a STEP1 table</translation>
    </message>
    <message>
        <source>파일을 읽는 중</source>
        <translation>Reading the file</translation>
    </message>
    <message>
        <source>표를 찾는 중</source>
        <translation>Finding the table</translation>
    </message>
    <message>
        <source>값을 읽는 중</source>
        <translation>Reading values</translation>
    </message>
    <message>
        <source>규칙에 맞는지 보는 중</source>
        <translation>Applying the rules</translation>
    </message>
    <message>
        <source>파일</source>
        <translation>File</translation>
    </message>
    <message>
        <source>표와 열</source>
        <translation>Table, columns</translation>
    </message>
    <message>
        <source>문제 확인</source>
        <translation>Problems</translation>
    </message>
    <message>
        <source>바뀌는 것</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>불러오기</source>
        <translation>Load</translation>
    </message>
    <message>
        <source>다음</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>오류가 있는 행은 고를 수 없고, 주의가 있는 행은 확인해야 불러옵니다.</source>
        <translation>Rows with errors cannot be chosen; rows with warnings are loaded after you confirm them.</translation>
    </message>
    <message>
        <source>{n}개 행을 한 번에 불러옵니다. 하나라도 실패하면 아무것도 바뀌지 않습니다.</source>
        <translation>{n} rows are loaded at once. If one fails, nothing changes.</translation>
    </message>
    <message>
        <source>결과표를 여기에 끌어 놓으십시오</source>
        <translation>Drop the table here</translation>
    </message>
    <message>
        <source>xlsx · xls · ods · csv, 원본은 바뀌지 않습니다</source>
        <translation>xlsx · xls · ods · csv; the original stays as it is</translation>
    </message>
    <message>
        <source>파일 선택…</source>
        <translation>Choose file…</translation>
    </message>
</context>
<context>
    <name>LoadStep</name>
    <message>
        <source>불러오는 중</source>
        <translation>Loading</translation>
    </message>
    <message>
        <source>취소하면 아무것도 바뀌지 않습니다.</source>
        <translation>If you cancel, nothing changes.</translation>
    </message>
    <message>
        <source>불러왔습니다</source>
        <translation>Loaded</translation>
    </message>
    <message>
        <source>새로 {new}개사, 바뀜 {changed}개사, 그대로 {same}개사. 불러오지 않은 행 {left}개는 기록에 남겼습니다.</source>
        <translation>{new} new, {changed} changed, {same} the same. {left} rows left out are kept on record.</translation>
    </message>
</context>
<context>
    <name>LockForm</name>
    <message>
        <source>잠겨 있습니다</source>
        <translation>Locked</translation>
    </message>
    <message>
        <source>기록은 그대로 보존되어 있습니다. 이어서 하려면 암호를 입력하십시오.</source>
        <translation>The record is safe. Enter the passphrase to go on.</translation>
    </message>
    <message>
        <source>암호</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>잠금 해제</source>
        <translation>Unlock</translation>
    </message>
</context>
<context>
    <name>LockView</name>
    <message>
        <source>암호</source>
        <translation>Passphrase</translation>
    </message>
</context>
<context>
    <name>OpenForm</name>
    <message>
        <source>준비 점검…</source>
        <translation>Readiness…</translation>
    </message>
    <message>
        <source>연습하기…</source>
        <translation>Rehearse…</translation>
    </message>
    <message>
        <source>사본에서 이어서 진행…</source>
        <translation>Continue from a copy…</translation>
    </message>
    <message>
        <source>읽기 전용으로 열기</source>
        <translation>Open for reading only</translation>
    </message>
    <message>
        <source>백업으로 되돌리기…</source>
        <translation>Put the backup back…</translation>
    </message>
    <message>
        <source>시즌 열기</source>
        <translation>Open a season</translation>
    </message>
    <message>
        <source>시즌 파일</source>
        <translation>Season file</translation>
    </message>
    <message>
        <source>파일을 선택하거나 이 창에 끌어 놓으십시오</source>
        <translation>Choose a file or drop it on this window</translation>
    </message>
    <message>
        <source>파일 선택…</source>
        <translation>Choose file…</translation>
    </message>
    <message>
        <source>암호</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>새 시즌 만들기</source>
        <translation>New season</translation>
    </message>
    <message>
        <source>열기</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>최근에 연 시즌</source>
        <translation>Recent seasons</translation>
    </message>
    <message>
        <source>아직 연 시즌이 없습니다. 새 시즌을 만들거나, 받은 시즌 파일을 여십시오.</source>
        <translation>No season opened yet. Make a new one, or open a season file you were given.</translation>
    </message>
</context>
<context>
    <name>OpenView</name>
    <message>
        <source>연습.jumpup-season</source>
        <translation>rehearsal.jumpup-season</translation>
    </message>
    <message>
        <source>연습 시즌을 둘 곳</source>
        <translation>Where to keep the rehearsal</translation>
    </message>
    <message>
        <source>이 노트북에 둘 곳</source>
        <translation>Where to keep it on this laptop</translation>
    </message>
    <message>
        <source>시즌 파일 (*.jumpup-season)</source>
        <translation>Season files (*.jumpup-season)</translation>
    </message>
    <message>
        <source>USB 메모리에 있는 사본</source>
        <translation>The copy on the stick</translation>
    </message>
    <message>
        <source>온전한 최근 백업: {0} (기록 {1}건). 그 뒤의 기록은 백업에 없습니다.</source>
        <translation>Last sound backup: {0} ({1} events). What was recorded after it is not in it.</translation>
    </message>
    <message>
        <source>온전한 백업이 없습니다. 읽기 전용으로 열어 보십시오.</source>
        <translation>There is no sound backup. Please try to open the file for reading only.</translation>
    </message>
    <message>
        <source>백업을 시즌 파일 자리에 둡니다. 손상된 파일은 지우지 않고 곁에 둡니다. 되돌릴까요?</source>
        <translation>The backup takes the place of the season file. The damaged file is kept beside it. Put it back?</translation>
    </message>
    <message>
        <source>백업으로 되돌리기</source>
        <translation>Put the backup back</translation>
    </message>
    <message>
        <source>되돌리기</source>
        <translation>Put back</translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>시즌 파일 (*.jumpup-season);;모든 파일 (*)</source>
        <translation>Season file (*.jumpup-season);;All files (*)</translation>
    </message>
    <message>
        <source>시즌 파일 선택</source>
        <translation>Choose a season file</translation>
    </message>
    <message>
        <source>여는 중…</source>
        <translation>Opening…</translation>
    </message>
    <message>
        <source>열기</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>암호</source>
        <translation>Passphrase</translation>
    </message>
</context>
<context>
    <name>PanelsForm</name>
    <message>
        <source>분과·일정</source>
        <translation>Panels · schedule</translation>
    </message>
    <message>
        <source>분과 파일 불러오기</source>
        <translation>Load panels</translation>
    </message>
    <message>
        <source>되돌리기</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>되돌리기 (Ctrl+Z)</source>
        <translation>Undo (Ctrl+Z)</translation>
    </message>
    <message>
        <source>다시 하기</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>다시 하기 (Ctrl+Shift+Z)</source>
        <translation>Redo (Ctrl+Shift+Z)</translation>
    </message>
    <message>
        <source>순서 저장</source>
        <translation>Save order</translation>
    </message>
    <message>
        <source>  분과</source>
        <translation>  Panels</translation>
    </message>
    <message>
        <source>분과 목록</source>
        <translation>List of panels</translation>
    </message>
    <message>
        <source>심의 순서</source>
        <translation>Order of the day</translation>
    </message>
    <message>
        <source>위로</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>위로 (Alt+↑)</source>
        <translation>Up (Alt+↑)</translation>
    </message>
    <message>
        <source>아래로</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>아래로 (Alt+↓)</source>
        <translation>Down (Alt+↓)</translation>
    </message>
    <message>
        <source>끌어서 옮기거나 Alt+↑/↓ · 시각은 순서에 따라 다시 계산됩니다</source>
        <translation>Drag or Alt+↑/↓ · times follow the order</translation>
    </message>
    <message>
        <source>위원</source>
        <translation>Members</translation>
    </message>
</context>
<context>
    <name>PanelsPage</name>
    <message>
        <source>파일을 읽는 중</source>
        <translation>Reading the file</translation>
    </message>
    <message>
        <source>불러오는 중</source>
        <translation>Loading</translation>
    </message>
    <message>
        <source>규칙에 맞는지 보는 중</source>
        <translation>Checking the rules</translation>
    </message>
    <message>
        <source>순서</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>시작</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>끝</source>
        <translation>End</translation>
    </message>
    <message>
        <source>기업</source>
        <translation>Company</translation>
    </message>
    <message>
        <source>분</source>
        <translation>Min</translation>
    </message>
    <message>
        <source>— {name} —</source>
        <translation>— {name} —</translation>
    </message>
    <message>
        <source>분과·위원·일정 파일</source>
        <translation>Panels, members and schedule</translation>
    </message>
    <message>
        <source>표 파일 (*.xlsx *.ods *.xls)</source>
        <translation>Tables (*.xlsx *.ods *.xls)</translation>
    </message>
    <message>
        <source>분과 파일 불러오기</source>
        <translation>Load panels</translation>
    </message>
    <message>
        <source>고칠 곳이 있어 불러올 수 없습니다.</source>
        <translation>The file cannot be loaded until this is mended.</translation>
    </message>
    <message>
        <source>회의 {days}건, 위원 {people}명이 있습니다. 불러올까요?</source>
        <translation>{days} meetings, {people} people. Load them?</translation>
    </message>
    <message>
        <source>불러오기</source>
        <translation>Load</translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>{date} · 기업 {companies} · 위원 {members}</source>
        <translation>{date} · co. {companies} · mem. {members}</translation>
    </message>
    <message>
        <source>위촉 {n}명 · 개의 정족수 {quorum}명 · 위원장은 평가일에 호선합니다</source>
        <translation>{n} appointed · quorum {quorum} · the chair is elected on the day</translation>
    </message>
    <message>
        <source>아직 분과가 없습니다</source>
        <translation>No panels yet</translation>
    </message>
    <message>
        <source>1단계 결과를 불러온 뒤, 기관이 보낸 분과·위원·일정 파일을 불러오십시오.</source>
        <translation>After the STEP1 results, load the agency file with panels, members and schedule.</translation>
    </message>
</context>
<context>
    <name>PaperStates</name>
    <message>
        <source>작성</source>
        <translation>Drafted</translation>
    </message>
    <message>
        <source>확정본</source>
        <translation>Frozen</translation>
    </message>
    <message>
        <source>서명 중</source>
        <translation>Signing</translation>
    </message>
    <message>
        <source>봉인</source>
        <translation>Sealed</translation>
    </message>
</context>
<context>
    <name>PapersForm</name>
    <message>
        <source>문서의 회의</source>
        <translation>Meeting of the papers</translation>
    </message>
    <message>
        <source>정정본…</source>
        <translation>Correct…</translation>
    </message>
    <message>
        <source>봉인한 문서를 새 판으로 바로잡습니다.</source>
        <translation>Puts a sealed paper right by a further edition.</translation>
    </message>
    <message>
        <source>문서·서명</source>
        <translation>Papers · signing</translation>
    </message>
    <message>
        <source>검증</source>
        <translation>Verify</translation>
    </message>
    <message>
        <source>인쇄</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>저장…</source>
        <translation>Save…</translation>
    </message>
    <message>
        <source>문서 검색</source>
        <translation>Search papers</translation>
    </message>
    <message>
        <source>문서·회의 검색</source>
        <translation>Search papers, meetings</translation>
    </message>
    <message>
        <source>문서 목록</source>
        <translation>List of papers</translation>
    </message>
    <message>
        <source>앞 쪽</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>다음 쪽</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>문서 미리보기</source>
        <translation>Preview of the paper</translation>
    </message>
</context>
<context>
    <name>PapersPage</name>
    <message>
        <source>문서를 만들면 이곳에 보입니다.</source>
        <translation>Papers are shown here once they are made.</translation>
    </message>
    <message>
        <source>아직 확정하지 않은 문서입니다. 문서 만들기를 누르면 만듭니다.</source>
        <translation>Not fixed yet: press Make the papers.</translation>
    </message>
    <message>
        <source>△ 아직 봉인 전입니다 · 서명 {signed}/{signers}</source>
        <translation>△ Not sealed yet · {signed}/{signers} signatures</translation>
    </message>
    <message>
        <source>서명과 봉인을 확인하는 중…</source>
        <translation>Checking signatures and seal…</translation>
    </message>
    <message>
        <source>다시 열기…</source>
        <translation>Open again…</translation>
    </message>
    <message>
        <source>정정본…</source>
        <translation>Correct…</translation>
    </message>
    <message>
        <source>확정한 문서를 다시 엽니다. 받은 서명은 무효가 됩니다.</source>
        <translation>Opens the fixed paper again. The signatures it has become void.</translation>
    </message>
    <message>
        <source>봉인한 문서를 새 판으로 바로잡습니다.</source>
        <translation>Puts a sealed paper right by a further edition.</translation>
    </message>
    <message>
        <source>모든 회의</source>
        <translation>All meetings</translation>
    </message>
    <message>
        <source>문서 저장</source>
        <translation>Save paper</translation>
    </message>
    <message>
        <source>저장하였습니다</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>{n}건 · 봉인 {sealed}건</source>
        <translation>{n} papers · {sealed} sealed</translation>
    </message>
    <message>
        <source>{n}판</source>
        <translation>edition {n}</translation>
    </message>
    <message>
        <source>서명 → 봉인 → 복사 → 인쇄 차례로 합니다.</source>
        <translation>Sign → seal → copy → print, in this order.</translation>
    </message>
    <message>
        <source>아직 문서가 없습니다</source>
        <translation>No papers yet</translation>
    </message>
    <message>
        <source>종합의견서, 의결서, 회의록은 평가일에 기록에서 만들어집니다.</source>
        <translation>Company sheets, the resolution and the minutes are made from the record of the day.</translation>
    </message>
</context>
<context>
    <name>PassphraseField</name>
    <message>
        <source>Caps Lock이 켜져 있습니다</source>
        <translation>Caps Lock is on</translation>
    </message>
    <message>
        <source>한글로 입력되고 있습니다</source>
        <translation>Typing in Hangul</translation>
    </message>
    <message>
        <source>표시</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>암호를 보이게 합니다. 한글 암호는 표시한 채 입력하십시오.</source>
        <translation>Shows the passphrase. Show it while typing a Hangul passphrase.</translation>
    </message>
</context>
<context>
    <name>PolicySections</name>
    <message>
        <source>정책</source>
        <translation>Policy</translation>
    </message>
    <message>
        <source>1단계</source>
        <translation>STEP1</translation>
    </message>
    <message>
        <source>신청</source>
        <translation>Intake</translation>
    </message>
    <message>
        <source>규모</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>자격</source>
        <translation>Eligibility</translation>
    </message>
    <message>
        <source>분야</source>
        <translation>Fields</translation>
    </message>
    <message>
        <source>분과위원회</source>
        <translation>Panel</translation>
    </message>
    <message>
        <source>전원합의</source>
        <translation>Consensus</translation>
    </message>
    <message>
        <source>평가의견서</source>
        <translation>Opinion</translation>
    </message>
    <message>
        <source>호명</source>
        <translation>Calls</translation>
    </message>
    <message>
        <source>서약서</source>
        <translation>Pledges</translation>
    </message>
    <message>
        <source>공개 구분</source>
        <translation>Disclosure</translation>
    </message>
    <message>
        <source>발행</source>
        <translation>Issuer</translation>
    </message>
    <message>
        <source>기한</source>
        <translation>Deadlines</translation>
    </message>
    <message>
        <source>잠금</source>
        <translation>Locking</translation>
    </message>
    <message>
        <source>공휴일</source>
        <translation>Holidays</translation>
    </message>
    <message>
        <source>회의 종류</source>
        <translation>Kinds of meeting</translation>
    </message>
    <message>
        <source>수당</source>
        <translation>Allowance</translation>
    </message>
</context>
<context>
    <name>PolicySettings</name>
    <message>
        <source>식별자</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>영어 이름</source>
        <translation>English name</translation>
    </message>
    <message>
        <source>결정 방법(문서에 적는 말)</source>
        <translation>Method (as printed)</translation>
    </message>
    <message>
        <source>정하는 방법</source>
        <translation>Decided by</translation>
    </message>
    <message>
        <source>표결 칸에 적는 말</source>
        <translation>Line on voting</translation>
    </message>
    <message>
        <source>문서에 쓰지 않는 말</source>
        <translation>Words kept out of papers</translation>
    </message>
    <message>
        <source>평가위원 유형</source>
        <translation>Evaluators</translation>
    </message>
    <message>
        <source>시간(분)</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>주의 알림(초)</source>
        <translation>First warning (s)</translation>
    </message>
    <message>
        <source>마지막 알림(초)</source>
        <translation>Last warning (s)</translation>
    </message>
    <message>
        <source>하는 일</source>
        <translation>What the room does</translation>
    </message>
    <message>
        <source>배석 가능</source>
        <translation>Observers may be in</translation>
    </message>
    <message>
        <source>전원합의로 정함</source>
        <translation>By consensus</translation>
    </message>
    <message>
        <source>발표 불참일 때</source>
        <translation>By absence</translation>
    </message>
    <message>
        <source>평가 포기일 때</source>
        <translation>By withdrawal</translation>
    </message>
    <message>
        <source>의결 문장</source>
        <translation>Sentence</translation>
    </message>
    <message>
        <source>조건이 있을 때의 문장</source>
        <translation>Sentence with conditions</translation>
    </message>
    <message>
        <source>문서에 적는 말</source>
        <translation>Printed word</translation>
    </message>
    <message>
        <source>이 점수부터</source>
        <translation>From this score</translation>
    </message>
    <message>
        <source>배점</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>확인 문장</source>
        <translation>Confirmation</translation>
    </message>
    <message>
        <source>서명하는 사람</source>
        <translation>Signers</translation>
    </message>
    <message>
        <source>만드는 기한(근무일)</source>
        <translation>Due (working days)</translation>
    </message>
    <message>
        <source>종합의견의 이름</source>
        <translation>Word for the overall opinion</translation>
    </message>
    <message>
        <source>합의된 의견이 없을 때</source>
        <translation>Where nothing was agreed</translation>
    </message>
    <message>
        <source>다음 차수로 넘길 때</source>
        <translation>Left for the next sitting</translation>
    </message>
    <message>
        <source>의결했을 때</source>
        <translation>Where it was resolved</translation>
    </message>
    <message>
        <source>의결 없이 끝났을 때</source>
        <translation>Where it ended without</translation>
    </message>
    <message>
        <source>회의록의 핵심어</source>
        <translation>Keywords of the minutes</translation>
    </message>
    <message>
        <source>소수점 아래 자리</source>
        <translation>Digits after the point</translation>
    </message>
    <message>
        <source>모으는 법</source>
        <translation>Combined by</translation>
    </message>
    <message>
        <source>최고·최저 제외</source>
        <translation>Highest and lowest dropped</translation>
    </message>
    <message>
        <source>전자서명 동의</source>
        <translation>Consent to electronic signing</translation>
    </message>
    <message>
        <source>꼭 필요</source>
        <translation>Required</translation>
    </message>
    <message>
        <source>글</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>중견후보 기준</source>
        <translation>Candidate from</translation>
    </message>
    <message>
        <source>업종 코드</source>
        <translation>KSIC prefixes</translation>
    </message>
    <message>
        <source>중기업 기준</source>
        <translation>Medium over</translation>
    </message>
    <message>
        <source>중견기업 기준</source>
        <translation>Upper medium over</translation>
    </message>
    <message>
        <source>시행령의 업종별 기준</source>
        <translation>Bounds of the decree by industry</translation>
    </message>
    <message>
        <source>소기업 상한(별표 3)</source>
        <translation>Where small ends (annex 3)</translation>
    </message>
    <message>
        <source>중소기업 상한(별표 1)</source>
        <translation>Where small and medium end (annex 1)</translation>
    </message>
    <message>
        <source>기준이 없는 업종</source>
        <translation>Industries without bounds</translation>
    </message>
    <message>
        <source>까닭</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>점수를 모으는 법</source>
        <translation>How points are added up</translation>
    </message>
    <message>
        <source>문서의 말</source>
        <translation>Words of the papers</translation>
    </message>
    <message>
        <source>분과 일정의 회의 종류</source>
        <translation>Kind of meeting of a loaded plan</translation>
    </message>
    <message>
        <source>발언 요지의 자주 쓰는 말</source>
        <translation>Quick phrases of the gist</translation>
    </message>
    <message>
        <source>이름</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>판</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>제목</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>프로그램</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>시행일</source>
        <translation>Valid from</translation>
    </message>
    <message>
        <source>AI 등급</source>
        <translation>AI grade</translation>
    </message>
    <message>
        <source>현장 등급</source>
        <translation>Site grades</translation>
    </message>
    <message>
        <source>기준등급</source>
        <translation>Gate grade</translation>
    </message>
    <message>
        <source>성장경로</source>
        <translation>Growth paths</translation>
    </message>
    <message>
        <source>통과를 적는 말</source>
        <translation>Word for passed</translation>
    </message>
    <message>
        <source>탈락을 적는 말</source>
        <translation>Word for failed</translation>
    </message>
    <message>
        <source>면제를 적는 말</source>
        <translation>Word for waived</translation>
    </message>
    <message>
        <source>지표의 최댓값</source>
        <translation>Maximum of an indicator</translation>
    </message>
    <message>
        <source>매출액 확인 한도(억원)</source>
        <translation>Sales check limit (100m won)</translation>
    </message>
    <message>
        <source>1인당 매출 확인 한도(억원)</source>
        <translation>Sales per head limit (100m won)</translation>
    </message>
    <message>
        <source>자산 확인 한도(억원)</source>
        <translation>Assets check limit (100m won)</translation>
    </message>
    <message>
        <source>공개 경로</source>
        <translation>Open route</translation>
    </message>
    <message>
        <source>추천 경로</source>
        <translation>Recommended route</translation>
    </message>
    <message>
        <source>추천기관 유형</source>
        <translation>Recommender type</translation>
    </message>
    <message>
        <source>투자유치 단계</source>
        <translation>Funding stage</translation>
    </message>
    <message>
        <source>중기업 연산자</source>
        <translation>Operator, medium</translation>
    </message>
    <message>
        <source>중견후보 연산자</source>
        <translation>Operator, candidate</translation>
    </message>
    <message>
        <source>중견기업 연산자</source>
        <translation>Operator, upper</translation>
    </message>
    <message>
        <source>규모 이름</source>
        <translation>Size names</translation>
    </message>
    <message>
        <source>업종별 기준</source>
        <translation>Rows by industry</translation>
    </message>
    <message>
        <source>최소 업력(년)</source>
        <translation>Least age (years)</translation>
    </message>
    <message>
        <source>신청할 수 있는 규모</source>
        <translation>Sizes that may apply</translation>
    </message>
    <message>
        <source>소관분과</source>
        <translation>Sector</translation>
    </message>
    <message>
        <source>중점분야</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>다른 이름</source>
        <translation>Other names</translation>
    </message>
    <message>
        <source>위원 수</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>개의 정족수</source>
        <translation>Quorum</translation>
    </message>
    <message>
        <source>모든 유형 필요</source>
        <translation>All types needed</translation>
    </message>
    <message>
        <source>의결보류를 알리는 회차</source>
        <translation>Round that offers deferral</translation>
    </message>
    <message>
        <source>의견을 말하는 차례</source>
        <translation>Order of stances</translation>
    </message>
    <message>
        <source>희망할 때 유보의견 인쇄</source>
        <translation>Print reservation on wish</translation>
    </message>
    <message>
        <source>담당 항목 필수</source>
        <translation>Own criterion required</translation>
    </message>
    <message>
        <source>종합의견 필수</source>
        <translation>Overall opinion required</translation>
    </message>
    <message>
        <source>표시</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>짧은 의견 알림(자)</source>
        <translation>Short opinion notice (chars)</translation>
    </message>
    <message>
        <source>같은 문장 알림(%)</source>
        <translation>Copied text notice (%)</translation>
    </message>
    <message>
        <source>호명 횟수</source>
        <translation>Calls</translation>
    </message>
    <message>
        <source>기다리는 시간(분)</source>
        <translation>Waiting time (min)</translation>
    </message>
    <message>
        <source>공개 여부</source>
        <translation>Openness</translation>
    </message>
    <message>
        <source>근거 법령</source>
        <translation>Legal ground</translation>
    </message>
    <message>
        <source>보존 기간</source>
        <translation>Retention</translation>
    </message>
    <message>
        <source>발언 요지 적는 법</source>
        <translation>Style of the gist</translation>
    </message>
    <message>
        <source>주관</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>담당 부서</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>연락처</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>위원 서명키 폐기(일)</source>
        <translation>Member key destroyed (days)</translation>
    </message>
    <message>
        <source>자동 잠금(분)</source>
        <translation>Idle lock (min)</translation>
    </message>
    <message>
        <source>PIN 자릿수</source>
        <translation>PIN digits</translation>
    </message>
    <message>
        <source>평가 항목</source>
        <translation>Criteria</translation>
    </message>
    <message>
        <source>단계</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>결과</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>문서</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>업종</source>
        <translation>Industry</translation>
    </message>
    <message>
        <source>하루 수당(원)</source>
        <translation>Fee for a day (won)</translation>
    </message>
    <message>
        <source>과세 근거</source>
        <translation>Tax ground</translation>
    </message>
</context>
<context>
    <name>PolicyValues</name>
    <message>
        <source>준비</source>
        <translation>preparing</translation>
    </message>
    <message>
        <source>발표</source>
        <translation>pitch</translation>
    </message>
    <message>
        <source>질의응답</source>
        <translation>questions</translation>
    </message>
    <message>
        <source>의견 작성</source>
        <translation>writing opinions</translation>
    </message>
    <message>
        <source>비공개 토론</source>
        <translation>closed debate</translation>
    </message>
    <message>
        <source>결정</source>
        <translation>deciding</translation>
    </message>
    <message>
        <source>교대</source>
        <translation>changing over</translation>
    </message>
    <message>
        <source>점수</source>
        <translation>scores</translation>
    </message>
    <message>
        <source>합계</source>
        <translation>sum</translation>
    </message>
    <message>
        <source>평균</source>
        <translation>mean</translation>
    </message>
    <message>
        <source>전원합의</source>
        <translation>consensus</translation>
    </message>
    <message>
        <source>예</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>아니요</source>
        <translation>No</translation>
    </message>
    <message>
        <source>위원 명부순</source>
        <translation>Roll of members</translation>
    </message>
    <message>
        <source>안건순</source>
        <translation>Agenda</translation>
    </message>
    <message>
        <source>위원 기호</source>
        <translation>Letters</translation>
    </message>
    <message>
        <source>실명</source>
        <translation>Names</translation>
    </message>
    <message>
        <source>요지만</source>
        <translation>Gist only</translation>
    </message>
    <message>
        <source>심의 참여 위원</source>
        <translation>Participants</translation>
    </message>
    <message>
        <source>폐회 때 재석 위원</source>
        <translation>Present at closing</translation>
    </message>
    <message>
        <source>간사와 위원장</source>
        <translation>Secretary and chair</translation>
    </message>
    <message>
        <source>심의에서 제외된 위원</source>
        <translation>Members excluded from the item</translation>
    </message>
</context>
<context>
    <name>ProblemList</name>
    <message>
        <source>행</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>열</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>정도</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>무엇이 문제이고 어떻게 하면 되는지</source>
        <translation>What is wrong and what to do</translation>
    </message>
    <message>
        <source>오류</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>주의</source>
        <translation>Warning</translation>
    </message>
    <message>
        <source>참고</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>문제 목록</source>
        <translation>List of problems</translation>
    </message>
</context>
<context>
    <name>ProblemsStep</name>
    <message>
        <source>행</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>상태</source>
        <translation>State</translation>
    </message>
    <message>
        <source>오류</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>주의</source>
        <translation>Warning</translation>
    </message>
    <message>
        <source>참고</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>이상 없음</source>
        <translation>Fine</translation>
    </message>
    <message>
        <source>{rows}행 가운데 {chosen}행을 불러옵니다 · 오류 {error}행 제외 · 확인을 기다리는 주의 {waiting}행</source>
        <translation>{chosen} of {rows} rows chosen · {error} in error · {waiting} to confirm</translation>
    </message>
</context>
<context>
    <name>RecoveryForm</name>
    <message>
        <source>복구 키를 보관하십시오</source>
        <translation>Keep the recovery key</translation>
    </message>
    <message>
        <source>이 키는 지금 한 번만 보입니다. 인쇄하여 봉투에 넣고 봉인한 뒤, 노트북과 다른 곳에 보관하십시오. 암호를 잊었을 때 이 키만이 시즌을 엽니다.</source>
        <translation>This key is shown only now. Print it, seal it in an envelope, and keep it away from the laptop. If the passphrase is forgotten, this key alone opens the season.</translation>
    </message>
    <message>
        <source>복구 키</source>
        <translation>Recovery key</translation>
    </message>
    <message>
        <source>인쇄</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>복사</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>인쇄하거나 옮겨 적어 안전한 곳에 두었습니다</source>
        <translation>I have printed it or written it down and put it in a safe place</translation>
    </message>
    <message>
        <source>시작하기</source>
        <translation>Begin</translation>
    </message>
</context>
<context>
    <name>RecoveryView</name>
    <message>
        <source>복구 키 (봉인 보관)</source>
        <translation>Recovery key (keep sealed)</translation>
    </message>
    <message>
        <source>인쇄하였습니다</source>
        <translation>Printed</translation>
    </message>
    <message>
        <source>복사하였습니다</source>
        <translation>Copied</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>프로그램 오류</source>
        <translation>Program fault</translation>
    </message>
    <message>
        <source>예상하지 못한 일이 생겼습니다. 저장된 기록은 그대로입니다. 아래 보고서를 복사해 담당자에게 보내 주십시오.</source>
        <translation>Something unexpected happened. What was saved is safe. Copy the report below and send it to the person in charge.</translation>
    </message>
    <message>
        <source>보고서 복사</source>
        <translation>Copy report</translation>
    </message>
</context>
<context>
    <name>Results</name>
    <message>
        <source>통과</source>
        <translation>Passed</translation>
    </message>
    <message>
        <source>탈락</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>1단계 면제</source>
        <translation>STEP1 waived</translation>
    </message>
</context>
<context>
    <name>SeasonScreen</name>
    <message>
        <source>도약 평가 기록</source>
        <translation>JumpUp Panels</translation>
    </message>
    <message>
        <source>도약(Jump-Up) 프로그램 평가위원회의 기록을 이 노트북 안에만, 암호화하여 보관합니다.</source>
        <translation>Keeps the record of the Jump-Up programme&apos;s panels on this laptop only, encrypted.</translation>
    </message>
    <message>
        <source>인터넷에 연결하지 않습니다.</source>
        <translation>Never connects to the internet.</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>어둡게</source>
        <translation>Dark</translation>
    </message>
</context>
<context>
    <name>SettingsForm</name>
    <message>
        <source>정책 바꾸기…</source>
        <translation>Change the policy…</translation>
    </message>
    <message>
        <source>설정</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>화면</source>
        <translation>Display</translation>
    </message>
    <message>
        <source>언어</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>테마</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>밝게</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>어둡게</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>평가 정책</source>
        <translation>Evaluation policy</translation>
    </message>
    <message>
        <source>지금의 정책</source>
        <translation>Policy in force</translation>
    </message>
    <message>
        <source>채택 이력</source>
        <translation>Adoptions</translation>
    </message>
    <message>
        <source>정책 검색</source>
        <translation>Search policy</translation>
    </message>
    <message>
        <source>정책 항목 검색</source>
        <translation>Search settings</translation>
    </message>
    <message>
        <source>정책 항목</source>
        <translation>Policy settings</translation>
    </message>
    <message>
        <source>정책 채택 이력</source>
        <translation>Adoptions of the policy</translation>
    </message>
    <message>
        <source>새 회차 열기…</source>
        <translation>Begin a round…</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>정책 파일</source>
        <translation>Policy file</translation>
    </message>
    <message>
        <source>정책 파일 (*.toml)</source>
        <translation>Policy file (*.toml)</translation>
    </message>
    <message>
        <source>정책 바꾸기</source>
        <translation>Change the policy</translation>
    </message>
    <message>
        <source>지금의 정책과 같습니다.</source>
        <translation>The same as the present policy.</translation>
    </message>
    <message>
        <source>바꾸는 이유</source>
        <translation>Why it changes</translation>
    </message>
    <message>
        <source>바꾸기</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>구분</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>항목</source>
        <translation>Setting</translation>
    </message>
    <message>
        <source>값</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>언제·이유</source>
        <translation>When, why</translation>
    </message>
    <message>
        <source>전</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>후</source>
        <translation>After</translation>
    </message>
    <message>
        <source>이름</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>판</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>시행일</source>
        <translation>Valid from</translation>
    </message>
    <message>
        <source>새 회차 열기</source>
        <translation>Begin a round</translation>
    </message>
    <message>
        <source>이제부터 싣는 1단계 결과와 분과 일정은 새 회차의 것입니다. 새 회차의 이름</source>
        <translation>What is loaded and planned from now on belongs to the new round. Its name</translation>
    </message>
    <message>
        <source>열기</source>
        <translation>Begin</translation>
    </message>
</context>
<context>
    <name>ShellForm</name>
    <message>
        <source>도약 평가 기록</source>
        <translation>JumpUp Panels</translation>
    </message>
    <message>
        <source>단축키</source>
        <translation>Shortcuts</translation>
    </message>
    <message>
        <source>잠금</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>모두 저장됨</source>
        <translation>All saved</translation>
    </message>
</context>
<context>
    <name>StartForm</name>
    <message>
        <source>꽂을 수 없는 USB 메모리 빼기…</source>
        <translation>Strike a lost stick…</translation>
    </message>
    <message>
        <source>다른 사본의 기록 합치기…</source>
        <translation>Merge another copy…</translation>
    </message>
    <message>
        <source>시작</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>새로 고침</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>1단계 결과 불러오기</source>
        <translation>Load STEP1 results</translation>
    </message>
    <message>
        <source>다음에 할 일</source>
        <translation>What to do next</translation>
    </message>
    <message>
        <source>위에서부터 차례로 하면 됩니다. 누르면 그 화면으로 갑니다.</source>
        <translation>From top to bottom; a click goes to the screen.</translation>
    </message>
    <message>
        <source>이 시즌</source>
        <translation>This season</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>시즌을 닫고 다시 여시면 온전한 백업으로 되돌릴 수 있습니다.</source>
        <translation>Close the season and open it again to put back a sound backup.</translation>
    </message>
    <message>
        <source>이상 없음 ({at})</source>
        <translation>Nothing wrong ({at})</translation>
    </message>
    <message>
        <source>마치지 못함</source>
        <translation>Could not be finished</translation>
    </message>
    <message>
        <source>기록 검사</source>
        <translation>Audit of the record</translation>
    </message>
    <message>
        <source>검사하는 중</source>
        <translation>Being audited</translation>
    </message>
    <message>
        <source>문제 {n}건</source>
        <translation>Found wrong: {n}</translation>
    </message>
    <message>
        <source>기록 검사에서 문제를 찾았습니다. 아무것도 지우거나 고치지 않았습니다.</source>
        <translation>The audit of the record found problems. Nothing was removed or changed.</translation>
    </message>
    <message>
        <source>확정되지 않아 다시 물어야 할 의견: {names}</source>
        <translation>Opinions that were not final and must be asked again: {names}</translation>
    </message>
    <message>
        <source>심의 중이던 기업: {name}</source>
        <translation>Company that was in: {name}</translation>
    </message>
    <message>
        <source>사본에서 이어 쓰는 시즌입니다. {until}까지의 기록이 있고, 그 뒤의 것은 옮겨지지 않았습니다.</source>
        <translation>This goes on from a copy. It holds the record up to {until}; nothing later was rescued.</translation>
    </message>
    <message>
        <source>손상된 파일을 읽기 전용으로 열었습니다. 읽지 못하는 기록이 있을 수 있습니다.</source>
        <translation>The damaged file is open for reading only. Some of the record may be unreadable.</translation>
    </message>
    <message>
        <source>파일</source>
        <translation>File</translation>
    </message>
    <message>
        <source>정책</source>
        <translation>Policy</translation>
    </message>
    <message>
        <source>정책 해시</source>
        <translation>Policy hash</translation>
    </message>
    <message>
        <source>최근 백업</source>
        <translation>Last backup</translation>
    </message>
    <message>
        <source>아직 없음</source>
        <translation>None yet</translation>
    </message>
    <message>
        <source>통과 {passed} · 탈락 {failed} · 면제 {waived}</source>
        <translation>Passed {passed} · failed {failed} · waived {waived}</translation>
    </message>
    <message>
        <source>위원 유형이 빈 분과 {n}개</source>
        <translation>Panels lacking a member type: {n}</translation>
    </message>
    <message>
        <source>위원 {n}명</source>
        <translation>{n} members</translation>
    </message>
    <message>
        <source>일정을 정한 분과 {n}/{of}</source>
        <translation>Panels with a schedule {n}/{of}</translation>
    </message>
    <message>
        <source>봉인 {n} · 남은 문서 {left}</source>
        <translation>{n} sealed · {left} to go</translation>
    </message>
    <message>
        <source>{n}개사</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>1단계 결과</source>
        <translation>STEP1 results</translation>
    </message>
    <message>
        <source>분과</source>
        <translation>Panels</translation>
    </message>
    <message>
        <source>{n}개</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>다음 평가</source>
        <translation>Next panel</translation>
    </message>
    <message>
        <source>문서</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>{n}건</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>기관에서 받은 1단계 결과표를 불러옵니다</source>
        <translation>Load the STEP1 table received from the agency</translation>
    </message>
    <message>
        <source>분과마다 유형별 위원이 모두 있는지 봅니다</source>
        <translation>See that each panel has members of all types</translation>
    </message>
    <message>
        <source>심의 순서와 시각을 정합니다</source>
        <translation>Set the order and times of each day</translation>
    </message>
    <message>
        <source>평가일에 개회하고 진행합니다</source>
        <translation>Open the panel and run the day</translation>
    </message>
    <message>
        <source>문서에 서명을 받고 봉인합니다</source>
        <translation>Collect signatures and seal the papers</translation>
    </message>
    <message>
        <source>마침</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>지금</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>나중</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>서로 다른 기록 {n}건 정하기…</source>
        <translation>Settle {n} things said differently…</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>만들지 않고 닫기</source>
        <translation>Close, make none</translation>
    </message>
    <message>
        <source>복구 키를 아직 보관하지 않았습니다. 닫으면 이 시즌은 만들어지지 않습니다. 닫을까요?</source>
        <translation>The recovery key was not kept yet. Closed now, this season is not made. Close?</translation>
    </message>
    <message>
        <source>단계의 시계가 가고 있습니다. 닫아도 시계는 계속 가고, 다시 열면 이어집니다. 닫을까요?</source>
        <translation>A phase is being timed. Closed, its clock runs on and goes on when you open again. Close?</translation>
    </message>
    <message>
        <source>화면 바꾸기</source>
        <translation>Change page</translation>
    </message>
    <message>
        <source>다음·앞 영역으로</source>
        <translation>Next, previous area</translation>
    </message>
    <message>
        <source>찾기</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>새로 고침</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>잠그기</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>기업 열기 / 목록으로</source>
        <translation>Open company / back to list</translation>
    </message>
    <message>
        <source>앞·다음 기업</source>
        <translation>Previous, next company</translation>
    </message>
    <message>
        <source>심의 순서 옮기기</source>
        <translation>Move in the order</translation>
    </message>
    <message>
        <source>되돌리기 / 다시 하기</source>
        <translation>Undo / redo</translation>
    </message>
    <message>
        <source>순서 저장</source>
        <translation>Save order</translation>
    </message>
    <message>
        <source>문서 쪽 넘기기</source>
        <translation>Turn pages of a paper</translation>
    </message>
    <message>
        <source>단축키</source>
        <translation>Shortcuts</translation>
    </message>
    <message>
        <source>도약 평가 기록</source>
        <translation>JumpUp Panels</translation>
    </message>
    <message>
        <source>어둡게</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>밝게</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>닫기</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>저장하지 않은 심의 순서가 있습니다. 저장하지 않고 닫을까요?</source>
        <translation>The order of the day is not saved. Close without saving?</translation>
    </message>
    <message>
        <source>저장 안 함</source>
        <translation>Don&apos;t save</translation>
    </message>
    <message>
        <source>계속 작업</source>
        <translation>Keep working</translation>
    </message>
</context>
<context>
    <name>WorkBar</name>
    <message>
        <source>진행</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>취소</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>ConsensusForm</name>
    <message>
        <source>위원들에게 올린 글로 되돌립니다.</source>
        <translation>Back to the text that was put to the members.</translation>
    </message>
    <message>
        <source>올린 글로</source>
        <translation>As proposed</translation>
    </message>
    <message>
        <source>견주기…</source>
        <translation>Compare…</translation>
    </message>
    <message>
        <source>동의</source>
        <translation>Agree</translation>
    </message>
    <message>
        <source>비공개 심의 화면</source>
        <translation>Closed stage</translation>
    </message>
    <message>
        <source>빼기</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>위원별 뜻</source>
        <translation>Each one's word</translation>
    </message>
    <message>
        <source>의결</source>
        <translation>Resolution</translation>
    </message>
    <message>
        <source>의결안</source>
        <translation>Proposal</translation>
    </message>
    <message>
        <source>조건</source>
        <translation>Conditions</translation>
    </message>
    <message>
        <source>조건 빼기</source>
        <translation>Remove condition</translation>
    </message>
    <message>
        <source>조건 추가</source>
        <translation>Add condition</translation>
    </message>
    <message>
        <source>추가</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>호명 순서대로</source>
        <translation>By roll call</translation>
    </message>
</context>
<context>
    <name>ConsensusPanel</name>
    <message>
        <source>{n}차 의결안과 다름</source>
        <translation>Differs from proposal {n}</translation>
    </message>
    <message>
        <source>의결안 견주기</source>
        <translation>Compare proposals</translation>
    </message>
    <message>
        <source>{n}차 · 입력 {name}</source>
        <translation>Round {n} · typed by {name}</translation>
    </message>
    <message>
        <source> (자리 비움)</source>
        <translation> (away)</translation>
    </message>
    <message>
        <source>{n}명</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>{n}차 의결안</source>
        <translation>Proposal {n}</translation>
    </message>
    <message>
        <source>{n}차 이견 · {name}: {reason}</source>
        <translation>Objection to {n} · {name}: {reason}</translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>기록</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>다음</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>동의</source>
        <translation>Agree</translation>
    </message>
    <message>
        <source>무엇</source>
        <translation>What</translation>
    </message>
    <message>
        <source>사유</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>속마음: {asked}명 중 이견 {n}명</source>
        <translation>In private: {n} of {asked} have another view</translation>
    </message>
    <message>
        <source>언제까지</source>
        <translation>By when</translation>
    </message>
    <message>
        <source>유보의견</source>
        <translation>Reservation</translation>
    </message>
    <message>
        <source>의결을 고르십시오</source>
        <translation>Choose the outcome</translation>
    </message>
    <message>
        <source>이견</source>
        <translation>Objects</translation>
    </message>
    <message>
        <source>적기</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>종합의견</source>
        <translation>Overall opinion</translation>
    </message>
    <message>
        <source>확인자</source>
        <translation>Checked by</translation>
    </message>
    <message>
        <source>이견 {n}명</source>
        <translation>{n} with another view</translation>
    </message>
    <message>
        <source>{date} {outcome} · 이견 [{criterion}] {reason}</source>
        <translation>{date} {outcome} · objection [{criterion}] {reason}</translation>
    </message>
    <message>
        <source>{n}차 이견: {reason}</source>
        <translation>Round {n}, objection: {reason}</translation>
    </message>
</context>
<context>
    <name>GistForm</name>
    <message>
        <source>자주 쓰는 말</source>
        <translation>Quick phrases</translation>
    </message>
    <message>
        <source>고치기…</source>
        <translation>Correct…</translation>
    </message>
    <message>
        <source>고른 말을 커서 자리에 넣습니다.</source>
        <translation>Puts the chosen words where the cursor is.</translation>
    </message>
    <message>
        <source>구분</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>누가 무엇을 말했는지 요지만 적습니다.</source>
        <translation>Note in substance who said what.</translation>
    </message>
    <message>
        <source>발언 요지</source>
        <translation>Gist</translation>
    </message>
    <message>
        <source>발언자</source>
        <translation>Speaker</translation>
    </message>
    <message>
        <source>요지</source>
        <translation>Gist</translation>
    </message>
    <message>
        <source>요지를 적고 Enter</source>
        <translation>Write the gist and press Enter</translation>
    </message>
    <message>
        <source>적기</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>GistPanel</name>
    <message>
        <source>발언 요지 고치기</source>
        <translation>Correct the gist</translation>
    </message>
    <message>
        <source>다음</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>누가 고쳐 달라고 했습니까?</source>
        <translation>Who asked for it?</translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>고치기</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>{name}의 말. 고치기 전의 글도 기록에 남습니다.</source>
        <translation>What {name} said. The text before it stays in the record.</translation>
    </message>
    <message>
        <source>  (고침)</source>
        <translation>  (corrected)</translation>
    </message>
    <message>
        <source>답변</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>발언</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>발표자</source>
        <translation>Presenter</translation>
    </message>
    <message>
        <source>질문</source>
        <translation>Question</translation>
    </message>
</context>
<context>
    <name>OpeningForm</name>
    <message>
        <source>준비 점검…</source>
        <translation>Readiness…</translation>
    </message>
    <message>
        <source>사전검토의견…</source>
        <translation>Pre-review…</translation>
    </message>
    <message>
        <source>개회</source>
        <translation>Opening</translation>
    </message>
    <message>
        <source>녹음·속기</source>
        <translation>Sound record</translation>
    </message>
    <message>
        <source>다시 한 번</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>마우스, 손가락, 펜으로 그립니다. 그리지 않아도 됩니다.</source>
        <translation>Draw by mouse, finger or pen. It may be left empty.</translation>
    </message>
    <message>
        <source>서명</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>서명 PIN</source>
        <translation>Signing PIN</translation>
    </message>
    <message>
        <source>서명 PIN 다시</source>
        <translation>Signing PIN again</translation>
    </message>
    <message>
        <source>서명 그리는 곳</source>
        <translation>Signature pad</translation>
    </message>
    <message>
        <source>서명하고 등록</source>
        <translation>Sign and register</translation>
    </message>
    <message>
        <source>신분 확인</source>
        <translation>Identity</translation>
    </message>
    <message>
        <source>위원장 호선</source>
        <translation>Election of the chair</translation>
    </message>
    <message>
        <source>위원장 후보</source>
        <translation>Candidate</translation>
    </message>
    <message>
        <source>이해관계가 있는 기업</source>
        <translation>Companies with an interest</translation>
    </message>
    <message>
        <source>이해관계의 내용</source>
        <translation>The interest</translation>
    </message>
    <message>
        <source>이해관계의 내용(친족 재직, 자문, 투자 등)</source>
        <translation>The interest (relative, advisor, investment …)</translation>
    </message>
    <message>
        <source>지우기</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>진행 방식</source>
        <translation>Mode</translation>
    </message>
    <message>
        <source>참석</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>참석자</source>
        <translation>People</translation>
    </message>
    <message>
        <source>호선</source>
        <translation>Elect</translation>
    </message>
    <message>
        <source>회의</source>
        <translation>Meeting</translation>
    </message>
</context>
<context>
    <name>OpeningPage</name>
    <message>
        <source>분과 노트북 1대(간사 입력)</source>
        <translation>One panel laptop (typed by the secretary)</translation>
    </message>
    <message>
        <source>{n}자 이상</source>
        <translation>{n} characters or more</translation>
    </message>
    <message>
        <source>종합의견</source>
        <translation>Overall opinion</translation>
    </message>
    <message>
        <source>등록한 뒤에 넣을 수 있습니다.</source>
        <translation>Possible once the person is registered.</translation>
    </message>
    <message>
        <source>간사 출석</source>
        <translation>secretary here</translation>
    </message>
    <message>
        <source>공무원증</source>
        <translation>Official ID</translation>
    </message>
    <message>
        <source>녹음</source>
        <translation>Sound recording</translation>
    </message>
    <message>
        <source>분과·일정 보기</source>
        <translation>See panels</translation>
    </message>
    <message>
        <source>분과·일정 파일을 불러오면 이곳에서 개회합니다.</source>
        <translation>Load the panels workbook; the day is then opened here.</translation>
    </message>
    <message>
        <source>서약</source>
        <translation>pledges</translation>
    </message>
    <message>
        <source>속기</source>
        <translation>Stenography</translation>
    </message>
    <message>
        <source>신분증</source>
        <translation>ID card</translation>
    </message>
    <message>
        <source>아직 평가일이 없습니다</source>
        <translation>There is no panel day yet</translation>
    </message>
    <message>
        <source>여권</source>
        <translation>Passport</translation>
    </message>
    <message>
        <source>위원 {there}/{members} · 정족수 {quorum}</source>
        <translation>Members {there}/{members} · quorum {quorum}</translation>
    </message>
    <message>
        <source>위원장</source>
        <translation>Chair</translation>
    </message>
    <message>
        <source>정족수</source>
        <translation>quorum</translation>
    </message>
    <message>
        <source>정책</source>
        <translation>policy</translation>
    </message>
    <message>
        <source>종이로 진행</source>
        <translation>On paper</translation>
    </message>
    <message>
        <source>하지 않음</source>
        <translation>None</translation>
    </message>
    <message>
        <source>한 대를 돌려 가며 입력</source>
        <translation>One laptop passed around</translation>
    </message>
    <message>
        <source>앞선 차수의 서약이 유지됩니다. 새 PIN만 정하십시오.</source>
        <translation>The pledges of the earlier sitting hold. Only set a new PIN.</translation>
    </message>
</context>
<context>
    <name>OpinionsForm</name>
    <message>
        <source>판 견주기…</source>
        <translation>Versions…</translation>
    </message>
    <message>
        <source>사전검토 인용</source>
        <translation>Quote pre-review</translation>
    </message>
    <message>
        <source>내 의견 열기…</source>
        <translation>Open my opinions…</translation>
    </message>
    <message>
        <source>쓰던 글 열기…</source>
        <translation>Unfinished text…</translation>
    </message>
    <message>
        <source>위원과 항목</source>
        <translation>Members and criteria</translation>
    </message>
    <message>
        <source>위원별 의견</source>
        <translation>Members' opinions</translation>
    </message>
    <message>
        <source>위원이 적은 그대로 옮깁니다. 쓰는 동안 저장됩니다.</source>
        <translation>Type it as the member wrote it. It is kept while you type.</translation>
    </message>
    <message>
        <source>의견</source>
        <translation>Opinions</translation>
    </message>
    <message>
        <source>표시</source>
        <translation>Mark</translation>
    </message>
    <message>
        <source>확정</source>
        <translation>Finalise</translation>
    </message>
</context>
<context>
    <name>OpinionsPanel</name>
    <message>
        <source>다시 켜기 전에 쓰던 글이 있습니다.</source>
        <translation>A text is kept from before the restart.</translation>
    </message>
    <message>
        <source>쓰는 중</source>
        <translation>being written</translation>
    </message>
    <message>
        <source>지금의 판</source>
        <translation>The present version</translation>
    </message>
    <message>
        <source>정리</source>
        <translation>settled</translation>
    </message>
    <message>
        <source>이 글로 되돌리기</source>
        <translation>Take up this text</translation>
    </message>
    <message>
        <source>쓰던 글로 새 판을 만들까요? 지금의 판은 기록에 남습니다.</source>
        <translation>Make a new version of your text? The present one stays on record.</translation>
    </message>
    <message>
        <source>서명 PIN</source>
        <translation>Signing PIN</translation>
    </message>
    <message>
        <source>새 판으로 저장</source>
        <translation>Save as new version</translation>
    </message>
    <message>
        <source>다음 위원에게 넘기기</source>
        <translation>Hand on to the next member</translation>
    </message>
    <message>
        <source>누구의 의견입니까?</source>
        <translation>Whose opinions?</translation>
    </message>
    <message>
        <source>내 의견 열기…</source>
        <translation>Open my opinions…</translation>
    </message>
    <message>
        <source>내 의견 열기</source>
        <translation>Open my opinions</translation>
    </message>
    <message>
        <source>그동안 다른 판이 생겼습니다</source>
        <translation>Another version was saved meanwhile</translation>
    </message>
    <message>
        <source>쓰던 글</source>
        <translation>Unfinished text</translation>
    </message>
    <message>
        <source>쓴 위원의 PIN으로 열기</source>
        <translation>Open by its author's PIN</translation>
    </message>
    <message>
        <source>버리고 새로 쓰기</source>
        <translation>Throw away and begin anew</translation>
    </message>
    <message>
        <source>쓴 위원의 서명 PIN(수기로 서명하는 위원은 아무 값)</source>
        <translation>Signing PIN of its author (anything for an ink signer)</translation>
    </message>
    <message>
        <source>다음</source>
        <translation>Next</translation>
    </message>
    <message>
        <source> · 공개 전</source>
        <translation> · not yet open</translation>
    </message>
    <message>
        <source>고치는 사유</source>
        <translation>Reason for the change</translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>꼭 쓸 의견 {done}/{all}</source>
        <translation>Required opinions {done}/{all}</translation>
    </message>
    <message>
        <source>수정</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>열기</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>의결 뒤의 수정</source>
        <translation>Change after the resolution</translation>
    </message>
    <message>
        <source>저장됨</source>
        <translation>Kept</translation>
    </message>
    <message>
        <source>토론 반영</source>
        <translation>After debate</translation>
    </message>
    <message>
        <source>확정</source>
        <translation>Finalise</translation>
    </message>
</context>
<context>
    <name>OpinionMatrix</name>
    <message>
        <source>종합</source>
        <translation>Overall</translation>
    </message>
    <message>
        <source>꼭 쓸</source>
        <translation>must</translation>
    </message>
    <message>
        <source>쓰는 중</source>
        <translation>Typing</translation>
    </message>
    <message>
        <source>씀</source>
        <translation>Written</translation>
    </message>
    <message>
        <source>{word} (토론 후)</source>
        <translation>{word} (after debate)</translation>
    </message>
</context>
<context>
    <name>PrivateRound</name>
    <message>
        <source>동의</source>
        <translation>Agree</translation>
    </message>
    <message>
        <source>속마음 먼저 묻기</source>
        <translation>First word in private</translation>
    </message>
    <message>
        <source>위원에게 노트북을 건네고 화면을 돌려 주십시오. 수만 남고 이름은 남지 않습니다.</source>
        <translation>Hand the laptop to the member. Only the number is kept, no names.</translation>
    </message>
    <message>
        <source>이견</source>
        <translation>Objects</translation>
    </message>
</context>
<context>
    <name>ProgressForm</name>
    <message>
        <source>F8</source>
        <translation>F8</translation>
    </message>
    <message>
        <source>심의 순서 접기·펴기</source>
        <translation>Fold or open the agenda</translation>
    </message>
    <message>
        <source>다음</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>회의</source>
        <translation>Meeting</translation>
    </message>
    <message>
        <source>더 보기</source>
        <translation>More</translation>
    </message>
    <message>
        <source>단계</source>
        <translation>Phases</translation>
    </message>
    <message>
        <source>← 방금 넘긴 단계로 돌아갑니다.</source>
        <translation>← Back to the phase that was just ended.</translation>
    </message>
    <message>
        <source>기업·의견·의결·발언 요지</source>
        <translation>Company, opinions, resolution, gist</translation>
    </message>
    <message>
        <source>시계</source>
        <translation>Clock</translation>
    </message>
    <message>
        <source>심의 순서</source>
        <translation>Agenda</translation>
    </message>
    <message>
        <source>심의 참여</source>
        <translation>Taking part</translation>
    </message>
    <message>
        <source>심의 참여 위원</source>
        <translation>Participants</translation>
    </message>
    <message>
        <source>진행</source>
        <translation>Progress</translation>
    </message>
</context>
<context>
    <name>ProgressPage</name>
    <message>
        <source>{all}개사 중 {done}개사 마침</source>
        <translation>{done} of {all} done</translation>
    </message>
    <message>
        <source>자료</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>개회하러 가기</source>
        <translation>Go to the opening</translation>
    </message>
    <message>
        <source>개회하면 이곳에서 기업을 호명하고 단계의 시간을 잽니다.</source>
        <translation>Once the day is open, companies are called and phases timed here.</translation>
    </message>
    <message>
        <source>기업</source>
        <translation>Company</translation>
    </message>
    <message>
        <source>발언 요지</source>
        <translation>Gist</translation>
    </message>
    <message>
        <source>시계</source>
        <translation>Clock</translation>
    </message>
    <message>
        <source>아직 개회하지 않았습니다</source>
        <translation>The day is not open yet</translation>
    </message>
    <message>
        <source>의견</source>
        <translation>Opinions</translation>
    </message>
    <message>
        <source>의결</source>
        <translation>Resolution</translation>
    </message>
</context>
<context>
    <name>TurnHeader</name>
    <message>
        <source>{used}/{n}분</source>
        <translation>{used}/{n}′</translation>
    </message>
    <message>
        <source>지금 · {planned}</source>
        <translation>now · {planned}</translation>
    </message>
    <message>
        <source>{n}분</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>{n}명이 꼭 쓸 의견을 아직 쓰지 않았습니다.</source>
        <translation>{n} members have not written what they must.</translation>
    </message>
    <message>
        <source>확인 {name}</source>
        <translation>compared by {name}</translation>
    </message>
    <message>
        <source>수기 {times}</source>
        <translation>form {times}</translation>
    </message>
    <message>
        <source>{name}  · 심의 제외</source>
        <translation>{name}  · excluded</translation>
    </message>
    <message>
        <source>{n}명</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>계획 {n}분</source>
        <translation>{n} min planned</translation>
    </message>
    <message>
        <source>멈춤: {reason}</source>
        <translation>Paused: {reason}</translation>
    </message>
    <message>
        <source>발표자 {name}</source>
        <translation>Presenter {name}</translation>
    </message>
    <message>
        <source>위원장</source>
        <translation>Chair</translation>
    </message>
    <message>
        <source>자리 비움</source>
        <translation>Away</translation>
    </message>
    <message>
        <source> · 시계 다시 켬({since} 이후 중단)</source>
        <translation> · clock restarted (outage after {since})</translation>
    </message>
</context>
<context>
    <name>RoomWords</name>
    <message>
        <source>간사</source>
        <translation>Secretary</translation>
    </message>
    <message>
        <source>개회 전</source>
        <translation>Not opened</translation>
    </message>
    <message>
        <source>대기</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>마침</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>배석자</source>
        <translation>Attendee</translation>
    </message>
    <message>
        <source>심의 중</source>
        <translation>In room</translation>
    </message>
    <message>
        <source>위원</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>정회</source>
        <translation>Recess</translation>
    </message>
    <message>
        <source>진행 중</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>폐회</source>
        <translation>Close the day</translation>
    </message>
    <message>
        <source>호명</source>
        <translation>Call</translation>
    </message>
</context>
<context>
    <name>SigningForm</name>
    <message>
        <source>더 보기</source>
        <translation>More</translation>
    </message>
    <message>
        <source>서명할 회의</source>
        <translation>Meeting to sign</translation>
    </message>
    <message>
        <source>마감</source>
        <translation>Closing</translation>
    </message>
    <message>
        <source>서명 차례</source>
        <translation>Signing turn</translation>
    </message>
</context>
<context>
    <name>SigningPanel</name>
    <message>
        <source>파일이 없어 합친 기록과 견주지 못한 문서: {numbers}. 파일이 있는 시즌을 다시 합치십시오.</source>
        <translation>Not compared with the merged record, since their files are not here: {numbers}. Merge the season that has them again.</translation>
    </message>
    <message>
        <source>문서 다시 열기</source>
        <translation>Open the paper again</translation>
    </message>
    <message>
        <source>받은 서명은 무효가 되고 기록에 남습니다. 문서를 다시 만들어 서명합니다. 다시 여는 사유</source>
        <translation>The signatures it has become void and stay on record; the paper is made anew and signed. Why it is opened again</translation>
    </message>
    <message>
        <source>다시 열기</source>
        <translation>Open again</translation>
    </message>
    <message>
        <source>정정본 만들기</source>
        <translation>Make the edition</translation>
    </message>
    <message>
        <source>정정본</source>
        <translation>Corrected edition</translation>
    </message>
    <message>
        <source>봉인한 문서는 그대로 두고 새 판을 만들어 다시 서명합니다. 고치는 사유</source>
        <translation>The sealed paper stays; a further edition is made and signed. Reason</translation>
    </message>
    <message>
        <source>수기서명</source>
        <translation>Ink signatures</translation>
    </message>
    <message>
        <source>다음</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>정하기</source>
        <translation>Set</translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>기록</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>다른 사람을 기다림 {n}건</source>
        <translation>{n} wait for others</translation>
    </message>
    <message>
        <source>다음</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>마침 {n}건</source>
        <translation>{n} done</translation>
    </message>
    <message>
        <source>모두 봉인</source>
        <translation>All sealed</translation>
    </message>
    <message>
        <source>문서 전</source>
        <translation>No papers yet</translation>
    </message>
    <message>
        <source>문서를 만드는 중 {number}</source>
        <translation>Making paper {number}</translation>
    </message>
    <message>
        <source>봉인 {sealed}/{all}</source>
        <translation>Sealed {sealed}/{all}</translation>
    </message>
    <message>
        <source>봉인하지 못했습니다</source>
        <translation>Could not be sealed</translation>
    </message>
    <message>
        <source>서명할 문서 {n}건</source>
        <translation>{n} to sign</translation>
    </message>
    <message>
        <source>먼저 떠남 {n}건</source>
        <translation>left, {n} unsigned</translation>
    </message>
    <message>
        <source>평가의견 확인 전 {n}건</source>
        <translation>{n} opinions not confirmed</translation>
    </message>
</context>
<context>
    <name>StageControl</name>
    <message>
        <source>작은 창으로 열기</source>
        <translation>Open in a window</translation>
    </message>
    <message>
        <source>발표 화면</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>화면이 하나뿐입니다. 프로젝터를 꽂은 뒤 열면 그 화면에 보입니다. 지금 작은 창으로 열까요?</source>
        <translation>There is one screen only. Opened after a projector is plugged in, the stage is shown there. Open it in a small window now?</translation>
    </message>
    <message>
        <source>다음 기업 보이기</source>
        <translation>Show the next company</translation>
    </message>
    <message>
        <source>다음 기업 감추기</source>
        <translation>Hide the next company</translation>
    </message>
    <message>
        <source>프로젝터 없음</source>
        <translation>No projector</translation>
    </message>
    <message>
        <source>이 노트북의 화면이 회의실 어디에도 비치지 않습니까? 화면이 늘거나 줄면 다시 가립니다.</source>
        <translation>Is this laptop's screen shown nowhere in the room? A screen that comes or goes covers the texts again.</translation>
    </message>
    <message>
        <source>비치지 않음</source>
        <translation>It is not shown</translation>
    </message>
    <message>
        <source>가리기 (F9)</source>
        <translation>Blank (F9)</translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>닫기</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>발표 화면 열기</source>
        <translation>Open the stage</translation>
    </message>
    <message>
        <source>발표 화면에 보일 글</source>
        <translation>Text for the stage</translation>
    </message>
    <message>
        <source>보이기</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>비공개 심의</source>
        <translation>Closed deliberation</translation>
    </message>
    <message>
        <source>시계</source>
        <translation>Clock</translation>
    </message>
    <message>
        <source>시험 화면</source>
        <translation>Test picture</translation>
    </message>
    <message>
        <source>시험 화면 보이기</source>
        <translation>Show the test picture</translation>
    </message>
    <message>
        <source>심층토론이나 결정 단계에서, 퇴실을 확인한 뒤에 열 수 있습니다.</source>
        <translation>It opens in the debate or decision phase, once all others have left.</translation>
    </message>
    <message>
        <source>아니요</source>
        <translation>No</translation>
    </message>
    <message>
        <source>알림</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>알림…</source>
        <translation>Message…</translation>
    </message>
    <message>
        <source>예</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>의결안의 글을 발표 화면에 크게 보입니다. 회의실에 심의 참여 위원과 간사만 있습니까?</source>
        <translation>The wording is shown large on the stage. Are only participants and the secretary in the room?</translation>
    </message>
    <message>
        <source>초과 시간 감추기</source>
        <translation>Hide overtime</translation>
    </message>
    <message>
        <source>초과 시간 보이기</source>
        <translation>Show overtime</translation>
    </message>
    <message>
        <source>프로젝터에 이 그림만 보입니까? 화면 복제이면 아니요를 고르고 화면 확장으로 바꾸십시오.</source>
        <translation>Does the projector show this picture alone? If screens are mirrored choose No and extend them instead.</translation>
    </message>
</context>
<context>
    <name>StageWindow</name>
    <message>
        <source>발표 화면</source>
        <translation>Stage</translation>
    </message>
</context>
<context>
    <name>StagePainting</name>
    <message>
        <source>다음</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>비공개 심의</source>
        <translation>Closed deliberation</translation>
    </message>
    <message>
        <source>시험 화면</source>
        <translation>Test picture</translation>
    </message>
    <message>
        <source>정회 · {until} 속개</source>
        <translation>Recess · until {until}</translation>
    </message>
    <message>
        <source>조건</source>
        <translation>Conditions</translation>
    </message>
    <message>
        <source>종합의견</source>
        <translation>Overall opinion</translation>
    </message>
    <message>
        <source>프로젝터에 이 그림만 보이면 됩니다</source>
        <translation>The projector should show this picture alone</translation>
    </message>
</context>
<context>
    <name>TurnCompanyForm</name>
    <message>
        <source>1단계 결과</source>
        <translation>STEP1 result</translation>
    </message>
    <message>
        <source>AS-IS</source>
        <translation>AS-IS</translation>
    </message>
    <message>
        <source>TO-BE</source>
        <translation>TO-BE</translation>
    </message>
    <message>
        <source>기업</source>
        <translation>Company</translation>
    </message>
</context>
<context>
    <name>TurnDialog</name>
    <message>
        <source>서명 PIN</source>
        <translation>Signing PIN</translation>
    </message>
    <message>
        <source>합의한 글</source>
        <translation>The agreed wording</translation>
    </message>
    <message>
        <source>{name} 님의 서명 차례</source>
        <translation>Signing turn of {name}</translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>서명</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>서명 차례</source>
        <translation>Signing turn</translation>
    </message>
    <message>
        <source>서명할 문서</source>
        <translation>Papers to sign</translation>
    </message>
    <message>
        <source>수기서명</source>
        <translation>in ink</translation>
    </message>
    <message>
        <source>수기서명 확인</source>
        <translation>Signed in ink</translation>
    </message>
    <message>
        <source>의결과 글을 확인하고, 서명하지 않을 문서는 표시를 지우십시오.</source>
        <translation>Check result and wording; untick what you do not sign.</translation>
    </message>
    <message>
        <source>내 평가의견 {n}건이 맞음을 확인합니다</source>
        <translation>I confirm my {n} opinions as written</translation>
    </message>
</context>
<context>
    <name>CopyLamp</name>
    <message>
        <source>사본을 둘 USB 메모리</source>
        <translation>USB stick for the copy</translation>
    </message>
    <message>
        <source>USB 사본 없음</source>
        <translation>No copy on a stick</translation>
    </message>
    <message>
        <source>USB 사본 쓰는 중…</source>
        <translation>Copying to the stick…</translation>
    </message>
    <message>
        <source>USB 사본 실패: 누르면 다시 고릅니다</source>
        <translation>Copy failed: click to choose again</translation>
    </message>
    <message>
        <source>USB 사본 {at}까지</source>
        <translation>On the stick until {at}</translation>
    </message>
    <message>
        <source>의결과 정회 때마다 USB 메모리에 암호화한 사본을 둡니다.</source>
        <translation>After each decision and at each recess an encrypted copy goes to the stick.</translation>
    </message>
</context>
<context>
    <name>LiveOrRecord</name>
    <message>
        <source>회의</source>
        <translation>Meeting</translation>
    </message>
</context>
<context>
    <name>Covered</name>
    <message>
        <source>프로젝터 없음…</source>
        <translation>No projector…</translation>
    </message>
    <message>
        <source>이 화면이 프로젝터에도 보일 수 있어 가렸습니다.</source>
        <translation>Covered, because the projector may show this screen too.</translation>
    </message>
    <message>
        <source>위원의 글과 의사는 프로젝터에 무엇이 보이는지 확인한 뒤에 엽니다. 화면이 바뀌면 다시 가립니다.</source>
        <translation>Members' texts and stances open once somebody has checked what the projector shows. A screen that comes or goes covers them again.</translation>
    </message>
    <message>
        <source>시험 화면으로 확인…</source>
        <translation>Check with the test picture…</translation>
    </message>
    <message>
        <source>누르는 동안 보기</source>
        <translation>Hold to see</translation>
    </message>
    <message>
        <source>가려진 화면</source>
        <translation>Covered</translation>
    </message>
    <message>
        <source>심의 제외 위원이 회의실에 있습니다</source>
        <translation>A member who is excluded is in the room</translation>
    </message>
    <message>
        <source>나간 것을 확인할 때까지 글과 의사를 가리고 심의를 멈춥니다.</source>
        <translation>Texts and words are covered and the deliberation stands until they are out.</translation>
    </message>
</context>
<context>
    <name>HandOver</name>
    <message>
        <source>이름을 고르고 서명 PIN을 넣으면 자신의 의견만 열립니다.</source>
        <translation>Choose your name and enter your signing PIN: only your own opinions open.</translation>
    </message>
    <message>
        <source>위원</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>서명 PIN</source>
        <translation>Signing PIN</translation>
    </message>
    <message>
        <source>다음 위원에게 넘기십시오</source>
        <translation>Please hand on to the next member</translation>
    </message>
    <message>
        <source>내 의견 열기</source>
        <translation>Open my opinions</translation>
    </message>
</context>
<context>
    <name>PreReviewDialog</name>
    <message>
        <source>항목</source>
        <translation>Criterion</translation>
    </message>
    <message>
        <source>평가의견이 아닙니다. 저장하면 쓴 위원만 PIN으로 열어 보고 인용할 수 있습니다.</source>
        <translation>Not an opinion. Once saved only its author can open and quote it, by PIN.</translation>
    </message>
    <message>
        <source>저장</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>위원이 적어 온 그대로 옮깁니다.</source>
        <translation>As the member wrote it down.</translation>
    </message>
    <message>
        <source>쓴 날</source>
        <translation>Written on</translation>
    </message>
    <message>
        <source>사전검토의견</source>
        <translation>Pre-review</translation>
    </message>
    <message>
        <source>기업</source>
        <translation>Company</translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>{name} 위원의 사전검토의견</source>
        <translation>Pre-review of {name}</translation>
    </message>
</context>
<context>
    <name>VersionsDialog</name>
    <message>
        <source>판</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>앞 판과 다른 곳</source>
        <translation>What differs from the version before</translation>
    </message>
    <message>
        <source>닫기</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>FilesForm</name>
    <message>
        <source>파일 넣기…</source>
        <translation>Add file…</translation>
    </message>
    <message>
        <source>쪽</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>이전 쪽</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>발표자료 확인…</source>
        <translation>Check deck…</translation>
    </message>
    <message>
        <source>발표 화면에 보이기</source>
        <translation>Show on stage</translation>
    </message>
    <message>
        <source>다음 쪽</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>기업 자료</source>
        <translation>Company files</translation>
    </message>
</context>
<context>
    <name>FilesPanel</name>
    <message>
        <source>확인함 {hash}</source>
        <translation>checked {hash}</translation>
    </message>
    <message>
        <source>한글 파일은 이곳에서 볼 수 없습니다. PDF로 변환해 주십시오.</source>
        <translation>HWP files cannot be shown here. Please convert to PDF.</translation>
    </message>
    <message>
        <source>파일을 이곳에 끌어 놓거나 「파일 넣기」를 누르십시오.</source>
        <translation>Drop files here or choose “Add file”.</translation>
    </message>
    <message>
        <source>제출한 자료와 다릅니다. 바꾼 사유(위원장 허락)</source>
        <translation>It differs from the one handed in. Reason (with the chair's leave)</translation>
    </message>
    <message>
        <source>제출한 자료 그대로: {name}</source>
        <translation>As handed in: {name}</translation>
    </message>
    <message>
        <source>이 파일은 이곳에서 볼 수 없습니다. PDF를 요청해 주십시오.</source>
        <translation>This file cannot be shown here. Please ask for a PDF.</translation>
    </message>
    <message>
        <source>어떤 자료입니까?</source>
        <translation>What is it?</translation>
    </message>
    <message>
        <source>사업계획서</source>
        <translation>Business plan</translation>
    </message>
    <message>
        <source>발표자료 확인</source>
        <translation>Check the deck</translation>
    </message>
    <message>
        <source>발표자료</source>
        <translation>Deck</translation>
    </message>
    <message>
        <source>문서</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>무엇으로 발표합니까?</source>
        <translation>Which deck is shown?</translation>
    </message>
    <message>
        <source>다음</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>넣기</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>기업 자료 넣기</source>
        <translation>Add a company file</translation>
    </message>
    <message>
        <source>기업 자료</source>
        <translation>Company files</translation>
    </message>
    <message>
        <source>기록</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>그 밖의 자료</source>
        <translation>Other paper</translation>
    </message>
    <message>
        <source>가져온 파일로 확인…</source>
        <translation>Another file…</translation>
    </message>
</context>
<context>
    <name>OrderDialog</name>
    <message>
        <source>추첨한 발표순서</source>
        <translation>The drawn order</translation>
    </message>
    <message>
        <source>추첨 방법</source>
        <translation>How it was drawn</translation>
    </message>
    <message>
        <source>입회한 사람</source>
        <translation>Witness</translation>
    </message>
    <message>
        <source>입회: {name}</source>
        <translation>Witness: {name}</translation>
    </message>
    <message>
        <source>위로</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>아래로</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>발표순서</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>끌어 옮기거나 Alt+↑, Alt+↓로 옮기십시오.</source>
        <translation>Drag, or move with Alt+↑ and Alt+↓.</translation>
    </message>
    <message>
        <source>기록</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>LostSticks</name>
    <message>
        <source>USB 메모리</source>
        <translation>Stick</translation>
    </message>
    <message>
        <source>목록에서 빼기</source>
        <translation>Strike it</translation>
    </message>
    <message>
        <source>남겨 두기</source>
        <translation>Keep it listed</translation>
    </message>
    <message>
        <source>이 USB 메모리를 비웠거나 더는 꽂을 수 없습니까?</source>
        <translation>Was this stick emptied, or can it be plugged in no more?</translation>
    </message>
</context>
<context>
    <name>MergeTail</name>
    <message>
        <source>합치기</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>이곳의 기록은 지워지거나 덮이지 않습니다. 합칠까요?</source>
        <translation>Nothing here is deleted or overwritten. Merge?</translation>
    </message>
    <message>
        <source>이 파일에는 새로 가져올 기록이 없습니다.</source>
        <translation>This file holds nothing new.</translation>
    </message>
    <message>
        <source>시즌 파일 (*.jumpup-season)</source>
        <translation>Season files (*.jumpup-season)</translation>
    </message>
    <message>
        <source>서로 어긋나는 기록 {n}건은 따로 둡니다.</source>
        <translation>{n} events that contradict are kept apart.</translation>
    </message>
    <message>
        <source>다른 사본의 기록 합치기</source>
        <translation>Merge another copy</translation>
    </message>
    <message>
        <source>기록 {n}건을 합쳤습니다.</source>
        <translation>{n} events were merged.</translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>{since}부터 {until}까지의 기록 {n}건이 이곳에 없습니다.</source>
        <translation>{n} events from {since} to {until} are not here.</translation>
    </message>
</context>
<context>
    <name>ReadinessDialog</name>
    <message>
        <source>확인할 것이 {n}개 있습니다.</source>
        <translation>{n} things to look at.</translation>
    </message>
    <message>
        <source>준비 점검표.pdf</source>
        <translation>readiness.pdf</translation>
    </message>
    <message>
        <source>준비 점검</source>
        <translation>Readiness check</translation>
    </message>
    <message>
        <source>점검한 것</source>
        <translation>Checks</translation>
    </message>
    <message>
        <source>점검하는 중…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>점검표 저장…</source>
        <translation>Save slip…</translation>
    </message>
    <message>
        <source>점검표 저장</source>
        <translation>Save the slip</translation>
    </message>
    <message>
        <source>시험 인쇄…</source>
        <translation>Test print…</translation>
    </message>
    <message>
        <source>시험 인쇄</source>
        <translation>Test print</translation>
    </message>
    <message>
        <source>모두 양호합니다.</source>
        <translation>All is well.</translation>
    </message>
    <message>
        <source>닫기</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>다시 점검</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>USB 메모리의 폴더</source>
        <translation>The stick's folder</translation>
    </message>
    <message>
        <source>USB 메모리 고르기…</source>
        <translation>Choose a stick…</translation>
    </message>
</context>
<context>
    <name>TurnCompany</name>
    <message>
        <source>기업과 1단계 결과</source>
        <translation>Company and STEP1 result</translation>
    </message>
</context>
<context>
    <name>DayTimesDialog</name>
    <message>
        <source>하루의 시각</source>
        <translation>Times of the day</translation>
    </message>
    <message>
        <source>폐회</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>퇴실</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>정회는 「12:00-13:00 점심」처럼 적고, 여럿이면 쌍반점(;)으로 나눕니다.</source>
        <translation>Write a recess like “12:00-13:00 lunch”; part several by semicolons.</translation>
    </message>
    <message>
        <source>정회</source>
        <translation>Recesses</translation>
    </message>
    <message>
        <source>입실·퇴실</source>
        <translation>Came and left</translation>
    </message>
    <message>
        <source>입실</source>
        <translation>Came</translation>
    </message>
    <message>
        <source>성명</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>서식에 적힌 시각</source>
        <translation>Times as written on the forms</translation>
    </message>
    <message>
        <source>늦게 오거나 먼저 간 사람만 입실·퇴실 시각을 적습니다.</source>
        <translation>Enter times only for those who came late or left early.</translation>
    </message>
    <message>
        <source>기록</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>개회</source>
        <translation>Opened</translation>
    </message>
    <message>
        <source>12:00-13:00 점심; 15:10-15:20 휴식</source>
        <translation>12:00-13:00 lunch; 15:10-15:20 break</translation>
    </message>
</context>
<context>
    <name>PinFields</name>
    <message>
        <source>서명 PIN</source>
        <translation>Signing PIN</translation>
    </message>
    <message>
        <source>새 서명 PIN</source>
        <translation>New signing PIN</translation>
    </message>
    <message>
        <source>새 PIN 다시 한 번</source>
        <translation>New PIN once more</translation>
    </message>
</context>
<context>
    <name>Settle</name>
    <message>
        <source>서로 다른 기록</source>
        <translation>Different records</translation>
    </message>
    <message>
        <source>이대로 정하기</source>
        <translation>Decide so</translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>봉인한 문서가 정한 것과 다릅니다. 정정본을 시작할까요?</source>
        <translation>Sealed papers say otherwise. Begin their corrected editions?</translation>
    </message>
    <message>
        <source>정정본</source>
        <translation>Corrected edition</translation>
    </message>
    <message>
        <source>정정본 시작</source>
        <translation>Begin editions</translation>
    </message>
    <message>
        <source>나중에</source>
        <translation>Later</translation>
    </message>
</context>
<context>
    <name>RoomBand</name>
    <message>
        <source>폐회 예상 {expected} · 계획 {planned}</source>
        <translation>Closes about {expected} · planned {planned}</translation>
    </message>
    <message>
        <source>{n}분 빠름</source>
        <translation>{n} min early</translation>
    </message>
    <message>
        <source>{n}분 늦음</source>
        <translation>{n} min late</translation>
    </message>
</context>
<context>
    <name>OpinionEditor</name>
    <message>
        <source>다음 칸: {cell}</source>
        <translation>Next cell: {cell}</translation>
    </message>
    <message>
        <source>위 표에서 위원과 항목을 고르십시오.</source>
        <translation>Choose a member and a criterion in the table above.</translation>
    </message>
    <message>
        <source>종합</source>
        <translation>Overall</translation>
    </message>
    <message>
        <source>토론 반영</source>
        <translation>After debate</translation>
    </message>
    <message>
        <source>확정하고 다음 칸</source>
        <translation>Confirm, next</translation>
    </message>
    <message>
        <source>표시 없음</source>
        <translation>No mark</translation>
    </message>
</context>
<context>
    <name>AgendaColumns</name>
    <message>
        <source>순서</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>기업</source>
        <translation>Company</translation>
    </message>
    <message>
        <source>상태</source>
        <translation>State</translation>
    </message>
    <message>
        <source>{time} 예정</source>
        <translation>{time} planned</translation>
    </message>
    <message>
        <source>서로 다름</source>
        <translation>Differs</translation>
    </message>
</context>
<context>
    <name>WordingRow</name>
    <message>
        <source>위원 의견 {n}건</source>
        <translation>{n} opinions</translation>
    </message>
    <message>
        <source>{name}: 위원 의견</source>
        <translation>{name}: members’ opinions</translation>
    </message>
    <message>
        <source>가져옴</source>
        <translation>Taken</translation>
    </message>
    <message>
        <source>가져오기</source>
        <translation>Take over</translation>
    </message>
</context>
<context>
    <name>PaperColumns</name>
    <message>
        <source>{title} · 정정본 {n}판</source>
        <translation>{title} · corrected, edition {n}</translation>
    </message>
    <message>
        <source>기한 {day}</source>
        <translation>Due {day}</translation>
    </message>
    <message>
        <source>상태</source>
        <translation>State</translation>
    </message>
    <message>
        <source>서명</source>
        <translation>Signed</translation>
    </message>
    <message>
        <source>종류</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>문서</source>
        <translation>Paper</translation>
    </message>
</context>
<context>
    <name>Hero</name>
    <message>
        <source>{all}개사 중 {done}개사 마침</source>
        <translation>{done} of {all} done</translation>
    </message>
    <message>
        <source>{time} 속개 예정</source>
        <translation>Goes on at {time}</translation>
    </message>
    <message>
        <source>기업 {n}개사</source>
        <translation>{n} companies</translation>
    </message>
    <message>
        <source>문서를 만들 차례입니다</source>
        <translation>Its papers are to be made</translation>
    </message>
    <message>
        <source>봉인 {sealed}/{papers}</source>
        <translation>Sealed {sealed}/{papers}</translation>
    </message>
    <message>
        <source>정회</source>
        <translation>Recess</translation>
    </message>
    <message>
        <source>준비하고 개회하기</source>
        <translation>Prepare and open</translation>
    </message>
    <message>
        <source>다음 평가</source>
        <translation>Next day</translation>
    </message>
    <message>
        <source>서명 이어 하기</source>
        <translation>Go on signing</translation>
    </message>
    <message>
        <source>서명</source>
        <translation>Signing</translation>
    </message>
    <message>
        <source>진행으로 돌아가기</source>
        <translation>Back to the room</translation>
    </message>
    <message>
        <source>진행 중</source>
        <translation>Running</translation>
    </message>
</context>
<context>
    <name>PeopleColumns</name>
    <message>
        <source>도착 전</source>
        <translation>Not here yet</translation>
    </message>
    <message>
        <source>퇴장</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>서약 전</source>
        <translation>Not pledged</translation>
    </message>
    <message>
        <source>등록</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>배석</source>
        <translation>Attends</translation>
    </message>
    <message>
        <source>위원장(호선)</source>
        <translation>Chair (elected)</translation>
    </message>
    <message>
        <source>상태</source>
        <translation>State</translation>
    </message>
    <message>
        <source>구분</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>이름</source>
        <translation>Name</translation>
    </message>
</context>
</TS>
