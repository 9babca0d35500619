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
documents-page = { $page }. lapa no { $pages }
document-passages =
    { $passages ->
        [one] { $passages } fragments
       *[other] { $passages } fragmenti
    }
document-gone = Šī dokumenta vairs nav, vai tas ir mainījies. /documents parāda, kādi ir.

## What Telegram shows before anybody writes

command-start = Kas es esmu un ar kādiem jautājumiem sākt
command-help = Kā jautāt
command-ask = Uzdot jautājumu
command-documents = Dokumenti, no kuriem atbildu
command-language = Mainīt valodu
command-quiet = Šajā grupā atbildēt tikai tad, kad jautā man
command-loud = Šajā grupā atbildēt arī uz jautājumiem visiem
command-diagnose = Ko es te redzu un varu
bot-description = Es atbildu uz jautājumiem par dokumentu krājumu ar pašu dokumentu vārdiem: katra atbilde ir citāts ar norādi uz avotu. Neko neizdomāju, un, ja dokumenti par kaut ko klusē, tā arī saku.
bot-short-description = Atbildu uz jautājumiem ar pašu dokumentu vārdiem: citāti ar avotiem, nekā izdomāta.
