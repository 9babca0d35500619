# What the bot itself says, in English. Quotes and titles are the documents' and stay as they are.

language-name = English

## Answers

answer-none = The documents don't say.
answer-weak = I am not sure that this answers it, but it is the nearest the documents come:
answer-failed = Sorry, something went wrong here and I could not answer. Please ask again.
citation-undated = undated
citation-page = p. { $page }

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
digest-status-chats = Digests: on in { $on }, off in { $off }
digest-status-off = Turned off by themselves: { $blocked } blocked, { $removed } removed from the group, { $notFound } not found, { $mayNotWrite } without the right to write
digest-status-day = In the last 24 hours: { $sent } sent, { $nothing } with nothing to tell, { $missed } missed, { $failed } failed
digest-status-in-hand = Being sent: { $count }
digest-status-unknown = Perhaps not arrived: { $count ->
        [one] { $count } message
       *[other] { $count } messages
    }
digest-status-last = The last one: { $time }

## What Telegram shows before anybody writes: commands at most 256 characters, the bot 512 and 120

command-start = What I am, and questions to begin with
command-help = How to ask
command-ask = Ask a question
command-digest = A daily digest of what is new
command-language = Change the language
bot-description = I answer questions about a collection of documents in the documents' own words: every answer is a quote with its source. I make nothing up, and where the documents say nothing, I say so.
bot-short-description = Answers questions in the documents' own words: quotes with their sources, nothing made up.
