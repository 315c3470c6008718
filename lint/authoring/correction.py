"""Rules drafted from a person's correction: what was changed, as far as it can be said without the place it stood in.

The two versions are compared line by line, then token by token. A changed word or phrase becomes an entry of a
`substitution` table, widened by its neighbours until it stands nowhere in the old text where it was left alone; a deleted
line becomes debris; a change of marks or spaces between words becomes a `pattern`.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex
from rapidfuzz.distance import Indel

from lint.authoring.scaffold import RuleDraft, name_of, pack
from lint.core import late
from lint.core.finding import Edit
from lint.fix.diff import lines_of
from lint.fix.rounds import apply

WIDEST = 4
"""Neighbouring words by which a phrase is widened at most."""

ROOM = 60
"""Code points of an example on either side of what is wrong."""

ALIKE = 0.6
"""Ratio of `difflib` from which two words are taken for spellings of one: "teh" and "the" have .67, "big" and "large" .25."""

_TOKEN = late.re(r"\w+(?:[’'-]\w+)*|\s+|[^\w\s]")
_WORD = late.re(r"\w")
_HIDDEN = late.re(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]|\[\[|\]\]")


@dataclass(frozen=True)
class LineChange:
    """One change of a line: the line before, the edits of it all, and which of them is meant."""

    line: str
    edits: tuple[Edit, ...]
    edit: Edit

    def widened(self, left: int, right: int) -> LineChange | None:
        """The same change with so many neighbouring tokens; `None` where the line ends or another change begins."""
        tokens = [(m.start(), m.end()) for m in _TOKEN.finditer(self.line)]
        start, end = self.edit.start, self.edit.end
        for _ in range(left):
            near = [a for a, b in tokens if b <= start and _WORD.match(self.line[a:b])]
            if not near:
                return None
            start = near[-1]
        for _ in range(right):
            near = [b for a, b in tokens if a >= end and _WORD.match(self.line[a:b])]
            if not near:
                return None
            end = near[0]
        if any(e.start < end and start < e.end for e in self.edits if e != self.edit):
            return None
        old = self.line[start:end]
        return LineChange(
            self.line,
            tuple(e for e in self.edits if e != self.edit),
            Edit(start, end, apply(old, [Edit(self.edit.start - start, self.edit.end - start, self.edit.text)])),
        )

    @property
    def old(self) -> str:
        """What was replaced."""
        return self.line[self.edit.start : self.edit.end]

    def pattern(self) -> str:
        """A regex for a change of marks: what was replaced, between what stands beside it."""
        before, after = self.line[: self.edit.start][-1:], self.line[self.edit.end :][:1]
        left = rf"(?<={_sort(before)})" if before else r"(?m:^)"
        right = rf"(?={_sort(after)})" if after else r"(?=[\r\n]|\Z)"
        return left + _escaped(self.old) + right

    def example(self) -> tuple[str, str]:
        """The change in its surroundings, marked, and corrected; other changes are left out of it."""
        low = max([0, *(e.end for e in self.edits if e.end <= self.edit.start and e != self.edit)])
        high = min([len(self.line), *(e.start for e in self.edits if e.start >= self.edit.end and e != self.edit)])
        before = _from_word(self.line[low : self.edit.start][-ROOM:]).lstrip()
        after = self.line[self.edit.end : high][:ROOM]
        if len(after) == ROOM:
            after = after[: after.rfind(" ")] if " " in after else after
        after = after.rstrip() or after
        return f"{before}[[{self.old}]]{after}", f"{before}{self.edit.text}{after}"


def _sort(char: str) -> str:
    return r"\w" if _WORD.match(char) else _escaped(char)


def _escaped(text: str) -> str:
    return re.sub(r"([\\.^$*+?{}\[\]|()])", r"\\\1", text)


def _from_word(text: str) -> str:
    return text[text.find(" ") + 1 :] if len(text) == ROOM and " " in text else text


def drafted(before: str, after: str, name: str, source: str) -> tuple[str, int]:
    """A pack of drafts, and how many changes nothing could be made of (moved or rewritten text, hidden characters)."""
    lines, changes, lost = _compared(before, after)
    used: set[str] = set()
    words: dict[str, list[LineChange]] = {}
    marks: dict[tuple[str, str], LineChange] = {}
    for change in changes:
        wide = _phrase(change, after) if _is_phrase(change) else None
        if _HIDDEN.search(change.old + change.edit.text):
            lost += 1
        elif wide is not None:
            words.setdefault(wide.old, []).append(wide)
        elif change.old and not _is_phrase(change) and not regex.search(change.pattern(), after):
            marks.setdefault((change.old, change.edit.text), change)
        else:
            lost += 1
    rules = [*_line_rules(lines, used), *_word_rules(words, used), *_mark_rules(marks, used)]
    notes = (
        f"Drafted from a correction ({source}). Read each rule: is it the defect, or only this sentence?",
        "Write why and source, make the ok example the nearest innocent text; then: seedlint test THIS-FILE",
    )
    written = [RuleDraft(**{**rule.__dict__, "source": f"a correction: {source}"}) for rule in rules]
    return pack(name, "Drafted from a correction.", written, notes), lost


def _compared(before: str, after: str) -> tuple[list[tuple[str, str, str]], list[LineChange], int]:
    """Deleted lines with their neighbours, changes inside lines, and how many lines were added or rewritten."""
    old, new = lines_of(before), lines_of(after)
    deleted: list[tuple[str, str, str]] = []
    changes: list[LineChange] = []
    lost = 0
    for tag, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        pairs = _paired(old[a:b], new[c:d])
        lost += (d - c) - len(pairs)
        for i in range(a, b):
            if i - a not in pairs:
                if old[i].strip():
                    deleted.append((old[i - 1] if i else "", old[i], old[i + 1] if i + 1 < len(old) else ""))
            else:
                changes += _inside(old[i].rstrip("\r\n"), new[c + pairs[i - a]].rstrip("\r\n"))
    return deleted, changes, lost


def _paired(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Which new line an old one became: the most alike in order, half of its words or three quarters of its letters kept."""
    pairs: dict[int, int] = {}
    at = 0
    for i, line in enumerate(old):
        alike = [(_kept(line, other), -j) for j, other in enumerate(new[at:], at)]
        best = max(alike, default=(0.0, 0))
        if best[0] >= 0.5:
            pairs[i] = -best[1]
            at = -best[1] + 1
    return pairs


def _kept(line: str, other: str) -> float:
    """How much of a line is left in another, .5 and more for the same line: a short one may have changed in most words."""
    words = difflib.SequenceMatcher(None, line.split(), other.split()).ratio()
    return max(words, Indel.normalized_similarity(line, other) - 0.25)


def _inside(old: str, new: str) -> Iterator[LineChange]:
    a, b = _TOKEN.findall(old), _TOKEN.findall(new)
    starts = [0]
    for token in a:
        starts.append(starts[-1] + len(token))
    codes = difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    edits = _joined(old, [Edit(starts[i], starts[j], "".join(b[k:m])) for tag, i, j, k, m in codes if tag != "equal"])
    for edit in edits:
        yield LineChange(old, edits, edit)


def _joined(line: str, edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """Edits of neighbouring words as one: who makes "the informations" "information" has changed one phrase.

    Two misspelt words beside each other stay two, and so do a word and a mark.
    """
    joined: list[Edit] = []
    for edit in edits:
        if joined and _one_change(line, joined[-1], edit):
            last = joined.pop()
            edit = Edit(last.start, edit.end, last.text + line[last.end : edit.start] + edit.text)
        joined.append(edit)
    return tuple(_from_ink(line, edit) for edit in joined)


def _one_change(line: str, first: Edit, second: Edit) -> bool:
    between = line[first.end : second.start]
    if _WORD.search(between):
        return False
    words = [bool(_WORD.search(line[e.start : e.end] + e.text)) for e in (first, second)]
    if not all(words):
        return not any(words)
    return not between.strip() and not all(_respelt(line[e.start : e.end], e.text) for e in (first, second))


def _respelt(old: str, new: str) -> bool:
    """Whether one word was put for a word that is written much like it."""
    return _one_word(old, new) and difflib.SequenceMatcher(None, old.casefold(), new.casefold()).ratio() >= ALIKE


def _from_ink(line: str, edit: Edit) -> Edit:
    """A deletion of " the" before a space as one of "the ": it reads the same and begins with a word."""
    while not edit.text and line[edit.start].isspace() and line[edit.start] == line[edit.end : edit.end + 1]:
        edit = Edit(edit.start + 1, edit.end + 1, "")
    return edit


def _is_phrase(change: LineChange) -> bool:
    return bool(_WORD.search(change.old + change.edit.text))


def _phrase(change: LineChange, after: str) -> LineChange | None:
    """The change in whole words, widened until nothing of its old words is left in the corrected text."""
    for width in range(WIDEST + 1):
        for left in range(width + 1):
            wide = change.widened(left, width - left)
            if wide is None or not _WORD.search(wide.old) or not wide.edit.text.strip() or wide.old != wide.old.strip():
                continue
            if not re.search(rf"(?<!\w){re.escape(wide.old)}(?!\w)", after):
                return wide
    return None


def _word_rules(words: dict[str, list[LineChange]], used: set[str]) -> Iterator[RuleDraft]:
    for old, changes in words.items():
        rights = list(dict.fromkeys(c.edit.text for c in changes))
        bad, good = changes[0].example()
        single = len(rights) == 1
        yield RuleDraft(
            name_of(old, used),
            "substitution",
            '"{found}": write "{right}"',
            "misspelling" if _one_word(old, rights[0]) else "terminology",
            {"table": {old: rights[0] if single else rights}},
            [(bad, good if single else None)],
            [good],
            {"safety": "unsafe"} if single else None,
            notes=(f"changed {len(changes)} time{'s' * (len(changes) != 1)}",),
        )


def _one_word(old: str, new: str) -> bool:
    return not re.search(r"\s", old + new)


def _line_rules(lines: Sequence[tuple[str, str, str]], used: set[str]) -> Iterator[RuleDraft]:
    kept = {body: around for around in lines if not _HIDDEN.search(body := around[1].strip())}
    if not kept:
        return
    line, (before, _, after) = next(iter(kept.items()))
    before, after = (t.strip()[:ROOM] or "A line of the text." for t in (before, after))
    if {before, after} & kept.keys() or _HIDDEN.search(before + after):
        before = after = "A line of the text."
    yield RuleDraft(
        name_of("deleted-lines", used),
        "line",
        'a leftover of the page: "{found}"',
        "debris",
        {"lines": list(kept)},
        [(f"{before}\n[[{line}]]\n{after}", f"{before}\n{after}")],
        [f"{before}\n{line} and more of the text\n{after}"],
        {"delete": "line", "safety": "unsafe"},
        notes=(f"deleted {len(lines)} time{'s' * (len(lines) != 1)}",),
    )


def _mark_rules(marks: dict[tuple[str, str], LineChange], used: set[str]) -> Iterator[RuleDraft]:
    for (old, new), change in marks.items():
        bad, good = change.example()
        yield RuleDraft(
            name_of("marks", used),
            "pattern",
            '"{found}" stands for ' + (f'"{new}"' if new else "nothing"),
            "typographical" if old.strip() or new.strip() else "whitespace",
            {"find": change.pattern()},
            [(bad, good)],
            [good],
            {"replace": new.replace("\\", "\\\\"), "safety": "unsafe"},
        )
