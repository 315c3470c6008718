"""Dictionaries of spelling checkers: codespell's `wrong->right, other`, the word lists and configurations of typos; and the
names that a term base in TBX calls deprecated."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from lint.authoring.foreign.model import Dropped
from lint.authoring.scaffold import RuleDraft
from lint.core import termbase
from lint.core.errors import UsageError

_OK = "The ferry was full."


def codespell(path: Path) -> Iterator[RuleDraft | Dropped]:
    """A dictionary of codespell: what follows the last comma of several corrections is a remark."""
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        wrong, arrow, right = line.partition("->")
        if arrow and wrong.strip():
            parts = [part.strip() for part in right.split(",")]
            rights = parts[:-1] if len(parts) > 1 else parts  # "->a, b," and "->a, a remark"
            rows.append((wrong.strip(), [r for r in rights if r]))
    yield from _rules("words", rows, path)


def typos(path: Path) -> Iterator[RuleDraft | Dropped]:
    """The words of `typos.toml` (`[default.extend-words]`), or a word list `wrong,right,right`."""
    if path.suffix == ".toml":
        default = tomllib.loads(path.read_text(encoding="utf-8")).get("default", {})
        words = {**default.get("extend-words", {}), **default.get("extend-identifiers", {})}
        rows = [(wrong, [right]) for wrong, right in words.items() if isinstance(right, str) and right != wrong]
        yield from (Dropped(word, "only tells typos to leave the word alone") for word, r in words.items() if r == word)
    else:
        cells = (line.split(",") for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
        rows = [(wrong, [r for r in rights if r]) for wrong, *rights in cells]
    yield from _rules("words", rows, path)


def tbx(path: Path) -> Iterator[RuleDraft | Dropped]:
    """The names of a term base that are deprecated or superseded, with those that stand for them in English, else in the
    first language."""
    try:
        concepts = termbase.tbx(path.read_text(encoding="utf-8-sig"))
    except ValueError as error:
        raise UsageError(f"{path}: {error}") from None
    rows = []
    for concept in concepts:
        wrong, names = concept.get("wrong", []), {k: v for k, v in concept.items() if k != "wrong"}
        spoken = next((code for code in names if code.lower().startswith("en")), next(iter(names), ""))
        rows += [(name, names.get(spoken, [])) for name in wrong]
    message = '"{found}" is deprecated: "{right}"'
    yield from _rules("terms", rows, path, message, "terminology", "The term base deprecates it.")


def _rules(
    name: str,
    rows: Iterable[tuple[str, list[str]]],
    path: Path,
    message: str = '"{found}" is misspelt: "{right}"',
    cls: str = "misspelling",
    why: str = "A dictionary of known misspellings has it.",
) -> Iterator[RuleDraft]:
    """One rule for all words with corrections, the first of which is its example."""
    table: dict[str, object] = {}
    for wrong, rights in rows:
        rights = [right for right in dict.fromkeys(rights) if right.lower() != wrong.lower()]
        if rights and wrong.lower() not in table:
            table[wrong.lower()] = rights[0] if len(rights) == 1 else rights
    if not table:
        return
    first = next((w for w, right in table.items() if isinstance(right, str)), next(iter(table)))
    right = table[first]
    good = f"They wrote {right} here." if isinstance(right, str) else None
    yield RuleDraft(
        name, "substitution", message, cls,
        {"ignore-case": True, "table": table}, [(f"They wrote [[{first}]] here.", good)], [_OK],
        {"safety": "unsafe"}, why=why, source=path.name,
    )  # fmt: skip
