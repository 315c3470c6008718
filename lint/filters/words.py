"""Personal words: forms that are right here, whatever a dictionary says; one a line in `words.txt`.

A line is a form, or `FORM @ GLOB` for the paths that the glob meets (as in a `.gitignore`); `#` begins a comment. A form
in lower case also holds capitalised and in capitals, any other as it stands and in capitals; `'s` after it is its own.
What is silenced are findings that say of exactly this form that it is misspelt, or that another is the right one: those
of the classes in `CLASSES`. A mix-up of two names is no question of spelling, and stays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from lint.core.atomic import write_atomically
from lint.core.errors import UsageError
from lint.core.finding import Finding
from lint.inputs.globs import globs

CLASSES = frozenset({"misspelling", "terminology", "inconsistency", "untranslated"})
_POSSESSIVE = ("'s", "’s")


class AcceptedWord(NamedTuple):
    """A form that is right, and where (`glob` is empty for everywhere); `line` is that of the file, from 1."""

    form: str
    glob: str = ""
    line: int = 0


@dataclass
class WordsFile:
    """The words of one file."""

    path: Path
    root: Path = Path()
    words: tuple[AcceptedWord, ...] = ()
    _by_form: dict[str, list[AcceptedWord]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for word in self.words:
            for form in {*_forms(word.form)}:
                self._by_form[form].append(word)

    def decision(self, finding: Finding) -> str | None:
        """The line that makes a finding void, in words; `None` where there is none."""
        if not self.words or finding.cls not in CLASSES:
            return None
        found = finding.place.found
        for form in (found, *(found.removesuffix(end) for end in _POSSESSIVE if found.endswith(end))):
            for word in self._by_form.get(form, ()):
                if not word.glob or globs((word.glob,), self.root).match(finding.place.path):
                    return f"a word of {self.path.as_posix()}:{word.line}"
        return None


def may_hold(finding: Finding) -> bool:
    """Whether a line of the file could say that what was found is right."""
    return finding.cls in CLASSES and _is_form(" ".join(finding.place.found.split()))


def _is_form(form: str) -> bool:
    return bool(form) and "#" not in form and " @ " not in form


def _forms(form: str) -> Iterator[str]:
    yield from (form, form.upper())
    if form.islower():
        yield form[:1].upper() + form[1:]
        yield form.title()


def read(path: Path, root: Path = Path()) -> WordsFile:
    """The words in a file, none where there is no file; raises `UsageError` for lines that are none."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return WordsFile(path, root)
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or 'not UTF-8'}") from None
    words = []
    for number, line in enumerate(text.splitlines(), 1):
        form, at, glob = line.partition("#")[0].partition(" @ ")
        if form.strip():
            if at and not glob.strip():
                raise UsageError(f"{path}:{number}: after '@' comes a path, or a glob of paths")
            words.append(AcceptedWord(" ".join(form.split()), glob.strip(), number))
    return WordsFile(path, root, tuple(words))


def add(known: WordsFile, forms: list[str], glob: str = "") -> list[str]:
    """Append forms that are not there yet; comments and order stay. Gives those that were added."""
    there = {(word.form, word.glob) for word in known.words}
    new = [form for form in dict.fromkeys(" ".join(f.split()) for f in forms) if (form, glob) not in there]
    for form in new:
        if not _is_form(form):
            raise UsageError(f"{form!r} is no form of a word")
    if new:
        old = known.path.read_text(encoding="utf-8") if known.path.exists() else ""
        old += "\n" if old and not old.endswith("\n") else ""
        lines = "".join(f"{form}{f' @ {glob}' if glob else ''}\n" for form in new)
        write_atomically(known.path, (old + lines).encode())
    return new
