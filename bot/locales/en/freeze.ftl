### A stolen token, a frozen network, rooms that are open to everybody.

error-frozen = All new alerts are stopped. Nothing was sent. Corrections and ends still go out.
error-not-frozen = New alerts are not stopped.
error-frozen-by-you = You stopped them. Somebody else has to let alerts go out again.
error-room-public = This chat is open to everybody: people outside could read reports. Make it private (Telegram: no public name, no channel; Discord: take *View Channel* from everyone), then link it again.
error-room-unseen = I could not look at this chat, so I did not link it. Try again in a minute.
room-strangers = { $count ->
        [0] Everybody in this room holds a role.
        [one] { $count } member of this room holds no role with us.
       *[other] { $count } members of this room hold no role with us.
    }
room-readers = These roles of the server can read this room: { $roles }
room-readers-none = No role of the server can read this room but its administrators.
room-none-here = This topic is not linked by itself: the whole chat is. Send /unroom in the chat's main topic to unlink all of it.
stolen-token = **Our token for { $platform } may be stolen. All new alerts are stopped, on every platform.**
stolen-sign-conflict = The sign: another program asks for our messages, for more than a minute.
stolen-sign-webhook = The sign: somebody else receives our messages at another address, or took ours away.
stolen-sign-message = The sign: a message came from our account that this program did not write.
stolen-sign-name = The sign: our account has another name.
stolen-steps-telegram = What to do: in Telegram open @BotFather, send /revoke and choose our bot. Put the new token on the server and start the program again. Then: farolito freeze off
stolen-steps-discord = What to do: in Discord's developer portal open our application, *Bot*, *Reset Token*. Put the new token on the server and start the program again. Then: farolito freeze off
stolen-page = Every step stands in the page “Our token is stolen” (docs/stolen-token.md). Do not speak about it where the bot can read.
