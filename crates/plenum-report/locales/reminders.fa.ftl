# نامه‌هایی که موعدها را یادآوری می‌کنند.
mail-due-subject = موعد اقدام { $number }: { $day }
mail-due = اقدام { $number } باید تا { $day } انجام شود:
    { $title }
mail-late-subject = موعد اقدام { $number } گذشته است: { $day }
mail-late = اقدام { $number } باید تا { $day } انجام می‌شد و انجام آن گزارش نشده است:
    { $title }
mail-review-subject = { $phase }: پایان در { $day }
mail-review = { $phase }: وضعیت هر اقدام تا { $day } انتظار می‌رود.
mail-link = کارگاه را با پیوند شخصی خود یا در { $link } باز کنید
mail-why = این نامه را دریافت می‌کنید چون یادآوری خواسته‌اید. برگزارکنندهٔ کارگاه می‌تواند نام شما را از فهرست بردارد.
