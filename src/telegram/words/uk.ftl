# What the bot itself says, in Ukrainian.

language-name = Українська

## Answers

answer-none = У документах про це не сказано.
answer-weak = Можливо, це не зовсім відповідь, але ближчого в документах немає:
answer-failed = Вибачте, щось пішло не так, і відповісти не вдалося. Будь ласка, запитайте ще раз.
citation-undated = без дати
citation-page = с. { $page }

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

## Дайджести, коли їх надсилають

digest-topic-lost = Тему, до якої надходили дайджести, закрито або видалено. Відтепер вони надходитимуть сюди.
digest-status-chats = Дайджести: увімкнено { $on }, вимкнено { $off }
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

## What Telegram shows before anybody writes

command-start = Хто я і з яких запитань почати
command-help = Як ставити запитання
command-ask = Поставити запитання
command-language = Змінити мову
bot-description = Я відповідаю на запитання про зібрання документів їхніми ж словами: кожна відповідь — це цитата із зазначенням джерела. Нічого не вигадую, а якщо документи про щось мовчать, так і кажу.
bot-short-description = Відповідаю на запитання словами самих документів: цитати з джерелами, жодних вигадок.
