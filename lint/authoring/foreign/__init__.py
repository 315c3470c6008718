"""Rules of other tools as packs of ours: styles of Vale, dictionaries of codespell and of typos.

`imported` gives the YAML of a pack in which every rule has an example that proves it, and by name what could not be
carried over, with the reason.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lint.authoring.foreign import tables, vale
from lint.authoring.foreign.model import Dropped
from lint.authoring.scaffold import Written, name_of, pack
from lint.core.errors import UsageError
from lint.core.lists import Lists, shipped
from lint.packs.prove import prove_rule
from lint.packs.read import read_pack

FORMATS: Mapping[str, Callable[[Path], Iterator[Written | Dropped]]] = {
    "vale": vale.rules,
    "codespell": tables.codespell,
    "typos": tables.typos,
}
"""What can be read, by name."""


@dataclass(frozen=True)
class Pack:
    """A pack as text, how many rules it has, and what is missing in it."""

    text: str
    rules: int
    dropped: tuple[Dropped, ...]


def imported(path: Path, form: str | None, name: str | None = None) -> Pack:
    """The pack made of a style's folder or of a dictionary. Raises `UsageError` where there is nothing to read."""
    form = form or guessed(path)
    name = name or name_of(path.name.partition(".")[0], set())
    kept: list[Written] = []
    dropped: list[Dropped] = []
    try:
        for one in FORMATS[form](path):
            problem = one.why if isinstance(one, Dropped) else _problem(one)
            if isinstance(one, Dropped) or problem:
                dropped.append(Dropped(one.id, problem))
            else:
                kept.append(one)
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}") from None
    if not kept and not dropped:
        raise UsageError(f"{path}: holds no rules of {form}")
    notes = [
        f"made by `seedlint import --from {form}` out of {path.name}; {len(dropped)} rules could not be carried over"
    ]
    return Pack(pack(name, f"Rules of {path.name}, imported from {form}.", kept, notes), len(kept), tuple(dropped))


def guessed(path: Path) -> str:
    """What a path is likely to hold. Raises `UsageError`."""
    if path.is_dir():
        return "vale"
    if path.suffix in (".yml", ".yaml"):
        return "vale"
    if path.suffix in (".toml", ".csv"):
        return "typos"
    if path.is_file() and "->" in path.read_text(encoding="utf-8", errors="replace")[:5_000]:
        return "codespell"
    raise UsageError(f"{path}: nothing tells what it is; name it with --from {', '.join(FORMATS)}")


def _problem(rule: Written) -> str:
    """Why a rule would not load, or is not proven by its own examples; empty where it is."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "pack.yaml"
        file.write_text(pack("imported", "On trial.", [rule]), encoding="utf-8")
        rules, problems = read_pack(file, file.name, Lists((shipped() / "lists",)))
    problems = problems or [problem for one in rules for problem in prove_rule(one)]
    return problems[0].what if problems else ""
