# What the bot itself says, in Russian.

language-name = Русский

## Answers

answer-none = В документах об этом не сказано.
answer-nearest = Ближайшие к вашему вопросу документы:
answer-offer = Вопросы, на которые в документах есть ответ:
answer-weak = Не уверен, что это ответ на ваш вопрос, но более близкого отрывка нет:
answer-newest = Самый новый источник: { $date }, { $age }.
answer-corrected = «{ $asked }» понято как «{ $takenFor }».
disagreement-number = Источники приводят разные числа. См. [{ $first }] и [{ $second }]:
disagreement-time = Источники приводят разное время. См. [{ $first }] и [{ $second }]:
disagreement-person = Источники называют разных людей. См. [{ $first }] и [{ $second }]:
answer-foreign = Среди документов нет ни одного на языке вашего вопроса, а моя стандартная модель лучше всего понимает английский. Оператор бота может указать в { $setting } многоязычную модель, например { $model }.
answer-failed = Извините, произошла ошибка, и ответить не получилось. Спросите ещё раз.
citation-undated = без даты
citation-page = с. { $page }
citation-slide = слайд { $page }
citation-also-in = также здесь: { $sources }

## Buttons under an answer, and links to quotes

button-context = В контексте
button-context-of = В контексте [{ $number }]
button-more = Ещё цитаты
button-copy = Копировать
button-copy-of = Копировать [{ $number }]
button-share = Поделиться
button-share-of = Поделиться [{ $number }]
vote-counted = Спасибо за оценку: { $vote }
quote-gone = Этих слов в документах больше нет.
quotes-gone = Я уже не знаю, какие это были цитаты. Задайте вопрос ещё раз.
shown-already = Это уже есть ниже.
link-unknown = Эта ссылка не работает; возможно, в ней чего-то не хватает. Можете просто спросить меня.

## How to ask

welcome =
    Я отвечаю на вопросы по { $documents ->
        [one] { $documents } документу
       *[many] { $documents } документам
    }. Каждый ответ — дословная цитата с указанием источника. Если в документах об этом не сказано, я так и скажу.
welcome-ask = В личном чате просто спрашивайте. В группе начните с { $command }, упомяните меня или ответьте на моё сообщение.
help =
    • Спрашивайте дальше: «а когда?» в течение десяти минут или в ответ на мой ответ. Процитируйте из него слова, чтобы спросить именно о них.
    • Исправьте свой вопрос, и ответ изменится вместе с ним.
    • Кнопки показывают цитату в контексте и другие цитаты, копируют и делятся. 👍 и 👎 говорят тем, кто меня ведёт, насколько удачна цитата.
    • В группе: /ask и вопрос, упоминание или ответ мне. Ответьте на чужой вопрос одной командой /ask, и я отвечу на него.
    • В любом другом чате: наберите { $bot } и вопрос и выберите, какую цитату отправить.
    • /digest каждый день в выбранный час присылает, что нового в документах.
    • /documents показывает документы, /language меняет мой язык, /forget удаляет то, что я о вас храню.
welcome-group = Спрашивайте через { $command } и свой вопрос или отвечайте на моё сообщение.
welcome-hears = Можно также упомянуть меня.
welcome-hears-little = Чтобы я видел и упоминания, сделайте меня администратором.
button-diagnose = Что я здесь могу
for-example = Например:
ask-empty = Напишите вопрос после { $command } или ответьте командой { $command } на сообщение с вопросом.
wordless = Я читаю только слова. Спросите меня что-нибудь о документах; /help покажет, что я умею.
courtesy-thanks = Пожалуйста! Спрашивайте ещё, если вас что-то интересует в документах.
courtesy-greeting = Здравствуйте! Спросите меня что-нибудь о документах; /help покажет, что я умею.
suggestion-gone = Эта кнопка устарела: документы изменились.

## The language of these words

language-menu = На каком языке мне писать? Цитаты остаются на языке документов.
language-telegram = Как в Telegram
language-changed = Теперь я пишу по-русски.
language-changed-telegram = Теперь я пишу на языке вашего Telegram.
language-administrators = Язык этой группы могут менять только администраторы.

## Who may ask, and how much

access-refused = Я отвечаю только тем, кому дал доступ оператор бота. Чтобы получить доступ, отправьте ему свой идентификатор в Telegram: { $id }
limit-reached = Вы спрашиваете быстрее, чем я успеваю отвечать. Попробуйте ещё раз через минуту.

## Groups

administrators-only = Это могут делать только администраторы этой группы.
administrators-unknown = Telegram не сообщает мне, кто здесь администратор. Сделайте меня администратором группы и попробуйте ещё раз.
quiet-on = Здесь я молчу: отвечаю только на команды, упоминания и ответы на мои сообщения.
quiet-off = Здесь я говорю: отвечаю и на сообщения, которые заканчиваются вопросительным знаком, если документы дают ясный ответ. Чтобы это выключить, отправьте /quiet.
quiet-private = В личном чате я отвечаю на всё. /quiet и /loud работают в группах.
hearing-all = Я вижу здесь все сообщения.
hearing-little = Я вижу только команды и ответы на мои сообщения, а упоминаний не вижу. Чтобы это изменить, отправьте @BotFather команду /setprivacy, выберите меня, затем Disable; удалите меня из группы и добавьте снова. Или сделайте меня администратором.
diagnose-title = Что я здесь могу
diagnose-private = В личном чате я вижу всё и на всё отвечаю. Чтобы проверить, что я могу в группе, отправьте там /diagnose.
diagnose-sends = Я могу отправлять здесь сообщения.
diagnose-sends-not = Я не могу отправлять там сообщения. Разрешите это участникам или мне.
diagnose-reacts = Я могу реагировать на сообщения.
diagnose-reacts-not = Я не могу реагировать на сообщения.
diagnose-topics-open = Я отвечаю в той теме, где спрашивают, если она не закрыта. Чтобы я мог отвечать и в закрытых, сделайте меня администратором, который может управлять темами.
diagnose-topics-all = Я отвечаю в той теме, где спрашивают, даже если она закрыта.
diagnose-chat = Идентификатор группы для настроек оператора: { $chat }
diagnose-not-allowed = Здесь я не отвечаю: оператор не впустил эту группу. Пришлите ему id этой группы.
inline-works = В любом другом чате введите { $name } и вопрос, чтобы найти цитаты и отправить их.
inline-off = { $name } с вопросом в других чатах пока не работает. Чтобы это включить, отправьте @BotFather команду /setinline и выберите меня.
inline-empty = Введите вопрос или спросите меня лично
inline-nothing = В документах этого нет. Спросите лично
guest-off = Я настроен отвечать как гость в других чатах, но @BotFather этого ещё не разрешает. Включите там в моих настройках гостевой режим.

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
documents-gone = Этого документа больше нет, или он изменился. Текущий список показывает /documents.

## The daily digest

digest-title = Что нового: { $date }
digest-title-archive = Из архива: { $date }
digest-first = Это ваш первый дайджест. Он охватывает последние семь дней.
digest-first-central = Это ваш первый дайджест. За последние семь дней нового не было, поэтому вот самые новые документы с их датами.
digest-nothing-new = Сегодня ничего нового. Вместо этого отрывок из архива.
digest-archive = из архива
digest-updated = обновлено
digest-documents = { $count ->
    [one] { $count } документ
    [few] { $count } документа
   *[many] { $count } документов
}
digest-versions = Документы расходятся:
digest-before = Раньше:
digest-also = Ещё новое:
digest-more = Больше о { $number }
digest-settings = Настройки
digest-story-gone = Этой новости в документах больше нет.

## The menu of the daily digest

digest-name = Ежедневный дайджест
digest-about = Новое в документах, их же словами, в этом чате.
digest-on = Дайджест включён.
digest-off = Дайджест выключен.
digest-off-by-itself = Дайджест выключен, потому что Telegram больше не позволял мне здесь писать.
digest-timing = { $days } в { $time } (часовой пояс: { $city }); не больше { $stories ->
    [one] { $stories } новости
   *[many] { $stories } новостей
}.
digest-every-day = Каждый день
digest-working-days = С понедельника по пятницу
digest-about-topic = Только новости о «{ $topic }».
digest-any-topic = Новости о чём угодно.
digest-always = Если нового нет, вы получите отрывок из архива.
digest-only-news = Если нового нет, вы ничего не получите.
digest-in-topic = Дайджест приходит в тему, где его включили.
digest-next = Следующий дайджест: { $when }.
digest-turn-on = Включить
digest-turn-off = Выключить
digest-button-hour = В { $time }
digest-button-zone = Часовой пояс: { $city }
digest-button-days = Дни
digest-button-topic = Тема
digest-button-topic-type = Ввести тему
digest-button-topic-clear = Любая тема
digest-button-length = { $stories ->
    [one] { $stories } новость
    [few] { $stories } новости
   *[many] { $stories } новостей
}
digest-button-always = Из архива, если нового нет
digest-button-preview = Предпросмотр
digest-button-back = ‹ Назад
digest-button-city = Ввести город
digest-button-location = Отправить геопозицию
digest-button-list = Выбрать из списка
digest-choose-hour = Во сколько? (Часовой пояс: { $city })
digest-choose-days = В какие дни?
digest-last-day = Оставьте хотя бы один день. Если дайджест не нужен, выключите его.
digest-choose-zone = Ваш часовой пояс: { $city }; там сейчас { $time }. Как его изменить?
digest-choose-area = Выберите часть света, а потом город с вашим временем.
digest-ask-city = В каком вы городе? Отправьте его название в ответ на это сообщение.
digest-city-example = Например: Рига
digest-ask-location = Отправьте геопозицию, и я определю часовой пояс. Саму геопозицию я не храню.
digest-which-city = Какое из них — ваше время?
digest-city-unknown = Города «{ $city }» я не знаю. Попробуйте город побольше поблизости или выберите из списка.
digest-ask-topic = О чём должен быть дайджест? Отправьте тему в ответ на это сообщение.
digest-topic-example = Например: производство дронов
digest-preview-nothing = Сейчас ничего нового нет.
digest-administrators = Дайджест этой группы могут менять только администраторы.
digest-button-channel = Дайджест в канале
digest-ask-channel = Выберите канал кнопкой внизу или отправьте /digest и его @имя. Я должен быть там администратором, которому можно публиковать сообщения.
digest-channel = Канал: { $channel }
digest-channel-unknown = Я не знаю такого канала. Сначала сделайте меня его администратором.
digest-channel-rights = Я не могу публиковать сообщения в канале { $channel }. Разрешите это в настройках администраторов.
digest-channel-administrators = Менять дайджест канала могут только его администраторы.

## Digests as they are sent

digest-topic-lost = Тема, куда приходили эти дайджесты, закрыта или удалена. Теперь они будут приходить сюда.
digest-status = Дайджесты
digest-status-chats = Включено в чатах: { $on }, выключено: { $off }
digest-status-off = Выключено, потому что бот заблокирован: { $blocked }, удалён: { $removed }, чат не найден: { $notFound }, нельзя писать: { $mayNotWrite }, там никому нельзя спрашивать: { $notAllowed }
digest-status-day = За последние 24 часа: отправлено { $sent }, без новостей { $nothing }, пропущено { $missed }, не удалось { $failed }
digest-status-in-hand = Отправляется сейчас: { $count }
digest-status-unknown = Возможно, не дошло: { $count ->
        [one] { $count } сообщение
        [few] { $count } сообщения
        [many] { $count } сообщений
       *[other] { $count } сообщения
    }
digest-status-last = Последний дайджест: { $time }

## For operators

status-index = Индекс
status-generation = { $name }, создан { $built }
status-documents = Документы: { $documents }
status-passages = Отрывки: { $passages }
status-model = Модель: { $model }
status-bot = Бот
status-uptime = Работает { $days } д { $hours } ч { $minutes } мин
status-questions = Вопросы за сегодня (UTC)
status-asked = Задано: { $asked }
status-verdicts = Есть ответ: { $answered }, неуверенный: { $weak }, нет: { $none }
status-median = Медиана времени: { $seconds } с
status-chats = Чаты
status-chats-known = Известные: { $known }, из них покинутые: { $gone }
status-unreadable = Эту часть прочитать не удалось. Смотрите журнал.
index-begun = Обновляю индекс…
index-progress = Обновляю индекс: новые предложения { $done } из { $total }, { $percent } %
index-busy = Индекс уже обновляется. Дождитесь сообщения о результате.
index-published = Индекс обновлён.
index-not-published = Новый индекс отвечает на ваши контрольные вопросы хуже действующего, поэтому используется действующий.
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
index-failed = Обновить индекс не удалось, он не изменился:
index-stopped = Обновление остановлено. Индекс не изменился; чтобы начать заново, отправьте { $command }.
unanswered-none = За последние 7 дней на все вопросы был уверенный ответ.
unanswered-off = Вопросы не сохраняются, потому что { $setting } выключен.
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
feedback-quote-gone = Этой цитаты в документах больше нет.
document-name-missing = У этого файла нет имени. Дайте ему имя и отправьте ещё раз.
document-name-unfit = Такое имя в папке документов использовать нельзя. Выберите простое, например report.pdf.
document-name-long = Это имя слишком длинное. Сократите его и отправьте файл ещё раз.
document-name-ending = Такие файлы я не читаю. Я читаю { $endings }.
document-too-large = Этот документ слишком большой. Ограничение — { $size }.
document-no-file = Это имя в папке документов занято чем-то, что не является файлом. Переименуйте документ и отправьте его ещё раз.
document-not-loaded = Документ пришёл не полностью. Отправьте его ещё раз.
document-not-stored = Сохранить документ не удалось ({ $code }). Папка документов не изменилась.
document-offer = Добавить его к документам?
document-replaces = Документ с таким именем уже есть. Ваш его заменит.
document-replaces-other = Это не тот, что был там, когда вы отправляли свой.
document-sidecar = В папке уже есть { $sidecar }: название, дата и источник этого документа брались бы из него.
document-sidecar-shared = В папке { $sidecar } описывает { $others }. Рядом с вашим он не будет относиться ни к одному; чтобы он остался в силе, переименуйте свой.
document-keep = Добавить
document-discard = Отклонить
document-gone = Этот документ больше не ждёт. Отправьте его ещё раз.
document-added-before = Этот документ уже добавлен.
document-discarded = Отклонено: { $name }
document-kept = Добавлено: { $name }. Обновляю индекс…
document-kept-waiting = Добавлено: { $name }. Индекс уже обновляется; этот документ следующий.
document-read = прочитан.
document-unread = прочитать не удалось: { $reason }

## What is kept of a person

forget-done = Я удалил то, что хранил о вас:
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
        [one] пометка, что { $answers } ответ был для вас
        [few] пометки, что { $answers } ответа были для вас
       *[many] пометки, что { $answers } ответов были для вас
    }
forget-settings = ваши настройки, например язык
forget-digest = ваш ежедневный дайджест, который больше не будет приходить
forget-offers =
    { $documents ->
        [one] { $documents } присланный вами документ, который ждал
        [few] { $documents } присланных вами документа, которые ждали
       *[many] { $documents } присланных вами документов, которые ждали
    }
forget-nothing = Я ничего о вас не храню.
forget-in-group = Я удалил то, что хранил о вас: настройки, вопросы, оценки и ваш ежедневный дайджест, который больше не будет приходить.

## What Telegram shows before anybody writes

command-start = Что я делаю и с каких вопросов начать
command-help = Как задавать вопросы
command-ask = Задать вопрос
command-documents = Документы, по которым я отвечаю
command-digest = Ежедневный дайджест новостей
command-language = Сменить язык
command-quiet = В этой группе отвечать, только когда спрашивают меня
command-loud = В этой группе отвечать и на вопросы ко всем
command-diagnose = Что я здесь вижу и могу
command-forget = Удалить то, что обо мне хранится
command-status = Как дела у бота
command-reindex = Обновить индекс
command-unanswered = Вопросы без уверенного ответа
command-feedback = Как оценивают цитаты
bot-description = Я отвечаю на вопросы по собранию документов. Каждый ответ — дословная цитата с указанием источника. Ничего не придумываю: если в документах об этом не сказано, так и говорю.
bot-short-description = Отвечает на вопросы дословными цитатами из документов, с источниками. Никаких выдумок.
