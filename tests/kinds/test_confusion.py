"""The `confusion` kind: what is found, what is left alone, and laws that hold for any two countries."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from places import CASES

from lint.check.pipeline import check_document
from lint.check.rulebook import Rulebook
from lint.core.rule import Rule
from lint.core.text import Document
from lint.kinds.confusion.kind import ConfusionData
from lint.packs.load import load, shipped


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load([shipped() / "mixups-zh.yaml", shipped() / "mixups.yaml"], prove=False)


@pytest.fixture(scope="module")
def rule(book: Rulebook) -> Rule:
    return book.named("mixups-zh/country-for-its-twin")


def found(book: Rulebook, text: str, confidences: tuple[str, ...] = ("high", "medium")) -> list[str]:
    """What is shown by default, each as `written → right`."""
    out = []
    for f in check_document(Document(text, "text.txt"), book).findings:
        if f.confidence in confidences:
            right = f.fix.edits[0].text if f.fix and f.fix.edits else "|".join(f.fix.choices) if f.fix else ""
            out.append(f"{f.place.found} → {right}")
    return out


MEANT = [
    ("Bakers came from Tashkent. Ukraine and China swap recipes.", ["Ukraine → Uzbekistan"]),
    ("Bakers came from Tashkent. The Ukrainian side brought flour.", ["Ukrainian → Uzbek"]),
    ("Bakers came from Tashkent. The China-Ukraine bread fair opens in May.", ["Ukraine → Uzbekistan"]),
    ("The tenge has fallen. The Harbin side pays in apples.", ["Harbin → Kazakh"]),
    ("A choir from Lusaka sang. China and the Gambia share the song.", ["Gambia → Zambia"]),
]


@pytest.mark.parametrize(("text", "want"), MEANT)
def test_a_twin_in_a_slot_is_found_where_its_sibling_is_anchored(book: Rulebook, text: str, want: list[str]) -> None:
    assert found(book, text) == want


RIGHT = [
    "Bakers came from Tashkent and Kyiv. The Ukrainian side brought flour.",
    "The Ukrainian ambassador to Uzbekistan opened a bakery in Tashkent.",
    "Uzbekistan and Ukraine signed a paper on bread in Tashkent.",
    "Chad Harper opened a bakery in Ndjamena.",
]


@pytest.mark.parametrize("text", RIGHT)
def test_a_name_with_a_standing_of_its_own_is_left_alone(book: Rulebook, text: str) -> None:
    assert found(book, text, ("high", "medium", "low")) == []


COUNTRIES = st.integers(min_value=0, max_value=400)


@settings(max_examples=60, deadline=None)
@given(a=COUNTRIES, b=COUNTRIES)
def test_resemblance_is_symmetrical(rule: Rule, a: int, b: int) -> None:
    data: ConfusionData = rule.data
    assert data.gazetteer.link(a, b) == data.gazetteer.link(b, a)


def cases() -> list[tuple[str, str, list[tuple[int, int, str]]]]:
    """The texts of `cases/invented/mixups.txt`: name, text, and where something else was meant."""
    out = []
    for block in (CASES / "invented/mixups.txt").read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.split("\n") if line and not line.startswith("#")]
        if lines:
            text, marks = "", []
            for i, part in enumerate(re.split(r"\[\[(.*?)=>(.*?)\]\]", "\n".join(lines[1:]))):
                if i % 3 == 1:
                    marks.append((len(text), len(text) + len(part), ""))
                if i % 3 == 2:
                    marks[-1] = (*marks[-1][:2], part)
                else:
                    text += part
            out.append((lines[0], text, marks))
    return out


BEYOND = {
    "yemen": "a common word as the subject of a sentence is not looked for",
    "greece-hope": "a common word as the subject of a sentence is not looked for",
    "clean-3": "a second topic whose name begins like the first: nothing tells it from a mix-up",
    "fresh-10": "`comes from` introduces the name in its own right",
    "fresh-11": "one Congo for the other, without a slot",
    "fresh-13": "French for Faroese: a power as an adjective",
    "fresh-21": "a continent as an adjective",
    "p-chile": "a common word as the subject of a sentence is not looked for",
    "clean-5": "a second topic without a place of its own, taken for the only anchored one",
    "long-neg-8": "a second topic without a place of its own, taken for the only anchored one",
}
BEYOND |= dict.fromkeys(
    [
        "vanuatu-guatemala", "trinidad-turkmenistan", "peru-rwanda", "slot-10", "fresh-3", "fresh-4", "fresh-16", "fresh-18",
        "fresh-25",
    ],
    "one place and names that are hardly alike: as often wrong as right in real translations",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        pytest.param(t, m, id=n, marks=[pytest.mark.xfail(strict=True, reason=BEYOND[n])] if n in BEYOND else [])
        for n, t, m in cases()
    ],
)
def test_own_texts(book: Rulebook, text: str, marks: list[tuple[int, int, str]]) -> None:
    """Every mark is found, and nothing else."""
    shown = [f for f in check_document(Document(text, "text.txt"), book).findings if f.confidence != "low"]
    assert len(shown) == len(marks)
    assert all(m[0] < f.place.end and f.place.start < m[1] for f, m in zip(shown, marks, strict=True))


@settings(max_examples=100, deadline=None)
@given(
    country=st.sampled_from("Peru Kenya Japan Togo Oman Chile Qatar Nepal Malta Italy Ghana Niger Yemen Benin".split())
)
def test_a_text_that_names_one_country_is_left_alone(book: Rulebook, country: str) -> None:
    text = f'China and {country} signed a paper. The {country} side was content. {country} will pay. {country}\'s "plan" is old.'
    assert found(book, text, ("high", "medium", "low")) == []


PIECES = st.sampled_from(
    "China|Chinese|Beijing|Sino|Ukraine|Uzbek|Tashkent|Turks|Congolese|Turkic|Harbin|Arab|Port of Spain|the Philippines|"
    "Georgia|between|and|-|, |. |’s|\n|side|said|old|Committee|“|in|Russia|Permanent|embassy".split("|")
)


@settings(max_examples=200, deadline=None)
@given(pieces=st.lists(PIECES, max_size=14))
def test_any_order_of_words_is_read_and_the_corrections_can_be_made(book: Rulebook, pieces: list[str]) -> None:
    """No text breaks the kind, and its edits never overlap."""
    text = " ".join(pieces)
    edits = [e for f in check_document(Document(text, "text.txt"), book).findings if f.fix for e in f.fix.edits]
    for edit in edits:
        assert 0 <= edit.start <= edit.end <= len(text)
        assert text[edit.start : edit.end] != edit.text
