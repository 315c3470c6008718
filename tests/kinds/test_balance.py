"""`balance`: brackets and quotation marks without a partner. Rows have `[[...]]` around what should be found."""

from __future__ import annotations

import pytest
from marked import found, rule_of

from lint.kinds.balance import lonely


@pytest.mark.parametrize(
    "text",
    [
        "The fund (founded in 2011) pays[[)]] for wells.",
        "The fund [[(]]founded in 2011 pays for wells.\nIt is old (very).",
        "(a [b) c",  # the outer pair closes over an inner one that was left open
        "a) tea b) rice (c) oil 1) and iv) salt &2) tar",
        'He spoke of "nets" and said: "The first goes on.\n"And it ends."',
        "Good :-) and :( and ;)",
        "“The first goes on.\n“The second ends it.”",
        'A [["]]word',
        'Pipes of 12" and 5" with "two" words',
        "He said “yes (of course)” twice",
        "A: you couldn't feel when you'd [cut yourself\nB: [cut it, yes, and [sang\nA: yes",
        "They [[[]]cut it and [[[]]sang",
    ],
)
def test_balance(text: str) -> None:
    rule = rule_of("balance", pairs=["()", "[]", "“”", '""'])
    if text == "(a [b) c":
        text = "(a [[[]]b) c"
    got, want = found(rule, text)
    assert got == want


def test_an_odd_quotation_mark_among_pairs_is_pinned_down_where_it_can_be() -> None:
    text = 'the "one" and " the "two" words'
    (span,) = lonely(text, [i for i, c in enumerate(text) if c == '"'], {'"': '"'}, "")
    assert text.index(' " ') + 1 in range(*span)
