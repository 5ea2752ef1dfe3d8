# Cards that can be listened to.

button-listen = Listen
button-listen-to = Listen: { $title }
spoken-offer = Recordings in { $language }, made by people who speak it. To talk to a person, call: { $number }
spoken-none = Nobody has recorded answers in { $language } yet. Call { $number } and ask for an interpreter. Or ask here in Spanish or English.
