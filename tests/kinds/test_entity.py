"""Character references are read whatever their name, number and depth."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.kinds.entity import _REFERENCE, _read


def read(text: str) -> str:
    return _REFERENCE.sub(lambda m: m.group() if (meant := _read(m)) is None else meant, text)


@given(
    st.sampled_from(sorted(n for n in html.entities.html5 if n.endswith(";") and len(html.entities.html5[n]) == 1)),
    st.integers(0, 2),
)
def test_every_name_at_any_depth(name: str, depth: int) -> None:
    meant = html.entities.html5[name]
    assert read("a &" + "amp;" * depth + name + " b") in (
        f"a {meant} b",
        "a   b" if meant == "\xa0" else f"a {meant} b",
        "a  b",
    )


@pytest.mark.parametrize(
    "text, meant",
    [
        ("Caf&#233; &#x2019;", "Café ’"),
        ("Malm&amp;#246;", "Malmö"),
        ("smith&rsquos men", "smith’s men"),
        ("Rice&nbsp and oil", "Rice  and oil"),
        ("AT&T; R&D; Q&A", "AT&T; R&D; Q&A"),
        ("&lt;p&gt;Rain&lt;/p&gt;", "Rain"),
    ],
)
def test_references(text: str, meant: str) -> None:
    assert read(text) == meant
