# رسائل تذكّر بما حان موعده.
mail-due-subject = موعد الإجراء { $number } في { $day }
mail-due = يجب إنجاز الإجراء { $number } حتى { $day }:
    { $title }
mail-late-subject = كان موعد الإجراء { $number } في { $day }
mail-late = كان يجب إنجاز الإجراء { $number } حتى { $day } ولم يُبلَّغ عن إنجازه:
    { $title }
mail-review-subject = { $phase }: يُختتم حتى { $day }
mail-review = { $phase }: يُنتظر بيان الموقف من كل إجراء حتى { $day }.
mail-link = افتح الورشة برابطك الخاص، أو على { $link }
mail-why = تصلك هذه الرسالة لأنك طلبت أن يُذكّر بالمواعيد. ويستطيع منظِّم الورشة حذفك من القائمة.
