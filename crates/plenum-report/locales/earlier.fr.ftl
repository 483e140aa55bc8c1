# La comparaison avec un atelier antérieur du même hôte.
section-earlier = Depuis l’atelier antérieur
sheet-comparison = Comparaison
sheet-earlier = Atelier antérieur
earlier-workshop = Atelier antérieur
earlier-as-of = État connu au
earlier-caution = D’autres personnes ont jugé, un autre jour et peut-être sur d’autres éléments. Un écart est une raison de demander ce qui a changé ; il ne prouve pas un changement. Les mesures figurent telles que les archives de l’atelier antérieur les connaissaient, et non telles qu’elles sont aujourd’hui.
earlier-versions = La grille en version { $now } aujourd’hui, en version { $then } alors.
earlier-comparable = { $same ->
    [0] Aucun critère n’est le même sur la même échelle.
    [one] Un critère est le même sur la même échelle et est comparé.
    [many] { $same } de critères sont les mêmes sur la même échelle et sont comparés.
   *[other] { $same } critères sont les mêmes sur la même échelle et sont comparés.
} { $rescaled ->
    [0] Aucun n’a une autre échelle.
    [one] Un autre a changé d’échelle : il est montré sans être comparé.
    [many] { $rescaled } ont changé d’échelle : ils sont montrés sans être comparés.
   *[other] { $rescaled } ont changé d’échelle : ils sont montrés sans être comparés.
} Seulement aujourd’hui : { $now } ; seulement alors : { $then }.
earlier-unpaired = Ce qui n’a été évalué que dans l’un des ateliers n’est pas comparé. Aujourd’hui : { $now } ; alors : { $then }.
earlier-table = Les mêmes critères sur la même échelle, par médiane
earlier-same = comparé
earlier-rescaled = Autre échelle : non comparé
earlier-only-now = Seulement dans cet atelier
earlier-only-then = Seulement dans l’atelier antérieur
earlier-overall = Sur l’ensemble des critères
earlier-other-sum = non comparé : critères, poids ou échelles différents
earlier-read = Libellé d’alors :
earlier-how = Comparé
earlier-then = Médiane alors
earlier-then-n = n alors
earlier-then-mean = Moyenne alors
earlier-then-scale = Échelle alors
earlier-now = Médiane aujourd’hui
earlier-now-n = n aujourd’hui
earlier-now-mean = Moyenne aujourd’hui
earlier-now-scale = Échelle aujourd’hui
earlier-difference = Écart
earlier-up = { $value } de plus
earlier-down = { $value } de moins
earlier-level = aucun
earlier-scale = de { $lowest } à { $highest }
earlier-scale-errors = { $n ->
    [0] aucun énoncé
    [one] un énoncé
    [many] { $n } d’énoncés
   *[other] { $n } énoncés
}, oui ou non
earlier-scale-words = mots seulement
earlier-recommendations = Recommandations de l’atelier antérieur
earlier-actions = Mesures de l’atelier antérieur
earlier-counted = { $n ->
    [0] Aucune mesure n’a été convenue.
    [one] Une mesure a été convenue.
    [many] { $n } de mesures ont été convenues.
   *[other] { $n } mesures ont été convenues.
} Réalisées : { $done } ; en retard : { $late } ; ouvertes : { $open } ; abandonnées : { $dropped }. Sans responsable : { $ownerless }.
earlier-state-done = réalisée
earlier-state-late = en retard
earlier-state-open = ouverte
earlier-state-dropped = abandonnée
earlier-ownerless-done = réalisée, sans responsable
earlier-ownerless-late = en retard, sans responsable
earlier-ownerless-open = ouverte, sans responsable
earlier-ownerless-dropped = abandonnée, sans responsable
