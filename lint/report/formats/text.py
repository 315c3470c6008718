"""Text for a person at a terminal: the place, the message, the line with the span marked, and what to do next.

Laid out to the width of the terminal; where the output is none, for a width of 110 cells and without wrapping.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from lint.core.finding import NEIGHBOUR_CHARACTERS, Finding, Place
from lint.core.rule import SEVERITIES, Severity
from lint.report.formats._cells import cells, first_words, last_words, middle, tail, wrapped
from lint.report.formats._passage import shortened
from lint.report.formats._quote import visible
from lint.report.model import Report

Paint = Callable[..., str]

_WIDTH, _NARROWEST = 110, 40
"""Columns where the output is no terminal, and of the narrowest terminal that is laid out for."""
_BAR = "          │ "
_INDENT = " " * 12
_COLORS = {"error": "31", "warning": "33", "info": "36", "bold": "1", "dim": "2", "green": "32"}


def render(report: Report) -> Iterator[str]:
    """Findings by file, then a summary.

    GitHub's log takes `##[` anywhere, and `::` at the start of a line, for a command: hence the bar before each quoted
    line, and the replacement.
    """
    for piece in _pieces(report):
        yield piece.replace("##[", "#‹#›[")


def _pieces(report: Report) -> Iterator[str]:
    def paint(text: str, *styles: str) -> str:
        return f"\033[{';'.join(_COLORS[s] for s in styles)}m{text}\033[0m" if report.color else text

    path = None
    for finding in report.findings:
        if finding.place.path != path:
            shown = visible(finding.place.path)
            shown = middle(shown, report.width) if report.width else shown
            yield ("" if path is None else "\n") + paint(shown, "bold") + "\n"
            path = finding.place.path
        yield from _finding(finding, paint, max(report.width, _NARROWEST) if report.width else 0)
    for failure in report.failures:
        line = f"not checked  {visible(str(failure))}"
        first, *more = wrapped(line, report.width, _INDENT) if report.width else [line]
        yield "\n".join([first.replace("not checked", paint("not checked", "error"), 1), *more]) + "\n"
    if not report.quiet:
        yield from _summary(report, paint)


def _finding(finding: Finding, paint: Paint, width: int) -> Iterator[str]:
    """One finding; `width` is that of the terminal, 0 where there is none."""
    place = finding.place
    where = visible(place.address)
    front = f"  {where:>8}  {finding.severity:<7}  "
    yield from _heading(front, finding, paint, width)
    room = (width or _WIDTH + len(_BAR)) - len(_BAR)
    before, found, after = _fitted(place, room) if width else _cut(place, room)
    yield f"{_BAR}{before}{paint(found, 'bold')}{after}\n"
    caret = " " * cells(before) + paint("^" * max(1, cells(found)), finding.severity)
    plain, painted = _correction(finding, paint, room - 2 if width else 0)
    if plain and width and cells(before) + max(1, cells(found)) + 1 + cells(plain) > room:
        yield f"{_BAR}{caret}\n{_BAR}{painted}\n"
    else:
        yield f"{_BAR}{caret}{' ' * bool(plain)}{painted}\n"
    if finding.evidence:
        because = "because " + visible("; ".join(finding.evidence))
        lines = wrapped(because, width - len(_INDENT), "") if width else [because]
        yield from (f"{_INDENT}{paint(line, 'dim')}\n" for line in lines)


def _cut(place: Place, room: int) -> tuple[str, str, str]:
    """What stands before, is found and stands after, where no terminal says how much fits."""
    found = visible(place.found if len(place.found) <= 70 else place.found[:45] + " … " + place.found[-20:])
    side = max(10, (room - cells(found)) // 2)
    return tail(visible(place.before.lstrip()), side), found, visible(place.after.rstrip())[:side]


def _fitted(place: Place, room: int) -> tuple[str, str, str]:
    """The same in `room` cells: cut between words, with `…` where the line goes on."""
    found = place.found if len(place.found) <= 2 * room else place.found[:room] + place.found[-room:]
    found = middle(visible(found), room * 2 // 3)
    side = max(10, (room - cells(found)) // 2)
    cut = [len(text) >= NEIGHBOUR_CHARACTERS for text in (place.before, place.after)]
    before = last_words(visible(place.before.lstrip()), side, cut[0])
    return before, found, first_words(visible(place.after.rstrip()), room - cells(before) - cells(found), cut[1])


def _heading(front: str, finding: Finding, paint: Paint, width: int) -> Iterator[str]:
    """Place, severity, message and rule: on one line where they fit, else the message wrapped below itself."""
    message, colored = (
        visible(finding.message),
        front.replace(finding.severity, paint(finding.severity, finding.severity), 1),
    )
    if not width or cells(front) + cells(message) + 2 + len(finding.rule) <= width:
        yield f"{colored}{message}  {paint(finding.rule, 'dim')}\n"
        return
    indent = " " * min(cells(front), _NARROWEST // 2 + 1)
    first, *more = wrapped(message, width - cells(front), "")
    lines = [colored + first, *(indent + line for line in more)]
    used = cells(indent + more[-1]) if more else cells(front + first)
    if used + 2 + len(finding.rule) <= width:
        lines[-1] += f"  {paint(finding.rule, 'dim')}"
    else:
        lines.append(indent + paint(finding.rule, "dim"))
    yield "\n".join(lines) + "\n"


def _correction(finding: Finding, paint: Paint, room: int) -> tuple[str, str]:
    """The correction as it reads, and painted; cut to `room` cells (0: as long as it is)."""
    fix = finding.fix
    if fix is None:
        return "", ""
    safety = f" ({fix.safety})" if fix.edits else ""
    if fix.edits:
        new = finding.corrected
        new = new if room else shortened(new, 80)
        shown = visible(new) if new.strip() else "␣" * len(new) or "(delete)"
    else:
        shown = " or ".join(visible(c) for c in fix.choices)
    if room:
        shown = middle(shown, max(room - 2 - len(safety), 8))
    return f"→ {shown}{safety}", f"→ {paint(shown, 'green')}{safety}"


def _summary(report: Report, paint: Paint) -> Iterator[str]:
    findings = report.findings
    if findings and (report.statistics or (report.height and len(findings) > report.height // 3)):
        yield from _by_rule(report, paint)
    yield "\n" if findings else ""
    style = "bold" if findings else "green"
    hidden = f" {report.hidden} below the shown level (--severity info --confidence low)." if report.hidden else ""
    first, *more = _lines(_total(report) + hidden, report.width)
    end = first.find(". ") + 1 or len(first)  # the levels that hide some are no part of the total
    yield paint(first[:end], style) + first[end:] + "\n"
    rest = list(report.notes)
    if safe := sum(_is_safe(f) for f in findings):
        rest.append(f"`seedlint fix` writes corrected copies for {safe} of them; `seedlint fix --diff` only shows.")
    if findings:
        rest.append(f"`seedlint explain {findings[0].rule}` says why.")
    for line in (*more, *(line for text in rest for line in _lines(text, report.width))):
        yield line + "\n"


def _lines(text: str, width: int) -> list[str]:
    """A sentence of the summary, wrapped where there is a terminal."""
    return list(wrapped(text, width, "  ")) if width else [text]


def _is_safe(finding: Finding) -> bool:
    return finding.fix is not None and finding.fix.safety == "safe" and bool(finding.fix.edits)


def _by_rule(report: Report, paint: Paint) -> Iterator[str]:
    """How many findings each rule has; at a terminal no more lines than its screen has, and how many are corrected."""
    yield "\n"
    rules = {r.name: r for r in report.rules}
    ranked = sorted(Counter(f.rule for f in report.findings).items(), key=lambda x: (-x[1], x[0]))
    safe = Counter(f.rule for f in report.findings if _is_safe(f))
    top = ranked if report.statistics or not report.height else ranked[: max(report.height - 10, 5)]
    for name, count in top:
        fixed = f"  {safe[name]} safe" if report.height and safe[name] else ""
        cls = rules[name].cls if name in rules else ""
        cls = cls if not report.width or 50 + len(cls) + len(fixed) <= report.width else ""
        yield f"  {count:>6}  {name:<40}  {cls}{paint(fixed, 'green') if fixed else ''}\n"
    if len(top) < len(ranked):
        rest = sum(count for _, count in ranked[len(top) :])
        yield paint(f"  {rest:>6}  by {len(ranked) - len(top)} more rules: --statistics\n", "dim")


def _total(report: Report) -> str:
    documents = _counted(report.documents, "document")
    if not report.findings:
        return f"No findings in {documents}."
    files = len({f.place.origin for f in report.findings})
    severities = Counter(f.severity for f in report.findings)
    parts = ", ".join(
        f"{severities[s]} info" if s is Severity.INFO else _counted(severities[s], s)
        for s in reversed(SEVERITIES)
        if severities[s]
    )
    return f"{_counted(len(report.findings), 'finding')} ({parts}) in {files} of {documents}."


def _counted(n: int, thing: str) -> str:
    return f"{n} {thing}{'s' * (n != 1)}"
