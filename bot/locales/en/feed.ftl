### The titles of the feed's entries: what the alert is at this moment (R35).

feed-published = Published
feed-updated = Changed
feed-extended = Still stands
feed-ended = Ended
feed-expired = Expired
feed-retracted = CORRECTION
feed-replaced = Replaced, this is the newest text
feed-paused = Alerts are paused
