"""Figures: multipliers, shares, comparators, changes, and the words that end a noun phrase. Units are in ``lexicon/units.py``."""

from archive.reading.lexicon import words

_SPANISH_MULTIPLIERS = {"mil": 10**3, "millon": 10**6, "millones": 10**6, "billon": 10**12, "billones": 10**12}
MULTIPLIERS = {
    "en": {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "lakh": 10**5, "crore": 10**7} | _SPANISH_MULTIPLIERS,
    "es": _SPANISH_MULTIPLIERS,
}
"""Words that multiply the number before them; the Spanish *billón* is a million millions."""

SHORT_MULTIPLIERS = {"k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "mm": 10**6, "mdp": 10**6, "mdd": 10**6, "b": 10**9, "bn": 10**9,
                     "bln": 10**9, "t": 10**12, "tn": 10**12, "trn": 10**12}  # fmt: skip
"""What is written right behind the digits: *1.2m*, *$3bn*."""

DOZENS = {"dozen": 12, "docena": 12}

PARTS = {
    "en": {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10},
    "es": {"mitad": 2, "tercio": 3, "cuarto": 4, "quinto": 5, "decimo": 10, "tercera": 3, "cuarta": 4, "quinta": 5, "sexta": 6,
           "decima": 10},
}  # fmt: skip
"""Shares of a whole, by what the whole is divided by; the Spanish feminine ones need *parte*."""

COMPARATORS = {
    ">": ("more than", "over", "exceeding", "exceeds", "exceeded", "exceed", "above", "upwards of", "in excess of", "greater than",
          "larger than", "higher than", "north of", "well over", "beyond", "surpassing", "surpassed", "surpasses", "surpass", "topping",
          "topped", "tops", "pass", "passed", "passes", "just over", "little more than", "slightly more than", "a little over",
          "mas de", "mas del", "por encima de", "por encima del", "superior a", "superior al", "superiores a", "mayor a", "mayor de",
          "poco mas de", "poco mas del", "algo mas de", "supera", "superan", "supero", "superaron", "rebasa", "rebaso"),
    "<": ("less than", "fewer than", "under", "below", "lower than", "smaller than", "short of", "just under", "a little under",
          "slightly less than", "menos de", "menos del", "por debajo de", "por debajo del", "inferior a", "inferior al", "poco menos de"),
    "≥": ("at least", "no fewer than", "no less than", "not less than", "not fewer than", "a minimum of", "al menos", "por lo menos",
          "como minimo", "un minimo de", "no menos de"),
    "≤": ("at most", "up to", "as many as", "no more than", "not more than", "as much as", "a maximum of", "hasta", "como maximo",
          "un maximo de", "no mas de", "a lo sumo"),
    "~": ("about", "approximately", "around", "roughly", "nearly", "almost", "some", "an estimated", "estimated", "close to", "closer to",
          "circa", "near", "nearing", "approaching", "perhaps", "maybe", "more or less", "in the region of", "on the order of",
          "unos", "unas", "casi", "cerca de", "cerca del", "alrededor de", "alrededor del", "aproximadamente", "en torno a", "en torno al",
          "poco menos que", "practicamente"),
}  # fmt: skip
"""What stands before a number and says how it is meant."""

COMPARED_BEHIND = {
    "≥": ("or more", "and more", "or above", "or higher", "o mas", "y mas", "como minimo", "at least", "por lo menos", "al menos"),
    "≤": ("or less", "or fewer", "or below", "o menos", "at most", "como maximo"),
    "~": ("or so", "approximately", "mas o menos", "aproximadamente"),
}
"""What stands behind it."""

BETWEEN_COMPARATOR_AND_NUMBER = words("a an the el la los las un una another only just record")

NUMBERED = words("""
article articles section sections chapter resolution resolutions number numbers no nos nr quay figure fig table page pages pp p
paragraph paragraphs para level phase title part room route category class tier grade
channel flight gate pier terminal platform highway interstate exit proposition prop amendment annex appendix clause directive version
volume vol episode precinct ward apartment apt suite ch sec art arts formula magnitude opus slide exhibit docket
age aged ages articulo articulos seccion capitulo resolucion numero num pagina paginas fase titulo ruta ley decreto
anexo nivel categoria canal vuelo puerta apartado fraccion inciso numeral carretera autopista calle avenida distrito edad
""")
"""What is before a number that only names something, or tells an age."""

NUMBERED_CAPITALS = words("""
figures tables titles parts routes group area categories type rule form schedule item goal bill act law decree regulation order issue season
step stage scene line lane zone sector district unit building box floor generation day week round seed question answer lesson module point
count counts case lot block tract camp checkpoint buoy mile kilometre kilometer measure grupo zona parte expediente caso task mark
""")
"""What is before such a number with a capital letter only."""

CLOCK = words("am pm a.m. p.m. a.m p.m gmt utc est edt et pst pdt cet o'clock hrs h horas hours'")
STREETS = words("street st avenue ave road rd boulevard blvd drive dr lane ln court place square way highway nw ne sw se plaza")
CODES = words("u.s.c. c.f.r. usc cfr f.3d f.2d stat. s.ct.")
CONTESTS = words("vote votes ruling decision win loss victory defeat score majority split draw ballot")
YEAR_OPENERS = words("""
in since by of from until till during before after early late mid the for through between to and around about year en desde hasta de del
durante el los las entre ano
""")
"""Words before four digits that make them a year."""

RISES = {
    noun: verbs.split()
    for noun, verbs in {
        "rise": "rose rise rises risen rising climb climbed climbs climbing",
        "increase": "increase increased increases increasing up",
        "growth": "grew grow grows grown growing expanded expand expands",
        "jump": "jump jumped jumps jumping",
        "surge": "surge surged surges surging soared soar soaring",
        "gain": "gained gain gains added",
        "fall": "fell fall falls fallen falling sank sinking",
        "drop": "drop drops dropped dropping",
        "decline": "decline declined declines declining",
        "decrease": "decrease decreased decreases decreasing",
        "shrinking": "shrank shrink shrinks shrunk contracted",
        "cut": "cut cuts slashed reduced",
        "aumento": "aumento aumentaron subio subieron crecio crecieron aumentado crecido subido avanzo",
        "caida": "cayo cayeron bajo bajaron descendio disminuyo disminuyeron cae caen retrocedio",
    }.items()
}
"""Verbs of change by the noun that names the change: *rose by 5%* is a *rise*."""
CHANGE_NOUNS = {verb: noun for noun, verbs in RISES.items() for verb in verbs}
CHANGING = frozenset(CHANGE_NOUNS) | words("""
went go goes gone widened narrowed climbed dropped doubled tripled moved slowed slipped slid raised raise raises lowered lower
went swung jumped down pushed
change changed paso pasaron pasar ido increase rise drop fall decline surge jump decrease reduction growth aumento alza caida
""")

CHANGES = words("""
increase rise drop fall decline surge jump decrease reduction growth uptick spike gain cut loss boost increment
aumento alza caida reduccion descenso incremento baja
""")
MEASURING = words("""
reached reaches reach total totals totaled totalled totalling totaling numbered numbers number stands stood stand hit hits hitting
estimated put puts at to was were is are counted recorded exceed exceeded exceeding exceeds surpassed climbed rose fell alcanzo alcanzaron
sumo suman suma llego llegaron from against versus with than de a en
""")
"""Verbs and prepositions right before a number that has its noun before it."""

ENDS_OF_PHRASE = words("""
compared alongside while and but or which that who whom whose to from since with as by than has have had is are was were be been being
in at on into onto off out up down upon over under before after above below during between among through against about around near across
along around reached rising falling according indicates indicate despite although because if when where whether unless until without
within via versus per plus originates originate comes come came went go did do does didn't don't isn't aren't wasn't will would can could
may might must shall should for of a an the this these those its their his her our my your each every it they he she we you i not no
only also now then so too more most less fewer just even still already once again ago today yesterday tomorrow there here last next
such it's both all any some many several another other said says say told
comparado comparada junto mientras y e pero o u que quien desde con como por entre segun en para fue fueron es son era eran de del a al
el la los las un una unos unas su sus este esta ese esa si no mas menos muy ya hoy ayer sin sobre hasta tras ante bajo ha han hay habia se
le les lo cuando donde aunque porque hace cada resultaron quedaron tiene tienen viven vive rechazan apoyan residen
""")
"""Words at which the noun phrase of a subject ends."""

NOT_COUNTED_BEFORE = words("""
the these those both all its their his her our my your whose this that last first past next previous other every each
los las estos estas esos esas ambos ambas sus
""")
"""Words before a small spelled number that speaks of things already known: *the two countries*."""

CASUALTIES = words("""
dead killed injured wounded missing arrested detained hurt displaced deported
heridos heridas muertos
muertas fallecidos fallecidas detenidos detenidas desaparecidos desaparecidas
""")
"""What stands for people: *12 dead*."""

SENTENCED = words("sentenced jailed imprisoned sentence condenado condenada condenados condenar condeno prision")
"""Words soon before a duration that is a punishment."""

JAILED = words("prison jail custody probation detention imprisonment incarceration supervised confinement prision carcel")
LASTING = words("""
lasted lasts lasting took takes take taking averages averaged wait delay limit term sentence averaging duro dura tardo tarda condena
""")
"""Words before a duration that is itself what is measured."""
