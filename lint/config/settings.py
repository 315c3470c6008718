"""Settings of a run: what may be asked for, and where each value came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from lint.core.rule import CONFIDENCES, SEVERITIES

DEFAULT = "default"
"""Origin of a value that nobody set."""


@dataclass(frozen=True)
class Override:
    """Other levels, or no rules, for some paths. `ignore` and the keys of `severity` are names as for `--ignore`."""

    paths: tuple[str, ...] = ()
    """Globs as in a `.gitignore`; none means everywhere."""
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)
    where: str = ""


@dataclass(frozen=True)
class Settings:
    """What a run is asked to do. Names are those of the flags, and of the keys of a configuration (with hyphens)."""

    paths: tuple[str, ...] = (".",)
    """Files or folders that are checked when none is named."""
    exclude: tuple[str, ...] = ()
    """Globs of files that are left out, as in a `.gitignore` beside the configuration."""
    force_exclude: bool = False
    """Leave them out even where they are named."""
    rules: tuple[str, ...] = ()
    """Packs: files, folders, `shipped`, `none`, or names that installed packages register under `seedlint.packs`."""
    select: tuple[str, ...] = ()
    """Only these rules: by rule id, pack, kind, class or tag."""
    ignore: tuple[str, ...] = ()
    """All but these."""
    severity: str = "warning"
    """Lowest severity shown."""
    confidence: str = "medium"
    """Lowest confidence shown."""
    fail_on: str = "warning"
    """Lowest severity that fails a run."""
    jobs: int = 0
    """Processes (0: one a core)."""
    cache: bool = True
    """Keep compiled rules on disk."""
    corpus: bool = True
    """Ask questions about the corpus as a whole."""
    corpus_only: bool = False
    """Report only what such questions find."""
    suppressions: str = "suppress.yaml"
    """File of findings that a person decided to leave, with reasons; it need not exist."""
    baseline: str = "seedlint-baseline.json"
    """File of known findings that are not shown again; it need not exist. `none`: no file."""
    words: str = ""
    """File of words that are right here (beside a configuration `words.txt`, which need not exist). `none`: no file."""
    strict_baseline: bool = False
    """Entries of the baseline that nothing needs any more are findings."""
    overrides: tuple[Override, ...] = ()
    """Other levels, or no rules, for some paths."""
    input_format: str = ""
    """Read every file in this format, whatever its name; empty goes by the name."""
    formats: Mapping[str, str] = field(default_factory=dict)
    """Formats by glob: `{"*.yaml": plain}` makes texts of what is none; `none` leaves files out."""
    encoding: str = ""
    """Encoding of files that are not UTF-8."""
    encodings: Mapping[str, str] = field(default_factory=dict)
    """Encodings by glob."""
    text_field: tuple[str, ...] = ()
    """Fields of records that are texts."""
    id_field: str = "id"
    """Field that names a record."""
    source_field: str = ""
    """Field with the text that a record's text translates."""
    source_file: str = ""
    """File that the text translates line by line."""
    source_lang: str = ""
    """Language of the sources."""
    target_lang: str = ""
    """Language of the texts."""
    terms: str = ""
    """File of a term base that translations must keep to."""
    since: str = ""
    """Only what is new since this revision of git."""
    diff_file: str = ""
    """Only what this diff adds or changes."""
    root: Path = Path()
    """Folder of the configuration, else the working folder: globs and paths are meant from there."""
    origins: Mapping[str, str] = field(default_factory=dict, compare=False)

    def shows(self, severity: str, confidence: str) -> bool:
        """Whether a finding of this severity and confidence is shown."""
        return SEVERITIES.index(severity) >= SEVERITIES.index(self.severity) and CONFIDENCES.index(
            confidence
        ) >= CONFIDENCES.index(self.confidence)

    def fails(self, severity: str) -> bool:
        """Whether a shown finding of this severity makes the run fail."""
        return self.fail_on != "never" and SEVERITIES.index(severity) >= SEVERITIES.index(self.fail_on)

    def origin(self, name: str) -> str:
        """Where the value of a setting came from: a file, a flag, or `default`."""
        return self.origins.get(name, DEFAULT)

    def given(self, name: str) -> bool:
        """Whether a flag of the command line set this value."""
        return self.origin(name).startswith("--")


CONFIGURABLE = tuple(f.name for f in fields(Settings) if f.name not in ("since", "diff_file", "root", "origins"))
"""Names of the settings that a configuration may set."""
