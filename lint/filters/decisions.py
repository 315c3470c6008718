"""What a person decided about findings: accepted, rejected, or left for later. Data between the page and `fix`.

A decision names its finding by rule, document, anchor (found text and neighbours) and `nth` among equal anchors in that
document, so that it survives edits elsewhere in the file and new findings.

The file is YAML with one decision a line, each in JSON notation, so that the page writes and reads it without a parser
and a diff of two versions shows one line a change::

    schema: 1
    decisions:
    - {"decision": "accept", "rule": "names/town", "path": "a.txt", "anchor": "5b…", "nth": 1, "found": "Vilage"}
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lint.core import late
from lint.core.errors import UsageError, did_you_mean
from lint.core.finding import Edit, Finding, Fix, Origin
from lint.core.rule import Safety

VERDICTS = ("accept", "reject", "later")
_NEVER: Mapping[str, Sequence[str]] = {}
_NEEDED = ("decision", "rule", "path", "anchor")
_KEYS = (*_NEEDED, "record", "field", "nth", "found", "text", "reason", "context")

Key = tuple[Origin, str, str, int]
"""Document, rule, anchor, and which of those with an equal anchor."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision. `text` replaces what was found by something else than the rule's own correction; `reason` goes with
    a rejection into the suppression; `found` and `context` only remind a reader what it was about."""

    decision: str
    rule: str
    path: str
    anchor: str
    nth: int = 1
    record: int | str | None = None
    """The id of the record where it has one, else its number."""
    field: str | None = None
    found: str = ""
    text: str | None = None
    reason: str = ""
    context: str = ""

    @property
    def key(self) -> Key:
        """What it is matched by."""
        return ((self.path, self.record, self.field), self.rule, self.anchor, self.nth)


@dataclass
class Selection:
    """Decisions brought together with the findings of a run.

    `accepted` findings carry the correction that was chosen, as a safe fix: somebody looked. `rejected` go with their
    reasons. `later` were put off, `open` nobody decided about. `unmatched` decisions have no finding any more: the text
    was corrected, or changed around it.
    """

    accepted: list[Finding] = field(default_factory=list)
    rejected: list[tuple[Finding, str]] = field(default_factory=list)
    later: list[Finding] = field(default_factory=list)
    open: list[Finding] = field(default_factory=list)
    unmatched: list[Decision] = field(default_factory=list)


def numbered(findings: Iterable[Finding]) -> Iterator[tuple[Finding, int]]:
    """Each finding with its number among those of an equal anchor in its document, in their order."""
    met: Counter[tuple[Origin, str]] = Counter()
    for finding in findings:
        key = (finding.place.identity, finding.anchor)
        met[key] += 1
        yield finding, met[key]


def select(
    findings: Iterable[Finding], decisions: Iterable[Decision], formerly: Mapping[str, Sequence[str]] = _NEVER
) -> Selection:
    """Sort findings by what was decided about them; of two decisions about one finding the later line counts. `formerly`
    are the ids that rules have had: decisions of old are about them too."""
    by_key = {d.key: d for d in decisions}
    out = Selection()
    for finding, nth in numbered(findings):
        called = (finding, *(finding._replace(rule=old) for old in formerly.get(finding.rule, ())))
        keys = ((f.place.identity, f.rule, f.anchor, nth) for f in called)
        decision = next((by_key.pop(key) for key in keys if key in by_key), None)
        if decision is None:
            out.open.append(finding)
        elif decision.decision == "later":
            out.later.append(finding)
        elif decision.decision == "reject":
            out.rejected.append((finding, decision.reason))
        else:
            out.accepted.append(_corrected(finding, decision))
    out.unmatched = list(by_key.values())
    return out


def _corrected(finding: Finding, decision: Decision) -> Finding:
    place = finding.place
    if decision.text is not None:
        edit = Edit(place.start, place.end, decision.text)
        return finding._replace(fix=Fix(Safety.SAFE, (edit,) if decision.text != place.found else (), (), (place,)))
    if finding.fix is None or not finding.fix.edits:
        where = f"{place.path}:{place.line}:{place.column}"
        raise UsageError(
            f'{where}: {finding.rule} is accepted, but offers no single correction; add "text" to the decision'
        )
    return finding._replace(fix=finding.fix._replace(safety=Safety.SAFE))


def read(path: Path) -> list[Decision]:
    """The decisions in a file; raises `UsageError` that says all that is wrong with it, by line."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    name = path.as_posix()
    try:
        data = YAML(typ="safe").load(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UsageError(f"{name}: cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        raise UsageError(f"{name}: not UTF-8: undecodable at byte {error.start}") from None
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise UsageError(f"{name}:{line}: not valid YAML: {error.problem or error.context}") from None
    except (YAMLError, ValueError) as error:
        raise UsageError(f"{name}: not valid YAML: {' '.join(str(error).split())[:200]}") from None
    entries = data.get("decisions") if isinstance(data, Mapping) else None
    if not isinstance(entries, list):
        raise UsageError(f"{name}: no list of 'decisions'; the page's Save writes one")
    problems: list[str] = []
    decisions = []
    for i, entry in enumerate(entries):
        wrong = list(_problems(entry))
        problems += [f"{name}: decision {i + 1}: {w}" for w in wrong]
        if not wrong:
            decisions.append(Decision(**entry))
    if problems:
        raise UsageError("\n".join(problems))
    return decisions


def parse(entries: object) -> list[Decision]:
    """Decisions from plain data (what the page posts); raises `UsageError` for the first that is none."""
    if not isinstance(entries, list):
        raise UsageError("a list of decisions is wanted")
    for entry in entries:
        for problem in _problems(entry):
            raise UsageError(problem)
    return [Decision(**entry) for entry in entries]


def _problems(entry: object) -> Iterator[str]:
    if not isinstance(entry, Mapping):
        yield "not a mapping"
        return
    for key in entry:
        if key not in _KEYS:
            yield f"unknown key '{key}'{did_you_mean(str(key), _KEYS)}"
    for key in _NEEDED:
        if not isinstance(entry.get(key), str):
            yield f"'{key}' is missing, or no text"
    if isinstance(entry.get("decision"), str) and entry["decision"] not in VERDICTS:
        yield f"'{entry['decision']}' is no decision; {', '.join(VERDICTS)} are"
    if not isinstance(entry.get("nth", 1), int) or isinstance(entry.get("nth", 1), bool):
        yield "'nth' is no whole number"
    for key in ("found", "text", "reason", "context", "field"):
        if not isinstance(entry.get(key), str | None):
            yield f"'{key}' is no text"


def dump(decisions: Iterable[Decision]) -> str:
    """The file's text; sorted, so that the order in which a person decided leaves no trace."""
    head = "# What a person decided about seedlint's findings; `seedlint fix --decisions FILE` carries it out.\n"
    lines = [_line(d) for d in sorted(decisions, key=_order)]
    body = "".join(f"- {line}\n" for line in lines)
    return f"{head}schema: 1\ndecisions:{' []' if not lines else ''}\n{body}"


_ESCAPED = late.re("[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufffe\uffff]")
"""What YAML takes for unprintable, or a reader would not see. Escapes of astral characters, which JSON writes as two
surrogates, would come back from YAML as two characters: they stand as they are."""


def _line(decision: Decision) -> str:
    keys = ("decision", "rule", "path", "record", "field", "anchor", "nth", "found", "text", "reason", "context")
    record = {key: getattr(decision, key) for key in keys}
    record = {k: v for k, v in record.items() if v is not None and (v != "" or k not in ("found", "reason", "context"))}
    return _ESCAPED.sub(lambda m: f"\\u{ord(m[0]):04x}", json.dumps(record, ensure_ascii=False))


def _order(decision: Decision) -> tuple[str, str, str, str, str, int]:
    d = decision
    return (d.path, str(d.record), str(d.field), d.rule, d.anchor, d.nth)
