# 결과 보고서의 우리말 문구. The keys are those of en.ftl; a test compares them. Korean has one plural form, and a value that is
# put in stands where no particle follows it, for the particle would depend on its last sound.

## Form

date = { $year }년 { $month } { $day }일
instant = { $date } { $time }
from-to = { $first } ~ { $last }
month-1 = 1월
month-2 = 2월
month-3 = 3월
month-4 = 4월
month-5 = 5월
month-6 = 6월
month-7 = 7월
month-8 = 8월
month-9 = 9월
month-10 = 10월
month-11 = 11월
month-12 = 12월
contents = 목차
nothing = 기록된 내용이 없습니다.
list-separator = { ", " }
colon = { ": " }
semicolon = { "; " }
labelled = { $label }: { $text }
left-out = 이 판본에서 제외한 내용: 작성된 그대로의 개별 의견.
blanked = [요청에 따라 본문 삭제]
yes = 예
no = 아니요

## Title page

report-kind-full = 동료 검토 워크숍 결과 보고서
report-kind-conclusions = 현장에서 합의한 핵심 결론
report-kind-raw = 워크숍 전체 기록
report-kind-tracker = 권고와 조치
report-kind-feedback = 의견 전달서
report-kind-own = 나의 의견
report-kind-method = 방법 부록
profile = 명시 범위
profile-full = 직위로 표시한 개인 및 기관
profile-organisation = 기관만 명시, 개인은 명시하지 않음
profile-chatham = 개인과 기관 모두 명시하지 않음(채텀하우스 규칙)
profile-public = 발언의 출처를 명시하지 않음, 공개용
untitled = 워크숍
as-of = 기준 시점: { $instant }. 워크숍이 아직 종료되지 않았으며, 이후 보고서에는 내용이 추가될 수 있습니다.
subject = 주제
days = 워크숍 일자
zone = 시간대
langs = 언어
phase = 단계
template = 방법 및 판
host = 주최 도시
peers = 동료 검토단
others = 기타 참여자
convenor = 주관자
head-hash = 기록의 해시

## Sections

section-background = 배경 및 방법
section-timeline = 검토 일정
section-workshop = 워크숍
section-discussion = 1차 토의
section-scored = 평정 및 채점
section-answer = 주최 도시의 답변 및 향후 계획
section-annexes = 부록
section-short = 권고 요약
section-tracker = 이행 점검표
section-sheet = 의견 전달서
section-asked = 이 기관의 질의 및 처리 결과
section-voiced = 이 기관의 의사 표시
section-own-entries = 내가 작성한 내용
section-own-ratings = 내가 평정한 내용
section-own-notes = 나의 개인 메모
section-visibility = 열람 범위
section-computed = 수치 산출 방법

section-conclusions = 핵심 결론
section-summary = 보고서 판본 및 요약
section-mandate = 위임 사항
section-people = 직위별 참여자
section-initial = 기초 보고서
section-desk = 서면 검토
section-agenda = 실제 진행된 의사일정
section-presentations = 발표 및 사례 전수 카드
section-hearings = 의견 청취 기록
section-notes = 주제별 토의
section-feedback = 강점과 과제
section-recommendations = 권고
section-ratings = 평정
section-stances = 주최 도시의 1차 입장
section-formal = 공식 답변
section-actions = 조치 및 이행 상황
section-evaluation = 워크숍 평가
section-overrides = 미충족 상태로 진행한 점검 사항
section-dates = 일정
section-receipt = 기록 확인서

## Key conclusions, report, mandate, people

agreed-by = 동의
dissent = 이견
conclusion-proposed = (제안)
conclusion-agreed = (합의)
conclusion-dissent_noted = (이견을 기록하고 확정)
report-raw = 전체 기록
report-draft = 보고서 초안
report-fact_check = 주최 도시가 사실관계를 확인 중인 초안
report-final = 최종 보고서
purpose = 검토의 목적:
guiding-questions = 주최 도시가 알고자 하는 사항:
confirmed-by = 확인
roles-table = 역할별 참여자
people-number = 인원
one-peer-organisation = 어느 동료 기관
one-organisation = 어느 기관
host-count = { $n ->
   *[other] 주최 도시
}
peer-organisations = { $n ->
   *[other] 동료 기관 { $n }곳
}
other-organisations = { $n ->
   *[other] 기타 기관 { $n }곳
}
people-table = 직위 및 기관별 참여자
people-count = { $n ->
   *[other] 이 검토의 구성원: { $n }명, 그중 참여: { $joined }명.
}
function = 직위
organisation = 기관
role = 역할
joined = 참여
erased = 요청에 따라 삭제
speaker = 동료 검토단 대변인
former-seat = 이전 참여자
former-organisation = 이전 참여 기관
former-block = 이전 세션
role-convenor = 주관자
role-secretariat = 사무국
role-facilitator = 진행자
role-table_host = 테이블 진행자
role-rapporteur = 보고 담당자
role-host_lead = 주최 도시 대표
role-host_delegate = 주최 도시 대표단원
role-peer_lead = 동료 기관 대표
role-peer_delegate = 동료 기관 대표단원
role-stakeholder = 이해관계자
role-expert = 전문가
role-interpreter = 통역사
role-observer = 참관인

## Initial report and desk review

report-section-frame = 여건
report-section-overview = 개요
report-section-related = 관련 사업
report-section-challenges = 주요 과제
report-section-actors = 관계자
report-section-state = 추진 현황
report-section-guiding = 핵심 질문
report-section-annexes = 부록
section-state-empty = 미작성
section-state-draft = 초안
section-state-released = 배포됨
version = { $n ->
    [0] 미배포
   *[other] 제{ $n }판
}
remark = 의견
hypotheses = 가설 및 검증 결과
questions = 질문과 답변
requests = 자료 요청
invitations = 초청 제안
number = 번호
by = 제출
hypothesis = 가설
why = 근거
would-change = 판단을 바꿀 수 있는 사실
verdict = 판정
verdict-confirmed = 확인됨
verdict-partly = 일부 확인됨
verdict-refuted = 반박됨
verdict-open = 미결
hypothesis-state-proposed = 제안됨
hypothesis-state-merged = 통합됨
hypothesis-state-taken_up = 검증 대상으로 선정됨
merged-into = 통합된 항목
question = 질문
question-kind = 유형
question-kind-clarifying = 사실 확인
question-kind-probing = 심층 질의
question-state-proposed = 질의됨
question-state-merged = 통합됨
question-state-answered_in_writing = 서면 답변 완료
question-state-answered_in_room = 현장 답변 완료
question-state-parked = 보류
question-state-dropped = 제외
path = 답변 방식
path-writing = 서면
path-room = 현장
path-parked = 보류
answer = 답변
state = 상태
request = 요청
what-for = 용도
delivery = 제출 여부
delivery-promised = 제출 예정
delivery-delivered = 제출됨
delivery-part = 일부 제출됨
delivery-not_available = 제공 불가
no-answer = 아직 답변 없음
who = 대상
sector = 부문
sector-civil_society = 시민사회
sector-business = 기업
sector-governance = 행정·의결 기관
sector-research = 연구 기관
sectors-present = 수락된 대상의 부문
sectors-missing = 포함되지 않은 부문
plan-confirmed = 답변 계획 확정
coverage-reason = 해당 부문 없이 진행하는 사유
invitation-state-proposed = 제안됨
invitation-state-declined = 거절됨
invitation-state-accepted = 수락됨
invitation-state-invited = 초청됨
invitation-state-unable = 참석 불가
invitation-state-confirmed = 확정됨
invitation-state-attended = 참석함

## The workshop days

agenda-table = 순서별 세션과 계획·실제 시각
block = 세션
title = 제목
method = 방식
planned = 계획
started = 시작
ended = 종료
block-state-planned = 예정
block-state-running = 진행 중
block-state-paused = 일시 중지
block-state-done = 완료
block-state-skipped = 생략
preset-present = 발표
preset-clarify = 사실 확인 질문
preset-hearing = 의견 청취
preset-open_discussion = 자유 토의
preset-silent_write = 개별 작성
preset-round_robin = 순차 발언
preset-cluster = 의견 묶기
preset-fishbowl = 어항식 토의
preset-consult_host_listens = 동료 검토단 협의, 주최 도시 경청
preset-caucus = 동료 검토단 비공개 협의
preset-table_rotation = 테이블 순환 토의
preset-card_pass_score = 카드 돌려 채점하기
preset-rank = 순위 정하기
preset-rate_rounds = 회차별 평정
preset-endorse = 의사 표시
preset-feedback_one_way = 주최 도시에 대한 의견 전달
preset-respond_one_way = 주최 도시의 답변
preset-agree_text = 문안 합의
preset-evaluate = 평가
preset-opening = 개회
preset-report_back = 결과 공유
preset-read = 자료 읽기
preset-draft_text = 문안 작성
preset-visit = 현장 방문
preset-break = 휴식
preset-outside = 방법 외 일정
presentations-table = 발표
message = 핵심 내용
presentations-left-out = 동료 검토단의 발표는 제목만으로 발표자가 드러나므로 제외하였습니다.
small-group = 인원이 적어 명시하지 않는 집단
statement-withheld = 사용 언어로 발언자가 드러나므로 발언을 표시하지 않습니다.
confirmed = 확인됨
unconfirmed = 미확인
item-presentation = 발표
item-note = 메모
item-hearing = 의견 청취
item-unnumbered = 번호 없는 항목

## Strengths and challenges

evidence = 근거
evidence-document = 문서 또는 서면 답변
evidence-hearing = 의견 청취
evidence-seen_on_site = 현장 확인
evidence-impression = 인상
no-evidence = 아직 지정되지 않음
links = 근거 항목
note = 메모
cluster-state-open = 미합의
cluster-state-agreed = 합의됨
entries-of-cluster = 이 묶음의 의견
entries-strength = 묶음에 속하지 않는 강점
entries-challenge = 묶음에 속하지 않는 과제
entries-idea = 아이디어
entries-transfer = 사례 전수 카드
entries-worry = 우려
entries-card = 개회 순서의 카드
entry = 의견
entry-kind = 유형
grade = 어조
grade-warm = 긍정
grade-cool = 신중
grade-hard = 직설
author = 작성자
author-peers = 동료 검토단원
author-host = 주최 도시
author-unknown = 표시하지 않음
kind-strength = 강점
kind-challenge = 과제
kind-idea = 아이디어
kind-transfer = 사례 전수
kind-worry = 우려
kind-card = 카드
entry-hidden = 진행자가 숨김
entry-withdrawn = 철회됨
entry-sealed = 공개되지 않음
original-withheld = 사용 언어로 작성자가 드러나므로 원문을 표시하지 않습니다.
cards = { $n ->
   *[other] 이 번호의 카드 { $n }장
}

## Recommendations and ratings

recommendation = 권고
short-table = 동료 검토단이 채택한 권고
tracker-table = 이행 점검 순서의 권고 및 조치
figure-importance = 중요도: 중앙값, 사분위수, 범위
figure-feasibility = 실현 가능성: 중앙값, 사분위수, 범위
figure-scores = 점수: 중앙값, 사분위수, 범위
figure-support = 기관별 의사 표시
figure-status = 상태별 조치
figure-timeline = 검토 진행 과정
timeline-table = 단계와 일자
first-day = 워크숍 첫날
last-day = 워크숍 마지막 날
asked-table = 가설, 질문 및 요청
asked = 질의 사항
became = 처리 결과
voiced-table = 의사 표시
voice = 의사

handed-over = 전달 일시
carried = 채택
not-carried = 미채택
not-carried-heading = 미채택: 기록에는 남기고 목록에서는 제외
tracker = 이행 점검 순서
strong = 중요도와 실현 가능성 모두 7 이상
spread-limit = 채택된 권고의 중요도 최대 산포
feedback-statement = 의견 전달문:
recommendation-state-draft = 초안
recommendation-state-merged = 통합됨
recommendation-state-for_rating = 평정 대상
recommendation-state-endorsed = 지지됨
recommendation-state-handed_over = 전달됨
recommendation-state-not_carried = 미채택
reason = 사유
addressee = 수신 대상
horizon = 기한
horizon-short = 단기: 6개월 이내
horizon-medium = 중기: 6~18개월
horizon-long = 장기: 18개월 초과
recommendation-kind = 요구 내용
recommendation-kind-do = 신규 추진
recommendation-kind-change = 변경
recommendation-kind-stop = 중단
recommendation-kind-study = 조사·연구
rests-on = 근거 항목
answers = 대응하는 항목
tracker-place = 이행 점검 순위
support = 지지 정도
support-counts = 지지 { $support }, 수용 { $live }, { $object ->
   *[other] 반대 { $object }
}
voice-support = 지지
voice-can_live_with = 수용
voice-object = 반대
voice-abstain = 기권
people-rated = { $n ->
   *[other] { $n }명
}
rating-scale = 척도는 1~9입니다. 사분위수는 선형 보간(제7형)으로 구하며, 산포는 제3사분위수에서 제1사분위수를 뺀 값입니다.
ratings-table = 권고, 기준 및 회차별 평정
criterion = 기준
importance = 중요도
feasibility = 실현 가능성
round = 회차
n = 응답 수
median = 중앙값
q1 = 제1사분위수
q3 = 제3사분위수
spread = 산포
range = 범위
too-few = 5명 미만
answered = 응답 { $answered }명, 미응답 { $missing }명
weighing = { $counted ->
   *[other] 유효 평정: { $counted }건
}; 이후 회차로 대체: { $round }건, 통합 또는 문구 변경으로 제외: { $change }건.

## The host's answer

stances-table = 현장에서 밝힌 1차 입장
stance = 입장
stance-welcome = 환영
stance-needs_study = 검토 필요
stance-difficult = 곤란
no-stance = 입장 없음
remarks = 의견
published = 공표 일시
signed-by = 서명
formal-table = 공식 답변
decision = 결정
decision-accepted = 수용
decision-partly = 일부 수용
decision-not_accepted = 불수용
decision-needs_other_authority = 다른 기관의 결정 필요
actions = 조치
action = 조치
serves = 대상 권고
owner = 담당
due = 기한
dependence = 비용 또는 선행 조건
reported = 보고된 상태
shown = 표시된 상태
status = 상태
status-planned = 예정
status-on_track = 정상 추진
status-late = 지연
status-done = 완료
status-dropped = 중단
history-table = 보고된 이행 상황
when = 일시
shown-by = 확인 근거
peer-remarks = 동료 검토단의 의견:
check-table = 이번 점검의 조치별 상황
submitted = 제출 일시

## Evaluation, checks, dates

evaluation-scale = 척도는 1~5입니다.
evaluation-table = 문항별 응답

evaluation-usefulness = 내 업무에 유용하였음
evaluation-openness = 생각을 그대로 말할 수 있었음
evaluation-fairness = 모두의 의견을 경청하였음
evaluation-organisation = 운영이 원활하였음
evaluation-overall = 종합 평가
comments = 의견(무작위 순서):
overrides = 충족되지 않았으나 사유를 밝히고 진행한 점검 사항
unmet = 미충족 사항
have-need = , { $need } 중 { $have }
check-leads_present = 주관자 및 주최 도시 대표의 참석
check-mandate_confirmed = 위임 사항의 확정
check-sections_filled = 필수 항목의 작성
check-report_length = 기초 보고서 10쪽 이내
check-guiding_questions = 핵심 질문 수의 적정
check-report_released = 기초 보고서의 배포
check-desk_reviews_submitted = 동료 기관별 서면 검토 제출
check-desk_review_complete = 서면 검토의 완료
check-paths_chosen = 모든 질문과 요청의 답변 방식 지정
check-invitations_decided = 모든 초청 제안의 결정
check-sectors_covered = 네 부문의 포함
check-answer_plan_confirmed = 답변 계획의 확정
check-revealed = 작성 내용의 공개
check-clusters_agreed = 묶음별 제목 및 근거의 지정
check-draft_complete = 모든 초안의 완성
check-all_rated = 동료 검토단 전원의 응답 또는 기권
check-round_closed = 평정 회차의 집계
check-all_endorsed = 모든 동료 기관의 의사 표시
check-at_most_ten = 채택 권고 10건 이내
check-handed_over = 권고의 전달
check-all_stances = 모든 권고에 대한 주최 도시의 입장 표명
check-conclusions_settled = 핵심 결론의 확정
check-days_over = 워크숍 일정의 종료
check-final_report = 최종 보고서의 등록
check-all_responded = 모든 권고에 대한 공식 답변
check-actions_owned = 조치별 담당 및 기한의 지정
check-progress_submitted = 이행 상황 보고의 제출
dates-table = 현장에서 합의한 다음 일정
day = 일자
what = 내용
deadlines-table = 단계와 일자
until = 마감
phase-mandate = 위임 사항
phase-initial = 기초 보고서
phase-desk = 서면 검토
phase-merge = 답변 계획
phase-days = 워크숍
phase-report = 보고서
phase-formal = 공식 답변
phase-follow6 = 6개월 후 이행 점검
phase-follow12 = 12개월 후 이행 평가
phase-archive = 보존

## Tables and calendar

calendar-phase = 단계 종료: { $phase }

report = 보고서
term = 항목
text = 본문
lang = 언어
translation = 번역
cluster = 묶음
cards-number = 카드 수
decision-reason = 결정 사유
times = 횟수
lowest = 최저
highest = 최고
minutes = 분
invitation = 초청 제안
sheet-about = 문서 정보
sheet-entries = 의견
sheet-recommendations = 권고
sheet-ratings = 평정
sheet-counts = 부여된 값
sheet-scores = 채점
sheet-actions = 조치 점검표
sheet-progress = 이행 상황
sheet-conclusions = 핵심 결론
sheet-desk = 서면 검토
sheet-agenda = 의사일정
sheet-dates = 일정
sheet-people = 참여자

## Own contributions

own-link = 기록이 작성자와 연결되어 있는 동안 의견이 이곳에 표시됩니다. 작성자 표시 수준에 따라 워크숍 일정 종료와 함께 연결이 끊어진 의견은 누구도 다시 연결할 수 없습니다.
own-entries = 내가 작성한 의견
own-ratings = 내가 부여한 평정
own-evaluation = 나의 평가
own-sheets = 나의 채점표

## Method appendix

level-named = 직위 표시: 현장과 보고서에 직위와 기관을 표시합니다.
level-organisation = 기관 표시: 현장과 보고서에 기관을 표시합니다.
level-group = 집단 표시: 현장과 보고서에 ‘동료 검토단원’으로만 표시하며, 작성자와의 연결은 워크숍 일정이 끝날 때까지만 보관하였습니다.
level-sealed = 봉인: 합계만 표시하며, 집계 후에는 작성자와의 연결을 보관하지 않습니다.
visibility-table = 작성이 이루어진 세션
attribution = 작성자 표시
attribution-named = 직위
attribution-organisation = 기관
attribution-group = 집단
attribution-sealed = 봉인
shown-to = 열람 대상
shown-to-author = 작성자 본인
shown-to-organisation = 작성자의 기관
shown-to-table = 작성자의 테이블
shown-to-peers = 동료 검토단 및 운영진
shown-to-all = 현장의 모든 참여자
revealed = 공개됨
profile-says-full = 이 판본은 개인을 직위로 표시하고 기관을 명시합니다.
profile-says-organisation = 이 판본은 기관을 명시하고 개인은 명시하지 않습니다.
profile-says-chatham = 이 판본은 개인이나 기관을 발언의 출처로 명시하지 않습니다. 작성자일 수 있는 사람이 5명 미만인 언어의 글은 번역문으로만 표시합니다.
profile-says-public = 이 판본은 발언의 출처를 명시하지 않고 개별 의견을 제외하며, 참여 기관의 목록은 표시합니다.
computed-cell = 봉인된 응답의 수치는 모두 5명 이상의 응답을 바탕으로 하며, 뺄셈으로 5명 미만의 값을 알아낼 수 없습니다.
computed-quartiles = 중앙값은 가운데 값 또는 가운데 두 값의 평균입니다. 사분위수는 정렬한 값의 1 + (n - 1) p 위치에서 선형 보간한 값입니다(제7형). 산포는 제3사분위수에서 제1사분위수를 뺀 값입니다. 모든 값은 정확히 4분의 1 단위입니다.
computed-carried = 동료 기관의 과반수가 지지하거나 수용하고 그중 두 곳 이상이 지지하면 권고를 채택합니다. 기권은 어느 쪽에도 포함하지 않습니다.
computed-tracker = 이행 점검 순서는 중요도의 중앙값, 실현 가능성의 중앙값, 번호의 순으로 정합니다.
computed-late = 지연으로 보고되었거나 기한이 지나도록 완료되지 않은 조치는 지연으로 표시합니다.
computed-language = 작성자일 수 있는 사람이 5명 미만인 언어의 글은 작성자가 원문 표시에 동의할 때까지 번역문으로 표시합니다.

## Receipt

workshop-id = 워크숍
commits = 기록 건수
commit-count = { $n ->
   *[other] { $n }건
}
how-to-verify = 이 기록을 확인하려면 이 문서와 보존 파일 outcome.json을 서로 다른 곳에 보관하고, "plenum verify outcome.json" 명령을 실행한 다음, 출력된 해시를 위의 해시와 비교하십시오.
what-it-proves = 각 기록에는 바로 앞 기록의 해시가 들어 있습니다. 두 해시가 같으면 이 문서가 작성된 이후 변경, 누락 또는 추가된 기록이 없으며, 위의 모든 내용은 그 기록에서 나온 것입니다.

# Written parts and agreements
cites = 이 문장의 근거:
section-agreements = 기관 간 협약
agreement-table = 당사자와 각자의 의무
valid-from = 시작
valid-until = 종료
money = 재원
ended-because = 종료 사유
contact = 연락 담당(직위)
duties = 의무
signed-in-function = 서명자(직위)
