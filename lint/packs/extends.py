"""`extends` in a pack: whoever names the pack also gets the rules that it names, its own or those of another tool.

```yaml
pack: house
extends: [shipped, vale:styles/Google]      # as --rules takes them; paths are meant from the pack
```
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from lint.config.file import FOREIGN, from_here
from lint.core import late
from lint.core.lists import shipped
from lint.packs.load import pack_files

_KEY = late.re(r"^extends:.*(?:\n(?:[ \t#-].*)?)*", re.M)
"""The key with its value: all that is read of a pack here, so that a run whose rules are kept parses no pack."""


def widened(names: Iterable[str]) -> list[str]:
    """The names of rules, and those that the packs among them extend, each once; raises `UsageError`."""
    out: dict[str, None] = {}
    waiting = list(names)[::-1]
    while waiting:
        name = waiting.pop()
        if name not in out:
            out[name] = None
            waiting += reversed([*_extended(name)])
    return list(out)


def _extended(name: str) -> Iterator[str]:
    """The names that the packs of one name extend, as seen from the working folder."""
    if name.startswith(FOREIGN) or name == "shipped" or ".seed" in name:
        return
    for path in pack_files([name]):
        if path.is_file() and not path.is_relative_to(shipped()):
            yield from (_located(path.parent, base) for base in _bases(path))


def _bases(path: Path) -> list[str]:
    """What stands under `extends`; nothing where that is wrong, which is said when the pack is read."""
    found = _KEY.search(path.read_text(encoding="utf-8-sig", errors="replace"))
    if found is None:
        return []
    from lint.core import yamlfile

    data = yamlfile.parse(found.group(), yamlfile.YamlFile(path.name)).data
    value = data.get("extends") if isinstance(data, dict) else None
    if isinstance(value, str):
        return [value]
    return [name for name in value if isinstance(name, str)] if isinstance(value, list) else []


def _located(folder: Path, name: str) -> str:
    """A name as seen from the working folder; names of installed packs stay as they are."""
    form, colon, path = name.rpartition(":")
    if name.startswith(FOREIGN) or (folder / name).exists():
        return f"{form}{colon}{from_here(folder / path).as_posix()}"
    return name
