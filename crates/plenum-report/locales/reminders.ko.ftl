# 기한을 알리는 메일.
mail-due-subject = 조치 { $number }의 기한: { $day }
mail-due = 조치 { $number }은(는) { $day }까지 마쳐야 합니다:
    { $title }
mail-late-subject = 조치 { $number }의 기한이 지났습니다: { $day }
mail-late = 조치 { $number }은(는) { $day }까지 마쳐야 했으나 완료로 보고되지 않았습니다:
    { $title }
mail-review-subject = { $phase }: { $day }까지 마감
mail-review = { $phase }: { $day }까지 각 조치의 현황을 제출해 주십시오.
mail-link = 본인의 링크 또는 { $link } 에서 워크숍을 여십시오
mail-why = 알림을 요청하셨기에 이 메일을 보냅니다. 워크숍 소집자가 목록에서 삭제할 수 있습니다.
