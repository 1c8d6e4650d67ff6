"""What stands on bylines besides names: openings, agencies, roles, outlets, and the words that name nobody."""

from archive.reading.lexicon import phrases, words

OPENINGS = words("""
by por author authors autor autora autores autoras byline texto
""")
"""Words after which a byline's names stand; ``by`` and ``por`` may have one word more before them."""

FOREIGN_BY = words("by von par di door av af por per about sobre")
"""*By*, or *About*, in languages that name their authors so: ``Von Ada Roe``; only in what a page marks or states as its author."""

MINISTRIES = words("""
office ministry department bureau directorate secretariat embassy consulate commission committee
oficina ministerio departamento direccion secretaria embajada comision
""")
"""Words that open the names of public offices."""

OFFICES = MINISTRIES | words("agency council subsecretaria consejo comite fiscalia agencia")
"""Words that open the names of offices which sign pages."""

OPENING_VERBS = words("""
written words story stories report reported reporting analysis opinion commentary column posted published essay review interview
post article text comment authored contributed submitted escrito publicado texto analisis opinion columna cronica reportaje nota
""")
"""Words that may stand before ``by`` or ``por`` on a byline: ``Written by``, ``Analysis by``."""

NO_AUTHORS = words("""
photo photos photograph photographs photography image images picture pictures illustration illustrations illustrated edited editing
video videos graphic graphics powered sponsored hosted produced translated reviewed drawn presented brought owned recommended
foto fotos fotografia fotografias imagen imagenes video ilustracion ilustraciones editado patrocinado traducido
""")
"""Words before ``by`` that make the line somebody else's credit."""

AGENCIES = phrases("""
afp
agence france-presse
agence france presse
ap
the associated press
associated press
reuters
thomson reuters
bloomberg
bloomberg news
dpa
deutsche presse-agentur
efe
agencia efe
europa press
ansa
upi
united press international
xinhua
tass
kyodo
kyodo news
pti
press trust of india
ians
ani
aap
pa media
press association
the canadian press
canadian press
notimex
telam
prensa latina
interfax
anadolu
anadolu agency
yonhap
fox news
fox business
cbs news
nbc news
abc news
sky news
itv news
usa today
the washington post
washington post
the new york times
new york times
the guardian
the times
the wall street journal
politico
axios
forbes
newsweek
the hill
business insider
mailonline
daily mail
the independent
the telegraph
el pais
el mundo
el universal
la vanguardia
bbc news
bbc news mundo
bbc mundo
cnn
cnn en espanol
dw
france 24
al jazeera
npr
voa
voa news
rfe/rl
agencias
news agencies
wire services
""")
"""Agencies and newsrooms that a byline may name instead of a person."""

NOBODY = words("""
staff editor editors editorial admin administrator newsroom redaccion desk team board contributor contributors correspondent
correspondents reporter reporters writer writers updated published publicado actualizado webmaster guest anonymous unknown user
moderator wordpress online digital web
""")
"""Words that make a byline one of no person: ``By Staff Reporter``."""

ROLES = words("""
staff senior chief deputy associate assistant special political diplomatic foreign security defence defense economics business
national international legal science health environment technology energy investigations investigative white pentagon congressional
washington european africa asia middle correspondent correspondents reporter reporters editor editors writer writers columnist
contributor contributors journalist producer author analyst fellow director professor researcher executive managing contributing
bureau news opinion guest freelance newsroom updated published posted follow exclusive via
corresponsal redactor redactora periodista columnista enviado enviada especial colaborador colaboradora jefe jefa editora directora
""")
"""Words that end a name when they follow it: ``Ada Roe Staff Writer``, ``Ada Roe Washington correspondent``."""

SUFFIXES = words("jr sr ii iii iv")
"""What belongs to the name before it, even after a comma."""

OUTLETS = words("""
times post journal review blog institute news gazette daily diario observatory observatorio monitor bulletin herald tribune standard
centre center ledger dispatch magazine report brief policy watch network press agencia revista chronicle quarterly forum telegraph
council foundation instituto centro semanario gaceta courier register outlook digest weekly radio television tv media independent
guardian mail today globe examiner sentinel inquirer star bureau monthly department ministry office agency commission university
parliament house periodico noticias prensa ministerio
""")
"""Words that outlets are called by, and persons hardly ever."""

SURE_LABELS = words("words text texto texte tekst testo reporting reporter reporters writer writers")
"""Labels before names and nothing else: ``Words: Ada Roe``."""

LABELS = SURE_LABELS | words("report story analysis interview essay review opinion column commentary reportage reportaje bericht von")
"""Labels with a colon before names: ``Report: Ada Roe``."""

AFFILIATIONS = OUTLETS | words("""
school college institution endowment society association academy trust fund group initiative project alliance department faculty
laboratory lab hospital clinic company limited llc inc ltd bank corporation federation union party committee court embassy programme
program consulting partners solutions services universidad colegio escuela asociacion fundacion facultad banco grupo professor
fellow lecturer director acting assistant deputy secretary under minister ambassador commissioner affairs
""")
"""Words of what follows an author's name and a comma: where they work."""

NO_NAMES = words("""
notes note report reports guide guides essay essays feature features interview interviews explainer factbox roundup profile profiles
via teleconference affairs operations resources management dive sheet study paper papers points corner file files spotlight focus insight
insights perspective perspectives viewpoint debate
editorial cover case investigation investigations dispatches dossier letters bulletin edition
view follow see all full send email profile posts bio click learn show hide open close next previous meet join get sign log our your
schedule briefing statement statements remarks release update updates summit election elections war crisis context background history
historical future question questions answer answers introduction conclusion summary overview analysis opinion comment comments world
politics economy business culture science technology climate security defense defence foreign domestic public private national
international global regional local special live latest breaking more about contact privacy terms cookies subscribe newsletter home
share related story stories article articles video photo photos gallery podcast read reading minute minutes min key facts figures data
chart map source sources topic topics tag tags section sections category united states nations kingdom union european african american
asian middle east north south west street avenue city state republic hotel airport room hall building square bridge river sea day week
month year time times today part chapter volume issue edition page exclusive sponsored advertisement washington d.c brussels london
paris madrid berlin rome geneva moscow beijing tokyo contexto historia futuro resumen analisis mundo politica economia cultura
ltd llc inc corp gmbh plc studio studios limited solutions productions designs alliance coalition association organization organisation
popular demand invitation request design default programme program project department
noticias relacionadas compartir fuente fuentes temas seccion parte capitulo pregunta preguntas respuesta respuestas
""")
"""Common words that, though they stand in capitals, make no person's name of two or three."""
