"""Where a document is code or markup of documentation: rules about words and marks have nothing to say there."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import plain

from lint.check.pipeline import check_document
from lint.core.text import Document
from lint.packs.load import load
from lint.structure.anatomy import Anatomy

MARKDOWN = "Sort them.\n\n```sh\nsort -u  a..b\n```\n\nThen go.\n"
PROGRAM = "    for (x in list) {\n        print(x);\n    }\n"


def code(text: str) -> list[str]:
    return [text[s:e].strip() for s, e in Anatomy(Document(text)).code]


@pytest.mark.parametrize(
    "text, found",
    [
        (MARKDOWN, ["```sh\nsort -u  a..b\n```"]),
        ("~~~\nleft open", ["~~~\nleft open"]),
        ("Set `a` to ``b c``.", ["`a`", "``b c``"]),
        ("He said ``yes'' and ``no'', in the manner of TeX.", []),
        ("It`s late, isn`t it?", []),
        ("Call it so::\n\n   go  go\n\nand wait.", ["   go  go"]),
        ("Call :func:`open` twice.", [":func:`open`"]),
        (".. note:: Rain\n   :class: wet\n\n   It rains.", [".. note:: Rain\n   :class: wet"]),
        (".. code-block:: sh\n\n   go  go\n\nIt rains.", [".. code-block:: sh\n\n   go  go"]),
        ("It goes on:\n\n>>> 1 + 1\n2\n\nIt rains.", [">>> 1 + 1\n2"]),
        ("-q::\n--quiet::\n\tSay nothing.\n", ["-q::", "--quiet::"]),
        ("=head1 NAME\n\nSee C<open> and C<< a > b >>.\n", ["=head1 NAME", "C<open>", "C<< a > b >>"]),
        ("Rain\n----\nIt rained, and the road was closed.\n----\nIt stopped.", []),
        ("Run it:\n----\n$a = f($b);\n$c = g($a);\n----\nIt stopped.", ["----\n$a = f($b);\n$c = g($a);\n----"]),
        (PROGRAM, []),  # one such block may be debris of a page
        (f"One.\n\n{PROGRAM}\nTwo.\n\n{PROGRAM}\nThree.\n\n{PROGRAM}", [PROGRAM.strip("\n")] * 3),
        ("Home> News> Town\nIt rained.", []),
        ("$ 4.5 billion was lost.", []),
        ("# Rain\n\n> It rained, she wrote,\n> and then it stopped.\n\n... and so on.", []),
        ("She wrote:\n\n    The road was closed,\n    and the men went home.\n", []),
    ],
)
def test_code(text: str, found: list[str]) -> None:
    assert code(text) == [f.strip() for f in found]


@given(st.text(st.sampled_from("ab `:.>-=~\n$_(){};\t"), max_size=80))
def test_pieces_are_apart_and_in_order(text: str) -> None:
    spans = Anatomy(Document(text)).code
    assert all(s < e for s, e in spans)
    assert all(a[1] < b[0] for a, b in pairwise(spans))


def test_nothing_is_said_about_code() -> None:
    book = load(prove=False)
    assert not check_document(plain(MARKDOWN), book).findings
    assert {f.rule for f in check_document(plain(MARKDOWN.replace("```", "")), book).findings}


@pytest.mark.parametrize("start, end, inside", [(3, 4, True), (0, 4, False), (2, 5, True), (4, 4, True), (7, 7, False)])
def test_half_of_a_span_decides(start: int, end: int, inside: bool) -> None:
    assert Anatomy(Document("It `is` so.")).in_code(start, end) is inside
