### Repons: sa ki antoure yon fich, ak kòmansman an. Bouyon tradiksyon; rès la vini ann angle oswa panyòl.

## Premye liy yon ijans (docs/rules.md R3).

first-agents-here = Rete kalm. Ou gen dwa rete an silans. Si yo nan pòt ou, pa louvri. Rele youn nan nimewo sa yo:
first-being-taken = Rete kalm, epi pa bare wout yo. Sonje: ou gen dwa rete an silans epi pa siyen anyen. Rele:
first-medical = Danje lanmò: rele 911 anvan.
first-wish-to-die = Ou gen valè. Rele oswa voye mesaj bay 988, lajounen kou lannwit: gen moun k ap koute, ann angle ak panyòl. Danje lanmò: 911.
first-violence-at-home = Si ou an danje, rele 911. Liy Nasyonal kont Vyolans nan Kay: 1-800-799-7233, lajounen kou lannwit.
first-child-alone = Rete ak yon granmoun ou fè konfyans. Pa soti al gade. Rele:

## Sa ki antoure yon fich.

card-not-in-language = Pou kounye a repons sa a egziste sèlman ann angle ak panyòl.
card-say = **Di sa konsa:**
card-caution = **Atansyon:** { $text }
card-change = **Sa chanje, { $day }:** { $text }
card-sources = Kantite sous: { $count }.
# In the place of a day whose month alone is known.
card-date-about = anviwon { $month }
card-footer-draft = _Enfòmasyon { $day }. Se enfòmasyon, se pa konsèy avoka: yon bouyon tradiksyon, ni yon avoka ni yon moun ki pale lang nan poko verifye l._
card-footer-reviewed = _Enfòmasyon { $day }, yon avoka verifye yo. Se enfòmasyon, se pa konsèy sou yon dosye._
card-past-review = **Yo te dwe verifye enfòmasyon sa yo { $day }. Mande nan yon nimewo anba a anvan ou konte sou yo.**
button-more-text = Plis
send-as-report = Voye kòm rapò

## Nimewo.

hours-unknown = nou pa konnen lè yo louvri
number-from = dapre sous piblik, { $month }
number-from-about = dapre sous piblik, anviwon { $month }
number-historical = ansyen nimewo, dènye fwa nou wè l { $month }
hotlines-for = Nimewo pou konte { $county }
hotlines-statewide = Nimewo pou { -state }
hotlines-national = Nimewo pou tout peyi a
hotline-say-county = Pou konte pa w, ekri pa egzanp: /hotline durham

## Kesyon ki pa gen repons.

ask-empty = Ekri kesyon ou, pa egzanp: ajan yo nan pòt mwen. Oswa rele: { $number }
ask-in-words = Ekri kesyon ou ak pawòl pa w. Si sa ijan, rele: { $number }
unanswered = Mwen pa gen repons volontè nou yo pou sa. Nimewo sa yo ka ede, oswa chwazi anba a.
which-place = Gen plis pase yon kote ki gen non sa a. Kilès?
place-outside = Kote sa a pa nan { -state }. Men nimewo ki sèvi pou tout peyi a.
place-unknown = Mwen pa konnen kote “{ $place }”. Ekri yon konte, yon vil oswa yon kòd postal nan { -state }.
question-or-report = Èske se yon kesyon, oswa yon rapò sou yon bagay ou wè? Pèsonn poko resevwa l. Pou jwenn èd, rele: { $number }
it-is-a-question = Se yon kesyon
no-live-location = Mwen pa pran pozisyon an dirèk, pou pèsonn pa ka suiv ou. Ekri kwen lari a oswa vil la. Pou jwenn èd, rele: { $number }

## Kòmansman an.

language-set = Sa k ap pase?
rights-title = **Dwa ou.** Chwazi sa k ap pase:
actions-title = **Sa ou ka fè.** Chwazi:
start = Mwen se Farolito, { $network }. Mwen pa gouvènman, mwen pa avoka. Sa k ap pase? 1 Yo la kounye a · 2 Yo pran yon moun · 3 Rapòte sa m wè · 4 Yon nimewo pou rele · 5 Dwa mwen · 6 Avi pou konte m. Ekri oswa peze. EN · ES
start-here = 1 Yo la kounye a
start-taken = 2 Yo pran yon moun
start-report = 3 Rapòte sa m wè
start-number = 4 Yon nimewo pou rele
start-rights = 5 Dwa mwen
start-alerts = 6 Avi pou konte m

# The state: in a running program the name that the pack of the region gives it (names: in pack.yaml).
-state = Kawolin di Nò
