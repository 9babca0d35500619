# What the bot itself says, in Russian.

language-name = Русский

## Answers

answer-none = В документах об этом не сказано.
answer-nearest = Ближайшие к вашему вопросу:
answer-offer = Вопросы, на которые они отвечают:
answer-weak = Возможно, это не совсем ответ, но ничего ближе в документах нет:
answer-newest = Самый новый из этих источников: { $date }, { $age }.
disagreement-number = Источники расходятся в числе. См. [{ $first }] и [{ $second }]:
disagreement-time = Источники расходятся во времени. См. [{ $first }] и [{ $second }]:
disagreement-person = Источники расходятся в том, кто это был. См. [{ $first }] и [{ $second }]:
answer-foreign = Ни один документ не написан на языке вопроса, а модель, которая идёт с Quoth, лучше всего знает английский. Тот, кто запускает этого бота, может указать в { $setting } многоязычную модель, например { $model }.
answer-failed = Извините, что-то пошло не так, и ответить не получилось. Пожалуйста, спросите ещё раз.
citation-undated = без даты
citation-page = с. { $page }
citation-also-in = также здесь: { $sources }

## Buttons under an answer, and links to quotes

button-context = В контексте
button-context-of = В контексте [{ $number }]
button-more = Ещё цитаты
button-copy = Копировать
button-share = Поделиться
vote-counted = Спасибо: { $vote }
quote-gone = Этих слов в документах больше нет.
quotes-gone = Я уже не знаю, какие это были цитаты. Пожалуйста, спросите ещё раз.
shown-already = Это уже есть ниже.
link-unknown = Я не знаю этой ссылки. Возможно, она неполная; или просто спросите меня.

## How to ask

welcome =
    Я отвечаю на вопросы по { $documents ->
        [one] { $documents } документу
       *[many] { $documents } документам
    } и говорю только словами самих документов: каждый ответ — это цитата с указанием источника. О чём документы молчат, о том молчу и я.
welcome-ask = В личном чате просто спрашивайте. В группе напишите { $command } и свой вопрос, упомяните меня или ответьте на моё сообщение.
for-example = Например:
ask-empty = Напишите вопрос после команды { $command }.
suggestion-gone = Документы изменились, и этого вопроса больше нет.

## The language of these words

language-menu = На каком языке мне здесь писать? Цитаты остаются на языке документов.
language-telegram = Как в настройках Telegram
language-changed = Теперь я пишу по-русски.
language-changed-telegram = Теперь я пишу на языке, выбранном в настройках Telegram.
language-administrators = Язык этой группы могут менять только администраторы.

## What Telegram shows before anybody writes

command-start = Кто я и с каких вопросов начать
command-help = Как задавать вопросы
command-ask = Задать вопрос
command-language = Сменить язык
bot-description = Я отвечаю на вопросы по собранию документов их же словами: каждый ответ — это цитата с указанием источника. Ничего не придумываю, а если документы о чём-то молчат, так и говорю.
bot-short-description = Отвечаю на вопросы словами самих документов: цитаты с источниками, никаких выдумок.
