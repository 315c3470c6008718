"""The scorecard of mix-ups: likeness of names, facts of the document, facts of the place, and what pulls places together."""

import pickle
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.core.text import SourceText
from lint.kinds.confusion import bearings
from lint.kinds.confusion.ground import Ground
from lint.kinds.confusion.known import KNOWN
from lint.kinds.confusion.meant import SHELTERED, Weighing, best, drawn_up, judged
from lint.scorecard.card import Scorecard
from tools.mixup_reader import Reader
from tools.substitute import Guests

READER = Reader()
CARD: Weighing = READER.rule.data.weighing
N = READER.gazetteer.index


def ground(text: str) -> Ground:
    return Ground(READER.read(text), READER.chinese)


def place_facts(text: str, word: str, meant: str) -> set[str]:
    """Facts of the last place where `word` stands, with `meant` as the country that may be meant."""
    cases = [c for c in READER.cases(text) if text[c.mention.start : c.mention.end] == word and c.meant == N[meant]]
    return set(cases[-1].facts)


@pytest.mark.parametrize(
    ("a", "b", "trait"),
    [
        ("UA", "UZ", "zh-first"), ("SK", "SI", "ru-head"), ("AT", "AU", "en-head4"), ("GM", "ZM", "ar-spelt"),
        ("CD", "CG", "en-word"), ("IE", "IS", "en-spelt3"), ("NE", "NG", "twin"), ("PY", "UY", "en-tail"),
    ],
)  # fmt: skip
def test_names_are_alike_in_many_languages(a: str, b: str, trait: str) -> None:
    assert trait in READER.likeness.traits(N[a], N[b])
    assert READER.likeness.traits(N[a], N[b]) == READER.likeness.traits(N[b], N[a])


@pytest.mark.parametrize(("a", "b"), [("JP", "PE"), ("CA", "FI"), ("SE", "CL")])
def test_unlike_names_have_no_strong_trait(a: str, b: str) -> None:
    assert READER.likeness.strong(N[a], N[b]) == 0


def test_a_country_may_be_like_a_capital() -> None:
    assert READER.likeness.like_capital(N["OM"], N["JO"])
    assert not READER.likeness.like_capital(N["JO"], N["OM"])


def test_a_country_may_be_like_a_place_in_another() -> None:
    assert READER.likeness.like_place(N["TZ"], N["AU"]) == "Tasmania"
    assert READER.likeness.like_place(N["GD"], N["ES"]) == "Granada"
    assert not READER.likeness.like_place(N["FI"], N["ES"])


def test_a_state_is_not_taken_for_its_own_territory() -> None:
    cases = READER.cases("From Cayenne to Kourou rain fell. French soldiers from Saint-Laurent helped French Guiana.")
    assert {(c.written, c.meant) for c in cases}.isdisjoint({(N["FR"], N["GF"]), (N["GF"], N["FR"])})


def test_what_stands_near_a_name_is_found_by_its_place() -> None:
    text = "Lusaka slept. Gambia danced.\n\nBanjul woke. Gambia sang. Zambia did not."
    ground_ = ground(text)
    first, second = text.index("Gambia"), text.rindex("Gambia")
    assert ground_.anchored(N["ZM"], ground_.paragraph(first)) and not ground_.anchored(
        N["GM"], ground_.paragraph(first)
    )
    assert ground_.gap(N["GM"], second, 800) == second - text.index("Banjul")
    assert ground_.gap(N["KE"], second, 800) == 800
    assert ground_.names(N["ZM"], ground_.paragraph(second)) and not ground_.names(N["ZM"], ground_.sentence(second))
    assert ground_.speakers[ground_.sentence(second)] == {N["GM"]}
    assert ground_.tally(ground_.paragraph(second)) == {N["GM"]: 1}


def test_likeness_is_pickled_with_the_rule() -> None:
    again = pickle.loads(pickle.dumps(READER.likeness))
    assert again.traits(N["UA"], N["UZ"]) == READER.likeness.traits(N["UA"], N["UZ"])


@pytest.mark.parametrize(
    ("text", "word", "meant", "fact"),
    [
        ("Lusaka waits. Gambian kwacha notes are short.", "Gambian", "ZM", "currency-S"),
        ("In Montevideo, Paraguay won the cup. The Centenario sang.", "Paraguay", "UY", "address-S"),
        ("Austrian bakers from Sydney came to Perth.", "Austrian", "AU", "bound-S"),
        ("Bratislava is the second city of Slovenia. Košice is not.", "Slovenia", "SK", "lies-S"),
        ("Riga is far. In neighbouring Lithuania it rains on Jūrmala.", "Lithuania", "LV", "b-neighbour"),
        ("Bern and Stockholm agree; Switzerland and Sweden sign.", "Sweden", "CH", "glued-S"),
        ("The Polish ambassador in Sarajevo was asked first.", "Polish", "BA", "a-envoy"),
        ("Hobart is far. Tanzania has whisky, Sydney has beer.", "Tanzania", "AU", "alike-place"),
        ("Minsk is cold. The China-Belgium park lies near Gomel.", "Belgium", "BY", "china-hyphen"),
        ("From Vienna we flew to Graz. Australia has no coast.", "Australia", "AT", "S-leads"),
        ("Australia has no coast. From Vienna we flew to Graz.", "Australia", "AT", "W-leads"),
        ("Seats by country: Georgia (hosts; Bissau) 2, Guinea: Bissau 1.", "Guinea", "GW", "cell-S"),
        ("Zagreb waits. The Slovenian capital, Bratislava, sleeps.", "Bratislava", "SI", "seat-of-S"),
        ("Hungary won in Szeged. Trams in Budapest pass the Cotroceni.", "Budapest", "RO", "W-anchors-1"),
        ("Maribor is the oldest town of Slovakia. Bratislava is not.", "Slovakia", "SI", "told-of-S"),
        ("The winters of Mbabane in Switzerland are mild.", "Switzerland", "SZ", "alike-en-head2"),
        ("Tashkent waits. With Kazakhstan and Kyrgyzstan there, Ukraine signed.", "Ukraine", "UZ", "kin-S"),
        ("Tashkent waits. Kazakhstan, Kyrgyzstan and Ukraine signed.", "Ukraine", "UZ", "listed-S"),
        ("Tashkent waits. With Moldova there, Ukraine signed.", "Ukraine", "UZ", "kin-W"),
        ("Karachi waits. It sells to Panama, Chile and Mexico.", "Panama", "PK", "in-list"),
        ("Karachi waits. It sells to Chile, Mexico and Panama.", "Panama", "PK", "in-list"),
        ("Snow fell on Tashkent. Ukraine waits. Rain fell on Kyiv.", "Ukraine", "UZ", "before-S"),
        ("Snow fell on Tashkent. Ukraine waits. Rain fell on Kyiv.", "Ukraine", "UZ", "after-W"),
        ("Karachi waits for Panama. So does Chile.", "Panama", "PK", "bare-thirds-1"),
        ("Sarajevo met China. Chinese tea came to Mostar; China and Poland wait.", "Poland", "BA", "pivot-zh"),
        ("Riga sings. The neighbours followed. In Lithuania it rains. Snow lies on Jūrmala.", "Lithuania", "LV", "before-neighbour"),
        ("The Polish ambassador in Sarajevo spoke. Poland waits.", "Poland", "BA", "envoy-elsewhere"),
        ("Riga waits for Estonia and Lithuania. Jūrmala sings. Lithuania does not.", "Lithuania", "LV", "listed-elsewhere"),
        ("Austria beats Australia. Vienna sings.", "Australia", "AT", "opens-with-both"),
        ("Sarajevo and Mostar met nobody. Poland waits.", "Poland", "BA", "zh-unlikely"),
    ],
)  # fmt: skip
def test_facts_of_a_place(text: str, word: str, meant: str, fact: str) -> None:
    assert fact in place_facts(text, word, meant)


@pytest.mark.parametrize(
    ("text", "word", "meant", "fact"),
    [
        ("Karachi waits for Panama and Chile.", "Panama", "PK", "in-list"),
        ("Austria wins. Vienna beats Australia.", "Australia", "AT", "opens-with-both"),
        ("The Polish ambassador in Sarajevo spoke.", "Polish", "BA", "envoy-elsewhere"),
        ("Karachi waits for Panama. So does Santiago, Chile.", "Panama", "PK", "bare-thirds-1"),
    ],
)  # fmt: skip
def test_no_facts_of_a_place(text: str, word: str, meant: str, fact: str) -> None:
    assert fact not in place_facts(text, word, meant)


SPEECH = (
    "Our people in Gaborone thank you. Botswana believes in peace. " * 10
    + "Namibia welcomes the theme of this session."
)


def test_a_text_with_a_country_of_its_own_has_facts_of_its_own() -> None:
    facts = place_facts(SPEECH, "Namibia", "BW")
    assert {"S-native", "native-S-has-capital", "native-before-S"} <= facts
    assert facts.isdisjoint(["S-has-capital", "before-S"])
    assert place_facts(SPEECH + " Sweden and Swaziland sent us a tent.", "Swaziland", "SE") >= {
        "third-in-native",
        "together-1",
    }


@pytest.mark.parametrize(
    ("source", "language", "facts"),
    [
        ("Словакия построила его за два года.", "ru", {"source-names-W"}),
        ("Словакия и Словения построили его.", "ru", {"source-names-W"}),
        ("Словения построила его за два года.", "ru", {"source-names-S"}),
        ("斯洛文尼亚用了两年时间建成了它。", None, {"source-names-S"}),  # a language that is detected
        ("Страна построила его за два года.", "ru", set()),
        ("Slovenia rakensi sen kahdessa vuodessa.", "fi", set()),  # a language without a table
    ],
)
def test_the_source_says_who_is_meant(source: str, language: str | None, facts: set[str]) -> None:
    text = "The mayor of Ljubljana opened the bridge. Slovakia had built it in two years."
    read = Ground(READER.read(text, SourceText(source, language)), READER.chinese)
    found = bearings.pair(read, N["SK"], N["SI"], CARD.world)
    assert {fact for fact in found if fact.startswith("source-")} == facts


def test_what_the_source_names_is_never_outweighed() -> None:
    points = CARD.card.points
    assert sum(p for p in points.values() if p > 0) + points["source-names-W"] < min(CARD.card.bands.values())
    assert CARD.card.base + points["source-names-S"] >= CARD.card.bands["high"]


def test_a_row_holds_a_country_and_the_city_of_another() -> None:
    text = "Country | Capital | Code\nSlovakia | Bratislava | +421\nSlovakia | Ljubljana | +386\nSerbia | Belgrade | +381\n"
    assert "row-S" in place_facts(text, "Slovakia", "SI")
    first = next(
        c for c in READER.cases(text) if c.meant == N["SI"] and text[c.mention.start :].startswith("Slovakia | Br")
    )
    assert "row-W" in first.facts


def test_a_document_has_a_home_and_a_guest() -> None:
    home = "Maribor has a new coach.\n\nKoper lost in Celje to Kranj.\n\nSnow fell in Ljubljana and in Novo Mesto.\n\n"
    guest = "In Bratislava Slovakia drew; Košice was sold out."
    rest = (
        "\n\n"
        + "The stands were full, the bars were open, and nobody went home. " * 4
        + "\n\nThe federation of Slovakia sat in Velenje."
    )
    facts = place_facts(home + guest + rest, "Slovakia", "SI")
    assert {"S-home", "outweighs", "W-confined", "W-elsewhere", "home-away", "sentence-all-S"} <= facts
    near = place_facts(home + guest, "Slovakia", "SI")
    assert "S-home" in near and near.isdisjoint({"W-elsewhere", "home-away", "home-apart"})


def test_and_between_a_name_and_a_place_gives_nobody_an_office() -> None:
    assert "titled-S" not in place_facts("The tariff of Uruguay and Asunción is haggled over.", "Uruguay", "PY")


def test_steps_are_one_fact_an_edge() -> None:
    assert bearings.steps(3, (1, 2, 4), "W-named") == {"W-named-1", "W-named-2"}


def test_every_fact_that_can_hold_is_known() -> None:
    text = (
        "LUSAKA — Gambia and Zambia met. Banjul, Gambia, is far. We in Kitwe pay in kwacha, the China-Gambia bank said.\n"
        * 3
    )
    found = {f for c in READER.cases(text) for f in c.facts}
    assert found <= set(KNOWN), sorted(found - set(KNOWN))


def test_points_keep_to_the_signs_that_are_known() -> None:
    wrong = [f for f, p in CARD.card.points.items() if KNOWN[f].sign * p < 0]
    assert not wrong


@given(total=st.integers(-99, 99), top=st.integers(-99, 99))
def test_a_place_is_drawn_up_but_never_beyond_the_best(total: int, top: int) -> None:
    top = max(top, total)
    assert total <= drawn_up(frozenset(), total, top) <= top
    assert drawn_up(frozenset({min(SHELTERED)}), total, top) == total


@pytest.mark.parametrize(
    "text", [next(e.texts[0] for e in READER.rule.examples if e.bad).replace("[[", "").replace("]]", ""), SPEECH]
)
def test_sums_that_cannot_reach_a_band_are_not_worked_out_and_change_nothing(text: str) -> None:
    ground = Ground(READER.read(text), READER.chinese)
    quick = {(c.mention, c.meant): t for c, t in best(ground, CARD) if CARD.card.band(t)}
    full = {(c.mention, c.meant): t for c, t in best(ground, CARD, every=True) if CARD.card.band(t)}
    assert quick == full
    assert quick


GUESTS = Guests(
    READER,
    [{"text": "Snow.\nBratislava voted late this year, and in Košice the halls stayed open until ten because Slovakia had run out of pens and of "
      "paper.\nRain fell on all of us for days and days, and nobody who had come by train said a word about when it might end, or why."}],
)  # fmt: skip


def test_a_guest_speaks_of_a_country_in_its_own_right() -> None:
    assert GUESTS.among([N["SI"], N["SK"], N["HU"]]) == [N["SK"]]


@given(seed=st.integers(0, 999))
def test_a_guest_moves_labels_with_their_words(seed: int) -> None:
    text = "Maribor waits. Slovakia won in Celje.\nThe coach of Slovakia sang. He had a cold."
    gold = [{"start": at, "end": at + 8} for at in (text.index("Slovakia"), text.rindex("Slovakia"))]
    seated = GUESTS.seated({"text": text, "gold": gold}, N["SK"], Random(seed))
    assert [seated["text"][g["start"] : g["end"]] for g in seated["gold"]] == ["Slovakia"] * 2
    assert "Bratislava voted" in seated["text"]


def test_without_points_nothing_is_judged() -> None:
    nothing = Weighing(Scorecard({}, {"high": 1}), CARD.world)
    assert judged(Ground(READER.read("Gambia waits for Lusaka and Kitwe."), READER.chinese), nothing) == []
