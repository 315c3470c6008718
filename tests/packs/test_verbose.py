"""Regexes over several lines mean what `regex` says of its verbose mode."""

from __future__ import annotations

import pytest
import regex

from lint.packs.verbose import plain


@pytest.mark.parametrize(
    ("block", "line"),
    [
        ("a  b", "a  b"),  # no block
        ("(?x)\n\\b(?:one|  # a comment\n  two)[ ]c", r"\b(?:one|two)[ ]c"),
        ("(?x) a\\ b \\# c", "a b#c"),
        ("(?xi)\na", "(?i)a"),
        ("(?mx)\n^ a", "(?m)^a"),
        ("(?x)\n[a b\n   c] [^]\\] #]", r"[a bc][^]\] #]"),
        ("(?x)\n\\N{SOFT HYPHEN} \\p{Lu} \\\\ x", r"\N{SOFT HYPHEN}\p{Lu}\\x"),
    ],
)
def test_a_block_is_the_line_it_means(block: str, line: str) -> None:
    assert plain(block) == line
    assert plain(line) == line


@pytest.mark.parametrize("block", ["(?x)\n\\b(one |two)\\ # three\n[ #] \\#", "(?x)\na # b\n| c\\ d"])
def test_it_matches_what_verbose_mode_matches(block: str) -> None:
    for text in ("one  #", "two  #", "a", "c d", "cd", "one three"):
        assert bool(regex.search(block, text)) == bool(regex.search(plain(block), text))
