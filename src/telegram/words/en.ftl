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
command-language = Change the language
bot-description = I answer questions about a collection of documents in the documents' own words: every answer is a quote with its source. I make nothing up, and where the documents say nothing, I say so.
bot-short-description = Answers questions in the documents' own words: quotes with their sources, nothing made up.
