### Cómo le fue a la red.

stats-title = **Los últimos { $days } días**
stats-reports = Reportes: { $count }
stats-outcome = - { $outcome }: { $count }
stats-undecided = - sin decisión: { $count }
stats-corrected = Avisos que se corrigieron: { $part } de { $whole } ({ $percent } %)
stats-overdue = Reportes que nadie tenía a los 15 min: { $part } de { $whole } ({ $percent } %)
stats-action = La mitad tuvo una primera acción en: { $length }
stats-decision = La mitad de los decididos se decidió en: { $length }
stats-no-length = no se sabe
