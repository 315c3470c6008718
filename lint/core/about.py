"""What the installed package says of itself; `pyproject.toml` is the one place where that stands."""

from __future__ import annotations

from importlib.metadata import metadata


def home() -> str:
    """The address of the repository; empty where the package names none."""
    entries: list[str] = metadata("seedlint").get_all("Project-URL") or []
    for entry in entries:
        label, _, url = entry.partition(", ")
        if label == "Homepage":
            return url
    return ""
