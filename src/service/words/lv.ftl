# What the bot itself says, in Latvian.

language-name = Latviešu

## Answers

answer-none = Dokumentos par to nekas nav teikts.
answer-nearest = Jūsu jautājumam tuvākie:
answer-offer = Jautājumi, uz kuriem tie atbild:
answer-weak = Varbūt tā nav īstā atbilde, taču nekā tuvāka dokumentos nav:
answer-newest = Jaunākais no šiem avotiem: { $date }, { $age }.
disagreement-number = Avoti nav vienisprātis par skaitli. Skat. [{ $first }] un [{ $second }]:
disagreement-time = Avoti nav vienisprātis par laiku. Skat. [{ $first }] un [{ $second }]:
disagreement-person = Avoti nav vienisprātis par to, kas tas bija. Skat. [{ $first }] un [{ $second }]:
answer-foreign = Neviens dokuments nav jautājuma valodā, un Quoth līdzi dotais modelis vislabāk zina angļu valodu. Tas, kurš uztur šo botu, iestatījumā { $setting } var norādīt daudzvalodu modeli, piemēram, { $model }.
answer-failed = Atvainojiet, kaut kas nogāja greizi, un atbildēt neizdevās. Lūdzu, jautājiet vēlreiz.
citation-undated = bez datuma
citation-page = { $page }. lpp.
citation-also-in = arī šeit: { $sources }

## Buttons under an answer, and links to quotes

button-context = Kontekstā
button-context-of = Kontekstā [{ $number }]
button-more = Vēl citāti
button-copy = Kopēt citātu
button-share = Dalīties
vote-counted = Paldies: { $vote }
quote-gone = Šo vārdu dokumentos vairs nav.
quotes-gone = Es vairs nezinu, kuri citāti tie bija. Lūdzu, jautājiet vēlreiz.
shown-already = Tas jau ir redzams zemāk.
link-unknown = Šādu saiti es nepazīstu. Varbūt tai kaut kā trūkst; varat arī vienkārši pajautāt.

## How to ask

welcome =
    Es atbildu uz jautājumiem par { $documents ->
        [one] { $documents } dokumentu
       *[other] { $documents } dokumentiem
    } un runāju tikai pašu dokumentu vārdiem: katra atbilde ir citāts ar norādi uz avotu. Par ko dokumenti klusē, par to klusēju arī es.
welcome-ask = Privātā sarunā vienkārši jautājiet. Grupā rakstiet { $command } un savu jautājumu, pieminiet mani vai atbildiet uz manu ziņu.
for-example = Piemēram:
ask-empty = Uzrakstiet jautājumu aiz komandas { $command }.
suggestion-gone = Dokumenti ir mainījušies, un šī jautājuma vairs nav.

## The language of these words

language-menu = Kādā valodā man šeit rakstīt? Citāti paliek dokumentu valodā.
language-telegram = Kā Telegram iestatījumos
language-changed = Turpmāk rakstīšu latviski.
language-changed-telegram = Turpmāk rakstīšu valodā, kas izvēlēta Telegram iestatījumos.
language-administrators = Šīs grupas valodu var mainīt tikai administratori.

## Who may ask, and how much

access-refused = Es atbildu tikai tiem, kam mani uzturētāji to ir atļāvuši. Lai atļautu arī jums, viņiem vajag šo skaitli, jūsu Telegram identifikatoru: { $id }
limit-reached = Tik daudz uzreiz es nevaru atbildēt. Lūdzu, turpiniet pēc minūtes.

## Groups

administrators-only = To var darīt tikai šīs grupas administratori.
quiet-on = Te es klusēju: atbildu tikai uz komandām, pieminējumiem un atbildēm uz manām ziņām.
quiet-off = Te es runāju: atbildu arī uz visiem uzdotiem jautājumiem, kas beidzas ar jautājuma zīmi, ja dokumentos ir droša atbilde. Ar /quiet to var beigt.
quiet-private = Privātā sarunā es atbildu uz visu. /quiet un /loud ir domātas grupām.
hearing-all = Es te redzu visas ziņas.
hearing-little = Es redzu tikai komandas un atbildes uz manām ziņām, bet pieminējumus ne. Lai to mainītu, rakstiet @BotFather komandu /setprivacy, izvēlieties mani un Disable, tad izņemiet mani no grupas un pievienojiet no jauna. Vai arī ieceliet mani par administratoru.
diagnose-title = Ko es te varu
diagnose-private = Privātā sarunā es redzu visu un atbildu uz visu. Grupā /diagnose vairāk pastāsta tās administratoriem.
diagnose-sends = Es te drīkstu rakstīt.
diagnose-sends-not = Es tur nedrīkstu rakstīt. Ļaujiet grupas dalībniekiem vai man sūtīt ziņas.
diagnose-reacts = Es drīkstu reaģēt uz ziņām.
diagnose-reacts-not = Es nedrīkstu reaģēt uz ziņām.
diagnose-topics-open = Es atbildu tajā tematā, kurā man jautā, bet slēgtos tematos ne. Tiem ieceliet mani par administratoru, kas drīkst pārvaldīt tematus.
diagnose-topics-all = Es atbildu tajā tematā, kurā man jautā, arī slēgtos.
diagnose-chat = Šīs grupas identifikators, mana uzturētāja iestatījumiem: { $chat }
inline-works = Jebkurā citā sarunā { $name } un jautājums atrod citātus, ko nosūtīt.
inline-off = { $name } un jautājums citās sarunās citātus vēl neatrod. Lai to mainītu, rakstiet @BotFather komandu /setinline un izvēlieties mani.
inline-empty = Uzrakstiet jautājumu vai jautājiet man privāti
inline-nothing = Dokumentos tā nav. Jautājiet man privāti
guest-off = Man ir uzdots atbildēt kā viesim sarunās, kurās manis nav, bet @BotFather to vēl neļauj: ieslēdziet tur manos iestatījumos viesa režīmu.

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
documents-gone = Šī dokumenta vairs nav, vai tas ir mainījies. /documents parāda, kādi ir.

## The daily digest

digest-title = Kas jauns: { $date }
digest-title-archive = No arhīva: { $date }
digest-first = Šis šeit ir pirmais apskats: tas stāsta par pēdējām septiņām dienām.
digest-first-central = Šis šeit ir pirmais apskats. Pēdējās septiņās dienās nekā jauna nav bijis, tāpēc tas stāsta, par ko dokumentos runāts visvairāk.
digest-nothing-new = Nekā jauna nav bijis, tāpēc šeit ir fragments.
digest-archive = no arhīva
digest-updated = papildināts
digest-documents = { $count ->
    [zero] { $count } dokumentu
    [one] { $count } dokuments
   *[other] { $count } dokumenti
}
digest-versions = Dokumentos teiktais atšķiras:
digest-also = Vēl jauns:
digest-more = Vairāk par { $number }.
digest-settings = Iestatījumi
digest-story-gone = Šī stāsta dokumentos vairs nav.

## The menu of the daily digest

digest-name = Dienas apskats
digest-about = Tas stāsta šai sarunai, kas dokumentos jauns, ar pašu dokumentu vārdiem.
digest-on = Tas ir ieslēgts.
digest-off = Tas ir izslēgts.
digest-off-by-itself = Tas ir izslēgts: Telegram man vairs neļāva šeit rakstīt.
digest-timing = { $days } plkst. { $time } pēc šīs pilsētas laika: { $city }; ne vairāk par { $stories ->
    [zero] { $stories } stāstiem
    [one] { $stories } stāstu
   *[other] { $stories } stāstiem
}.
digest-every-day = Katru dienu
digest-working-days = No pirmdienas līdz piektdienai
digest-about-topic = Tikai par tēmu “{ $topic }”.
digest-any-topic = Tas stāsta par visu, kas jauns.
digest-always = Ja nekā jauna nav, tas atnes fragmentu no arhīva.
digest-only-news = Ja nekā jauna nav, nekas nepienāk.
digest-in-topic = Tas pienāk tēmā, kurā to ieslēdza.
digest-next = Nākamais pienāks: { $when }.
digest-turn-on = Ieslēgt
digest-turn-off = Izslēgt
digest-button-hour = Plkst. { $time }
digest-button-zone = Laika josla: { $city }
digest-button-days = Dienas
digest-button-topic = Tēma
digest-button-topic-type = Uzrakstīt tēmu
digest-button-topic-clear = Jebkura tēma
digest-button-length = { $stories ->
    [zero] { $stories } stāstu
    [one] { $stories } stāsts
   *[other] { $stories } stāsti
}
digest-button-always = Arhīvs, ja nekā jauna nav
digest-button-preview = Apskatīt tūlīt
digest-button-back = ‹ Atpakaļ
digest-button-city = Uzrakstīt pilsētu
digest-button-location = Nosūtīt atrašanās vietu
digest-button-list = Izvēlēties no saraksta
digest-choose-hour = Cikos? Laiks pēc šīs pilsētas: { $city }.
digest-choose-days = Kurās dienās?
digest-last-day = Vismaz vienai dienai jāpaliek. Ja apskatu nevajag, izslēdziet to.
digest-choose-zone = Tagad spēkā ir šīs pilsētas laiks: { $city }; tur ir { $time }. Pēc kuras pilsētas laika jūs dzīvojat?
digest-choose-area = Izvēlieties pasaules daļu un pēc tam pilsētu, kurā ir jūsu laiks.
digest-ask-city = Pēc kuras pilsētas laika sūtīt apskatu? Uzrakstiet tās nosaukumu atbildē uz šo ziņu.
digest-city-example = Piemēram: Rīga
digest-ask-location = Nosūtiet savu atrašanās vietu, un es noteikšu laika joslu. Pati vieta netiek saglabāta.
digest-which-city = Kurš ir jūsu laiks?
digest-city-unknown = Pilsētu “{ $city }” nepazīstu. Pamēģiniet lielāku tuvējo vai izvēlieties no saraksta.
digest-ask-topic = Par ko lai ir apskats? Uzrakstiet to atbildē uz šo ziņu.
digest-topic-example = Piemēram: dronu ražošana
digest-preview-nothing = Šobrīd nekā jauna nav.
digest-administrators = Šīs grupas apskatu var mainīt tikai administratori.

## Apskati, kad tos sūta

digest-topic-lost = Tēma, uz kuru sūtīju apskatus, ir slēgta vai izdzēsta. Turpmāk tie nāks šeit.
digest-status = Apskati
digest-status-chats = Ieslēgti { $on }, izslēgti { $off }
digest-status-off = Izslēgti paši: bloķēti { $blocked }, izņemti no grupas { $removed }, nav atrasti { $notFound }, bez tiesībām rakstīt { $mayNotWrite }
digest-status-day = Pēdējās 24 stundās: nosūtīti { $sent }, bez jaunumiem { $nothing }, nokavēti { $missed }, neizdevās { $failed }
digest-status-in-hand = Tiek sūtīti: { $count }
digest-status-unknown = Varbūt nav saņemti: { $count ->
        [one] { $count } ziņa
       *[other] { $count } ziņas
    }
digest-status-last = Pēdējais: { $time }
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
status-verdicts = Atbildēti: { $answered }, nedroši: { $weak }, neatbildēti: { $none }
status-median = Laika mediāna: { $seconds } s
status-chats = Sarunas
status-chats-known = Zināmas: { $known }, no tām pamestas: { $gone }
status-unreadable = Vienu daļu neizdevās nolasīt. Vairāk teikts žurnālā.
index-begun = Saskaņoju rādītāju ar dokumentiem…
index-progress = Saskaņoju rādītāju ar dokumentiem: jauni teikumi { $done } no { $total }, { $percent } %
index-busy = Rādītājs jau tiek saskaņots ar dokumentiem. Lūdzu, pagaidiet ziņu par iznākumu.
index-published = Rādītājs ir saskaņots ar dokumentiem.
index-not-published = Jaunais rādītājs uz dokumentu kontroljautājumiem atbild sliktāk nekā pašreizējais, tāpēc paliek pašreizējais.
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
index-failed = Rādītāju neizdevās saskaņot ar dokumentiem, un tas ir palicis, kāds bija:
index-stopped = Tas tika apturēts pirms beigām. Rādītājs ir palicis, kāds bija; { $command } sāk no jauna.
unanswered-none = Pēdējās 7 dienās uz katru jautājumu bija droša atbilde.
unanswered-off = Jautājumi netiek glabāti: { $setting } ir izslēgts.
unanswered-title =
    { $questions ->
        [one] { $questions } jautājums bez drošas atbildes pēdējās 7 dienās, biežākie vispirms:
       *[other] { $questions } jautājumi bez drošas atbildes pēdējās 7 dienās, biežākie vispirms:
    }
page-of = { $page }. lappuse no { $pages }
feedback-none = Pēdējās 30 dienās citātus neviens nav vērtējis.
feedback-title = Pēdējās 30 dienās: 👍 { $up } · 👎 { $down }
feedback-disliked = Citāti, kas nepatika visvairāk:
feedback-quote-gone = Tā vārdu dokumentos vairs nav.
document-name-missing = Šim dokumentam nav nosaukuma. Lūdzu, sūtiet to kā datni ar nosaukumu.
document-name-unfit = Dokumentu mapē datnei nevar būt tāds nosaukums. Lūdzu, dodiet tai vienkāršu, piemēram, report.pdf.
document-name-long = Šis datnes nosaukums ir pārāk garš. Lūdzu, saīsiniet to.
document-name-ending = Tādu datni nevaru nolasīt. Es lasu { $endings }.
document-too-large = Šis dokuments ir pārāk liels. Šeit tas drīkst būt ne lielāks par { $size }.
document-no-file = Dokumentu mapē ar šādu nosaukumu ir kas cits, nevis parasta datne. Lūdzu, pārdēvējiet dokumentu vai izņemiet to.
document-not-loaded = Šis dokuments nav saņemts vesels. Lūdzu, sūtiet to vēlreiz.
document-not-stored = Dokumentu neizdevās ierakstīt diskā ({ $code }). Dokumentu mapē nekas nav mainījies.
document-offer = Vai paturēt to starp dokumentiem?
document-replaces = Dokuments ar tādu nosaukumu jau ir; šis to aizstātu.
document-keep = Paturēt
document-discard = Atmest
document-gone = Šis dokuments vairs negaida. Lūdzu, sūtiet to vēlreiz.
document-discarded = Atmests: { $name }
document-kept = Paturēts: { $name }. Saskaņoju rādītāju ar dokumentiem…
document-kept-waiting = Paturēts: { $name }. Rādītājs jau tiek saskaņots; šis dokuments būs nākamais.
document-read = tika nolasīts.
document-unread = neizdevās nolasīt: { $reason }

## What is kept of a person

forget-done = Ir dzēsts viss, kas par jums tika glabāts:
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
        [one] tas, ka { $answers } atbilde bija jums
       *[other] tas, ka { $answers } atbildes bija jums
    }
forget-settings = jūsu iestatījumi, piemēram, valoda
forget-nothing = Par jums nekas netiek glabāts.
forget-in-group = Viss, kas par jums tika glabāts, ir dzēsts.

## What Telegram shows before anybody writes

command-start = Kas es esmu un ar kādiem jautājumiem sākt
command-help = Kā jautāt
command-ask = Uzdot jautājumu
command-documents = Dokumenti, no kuriem atbildu
command-digest = Dienas apskats: kas dokumentos jauns
command-language = Mainīt valodu
command-quiet = Šajā grupā atbildēt tikai tad, kad jautā man
command-loud = Šajā grupā atbildēt arī uz jautājumiem visiem
command-diagnose = Ko es te redzu un varu
command-forget = Dzēst visu, kas par mani tiek glabāts
command-status = Kā botam klājas
command-reindex = Saskaņot rādītāju ar dokumentiem
command-unanswered = Jautājumi bez drošas atbildes
command-feedback = Kā tiek vērtēti citāti
bot-description = Es atbildu uz jautājumiem par dokumentu krājumu ar pašu dokumentu vārdiem: katra atbilde ir citāts ar norādi uz avotu. Neko neizdomāju, un, ja dokumenti par kaut ko klusē, tā arī saku.
bot-short-description = Atbildu uz jautājumiem ar pašu dokumentu vārdiem: citāti ar avotiem, nekā izdomāta.
