"""seedlint: finds defects in texts that nobody proof-read, and writes corrected copies.

The small API for programs::

    import lint

    rules = lint.load_rules()
    for finding in lint.check_text("Gungxi is next to Guangdong. Guangxi is far.", rules):
        print(finding.message)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # `seedlint --help` imports none of this
    from collections.abc import Iterable
    from pathlib import Path

    from lint.check.rulebook import Rulebook
    from lint.core.finding import Finding
    from lint.core.result import Result
    from lint.core.rule import Rule
    from lint.fix.rounds import FixResult

__all__ = [
    "Finding", "FixResult", "Result", "Rule", "Rulebook", "__version__", "check_paths", "check_text", "fix_text", "load_rules",
]  # fmt: skip

__version__: str

_HOMES = {
    "Finding": "core.finding",
    "FixResult": "fix.rounds",
    "Result": "core.result",
    "Rule": "core.rule",
    "Rulebook": "check.rulebook",
}


def __getattr__(name: str) -> object:
    # classes are imported when asked for: `seedlint --help` needs none of them
    if name == "__version__":
        from importlib.metadata import version

        return version("seedlint")
    if name in _HOMES:
        import importlib

        return getattr(importlib.import_module(f"lint.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'lint' has no attribute '{name}'")


def load_rules(paths: Iterable[str | Path] | None = None, *, cache: bool = True) -> Rulebook:
    """Read, prove and compile rule packs (the shipped ones by default); raises `lint.core.errors.RuleErrors`.

    What was worked out once is kept in the user's cache folder, as the command line does, unless `cache` is false.
    """
    from lint.core.cache import Cache, default_folder
    from lint.session import rules_at

    return rules_at(paths, Cache(default_folder() if cache else None))


def check_text(text: str, rules: Rulebook, path: str = "-") -> list[Finding]:
    """Findings of one text, in report order; `path` is only a name."""
    from lint.check.pipeline import check_documents
    from lint.core.text import Document

    return list(check_documents([Document(text, path)], rules).findings)


def check_paths(paths: Iterable[str | Path], rules: Rulebook, jobs: int = 1) -> Result:
    """Check files and folders as one corpus on `jobs` processes (0: one a core)."""
    from lint.check import runner

    return runner.check_paths(paths, rules, jobs=jobs)


def fix_text(text: str, rules: Rulebook, safety: str = "safe") -> FixResult:
    """Correct one text: `safe` fixes only, or `unsafe` ones as well; `.text` is the new text."""
    from lint.fix.session import FixSession, Policy

    session = FixSession(rules, Policy(safety))
    draft = session.add_text(text)
    session.run()
    return draft.result
