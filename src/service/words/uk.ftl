# What the bot itself says, in Ukrainian.

language-name = Українська

## Answers

answer-none = У документах про це не сказано.
answer-nearest = Найближчі до вашого запитання:
answer-offer = Запитання, на які вони відповідають:
answer-weak = Можливо, це не зовсім відповідь, але ближчого в документах немає:
answer-newest = Найновіше з цих джерел: { $date }, { $age }.
disagreement-number = Джерела розходяться щодо числа. Див. [{ $first }] і [{ $second }]:
disagreement-time = Джерела розходяться щодо часу. Див. [{ $first }] і [{ $second }]:
disagreement-person = Джерела розходяться щодо того, хто це був. Див. [{ $first }] і [{ $second }]:
answer-foreign = Жоден документ не написано мовою запитання, а модель, з якою постачається Quoth, найкраще знає англійську. Той, хто запускає цього бота, може вказати в { $setting } багатомовну модель, наприклад { $model }.
answer-failed = Вибачте, щось пішло не так, і відповісти не вдалося. Будь ласка, запитайте ще раз.
citation-undated = без дати
citation-page = с. { $page }
citation-also-in = також тут: { $sources }

## Buttons under an answer, and links to quotes

button-context = У контексті
button-context-of = У контексті [{ $number }]
button-more = Ще цитати
button-copy = Копіювати
button-share = Поділитися
vote-counted = Дякую: { $vote }
quote-gone = Цих слів у документах уже немає.
quotes-gone = Я вже не знаю, які це були цитати. Будь ласка, запитайте ще раз.
shown-already = Це вже є нижче.
link-unknown = Я не знаю цього посилання. Можливо, воно неповне; або просто запитайте мене.

## How to ask

welcome =
    Я відповідаю на запитання про { $documents ->
        [one] { $documents } документ
        [few] { $documents } документи
       *[many] { $documents } документів
    } та говорю лише словами самих документів: кожна відповідь — це цитата із зазначенням джерела. Про що документи мовчать, про те мовчу і я.
welcome-ask = В особистому чаті просто запитуйте. У групі напишіть { $command } і своє запитання, згадайте мене або дайте відповідь на моє повідомлення.
for-example = Наприклад:
ask-empty = Напишіть запитання після команди { $command }.
suggestion-gone = Документи змінилися, тож цього запитання вже немає.

## The language of these words

language-menu = Якою мовою мені тут писати? Цитати залишаються мовою документів.
language-telegram = Як у налаштуваннях Telegram
language-changed = Відтепер пишу українською.
language-changed-telegram = Відтепер пишу мовою, вибраною в налаштуваннях Telegram.
language-administrators = Мову цієї групи можуть змінювати лише адміністратори.

## Who may ask, and how much

access-refused = Я відповідаю лише тим, кому це дозволили мої доглядачі. Щоб дозволили й вам, передайте їм це число, ваш ідентифікатор у Telegram: { $id }
limit-reached = Стільки відразу я не встигаю. Будь ласка, продовжте за хвилину.

## Groups

administrators-only = Це можуть робити лише адміністратори цієї групи.
quiet-on = Тут я мовчу: відповідаю лише на команди, згадки та відповіді на мої повідомлення.
quiet-off = Тут я говорю: відповідаю й на запитання до всіх, що закінчуються знаком питання, якщо документи дають певну відповідь. /quiet це припиняє.
quiet-private = В особистому чаті я відповідаю на все. /quiet і /loud призначені для груп.
hearing-all = Я бачу тут усі повідомлення.
hearing-little = Я бачу лише команди та відповіді на мої повідомлення, а згадок не бачу. Щоб це змінити, напишіть @BotFather команду /setprivacy, виберіть мене й Disable, а потім вилучіть мене з групи й додайте знову. Або зробіть мене адміністратором.
diagnose-title = Що я тут можу
diagnose-private = В особистому чаті я бачу все й на все відповідаю. У групі /diagnose розповість більше її адміністраторам.
diagnose-sends = Мені тут можна писати.
diagnose-sends-not = Мені там не можна писати. Дозвольте учасникам групи або мені надсилати повідомлення.
diagnose-reacts = Мені можна реагувати на повідомлення.
diagnose-reacts-not = Мені не можна реагувати на повідомлення.
diagnose-topics-open = Я відповідаю в тій темі, де запитують, але не в закритих. Для них зробіть мене адміністратором, який може керувати темами.
diagnose-topics-all = Я відповідаю в тій темі, де запитують, і в закритих також.
diagnose-chat = Ідентифікатор цієї групи для налаштувань мого доглядача: { $chat }
inline-works = У будь-якому іншому чаті { $name } із запитанням знаходить цитати, які можна надіслати.
inline-off = { $name } із запитанням поки не знаходить цитат в інших чатах. Щоб це змінити, напишіть @BotFather команду /setinline і виберіть мене.
inline-empty = Напишіть запитання або запитайте мене особисто
inline-nothing = У документах цього немає. Запитайте особисто
guest-off = Мене налаштовано відповідати як гість у чатах, де мене немає, але @BotFather цього ще не дозволяє: увімкніть там у моїх налаштуваннях гостьовий режим.

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
documents-gone = Цього документа вже немає, або він змінився. /documents покаже, які є.

## The daily digest

digest-title = Що нового: { $date }
digest-title-archive = З архіву: { $date }
digest-first = Це перший дайджест тут: він розповідає про останні сім днів.
digest-first-central = Це перший дайджест тут. За останні сім днів нового не було, тож він розповідає, про що в документах ідеться найбільше.
digest-nothing-new = Нового не було, тож ось уривок.
digest-archive = з архіву
digest-updated = оновлено
digest-documents = { $count ->
    [one] { $count } документ
    [few] { $count } документи
   *[many] { $count } документів
}
digest-versions = Документи розходяться:
digest-also = Ще нове:
digest-more = Більше про { $number }
digest-settings = Налаштування
digest-story-gone = Цієї історії в документах уже немає.

## The menu of the daily digest

digest-name = Щоденний дайджест
digest-about = Він розповідає цьому чату, що нового в документах, їхніми ж словами.
digest-on = Його ввімкнено.
digest-off = Його вимкнено.
digest-off-by-itself = Його вимкнено: Telegram більше не дозволяв мені тут писати.
digest-timing = { $days } о { $time } за часом міста { $city }; щонайбільше { $stories ->
    [one] { $stories } історія
    [few] { $stories } історії
   *[many] { $stories } історій
}.
digest-every-day = Щодня
digest-working-days = З понеділка до п’ятниці
digest-about-topic = Лише про «{ $topic }».
digest-any-topic = Він розповідає про все нове.
digest-always = Якщо нового немає, він приносить уривок з архіву.
digest-only-news = Якщо нового немає, не надходить нічого.
digest-in-topic = Він надходить до теми, у якій його ввімкнули.
digest-next = Наступний надійде: { $when }.
digest-turn-on = Увімкнути
digest-turn-off = Вимкнути
digest-button-hour = О { $time }
digest-button-zone = Часовий пояс: { $city }
digest-button-days = Дні
digest-button-topic = Тема
digest-button-topic-type = Написати тему
digest-button-topic-clear = Будь-яка тема
digest-button-length = { $stories ->
    [one] { $stories } історія
    [few] { $stories } історії
   *[many] { $stories } історій
}
digest-button-always = Архів, якщо нового немає
digest-button-preview = Переглянути зараз
digest-button-back = ‹ Назад
digest-button-city = Написати місто
digest-button-location = Надіслати моє місце
digest-button-list = Вибрати зі списку
digest-choose-hour = О котрій годині за часом міста { $city }?
digest-choose-days = У які дні?
digest-last-day = Має лишитися хоча б один день. Якщо дайджест не потрібен, вимкніть його.
digest-choose-zone = Зараз діє час міста { $city }; там { $time }. За часом якого міста ви живете?
digest-choose-area = Виберіть частину світу, а потім місто з вашим часом.
digest-ask-city = За часом якого міста надсилати дайджест? Напишіть його назву у відповідь на це повідомлення.
digest-city-example = Наприклад: Київ
digest-ask-location = Надішліть, де ви, і я визначу часовий пояс. Саме місце не зберігається.
digest-which-city = Який час ваш?
digest-city-unknown = Міста «{ $city }» я не знаю. Спробуйте більше поблизу або виберіть зі списку.
digest-ask-topic = Про що має бути дайджест? Напишіть це у відповідь на це повідомлення.
digest-topic-example = Наприклад: виробництво дронів
digest-preview-nothing = Зараз нічого нового немає.
digest-administrators = Дайджест цієї групи можуть змінювати лише адміністратори.

## Дайджести, коли їх надсилають

digest-topic-lost = Тему, до якої надходили дайджести, закрито або видалено. Відтепер вони надходитимуть сюди.
digest-status = Дайджести
digest-status-chats = Увімкнено { $on }, вимкнено { $off }
digest-status-off = Вимкнено самостійно: заблоковано { $blocked }, вилучено з групи { $removed }, не знайдено { $notFound }, без права писати { $mayNotWrite }
digest-status-day = За останні 24 години: надіслано { $sent }, без новин { $nothing }, пропущено { $missed }, не вдалося { $failed }
digest-status-in-hand = Надсилається: { $count }
digest-status-unknown = Можливо, не надійшло: { $count ->
        [one] { $count } повідомлення
        [few] { $count } повідомлення
        [many] { $count } повідомлень
       *[other] { $count } повідомлення
    }
digest-status-last = Останній: { $time }
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
status-unreadable = Одну частину прочитати не вдалося. Більше сказано в журналі.
index-begun = Оновлюю індекс за документами…
index-progress = Оновлюю індекс за документами: нові речення { $done } з { $total }, { $percent } %
index-busy = Індекс уже оновлюється. Будь ласка, зачекайте на повідомлення про результат.
index-published = Індекс відповідає документам.
index-not-published = Новий індекс відповідає на контрольні запитання гірше за чинний, тому залишається чинний.
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
index-failed = Оновити індекс не вдалося, він залишився, яким був:
index-stopped = Це зупинено до завершення. Індекс залишився, яким був; { $command } починає знову.
unanswered-none = За останні 7 днів кожне запитання дістало певну відповідь.
unanswered-off = Запитання не зберігаються: { $setting } вимкнено.
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
feedback-quote-gone = Цих слів у документах уже немає.
document-name-missing = Цей документ не має назви. Будь ласка, надішліть його файлом із назвою.
document-name-unfit = Файл у теці документів не може мати такої назви. Будь ласка, дайте йому просту, наприклад report.pdf.
document-name-long = Ця назва задовга для файлу. Будь ласка, скоротіть її.
document-name-ending = Такого файлу мені не прочитати. Я читаю { $endings }.
document-too-large = Цей документ завеликий. Тут він може мати щонайбільше { $size }.
document-no-file = У теці документів під цією назвою стоїть щось інше, ніж звичайний файл. Будь ласка, перейменуйте документ або приберіть те.
document-not-loaded = Цей документ не надійшов цілим. Будь ласка, надішліть його ще раз.
document-not-stored = Записати документ на диск не вдалося ({ $code }). Документи залишилися, якими були.
document-offer = Залишити його серед документів?
document-replaces = Документ із такою назвою вже є; цей його замінить.
document-keep = Залишити
document-discard = Відкинути
document-gone = Цей документ уже не чекає. Будь ласка, надішліть його ще раз.
document-discarded = Відкинуто: { $name }
document-kept = Залишено: { $name }. Оновлюю індекс за документами…
document-kept-waiting = Залишено: { $name }. Індекс уже оновлюється; цей документ буде наступним.
document-read = прочитано.
document-unread = прочитати не вдалося: { $reason }

## What is kept of a person

forget-done = Видалено все, що про вас зберігалося:
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
        [one] те, що { $answers } відповідь була вам
        [few] те, що { $answers } відповіді були вам
       *[many] те, що { $answers } відповідей були вам
    }
forget-settings = ваші налаштування, наприклад мова
forget-nothing = Про вас нічого не зберігається.
forget-in-group = Усе, що про вас зберігалося, видалено.

## What Telegram shows before anybody writes

command-start = Хто я і з яких запитань почати
command-help = Як ставити запитання
command-ask = Поставити запитання
command-documents = Документи, з яких я відповідаю
command-digest = Щоденний дайджест нового
command-language = Змінити мову
command-quiet = У цій групі відповідати, лише коли питають мене
command-loud = У цій групі відповідати й на запитання до всіх
command-diagnose = Що я тут бачу й можу
command-forget = Видалити все, що про мене зберігається
command-status = Як справи в бота
command-reindex = Оновити індекс за документами
command-unanswered = Запитання без певної відповіді
command-feedback = Як оцінюють цитати
bot-description = Я відповідаю на запитання про зібрання документів їхніми ж словами: кожна відповідь — це цитата із зазначенням джерела. Нічого не вигадую, а якщо документи про щось мовчать, так і кажу.
bot-short-description = Відповідаю на запитання словами самих документів: цитати з джерелами, жодних вигадок.
