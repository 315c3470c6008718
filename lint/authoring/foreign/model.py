"""What reading a foreign rule gives where it gives no rule."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Dropped:
    """A rule that cannot be carried over, and why."""

    id: str
    why: str


class NotOurs(Exception):
    """Why a rule has no like here."""


def fix_of(rights: list[str]) -> dict[str, object] | None:
    """How a rule whose pattern has these right forms corrects what it finds."""
    if len(rights) == 1:
        return {"replace": rights[0].replace("\\", r"\\"), "safety": "unsafe"}
    return {"choices": rights, "safety": "suggest"} if rights else None
