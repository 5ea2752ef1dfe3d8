### Los comandos propios de la red.

room-how =
    En el chat que será una sala, escriba: /sala CLASE CONDADOS
    Clases: moderadores (moderators), avisos (alerts), verificadores, coordinadores, editores, organización (partner). Condados con comas, o todos.
    Para avisos también dónde se puede seguir el canal: /sala avisos durham https://t.me/nuestro_canal
room-linked = Conectada: { $kind }, { $counties }.
room-unlinked = Desconectada. Aquí ya no llega nada.
room-none = Este chat no es una sala.
all-counties = todos los condados
grant-how = Escriba: /otorgar CARGO CONDADOS. Cargos: responsable (owner), coordinador, moderador, verificador, editor, organización (partner).
granted = Dé este código a la persona, en privado: { $code }. Esa persona me escribe /aceptar { $code } en menos de 30 minutos. Cargo: { $role }.
accept-how = Escriba /aceptar y su código, en un chat privado conmigo.
accepted = Usted tiene el cargo: { $role }. Empieza a valer en { $minutes } min, si la coordinación no lo detiene. Los demás le ven como { $alias }.
