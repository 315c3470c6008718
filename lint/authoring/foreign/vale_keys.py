"""What a rule of Vale says in its keys, as a rule of ours says it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

_LEVELS = {"suggestion": "info", "warning": "warning", "error": "error"}


def level_of(raw: Mapping[str, object]) -> str:
    """The severity that its level comes to."""
    return _LEVELS.get(str(raw.get("level", "warning")), "warning")


def why_of(file: Path) -> str:
    """The reason that a rule of a style gives."""
    return f"The style {file.parent.name} says so."


def source_of(raw: Mapping[str, object], file: Path) -> str:
    """Where to read about it."""
    return str(raw["link"]) if raw.get("link") else f"Vale, {file.parent.name}/{file.name}"


def strings_of(raw: Mapping[str, object], key: str) -> list[str]:
    """The strings of a list; none where there is no list."""
    values = raw.get(key)
    return [str(value) for value in values] if isinstance(values, list) else []


def without_groups(pattern: str) -> str:
    """A pattern whose groups capture nothing: replacements of a style refer to none."""
    return re.sub(r"(?<!\\)\((?!\?)", "(?:", pattern)


def message_of(raw: Mapping[str, object], names: Sequence[str]) -> str:
    """Vale's `%s` as the names that a message of ours fills in."""
    left = iter(names)
    message = re.sub(
        r"%\[(\d)\]s", lambda m: "{" + names[min(int(m[1]), len(names)) - 1] + "}", str(raw.get("message", ""))
    )
    return re.sub(r"%s", lambda _: "{" + next(left, names[-1]) + "}", message) or '"{found}"'
