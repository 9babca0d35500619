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

## What Telegram shows before anybody writes

command-start = Kas es esmu un ar kādiem jautājumiem sākt
command-help = Kā jautāt
command-ask = Uzdot jautājumu
command-language = Mainīt valodu
bot-description = Es atbildu uz jautājumiem par dokumentu krājumu ar pašu dokumentu vārdiem: katra atbilde ir citāts ar norādi uz avotu. Neko neizdomāju, un, ja dokumenti par kaut ko klusē, tā arī saku.
bot-short-description = Atbildu uz jautājumiem ar pašu dokumentu vārdiem: citāti ar avotiem, nekā izdomāta.
