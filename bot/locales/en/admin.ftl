### The network's own commands.

room-how =
    In the chat that is to be a room, write: /room KIND COUNTIES
    Kinds: moderators, alerts, verifiers, coordinators, editors, partner. Counties with commas, or all.
    For alerts also where anybody may follow the channel: /room alerts durham https://t.me/our_channel
room-linked = Linked: { $kind }, { $counties }.
room-unlinked = Unlinked. Nothing goes here any more.
room-none = This chat is not a room.
all-counties = all counties
grant-how = Write: /grant ROLE COUNTIES. Roles: owner, coordinator, moderator, verifier, editor, partner.
granted = Give this code to the person, in private: { $code }. They write /accept { $code } to me within 30 minutes. Role: { $role }.
accept-how = Write /accept and your code, in a private chat with me.
accepted = You have the role: { $role }. It takes effect in { $minutes } min, unless a coordinator stops it. Others see you as { $alias }.
