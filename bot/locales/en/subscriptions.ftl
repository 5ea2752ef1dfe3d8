### Alerts for one person: asking for them, what they look like, how they come, leaving them.

subscribe-county = { $county } County
subscribe-also = Also { $county } County
subscribe-whole-state = The whole state
subscribe-share-place = Share my place (only the county is kept)
subscribe-not-known = I do not know “{ $place }”, so it is left out.
subscribe-too-many = Choose at most { $most } counties at a time, or the whole state.
subscribe-no-live = I take no live location: it would go on telling where you are. Send a place once, or write your county.

# Before anything is kept: the channel first.
subscribe-offer = **Alerts for { $counties }**: two ways.
    1. Follow the public channel. It has the same alerts, and we keep nothing about you.
    2. I write to you here. Then I keep this chat's address until you send STOP.
    We send only what volunteers confirmed. No message does not mean that nothing is happening.
subscribe-follow = Follow the channel (we keep nothing)
subscribe-follow-of = Follow the channel: { $counties }
subscribe-here = Write to me here
subscribe-no-channel = No public channel of this network serves { $counties }.
subscribed-no-rooms = No volunteers of this network serve these counties yet: { $counties }. Alerts from there may be missing.
subscribed-prefer = How they come: at night without a sound, only what is confirmed. Change it: /subscriptions

# Under an alert that is not one: it is framed at both ends.
example-frame =
    EXAMPLE, not real. An alert looks like this:
    { $text }
    EXAMPLE
example-county = Example
example-place = Example St and Sample Ave

subscriptions-title = **Your alerts**
subscriptions-none = You get no alerts here, so no address is kept for them. To get them: /subscribe durham. For help, call: { $number }
subscriptions-counties = Counties: { $counties }
subscriptions-language = Language: { $language }. Change it: /language
subscriptions-checking-off = You get: only what is confirmed
subscriptions-checking-on = You get: what is confirmed, and what is only being checked
subscriptions-sound-day = Sound: by day. From { $start } to { $end } they come at once, but silently
subscriptions-sound-always = Sound: by day and by night
subscriptions-sound-never = Sound: none
subscriptions-discreet-off = Discreet: off. The message shows the alert
subscriptions-discreet-on = Discreet: on. The message only says “Farolito: new message”, and a button shows the alert
subscriptions-leave = Without { $county }
subscriptions-more-leave = More counties than buttons: leave one with /unsubscribe and its name.
subscriptions-to-checking-off = Only what is confirmed
subscriptions-to-checking-on = Also what is being checked
subscriptions-to-sound-day = Sound by day only
subscriptions-to-sound-always = Sound day and night
subscriptions-to-sound-never = No sound
subscriptions-to-discreet-off = Show the alert in the message
subscriptions-to-discreet-on = Discreet
button-subscriptions = How they come

unsubscribed = Done: no more alerts for { $counties }. You still get: { $left }.
unsubscribed-none = You had no alerts for { $counties }. You get: { $left }.
unsubscribe-whole-state = You get the alerts of the whole state, so no single county can be left out. To choose counties, send STOP and then /subscribe with their names.

discreet-cover = Farolito: new message
discreet-open = Show

mydata-alerts-wishes = - How alerts come: { $checking ->
        [yes] confirmed and being checked
       *[no] confirmed only
    }, { $sound ->
        [always] always with a sound
        [never] without a sound
       *[day] with a sound by day
    }{ $discreet ->
        [yes] , discreet
       *[no] {""}
    }

preview-same-place = **{ $alert } stands for this place already.** One place is one alert: better update or extend that one than publish a second.
command-subscriptions = Your alerts: counties, sound, discreet
command-unsubscribe = Leave a county, or end all alerts
error-room-link-kind = Only a room for alerts has a public link.
error-room-link-wrong = That is no public link of Telegram or Discord. Write it like https://t.me/our_channel
