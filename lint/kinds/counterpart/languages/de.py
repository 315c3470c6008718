"""German: 1.234,5; zwei Millionen; 5. Mai; 3,2 Mrd.; fünfundzwanzig."""

from fractions import Fraction

from lint.kinds.counterpart.grammar import Grammar

_ONES = "null eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn"
_TENS = {
    "zwanzig": 20,
    "dreißig": 30,
    "dreissig": 30,
    "vierzig": 40,
    "funfzig": 50,
    "sechzig": 60,
    "siebzig": 70,
    "achtzig": 80,
    "neunzig": 90,
}
_ONES_OF = {"ein": 1, "zwei": 2, "drei": 3, "vier": 4, "funf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9}
_MONTHS = "januar februar marz april mai juni juli august september oktober november dezember"


GRAMMAR = Grammar(
    decimal=",",
    words={
        **{w: n for n, w in enumerate(_ONES.split())},
        **_TENS,
        **{f"{unit}und{ten}": n + t for unit, n in _ONES_OF.items() for ten, t in _TENS.items()},
        "ein": 1, "eine": 1, "einen": 1, "einem": 1, "einer": 1, "beide*": 2, "halb*": Fraction(1, 2), "halfte": Fraction(1, 2),
        "viertel": Fraction(1, 4), "drittel": Fraction(1, 3), "anderthalb": Fraction(3, 2), "dutzend": 12, "erste*": 1, "zweite*": 2, "dritte*": 3,
        "vierte*": 4, "funfte*": 5, "doppelt*": 2, "mittag": 12, "mitternacht": 24, "hundert": 100, "tausend": 1000,
    },
    months={**{w: n for n, w in enumerate(_MONTHS.split(), 1)}, "janner": 1},
    capital_months=True,
    weekdays={"montag*": 1, "dienstag*": 2, "mittwoch*": 3, "donnerstag*": 4, "freitag*": 5, "samstag*": 6, "sonntag*": 7, "sonnabend*": 6},
    units={
        "km*": "km", "kilometer*": "km", "stundenkilometer*": "km", "m": "m", "meter*": "m", "cm": "cm", "zentimeter*": "cm", "mm": "mm", "millimeter*": "mm", "kg": "kg",
        "kilo*": "kg", "gramm": "g", "tonne*": "ton", "meile*": "mile", "mph": "mile", "fuß": "foot", "zoll": "inch", "pfund": "pound", "yard*": "yard", "unze*": "ounce",
        "grad": "degree", "°*": "degree", "hektar*": "hectare", "acre*": "acre", "morgen": "acre", "knoten": "nautical", "seemeile*": "nautical", "liter*": "litre", "gallone*": "gallon", "barrel*": "barrel",
    },
    square=("quadrat",),
    scales={
        "hundert": 100, "tausend": 10**3, "mio": 10**6, "million": 10**6, "millionen": 10**6, "mrd": 10**9, "milliarde": 10**9, "milliarden": 10**9,
        "billion": 10**12, "billionen": 10**12, "jahrzehnt*": 10,
    },
)  # fmt: skip
