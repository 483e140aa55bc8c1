# چه کسی چه چیزی را بررسی می‌کند و ارقام به‌راستی چه می‌گویند. The keys are those of judgement.en.ftl; a test compares them.

judge-list-pair = { $first } و { $second }
judge-list-more = { $first }، { $rest }
judge-list-others = { $n ->
    [one] { $first } و { $n } مورد دیگر
   *[other] { $first } و { $n } مورد دیگر
}

assign-served = { $n ->
    [one] { $n } پرونده بررسی‌های خود را دارد.
   *[other] همهٔ { $n } پرونده بررسی‌های خود را دارند.
}
assign-best = مجموع تناسب { $total } است و هیچ طرحی بیش از آن ندارد.
assign-gap = مجموع تناسب { $total } است؛ هیچ طرحی نمی‌تواند بیش از { $bound } داشته باشد.
assign-drawn = مجموع تناسب { $total } است؛ طرح با قرعه تعیین شد و بهترین طرح بدون سقف هر زوج حداکثر { $bound } دارد.
assign-weakest-best = ضعیف‌ترین تطبیق { $weakest } امتیاز دارد و هیچ طرحی نمی‌تواند آن را بالاتر ببرد.
assign-weakest-gap = ضعیف‌ترین تطبیق { $weakest } امتیاز دارد؛ هیچ طرحی نمی‌تواند آن را از { $bound } بالاتر ببرد.
assign-loads = { $n ->
    [one] هر نفر { $n } بررسی انجام می‌دهد.
   *[other] هر نفر { $n } بررسی انجام می‌دهد.
}
assign-loads-between = هر نفر از { $least } تا { $most } بررسی انجام می‌دهد.
assign-mutual = { $n ->
    [0] هیچ‌کس بررسی‌کنندهٔ کار خود را بررسی نمی‌کند.
    [one] { $n } زوج یکدیگر را بررسی می‌کند.
   *[other] { $n } زوج یکدیگر را بررسی می‌کنند.
}

assign-why-few = { $submission } به { $needed ->
    [one] { $needed } بررسی
   *[other] { $needed } بررسی
} نیاز دارد و تعداد ممکن { $possible } است.
assign-why-few-rules = { $submission } به { $needed ->
    [one] { $needed } بررسی
   *[other] { $needed } بررسی
} نیاز دارد و تعداد ممکن { $possible } است. کنارگذاشته بر پایهٔ: { $rules }.
assign-why-crowded = { $submissions } روی هم به { $needed } بررسی نیاز دارند. این بررسی‌ها تنها می‌توانند به { $reviewers } برسند که { $places ->
    [one] { $places } جای خالی
   *[other] { $places } جای خالی
} دارند.
assign-why-crowded-elsewhere = { $submissions } روی هم به { $needed } بررسی نیاز دارند. { $reviewers } دارای { $places ->
    [one] { $places } جای خالی
   *[other] { $places } جای خالی
} هستند و دیگران همگی می‌توانند { $elsewhere ->
    [one] { $elsewhere } بررسی از این بررسی‌ها
   *[other] { $elsewhere } بررسی از این بررسی‌ها
} را انجام دهند.
assign-why-crowded-nobody = { $submissions } روی هم به { $needed } بررسی نیاز دارند و { $elsewhere ->
    [0] هیچ‌کس مجاز به انجام آن‌ها نیست
    [one] تنها { $elsewhere } بررسی ممکن است
   *[other] تنها { $elsewhere } بررسی ممکن است
}.
assign-why-idle = { $reviewers } باید روی هم دست‌کم { $least } بررسی انجام دهند و برای آن‌ها { $possible } بررسی وجود دارد.
assign-why-fixed = { $fixed ->
    [one] { $fixed } بررسی ثابت شده است
   *[other] { $fixed } بررسی ثابت شده‌اند
}، در حالی که حداکثر { $most } ممکن است: { $rule }.
assign-why-cells = هیچ تقسیمی از سازمان‌ها به دو دسته برای هر یک جای کافی در دستهٔ دیگر فراهم نمی‌کند: در بهترینِ { $tried } تقسیم آزموده‌شده { $missing ->
    [one] { $missing } بررسی کم است
   *[other] { $missing } بررسی کم است
}.
assign-why-limit = هیچ قرعه‌ای احتمال همهٔ زوج‌ها را در حد { $limit } از ۱٬۰۲۴ یا کمتر نگه نمی‌دارد؛ دست‌کم { $least } از ۱٬۰۲۴ لازم است.
assign-why-pair = می‌توان همه را پوشش داد، اما نه با رعایت این قاعده: { $rule }.
assign-why-pair-unavoidable = می‌توان همه را پوشش داد، اما دست‌کم { $n ->
    [one] { $n } زوج باید یکدیگر را بررسی کند
   *[other] { $n } زوج باید یکدیگر را بررسی کنند
}.
assign-not-found = در { $tried ->
    [one] { $tried } تلاش
   *[other] { $tried } تلاش
} طرحی یافت نشد و چیزی هم ثابت نمی‌کند که طرحی وجود ندارد. قاعده‌ای را آسان‌تر کنید یا بذر دیگری را بیازمایید.

assign-crossing = { $rule } ({ $pairs ->
    [one] { $pairs } زوج
   *[other] { $pairs } زوج
})
assign-rule-own_work = کار خود بررسی‌کننده
assign-rule-own_organisation = کار سازمان خود بررسی‌کننده
assign-rule-conflict = تعارض منافع اعلام‌شده
assign-rule-language = هر بررسی‌کننده یکی از زبان‌های پرونده را می‌خواند
assign-rule-reader = یک بررسی‌کننده یکی از زبان‌های پرونده را می‌خواند
assign-rule-expert = یک بررسی‌کننده کارشناس است
assign-rule-organisation_cap = سقف هر سازمان
assign-rule-region_cap = سقف هر منطقه
assign-rule-cell = بررسی‌کنندگان از دستهٔ دیگر می‌آیند
assign-rule-mutual = دو نفر یکدیگر را بررسی نمی‌کنند
assign-rule-demand = تعداد بررسی‌های مورد نیاز هر پرونده
assign-rule-load = تعداد بررسی‌های هر بررسی‌کننده

assign-repair-more = { $unit }: { $by ->
    [one] { $by } بررسی بیشتر
   *[other] { $by } بررسی بیشتر
}
assign-repair-lower = { $unit }: امکان { $by ->
    [one] { $by } بررسی کمتر
   *[other] { $by } بررسی کمتر
} از درخواست
assign-repair-less = { $submission }: بسنده کردن به { $by ->
    [one] { $by } بررسی کمتر
   *[other] { $by } بررسی کمتر
}
assign-repair-extra = { $submission }: دریافت { $by ->
    [one] { $by } بررسی بیشتر
   *[other] { $by } بررسی بیشتر
}
assign-repair-relax = یک گام آسان‌تر کردن قاعده: { $rule }
assign-repair-likelier = احتمال قرعهٔ هر زوج تا { $by } از ۱٬۰۲۴ مجاز است
assign-repair-release = { $unit } دیگر بر { $submission } ثابت نیست
assign-repair-lift = تعارض منافع { $unit } با { $submission } با ذکر دلیل کتبی برداشته می‌شود

score-explain-one = یک امتیاز: { $value }
score-explain-none = بدون امتیاز
score-explain-few = { $n ->
    [one] { $n } امتیاز
   *[other] { $n } امتیاز
}، کمتر از آنکه بازه‌ای به دست دهد: میانه { $median }، میانگین { $mean }
score-explain = میانهٔ { $n } امتیاز: { $median }، میانگین { $mean }
score-explain-organisations = { $apart ->
    [0] اختلاف سازمان‌ها بیش از یک پله نیست
    [one] { $apart } سازمان فاصلهٔ زیادی دارد
   *[other] { $apart } سازمان فاصلهٔ زیادی دارند
}
score-explain-calibrated = خام { $raw }؛ بررسی‌کنندگان به اندازهٔ { $leniency } { $way ->
    [strict] سختگیر
   *[generous] آسان‌گیر
} بودند؛ اندک بودن بررسی‌ها آن را به اندازهٔ { $pull } به میانگین نزدیک می‌کند؛ { $shown } (از { $lo } تا { $hi })
score-explain-gaps = { $n ->
    [one] { $n } معیار را برخی خالی گذاشته‌اند
   *[other] { $n } معیار را برخی خالی گذاشته‌اند
}

# بخش‌های نتایج.
section-tables = میزها و آنچه بازآوردند
section-assignments = چه کسی چه چیزی را بررسی کرد، به ارقام
section-scores = برگه‌های نمره

table-name = میز
table-topic = موضوع
table-host = میزبان میز
tables-laid = میزها
tables-returned = یادداشت‌های بازگردانده‌شده به جلسهٔ عمومی
tables-met = { $rounds ->
    [one] { $rounds } دور بر سر میزها.
   *[other] { $rounds } دور بر سر میزها.
} از { $pairs } زوج، { $met } زوج با هم دیدار کردند؛ { $repeats ->
    [0] دیداری تکرار نشد
    [one] { $repeats } دیدار تکراری بود
   *[other] { $repeats } دیدار تکراری بودند
}.

assigned-reviews = طرح
assigned-counts = { $reviews } بررسی از { $submissions } پرونده به دست { $reviewers } بررسی‌کننده؛ { $mutual ->
    [0] هیچ‌کس بررسی‌کنندهٔ کار خود را بررسی نمی‌کند
    [one] { $mutual } زوج یکدیگر را بررسی می‌کند
   *[other] { $mutual } زوج یکدیگر را بررسی می‌کنند
}
assigned-quality = کیفیت
assigned-proven = هیچ طرحی با رعایت قواعد بهتر از این نیست؛ این ثابت شده است
assigned-gap = طرحی بهتر حداکثر می‌تواند { $gap } امتیاز بیشتر داشته باشد
assigned-by-hand = دستی تنظیم شده است؛ دربارهٔ کیفیت آن چیزی ثابت نشده است
assigned-done = تسلیم‌شده
assigned-seed = بذر قرعه
assigned-digest = چکیدهٔ رمزنگاشتی درخواست

rubric = سنجه‌نامه
rubric-version = نسخه
score-scorers = تعداد نمره‌دهندگان
score-sealed = برگه‌ها مهروموم‌اند: هر رقم دست‌کم بر پنج نفر استوار است و هیچ‌کس نمی‌تواند بگوید چه کسی کدام مقدار را داده است.
score-round = دور { $n }، نخست بیشترین اختلاف
score-table = معیارها بر حسب پراکندگی
score-subject = آنچه نمره داده شد
score-of = در همهٔ معیارها
score-mean = میانگین
score-median = میانه
score-value = مقدار
score-comment = نظر
score-on-scale = { $value } (از { $lowest } تا { $highest })
score-percent = { $value } درصد
score-changes = چرا نظرها از دور پیش تغییر کرد، به ترتیب تصادفی:
score-own-view = نظر خود میزبان، در کنار نظر دیگران و جدا از آن
subject-programme = برنامه
subject-submission = پروندهٔ ارسالی
