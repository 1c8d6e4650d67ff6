"""Horizons: the words that count time, parts of the year, and prepositions, English and Spanish, folded."""

from archive.reading.lexicon import words

UNITS = {
    word: unit
    for unit, listed in {
        "day": "day days dia dias",
        "week": "week weeks semana semanas",
        "month": "month months mes meses",
        "quarter": "quarter quarters trimestre trimestres",
        "year": "year years ano anos",
        "decade": "decade decades decada decadas",
        "century": "century centuries siglo siglos",
    }.items()
    for word in listed.split()
}
PLURALS = words("days weeks months quarters years decades centuries dias semanas meses trimestres anos decadas siglos")

NEXT = words("next coming following upcoming ensuing proximo proxima proximos proximas venidero venideros")
CALENDAR_NEXT = words("next proximo proxima")
"""Words before a unit that mean the calendar's next one: *next year*, not *the coming year*."""

THIS = words("this current este esta ese actual presente")
ARTICLES = words("the el la los las lo un una")
VAGUE = words("few several many some numerous unos unas algunos algunas varios varias pocos pocas muchos")
FILLERS = words("""
as little less than under about around just only some roughly approximately a matter of menos de unos unas apenas solo cuestion
un el plazo maximo termino nearly barely least at most perhaps another
""")
"""Words between *in* and its amount: *in as little as three months*, *en un plazo de dos años*."""

SUPERLATIVES = words("""
first worst best most highest lowest largest biggest fastest deadliest driest wettest longest shortest times once twice second third
worse greatest steepest weakest strongest least only primera primer vez veces mayor peor menor mejor
""")
"""Words before *in two years* that make it look back: *the worst in ten years*."""

NO_HORIZON_AFTER = words("ago of alone since combined prior earlier before after later old atras de instead")
"""Words after a count that make it no horizon: *two years ago*, *within two years of the vote*."""

SEASONS = words(
    "spring summer autumn fall winter primavera verano otono invierno christmas easter navidad midsummer midwinter thanksgiving"
)
RECESSES = words("recess break midterms primaries election elections vote referendum session holidays receso elecciones vacaciones")
"""Points in time whose day isn't known: *before the summer recess*."""

BY = words("by until till through para hasta hacia")
BEFORE = words("before antes")
WITHIN = words("within inside dentro")
IN = words("in during en durante at")
FROM = words("from after beyond starting beginning desde")

PARTS = {
    word: part
    for part, listed in {
        "early": "early principios inicios comienzos",
        "start": "start beginning outset principio inicio comienzo",
        "mid": "mid middle midway mediados",
        "late": "late end ends close fin fines finales final",
    }.items()
    for word in listed.split()
}
ORDINALS = {
    word: number
    for number, listed in enumerate(
        (
            "first primer primera primero",
            "second segundo segunda",
            "third tercer tercera tercero",
            "fourth final last cuarto cuarta ultimo",
        ),
        start=1,
    )
    for word in listed.split()
}
HALVES = words("half semestre mitad")
QUARTERS = {"q1": 1, "q2": 2, "q3": 3, "q4": 4}
HALF_YEARS = {"h1": 1, "h2": 2}
TERMS = words("long longer short shorter medium near mid corto medio mediano largo")
