"""Drafts as a pack that loads: YAML with a comment of counts above each rule, and examples that hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from lint.authoring import scaffold
from lint.authoring.scaffold import RuleDraft, name_of
from lint.authoring.suggest import Draft
from lint.core import late
from lint.core.finding import Place

_HEADS = {
    "lines": ("the corpus repeats this line: it is the site's", "duplication", "The line stands in several documents: a template wrote it."),
    "names": ("elsewhere the name is", "inconsistency", "The name stands under another form in most places."),
    "hyphens": ("elsewhere written", "inconsistency", "The compound is written in another way in most places."),
    "casing": ("elsewhere written", "inconsistency", "The phrase has other capitals in most places."),
    "neighbours": ("met once, beside the frequent", "misspelling", "The word is one slip away from one that the corpus uses often."),
}  # fmt: skip
_CONTROL = late.regex(r"\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}|\[\[|\]\]")
_SOURCE = "counts in the corpus"


def pack(drafts: Sequence[Draft], name: str, documents: int) -> str:
    """The YAML of a pack; only its comments say that there was nothing to draft."""
    kept = [d for d in drafts if not _CONTROL.search(d.wrong + d.right)]
    furniture = [d for d in kept if d.group == "lines"]
    used: set[str] = set()
    rules = [*_lines(furniture), *(_substitution(d, used) for d in kept if d.group != "lines")]
    notes = (
        f"Drafted from {documents} documents. Read each rule, keep what is right, give it a better reason, and try it:",
        "  seedlint try THIS-FILE PATH",
    )
    return scaffold.pack(name, "Drafted from the corpus; each rule is a question to a person.", rules, notes)


def _lines(drafts: Sequence[Draft]) -> Iterator[RuleDraft]:
    if drafts:
        says, cls, why = _HEADS["lines"]
        line = drafts[0].wrong
        yield RuleDraft(
            "repeated-lines", "line", f'{says}: "{{found}}"', cls,
            {"lines": [d.wrong for d in drafts]},
            bad=[(f"A mayor rose.\n[[{line}]]\nA mayor sat.", "A mayor rose.\nA mayor sat.")],
            ok=[f"A mayor said {line} and sat."],
            fix={"delete": "line", "safety": "unsafe"}, why=why, source=_SOURCE,
            notes=[f"{d.wrong}: {'; '.join(d.counts)}" for d in drafts],
        )  # fmt: skip


def _substitution(draft: Draft, used: set[str]) -> RuleDraft:
    says, cls, why = _HEADS[draft.group]
    found = draft.at.found
    right = _like(found, draft.right) if draft.ignore_case else draft.right
    before, after = _context(draft.at, draft)
    usual = draft.usual.found.join(_context(draft.usual, draft))
    return RuleDraft(
        name_of(f"{draft.group}-{draft.wrong}", used), "substitution", f'"{{found}}": {says} "{{right}}"', cls,
        {"table": {draft.wrong: draft.right}} | ({"ignore-case": True} if draft.ignore_case else {}),
        bad=[(f"{before}[[{found}]]{after}", f"{before}{right}{after}")],
        ok=[usual],
        fix={"safety": "unsafe"}, why=why, source=_SOURCE,
        notes=["; ".join(draft.counts), f"met at {_CONTROL.sub('?', draft.at.path)}:{draft.at.line}"],
    )  # fmt: skip


def _context(place: Place, draft: Draft) -> tuple[str, str]:
    """What stands around a place on its line, as far as it holds neither the variant again nor what YAML would hide."""
    again = regex.compile(rf"{regex.escape(draft.wrong)}", regex.I)
    whole = (place.before, place.after)
    if any(_CONTROL.search(part) for part in whole) or again.search(place.before) or again.search(place.after):
        return "", ""
    return whole


def _like(found: str, right: str) -> str:
    """The correction as a `substitution` that ignores case writes it."""
    if found.isupper() and len(found) > 1:
        return right.upper()
    return right[:1].upper() + right[1:] if found[:1].isupper() else right
