"""The `confusion` kind: what is found, what is left alone, and laws that hold for any two countries."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.kinds.confusion import Compiled
from lint.rule import Rule
from lint.rulebook import Rulebook, load, shipped
from lint.run import check_document
from lint.text import Document


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load([shipped() / "mixups-zh.yaml"], prove=False)


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
    ("A choir from Lusaka sang. China and Zimbabwe, its leader said, share the song.", ["Zimbabwe → Zambia"]),
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
    data: Compiled = rule.data
    assert data.gazetteer.link(a, b) == data.gazetteer.link(b, a)
