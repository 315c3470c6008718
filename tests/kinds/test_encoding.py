"""`encoding`: text decoded with the wrong table, put right. Rows have `[[...]]` around what should be found."""

from __future__ import annotations

import pytest
from marked import fixed, rule_of


@pytest.mark.parametrize(
    "wrong, right",
    [
        ("The cityâ€™s cafÃ©", "The city’s café"),
        ("the Court ofÂ\u00a0Justice", "the Court of Justice"),
        ("the Court ofÂ Justice", "the Court of Justice"),
        ("â€œYes,â€\x9d he said", "“Yes,” he said"),
        ("Ð\x9cÐ¾Ñ\x81ÐºÐ²Ð°", "Москва"),
        ("Ã¢â‚¬â„¢s", "’s"),
        ("ItÔÇÖs a caf├®, ΓÇ£Il MareΓÇ¥", "It’s a café, “Il Mare”"),  # tables of DOS
        ("‚ÄúIt‚Äôs a caf√©", "“It’s a café"),  # Macintosh
        ("тАЬYesтАЭ, Б─°yesБ─²", "“Yes”, “yes”"),  # Cyrillic ones
        ("√2, a ├── b, not ¬p", "√2, a ├── b, not ¬p"),
        ("“São João”, “Âge d’or”, naïve — ‘Île’", "“São João”, “Âge d’or”, naïve — ‘Île’"),  # and quotes stay curly
        ("plain ASCII", "plain ASCII"),
    ],
)
def test_encoding(wrong: str, right: str) -> None:
    assert fixed(rule_of("encoding"), wrong) == right
