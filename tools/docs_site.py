"""Hooks of mkdocs: the reference of rules and kinds as pages of the site, one a pack, made from the rules themselves."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # mkdocs loads this file by its path

from lint import kinds
from lint.authoring.manual import kind_manual, manual
from lint.core.rule import Rule
from lint.core.yamlfile import read
from lint.packs.load import load, shipped

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


def pages() -> Iterator[tuple[str, str]]:
    """Path and Markdown of each page."""
    book = load([shipped()])
    abouts = {file.data["pack"]: " ".join(str(file.data["about"]).split()) for file in map(read, book.sources)}
    packs = [(name, list(rules)) for name, rules in groupby(book.rules, key=lambda rule: rule.pack)]
    index = [f"- [{name}]({name}.md) ({len(rules)}): {abouts[name]}" for name, rules in packs]
    yield "rules/index.md", "\n".join(["# Rules", "", f"{len(book.rules)} rules in {len(packs)} packs.", "", *index])
    for name, rules in packs:
        yield f"rules/{name}.md", "\n\n".join([f"# {name}", abouts[name], *map(rule_section, rules)])
    yield "rules/kinds.md", "\n\n".join(["# Kinds", *(f"## {k}\n\n{fenced(kind_manual(k))}" for k in kinds.names())])


def rule_section(rule: Rule) -> str:
    """A rule with its manual."""
    return f"## {rule.id}\n\n{fenced(manual(rule))}"


def fenced(text: str) -> str:
    """Text as it stands."""
    return f"~~~~text\n{text}\n~~~~"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages."""
    from mkdocs.structure.files import File

    for path, text in pages():
        files.append(File.generated(config, path, content=text))
    return files
