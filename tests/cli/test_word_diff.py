"""`fix --diff` on a terminal: the words that change, in their lines, with what cannot be seen made visible."""

from __future__ import annotations

import pytest

from lint.cli.word_diff import word_diff
from lint.core.finding import Edit


def shown(text: str, *edits: tuple[str, str]) -> list[str]:
    """The lines for replacing each first string by the second, where it stands once."""
    made = [Edit(text.index(old), text.index(old) + len(old), new) for old, new in edits]
    return [line.rstrip("\n") for line in word_diff(text, made, color=False)]


@pytest.mark.parametrize(
    ("text", "old", "new", "line"),
    [
        ("The ship came.", "ship", "boat", "The [-ship-]{+boat+} came."),
        ("It was recieved.", "ie", "ei", "It was [-recieved-]{+received+}."),
        ("The ship  came.", "  ", " ", "The ship[-␣␣-]{+␣+}came."),
        ("The ship\u00a0came.", "\u00a0", " ", "The ship[-‹NBSP›-]{+␣+}came."),
        ("The ship\u200b came.", "\u200b", "", "The ship[-‹ZWSP›-] came."),
        ("The ship came .", " .", ".", "The ship came[-␣.-]{+.+}"),
        ("The\x1b[31m ship.", "ship", "boat", "The‹001B›[31m [-ship-]{+boat+}."),
    ],
)
def test_a_change(text: str, old: str, new: str, line: str) -> None:
    assert shown(text, (old, new)) == [f"     1  {line}"]


def test_changes_of_a_line_stand_on_one_and_far_text_is_left_out() -> None:
    text = "First.\n" + "a long way before " * 9 + "one " + "a long way between " * 9 + "two " + "a long way after " * 9
    (line,) = shown(text, ("one", "1"), ("two", "2"))
    assert line.startswith("     2  …") and line.endswith("…")
    assert "[-one-]{+1+}" in line and "[-two-]{+2+}" in line
    assert len(line) < 260


def test_a_line_that_goes_shows_its_end() -> None:
    assert shown("One.\nlog line\nTwo.\n", ("log line\n", "")) == ["     2  [-log line⏎-]Two."]


def test_colour_takes_the_place_of_marks() -> None:
    (line,) = word_diff("The ship.", [Edit(4, 8, "boat")], color=True)
    assert "\033[31;9mship\033[0m\033[32;1mboat\033[0m" in line
