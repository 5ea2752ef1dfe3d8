### How the network did.

stats-title = **The last { $days } days**
stats-reports = Reports: { $count }
stats-outcome = - { $outcome }: { $count }
stats-undecided = - no decision: { $count }
stats-corrected = Alerts that were corrected: { $part } of { $whole } ({ $percent } %)
stats-overdue = Reports that nobody had after 15 min: { $part } of { $whole } ({ $percent } %)
stats-action = Half of them had a first action within: { $length }
stats-decision = Half of the decided ones were decided within: { $length }
stats-no-length = not known
