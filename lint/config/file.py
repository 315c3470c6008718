"""Configuration files: `seedlint.yaml`, or `[tool.seedlint]` in a `pyproject.toml`; found upwards, read strictly.

`extends` names other configurations, read first: a key replaces what they say, `overrides` are added after theirs. It may
also name rules of another tool (`vale:styles/Google`), which are added to the rules.
All that is wrong is reported at once, with its place.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from lint.config.settings import CONFIGURABLE, Override, Settings
from lint.core.errors import Problem, UsageError, did_you_mean
from lint.core.rule import CONFIDENCES, SEVERITIES

NAMES = ("seedlint.yaml", "pyproject.toml")
WORDS = "words.txt"
"""The file of words beside a configuration."""
FOREIGN = ("vale:", "codespell:", "typos:", "tbx:")
"""What the paths of other tools' rules begin with (`lint.authoring.foreign`)."""

DEPTH = 10
"""Configurations that may extend one another in a row."""

_KEYS = {"extends", *(name.replace("_", "-") for name in CONFIGURABLE)}
_CHOICES = {"severity": SEVERITIES, "confidence": CONFIDENCES, "fail-on": (*SEVERITIES, "never")}
_LISTS = frozenset({"paths", "exclude", "rules", "select", "ignore", "extends", "text-field"})
_NAMED = frozenset({"input-format", "encoding", "id-field", "source-field", "source-lang", "target-lang"})
_MAPS = frozenset({"formats", "encodings"})
_SWITCHES = frozenset({"force-exclude", "cache", "corpus", "corpus-only", "strict-baseline"})
Overrides = tuple[Override, ...]
_OVERRIDE = {"paths", "ignore", "severity"}


def find(start: Path) -> Path | None:
    """The configuration nearest above `start`, up to the top of its repository; raises `UsageError` for two at once."""
    for folder in (start, *start.parents):
        found = [p for name in NAMES if (p := folder / name).is_file() and _speaks(p)]
        if len(found) > 1:
            raise UsageError(
                f"{from_here(folder)} has two configurations: {' and '.join(p.name for p in found)}; keep one"
            )
        if found:
            return found[0]
        if (folder / ".git").exists():
            return None
    return None


def _speaks(path: Path) -> bool:
    # a substring before the parser: most projects' pyproject.toml is none of our business
    return path.suffix != ".toml" or b"tool.seedlint" in path.read_bytes()


def from_here(path: Path) -> Path:
    """`path` relative to the working folder where there is a way without leaving the drive, as people write it."""
    try:
        return Path(os.path.relpath(path))
    except ValueError:
        return path


def resolve_settings(flags: Mapping[str, object], config: str | None = None, start: Path | None = None) -> Settings:
    """Defaults, the configuration (`config`, or the one found from `start` upwards; `none` for no one), and flags.

    Flags that are `None` were not given. Raises `UsageError` with everything that is wrong with a configuration.
    """
    values: dict[str, object] = {}
    origins: dict[str, str] = {}
    path = None if config == "none" else Path(config) if config else find(start or Path.cwd())
    root = Path()
    if path is not None:
        values, origins = load(path)
        root = from_here(path.parent)
        values.setdefault("words", WORDS)  # without a configuration, somebody's words.txt may be a text
    for name, value in flags.items():
        if value is not None:
            values[name] = value
            origins[name] = f"--{name.replace('_', '-')}"
    return Settings(**values, root=root, origins=origins)  # type: ignore[arg-type]  # checked as they were read


@dataclass
class _File:
    """The keys of one configuration, and what is wrong with them."""

    path: Path
    data: object = None
    where: Callable[[tuple[str | int, ...]], str] = field(default=lambda _: "")
    problems: list[Problem] = field(default_factory=list)

    def complain(self, at: tuple[str | int, ...], what: str) -> None:
        self.problems.append(Problem(self.where(at), what))


def load(path: Path) -> tuple[dict[str, object], dict[str, str]]:
    """Values and their origins, by setting; raises `UsageError` with all problems, one a line."""
    values, origins, problems = _load(path, 0)
    if problems:
        raise UsageError("\n".join(["the configuration is not valid:", *map(str, problems)]))
    return values, origins


def _load(path: Path, depth: int) -> tuple[dict[str, object], dict[str, str], list[Problem]]:
    file = _read(path)
    values: dict[str, object] = {}
    origins: dict[str, str] = {}
    if file.problems:
        return values, origins, file.problems
    if not isinstance(file.data, dict):
        return values, origins, [Problem(file.where(()), "a configuration is a mapping from settings to values")]
    bases = _strings(file, "extends", file.data.get("extends", [])) or ()
    foreign = tuple(_located(path.parent, "rules", base) for base in bases if base.startswith(FOREIGN))
    for base in bases:
        if base.startswith(FOREIGN):
            continue
        if depth == DEPTH:
            file.complain(("extends",), "configurations extend each other in a circle")
            break
        more, whence, problems = _load(path.parent / base, depth + 1)
        overrides = (*_overrides_in(values), *_overrides_in(more))
        values |= more
        values |= {"overrides": overrides} if overrides else {}
        origins |= whence
        file.problems += problems
    for key, raw in file.data.items():
        if key not in _KEYS:
            file.complain((key,), f"unknown setting '{key}'{did_you_mean(str(key), _KEYS)}")
        elif key != "extends":
            value = _value(file, key, raw)
            name = key.replace("-", "_")
            values[name] = (*_overrides_in(values), *cast(Overrides, value)) if key == "overrides" else value
            origins[name] = file.where((key,))
    if foreign:
        values["rules"] = (*cast(tuple[str, ...], values.get("rules", ("shipped",))), *foreign)
        origins.setdefault("rules", file.where(("extends",)))
    return values, origins, file.problems


def _overrides_in(values: Mapping[str, object]) -> Overrides:
    return cast(Overrides, values.get("overrides", ()))


def _read(path: Path) -> _File:
    shown = from_here(path).as_posix()
    if path.suffix == ".toml":
        import tomllib  # not where no configuration is met

        file = _File(path, where=lambda at: f"{shown} [tool.seedlint]{'.'.join(('', *map(str, at)))}")
        try:
            tool = tomllib.loads(path.read_bytes().decode("utf-8-sig")).get("tool", {})
        except (OSError, ValueError) as error:
            file.complain((), f"cannot be read: {getattr(error, 'strerror', None) or error}")
        else:
            file.data = tool.get("seedlint") if isinstance(tool, dict) else None
        return file
    from lint.core import yamlfile  # only where there is YAML: it costs a tenth of a second

    read = yamlfile.read(path, shown)
    return _File(path, {} if read.data is None else read.data, read.where, read.problems)


def _value(file: _File, key: str, raw: object) -> object:
    if key == "overrides":
        return _overrides(file, raw)
    if key in _LISTS:
        found = _strings(file, key, raw)
        return tuple(_located(file.path.parent, key, text) for text in found or ())
    if key in _MAPS:
        if not isinstance(raw, Mapping) or not all(isinstance(x, str) for pair in raw.items() for x in pair):
            file.complain((key,), f"'{key}' maps globs to names")
            return {}
        return dict(raw)
    if wrong := _objection(key, raw):
        file.complain((key,), f"'{key}' {wrong}")
        return raw
    of_file = not (key in _CHOICES or key in _SWITCHES or key in _NAMED or key == "jobs")
    return _located(file.path.parent, key, raw) if of_file and isinstance(raw, str) else raw


def _objection(key: str, raw: object) -> str:
    """What a key that has one value must be, where `raw` is something else."""
    if key in _CHOICES:
        near = did_you_mean(str(raw), _CHOICES[key])
        return "" if raw in _CHOICES[key] else f"is one of {', '.join(_CHOICES[key])}{near}"
    if key in _SWITCHES:
        return "" if isinstance(raw, bool) else "is true or false"
    if key == "jobs":
        number = isinstance(raw, int) and not isinstance(raw, bool) and raw >= 0
        return "" if number else "is a number of processes; 0 means one a core"
    if isinstance(raw, str):
        return ""
    return "is a name" if key in _NAMED else "is the name of a file"


def _located(folder: Path, key: str, text: str) -> str:
    """A path as seen from the working folder; names of packs and globs stay as they are."""
    if key == "rules" and text.startswith(FOREIGN):
        form, _, path = text.partition(":")
        return f"{form}:{from_here(folder / path).as_posix()}"
    if key in ("paths", "baseline", "suppressions", "words") or (key == "rules" and (folder / text).exists()):
        return from_here(folder / text).as_posix() if text and text != "none" else text
    return text


def _strings(file: _File, key: str, raw: object, at: tuple[str | int, ...] = ()) -> tuple[str, ...] | None:
    given = [raw] if isinstance(raw, str) else raw
    if not isinstance(given, list) or not all(isinstance(item, str) for item in given):
        file.complain((*at, key), f"'{key}' is a list of strings")
        return None
    return tuple(given)


def _overrides(file: _File, raw: object) -> tuple[Override, ...]:
    if not isinstance(raw, list) or not all(isinstance(item, dict) for item in raw):
        file.complain(("overrides",), "'overrides' is a list of mappings with paths, ignore and severity")
        return ()
    out = []
    for i, item in enumerate(raw):
        at = ("overrides", i)
        for key in item:
            if key not in _OVERRIDE:
                file.complain((*at, key), f"unknown key '{key}' of an override{did_you_mean(str(key), _OVERRIDE)}")
        severity = item.get("severity", {})
        if not isinstance(severity, Mapping) or any(v not in SEVERITIES for v in severity.values()):
            file.complain((*at, "severity"), f"'severity' maps rules to one of {', '.join(SEVERITIES)}")
            severity = {}
        out.append(
            Override(
                _strings(file, "paths", item.get("paths", []), at) or (),
                _strings(file, "ignore", item.get("ignore", []), at) or (),
                dict(severity),
                file.where(at),
            )
        )
    return tuple(out)
