"""Outlets after headlines are told from the second half of a title."""

from __future__ import annotations

import pytest
from marked import candidates, found, rule_of

RULE = rule_of("suffix", outlets=["News", "Xinhua", "China Daily"], nouns=["Post", "Paper"])
TEXT = (
    "The dam above both towns holds and the new line brings water all year, the mayor said on Friday, and so does the pump.\n"
    "A second line will follow in the spring, when one of them has paid its share of the price, and the fishermen will get\n"
    "a harbour for their boats beside the old mill where nobody has worked since the great flood came down upon us.\n"
)


@pytest.mark.parametrize(
    "text",
    [
        "Two towns share a new water line [[- Valley News]]",
        "Two towns share a new water line[[ | Xinhua]]".replace("[[ ", " [["),
        "Two towns share a new water line[[_Xinhua]]",
        "Two towns share a new water line[[-Valleynet]]",
        "Two towns share a new water line [[– The Valley Post]]",
        "Two towns share a new water line [[- valley.example.com]]",
        "Two towns share a new water line [[- SlashValley]]",
        "Two towns share a new water line [[| Lower Valley]]",
        "Two towns share a water line - for good [[- China Daily]]",
        f"Two towns share a new water line [[- Lower Corner]]\n{TEXT}",
    ],
)
def test_found(text: str) -> None:
    got, wanted = found(RULE, text)
    assert got == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Two towns share a new water line - Lower Corner",  # nothing tells it from half a title
        "Two towns share a new water line - what next",
        "The paper said so - Valley News.",
        "Valley News - Xinhua",
        "Bridge over the river, repair | Upper Dam | Ministry of Works",
        f"Two towns share a new water line - Part Two\n{TEXT}",
        f"Two towns share a new water line - Harbour Boats\n{TEXT}",
        "The pre-war well-being of post-war towns in Valley-News",
    ],
)
def test_spared(text: str) -> None:
    assert not candidates(RULE, text)
