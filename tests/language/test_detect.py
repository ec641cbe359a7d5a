"""In which language an item is written."""

import pytest

from watchlist.language.detect import language_of

HEADLINES = {
    "en": [
        "US eases Russia sanctions",
        "Trump signs order lifting curbs",
        "Kyiv hit again",
        "Treasury delists Sovcomflot",
        "Erdoğan meets Orbán in Kraków",
        "Macron's party loses vote in Île-de-France",
        "BREAKING: PUTIN ARRIVES IN MINSK",
        "Le Pen barred from office",
        "Die Linke leader quits",
        "FIFA bans La Liga chief Tebas",
        "10 dead as bus plunges off bridge",
        "Cuba minister: talks on oil stalled",
    ],
    "de": [
        "Trump entlässt Verteidigungsminister",
        "USA lockern Sanktionen gegen Moskau",
        "Bundestag billigt Haushalt",
        "EZB senkt Leitzins",
        "Fed hebt Zinsen an",
        "Merkel tritt zurück",
        "New-Start-Vertrag läuft aus",
        "US-Regierung will Zölle auf Stahl senken",
        "Tanker in Ostsee gestoppt",
        "Israelische Armee: Angriffe im Libanon fortgesetzt",
    ],
    "fr": [
        "Macron dissout l'Assemblée",
        "Macron dissout l’Assemblée",
        "Washington allège les sanctions",
        "Barnier renversé",
        "La Fed abaisse ses taux",
        "Trump lève les sanctions contre Damas",
        "Guerre en Ukraine : trois morts à Kharkiv",
        "Un pétrolier russe arraisonné au large de Brest",
        "Poutine gracie un opposant",
    ],
    "ru": [
        "США снимают санкции",
        "Трамп снял санкции с России",
        "ЦБ повысил ставку",
        "Трамп, Путин и Зеленский",
        "Рада приняла закон о мобилизации",
        "TechMet начала добычу лития",
        "Истёк срок договора",
        "Песков: переговоры не назначены",
    ],
    "uk": [
        "США послабили санкції проти Росії",
        "Трамп зняв санкції",
        "НБУ підвищив ставку",
        "Уряд звільнив голову Нафтогазу",
        "Рада ухвалила закон про мобілізацію",
        "Договір втратив чинність",
        "ЗСУ збили десять дронів над Одесою",
    ],
    "es": ["EEUU levanta las sanciones a Rusia", "Detienen a un petrolero ruso en el Báltico"],
    "it": ["Gli Usa allentano le sanzioni alla Russia", "Scade il trattato tra Mosca e Washington"],
    "pt": ["EUA aliviam sanções à Rússia", "Tratado nuclear expira sem substituto"],
    "nl": ["VS versoepelen sancties tegen Rusland", "Kabinet valt over asielbeleid"],
    "pl": ["USA łagodzą sankcje wobec Rosji", "Wygasł traktat o broni jądrowej"],
    "ro": ["SUA relaxează sancțiunile împotriva Rusiei", "Tratatul nuclear dintre SUA și Rusia a expirat"],
    "sv": ["USA lättar på sanktionerna mot Ryssland", "Kärnvapenavtalet har löpt ut"],
    "da": ["USA letter sanktioner mod Rusland", "Aftalen om atomvåben er udløbet"],
    "cs": ["USA zmírňují sankce vůči Rusku", "Vypršela smlouva o jaderných zbraních"],
    "hu": ["Az USA enyhíti az Oroszország elleni szankciókat"],
    "fi": ["Yhdysvallat lievensi Venäjän vastaisia pakotteita"],
    "tr": ["ABD Rusya yaptırımlarını hafifletti", "Nükleer anlaşma bugün sona erdi"],
    "id": ["AS melonggarkan sanksi terhadap Rusia"],
    "be": ["ЗША аслабілі санкцыі супраць Расіі", "Скончыўся тэрмін дзеяння дамовы"],
    "bg": ["САЩ облекчиха санкциите срещу Русия", "Изтече срокът на договора"],
    "sr": ["САД ублажиле санкције Русији", "Истекао споразум о нуклеарном оружју"],
    "mk": ["САД ги олеснија санкциите против Русија"],
    "kk": ["АҚШ Ресейге қарсы санкцияларды жеңілдетті"],
    "el": ["Οι ΗΠΑ χαλαρώνουν τις κυρώσεις"],
    "ar": ["أمريكا تخفف العقوبات على روسيا"],
    "fa": ["آمریکا تحریم‌های روسیه را کاهش داد"],
    "ur": ["امریکہ نے روس پر پابندیاں نرم کر دیں"],
    "he": ["ארצות הברית מקלה בסנקציות"],
    "hi": ["अमेरिका ने रूस पर प्रतिबंध घटाए"],
    "zh": ["美国放松对俄罗斯的制裁"],
    "ja": ["米国が対ロ制裁を緩和", "米国 制裁 緩和へ"],
    "ko": ["미국, 대러 제재 완화"],
    "ka": ["აშშ ასუსტებს სანქციებს"],
    "th": ["สหรัฐผ่อนคลายคว่ำบาตร"],
}


@pytest.mark.parametrize(
    ("language", "title"), [(language, title) for language, titles in HEADLINES.items() for title in titles]
)
def test_a_headline_tells_its_language(language: str, title: str):
    """By its alphabet, its letters, its little words or its endings, however short it is."""
    assert language_of(title) == language


@pytest.mark.parametrize("title", ["", "   ", "2026", "10:1", "🚢🛢️ 🔥", "— — —", "½ ²", "ᚠᚢᚦ"])
def test_what_has_no_letters_that_we_know_is_in_no_language(title: str):
    """Numbers and signs tell nothing."""
    assert language_of(title) == ""


def test_a_language_that_nobody_here_knows_is_no_english():
    """Latin letters alone make no English headline of many words."""
    assert language_of("Wxqoz ubugome bwakozwe kigali umugabo yishwe") == ""


def test_the_summary_is_asked_where_the_title_leaves_it_open():
    """A title of names has the language of its summary; one that is clear keeps its own."""
    assert language_of("Trump, Putin, Selenskyj") == "en"
    assert language_of("Trump, Putin, Selenskyj", "Die drei wollen sich nach Angaben aus Moskau treffen.") == "de"
    assert language_of("2026", "Ce que l'on sait de la nouvelle année") == "fr"
    assert language_of("The talks have failed, says Kyiv", "Ce que l'on sait.") == "en"


def test_the_feed_tells_where_the_words_do_not():
    """The feed's language counts a little: a clear headline in another one is still seen."""
    assert language_of("Macron nomme Bayrou") == "fr"
    assert language_of("Bayrou, Macron, Barnier", hint="fr") == "fr"
    assert language_of("Трамп, Байден", hint="uk") == "uk"
    assert language_of("US eases sanctions on Russian oil", hint="fr") == "en"


def test_most_words_decide_where_alphabets_are_mixed():
    """A name in another alphabet changes nothing, nor do letters that look like others."""
    assert language_of("«Роснефть» says sanctions have been eased") == "en"
    assert language_of("Google и Apple оштрафованы") == "ru"
    assert language_of("US еasеs sаnctions on Russian oil") == "en"
    assert language_of("США смягчили caнкции против танкеров") == "ru"
    assert language_of("東京で会談 Trump") == "ja"


def test_what_a_page_leaves_behind_tells_nothing():
    """Tags, entities and addresses are not read."""
    assert language_of("<a href='https://example.org/die/und/der'>US</a>&nbsp;eases&#39; sanctions") == "en"
    assert language_of("https://example.org/le/la/les") == ""


@pytest.mark.parametrize(
    "title", ["a" * 10_000, "der " * 2_500, "<" * 10_000, "&" * 10_000, "é" * 10_000, "Ж" * 10_000, "https://" * 1_250]
)
def test_an_endless_title_costs_no_more_than_its_first_words(title: str):
    """Ten thousand characters are neither a crash nor a wait."""
    language_of(title, title)
