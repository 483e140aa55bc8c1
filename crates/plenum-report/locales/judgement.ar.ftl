# من يراجع ماذا، وما تقوله الأرقام بصدق. The keys are those of judgement.en.ftl; a test compares them.

judge-list-pair = { $first } و{ $second }
judge-list-more = { $first }، { $rest }
judge-list-others = { $n ->
    [zero] { $first }
    [one] { $first } وواحد آخر
    [two] { $first } واثنان آخران
    [few] { $first } و{ $n } آخرون
    [many] { $first } و{ $n } آخرون
   *[other] { $first } و{ $n } آخرون
}

assign-served = { $n ->
    [zero] لا أعمال للمراجعة.
    [one] نال العمل مراجعاته.
    [two] نال العملان مراجعاتهما.
    [few] نالت الأعمال كلها ({ $n }) مراجعاتها.
    [many] نالت الأعمال كلها ({ $n }) مراجعاتها.
   *[other] نالت الأعمال كلها ({ $n }) مراجعاتها.
}
assign-best = مجموع الملاءمة { $total }، ولا خطة تفوقه.
assign-gap = مجموع الملاءمة { $total }؛ ولا يمكن لخطة أن تزيد على { $bound }.
assign-drawn = مجموع الملاءمة { $total }؛ وُضعت الخطة بالقرعة، وأفضل خطة من دون حد الزوج لا تزيد على { $bound }.
assign-weakest-best = أضعف مطابقة لها { $weakest } من النقاط، ولا خطة ترفعها.
assign-weakest-gap = أضعف مطابقة لها { $weakest } من النقاط؛ ولا خطة ترفعها فوق { $bound }.
assign-loads = { $n ->
    [zero] لا يراجع أحد شيئًا.
    [one] لكل فرد مراجعة واحدة.
    [two] لكل فرد مراجعتان.
    [few] لكل فرد { $n } مراجعات.
    [many] لكل فرد { $n } مراجعة.
   *[other] لكل فرد { $n } مراجعة.
}
assign-loads-between = لكل فرد من { $least } إلى { $most } من المراجعات.
assign-mutual = { $n ->
    [0] لا يراجع أحد من يراجع عمله.
    [zero] لا يراجع أحد من يراجع عمله.
    [one] زوج واحد يراجع كل منهما الآخر.
    [two] زوجان يراجع كل منهما الآخر.
    [few] { $n } أزواج يراجع كل منهما الآخر.
    [many] { $n } زوجًا يراجع كل منهما الآخر.
   *[other] { $n } زوج يراجع كل منهما الآخر.
}

assign-why-few = يحتاج { $submission } إلى عدد من المراجعات قدره { $needed }، ويمكن أن ينال { $possible }.
assign-why-few-rules = يحتاج { $submission } إلى عدد من المراجعات قدره { $needed }، ويمكن أن ينال { $possible }. المستبعد بسبب: { $rules }.
assign-why-crowded = تحتاج { $submissions } معًا إلى عدد من المراجعات قدره { $needed }. ولا يمكن أن تذهب إلا إلى { $reviewers }، ولديهم من الأماكن الباقية { $places }.
assign-why-crowded-elsewhere = تحتاج { $submissions } معًا إلى عدد من المراجعات قدره { $needed }. ولدى { $reviewers } من الأماكن الباقية { $places }، ويمكن لغيرهم جميعًا أن يقوموا منها بعدد { $elsewhere }.
assign-why-crowded-nobody = تحتاج { $submissions } معًا إلى عدد من المراجعات قدره { $needed }، والممكن منها { $elsewhere }.
assign-why-idle = على { $reviewers } أن يقوموا معًا بعدد من المراجعات لا يقل عن { $least }، والمتاح لهم { $possible }.
assign-why-fixed = عدد المراجعات المثبتة { $fixed } حيث لا يجوز أكثر من { $most }: { $rule }.
assign-why-cells = لا تقسيم للمؤسسات إلى خليتين يعطي كلًّا منهما أماكن كافية في الأخرى: في أفضل ما جُرّب من التقسيمات ({ $tried }) ينقص من المراجعات { $missing }.
assign-why-limit = لا قرعة تُبقي كل زوج عند { $limit } من 1024 أو دونه؛ واللازم { $least } من 1024 على الأقل.
assign-why-pair = يمكن خدمة الجميع، لكن ليس مع القاعدة: { $rule }.
assign-why-pair-unavoidable = يمكن خدمة الجميع، لكن عدد الأزواج التي لا بد أن يراجع كل منهما الآخر لا يقل عن { $n }.
assign-not-found = لم توجد خطة في عدد من المحاولات قدره { $tried }، ولا دليل على أنه لا توجد خطة. خفّف قاعدة أو جرّب بذرة أخرى.

assign-crossing = { $rule } (عدد الأزواج: { $pairs })
assign-rule-own_work = العمل الخاص بالمراجع
assign-rule-own_organisation = عمل مؤسسة المراجع
assign-rule-conflict = تضارب المصالح المعلن
assign-rule-language = يقرأ كل مراجع لغة من لغات العمل
assign-rule-reader = يقرأ مراجع واحد لغة من لغات العمل
assign-rule-expert = مراجع واحد خبير
assign-rule-organisation_cap = الحد لكل مؤسسة
assign-rule-region_cap = الحد لكل منطقة
assign-rule-cell = يأتي المراجعون من الخلية الأخرى
assign-rule-mutual = لا يراجع اثنان أحدهما الآخر
assign-rule-demand = عدد المراجعات التي يحتاجها العمل
assign-rule-load = عدد المراجعات التي يقوم بها المراجع

assign-repair-more = { $unit }: مراجعات إضافية عددها { $by }
assign-repair-lower = { $unit }: مراجعات أقل من المطلوب بعدد { $by }
assign-repair-less = { $submission }: يكتفي بمراجعات أقل بعدد { $by }
assign-repair-extra = { $submission }: ينال مراجعات إضافية عددها { $by }
assign-repair-relax = خطوة أقل من القاعدة: { $rule }
assign-repair-likelier = يجوز أن يُسحب الزوج باحتمال { $by } من 1024
assign-repair-release = لا يعود { $unit } مثبتًا على { $submission }
assign-repair-lift = يُرفع تضارب { $unit } مع { $submission } مع ذكر السبب كتابةً

score-explain-one = تقييم واحد: { $value }
score-explain-none = لا تقييمات
score-explain-few = عدد التقييمات { $n }، وهو أقل من أن يُحسب له مجال: الوسيط { $median }، المتوسط { $mean }
score-explain = وسيط التقييمات وعددها { $n }: { $median }، المتوسط { $mean }
score-explain-organisations = { $apart ->
    [0] المؤسسات متفقة في حدود خطوة واحدة
    [zero] المؤسسات متفقة في حدود خطوة واحدة
    [one] مؤسسة واحدة بعيدة
    [two] مؤسستان بعيدتان
    [few] { $apart } مؤسسات بعيدة
    [many] { $apart } مؤسسة بعيدة
   *[other] { $apart } مؤسسة بعيدة
}
score-explain-calibrated = الخام { $raw }؛ كان المراجعون { $way ->
    [strict] متشددين
   *[generous] متساهلين
} بمقدار { $leniency }؛ وقلة المراجعات تقرّبه بمقدار { $pull } من المتوسط؛ { $shown } (من { $lo } إلى { $hi })
score-explain-gaps = معايير أغفلها بعضهم، عددها { $n }

# أقسام النتائج.
section-tables = الطاولات وما عادت به
section-assignments = من راجع ماذا، بالأرقام
section-scores = استمارات الدرجات

table-name = الطاولة
table-topic = الموضوع
table-host = مضيف الطاولة
tables-laid = الطاولات
tables-returned = ملاحظات أعيدت إلى الجلسة العامة
tables-met = عدد الجولات على الطاولات: { $rounds }. التقى { $met } من { $pairs } زوجًا؛ { $repeats ->
    [0] ولم يلتق أحد مرتين
    [zero] ولم يلتق أحد مرتين
    [one] وتكرر لقاء واحد
    [two] وتكرر لقاءان
    [few] وتكرر { $repeats } لقاءات
    [many] وتكرر { $repeats } لقاءً
   *[other] وتكرر { $repeats } لقاء
}.

assigned-reviews = الخطة
assigned-counts = المراجعات: { $reviews }، الأعمال: { $submissions }، المراجعون: { $reviewers }؛ { $mutual ->
    [0] لا يراجع أحد من يراجع عمله
    [zero] لا يراجع أحد من يراجع عمله
    [one] زوج واحد يراجع كل منهما الآخر
    [two] زوجان يراجع كل منهما الآخر
    [few] { $mutual } أزواج يراجع كل منهما الآخر
    [many] { $mutual } زوجًا يراجع كل منهما الآخر
   *[other] { $mutual } زوج يراجع كل منهما الآخر
}
assigned-quality = الجودة
assigned-proven = لا خطة أفضل تلتزم بالقواعد؛ وهذا مثبت
assigned-gap = قد تزيد خطة أفضل بما لا يتجاوز { $gap } من النقاط
assigned-by-hand = وُضعت يدويًا؛ ولا شيء مثبت عن جودتها
assigned-done = المسلَّم
assigned-seed = بذرة القرعة
assigned-digest = بصمة المطلوب

rubric = سلّم التقييم
rubric-version = الإصدار
score-scorers = عدد المقيِّمين
score-sealed = الاستمارات مختومة: يستند كل رقم إلى خمسة أشخاص على الأقل، ولا يستطيع أحد معرفة من أعطى أي قيمة.
score-round = الجولة { $n }، الأوسع خلافًا أولًا
score-table = المعايير بحسب التباين
score-subject = موضوع التقييم
score-of = على كل المعايير
score-mean = المتوسط
score-median = الوسيط
score-value = القيمة
score-comment = التعليق
score-on-scale = { $value } (من { $lowest } إلى { $highest })
score-percent = { $value } في المئة
score-changes = لماذا تغيّرت الآراء منذ الجولة السابقة، بترتيب عشوائي:
score-own-view = رأي المضيف في نفسه، إلى جانب آراء الآخرين ولا يُخلط بها
subject-programme = البرنامج
subject-submission = عمل مقدَّم
