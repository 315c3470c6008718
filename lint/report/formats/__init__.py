"""Reports: one module per format, found by name. Each has `render(report) -> Iterator[str]`."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lint.core.errors import Failure, UsageError, did_you_mean
from lint.core.finding import Finding, Origin
from lint.core.rule import CONFIDENCES, SEVERITIES, Rule
from lint.core.text import Document


@dataclass
class Report:
    """What a reporter shows: findings already filtered and in order, failures, the rules in force, and counts."""

    findings: Sequence[Finding]
    failures: list[Failure] = field(default_factory=list)
    rules: Sequence[Rule] = ()
    documents: int = 0
    characters: int = 0
    hidden: int = 0
    """Findings below the asked severity or confidence."""
    color: bool = False
    statistics: bool = False
    notes: Sequence[str] = ()
    """Sentences for a person about what is not shown."""
    quiet: bool = False
    """No summary for a person."""
    texts: Mapping[Origin, Document] = field(default_factory=dict)
    """The documents with findings, for formats that ask for them by `TEXTS = True`."""
    previous: Sequence[Mapping[str, Any]] | None = None
    """The findings of an earlier report (as JSON has them) to compare with."""


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Findings for consumers that cut long lists: errors first, surest first."""
    return sorted(findings, key=lambda f: (-SEVERITIES.index(f.severity), -CONFIDENCES.index(f.confidence), f.sort_key))


def own() -> list[str]:
    """Names of the formats that come with seedlint: the modules of this package."""
    return sorted(p.stem for p in Path(__file__).parent.glob("[!_]*.py"))


def names() -> list[str]:
    """Names of all formats: our own, and entry points `seedlint.reporters`."""
    from importlib.metadata import entry_points  # half as slow to import as a warm run: only where one is asked for

    return sorted({*own(), *(e.name for e in entry_points(group="seedlint.reporters"))})


def named(name: str) -> Callable[[Report], Iterator[str]]:
    """The `render` function of a format; raises `UsageError` with a suggestion."""
    render: Callable[[Report], Iterator[str]] = _module(name).render
    return render


def suffix(name: str) -> str:
    """What the name of a file in this format ends in: the module's `SUFFIX`, else `.` and the format's name."""
    return str(getattr(_module(name), "SUFFIX", f".{name}"))


def wants_texts(name: str) -> bool:
    """Whether a format shows, or computes from, whole documents."""
    return bool(getattr(_module(name), "TEXTS", False))


def _module(name: str) -> Any:
    if name in own():
        return importlib.import_module(f"{__name__}.{name}")
    from importlib.metadata import entry_points

    plugin = next(iter(entry_points(group="seedlint.reporters", name=name)), None)
    if plugin is None:
        known = names()
        raise UsageError(f"unknown format '{name}'{did_you_mean(name, known)}; known: {', '.join(known)}")
    return plugin.load()
