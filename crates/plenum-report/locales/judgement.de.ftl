# Wer was begutachtet, und was die Zahlen ehrlich sagen. The keys are those of judgement.en.ftl; a test compares them.

judge-list-pair = { $first } und { $second }
judge-list-more = { $first }, { $rest }
judge-list-others = { $n ->
    [one] { $first } und { $n } weiterer Name
   *[other] { $first } und { $n } weitere
}

assign-served = { $n ->
    [one] Die Einreichung hat ihre Gutachten.
   *[other] Alle { $n } Einreichungen haben ihre Gutachten.
}
assign-best = Die Gesamtpassung beträgt { $total }, und kein Plan hat mehr.
assign-gap = Die Gesamtpassung beträgt { $total }; kein Plan kann mehr als { $bound } haben.
assign-drawn = Die Gesamtpassung beträgt { $total }; der Plan wurde ausgelost, und der beste Plan ohne die Grenze je Paar hat höchstens { $bound }.
assign-weakest-best = Die schwächste Zuordnung hat { $weakest } Punkte, und kein Plan kann sie anheben.
assign-weakest-gap = Die schwächste Zuordnung hat { $weakest } Punkte; kein Plan kann sie über { $bound } heben.
assign-loads = { $n ->
    [one] Alle verfassen je ein Gutachten.
   *[other] Alle verfassen je { $n } Gutachten.
}
assign-loads-between = Alle verfassen je { $least } bis { $most } Gutachten.
assign-mutual = { $n ->
    [0] Niemand begutachtet eine Person, die die eigene Arbeit begutachtet.
    [one] Ein Paar begutachtet sich gegenseitig.
   *[other] { $n } Paare begutachten sich gegenseitig.
}

assign-why-few = { $submission } braucht { $needed ->
    [one] ein Gutachten
   *[other] { $needed } Gutachten
} und kann { $possible } erhalten.
assign-why-few-rules = { $submission } braucht { $needed ->
    [one] ein Gutachten
   *[other] { $needed } Gutachten
} und kann { $possible } erhalten. Ausgeschlossen durch: { $rules }.
assign-why-crowded = { $submissions } brauchen zusammen { $needed } Gutachten. In Frage kommen dafür nur { $reviewers }; dort { $places ->
    [one] ist noch ein Platz
   *[other] sind noch { $places } Plätze
} frei.
assign-why-crowded-elsewhere = { $submissions } brauchen zusammen { $needed } Gutachten. Bei { $reviewers } { $places ->
    [one] ist noch ein Platz
   *[other] sind noch { $places } Plätze
} frei, und alle anderen können { $elsewhere ->
    [one] eines dieser Gutachten
   *[other] { $elsewhere } dieser Gutachten
} verfassen.
assign-why-crowded-nobody = { $submissions } brauchen zusammen { $needed } Gutachten, und { $elsewhere ->
    [0] niemand darf eines verfassen
    [one] nur eines ist möglich
   *[other] nur { $elsewhere } sind möglich
}.
assign-why-idle = { $reviewers } müssen zusammen mindestens { $least } Gutachten verfassen, und für sie gibt es { $possible }.
assign-why-fixed = { $fixed ->
    [one] Ein Gutachten ist
   *[other] { $fixed } Gutachten sind
} festgelegt, wo es höchstens { $most } sein können: { $rule }.
assign-why-cells = Keine Teilung der Organisationen in zwei Zellen gibt jeder genug Plätze in der anderen: Bei der besten von { $tried } Teilungen { $missing ->
    [one] fehlt ein Gutachten
   *[other] fehlen { $missing } Gutachten
}.
assign-why-limit = Keine Auslosung hält jedes Paar bei höchstens { $limit } von 1.024; nötig sind mindestens { $least } von 1.024.
assign-why-pair = Alle können bedient werden, aber nicht mit der Regel: { $rule }.
assign-why-pair-unavoidable = Alle können bedient werden, aber mindestens { $n ->
    [one] ein Paar muss
   *[other] { $n } Paare müssen
} sich gegenseitig begutachten.
assign-not-found = Es wurde in { $tried ->
    [one] einem Versuch
   *[other] { $tried } Versuchen
} kein Plan gefunden, und nichts beweist, dass es keinen gibt. Lockern Sie eine Regel oder versuchen Sie es mit einem anderen Startwert.

assign-crossing = { $rule } ({ $pairs ->
    [one] ein Paar
   *[other] { $pairs } Paare
})
assign-rule-own_work = eigene Arbeit
assign-rule-own_organisation = Arbeit der eigenen Organisation
assign-rule-conflict = erklärte Interessenkonflikte
assign-rule-language = alle Begutachtenden lesen eine Sprache der Einreichung
assign-rule-reader = eine begutachtende Person liest eine Sprache der Einreichung
assign-rule-expert = eine begutachtende Person ist vom Fach
assign-rule-organisation_cap = die Grenze je Organisation
assign-rule-region_cap = die Grenze je Region
assign-rule-cell = die Begutachtenden kommen aus der anderen Zelle
assign-rule-mutual = zwei begutachten sich nicht gegenseitig
assign-rule-demand = die Zahl der Gutachten, die eine Einreichung braucht
assign-rule-load = die Zahl der Gutachten je begutachtender Person

assign-repair-more = { $unit } verfasst { $by ->
    [one] ein Gutachten mehr
   *[other] { $by } Gutachten mehr
}
assign-repair-lower = { $unit } darf { $by ->
    [one] ein Gutachten
   *[other] { $by } Gutachten
} weniger verfassen als verlangt
assign-repair-less = { $submission } begnügt sich mit { $by ->
    [one] einem Gutachten
   *[other] { $by } Gutachten
} weniger
assign-repair-extra = { $submission } erhält { $by ->
    [one] ein Gutachten mehr
   *[other] { $by } Gutachten mehr
}
assign-repair-relax = eine Stufe weniger bei der Regel: { $rule }
assign-repair-likelier = ein Paar darf mit einer Wahrscheinlichkeit von { $by } zu 1.024 ausgelost werden
assign-repair-release = { $unit } ist nicht mehr auf { $submission } festgelegt
assign-repair-lift = der Konflikt von { $unit } mit { $submission } wird aufgehoben, mit schriftlicher Begründung

score-explain-one = ein Punktwert: { $value }
score-explain-none = keine Punktwerte
score-explain-few = { $n ->
    [one] ein Punktwert
   *[other] { $n } Punktwerte
}, zu wenige für ein Intervall: Median { $median }, Mittel { $mean }
score-explain = Median von { $n } Punktwerten: { $median }, Mittel { $mean }
score-explain-organisations = { $apart ->
    [0] die Organisationen stimmen bis auf eine Stufe überein
    [one] eine Organisation liegt weit auseinander
   *[other] { $apart } Organisationen liegen weit auseinander
}
score-explain-calibrated = roh { $raw }; die Begutachtenden waren um { $leniency } { $way ->
    [strict] streng
   *[generous] großzügig
}; wegen weniger Gutachten um { $pull } zum Durchschnitt gezogen; { $shown } ({ $lo } bis { $hi })
score-explain-gaps = { $n ->
    [one] ein Kriterium wurde von jemandem ausgelassen
   *[other] { $n } Kriterien wurden von jemandem ausgelassen
}

# Sections of the outcome.
section-tables = Die Tische und was sie zurückbrachten
section-assignments = Wer was begutachtet hat, in Zahlen
section-scores = Punktebögen

table-name = Tisch
table-topic = Thema
table-host = Tischleitung
tables-laid = Tische
tables-returned = Ins Plenum zurückgebrachte Notizen
tables-met = { $rounds ->
    [one] Eine Runde an Tischen.
   *[other] { $rounds } Runden an Tischen.
} { $met } von { $pairs } Paaren trafen sich; { $repeats ->
    [0] niemand traf sich zweimal
    [one] ein Paar traf sich erneut
   *[other] { $repeats } Mal traf sich ein Paar erneut
}.

assigned-reviews = Zuordnungsplan
assigned-counts = { $reviews } Gutachten zu { $submissions } Einreichungen von { $reviewers } Begutachtenden; { $mutual ->
    [0] niemand begutachtet eine Person, die die eigene Arbeit begutachtet
    [one] ein Paar begutachtet sich gegenseitig
   *[other] { $mutual } Paare begutachten sich gegenseitig
}
assigned-quality = Güte
assigned-proven = kein Plan, der die Regeln einhält, ist besser; das ist bewiesen
assigned-gap = ein besserer Plan könnte höchstens { $gap } Punkte mehr haben
assigned-by-hand = von Hand erstellt; über seine Güte ist nichts bewiesen
assigned-done = Abgegeben
assigned-seed = Startwert der Auslosung
assigned-digest = Hashwert der Vorgaben

rubric = Bewertungsraster
rubric-version = Fassung
score-scorers = Bepunktende Personen
score-sealed = Die Bögen sind versiegelt: Jede Zahl beruht auf mindestens fünf Personen, und niemand kann erkennen, wer welchen Wert vergeben hat.
score-round = Runde { $n }, größte Uneinigkeit zuerst
score-table = Kriterien nach Streuung
score-subject = Was bepunktet wurde
score-of = Über alle Kriterien
score-mean = Mittel
score-median = Median
score-value = Wert
score-comment = Kommentar
score-on-scale = { $value } ({ $lowest } bis { $highest })
score-percent = { $value } Prozent
score-changes = Warum sich Ansichten seit der vorigen Runde geändert haben, in zufälliger Reihenfolge:
score-own-view = Die eigene Sicht des Gastgebers, neben der der anderen und nie mit ihr vermischt
subject-programme = Das Programm
subject-submission = Eine Einreichung
