"""Judging a candidate: zones, `when`, `unless` and quotation decide, and leave their reasons as evidence of the finding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields
from functools import lru_cache
from itertools import chain, islice
from typing import NamedTuple, assert_never

import regex

from lint.check import wording
from lint.check.ground import doubt, refusal
from lint.core.finding import Edit, Finding, Fix, Place
from lint.core.kind import Candidate
from lint.core.rule import SAFETIES, ZONES, Clause, Rule, Safety, Scope
from lint.core.text import Document
from lint.structure.layout import Span
from lint.structure.traits import TRAITS
from lint.structure.view import View, cached_per_document

# Classes whose corrections change no word: they are as safe inside a quotation as outside.
_WORDLESS = frozenset({"characters", "whitespace", "markup", "debris", "duplication"})


class Step(NamedTuple):
    """One question about a candidate: what the rule wants to know, what the text says, and whether the rule may go on.

    `asked` is a clause of the rule, or the question in words.
    """

    sort: str
    asked: Clause | str
    fact: str
    passes: bool

    @property
    def evidence(self) -> str:
        """What a passed question adds to the evidence of a finding."""
        return wording.evidence(self.asked, self.fact) if isinstance(self.asked, Clause) else ""


# Slips of words: a text may also speak of them.
_OF_TRANSLATION = frozenset({"mistranslation", "untranslated"})
_OF_WORDS = frozenset({"misspelling", "grammar", "duplication"}) | _OF_TRANSLATION


def steps(rule: Rule, view: View, start: int, end: int) -> Iterator[Step]:
    """Every question that the rule asks about a candidate at `start:end`, one after the other.

    The answer to "what became of this candidate", which `seedlint why` prints; `lint.check.admission` gives it in one word.
    Those that hold for every rule (running text, form and language, a word in use) appear only where they fail.
    """
    if view.anatomy.in_code(start, end):
        yield Step("place", "running text", "stands in code or in the markup of documentation", False)
    if len(rule.zones) < len(ZONES):
        zone = view.anatomy.zone_at(start, end)
        wanted = " or ".join(z for z in ZONES if z in rule.zones)
        yield Step("zones", wanted, f"stands in the {zone}", zone in rule.zones)
    for clause in rule.when:
        holds, fact = holds_at(clause, view, start, end)
        yield Step("when", clause, fact, holds)
    for clause in rule.unless:
        holds, fact = holds_at(clause, view, start, end)
        yield Step("unless", clause, fact, not holds)
    refused = refusal(rule, view, start, end)
    if refused:
        yield Step("ground", "text of a form and a language that the rule knows", refused, False)
    if is_mentioned(rule, view, start, end):
        yield Step("use", "a word in use", "the text speaks of the word, it does not use it", False)


def reasons(rule: Rule, view: View, start: int, end: int) -> tuple[str, ...]:
    """What the conditions of a rule found that admits `start:end`: evidence of its finding."""
    clauses = (*rule.when, *rule.unless)
    met = (wording.evidence(clause, holds_at(clause, view, start, end)[1]) for clause in clauses)
    return tuple(dict.fromkeys(filter(None, met))) if clauses else ()


_APART = frozenset(
    {"id", "pack", "kind", "message", "severity", "confidence", "why", "source", "options", "data", "fix", "examples", "tags", "formerly", "where"}
)  # fmt: skip
"""What of a rule has no part in `steps`."""


def terms(rule: Rule) -> tuple[object, ...]:
    """All of a rule that `steps` asks about: rules with the same terms are accepted at the same places."""
    return tuple(getattr(rule, f.name) for f in fields(rule) if f.name not in _APART)


def habits(rule: Rule) -> list[tuple[Clause, bool]]:
    """The clauses of a rule that ask for habits of the document, each with whether it should hold."""
    wanted = [(clause, True) for clause in rule.when] + [(clause, False) for clause in rule.unless]
    return [(clause, hold) for clause, hold in wanted if clause.facts]


def is_dear(clause: Clause) -> bool:
    """Whether a clause asks for a habit that is dear to know: it is asked where a candidate stands, not before."""
    return any(name in TRAITS and TRAITS[name].dear for name, _ in clause.facts)


Silencers = tuple[tuple[tuple[tuple[str, bool], ...], bool], ...]
"""Habits that a rule asks of a whole document, each with whether it should hold."""


def silencers(rule: Rule, *, dear: bool = True) -> Silencers:
    """The habits without which a rule is silent wherever in a document a candidate stands. Those that are `dear` to know are
    left out where that is false."""
    return tuple((clause.facts, hold) for clause, hold in habits(rule) if dear or not is_dear(clause))


def silences(asked: Silencers, view: View) -> bool:
    """Whether the document has not all of these habits: no candidate need be looked for."""
    return any(has_habits(view, facts) != hold for facts, hold in asked)


def is_silent(rule: Rule, view: View, *, dear: bool = True) -> bool:
    """Whether habits of the document keep the rule silent in all of it."""
    return silences(silencers(rule, dear=dear), view)


def is_mentioned(rule: Rule, view: View, start: int, end: int) -> bool:
    """Whether the rule is about words, and the text speaks of this one instead of using it.

    What a translation speaks of, its source speaks of, too: there the two tell what is meant.
    """
    if view.source is not None and rule.cls in _OF_TRANSLATION:
        return False
    return rule.cls in _OF_WORDS and view.anatomy.is_mentioned(start, end)


def lower_safety(rule: Rule, candidate: Candidate) -> Safety:
    """The lower of what the rule allows and what the kind claims."""
    allowed = rule.fix.safety if rule.fix else SAFETIES[0]
    return min(allowed, candidate.safety or allowed, key=SAFETIES.index)


def safety_at(rule: Rule, view: View, candidate: Candidate) -> Safety:
    """Safety of a candidate's fix in its place: it is only ever suggested to quotations, and where the file's format does
    not let it be written (across tags, records, marks)."""
    safety = lower_safety(rule, candidate)
    if _parted(view, candidate) or view.written(candidate.edits) is None:
        return SAFETIES[0]
    if safety == SAFETIES[2] and (doubt(rule, view, candidate) or _doubted(rule, view, candidate)):
        safety = SAFETIES[1]
    keeps = safety == SAFETIES[0] or rule.cls in _WORDLESS or (rule.fix is not None and rule.fix.quotations)
    if not keeps and view.anatomy.in_quotation(candidate.start, candidate.end):
        return SAFETIES[0]
    return safety


def _parted(view: View, candidate: Candidate) -> bool:
    """Whether a candidate is spaces on both sides of a tag that nobody sees: in the file each of them parts two words."""
    start, end = candidate.start, candidate.end
    return view.text[start:end].isspace() and not view.writable(start, end)


def _doubted(rule: Rule, view: View, candidate: Candidate) -> bool:
    """Whether the rule itself doubts its correction there."""
    clauses = rule.fix.doubt if rule.fix else ()
    return any(holds_at(clause, view, candidate.start, candidate.end)[0] for clause in clauses)


def finding_of(
    rule: Rule,
    place: Place,
    candidate: Candidate,
    safety: Safety,
    reasons: Sequence[str],
    places: tuple[Place, ...] = (),
    written: tuple[Edit, ...] | None = None,
) -> Finding:
    """The finding that an accepted candidate becomes, with the reasons why it was accepted that its message does not give;
    `written` as in `Fix`."""
    choices = candidate.choices or (rule.fix.choices if rule.fix else ())
    fix = None
    if candidate.edits or choices:
        fix = Fix(safety if candidate.edits else Safety.SUGGEST, candidate.edits, choices, places, written)
    values = {"found": place.found, **candidate.values}
    message = filled(rule.message, values)
    evidence = tuple(fact for fact in (*candidate.evidence, *reasons) if fact not in message)
    return Finding(
        rule.name, rule.kind, rule.cls, place, message,
        candidate.severity or rule.severity, candidate.confidence or rule.confidence,
        evidence, fix, candidate.related,
    )  # fmt: skip


def filled(template: str, values: dict[str, str]) -> str:
    """A message with its `{names}` filled in; unknown names stay as they are, nothing is evaluated."""
    for name, value in values.items():
        template = template.replace(
            "{" + name + "}", " ".join(value.split()) if len(value) < 200 else value[:200] + "…"
        )
    return template


def holds_at(clause: Clause, view: View, start: int, end: int) -> tuple[bool, str]:
    """Whether a clause holds around `start:end`, and the fact in words."""
    if clause.facts:
        return _is_habit(view, clause.facts)
    found = _hits(clause, pattern_of(clause), view, start, end)
    holds = _is_met(clause, found)
    if clause.scope == Scope.MATCH:
        return holds, f'is part of "{found[0]}"' if found else f"is not part of {clause.label}" if clause.lacks else ""
    return holds, wording.present(clause, found) if holds != clause.lacks else wording.absent(clause)


def holds(clause: Clause, pattern: regex.Pattern[str], view: View, start: int, end: int) -> bool:
    """The same without words, of a clause that asks for no habit, with its pattern (`pattern_of`)."""
    return _is_met(clause, _hits(clause, pattern, view, start, end))


def _is_met(clause: Clause, hits: Sequence[str]) -> bool:
    return not hits if clause.lacks else len(hits) >= clause.min


def _hits(clause: Clause, pattern: regex.Pattern[str], view: View, start: int, end: int) -> list[str]:
    """What decides about a clause: the first hits in its stretch, no more of them than it asks for."""
    if clause.scope == Scope.MATCH:
        covering = _covering(pattern, view, start, end)
        return [view.text[slice(*covering)]] if covering else []
    spans = view.anatomy.occurrences.spans(pattern, *_stretch(clause, view, start, end))
    if not clause.lacks:  # the candidate itself is no evidence about itself
        spans = ((lo, hi) for lo, hi in spans if lo >= end or hi <= start)
    found: Iterator[str] = (view.text[lo:hi] for lo, hi in spans)
    if clause.scope == Scope.DOCUMENT and view.document.elsewhere:
        found = _amid(view.document, view.document.elsewhere.found.get((clause.words, clause.pattern), ()), found)
    return list(islice(found, 1 if clause.lacks else clause.min))


def _amid(part: Document, known: Sequence[tuple[int, str]], found: Iterator[str]) -> Iterator[str]:
    """What was found in a part of a document, between what is known of the rest."""
    start, end = part.past.characters, part.past.characters + len(part.text)
    return chain((text for at, text in known if at < start), found, (text for at, text in known if at >= end))


def has_habits(view: View, facts: tuple[tuple[str, bool], ...]) -> bool:
    """Whether the document has these habits, and has not those of which it is said."""
    return _is_habit(view, facts)[0]


@cached_per_document
def _is_habit(view: View, facts: tuple[tuple[str, bool], ...]) -> tuple[bool, str]:
    for fact, wanted in facts:
        if view.anatomy.facts.get(fact, False) != wanted:
            return False, f"the document is {'not ' if wanted else ''}{fact.replace('_', ' ')}"
    return True, ""


def _covering(pattern: regex.Pattern[str], view: View, start: int, end: int) -> Span | None:
    lo, hi = view.anatomy.paragraph_at(start).start, view.anatomy.paragraph_at(max(start, end - 1)).end
    return view.anatomy.occurrences.covering(pattern, (lo, max(hi, end)), start, end)


def _stretch(clause: Clause, view: View, start: int, end: int) -> tuple[int, int]:
    text, anatomy = view.text, view.anatomy
    match clause.scope:
        case Scope.SENTENCE:
            return anatomy.sentence_at(start)[0], anatomy.sentence_at(max(start, end - 1))[1]
        case Scope.PARAGRAPH:
            return anatomy.paragraph_at(start).start, anatomy.paragraph_at(max(start, end - 1)).end
        case Scope.HEADLINE:
            return anatomy.headline or (0, 0)
        case Scope.CHARS:
            return max(0, start - clause.size), min(len(text), end + clause.size)
        case Scope.LINE | Scope.LINES:
            spans = view.line_spans
            first = max(0, view.line_of(start) - clause.size)
            last = min(len(spans) - 1, view.line_of(end) + clause.size)
            return spans[first][0], spans[last][1]
        case Scope.DOCUMENT | Scope.MATCH:
            return 0, len(text)
        case _:
            assert_never(clause.scope)


def pattern_of(clause: Clause) -> regex.Pattern[str]:
    """What a clause looks for, compiled."""
    return _compile(clause.words, clause.pattern)


@lru_cache(maxsize=4096)
def _compile(words: tuple[str, ...], pattern: str | None) -> regex.Pattern[str]:
    if pattern is not None:
        return regex.compile(pattern)
    return regex.compile(r"(?<!\w)\L<words>(?!\w)", words=list(words))
