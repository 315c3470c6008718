"""What was proven before it was shipped: the shipped packs, as they and their lists stood when `tools/prove_rules.py` ran.

Proving takes longer than reading, and who installs seedlint has changed nothing. A shipped pack that was edited, or one
of whose lists was, is proven like any other.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from lint.core.cache import key_of
from lint.core.lists import ListUse, shipped

NAME = "proven.txt"
"""The file beside the shipped packs: on each line a digest and the pack whose it is."""


def digest(pack: Path, uses: Iterable[ListUse]) -> str:
    """What stands for the content of a pack and of the lists that it uses."""
    return key_of(pack.read_bytes(), sorted((use.name, use.digest) for use in uses))


def is_proven(pack: Path, uses: Iterable[ListUse]) -> bool:
    """Whether the pack is a shipped one that stands as it was proven."""
    return pack.resolve().parent == shipped() and digest(pack, uses) in _digests(shipped())


@cache
def _digests(folder: Path) -> frozenset[str]:
    try:
        lines = (folder / NAME).read_text(encoding="utf-8").splitlines()
    except OSError:
        return frozenset()
    return frozenset(line.split(" ")[0] for line in lines)
