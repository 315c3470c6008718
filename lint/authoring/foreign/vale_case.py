"""Vale's `capitalization` as patterns: headings, the case of which is not the one that is asked for.

Vale counts: a heading is spoken of when its first word is wrong, or a fifth of its words at least. A pattern counts too, by one
alternative for each number of wrong words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from lint.authoring.foreign.model import NotOurs
from lint.authoring.foreign.vale_keys import level_of, message_of, source_of, strings_of, why_of
from lint.authoring.scaffold import RuleDraft

START = r"(?m:(?<=^(?:#{1,6}|={1,6})[ \t]+))(?=[^\s#=])"
"""The first letter of a heading of Markdown or AsciiDoc."""

WORDS_TO_A_SLIP = 5
"""Words of a heading for each that may be wrong: Vale's threshold of .8."""

MOST_SLIPS = 4
"""Wrong words that are counted; a heading has up to twenty words."""

_SMALL = "a|an|and|as|at|but|by|en|for|if|in|nor|of|on|or|per|the|to|v|vs|via|with"
"""Words that a title writes small, of the AP's and Chicago's lists that Vale knows."""

_PART = r"[^\s-]*"
"""The rest of a word up to its hyphen: what comes after it is not judged."""

_SENTENCE = rf"(?={_PART}\p{{Lu}})(?={_PART}\p{{Ll}})\p{{L}}"
"""A later word with a capital that is no acronym."""


def written(raw: Mapping[str, object], name: str, file: Path) -> RuleDraft:
    """The rule, with a heading that is wrong and one that is right."""
    finds, wrong, right = _patterns(raw, str(raw.get("match", "")))
    return RuleDraft(
        name, "pattern", message_of(raw, ["found"]), "style", {"form": "any", "find": [f"(?m){find}" for find in finds]},
        [(f"# [[{wrong}]]", None)], [f"# {right}"], severity=level_of(raw), why=why_of(file), source=source_of(raw, file),
    )  # fmt: skip


def _patterns(raw: Mapping[str, object], match: str) -> tuple[list[str], str, str]:
    match match:
        case "$sentence":
            first = rf"(?:(?={_PART}\p{{Ll}})(?=\p{{L}}{_PART}\p{{Lu}})|(?=\p{{Ll}}))"
            return list(_counted(raw, first, _SENTENCE)), "The Harbour Of Ships", "The harbour of ships"
        case "$title":
            later = rf"(?!(?:{_SMALL})\b)(?=\p{{Ll}})"
            return list(_counted(raw, r"(?=\p{Ll})", later)), "The harbour fell again", "The Harbour Fell Again"
        case "$lower":
            return [rf"{START}(?=[^\n]*\p{{Lu}})[^\n]+"], "The harbour", "the harbour"
        case "$upper":
            return [rf"{START}(?=[^\n]*\p{{Ll}})[^\n]+"], "The harbour", "THE HARBOUR"
    raise NotOurs(f"asks for {match}, which is no case")


def _counted(raw: Mapping[str, object], first: str, later: str) -> Iterator[str]:
    """Headings with a wrong first word, or with as many other wrong words as are too many for their length."""
    known = "|".join(strings_of(raw, "exceptions"))
    marks = "|".join(strings_of(raw, "indicators"))
    spared = rf"(?!(?:{known})\b)" if known else ""
    after = rf"(?<!(?:{marks})[ \t]+)" if marks else ""  # what follows a colon may begin anew
    word = rf"(?>(?:{known})\b\S*|\S+)" if known else r"\S++"
    wrong = rf"{after}{spared}{later}\S++"
    yield rf"{START}{spared}{first}[^\n]+"
    for slips in range(1, MOST_SLIPS + 1):
        long = WORDS_TO_A_SLIP * slips - 1
        yield (
            rf"{START}(?={word}(?:[ \t]+{word}){{0,{long}}}[ \t]*$){word}"
            rf"(?:(?:[ \t]+(?!{wrong}){word})*+[ \t]+{wrong}){{{slips}}}[^\n]*"
        )
