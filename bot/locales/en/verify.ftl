### /verify and /about: whether an alert is ours, and how often we were wrong (R36).

verify-unknown = We have published no alert with that code. Do not share it as ours. For help, call: { $number }
verify-drill = { $alert } belongs to a drill: it is made up, and it went to rooms of volunteers alone. To everybody else I say that we published no alert with that code.
verify-ours = { $alert } is ours. This is what it says at this moment:
verify-other-text = **The text you sent is not what our alert { $alert } says.** It is older, cut or changed. Do not share it. Believe only what stands below.
verify-same-text = The text you sent says the same.
verify-basis = How we know: { $basis }.
verify-no-basis = How we know: nobody has confirmed it.
verify-checked = How we know: volunteers checked it.
verify-was-wrong = How we know: what we said was wrong, and we took it back.
verify-changes = What became of it:
verify-published = - { $at }: published
verify-updated = - { $at }: its text was changed
verify-extended = - { $at }: agents were still seen; it stands longer
verify-ended = - { $at }: ended
verify-expired = - { $at }: its time was over
verify-retracted = - { $at }: taken back, because it was wrong
about = I am Farolito, the bot of { $network }. Volunteers wrote what I say. I am not the government and not a lawyer. For help, call: { $number }
about-contact = How to reach the network: { $contact }
about-press = For the press: { $press }
about-privacy = What is kept, and for how long: { $link }
about-stage-answers = I answer questions. I take no reports and send no alerts yet.
about-stage-reports = I answer questions and take reports. I send no alerts yet.
about-stage-alerts = I answer questions, take reports, and send the alerts that volunteers publish.
about-no-alerts = We published no alert in the last { $days } days. That does not mean that nothing happened.
about-alerts = { $count ->
        [one] In the last { $days } days we published { $count } alert.
       *[other] In the last { $days } days we published { $count } alerts.
    }
about-corrected = { $count ->
        [0] We had to correct none of them.
        [one] We had to correct { $count } of them.
       *[other] We had to correct { $count } of them.
    }
