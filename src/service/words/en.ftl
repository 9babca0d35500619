# What the bot itself says, in English. Quotes and titles are the documents' and stay as they are.

language-name = English

## Answers

answer-none = The documents don't say.
answer-nearest = Nearest to your question:
answer-offer = Questions the documents do answer:
answer-weak = I am not sure this answers your question, but it is the closest passage I found:
answer-newest = The newest source is from { $date }, { $age }.
answer-corrected = Taken “{ $asked }” for “{ $takenFor }”.
disagreement-number = The sources give different figures. See [{ $first }] and [{ $second }]:
disagreement-time = The sources give different times. See [{ $first }] and [{ $second }]:
disagreement-person = The sources name different people. See [{ $first }] and [{ $second }]:
answer-foreign = None of the documents is in the language of your question, and my default model works best in English. The operator can set { $setting } to a multilingual model, such as { $model }.
answer-failed = Sorry, something went wrong and I could not answer. Please ask again.
citation-undated = undated
citation-page = p. { $page }
citation-slide = slide { $page }
citation-also-in = also in { $sources }

## Buttons under an answer, and links to quotes

button-context = In context
button-context-of = In context [{ $number }]
button-more = More quotes
button-copy = Copy quote
button-copy-of = Copy [{ $number }]
button-share = Share
button-share-of = Share [{ $number }]
vote-counted = Thanks for your vote: { $vote }
quote-gone = These words are no longer in the documents.
quotes-gone = I no longer know which quotes these were. Ask your question again.
shown-already = It is already there, below.
link-unknown = This link does not work; part of it may be missing. You can simply ask me instead.

## How to ask

welcome =
    I answer questions from { $documents ->
        [one] { $documents } document
       *[other] { $documents } documents
    }. Every answer is a quote, word for word, with its source. If the documents don't say, neither do I.
welcome-ask = In a private chat, just ask. In a group, start with { $command }, mention me, or reply to one of my messages.
help =
    • Follow up: “and when?” within ten minutes, or reply to an answer. Quote words of it to ask about those.
    • Edit your question, and the answer changes with it.
    • The buttons show a quote in its context and more quotes, copy and share. 👍 and 👎 tell the operators how good a quote was.
    • In a group: /ask and your question, mention me, or reply to me. Reply to somebody's question with /ask alone, and I answer that.
    • In any other chat: type { $bot } and a question, and choose a quote to send.
    • /digest sends what is new in the documents, every day at your hour.
    • /documents lists the documents, /language changes my language, /forget deletes what I keep about you.
welcome-group = Ask with { $command } and your question, or reply to one of my messages.
welcome-hears = You can mention me, too.
welcome-hears-little = To let me see mentions as well, make me an administrator.
button-diagnose = What I can do here
for-example = For example:
ask-empty = Write your question after { $command }, or reply with { $command } to a message that asks it.
wordless = I read only words. Ask me something about the documents; /help shows what I can do.
courtesy-thanks = You're welcome. Ask me anything else about the documents.
courtesy-greeting = Hello! Ask me something about the documents; /help shows what I can do.
suggestion-gone = This button is out of date: the documents have changed.

## The language of these words

language-menu = Which language should I use? Quotes stay in the language of the documents.
language-telegram = Same as Telegram
language-changed = I now write in English.
language-changed-telegram = I now use the language of your Telegram.
language-administrators = Only administrators can change this group's language.

## Who may ask, and how much

access-refused = I only answer people an operator has let in. To get access, send the operator your Telegram id: { $id }
limit-reached = You are asking faster than I can answer. Try again in a minute.

## Groups

administrators-only = Only this group's administrators can do that.
administrators-unknown = Telegram does not tell me who is an administrator here. Make me an administrator of the group and try again.
quiet-on = I am quiet here: I only answer commands, mentions and replies to me.
quiet-off = I am loud here: I also answer messages that end with a question mark when the documents clearly answer them. Use /quiet to stop that.
quiet-private = In a private chat I answer everything. /quiet and /loud work in groups.
hearing-all = I see every message here.
hearing-little = I only see commands and replies to me, not mentions. To change that, send /setprivacy to @BotFather, choose me, then Disable; remove me from the group and add me again. Or make me an administrator.
diagnose-title = What I can do here
diagnose-private = In a private chat I see and answer everything. Use /diagnose in a group to check what I can do there.
diagnose-sends = I can send messages here.
diagnose-sends-not = I cannot send messages there. Allow members, or me, to send messages.
diagnose-reacts = I can react to messages.
diagnose-reacts-not = I cannot react to messages.
diagnose-topics-open = I answer in the topic where I am asked, unless it is closed. To let me answer in closed topics, make me an administrator who can manage topics.
diagnose-topics-all = I answer in the topic where I am asked, even if it is closed.
diagnose-chat = This group's id, for the operator's settings: { $chat }
diagnose-not-allowed = I do not answer here: the operator has not let this group in. Send them this group's id.
inline-works = In any other chat, type { $name } and a question to find quotes to send.
inline-off = Typing { $name } and a question in other chats does not work yet. To turn it on, send /setinline to @BotFather and choose me.
inline-empty = Type a question, or ask me in private
inline-nothing = The documents don't say. Ask me in private
guest-off = I am set up to answer as a guest in other chats, but @BotFather does not allow it yet. Turn on guest mode in my settings there.

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
    }, newest first
document-passages =
    { $passages ->
        [one] { $passages } passage
       *[other] { $passages } passages
    }
documents-gone = This document is gone or has changed. See /documents for the current list.

## The daily digest

digest-title = What's new: { $date }
digest-title-archive = From the archive: { $date }
digest-first = This is your first digest. It covers the last seven days.
digest-first-central = This is your first digest. Nothing new came in the last seven days, so here are the newest documents, with their dates.
digest-nothing-new = Nothing new today. Here is a passage from the archive instead.
digest-archive = from the archive
digest-updated = updated
digest-documents = { $count ->
    [one] { $count } document
   *[other] { $count } documents
}
digest-versions = The documents disagree:
digest-before = Before:
digest-also = Also new:
digest-more = More on { $number }
digest-settings = Settings
digest-story-gone = This story is no longer in the documents.

## The menu of the daily digest; words on buttons are short

digest-name = Daily digest
digest-about = New in the documents, in their own words, sent to this chat.
digest-on = The digest is on.
digest-off = The digest is off.
digest-off-by-itself = The digest is off because Telegram no longer let me write here.
digest-timing = { $days } at { $time }, { $city } time; { $stories ->
    [one] { $stories } story
   *[other] { $stories } stories
} at most.
digest-every-day = Every day
digest-working-days = Monday to Friday
digest-about-topic = Only stories about “{ $topic }”.
digest-any-topic = Stories about anything.
digest-always = If nothing is new, you get a passage from the archive.
digest-only-news = If nothing is new, you get nothing.
digest-in-topic = It is sent to the topic where it was turned on.
digest-next = Next digest: { $when }.
digest-turn-on = Turn on
digest-turn-off = Turn off
digest-button-hour = At { $time }
digest-button-zone = Time zone: { $city }
digest-button-days = Days
digest-button-topic = Topic
digest-button-topic-type = Type a topic
digest-button-topic-clear = Any topic
digest-button-length = { $stories ->
    [one] { $stories } story
   *[other] { $stories } stories
}
digest-button-always = From the archive if nothing is new
digest-button-preview = Preview
digest-button-back = ‹ Back
digest-button-city = Type a city
digest-button-location = Share my location
digest-button-list = Choose from a list
digest-choose-hour = What time, in { $city }?
digest-choose-days = Which days?
digest-last-day = Keep at least one day. To stop the digest, turn it off.
digest-choose-zone = Your time zone is { $city }, where it is { $time } now. How do you want to change it?
digest-choose-area = Choose your part of the world, then a city with your time.
digest-ask-city = Which city are you in? Reply to this message with its name.
digest-city-example = For example: Riga
digest-ask-location = Share your location and I will look up its time zone. I do not keep the location.
digest-which-city = Which of these shows your time?
digest-city-unknown = I don't know a city called “{ $city }”. Try a larger city nearby, or choose from a list.
digest-ask-topic = What should the digest be about? Reply to this message with a topic.
digest-topic-example = For example: drone production
digest-preview-nothing = Nothing is new right now.
digest-administrators = Only administrators can change this group's digest.
digest-button-channel = Digest in a channel
digest-ask-channel = Choose the channel with the button below, or send /digest and its @name. I have to be an administrator there who may post messages.
digest-channel = Channel: { $channel }
digest-channel-unknown = I know no such channel. Make me its administrator first.
digest-channel-rights = I may not post messages in { $channel }. Allow me to in its administrators' settings.
digest-channel-administrators = Only administrators of a channel can change its digest.

## Digests as they are sent

digest-topic-lost = The topic that received these digests is closed or deleted. From now on they arrive here.
digest-status = Digests
digest-status-chats = On in { $on } chats, off in { $off }
digest-status-off = Turned off because the bot was blocked: { $blocked }, removed: { $removed }, chat not found: { $notFound }, not allowed to write: { $mayNotWrite }, nobody there may ask: { $notAllowed }
digest-status-day = Last 24 hours: { $sent } sent, { $nothing } with nothing new, { $missed } missed, { $failed } failed
digest-status-in-hand = Sending now: { $count }
digest-status-unknown = May not have arrived: { $count ->
        [one] { $count } message
       *[other] { $count } messages
    }
digest-status-last = Last digest: { $time }

## For operators

status-index = Index
status-generation = { $name }, built { $built }
status-documents = Documents: { $documents }
status-passages = Passages: { $passages }
status-model = Model: { $model }
status-bot = Bot
status-uptime = Up for { $days } d { $hours } h { $minutes } min
status-questions = Questions today (UTC)
status-asked = Asked: { $asked }
status-verdicts = Answered: { $answered }, unsure: { $weak }, no answer: { $none }
status-median = Median time: { $seconds } s
status-chats = Chats
status-chats-known = Known: { $known }, of which gone: { $gone }
status-unreadable = This part could not be read. See the log.
index-begun = Updating the index…
index-progress = Updating the index: { $done } of { $total } new sentences, { $percent } %
index-busy = The index is already being updated. Wait for its report.
index-published = The index is up to date.
index-not-published = The new index answers your test questions worse than the current one, so the current one stays in use.
index-changes = Documents added: { $added }, changed: { $changed }, renamed: { $renamed }, removed: { $removed }, unchanged: { $unchanged }
index-grading = Test questions answered: { $percent } %
index-grading-before = Test questions answered: { $percent } % (before: { $before } %)
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
index-failed = The index could not be updated and has not changed:
index-stopped = The update was stopped. The index has not changed; use { $command } to start again.
unanswered-none = Every question of the last 7 days got a confident answer.
unanswered-off = Questions are not kept, because { $setting } is off.
unanswered-title =
    { $questions ->
        [one] { $questions } question without a confident answer in the last 7 days:
       *[other] { $questions } questions without a confident answer in the last 7 days, most asked first:
    }
page-of = Page { $page } of { $pages }
feedback-none = Nobody rated a quote in the last 30 days.
feedback-title = Last 30 days: 👍 { $up } · 👎 { $down }
feedback-disliked = Most disliked quotes:
feedback-quote-gone = This quote is no longer in the documents.
document-name-missing = This file has no name. Give it one and send it again.
document-name-unfit = That name cannot be used in the documents folder. Use a plain one, such as report.pdf.
document-name-long = That name is too long. Shorten it and send the file again.
document-name-ending = I cannot read this kind of file. I read { $endings }.
document-too-large = This document is too large. The limit is { $size }.
document-no-file = That name is taken in the documents folder by something that is not a file. Rename your document and send it again.
document-not-loaded = The document did not arrive complete. Send it again.
document-not-stored = The document could not be saved ({ $code }). The documents folder has not changed.
document-offer = Add this to the documents?
document-replaces = A document with this name already exists. Yours would replace it.
document-replaces-other = It is not the one that was there when you sent yours.
document-sidecar = { $sidecar } is already in the folder and would give this document its title, date and source.
document-sidecar-shared = { $sidecar } in the folder describes { $others }. Next to yours it would count for neither; to keep it, rename yours.
document-keep = Add
document-discard = Discard
document-gone = This document is no longer waiting. Send it again.
document-added-before = This document is added already.
document-discarded = Discarded: { $name }
document-kept = Added: { $name }. Updating the index…
document-kept-waiting = Added: { $name }. The index is being updated; this document is next.
document-read = was read.
document-unread = could not be read: { $reason }

## What is kept of a person

forget-done = I deleted what I kept about you:
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
        [one] the note that { $answers } answer was for you
       *[other] the notes that { $answers } answers were for you
    }
forget-settings = your settings, such as the language
forget-digest = your daily digest, which no longer comes
forget-offers =
    { $documents ->
        [one] { $documents } document that you sent and that was waiting
       *[other] { $documents } documents that you sent and that were waiting
    }
forget-nothing = I keep nothing about you.
forget-in-group = I deleted what I kept about you: your settings, your questions and votes, and your own daily digest, which no longer comes.

## What Telegram shows before anybody writes: commands at most 256 characters, the bot 512 and 120

command-start = What I do, and questions to start with
command-help = How to ask
command-ask = Ask a question
command-documents = The documents I answer from
command-digest = A daily digest of what's new
command-language = Change the language
command-quiet = Only answer when asked, in this group
command-loud = Also answer open questions in this group
command-diagnose = What I can see and do here
command-forget = Delete what I keep about you
command-status = How the bot is doing
command-reindex = Update the index
command-unanswered = Questions without a confident answer
command-feedback = How people rate the quotes
bot-description = I answer questions from a collection of documents. Every answer is a quote, word for word, with its source. I make nothing up: if the documents don't say, I tell you so.
bot-short-description = Answers questions with quotes from documents, word for word, with their sources. Nothing is made up.
