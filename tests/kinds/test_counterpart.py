"""The `counterpart` kind: a translation beside its source, by table and by law."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.check.pipeline import check_document
from lint.core.lists import read
from lint.core.text import Document, SourceText
from lint.kinds.counterpart import bitext, dates, surface, terms, tongue
from lint.kinds.counterpart.countries import Language, languages
from lint.kinds.counterpart.differences import differences
from lint.kinds.counterpart.grammar import Grammar, grammar
from lint.kinds.counterpart.quantities import quantities
from lint.kinds.counterpart.sides import Sides
from lint.packs.load import load
from lint.structure.view import View

LISTS = Path(__file__).parents[2] / "rules" / "lists"
PACK = load([LISTS.parent / "bilingual.yaml"], prove=False)
CODES = ("en", "zh", "ru", "ar", "es", "fr", "de")


@pytest.fixture(scope="module")
def world() -> dict[str, Language]:
    return languages(read(LISTS / "territories.tsv"), read(LISTS / "entities.tsv"))


@pytest.mark.parametrize(
    "language, text, countries",
    [
        ("en", "Turkish gas for Turkmenistan", "TR TM"),
        ("en", "The U.S. and the US", "US US"),
        ("en", "Congolese miners", ""),  # of two countries
        ("zh", "中国同土库曼斯坦和土耳其", "CN TM TR"),
        ("zh", "几内亚比绍不是几内亚", "GW GN"),
        ("zh", "印尼和尼泊尔", "ID NP"),
        ("ru", "из Узбекистана в Таджикистан", "UZ TJ"),
        ("ru", "ракеты Северной Кореи и Южной Кореей", "KP KR"),
        ("ru", "Кубок мира", ""),
        ("ru", "в Гвинее-Бисау", "GW"),
        ("ru", "Южный Судан и Соединённого Королевства", "SS GB"),
        ("ar", "بفرنسا وألمانيا", "FR DE"),
        ("es", "de Níger a Nigeria", "NE NG"),
        ("fr", "au Chili, en Bolivie", "CL BO"),
        ("zh", "上海地产在沿海地区", ""),  # nothing of 海地
        ("ru", "89 долларов США в Советской Гавани", ""),
        ("de", "Österreichs Grenze zu Ungarn", "AT HU"),
    ],
)
def test_countries_are_found_in_each_language(
    world: dict[str, Language], language: str, text: str, countries: str
) -> None:
    assert " ".join(m.country for m in world[language].strict(text)) == countries


@pytest.mark.parametrize(
    "text, language",
    [
        ("土库曼斯坦总统抵达北京参加会议", "zh"),
        ("トルクメニスタンの大統領が北京に到着した", ""),
        ("Президент Туркмении прибыл вчера с визитом", "ru"),
        ("Президент Туркменістану прибув із візитом", ""),
        ("وصل رئيس تركمانستان إلى بكين في زيارة", "ar"),
        ("رئیس جمهور ترکمنستان وارد پکن شد", ""),
        ("Der Präsident ist mit dem Zug nach Wien gefahren", "de"),
        ("El presidente de la República llegó con su delegación", "es"),
        ("Presidentti saapui eilen", ""),
    ],
)
def test_the_language_of_a_source_is_detected_or_left_open(text: str, language: str) -> None:
    assert tongue.detected(text) == language


@pytest.mark.parametrize(
    "language, text, country, possible",
    [
        ("zh", "波方表示", "PL", True),  # a short form that may mean Poland
        ("zh", "波黑代表，波方表示", "PL", False),  # which belongs to Bosnia where that is named
        ("ru", "узбекские власти", "UZ", True),
        ("ru", "австралийские власти", "AT", False),
        ("es", "la selección chilena", "CL", True),
        ("zh", "其北方邻国", "MK", False),  # north, and not 北马其顿
        ("zh", "约翰尼·英格利斯", "GB", False),  # sounds of a name
        ("de", "in größter Gefahr", "GB", False),
        ("de", "griechische Inseln", "GR", True),
    ],
)
def test_what_could_be_a_mention_raises_no_alarm(
    world: dict[str, Language], language: str, text: str, country: str, possible: bool
) -> None:
    known = world[language]
    assert (country in known.possible(text, known.strict(text))) == possible


@pytest.mark.parametrize(
    "language, text, written, values",
    [
        ("en", "1,234.5 tons", "1,234.5", {"1234.5"}),
        ("en", "two hundred thousand", "two hundred thousand", {"200000"}),
        ("en", "5.3bn", "5.3bn", {"5.3", "5300000000"}),
        ("en", "3 lakh", "3 lakh", {"300000"}),
        ("zh", "1.77万亿元", "1.77万亿", {"1770000000000"}),
        ("zh", "30余万人", "30余万", {"300000"}),
        ("zh", "2万4801名", "2万4801", {"20000", "24801"}),
        ("zh", "下午3点", "3", {"3", "15"}),
        ("zh", "下午5点半", "5点半", {"5.3", "17.3"}),
        ("zh", "75万7千人", "75万7千", {"757000"}),
        ("zh", "23千米", "23", {"23"}),
        ("zh", "19世纪80年代", "19世纪80年代", {"1880"}),
        ("zh", "20世纪六七十年代", "20世纪六七十年代", {"1960", "1970"}),
        ("en", "4 to 6 million", "4", {"4", "4000000"}),
        ("en", "six decades", "six decades", {"60"}),
        ("zh", "二〇二二年", "二〇二二", {"2022"}),
        ("ru", "115 тыс. машин", "115 тыс", {"115000"}),
        ("ru", "1 234,5 млн", "1 234,5 млн", {"1234500000"}),
        ("ar", "٣٠٠ ألف", "٣٠٠ ألف", {"300000"}),
        ("es", "2.800 millones", "2.800 millones", {"2800000000"}),
        ("fr", "12 milliards", "12 milliards", {"12000000000"}),
        ("fr", "à 19h30", "19h30", {"19.3", "7.3"}),
        ("de", "3,2 Mrd. Euro", "3,2 Mrd", {"3200000000"}),
        ("de", "fünfundzwanzig", "fünfundzwanzig", {"25"}),
        ("de", "um 17 Uhr 47", "17 Uhr 47", {"17.47", "5.47"}),
        ("ru", "в 17 часов 47 минут", "17 часов 47", {"17.47", "5.47"}),
        ("en", "at 0430", "0430", {"4.3", "16.3"}),
        ("en", "603 on this Wednesday", "603", {"603", "6.03"}),
        ("en", "as of 2400 hours", "2400", {"24", "12"}),
        ("fr", "vingt-et-un", "vingt-et-un", {"21"}),
        ("zh", "6，590万美元", "6，590万", {"65900000"}),
    ],
)
def test_quantities_are_read_in_each_language(language: str, text: str, written: str, values: set[str]) -> None:
    found = {text[q.start : q.end]: q.values for q in quantities(text, language)}
    assert {Fraction(v) for v in values} <= found[written]


@pytest.mark.parametrize("language", CODES)
def test_each_language_has_a_grammar(language: str) -> None:
    assert isinstance(grammar(language), Grammar)


def test_a_language_without_grammar_has_no_quantities() -> None:
    assert quantities("5 000", "xx") == []


@given(st.integers(3, 10**12), st.sampled_from(CODES))
def test_a_number_answers_itself_in_every_language(number: int, language: str) -> None:
    group = "." if grammar(language).decimal == "," else ","  # type: ignore[union-attr]
    here = quantities(f"There were {number:,} of them", "en")
    there = quantities(f"— {number:,} —".replace(",", group), language)
    assert differences(here, there) == []


@given(st.integers(100, 10**9), st.integers(100, 10**9))
def test_two_numbers_differ_or_are_equal(one: int, other: int) -> None:
    found = differences(quantities(f"There were {one}.", "en"), quantities(f"Es waren {other}.", "de"))
    assert bool(found) == (one != other)


@pytest.mark.parametrize(
    "here, there, language, found",
    [
        ("It lasted 21 days.", "Это длилось 12 дней.", "ru", "21 12"),
        ("It opens on November 9.", "11月6日开幕。", "zh", "9 6"),
        (
            "They won 1-3.",
            "他们以1-0获胜。",
            "zh",
            "3 0",
        ),  # a small number counts where the other side has one too many
        ("Nord Stream 3", "Северный поток 2", "ru", "3 2"),
        ("Twenty-five of the 90", "90 человек, из них 35", "ru", "Twenty-five 35"),
        ("two 17-year-olds, one 17, one 20", "17, 18 и 20 лет", "ru", "17 18"),  # once too often
        ("84 miles (137 kilometers)", "85 英里（137 公里）", "zh", "84 85"),
        ("some 30 yards", "около 10 метров", "ru", "30 10"),
        ("some 30 yards", "примерно 27 метров", "ru", ""),
        ("a 550 pound hog", "свинья весом в 250 килограммов", "ru", ""),
        ("80 degrees", "27 градусов", "ru", ""),
        ("down eight per cent", "минус 3 процента", "ru", "eight 3"),
        ("at 5: 47 p.m.", "um 17:47 Uhr", "de", ""),
        ("a 61-72 defeat", "die 61:72-Niederlage", "de", ""),
        ("the E 95.03 and E 95.01", "die E 95 03 und E 95 01", "de", ""),
        ("the E 95.04", "die E 95 03", "de", "95.04 95"),
        ("25,000 euros", "25 .000 Euro", "de", ""),
        ("a mill of the 1800s", "eine Mühle des 19. Jahrhunderts", "de", ""),
        ("a mill of the 1800s", "eine Mühle des 18. Jahrhunderts", "de", "1800 18"),
        ("On 26 December at 5.30pm", "am 26.12. um 17:30 Uhr", "de", ""),
        ("19.93 million people", "1993.03万人", "zh", ""),
        ("the 1980s", "上世纪80年代", "zh", ""),
        ("Covid-19 patients, 10 days", "新冠患者，十天", "zh", ""),
        ("dozens of villages", "数十个村庄", "zh", ""),
        ("the frigate F121", "护卫舰F125", "zh", "121 125"),
        ("10,000 5G stations", "10000个5G基站", "zh", ""),
        ("in 2000 and 2005", "2000,2005年", "zh", ""),
        ("fewer than 7,000", "不到7，000", "zh", ""),
    ],
)
def test_what_is_left_over_on_both_sides_is_a_difference(here: str, there: str, language: str, found: str) -> None:
    pairs = differences(quantities(here, "en"), quantities(there, language))
    assert " ".join(f"{here[a.start : a.end]} {there[b.start : b.end]}" for a, b, _ in pairs) == found


@pytest.mark.parametrize(
    "here, there, found",
    [
        ("The 铁路 opens", "铁路开通", ["铁路"]),
        ("Qi (气) is", "气是", []),
        ("The 道 of", "路", []),  # not letter for letter in the source
    ],
)
def test_words_left_in_the_script_of_the_source(here: str, there: str, found: list[str]) -> None:
    assert [here[s:e] for s, e in surface.residue(here, there, "en", "zh")] == found


@pytest.mark.parametrize(
    "text, count",
    [
        ("One. Two! Three?", 3),
        ("No stop", 1),
        ("天黑了。大家都睡了。", 2),
        ("One. Two", 2),
        ("3.5 percent.", 1),
        ("", 1),
    ],
)
def test_sentences_are_counted_by_their_stops(text: str, count: int) -> None:
    assert surface.sentences(text) == count


@pytest.mark.parametrize(
    "here, there, extra, missing",
    [
        ("Hi {nombre}", "Hola {name}", ["{nombre}"], ["{name}"]),
        ("%d new", "%d neue", [], []),
        ("100% sure", "100 % sicher", [], []),
        ("see https://a.org/x.", "siehe https://a.org/x", [], []),
    ],
)
def test_placeholders_and_addresses_come_through(here: str, there: str, extra: list[str], missing: list[str]) -> None:
    mine, theirs = surface.unmatched(here, there)
    assert ([t for _, _, t in mine], [t for _, _, t in theirs]) == (extra, missing)


TERMS = terms.read(
    [
        {"en": ["congress", "assembly"], "zh": ["人大", "人民代表大会"], "wrong": "meeting of people"},
        {"en": "monetary policy", "ru": "денежно-кредитная политика", "zh-Hans": "货币政策"},
        {"right": "Politburo", "zh": "政治局"},
    ]
)


@pytest.mark.parametrize(
    "here, there, languages, missing",
    [
        ("The Congresses met.", "人大开会", "zh-en", ""),  # inflected
        ("They met.", "人大开会", "zh-en", "人大"),
        ("They met.", "全国人民代表大会开会", "zh-en", "人民代表大会"),  # the longest name
        ("of monetary policies", "денежно-кредитной политики", "ru-en", ""),  # inflected on both sides
        ("of credit", "денежно-кредитной политики", "ru-en", "денежно-кредитной политики"),
        ("货币政策", "monetary policy", "en-zh", ""),
        ("政策", "monetary policy", "en-zh", "monetary policy"),
        ("The monetary police", "货币", "zh-en", ""),  # the source does not have the term
        ("The bureau", "政治局", "zh-en", "政治局"),
    ],
)
def test_a_term_counts_in_any_listed_or_inflected_form(here: str, there: str, languages: str, missing: str) -> None:
    origin, language = languages.split("-")
    found = terms.missing_terms(here, there, language, origin, TERMS)
    assert " ".join(there[start:end] for start, end, _ in found) == missing


def test_a_name_that_a_term_must_not_have_is_found_where_the_source_has_the_term() -> None:
    found = list(terms.wrong_terms("A meeting of people", "人大", "en", "zh", TERMS))
    assert [(a, b, c, d) for a, b, c, d, _ in found] == [(2, 19, 0, 2)]
    assert list(terms.wrong_terms("A meeting of people", "会", "en", "zh", TERMS)) == []


def test_a_term_in_one_language_is_an_error() -> None:
    with pytest.raises(ValueError, match="a term needs names in two languages"):
        terms.read([{"zh": "人大"}])


def sides(here: str, there: str, languages: str) -> Sides:
    origin, language = languages.split("-")
    found = Sides.of(View(Document(here, language=language, source=SourceText(there, origin))))
    assert found is not None
    return found


ENGLISH = "The river rose over the bridge and the trees that are in the south."
SPANISH = "El río subió por encima del puente y de los árboles que están más al sur."
RUSSIAN = "Река поднялась над старым мостом и залила деревья на юге."


@pytest.mark.parametrize(
    "here, there, languages, found",
    [
        (ENGLISH, RUSSIAN, "ru-en", ""),
        (ENGLISH, RUSSIAN, "en-ru", "swapped"),
        (ENGLISH, SPANISH, "en-es", "swapped"),
        (SPANISH, RUSSIAN, "ru-en", "other"),
        ("Ο ποταμός ανέβηκε πάνω από τη γέφυρα.", RUSSIAN, "ru-en", "other"),
        ("Samsung Galaxy S24 Ultra", RUSSIAN, "ru-en", ""),  # names have no small words
        ("Слово", "Wort", "en-ru", ""),  # too short to say anything
    ],
)
def test_texts_in_the_wrong_language(here: str, there: str, languages: str, found: str) -> None:
    pair = sides(here, there, languages)
    assert " ".join(find for find in ("swapped", "other") if list(bitext.language(find, pair, None))) == found


@pytest.mark.parametrize(
    "here, there, languages, found",
    [
        ("The river rose over it.", "the river  rose over it.", "de-en", True),
        ("Ubuntu Studio 24.04", "Ubuntu Studio 24.04", "de-en", False),
        ("The river rose over it.", "The river rose over it.", "en-en", False),
    ],
)
def test_a_translation_that_is_its_source(here: str, there: str, languages: str, found: bool) -> None:
    assert bool(list(bitext.copied("copied", sides(here, there, languages), None))) == found


@pytest.mark.parametrize(
    "here, there, found", [("It did.", RUSSIAN, True), (ENGLISH, RUSSIAN, False), ("It did.", "Нет.", False)]
)
def test_lengths_out_of_all_proportion(here: str, there: str, found: bool) -> None:
    assert bool(list(bitext.length("ratio", sides(here, there, "ru-en"), (0.3, 3.0)))) == found


@pytest.mark.parametrize(
    "find, here, there, languages, found",
    [
        ("months", "on 5 June 2019", "5 мая 2019 года", "ru-en", "June мая"),
        ("months", "on June 5th", "6月5日", "zh-en", ""),
        ("months", "on June 5th", "en mayo", "es-en", ""),  # without a figure it may be no date
        ("months", "am 5. Mai", "on 05/06/2019 or 06/05/2019", "en-de", ""),  # whichever is the month
        ("weekdays", "on Thursday", "во вторник", "ru-en", "Thursday вторник"),
        ("weekdays", "on Friday", "пятого числа, в пятницу", "ru-en", ""),
        ("weekdays", "Sonntagabend", "星期六晚", "zh-de", "Sonntagabend 星期六"),
        ("weekdays", "samedi", "周六", "zh-fr", ""),
        ("weekdays", "on Monday", "tomorrow", "xx-en", ""),
    ],
)
def test_months_and_days_of_the_week(find: str, here: str, there: str, languages: str, found: str) -> None:
    origin, language = languages.split("-")
    pairs = dates.differences(find, here, language, there, origin)
    assert " ".join(f"{here[a.start : a.end]} {there[b.start : b.end]}" for a, b in pairs) == found


PLACES = {
    ("zh", "en"): ("部长周二抵达哈尔科夫。", "The minister reached {} on Tuesday.", "Kharkiv"),
    ("ru", "en"): ("Переговоры прошли в Бухаресте.", "The talks were held in {}.", "Bucharest"),
    ("ar", "en"): ("وصل الوفد إلى دمشق أمس.", "The delegation reached {} yesterday.", "Damascus"),
    ("en", "es"): ("The delegation reached Geneva.", "La delegación llegó a {}.", "Ginebra"),
    ("en", "de"): ("The mayor of Munich resigned.", "Der Bürgermeister von {} trat zurück.", "München"),
}


def said(source: str, language: str, text: str, target: str) -> list[tuple[str, str]]:
    """What the pack finds in a translation about names: the rule and the words."""
    document = Document(text, source=SourceText(source, language), language=target)
    return [
        (f.rule.partition("/")[2], f.place.found)
        for f in check_document(document, PACK).findings
        if f.rule.partition("-")[0] in ("bilingual/place", "bilingual/country")
    ]


@pytest.mark.parametrize("pair", PLACES)
def test_a_city_for_another_is_found_and_the_right_one_is_not(pair: tuple[str, str]) -> None:
    source, text, right = PLACES[pair]
    assert said(source, pair[0], text.format(right), pair[1]) == []
    assert said(source, pair[0], text.format("Lima"), pair[1]) == [("place-for-another", "Lima")]


@pytest.mark.parametrize("pair", PLACES)
def test_a_misspelt_city_is_found(pair: tuple[str, str]) -> None:
    source, text, right = PLACES[pair]
    slip = right[0] + right[2] + right[1] + right[3:]
    assert said(source, pair[0], text.format(slip), pair[1]) == [("place-misspelt", slip)]


@pytest.mark.parametrize(
    "source, text, target, found",
    [
        ("A train left Turkmenistan.", "Поезд вышел из Туркмнеистана.", "ru", "Туркмнеистана"),
        ("A train left Turkmenistan.", "列车离开了土库斯曼坦。", "zh", "土库斯曼坦"),
        ("A train left Germany.", "غادر القطار ألمنايا", "ar", "ألمنايا"),
        ("A train left the Netherlands.", "Ein Zug verließ die Grenze zu den Neiderlanden.", "de", "Neiderlanden"),
        ("A train left Micronesia.", "غادر القطار ميكرونيسيا", "ar", ""),  # another way to write it
        ("A train left Barcelona.", "列车离开了巴塞罗纳。", "zh", ""),
        ("A German train left.", "Вышел германский поезд.", "ru", ""),
    ],
)
def test_misspelt_names_in_every_script(source: str, text: str, target: str, found: str) -> None:
    assert " ".join(words for rule, words in said(source, "en", text, target) if "misspelt" in rule) == found


def test_what_a_translation_speaks_of_is_compared_too() -> None:
    assert said("不是美国。", "zh", "It was not the United Arab Emirates.", "en") == [
        ("country-for-its-twin", "United Arab Emirates")
    ]


@pytest.mark.parametrize(
    "source, language, text, target",
    [
        ("罗马尼亚队获胜。", "zh", "Romania won.", "en"),  # 罗马 is Rome, 罗马尼亚 is not
        ("Belgium won.", "en", "Die Belgier gewannen.", "de"),  # a people, no slip of Belgien
        ("The streets of Moscow are full.", "en", "Moskaus Straßen sind voll.", "de"),
        ("Округ Колумбия подал иск.", "ru", "The District of Columbia sued.", "en"),  # Колумбия is Colombia, too
        ("The film with Sidney Poitier is shown in Sydney.", "en", "Der Film mit Sidney Poitier läuft dort.", "de"),
        ("Paris speaks with Rome.", "en", "Frankreich spricht mit Italien.", "de"),  # capitals for their states
    ],
)
def test_what_is_no_other_and_no_misspelt_name(source: str, language: str, text: str, target: str) -> None:
    assert [rule for rule, _ in said(source, language, text, target) if "another" in rule or "misspelt" in rule] == []


@pytest.mark.parametrize(
    "source, text, found",
    [  # Bolivian stands here as an adjective, yet the country's own name was lost
        ("Bolivia has the momentum, a Bolivian diplomat said.", "Bulgarien hat Schwung, sagte ein bolivianischer Diplomat.", True),
        ("Bolivia has the momentum.", "Bolivien hat Schwung, anders als Bulgarien.", False),
        ("Bolivia has the momentum, a diplomat said.", "Bolivien hat Schwung, sagte der bulgarische Diplomat.", False),
    ],
)  # fmt: skip
def test_a_twin_stands_where_the_source_names_a_country_more_often(source: str, text: str, found: bool) -> None:
    assert (("country-for-its-twin", "Bulgarien") in said(source, "en", text, "de")) == found
