"""One name with its words in two orders: "Shen Peiyun" and "Peiyun Shen", "Mariama Ciré Diallo" and "Mariama Diallo Ciré"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby

from lint.core import late
from lint.core.kind import Candidate
from lint.kinds.one_name.proposal import proposal
from lint.lexicon.forms import COMMON, Forms, folded
from lint.structure.view import View

_RUN = late.regex(r"(?<![\p{L}’'.-])\p{Lu}\p{Ll}[\p{L}’'-]*+(?: \p{Lu}\p{Ll}[\p{L}’'-]*+)++")
"""Capitalised words in a row, each of two letters and more: an initial begins no name whose order could change."""
_LONGEST = 3
"""Words of the longest name that is compared: longer runs are headlines."""
_POSSESSIVE = ("’s", "'s")


def orders(view: View, forms: Forms) -> Iterator[Candidate]:
    """The rarer of two orders of one name, or the later one. Common words stand in any order: Church Street, Street Church."""
    found: defaultdict[frozenset[str], list[tuple[tuple[str, ...], int, int]]] = defaultdict(list)
    for run in _RUN.finditer(view.text):
        words = run[0].split(" ")
        end = run.end()
        for ending in _POSSESSIVE:
            if words[-1].endswith(ending):
                words[-1], end = words[-1].removesuffix(ending), end - len(ending)
        if len(words) <= _LONGEST and len(set(words)) == len(words):
            found[frozenset(words)].append((tuple(words), run.start(), end))
    for words_, uses in found.items():
        ways = {way: [use[1:] for use in group] for way, group in groupby(sorted(uses), key=lambda use: use[0])}
        if len(ways) == 2 and not any(forms[folded(word)] in COMMON for word in words_):
            yield from _told(view, ways)


def _told(view: View, ways: dict[tuple[str, ...], list[tuple[int, int]]]) -> Iterator[Candidate]:
    main, rare = sorted(ways, key=lambda way: (-len(ways[way]), ways[way][0]))
    for place in ways[rare]:
        yield proposal(view, place, ways[main])
