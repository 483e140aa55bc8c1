# 누가 무엇을 검토하는지와 수치의 의미. The keys are those of judgement.en.ftl; a test compares them.

judge-list-pair = { $first } 및 { $second }
judge-list-more = { $first }, { $rest }
judge-list-others = { $n ->
   *[other] { $first } 외 { $n }
}

assign-served = { $n ->
   *[other] 제출물 { $n }건 모두 필요한 검토를 배정받았습니다.
}
assign-best = 적합도 합계: { $total }. 이보다 높은 배정안은 없습니다.
assign-gap = 적합도 합계: { $total }. 어떤 배정안도 다음 값을 넘을 수 없습니다: { $bound }.
assign-drawn = 적합도 합계: { $total }. 추첨으로 정한 배정안이며, 짝별 한도를 두지 않은 최선의 배정안도 다음 값을 넘지 않습니다: { $bound }.
assign-weakest-best = 가장 낮은 적합도: { $weakest }점. 이를 더 높일 수 있는 배정안은 없습니다.
assign-weakest-gap = 가장 낮은 적합도: { $weakest }점. 어떤 배정안도 다음 값보다 높일 수 없습니다: { $bound }점.
assign-loads = { $n ->
   *[other] 모두 검토를 { $n }건씩 맡습니다.
}
assign-loads-between = 모두 검토를 { $least }~{ $most }건씩 맡습니다.
assign-mutual = { $n ->
    [0] 자신의 제출물을 검토하는 사람을 검토하는 경우는 없습니다.
   *[other] 서로를 검토하는 짝: { $n }쌍.
}

assign-why-few = { $submission }: { $needed ->
   *[other] 필요한 검토 { $needed }건
}, 가능한 검토 { $possible }건.
assign-why-few-rules = { $submission }: { $needed ->
   *[other] 필요한 검토 { $needed }건
}, 가능한 검토 { $possible }건. 제외 사유: { $rules }.
assign-why-crowded = { $submissions }: 필요한 검토 합계 { $needed }건. 맡을 수 있는 검토자: { $reviewers }. { $places ->
   *[other] 남은 자리: { $places }건
}.
assign-why-crowded-elsewhere = { $submissions }: 필요한 검토 합계 { $needed }건. { $reviewers }: { $places ->
   *[other] 남은 자리 { $places }건
}. 그 밖의 모든 검토자: { $elsewhere ->
   *[other] 이 가운데 { $elsewhere }건까지 가능
}.
assign-why-crowded-nobody = { $submissions }: 필요한 검토 합계 { $needed }건. { $elsewhere ->
    [0] 맡을 수 있는 사람이 없습니다
   *[other] 가능한 검토는 { $elsewhere }건뿐입니다
}.
assign-why-idle = { $reviewers }: 맡아야 할 검토 합계 { $least }건 이상, 맡을 수 있는 검토 { $possible }건.
assign-why-fixed = { $fixed ->
   *[other] 고정된 검토 { $fixed }건
}, 허용되는 최대 { $most }건: { $rule }.
assign-why-cells = 기관을 두 조로 나누어 서로에게 충분한 자리를 주는 방법이 없습니다. 시도한 조 편성 { $tried }가지 가운데 가장 나은 경우의 결과: { $missing ->
   *[other] 부족한 검토 { $missing }건
}.
assign-why-limit = 모든 짝의 확률을 1,024분의 { $limit } 이하로 유지하는 추첨은 없습니다. 필요한 최솟값: 1,024분의 { $least }.
assign-why-pair = 모두 배정할 수 있으나 다음 규칙은 지킬 수 없습니다: { $rule }.
assign-why-pair-unavoidable = 모두 배정할 수 있으나 다음이 불가피합니다: { $n ->
   *[other] 서로를 검토하는 짝 { $n }쌍 이상
}.
assign-not-found = { $tried ->
   *[other] { $tried }회
} 시도하였으나 배정안을 찾지 못하였으며, 배정안이 없다는 증명도 없습니다. 규칙을 완화하거나 다른 시드로 시도하십시오.

assign-crossing = { $rule }({ $pairs ->
   *[other] { $pairs }쌍
})
assign-rule-own_work = 본인의 제출물
assign-rule-own_organisation = 소속 기관의 제출물
assign-rule-conflict = 신고된 이해 상충
assign-rule-language = 모든 검토자가 제출물의 언어 중 하나를 읽음
assign-rule-reader = 검토자 한 명이 제출물의 언어 중 하나를 읽음
assign-rule-expert = 검토자 한 명이 전문가임
assign-rule-organisation_cap = 기관별 한도
assign-rule-region_cap = 지역별 한도
assign-rule-cell = 검토자는 다른 조에서 나옴
assign-rule-mutual = 두 사람이 서로를 검토하지 않음
assign-rule-demand = 제출물별로 필요한 검토 수
assign-rule-load = 검토자별 검토 수

assign-repair-more = { $unit }: { $by ->
   *[other] 검토 { $by }건 추가
}
assign-repair-lower = { $unit }: { $by ->
   *[other] 요청보다 검토 { $by }건 감소 허용
}
assign-repair-less = { $submission }: { $by ->
   *[other] 필요한 검토 { $by }건 감소
}
assign-repair-extra = { $submission }: { $by ->
   *[other] 받는 검토 { $by }건 추가
}
assign-repair-relax = 한 단계 완화할 규칙: { $rule }
assign-repair-likelier = 짝별 추첨 확률을 1,024분의 { $by }까지 허용
assign-repair-release = { $unit }: 고정 배정 해제, 해제 대상 { $submission }
assign-repair-lift = { $unit }: 서면 사유를 밝히고 이해 상충 해제, 해제 대상 { $submission }

score-explain-one = 평정 1건: { $value }
score-explain-none = 평정 없음
score-explain-few = { $n ->
   *[other] 평정 { $n }건
}, 구간을 구하기에 부족함: 중앙값 { $median }, 평균 { $mean }
score-explain = 평정 { $n }건: 중앙값 { $median }, 평균 { $mean }
score-explain-organisations = { $apart ->
    [0] 기관 간 차이가 한 단계 이내임
   *[other] 차이가 큰 기관 { $apart }곳
}
score-explain-calibrated = 원점수 { $raw }; 검토자 성향: { $way ->
    [strict] 엄격
   *[generous] 관대
}, 차이 { $leniency }; 검토 수가 적어 평균 쪽으로 조정한 폭 { $pull }; { $shown } ({ $lo }~{ $hi })
score-explain-gaps = { $n ->
   *[other] 일부 검토자가 비워 둔 기준 { $n }개
}

# 결과의 각 부분.
section-tables = 테이블 토의와 그 결과
section-assignments = 검토 배정 현황
section-scores = 채점표

table-name = 테이블
table-topic = 주제
table-host = 테이블 진행자
tables-laid = 테이블
tables-returned = 전체 회의에 제출된 메모
tables-met = { $rounds ->
   *[other] 테이블 토의 { $rounds }회.
} { $pairs }쌍 중 만난 짝 { $met }쌍; { $repeats ->
    [0] 다시 만난 짝 없음
   *[other] 다시 만난 횟수 { $repeats }회
}.

assigned-reviews = 배정안
assigned-counts = 검토 { $reviews }건, 제출물 { $submissions }건, 검토자 { $reviewers }명; { $mutual ->
    [0] 자신의 제출물을 검토하는 사람을 검토하는 경우 없음
   *[other] 서로를 검토하는 짝 { $mutual }쌍
}
assigned-quality = 품질
assigned-proven = 규칙을 지키면서 더 나은 배정안이 없음이 증명됨
assigned-gap = 더 나은 배정안이 있더라도 최대 { $gap }점 높음
assigned-by-hand = 수작업으로 배정함, 품질은 증명되지 않음
assigned-done = 제출 완료
assigned-seed = 추첨 시드
assigned-digest = 요청 내용의 해시

rubric = 채점 기준표
rubric-version = 판
score-scorers = 채점 인원
score-sealed = 채점표는 봉인됩니다. 수치는 모두 5명 이상의 채점을 바탕으로 하며, 누가 어떤 값을 주었는지 알 수 없습니다.
score-round = 제{ $n }회차, 의견 차이가 큰 순서
score-table = 산포 순 기준
score-subject = 채점 대상
score-of = 전체 기준
score-mean = 평균
score-median = 중앙값
score-value = 값
score-comment = 의견
score-on-scale = { $value } ({ $lowest }~{ $highest })
score-percent = { $value }퍼센트
score-changes = 직전 회차 이후 판단이 바뀐 이유(무작위 순서):
score-own-view = 주최 도시의 자체 평가(다른 평가와 나란히 표시하며 합산하지 않음)
subject-programme = 사업
subject-submission = 제출물
