### Sheriffs, funcionarios y cartas. Lo que dice una ley y las cartas mismas están en knowledge/packs.

command-sheriff = ¿Su sheriff tiene un acuerdo 287(g)?
command-officials = Quién decide por su condado y cómo comunicarse
command-letter = Una carta a una oficina, lista para copiar

## Qué condado, qué oficina.

county-which = ¿Qué condado? Escríbalo después del comando, o escoja:
county-group = { $first } – { $last }
county-option = { $county }
county-outside = Eso está fuera de { $state }. Solo conozco las oficinas de aquí. Escoja un condado:
office-which = ¿Una carta a qué oficina?
office-option = { $title }
error-no-officials = No tengo eso para esta región.
discord-option-office = oficina
discord-option-office-about = La oficina: sheriff, gobernador, congreso, legisladores, comisionados o registros.

## El sheriff.

sheriff-title = Sheriff (alguacil) del condado de { $county }
sheriff-active = **287(g): sí.** Esta oficina firmó un acuerdo para hacer parte del trabajo de los agentes federales de inmigración.
sheriff-none = **287(g): ninguno en la lista.** El { $day } la lista federal no tenía ningún acuerdo de esta oficina.
sheriff-uncertain = **287(g): no se sabe con certeza.** Las fuentes difieren sobre esta oficina. Pregunte por escrito, o que pregunte un ciudadano.
sheriff-agreement = { $model } Firmado: { $since }.
sheriff-agreement-of = { $agency }: { $model } Firmado: { $since }.
sheriff-police = **Policía de pueblos de este condado:**
model-jem = Modelo de cárcel: agentes locales interrogan y procesan a gente en la cárcel.
model-wso = Modelo de órdenes: agentes locales entregan papeles federales de inmigración en la cárcel.
model-tfm = Fuerza de tarea: oficiales usan poderes de inmigración en la patrulla.
date-about = cerca de { $month }
sheriff-listed = _De la lista federal del { $day }._
laws-title = **La ley estatal, con o sin acuerdo:**
law-line = **{ $name }**, desde el { $day }: { $text }
sheriff-election = Los sheriffs fueron elegidos el { $day } y empiezan en { $month }. Después, un acuerdo puede cambiar.
sheriff-election-past = Los sheriffs fueron elegidos el { $day } y empezaron en { $month }, después de esta lista. El acuerdo puede haber cambiado: pregunte a la oficina.
sheriff-contact = **La oficina, para residentes. No es una línea de ayuda.** Para ayuda, llame: { $number }
sheriff-no-contact = No tenemos número ni página de esta oficina. Para ayuda, llame: { $number }
contact-from = _Número y dirección del { $day }. Nadie de la red ha llamado._
contact-undated = _La página es de fuentes públicas; no se sabe su fecha. Nadie de la red ha llamado._
sheriff-details = **De dónde viene esto: condado de { $county }**
sheriff-details-older = Una lista anterior, del { $day }, tenía este acuerdo. No está en la lista del { $newer }: terminó, o faltaba el enlace.
source-dated = { $source } ({ $day })
button-sheriff = Sheriff: { $county }
button-sheriff-more = De dónde viene
button-officials = Funcionarios: { $county }
button-letter = Escribir una carta
button-representatives = Todo el Congreso
button-letter-to = Carta: { $title }

## Funcionarios.

officials-title = **Funcionarios para el condado de { $county }**
officials-warning = Escriba a la oficina, no a la persona. No escriba del estatus de nadie.
officials-elected = Muchos cargos se eligieron el { $day }. Los nuevos sheriffs y juntas empiezan en { $sheriffs }, los legisladores y el Congreso en { $legislators }.
officials-elected-past = Muchos cargos se eligieron el { $day }. Los nuevos sheriffs y juntas empezaron en { $sheriffs }, los legisladores y el Congreso en { $legislators }. Revise quién tiene el puesto.
state-name = { -state }
officials-senate = **Senado de EE. UU.**
officials-house = **Cámara de Representantes de EE. UU.**
officials-find-house = Busque a su representante por código postal:
officials-find-senate = Los dos senadores:
officials-capitol = O llame al Capitolio y pregunte por el suyo: { $phone }
officials-legislature = **Legisladores del estado**
officials-legislature-partly = Los que nombran el condado en su página. Puede haber más: busque con su dirección en
officials-legislature-none = No conocemos ninguno para este condado. Busque con su dirección en
officials-over = Los períodos terminaron, por eso no nombramos a nadie. Busque a los nuevos aquí:
officials-sheriff = **Sheriff:** /alguacil { $county }
officials-commissioners = **Comisionados del condado:** busque la junta en la página del condado.
officials-as-of = _Datos del { $day }._
office-us-senate = Senado de EE. UU.
office-us-house = Cámara de EE. UU., distrito { $district }
office-state-senate = Senado estatal, distrito { $district }
office-state-house = Cámara estatal, distrito { $district }
office-in-town = { $town }: { $phone }
representatives-title = **El Congreso: los dos senadores y cada distrito, con sus oficinas locales**

## Cartas.

letter-title = **Carta: { $title }, condado de { $county }**
letter-past-review = **Esta carta debía revisarse el { $day }. Revise los datos antes de mandarla.**
letter-laws = **La ley hoy:**
letter-contact = **Adónde mandarla:**
letter-subject = **Asunto:** { $subject }
letter-next = El próximo mensaje es la carta en inglés, lista para copiar. Su nombre es opcional. No lo pregunto y no lo guardo.
letter-no-mail = No tenemos correo electrónico de esta oficina. Búsquelo en la página de la oficina o del condado.
letter-gloss = **En español, para entenderla. Mande la de inglés.**
letter-call = **Para decir por teléfono, 30 segundos. No tiene que dar su nombre:**
letter-call-gloss = **En español:**
