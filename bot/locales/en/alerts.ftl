### An alert between *Publish* and the first send, and its life after that.

goes-out = **{ $alert } goes out at { $time }.** Until then *Undo* takes it back: nothing was sent yet. { $reach }
card-goes-out = **{ $alert } goes out at { $time }.** Nothing was sent yet.
card-waits = **{ $alert } waits. Nothing was sent.** Send it, or take it back.
alert-waits = **{ $alert } ({ $county }) was not sent:** its time came while alerts were frozen, or the program stood still. Read it again on the report's card. Then send it, or take it back.
button-undo = Undo
button-send-it = Send it
undone = { $alert } was taken back. Nothing was sent. The report waits as before.
sent-after-all = { $alert } goes out.
error-went-out = It has gone out already. What you can do stands on the report's card.
error-undone-already = It was taken back already. Nothing was sent.
error-hold-not-over = It goes out by itself in a moment.
error-waited-too-long = Its time is over: it would say something old. Take it back, and look at the report again.
