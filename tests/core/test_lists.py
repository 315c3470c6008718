"""Lists that rules share, and what is made of them."""

from __future__ import annotations

from pathlib import Path

from lint.core.lists import Lists


def test_what_rules_share_is_made_once_and_its_lists_count_for_each(tmp_path: Path) -> None:
    (tmp_path / "boats.txt").write_text("grebe\n# moored\nheron\n", encoding="utf-8")
    lists = Lists((tmp_path,))
    made = []

    def fleet() -> frozenset[str]:
        made.append("fleet")
        return frozenset(lists["boats"])

    first = lists.once("fleet", fleet)
    lists.used.clear()  # the next pack
    again = lists.once("fleet", fleet)
    assert first is again == {"grebe", "heron"}
    assert made == ["fleet"]
    assert list(lists.used) == [("boats", False)]
