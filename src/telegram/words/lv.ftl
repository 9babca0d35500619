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
command-language = Mainīt valodu
bot-description = Es atbildu uz jautājumiem par dokumentu krājumu ar pašu dokumentu vārdiem: katra atbilde ir citāts ar norādi uz avotu. Neko neizdomāju, un, ja dokumenti par kaut ko klusē, tā arī saku.
bot-short-description = Atbildu uz jautājumiem ar pašu dokumentu vārdiem: citāti ar avotiem, nekā izdomāta.
