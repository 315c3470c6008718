"""English: 1,234.5; twenty-five; two hundred thousand; 5.3bn; the 1990s; lakh and crore."""

from fractions import Fraction

from lint.kinds.counterpart.grammar import Grammar

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
_MONTHS = "january february march april may june july august september october november december"
_SHORT = "jan feb mar apr _ jun jul aug sep oct nov dec"


GRAMMAR = Grammar(
    decimal=".",
    words={
        **{w: n for n, w in enumerate(_ONES.split())},
        **{w: n * 10 for n, w in enumerate(_TENS.split(), 2)},
        **{w: n for n, w in enumerate(_ORDINALS.split(), 1)},
        "a": 1, "once": 1, "twice": 2, "double": 2, "doubled": 2, "triple": 3, "tripled": 3, "both": 2, "pair": 2, "couple": 2,
        "half": Fraction(1, 2), "quarter": Fraction(1, 4), "quarters": Fraction(1, 4), "thirds": Fraction(1, 3), "noon": 12, "midnight": 24,
        "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100,
        "twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960, "seventies": 1970, "eighties": 1980, "nineties": 1990,
        "dozen": 12, "dozens": 12, "score": 20, "century": 100, "centuries": 100,
    },
    months={
        **{w: n for n, w in enumerate(_MONTHS.split(), 1)},
        **{w: n for n, w in enumerate(_SHORT.split(), 1) if w != "_"},
        "sept": 9,
    },
    capital_months=True,
    weekdays={"monday*": 1, "tuesday*": 2, "wednesday*": 3, "thursday*": 4, "friday*": 5, "saturday*": 6, "sunday*": 7},
    units={
        "mile*": "mile", "mph": "mile", "mi": "mile", "feet": "foot", "foot": "foot", "ft": "foot", "inch*": "inch", "pound*": "pound", "lb": "pound",
        "lbs": "pound", "yard*": "yard", "acre*": "acre", "gallon*": "gallon", "degree*": "degree", "°*": "degree", "℃": "degree", "℉": "degree",
        "ounce*": "ounce", "oz": "ounce", "stone*": "stone", "km": "km", "kms": "km", "kmh": "km", "kph": "km", "kilomet*": "km", "meter*": "m", "metre*": "m",
        "m": "m", "cm": "cm", "centimet*": "cm", "mm": "mm", "millimet*": "mm", "kg": "kg", "kilogram*": "kg", "kilo*": "kg", "gram*": "g", "g": "g", "ton*": "ton",
        "hectare*": "hectare", "knot*": "nautical", "nautical": "nautical", "liter*": "litre", "litre*": "litre", "pint*": "pint", "barrel*": "barrel",
    },
    square=("square", "sq"),
    scales={
        "hundred": 100, "hundreds": 100, "thousand": 10**3, "thousands": 10**3, "million": 10**6, "millions": 10**6, "billion": 10**9,
        "billions": 10**9, "trillion": 10**12, "trillions": 10**12, "mln": 10**6, "bln": 10**9, "lakh": 10**5, "lakhs": 10**5, "crore": 10**7, "crores": 10**7, "dozen": 12, "decade*": 10,
    },
)  # fmt: skip
