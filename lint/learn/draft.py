"""Drafts as a pack that loads: YAML with a comment of counts above each rule, and examples that hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from lint.finding import Place
from lint.learn.suggest import Draft

_HEADS = {
    "lines": ("the corpus repeats this line: it is the site's", "duplication", "The line stands in several documents: a template wrote it."),
    "names": ("elsewhere the name is", "inconsistency", "The name stands under another form in most places."),
    "hyphens": ("elsewhere written", "inconsistency", "The compound is written in another way in most places."),
    "casing": ("elsewhere written", "inconsistency", "The phrase has other capitals in most places."),
    "neighbours": ("met once, beside the frequent", "misspelling", "The word is one slip away from one that the corpus uses often."),
}  # fmt: skip
_CONTROL = regex.compile(r"\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}|\[\[|\]\]")


def pack(drafts: Sequence[Draft], name: str, documents: int) -> str:
    """The YAML of a pack; only its comments say that there was nothing to draft."""
    lines = [
        f"# Drafted from {documents} documents. Read each rule, keep what is right, give it a better reason, and try it:",
        "#   seedlint try THIS-FILE PATH",
        f"pack: {name}",
        "about: Drafted from the corpus; each rule is a question to a person.",
    ]
    kept = [d for d in drafts if not _CONTROL.search(d.wrong + d.right)]
    furniture = [d for d in kept if d.group == "lines"]
    rules = [*(_lines(furniture) if furniture else ())]
    used: set[str] = set()
    for draft in (d for d in kept if d.group != "lines"):
        rules += _substitution(draft, used)
    return "\n".join([*lines, "rules:" if rules else "rules: []", *rules]) + "\n"


def _lines(drafts: Sequence[Draft]) -> Iterator[str]:
    says, cls, why = _HEADS["lines"]
    yield from _head("repeated-lines", "line", f"{says}: " + '"{found}"', cls, why, "warning")
    yield "    lines:"
    for draft in drafts:
        yield f"      - {_scalar(draft.wrong)}  # {'; '.join(draft.counts)}"
    yield "    fix: {delete: line, safety: unsafe}"
    yield "    examples:"
    line = drafts[0].wrong
    yield f"      - bad: {_double('A mayor rose.', f'[[{line}]]', 'A mayor sat.')}"
    yield f"        good: {_double('A mayor rose.', 'A mayor sat.')}"
    yield f"      - ok: {_scalar(f'A mayor said {line} and sat.')}"


def _substitution(draft: Draft, used: set[str]) -> Iterator[str]:
    says, cls, why = _HEADS[draft.group]
    before, after = _context(draft.at, draft)
    found = draft.at.found
    right = _like(found, draft.right) if draft.ignore_case else draft.right
    yield ""
    yield f"  # {'; '.join(draft.counts)}"
    yield f"  # met at {_comment(draft.at.path)}:{draft.at.line}"
    name = _name(f"{draft.group}-{draft.wrong}", used)
    yield from _head(name, "substitution", '"{found}": ' + says + ' "{right}"', cls, why, "warning")
    yield f"    table: {{{_scalar(draft.wrong)}: {_scalar(draft.right)}}}"
    if draft.ignore_case:
        yield "    ignore-case: true"
    yield "    fix: {safety: unsafe}"
    yield "    examples:"
    yield f"      - bad: {_scalar(f'{before}[[{found}]]{after}')}"
    yield f"        good: {_scalar(f'{before}{right}{after}')}"
    yield f"      - ok: {_scalar(''.join((_context(draft.usual, draft)[0], draft.usual.found, _context(draft.usual, draft)[1])))}"


def _head(name: str, kind: str, message: str, cls: str, why: str, severity: str) -> Iterator[str]:
    yield f"  - id: {name}"
    yield f"    kind: {kind}"
    yield f"    message: {_scalar(message)}"
    yield f"    severity: {severity}"
    yield "    confidence: medium"
    yield f"    class: {cls}"
    yield f"    why: {_scalar(why)}"
    yield "    source: 'counts in the corpus'"


def _context(place: Place, draft: Draft) -> tuple[str, str]:
    """What stands around a place on its line, as far as it holds neither the variant again nor what YAML would hide."""
    again = regex.compile(rf"{regex.escape(draft.wrong)}", regex.I)
    whole = (place.before, place.after)
    if any(_CONTROL.search(part) for part in whole) or again.search(place.before) or again.search(place.after):
        return "", ""
    return whole


def _name(text: str, used: set[str]) -> str:
    """A rule's id from a text: letters and digits of the Latin alphabet, parted by hyphens; a number where taken."""
    base = "-".join(regex.findall(r"[a-z0-9]+", text.lower()))[:60].strip("-") or "draft"
    name, number = base, 1
    while name in used:
        number += 1
        name = f"{base}-{number}"
    used.add(name)
    return name


def _like(found: str, right: str) -> str:
    """The correction as a `substitution` that ignores case writes it."""
    if found.isupper() and len(found) > 1:
        return right.upper()
    return right[:1].upper() + right[1:] if found[:1].isupper() else right


def _scalar(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _double(*lines: str) -> str:
    return '"' + "\\n".join(line.replace("\\", "\\\\").replace('"', '\\"') for line in lines) + '"'


def _comment(text: str) -> str:
    return _CONTROL.sub("?", text)
