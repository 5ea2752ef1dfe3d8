### Chats que pasan a ser salas de la red.

room-how =
    En el chat que será una sala, escriba: /sala CLASE CONDADOS
    Clases: moderadores (moderators), avisos (alerts), verificadores, coordinadores, editores, organización (partner). Condados con comas, o todos.
    Para avisos también dónde se puede seguir el canal: /sala avisos durham https://t.me/nuestro_canal
error-room-is-another = Este chat ya es una sala de otra clase: { $kind }. Lo que hay aquí es para quienes lo leen ahora. Para usarlo para otra cosa, mande primero /quitarsala, y borre lo que está arriba.
room-linked = Conectada: { $kind }, { $counties }.
room-unlinked = Desconectada. Aquí ya no llega nada.
room-none = Este chat no es una sala.
all-counties = todos los condados

room-kind-moderators = moderadores
room-kind-alerts = avisos
room-kind-verifiers = verificadores
room-kind-coordinators = coordinadores
room-kind-editors = editores
room-kind-partner = organización
