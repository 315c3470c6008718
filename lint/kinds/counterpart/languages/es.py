"""Spanish: 1.234,5; veinticinco; dos mil millones; el 5 de mayo."""

from fractions import Fraction

from lint.kinds.counterpart.quantities import Grammar

_ONES = "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve treinta"
_MONTHS = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"

_UNITS = (
    r"km\w*|kil[oó]metros?|metros?|cm|cent[ií]metros?|kg|kilos?|kilogramos?|millas?|pies|pulgadas?|"
    r"libras?|yardas?|grados?|°C?|hect[aá]reas?|acres?"
)

GRAMMAR = Grammar(
    units=_UNITS,
    decimal=",",
    words={
        **{w: n for n, w in enumerate(_ONES.split())},
        **{w: n for n, w in enumerate(_MONTHS.split(), 1)},
        "un": 1, "una": 1, "setiembre": 9, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90, "cien": 100,
        "ciento": 100, "doscient*": 200, "trescient*": 300, "quinient*": 500, "medio": Fraction(1, 2), "media": Fraction(1, 2), "mitad": Fraction(1, 2),
        "primer*": 1, "segund*": 2, "tercer*": 3, "cuart*": 4, "quint*": 5, "docena*": 12, "ambos": 2, "ambas": 2, "doble": 2, "triple": 3,
    },
    scales={"mil": 10**3, "miles": 10**3, "millon": 10**6, "millones": 10**6, "billon": 10**12, "billones": 10**12},
)  # fmt: skip
