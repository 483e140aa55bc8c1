# كلمات تقرير النتائج بالعربية. The keys are those of en.ftl; a test compares them.

## Form

date = { $day } { $month } { $year }
instant = { $date }، { $time }
from-to = من { $first } إلى { $last }
month-1 = يناير
month-2 = فبراير
month-3 = مارس
month-4 = أبريل
month-5 = مايو
month-6 = يونيو
month-7 = يوليو
month-8 = أغسطس
month-9 = سبتمبر
month-10 = أكتوبر
month-11 = نوفمبر
month-12 = ديسمبر
contents = المحتويات
nothing = لم يُسجَّل هنا شيء.
list-separator = { "، " }
colon = { ": " }
semicolon = { "؛ " }
labelled = { $label }: { $text }
left-out = حُذف من هذه النسخة: المساهمات الفردية كما كُتبت.
blanked = [حُذف النص بناءً على طلب]
yes = نعم
no = لا

## Title page

report-kind-full = تقرير نتائج ورشة مراجعة الأقران
report-kind-conclusions = الاستنتاجات الرئيسية المتفق عليها في القاعة
report-kind-raw = المحضر الكامل للورشة
report-kind-tracker = التوصيات والإجراءات
report-kind-feedback = ورقة الملاحظات
report-kind-own = مساهماتي
report-kind-method = ملحق المنهجية
profile = من يُذكر بالاسم
profile-full = الأشخاص بوظائفهم، والمؤسسات
profile-organisation = المؤسسات، دون الأشخاص
profile-chatham = لا شخص ولا مؤسسة (قاعدة تشاتام هاوس)
profile-public = لا يُذكر أحد مصدرًا لقول؛ للنشر
untitled = ورشة
as-of = كما في { $instant }. لم تُختتم الورشة بعد؛ وقد تتضمن التقارير اللاحقة المزيد.
subject = الموضوع
days = أيام الورشة
zone = المنطقة الزمنية
langs = اللغات
phase = المرحلة
template = المنهجية والإصدار
host = المضيف
peers = الأقران
others = أطراف أخرى
convenor = الجهة الداعية
head-hash = بصمة السجل

## Sections

section-background = الخلفية والمنهجية
section-timeline = الجدول الزمني للمراجعة
section-workshop = الورشة
section-discussion = المناقشة الأولى
section-scored = التقييمات والدرجات
section-answer = رد المضيف والخطوات التالية
section-annexes = الملاحق
section-short = التوصيات بإيجاز
section-tracker = جدول المتابعة
section-sheet = ورقة الملاحظات
section-asked = ما سألت عنه هذه المؤسسة وما آل إليه
section-voiced = كيف صوّتت هذه المؤسسة
section-own-entries = ما كتبتُه
section-own-ratings = ما قيّمتُه
section-own-notes = ملاحظاتي الخاصة
section-visibility = من كان يستطيع رؤية ماذا
section-computed = كيف حُسبت الأرقام

section-conclusions = الاستنتاجات الرئيسية
section-summary = نسخ التقرير وملخصاتها
section-mandate = التكليف
section-people = المشاركون بحسب الوظيفة
section-initial = التقرير الأولي
section-desk = المراجعة المكتبية
section-agenda = جدول الأعمال كما نُفِّذ
section-presentations = العروض وبطاقات النقل
section-hearings = ملاحظات جلسات الاستماع
section-notes = المناقشة بحسب المحور
section-feedback = نقاط القوة والتحديات
section-recommendations = التوصيات
section-ratings = التقييمات
section-stances = المواقف الأولى للمضيف
section-formal = الردود الرسمية
section-actions = الإجراءات والتقدم
section-evaluation = تقييم الورشة
section-overrides = الضوابط التي جرى تجاوزها
section-dates = المواعيد
section-receipt = الإيصال

## Key conclusions, report, mandate, people

agreed-by = وافق عليه
dissent = رأي مخالف
conclusion-proposed = (مقترح)
conclusion-agreed = (متفق عليه)
conclusion-dissent_noted = (أُقرّ مع تسجيل رأي مخالف)
report-raw = المحضر الكامل
report-draft = مسودة التقرير
report-fact_check = مسودة لدى المضيف للتحقق من الوقائع
report-final = التقرير النهائي
purpose = الغرض من المراجعة:
guiding-questions = ما يريد المضيف معرفته:
confirmed-by = أقرّه
roles-table = المشاركون بحسب الدور
people-number = العدد
one-peer-organisation = إحدى المؤسسات النظيرة
one-organisation = إحدى المؤسسات
host-count = { $n ->
   *[other] المضيف
}
peer-organisations = { $n ->
    [zero] لا مؤسسات نظيرة
    [one] مؤسسة نظيرة واحدة
    [two] مؤسستان نظيرتان
    [few] { $n } مؤسسات نظيرة
    [many] { $n } مؤسسة نظيرة
   *[other] { $n } مؤسسة نظيرة
}
other-organisations = { $n ->
    [zero] لا مؤسسات أخرى
    [one] مؤسسة أخرى واحدة
    [two] مؤسستان أخريان
    [few] { $n } مؤسسات أخرى
    [many] { $n } مؤسسة أخرى
   *[other] { $n } مؤسسة أخرى
}
people-table = المشاركون بحسب الوظيفة والمؤسسة
people-count = { $n ->
    [zero] لا ينتمي أحد إلى هذه المراجعة؛ عدد من انضموا: { $joined }.
    [one] ينتمي شخص واحد إلى هذه المراجعة؛ عدد من انضموا: { $joined }.
    [two] ينتمي شخصان إلى هذه المراجعة؛ عدد من انضموا: { $joined }.
    [few] ينتمي { $n } أشخاص إلى هذه المراجعة؛ عدد من انضموا: { $joined }.
    [many] ينتمي { $n } شخصًا إلى هذه المراجعة؛ عدد من انضموا: { $joined }.
   *[other] ينتمي { $n } شخص إلى هذه المراجعة؛ عدد من انضموا: { $joined }.
}
function = الوظيفة
organisation = المؤسسة
role = الدور
joined = انضم
erased = حُذف بناءً على طلب
speaker = متحدث باسم الأقران
former-seat = مشارك سابق
former-organisation = مؤسسة سابقة
former-block = فقرة سابقة
role-convenor = الداعي
role-secretariat = الأمانة
role-facilitator = الميسّر
role-table_host = مضيف الطاولة
role-rapporteur = المقرّر
role-host_lead = رئيس وفد المضيف
role-host_delegate = عضو وفد المضيف
role-peer_lead = رئيس وفد من الأقران
role-peer_delegate = عضو وفد من الأقران
role-stakeholder = صاحب مصلحة
role-expert = خبير
role-interpreter = مترجم فوري
role-observer = مراقب

## Initial report and desk review

report-section-frame = الإطار
report-section-overview = لمحة عامة
report-section-related = مشاريع ذات صلة
report-section-challenges = التحديات الرئيسية
report-section-actors = الجهات الفاعلة
report-section-state = الوضع الراهن
report-section-guiding = الأسئلة التوجيهية
report-section-annexes = الملاحق
section-state-empty = فارغ
section-state-draft = مسودة
section-state-released = صادر
version = { $n ->
    [0] لم يصدر بعد
   *[other] الإصدار { $n }
}
remark = ملاحظة
hypotheses = الفرضيات وما آلت إليه
questions = الأسئلة والأجوبة
requests = طلبات المعلومات
invitations = مقترحات الدعوة
number = الرقم
by = من
hypothesis = الفرضية
why = السبب
would-change = ما الذي قد يغيّر رأينا
verdict = الحكم
verdict-confirmed = تأكدت
verdict-partly = تأكدت جزئيًا
verdict-refuted = دُحضت
verdict-open = بقيت مفتوحة
hypothesis-state-proposed = مقترحة
hypothesis-state-merged = مدمجة
hypothesis-state-taken_up = معتمدة للبحث
merged-into = أُدمج في
question = السؤال
question-kind = النوع
question-kind-clarifying = استيضاحي
question-kind-probing = استقصائي
question-state-proposed = مطروح
question-state-merged = مدمج
question-state-answered_in_writing = أُجيب عنه كتابةً
question-state-answered_in_room = أُجيب عنه في القاعة
question-state-parked = مؤجل
question-state-dropped = مستبعد
path = سبيل الإجابة
path-writing = كتابةً
path-room = في القاعة
path-parked = مؤجل
answer = الإجابة
state = الحالة
request = الطلب
what-for = الغرض
delivery = التسليم
delivery-promised = وُعد به
delivery-delivered = سُلِّم
delivery-part = سُلِّم جزئيًا
delivery-not_available = غير متاح
no-answer = لا إجابة بعد
who = من
sector = القطاع
sector-civil_society = المجتمع المدني
sector-business = قطاع الأعمال
sector-governance = هيئات الحوكمة
sector-research = هيئات البحث
sectors-present = القطاعات الممثلة بين المقبولين
sectors-missing = القطاعات غير المشمولة
plan-confirmed = أُقرّت خطة الإجابة
coverage-reason = سبب مواصلة المراجعة من دونها
invitation-state-proposed = مقترحة
invitation-state-declined = مرفوضة
invitation-state-accepted = مقبولة
invitation-state-invited = وُجّهت الدعوة
invitation-state-unable = تعذّر الحضور
invitation-state-confirmed = مؤكدة
invitation-state-attended = حضر

## The workshop days

agenda-table = الفقرات بالترتيب، بأوقاتها المقررة والفعلية
block = الفقرة
title = العنوان
method = الأسلوب
planned = المقرر
started = البداية
ended = النهاية
block-state-planned = مقررة
block-state-running = جارية
block-state-paused = متوقفة مؤقتًا
block-state-done = منتهية
block-state-skipped = متخطاة
preset-present = عرض
preset-clarify = أسئلة استيضاحية
preset-hearing = جلسة استماع
preset-open_discussion = مناقشة مفتوحة
preset-silent_write = كتابة صامتة
preset-round_robin = جولة بالتناوب
preset-cluster = تجميع في محاور
preset-fishbowl = حلقة حوار
preset-consult_host_listens = الأقران يتشاورون والمضيف يستمع
preset-caucus = اجتماع مغلق
preset-table_rotation = طاولات بالتناوب
preset-card_pass_score = تمرير البطاقات وتقييمها
preset-rank = ترتيب
preset-rate_rounds = تقييم على جولات
preset-endorse = إقرار
preset-feedback_one_way = ملاحظات موجهة إلى المضيف
preset-respond_one_way = رد المضيف
preset-agree_text = الاتفاق على نص
preset-evaluate = تقييم الورشة
preset-opening = افتتاح
preset-report_back = عرض النتائج
preset-read = قراءة
preset-draft_text = صياغة
preset-visit = زيارة
preset-break = استراحة
preset-outside = خارج المنهجية
presentations-table = العروض
message = الرسالة الرئيسية
presentations-left-out = حُذفت عروض الأقران، لأن عناوينها تكشف من قدّمها.
small-group = مجموعة أصغر من أن تُسمّى
statement-withheld = لا يُعرض هذا القول، لأن لغته تكشف قائله.
confirmed = مؤكد
unconfirmed = غير مؤكد
item-presentation = عرض
item-note = ملاحظة
item-hearing = جلسة استماع
item-unnumbered = بند بلا رقم

## Strengths and challenges

evidence = الدليل
evidence-document = وثيقة أو إجابة مكتوبة
evidence-hearing = جلسة استماع
evidence-seen_on_site = مشاهدة ميدانية
evidence-impression = انطباع
no-evidence = لم يُحدَّد بعد
links = يستند إلى
note = ملاحظة
cluster-state-open = مفتوح
cluster-state-agreed = متفق عليه
entries-of-cluster = مدخلات هذا المحور
entries-strength = نقاط قوة خارج المحاور
entries-challenge = تحديات خارج المحاور
entries-idea = أفكار
entries-transfer = بطاقات النقل
entries-worry = مخاوف
entries-card = بطاقات الجولة الافتتاحية
entry = المدخل
entry-kind = النوع
grade = الدرجة
grade-warm = ودّية
grade-cool = متحفظة
grade-hard = صريحة
author = الكاتب
author-peers = أحد الأقران
author-host = المضيف
author-unknown = غير معروض
kind-strength = نقطة قوة
kind-challenge = تحدٍّ
kind-idea = فكرة
kind-transfer = بطاقة نقل
kind-worry = مخاوف
kind-card = بطاقة
entry-hidden = أخفاه الميسّر
entry-withdrawn = سُحب
entry-sealed = لم يُكشف
original-withheld = حُجب النص الأصلي، لأن لغته تكشف كاتبه.
cards = { $n ->
    [zero] لا بطاقات
    [one] بطاقة واحدة
    [two] بطاقتان تحت هذا الرقم
    [few] { $n } بطاقات تحت هذا الرقم
    [many] { $n } بطاقة تحت هذا الرقم
   *[other] { $n } بطاقة تحت هذا الرقم
}

## Recommendations and ratings

recommendation = التوصية
short-table = التوصيات التي أقرّها الأقران
tracker-table = التوصيات بترتيب المتابعة، مع إجراءاتها
figure-importance = الأهمية: الوسيط والربيعان والمدى
figure-feasibility = قابلية التنفيذ: الوسيط والربيعان والمدى
figure-scores = الدرجات: الوسيط والربيعان والمدى
figure-support = أصوات المؤسسات
figure-status = الإجراءات بحسب الحالة
figure-timeline = مسار المراجعة
timeline-table = المراحل والأيام
first-day = اليوم الأول للورشة
last-day = اليوم الأخير للورشة
asked-table = الفرضيات والأسئلة والطلبات
asked = المطلوب
became = ما آل إليه
voiced-table = الأصوات
voice = الصوت

handed-over = تاريخ التسليم
carried = أُقرّت
not-carried = لم تُقرّ
not-carried-heading = لم تُقرّ: محفوظة في السجل وخارج القائمة
tracker = ترتيب المتابعة
strong = الأهمية وقابلية التنفيذ كلتاهما 7 فأكثر
spread-limit = أوسع تباين في الأهمية بين ما أُقرّ
feedback-statement = بيان الملاحظات:
recommendation-state-draft = مسودة
recommendation-state-merged = مدمجة
recommendation-state-for_rating = قيد التقييم
recommendation-state-endorsed = مؤيَّدة
recommendation-state-handed_over = مسلَّمة
recommendation-state-not_carried = لم تُقرّ
reason = السبب
addressee = الجهة المخاطَبة
horizon = الأفق الزمني
horizon-short = قصير: حتى 6 أشهر
horizon-medium = متوسط: من 6 إلى 18 شهرًا
horizon-long = طويل: أكثر من 18 شهرًا
recommendation-kind = المطلوب
recommendation-kind-do = أمر جديد
recommendation-kind-change = تغيير
recommendation-kind-stop = إنهاء
recommendation-kind-study = دراسة
rests-on = تستند إلى
answers = تعالج
answers-given = الإجابات
tracker-place = الترتيب في المتابعة
support = درجة التأييد
support-counts = التأييد: { $support }، القبول: { $live }، { $object ->
    [zero] بلا اعتراض
    [one] اعتراض واحد
    [two] اعتراضان
    [few] { $object } اعتراضات
    [many] { $object } اعتراضًا
   *[other] { $object } اعتراض
}
voice-support = تأييد
voice-can_live_with = قبول
voice-object = اعتراض
voice-abstain = امتناع
people-rated = { $n ->
    [zero] لا أحد
    [one] شخص واحد
    [two] شخصان
    [few] { $n } أشخاص
    [many] { $n } شخصًا
   *[other] { $n } شخص
}
rating-scale = المقياس من 1 إلى 9. الربيعان بالاستيفاء الخطي (النوع 7)؛ والتباين هو الربيع الثالث ناقص الأول.
ratings-table = التقييمات بحسب التوصية والمعيار والجولة
criterion = المعيار
importance = الأهمية
feasibility = قابلية التنفيذ
round = الجولة
n = العدد
median = الوسيط
q1 = الربيع الأول
q3 = الربيع الثالث
spread = التباين
range = المدى
too-few = أقل من 5
answered = أجاب: { $answered }، لم يجب: { $missing }
weighing = { $counted ->
    [zero] لا تقييمات محتسبة
    [one] تقييم واحد محتسب
    [two] تقييمان محتسبان
    [few] { $counted } تقييمات محتسبة
    [many] { $counted } تقييمًا محتسبًا
   *[other] { $counted } تقييم محتسب
}؛ حلّت جولة لاحقة محل { $round }، وأُسقط { $change } بسبب دمج أو تعديل في النص.

## The host's answer

stances-table = المواقف الأولى في القاعة
stance = الموقف
stance-welcome = ترحيب
stance-needs_study = يحتاج إلى دراسة
stance-difficult = صعب
no-stance = لم يُتخذ موقف
remarks = ملاحظات
published = تاريخ النشر
signed-by = وقّعه
formal-table = الردود الرسمية
decision = القرار
decision-accepted = مقبولة
decision-partly = مقبولة جزئيًا
decision-not_accepted = غير مقبولة
decision-needs_other_authority = القرار لسلطة أخرى
actions = الإجراءات
action = الإجراء
serves = يخدم
owner = المسؤول
due = الموعد
dependence = الكلفة أو الشرط
reported = المبلَّغ
shown = المعروض
status = الحالة
status-planned = مقرر
status-on_track = يسير وفق الخطة
status-late = متأخر
status-done = منجز
status-dropped = متروك
history-table = التقدم كما أُبلغ عنه
when = متى
shown-by = يدل عليه
peer-remarks = ملاحظات الأقران:
check-table = كل إجراء عند هذه المراجعة
submitted = تاريخ التقديم

## Evaluation, checks, dates

evaluation-scale = المقياس من 1 إلى 5.
evaluation-table = الإجابات بحسب السؤال

evaluation-usefulness = مفيد لعملي
evaluation-openness = استطعت أن أقول ما أرى
evaluation-fairness = استُمع إلى الجميع
evaluation-organisation = حسن التنظيم
evaluation-overall = على وجه الإجمال
comments = تعليقات بترتيب عشوائي:
overrides = ضوابط لم تُستوفَ وجرى تجاوزها مع ذكر السبب
unmet = ما لم يُستوفَ
have-need = ، { $have } من { $need }
check-leads_present = حضور الداعي ورئيس وفد المضيف
check-mandate_confirmed = إقرار التكليف
check-sections_filled = استكمال الأقسام الإلزامية
check-report_length = ألّا يزيد التقرير الأولي على عشر صفحات
check-guiding_questions = مناسبة عدد الأسئلة التوجيهية
check-report_released = إصدار التقرير الأولي
check-desk_reviews_submitted = تقديم كل مؤسسة نظيرة مراجعتها المكتبية
check-desk_review_complete = اكتمال المراجعة المكتبية
check-paths_chosen = تحديد سبيل الإجابة عن كل سؤال وطلب
check-invitations_decided = البت في كل دعوة
check-sectors_covered = شمول القطاعات الأربعة
check-answer_plan_confirmed = إقرار خطة الإجابة
check-revealed = كشف ما كُتب
check-clusters_agreed = لكل محور عنوان ودليل
check-draft_complete = اكتمال كل مسودة
check-all_rated = أجاب كل الأقران أو امتنعوا
check-round_closed = فرز جولة التقييم
check-all_endorsed = أدلت كل المؤسسات النظيرة بصوتها
check-at_most_ten = ألّا تزيد التوصيات المقرة على عشر
check-handed_over = تسليم التوصيات
check-all_stances = اتخذ المضيف موقفًا من كل توصية
check-conclusions_settled = حسم الاستنتاجات الرئيسية
check-days_over = انتهاء أيام الورشة
check-final_report = إيداع التقرير النهائي
check-all_responded = رد رسمي على كل توصية
check-actions_owned = لكل إجراء مسؤول وموعد
check-progress_submitted = تقديم بيان التقدم
dates-table = المواعيد التالية المتفق عليها في القاعة
day = اليوم
what = الموضوع
deadlines-table = المراحل ومواعيدها
until = حتى
phase-mandate = التكليف
phase-initial = التقرير الأولي
phase-desk = المراجعة المكتبية
phase-merge = خطة الإجابة
phase-days = أيام الورشة
phase-report = التقرير
phase-formal = الرد الرسمي
phase-follow6 = متابعة التقدم بعد ستة أشهر
phase-follow12 = مراجعة التقدم بعد اثني عشر شهرًا
phase-archive = الأرشيف

## Tables and calendar

calendar-phase = نهاية المرحلة: { $phase }

report = التقرير
term = البند
text = النص
lang = اللغة
translation = الترجمة
cluster = المحور
cards-number = البطاقات
decision-reason = سبب القرار
times = عدد المرات
lowest = الأدنى
highest = الأعلى
minutes = الدقائق
invitation = مقترح دعوة
sheet-about = حول الملف
sheet-entries = المدخلات
sheet-recommendations = التوصيات
sheet-ratings = التقييمات
sheet-counts = القيم المعطاة
sheet-scores = الدرجات
sheet-actions = متابعة الإجراءات
sheet-progress = التقدم
sheet-conclusions = الاستنتاجات
sheet-desk = المراجعة المكتبية
sheet-agenda = جدول الأعمال
sheet-dates = المواعيد
sheet-people = المشاركون

## Own contributions

own-link = يظهر المدخل هنا ما دام السجل يربطه بك. وحيث يقضي مستوى النسبة بذلك قُطع الرابط عند انتهاء أيام الورشة، ولا يستطيع أحد إعادته.
own-entries = مدخلات كتبتُها
own-ratings = تقييمات أعطيتُها
own-evaluation = تقييمي للورشة
own-sheets = استمارات الدرجات الخاصة بي

## Method appendix

level-named = بالاسم: تعرض القاعة والتقرير الوظيفة والمؤسسة.
level-organisation = بالمؤسسة: تعرض القاعة والتقرير المؤسسة.
level-group = بالمجموعة: تقول القاعة والتقرير «أحد الأقران»؛ ولم يُحفظ الرابط بالكاتب إلا حتى نهاية أيام الورشة.
level-sealed = مختوم: لا تُعرض إلا المجاميع، ولا يُحفظ رابط بالكاتب بعد الفرز.
visibility-table = الفقرات التي كُتب فيها شيء
attribution = النسبة
attribution-named = بالاسم
attribution-organisation = بالمؤسسة
attribution-group = بالمجموعة
attribution-sealed = مختوم
shown-to = معروض على
shown-to-author = كاتبه
shown-to-organisation = مؤسسة الكاتب
shown-to-table = طاولة الكاتب
shown-to-peers = الأقران والمكتب
shown-to-all = كل من في القاعة
revealed = كُشف
profile-says-full = تذكر هذه النسخة الأشخاص بوظائفهم وتذكر المؤسسات.
profile-says-organisation = تذكر هذه النسخة المؤسسات ولا تذكر أي شخص.
profile-says-chatham = لا تذكر هذه النسخة شخصًا ولا مؤسسة مصدرًا لقول؛ والنصوص المكتوبة بلغة يقل كتّابها المحتملون عن خمسة تظهر مترجمة فقط.
profile-says-public = لا تذكر هذه النسخة أحدًا مصدرًا لقول وتحذف المساهمات الفردية؛ وتُدرج فيها المؤسسات المشاركة.
computed-cell = لا يستند أي رقم عن إجابات مختومة إلى أقل من خمسة أشخاص، ولا يمكن استخراجه بالطرح.
computed-quartiles = الوسيط هو القيمة الوسطى أو متوسط القيمتين الوسطيين. والربيعان استيفاء خطي عند الموضع 1 + (n - 1) p من القيم المرتبة (النوع 7). والتباين هو الربيع الثالث ناقص الأول. وكلها أرباع دقيقة.
computed-carried = تُقرّ التوصية إذا أيدها أو قبلها أكثر من نصف المؤسسات النظيرة، وأيدتها اثنتان على الأقل. ولا يُحسب الامتناع في أي منهما.
computed-tracker = ترتيب المتابعة بحسب وسيط الأهمية، ثم وسيط قابلية التنفيذ، ثم الرقم.
computed-late = يُعرض الإجراء متأخرًا إذا أُبلغ عنه كذلك، أو ظل مفتوحًا بعد موعده.
computed-language = يُعرض النص المكتوب بلغة يقل كتّابها المحتملون عن خمسة مترجمًا، إلى أن يوافق كاتبه على عرضه.

## Receipt

workshop-id = الورشة
commits = القيود
commit-count = { $n ->
    [zero] لا قيود
    [one] قيد واحد
    [two] قيدان
    [few] { $n } قيود
    [many] { $n } قيدًا
   *[other] { $n } قيد
}
how-to-verify = للتحقق من هذا السجل، احفظ هذه الصفحة والأرشيف outcome.json كلًّا على حدة، ونفّذ الأمر "plenum verify outcome.json"، وقارن البصمة التي يطبعها بالبصمة أعلاه.
what-it-proves = يحمل كل قيد بصمة القيد الذي قبله. فإذا تطابقت البصمتان لم يُغيَّر قيد ولم يُحذف ولم يُضف بعد إعداد هذه الصفحة، وكل ما ورد أعلاه نتيجة لتلك القيود.

# Written parts and agreements
cites = ما تستند إليه هذه الجمل:
section-agreements = الاتفاقات بين المنظمات
agreement-table = الأطراف والتزامات كل طرف
valid-from = من
valid-until = حتى
money = التمويل
ended-because = انتهى بسبب
contact = جهة الاتصال (الوظيفة)
duties = الالتزامات
signed-in-function = وقّعه (الوظيفة)
