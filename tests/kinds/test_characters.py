"""`characters`: single characters that do not belong, and look-alikes of other scripts. Rows have `[[...]]` around what should be found."""

from __future__ import annotations

from typing import Any

import pytest
from marked import candidates, found, rule_of

ODD = r"[\N{NO-BREAK SPACE}\u2000-\u200A]"


@pytest.mark.parametrize(
    "options, text",
    [
        ({"chars": r"[\u00AD\u200B]"}, "pro[[\u00ad]]gramme of[[\u200b\u200b]] May"),
        ({"chars": ODD}, "ten\u00a0".replace("\u00a0", "[[\u00a0]]") + " men"),
        ({"chars": ODD, "spaces": True}, "ten[[ \u00a0 \u2003]]men"),
        ({"chars": ODD, "before": r"\d"}, "10[[\u00a0]]men and\u00a0two"),
        ({"chars": ODD, "after": r"\d"}, "ten\u00a0men and[[\u00a0]]2"),
        ({"chars": "[★▼]", "alone": True}, "[[★]] One and [[▼]] two ★three"),
        ({"chars": "[★▼]", "alone": True}, "★ One\n★ Two\nthree [[▼]] four"),  # a bullet is no stray
        ({"look_alikes": True}, "The [[c\u043euncil]] of Москва and [[\u0441ome]]"),
        ({"look_alikes": True}, "5 μg, λx, Δt, Москва, сор"),  # a word wholly of another script is that script's
        ({"look_alikes": True}, "Мoсквa"),  # mostly Cyrillic: which letters slipped in is for people to say
    ],
)
def test_characters(options: dict[str, Any], text: str) -> None:
    got, want = found(rule_of("characters", **options), text)
    assert got == want


def test_look_alikes_are_corrected_letter_by_letter() -> None:
    (only,) = candidates(rule_of("characters", look_alikes=True), "a m\u0456ssi\u043en")
    assert only.values["right"] == "mission"
    assert [(e.start, e.text) for e in only.edits] == [(3, "i"), (7, "o")]
    assert "CYRILLIC SMALL LETTER" in only.values["name"]


@pytest.mark.parametrize(
    "options, what",
    [
        ({}, "needs either"),
        ({"chars": "[a]", "look_alikes": True}, "needs either"),
        ({"chars": "abc"}, "regex class"),
    ],
)
def test_characters_says_what_is_wrong(options: dict[str, Any], what: str) -> None:
    with pytest.raises(ValueError, match=what):
        rule_of("characters", **options)
