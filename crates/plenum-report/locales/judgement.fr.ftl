# Qui examine quoi, et ce que les chiffres disent honnêtement. The keys are those of judgement.en.ftl; a test compares them.

judge-list-pair = { $first } et { $second }
judge-list-more = { $first }, { $rest }
judge-list-others = { $n ->
    [one] { $first } et { $n } autre
    [many] { $first } et { $n } d’autres
   *[other] { $first } et { $n } autres
}

assign-served = { $n ->
    [one] Le dossier a ses examens.
    [many] Les { $n } de dossiers ont tous leurs examens.
   *[other] Les { $n } dossiers ont tous leurs examens.
}
assign-best = L’adéquation totale est de { $total }, et aucun plan ne fait mieux.
assign-gap = L’adéquation totale est de { $total } ; aucun plan ne peut dépasser { $bound }.
assign-drawn = L’adéquation totale est de { $total } ; le plan a été tiré au sort, et le meilleur plan sans la limite par paire atteint au plus { $bound }.
assign-weakest-best = L’affectation la plus faible a { $weakest } points, et aucun plan ne peut la relever.
assign-weakest-gap = L’affectation la plus faible a { $weakest } points ; aucun plan ne peut la porter au-delà de { $bound }.
assign-loads = { $n ->
    [one] Chacun fait { $n } examen.
    [many] Chacun fait { $n } d’examens.
   *[other] Chacun fait { $n } examens.
}
assign-loads-between = Chacun fait de { $least } à { $most } examens.
assign-mutual = { $n ->
    [0] Nul n’examine le dossier de qui examine le sien.
    [one] Une paire s’examine mutuellement.
    [many] { $n } de paires s’examinent mutuellement.
   *[other] { $n } paires s’examinent mutuellement.
}

assign-why-few = { $submission } a besoin de { $needed ->
    [one] { $needed } examen
    [many] { $needed } d’examens
   *[other] { $needed } examens
} et peut en obtenir { $possible }.
assign-why-few-rules = { $submission } a besoin de { $needed ->
    [one] { $needed } examen
    [many] { $needed } d’examens
   *[other] { $needed } examens
} et peut en obtenir { $possible }. Exclus par : { $rules }.
assign-why-crowded = { $submissions } ont besoin ensemble de { $needed } examens. Ils ne peuvent aller qu’à { $reviewers }, avec { $places ->
    [one] { $places } place restante
    [many] { $places } de places restantes
   *[other] { $places } places restantes
}.
assign-why-crowded-elsewhere = { $submissions } ont besoin ensemble de { $needed } examens. { $reviewers } ont { $places ->
    [one] { $places } place restante
    [many] { $places } de places restantes
   *[other] { $places } places restantes
}, et tous les autres peuvent faire { $elsewhere ->
    [one] { $elsewhere } de ces examens
    [many] { $elsewhere } de ces examens
   *[other] { $elsewhere } de ces examens
}.
assign-why-crowded-nobody = { $submissions } ont besoin ensemble de { $needed } examens, et { $elsewhere ->
    [0] nul ne peut en faire un seul
    [one] un seul est possible
    [many] { $elsewhere } seulement sont possibles
   *[other] { $elsewhere } seulement sont possibles
}.
assign-why-idle = { $reviewers } doivent faire ensemble au moins { $least } examens, et il y en a { $possible } pour eux.
assign-why-fixed = { $fixed ->
    [one] { $fixed } examen est fixé
    [many] { $fixed } d’examens sont fixés
   *[other] { $fixed } examens sont fixés
} là où il peut y en avoir au plus { $most } : { $rule }.
assign-why-cells = Aucune division des organisations en deux cellules ne donne à chacune assez de places dans l’autre : dans la meilleure des { $tried } divisions, il manque { $missing ->
    [one] { $missing } examen
    [many] { $missing } d’examens
   *[other] { $missing } examens
}.
assign-why-limit = Aucun tirage ne maintient chaque paire à { $limit } sur 1 024 ou moins ; il faut au moins { $least } sur 1 024.
assign-why-pair = Tous peuvent être servis, mais pas avec la règle : { $rule }.
assign-why-pair-unavoidable = Tous peuvent être servis, mais au moins { $n ->
    [one] { $n } paire doit s’examiner
    [many] { $n } de paires doivent s’examiner
   *[other] { $n } paires doivent s’examiner
} mutuellement.
assign-not-found = Aucun plan n’a été trouvé en { $tried ->
    [one] { $tried } tentative
    [many] { $tried } de tentatives
   *[other] { $tried } tentatives
}, et rien ne prouve qu’il n’en existe pas. Assouplir une règle ou essayer une autre graine.

assign-crossing = { $rule } ({ $pairs ->
    [one] { $pairs } paire
    [many] { $pairs } de paires
   *[other] { $pairs } paires
})
assign-rule-own_work = dossier propre
assign-rule-own_organisation = dossier de sa propre organisation
assign-rule-conflict = conflits d’intérêts déclarés
assign-rule-language = chaque examinateur lit une langue du dossier
assign-rule-reader = un examinateur lit une langue du dossier
assign-rule-expert = un examinateur est expert
assign-rule-organisation_cap = la limite par organisation
assign-rule-region_cap = la limite par région
assign-rule-cell = les examinateurs viennent de l’autre cellule
assign-rule-mutual = deux personnes ne s’examinent pas mutuellement
assign-rule-demand = le nombre d’examens nécessaires à un dossier
assign-rule-load = le nombre d’examens que fait un examinateur

assign-repair-more = { $unit } fait { $by ->
    [one] { $by } examen de plus
    [many] { $by } d’examens de plus
   *[other] { $by } examens de plus
}
assign-repair-lower = { $unit } peut faire { $by ->
    [one] { $by } examen de moins
    [many] { $by } d’examens de moins
   *[other] { $by } examens de moins
} que demandé
assign-repair-less = { $submission } se contente de { $by ->
    [one] { $by } examen de moins
    [many] { $by } d’examens de moins
   *[other] { $by } examens de moins
}
assign-repair-extra = { $submission } reçoit { $by ->
    [one] { $by } examen de plus
    [many] { $by } d’examens de plus
   *[other] { $by } examens de plus
}
assign-repair-relax = un cran de moins pour la règle : { $rule }
assign-repair-likelier = une paire peut être tirée avec une probabilité de { $by } sur 1 024
assign-repair-release = { $unit } n’est plus fixé sur { $submission }
assign-repair-lift = le conflit de { $unit } avec { $submission } est levé, avec un motif écrit

score-explain-one = une notation : { $value }
score-explain-none = aucune notation
score-explain-few = { $n ->
    [one] { $n } notation
    [many] { $n } de notations
   *[other] { $n } notations
}, trop peu pour un intervalle : médiane { $median }, moyenne { $mean }
score-explain = médiane de { $n } notations : { $median }, moyenne { $mean }
score-explain-organisations = { $apart ->
    [0] les organisations concordent à un échelon près
    [one] { $apart } organisation est très éloignée
    [many] { $apart } d’organisations sont très éloignées
   *[other] { $apart } organisations sont très éloignées
}
score-explain-calibrated = brut { $raw } ; les examinateurs ont été { $way ->
    [strict] sévères
   *[generous] généreux
} de { $leniency } ; le petit nombre d’examens la rapproche de { $pull } de la moyenne ; { $shown } (de { $lo } à { $hi })
score-explain-gaps = { $n ->
    [one] { $n } critère omis par quelqu’un
    [many] { $n } de critères omis par quelqu’un
   *[other] { $n } critères omis par quelqu’un
}

# Sections of the outcome.
section-tables = Les tables et ce qu’elles ont rapporté
section-assignments = Qui a examiné quoi, en chiffres
section-scores = Grilles de notation

table-name = Intitulé de la table
table-topic = Sujet
table-host = Responsable de la table
tables-laid = Les tables
tables-returned = Notes rapportées en plénière
tables-met = { $rounds ->
    [one] { $rounds } tour de table.
    [many] { $rounds } de tours de table.
   *[other] { $rounds } tours de table.
} { $met } paires sur { $pairs } se sont rencontrées ; { $repeats ->
    [0] aucune ne s’est rencontrée deux fois
    [one] { $repeats } nouvelle rencontre d’une même paire
    [many] { $repeats } de nouvelles rencontres d’une même paire
   *[other] { $repeats } nouvelles rencontres d’une même paire
}.

assigned-reviews = Plan d’examen
assigned-counts = { $reviews } examens de { $submissions } dossiers par { $reviewers } examinateurs ; { $mutual ->
    [0] nul n’examine le dossier de qui examine le sien
    [one] une paire s’examine mutuellement
    [many] { $mutual } de paires s’examinent mutuellement
   *[other] { $mutual } paires s’examinent mutuellement
}
assigned-quality = Qualité
assigned-proven = aucun plan conforme aux règles n’est meilleur ; cela est démontré
assigned-gap = un meilleur plan pourrait avoir au plus { $gap } points de plus
assigned-by-hand = établi à la main ; rien n’est démontré de sa qualité
assigned-done = Examens remis
assigned-seed = Graine du tirage
assigned-digest = Empreinte de la demande

rubric = Référentiel de notation
rubric-version = Numéro de version
score-scorers = Personnes qui notent
score-sealed = Les grilles sont scellées : chaque chiffre repose sur cinq personnes au moins, et nul ne peut savoir qui a donné quelle valeur.
score-round = Tour { $n }, les plus forts désaccords d’abord
score-table = Critères par dispersion
score-subject = Objet de la notation
score-of = Tous critères confondus
score-mean = Moyenne
score-median = Médiane
score-value = Valeur
score-comment = Commentaire
score-on-scale = { $value } (de { $lowest } à { $highest })
score-percent = { $value } pour cent
score-changes = Pourquoi les avis ont changé depuis le tour précédent, en ordre aléatoire :
score-own-view = L’avis de l’hôte sur lui-même, à côté de celui des autres et jamais mêlé à eux
subject-programme = Le programme
subject-submission = Un dossier déposé
