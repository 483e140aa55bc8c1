# Mails that remind of what is due.
mail-due-subject = Action { $number } is due on { $day }
mail-due = Action { $number } has to be done by { $day }:
    { $title }
mail-late-subject = Action { $number } was due on { $day }
mail-late = Action { $number } should have been done by { $day } and is not reported as done:
    { $title }
mail-review-subject = { $phase }: to be closed by { $day }
mail-review = { $phase }: the position on each action is expected by { $day }.
mail-link = Open the workshop with your own link, or at { $link }
mail-why = You get this mail because you asked to be reminded. The convenor of the workshop can take you off the list.
