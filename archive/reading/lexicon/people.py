"""How people are introduced: titles, offices, roles, particles."""

from archive.reading.lexicon import words

HONORIFICS = words("""
dr dra mr mrs ms miss prof professor profesor profesora sr sra srta lic ing mtro mtra don dona sir dame hon rev reverend father
padre fray
""")
"""Forms of address: they belong to the name's span."""

OFFICES = words("""
excellency majesty highness holiness sister brother bishop archbishop cardinal rabbi imam padre obispo arzobispo sheriff
president vice-president vicepresident premier chancellor secretary undersecretary minister ambassador senator sen
representative rep congressman congresswoman governor gov mayor general gen admiral colonel col captain capt lieutenant lt major
sergeant commander commissioner administrator director chief judge justice attorney prosecutor spokesperson spokesman
spokeswoman deputy chair chairman chairwoman chairperson analyst researcher economist historian sociologist lawyer activist
journalist reporter author expert specialist fellow scholar officer presidente presidenta secretario secretaria subsecretario
subsecretaria ministro ministra canciller embajador embajadora senador senadora diputado diputada gobernador gobernadora alcalde
alcaldesa almirante coronel capitan comandante comisionado comisionada directora titular juez jueza fiscal vocero vocera
portavoz analista investigador investigadora economista historiador historiadora abogado abogada activista periodista autora
autor experto experta especialista academico academica doctor doctora profesor profesora maestro maestra king queen prince
princess pope emperor emir sheikh sheik ayatollah sultan lord lady baron baroness duke brigadier brig cpl cmdr adm sgt pvt pfc
supt insp constable detective inspector marshal corporal private lawmaker councilman councilwoman counselor counsellor
councillor councilor alderman assemblyman assemblywoman comptroller treasurer superintendent principal provost pastor deacon
monsignor cleric dictator ministerial vice-admiral undersec sec atty treas ceo cfo cto chairperson-elect president-elect mp mep
democrat republican expresidente expresidenta exministro exministra exsecretario exsecretaria papa rey reina principe princesa
monsenor jefe jefa lider
""")
"""Words right before a name that say what the person is."""

ROLES = OFFICES | words("""
assistant player trainer professor lecturer adviser advisor consultant strategist criminologist epidemiologist physician doctor
engineer scientist coordinator manager head leader boss owner mother wife husband son daughter brother sister widow cousin uncle
aunt partner friend producer director actor actress singer writer novelist poet playwright philosopher theologian
author-in-residence pollster commentator columnist blogger pundit campaigner organiser organizer trader broker banker investor
entrepreneur businessman businesswoman tycoon billionaire millionaire philanthropist trustee pilot soldier veteran sailor marine
officer policeman policewoman detective firefighter paramedic shopkeeper trucker driver worker foreman miner fisherman rancher
grower villager refugee migrant survivor victim witness defendant plaintiff suspect gunman attacker militant rebel warlord
kingpin trafficker drug-lord capo hitman prisoner inmate detainee dissident whistleblower lobbyist aide counsel barrister
solicitor magistrate mediator rapporteur speaker whip lawmaker legislator politician parliamentarian incumbent challenger
nominee rival predecessor successor counterpart spouse surgeon psychiatrist psychologist anthropologist archaeologist biologist
chemist physicist geographer geologist hydrologist statistician demographer linguist librarian curator translator interpreter
editor-in-chief publisher founder co-founder cofounder co-author coauthor editor correspondent contributor official envoy
diplomat negotiator agent investigator candidate member resident farmer student teacher nurse executive ceo vice-chair dean
rector rectora jefe jefa coordinador coordinadora asesor asesora consultor consultora fundador fundadora miembro integrante
funcionario funcionaria lider dirigente catedratico catedratica decano decana politologo politologa sociologo sociologa enviado
enviada diplomatico diplomatica agente candidato candidata residente agricultor estudiante hijo hija hermano hermana esposo
esposa viuda padre madre tio tia primo prima empresario empresaria comerciante agricultora campesino campesina pescador
pescadora vecino vecina testigo victima detenido detenida imputado imputada narcotraficante exalcalde exgobernador exdirector
exdirectora exjefe exjefa exfiscal exembajador ambientalista hidrologo hidrologa medico medica enfermero enfermera ingeniero
ingeniera economista politico politica legislador legisladora magistrado magistrada corredor corredora obrero obrera minero cura
sacerdote parroco escritor escritora novelista poeta
""")

PARTICLES = words("""
de del la las los y e da das do dos di van von der den al bin ibn el ben le du ter san santa mac
""")

SUFFIXES = words("jr sr ii iii iv vi vii viii ix xii xiii xiv xv xvi xxiii")
"""What stands after a name and belongs to it."""

HUMAN_VERBS = words("""
resigned retired died won lost met visited arrived left fled spoke testified signed became served studied taught worked lives
lived grew joined led leads heads headed ran runs chaired chairs voted campaigned tweeted posted wants wanted hopes hoped knows
knew faces faced denied denies refused vowed pledged promised accused blamed criticized criticised praised called calls
described who apologized apologised defended defends supports supported opposed opposes hesitated returned moved flew sat stood
walked smiled laughed nodded shook appeared agreed declined offered pleaded pleads received recalled sued traveled travelled
wore quit jokes joked hailed backed backs appealed murio nacio llego viajo renuncio gano perdio visito firmo recibio trabaja
vive dirige dirigio encabeza encabezo quien fallecio nego guarda
""")
"""What people do: a verb right after two capitals that nobody knows."""

NOT_NAMES = words("""
the a an this that these those in on at by for from with without and or but if when while where since after before during as of
to however furthermore moreover meanwhile although though despite yet still also both each every most many some several such
what why how who its his her their our your my he she it we they you i there here then thus so not no yes one two three four
five six seven eight nine ten monday tuesday wednesday thursday friday saturday sunday january february march april may june
july august september october november december according recent recently today yesterday tomorrow last next first second third
finally ultimately initially instead indeed short-term long-term north south east west northern southern eastern western central
latin new el la los las un una este esta estos estas en por para con sin y o pero si cuando mientras donde desde despues antes
durante como segun embargo ademas aunque tambien hoy ayer su sus nuestro nuestra lo al del enero febrero marzo abril mayo junio
julio agosto septiembre octubre noviembre diciembre lunes martes miercoles jueves viernes sabado domingo mr mrs ms dr
""")
"""Words that, though capital at a sentence's start, begin no unknown name."""

OPENERS = NOT_NAMES | words("""
former formerly ex even only just perhaps maybe among amid amidst unlike like under over above below between behind beside
beyond besides within throughout through against along around across near off out up down into onto upon per plus via toward
towards about because unless whether whereas thanks due given once any all another other others few little much more less same
certain old young late early big great good bad first-ever would-be then-president thereafter therefore hence nor neither either
whom whose which whoever whatever whenever ask asked say says said tell told let don does did do is are was were be been being
has have had will would can could might must should shall get got go going come came see look take make please thank sorry hello
dear well oh ah ok okay never always often sometimes usually generally typically currently presently previously later earlier
soon again almost nearly roughly approximately hundreds thousands millions billions tonight now everywhere elsewhere nobody
nothing everyone everybody someone somebody something anyone anything none ese esa esos esas aquel aquella aqui alli ahi manana
entonces luego cada cualquier todo toda todos todas algunos algunas varios varias muchos muchas otro otra otros otras tras entre
hacia hasta sobre bajo contra fue es era son estan hay tiene tienen quien quienes cual cuales cuanto cuantos porque pues ni tal
ante mas menos muy jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun photo image
source sources video spring summer autumn winter christmas easter thanksgiving ramadan
""")
"""Further words that open sentences and no name, though some end one (*Will*, *May*, *Young*)."""

NO_SURNAMES = words("""
period tech system systems service coverage effect factor house team states nations war act plan law treaty summit report street
avenue road bridge river sea ocean bay island islands city county state day week crisis strategy security policy protocol
convention agreement accord accords framework programme program rights review brief desk room north south east west division
affairs relations studies sector port canal desert valley mountain mountains park square airport beach creek lake mount
peninsula province region territory district village town township hills heights springs falls gardens tower towers palace
castle cathedral mosque temple synagogue prize award medal cup bowl games open championship festival ship bill amendment
doctrine declaration resolution initiative process era age century revolution rebellion uprising massacre genocide holocaust
famine flood hurricane storm cyclone typhoon earthquake virus disease syndrome flu pandemic scandal affair trial case inquiry
commission hearing referendum election elections primary caucus debate speech memo letter tape fellow fellows officer officers
executive minister ministers secretary president director general chief dam pipeline project zone corridor crossing border line
wall fence camp base barracks fort prison jail pass strait gulf cape coast reef shoal plateau plains
""")
"""Words that end names of places, events and things, never a person's."""
