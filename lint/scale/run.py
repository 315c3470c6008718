"""What all shards of one run agree on: the rules, the files as they stood, how they are read. It lies beside the shards, so that
neither shards of different rules nor of different texts are ever added up."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lint.config.settings import Settings
from lint.core.atomic import write_atomically
from lint.core.errors import Failure, UsageError
from lint.inputs.discover import shown
from lint.inputs.piped import Piped
from lint.inputs.remote import Remote, located
from lint.scale.cut import File
from lint.session import Session

NAME = "run.json"
FORMAT = 1
"""Version of what lies in the folder of a run."""

_SETTINGS = (
    "paths", "exclude", "force_exclude", "rules", "select", "ignore", "corpus", "input_format", "formats", "encoding", "encodings",
    "text_field", "id_field", "source_field", "source_file", "source_lang", "target_lang", "root",
)  # fmt: skip
"""Settings by which files are found and checked; how findings are filtered and shown is said when shards are gathered."""


@dataclass(frozen=True)
class Run:
    """What the shards of a run have in common."""

    shards: int
    rules: str
    """Fingerprint of the rules (`Rulebook.fingerprint`)."""
    reading: str
    """Digest of how files are read."""
    files: tuple[File, ...]
    failures: tuple[Failure, ...]
    """What is wrong with the paths that were named."""
    settings: Mapping[str, object]

    @classmethod
    def of(cls, session: Session, shards: int, outside: Path) -> Run:
        """The run that a session's settings ask for, in so many shards; files under `outside` are no texts."""
        files, failures = session.discover(outside)
        if pipes := [shown(file) for file in files if isinstance(file, Piped)]:
            raise UsageError(f"{pipes[0]} is a pipe, which only one process can read: write it to a file first")
        asked = session.settings
        return cls(
            shards, session.rulebook.fingerprint, hashlib.sha256(session.reader.identity.encode("utf-8", "surrogatepass")).hexdigest(),
            tuple(map(_file, files)), tuple(failures),
            json.loads(json.dumps({name: getattr(asked, name) for name in _SETTINGS}, default=str)),
        )  # fmt: skip

    @property
    def digest(self) -> str:
        """What stands for the run in the files of its shards."""
        return hashlib.sha256(self._json().encode()).hexdigest()

    def write(self, folder: Path) -> None:
        """Put it into the folder of the run, or find it there; raises `UsageError` where another run lies there."""
        if (folder / NAME).exists():
            if why := self.differs(read(folder)):
                raise UsageError(f"{folder} holds another run: {why}; name an empty folder, or throw that one away")
            return
        write_atomically(folder / NAME, self._json().encode())

    def differs(self, other: Run) -> str:
        """In what another run is different, in words; empty where it is the same."""
        if self.shards != other.shards:
            return f"it has {other.shards} shards, not {self.shards}"
        if self.rules != other.rules:
            return f"its rules are others ({other.rules[:12]}, here {self.rules[:12]})"
        changed = sorted({shown(f.path) for f in {*self.files} ^ {*other.files}})
        if changed or self.files != other.files:
            more = f" and {len(changed) - 1} more" if len(changed) > 1 else ""
            return f"its texts are others, or changed since ({changed[0] if changed else 'their order'}{more})"
        if self != other:
            return "its settings are others"
        return ""

    def must_be_of(self, session: Session, folder: Path) -> None:
        """Raise `UsageError` where a session has other rules, or the files are not as they were."""
        mine = session.rulebook.fingerprint
        if mine != self.rules:
            raise UsageError(
                f"{folder}: the shards were made by rules {self.rules[:12]}, here are {mine[:12]}; use the same rules (--rules) "
                "and the same version of seedlint"
            )
        if changed := [shown(file.path) for file in self.files if _file(file.path) != file]:
            more = f" and {len(changed) - 1} more" if len(changed) > 1 else ""
            raise UsageError(
                f"{folder}: {changed[0]}{more} changed, or is gone, since the shards were made; run them again"
            )

    def asked(self, settings: Settings) -> Settings:
        """Settings with what the run was asked to check."""
        mine: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in self.settings.items()}
        return dataclasses.replace(settings, **(mine | {"root": Path(mine["root"])}))

    def _json(self) -> str:
        return json.dumps(
            {
                "format": FORMAT, "shards": self.shards, "rules": self.rules, "reading": self.reading, "settings": self.settings,
                "files": [[f.path.url if isinstance(f.path, Remote) else str(f.path), f.size, f.changed] for f in self.files], "failures": self.failures,
            },
            indent=0,
        )  # fmt: skip


def read(folder: Path) -> Run:
    """The run whose shards lie in a folder; raises `UsageError`."""
    path = folder / NAME
    try:
        data = json.loads(path.read_bytes())
        if data["format"] != FORMAT:
            raise UsageError(f"{path}: written by another version of seedlint")
        files = tuple(File(located(name), size, changed) for name, size, changed in data["files"])
        failures = tuple(Failure(*failure) for failure in data["failures"])
        settings = {name: data["settings"][name] for name in _SETTINGS}
        return Run(int(data["shards"]), str(data["rules"]), str(data["reading"]), files, failures, settings)
    except FileNotFoundError:
        raise UsageError(
            f"{folder}: no shards lie there; write some with: seedlint check DATA --shard 1/4 --out {folder}"
        ) from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{path}: cannot be read: {error}") from None


def ranges(numbers: Iterable[int]) -> str:
    """Numbers for people: `3, 7-9`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)


def _file(path: Path) -> File:
    try:
        status = path.stat()
    except OSError:
        return File(path, 0, 0)
    return File(path, status.st_size, status.st_mtime_ns)
