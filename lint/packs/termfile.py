"""Rules from a term base that somebody has (`--terms FILE`): its terms must come through, its forbidden names must not."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from lint import kinds
from lint.check.rulebook import Rulebook
from lint.core.cache import key_of
from lint.core.errors import Problem, RuleErrors, UsageError, did_you_mean
from lint.core.lists import SUFFIXES, read
from lint.core.rule import Confidence, FixSpec, Rule, Safety, Severity
from lint.inputs.discover import shown

_PACK = "bilingual"
_FINDS = {"term": "missing", "wrong-term": "wrong"}
"""The rules that a term base makes, and what each finds."""
_READABLE = tuple(s for s in SUFFIXES if s != ".txt")


def with_terms(book: Rulebook, path: Path) -> Rulebook:
    """The rulebook with the rules of a term base; raises `UsageError` and `RuleErrors`."""
    if path.suffix not in _READABLE:
        near = did_you_mean(path.suffix, _READABLE)
        raise UsageError(f"--terms {path}: a term base is one of {', '.join(_READABLE)}{near}")
    if not path.is_file():
        raise UsageError(f"--terms {path}: there is no such file")
    rows = read(path)
    try:
        rules = [_rule(shown(path), rows, name) for name in _FINDS]
    except ValueError as error:
        raise RuleErrors([Problem(f"{shown(path)}:1", f"no term base: {error}")]) from None
    identity = key_of(book.identity, path.read_bytes()) if book.identity else ""
    ordered = sorted((*book.rules, *rules), key=lambda rule: rule.name)
    return dataclasses.replace(book, rules=tuple(ordered), identity=identity)


def rule_of_any(name: str) -> Rule | None:
    """A rule as every term base has it, for its manual; `None` where no term base has a rule of that name."""
    pack, _, own = name.partition("/")
    return _rule("the file of --terms", [], own) if pack == _PACK and own in _FINDS else None


def _rule(file: str, rows: object, name: str) -> Rule:
    kind = kinds.named("counterpart")
    options = kind.Options(of="terms", find=_FINDS[name], terms=rows)
    missing = _FINDS[name] == "missing"
    return Rule(
        id=name,
        pack=_PACK,
        kind=kind.name,
        message='"{there}" is "{right}" here' if missing else '"{found}" for "{there}", which is "{right}"',
        severity=Severity.WARNING,
        confidence=Confidence.HIGH,
        cls="terminology",
        why=f"{file} says how this is translated.",
        source=file,
        options=options,
        fix=None if missing else FixSpec(safety=Safety.UNSAFE),
        where=f"{file}:1",
        data=kind.compile(options, {}),  # type: ignore[arg-type]
    )
