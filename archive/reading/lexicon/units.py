"""Units: measures, money, and the nouns that no figure counts."""

from archive.reading.lexicon import words

PERCENT = words("% percent pct percentage")

CURRENCY_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₴": "UAH", "₪": "ILS", "₩": "KRW", "₺": "TRY",
                  "₱": "PHP", "₦": "NGN", "₫": "VND"}  # fmt: skip
DOLLARS = {"us": "USD", "u.s.": "USD", "usd": "USD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD", "can": "CAD",
           "hk": "HKD", "nt": "TWD",
           "nz": "NZD", "s": "SGD", "mx": "MXN", "r": "BRL"}  # fmt: skip
"""What may be written right before the dollar sign."""

MILLIONS_OF = {"mdp": "MXN", "mdd": "USD"}
"""Millions of pesos and of dollars, as Mexican papers shorten them."""

CODES = words("USD EUR GBP JPY CNY RMB INR RUB UAH ILS KRW TRY CHF CAD AUD MXN COP BRL ARS CLP PEN SEK NOK DKK PLN CZK HUF ZAR SAR AED")
"""Codes as printed, in capitals."""

MONEY = {
    printed: code
    for code, forms in {
        "USD": "dollar dollars dolar dolares",
        "EUR": "euro euros",
        "GBP": "sterling",
        "JPY": "yen yenes",
        "CNY": "yuan yuanes renminbi",
        "INR": "rupee rupees rupias",
        "RUB": "rouble roubles ruble rubles rublos",
        "UAH": "hryvnia hryvnias grivnas",
        "ILS": "shekel shekels",
        "CHF": "francs franc francos",
        "MXN": "peso pesos",
        "BRL": "reais reales",
        "GTQ": "quetzal quetzales",
        "HNL": "lempira lempiras",
        "PEN": "soles",
        "NOK": "kroner krone",
        "SEK": "kronor krona",
        "PLN": "zloty zlotys",
        "TRY": "lira liras",
        "NGN": "naira",
        "KRW": "won",
        "ZAR": "rand",
        "IRR": "rial rials",
        "SAR": "riyal riyals",
        "AED": "dirham dirhams",
        "THB": "baht",
    }.items()
    for printed in forms.split()
}

MONEY_OF = {
    ("peso", "colombia"): "COP",
    ("peso", "argentina"): "ARS",
    ("peso", "chile"): "CLP",
    ("peso", "philippines"): "PHP",
    ("peso", "cuba"): "CUP",
    ("peso", "uruguay"): "UYU",
    ("peso", "mexico"): "MXN",
    ("krone", "denmark"): "DKK",
    ("krone", "norway"): "NOK",
    ("dollar", "canada"): "CAD",
    ("dollar", "australia"): "AUD",
    ("dollar", "united states"): "USD",
    ("krona", "iceland"): "ISK",
}
"""The same name of money in several states, by the state that it is said of."""

PRINTED_MONEY = {"peso": "peso", "pesos": "peso", "krone": "krone", "kroner": "krone", "dollar": "dollar", "dollars": "dollar",
                 "krona": "krona", "kronor": "krona", "dolares": "dollar"}  # fmt: skip
NATIONS = {
    "colombian": "colombia", "colombianos": "colombia", "argentine": "argentina", "argentinian": "argentina", "argentinos": "argentina",
    "chilean": "chile", "chilenos": "chile", "philippine": "philippines", "cuban": "cuba", "cubanos": "cuba", "uruguayan": "uruguay",
    "mexican": "mexico", "mexicanos": "mexico", "danish": "denmark", "norwegian": "norway", "canadian": "canada",
    "australian": "australia", "us": "united states", "u.s.": "united states", "american": "united states", "icelandic": "iceland",
}  # fmt: skip

UNITS = {
    printed: unit
    for unit, forms in {
        "kilogram": "kilogram kilograms kilo kilos kg kgs kilogramo kilogramos",
        "gram": "gram grams gramme grammes gramo gramos",
        "milligram": "mg milligram milligrams miligramos",
        "tonne": "tonne tonnes ton tons tonelada toneladas",
        "gigatonne": "gigatonne gigatonnes gt",
        "ounce": "ounce ounces onza onzas",
        "pound": "lb lbs",
        "litre": "litre litres liter liters litro litros",
        "gallon": "gallon gallons galon galones",
        "barrel": "barrel barrels barril barriles bpd",
        "kilometre": "kilometre kilometres kilometer kilometers km kms kilometro kilometros",
        "mile": "mile miles milla millas",
        "metre": "metre metres meter meters metro metros",
        "foot": "foot feet ft",
        "inch": "inch inches",
        "yard": "yard yards",
        "centimetre": "centimetre centimetres centimeter centimeters cm centimetro centimetros",
        "hectare": "hectare hectares ha hectarea hectareas",
        "acre": "acre acres",
        "megawatt": "megawatt megawatts mw megavatios",
        "gigawatt": "gigawatt gigawatts gw gigavatios",
        "kilowatt-hour": "kwh",
        "megawatt-hour": "mwh",
        "person": "person people persons persona personas",
        "death": "death deaths muerte muertes",
        "child": "child children",
        "woman": "woman women",
        "man": "man men",
        "firearm": "firearm firearms arma armas",
    }.items()
    for printed in forms.split()
}
QUALIFIED = {"square": "square", "sq": "square", "cubic": "cubic", "metric": "", "nautical": "nautical", "long": "", "short": ""}
"""Words before a unit; metric tonnes are tonnes."""
QUALIFIED_BEHIND = {
    "cubicos": "cubic",
    "cubicas": "cubic",
    "cuadrados": "square",
    "cuadradas": "square",
    "metricas": "",
    "nauticas": "nautical",
}

TIMES = words("""
second seconds minute minutes hour hours day days week weeks weekend weekends month months quarter quarters year years decade decades
century centuries moment moments generation generations segundo segundos minuto minutos hora horas dia dias semana semanas mes meses
trimestre trimestres ano anos decada decadas siglo siglos
""")
"""Durations are no figures, unless what is measured is one."""
FOLD = words("times veces")
COMPARATIVES = words("as more less greater larger bigger likelier likely higher lower faster smaller mas menos mayor the what")
"""What stands behind *three times* where it compares."""

IRREGULAR = {"people": "person", "men": "man", "women": "woman", "children": "child", "troops": "troop", "lives": "life", "wives": "wife",
             "knives": "knife", "thieves": "thief", "mice": "mouse", "feet": "foot", "teeth": "tooth", "series": "series",
             "aircraft": "aircraft", "police": "police", "personnel": "personnel", "staff": "staff", "cattle": "cattle", "sheep": "sheep",
             "fish": "fish", "policemen": "policeman", "fishermen": "fisherman", "congressmen": "congressman", "servicemen": "serviceman",
             "gunmen": "gunman", "lawmakers": "lawmaker", "analyses": "analysis", "crises": "crisis", "buses": "bus", "viruses": "virus",
             "criteria": "criterion", "movies": "movie", "zombies": "zombie", "calories": "calorie", "israelis": "israeli",
             "iraqis": "iraqi", "pakistanis": "pakistani", "taxis": "taxi", "spacecraft": "spacecraft", "crew": "crew"}  # fmt: skip

PLURAL_MODIFIERS = words("""
arms sports sales drugs rights weapons customs states narcotics munitions communications goods systems operations veterans elections
women men services affairs relations securities savings parts markets armed
""")
"""Plurals that other nouns follow: *arms dealers*."""

UNCOUNTED = words("thing way reason side aspect kind type sort layer half end word time cosa manera razon lado tipo vez")
"""What small numbers in words tell of without measuring it: *three things*."""

NO_UNITS = words("""
is was has its his this us as does says thus perhaps always across towards afterwards besides less plus versus yes es mas menos sus los las
nos pues antes despues entonces hamas texas paris kansas illinois arkansas massachusetts honduras reuters james los angeles politics
economics thirds fifths tenths whereas upwards overseas news sometimes nowadays others remains seems says shows means makes
takes goes comes ours theirs
was times veces percents gas oil-gas aids lies process access business address congress press class
""")
"""Words ending in *s* that no figure counts."""

HYPHENATED = words("""
page member members nation seat country state mile miles kilometre kilometer km metre meter foot acre hectare tonne ton pound kilogram kilo
percent barrel gallon litre megawatt gigawatt inch yard
""")
"""What may be joined to digits by a hyphen and is still counted: *a 27-nation bloc*."""
