"""Proofs: a rule's examples are its tests, its manual and the evidence for its fix."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

import regex

from lint.check.pipeline import check_documents
from lint.check.rulebook import Rulebook
from lint.core import late
from lint.core.errors import Problem
from lint.core.finding import Finding
from lint.core.rule import Clause, Example, Rule
from lint.core.text import Document
from lint.fix.rounds import apply, choose, fix_text

_MARK = late.regex(r"\[\[(?P<span>(?:(?!\]\]).)*+\]*?)\]\](?!\])", regex.S)


def unmarked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """An example without its `[[...]]`, and the spans they mark."""
    spans: list[tuple[int, int]] = []
    out: list[str] = []
    at = gone = 0
    for match in _MARK.finditer(text):
        out += (text[at : match.start()], match["span"])
        start = match.start() - gone
        spans.append((start, start + len(match["span"])))
        at, gone = match.end(), gone + 4
    return "".join((*out, text[at:])), spans


def documents(example: Example, texts: Sequence[str]) -> list[Document]:
    """The texts of an example as documents of one corpus."""
    return [
        Document(t, example.path or f"example-{i}.txt", language=example.language, source=example.source)
        for i, t in enumerate(texts, 1)
    ]


def found_in(book: Rulebook, example: Example, texts: Sequence[str]) -> list[list[Finding]]:
    """Findings of the rules in each text."""
    docs = documents(example, texts)
    findings = check_documents(docs, book).findings
    return [[f for f in findings if f.place.path == d.path] for d in docs]


def fixed(text: str, findings: Sequence[Finding]) -> str:
    """`text` with every correction that the findings offer, whatever its safety."""
    chosen, _ = choose([f for f in findings if f.fix and f.fix.edits])
    return apply(text, [e for f in chosen for e in (f.fix.edits if f.fix else ())])


def prove_rule(rule: Rule) -> list[Problem]:
    """What is wrong with a rule by its own examples; nothing when it is proven."""
    return _prove(Rulebook((rule,)))


def _prove(book: Rulebook) -> list[Problem]:
    (rule,) = book.rules
    return [Problem(e.where, f"{rule.name}: {what}") for e in rule.examples for what in prove_example(book, e)]


def prove_example(book: Rulebook, example: Example) -> Iterator[str]:
    """Failures of one example of the only rule in `book`, in words."""
    (rule,) = book.rules
    clean, marks = zip(*(unmarked(t) for t in example.texts), strict=True) if example.bad else (example.texts, ())
    made = []
    for i, findings in enumerate(found_in(book, example, clean)):
        got = [(f.place.start, f.place.end) for f in findings]
        want = marks[i] if example.bad else []
        yield from _unlike(clean[i], got, want, "that does not mark it" if example.bad else "that is ok")
        if example.good is not None and i < len(example.good):
            made.append(fixed(clean[i], findings))
            if made[i] != example.good[i]:
                yield f"the fix gives {made[i]!r}, 'good' says {example.good[i]!r}"
    if made and rule.fix and rule.fix.safety == "safe":  # the documents again as one corpus, each corrected
        again = [f for findings in found_in(book, example, made) for f in findings if f.fix and f.fix.edits]
        for f in again:
            yield f"fixing is not idempotent: finds {f.place.found!r} in its own 'good' text"
    if example.bad and not any(marks):
        yield "a 'bad' example marks what is wrong with [[...]]"


def _unlike(text: str, got: Sequence[tuple[int, int]], want: Sequence[tuple[int, int]], which: str) -> Iterator[str]:
    """Where what was found in a text is not what was marked."""
    for start, end in want:
        if (start, end) not in got:
            yield f"does not find [[{text[start:end]}]]" + _instead(text, got)
    for start, end in got:
        if (start, end) not in want:
            yield f"finds {text[start:end]!r} in the example {which}: {text[:60]!r}"


def _instead(text: str, got: Sequence[tuple[int, int]]) -> str:
    return "; it finds " + ", ".join(repr(text[s:e]) for s, e in got[:3]) if got else ""


@dataclasses.dataclass(frozen=True, slots=True)
class Need:
    """A clause of a rule, and the example that fails without it; an empty `example` means that none does."""

    name: str
    clause: Clause
    example: str


def clause_needs(rule: Rule) -> Iterator[Need]:
    """Clause coverage: each clause of `when` and `unless` is dropped in turn, and some example must break."""
    engine = Rulebook((rule,)).engine
    for name in ("when", "unless"):
        clauses = getattr(rule, name)
        for i, clause in enumerate(clauses):
            less = dataclasses.replace(rule, **{name: clauses[:i] + clauses[i + 1 :]})
            book = Rulebook((less,))
            book.engine = engine  # clauses are no part of the scan
            broken = _prove(book)
            yield Need(f"{name} clause {i + 1}", clause, broken[0].where if broken else "")


def cross_rule_problems(book: Rulebook) -> list[Problem]:
    """Other rules that newly fire on a `good` text: a correction must not make another defect."""
    problems = []
    for rule in book.rules:
        for example in rule.examples:
            if example.good is None:
                continue
            before = check_documents(documents(example, [unmarked(t)[0] for t in example.texts]), book).findings
            after = check_documents(documents(example, example.good), book).findings
            known = {(f.rule, f.place.found) for f in before} | {(f.rule, None) for f in before}
            for f in after:
                if f.severity != "info" and f.confidence != "low" and (f.rule, None) not in known:
                    problems.append(
                        Problem(example.where, f"{rule.name}: {f.rule} fires on the 'good' text at {f.place.found!r}")
                    )
    return problems


def idempotence_problems(book: Rulebook) -> list[Problem]:
    """Texts of examples that fixing changes twice, or on which rules undo each other."""
    problems = []
    for rule in book.rules:
        for example in rule.examples:
            for text in (unmarked(t)[0] for t in example.texts):
                result = fix_text(text, lambda t: check_documents([Document(t, "example.txt")], book).findings)
                if result.conflict:
                    problems.append(
                        Problem(example.where, f"these rules undo each other: {', '.join(result.conflict)}")
                    )
    return problems
