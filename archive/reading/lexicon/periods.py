"""Periods: the words that open a time, its parts, and how often something happens."""

from archive.reading.lexicon import words

YEAR_AFTER = words("in during for of since by until throughout through en durante desde para hacia hasta de del over before year to")
"""Words before four digits that make them a period."""

KEPT = words("since by between until desde entre hasta before para")
"""Openers that are part of a period as printed."""

RELATIVE = words(
    "past last previous next coming first every final this current same following single prior "
    "ultimo ultimos ultima ultimas proximo "
    "proximos proxima proximas primer primeros primera este esta ese esa cada mismo pasado"
)
SPANS = {
    printed: unit
    for unit, forms in {
        "day": "day days dia dias",
        "week": "week weeks semana semanas",
        "month": "month months mes meses",
        "quarter": "quarter quarters trimestre",
        "half": "half semestre mitad",
        "year": "year years ano anos",
        "decade": "decade decades decada decadas",
        "season": "spring summer autumn fall winter season primavera verano otono invierno",
    }.items()
    for printed in forms.split()
}
SHADES = words("fiscal calendar financial school dry wet cool hot full consecutive straight few several dry harvest")
PARTS = words("early late mid beginning end start finales principios comienzos mediados fines fin inicios")
ORDERED = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "primer": 1, "primera": 1, "segundo": 2, "segunda": 2, "tercer": 3,
           "cuarto": 4, "ultimo": -1, "final": -1}  # fmt: skip
OFTEN = words("annually yearly monthly weekly daily hourly anualmente mensualmente diariamente anuales mensuales diarios diarias semanales")
RATE_OPENERS = words("a an per each every al por cada")
AGO = words("ago earlier before later antes")
