"""Spanish: 1.234,5; veinticinco; dos mil millones; el 5 de mayo."""

from fractions import Fraction

from lint.kinds.counterpart.grammar import Grammar

_ONES = "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve treinta"
_MONTHS = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"


GRAMMAR = Grammar(
    decimal=",",
    words={
        **{w: n for n, w in enumerate(_ONES.split())},
        "un": 1, "una": 1, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90, "cien": 100,
        "ciento": 100, "doscient*": 200, "trescient*": 300, "quinient*": 500, "medio": Fraction(1, 2), "media": Fraction(1, 2), "mitad": Fraction(1, 2),
        "primer*": 1, "segund*": 2, "tercer*": 3, "cuart*": 4, "quint*": 5, "docena*": 12, "ambos": 2, "ambas": 2, "doble": 2, "triple": 3,
    },
    months={**{w: n for n, w in enumerate(_MONTHS.split(), 1)}, "setiembre": 9},
    weekdays={"lunes": 1, "martes": 2, "miercoles": 3, "jueves": 4, "viernes": 5, "sabado*": 6, "domingo*": 7},
    units={
        "km*": "km", "kilometro*": "km", "m": "m", "metro*": "m", "cm": "cm", "centimetro*": "cm", "mm": "mm", "milimetro*": "mm", "kg": "kg", "kilo*": "kg",
        "gramo*": "g", "tonelada*": "ton", "milla*": "mile", "mph": "mile", "pies": "foot", "pie": "foot", "pulgada*": "inch", "libra*": "pound", "yarda*": "yard", "onza*": "ounce",
        "grado*": "degree", "°*": "degree", "º*": "degree", "hectarea*": "hectare", "acre*": "acre", "nudo*": "nautical", "litro*": "litre", "galon*": "gallon", "barril*": "barrel",
    },
    square=("cuadrad",),
    scales={"mil": 10**3, "miles": 10**3, "millon": 10**6, "millones": 10**6, "billon": 10**12, "billones": 10**12, "decada*": 10},
)  # fmt: skip
