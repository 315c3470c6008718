"""An ignore: a place where the text's author says, in a comment, that a rule should keep silent."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

Spot = tuple[int, int]
"""1-based line and column of a file."""


class Ignore(NamedTuple):
    """From `start` up to `end` (`None`: the end of the file) the rules called `names` keep silent; all where none is named.

    Names are those of `--ignore`: a rule's id, pack, kind, class or tag.
    """

    start: Spot
    end: Spot | None
    names: tuple[str, ...]
    reason: str
    comment: str
    """The comment as it stands in the file."""
    spot: Spot
    """Where it stands."""
    begins: int = 0
    """Offset of the comment in the file."""
    at: int = 0
    """Offset into the document's text of what follows the comment."""

    def covers(self, spot: Spot, labels: Collection[str]) -> bool:
        """Whether a rule with these labels keeps silent about what begins at `spot`."""
        return (
            self.start <= spot
            and (self.end is None or spot < self.end)
            and (not self.names or any(name in labels for name in self.names))
        )
