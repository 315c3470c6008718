"""What `seedlint test` says of a pack's layout."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.cli import main
from lint.packs.load import shipped
from lint.packs.style import alternations, style_problems

MONTHS = "|".join(["May", "June", "July", "August", "October", "November"])


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("a|b", [["a", "b"]]),
        (r"\b(?:one|two words|it's)\b", [["one", "two words", "it's"]]),
        (r"(?P<x>cat|dog)s? (?=in|on)", [["cat", "dog"], ["in", "on"]]),
        (r"(?:cats?|dog|[cC]ow|\d+|p\p{L})", [["dog"]]),
        (r"(?i)(?:(?:a|b) c|d)", [["a", "b"], ["d"]]),
        (r"x(?P=x)|y", [["y"]]),
        (r"a\ b|[(|)]|\(|c", [["a b", "c"]]),
    ],
)
def test_alternatives_that_are_words(pattern: str, words: list[list[str]]) -> None:
    assert alternations(pattern) == words


def test_long_lines_and_lists_in_regexes_are_named_with_their_place(tmp_path: Path) -> None:
    file = tmp_path / "p.yaml"
    file.write_text(f"pack: p\nabout: {'x' * 160}\nrules:\n  - id: a\n    find: '\\b(?:{MONTHS}) \\d+'\n")
    assert [str(p) for p in style_problems(file, "p.yaml")] == [
        "p.yaml:2: a line of 167 characters; at most 160: make words a set, lay a regex out as a (?x) block",
        "p.yaml:5: 6 words in one alternation (May|June|July|…): make them a set",
    ]


@pytest.mark.parametrize(
    ("match", "head"),
    [
        (r"\S*@\S+", r"\S*"),
        (r"(?i)(?:.*x|y)", "(?i)(?:.*"),
        (r"a|[^.]+ who", r"|[^.]+"),
        (r"(?i:\bwww\.\S*|\S+@\w+)", r"|\S+"),
        (r"\S{0,99}@\S+", ""),
        (r"\w+ to the", ""),
    ],
)
def test_what_costs_the_square_of_a_line_is_named(tmp_path: Path, match: str, head: str) -> None:
    file = tmp_path / "p.yaml"
    file.write_text(f"pack: p\nrules:\n  - id: a\n    find: '\\S+x'\n    unless: [{{match: '{match}'}}]\n")
    problems = [str(p) for p in style_problems(file, "p.yaml")]
    assert problems == [
        f"p.yaml:5: '{head}' at the head of a 'match' costs the square of a long line: give it a bound, {{0,99}}"
    ] * bool(head)


@pytest.mark.parametrize("pack", sorted(shipped().glob("*.yaml")), ids=lambda p: p.stem)
def test_shipped_packs_are_laid_out_well(pack: Path) -> None:
    assert list(style_problems(pack, pack.name)) == []


def test_the_command_fails_on_a_pack_that_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "p.yaml").write_text(
        "pack: p\nabout: For a test.\nrules:\n  - id: a\n    kind: pattern\n    message: m\n    severity: info\n"
        "    confidence: low\n    class: style\n    why: w\n    source: s\n"
        f"    find: '\\b(?:{MONTHS}) 99'\n    examples: [{{bad: 'In [[May 99]].'}}, {{ok: In May.}}]\n"
    )
    assert main(["test", str(tmp_path / "p.yaml")]) == 3
    assert "p.yaml:12: 6 words in one alternation" in capsys.readouterr().out
