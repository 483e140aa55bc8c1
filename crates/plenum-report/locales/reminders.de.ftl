# Mails, die an Fristen erinnern.
mail-due-subject = Maßnahme { $number } ist fällig am { $day }
mail-due = Maßnahme { $number } soll bis { $day } erledigt sein:
    { $title }
mail-late-subject = Maßnahme { $number } war fällig am { $day }
mail-late = Maßnahme { $number } sollte bis { $day } erledigt sein und ist nicht als erledigt gemeldet:
    { $title }
mail-review-subject = { $phase }: Abschluss bis { $day }
mail-review = { $phase }: Bis { $day } wird der Stand jeder Maßnahme erwartet.
mail-link = Öffnen Sie den Workshop mit Ihrem eigenen Link oder unter { $link }
mail-why = Sie erhalten diese Mail, weil Sie um Erinnerung gebeten haben. Die einladende Stelle des Workshops kann Sie von der Liste nehmen.
