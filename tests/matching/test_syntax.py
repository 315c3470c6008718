"""What both dialects read alike has a tree, also where they write it differently; the rest is left to `regex`."""

from __future__ import annotations

import pytest

from lint.matching.prefilter import prefilter
from lint.matching.syntax import parse


@pytest.mark.parametrize(("pattern", "plain"), [(r"a(?=\s*\z)", r"a(?=\s*\Z)"), (r'\{["{\[]a', r'\{["\{\[]a')])
def test_one_meaning_in_two_writings(pattern: str, plain: str) -> None:
    one, two = parse(pattern, False), parse(plain, False)
    assert one and two and prefilter(one) == prefilter(two)


@pytest.mark.parametrize("pattern", ["(?:ab){e<=1}", "[^]{]a{e}", "[[:alpha:]]", "\U000f0000"])
def test_another_dialect(pattern: str) -> None:
    assert parse(pattern, False) is None
