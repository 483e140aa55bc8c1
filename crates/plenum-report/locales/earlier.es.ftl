# La comparación con un taller anterior del mismo anfitrión.
section-earlier = Desde el taller anterior
sheet-comparison = Comparación
sheet-earlier = Taller anterior
earlier-workshop = Taller anterior
earlier-as-of = Según se sabía el
earlier-caution = Juzgaron otras personas, otro día y quizá con otras pruebas. Una diferencia es un motivo para preguntar qué ha cambiado; no demuestra un cambio. Las medidas figuran como las conocía el archivo del taller anterior, no como están hoy.
earlier-versions = La rúbrica en la versión { $now } ahora, en la versión { $then } entonces.
earlier-comparable = { $same ->
    [0] Ningún criterio es el mismo en la misma escala.
    [one] Un criterio es el mismo en la misma escala y se compara.
    [many] { $same } de criterios son los mismos en la misma escala y se comparan.
   *[other] { $same } criterios son los mismos en la misma escala y se comparan.
} { $rescaled ->
    [0] Ninguno tiene otra escala.
    [one] Uno tiene otra escala: se muestra y no se compara.
    [many] { $rescaled } tienen otra escala: se muestran y no se comparan.
   *[other] { $rescaled } tienen otra escala: se muestran y no se comparan.
} Solo ahora: { $now }; solo entonces: { $then }.
earlier-unpaired = Lo que solo se evaluó en uno de los talleres no se compara. Ahora: { $now }; entonces: { $then }.
earlier-table = Los mismos criterios en la misma escala, por mediana
earlier-same = comparado
earlier-rescaled = Otra escala: no se compara
earlier-only-now = Solo en este taller
earlier-only-then = Solo en el taller anterior
earlier-overall = Sobre todos los criterios
earlier-other-sum = no se compara: los criterios, los pesos o las escalas difieren
earlier-read = Entonces decía:
earlier-how = Comparado
earlier-then = Mediana entonces
earlier-then-n = n entonces
earlier-then-mean = Media entonces
earlier-then-scale = Escala entonces
earlier-now = Mediana ahora
earlier-now-n = n ahora
earlier-now-mean = Media ahora
earlier-now-scale = Escala ahora
earlier-difference = Diferencia
earlier-up = { $value } más alto
earlier-down = { $value } más bajo
earlier-level = ninguna
earlier-scale = de { $lowest } a { $highest }
earlier-scale-errors = { $n ->
    [one] una afirmación
    [many] { $n } de afirmaciones
   *[other] { $n } afirmaciones
}, sí o no
earlier-scale-words = solo palabras
earlier-recommendations = Recomendaciones del taller anterior
earlier-actions = Medidas del taller anterior
earlier-counted = { $n ->
    [0] No se acordó ninguna medida.
    [one] Se acordó una medida.
    [many] Se acordaron { $n } de medidas.
   *[other] Se acordaron { $n } medidas.
} Cumplidas: { $done }; con retraso: { $late }; abiertas: { $open }; abandonadas: { $dropped }. Sin responsable: { $ownerless }.
earlier-state-done = cumplida
earlier-state-late = con retraso
earlier-state-open = abierta
earlier-state-dropped = abandonada
earlier-ownerless-done = cumplida, sin responsable
earlier-ownerless-late = con retraso, sin responsable
earlier-ownerless-open = abierta, sin responsable
earlier-ownerless-dropped = abandonada, sin responsable
