### Quién puede hacer qué (docs/rules.md R22).

command-roles = Para la red: quién tiene qué cargo
command-revoke = Para la red: terminar un cargo
command-papercode = Para voluntarios: un código que detiene sus cargos si pierde el teléfono
command-suspend = Para voluntarios: detener sus cargos con el código de papel
command-link = Para voluntarios: hacer de sus dos cuentas una sola persona

role-owner = responsable
role-coordinator = coordinador
role-moderator = moderador
role-verifier = verificador
role-editor = editor
role-partner = organización

grant-how = Escriba: /otorgar CARGO CONDADOS. Cargos: responsable (owner), coordinador, moderador, verificador, editor, organización (partner).
granted = Dé este código a la persona, en privado: { $code }. Esa persona me escribe /aceptar { $code } en menos de 30 minutos. Cargo: { $role }.
accept-how = Escriba /aceptar y su código, en un chat privado conmigo.
accepted = Usted tiene el cargo: { $role }. Empieza a valer en { $minutes } min, si la coordinación no lo detiene. Los demás le ven como { $alias }.
accepted-at-once = Usted tiene el cargo: { $role }. Los demás le ven como { $alias }.
paper-offer = Por si pierde o le quitan el teléfono: escríbame /codigopapel y apunte el código en un papel.
verifier-offer = Antes de su primera tarea, escriba /verificador y lea lo que acepta.

grant-waits = **{ $alias } va a ser { $role }**, { $counties }. Le dio el cargo: { $giver }. Vale desde: { $time }. ¿Usted no sabía de esto? Deténgalo.
grant-begun = { $alias } es { $role }, { $counties }, desde: { $time }.
grant-stopped = { $who } lo detuvo, { $time }: { $alias } no pasa a ser { $role }.
grant-ended = { $who } lo terminó, { $time }: { $alias } ya no es { $role }, { $counties }.
grant-stop-done = Detenido: { $alias } no pasa a ser { $role }.
grant-stopped-person = La coordinación detuvo su nuevo cargo: { $role }. Pregunte a quien se lo dio.
button-grant-stop = Detener esto
role-ended-person = Terminó su cargo: { $role }.

revoke-how = Escriba: /revocar ALIAS CARGO, por ejemplo /revocar M3 moderador. Cargos: responsable (owner), coordinador, moderador, verificador, editor, organización (partner).
revoked = { $alias } ya no es { $role }.
roles-title = **Quién tiene qué cargo**
roles-line = { $alias } · { $role } · { $counties }
roles-line-waits = { $alias } · { $role } · { $counties } · desde: { $time }
roles-line-suspended = { $alias } · { $role } · { $counties } · suspendido

paper-code =
    Apunte esto en un papel, y guárdelo lejos de su teléfono: **{ $code }**
    Quien me mande /suspender { $code }, desde cualquier cuenta, suspende de inmediato todos sus cargos. La coordinación se entera, y solo ella puede levantarlo. Muestro el código una sola vez. Con otro /codigopapel este ya no sirve.
    Después borre este mensaje.
suspend-how = Escriba: /suspender y el código de su papel. La coordinación puede escribir un alias.
suspended-code = Listo. Los cargos de este código están suspendidos. Se avisó a la coordinación.
suspended-alias = Los cargos de { $alias } están suspendidos.
suspended-by-code = **Todos los cargos de { $alias } están suspendidos** desde: { $time }. Se usó su código de papel. Hable con la persona antes de levantarlo.
suspended-by = **Todos los cargos de { $alias } están suspendidos** desde: { $time }. Lo hizo { $who }.
suspension-lifted = Los cargos de { $alias } valen otra vez desde: { $time }. { $who } levantó la suspensión.
roles-restored-person = Sus cargos valen otra vez. Su código de papel ya se usó: escriba /codigopapel para otro.
button-lift = Levantar la suspensión
lifted = Los cargos de { $alias } valen otra vez.

link-code =
    En un chat privado conmigo, desde su otra cuenta, escriba: /enlazar { $code }
    Sirve una vez, durante 10 minutos. Desde entonces las dos cuentas son una persona, y lo que aprueban cuenta una vez.
linked = Listo. Esta cuenta y la otra son una sola persona, { $alias }.
link-announced = { $alias } enlazó otra cuenta ({ $platform }). ¿Usted no sabía de esto? Escriba /suspender { $alias }.

error-person-unknown = Nadie tiene el alias «{ $alias }». Vea /cargos.
error-role-none = { $alias } no tiene ese cargo: { $role }.
error-role-from-config = { $alias } tiene ese cargo por config.yaml. Quite la línea del archivo y vuelva a arrancar. De inmediato: /suspender { $alias }.
error-grant-late = Ya es tarde para detenerlo: el cargo vale, o ya se detuvo. Termínelo con /revocar.
error-paper-code-unknown = Ningún cargo es de ese código. Mire otra vez su papel. La coordinación puede suspender por alias.
error-suspended-already = Esos cargos ya están suspendidos.
error-not-suspended = Esos cargos no están suspendidos.
error-link-unknown = Ese código no vale. Escriba /enlazar en su primera cuenta para tener otro.
error-linked-already = Estas cuentas ya son una sola persona.
