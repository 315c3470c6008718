"""Named conditions: what decides, and what `why` says of it, are one list."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Condition(NamedTuple, Generic[T]):
    """A condition and its name, in words that complete "passed over: ..."."""

    name: str
    holds: Callable[[T], bool]


def first_met(conditions: Iterable[Condition[T]], subject: T) -> str | None:
    """The name of the first condition that holds; `None` where none does."""
    return next((condition.name for condition in conditions if condition.holds(subject)), None)
