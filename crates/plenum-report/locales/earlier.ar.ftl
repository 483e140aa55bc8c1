# المقارنة بورشة سابقة للمضيف نفسه.
section-earlier = منذ الورشة السابقة
sheet-comparison = المقارنة
sheet-earlier = الورشة السابقة
earlier-workshop = الورشة السابقة
earlier-as-of = كما كان معروفًا في
earlier-caution = حكم أشخاص آخرون، في يوم آخر وربما استنادًا إلى أدلة أخرى. الفرق سبب للسؤال عمّا تغيّر، وليس دليلًا على تغيّر. والإجراءات مذكورة كما عرفها أرشيف الورشة السابقة، لا كما هي اليوم.
earlier-versions = سلّم التقييم بالإصدار { $now } الآن، وبالإصدار { $then } سابقًا.
earlier-comparable = { $same ->
    [0] لا معيار هو نفسه على المقياس نفسه.
    [zero] لا معيار هو نفسه على المقياس نفسه.
    [one] معيار واحد هو نفسه على المقياس نفسه، وقد قورن.
    [two] معياران هما نفساهما على المقياس نفسه، وقد قورنا.
    [few] { $same } معايير هي نفسها على المقياس نفسه، وقد قورنت.
    [many] { $same } معيارًا هي نفسها على المقياس نفسه، وقد قورنت.
   *[other] { $same } معيار هي نفسها على المقياس نفسه، وقد قورنت.
} { $rescaled ->
    [0] ولا معيار بمقياس آخر.
    [zero] ولا معيار بمقياس آخر.
    [one] ومعيار واحد بمقياس آخر: يُعرض ولا يُقارن.
    [two] ومعياران بمقياس آخر: يُعرضان ولا يُقارنان.
    [few] و{ $rescaled } معايير بمقياس آخر: تُعرض ولا تُقارن.
    [many] و{ $rescaled } معيارًا بمقياس آخر: تُعرض ولا تُقارن.
   *[other] و{ $rescaled } معيار بمقياس آخر: تُعرض ولا تُقارن.
} الآن فقط: { $now }؛ سابقًا فقط: { $then }.
earlier-unpaired = لا تُقارن المواضيع التي وردت في إحدى الورشتين فقط. الآن: { $now }؛ سابقًا: { $then }.
earlier-table = المعايير نفسها على المقياس نفسه، بحسب الوسيط
earlier-same = قورن
earlier-rescaled = مقياس آخر: لا يُقارن
earlier-only-now = في هذه الورشة فقط
earlier-only-then = في الورشة السابقة فقط
earlier-overall = على كل المعايير
earlier-other-sum = لا يُقارن: تختلف المعايير أو الأوزان أو المقاييس
earlier-read = كان نصه:
earlier-how = المقارنة
earlier-then = الوسيط سابقًا
earlier-then-n = العدد سابقًا
earlier-then-mean = المتوسط سابقًا
earlier-then-scale = المقياس سابقًا
earlier-now = الوسيط الآن
earlier-now-n = العدد الآن
earlier-now-mean = المتوسط الآن
earlier-now-scale = المقياس الآن
earlier-difference = الفرق
earlier-up = أعلى بمقدار { $value }
earlier-down = أدنى بمقدار { $value }
earlier-level = لا فرق
earlier-scale = من { $lowest } إلى { $highest }
earlier-scale-errors = { $n ->
    [zero] لا عبارات
    [one] عبارة واحدة
    [two] عبارتان
    [few] { $n } عبارات
    [many] { $n } عبارة
   *[other] { $n } عبارة
}، نعم أو لا
earlier-scale-words = كلمات فقط
earlier-recommendations = توصيات الورشة السابقة
earlier-actions = إجراءات الورشة السابقة
earlier-counted = { $n ->
    [0] لم يُتفق على أي إجراء.
    [zero] لم يُتفق على أي إجراء.
    [one] اتُّفق على إجراء واحد.
    [two] اتُّفق على إجراءين.
    [few] اتُّفق على { $n } إجراءات.
    [many] اتُّفق على { $n } إجراءً.
   *[other] اتُّفق على { $n } إجراء.
} منجز: { $done }؛ متأخر: { $late }؛ مفتوح: { $open }؛ متروك: { $dropped }. بلا مسؤول: { $ownerless }.
earlier-state-done = منجز
earlier-state-late = متأخر
earlier-state-open = مفتوح
earlier-state-dropped = متروك
earlier-ownerless-done = منجز، بلا مسؤول
earlier-ownerless-late = متأخر، بلا مسؤول
earlier-ownerless-open = مفتوح، بلا مسؤول
earlier-ownerless-dropped = متروك، بلا مسؤول
