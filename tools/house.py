#!/usr/bin/env python3
"""Measure the house: rooms and arrows between them, sizes, complexity, `Any`, rows that stand twice, English in Python.

    pip install -e '.[dev]'
    python tools/house.py [TREE]

Prints a table, and under it what is beyond a bar. `tests/test_house.py` holds the bars.
"""

from __future__ import annotations

import ast
import re
import statistics
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from radon.complexity import cc_visit

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from lint.core import vocabulary

LINES, LENGTH, BLOCK, ANY, WIDE = 300, 40, 21, 40, 160
"""Most lines of a module and of a function; complexity from which a block is of rank D; mentions of `Any` that are too
many; most characters of a line of YAML."""
ARROWS = 95
"""Most arrows between rooms: one more should take the place of another."""
ROWS = 6
"""Lines that stand in two places to be a duplicate row."""
TELLING = 3
"""Function words of English from which on a list or a pattern in Python is one of English."""
SPEAKING = ("structure", "kinds", "lexicon", "check")
"""Rooms whose words are data."""


class Function(NamedTuple):
    """One function: where it is, and its lines without its docstring."""

    place: str
    lines: int


class House:
    """A tree of seedlint, as far as it can be counted."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.sources = {path: path.read_text(encoding="utf-8") for path in sorted((root / "lint").rglob("*.py"))}
        self.trees = {path: ast.parse(source) for path, source in self.sources.items()}

    def name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()

    def room(self, path: Path) -> str:
        """The top room of a module."""
        return path.relative_to(self.root / "lint").with_suffix("").parts[0]

    @cached_property
    def arrows(self) -> dict[str, set[str]]:
        """Rooms that each room imports at run time."""
        out: dict[str, set[str]] = {self.room(path): set() for path in self.trees if path.name != "__init__.py"}
        for path, tree in self.trees.items():
            typing = {id(n) for block in ast.walk(tree) if _is_typing(block) for n in ast.walk(block)}
            for node in ast.walk(tree):
                for module in _imported(node) if id(node) not in typing else ():
                    there = module.split(".")[1] if module.startswith("lint.") else ""
                    if there in out and there != self.room(path) and self.room(path) in out:
                        out[self.room(path)].add(there)
        return out

    def cycles(self) -> list[tuple[str, str]]:
        """Arrows that lead back to where they come from."""
        return [(a, b) for a, them in self.arrows.items() for b in them if a in self._reached(b)]

    def _reached(self, room: str) -> set[str]:
        seen: set[str] = set()
        waiting = [room]
        while waiting:
            if (here := waiting.pop()) not in seen:
                seen.add(here)
                waiting += self.arrows[here]
        return seen

    @cached_property
    def sizes(self) -> dict[str, int]:
        """Lines of each module."""
        return {self.name(path): source.count("\n") for path, source in self.sources.items()}

    @cached_property
    def functions(self) -> list[Function]:
        """All functions and methods."""
        return [
            Function(f"{self.name(path)}:{node.lineno} {node.name}", _lines(node))
            for path, tree in self.trees.items()
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        ]

    def complexities(self, folder: str = "lint") -> dict[str, int]:
        """Complexity (McCabe's, as radon counts it) of each function."""
        out = {}
        for path in sorted((self.root / folder).rglob("*.py")):
            for block in cc_visit(path.read_text(encoding="utf-8")):
                if type(block).__name__ == "Function":
                    out[f"{self.name(path)}:{block.lineno} {block.fullname}"] = block.complexity
        return out

    def mentions_of_any(self) -> list[str]:
        """Where code says `Any`."""
        return [
            f"{self.name(path)}:{node.lineno}"
            for path, tree in self.trees.items()
            for node in ast.walk(tree)
            if (isinstance(node, ast.Name) and node.id == "Any") or (isinstance(node, ast.alias) and node.name == "Any")
        ]

    def duplicate_rows(self) -> list[str]:
        """Places whose `ROWS` lines, spaces aside, stand in another place too; imports, ends and comments are no rows."""
        places = defaultdict(list)
        for path, source in self.sources.items():
            rows = [(n, " ".join(line.split())) for n, line in enumerate(source.split("\n"), 1)]
            rows = [
                (n, row) for n, row in rows if len(row) > 3 and not row.startswith(("#", "from ", "import ", '"""'))
            ]
            for i in range(len(rows) - ROWS + 1):
                places["\n".join(row for _, row in rows[i : i + ROWS])].append(f"{self.name(path)}:{rows[i][0]}")
        return sorted(place for them in places.values() if len(them) > 1 for place in them)

    def long_rule_lines(self) -> dict[str, int]:
        """The longest line of each pack."""
        packs = sorted((self.root / "rules").glob("*.yaml"))
        return {p.name: max(map(len, p.read_text(encoding="utf-8").split("\n"))) for p in packs}

    def english(self) -> list[str]:
        """Lists, sets and patterns in Python that have several function words of English."""
        return [
            f"{self.name(path)}:{line} {found[:60]}"
            for path, tree in self.trees.items()
            if self.room(path) in SPEAKING
            for line, found in _english(tree)
        ]


def _lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    documented = ast.get_docstring(node, clean=False) is not None
    return (node.end_lineno or 0) - node.lineno + 1 - (_span(node.body[0]) if documented else 0)


def _span(node: ast.stmt) -> int:
    return (node.end_lineno or 0) - node.lineno + 1


def _is_typing(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def _imported(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.ImportFrom) and node.module and not node.level:
        yield from (f"{node.module}.{alias.name}" if node.module == "lint" else node.module for alias in node.names)
    elif isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)


def _english(tree: ast.Module) -> Iterator[tuple[int, str]]:
    common = vocabulary.words("structure/function-words")
    manuals = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        words: list[str] = []
        if isinstance(node, ast.Set | ast.Tuple | ast.List):
            words = [word for word in map(_text, node.elts) if word.isalpha()]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
            words = _text(node.func.value).split()
        elif isinstance(node, ast.Constant) and id(node) not in manuals and _text(node).count("|") > 1:
            words = re.findall(r"(?<![\\\w-])[A-Za-z]{2,}(?![\w-])", re.sub(r"(?m)  #.*$", "", _text(node)))
        if len({word.lower() for word in words} & common) >= TELLING:
            yield node.lineno, " ".join(words)


def _text(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def table(house: House) -> Iterator[tuple[str, str]]:
    """The numbers, each with what it is."""
    sizes, lines = house.sizes, [f.lines for f in house.functions]
    complexities = house.complexities()
    largest = max(sizes, key=lambda name: sizes[name])
    longest = max(house.long_rule_lines().items(), key=lambda item: item[1])
    yield "rooms", str(len(house.arrows))
    yield "arrows between rooms", str(sum(map(len, house.arrows.values())))
    yield "arrows in cycles", str(len(house.cycles()))
    yield "modules / lines", f"{len(sizes)} / {sum(sizes.values()):,}"
    yield "lines of a module, median / largest", f"{statistics.median(sizes.values()):g} / {sizes[largest]} ({largest})"
    yield "lines of a function, median / longest", f"{statistics.median(lines):g} / {max(lines)}"
    yield f"functions over {LENGTH} lines", str(sum(n > LENGTH for n in lines))
    yield "mean complexity", f"{statistics.mean(complexities.values()):.2f}"
    yield "blocks of D and worse, lint / tools", f"{len(blocks(house, 'lint'))} / {len(blocks(house, 'tools'))}"
    yield "mentions of Any", str(len(house.mentions_of_any()))
    yield f"duplicate rows ({ROWS} lines)", str(len(house.duplicate_rows()))
    yield "longest line of a pack", f"{longest[1]} ({longest[0]})"
    yield "lists and patterns of English in Python", str(len(house.english()))


def blocks(house: House, folder: str) -> list[str]:
    """Functions of rank D and worse."""
    return [f"{name} {value}" for name, value in house.complexities(folder).items() if value >= BLOCK]


def beyond(house: House) -> Iterator[str]:
    """What is beyond a bar, each with its place."""
    yield from (f"{name}: {size} lines" for name, size in house.sizes.items() if size > LINES)
    yield from (f"{f.place}: {f.lines} lines" for f in house.functions if f.lines > LENGTH)
    yield from (f"{place}: complexity" for folder in ("lint", "tools") for place in blocks(house, folder))
    yield from (f"{pack}: a line of {n}" for pack, n in house.long_rule_lines().items() if n > WIDE)
    yield from (f"{place}: English" for place in house.english())
    yield from (f"{place}: stands elsewhere too" for place in house.duplicate_rows())
    yield from (f"{there} -> {here}: leads back" for there, here in house.cycles())
    if (arrows := sum(map(len, house.arrows.values()))) > ARROWS:
        yield f"{arrows} arrows between rooms"
    if len(house.mentions_of_any()) >= ANY:
        yield from (f"{place}: Any" for place in house.mentions_of_any())


def show(rows: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"{what:42}{number}" for what, number in rows)


def main() -> int:
    house = House(Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve())
    print(show(table(house)))
    found = list(beyond(house))
    print(*found, sep="\n")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
