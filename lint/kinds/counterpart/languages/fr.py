"""French: 1 234,5; vingt-cinq; deux milliards; le 5 mai; 15 h 30."""

from fractions import Fraction

from lint.kinds.counterpart.grammar import Grammar

_ONES = "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
_MONTHS = "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre"


GRAMMAR = Grammar(
    decimal=",",
    words={
        **{w: n for n, w in enumerate(_ONES.split())},
        "une": 1, "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "cent": 100, "cents": 100, "midi": 12,
        "minuit": 24, "demi": Fraction(1, 2), "demie": Fraction(1, 2), "moitie": Fraction(1, 2), "quart": Fraction(1, 4), "tiers": Fraction(1, 3),
        "premier*": 1, "second*": 2, "deuxieme*": 2, "troisieme*": 3, "quatrieme*": 4, "cinquieme*": 5, "douzaine*": 12, "dizaine*": 10, "centaine*": 100,
        "double": 2, "triple": 3,
    },
    months={w: n for n, w in enumerate(_MONTHS.split(), 1)},
    weekdays={"lundi*": 1, "mardi*": 2, "mercredi*": 3, "jeudi*": 4, "vendredi*": 5, "samedi*": 6, "dimanche*": 7},
    units={
        "km*": "km", "kilometre*": "km", "m": "m", "metre*": "m", "cm": "cm", "centimetre*": "cm", "mm": "mm", "millimetre*": "mm", "kg": "kg", "kilo*": "kg",
        "gramme*": "g", "tonne*": "ton", "mille*": "mile", "mile*": "mile", "mph": "mile", "pied*": "foot", "pouce*": "inch", "livre*": "pound", "verge*": "yard", "yard*": "yard", "once*": "ounce",
        "degre*": "degree", "°*": "degree", "hectare*": "hectare", "acre*": "acre", "nœud*": "nautical", "noeud*": "nautical", "litre*": "litre", "gallon*": "gallon", "baril*": "barrel",
    },
    square=("carre",),
    scales={"mille": 10**3, "millier": 10**3, "milliers": 10**3, "million": 10**6, "millions": 10**6, "milliard": 10**9, "milliards": 10**9, "billion": 10**12, "decennie*": 10},
)  # fmt: skip
