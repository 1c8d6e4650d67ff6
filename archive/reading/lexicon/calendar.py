"""Months and weekdays as pages print them."""

from archive.reading.lexicon import phrases

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan enero ene",
            "february feb febrero",
            "march mar marzo",
            "april apr abril abr",
            "may mayo",
            "june jun junio",
            "july jul julio",
            "august aug agosto ago",
            "september sept sep septiembre setiembre",
            "october oct octubre",
            "november nov noviembre",
            "december dec diciembre dic",
        ),
        start=1,
    )
    for name in names.split()
}

_DAYS = ("monday lunes", "tuesday martes", "wednesday miercoles", "thursday jueves", "friday viernes", "saturday sabado", "sunday domingo")
_SHORT_DAYS = ("mon", "tue tues", "wed", "thu thur thurs", "fri", "sat", "sun")
DAYS = {name: number for number, names in enumerate(_DAYS) for name in names.split()}
"""Weekdays in full, counted from Monday, which is 0."""

WEEKDAYS = DAYS | {name: number for number, names in enumerate(_SHORT_DAYS) for name in names.split()}
"""Weekdays, abbreviated ones too; *Sun* and *Sat* may be other words."""

FOREIGN_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar janner janvier gennaio janeiro januari",
            "februar fevrier febbraio fevereiro februari",
            "marz maerz mars marzo marco maart",
            "avril aprile april",
            "mai maggio maio mei",
            "juni juin giugno junho",
            "juli juillet luglio julho",
            "aout agosto augustus",
            "septembre settembre setembro",
            "oktober octobre ottobre outubro",
            "novembre novembro",
            "dezember decembre dicembre dezembro december",
        ),
        start=1,
    )
    for name in names.split()
}
"""Months of lines that tell a date in German, French, Italian, Portuguese or Dutch."""

FOREIGN_DAYS = frozenset(
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so uhr um vom "
    "lundi mardi mercredi jeudi vendredi samedi dimanche le a "
    "lunedi martedi mercoledi giovedi venerdi sabato domenica ore alle il "
    "segunda terca quarta quinta sexta feira domingo em as "
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag om op".split()
)
"""Weekdays and words of the clock on such lines."""

PUBLISHED = tuple(sorted(phrases("""
publie
publie le
mis a jour
mis a jour le
modifie le
veroffentlicht
veroffentlicht am
erschienen
erschienen am
aktualisiert
aktualisiert am
stand
pubblicato
pubblicato il
aggiornato
aggiornato il
publicado em
atualizado
atualizado em
gepubliceerd
gepubliceerd op
bijgewerkt
bijgewerkt op
published
published on
published at
published date
publication date
first published
originally published
date published
posted
posted on
first posted
date posted
updated
updated on
last updated
last modified
last revised
last edited
modified
modified on
revised
created
created on
added
added on
released
released on
release date
issued
issue date
date issued
date of issue
date of publication
date
as of
publicado
publicado el
publicada
publicada el
fecha
fecha de publicacion
actualizado
actualizado el
actualizada
ultima actualizacion
modificado
ultima modificacion
emitido
creado
al
"""), key=lambda notice: (-len(notice), notice)))  # fmt: skip
"""How a line says that its date is the page's own, longest first."""

CLOCK_WORDS = frozenset(
    "a m p am pm h hs hr hrs hora horas at on el las los de del y and est edt cst cdt mst mdt pst pdt et ct mt pt gmt utc bst cet cest "
    "ist aest aedt jst hkt sgt wat eat sast msk eastern pacific central standard daylight time local z t "
    "min mins minute minutes minuto minutos read lectura ago hour hours day days week weeks hace dia dias semana "
    "semanas london york time".split()
)
"""What a line that tells a date may hold besides: clocks, zones, *3 min read*."""

MONTH_FIRST = frozenset("est edt cst cdt mst mdt pst pdt et ct mt pt eastern central pacific akst akdt hst".split())
DAY_FIRST = frozenset("gmt bst cet cest utc ist aest aedt hkt sgt eat wat sast".split())
"""Zones of clocks by which 02/11/2026 is February's or November's."""

MONTH_FIRST_SITES = frozenset("gov mil us".split())
DAY_FIRST_SITES = frozenset(
    "uk au nz ie in za eu de fr es it nl be pt at ch dk no fi pl cz gr tr ua ru br mx ar cl co pe ec ve bo uy py cr gt hn sv ni pa do "
    "ng ke gh pk bd lk sg my id th vn ae sa eg il".split()
)
MONTH_FIRST_LOCALES = frozenset({"en-us"})
DAY_FIRST_LOCALES = ("en-gb", "en-au", "en-nz", "en-ie", "en-in", "en-za", "es", "fr", "de", "it", "pt", "nl")
"""Last parts of addresses, and languages, by which 02/11/2026 is February's or November's."""

REVISED = ("updated", "last ", "as of", "revised", "modified", "actualizad", "ultima ", "modificad", "al ",
           "mis a jour", "modifie", "aktualisiert", "aggiornat", "atualizad", "bijgewerkt")  # fmt: skip
"""How notices of a revision open: ``Updated 3 March 2026``."""

_ENGLISH = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
)
_SPANISH = (
    "uno/un/una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho "
    "diecinueve veinte veintiuno/veintiun/veintiuna veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho "
    "veintinueve treinta"
)


def _counted(spelled: str, step: int = 1) -> dict[str, int]:
    """The numbers of a list that counts up: ``_counted("ten twenty", 10)`` is ``{"ten": 10, "twenty": 20}``."""
    listed = enumerate(spelled.split(), start=1)
    return {word: number * step for number, forms in listed for word in forms.split("/")}


ENGLISH_NUMBERS = _counted(_ENGLISH) | _counted("ten twenty thirty forty fifty sixty seventy eighty ninety hundred", 10)
SPANISH_NUMBERS = (
    _counted(_SPANISH)
    | _counted("diez veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien/ciento", 10)
    | _counted(
        "cien/ciento doscientos/doscientas trescientos/trescientas cuatrocientos/cuatrocientas quinientos/quinientas "
        "seiscientos/seiscientas setecientos/setecientas ochocientos/ochocientas novecientos/novecientas",
        100,
    )
)
NUMBERS = SPANISH_NUMBERS | ENGLISH_NUMBERS | {"a": 1, "an": 1}
"""Both languages' numbers, with the articles that count: *a year* is one."""
