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

## Who may ask, and how much

access-refused = I answer only those whom my keepers have let in. To be let in, give them this number, your Telegram id: { $id }
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
documents-page = Page { $page } of { $pages }
document-passages =
    { $passages ->
        [one] { $passages } passage
       *[other] { $passages } passages
    }
document-gone = This document is not here any more, or has changed. /documents shows those there are.

## What Telegram shows before anybody writes: commands at most 256 characters, the bot 512 and 120

command-start = What I am, and questions to begin with
command-help = How to ask
command-ask = Ask a question
command-documents = The documents I answer from
command-language = Change the language
command-quiet = In this group, answer only when asked
command-loud = In this group, answer questions to everybody too
command-diagnose = What I can hear and do here
bot-description = I answer questions about a collection of documents in the documents' own words: every answer is a quote with its source. I make nothing up, and where the documents say nothing, I say so.
bot-short-description = Answers questions in the documents' own words: quotes with their sources, nothing made up.
