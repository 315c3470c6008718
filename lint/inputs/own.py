"""What seedlint wrote itself, wherever it lies and whatever it is called: reports, ledgers, baselines, copies.

A file tells by its first bytes, so that no text is left out for its name. Reports for people's eyes on a terminal (`text`,
`concise`, `github`, `summary`) have no such sign; written to a file, they are texts like any other.
"""

from __future__ import annotations

import re
from pathlib import Path

from lint.core import late

LEDGER, COPIES = "fixes.jsonl", "fixed"
"""Names beside each other where `seedlint fix` writes copies."""

SUFFIXES = frozenset((".csv", ".html", ".json", ".jsonl", ".md", ".rdjson", ".sarif", ".xml"))
"""Of the files that are worth a look: no report is called otherwise, but by somebody's wish."""

_SIGNS = late.re(
    rb"""
      <meta\ name="generator"\ content="seedlint">               # the pages of a report and of a corpus
    | \A\{\s*"schema":\ \d+,\s*"(?:findings|known)":\ \[         # a report in JSON, a baseline
    | \A\{"rule":\ "[\w/-]+",\ "kind":\ "[\w-]+",\ "class":\     # findings, one a line
    | \A\{"path":\ "[^"]*",\ "target":\ "[^"]*",\ "sha256_before":\   # a ledger
    | \A\{\s*"source":\ \{\s*"name":\ "seedlint"                 # rdjson
    | \A\{"message":.*"source":\ \{"name":\ "seedlint"           # rdjsonl
    | "driver":\ \{\s*"name":\ "seedlint"                        # SARIF
    | \A\[\s*\{\s*"description":\ "[^\n]*",\s*"check_name":\ "[a-z0-9-]+/[a-z0-9-]+",\s*"fingerprint"   # Code Climate, of GitLab
    | <testsuites\ name="seedlint"                               # JUnit
    | \Apath,record,id,field,line,column,severity,confidence,class,rule,    # CSV
    | \A\#\ Correction\ report\n\n[\d,]+\ findings?\ in\          # Markdown
    """,
    re.X,
)


def is_own(data: bytes) -> bool:
    """Whether a file that begins with `data` was written by seedlint."""
    return _SIGNS.search(data) is not None


def is_folder_of_copies(folder: Path) -> bool:
    """Whether a folder holds the corrected copies that a ledger beside it tells of."""
    return folder.name == COPIES and (folder.parent / LEDGER).is_file()
