"""Which format a file has, and how it is asked to be read: what flags and configuration say, else its name."""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

from lint.core.errors import UsageError, did_you_mean
from lint.inputs import containers, formats
from lint.inputs.discover import head
from lint.inputs.format import Format, Reading
from lint.inputs.globs import globs
from lint.inputs.own import SUFFIXES, is_own
from lint.inputs.piped import Piped
from lint.inputs.remote import is_url

_SETTINGS = frozenset(
    ".yaml .yml .toml .ini .cfg .conf .properties .env .editorconfig .plist .json5 .jsonc .hcl .tf .desktop .service .pc .reg".split()
)
_NO_TEXT = {
    ".lock": "a lock file", ".log": "a log", ".diff": "a diff", ".patch": "a diff", ".map": "generated",
    ".svg": "a picture", ".pgn": "a chess game", ".abc": "music", ".ly": "music", ".bib": "a bibliography", ".sum": "a lock file",
}  # fmt: skip
_NAMES = {
    **dict.fromkeys(
        "package.json composer.json tsconfig.json jsconfig.json manifest.json bower.json lerna.json nx.json turbo.json deno.json"
        " angular.json babel.config.json renovate.json .eslintrc.json .prettierrc.json pyrightconfig.json".split(),
        "settings",
    ),
    **dict.fromkeys("package-lock.json npm-shrinkwrap.json Pipfile.lock go.sum yarn.lock pnpm-lock.yaml".split(), "a lock file"),
    "requirements.txt": "settings", "constraints.txt": "settings",
}  # fmt: skip
_MISLEADING = ("CMakeLists.txt",)


class Door(NamedTuple):
    """How a file is read: the name of its format and its container, or the reason why it is not read."""

    format: str = ""
    container: str = ""
    reason: str = ""
    failed: bool = False
    """Whether somebody should do something about it: a document in a form that cannot be read."""


@dataclass(frozen=True)
class Reader:
    """What was asked about reading. `formats` and `encodings` hold globs with a name each; the last that matches holds."""

    input_format: str = ""
    encoding: str = ""
    formats: tuple[tuple[str, str], ...] = ()
    encodings: tuple[tuple[str, str], ...] = ()
    reading: Reading = field(default_factory=Reading)
    root: Path = Path()
    own: frozenset[str] = frozenset()
    """Absolute paths of files that runs read themselves: they are no texts."""
    beside: tuple[str, str] = ("", "")
    """Two names: a file of the first is no text where one of the second lies beside it."""

    @property
    def identity(self) -> str:
        """What the texts of a file depend on beside its bytes and its name."""
        return repr((self.input_format, self.encoding, self.formats, self.encodings, self.reading))

    def door(self, path: Path, start: bytes | None = None) -> Door:
        """How a file is read; `start` are its first bytes, where they are known: it is not opened then."""
        if self._is_own(path, start):
            return Door(reason="seedlint's own file")
        name = path.name
        packed = containers.suffix_of(name)
        inner = name[: -len(packed)] if packed in containers.COMPRESSED else name
        asked = self._configured(path) or self.input_format
        if asked:
            return Door(
                "" if asked == "none" else asked, packed, "left out by the configuration" if asked == "none" else ""
            )
        if isinstance(path, Piped):
            return Door(path.format)
        if packed in containers.TABLES:
            return Door("jsonl", packed)
        return door_of(inner, packed)

    def _is_own(self, path: Path, start: bytes | None) -> bool:
        """Whether a file belongs to seedlint: to this run, to another configuration, or because seedlint wrote it."""
        if self.own and os.path.abspath(path) in self.own:
            return True
        name, other = self.beside
        if path.name == name and path.with_name(other).is_file():
            return True
        return path.suffix in SUFFIXES and not is_url(path) and is_own(head(path) if start is None else start)

    def _configured(self, path: Path) -> str:
        return next((n for glob, n in reversed(self.formats) if globs((glob,), self.root).match(path)), "")

    def encoding_of(self, path: Path) -> str:
        """The encoding that was asked for; empty for UTF-8 or what a byte-order mark says."""
        return self.encoding or next((n for g, n in reversed(self.encodings) if globs((g,), self.root).match(path)), "")


def door_of(name: str, packed: str = "") -> Door:
    """How a file of this name is read."""
    lower = name.lower()
    if lower.endswith(".txt") and name not in _NAMES and name not in _MISLEADING:
        return Door("plain", packed)  # before a format is imported: the most frequent case
    if name in _NAMES:
        return Door(reason=_NAMES[name])
    suffix = "." + lower.rpartition(".")[2] if "." in lower else ""
    if suffix in containers.DOCUMENTS:
        return Door(reason=f"cannot be read as it is: {containers.DOCUMENTS[suffix]}", failed=True)
    if name in by_name():
        return Door(by_name()[name], packed)
    if suffix in by_suffix():
        return Door(by_suffix()[suffix], packed)
    if suffix in _SETTINGS or (name.startswith(".") and "." not in name[1:]):
        return Door(reason="settings")
    if suffix in _NO_TEXT:
        return Door(reason=_NO_TEXT[suffix])
    return Door("plain", packed)


def names() -> list[str]:
    """Names of all formats: the modules of `lint.inputs.formats`, and entry points `seedlint.inputs`."""
    from importlib.metadata import entry_points

    return sorted({*_own(), *(entry.name for entry in entry_points(group="seedlint.inputs"))})


@cache
def _own() -> tuple[str, ...]:
    import pkgutil

    return tuple(m.name for m in pkgutil.iter_modules(formats.__path__) if not m.name.startswith("_"))


@cache
def named(name: str) -> Format:
    """The format called `name`; raises `UsageError` with a suggestion."""
    module: object
    if name in _own():
        module = importlib.import_module(f"{formats.__name__}.{name}")
    else:
        from importlib.metadata import entry_points

        plugin = next(iter(entry_points(group="seedlint.inputs", name=name)), None)
        if plugin is None:
            known = names()
            raise UsageError(f"unknown input format '{name}'{did_you_mean(name, known)}; known: {', '.join(known)}")
        module = plugin.load()
    if not isinstance(module, Format):
        raise UsageError(f"the input format '{name}' lacks one of `SUFFIXES`, `read` and `frame`")
    return module


def _plugins() -> Iterator[str]:
    from importlib.metadata import entry_points

    yield from (entry.name for entry in entry_points(group="seedlint.inputs"))


@cache
def by_suffix() -> dict[str, str]:
    """Formats by suffix; those of other packages win."""
    return {suffix: name for name in (*_own(), *_plugins()) for suffix in named(name).SUFFIXES}


@cache
def by_name() -> dict[str, str]:
    """Formats by the whole name of a file."""
    return {file: name for name in _own() for file in getattr(named(name), "NAMES", ())}


def source_lines(path: Path) -> tuple[str, ...]:
    """The lines of the file that another one translates line by line (`--source`); raises `UsageError`."""
    from lint.core.text import Undecodable, decode
    from lint.inputs.formats.parallel import lines_of

    try:
        text, _ = decode(path.read_bytes())
    except OSError as error:
        raise UsageError(f"--source {path}: cannot be read: {error.strerror or error}") from None
    except Undecodable as error:
        raise UsageError(f"--source {path}: {error}") from None
    return tuple(text[start:end] for start, end in lines_of(text))
