"""`code-page`: text that was decoded with the wrong table, whichever it was, put right by decoding it back.

`damage` says which accident: `utf-8`: UTF-8 read with a table of one byte a character or with a Chinese, Japanese or Korean
one (`cafГ©`, `鈥檚`) · `byte`: a byte of one table read with another (`Timiºoara`, `cafŽ`, `donít`), told by the words of
`known`. What ftfy knows is left to the kind `encoding`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lint.core.finding import Edit
from lint.core.kind import Candidate, Gate, Hit, Kind
from lint.core.lists import Lists
from lint.core.rule import Rule, Safety
from lint.kinds.characters import PLAIN, alphabet
from lint.kinds.code_page import accents, central, latin, single, utf8
from lint.lexicon.forms import located, opened
from lint.structure.view import View, cached_per_document

DAMAGES = ("utf-8", "byte")


@dataclass(frozen=True)
class CodePageOptions:
    """Keys of a `code-page` rule."""

    damage: str
    """Which accident: `utf-8` or `byte`."""
    known: str = "known-forms.bin"
    """The file of known forms."""
    accented: str = "accented.txt"
    """The file of words with an accent."""


class CodePage(Kind[CodePageOptions, tuple[Path, Path], None]):
    """Text decoded with the wrong table."""

    name = "code-page"
    Options = CodePageOptions

    def compile(self, options: CodePageOptions, lists: Lists) -> tuple[Path, Path]:
        if options.damage not in DAMAGES:
            raise ValueError(f"'damage' is one of {', '.join(DAMAGES)}, not {options.damage!r}")
        return located(options.known, lists), lists.path(options.accented)

    def gate(self, rule: Rule[CodePageOptions, tuple[Path, Path]]) -> Gate:
        return has_strange

    def find(
        self, rule: Rule[CodePageOptions, tuple[Path, Path]], view: View, hits: Sequence[Hit]
    ) -> Iterable[Candidate]:
        text = view.text
        for repair in _repairs(rule, view):
            edit = Edit(repair.start, repair.end, repair.text)
            yield Candidate(
                repair.start, repair.end, {"right": repair.text or "nothing"}, (f'"{text[repair.start:repair.end]}" read back',),
                edits=(edit,) if rule.fix else (), safety=None if repair.sure else Safety.UNSAFE,
            )  # fmt: skip


def has_strange(view: View) -> bool:
    """Whether the document has what no keyboard of English has."""
    return not view.text.isascii() or "\x0c" in view.text or "\x0b" in view.text


@cached_per_document
def strange(view: View) -> str:
    """The characters of a document that no keyboard of English has, each once: few, so they are asked before the text is."""
    return "".join(char for char in alphabet(view) if char not in PLAIN)


def _repairs(rule: Rule[CodePageOptions, tuple[Path, Path]], view: View) -> Iterator[utf8.Repair]:
    """The damage that a rule asks for."""
    text, letters = view.text, strange(view)
    forms, accented = opened(rule.data[0]), accents.opened(rule.data[1])
    if rule.options.damage == "utf-8":
        yield from utf8.repairs(text, letters, forms, accented)
        yield from latin.chinese_marks(text, letters)
        yield from latin.in_utf8(text, letters)
        return
    yield from single.repairs(text, letters, forms, accented, view.anatomy.facts["english"])
    yield from central.repairs(text, letters, forms, accented)
    yield from latin.controls(text, letters)
    yield from latin.other_alphabets(text, letters)


KIND = CodePage()
