### Groups: what they get, short answers among others, Discord's opt-in roles.

command-alerts = Alerts in force, and which ones this group gets

## What a group gets.

group-gets = **This group gets the alerts of:** { $counties }.
group-gets-none = **This group gets no alerts.**
group-county-is = County where nobody names one: { $county }.
group-county-none = For when nobody names a county, none is set.
group-language-is = Language of answers and alerts here: { $language }.
group-language-en = English
group-language-es = Spanish
group-language-both = Spanish and English
alerts-none-live = No alert of ours is in force for { $counties }. That does not mean that nothing is happening.
alerts-more-live =
    { $count ->
        [one] { $count } more is in force. To read it, write to me in private: /alerts
       *[other] { $count } more are in force. To read them, write to me in private: /alerts
    }
alerts-which = Alerts of which county? Write for example: /alerts durham

## Buttons of a group's settings.

group-change = Administrators: change this
group-add-county = Add alerts of a county
group-follow = Get alerts: { $county }
group-unfollow = Stop alerts: { $county }
group-choose-county = County where nobody names one
group-choose-language = Language: { $language }
group-follow-which = Alerts of which county?
group-county-choose = Which county is meant where nobody names one?
group-done = Done
error-group-admins = Only administrators of this group can change that. Everybody may ask with /alerts.
error-group-is-channel = This chat is a channel of the network. It gets the alerts of its counties already.

## Short answers among others.

group-more = More in private
group-again = I answered that here a moment ago. Help: { $number }
group-help = I am Farolito, of { $network }. Commands that work here: /hotline /rights /alerts /verify. Ask what is your own in private: nobody here reads it.
group-actions = **What you can do:** { $titles }.
group-resources = **What is happening, and what you can do:**
group-number = Help: { $number }
group-subscribe = Alerts for one person come in a private chat, so that nobody here sees who gets them. Press the button, then *Start*. Help: { $number }
group-subscribe-open = Alerts for me: { $county }
group-subscribe-open-any = Alerts for me
group-subscribe-discord = To get alerts as private messages, write to me first, in a private message: /subscribe { $county }
group-subscribe-which = Alerts of which county? Write for example: /subscribe durham

## Discord: a role for each county.

alert-role = Take the role of { $county } County: with each alert there Discord pings you. I keep nothing about you. The same button ends it.
alert-role-button = Ping me, or stop: { $county }
alert-role-instead = Private messages instead
alert-role-given = Done: Discord pings you with each alert of { $county } County. No message does not mean that nothing is happening. To end it, press the same button.
alert-role-taken = Done: no more pings for { $county } County.
error-alert-role-none = There is no role for alerts of { $county } County on this server.
error-alert-role-forbidden = Discord does not let me change that role. Tell the administrators of the server: I need *Manage Roles*, and my own role has to stand above the one for alerts.
error-alert-role-gone = Discord does not find that role, or you are no member of its server. Tell the administrators of the server.
error-alert-role-later = Discord did not answer me. Press again in a minute.
