### Chats that become rooms of the network.

room-how =
    In the chat that is to be a room, write: /room KIND COUNTIES
    Kinds: moderators, alerts, verifiers, coordinators, editors, partner. Counties with commas, or all.
    For alerts also where anybody may follow the channel: /room alerts durham https://t.me/our_channel
error-room-is-another = This chat is already a room of another kind: { $kind }. What stands here is for those who read it now. To use it for something else, send /unroom first, and delete what is above.
room-linked = Linked: { $kind }, { $counties }.
room-unlinked = Unlinked. Nothing goes here any more.
room-none = This chat is not a room.
all-counties = all counties

room-kind-moderators = moderators
room-kind-alerts = alerts
room-kind-verifiers = verifiers
room-kind-coordinators = coordinators
room-kind-editors = editors
room-kind-partner = partner
