# What the bot itself says, in English. Quotes and titles are the documents' and stay as they are.

language-name = English

## Answers

answer-none = The documents don't say.
answer-nearest = Nearest to your question:
answer-offer = Questions that they do answer:
answer-weak = I am not sure that this answers it, but it is the nearest the documents come:
answer-newest = The newest of these sources is of { $date }: { $age }.
disagreement-number = The sources disagree about the figure. See [{ $first }] and [{ $second }]:
disagreement-time = The sources disagree about the time. See [{ $first }] and [{ $second }]:
disagreement-person = The sources disagree about who it was. See [{ $first }] and [{ $second }]:
answer-foreign = No document is in the language of your question, and the model that Quoth comes with knows English best. Whoever runs this bot can set { $setting } to a multilingual model, such as { $model }.
answer-failed = Sorry, something went wrong here and I could not answer. Please ask again.
citation-undated = undated
citation-page = p. { $page }
citation-also-in = also in { $sources }

## Buttons under an answer, and links to quotes

button-context = In context
button-context-of = In context [{ $number }]
button-more = More quotes
button-copy = Copy quote
button-share = Share
vote-counted = Thank you: { $vote }
quote-gone = These words no longer stand in the documents.
quotes-gone = I no longer know which quotes these were. Please ask again.
shown-already = It is there already, below.
link-unknown = I do not know this link. Perhaps a part of it is missing; or just ask me.

## How to ask

welcome =
    I answer questions about { $documents ->
        [one] { $documents } document
       *[other] { $documents } documents
    }, in the documents' own words: every answer is a quote with its source. Where the documents say nothing, so do I.
welcome-ask = In a private chat, just ask. In a group, write { $command } and your question, mention me, or reply to me.
for-example = For example:
ask-empty = Write your question after the command { $command }.
suggestion-gone = The documents have changed, and this question with them.

## The language of these words

language-menu = In which language shall I write here? Quotes stay in the language of the documents.
language-telegram = As in Telegram's settings
language-changed = From now on I write in English.
language-changed-telegram = From now on I write in the language of Telegram's settings.
language-administrators = Only administrators can change the language of this group.

## Who may ask, and how much

access-refused = I answer only people my operators have let in. To be let in, give them this number, your Telegram id: { $id }
limit-reached = That is more than I can answer at once. Please go on in a minute.

## Groups

administrators-only = Only administrators of this group can do that.
quiet-on = I am quiet here: I answer only commands, mentions and replies to me.
quiet-off = I am loud here: I also answer questions to everybody that end with a question mark, if the documents answer them surely. /quiet ends it.
quiet-private = In a private chat I answer everything. /quiet and /loud are for groups.
hearing-all = I hear every message here.
hearing-little = I hear only commands and replies to me, and no mentions. To change that: write /setprivacy to @BotFather, choose me and Disable; then remove me from the group and add me again. Or make me an administrator.
diagnose-title = What I can do here
diagnose-private = In a private chat I hear and answer everything. In a group, /diagnose tells its administrators more.
diagnose-sends = I may write here.
diagnose-sends-not = I may not write there. Let members of the group, or me, send messages.
diagnose-reacts = I may react to messages.
diagnose-reacts-not = I may not react to messages.
diagnose-topics-open = I answer in the topic where I am asked, but not in closed ones. For those make me an administrator who may manage topics.
diagnose-topics-all = I answer in the topic where I am asked, in closed ones too.
diagnose-chat = The id of this group, for the settings of whoever runs me: { $chat }
inline-works = In any other chat, { $name } and a question finds quotes to send.
inline-off = { $name } and a question does not find quotes in other chats yet. To change that: write /setinline to @BotFather and choose me.
inline-empty = Write a question, or ask me in private
inline-nothing = The documents don't say. Ask me in private
guest-off = I am set up to answer as a guest in chats that I am not in, but @BotFather does not allow it yet: switch on guest mode in my settings there.

## Documents

rich-further =
    { $quotes ->
        [one] { $quotes } more quote
       *[other] { $quotes } more quotes
    }
documents-title =
    { $documents ->
        [one] { $documents } document
       *[other] { $documents } documents
    }, the newest first
document-passages =
    { $passages ->
        [one] { $passages } passage
       *[other] { $passages } passages
    }
documents-gone = This document is not here any more, or has changed. /documents shows those there are.

## The daily digest

digest-title = What is new: { $date }
digest-title-archive = From the archive: { $date }
digest-first = This is the first digest here: it tells of the last seven days.
digest-first-central = This is the first digest here. The last seven days brought nothing, so it tells what the documents are most about.
digest-nothing-new = Nothing new has come; here is a passage instead.
digest-archive = from the archive
digest-updated = updated
digest-documents = { $count ->
    [one] { $count } document
   *[other] { $count } documents
}
digest-versions = The documents disagree:
digest-also = Also new:
digest-more = More on { $number }
digest-settings = Settings
digest-story-gone = This story is no longer in the documents.

## The menu of the daily digest; words on buttons are short

digest-name = Daily digest
digest-about = It tells this chat what is new in the documents, in their own words.
digest-on = It is on.
digest-off = It is off.
digest-off-by-itself = It is off: Telegram no longer let me write here.
digest-timing = { $days } at { $time }, by the clock of { $city }; { $stories ->
    [one] { $stories } story
   *[other] { $stories } stories
} at most.
digest-every-day = Every day
digest-working-days = Monday to Friday
digest-about-topic = Only what is about “{ $topic }”.
digest-any-topic = It tells of anything that is new.
digest-always = If nothing is new, it brings a passage from the archive.
digest-only-news = If nothing is new, nothing comes.
digest-in-topic = It comes to the topic where it was turned on.
digest-next = The next one comes on { $when }.
digest-turn-on = Turn on
digest-turn-off = Turn off
digest-button-hour = At { $time }
digest-button-zone = Time zone: { $city }
digest-button-days = Days
digest-button-topic = Topic
digest-button-topic-type = Write a topic
digest-button-topic-clear = Any topic
digest-button-length = { $stories ->
    [one] { $stories } story
   *[other] { $stories } stories
}
digest-button-always = Archive if nothing is new
digest-button-preview = Preview
digest-button-back = ‹ Back
digest-button-city = Write a city
digest-button-location = Share my location
digest-button-list = Choose from a list
digest-choose-hour = At what time, by the clock of { $city }?
digest-choose-days = On which days?
digest-last-day = At least one day has to stay. To have no digest, turn it off.
digest-choose-zone = The clock of { $city } is used; it is { $time } there. In which city do you live by the clock?
digest-choose-area = Choose the part of the world, then a city with your time.
digest-ask-city = By which city's clock shall the digest come? Write its name in a reply to this message.
digest-city-example = For example: Riga
digest-ask-location = Share where you are, and I look up the time zone. The place itself is not kept.
digest-which-city = Which is your time?
digest-city-unknown = I know no city called “{ $city }”. Try a bigger one nearby, or choose from a list.
digest-ask-topic = What shall the digest be about? Write it in a reply to this message.
digest-topic-example = For example: drone production
digest-preview-nothing = There is nothing new at the moment.
digest-administrators = Only administrators can change the digest of this group.

## Digests as they are sent

digest-topic-lost = The topic that these digests went to is closed or deleted. From now on they come here.
digest-status = Digests
digest-status-chats = On in { $on }, off in { $off }
digest-status-off = Turned off by themselves: { $blocked } blocked, { $removed } removed from the group, { $notFound } not found, { $mayNotWrite } without the right to write
digest-status-day = In the last 24 hours: { $sent } sent, { $nothing } with nothing to tell, { $missed } missed, { $failed } failed
digest-status-in-hand = Being sent: { $count }
digest-status-unknown = Perhaps not arrived: { $count ->
        [one] { $count } message
       *[other] { $count } messages
    }
digest-status-last = The last one: { $time }
## For operators

status-index = Index
status-generation = { $name }, built { $built }
status-documents = Documents: { $documents }
status-passages = Passages: { $passages }
status-model = Model: { $model }
status-bot = Bot
status-uptime = Running for { $days } d { $hours } h { $minutes } min
status-questions = Questions today (UTC)
status-asked = Asked: { $asked }
status-verdicts = Answered: { $answered }, not surely: { $weak }, not at all: { $none }
status-median = Median time: { $seconds } s
status-chats = Chats
status-chats-known = Known: { $known }, of these gone: { $gone }
status-unreadable = A part could not be read. The log says more.
index-begun = Bringing the index up to the documents…
index-progress = Bringing the index up to the documents: { $done } of { $total } new sentences, { $percent } %
index-busy = The index is being brought up to the documents already. Please wait for its report.
index-published = The index is up to the documents.
index-not-published = The new index answers the documents' own questions worse than the one in use, so that one stays.
index-changes = Documents added: { $added }, changed: { $changed }, renamed: { $renamed }, removed: { $removed }, unchanged: { $unchanged }
index-grading = Own questions answered: { $percent } %
index-grading-before = Own questions answered: { $percent } % (before: { $before } %)
index-unread =
    { $files ->
        [one] { $files } file could not be read:
       *[other] { $files } files could not be read:
    }
index-unread-more =
    { $files ->
        [one] and { $files } more file
       *[other] and { $files } more files
    }
index-failed = The index could not be brought up to the documents, and is as it was:
index-stopped = This was stopped before its end. The index is as it was; { $command } begins again.
unanswered-none = In the last 7 days every question got a sure answer.
unanswered-off = Questions are not kept: { $setting } is off.
unanswered-title =
    { $questions ->
        [one] { $questions } question without a sure answer in the last 7 days:
       *[other] { $questions } questions without a sure answer in the last 7 days, most asked first:
    }
page-of = Page { $page } of { $pages }
feedback-none = Nobody has rated a quote in the last 30 days.
feedback-title = In the last 30 days: 👍 { $up } · 👎 { $down }
feedback-disliked = The quotes that were disliked most:
feedback-quote-gone = Its words have left the documents.
document-name-missing = This document has no name. Please send it as a file with one.
document-name-unfit = A file cannot have this name in the documents folder. Please give it a plain one, such as report.pdf.
document-name-long = This name is too long for a file. Please shorten it.
document-name-ending = I cannot read such a file. I read { $endings }.
document-too-large = This document is too large. It may have at most { $size } here.
document-no-file = In the documents folder something of this name is no plain file. Please rename the document, or have that taken away.
document-not-loaded = This document did not come over whole. Please send it again.
document-not-stored = The document could not be written to the disk ({ $code }). The documents are as they were.
document-offer = Shall I keep this among the documents?
document-replaces = There is a document of this name already; this one would replace it.
document-keep = Keep
document-discard = Discard
document-gone = This document does not wait any more. Please send it again.
document-discarded = Discarded: { $name }
document-kept = Kept: { $name }. Bringing the index up to the documents…
document-kept-waiting = Kept: { $name }. The index is being brought up to the documents; this one comes next.
document-read = could be read.
document-unread = could not be read: { $reason }

## What is kept of a person

forget-done = Deleted is what I kept about you:
forget-questions =
    { $questions ->
        [one] { $questions } question
       *[other] { $questions } questions
    }
forget-votes =
    { $votes ->
        [one] { $votes } vote on quotes
       *[other] { $votes } votes on quotes
    }
forget-answers =
    { $answers ->
        [one] that { $answers } answer was to you
       *[other] that { $answers } answers were to you
    }
forget-settings = what you had set, such as the language
forget-nothing = I keep nothing about you.
forget-in-group = What I kept about you is deleted.

## What Telegram shows before anybody writes: commands at most 256 characters, the bot 512 and 120

command-start = What I am, and questions to begin with
command-help = How to ask
command-ask = Ask a question
command-documents = The documents I answer from
command-digest = A daily digest of what is new
command-language = Change the language
command-quiet = In this group, answer only when asked
command-loud = In this group, answer questions to everybody too
command-diagnose = What I can hear and do here
command-forget = Delete what I keep about you
command-status = How the bot is doing
command-reindex = Bring the index up to the documents
command-unanswered = Questions without a sure answer
command-feedback = What people think of the quotes
bot-description = I answer questions about a collection of documents in the documents' own words: every answer is a quote with its source. I make nothing up, and where the documents say nothing, I say so.
bot-short-description = Answers questions in the documents' own words: quotes with their sources, nothing made up.
