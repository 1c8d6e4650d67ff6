"""Months and weekdays as pages print them."""

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

WEEKDAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
    "lunes martes miercoles jueves viernes sabado domingo".split()
)

PUBLISHED = ("published", "posted", "updated", "last updated", "last modified", "first published", "as of", "date", "issued",
             "publicado", "publicada", "actualizado", "actualizada", "ultima actualizacion", "fecha", "publicado el", "actualizado el",
             "fecha de publicacion", "publication date", "published on", "updated on", "posted on", "published at", "al")  # fmt: skip

NUMBERS = {
    word: number
    for number, spelled in enumerate(
        "one/a/an/un/una/uno two/dos three/tres four/cuatro five/cinco six/seis seven/siete eight/ocho nine/nueve ten/diez "
        "eleven/once twelve/doce".split(),
        start=1,
    )
    for word in spelled.split("/")
} | {"fifteen": 15, "quince": 15, "twenty": 20, "veinte": 20, "thirty": 30, "treinta": 30, "fifty": 50, "cincuenta": 50, "hundred": 100}
