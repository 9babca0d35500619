# What the bot itself says, in Latvian.

language-name = Latviešu

## Answers

answer-none = Dokumentos par to nekas nav teikts.
answer-weak = Varbūt tā nav īstā atbilde, taču nekā tuvāka dokumentos nav:
answer-failed = Atvainojiet, kaut kas nogāja greizi, un atbildēt neizdevās. Lūdzu, jautājiet vēlreiz.
citation-undated = bez datuma
citation-page = { $page }. lpp.

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
digest-status-chats = Apskati: ieslēgti { $on }, izslēgti { $off }
digest-status-off = Izslēgti paši: bloķēti { $blocked }, izņemti no grupas { $removed }, nav atrasti { $notFound }, bez tiesībām rakstīt { $mayNotWrite }
digest-status-day = Pēdējās 24 stundās: nosūtīti { $sent }, bez jaunumiem { $nothing }, nokavēti { $missed }, neizdevās { $failed }
digest-status-in-hand = Tiek sūtīti: { $count }
digest-status-unknown = Varbūt nav saņemti: { $count ->
        [one] { $count } ziņa
       *[other] { $count } ziņas
    }
digest-status-last = Pēdējais: { $time }

## What Telegram shows before anybody writes

command-start = Kas es esmu un ar kādiem jautājumiem sākt
command-help = Kā jautāt
command-ask = Uzdot jautājumu
command-digest = Dienas apskats: kas dokumentos jauns
command-language = Mainīt valodu
bot-description = Es atbildu uz jautājumiem par dokumentu krājumu ar pašu dokumentu vārdiem: katra atbilde ir citāts ar norādi uz avotu. Neko neizdomāju, un, ja dokumenti par kaut ko klusē, tā arī saku.
bot-short-description = Atbildu uz jautājumiem ar pašu dokumentu vārdiem: citāti ar avotiem, nekā izdomāta.
