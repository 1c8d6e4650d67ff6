"""Events: nouns that name one, verbs that begin one, and words around dates. English and Spanish, folded."""

from archive.reading.lexicon import words

EVENT_NOUNS = words("""
rise fall meeting meetings summit summits election elections launch signing arrest arrests capture murder murders disappearance massacre
attack attacks coup invasion war wars crisis conference talks visit raid raids ruling decision vote referendum ceasefire truce
assassination earthquake earthquakes hurricane hurricanes typhoon cyclone storm flood floods drought pandemic outbreak collapse founding
ministerial operation withdrawal arrival extradition trial verdict protest protests strike strikes inauguration debate hearing crackdown
transfer review auge seminar fighting battle siege uprising revolution revolt genocide bombing bombings shooting shootings explosion
blast fire famine riot riots rally plebiscite closure blockade hijacking kidnapping crash accident
offensive intervention annexation partition negotiations negotiation round session symposium forum festival olympics
lawsuit conviction acquittal sentencing indictment impeachment resignation appointment merger bankruptcy default bailout recession
announcement exchange tragedy disaster scandal standoff incident killing killings landslide wildfire wildfires eruption tsunami
caida reunion cumbre eleccion elecciones firma arresto captura asesinato desaparicion masacre ataque ataques golpe invasion guerra
conferencia visita fallo votacion alto detencion extradicion juicio terremoto huracan sequia pandemia protesta protestas huelga
revolucion batalla levantamiento toma atentado incendio referendum plebiscito crisis matanza cierre
""")
"""Nouns of what happens."""

INSTRUMENTS = words("""
treaty treaties agreement agreements accord accords pact convention protocol charter constitution law laws act bill statute rule rules
regulation regulations directive resolution decree order ban embargo tariff tariffs sanctions reform amendment framework initiative
deal memorandum ordinance code mandate quota levy declaration communique compact strategy program programme scheme letter
truce armistice concordat edict manifesto proclamation moratorium
tratado acuerdo acuerdos pacto convenio convencion protocolo carta constitucion ley leyes reforma enmienda decreto reglamento norma
resolucion iniciativa arancel aranceles estrategia programa marco declaracion
""")
"""Nouns of what is signed, adopted or imposed."""

STORMS = words("hurricane hurricanes typhoon cyclone storm operation tormenta huracan operacion ciclon tifon")
"""Nouns that stand before their own name: *Hurricane Ada*."""

EVENT_VERBS = words("""
launched initiated signed founded adopted ratified established created announced arrested killed elected inaugurated captured
seized extradited convicted sentenced published released issued withdrawn imposed handed enacted agreed invaded began started
ended opened closed held concluded revised amended repealed suspended lifted unveiled introduced approved passed proclaimed formed
dissolved negotiated brokered reached drafted updated renewed extended revoked lapsed expired filed dated appeared struck convened
merged abolished banned dismissed rejected completed finalised finalized declared celebrated written commissioned
lanzado lanzada lanzo iniciado iniciada firmado firmada firmo fundado fundada creado creada crearon adoptado adoptada anunciado
anunciada arrestado detenido elegido extraditado publicado publicada aprobado aprobada promulgado promulgada celebrado celebrada
fechado fechada impuesto impuesta suscrito suscrita ratificado ratificada difundido difundida presentado presentada reformado reformada
""")
"""Verbs, as participles, of what is done once."""

OCCURS = words("""
took takes entered enters came comes began begins started starts opened opens ended ends expired expires lapsed is was were will due held
scheduled set broke lapses runs ran struck hit reached killed destroyed left drove brought forced collapsed failed resumed continues
comienza empezo comenzo termino entro entra inicia inicio ocurrio tuvo tendra sera fue acabo estallo celebro celebra celebrara celebraron
""")
"""Verbs with which an event is told."""

ANNOUNCING = words(
    "announced launched signed adopted ratified unveiled created founded established passed approved enacted imposed concluded"
)
"""Verbs before the name of what was begun."""

ACTING = words(
    "arrested killed elected captured seized extradited convicted sentenced invaded dismissed arrestado detenido elegido extraditado"
)
"""Verbs of what is done to people: their object is no event."""

STOPS = words("""
in on at by with like as for from to between during after before was were is are has have had did does do will would could may
might that which who said says highlighted yielded led marked brought and/or came went en por con como para desde entre durante
fue fueron es son ha han que among under against than but because while when where since until so if not their its then also
""")
"""Words at which an event's name ends."""

DEFINITE = words("the el la los las its their his her our su sus nuestro nuestra")
DETERMINERS = DEFINITE | words("a an this that these those un una este esta each every any some another own so-called such")
CONNECTORS = words("of for the de del la las los y and in on to")
"""Small words inside a name: *Day of the Dam*."""

BEFORE_EVENT = words("upcoming forthcoming coming proximo proxima recent reciente latest last early late")
"""Words between an article and a date: *the upcoming February …*."""

QUANTIFIERS = words("many few all more some several most other both no")
NO_NAMES = words("agenda vision goals figures dollars levels data prices budget season edition class model census fiscal vintage estimate")
"""Words behind a year that make no event of it."""

PAST_VERBS = words("""
was were had did fell rose died met told said found came went took made saw left began broke held won lost sent gave put cut hit set
became grew ran led paid sold bought brought thought knew felt kept built spent struck shot sank fled stood drove wrote spoke heard sought
fue fueron era eran habia hubo dijo hizo dio vio tuvo pudo puso estuvo
""")
"""Irregular verbs of the past; the regular ones end on *-ed*, *-ó*, *-aron*, *-ieron*, *-aba*."""

PAST_ENDINGS = ("ed", "ó", "aron", "ieron", "aba", "aban")

MONTH_OPENERS = words("in since during early late mid of until through between from last en desde durante pasado hasta de")
"""Words before a bare month: *in January*, *since August*."""

DECADES = {
    word: number
    for number, listed in {
        20: "twenties veinte",
        30: "thirties treinta",
        40: "forties cuarenta",
        50: "fifties cincuenta",
        60: "sixties sesenta",
        70: "seventies setenta",
        80: "eighties ochenta",
        90: "nineties noventa",
    }.items()
    for word in listed.split()
}

CENTURIES = {
    word: number
    for number, word in enumerate(
        "eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(), start=11
    )
} | {word: number for number, word in enumerate("xi xii xiii xiv xv xvi xvii xviii xix xx".split(), start=11)}

SAME_YEAR = (
    ("of", "the", "same", "year"),
    ("of", "that", "year"),
    ("that", "same", "year"),
    ("that", "year"),
    ("the", "same", "year"),
    ("del", "mismo", "ano"),
    ("de", "ese", "mismo", "ano"),
    ("de", "ese", "ano"),
    ("de", "aquel", "ano"),
    ("de", "ese", "mismo", "ano"),
)
"""What follows a date without a year that has the year of the date before it."""
