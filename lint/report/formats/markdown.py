"""Markdown: the correction report as a curator reads it on a forge: counts, then each passage before and after."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator

from lint.core.finding import Finding
from lint.core.rule import CONFIDENCES, SEVERITIES, Rule
from lint.report.formats._passage import FOUND, KEPT, NEW, OLD, DiffSegment, far_edits, outcome, passage, shortened
from lint.report.formats._quote import code, markdown
from lint.report.model import Report

SUFFIX = ".md"

_TITLES = {
    "safe": ("Corrected without asking", "One reading is possible; `seedlint fix` writes these corrections into copies."),
    "decide": ("Needs a decision", "A correction is offered; somebody who knows the matter accepts or rejects it."),
    "flag": ("Only flagged", "Something is wrong or odd here, and no rule knows what should stand instead."),
}  # fmt: skip
_ROOM = {KEPT: 200, FOUND: 300, OLD: 300, NEW: 300}
"""Characters of each part of a quotation; longer ones are cut in the middle."""
_TAGS = {KEPT: ("", ""), FOUND: ("<b>", "</b>"), OLD: ("<del>", "</del>"), NEW: ("<ins>", "</ins>")}


def render(report: Report) -> Iterator[str]:
    """The whole report; no time, no absolute path: equal input gives equal bytes."""
    yield "# Correction report\n\n"
    yield from _overview(report)
    yield from _failures(report)
    for name, (title, about) in _TITLES.items():
        findings = [f for f in report.findings if outcome(f) == name]
        if findings:
            yield f"\n## {title}\n\n{about}\n"
            yield from _documents(findings)
    yield from _rules(report)


def _overview(report: Report) -> Iterator[str]:
    counts = Counter(map(outcome, report.findings))
    n, docs = len(report.findings), report.documents
    yield f"{_number(n, 'finding')} in {_number(docs, 'document')} ({report.characters:,} characters)"
    yield f"; {report.hidden} more below the shown level.\n" if report.hidden else ".\n"
    if not n:
        return
    yield "\n| what happens | findings |\n|---|---:|\n"
    for name, (title, _) in _TITLES.items():
        yield f"| {_link(title, title) if counts[name] else title} | {counts[name]} |\n"
    yield from _table("document", report.findings, lambda f: f.place.path, code)
    yield from _table("class", report.findings, lambda f: f.cls, str)
    severities = Counter((f.severity, f.confidence) for f in report.findings)
    yield "\n| severity | high confidence | medium | low |\n|---|---:|---:|---:|\n"
    for severity in reversed(SEVERITIES):
        cells = [severities[severity, c] for c in reversed(CONFIDENCES)]
        if any(cells):
            yield f"| {severity} | {cells[0]} | {cells[1]} | {cells[2]} |\n"


def _table(
    head: str, findings: Iterable[Finding], key: Callable[[Finding], str], show: Callable[[str], str]
) -> Iterator[str]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for finding in findings:
        counts[key(finding)][outcome(finding)] += 1
    yield f"\n| {head} | corrected | to decide | flagged | all |\n|---|---:|---:|---:|---:|\n"
    for name, by in sorted(counts.items(), key=lambda item: (0 if head == "document" else -item[1].total(), item[0])):
        yield f"| {show(name)} | {by['safe'] or ''} | {by['decide'] or ''} | {by['flag'] or ''} | {by.total()} |\n"


def _failures(report: Report) -> Iterator[str]:
    if report.failures:
        yield "\n## Not checked\n\n"
        for failure in report.failures:
            yield f"- {code(failure.path)}: {markdown(failure.what)}\n"


def _documents(findings: Iterable[Finding]) -> Iterator[str]:
    by_path: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_path[finding.place.path].append(finding)
    for path, group in sorted(by_path.items()):
        yield f"\n### {code(path)}\n\n"
        alike: dict[tuple[str, str, str], list[Finding]] = defaultdict(list)
        for finding in group:  # the same debris twelve times is one entry with twelve places
            alike[finding.rule, _passage(finding), finding.message].append(finding)
        for (_, text, _), same in alike.items():
            yield from _entry(text, same)


def _entry(text: str, same: list[Finding]) -> Iterator[str]:
    first, places = same[0], [_where(f) for f in same]
    where = f"{places[0]}" if len(places) == 1 else f"{', '.join(places)} ({len(places)} times)"
    yield f"- **{where}** {markdown(first.message)}\n\n  > {text}\n\n"
    said = [f"`{first.rule}`", f"{first.severity}, {first.confidence} confidence"]
    if first.fix is not None:
        said.append(first.fix.safety)
    if first.fix is not None and not first.fix.edits:
        said.append("perhaps " + " or ".join(f"<ins>{markdown(c)}</ins>" for c in first.fix.choices))
    if far_edits(first):
        said.append(f"and {_number(far_edits(first), 'edit')} elsewhere in the document")
    if first.evidence:
        said.append("because " + markdown("; ".join(first.evidence)))
    if first.related:
        shown = [f"{code(r.path)} {markdown(r.address)}" for r in first.related[:5]]
        more = len(first.related) - len(shown)
        said.append("see also " + ", ".join(shown) + (f" and {more} more" if more else ""))
    yield f"  <sub>{' · '.join(said)}</sub>\n\n"


def _where(finding: Finding) -> str:
    place = finding.place
    return markdown(f"record {place.address}") if place.record is not None else place.address


def _passage(finding: Finding) -> str:
    pieces = passage(finding)
    start = finding.place.column - 1 > len(finding.place.before)
    return ("… " if start else "") + "".join(map(_piece, pieces)) + (" …" if len(finding.place.after) >= 60 else "")


def _piece(piece: DiffSegment) -> str:
    before, after = _TAGS[piece.role]
    text = shortened(piece.text, _ROOM[piece.role])
    return before + (markdown(text) if text.strip(" ") or piece.role == KEPT else "␣" * len(text)) + after


def _rules(report: Report) -> Iterator[str]:
    counts = Counter(f.rule for f in report.findings)
    rules = {r.name: r for r in report.rules}
    if not counts:
        return
    yield "\n## The rules that spoke\n\n| rule | findings | class | why |\n|---|---:|---|---|\n"
    for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        rule: Rule | None = rules.get(name)
        yield f"| `{name}` | {count} | {rule.cls if rule else ''} | {markdown(rule.why) if rule else ''} |\n"


def _number(n: int, noun: str) -> str:
    return f"{n:,} {noun}{'s' * (n != 1)}"


def _link(text: str, title: str) -> str:
    return f"[{text}](#{title.lower().replace(' ', '-')})"
