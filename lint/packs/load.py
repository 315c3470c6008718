"""Loading rules: each pack from the cache, or read, compiled and proven; all that is wrong is said at once.

Nothing here imports a YAML parser or pydantic: the cold road (`lint.packs.read`, `lint.packs.prove`) is imported when it is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from lint.cache import Cache, fingerprint, key_of
from lint.errors import Problem, RuleErrors, UsageError, did_you_mean
from lint.lists import Lists, Use
from lint.rule import Rule
from lint.rulebook import Rulebook


def shipped() -> Path:
    """The folder of the shipped packs: `lint/_rules` in an installed wheel, `rules/` in a checkout."""
    here = Path(__file__).resolve().parents[1]
    return here / "_rules" if (here / "_rules").is_dir() else here.parent / "rules"


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
            files += sorted(
                p for s in ("*.yaml", "*.yml") for p in path.rglob(s) if "lists" not in p.relative_to(path).parts
            )
        else:
            files.append(path)
    return files


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


def load(paths: Iterable[Path | str] | None = None, *, prove: bool = True, cache: Cache | None = None) -> Rulebook:
    """Read and prove packs (the shipped ones by default); raises `RuleErrors` with everything that is wrong.

    What is in `cache` was proven when it was put there.
    """
    files = pack_files([shipped()] if paths is None else paths)
    cache = cache or Cache(None)
    rules: list[Rule] = []
    problems: list[Problem] = []
    lists: dict[tuple[Path, ...], Lists] = {}
    identities = []
    for path in files:
        folders = _list_folders(path)
        known = lists.setdefault(folders, Lists(folders))
        got, wrong, identity = _pack(path, known, prove, cache)
        rules += got
        problems += wrong
        identities.append(identity)
    seen: dict[str, Rule] = {}
    for rule in rules:
        if rule.name in seen:
            problems.append(Problem(rule.where, f"rule '{rule.name}' is also at {seen[rule.name].where}"))
        seen[rule.name] = rule
    if problems:
        raise RuleErrors(
            sorted(set(problems), key=lambda p: (p.where.rpartition(":")[0], int(p.where.rpartition(":")[2]), p.what))
        )
    return Rulebook(
        tuple(sorted(rules, key=lambda r: r.name)),
        tuple(files),
        cache=cache,
        identity=key_of(identities) if all(identities) else "",
    )


def _pack(path: Path, lists: Lists, prove: bool, cache: Cache) -> tuple[Sequence[Rule], list[Problem], str]:
    """The rules of one pack, what is wrong with it, and its identity; from the cache if nothing has changed."""
    try:
        key = key_of(path.read_bytes(), _shown(path), lists.folders, fingerprint())
    except OSError:
        key = ""  # the cold road says what is wrong
    kept: tuple[tuple[Rule, ...], tuple[Use, ...]] | None = cache.get("rules", key) if key else None
    if kept is not None and all(lists.fresh(use) for use in kept[1]):
        return kept[0], [], _identity(key, kept[1])
    from lint.packs.prove import prove_rule
    from lint.packs.read import read_pack

    lists.used.clear()
    rules, problems = read_pack(path, _shown(path), lists)
    uses = tuple(lists.used.values())
    if prove:
        problems += [p for rule in rules for p in prove_rule(rule)]
        if key and not problems:
            cache.put("rules", key, (tuple(rules), uses))
            cache.prune("rules")
    return rules, problems, _identity(key, uses) if key else ""


def _identity(key: str, uses: Sequence[Use]) -> str:
    return key_of(key, [(use.name, use.digest) for use in uses])


def lists_for(pack: Path) -> Lists:
    """The lists that a pack file may name: those beside it, then the shipped ones."""
    return Lists(_list_folders(pack))


def _list_folders(pack: Path) -> tuple[Path, ...]:
    beside = (pack.parent / "lists", pack.parent.parent / "lists", shipped() / "lists")
    return tuple(dict.fromkeys(f for f in beside if f.is_dir()))


def _shown(path: Path) -> str:
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()
