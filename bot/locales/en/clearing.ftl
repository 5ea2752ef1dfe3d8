### Shared phones: clearing a chat, and what the server holds.

button-clear-chat = Clear this chat
cleared-telegram = I took away what Telegram lets me: what you and I wrote here in the last 48 hours. For the rest: open this chat's menu, *Clear history* (or *Delete chat*). I have forgotten what you had begun here.
cleared-discord = I took away my own messages of the last 48 hours. Discord does not let me delete yours: hold each of them and choose *Delete Message*. I have forgotten what you had begun here.
cleared-sandbox = I took away what was written here in the last 48 hours. I have forgotten what you had begun here.
mydata-title = **What our server holds about you today**
mydata-alerts = - Alerts: { $counties }, since { $since }
mydata-alerts-none = - Alerts: none
mydata-reports = - Reports that still lead to you: { $count ->
        [0] 0
       *[other] { $count }, the first one from { $first }
    }
mydata-questions = - Questions of yours that no card answered: { $count }
mydata-draft = - A report that you began and did not send: 1
mydata-messages = - Message numbers kept so that you can clear this chat: { $count }, since { $since }. Each is gone after 48 hours.
mydata-role = - Your role as a volunteer: { $role }, { $counties }, as { $alias }, from { $since }
mydata-shifts = - Your shifts that are not over: { $count }
