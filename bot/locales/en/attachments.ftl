### Photos, voice notes and videos that came with a report.

## What the reporter hears: one message when it arrived, or why it was not taken. The words of the report are saved in any case.

attachment-ready =
    { $kind ->
        [photo] { $report }: your photo arrived.
        [voice] { $report }: your voice note arrived.
       *[video] { $report }: your video arrived.
    } Keep your original. This number is the fingerprint (SHA-256) of the file as it reached us: { $fingerprint }
    With it a lawyer can show later that a file was not changed. We do not keep the number. The app may have made the file smaller before it reached us; then the number belongs to that copy.
attachment-over-limit = { $report }: a file is larger than 20 MB, so I could not take it. Your words are saved. Send a smaller file or a shorter video.
attachment-too-many = { $report }: I took the first 10 files and left the others. Your words are saved.
attachment-day-is-full = { $report }: today I can take no more photos, voice notes or videos. Your words are saved. Say in words what the file shows.
attachment-unknown = { $report }: I could not open a file. I take photos, voice notes and videos. Your words are saved.
attachment-animated = { $report }: I do not take pictures that move (GIF). Send a photo or a video. Your words are saved.
attachment-too-large = { $report }: a picture is too large to open. Send a smaller one. Your words are saved.
attachment-unreadable = { $report }: a file is damaged and could not be opened. Send it again, or say in words what it shows. Your words are saved.
attachment-gone = { $report }: I could not get a file. Send it again, or say in words what it shows. Your words are saved.

## On a card.

card-fetching =
    { $count ->
        [one] 1 file is being fetched
       *[other] { $count } files are being fetched
    }
card-not-taken =
    { $count ->
        [one] 1 file could not be taken
       *[other] { $count } files could not be taken
    }
button-open-photo = Open the photo
button-open-voice = Open the voice note
button-open-video = Open the video
button-open-files = Open the { $count } files
button-open-of = Open what came with { $report }

## Opening.

opened-here = { $report }, { $number } of { $count }. Only you see this. Do not pass it on: it may show who the reporter is.
opened-in-private = { $report }, { $number } of { $count }. This message is deleted after 10 minutes. Do not pass it on: it may show who the reporter is.
# Stands in the private chat until what was asked for is in it.
comes-in-a-moment = What you asked for will be here in a moment. If it is not here after a minute, press the button again.
opened-notice = I sent it to you in our private chat.
opening-closed = { $who }: I cannot write to you in private. Open a chat with me, press Start, then press the card's button again.
button-open-chat = Open a chat with me
watched-open = **{ $who } opened the files of { $count } reports within an hour.** If nobody of you knows why: /suspend { $who }
watched-destroy = **{ $who } destroyed { $count } reports within an hour.** If nobody of you knows why: /suspend { $who }
error-nothing-to-open = There is nothing to open here yet. If a file is being fetched, try again in a minute.

## /mydata.

mydata-files = - Photos, voice notes and videos that came with those reports: { $count }
