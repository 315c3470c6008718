"""What passages say by themselves is worked out once."""

from __future__ import annotations

from collections.abc import Callable

from lint.core.passages import KEPT_CHARACTERS, MAX_CHARACTERS, remembered


def counted() -> tuple[list[str], Callable[[str], int]]:
    asked: list[str] = []

    @remembered
    def length(passage: str) -> int:
        asked.append(passage)
        return len(passage)

    return asked, length


def test_a_passage_is_asked_about_once() -> None:
    asked, length = counted()
    assert [length(p) for p in ("The ferry left.", "It rained.", "The ferry left.")] == [15, 10, 15]
    assert asked == ["The ferry left.", "It rained."]


def test_a_very_long_one_is_not_kept() -> None:
    asked, length = counted()
    for _ in range(2):
        length("x" * (MAX_CHARACTERS + 1))
    assert len(asked) == 2


def test_old_ones_are_forgotten_before_they_take_memory() -> None:
    asked, length = counted()
    for number in range(KEPT_CHARACTERS // MAX_CHARACTERS + 1):
        length(chr(97 + number) * MAX_CHARACTERS)
    length("a" * MAX_CHARACTERS)
    assert asked[-1][0] == "a"
