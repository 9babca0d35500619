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

## What Telegram shows before anybody writes: commands at most 256 characters, the bot 512 and 120

command-start = What I am, and questions to begin with
command-help = How to ask
command-ask = Ask a question
command-language = Change the language
bot-description = I answer questions about a collection of documents in the documents' own words: every answer is a quote with its source. I make nothing up, and where the documents say nothing, I say so.
bot-short-description = Answers questions in the documents' own words: quotes with their sources, nothing made up.
