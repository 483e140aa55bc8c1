# Courriels qui rappellent les échéances.
mail-due-subject = La mesure { $number } arrive à échéance le { $day }
mail-due = La mesure { $number } doit être réalisée au plus tard le { $day } :
    { $title }
mail-late-subject = La mesure { $number } était attendue le { $day }
mail-late = La mesure { $number } devait être réalisée au plus tard le { $day } et n’est pas signalée comme réalisée :
    { $title }
mail-review-subject = { $phase } : clôture le { $day }
mail-review = { $phase } : la position sur chaque mesure est attendue au plus tard le { $day }.
mail-link = Ouvrez l’atelier avec votre propre lien, ou à l’adresse { $link }
mail-why = Vous recevez ce courriel parce que vous avez demandé un rappel des échéances. Le commanditaire de l’atelier peut vous retirer de la liste.
