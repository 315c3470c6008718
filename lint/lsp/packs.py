"""Packs of rules while they are written: what is wrong with them, and what may stand at a place."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from lsprotocol import types

from lint import kinds
from lint.authoring.manual import about_kind
from lint.core import late
from lint.core.errors import Problem
from lint.core.lists import Lists, shipped
from lint.core.rule import CLASSES, CONFIDENCES, SAFETIES, SEVERITIES
from lint.packs.prove import prove_rule
from lint.packs.read import read_pack
from lint.packs.schema import Head, option_choices, option_docs

_PACK = late.re(r"^pack:", re.M)
_RULES = late.re(r"^rules:", re.M)
_VALUES = {
    "severity": SEVERITIES, "confidence": CONFIDENCES, "safety": SAFETIES, "class": CLASSES, "form": ("prose", "any"),
}  # fmt: skip
"""Keys whose values are one of a few."""


def is_pack(path: Path, text: str) -> bool:
    """Whether a file is a pack of rules."""
    return path.suffix in (".yaml", ".yml") and bool(_PACK.search(text) and _RULES.search(text))


def diagnostics(path: Path, text: str) -> list[types.Diagnostic]:
    """What is wrong with a pack: its form, and rules that fail their own examples."""
    return [_diagnostic(problem, text) for problem in _problems(path, text)]


def _problems(path: Path, text: str) -> Iterator[Problem]:
    lists = path.resolve().parent / "lists"
    folders = (*([lists] if lists.is_dir() else []), shipped() / "lists")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / path.name
        file.write_text(text, encoding="utf-8")
        rules, problems = read_pack(file, path.name, Lists(folders))
        yield from problems
        for rule in rules:
            yield from prove_rule(rule)


def _diagnostic(problem: Problem, text: str) -> types.Diagnostic:
    number = re.search(r":(\d+)", problem.where)
    lines = text.split("\n")
    line = min(int(number[1]) - 1, len(lines) - 1) if number else 0
    span = types.Range(types.Position(line, 0), types.Position(line, len(lines[line])))
    return types.Diagnostic(span, problem.what, types.DiagnosticSeverity.Error, source="seedlint")


def completions(text: str, position: types.Position) -> list[types.CompletionItem]:
    """Keys of a rule, or the values of a key that has few."""
    lines = text.split("\n")
    before = lines[position.line][: position.character] if position.line < len(lines) else ""
    value = re.fullmatch(r"[ -]*(?P<key>[\w-]+):\s*\w*", before)
    if value:
        choices = _choices(lines, position.line, value["key"])
        return [types.CompletionItem(str(c), kind=types.CompletionItemKind.EnumMember) for c in choices]
    if re.fullmatch(r" {2,}(?:- )?[\w-]*", before):
        return [
            types.CompletionItem(key, kind=types.CompletionItemKind.Field, insert_text=f"{key}: ", documentation=about)
            for key, about in _keys(lines, position.line)
        ]
    return []


def hover(text: str, position: types.Position) -> types.Hover | None:
    """What the key of a rule means, or how its kind looks at texts."""
    lines = text.split("\n")
    line = lines[position.line] if position.line < len(lines) else ""
    entry = re.match(r"[ -]*(?P<key>[\w-]+):(?:\s+(?P<value>[\w-]+))?", line)
    if entry is None:
        return None
    on_value = entry["value"] is not None and entry.start("value") <= position.character <= entry.end("value")
    if on_value and entry["key"] == "kind":
        about = about_kind(entry["value"]) if entry["value"] in kinds.names() else ""
    else:
        about = dict(_keys(lines, position.line)).get(entry["key"], "")
    if not about:
        return None
    start, end = entry.span("value" if on_value else "key")
    span = types.Range(types.Position(position.line, start), types.Position(position.line, end))
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, about), span)


def _choices(lines: list[str], at: int, key: str) -> Iterable[str]:
    """The values of a key that has few."""
    if key == "kind":
        return kinds.names()
    kind = _kind(lines, at)
    of_kind = option_choices(kind) if kind else {}
    return _VALUES.get(key) or of_kind.get(key, [])


def _keys(lines: list[str], at: int) -> Iterator[tuple[str, str]]:
    """The keys of the rule around a line, with what they mean."""
    for name, info in Head.model_fields.items():
        yield info.alias or name, " ".join((info.description or "").split())
    if kind := _kind(lines, at):
        yield from ((name, about) for name, about, _ in option_docs(kind))


def _kind(lines: list[str], at: int) -> str | None:
    """The kind of the rule around a line; `None` for one that is none: its diagnostic says so."""
    named = next((m[1] for line in _rule(lines, at) if (m := re.match(r"[ -]*kind:\s*([\w-]+)", line))), None)
    return named if named in kinds.names() else None


def _rule(lines: list[str], at: int) -> list[str]:
    """The lines of the rule that holds a line."""
    first = next((i for i in range(min(at, len(lines) - 1), -1, -1) if re.match(r" {0,4}- id:", lines[i])), at)
    last = next((i for i in range(first + 1, len(lines)) if re.match(r" {0,4}- id:", lines[i])), len(lines))
    return lines[first:last]
