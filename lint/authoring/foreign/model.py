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
