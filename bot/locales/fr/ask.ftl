### Réponses : ce qui entoure une fiche, et le début. Brouillon de traduction ; le reste vient en anglais ou en espagnol.

## La première ligne d'une urgence (docs/rules.md R3).

first-agents-here = Restez calme. Vous pouvez garder le silence. S'ils sont à votre porte, n'ouvrez pas. Appelez un de ces numéros :
first-being-taken = Restez calme et ne gênez pas. Rappelez-vous : vous pouvez garder le silence et ne rien signer. Appelez :
first-medical = Danger de mort : appelez d'abord le 911.
first-wish-to-die = Vous comptez. Appelez le 988 ou envoyez-lui un message, jour et nuit : quelqu'un écoute, en anglais et en espagnol. Danger de mort : 911.
first-violence-at-home = Si vous êtes en danger, appelez le 911. Ligne nationale contre la violence domestique : 1-800-799-7233, jour et nuit.
first-child-alone = Restez avec un adulte de confiance. N'allez pas voir dehors. Appelez :

## Autour d'une fiche.

card-not-in-language = Cette réponse n'existe pour l'instant qu'en anglais et en espagnol.
card-say = **Dites-le ainsi :**
card-caution = **Attention :** { $text }
card-change = **Changement, { $day } :** { $text }
card-sources =
    { $count ->
        [one] Écrit d'après { $count } source.
       *[other] Écrit d'après { $count } sources.
    }
# In the place of a day whose month alone is known.
card-date-about = mois de { $month } environ
card-footer-draft = _Faits au { $day }. C'est une information, pas un conseil juridique : un brouillon de traduction, que ni un avocat ni une personne de langue française n'a encore relu._
card-footer-reviewed = _Faits au { $day }, relus par un avocat. C'est une information, pas un conseil sur un dossier._
card-past-review = **Ces faits devaient être revus le { $day }. Demandez à un numéro ci-dessous avant de vous y fier.**
button-more-text = Plus
send-as-report = Envoyer comme signalement

## Numéros.

hours-unknown = horaires inconnus
number-from = selon des sources publiques, { $month }
number-from-about = selon des sources publiques, vers { $month }
number-historical = ancien numéro, vu pour la dernière fois en { $month }
hotlines-for = Numéros pour le comté de { $county }
hotlines-statewide = Numéros pour l'État ({ -state })
hotlines-national = Numéros pour tout le pays
hotline-say-county = Pour votre comté, écrivez par exemple : /hotline durham

## Questions sans réponse.

ask-empty = Écrivez votre question, par exemple : des agents sont à ma porte. Ou appelez : { $number }
ask-in-words = Écrivez votre question avec vos mots. Si c'est urgent, appelez : { $number }
unanswered = Je n'ai pas de réponse de nos bénévoles à cela. Ces numéros peuvent aider, ou choisissez ci-dessous.
which-place = Ce nom est celui de plusieurs lieux. Lequel ?
place-outside = C'est hors de l'État ({ -state }). Voici les numéros qui servent tout le pays.
place-unknown = Je ne connais pas le lieu « { $place } ». Écrivez un comté, une ville ou un code postal de l'État ({ -state }).
question-or-report = Est-ce une question, ou un signalement de ce que vous avez vu ? Personne ne l'a encore reçu. Pour de l'aide, appelez : { $number }
it-is-a-question = C'est une question
no-live-location = Je ne prends pas de position en direct, pour que personne ne puisse vous suivre. Écrivez le coin de rue ou la ville. Pour de l'aide, appelez : { $number }

## Le début.

language-set = Que se passe-t-il ?
rights-title = **Vos droits.** Choisissez ce qui se passe :
actions-title = **Ce que vous pouvez faire.** Choisissez :
start = Je suis Farolito, de { $network }. Ni gouvernement, ni avocat. Que se passe-t-il ? 1 Ils sont ici · 2 On a pris quelqu'un · 3 Signaler ce que j'ai vu · 4 Un numéro à appeler · 5 Mes droits · 6 Alertes de mon comté. Écrivez ou touchez. EN · ES
start-here = 1 Ils sont ici
start-taken = 2 On a pris quelqu'un
start-report = 3 Signaler ce que j'ai vu
start-number = 4 Un numéro à appeler
start-rights = 5 Mes droits
start-alerts = 6 Alertes de mon comté

# The state: in a running program the name that the pack of the region gives it (names: in pack.yaml).
-state = Caroline du Nord
