# What the bot itself says, in Latvian.

language-name = Latviešu

## Answers

answer-none = Dokumentos par to nekas nav teikts.
answer-nearest = Jautājumam tuvākie dokumenti:
answer-offer = Jautājumi, uz kuriem dokumentos ir atbilde:
answer-weak = Neesmu drošs, vai tā ir atbilde uz jūsu jautājumu, taču tuvāka fragmenta nav:
answer-newest = Jaunākais avots: { $date }, { $age }.
answer-corrected = Vārds “{ $asked }” saprasts kā “{ $takenFor }”.
disagreement-number = Avoti min dažādus skaitļus. Skat. [{ $first }] un [{ $second }]:
disagreement-time = Avoti min dažādus laikus. Skat. [{ $first }] un [{ $second }]:
disagreement-person = Avoti min dažādus cilvēkus. Skat. [{ $first }] un [{ $second }]:
answer-foreign = Neviens dokuments nav jūsu jautājuma valodā, un mans noklusējuma modelis vislabāk saprot angļu valodu. Bota uzturētājs iestatījumā { $setting } var norādīt daudzvalodu modeli, piemēram, { $model }.
answer-failed = Atvainojiet, radās kļūda, un atbildēt neizdevās. Pajautājiet vēlreiz.
citation-undated = bez datuma
citation-page = { $page }. lpp.
citation-slide = { $page }. slaids
citation-also-in = arī šeit: { $sources }

## Buttons under an answer, and links to quotes

button-context = Kontekstā
button-context-of = Kontekstā [{ $number }]
button-more = Vēl citāti
button-copy = Kopēt citātu
button-copy-of = Kopēt [{ $number }]
button-share = Dalīties
button-share-of = Dalīties [{ $number }]
vote-counted = Paldies par vērtējumu: { $vote }
quote-gone = Šo vārdu dokumentos vairs nav.
quotes-gone = Es vairs nezinu, kuri citāti tie bija. Uzdodiet jautājumu vēlreiz.
shown-already = Tas jau ir redzams zemāk.
link-unknown = Šī saite nedarbojas; iespējams, tai trūkst daļas. Varat vienkārši pajautāt man.

## How to ask

welcome =
    Es atbildu uz jautājumiem no { $documents ->
        [zero] { $documents } dokumentiem
        [one] { $documents } dokumenta
       *[other] { $documents } dokumentiem
    }. Katra atbilde ir burtisks citāts ar norādi uz avotu. Ja dokumentos par to nekas nav teikts, es to arī pateikšu.
welcome-ask = Privātā sarunā vienkārši jautājiet. Grupā sāciet ar { $command }, pieminiet mani vai atbildiet uz kādu manu ziņu.
help =
    • Jautājiet tālāk: “un kad?” desmit minūšu laikā, vai atbildiet uz manu atbildi. Citējiet tās vārdus, lai jautātu tieši par tiem.
    • Izlabojiet savu jautājumu, un mainīsies arī atbilde.
    • Pogas parāda citātu kontekstā un vēl citus citātus, kopē un dalās. 👍 un 👎 pasaka uzturētājiem, cik labs bija citāts.
    • Grupā: /ask un jautājums, pieminiet mani vai atbildiet man. Ja uz kāda cita jautājumu atbildēsiet tikai ar /ask, es atbildēšu uz to.
    • Jebkurā citā čatā: ierakstiet { $bot } un jautājumu un izvēlieties, kuru citātu sūtīt.
    • /digest katru dienu jūsu izvēlētajā stundā atsūta, kas dokumentos jauns.
    • /documents parāda dokumentus, /language maina manu valodu, /forget izdzēš to, ko par jums glabāju.
welcome-group = Jautājiet ar { $command } un jautājumu vai atbildiet uz kādu manu ziņu.
welcome-hears = Varat mani arī pieminēt.
welcome-hears-little = Lai es redzētu arī pieminējumus, ieceliet mani par administratoru.
button-diagnose = Ko es šeit varu
for-example = Piemēram:
ask-empty = Uzrakstiet jautājumu pēc { $command } vai ar { $command } atbildiet uz ziņu, kurā tas uzdots.
wordless = Es lasu tikai vārdus. Pajautājiet man ko par dokumentiem; /help parāda, ko es protu.
courtesy-thanks = Lūdzu! Jautājiet vēl, ja kas interesē dokumentos.
courtesy-greeting = Sveiki! Pajautājiet man ko par dokumentiem; /help parāda, ko es protu.
suggestion-gone = Šī poga ir novecojusi: dokumenti ir mainījušies.

## The language of these words

language-menu = Kurā valodā man rakstīt? Citāti paliek dokumentu valodā.
language-telegram = Kā Telegram
language-changed = Tagad rakstu latviski.
language-changed-telegram = Tagad rakstu jūsu Telegram valodā.
language-administrators = Šīs grupas valodu var mainīt tikai administratori.

## Who may ask, and how much

access-refused = Es atbildu tikai tiem, kam piekļuvi devis bota uzturētājs. Lai piekļūtu, nosūtiet viņam savu Telegram identifikatoru: { $id }
limit-reached = Jūs jautājat ātrāk, nekā spēju atbildēt. Mēģiniet vēlreiz pēc minūtes.

## Groups

administrators-only = To var darīt tikai šīs grupas administratori.
administrators-unknown = Telegram man nesaka, kurš šeit ir administrators. Ieceliet mani par grupas administratoru un mēģiniet vēlreiz.
quiet-on = Šeit es klusēju: atbildu tikai uz komandām, pieminējumiem un atbildēm uz manām ziņām.
quiet-off = Šeit es runāju: atbildu arī uz ziņām, kas beidzas ar jautājuma zīmi, ja dokumentos ir skaidra atbilde. Lai to izslēgtu, sūtiet /quiet.
quiet-private = Privātā sarunā es atbildu uz visu. /quiet un /loud darbojas grupās.
hearing-all = Es šeit redzu visas ziņas.
hearing-little = Es redzu tikai komandas un atbildes uz manām ziņām, bet ne pieminējumus. Lai to mainītu, nosūtiet @BotFather komandu /setprivacy, izvēlieties mani un tad Disable; izņemiet mani no grupas un pievienojiet no jauna. Vai arī ieceliet mani par administratoru.
diagnose-title = Ko es šeit varu
diagnose-private = Privātā sarunā es redzu visu un atbildu uz visu. Lai pārbaudītu, ko varu grupā, sūtiet tur /diagnose.
diagnose-sends = Es šeit varu sūtīt ziņas.
diagnose-sends-not = Es tur nevaru sūtīt ziņas. Atļaujiet tās sūtīt dalībniekiem vai man.
diagnose-reacts = Es varu reaģēt uz ziņām.
diagnose-reacts-not = Es nevaru reaģēt uz ziņām.
diagnose-topics-open = Es atbildu tajā tēmā, kurā man jautā, ja vien tā nav slēgta. Lai es varētu atbildēt arī slēgtās tēmās, ieceliet mani par administratoru, kas drīkst pārvaldīt tēmas.
diagnose-topics-all = Es atbildu tajā tēmā, kurā man jautā, arī slēgtā.
diagnose-chat = Grupas identifikators bota uzturētāja iestatījumiem: { $chat }
diagnose-not-allowed = Šeit es neatbildu: operators šo grupu nav ielaidis. Nosūtiet viņam šīs grupas id.
inline-works = Jebkurā citā sarunā ierakstiet { $name } un jautājumu, lai atrastu citātus, ko nosūtīt.
inline-off = { $name } un jautājums citās sarunās vēl nedarbojas. Lai to ieslēgtu, nosūtiet @BotFather komandu /setinline un izvēlieties mani.
inline-empty = Ierakstiet jautājumu vai jautājiet man privāti
inline-nothing = Dokumentos tā nav. Jautājiet man privāti
guest-off = Man uzdots atbildēt kā viesim citās sarunās, bet @BotFather to vēl neatļauj. Ieslēdziet tur manos iestatījumos viesa režīmu.

## Documents

rich-further =
    { $quotes ->
        [one] Vēl { $quotes } citāts
       *[other] Vēl { $quotes } citāti
    }
documents-title =
    { $documents ->
        [one] { $documents } dokuments
       *[other] { $documents } dokumenti
    }, jaunākie vispirms
document-passages =
    { $passages ->
        [one] { $passages } fragments
       *[other] { $passages } fragmenti
    }
documents-gone = Šī dokumenta vairs nav, vai tas ir mainījies. Pašreizējo sarakstu parāda /documents.

## The daily digest

digest-title = Kas jauns: { $date }
digest-title-archive = No arhīva: { $date }
digest-first = Šis ir jūsu pirmais apskats. Tas aptver pēdējās septiņas dienas.
digest-first-central = Šis ir jūsu pirmais apskats. Pēdējās septiņās dienās nekas jauns nav nācis klāt, tāpēc te ir jaunākie dokumenti ar to datumiem.
digest-nothing-new = Šodien nekā jauna. Tā vietā fragments no arhīva.
digest-archive = no arhīva
digest-updated = papildināts
digest-documents = { $count ->
    [zero] { $count } dokumentu
    [one] { $count } dokuments
   *[other] { $count } dokumenti
}
digest-versions = Dokumentos teiktais atšķiras:
digest-before = Iepriekš:
digest-also = Vēl jaunumi:
digest-more = Vairāk par { $number }.
digest-settings = Iestatījumi
digest-story-gone = Šīs ziņas dokumentos vairs nav.

## The menu of the daily digest

digest-name = Dienas apskats
digest-about = Dokumentu jaunumi šajā sarunā, ar pašu dokumentu vārdiem.
digest-on = Apskats ir ieslēgts.
digest-off = Apskats ir izslēgts.
digest-off-by-itself = Apskats ir izslēgts, jo Telegram man vairs neļāva šeit rakstīt.
digest-timing = { $days } plkst. { $time } (laika josla: { $city }); ne vairāk par { $stories ->
    [zero] { $stories } ziņām
    [one] { $stories } ziņu
   *[other] { $stories } ziņām
}.
digest-every-day = Katru dienu
digest-working-days = No pirmdienas līdz piektdienai
digest-about-topic = Tikai ziņas par tēmu “{ $topic }”.
digest-any-topic = Ziņas par jebko.
digest-always = Ja nekā jauna nav, saņemsiet fragmentu no arhīva.
digest-only-news = Ja nekā jauna nav, nesaņemsiet neko.
digest-in-topic = Apskats pienāk tēmā, kurā tas ieslēgts.
digest-next = Nākamais apskats: { $when }.
digest-turn-on = Ieslēgt
digest-turn-off = Izslēgt
digest-button-hour = Plkst. { $time }
digest-button-zone = Laika josla: { $city }
digest-button-days = Dienas
digest-button-topic = Tēma
digest-button-topic-type = Ierakstīt tēmu
digest-button-topic-clear = Jebkura tēma
digest-button-length = { $stories ->
    [zero] { $stories } ziņu
    [one] { $stories } ziņa
   *[other] { $stories } ziņas
}
digest-button-always = No arhīva, ja nekā jauna nav
digest-button-preview = Priekšskatījums
digest-button-back = ‹ Atpakaļ
digest-button-city = Ierakstīt pilsētu
digest-button-location = Nosūtīt atrašanās vietu
digest-button-list = Izvēlēties no saraksta
digest-choose-hour = Cikos? (Laika josla: { $city })
digest-choose-days = Kurās dienās?
digest-last-day = Atstājiet vismaz vienu dienu. Ja apskatu nevajag, izslēdziet to.
digest-choose-zone = Jūsu laika josla: { $city }; tur tagad ir { $time }. Kā to mainīt?
digest-choose-area = Izvēlieties pasaules daļu un tad pilsētu, kurā ir jūsu laiks.
digest-ask-city = Kurā pilsētā jūs esat? Atbildiet uz šo ziņu ar tās nosaukumu.
digest-city-example = Piemēram: Rīga
digest-ask-location = Nosūtiet savu atrašanās vietu, un es noteikšu laika joslu. Pašu vietu neglabāju.
digest-which-city = Kurš no šiem ir jūsu laiks?
digest-city-unknown = Pilsētu “{ $city }” es nezinu. Mēģiniet lielāku pilsētu tuvumā vai izvēlieties no saraksta.
digest-ask-topic = Par ko lai ir apskats? Atbildiet uz šo ziņu ar tēmu.
digest-topic-example = Piemēram: dronu ražošana
digest-preview-nothing = Šobrīd nekā jauna nav.
digest-administrators = Šīs grupas apskatu var mainīt tikai administratori.
digest-button-channel = Apskats kanālā
digest-ask-channel = Izvēlieties kanālu ar pogu apakšā vai nosūtiet /digest un tā @vārdu. Man tur jābūt administratoram, kas drīkst publicēt ziņas.
digest-channel = Kanāls: { $channel }
digest-channel-unknown = Tādu kanālu nezinu. Vispirms ieceliet mani tur par administratoru.
digest-channel-rights = Kanālā { $channel } nedrīkstu publicēt ziņas. Atļaujiet to administratoru iestatījumos.
digest-channel-administrators = Kanāla apskatu var mainīt tikai tā administratori.

## Digests as they are sent

digest-topic-lost = Tēma, kurā pienāca šie apskati, ir slēgta vai izdzēsta. Turpmāk tie pienāks šeit.
digest-status = Apskati
digest-status-chats = Ieslēgti sarunās: { $on }, izslēgti: { $off }
digest-status-off = Izslēgti, jo bots bloķēts: { $blocked }, izņemts: { $removed }, saruna nav atrasta: { $notFound }, nedrīkst rakstīt: { $mayNotWrite }, tur neviens nedrīkst jautāt: { $notAllowed }
digest-status-day = Pēdējās 24 stundās: nosūtīti { $sent }, bez jaunumiem { $nothing }, nokavēti { $missed }, neizdevušies { $failed }
digest-status-in-hand = Pašlaik sūta: { $count }
digest-status-unknown = Varbūt nav pienācis: { $count ->
        [one] { $count } ziņa
       *[other] { $count } ziņas
    }
digest-status-last = Pēdējais apskats: { $time }

## For operators

status-index = Rādītājs
status-generation = { $name }, izveidots { $built }
status-documents = Dokumenti: { $documents }
status-passages = Fragmenti: { $passages }
status-model = Modelis: { $model }
status-bot = Bots
status-uptime = Darbojas { $days } d { $hours } h { $minutes } min
status-questions = Jautājumi šodien (UTC)
status-asked = Uzdoti: { $asked }
status-verdicts = Atbildēti: { $answered }, nedroši: { $weak }, bez atbildes: { $none }
status-median = Laika mediāna: { $seconds } s
status-chats = Sarunas
status-chats-known = Zināmas: { $known }, no tām pamestas: { $gone }
status-unreadable = Šo daļu neizdevās nolasīt. Skatiet žurnālu.
index-begun = Atjaunoju rādītāju…
index-progress = Atjaunoju rādītāju: jauni teikumi { $done } no { $total }, { $percent } %
index-busy = Rādītājs jau tiek atjaunots. Pagaidiet ziņu par rezultātu.
index-published = Rādītājs ir atjaunots.
index-not-published = Jaunais rādītājs uz jūsu kontroljautājumiem atbild sliktāk nekā pašreizējais, tāpēc tiek lietots pašreizējais.
index-changes = Dokumenti pievienoti: { $added }, mainīti: { $changed }, pārdēvēti: { $renamed }, izņemti: { $removed }, nemainīti: { $unchanged }
index-grading = Atbildēti kontroljautājumi: { $percent } %
index-grading-before = Atbildēti kontroljautājumi: { $percent } % (pirms tam: { $before } %)
index-unread =
    { $files ->
        [one] Neizdevās nolasīt { $files } datni:
       *[other] Neizdevās nolasīt { $files } datnes:
    }
index-unread-more =
    { $files ->
        [one] un vēl { $files } datne
       *[other] un vēl { $files } datnes
    }
index-failed = Rādītāju neizdevās atjaunot, un tas nav mainījies:
index-stopped = Atjaunošana tika apturēta. Rādītājs nav mainījies; lai sāktu no jauna, sūtiet { $command }.
unanswered-none = Pēdējās 7 dienās uz visiem jautājumiem bija droša atbilde.
unanswered-off = Jautājumi netiek glabāti, jo { $setting } ir izslēgts.
unanswered-title =
    { $questions ->
        [one] { $questions } jautājums bez drošas atbildes pēdējās 7 dienās, biežākie vispirms:
       *[other] { $questions } jautājumi bez drošas atbildes pēdējās 7 dienās, biežākie vispirms:
    }
page-of = { $page }. lappuse no { $pages }
feedback-none = Pēdējās 30 dienās citātus neviens nav vērtējis.
feedback-title = Pēdējās 30 dienās: 👍 { $up } · 👎 { $down }
feedback-disliked = Citāti, kas patika vismazāk:
feedback-quote-gone = Šī citāta dokumentos vairs nav.
document-name-missing = Šai datnei nav nosaukuma. Piešķiriet to un sūtiet datni vēlreiz.
document-name-unfit = Dokumentu mapē šādu nosaukumu lietot nevar. Izvēlieties vienkāršu, piemēram, report.pdf.
document-name-long = Šis nosaukums ir pārāk garš. Saīsiniet to un sūtiet datni vēlreiz.
document-name-ending = Šādas datnes es nelasu. Es lasu { $endings }.
document-too-large = Šis dokuments ir pārāk liels. Ierobežojums ir { $size }.
document-no-file = Dokumentu mapē šo nosaukumu aizņem kas cits, nevis datne. Pārdēvējiet dokumentu un sūtiet to vēlreiz.
document-not-loaded = Dokuments nav saņemts pilnībā. Sūtiet to vēlreiz.
document-not-stored = Dokumentu neizdevās saglabāt ({ $code }). Dokumentu mape nav mainījusies.
document-offer = Vai pievienot to dokumentiem?
document-replaces = Dokuments ar šādu nosaukumu jau ir. Jūsējais to aizstās.
document-replaces-other = Tas nav tas pats, kas tur bija, kad sūtījāt savējo.
document-sidecar = Mapē jau ir { $sidecar }; šī dokumenta nosaukums, datums un avots tiktu ņemts no tā.
document-sidecar-shared = Mapē { $sidecar } apraksta { $others }. Līdzās jūsējam tas vairs neattieksies ne uz vienu; lai tas paliktu spēkā, pārdēvējiet savējo.
document-keep = Pievienot
document-discard = Atmest
document-gone = Šis dokuments vairs negaida. Sūtiet to vēlreiz.
document-added-before = Šis dokuments jau ir pievienots.
document-discarded = Atmests: { $name }
document-kept = Pievienots: { $name }. Atjaunoju rādītāju…
document-kept-waiting = Pievienots: { $name }. Rādītājs jau tiek atjaunots; šis dokuments ir nākamais.
document-read = ir nolasīts.
document-unread = neizdevās nolasīt: { $reason }

## What is kept of a person

forget-done = Es izdzēsu to, ko par jums glabāju:
forget-questions =
    { $questions ->
        [one] { $questions } jautājums
       *[other] { $questions } jautājumi
    }
forget-votes =
    { $votes ->
        [one] { $votes } citātu vērtējums
       *[other] { $votes } citātu vērtējumi
    }
forget-answers =
    { $answers ->
        [one] piezīme, ka { $answers } atbilde bija jums
       *[other] piezīmes, ka { $answers } atbildes bija jums
    }
forget-settings = jūsu iestatījumi, piemēram, valoda
forget-digest = jūsu dienas apskats, kas vairs netiks sūtīts
forget-offers =
    { $documents ->
        [one] { $documents } jūsu sūtīts dokuments, kas gaidīja
       *[other] { $documents } jūsu sūtīti dokumenti, kas gaidīja
    }
forget-nothing = Par jums es neko neglabāju.
forget-in-group = Es izdzēsu to, ko par jums glabāju: iestatījumus, jautājumus, vērtējumus un jūsu dienas apskatu, kas vairs netiks sūtīts.

## What Telegram shows before anybody writes

command-start = Ko es daru un ar kādiem jautājumiem sākt
command-help = Kā jautāt
command-ask = Uzdot jautājumu
command-documents = Dokumenti, no kuriem atbildu
command-digest = Dienas apskats par jaunumiem
command-language = Mainīt valodu
command-quiet = Šajā grupā atbildēt tikai tad, kad jautā man
command-loud = Šajā grupā atbildēt arī uz jautājumiem, kas uzdoti visiem
command-diagnose = Ko es šeit redzu un varu
command-forget = Dzēst to, ko par mani glabā
command-status = Kā botam klājas
command-reindex = Atjaunot rādītāju
command-unanswered = Jautājumi bez drošas atbildes
command-feedback = Kā tiek vērtēti citāti
bot-description = Es atbildu uz jautājumiem no dokumentu krājuma. Katra atbilde ir burtisks citāts ar norādi uz avotu. Neko neizdomāju: ja dokumentos par to nekas nav teikts, tā arī pasaku.
bot-short-description = Atbild uz jautājumiem ar burtiskiem citātiem no dokumentiem un norādi uz avotu. Nekā izdomāta.
