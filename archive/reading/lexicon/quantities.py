"""Figures: multipliers, units, comparators and what is no figure."""

from archive.reading.lexicon import words

MULTIPLIERS = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "mil": 10**3, "millon": 10**6, "millones": 10**6,
               "mn": 10**6, "bn": 10**9, "m": 10**6, "k": 10**3}  # fmt: skip
CURRENCIES = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY"}
MONEY = {
    "dollar": "USD",
    "dollars": "USD",
    "dolares": "USD",
    "euros": "EUR",
    "euro": "EUR",
    "pesos": "MXN",
    "pounds": "GBP",
    "kroner": "NOK",
}
PERCENT = words("% percent pct")

UNITS = {
    printed: unit
    for unit, forms in {
        "kilogram": "kilogram kilograms kilo kilos kg kilogramo kilogramos",
        "gram": "gram grams gramo gramos",
        "tonne": "tonne tonnes ton tons tonelada toneladas",
        "pound": "lb lbs",
        "litre": "litre litres liter liters litro litros",
        "barrel": "barrel barrels barril barriles",
        "kilometre": "kilometre kilometres kilometer kilometers km kilometro kilometros",
        "mile": "mile miles milla millas",
        "metre": "metre metres meter meters metro metros",
        "hectare": "hectare hectares ha hectarea hectareas",
        "person": "person people persons persona personas",
        "death": "death deaths muerte muertes",
        "child": "child children",
        "woman": "woman women",
        "man": "man men",
        "firearm": "firearm firearms arma armas",
    }.items()
    for printed in forms.split()
}

TIMES = words("""
second seconds minute minutes hour hours day days week weeks month months quarter quarters year years decade decades century
centuries times segundo segundos minuto minutos hora horas dia dias semana semanas mes meses trimestre ano anos decada decadas
siglo siglos veces
""")
"""Durations are no figures."""

NO_UNITS = words("""
is was has its his this us as does says thus perhaps always across towards afterwards besides less plus versus yes es mas menos
sus los las nos pues antes despues entonces
""")
"""Words ending in *s* that no figure counts."""

NUMBERED = words("""
article articles section chapter resolution number no quay figure table page paragraph level phase title part room route articulo
articulos seccion capitulo resolucion numero pagina fase titulo parte ruta fiscal
""")
"""What is before a number that only names something."""

COMPARATORS = {
    ">": ("more than", "over", "exceeding", "exceeds", "exceeded", "above", "upwards of", "in excess of", "mas de",
          "por encima de", "superior a"),
    "<": ("less than", "fewer than", "under", "below", "menos de", "por debajo de", "no more than a"),
    "≥": ("at least", "no fewer than", "no less than", "al menos", "por lo menos", "como minimo"),
    "≤": ("at most", "up to", "as many as", "no more than", "as much as", "hasta", "como maximo"),
    "~": ("about", "approximately", "around", "roughly", "nearly", "almost", "some", "an estimated", "close to", "circa", "just over",
          "just under",
          "barely", "unos", "unas", "casi", "cerca de", "alrededor de", "aproximadamente", "apenas"),
}  # fmt: skip

CHANGES = words("""
increase rise drop fall decline surge jump decrease reduction growth uptick spike aumento alza caida reduccion descenso incremento
""")

ENDS_OF_PHRASE = words("""
compared alongside while and but or which that who to from since with as by than has have had is are was were in at on into during
between among reached rising falling according indicates indicate after before over under despite although originates originate
comes come came went go comparado comparada junto mientras y pero o que desde con como por entre segun en para fue fueron es son
""")
"""Words at which the noun phrase of a subject ends."""
