### Who may do what (docs/rules.md R22).

command-roles = For the network: who has which role
command-revoke = For the network: end a role
command-papercode = For volunteers: a code that stops your roles if your phone is lost
command-suspend = For volunteers: stop your roles with your paper code
command-link = For volunteers: make your two accounts one person

role-owner = owner
role-coordinator = coordinator
role-moderator = moderator
role-verifier = verifier
role-editor = editor
role-partner = partner

grant-how = Write: /grant ROLE COUNTIES. Roles: owner, coordinator, moderator, verifier, editor, partner.
granted = Give this code to the person, in private: { $code }. They write /accept { $code } to me within 30 minutes. Role: { $role }.
accept-how = Write /accept and your code, in a private chat with me.
accepted = You have the role: { $role }. It takes effect in { $minutes } min, unless a coordinator stops it. Others see you as { $alias }.
accepted-at-once = You have the role: { $role }. Others see you as { $alias }.
paper-offer = In case your phone is lost or taken: write /papercode to me, and put the code on paper.
verifier-offer = Before your first task, write /verifier and read what you agree to.

grant-waits = **{ $alias } is to be { $role }**, { $counties }. { $giver } gave the role. It takes effect { $time }. Do you not know about this? Stop it.
grant-begun = { $alias } is { $role }, { $counties }, since { $time }.
grant-stopped = Stopped by { $who }, { $time }: { $alias } does not become { $role }.
grant-ended = Ended by { $who }, { $time }: { $alias } is no longer { $role }, { $counties }.
grant-stop-done = Stopped: { $alias } does not become { $role }.
grant-stopped-person = Your new role was stopped by the coordinators: { $role }. Ask whoever gave it to you.
button-grant-stop = Stop this
role-ended-person = Your role has ended: { $role }.

revoke-how = Write: /revoke ALIAS ROLE, for example /revoke M3 moderator. Roles: owner, coordinator, moderator, verifier, editor, partner.
revoked = { $alias } is no longer { $role }.
roles-title = **Who has which role**
roles-line = { $alias } · { $role } · { $counties }
roles-line-waits = { $alias } · { $role } · { $counties } · from { $time }
roles-line-suspended = { $alias } · { $role } · { $counties } · suspended

paper-code =
    Write this on paper, and keep it apart from your phone: **{ $code }**
    Whoever sends me /suspend { $code }, from any account, suspends all your roles at once. Coordinators hear of it, and only they can lift it. I show the code once. With a new /papercode this one no longer works.
    Then delete this message.
suspend-how = Write: /suspend and the code on your paper. Coordinators may write an alias instead.
suspended-code = Done. The roles that belong to this code are suspended. The coordinators were told.
suspended-alias = The roles of { $alias } are suspended.
suspended-by-code = **All roles of { $alias } are suspended** since { $time }: their paper code was used. Talk to the person before you lift it.
suspended-by = **All roles of { $alias } are suspended** since { $time }, by { $who }.
suspension-lifted = The roles of { $alias } are in force again since { $time }. { $who } lifted the suspension.
roles-restored-person = Your roles are in force again. Your paper code is used up: write /papercode for a new one.
button-lift = Lift the suspension
lifted = The roles of { $alias } are in force again.

link-code =
    In a private chat with me, on your other account, write: /link { $code }
    It works once, for 10 minutes. From then on both accounts are one person, and what they approve counts once.
linked = Done. This account and the other one are one person, { $alias }.
link-announced = { $alias } linked another account ({ $platform }). Do you not know about this? Write /suspend { $alias }.

error-person-unknown = Nobody has the alias “{ $alias }”. See /roles.
error-role-none = { $alias } does not have that role: { $role }.
error-role-from-config = { $alias } has that role from config.yaml. Take the line out of the file and restart. At once: /suspend { $alias }.
error-grant-late = It is too late to stop that: the role is in force, or was stopped. End it with /revoke.
error-paper-code-unknown = No roles belong to that code. Look at your paper again. Coordinators can suspend by alias.
error-suspended-already = Those roles are suspended already.
error-not-suspended = Those roles are not suspended.
error-link-unknown = That code is not valid. Write /link on your first account for a new one.
error-linked-already = These accounts are one person already.
