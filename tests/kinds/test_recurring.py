"""Running heads and logs come again between paragraphs; headings, labels and lists do so too and are text."""

from __future__ import annotations

import pytest
from marked import candidates, found, rule_of

from lint import kinds

RULE = rule_of("recurring")
A, B, C = (
    "The dam above both towns holds and the line brings water all year, the mayor said on Friday.",
    "A second line will follow in the spring, when the lower town has paid its share of the price.",
    "Nobody in the upper town had asked for it, and the vote was close in all the other villages.",
)


def page(*lines: str) -> str:
    """Lines with a paragraph before, between and after."""
    out = [A]
    for line, text in zip(lines, (B, C, A), strict=False):
        out += [line, text]
    return "\n".join(out)


@pytest.mark.parametrize(
    "lines",
    [
        ("[[Report of the Water Board 17]]", "[[Report of the Water Board 18]]"),
        ("[[17 | Report]]", "[[18 | Report]]"),
        ("[[[spider] 12 pages]]", "[[[spider] 40 pages]]"),
        ("[[Wells of the valley]]", "[[Wells of the valley]]", "[[Wells of the valley]]"),
    ],
)
def test_found(lines: tuple[str, ...]) -> None:
    got, wanted = found(RULE, page(*lines))
    assert got == wanted


@pytest.mark.parametrize(
    "lines",
    [
        ("(Honourable Members interject)", "(Honourable Members interject)", "(Honourable Members interject)"),
        ("DATE: 8 May of the year", "DATE: 9 May of the year", "DATE: 10 May of the year"),
        ("Day 1", "Day 2", "Day 3"),
        ("Report of the Board 17", "Report of the Board 30"),
        ("What do both towns want?",) * 3,
        ("Words of the mayor:",) * 3,
        ("It was hard for them.",) * 3,
        ("- stones of the dam",) * 3,
        (
            "Nets from the shop for $249",
            "Nets from the shop for $199",
            "Nets from the shop for $67",
        ),  # prices fall as they like
        ("Verdict: worth its money",) * 3,
        ("[Stones] of the dam",) * 2,  # marks tell where something changes
    ],
)
def test_spared(lines: tuple[str, ...]) -> None:
    assert not candidates(RULE, page(*lines))


def test_lines_that_follow_each_other_are_a_list() -> None:
    assert not candidates(RULE, "\n".join([A, *(f"Boat {i} leaves the pier" for i in range(1, 9)), B]))


def test_one_line_cannot_recur() -> None:
    kind = kinds.named("recurring")
    with pytest.raises(ValueError, match="2 or more"):
        kind.compile(kind.Options(min_lines=1), {})
