"""`balance`: brackets and quotation marks without a partner, paragraph by paragraph.

`pairs` lists the pairs, two characters each (`'()'`); a pair of equal characters (`'""'`) counts as odd or even.
List marks (`a)`, `1)`), emoticons, signs of a notation, feet and inches, half-open intervals and quotations that go on over several
paragraphs, each opened anew, are left alone. The lonely mark is found; where a straight quotation mark is one too
many, the stretch from the first to the last of its paragraph is, unless one of them is plainly the odd one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lint.core import late
from lint.core.edits import edits_of
from lint.core.kind import Candidate, Hit, Kind, Needle
from lint.core.rule import Rule
from lint.structure.view import View

# What closes nothing: list marks at a line's start or after a space, emoticons, an apostrophe-like single letter.
_LIST_MARK = late.regex(r"(?<![^\s(;,&/])(?:\p{L}|[ivxlIVXL]{1,5}|\d{1,3}(?:\.\d{1,2})*)$")
_EMOTICON = late.regex(r"(?<!\w)[:;=]['’]?-?[()\[\]]$")
_INCH = late.regex(r"(?<!\d)\d{1,2}$")

# Marks of Markdown may stand before the quotation mark that opens the next paragraph anew.
_BEFORE_MARK = late.regex(r"[>\s_*]*+")
NOTED = 3
"""Times that a mark stands without any partner in the whole document from which on it is a sign of its own."""
REACH = 6
"""Paragraphs over which a bracket or quotation may run."""


@dataclass(frozen=True)
class BalanceOptions:
    """Keys of a `balance` rule."""

    pairs: list[str]
    """Pairs of opening and closing characters."""


class Balance(Kind[BalanceOptions, tuple[dict[str, str], str], None]):
    """Brackets and quotation marks without a partner."""

    name = "balance"
    Options = BalanceOptions

    def compile(self, options: BalanceOptions, lists: Mapping[str, object]) -> tuple[dict[str, str], str]:
        for pair in options.pairs:
            if len(pair) != 2:
                raise ValueError(f"a pair is two characters, not {pair!r}")
        return {p[1]: p[0] for p in options.pairs}, "".join(sorted({c for p in options.pairs for c in p}))

    def needles(self, rule: Rule[BalanceOptions, tuple[dict[str, str], str]]) -> Iterable[Needle]:
        for mark in rule.data[1]:
            yield Needle(mark, literal=True, words=False)

    def find(
        self, rule: Rule[BalanceOptions, tuple[dict[str, str], str]], view: View, hits: Sequence[Hit]
    ) -> Iterable[Candidate]:
        opens = rule.data[0]
        by_paragraph: dict[int, list[int]] = {}
        notation = _notation(view.text, opens)
        in_code, number_at = view.anatomy.in_code, view.anatomy.paragraph_number
        for start, end, _ in hits:
            if not in_code(start, end) and view.text[start] not in notation:
                by_paragraph.setdefault(number_at(start), []).append(start)
        paragraphs = view.anatomy.paragraphs
        found: list[tuple[int, int, int]] = []
        for number, marks in by_paragraph.items():
            next_one = paragraphs[number + 1].start if number < len(paragraphs) - 1 else len(view.text)
            following = _first_mark(view.text, next_one)
            found += [(number, *span) for span in lonely(view.text, marks, opens, following)]
        for start, end in self._runs(view.text, self._alone(view.text, sorted(found), opens)):
            edits = edits_of(rule.fix, view.text, start, end)
            yield Candidate(start, end, {"mark": view.text[start : start + 1]}, edits=edits)

    @staticmethod
    def _runs(text: str, alone: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, int]]:
        """Lonely marks, a run of the same mark ("((((") as one."""
        held: tuple[int, int] | None = None
        for _, start, end in alone:
            if held and held[1] == start and text[held[0]] == text[start] and end - start == 1:
                held = held[0], end
                continue
            if held:
                yield held
            held = start, end
        if held:
            yield held

    @staticmethod
    def _alone(
        text: str, found: Sequence[tuple[int, int, int]], opens: Mapping[str, str]
    ) -> Iterator[tuple[int, int, int]]:
        """What is left without those that open in one paragraph what closes in one of the next."""
        partners: set[int] = set()
        for i, (number, start, end) in enumerate(found[:-1]):
            other, begin, close = found[i + 1]
            fits = text[start] == opens.get(text[begin])
            if i in partners or not fits or not number < other <= number + REACH:
                continue
            single = end - start == close - begin == 1
            if text[start] != text[begin] or not single or (_opens(text, start) and not _opens(text, begin)):
                partners |= {i, i + 1}
        yield from (f for i, f in enumerate(found) if i not in partners)


def _notation(text: str, opens: Mapping[str, str]) -> set[str]:
    """Marks that stand again and again where their partner never does: signs of a notation ("you'd [cut yourself")."""
    sides = [pair for b, a in opens.items() if a != b for pair in ((a, b), (b, a))]
    return {one for one, other in sides if other not in text and sum(map(bool, text.split(one))) > NOTED}


def _opens(text: str, at: int) -> bool:
    """Whether a mark that is the same on both sides stands where quotations begin."""
    return (at == 0 or not text[at - 1].isalnum()) and text[at + 1 : at + 2].isalnum()


def _first_mark(text: str, at: int) -> str:
    match = _BEFORE_MARK.match(text, at)
    return text[match.end() : match.end() + 1] if match else ""


def lonely(text: str, marks: Sequence[int], opens: Mapping[str, str], following: str) -> Iterator[tuple[int, int]]:
    """Spans of the marks at the offsets `marks` (one paragraph) that have no partner; `opens` maps closing to opening.

    `following` is the character that opens the next paragraph.
    """
    stack: list[int] = []
    waiting: Counter[str] = Counter()  # how many of each mark are in the stack
    equal: dict[str, list[int]] = {}
    for at in marks:
        char = text[at]
        if _is_emoticon(text, at):
            continue
        if opens.get(char) == char:
            so_far = equal.setdefault(char, [])
            if len(so_far) % 2 or not _INCH.search(text, max(0, at - 3), at):
                so_far.append(at)
        elif char in opens:
            yield from _closed(text, at, opens[char], stack, waiting)
        else:
            stack.append(at)
            waiting[char] += 1
    for at in stack:
        if text[at] != following:  # a quotation that the next paragraph opens anew
            yield at, at + 1
    for char, places in equal.items():
        if len(places) % 2 and not (following == char and _opens(text, places[-1])):
            yield _odd_one(text, places)


def _is_emoticon(text: str, at: int) -> bool:
    return at > 0 and text[at - 1] in ":;=-'’" and _EMOTICON.search(text, max(0, at - 3), at + 1) is not None


def _closed(text: str, at: int, opening: str, stack: list[int], waiting: Counter[str]) -> Iterator[tuple[int, int]]:
    """Take the partner of a closing mark from the stack; what has none on the way is lonely."""
    if waiting[opening]:
        while text[stack[-1]] != opening:  # an inner one was left open
            waiting[text[stack[-1]]] -= 1
            yield stack[-1], stack.pop() + 1
        stack.pop()
        waiting[opening] -= 1
    elif not _LIST_MARK.search(text, max(0, at - 8), at):
        yield at, at + 1


def _odd_one(text: str, places: Sequence[int]) -> tuple[int, int]:
    """The mark that neither opens nor closes in its turn, else the stretch of all of them."""
    if len(places) == 1:
        return places[0], places[0] + 1
    inside = False
    for at in places:
        before = text[at - 1 : at]
        after = text[at + 1 : at + 2]
        opening = (not before or before.isspace() or before in "([—–-“‘") and bool(after) and not after.isspace()
        closing = bool(before) and not before.isspace() and (not after or not after.isalnum())
        if (inside and opening and not closing) or (not inside and closing and not opening):
            # two openings running: either may be the stray one; it is the one that closes nothing
            previous = places[places.index(at) - 1] if inside else at
            return min(previous, at), max(previous, at) + 1
        inside = not inside
    return places[0], places[-1] + 1


KIND = Balance()
