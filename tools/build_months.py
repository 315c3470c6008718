#!/usr/bin/env python3
"""Names of months in the languages of CLDR that are written in Latin, Cyrillic or Greek letters, without the English ones.

    python tools/build_months.py > rules/lists/foreign-months.txt

Needs Babel (Unicode CLDR). A date line in one of them inside an English text is a leftover of another page.
"""

from __future__ import annotations

from babel import Locale
from babel.dates import get_month_names

LANGUAGES = (
    "af az bg bs ca cs cy da de el es et eu fi fil fr ga gl hr hu id is it kk ky lt lv mk mn ms mt nb nl pl pt ro ru sk sl"
    " sq sr sr_Latn sv sw tg tk tr uk uz vi"
).split()


def months(language: str) -> set[str]:
    """Long and short names, as they stand in a date and alone, in lower case."""
    locale = Locale.parse(language)
    names = {
        name.lower().rstrip(".")
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
        for name in get_month_names(width, context, locale).values()
    }
    return {n for n in names if len(n) > 2 and n.isalpha()}


def main() -> None:
    english = months("en") | {"sept"}
    found = {m for language in LANGUAGES for m in months(language)} - english
    print("# Names of months in other languages than English (Unicode CLDR), made by tools/build_months.py.")
    print("\n".join(sorted(found)))


if __name__ == "__main__":
    main()
