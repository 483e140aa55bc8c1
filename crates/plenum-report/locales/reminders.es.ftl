# Correos que recuerdan lo que vence.
mail-due-subject = La medida { $number } vence el { $day }
mail-due = La medida { $number } debe cumplirse antes del final del { $day }:
    { $title }
mail-late-subject = La medida { $number } vencía el { $day }
mail-late = La medida { $number } debía cumplirse antes del final del { $day } y no consta como cumplida:
    { $title }
mail-review-subject = { $phase }: cierre el { $day }
mail-review = { $phase }: se espera la posición sobre cada medida hasta el { $day }.
mail-link = Abra el taller con su propio enlace, o en { $link }
mail-why = Recibe este correo porque pidió que se le recordaran los plazos. La persona convocante del taller puede quitarle de la lista.
