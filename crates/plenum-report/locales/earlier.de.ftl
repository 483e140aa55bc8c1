# Der Vergleich mit einem früheren Workshop derselben Gastgeberin.
section-earlier = Seit dem früheren Workshop
sheet-comparison = Vergleich
sheet-earlier = Früherer Workshop
earlier-workshop = Früherer Workshop
earlier-as-of = Wie bekannt am
earlier-caution = Andere Menschen haben geurteilt, an einem anderen Tag und vielleicht auf anderer Grundlage. Ein Unterschied ist ein Anlass zu fragen, was sich geändert hat; er beweist keine Änderung. Maßnahmen stehen hier, wie das Archiv des früheren Workshops sie kannte, nicht wie sie heute sind.
earlier-versions = Das Raster in Fassung { $now } jetzt, in Fassung { $then } damals.
earlier-comparable = { $same ->
    [0] Kein Kriterium ist dasselbe auf derselben Skala.
    [one] Ein Kriterium ist dasselbe auf derselben Skala und wird verglichen.
   *[other] { $same } Kriterien sind dieselben auf derselben Skala und werden verglichen.
} { $rescaled ->
    [0] Keines hat eine andere Skala.
    [one] Eines hat eine andere Skala: Es wird gezeigt und nicht verglichen.
   *[other] { $rescaled } haben eine andere Skala: Sie werden gezeigt und nicht verglichen.
} Nur jetzt: { $now }; nur damals: { $then }.
earlier-unpaired = Was nur in einem der Workshops bewertet wurde, wird nicht verglichen. Jetzt: { $now }; damals: { $then }.
earlier-table = Dieselben Kriterien auf derselben Skala, nach dem Median
earlier-same = verglichen
earlier-rescaled = Andere Skala: nicht verglichen
earlier-only-now = Nur in diesem Workshop
earlier-only-then = Nur im früheren Workshop
earlier-overall = Über alle Kriterien
earlier-other-sum = nicht verglichen: Kriterien, Gewichte oder Skalen sind verschieden
earlier-read = Damals hieß es:
earlier-how = Verglichen
earlier-then = Median damals
earlier-then-n = n damals
earlier-then-mean = Mittelwert damals
earlier-then-scale = Skala damals
earlier-now = Median jetzt
earlier-now-n = n jetzt
earlier-now-mean = Mittelwert jetzt
earlier-now-scale = Skala jetzt
earlier-difference = Unterschied
earlier-up = { $value } höher
earlier-down = { $value } niedriger
earlier-level = keiner
earlier-scale = { $lowest } bis { $highest }
earlier-scale-errors = { $n ->
    [one] eine Aussage
   *[other] { $n } Aussagen
}, ja oder nein
earlier-scale-words = nur Worte
earlier-recommendations = Empfehlungen des früheren Workshops
earlier-actions = Maßnahmen des früheren Workshops
earlier-counted = { $n ->
    [0] Es wurde keine Maßnahme vereinbart.
    [one] Eine Maßnahme wurde vereinbart.
   *[other] { $n } Maßnahmen wurden vereinbart.
} Erledigt: { $done }; verspätet: { $late }; offen: { $open }; aufgegeben: { $dropped }. Ohne Zuständige: { $ownerless }.
earlier-state-done = erledigt
earlier-state-late = verspätet
earlier-state-open = offen
earlier-state-dropped = aufgegeben
earlier-ownerless-done = erledigt, ohne Zuständige
earlier-ownerless-late = verspätet, ohne Zuständige
earlier-ownerless-open = offen, ohne Zuständige
earlier-ownerless-dropped = aufgegeben, ohne Zuständige
