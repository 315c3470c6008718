"""Loading rules: each pack from the cache, or read, compiled and proven; all that is wrong is reported at once.

Nothing here imports a YAML parser or pydantic: the cold road (`lint.packs.read`, `lint.packs.prove`) is imported when it is taken.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from functools import cached_property
from pathlib import Path
from typing import overload

from lint.check.rulebook import Rulebook
from lint.core import late
from lint.core.cache import Cache, fingerprint, key_of
from lint.core.errors import Problem, RuleErrors, UsageError, did_you_mean
from lint.core.garbage import rarely_collecting
from lint.core.lists import Lists, ListUse, shipped
from lint.core.rule import Rule


def pack_files(paths: Iterable[Path | str]) -> list[Path]:
    """The pack files among paths; folders are walked, `lists/` left out.

    Where there is no such path, `shipped` is the shipped packs, and other names are those that installed packages
    register under the entry point `seedlint.packs`. Raises `UsageError` for what is none of these.
    """
    files: list[Path] = []
    for given in paths:
        path = Path(given)
        if not path.exists():
            path = _installed(str(given))
        if path.is_dir():
            files += sorted(_below(path))
        else:
            files.append(path)
    return files


def _below(folder: Path) -> Iterator[Path]:
    for above, folders, names in os.walk(folder):
        folders[:] = (name for name in folders if name != "lists")
        yield from (Path(above, name) for name in names if name.endswith((".yaml", ".yml")))


def _installed(name: str) -> Path:
    if name == "shipped":
        return shipped()
    from importlib.metadata import entry_points
    from importlib.util import find_spec

    points = entry_points(group="seedlint.packs")
    for point in points:
        if point.name == name:
            spec = find_spec(point.module)  # the folder is all we want of it: its code need not run
            folders = list(spec.submodule_search_locations or ()) if spec else []
            if not folders:
                raise UsageError(f"the installed pack '{name}' ({point.value}) is no package with a folder of rules")
            return Path(folders[0])
    near = did_you_mean(name, ["shipped", *(p.name for p in points)])
    raise UsageError(f"no rules at {name}: there is no such file, folder or installed pack{near}")


def load(
    paths: Iterable[Path | str] | None = None,
    *,
    prove: bool = True,
    trust: bool = True,
    cache: Cache | None = None,
    told: Callable[[str], None] | None = None,
) -> Rulebook:
    """Read and prove packs (the shipped ones by default); raises `RuleErrors` with everything that is wrong.

    With `trust`, what was proven before it was shipped (`lint.packs.proven`) is not proven again.

    What is in `cache` was proven when it was put there. Where it holds all that is asked for, nothing is unpacked before
    the first rule is looked at: a run that recalls its results looks at none. Where it does not, `told` is told that this
    takes its time.
    """
    cache = cache or Cache(None)
    late.keep_in(cache)
    files, bundled = _unbundled([shipped()] if paths is None else paths, cache)
    shelf = _Shelf(files, prove, trust, cache, bundled)
    key = key_of(shelf.keys) if all(shelf.keys) else ""
    uses: list[tuple[ListUse, ...]] | None = shelf.cache.get("rules", key, list)
    rules: Sequence[Rule]
    if uses is not None and all(map(shelf.fresh, files, uses)):
        rules = Unread(lambda: shelf.read()[0])
    else:
        if told:
            kept = "; they are kept for the next time" if cache.folder else ""
            told(f"compiling {len(files)} pack{'s' * (len(files) != 1)} of rules{kept} …")
        with rarely_collecting():
            rules, uses = shelf.read()
        if prove:
            shelf.cache.put("rules", key, uses)
    digests = [(use.name, use.digest) for of_pack in uses for use in of_pack]
    notes = [cache.complaint] if cache.complaint else []
    identity = key_of(key, digests) if key else ""
    return Rulebook(rules, tuple(files), notes, cache=cache, lists=tuple(sorted(set(digests))), identity=identity)


def _unbundled(paths: Iterable[Path | str], cache: Cache) -> tuple[list[Path], Set[Path]]:
    """The pack files among paths, and which of them come from bundles (`rules.seed`, or with its digest `rules.seed@1f2e3d…`)."""
    files: list[Path] = []
    bundled: set[Path] = set()
    for given in map(str, paths):
        name, _, digest = given.partition(".seed@")
        if given.endswith(".seed") or digest:
            from lint.packs import bundle

            packs = bundle.opened(Path(f"{name}.seed" if digest else given), cache, digest).packs
            bundled.update(packs)
            files += packs
        else:
            files += pack_files([given])
    return files, bundled


class Unread(Sequence[Rule]):
    """Rules that are read when the first of them is asked for."""

    def __init__(self, read: Callable[[], Sequence[Rule]]) -> None:
        self._read = read

    @cached_property
    def _rules(self) -> tuple[Rule, ...]:
        return tuple(self._read())

    @overload
    def __getitem__(self, index: int) -> Rule: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Rule]: ...
    def __getitem__(self, index: int | slice) -> Rule | Sequence[Rule]:
        return self._rules[index]

    def __len__(self) -> int:
        return len(self._rules)

    def __iter__(self) -> Iterator[Rule]:
        return iter(self._rules)

    def __reduce__(self) -> tuple[object, ...]:
        return tuple, (self._rules,)


class _Shelf:
    """Pack files, the lists they may name, and what the cache has of both."""

    def __init__(
        self, files: Sequence[Path], prove: bool, trust: bool, cache: Cache, bundled: Set[Path] = frozenset()
    ) -> None:
        self.files = files
        self.bundled = bundled
        """Packs of bundles, which were proven when these were made."""
        self.prove = prove
        self.trust = trust
        self.cache = cache
        self._lists: dict[tuple[Path, ...], Lists] = {}
        self._folders = {parent: _list_folders(parent) for parent in {path.parent for path in files}}
        self._code = fingerprint(cache) if cache.folder else ""
        self.keys = [self._key(path) for path in files]

    def _key(self, path: Path) -> str:
        try:
            return key_of(path.read_bytes(), self._code)
        except OSError:
            return ""  # the cold road says what is wrong

    def lists(self, path: Path) -> Lists:
        """The lists that a pack may name."""
        folders = self._folders[path.parent]
        if folders not in self._lists:
            self._lists[folders] = Lists(folders)
        return self._lists[folders]

    def fresh(self, path: Path, uses: Iterable[ListUse]) -> bool:
        """Whether a pack would get the same lists today."""
        return all(map(self.lists(path).fresh, uses))

    def read(self) -> tuple[list[Rule], list[tuple[ListUse, ...]]]:
        """The rules of all packs in the order of their names, and the lists that each pack used; raises `RuleErrors`."""
        rules: list[Rule] = []
        problems: list[Problem] = []
        uses = []
        for path, key in zip(self.files, self.keys, strict=True):
            got, wrong, used = self._pack(path, key)
            rules += got
            problems += wrong
            uses.append(used)
        seen: dict[str, Rule] = {}
        for rule in rules:
            if rule.name in seen:
                problems.append(Problem(rule.where, f"rule '{rule.name}' is also at {seen[rule.name].where}"))
            seen[rule.name] = rule
        if problems:
            raise RuleErrors(sorted(set(problems), key=_in_file_order))
        return sorted(rules, key=lambda r: r.name), uses

    def _pack(self, path: Path, key: str) -> tuple[Sequence[Rule], list[Problem], tuple[ListUse, ...]]:
        """The rules of one pack, what is wrong with it, and its lists; from the cache if nothing has changed."""
        kept: tuple[tuple[Rule, ...], tuple[ListUse, ...], str] | None = self.cache.get("rules", key, tuple)
        if kept is not None and self.fresh(path, kept[1]):
            return _standing(kept[0], kept[2], shown(path)), [], kept[1]
        from lint.packs.prove import prove_rule
        from lint.packs.proven import is_proven
        from lint.packs.read import read_pack

        lists = self.lists(path)
        lists.used.clear()
        rules, problems = read_pack(path, shown(path), lists)
        uses = tuple(lists.used.values())
        if self.prove:
            if not (self.trust and (path in self.bundled or is_proven(path, uses))):
                problems += [p for rule in rules for p in prove_rule(rule)]
            if not problems:
                self.cache.put("rules", key, (tuple(rules), uses, shown(path)))
                self.cache.prune("rules")
        return rules, problems, uses


def _standing(rules: tuple[Rule, ...], there: str, here: str) -> tuple[Rule, ...]:
    """The rules of a pack that was called `there` when they were kept, and is called `here` from this folder."""
    if there == here:
        return rules

    for rule in rules:  # fresh from the cache: nobody else has them; as they are, as a copy would unpack them
        rule.__dict__["where"] = here + rule.where.removeprefix(there)
        rule.__dict__["examples"] = tuple(e._replace(where=here + e.where.removeprefix(there)) for e in rule.examples)
    return rules


def _in_file_order(problem: Problem) -> tuple[str, int, str]:
    file, _, line = problem.where.rpartition(":")
    return file, int(line), problem.what


def lists_for(pack: Path) -> Lists:
    """The lists that a pack file may name: those beside it, then the shipped ones."""
    return Lists(_list_folders(pack.parent))


def _list_folders(folder: Path) -> tuple[Path, ...]:
    beside = (folder / "lists", folder.parent / "lists", shipped() / "lists")
    return tuple(dict.fromkeys(f for f in beside if f.is_dir()))


def shown(path: Path) -> str:
    """A pack's path for messages: from the working folder where it lies below it."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()
