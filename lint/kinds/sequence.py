"""`sequence`: words one after the other, for rules that need no regular expression: `the [old, new] {nouns} of`.

In `find` (one line, or several) stand, separated by spaces:

- words, as they are written (a straight apostrophe also matches a curly one);
- `[old, new, worn out]`: one of these;
- `{nouns}`: a word of the set or list of that name;
- `<0-3>`: a gap of none to three words, `<2>` of two;
- `(...)` around a part: only that part is found, the rest is what must stand beside it.

`?` after `]` or `}` makes a part optional. `name=` before a part names it, for the message (`{name}`) and the fix
(`\\g<name>`): `modal=[can, will] (to) {bases}`; a set is named after itself. The first word may begin with a capital
unless `capital: false`. Between words stands one space, and only whole words count. `followed-by` and `not-followed-by`
list words, and marks such as a comma, of which one must, or none may, come next.

A sequence is compiled to a `pattern`; what it can't say (endings, marks, what must not follow) is said by `unless` or
in a `pattern`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import regex

from lint.core import late
from lint.core.errors import did_you_mean
from lint.core.lists import Lists, words_of
from lint.kinds.pattern import Matching, PatternData, compiled

LOOKED_UP = 100
"""Words of a set from which on any word is matched and then looked up: that costs less than so large a regex."""

_PART = late.regex(
    r"""\s*(?:(?P<open>\()|(?P<close>\))|<(?:(?P<least>\d+)-)?(?P<most>\d+)>
    |(?:(?P<name>[A-Za-z]\w*)=)?(?:\[(?P<choices>[^\[\]]*)\]|\{(?P<set>[\w-]+)\})(?P<optional>\?)?
    |(?P<word>[^\s()\[\]{}<>]+))""",
    regex.X,
)
_ANY_WORD = r"[\p{L}\p{M}’'-]+"


@dataclass(frozen=True)
class SequenceOptions:
    """Keys of a `sequence` rule."""

    find: str | list[str]
    """The sequence, or several."""
    capital: bool = True
    """Let the first word begin with a capital."""
    followed_by: list[str] = field(default_factory=list)
    """Words and marks of which one must come next."""
    not_followed_by: list[str] = field(default_factory=list)
    """Words and marks of which none may come next."""
    ignore_case: bool = False
    """Let `a` match `A` everywhere."""


class Sequence(Matching[SequenceOptions]):
    """Words one after the other."""

    name = "sequence"
    Options = SequenceOptions

    def compile(self, options: SequenceOptions, lists: Lists) -> PatternData:
        among: dict[str, frozenset[str]] = {}
        sources = [options.find] if isinstance(options.find, str) else options.find
        flags = regex.I if options.ignore_case else 0
        ahead = f"(?={_next(options.followed_by)})" if options.followed_by else ""
        if options.not_followed_by:
            ahead += f"(?!{_next(options.not_followed_by)})"
        bodies = (_SequenceBuilder(options.capital, lists, among).source(source) for source in sources)
        return PatternData(tuple(compiled(body + ahead, flags) for body in bodies), among, options.ignore_case)


def _next(followers: Iterable[str]) -> str:
    """A regex for one of these words after a space, or one of these marks."""
    marks = [f for f in followers if not any(map(str.isalnum, f))]
    words = alternation(f for f in followers if f not in marks)
    ways = [alternation(marks)] if marks else []
    return "|".join([*ways, *([rf" {words}\b"] if words else [])])


def alternation(words: Iterable[str]) -> str:
    """A regex for any of these words, the longest first; a straight apostrophe is also a curly one."""
    ranked = sorted(set(words), key=lambda w: (-len(w), w))
    escaped = [regex.escape(word, literal_spaces=True).replace("'", "['’]") for word in ranked]
    return escaped[0] if len(escaped) == 1 else f"(?:{'|'.join(escaped)})" if escaped else ""


class _SequenceBuilder:
    """One sequence on its way to a regex; raises `ValueError` in words."""

    def __init__(self, capital: bool, lists: Lists, among: dict[str, frozenset[str]]) -> None:
        self.capital = capital
        self.lists = lists
        self.among = among
        """Groups whose words are looked up, by name: grows."""
        self.begun = False
        """Whether a part that is not optional has been written."""
        self.names: set[str] = set()

    def source(self, sequence: str) -> str:
        """The regex of a sequence."""
        out: list[str] = []
        found = False  # inside the part that is found
        opening = ""
        for part in self._parts(sequence):
            if part["open"]:
                if "span" in self.names:
                    raise ValueError("only one part of a sequence can be found: it has two '('")
                self.names.add("span")
                found, opening = True, "(?P<span>"
            elif part["close"]:
                if not found or opening:
                    raise ValueError("a ')' closes a part that has words")
                found = False
                out.append(")")
            else:
                out.append(self._placed(part, opening))
                opening = ""
        if found or not self.begun:
            raise ValueError("a '(' is not closed" if found else "a sequence needs a part that is not optional")
        return rf"\b{''.join(out)}\b"

    @staticmethod
    def _parts(sequence: str) -> Iterator[regex.Match[str]]:
        at = 0
        while sequence[at:].strip():
            part = _PART.match(sequence, at)
            if part is None:
                raise ValueError(f"cannot read the sequence at {sequence[at:].strip()[:20]!r}")
            yield part
            at = part.end()

    def _placed(self, part: regex.Match[str], opening: str) -> str:
        """A part with the space that separates it from its neighbour, and the bracket of what is found before it."""
        if part["most"]:
            if opening or not self.begun:
                raise ValueError("a gap goes between words")
            least = part["least"] or part["most"]
            return rf"(?: {_ANY_WORD}){{{least},{part['most']}}}?"
        body = self._body(part)
        if part["optional"]:
            if opening:
                raise ValueError("what is found begins with a part that is not optional")
            return f"(?: {body})?" if self.begun else f"(?:{body} )?"
        space = " " if self.begun else ""
        self.begun = True
        return f"{space}{opening}{body}"

    def _body(self, part: regex.Match[str]) -> str:
        if part["word"]:
            return self._any([part["word"]])
        if part["set"]:
            name = (part["name"] or part["set"]).replace("-", "_")
            words = self._set(part["set"])
        else:
            name = part["name"]
            words = [word.strip() for word in part["choices"].split(",") if word.strip()]
            if not words:
                raise ValueError("'[]' holds no words")
        large = len(words) > LOOKED_UP
        body = _ANY_WORD if large else self._any(words)
        if not name or name in self.names:
            if large:
                raise ValueError(
                    f"the large set '{part['set']}' appears twice; name one of them: other={{{part['set']}}}"
                )
            return body
        self.names.add(name)
        if large:
            self.among[name] = frozenset(words)
        return f"(?P<{name}>{body})"

    def _set(self, name: str) -> list[str]:
        try:
            return words_of(self.lists[name])
        except KeyError:
            raise ValueError(f"unknown set '{name}'{did_you_mean(name, self.lists)}") from None

    def _any(self, words: Iterable[str]) -> str:
        """A regex for any of these words, the longest first."""
        forms = set(words)
        if self.capital and not self.begun:
            forms |= {word[0].upper() + word[1:] for word in forms}
        return alternation(forms)


KIND = Sequence()
