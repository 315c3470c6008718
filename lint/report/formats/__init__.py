"""Reports: one module per format, found by name. Each has `render(report) -> Iterator[str]`."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol, runtime_checkable

from lint.core.errors import UsageError, did_you_mean
from lint.report.model import Report


@runtime_checkable
class ReportFormat(Protocol):
    """What the module of a format offers; `SUFFIX` and `TEXTS` beside it, where they are not the usual ones."""

    def render(self, report: Report) -> Iterator[str]:
        """The report, piece by piece."""


def own() -> list[str]:
    """Names of the formats that come with seedlint: the modules of this package."""
    return sorted(p.stem for p in Path(__file__).parent.glob("[!_]*.py"))


def names() -> list[str]:
    """Names of all formats: our own, and entry points `seedlint.reporters`."""
    from importlib.metadata import entry_points  # half as slow to import as a warm run: only where one is asked for

    return sorted({*own(), *(e.name for e in entry_points(group="seedlint.reporters"))})


def named(name: str) -> Callable[[Report], Iterator[str]]:
    """The `render` function of a format; raises `UsageError` with a suggestion."""
    return _module(name).render


def suffix(name: str) -> str:
    """What the name of a file in this format ends in: the module's `SUFFIX`, else `.` and the format's name."""
    return str(getattr(_module(name), "SUFFIX", f".{name}"))


def wants_texts(name: str) -> bool:
    """Whether a format shows, or computes from, whole documents."""
    return bool(getattr(_module(name), "TEXTS", False))


def _module(name: str) -> ReportFormat:
    module: object
    if name in own():
        module = importlib.import_module(f"{__name__}.{name}")
        return _checked(name, module)
    from importlib.metadata import entry_points

    plugin = next(iter(entry_points(group="seedlint.reporters", name=name)), None)
    if plugin is None:
        known = names()
        raise UsageError(f"unknown format '{name}'{did_you_mean(name, known)}; known: {', '.join(known)}")
    return _checked(name, plugin.load())


def _checked(name: str, module: object) -> ReportFormat:
    if not isinstance(module, ReportFormat):
        raise UsageError(f"the format '{name}' has no function `render(report)`")
    return module
