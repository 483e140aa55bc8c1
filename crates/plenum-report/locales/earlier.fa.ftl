# مقایسه با کارگاه پیشین همان میزبان.
section-earlier = از کارگاه پیشین تاکنون
sheet-comparison = مقایسه
sheet-earlier = کارگاه پیشین
earlier-workshop = کارگاه پیشین
earlier-as-of = آن‌گونه که دانسته بود در
earlier-caution = افراد دیگری، در روزی دیگر و شاید بر پایهٔ شواهدی دیگر داوری کرده‌اند. تفاوت دلیلی است برای پرسیدن اینکه چه چیزی تغییر کرده است و تغییری را ثابت نمی‌کند. اقدام‌ها آن‌گونه آمده‌اند که بایگانی کارگاه پیشین می‌دانست، نه آن‌گونه که امروز هستند.
earlier-versions = جدول ارزیابی: اکنون نسخهٔ { $now }، آن زمان نسخهٔ { $then }.
earlier-comparable = { $same ->
    [0] هیچ معیاری با همان مقیاس یکسان نیست.
    [one] یک معیار با همان مقیاس یکسان است و مقایسه شده است.
   *[other] { $same } معیار با همان مقیاس یکسان‌اند و مقایسه شده‌اند.
} { $rescaled ->
    [0] هیچ‌یک مقیاس دیگری ندارد.
    [one] یکی مقیاس دیگری دارد: نشان داده شده و مقایسه نشده است.
   *[other] { $rescaled } معیار مقیاس دیگری دارند: نشان داده شده و مقایسه نشده‌اند.
} تنها اکنون: { $now }؛ تنها آن زمان: { $then }.
earlier-unpaired = آنچه تنها در یکی از کارگاه‌ها ارزیابی شده است مقایسه نمی‌شود. اکنون: { $now }؛ آن زمان: { $then }.
earlier-table = معیارهای یکسان با همان مقیاس، بر پایهٔ میانه
earlier-same = مقایسه شده
earlier-rescaled = مقیاس دیگر: مقایسه نمی‌شود
earlier-only-now = تنها در این کارگاه
earlier-only-then = تنها در کارگاه پیشین
earlier-overall = بر پایهٔ همهٔ معیارها
earlier-other-sum = مقایسه نمی‌شود: معیارها، وزن‌ها یا مقیاس‌ها متفاوت‌اند
earlier-read = متن آن زمان:
earlier-how = مقایسه
earlier-then = میانهٔ آن زمان
earlier-then-n = تعداد آن زمان
earlier-then-mean = میانگین آن زمان
earlier-then-scale = مقیاس آن زمان
earlier-now = میانهٔ اکنون
earlier-now-n = تعداد اکنون
earlier-now-mean = میانگین اکنون
earlier-now-scale = مقیاس اکنون
earlier-difference = تفاوت
earlier-up = { $value } بالاتر
earlier-down = { $value } پایین‌تر
earlier-level = بدون تفاوت
earlier-scale = { $lowest } تا { $highest }
earlier-scale-errors = { $n ->
    [one] یک گزاره
   *[other] { $n } گزاره
}، آری یا نه
earlier-scale-words = تنها با واژه‌ها
earlier-recommendations = توصیه‌های کارگاه پیشین
earlier-actions = اقدام‌های کارگاه پیشین
earlier-counted = { $n ->
    [0] بر سر هیچ اقدامی توافق نشد.
    [one] بر سر یک اقدام توافق شد.
   *[other] بر سر { $n } اقدام توافق شد.
} انجام‌شده: { $done }؛ دیرکرده: { $late }؛ باز: { $open }؛ کنارگذاشته: { $dropped }. بدون مسئول: { $ownerless }.
earlier-state-done = انجام‌شده
earlier-state-late = دیرکرده
earlier-state-open = باز
earlier-state-dropped = کنارگذاشته
earlier-ownerless-done = انجام‌شده، بدون مسئول
earlier-ownerless-late = دیرکرده، بدون مسئول
earlier-ownerless-open = باز، بدون مسئول
earlier-ownerless-dropped = کنارگذاشته، بدون مسئول
