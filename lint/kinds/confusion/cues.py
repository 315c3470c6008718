"""Cues: templates in YAML that say where a name stands, turned into regexes over the document's skeleton.

In the skeleton every name is blotted out with a letter that says what it is, so `<X>` can mean "any country" whatever
its name. A template has one hole `<W>`, the name that is judged:

    <W>  <W:name>  <W:adj>  <W:people>   the judged name, in any or in this form
    <P>  <P:name>  <P:adj>               the pivot (China, Chinese, Sino)
    <X>  <X:name>  <X:adj>  <X:people>   any other country, region, city state or bloc
    <P:place>                            a place in the pivot (Hunan, Shanghai)
    <S>                                  the same country as W, for pairs of one country with itself
    <L>                                  a place or person that points to another country (a capital, a leader)
    <A>                                  the same, where the rule asks to whom it belongs: a template has one at most
    {word}                               any word of the list `words: {word: [...]}`
    ^                                    the beginning of a sentence or a line

The rest is a regex; a space matches any white space.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

import regex

from lint.core import late
from lint.matching.patterns import Regex

NAME, ADJECTIVE, PEOPLE, BOTH, PIVOT_NAME, PIVOT_ADJECTIVE, PIVOT_PLACE, PLACE = map(chr, range(0xE000, 0xE008))
"""Letters of the skeleton, from the private use area. `BOTH` is a name that is its own adjective (New Zealand)."""

ALL = NAME + ADJECTIVE + PEOPLE + BOTH + PIVOT_NAME + PIVOT_ADJECTIVE + PIVOT_PLACE + PLACE

_CLASSES = {
    "X": NAME + ADJECTIVE + PEOPLE + BOTH,
    "X:name": NAME + BOTH,
    "X:adj": ADJECTIVE + BOTH,
    "X:people": PEOPLE,
    "P": PIVOT_NAME + PIVOT_ADJECTIVE,
    "P:name": PIVOT_NAME,
    "P:adj": PIVOT_ADJECTIVE,
    "P:place": PIVOT_PLACE,
    "S": NAME + ADJECTIVE + BOTH,
    "L": PLACE,
    "A": PLACE + PIVOT_PLACE,
}
_FORMS = {"": "", "name": NAME + BOTH, "adj": ADJECTIVE + BOTH, "people": PEOPLE}
_SENTENCE = r"""(?:\A|[\r\n]|[.!?…。][”"’')\]]*\s)[“"‘'«(\[\s]*"""
_HOLE = late.regex(r"<W(?::(\w+))?>")


class Cue:
    """One template, split at its hole. `label` is the template as written, for the evidence."""

    __slots__ = ("_after", "_before", "forms", "label", "left", "right")

    def __init__(self, template: str, words: Mapping[str, Sequence[str]]) -> None:
        holes = list(_HOLE.finditer(template))
        if len(holes) != 1:
            raise ValueError(f"the template {template!r} needs exactly one <W>")
        form = holes[0][1] or ""
        if form not in _FORMS:
            raise ValueError(f"the template {template!r} has <W:{form}>; forms are name, adj and people")
        self.label = template
        self.forms = _FORMS[form]
        self.left = _regex(template[: holes[0].start()], words)
        self.right = _regex(template[holes[0].end() :], words)
        self._before, self._after = Regex(regex.compile(f"(?<={self.left})")), Regex(regex.compile(self.right))

    def match(self, skeleton: str, start: int, end: int, letter: str) -> tuple[int, int] | None:
        """Where its `<S>` or `<A>` stands (`start:end` itself without one), or None where the template does not hold."""
        if self.forms and letter not in self.forms:
            return None
        right = self._after.compiled.match(skeleton, end)
        if right is None:
            return None
        left = self._before.compiled.match(skeleton, start)
        if left is None:
            return None
        for found in (left, right):
            if "S" in found.re.groupindex and found.start("S") >= 0:
                return found.span("S")
        return start, end

    def spans(self, skeleton: str, word: str) -> Iterator[tuple[int, int]]:
        """Where a text matches the template with the regex `word` in its hole: the spans of the hole."""
        for found in compiled(f"{self.left}(?P<W>{word}){self.right}").finditer(skeleton, overlapped=True):
            yield found.span("W")

    def among(self, skeleton: str, places: Iterable[tuple[int, Iterable[int]]]) -> Iterator[tuple[int, int]]:
        """Those of the places (where each begins, and may end) that stand in the hole of the template, with the first such end."""
        left, right = self._before.compiled, self._after.compiled
        for start, ends in places:
            end = next((e for e in ends if right.match(skeleton, e)), None) if left.match(skeleton, start) else None
            if end is not None:
                yield start, end


class CueSet:
    """Several templates tried at once, as one regex; the first that holds names itself."""

    __slots__ = ("_whole", "labels")

    def __init__(self, templates: Iterable[str], words: Mapping[str, Sequence[str]]) -> None:
        cues = [Cue(t, words) for t in templates]
        self.labels = tuple(c.label for c in cues)
        source = "|".join(
            f"(?<={c.left})[{c.forms + PLACE + PIVOT_PLACE if c.forms else ALL}]++(?:{c.right})(?P<c{i}>)"
            for i, c in enumerate(cues)
        )
        twins = [c.label for c in cues if "(?P<S>" in c.left + c.right]
        if twins:
            raise ValueError(f"<S> stands only in templates of 'selves', not in {twins[0]!r}")
        self._whole = Regex(regex.compile(source))

    def first(self, skeleton: str, start: int) -> str | None:
        """The first template in which the name that begins at `start` stands, or None."""
        found = self._whole.compiled.match(skeleton, start) if self.labels else None
        return self.labels[int(found.lastgroup[1:])] if found and found.lastgroup else None


def cues(templates: Iterable[str], words: Mapping[str, Sequence[str]]) -> tuple[Cue, ...]:
    """All templates of a list; raises `ValueError` in words for a template that cannot be one."""
    return tuple(Cue(t, words) for t in templates)


@cache
def compiled(source: str) -> regex.Pattern[str]:
    """A regex, compiled when first tried and kept."""
    return regex.compile(source)


def _regex(part: str, words: Mapping[str, Sequence[str]]) -> str:
    def symbol(match: regex.Match[str]) -> str:
        if match["class"]:
            letters = _CLASSES.get(match["class"])
            if letters is None:
                raise ValueError(f"unknown <{match['class']}> in {part!r}; known are {', '.join(_CLASSES)}")
            return f"(?P<S>[{letters}]+)" if match["class"] in ("S", "A") else f"[{letters}]+"
        if match["list"]:
            if match["list"] not in words:
                raise ValueError(f"unknown word list {{{match['list']}}} in {part!r}; known are {', '.join(words)}")
            found = sorted(words[match["list"]], key=lambda w: (-len(w), w))
            return r"\b(?:" + "|".join(w.replace(" ", r"\s+") for w in found) + r")\b"
        return _SENTENCE if match[0] == "^" else r"\s+"

    out = regex.sub(r"<(?P<class>\w+(?::\w+)?)>|\{(?P<list>[a-z-]+)\}|(?<!\[)\^| ", symbol, part)
    try:
        regex.compile(out)
    except regex.error as error:
        raise ValueError(f"{part!r} is not a valid regex: {error}") from None
    return out
