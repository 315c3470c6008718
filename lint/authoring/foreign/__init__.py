"""Rules of other tools as packs of ours: styles of Vale, dictionaries of codespell and of typos, term bases in TBX.

`imported` gives the YAML of a pack in which every rule has an example that proves it, and by name what could not be
carried over, with the reason. `opened` does the same for rules that are named where they lie (`vale:styles/Google`).
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lint.authoring.foreign import tables, vale
from lint.authoring.foreign.model import Dropped
from lint.authoring.scaffold import RuleDraft, name_of, pack
from lint.core.atomic import write_atomically
from lint.core.cache import Cache, fingerprint, key_of
from lint.core.errors import UsageError
from lint.core.lists import Lists, shipped
from lint.kinds.spelling import standing
from lint.packs.prove import prove_rule
from lint.packs.read import read_pack

FORMATS: Mapping[str, Callable[[Path], Iterator[RuleDraft | Dropped]]] = {
    "vale": vale.rules,
    "codespell": tables.codespell,
    "typos": tables.typos,
    "tbx": tables.tbx,
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
    kept: list[RuleDraft] = []
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


def opened(names: Iterable[str], cache: Cache) -> tuple[list[str], list[str]]:
    """The names of rules with those of other tools (`vale:PATH`) as packs beside the cache, and what to tell about them.

    A pack is made anew when a file that it is made of has changed, or seedlint. Raises `UsageError`.
    """
    paths, notes = [], []
    home = cache.folder or Path(tempfile.mkdtemp(prefix="seedlint-"))
    code = fingerprint(cache)
    for name in names:
        form, path = parted(name)
        if not form:
            paths.append(name)
            continue
        pack = (
            home
            / "foreign"
            / key_of(code, form, str(path.absolute()), standing(), *_contents(path))
            / f"{name_of(path.stem, set())}.yaml"
        )
        if not pack.is_file():
            pack.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            made = imported(path, form)
            write_atomically(pack.with_suffix(".left"), "".join(f"{one.id}\n" for one in made.dropped).encode())
            write_atomically(pack, made.text.encode())
        paths.append(str(pack))
        left = pack.with_suffix(".left").read_text(encoding="utf-8").split()
        if left:
            shown = ", ".join(left[:5]) + f" and {len(left) - 5} more" * (len(left) > 5)
            notes.append(f"{name}: {shown} could not be carried over; `seedlint import {path.as_posix()}` says why.")
    return paths, notes


def parted(name: str) -> tuple[str, Path]:
    """The form and the path of `vale:PATH`; no form where the name is of something else."""
    form, colon, path = name.partition(":")
    return (form, Path(path)) if colon and form in FORMATS else ("", Path(name))


def _contents(path: Path) -> Iterator[bytes]:
    """What a pack made of a path depends on: the file, or a style with its lists of words, which may lie beside it."""
    if not path.exists():
        raise UsageError(f"{path}: no such file or folder")
    style = [*path.rglob("*.yml"), *path.rglob("*.txt"), *path.absolute().parent.glob("*.txt")]
    for file in sorted(style) if path.is_dir() else [path]:
        yield file.name.encode()
        yield file.read_bytes()


def guessed(path: Path) -> str:
    """What a path is likely to hold. Raises `UsageError`."""
    if path.is_dir():
        return "vale"
    if path.suffix in (".yml", ".yaml"):
        return "vale"
    if path.suffix in (".toml", ".csv"):
        return "typos"
    if path.suffix in (".tbx", ".xml"):
        return "tbx"
    if path.is_file() and "->" in path.read_text(encoding="utf-8", errors="replace")[:5_000]:
        return "codespell"
    raise UsageError(f"{path}: nothing tells what it is; name it with --from {', '.join(FORMATS)}")


def _problem(rule: RuleDraft) -> str:
    """Why a rule would not load, or is not proven by its own examples; empty where it is."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "pack.yaml"
        file.write_text(pack("imported", "On trial.", [rule]), encoding="utf-8")
        rules, problems = read_pack(file, file.name, Lists((shipped() / "lists",)))
    problems = problems or [problem for one in rules for problem in prove_rule(one)]
    return problems[0].what if problems else ""
