### The yearly page that a network publishes about itself.

transparency-title = # { $network }: the year { $year }
transparency-intro = This page is counted by our program. It names no person, no place and nothing that anybody reported. A number that is hidden is smaller than 3, or stands beside one that is: “<3 or hidden”.
transparency-alerts = ## Alerts
transparency-published = - Published: { $count }
transparency-ended = - of them ended by a person: { $count }
transparency-expired = - of them expired, because nobody knew more: { $count }
transparency-retracted = - of them taken back, because they were wrong: { $count }
transparency-live = - of them still standing: { $count }
transparency-corrected = - Corrected or taken back: { $count }
transparency-to-correction = - Time to the first correction: half within { $middle }, nine of ten within { $late }
transparency-to-correction-none = - Time to the first correction: fewer than 3 were corrected, so no time is given
transparency-reports = ## Reports
transparency-received = - Received: { $count }
transparency-outcome-confirmed = - of them confirmed and published: { $count }
transparency-outcome-confirmed-not-published = - of them confirmed and not published: { $count }
transparency-outcome-not-immigration = - of them not immigration enforcement: { $count }
transparency-outcome-inconclusive = - of them: nobody could tell: { $count }
transparency-outcome-undecided = - of them: nobody decided: { $count }
transparency-to-decision = - Time to the decision: half within { $middle }, nine of ten within { $late }
transparency-to-decision-none = - Time to the decision: fewer than 3 were decided, so no time is given
transparency-freezes = ## Stops
transparency-freezes-count = - All new alerts were stopped this often: { $count }
transparency-demands = ## Demands for information
transparency-demands-fill = - **To be filled in by a person:** subpoenas, searches and requests of authorities that we received, and what we gave. If there were none, write “none”. If the law forbids saying it, leave this out.
transparency-hidden = <3 or hidden
