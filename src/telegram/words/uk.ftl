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

## What Telegram shows before anybody writes

command-start = Хто я і з яких запитань почати
command-help = Як ставити запитання
command-ask = Поставити запитання
command-language = Змінити мову
bot-description = Я відповідаю на запитання про зібрання документів їхніми ж словами: кожна відповідь — це цитата із зазначенням джерела. Нічого не вигадую, а якщо документи про щось мовчать, так і кажу.
bot-short-description = Відповідаю на запитання словами самих документів: цитати з джерелами, жодних вигадок.
