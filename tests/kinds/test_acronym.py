"""Acronyms: what they stand for, where they are used, and which are slips."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.core.text import Document
from lint.kinds.acronym.initials import expansion_of, fits
from lint.kinds.acronym.known import known, twins
from lint.kinds.acronym.scan import acronyms, is_shouted, key_of
from lint.structure.view import View


@pytest.mark.parametrize(
    "acronym, before, expansion",
    [
        ("RTFC", "the River Towns Flood Council", "River Towns Flood Council"),
        ("ECOWAS", "for the Economic Community of West African States", "Economic Community of West African States"),
        ("CARICOM", "States of the Caribbean Community", "Caribbean Community"),
        ("AMISOM", "the African Union Mission in Somalia", "African Union Mission in Somalia"),
        ("SIDS", "those small island developing States", "small island developing States"),
        ("HIV", "the human immunodeficiency virus", "human immunodeficiency virus"),
        ("RDRTC", "Reed Department of the RTC", "Reed Department of the RTC"),  # an acronym inside gives all its letters
        ("RDRTC", "Reed Department of the Central Council of the RTC", "Reed Department of the Central Council of the RTC"),
        ("ECCAS", "Central Africa", None),
        ("RTFC", "the ferry council of the towns", None),
        ("CA", "the town of Fresno", None),
    ],
)  # fmt: skip
def test_expansion_before_the_bracket(acronym: str, before: str, expansion: str | None) -> None:
    at = expansion_of(acronym, before)
    assert (None if at is None else before[at:]) == expansion


@pytest.mark.parametrize(
    "expansion, whole",
    [
        ("River Towns Flood Council", True),
        ("Flood Council", False),
        ("River and Towns and Flood", False),
        ("Rtfc", False),
    ],
)
def test_letters_are_read_in_order(expansion: str, whole: bool) -> None:
    assert fits("RTFC", expansion) == whole


def test_uses_and_definitions() -> None:
    text = (
        "RTFC MEETS AGAIN IN HARBIN\n\nThe River Towns Flood Council (RTFC) met. RTFC's guests, among them the ROA (Reed Owners "
        "Association), rose. Charles II left with 3 NGOs for A/73/PV.8 in Fresno (CA)."
    )
    found = acronyms(View(Document(text)))
    assert {t: len(u) for t, u in found.uses.items()} == {"RTFC": 1, "NGO": 1}
    assert {t: [d.expansion for d in ds] for t, ds in found.definitions.items()} == {
        "RTFC": ["River Towns Flood Council"], "ROA": ["Reed Owners Association"], "CA": [None],
    }  # fmt: skip
    (definition,) = found.definitions["RTFC"]
    assert text[definition.start : definition.end] == "River Towns Flood Council (RTFC)"
    assert text[slice(*definition.bracket)] == "(RTFC)"


def test_spellings_of_one_expansion() -> None:
    assert key_of("the Small-Island Developing States") == key_of("small island developing State")
    assert key_of("Flood Council of Towns") != key_of("Towns Flood Council")


def test_twins_differ_by_one_swap() -> None:
    assert twins("ABC") == ["BAC", "ACB"]
    assert twins("AAB") == ["ABA"]


def test_a_row_without_expansion_is_refused() -> None:
    with pytest.raises(ValueError, match="no expansion"):
        known([{"acronym": "RTFC", "expansion": "", "household": ""}])


@given(st.text("AÉéb 1.\t"))
def test_capitals_are_counted_alike_in_every_script(line: str) -> None:
    most = sum(map(str.isupper, line)) > 0.6 * sum(map(str.isalpha, line))
    assert is_shouted(line) == (most and " " in line.strip())
