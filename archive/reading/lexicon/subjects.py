"""Words of what figures count: which mean one thing, which only shade it, and which alone say too little. English and Spanish, folded."""

from archive.reading.lexicon import words

SYNONYMS = {
    printed: meant
    for meant, forms in {
        "seizure": "seizure seized seize seizing detected detection intercepted interception interdicted interdiction confiscated"
        " confiscation incautacion incautado incautada decomiso decomisado decomisada aseguramiento asegurado asegurada",
        "death": "death died dead dying fatality killed muerte muerto muerta fallecido fallecida fallecimiento deceso toll",
        "homicide": "homicide murder murdered homicidio asesinato asesinado asesinada",
        "arrest": "arrest arrested detained detencion detenido detenida arresto arrestado",
        "crossing": "crossing crossed cruce",
        "encounter": "encounter encountered apprehension apprehended",
        "deportation": "deportation deported deportacion deportado",
        "injury": "injury injured wounded herido herida",
        "displacement": "displaced displacement desplazado desplazada desplazamiento",
        "disappearance": "disappearance disappeared missing desaparicion desaparecido desaparecida",
        "production": "production produced producing produccion producido output",
        "export": "export exported exporting exportacion exportado",
        "import": "import imported importing importacion importado",
        "emission": "emission emitted emision",
        "fentanyl": "fentanyl fentanilo",
        "cocaine": "cocaine cocaina",
        "heroin": "heroin heroina",
        "methamphetamine": "methamphetamine meth metanfetamina",
        "firearm": "firearm gun weapon arma",
        "drug": "drug narcotic droga narcotico estupefaciente",
        "migrant": "migrant migrante",
        "refugee": "refugee refugiado refugiada",
        "police": "police policia",
        "increase": "increase increased rise rising rose risen growth grew grown jump surge aumento incremento alza crecimiento",
        "decrease": "decrease decreased decline declined drop dropped fall fell fallen reduction reduced"
        " descenso caida reduccion disminucion",
        "unemployment": "unemployment jobless desempleo",
        "inflation": "inflation inflacion",
        "poverty": "poverty poor pobreza pobre",
        "revenue": "revenue income earnings proceeds ingreso",
        "budget": "budget presupuesto",
        "population": "population poblacion inhabitant habitante",
        "soldier": "soldier troop soldado tropa",
        "vote": "vote voto votacion",
        "assistance": "assistance aid support contribution donation ayuda asistencia apoyo donacion",
        "security": "security military defense defence defensa seguridad",
        "funding": "funding fund financing fondo financiamiento financiacion",
        "vaccine": "vaccine vaccination vacuna",
        "child": "child children nino nina",
    }.items()
    for printed in forms.split()
}
"""A word as printed, in the singular, to the one that stands for all that mean the same."""

SHADES = words("""
related linked involving involved involve caused associated attributed connected tied illicit illegal illegally unlawful clandestine
reported recorded registered estimated confirmed known official total overall combined annual yearly monthly daily new additional more
alone number figure rate level count volume amount quantity sheer nearly almost about roughly around so far just same other such
average some many most least attempted recent current already still worth value stream very nearly further extra own whole entire first
second next past last great big large larger largest small huge major key main important significant historic critical vital remaining
multiple various several different separate single double initial final full strong broad active foreign past different
provide provided providing give given giving donate donated donating share shared sharing deliver delivered delivering commit committed
committing announce announced announcing pledge pledged pledging allocate allocated allocating distribute distributed distributing send
sent sending receive received receiving ship shipped make made making include included including bring brought bringing take taken taking
use used using spend spent spending help helped helping need needed needing get got see seen say said saying spoken speak go going gone
come coming came complete completed continue continued begin began start started launch launched hold held holding mark marked build
built support supported supporting invest invested fund funded funding work worked working live lived living reach reached
ligado relacionado vinculado ilicito ilegal registrado estimado confirmado total anual nuevo nivel numero tasa cifra cantidad
""")
"""Words that shade a subject without making another one of it."""

CAUSES = words("overdose poisoning sobredosis")
"""How somebody died of what is named beside it: *fentanyl overdose deaths* are *fentanyl deaths*."""

SMALL = words("""
the a an of in on at by for from to with and or as that which who whose their his her its our this these those than per each every into
across within among between during over under after before since until up out off not no be is are was were been being have has had
el la los las un una unos unas de del en por para con y o e que su sus al se es son fue fueron ha han sobre entre desde hasta sin como
entering entered originating reaching i you he she it we they me him them mine yours hers ours theirs my your himself herself itself
themselves whom what one ones both all any none neither either everyone everybody someone somebody anyone there here now then today
yesterday tomorrow can could may might must shall should will would do does did done well also too only even ever never
yo tu ella ellos ellas nosotros ustedes quien cual cuales esto eso todo todos todas ambos cada
""")
"""Words that tell no subject."""

NO_ADVERBS = words("family supply ally assembly anomaly monopoly fly italy july reply rally bully butterfly oligopoly belly")
"""Nouns that end as adverbs do."""

TOO_GENERAL = words("""
people person resident citizen member family adult child woman man worker employee student staff official job year day month week hour
dollar money cost price part portion half third quarter share majority percent percentage increase decrease change difference thing case
case item unit example reason time way point step level place area project program programme initiative effort measure plan policy bill
law act agreement deal state county city country district community region town village business company firm organization agency group
household home house building facility school site system service product good material increase decrease respondent participant
percentage voter american mexican individual patient user customer million billion thousand report study survey article page section
child woman boy girl life lives men women question answer option issue objective commitment team update path stream flow engagement entity
government world continent nation member ally partner partnership relationship relation region population health key step priority goal
target topic theme matter event session meeting meetings conversation consultation discussion visit trip call letter statement document
sector area field set range list series variety type kind form round phase stage site location community event action decision challenge
problem opportunity idea concern need effort task role position post office officer official leader minister expert scholar volunteer
colleague friend guest speaker party group team side body board committee council department ministry institution association network
resource fund investment operation activity course class book film photo email message tweet word name ton arm asset force vehicle
human individual applicant applicants business industry market consumer customer client product device tool platform website channel
economic political diplomatic bilateral multilateral quick global international national local federal regional financial social public
private legal civil principal term element base basis package heroe hero peace independence multinational individual professional
asistencia cuestion pregunta respuesta miembro reunion visita gobierno mundo equipo
persona gente ciudadano familia adulto nino mujer hombre trabajador estudiante empleo ano dia mes dolar dinero costo precio parte mitad
tercio caso proyecto programa ley acuerdo estado municipio ciudad pais comunidad region empresa hogar casa escuela encuestado
""")
"""Subjects that alone don't tell what is measured: *people*, *increase*."""

TRANSFERS = words("""
grant funding fund fine penalty loan contract award investment aid assistance donation contribution appropriation payment subsidy
spending project package bounty reward settlement purchase sale deal tax credit relief support subvencion ayuda multa prestamo inversion
credito fondo pago donacion provision ask request drawdown pledge commitment
""")
"""What is given in portions: two amounts of it may both be true."""

SAME_PLACES = {
    printed: meant
    for meant, forms in {
        "united states": "us|u.s.|usa|u.s.a.|united states of america|america|the states|estados unidos|ee.uu.|ee. uu.|eeuu|american",
        "mexico": "mexican|mexicano|mexicana|united mexican states|estados unidos mexicanos",
        "us-mexico border": "u.s.-mexico border|us mexico border|us-mexican border|u.s.-mexican border|united states-mexico border"
        "|mexico-us border|mexico-u.s. border|mexican border|southwest border|southwestern border|rio grande|rio bravo"
        "|frontera entre mexico y estados unidos",
        "united kingdom": "uk|u.k.|britain|great britain|reino unido|british",
        "european union": "eu|e.u.|union europea|ue",
        "world": "worldwide|global|globally|the world|mundo|todo el mundo",
        "canada": "canadian",
        "china": "people's republic of china|chinese|prc",
        "spain": "espana|spanish",
        "brazil": "brasil|brazilian",
    }.items()
    for printed in forms.split("|")
}
"""Other ways to print a place, folded, to the one that stands for all."""

RECURRING = words("""
meeting summit election elections conference visit hearing session round forum symposium festival talks negotiation negotiations vote
referendum ministerial seminar debate review report survey study census attack attacks strike strikes protest protests raid raids
arrest arrests trial speech statement game games reunion cumbre eleccion elecciones visita conferencia sesion foro informe encuesta
""")
"""What happens again and again under one name: two dates are two events."""

ANNUAL = words("act bill law list budget plan appropriations ley lista presupuesto plan")
"""What is made anew each year under one name, where that opens with the year."""
