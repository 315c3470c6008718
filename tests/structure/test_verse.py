"""Lines of verse, of which a refrain is no defect."""

from __future__ import annotations

import pytest

from lint.core.text import Document
from lint.structure.verse import verses

LONG = "a line that goes on for longer than any line of verse ever does, in prose at least."


@pytest.mark.parametrize(
    ("lines", "sung"),
    [
        (["Row, row,", "row your boat", "gently"], "yyy"),
        (["Home", "News", "World"], "nnn"),
        (["one,", "two"], "nn"),
        (["one,", "two", "", "three", "four;", "five"], "nn?yyy"),
        (["one,", "two", LONG, "three"], "nnyn"),
        ([LONG, LONG, LONG], "nnn"),
        (
            [
                "the tide goes out",
                "the tide comes in",
                "",
                "we have no bread",
                "we have no tin",
                "",
                "so row the boat",
                "row it in",
            ],
            "yy?yy?yy",
        ),
        (["harbour", "ferry", "", "mill", "weir", "", "school", "bridge"], "nn?nn?nn"),
        (["the tide goes out", "the tide comes in", "", LONG, "", LONG, "", LONG, "", LONG], "nn?n?n?n?n"),
    ],
)
def test_short_lines_some_of_which_end_in_a_mark(lines: list[str], sung: str) -> None:
    document = Document("\n".join(lines))
    found = ["y" if verse else "n" for verse in verses(document.text, document.line_spans)]
    assert [f for f, want in zip(found, sung, strict=True) if want != "?"] == [c for c in sung if c != "?"]
