"""Suppressions: findings that a person decided to leave, in a side-car file, because texts must stay untouched.

An entry names a rule, the paths it holds for, the text found and its neighbours on the line, and the reason; never a
line number, so that it survives edits elsewhere. One that nothing needs any more, or that expired, is itself a finding.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from lint.core import late
from lint.core.atomic import write_atomically
from lint.core.errors import UsageError, did_you_mean
from lint.core.finding import Finding, Place
from lint.core.rule import Confidence, Rule, Severity
from lint.core.text import Document
from lint.inputs.globs import globs, literally

if TYPE_CHECKING:
    import datetime

    from lint.core.yamlfile import YamlFile

CONTEXT = 24
"""Code points of the neighbours that an entry keeps, as in `Finding.anchor`."""

MAX_FOUND_CHARACTERS = 200
"""Code points of the found text that an entry keeps; a longer one is cut and ends in `…`."""

_KEYS = ("rule", "path", "id", "found", "before", "after", "reason", "expires")
_SIC = late.re(r"""["'”’»\]]?\s*[\[(]sic[!.]?[\])]""", re.IGNORECASE)

UNUSED = Rule(
    id="unused", pack="suppress", kind="suppress", message="nothing needs this suppression of {rule} any more; remove it",
    severity=Severity.WARNING, confidence=Confidence.HIGH, cls="inconsistency", options=None, source="seedlint itself",
    why="A suppression that nothing needs hides the next defect of its kind.",
)  # fmt: skip
EXPIRED = Rule(
    id="expired", pack="suppress", kind="suppress", message="this suppression of {rule} expired on {expires}; decide again",
    severity=Severity.WARNING, confidence=Confidence.HIGH, cls="inconsistency", options=None, source="seedlint itself",
    why="Whoever wrote it wanted the decision to be looked at again.",
)  # fmt: skip


@dataclass(frozen=True)
class Suppression:
    """One entry; empty texts match anything, `path` is a glob as in a `.gitignore`."""

    rule: str
    path: str
    reason: str
    found: str = ""
    before: str = ""
    after: str = ""
    expires: datetime.date | None = None
    id: str = ""
    """Id of the record, in a file of records that have one."""
    line: int = 0
    """1-based line of the entry in its file."""

    def covers(self, finding: Finding, root: Path) -> bool:
        """Whether this is the finding that was meant."""
        place = finding.place
        return (
            self.rule == finding.rule
            and place.before.endswith(self.before)
            and place.after.startswith(self.after)
            and self.id in ("", place.id)
            and (not self.found or shortened(place.found) == self.found)
            and globs((self.path,), root).match(place.path)
        )


def shortened(found: str) -> str:
    """The found text as an entry keeps it."""
    return found if len(found) <= MAX_FOUND_CHARACTERS else found[:MAX_FOUND_CHARACTERS] + "…"


def _now() -> datetime.date:
    import datetime  # entries that expire are few

    return datetime.date.today()


@dataclass
class Suppressions:
    """The entries of one file, and which of them were needed in this run."""

    path: Path
    root: Path = Path()
    entries: tuple[Suppression, ...] = ()
    today: datetime.date | None = None
    """The day on which entries expire; the calendar's where it is not given."""
    used: set[Suppression] = field(default_factory=set)
    _by_rule: dict[str, list[Suppression]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for entry in self.entries:
            self._by_rule[entry.rule].append(entry)

    def hides(self, finding: Finding) -> bool:
        """Whether a person decided to leave this finding: by an entry, or by `[sic]` after the word."""
        return self.decision(finding) is not None

    def decision(self, finding: Finding) -> str | None:
        """The reason why a person decided to leave this finding; `None` where nobody did."""
        if _SIC.match(finding.place.after) and finding.place.found[-1:].isalnum():
            return "[sic] in the text"
        met = [e for e in self._by_rule.get(finding.rule, ()) if e.covers(finding, self.root)]
        self.used.update(met)
        return next((e.reason for e in met if not self.expired(e)), None)

    def expired(self, entry: Suppression) -> bool:
        """Whether the day is over until which the entry holds."""
        return entry.expires is not None and entry.expires < (self.today or _now())

    def remarks(self, files: Sequence[str], rules: Iterable[str], whole: bool) -> Iterator[Finding]:
        """Findings about the entries themselves.

        Unused ones are said only where the run can tell: their rule was in force, `files` holds one of their paths,
        and the run was not narrowed to some files (`whole`).
        """
        known = set(rules)
        for entry in self.entries:
            if self.expired(entry):
                yield self._remark(EXPIRED, entry)
            elif entry not in self.used and whole and entry.rule in known:
                paths = globs((entry.path,), self.root)
                if any(map(paths.match, files)):
                    yield self._remark(UNUSED, entry)

    def _remark(self, rule: Rule, entry: Suppression) -> Finding:
        document = Document(self.path.read_text(encoding="utf-8"), self.path.as_posix())
        place = Place.of(document, *document.line_spans[entry.line - 1])
        message = rule.message.format(rule=entry.rule, expires=entry.expires)
        return Finding(rule.name, rule.kind, rule.cls, place, message, rule.severity, rule.confidence)


def read(path: Path, root: Path = Path()) -> Suppressions:
    """The suppressions in a file; none where there is no file. Raises `UsageError` with everything that is wrong."""
    if not path.exists():
        return Suppressions(path, root)
    from lint.core import yamlfile  # only where there is something to read

    file = yamlfile.read(path, path.as_posix(), controls=True)
    raw = (file.data.get("suppressions") or []) if isinstance(file.data, dict) else None
    if not file.problems and not isinstance(raw, list):
        file.complain((), "expected 'suppressions:' and a list of entries")
    entries = [] if file.problems else [_entry(file, i, item) for i, item in enumerate(raw or ())]
    if file.problems:
        raise UsageError("\n".join(["the suppressions are not valid:", *map(str, file.problems)]))
    return Suppressions(path, root, tuple(e for e in entries if e))


def _entry(file: YamlFile, index: int, item: object) -> Suppression | None:
    at = ("suppressions", index)
    before = len(file.problems)
    if not isinstance(item, dict):
        file.complain(at, "an entry is a mapping with rule, path, found and reason")
        return None
    for key, value in item.items():
        if key not in _KEYS:
            file.complain((*at, key), f"unknown key '{key}'{did_you_mean(str(key), _KEYS)}")
        elif not isinstance(value, str):
            file.complain((*at, key), f"'{key}' is a text; put it in quotes")
    for key in ("rule", "path", "reason"):
        if not str(item.get(key) or "").strip():
            file.complain(at, f"'{key}' is missing" + ("; say why this is left as it is" if key == "reason" else ""))
    expires = None
    try:
        import datetime

        expires = datetime.date.fromisoformat(item["expires"]) if "expires" in item else None
    except (TypeError, ValueError):
        file.complain((*at, "expires"), "'expires' is a day, as 2030-12-31")
    if len(file.problems) > before:
        return None
    texts = {k: v for k, v in item.items() if k != "expires"}
    return Suppression(**texts, expires=expires, line=file.lines[at])


def of(finding: Finding, reason: str, expires: datetime.date | None = None, root: Path = Path()) -> Suppression:
    """The entry that suppresses one finding where it stands."""
    place = finding.place
    path = literally(Path(place.path), root)
    return Suppression(
        finding.rule,
        path,
        reason,
        shortened(place.found),
        place.before[-CONTEXT:],
        place.after[:CONTEXT],
        expires,
        place.id or "",
    )


def add(path: Path, entries: Sequence[Suppression], root: Path = Path()) -> None:
    """Append entries to the file, whose comments stay; raises `UsageError` where its form does not allow that."""
    old = path.read_text(encoding="utf-8") if path.exists() else "suppressions:\n"
    known = read(path, root).entries
    if old and not old.endswith("\n"):
        old += "\n"
    text = old + "".join(_yaml(e) for e in entries)
    from lint.core import yamlfile

    file = yamlfile.parse(text, yamlfile.YamlFile(path.as_posix(), controls=True))
    count = len(known) + len(entries)
    if file.problems or not isinstance(file.data, dict) or len(file.data.get("suppressions") or ()) != count:
        raise UsageError(
            f"cannot add to {path}: it is not a list of entries, one after the other; add by hand:\n{text[len(old) :]}"
        )
    write_atomically(path, text.encode())


def _yaml(entry: Suppression) -> str:
    values = {k: getattr(entry, k) for k in _KEYS if getattr(entry, k)}
    lines = [f"{key}: {value if key == 'expires' else quoted(value)}" for key, value in values.items()]
    return "  - " + "\n    ".join(lines) + "\n"


def quoted(text: str) -> str:
    """A YAML scalar that is this text and nothing else: odd characters are escaped, so that a reader sees them."""
    if re.fullmatch(r"[\w./-]+", text, re.ASCII) and not text.isdecimal() and text[0].isalpha():
        return text if text.lower() not in ("null", "true", "false") else f"'{text}'"
    import json

    body = json.dumps(text, ensure_ascii=False)
    return "".join(c if c.isprintable() else _escaped(c) for c in body)


def _escaped(char: str) -> str:
    point = ord(char)
    return f"\\x{point:02x}" if point < 0x100 else f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"
