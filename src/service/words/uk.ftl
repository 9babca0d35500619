# What the bot itself says, in Ukrainian.

language-name = Українська

## Answers

answer-none = У документах про це не сказано.
answer-nearest = Найближчі до вашого запитання документи:
answer-offer = Запитання, на які в документах є відповідь:
answer-weak = Не певен, що це відповідь на ваше запитання, але ближчого уривка не знайшлося:
answer-newest = Найновіше джерело: { $date }, { $age }.
answer-corrected = «{ $asked }» сприйнято як «{ $takenFor }».
disagreement-number = Джерела наводять різні числа. Див. [{ $first }] і [{ $second }]:
disagreement-time = Джерела наводять різний час. Див. [{ $first }] і [{ $second }]:
disagreement-person = Джерела називають різних людей. Див. [{ $first }] і [{ $second }]:
answer-foreign = Серед документів немає жодного мовою вашого запитання, а моя стандартна модель найкраще розуміє англійську. Оператор бота може вказати в { $setting } багатомовну модель, наприклад { $model }.
answer-failed = Вибачте, сталася помилка, і відповісти не вдалося. Запитайте ще раз.
citation-undated = без дати
citation-page = с. { $page }
citation-slide = слайд { $page }
citation-also-in = також тут: { $sources }

## Buttons under an answer, and links to quotes

button-context = У контексті
button-context-of = У контексті [{ $number }]
button-more = Ще цитати
button-copy = Копіювати
button-copy-of = Копіювати [{ $number }]
button-share = Поділитися
button-share-of = Поділитися [{ $number }]
vote-counted = Дякую за оцінку: { $vote }
quote-gone = Цих слів у документах уже немає.
quotes-gone = Я вже не знаю, які це були цитати. Поставте запитання ще раз.
shown-already = Це вже є нижче.
link-unknown = Це посилання не працює; можливо, бракує його частини. Можете просто запитати мене.

## How to ask

welcome =
    Я відповідаю на запитання за { $documents ->
        [one] { $documents } документом
        [few] { $documents } документами
       *[many] { $documents } документами
    }. Кожна відповідь — дослівна цитата із зазначенням джерела. Якщо в документах про це не сказано, я так і скажу.
welcome-ask = В особистому чаті просто запитуйте. У групі почніть із { $command }, згадайте мене або дайте відповідь на моє повідомлення.
help =
    • Питайте далі: «а коли?» протягом десяти хвилин або у відповідь на мою відповідь. Процитуйте з неї слова, щоб запитати саме про них.
    • Виправте своє запитання, і відповідь зміниться разом із ним.
    • Кнопки показують цитату в контексті та інші цитати, копіюють і діляться. 👍 і 👎 кажуть тим, хто мене веде, наскільки вдала цитата.
    • У групі: /ask і запитання, згадка про мене або відповідь мені. Дайте на чуже запитання відповідь лише з /ask, і я відповім на нього.
    • У будь-якому іншому чаті: наберіть { $bot } і запитання та виберіть, яку цитату надіслати.
    • /digest щодня о вибраній годині надсилає, що в документах нового.
    • /documents показує документи, /language змінює мою мову, /forget видаляє те, що я про вас зберігаю.
welcome-group = Запитуйте через { $command } і своє запитання або відповідайте на моє повідомлення.
welcome-hears = Можна також згадати мене.
welcome-hears-little = Щоб я бачив і згадки, зробіть мене адміністратором.
button-diagnose = Що я тут можу
for-example = Наприклад:
ask-empty = Напишіть запитання після { $command } або дайте відповідь { $command } на повідомлення із запитанням.
wordless = Я читаю лише слова. Запитайте мене щось про документи; /help показує, що я вмію.
courtesy-thanks = Будь ласка! Питайте ще, якщо вас щось цікавить у документах.
courtesy-greeting = Вітаю! Запитайте мене щось про документи; /help показує, що я вмію.
suggestion-gone = Ця кнопка застаріла: документи змінилися.

## The language of these words

language-menu = Якою мовою мені писати? Цитати залишаються мовою документів.
language-telegram = Як у Telegram
language-changed = Тепер я пишу українською.
language-changed-telegram = Тепер я пишу мовою вашого Telegram.
language-administrators = Мову цієї групи можуть змінювати лише адміністратори.

## Who may ask, and how much

access-refused = Я відповідаю лише тим, кому дав доступ оператор бота. Щоб отримати доступ, надішліть йому свій ідентифікатор у Telegram: { $id }
limit-reached = Ви запитуєте швидше, ніж я встигаю відповідати. Спробуйте ще раз за хвилину.

## Groups

administrators-only = Це можуть робити лише адміністратори цієї групи.
administrators-unknown = Telegram не каже мені, хто тут адміністратор. Зробіть мене адміністратором групи та спробуйте ще раз.
quiet-on = Тут я мовчу: відповідаю лише на команди, згадки та відповіді на мої повідомлення.
quiet-off = Тут я говорю: відповідаю й на повідомлення, що закінчуються знаком питання, якщо документи дають чітку відповідь. Щоб це вимкнути, надішліть /quiet.
quiet-private = В особистому чаті я відповідаю на все. /quiet і /loud працюють у групах.
hearing-all = Я бачу тут усі повідомлення.
hearing-little = Я бачу лише команди та відповіді на мої повідомлення, а згадок не бачу. Щоб це змінити, надішліть @BotFather команду /setprivacy, виберіть мене, потім Disable; вилучіть мене з групи й додайте знову. Або зробіть мене адміністратором.
diagnose-title = Що я тут можу
diagnose-private = В особистому чаті я бачу все й на все відповідаю. Щоб перевірити, що я можу в групі, надішліть там /diagnose.
diagnose-sends = Я можу надсилати тут повідомлення.
diagnose-sends-not = Я не можу надсилати там повідомлення. Дозвольте це учасникам або мені.
diagnose-reacts = Я можу реагувати на повідомлення.
diagnose-reacts-not = Я не можу реагувати на повідомлення.
diagnose-topics-open = Я відповідаю в тій темі, де запитують, якщо вона не закрита. Щоб я міг відповідати й у закритих, зробіть мене адміністратором, який може керувати темами.
diagnose-topics-all = Я відповідаю в тій темі, де запитують, навіть якщо вона закрита.
diagnose-chat = Ідентифікатор групи для налаштувань оператора: { $chat }
diagnose-not-allowed = Тут я не відповідаю: оператор не впустив цю групу. Надішліть йому id цієї групи.
inline-works = У будь-якому іншому чаті введіть { $name } і запитання, щоб знайти цитати й надіслати їх.
inline-off = { $name } із запитанням в інших чатах поки не працює. Щоб це ввімкнути, надішліть @BotFather команду /setinline і виберіть мене.
inline-empty = Введіть запитання або запитайте мене особисто
inline-nothing = У документах цього немає. Запитайте особисто
guest-off = Мене налаштовано відповідати як гість в інших чатах, але @BotFather цього ще не дозволяє. Увімкніть там у моїх налаштуваннях гостьовий режим.

## Documents

rich-further =
    { $quotes ->
        [one] Ще { $quotes } цитата
        [few] Ще { $quotes } цитати
       *[many] Ще { $quotes } цитат
    }
documents-title =
    { $documents ->
        [one] { $documents } документ
        [few] { $documents } документи
       *[many] { $documents } документів
    }, спершу найновіші
document-passages =
    { $passages ->
        [one] { $passages } уривок
        [few] { $passages } уривки
       *[many] { $passages } уривків
    }
documents-gone = Цього документа вже немає, або він змінився. Поточний список показує /documents.

## The daily digest

digest-title = Що нового: { $date }
digest-title-archive = З архіву: { $date }
digest-first = Це ваш перший дайджест. Він охоплює останні сім днів.
digest-first-central = Це ваш перший дайджест. За останні сім днів нового не було, тож ось найновіші документи з їхніми датами.
digest-nothing-new = Сьогодні нічого нового. Натомість уривок з архіву.
digest-archive = з архіву
digest-updated = оновлено
digest-documents = { $count ->
    [one] { $count } документ
    [few] { $count } документи
   *[many] { $count } документів
}
digest-versions = Документи розходяться:
digest-before = Раніше:
digest-also = Ще нове:
digest-more = Більше про { $number }
digest-settings = Налаштування
digest-story-gone = Цієї новини в документах уже немає.

## The menu of the daily digest

digest-name = Щоденний дайджест
digest-about = Нове в документах, їхніми ж словами, у цьому чаті.
digest-on = Дайджест увімкнено.
digest-off = Дайджест вимкнено.
digest-off-by-itself = Дайджест вимкнено, бо Telegram більше не дозволяв мені тут писати.
digest-timing = { $days } о { $time } (часовий пояс: { $city }); щонайбільше { $stories ->
    [one] { $stories } новина
    [few] { $stories } новини
   *[many] { $stories } новин
}.
digest-every-day = Щодня
digest-working-days = З понеділка до п’ятниці
digest-about-topic = Лише новини про «{ $topic }».
digest-any-topic = Новини про будь-що.
digest-always = Якщо нового немає, ви отримаєте уривок з архіву.
digest-only-news = Якщо нового немає, ви нічого не отримаєте.
digest-in-topic = Дайджест надходить у тему, де його ввімкнули.
digest-next = Наступний дайджест: { $when }.
digest-turn-on = Увімкнути
digest-turn-off = Вимкнути
digest-button-hour = О { $time }
digest-button-zone = Часовий пояс: { $city }
digest-button-days = Дні
digest-button-topic = Тема
digest-button-topic-type = Ввести тему
digest-button-topic-clear = Будь-яка тема
digest-button-length = { $stories ->
    [one] { $stories } новина
    [few] { $stories } новини
   *[many] { $stories } новин
}
digest-button-always = З архіву, якщо нового немає
digest-button-preview = Попередній перегляд
digest-button-back = ‹ Назад
digest-button-city = Ввести місто
digest-button-location = Надіслати геопозицію
digest-button-list = Вибрати зі списку
digest-choose-hour = О котрій? (Часовий пояс: { $city })
digest-choose-days = У які дні?
digest-last-day = Залиште хоча б один день. Якщо дайджест не потрібен, вимкніть його.
digest-choose-zone = Ваш часовий пояс: { $city }; там зараз { $time }. Як його змінити?
digest-choose-area = Виберіть частину світу, а потім місто з вашим часом.
digest-ask-city = У якому ви місті? Надішліть його назву у відповідь на це повідомлення.
digest-city-example = Наприклад: Київ
digest-ask-location = Надішліть геопозицію, і я визначу часовий пояс. Саму геопозицію я не зберігаю.
digest-which-city = Який із них — ваш час?
digest-city-unknown = Міста «{ $city }» я не знаю. Спробуйте більше місто поблизу або виберіть зі списку.
digest-ask-topic = Про що має бути дайджест? Надішліть тему у відповідь на це повідомлення.
digest-topic-example = Наприклад: виробництво дронів
digest-preview-nothing = Зараз нічого нового немає.
digest-administrators = Дайджест цієї групи можуть змінювати лише адміністратори.
digest-button-channel = Дайджест у каналі
digest-ask-channel = Виберіть канал кнопкою внизу або надішліть /digest і його @назву. Я маю бути там адміністратором, який може публікувати повідомлення.
digest-channel = Канал: { $channel }
digest-channel-unknown = Я не знаю такого каналу. Спершу зробіть мене його адміністратором.
digest-channel-rights = Я не можу публікувати повідомлення в каналі { $channel }. Дозвольте це в налаштуваннях адміністраторів.
digest-channel-administrators = Змінювати дайджест каналу можуть лише його адміністратори.

## Digests as they are sent

digest-topic-lost = Тему, куди надходили ці дайджести, закрито або видалено. Відтепер вони надходитимуть сюди.
digest-status = Дайджести
digest-status-chats = Увімкнено в чатах: { $on }, вимкнено: { $off }
digest-status-off = Вимкнено, бо бота заблоковано: { $blocked }, вилучено: { $removed }, чат не знайдено: { $notFound }, не можна писати: { $mayNotWrite }, там ніхто не має права запитувати: { $notAllowed }
digest-status-day = За останні 24 години: надіслано { $sent }, без новин { $nothing }, пропущено { $missed }, не вдалося { $failed }
digest-status-in-hand = Надсилається зараз: { $count }
digest-status-unknown = Можливо, не надійшло: { $count ->
        [one] { $count } повідомлення
        [few] { $count } повідомлення
        [many] { $count } повідомлень
       *[other] { $count } повідомлення
    }
digest-status-last = Останній дайджест: { $time }

## For operators

status-index = Індекс
status-generation = { $name }, створено { $built }
status-documents = Документи: { $documents }
status-passages = Уривки: { $passages }
status-model = Модель: { $model }
status-bot = Бот
status-uptime = Працює { $days } д { $hours } год { $minutes } хв
status-questions = Запитання за сьогодні (UTC)
status-asked = Поставлено: { $asked }
status-verdicts = Є відповідь: { $answered }, непевна: { $weak }, немає: { $none }
status-median = Медіана часу: { $seconds } с
status-chats = Чати
status-chats-known = Відомі: { $known }, з них покинуті: { $gone }
status-unreadable = Цю частину прочитати не вдалося. Дивіться журнал.
index-begun = Оновлюю індекс…
index-progress = Оновлюю індекс: нові речення { $done } з { $total }, { $percent } %
index-busy = Індекс уже оновлюється. Зачекайте на повідомлення про результат.
index-published = Індекс оновлено.
index-not-published = Новий індекс відповідає на ваші контрольні запитання гірше за чинний, тому використовується чинний.
index-changes = Документи додані: { $added }, змінені: { $changed }, перейменовані: { $renamed }, вилучені: { $removed }, без змін: { $unchanged }
index-grading = Відповіді на контрольні запитання: { $percent } %
index-grading-before = Відповіді на контрольні запитання: { $percent } % (раніше: { $before } %)
index-unread =
    { $files ->
        [one] Не вдалося прочитати { $files } файл:
        [few] Не вдалося прочитати { $files } файли:
       *[many] Не вдалося прочитати { $files } файлів:
    }
index-unread-more =
    { $files ->
        [one] та ще { $files } файл
        [few] та ще { $files } файли
       *[many] та ще { $files } файлів
    }
index-failed = Оновити індекс не вдалося, він не змінився:
index-stopped = Оновлення зупинено. Індекс не змінився; щоб почати знову, надішліть { $command }.
unanswered-none = За останні 7 днів на всі запитання була певна відповідь.
unanswered-off = Запитання не зберігаються, бо { $setting } вимкнено.
unanswered-title =
    { $questions ->
        [one] { $questions } запитання без певної відповіді за останні 7 днів, найчастіші спочатку:
        [few] { $questions } запитання без певної відповіді за останні 7 днів, найчастіші спочатку:
       *[many] { $questions } запитань без певної відповіді за останні 7 днів, найчастіші спочатку:
    }
page-of = Сторінка { $page } з { $pages }
feedback-none = За останні 30 днів цитат ніхто не оцінював.
feedback-title = За останні 30 днів: 👍 { $up } · 👎 { $down }
feedback-disliked = Цитати, які не сподобалися найбільше:
feedback-quote-gone = Цієї цитати в документах уже немає.
document-name-missing = Цей файл не має назви. Дайте йому назву й надішліть ще раз.
document-name-unfit = Таку назву в теці документів використати не можна. Виберіть просту, наприклад report.pdf.
document-name-long = Ця назва задовга. Скоротіть її й надішліть файл ще раз.
document-name-ending = Таких файлів я не читаю. Я читаю { $endings }.
document-too-large = Цей документ завеликий. Обмеження — { $size }.
document-no-file = Цю назву в теці документів зайнято чимось, що не є файлом. Перейменуйте документ і надішліть його ще раз.
document-not-loaded = Документ надійшов не повністю. Надішліть його ще раз.
document-not-stored = Зберегти документ не вдалося ({ $code }). Тека документів не змінилася.
document-offer = Додати його до документів?
document-replaces = Документ із такою назвою вже є. Ваш його замінить.
document-replaces-other = Це не той, що був там, коли ви надсилали свій.
document-sidecar = У теці вже є { $sidecar }: назва, дата й джерело цього документа бралися б із нього.
document-sidecar-shared = У теці { $sidecar } описує { $others }. Поруч із вашим він не стосуватиметься жодного; щоб він лишився чинним, перейменуйте свій.
document-keep = Додати
document-discard = Відхилити
document-gone = Цей документ уже не чекає. Надішліть його ще раз.
document-added-before = Цей документ уже додано.
document-discarded = Відхилено: { $name }
document-kept = Додано: { $name }. Оновлюю індекс…
document-kept-waiting = Додано: { $name }. Індекс уже оновлюється; цей документ наступний.
document-read = прочитано.
document-unread = прочитати не вдалося: { $reason }

## What is kept of a person

forget-done = Я видалив те, що зберігав про вас:
forget-questions =
    { $questions ->
        [one] { $questions } запитання
        [few] { $questions } запитання
       *[many] { $questions } запитань
    }
forget-votes =
    { $votes ->
        [one] { $votes } оцінка цитат
        [few] { $votes } оцінки цитат
       *[many] { $votes } оцінок цитат
    }
forget-answers =
    { $answers ->
        [one] позначка, що { $answers } відповідь була для вас
        [few] позначки, що { $answers } відповіді були для вас
       *[many] позначки, що { $answers } відповідей були для вас
    }
forget-settings = ваші налаштування, наприклад мова
forget-digest = ваш щоденний дайджест, який більше не надходитиме
forget-offers =
    { $documents ->
        [one] { $documents } надісланий вами документ, що чекав
        [few] { $documents } надіслані вами документи, що чекали
       *[many] { $documents } надісланих вами документів, що чекали
    }
forget-nothing = Я нічого про вас не зберігаю.
forget-in-group = Я видалив те, що зберігав про вас: налаштування, запитання, оцінки та ваш щоденний дайджест, який більше не надходитиме.

## What Telegram shows before anybody writes

command-start = Що я роблю і з яких запитань почати
command-help = Як ставити запитання
command-ask = Поставити запитання
command-documents = Документи, з яких я відповідаю
command-digest = Щоденний дайджест новин
command-language = Змінити мову
command-quiet = У цій групі відповідати, лише коли питають мене
command-loud = У цій групі відповідати й на запитання до всіх
command-diagnose = Що я тут бачу й можу
command-forget = Видалити те, що про мене зберігається
command-status = Як справи в бота
command-reindex = Оновити індекс
command-unanswered = Запитання без певної відповіді
command-feedback = Як оцінюють цитати
bot-description = Я відповідаю на запитання за зібранням документів. Кожна відповідь — дослівна цитата із зазначенням джерела. Нічого не вигадую: якщо в документах про це не сказано, так і кажу.
bot-short-description = Відповідає на запитання дослівними цитатами з документів, із джерелами. Жодних вигадок.
