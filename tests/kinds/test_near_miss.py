"""What the `near-miss` rules find and what they leave alone, slip by slip. Texts are invented."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marked import plain
from places import CASES

from lint.check.pipeline import check_documents
from lint.core.finding import Finding
from lint.core.text import Document
from lint.lexicon import edits, forms
from lint.lexicon.forms import folded, opened
from lint.lexicon.index import Index, Target
from lint.lexicon.tokens import distinct, shape, spans, words
from lint.packs.load import load, shipped
from lint.structure.view import View

BOOK = load([shipped() / "names.yaml"], prove=False)
KNOWN = opened(shipped() / "lists" / "known-forms.bin")
COUNTRIES = [
    line.split("\t")[0]
    for line in (shipped() / "lists" / "gazetteer.tsv").read_text(encoding="utf-8").split("\n")
    if line.split("\t")[1:2] == ["country"]
]


def findings(text: str) -> list[Finding]:
    return [f for f in check_documents([plain(text)], BOOK).findings if f.severity != "info"]


def corrections(text: str) -> dict[str, str]:
    return {f.place.found: f.fix.edits[0].text for f in findings(text) if f.fix and f.fix.edits}


@pytest.mark.parametrize(
    "text, found, right",
    [
        ("The mill stands near Tahsknet today.", None, None),  # two slips are no near miss
        ("A fair opens in Bangladseh on Monday.", "Bangladseh", "Bangladesh"),
        ("Rice from Camobdia is cheap this year.", "Camobdia", "Cambodia"),
        ("The ferry from Phillipines was late.", "Phillipines", "Philippines"),
        ("Sri Lnaka sells tea to Sudan and Egypt.", "Lnaka", "Lanka"),
        ("Tea from Sri Lanca is sold in Sudan.", "Lanca", "Lanka"),
        ("Miners in Heilongjang struck.", "Heilongjang", "Heilongjiang"),
        ("Snow fell on Uzbekistn's cotton.", "Uzbekistn", "Uzbekistan"),
        ("The Mongolain herders moved north.", "Mongolain", "Mongolian"),
        ("A delegation of Afgan women spoke.", "Afgan", "Afghan"),
        ("the comittee met, and its chairman spoke.", "comittee", "committee"),
        ("A comission of three judges met.", "comission", "commission"),  # no mission of a company
        ("They waited untill dawn.", "untill", "until"),
        ("The Internatioal Committee met.", "Internatioal", "International"),
        ("The guests recieved fifty-five cents.", "recieved", "received"),
        ("The clerk paid in the govemment office.", "govemment", "government"),  # read by a machine
        ("They agreed unaminously to pay.", "unaminously", "unanimously"),
        ("Holders of bimoetric cards may pass.", "bimoetric", "biometric"),  # a rarer word, but two letters swapped
        ("It was paid by the World Food Progam in May.", "Progam", "Program"),
        ("Lessons are held by Mr Progam in May.", None, None),
        ("Customs men found eighteen fugitve goats.", "fugitve", "fugitive"),
        ("Call `open(x)` with `fugitve=1` to `read()`; fugitve goats go.", None, None),
    ],
)
def test_letters(text: str, found: str | None, right: str | None) -> None:
    got = corrections(text)
    assert got == ({found: right} if found else {})


@pytest.mark.parametrize(
    "text",
    [
        "Ms. Bolivari and Prof. Kenyatta spoke in Henan and Hainan, in Shanxi and Shaanxi.",
        "Dr. Germani of Austira Ltd wrote to J. Zambija.",
        "Nigeriens and Nigerians met in Niamey; the Dominican guests came from Dominica.",
        "The Seychellois captain sailed past Mauritius.",
        "Visit https://ukrane.example/bolvia or write to @Zambya and #Kenyya.",
        "Le gouvernement de la republique a signé un accord avec le ministre.",
        "Xi'an and Sana'a are old towns.",
        "The word was cut off in Banglades",
        "Write `speling` where you mean the variable speling.",
        "Bamboo as a building stuff, by Zhang, W., and Zhang, L., in one of the papers of the spring.",
        "The men of MoveOn sang, and WeWork let the hall to OnHit.",
        "The guests thanked Fibrus for it, and the mayor met Shapps in the hall.",
        "Lines were drawn by Bjorn Linse in the spring of the year.",
        "The mayor of the town thanked the painters of the great hall and Daniel\nThau, a Thai, for it.",
        "The bread was good for the seamen, who were fed ban-\ngled beans.",
    ],
)
def test_names_and_foreign_words_are_left_alone(text: str) -> None:
    assert corrections(text) == {}


@pytest.mark.parametrize(
    "text, found, right",
    [
        ("The road through mongolia is long.", "mongolia", "Mongolia"),
        ("China signed, and exports from china grew.", "china", "China"),
        ("Flights to Addis Ababa and to nairobi are full.", "nairobi", "Nairobi"),
    ],
)
def test_lower_case(text: str, found: str, right: str) -> None:
    assert corrections(text) == {found: right}


@pytest.mark.parametrize(
    "text",
    [
        "She set the table with fine china from China.",
        "the road through mongolia is long, who needs capitals",
        "Open the files in data/mongolia/maps or mongolia.txt.",
        "Roast turkey is eaten in Turkey as well.",
        "The Guests ate stew with green chile and drank to red chile.",
    ],
)
def test_lower_case_left_alone(text: str) -> None:
    assert corrections(text) == {}


@pytest.mark.parametrize(
    "text, found, right",
    [
        ("A dam in Indo-nesia burst.", "Indo-nesia", "Indonesia"),
        ("The environ-ment suffers.", "environ-ment", "environment"),
        ("Ministers of ECWOAS met.", "ECWOAS", "ECOWAS"),
        ("The GLORP fund (GLORP) grew. GLORP pays, and GOLRP pays.", "GOLRP", "GLORP"),
        ("The Treas urer of the club fell ill.", "Treas urer", "Treasurer"),
        ("The club met in Sep- tember to talk.", "Sep- tember", "September"),
        ("T he club met.", "T he", "The"),
        ("B is a letter, and C an note.", None, None),
        ("They said taht they knew.", "taht", "that"),
        ("Fishermen of Taht met oder men.", None, None),
        ("Hawaiʻi and Hawai'i are one place.", None, None),
        ("A well- known three- and four-wheeler.", None, None),
        ("It snowed inFinland.", "inFinland", "in Finland"),
        ("The rains helped manyfarmers there.", None, None),
        ("The rains helped thosefarmers there.", "thosefarmers", "those farmers"),
        ("Zambias copper is dear.", "Zambias", "Zambia's"),
        ("Both Koreas march, and the two Sudans talk.", None, None),
    ],
)
def test_other_slips(text: str, found: str | None, right: str | None) -> None:
    assert corrections(text) == ({found: right} if found else {})


def test_support_of_the_document_makes_it_sure() -> None:
    alone = findings("Traders from Togp came.")
    together = findings("Traders from Togp came. Togo sells phosphate.")
    assert [f.confidence for f in together] == ["high"]
    assert all(f.confidence != "high" for f in alone)
    assert "the document has Togo" in together[0].evidence


def test_a_tie_offers_choices_and_corrects_nothing_unasked() -> None:
    got = findings("The Koreanz side agreed.")
    assert got and got[0].fix is not None
    assert set(got[0].fix.choices) == set() or got[0].fix.safety == "suggest"


def one_edit(word: str, pick: random.Random) -> str:
    at = pick.randrange(1, len(word))
    letter = pick.choice("abcdefghijklmnopqrstuvwxyz")
    return pick.choice(
        [
            word[:at] + word[at + 1 :],
            word[:at] + letter + word[at:],
            word[:at] + letter + word[at + 1 :],
            word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :],
        ]
    )


LONG = [c for c in COUNTRIES if c.isascii() and c.isalpha() and len(c) >= 8]


@given(st.sampled_from(LONG), st.randoms(use_true_random=False))
@settings(max_examples=300, deadline=None)
def test_an_edit_of_a_long_name_is_found_and_its_correction_offered(name: str, pick: random.Random) -> None:
    wrong = one_edit(name, pick).capitalize()
    if KNOWN[folded(wrong)] or wrong == name or wrong[:1] != name[:1] or wrong == name + "s" or wrong[:-1] == name:
        return
    got = findings(f"{name} is on the map. Ships reach {wrong} by night.")
    offered = {c for f in got if f.fix for c in (*f.fix.choices, *(e.text for e in f.fix.edits))}
    assert name in offered


@given(st.lists(st.sampled_from([*COUNTRIES, "farmers", "the", "market", "Shaanxi", "Henan"]), min_size=1, max_size=30))
@settings(deadline=None)
def test_known_forms_are_never_findings(chosen: list[str]) -> None:
    assert [f for f in findings(" ".join(chosen) + ".") if f.rule == "names/misspelt"] == []


@given(st.text("abc", min_size=1, max_size=7), st.text("abc", min_size=1, max_size=7))
def test_slips_are_seen_from_both_sides_of_the_index(found: str, right: str) -> None:
    index = Index([Target(right, right, right, "word", "", "", 3.0)])
    assert [sort for _, sort in index.near(found)] == [s for s in (edits.slip(found, right),) if s]


WORDS = st.sampled_from(
    ["ukraine", "Kenyas", "govern", "ment", "Ban", "gladesh", "ASENA", "bothcountries", "Tahskent", "McDonalds", "comittee", "É", "x", "-", "'", "s", "_", "9"]
)  # fmt: skip


@given(st.lists(WORDS, min_size=1, max_size=4).map(lambda parts: "".join(parts).encode()))
@settings(deadline=None)
def test_a_search_suspects_only_tokens_of_its_shapes(token: bytes) -> None:
    for rule in BOOK.rules:
        for search in (getattr(rule.data, "first", rule.data), getattr(rule.data, "second", rule.data)):
            if any(search.suspects(token, KNOWN)):
                joined = search.slip in ("glued", "fused") and not token.isalpha()  # hyphens are left alone for that
                assert joined or shape(token) in search.shapes or token in search.wanted


@given(st.text("abc", min_size=1, max_size=7), st.text("abc", min_size=1, max_size=7))
def test_swaps_are_found_by_their_letters_alone(found: str, right: str) -> None:
    index = Index([Target(right, right, right, "word", "", "", 3.0)])
    assert bool(index.swapped(found)) == (edits.slip(found, right) == "swap")


@pytest.mark.parametrize(
    "found, right, sort",
    [
        ("metre", "meter", "swap"), ("comittee", "committee", "doubling"), ("carribean", "caribbean", "doubling"),
        ("definately", "definitely", "vowel"), ("tiem", "time", "swap"), ("xime", "time", "other"), ("rime", "time", "key"),
        ("tie", "time", "missing"), ("tizme", "time", "extra"), ("mafagine", "magafine", "swap"), ("mago", "gamo", None), ("time", "time", None), ("emit", "time", None),
    ],
)  # fmt: skip
def test_sorts_of_slips(found: str, right: str, sort: str | None) -> None:
    assert edits.slip(found, right) == sort


@given(st.dictionaries(st.text("abcdefgh'", min_size=1, max_size=8), st.integers(1, 15), max_size=200))
@settings(max_examples=30, deadline=None)
def test_a_file_of_forms_gives_back_what_was_put_in(
    tmp_path_factory: pytest.TempPathFactory, table: dict[str, int]
) -> None:
    data = forms.packed(table.items(), {"sources": "test"})
    path = tmp_path_factory.mktemp("forms") / "forms.bin"
    path.write_bytes(data)
    assert {form: opened(path)[form] for form in table} == table
    assert forms.packed(reversed(table.items()), {"sources": "test"}) == data


def test_a_file_that_is_none_is_refused(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("forms") / "words.bin"
    path.write_bytes(b"no forms")
    with pytest.raises(ValueError, match=r"tools/build_names\.py"):
        opened(path)


def test_tokens_are_words_as_written() -> None:
    view = View(plain("“Côte d’Ivoire” and China’s Xi'an—Guinea-Bissau, a@b x_1 C3PO"))
    assert {w for t in distinct(view) for w in words(t)} == {
        "Côte", "d'Ivoire", "and", "China", "Xi'an", "Guinea", "Bissau",
    }  # fmt: skip
    assert [view.text[s:e] for s, e in spans(view, "d'Ivoire")] == ["d’Ivoire"]


NATURAL = [
    line
    for line in (CASES / "invented/names.txt").read_text(encoding="utf-8").split("\n")
    if line and not line.startswith("#")
]


def marked(line: str) -> tuple[str, dict[str, str]]:
    """A text without its marks, and wrong → right."""
    marks = dict(re.findall(r"\[\[(.*?)\|(.*?)\]\]", line))
    return re.sub(r"\[\[(.*?)\|.*?\]\]", r"\1", line), marks


def test_natural_news_is_mostly_right() -> None:
    """The texts hold innocents made to look like slips, so nobody gets all of them; no worse than this."""
    asked = found = right = alarms = 0
    for line in NATURAL:
        text, marks = marked(line)
        got = corrections(text)
        asked += len(marks)
        found += len(got.keys() & marks.keys())
        right += sum(got.get(wrong) == good for wrong, good in marks.items())
        alarms += len(got.keys() - marks.keys())
    assert found >= 0.95 * asked
    assert right >= 0.95 * found
    assert alarms <= 4


@pytest.mark.parametrize(
    "text, found, right",
    [
        ("Mr Karbovsky spoke. Karbovsky left. Later Karbosvky came back.", "Karbosvky", "Karbovsky"),
        ("Mr Karbovsky spoke. Mrs Karbovska left with Karbovsky.", None, None),  # another ending, another person
        ("Mr Karbovsky spoke, and Ms Karbosvky left.", None, None),  # once each: nobody knows which
        ("Huang met Zhuang. Zhuang bowed, and Zhuang left.", None, None),
    ],
)
def test_variants_of_a_name_in_one_document(text: str, found: str | None, right: str | None) -> None:
    assert corrections(text) == ({found: right} if found else {})


NAMES = ["Karbovsky", "Karbosvky", "Wintersley", "Wintesrley", "Ogbonnaya", "Nairobi"]


@given(
    st.lists(st.lists(st.sampled_from(NAMES), max_size=6), min_size=1, max_size=14), st.randoms(use_true_random=False)
)
@settings(max_examples=40, deadline=None)
def test_the_order_of_documents_changes_no_finding_of_the_corpus(texts: list[list[str]], pick: random.Random) -> None:
    documents = [Document(". ".join(names) + ".", f"{i:02}.txt") for i, names in enumerate(texts)]
    shuffled = pick.sample(documents, len(documents))
    variants = BOOK.select(["names/variant"])
    assert check_documents(shuffled, variants).findings == check_documents(documents, variants).findings


def test_a_corpus_corrects_what_one_document_has_alone() -> None:
    corpus = [Document("Wintersley sang.", f"{i}.txt") for i in range(5)] + [Document("Then Wintesrley sang.", "5.txt")]
    (finding,) = check_documents(corpus, BOOK.select(["names/variant"])).findings
    assert (finding.place.path, finding.place.found) == ("5.txt", "Wintesrley")
    assert [p.path for p in finding.related] == ["0.txt"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("They sang with Wang Guangxin of the mill.", "nothing in the document speaks for it"),
        ("The Gungxi", "a text that was cut off ends in half a word"),
        ("Prof. Hunen sang of the old mill.", "Hunan comes to"),
    ],
)
def test_what_was_passed_over_has_a_reason(text: str, reason: str) -> None:
    rule = next(r for r in BOOK.rules if r.id == "misspelt")
    assert any(reason in passed.reason for passed in rule.data.rejected(View(plain(text))))


@pytest.mark.parametrize(
    "text",
    [
        "“Are you talkin’ to me?” he said.",
        "’Erbert had an ’earty laugh.",
        "They checked the estra- estradiol of the patient.",
        "Who approacheth the bridge?",
        "It was the cheerfulest and most keroseney of wines.",
        "Two cafes and a cafe in the old town.",
        "Liverpool lost at Anfield again.",
    ],
)
def test_what_is_meant_as_it_stands(text: str) -> None:
    assert corrections(text) == {}
