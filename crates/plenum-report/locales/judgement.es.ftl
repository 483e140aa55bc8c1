# Quién revisa qué, y lo que las cifras dicen con honestidad. The keys are those of judgement.en.ftl; a test compares them.

judge-list-pair = { $first } y { $second }
judge-list-more = { $first }, { $rest }
judge-list-others = { $n ->
    [one] { $first } y uno más
    [many] { $first } y { $n } más
   *[other] { $first } y { $n } más
}

assign-served = { $n ->
    [one] El trabajo tiene sus revisiones.
    [many] Los { $n } de trabajos tienen sus revisiones.
   *[other] Los { $n } trabajos tienen sus revisiones.
}
assign-best = El ajuste total es { $total }, y ningún plan tiene más.
assign-gap = El ajuste total es { $total }; ningún plan puede tener más de { $bound }.
assign-drawn = El ajuste total es { $total }; el plan se sorteó, y el mejor plan sin el límite por pareja tiene a lo sumo { $bound }.
assign-weakest-best = La asignación más débil tiene { $weakest } puntos, y ningún plan puede elevarla.
assign-weakest-gap = La asignación más débil tiene { $weakest } puntos; ningún plan puede elevarla por encima de { $bound }.
assign-loads = { $n ->
    [one] Cada persona hace una revisión.
    [many] Cada persona hace { $n } de revisiones.
   *[other] Cada persona hace { $n } revisiones.
}
assign-loads-between = Cada persona hace de { $least } a { $most } revisiones.
assign-mutual = { $n ->
    [0] Nadie revisa a quien revisa su propio trabajo.
    [one] Una pareja se revisa mutuamente.
    [many] { $n } de parejas se revisan mutuamente.
   *[other] { $n } parejas se revisan mutuamente.
}

assign-why-few = { $submission } necesita { $needed ->
    [one] una revisión
    [many] { $needed } de revisiones
   *[other] { $needed } revisiones
} y puede obtener { $possible }.
assign-why-few-rules = { $submission } necesita { $needed ->
    [one] una revisión
    [many] { $needed } de revisiones
   *[other] { $needed } revisiones
} y puede obtener { $possible }. Excluye: { $rules }.
assign-why-crowded = { $submissions } necesitan en conjunto { $needed } revisiones. Solo pueden asignarse a { $reviewers }, con { $places ->
    [one] una plaza libre
    [many] { $places } de plazas libres
   *[other] { $places } plazas libres
}.
assign-why-crowded-elsewhere = { $submissions } necesitan en conjunto { $needed } revisiones. { $reviewers } tienen { $places ->
    [one] una plaza libre
    [many] { $places } de plazas libres
   *[other] { $places } plazas libres
}, y todas las demás personas pueden hacer { $elsewhere ->
    [one] una de estas revisiones
    [many] { $elsewhere } de estas revisiones
   *[other] { $elsewhere } de estas revisiones
}.
assign-why-crowded-nobody = { $submissions } necesitan en conjunto { $needed } revisiones, y { $elsewhere ->
    [0] nadie puede hacer ninguna
    [one] solo una es posible
    [many] solo { $elsewhere } son posibles
   *[other] solo { $elsewhere } son posibles
}.
assign-why-idle = { $reviewers } deben hacer en conjunto al menos { $least } revisiones, y hay { $possible } para ellos.
assign-why-fixed = { $fixed ->
    [one] Hay una revisión fijada
    [many] Hay { $fixed } de revisiones fijadas
   *[other] Hay { $fixed } revisiones fijadas
} donde puede haber a lo sumo { $most }: { $rule }.
assign-why-cells = Ninguna división de las organizaciones en dos células da a cada una plazas suficientes en la otra: en la mejor de { $tried } divisiones { $missing ->
    [one] falta una revisión
    [many] faltan { $missing } de revisiones
   *[other] faltan { $missing } revisiones
}.
assign-why-limit = Ningún sorteo mantiene cada pareja en { $limit } de 1024 o menos; se necesita al menos { $least } de 1024.
assign-why-pair = Se puede atender a todos, pero no con la regla: { $rule }.
assign-why-pair-unavoidable = Se puede atender a todos, pero al menos { $n ->
    [one] una pareja tiene que revisarse
    [many] { $n } de parejas tienen que revisarse
   *[other] { $n } parejas tienen que revisarse
} mutuamente.
assign-not-found = No se encontró ningún plan en { $tried ->
    [one] un intento
    [many] { $tried } de intentos
   *[other] { $tried } intentos
}, y nada prueba que no exista. Flexibilice una regla o pruebe con otra semilla.

assign-crossing = { $rule } ({ $pairs ->
    [one] una pareja
    [many] { $pairs } de parejas
   *[other] { $pairs } parejas
})
assign-rule-own_work = trabajo propio
assign-rule-own_organisation = trabajo de la propia organización
assign-rule-conflict = conflictos de interés declarados
assign-rule-language = cada revisor lee un idioma del trabajo
assign-rule-reader = un revisor lee un idioma del trabajo
assign-rule-expert = un revisor es especialista
assign-rule-organisation_cap = el límite por organización
assign-rule-region_cap = el límite por región
assign-rule-cell = los revisores vienen de la otra célula
assign-rule-mutual = dos no se revisan mutuamente
assign-rule-demand = el número de revisiones que necesita un trabajo
assign-rule-load = el número de revisiones que hace un revisor

assign-repair-more = { $unit } hace { $by ->
    [one] una revisión más
    [many] { $by } de revisiones más
   *[other] { $by } revisiones más
}
assign-repair-lower = { $unit } puede hacer { $by ->
    [one] una revisión menos
    [many] { $by } de revisiones menos
   *[other] { $by } revisiones menos
} de lo pedido
assign-repair-less = { $submission } se conforma con { $by ->
    [one] una revisión menos
    [many] { $by } de revisiones menos
   *[other] { $by } revisiones menos
}
assign-repair-extra = { $submission } obtiene { $by ->
    [one] una revisión más
    [many] { $by } de revisiones más
   *[other] { $by } revisiones más
}
assign-repair-relax = un paso menos de la regla: { $rule }
assign-repair-likelier = una pareja puede sortearse con una probabilidad de { $by } en 1024
assign-repair-release = { $unit } deja de estar fijado en { $submission }
assign-repair-lift = se levanta el conflicto de { $unit } con { $submission }, con un motivo por escrito

score-explain-one = una puntuación: { $value }
score-explain-none = sin puntuaciones
score-explain-few = { $n ->
    [one] una puntuación
    [many] { $n } de puntuaciones
   *[other] { $n } puntuaciones
}, muy pocas para un intervalo: mediana { $median }, media { $mean }
score-explain = mediana de { $n } puntuaciones: { $median }, media { $mean }
score-explain-organisations = { $apart ->
    [0] las organizaciones coinciden dentro de un paso
    [one] una organización está muy alejada
    [many] { $apart } de organizaciones están muy alejadas
   *[other] { $apart } organizaciones están muy alejadas
}
score-explain-calibrated = bruto { $raw }; los revisores fueron { $way ->
    [strict] estrictos
   *[generous] generosos
} en { $leniency }; al haber pocas revisiones, se acerca { $pull } a la media; { $shown } (de { $lo } a { $hi })
score-explain-gaps = { $n ->
    [one] alguien omitió un criterio
    [many] alguien omitió { $n } de criterios
   *[other] alguien omitió { $n } criterios
}

# Sections of the outcome.
section-tables = Las mesas y lo que devolvieron
section-assignments = Quién revisó qué, en cifras
section-scores = Hojas de puntuación

table-name = Mesa
table-topic = Tema
table-host = Responsable de la mesa
tables-laid = Mesas
tables-returned = Notas devueltas al plenario
tables-met = { $rounds ->
    [one] Una ronda en las mesas.
    [many] { $rounds } de rondas en las mesas.
   *[other] { $rounds } rondas en las mesas.
} Se encontraron { $met } de { $pairs } parejas; { $repeats ->
    [0] nadie se encontró dos veces
    [one] una pareja volvió a encontrarse
    [many] { $repeats } de veces volvió a encontrarse una pareja
   *[other] { $repeats } veces volvió a encontrarse una pareja
}.

assigned-reviews = Plan de revisiones
assigned-counts = { $reviews } revisiones de { $submissions } trabajos por { $reviewers } revisores; { $mutual ->
    [0] nadie revisa a quien revisa su propio trabajo
    [one] una pareja se revisa mutuamente
    [many] { $mutual } de parejas se revisan mutuamente
   *[other] { $mutual } parejas se revisan mutuamente
}
assigned-quality = Calidad
assigned-proven = ningún plan que respete las reglas es mejor; esto está demostrado
assigned-gap = un plan mejor podría tener a lo sumo { $gap } puntos más
assigned-by-hand = hecho a mano; nada está demostrado sobre su calidad
assigned-done = Entregadas
assigned-seed = Semilla del sorteo
assigned-digest = Huella de lo solicitado

rubric = Pauta de evaluación
rubric-version = Versión
score-scorers = Personas que puntúan
score-sealed = Las hojas están selladas: cada cifra se basa en al menos cinco personas, y nadie puede saber quién dio qué valor.
score-round = Ronda { $n }, primero los mayores desacuerdos
score-table = Criterios por dispersión
score-subject = Qué se puntuó
score-of = Sobre todos los criterios
score-mean = Media
score-median = Mediana
score-value = Valor
score-comment = Comentario
score-on-scale = { $value } (de { $lowest } a { $highest })
score-percent = { $value } por ciento
score-changes = Por qué cambiaron las opiniones desde la ronda anterior, en orden aleatorio:
score-own-view = La visión propia del anfitrión, junto a las de los demás y nunca mezclada con ellas
subject-programme = El programa
subject-submission = Un trabajo presentado
