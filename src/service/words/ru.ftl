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

## Who may ask, and how much

access-refused = Я отвечаю только тем, кому это разрешили мои хранители. Чтобы разрешили и вам, передайте им это число, ваш идентификатор в Telegram: { $id }
limit-reached = Столько сразу я не успеваю. Пожалуйста, продолжите через минуту.

## Groups

administrators-only = Это могут делать только администраторы этой группы.
quiet-on = Здесь я молчу: отвечаю только на команды, упоминания и ответы на мои сообщения.
quiet-off = Здесь я говорю: отвечаю и на вопросы ко всем, которые кончаются вопросительным знаком, если документы дают уверенный ответ. /quiet это прекращает.
quiet-private = В личном чате я отвечаю на всё. /quiet и /loud предназначены для групп.
hearing-all = Я вижу здесь все сообщения.
hearing-little = Я вижу только команды и ответы на мои сообщения, а упоминаний не вижу. Чтобы это изменить, напишите @BotFather команду /setprivacy, выберите меня и Disable, а затем удалите меня из группы и добавьте снова. Или сделайте меня администратором.
diagnose-title = Что я здесь могу
diagnose-private = В личном чате я вижу всё и на всё отвечаю. В группе /diagnose расскажет больше её администраторам.
diagnose-sends = Мне можно здесь писать.
diagnose-sends-not = Мне там нельзя писать. Разрешите участникам группы или мне отправлять сообщения.
diagnose-reacts = Мне можно реагировать на сообщения.
diagnose-reacts-not = Мне нельзя реагировать на сообщения.
diagnose-topics-open = Я отвечаю в той теме, где спрашивают, но не в закрытых. Для них сделайте меня администратором, который может управлять темами.
diagnose-topics-all = Я отвечаю в той теме, где спрашивают, и в закрытых тоже.
diagnose-chat = Идентификатор этой группы для настроек моего хранителя: { $chat }
inline-works = В любом другом чате { $name } с вопросом находит цитаты, которые можно отправить.
inline-off = { $name } с вопросом пока не находит цитат в других чатах. Чтобы это изменить, напишите @BotFather команду /setinline и выберите меня.
inline-empty = Напишите вопрос или спросите меня лично
inline-nothing = В документах этого нет. Спросите лично
guest-off = Я могу отвечать как гость в чатах, где меня нет, но @BotFather этого ещё не разрешает: включите там в моих настройках гостевой режим.

## Documents

rich-further =
    { $quotes ->
        [one] Ещё { $quotes } цитата
        [few] Ещё { $quotes } цитаты
       *[many] Ещё { $quotes } цитат
    }
documents-title =
    { $documents ->
        [one] { $documents } документ
        [few] { $documents } документа
       *[many] { $documents } документов
    }, сначала самые новые
document-passages =
    { $passages ->
        [one] { $passages } отрывок
        [few] { $passages } отрывка
       *[many] { $passages } отрывков
    }
documents-gone = Этого документа больше нет, или он изменился. /documents покажет, какие есть.

## The daily digest

digest-title = Что нового: { $date }
digest-title-archive = Из архива: { $date }
digest-first = Это первый дайджест здесь: он рассказывает о последних семи днях.
digest-first-central = Это первый дайджест здесь. За последние семь дней нового не было, поэтому он рассказывает, о чём в документах говорится больше всего.
digest-nothing-new = Нового не было, поэтому вот отрывок.
digest-archive = из архива
digest-updated = обновлено
digest-documents = { $count ->
    [one] { $count } документ
    [few] { $count } документа
   *[many] { $count } документов
}
digest-versions = Документы расходятся:
digest-also = Ещё новое:
digest-more = Больше о { $number }
digest-settings = Настройки
digest-story-gone = Этой истории в документах больше нет.

## The menu of the daily digest

digest-name = Ежедневный дайджест
digest-about = Он рассказывает этому чату, что нового в документах, их же словами.
digest-on = Он включён.
digest-off = Он выключен.
digest-off-by-itself = Он выключен: Telegram больше не позволял мне здесь писать.
digest-timing = { $days } в { $time } по времени города { $city }; не больше { $stories ->
    [one] { $stories } истории
   *[many] { $stories } историй
}.
digest-every-day = Каждый день
digest-working-days = С понедельника по пятницу
digest-about-topic = Только о «{ $topic }».
digest-any-topic = Он рассказывает обо всём новом.
digest-always = Если нового нет, он приносит отрывок из архива.
digest-only-news = Если нового нет, ничего не приходит.
digest-in-topic = Он приходит в тему, в которой его включили.
digest-next = Следующий придёт: { $when }.
digest-turn-on = Включить
digest-turn-off = Выключить
digest-button-hour = В { $time }
digest-button-zone = Часовой пояс: { $city }
digest-button-days = Дни
digest-button-topic = Тема
digest-button-topic-type = Написать тему
digest-button-topic-clear = Любая тема
digest-button-length = { $stories ->
    [one] { $stories } история
    [few] { $stories } истории
   *[many] { $stories } историй
}
digest-button-always = Архив, если нового нет
digest-button-preview = Посмотреть сейчас
digest-button-back = ‹ Назад
digest-button-city = Написать город
digest-button-location = Отправить моё место
digest-button-list = Выбрать из списка
digest-choose-hour = В котором часу по времени города { $city }?
digest-choose-days = В какие дни?
digest-last-day = Должен остаться хотя бы один день. Если дайджест не нужен, выключите его.
digest-choose-zone = Сейчас действует время города { $city }; там { $time }. По времени какого города вы живёте?
digest-choose-area = Выберите часть света, а потом город с вашим временем.
digest-ask-city = По времени какого города присылать дайджест? Напишите его название в ответ на это сообщение.
digest-city-example = Например: Рига
digest-ask-location = Отправьте, где вы, и я определю часовой пояс. Само место не сохраняется.
digest-which-city = Какое время ваше?
digest-city-unknown = Города «{ $city }» я не знаю. Попробуйте город побольше поблизости или выберите из списка.
digest-ask-topic = О чём должен быть дайджест? Напишите это в ответ на это сообщение.
digest-topic-example = Например: производство дронов
digest-preview-nothing = Сейчас ничего нового нет.
digest-administrators = Дайджест этой группы могут менять только администраторы.

## Дайджесты, когда их отправляют

digest-topic-lost = Тема, в которую приходили дайджесты, закрыта или удалена. Теперь они будут приходить сюда.
digest-status = Дайджесты
digest-status-chats = Включено { $on }, выключено { $off }
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
## For operators

status-index = Индекс
status-generation = { $name }, создан { $built }
status-documents = Документы: { $documents }
status-passages = Фрагменты: { $passages }
status-model = Модель: { $model }
status-bot = Бот
status-uptime = Работает { $days } д { $hours } ч { $minutes } мин
status-questions = Вопросы за сегодня (UTC)
status-asked = Задано: { $asked }
status-verdicts = Есть ответ: { $answered }, неуверенный: { $weak }, нет: { $none }
status-median = Медиана времени: { $seconds } с
status-chats = Чаты
status-chats-known = Известные: { $known }, из них покинутые: { $gone }
status-unreadable = Одну часть прочитать не удалось. Больше сказано в журнале.
index-begun = Обновляю индекс по документам…
index-progress = Обновляю индекс по документам: новые предложения { $done } из { $total }, { $percent } %
index-busy = Индекс уже обновляется. Пожалуйста, дождитесь сообщения о результате.
index-published = Индекс соответствует документам.
index-not-published = Новый индекс отвечает на контрольные вопросы хуже действующего, поэтому остаётся действующий.
index-changes = Документы добавлены: { $added }, изменены: { $changed }, переименованы: { $renamed }, удалены: { $removed }, без изменений: { $unchanged }
index-grading = Ответы на контрольные вопросы: { $percent } %
index-grading-before = Ответы на контрольные вопросы: { $percent } % (раньше: { $before } %)
index-unread =
    { $files ->
        [one] Не удалось прочитать { $files } файл:
        [few] Не удалось прочитать { $files } файла:
       *[many] Не удалось прочитать { $files } файлов:
    }
index-unread-more =
    { $files ->
        [one] и ещё { $files } файл
        [few] и ещё { $files } файла
       *[many] и ещё { $files } файлов
    }
index-failed = Обновить индекс не удалось, он остался прежним:
index-stopped = Это остановлено до завершения. Индекс остался прежним; { $command } начинает заново.
unanswered-none = За последние 7 дней на каждый вопрос был уверенный ответ.
unanswered-off = Вопросы не сохраняются: { $setting } выключен.
unanswered-title =
    { $questions ->
        [one] { $questions } вопрос без уверенного ответа за последние 7 дней, самые частые сначала:
        [few] { $questions } вопроса без уверенного ответа за последние 7 дней, самые частые сначала:
       *[many] { $questions } вопросов без уверенного ответа за последние 7 дней, самые частые сначала:
    }
page-of = Страница { $page } из { $pages }
feedback-none = За последние 30 дней цитат никто не оценивал.
feedback-title = За последние 30 дней: 👍 { $up } · 👎 { $down }
feedback-disliked = Цитаты, которые понравились меньше всего:
feedback-quote-gone = Этих слов в документах больше нет.
document-name-missing = У этого документа нет имени. Пожалуйста, отправьте его файлом с именем.
document-name-unfit = Файл в папке документов не может так называться. Пожалуйста, дайте ему простое имя, например report.pdf.
document-name-long = Это имя слишком длинное для файла. Пожалуйста, сократите его.
document-name-ending = Такой файл мне не прочитать. Я читаю { $endings }.
document-too-large = Этот документ слишком большой. Здесь он может занимать не больше { $size }.
document-no-file = В папке документов под этим именем стоит не обычный файл. Пожалуйста, переименуйте документ или уберите то, что там стоит.
document-not-loaded = Этот документ пришёл не целиком. Пожалуйста, отправьте его ещё раз.
document-not-stored = Записать документ на диск не удалось ({ $code }). Документы остались прежними.
document-offer = Оставить его среди документов?
document-replaces = Документ с таким именем уже есть; этот его заменит.
document-keep = Оставить
document-discard = Отбросить
document-gone = Этот документ больше не ждёт. Пожалуйста, отправьте его ещё раз.
document-discarded = Отброшено: { $name }
document-kept = Оставлено: { $name }. Обновляю индекс по документам…
document-kept-waiting = Оставлено: { $name }. Индекс уже обновляется; этот документ будет следующим.
document-read = прочитан.
document-unread = прочитать не удалось: { $reason }

## What is kept of a person

forget-done = Удалено всё, что о вас хранилось:
forget-questions =
    { $questions ->
        [one] { $questions } вопрос
        [few] { $questions } вопроса
       *[many] { $questions } вопросов
    }
forget-votes =
    { $votes ->
        [one] { $votes } оценка цитат
        [few] { $votes } оценки цитат
       *[many] { $votes } оценок цитат
    }
forget-answers =
    { $answers ->
        [one] то, что { $answers } ответ был вам
        [few] то, что { $answers } ответа были вам
       *[many] то, что { $answers } ответов были вам
    }
forget-settings = ваши настройки, например язык
forget-nothing = О вас ничего не хранится.
forget-in-group = Всё, что о вас хранилось, удалено.

## What Telegram shows before anybody writes

command-start = Кто я и с каких вопросов начать
command-help = Как задавать вопросы
command-ask = Задать вопрос
command-documents = Документы, по которым я отвечаю
command-digest = Ежедневный дайджест нового
command-language = Сменить язык
command-quiet = В этой группе отвечать, только когда спрашивают меня
command-loud = В этой группе отвечать и на вопросы ко всем
command-diagnose = Что я здесь вижу и могу
command-forget = Удалить всё, что обо мне хранится
command-status = Как дела у бота
command-reindex = Обновить индекс по документам
command-unanswered = Вопросы без уверенного ответа
command-feedback = Как оценивают цитаты
bot-description = Я отвечаю на вопросы по собранию документов их же словами: каждый ответ — это цитата с указанием источника. Ничего не придумываю, а если документы о чём-то молчат, так и говорю.
bot-short-description = Отвечаю на вопросы словами самих документов: цитаты с источниками, никаких выдумок.
