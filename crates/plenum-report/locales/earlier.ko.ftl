# 같은 주최 도시의 이전 워크숍과의 비교.
section-earlier = 이전 워크숍 이후
sheet-comparison = 비교
sheet-earlier = 이전 워크숍
earlier-workshop = 이전 워크숍
earlier-as-of = 기준 시점
earlier-caution = 다른 사람들이 다른 날에, 어쩌면 다른 근거로 평가했습니다. 차이는 무엇이 달라졌는지 물어볼 이유일 뿐, 변화의 증거가 아닙니다. 조치는 오늘의 상태가 아니라 이전 워크숍의 기록에 남은 상태로 표시됩니다.
earlier-versions = 평가표 버전: 현재 { $now }, 당시 { $then }.
earlier-comparable = { $same ->
    [0] 같은 척도의 같은 기준이 없습니다.
   *[other] 같은 척도의 같은 기준 { $same }개를 비교합니다.
} { $rescaled ->
    [0] 척도가 다른 기준은 없습니다.
   *[other] 척도가 다른 기준 { $rescaled }개는 보여 주되 비교하지 않습니다.
} 현재에만 있음: { $now }, 당시에만 있음: { $then }.
earlier-unpaired = 한쪽 워크숍에서만 평가한 대상은 비교하지 않습니다. 현재: { $now }, 당시: { $then }.
earlier-table = 같은 척도의 같은 기준, 중앙값
earlier-same = 비교함
earlier-rescaled = 척도가 달라 비교하지 않음
earlier-only-now = 이번 워크숍에만 있음
earlier-only-then = 이전 워크숍에만 있음
earlier-overall = 전체 기준
earlier-other-sum = 비교하지 않음: 기준, 가중치 또는 척도가 다름
earlier-read = 당시 문구:
earlier-how = 비교 여부
earlier-then = 당시 중앙값
earlier-then-n = 당시 인원
earlier-then-mean = 당시 평균
earlier-then-scale = 당시 척도
earlier-now = 현재 중앙값
earlier-now-n = 현재 인원
earlier-now-mean = 현재 평균
earlier-now-scale = 현재 척도
earlier-difference = 차이
earlier-up = { $value } 높음
earlier-down = { $value } 낮음
earlier-level = 없음
earlier-scale = { $lowest }~{ $highest }
earlier-scale-errors = { $n ->
   *[other] 진술 { $n }개, 예 또는 아니요
}
earlier-scale-words = 글로만 답함
earlier-recommendations = 이전 워크숍의 권고
earlier-actions = 이전 워크숍의 조치
earlier-counted = { $n ->
    [0] 합의된 조치가 없습니다.
   *[other] 합의된 조치: { $n }개.
} 완료: { $done }, 지연: { $late }, 진행 중: { $open }, 중단: { $dropped }. 담당자 없음: { $ownerless }.
earlier-state-done = 완료
earlier-state-late = 지연
earlier-state-open = 진행 중
earlier-state-dropped = 중단
earlier-ownerless-done = 완료, 담당자 없음
earlier-ownerless-late = 지연, 담당자 없음
earlier-ownerless-open = 진행 중, 담당자 없음
earlier-ownerless-dropped = 중단, 담당자 없음
