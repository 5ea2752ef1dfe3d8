### Respostas: o que fica em volta de uma ficha, e o começo. Rascunho de tradução; o resto vem em inglês ou espanhol.

## A primeira linha de uma emergência (docs/rules.md R3).

first-agents-here = Calma. Você pode ficar em silêncio. Se estiverem na sua porta, não abra. Ligue para um destes números:
first-being-taken = Calma, e não atrapalhe. Lembre: você pode ficar em silêncio e não assinar nada. Ligue:
first-medical = Perigo de vida: ligue primeiro para o 911.
first-wish-to-die = Você importa. Ligue ou mande mensagem para o 988, de dia ou de noite: alguém escuta, em inglês e espanhol. Perigo de vida: 911.
first-violence-at-home = Se está em perigo, ligue para o 911. Linha Nacional contra a Violência Doméstica: 1-800-799-7233, dia e noite.
first-child-alone = Fique com um adulto de confiança. Não saia para olhar. Ligue:

## Em volta de uma ficha.

card-not-in-language = Por enquanto esta resposta existe só em inglês e espanhol.
card-say = **Diga assim:**
card-caution = **Cuidado:** { $text }
card-change = **Mudou, { $day }:** { $text }
card-sources =
    { $count ->
        [one] Escrito com { $count } fonte.
       *[other] Escrito com { $count } fontes.
    }
# In the place of a day whose month alone is known.
card-date-about = cerca de { $month }
card-footer-draft = _Dados de { $day }. É informação, não conselho jurídico: rascunho de tradução, que nem um advogado nem um falante da língua revisou ainda._
card-footer-reviewed = _Dados de { $day }, revisados por um advogado. É informação, não conselho sobre um caso._
card-past-review = **Estes dados deviam ser revisados em { $day }. Pergunte em um número abaixo antes de confiar neles.**
button-more-text = Mais
send-as-report = Enviar como relato

## Números.

hours-unknown = horário não conhecido
number-from = de fontes públicas, { $month }
number-from-about = de fontes públicas, por volta de { $month }
number-historical = número antigo, visto pela última vez em { $month }
hotlines-for = Números para o condado de { $county }
hotlines-statewide = Números para o estado ({ -state })
hotlines-national = Números para todo o país
hotline-say-county = Para o seu condado, escreva por exemplo: /hotline durham

## Perguntas sem resposta.

ask-empty = Escreva sua pergunta, por exemplo: agentes estão na minha porta. Ou ligue: { $number }
ask-in-words = Escreva sua pergunta com suas palavras. Se é urgente, ligue: { $number }
unanswered = Não tenho uma resposta dos nossos voluntários para isso. Estes números podem ajudar, ou escolha abaixo.
which-place = Esse nome é de mais de um lugar. Qual é?
place-outside = Isso fica fora do estado ({ -state }). Estes números atendem o país inteiro.
place-unknown = Não conheço o lugar “{ $place }”. Escreva um condado, uma cidade ou um código postal do estado ({ -state }).
question-or-report = É uma pergunta, ou um relato de algo que você viu? Ninguém recebeu isso ainda. Para ajuda, ligue: { $number }
it-is-a-question = É uma pergunta
no-live-location = Não aceito localização ao vivo, para que ninguém possa seguir você. Escreva a esquina ou a cidade. Para ajuda, ligue: { $number }

## O começo.

language-set = O que está acontecendo?
rights-title = **Seus direitos.** Escolha o que está acontecendo:
actions-title = **O que você pode fazer.** Escolha:
start = Sou o Farolito, de { $network }. Não sou do governo nem advogado. O que está acontecendo? 1 Estão aqui agora · 2 Levaram alguém · 3 Relatar o que vi · 4 Um número para ligar · 5 Meus direitos · 6 Avisos do meu condado. Escreva ou toque. EN · ES
start-here = 1 Estão aqui agora
start-taken = 2 Levaram alguém
start-report = 3 Relatar o que vi
start-number = 4 Um número para ligar
start-rights = 5 Meus direitos
start-alerts = 6 Avisos do meu condado

# The state: in a running program the name that the pack of the region gives it (names: in pack.yaml).
-state = Carolina do Norte
