"""Informants: words for people and bodies that texts lean on without a name, and for what *according to* means when it cites nobody."""

from archive.reading.lexicon import words

GROUPS = words("""
groups officials official sources source people person persons analysts analyst researchers researcher economists economist scientists
scientist experts expert witnesses aides aide advisers advisors diplomats diplomat lawmakers prosecutors authorities investigators
activists observers critics insiders insider lawyers attorneys doctors executives executive traders historians scholars academics
epidemiologists criminologists reporters officers officer agents spokesman spokeswoman spokesperson spokespeople editors auditors media
outlets newspapers broadcasters television agencies demographers forecasters pollsters engineers geologists climatologists
statisticians inspectors employees workers residents members team staff director president head chief secretary lawyer attorney
economists fuentes fuente funcionarios funcionario analistas investigadores expertos economistas cientificos testigos diplomaticos
fiscales autoridades abogados vocero vocera portavoz especialistas academicos
""")
"""Nouns for people as sources."""

FINDERS = words("""
analysts researchers economists scientists experts investigators epidemiologists criminologists historians scholars academics auditors
demographers forecasters pollsters engineers geologists climatologists statisticians inspectors officers reporters media outlets
newspapers broadcasters television agencies medios analistas investigadores expertos economistas cientificos especialistas academicos
groups
""")
"""Groups whose findings count without more being said of them."""

TELLING = words("""
say says said tell tells told believe believes believed expect expects expected warn warns warned claim claims claimed note notes noted
describe describes described confirm confirms confirmed call calls called put puts argue argues argued think thinks estimate estimates
estimated project find finds found report reports reported reckon reckons acknowledge acknowledged suggest suggested insist insisted
dicen dijo dijeron creen afirman afirmaron aseguran aseguraron senalan senalaron confirmaron confirman indicaron indican sostienen
estiman calculan explicaron explican advierten
""")

UNNAMED = words("unnamed anonymous unidentified anonimas anonimos")
KNOWING = (
    ("familiar", "with"),
    ("briefed", "on"),
    ("surveyed", "by"),
    ("polled", "by"),
    ("interviewed", "by"),
    ("interviewed", "for"),
    ("with", "knowledge"),
    ("with", "direct"),
    ("close", "to"),
    ("who", "asked"),
    ("who", "spoke"),
    ("who", "prefer"),
    ("who", "requested"),
    ("who", "declined"),
    ("that", "asked"),
    ("speaking", "on"),
    ("on", "condition"),
    ("involved", "in"),
    ("que", "pidieron"),
    ("que", "pidio"),
    ("cercanas", "al"),
    ("cercanas", "a"),
    ("cercanos", "a"),
    ("cercanos", "al"),
    ("con", "conocimiento"),
    ("conocedoras", "del"),
)
"""Openings of what is said of people whom a text doesn't name."""

MANNERS = words("""
time margin law laws legislation constitution constitutions rule rules size age need needs ability abilities type kind merit principle
principles custom customs tradition traditions taste tastes preference preferences standard standards procedure procedures criteria
criterion formula rank ranking order category categories wishes conscience income incomes weight height color colour gender sex race
religion severity importance priority availability instructions circumstances usage convention means values beliefs protocol whim demand
season resolutions alphabet scale scales amount amounts quality quantity wealth usage skill skills seniority merit subject subjects theme
topic topics area zone level levels strength distance length width price prices recipe recipes ritual rites etiquette timetable calendar
expectations teachings doctrine temperature inflation experience status stage urgency risk risks view which what whether how whichever
where when each every ley leyes constitucion norma normas normativa reglas derecho reglamento tamano edad necesidad necesidades capacidad
tipo orden principio principios costumbre costumbres tradicion sexo caso casos convenga sea corresponda proceda cada que cual como donde
cuando quien criterio criterios ingreso ingresos peso articulo codigo lo
""")
"""*According to size*, *según la ley*: a measure or a law in force, nobody's word."""
BARE_MANNERS = words("plan plans schedule script type form nature reports")
"""*According to plan*, but *according to the plan they published*."""
GOING = words("go goes going went gone proceed proceeds proceeding proceeded run running runs ran done carried")
ORDERED = words("""
vary varies varied varying differ differs differed change changes changed sorted ranked ordered arranged grouped classified divided
allocated distributed graded seeded assigned weighted priced coded listed organised organized adjusted categorised categorized shared
split tailored scaled calibrated treated judged varia varian vario cambia cambian difiere difieren oscila reparte reparten ordena
ordenan clasifica clasifican distribuye distribuyen paga pagan cobra cobran
""")
"""*varies according to region*, *sorted according to size*: by what criterion, nobody's word."""
AGREEING = words("""
esta estan estoy estamos estaba estaban estuvo estuvieron este esten estar estado ponerse poner puso pusieron ponen pone pongan llegar
muy totalmente completamente no mostrarse mostro mostraron muestra muestran
""")
"""*Estar de acuerdo con* is to agree."""
CLOSE = words("""
family mother father wife husband son daughter brother sister parents friends friend relatives neighbours neighbors colleagues staff
campaign biography profile obituary publicist doctors lawyers attorneys superiors own familia madre padre esposa hijo hija hermano
hermana abogado abogada
""")
"""Whom *her* and *their* may stand before: *according to her mother*, but not *according to their income*."""
WITNESSED = words("seen read spoken heard met been viewed reviewed direct present told familiar involved close knowledge briefed there")
"""What people who aren't named *have* done, or *were*."""
MEASURES = words("set number amount level levels degree extent share kind sort terms demands numero nivel grado")
"""*according to the number of …*."""
PARTS = words("""
copy copies version text author authors results details excerpts part pages set series analysis summary findings portions copia
resultados texto
""")
"""What of a document may stand before it: *a copy of the report*."""
UNCOUNTED = words("""
police legend rumor rumour prosecution defence defense intelligence management scripture lore testimony evidence him her he them you it
us me some others many most el ella policia inteligencia testimonio ellos usted nosotros
""")
"""Who or what may stand behind *according to* without an article."""
