#!/usr/bin/env python3
"""Generate `rules/lists/romanized.tsv` (letters and characters in Latin script) and `rules/lists/people.tsv` (given names; of Chinese, the
characters that foreign names are written with).

    pip install pypinyin==0.55.0 faker==40.63.0
    python tools/build_people.py

Chinese characters: those of GB 2312 and the first level of Big5, read in pinyin by pypinyin (MIT), each with the reading that it has
alone. Cyrillic: BGN/PCGN 1947, but х as in ISO 9. Given names of Russian, Spanish, French and German, and Chinese family names: faker (MIT); the English ones are `given-names.txt`, the Arabic ones are by hand. The same packages give the same bytes.
"""

from __future__ import annotations

import csv
import importlib
from collections import defaultdict
from pathlib import Path

from pypinyin import Style, pinyin

LISTS = Path(__file__).resolve().parent.parent / "rules" / "lists"
FROM = "pypinyin 0.55.0, faker 40.63.0 (both MIT)"
CYRILLIC = "а a б b в v г g д d е e ё e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х h ц ts ч ch ш sh щ shch ы y э e ю yu я ya"
CHINESE = frozenset({"CN", "TW", "HK", "MO", "JP", "KR", "KP", "SG", "VN"})
"""Countries whose cities have names of their own in Chinese characters."""
NAMES = {"ru": "ru_RU", "es": "es_ES", "fr": "fr_FR", "de": "de_DE"}
ARABIC = (
    "ا a ب b ت t ث th ج j ح h خ kh د d ذ dh ر r ز z س s ش sh ص s ض d ط t ظ z ع a غ gh ف f ق q ك k ل l م m ن n ه h و w ي y ى a ء a "
    "آ a أ a إ i ؤ w ئ y ة h پ p چ ch ڤ v گ g"
)
"""BGN/PCGN 1956, without vowels."""
LATIN = "ø o ł l đ d ı i æ ae œ oe"
"""Letters that are no others with an accent."""
HAND = (
    "默丘泰妮娜莉琳莎珍妲黛茜娅姬玫芙薇蕾丝埃伊艾奥欧厄乌尤约亚雅耶优瓦韦维沃伍怀威万旺文温布巴贝比博伯拜鲍本班邦宾普帕佩皮波"
    "珀派保彭潘庞平德达代迪杜多道邓丹当丁顿东特塔泰蒂图托陶滕坦唐廷通格加盖吉古戈高根甘冈金贡克卡凯基库科考肯坎康孔夫弗法菲富"
    "福范方芬丰兹扎泽齐祖佐增赞宗茨察采奇楚措岑仓钦聪斯萨塞西苏索绍森桑辛孙松什沙舍希舒肖申尚欣顺雄日热茹若让任奇切恰丘乔钱昌"
    "琴春哈黑赫霍海豪亨汉杭欣洪姆马梅米穆莫迈毛门曼芒明蒙恩纳内尼努诺奈瑙嫩南楠宁农尔勒拉莱利卢洛劳伦兰朗林龙里罗鲁雷夸奎果瓜圭惠华怀"
)
"""Characters for the sounds of foreign names, after 世界人名翻译大辞典."""
GIVEN_ARABIC = (
    "محمد أحمد محمود حسين خالد عبد عبدالله عبدالرحمن عبدالعزيز عبدالفتاح إبراهيم يوسف مصطفى ياسر فيصل سلمان بشار صدام معمر نوري حيدر هيثم أيمن "
    "وليد سامح هشام فاطمة عائشة خديجة زينب مريم نادية سارة رانيا ياسمين إسماعيل إسحاق يعقوب موسى عيسى داود زكريا هارون بلال حمزة عثمان أسامة "
    "قاسم جاسم عدنان غسان مروان زياد سمير نجيب طارق جون جورج مايكل ديفيد دونالد باراك هيلاري أنجيلا أنغيلا إيمانويل فلاديمير سيرغي سيرجي ديمتري "
    "دميتري ميخائيل ألكسندر إيفان بوريس توني تيريزا مارغريت ريشي جاستن جاستين ستيفن ستيف ويليام وليام هنري جيمس روبرت ريتشارد توماس تشارلز أندرو "
    "باتريك بيتر مارك مارتن ماريا آنا كارلوس خوسيه لويس فرانسوا نيكولا إدوارد إريك كارل هانز فريدريش أنتوني أنطونيو جوزيف فرانك أوليفر إليزابيث "
    "كاثرين سوزان جينيفر كريستين نانسي ريبيكا إيلون بنجامين بنيامين شيمون أرييل إيهود جيف جيفري كيفن برايان بريان سكوت جيسون ماثيو كريستوفر دانيال "
    "أليكس نيكولاس سيمون فيكتور أندريه لورا إيما أوليفيا جوليا كلير هيلين"
)
"""Given names in Arabic letters that are no other words (not عمر, age, nor كريم, generous), of Arabs and of others."""
NO_SURNAME = frozenset("于任何万方成常安高时全白石江段向")
"""Chinese family names that are words far more often."""
MOST_SURNAMES = 160
NONE = frozenset("和的各者之与在是不以大小新旧港城岛州市区河山湖海")
"""Characters in names of cities that are no sounds, or words on their own."""
LEAST = 3
"""Letters of the shortest given name that is kept."""


def characters() -> str:
    """GB 2312 and Big5, first level."""
    rows = [bytes((a, b)).decode("gb2312", "ignore") for a in range(0xB0, 0xF8) for b in range(0xA1, 0xFF)]
    trails = [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
    rows += [bytes((a, b)).decode("big5", "ignore") for a in range(0xA4, 0xC7) for b in trails]
    return "".join(sorted({c for c in rows if len(c) == 1 and "一" <= c <= "鿿"}))


def romanized() -> dict[str, str]:
    """Latin letters with all that is written by them."""
    out: dict[str, str] = defaultdict(str)
    table = CYRILLIC.split() + ARABIC.split() + LATIN.split()
    for letter, latin in zip(table[::2], table[1::2], strict=True):
        out[latin] += letter
    for char in characters():
        (reading,) = pinyin(char, style=Style.NORMAL)[0][:1]
        if reading.isascii() and reading.isalpha():
            out[reading] += char
    return out


def given(locale: str) -> list[str]:
    """The given names of one language, those of one word."""
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    names = {name for kind in ("first_names_male", "first_names_female") for name in getattr(provider, kind)}
    return sorted(name for name in names if name.isalpha() and len(name) >= LEAST)


def foreign() -> list[str]:
    """Characters that Chinese writes foreign names with: those of cities in `entities.tsv`, and those by hand."""
    with (LISTS / "entities.tsv").open(encoding="utf-8", newline="") as file:
        rows = [
            row for row in csv.DictReader((r for r in file if r[0] != "#"), delimiter="\t") if row["kind"] == "city"
        ]
    names = (n for row in rows if row["of"] not in CHINESE for n in row["zh"].split("|") if len(n) >= LEAST)
    return sorted({*(char for name in names for char in name), *HAND} - NONE)


def surnames() -> list[str]:
    """The most frequent Chinese family names, those of two characters with them."""
    names = importlib.import_module("faker.providers.person.zh_CN").Provider.last_names
    return sorted(n for at, n in enumerate(names) if (at < MOST_SURNAMES or len(n) > 1) and n not in NO_SURNAME)


def write(name: str, columns: str, rows: list[str]) -> None:
    """A list with its head."""
    head = f"# Generated by tools/build_people.py from {FROM}; do not edit."
    (LISTS / name).write_text("\n".join([head, columns, *rows]) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write("romanized.tsv", "latin\tletters", [f"{latin}\t{letters}" for latin, letters in sorted(romanized().items())])
    write(
        "people.tsv",
        "language\tgiven",
        [f"{code}\t{'|'.join(given(locale))}" for code, locale in NAMES.items()]
        + [
            f"ar\t{'|'.join(sorted(GIVEN_ARABIC.split()))}",
            f"zh\t{'|'.join(foreign())}",
            f"zh-family\t{'|'.join(surnames())}",
        ],
    )
