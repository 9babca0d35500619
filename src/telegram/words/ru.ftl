# What the bot itself says, in Russian.

language-name = Русский

## Answers

answer-none = В документах об этом не сказано.
answer-weak = Возможно, это не совсем ответ, но ничего ближе в документах нет:
answer-failed = Извините, что-то пошло не так, и ответить не получилось. Пожалуйста, спросите ещё раз.
citation-undated = без даты
citation-page = с. { $page }

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

## Дайджесты, когда их отправляют

digest-topic-lost = Тема, в которую приходили дайджесты, закрыта или удалена. Теперь они будут приходить сюда.
digest-status-chats = Дайджесты: включено { $on }, выключено { $off }
digest-status-off = Выключены сами: заблокировано { $blocked }, удалено из группы { $removed }, не найдено { $notFound }, без права писать { $mayNotWrite }
digest-status-day = За последние 24 часа: отправлено { $sent }, без новостей { $nothing }, пропущено { $missed }, не удалось { $failed }
digest-status-in-hand = Отправляется: { $count }
digest-status-unknown = Возможно, не дошло: { $count ->
        [one] { $count } сообщение
        [few] { $count } сообщения
        [many] { $count } сообщений
       *[other] { $count } сообщения
    }
digest-status-last = Последний: { $time }

## What Telegram shows before anybody writes

command-start = Кто я и с каких вопросов начать
command-help = Как задавать вопросы
command-ask = Задать вопрос
command-language = Сменить язык
bot-description = Я отвечаю на вопросы по собранию документов их же словами: каждый ответ — это цитата с указанием источника. Ничего не придумываю, а если документы о чём-то молчат, так и говорю.
bot-short-description = Отвечаю на вопросы словами самих документов: цитаты с источниками, никаких выдумок.
