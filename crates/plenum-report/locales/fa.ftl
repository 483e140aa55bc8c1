# واژه‌های گزارش نتایج به فارسی. The keys are those of en.ftl; a test compares them. A noun after a number is singular in Persian,
# so most counts need one wording for both plural forms. Nought takes the form `one`: its wording keeps the number.

## Form

date = { $day } { $month } { $year }
instant = { $date }، { $time }
from-to = از { $first } تا { $last }
month-1 = ژانویهٔ
month-2 = فوریهٔ
month-3 = مارس
month-4 = آوریل
month-5 = مهٔ
month-6 = ژوئن
month-7 = ژوئیهٔ
month-8 = اوت
month-9 = سپتامبر
month-10 = اکتبر
month-11 = نوامبر
month-12 = دسامبر
contents = فهرست مطالب
nothing = در این بخش چیزی ثبت نشده است.
list-separator = { "، " }
colon = { ": " }
semicolon = { "؛ " }
labelled = { $label }: { $text }
left-out = حذف‌شده در این نسخه: نوشته‌های فردی به همان صورت که نوشته شده‌اند.
blanked = [متن بنا به درخواست حذف شد]
yes = بله
no = خیر

## Title page

report-kind-full = گزارش نتایج کارگاه بازبینی همتایان
report-kind-conclusions = نتایج کلیدی مورد توافق در جلسه
report-kind-raw = صورت‌جلسهٔ کامل کارگاه
report-kind-tracker = توصیه‌ها و اقدامات
report-kind-feedback = برگهٔ بازخورد
report-kind-own = نوشته‌های من
report-kind-method = پیوست روش
profile = چه کسانی نام برده می‌شوند
profile-full = اشخاص با سمت، و سازمان‌ها
profile-organisation = سازمان‌ها، بدون اشخاص
profile-chatham = نه شخص و نه سازمان (قاعدهٔ چتم هاوس)
profile-public = هیچ‌کس به‌عنوان منبع گفته؛ برای انتشار
untitled = کارگاه
as-of = وضعیت در { $instant }. کارگاه هنوز خاتمه نیافته است و گزارش‌های بعدی ممکن است مطالب بیشتری داشته باشند.
subject = موضوع
days = روزهای کارگاه
zone = منطقهٔ زمانی
langs = زبان‌ها
phase = مرحله
template = روش و نسخه
host = میزبان
peers = همتایان
others = طرف‌های دیگر
convenor = برگزارکننده
head-hash = چکیدهٔ رمزنگاشتی سوابق

## Sections

section-background = پیشینه و روش
section-timeline = گاه‌شمار بازبینی
section-workshop = کارگاه
section-discussion = بحث نخست
section-scored = امتیازها و نمره‌ها
section-answer = پاسخ میزبان و گام‌های بعدی
section-annexes = پیوست‌ها
section-short = خلاصهٔ توصیه‌ها
section-tracker = جدول پیگیری
section-sheet = برگهٔ بازخورد
section-asked = آنچه این سازمان پرسید و سرانجام آن
section-voiced = رأی این سازمان
section-own-entries = آنچه نوشته‌ام
section-own-ratings = آنچه امتیاز داده‌ام
section-own-notes = یادداشت‌های شخصی من
section-visibility = چه کسی چه چیزی را می‌دید
section-computed = شیوهٔ محاسبهٔ ارقام

section-conclusions = نتایج کلیدی
section-summary = نسخه‌های گزارش و خلاصه‌ها
section-mandate = مأموریت
section-people = شرکت‌کنندگان بر حسب سمت
section-initial = گزارش اولیه
section-desk = بررسی اسناد
section-agenda = دستور جلسه به‌صورت اجراشده
section-presentations = ارائه‌ها و کارت‌های انتقال تجربه
section-hearings = یادداشت‌های جلسات استماع
section-notes = بحث بر حسب موضوع
section-feedback = نقاط قوت و چالش‌ها
section-recommendations = توصیه‌ها
section-ratings = امتیازها
section-stances = نخستین مواضع میزبان
section-formal = پاسخ‌های رسمی
section-actions = اقدامات و پیشرفت
section-evaluation = ارزشیابی کارگاه
section-overrides = شرط‌هایی که از آن‌ها عبور شد
section-dates = تاریخ‌ها
section-receipt = رسید

## Key conclusions, report, mandate, people

agreed-by = موافقان
dissent = نظر مخالف
conclusion-proposed = (پیشنهادی)
conclusion-agreed = (مورد توافق)
conclusion-dissent_noted = (نهایی‌شده، با ثبت نظر مخالف)
report-raw = صورت‌جلسهٔ کامل
report-draft = پیش‌نویس گزارش
report-fact_check = پیش‌نویس نزد میزبان برای بررسی صحت مطالب
report-final = گزارش نهایی
purpose = هدف بازبینی:
guiding-questions = آنچه میزبان می‌خواهد بداند:
confirmed-by = تأییدکننده
roles-table = شرکت‌کنندگان بر حسب نقش
people-number = تعداد افراد
one-peer-organisation = یکی از سازمان‌های همتا
one-organisation = یکی از سازمان‌ها
host-count = { $n ->
    [one] میزبان
   *[other] میزبان
}
peer-organisations = { $n ->
    [one] { $n } سازمان همتا
   *[other] { $n } سازمان همتا
}
other-organisations = { $n ->
    [one] { $n } سازمان دیگر
   *[other] { $n } سازمان دیگر
}
people-table = شرکت‌کنندگان بر حسب سمت و سازمان
people-count = { $n ->
    [one] { $n } نفر به این بازبینی تعلق دارد؛ تعداد پیوستگان: { $joined }.
   *[other] { $n } نفر به این بازبینی تعلق دارند؛ تعداد پیوستگان: { $joined }.
}
function = سمت
organisation = سازمان
role = نقش
joined = پیوسته
erased = بنا به درخواست حذف شد
speaker = سخنگوی همتایان
former-seat = شرکت‌کنندهٔ پیشین
former-organisation = سازمان پیشین
former-block = قسمت پیشین
role-convenor = برگزارکننده
role-secretariat = دبیرخانه
role-facilitator = تسهیلگر
role-table_host = میزبان میز
role-rapporteur = گزارشگر
role-host_lead = سرپرست هیئت میزبان
role-host_delegate = عضو هیئت میزبان
role-peer_lead = سرپرست هیئت همتا
role-peer_delegate = عضو هیئت همتا
role-stakeholder = ذی‌نفع
role-expert = کارشناس
role-interpreter = مترجم شفاهی
role-observer = ناظر

## Initial report and desk review

report-section-frame = زمینه
report-section-overview = نمای کلی
report-section-related = طرح‌های مرتبط
report-section-challenges = چالش‌های اصلی
report-section-actors = دست‌اندرکاران
report-section-state = وضعیت کنونی
report-section-guiding = پرسش‌های راهنما
report-section-annexes = پیوست‌ها
section-state-empty = خالی
section-state-draft = پیش‌نویس
section-state-released = منتشرشده
version = { $n ->
    [0] هنوز منتشر نشده
   *[other] نسخهٔ { $n }
}
remark = ملاحظه
hypotheses = فرضیه‌ها و سرانجام آن‌ها
questions = پرسش‌ها و پاسخ‌ها
requests = درخواست‌های اطلاعات
invitations = پیشنهادهای دعوت
number = شماره
by = از سوی
hypothesis = فرضیه
why = چرا
would-change = آنچه نظر ما را تغییر می‌دهد
verdict = نتیجه
verdict-confirmed = تأییدشده
verdict-partly = تا حدی تأییدشده
verdict-refuted = ردشده
verdict-open = باز
hypothesis-state-proposed = پیشنهادشده
hypothesis-state-merged = ادغام‌شده
hypothesis-state-taken_up = در دست بررسی
merged-into = ادغام‌شده در
question = پرسش
question-kind = نوع
question-kind-clarifying = روشن‌کننده
question-kind-probing = ژرف‌کاوانه
question-state-proposed = پرسیده‌شده
question-state-merged = ادغام‌شده
question-state-answered_in_writing = پاسخ کتبی داده شد
question-state-answered_in_room = در جلسه پاسخ داده شد
question-state-parked = موکول به بعد
question-state-dropped = کنارگذاشته‌شده
path = شیوهٔ پاسخ
path-writing = کتبی
path-room = در جلسه
path-parked = موکول به بعد
answer = پاسخ
state = وضعیت
request = درخواست
what-for = برای چه
delivery = تحویل
delivery-promised = وعده‌داده‌شده
delivery-delivered = تحویل‌شده
delivery-part = تا حدی تحویل‌شده
delivery-not_available = در دسترس نیست
no-answer = هنوز بی‌پاسخ
who = چه کسی
sector = بخش
sector-civil_society = جامعهٔ مدنی
sector-business = کسب‌وکار
sector-governance = نهادهای حکمرانی
sector-research = نهادهای پژوهشی
sectors-present = بخش‌های حاضر در میان پذیرفته‌شدگان
sectors-missing = بخش‌های پوشش‌داده‌نشده
plan-confirmed = تأیید برنامهٔ پاسخ
coverage-reason = دلیل ادامهٔ بازبینی بدون آن‌ها
invitation-state-proposed = پیشنهادشده
invitation-state-declined = ردشده
invitation-state-accepted = پذیرفته
invitation-state-invited = دعوت‌شده
invitation-state-unable = امکان حضور نداشت
invitation-state-confirmed = قطعی
invitation-state-attended = حضور یافت

## The workshop days

agenda-table = قسمت‌ها به ترتیب، با زمان‌های برنامه‌ریزی‌شده و واقعی
block = قسمت
title = عنوان
method = شیوه
planned = برنامه‌ریزی‌شده
started = آغاز
ended = پایان
block-state-planned = برنامه‌ریزی‌شده
block-state-running = در حال اجرا
block-state-paused = متوقف موقت
block-state-done = انجام‌شده
block-state-skipped = اجرانشده
preset-present = ارائه
preset-clarify = پرسش‌های روشن‌کننده
preset-hearing = جلسهٔ استماع
preset-open_discussion = بحث آزاد
preset-silent_write = نوشتن در سکوت
preset-round_robin = دور نوبتی
preset-cluster = خوشه‌بندی
preset-fishbowl = گفت‌وگوی حلقه‌ای
preset-consult_host_listens = رایزنی همتایان، میزبان گوش می‌دهد
preset-caucus = رایزنی غیرعلنی همتایان
preset-table_rotation = میزهای چرخشی
preset-card_pass_score = گرداندن و امتیازدهی کارت‌ها
preset-rank = رتبه‌بندی
preset-rate_rounds = امتیازدهی در چند دور
preset-endorse = اعلام رأی
preset-feedback_one_way = بازخورد به میزبان
preset-respond_one_way = پاسخ میزبان
preset-agree_text = توافق بر متن
preset-evaluate = ارزشیابی
preset-opening = افتتاح
preset-report_back = گزارش به جمع
preset-read = خواندن
preset-draft_text = نگارش پیش‌نویس
preset-visit = بازدید
preset-break = استراحت
preset-outside = خارج از روش
presentations-table = ارائه‌ها
message = پیام اصلی
presentations-left-out = ارائه‌های همتایان حذف شده است، زیرا عنوان آن‌ها ارائه‌دهنده را آشکار می‌کند.
small-group = گروهی کوچک‌تر از آنکه نام برده شود
statement-withheld = این گفته نشان داده نمی‌شود، زیرا زبان آن گوینده را آشکار می‌کند.
confirmed = تأییدشده
unconfirmed = تأییدنشده
item-presentation = ارائه
item-note = یادداشت
item-hearing = جلسهٔ استماع
item-unnumbered = مورد بی‌شماره

## Strengths and challenges

evidence = شواهد
evidence-document = سند یا پاسخ کتبی
evidence-hearing = جلسهٔ استماع
evidence-seen_on_site = مشاهده در محل
evidence-impression = برداشت
no-evidence = هنوز مشخص نشده
links = بر پایهٔ
note = یادداشت
cluster-state-open = باز
cluster-state-agreed = مورد توافق
entries-of-cluster = نوشته‌های این خوشه
entries-strength = نقاط قوت بیرون از خوشه‌ها
entries-challenge = چالش‌های بیرون از خوشه‌ها
entries-idea = ایده‌ها
entries-transfer = کارت‌های انتقال تجربه
entries-worry = نگرانی‌ها
entries-card = کارت‌های دور آغازین
entry = نوشته
entry-kind = نوع
grade = لحن
grade-warm = دلگرم‌کننده
grade-cool = محتاطانه
grade-hard = صریح
author = نویسنده
author-peers = یکی از همتایان
author-host = میزبان
author-unknown = نشان داده نمی‌شود
kind-strength = نقطهٔ قوت
kind-challenge = چالش
kind-idea = ایده
kind-transfer = انتقال تجربه
kind-worry = نگرانی
kind-card = کارت
entry-hidden = تسهیلگر آن را پنهان کرد
entry-withdrawn = پس گرفته شد
entry-sealed = آشکار نشد
original-withheld = متن اصلی نشان داده نمی‌شود، زیرا زبان آن نویسنده را آشکار می‌کند.
cards = { $n ->
    [one] { $n } کارت با این شماره
   *[other] { $n } کارت با این شماره
}

## Recommendations and ratings

recommendation = توصیه
short-table = توصیه‌های مصوب همتایان
tracker-table = توصیه‌ها به ترتیب پیگیری، همراه با اقدامات
figure-importance = اهمیت: میانه، چارک‌ها و دامنه
figure-feasibility = امکان‌پذیری: میانه، چارک‌ها و دامنه
figure-scores = نمره‌ها: میانه، چارک‌ها و دامنه
figure-support = آرای سازمان‌ها
figure-status = اقدامات بر حسب وضعیت
figure-timeline = خط زمانی بازبینی
timeline-table = مراحل و روزها
first-day = نخستین روز کارگاه
last-day = آخرین روز کارگاه
asked-table = فرضیه‌ها، پرسش‌ها و درخواست‌ها
asked = پرسیده‌شده
became = سرانجام
voiced-table = آرا
voice = رأی

handed-over = زمان تحویل
carried = مصوب
not-carried = تصویب‌نشده
not-carried-heading = تصویب‌نشده: محفوظ در سوابق، بیرون از فهرست
tracker = ترتیب پیگیری
strong = اهمیت و امکان‌پذیری هر دو ۷ یا بیشتر
spread-limit = بیشترین پراکندگی اهمیت در میان موارد مصوب
feedback-statement = بیانیهٔ بازخورد:
recommendation-state-draft = پیش‌نویس
recommendation-state-merged = ادغام‌شده
recommendation-state-for_rating = در دست امتیازدهی
recommendation-state-endorsed = حمایت‌شده
recommendation-state-handed_over = تحویل‌شده
recommendation-state-not_carried = تصویب‌نشده
reason = دلیل
addressee = مخاطب
horizon = افق زمانی
horizon-short = کوتاه‌مدت: تا ۶ ماه
horizon-medium = میان‌مدت: ۶ تا ۱۸ ماه
horizon-long = بلندمدت: بیش از ۱۸ ماه
recommendation-kind = خواسته
recommendation-kind-do = کاری تازه
recommendation-kind-change = تغییر
recommendation-kind-stop = پایان دادن
recommendation-kind-study = مطالعه
rests-on = بر پایهٔ
answers = پاسخ به
tracker-place = جایگاه در پیگیری
support = میزان حمایت
support-counts = حمایت: { $support }، قابل قبول: { $live }، { $object ->
    [one] مخالفت: { $object }
   *[other] مخالفت: { $object }
}
voice-support = حمایت
voice-can_live_with = قابل قبول
voice-object = مخالفت
voice-abstain = ممتنع
people-rated = { $n ->
    [one] { $n } نفر
   *[other] { $n } نفر
}
rating-scale = مقیاس از ۱ تا ۹. چارک‌ها با درون‌یابی خطی (نوع ۷) به دست می‌آیند؛ پراکندگی برابر است با چارک سوم منهای چارک اول.
ratings-table = امتیازها بر حسب توصیه، معیار و دور
criterion = معیار
importance = اهمیت
feasibility = امکان‌پذیری
round = دور
n = تعداد
median = میانه
q1 = چارک اول
q3 = چارک سوم
spread = پراکندگی
range = دامنه
too-few = کمتر از ۵
answered = پاسخ داده: { $answered }، پاسخ نداده: { $missing }
weighing = { $counted ->
    [one] { $counted } امتیاز به حساب می‌آید
   *[other] { $counted } امتیاز به حساب می‌آیند
}؛ جایگزین‌شده در دور بعدی: { $round }، حذف‌شده بر اثر ادغام یا تغییر متن: { $change }.

## The host's answer

stances-table = نخستین مواضع در جلسه
stance = موضع
stance-welcome = استقبال
stance-needs_study = نیازمند مطالعه
stance-difficult = دشوار
no-stance = بدون موضع
remarks = ملاحظات
published = زمان انتشار
signed-by = امضاکننده
formal-table = پاسخ‌های رسمی
decision = تصمیم
decision-accepted = پذیرفته
decision-partly = تا حدی پذیرفته
decision-not_accepted = پذیرفته نشد
decision-needs_other_authority = تصمیم با مرجع دیگری است
actions = اقدامات
action = اقدام
serves = در خدمت
owner = مسئول
due = سررسید
dependence = هزینه یا وابستگی
reported = گزارش‌شده
shown = نمایش‌داده‌شده
status = وضعیت
status-planned = برنامه‌ریزی‌شده
status-on_track = طبق برنامه
status-late = دارای تأخیر
status-done = انجام‌شده
status-dropped = کنارگذاشته‌شده
history-table = پیشرفت به‌صورت گزارش‌شده
when = زمان
shown-by = نشانهٔ آن
peer-remarks = ملاحظات همتایان:
check-table = هر اقدام در این بررسی
submitted = زمان تسلیم

## Evaluation, checks, dates

evaluation-scale = مقیاس از ۱ تا ۵.
evaluation-table = پاسخ‌ها بر حسب پرسش

evaluation-usefulness = برای کار من سودمند بود
evaluation-openness = توانستم نظرم را بگویم
evaluation-fairness = سخن همه شنیده شد
evaluation-organisation = خوب سازمان‌دهی شده بود
evaluation-overall = در مجموع
comments = نظرها، به ترتیب تصادفی:
overrides = شرط‌هایی که برآورده نشدند و با ذکر دلیل از آن‌ها عبور شد
unmet = آنچه برآورده نشد
have-need = ، { $have } از { $need }
check-leads_present = حضور برگزارکننده و سرپرست هیئت میزبان
check-mandate_confirmed = تأیید مأموریت
check-sections_filled = تکمیل بخش‌های الزامی
check-report_length = گزارش اولیه حداکثر در ده صفحه
check-guiding_questions = مناسب بودن تعداد پرسش‌های راهنما
check-report_released = انتشار گزارش اولیه
check-desk_reviews_submitted = تسلیم بررسی اسناد از سوی هر سازمان همتا
check-desk_review_complete = کامل بودن بررسی اسناد
check-paths_chosen = تعیین شیوهٔ پاسخ برای هر پرسش و درخواست
check-invitations_decided = تصمیم‌گیری دربارهٔ هر دعوت
check-sectors_covered = پوشش هر چهار بخش
check-answer_plan_confirmed = تأیید برنامهٔ پاسخ
check-revealed = آشکار شدن نوشته‌ها
check-clusters_agreed = داشتن عنوان و شواهد برای هر خوشه
check-draft_complete = کامل بودن هر پیش‌نویس
check-all_rated = پاسخ یا رأی ممتنع همهٔ همتایان
check-round_closed = شمارش دور امتیازدهی
check-all_endorsed = اعلام رأی همهٔ سازمان‌های همتا
check-at_most_ten = حداکثر ده توصیهٔ مصوب
check-handed_over = تحویل توصیه‌ها
check-all_stances = اعلام موضع میزبان دربارهٔ هر توصیه
check-conclusions_settled = نهایی شدن نتایج کلیدی
check-days_over = پایان روزهای کارگاه
check-final_report = ثبت گزارش نهایی
check-all_responded = پاسخ رسمی به هر توصیه
check-actions_owned = داشتن مسئول و سررسید برای هر اقدام
check-progress_submitted = تسلیم گزارش پیشرفت
dates-table = تاریخ‌های بعدی مورد توافق در جلسه
day = روز
what = موضوع
deadlines-table = مراحل و تاریخ‌های آن‌ها
until = تا
phase-mandate = مأموریت
phase-initial = گزارش اولیه
phase-desk = بررسی اسناد
phase-merge = برنامهٔ پاسخ
phase-days = روزهای کارگاه
phase-report = گزارش
phase-formal = پاسخ رسمی
phase-follow6 = بررسی پیشرفت پس از شش ماه
phase-follow12 = بازبینی پیشرفت پس از دوازده ماه
phase-archive = بایگانی

## Tables and calendar

calendar-phase = پایان مرحله: { $phase }

report = گزارش
term = مورد
text = متن
lang = زبان
translation = ترجمه
cluster = خوشه
cards-number = تعداد کارت‌ها
decision-reason = دلیل تصمیم
times = دفعات
lowest = کمترین
highest = بیشترین
minutes = دقیقه
invitation = پیشنهاد دعوت
sheet-about = دربارهٔ سند
sheet-entries = نوشته‌ها
sheet-recommendations = توصیه‌ها
sheet-ratings = امتیازها
sheet-counts = مقادیر داده‌شده
sheet-scores = نمره‌ها
sheet-actions = پیگیری اقدامات
sheet-progress = پیشرفت
sheet-conclusions = نتایج کلیدی
sheet-desk = بررسی اسناد
sheet-agenda = دستور جلسه
sheet-dates = تاریخ‌ها
sheet-people = شرکت‌کنندگان

## Own contributions

own-link = هر نوشته تا زمانی در اینجا می‌آید که سوابق آن را به شما پیوند دهد. هر جا سطح انتساب ایجاب کند، این پیوند با پایان روزهای کارگاه قطع شده است و هیچ‌کس نمی‌تواند آن را دوباره برقرار کند.
own-entries = نوشته‌های من
own-ratings = امتیازهایی که داده‌ام
own-evaluation = ارزشیابی من
own-sheets = برگه‌های نمرهٔ من

## Method appendix

level-named = با سمت: جلسه و گزارش سمت و سازمان را نشان می‌دهند.
level-organisation = با سازمان: جلسه و گزارش سازمان را نشان می‌دهند.
level-group = با گروه: جلسه و گزارش می‌گویند «یکی از همتایان»؛ پیوند با نویسنده تنها تا پایان روزهای کارگاه نگه‌داری شده است.
level-sealed = مهروموم: تنها جمع‌ها نشان داده می‌شوند و پس از شمارش هیچ پیوندی با نویسنده نگه‌داری نمی‌شود.
visibility-table = قسمت‌هایی که در آن‌ها چیزی نوشته شد
attribution = انتساب
attribution-named = با سمت
attribution-organisation = با سازمان
attribution-group = با گروه
attribution-sealed = مهروموم
shown-to = قابل مشاهده برای
shown-to-author = نویسندهٔ آن
shown-to-organisation = سازمان نویسنده
shown-to-table = میز نویسنده
shown-to-peers = همتایان و گردانندگان
shown-to-all = همهٔ حاضران در جلسه
revealed = آشکارشده
profile-says-full = این نسخه اشخاص را با سمت و سازمان‌ها را با نام می‌آورد.
profile-says-organisation = این نسخه سازمان‌ها را نام می‌برد و هیچ شخصی را نام نمی‌برد.
profile-says-chatham = این نسخه هیچ شخص یا سازمانی را به‌عنوان منبع گفته نام نمی‌برد؛ متن‌های زبانی که کمتر از پنج نویسندهٔ محتمل دارد تنها به‌صورت ترجمه می‌آیند.
profile-says-public = این نسخه هیچ‌کس را به‌عنوان منبع گفته نام نمی‌برد و نوشته‌های فردی را حذف می‌کند؛ سازمان‌های شرکت‌کننده فهرست شده‌اند.
computed-cell = هیچ رقمی از پاسخ‌های مهروموم بر کمتر از پنج نفر استوار نیست و هیچ رقمی را نمی‌توان با تفریق به دست آورد.
computed-quartiles = میانه مقدار میانی یا میانگین دو مقدار میانی است. چارک‌ها با درون‌یابی خطی در جایگاه { "\u200E" }1 + (n - 1) p از مقادیر مرتب‌شده به دست می‌آیند (نوع ۷). پراکندگی برابر است با چارک سوم منهای چارک اول. همهٔ مقادیر مضرب دقیق یک‌چهارم‌اند.
computed-carried = توصیه‌ای مصوب است که بیش از نیمی از سازمان‌های همتا از آن حمایت کنند یا آن را قابل قبول بدانند و دست‌کم دو سازمان از آن حمایت کنند. رأی ممتنع در هیچ‌یک به حساب نمی‌آید.
computed-tracker = ترتیب پیگیری بر حسب میانهٔ اهمیت، سپس میانهٔ امکان‌پذیری و سپس شماره است.
computed-late = اقدامی دارای تأخیر نشان داده می‌شود که با تأخیر گزارش شده باشد یا پس از سررسید باز مانده باشد.
computed-language = متنی به زبانی که کمتر از پنج نویسندهٔ محتمل دارد، تا زمان موافقت نویسنده با نمایش آن، به‌صورت ترجمه نشان داده می‌شود.

## Receipt

workshop-id = کارگاه
commits = ثبت‌ها
commit-count = { $n ->
    [one] { $n } ثبت
   *[other] { $n } ثبت
}
how-to-verify = برای بررسی این سوابق، این صفحه و بایگانی outcome.json را جدا از یکدیگر نگه دارید، فرمان «plenum verify outcome.json» را اجرا کنید و چکیدهٔ رمزنگاشتی چاپ‌شده را با چکیدهٔ بالا مقایسه کنید.
what-it-proves = هر ثبت چکیدهٔ رمزنگاشتی ثبت پیش از خود را در بر دارد. اگر چکیده‌ها برابر باشند، پس از تهیهٔ این صفحه هیچ ثبتی تغییر نکرده، حذف نشده و افزوده نشده است و هر آنچه در بالا آمده از همان ثبت‌ها برمی‌آید.

# Written parts and agreements
cites = مبنای این جمله‌ها:
section-agreements = توافق‌نامه‌های میان سازمان‌ها
agreement-table = طرف‌ها و تعهدات هر طرف
valid-from = از
valid-until = تا
money = تأمین مالی
ended-because = دلیل پایان
contact = رابط (سمت)
duties = تعهدات
signed-in-function = امضاکننده (سمت)
