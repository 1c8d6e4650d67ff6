"""Sources: the nouns by which texts cite, what kind of source each means, and the words that go with them, English and Spanish."""

from archive.reading.lexicon import words


def inflected(verbs: str) -> frozenset[str]:
    """Regular English verbs in all forms that state: ``inflected("note")`` is ``{"note", "notes", "noted"}``."""
    forms = set()
    for verb in verbs.split():
        stem = verb[:-1] + "i" if verb.endswith("y") and verb[-2] not in "aeou" else verb
        plural = stem + "es" if stem != verb or verb.endswith(("s", "x", "ch", "sh")) else verb + "s"
        forms |= {verb, plural, stem + ("d" if stem.endswith("e") else "ed")}
    return frozenset(forms)


DOCUMENTS = {
    noun: kind
    for kind, nouns in {
        "dataset": "data results imagery scorecard figures figure statistics statistic tables dataset datasets database census datos "
        "cifras cifra estadisticas censo",
        "report": "report reports estimate estimates assessment assessments review reviews analysis analyses yearbook audit audits "
        "findings forecast forecasts projection projections count counts tally tallies briefing briefings brief bulletin index inquiry "
        "account accounts reckoning calculation calculations report-card note chapter inspection inspections outlook barometer "
        "compendium atlas ranking rankings informe informes reporte reportes estimaciones estimacion analisis evaluacion auditoria "
        "calculos proyecciones proyeccion balance boletin dictamen recuento conteo",
        "study": "study studies paper papers research survey-based investigation investigations monograph thesis estudio estudios "
        "investigacion investigaciones",
        "poll": "poll polls polling survey surveys questionnaire encuesta encuestas sondeo sondeos",
        "statement": "statement statements communique release releases testimony comunicado comunicados",
        "document": "document documents memo memos memorandum memoranda file files filing filings letter letters draft drafts record "
        "records summary cable cables indictment indictments complaint lawsuit lawsuits affidavit affidavits transcript transcripts "
        "email emails e-mail e-mails mails suit suits petition petitions motion motions subpoena warrant ruling rulings opinion ad ads "
        "advertisement tweet tweets blog headline headlines caption invoices contracts receipts autopsy manifest messages returns "
        "dossier invoice minutes correspondence images photos photographs footage recording recordings readout readouts dossiers docket "
        "dockets deposition depositions presentation slides registry register inventory spreadsheet spreadsheets diary diaries logbook "
        "logbooks roster certificate certificates presentations photo video videos guidelines factsheet sheet resolution paperwork "
        "ledger ledgers log logs disclosure disclosures website documento documentos archivo archivos carta cartas borrador memorandos "
        "expediente expedientes acta actas registros querella sumario atestado imagenes fotografias grabacion grabaciones denuncia "
        "oficio oficios minuta memorando transcripcion acusacion",
        "article": "article articles editorial op-ed memoir column book books dispatch newspaper newspapers articulo articulos "
        "reportaje libro editoriales",
    }.items()
    for noun in nouns.split()
}
"""``communique`` stands folded."""

WEAK_NOUNS = words("""
mails account accounts ad ads advertisement archivo archivos article articles balance blog book books brief briefing briefings caption
carta cartas chapter cifra column complaint contracts correspondence count counts declaration diaries diary docket dockets denuncia draft
drafts e-mail e-mails editorial email emails figure figures file files guidelines headline headlines imagenes images imagery index
inventory invoice invoices letter letters libro log logs manifest memoir messages minutes motion motions newspaper newspapers note opinion
outlook petition petitions photo photos photographs footage polling presentation presentations ranking rankings recording recordings
scorecard slides video videos certificate certificates receipts record records release releases register registry resolution returns
results reviews roster ruling rulings statement statements subpoena suit suits summary tables testimony tweet tweets warrant website
""")
"""Nouns that mean other things as well: with them only verbs that can't be but a document's count."""

NOT_OF_DOCUMENTS = words("""
senior leading top key public political party opposition prominent religious military business establishment media cabinet conservative
republican democratic labour bank savings
""")
"""Before *figures* and *accounts* these make people and money of them."""

ISSUED = words("""
released published issued compiled collected provided obtained produced signed commissioned conducted prepared written authored
circulated posted unveiled taken carried dated revised seen reviewed presented shared delivered submitted filed drafted cited leaked
funded publicado publicada publicados publicadas difundido difundida emitido emitida divulgado divulgada presentado presentada
elaborado elaborada realizado realizada fechado fechada obtenido obtenidos citados recogidos recopilados
""")
SEEN = words("obtained seen reviewed cited leaked obtenido obtenidos citados commissioned funded")
"""Participles whose *by* names readers or payers, not who made it."""
FROM = words("by from of por de del")
_STATES = """
reveal suggest indicate estimate warn conclude showcase confirm state note report describe detail outline document list argue claim
allege point identify count measure project predict forecast recommend cite charge determine demonstrate highlight underline underscore
stress calculate reckon propose compare examine analyse analyze track attribute blame link rank rate paint acknowledge mention explain
assert contend imply record expect value warn caution doubt look speak follow assume depict trace establish detect fault portray
criticize criticise chronicle credit question accuse place tally
"""
_SAYS = "reveal suggest indicate estimate warn conclude confirm state note allege claim accuse describe document detail"
BASE = words(_STATES + _SAYS + " say show find call ask tell give see quote lay")
"""Verbs as only several things can have them: *reports warn*."""
SAYING = inflected(_SAYS) | words("""
say says said show shows showed shown find finds found read reads put puts
""")
"""Verbs by which any paper speaks."""
SHOWING = (
    inflected(_STATES)
    | SAYING
    | words("""
found logged pegs pegged tell tells told call calls called ask asks asked spoke foresee foresees foresaw give gives gave saw sees quote
quotes quoted lay lays laid sets revela revelo revelan revelaron muestra muestran mostro mostraron sugiere sugieren sugirio indica indican
indico indicaron estima estiman estimo calcula calculan calculo senala senalan senalo senalaron documenta documentan documento concluye
concluyen concluyo advierte advierten advirtio apunta apuntan apunto detalla detallan detallo sostiene sostienen sostuvo recoge recogen
recogio afirma afirman afirmo confirma confirman confirmo confirmaron afirmaron advirtieron concluyeron detallaron indicaron apuntaron
cifra cifran refleja reflejan reflejo arroja arrojan arrojo situa situan situo dice dicen preve preven encontro encontraron halla hallo
hallaron registra registran registro constata constatan cuenta demuestra demuestran evidencia evidencian menciona describe describen
""")
)
AUXILIARY = words("""
has have had did does do also already further itself themselves clearly consistently not never recently first repeatedly even now still
then meanwhile separately ha han habia habian tambien ya no lo
""")
"""Words that may stand between a source and its verb."""
AT_TIMES = words("""
earlier last this today yesterday late later next then monday tuesday wednesday thursday friday saturday sunday ago only all both would
will could should may might can must seen warning saying finding showing suggesting alleging claiming indicating concluding arguing
detailing stating estimating led based involving using including examining looking covering comparing tracking made done sent known
called titled out about alone ayer hoy pasado
""")
"""Words behind a document's noun that don't make another noun of it, as in *data centre*."""
BLOCKING = words("""
is are was were be been being will shall should must came comes come drew draws due remains remained became went gets got es son fue
fueron era eran sera seran esta estan
""")
"""Verbs that tell what becomes of a document, not what it says."""

FINDING = (
    inflected("estimate count measure reckon calculate project report warn caution forecast predict document record conclude determine")
    | words("""
found finds expects expected foresees reckons puts pegs pegged ranks ranked rates tallies tallied logged estima estimo calcula calculo
conto documento registro advierte advirtio publico preve
reporto reporta concluyo concluye cifra cifro informo
""")
) - words("estimate count measure reckon calculate project report warn caution forecast predict document record conclude determine")
"""Verbs by which a body itself is the source: the forms that follow one."""
GROUP_FINDING = (
    FINDING
    | inflected("estimate project report forecast reckon calculate")
    | words("find expect estiman calculan preven hallaron reportan")
)
"""Verbs by which people are a source even when nothing more is said of them."""
UNFOUND = words("""
itself themselves himself herself him her them it guilty liable ways way time little no-one refuge shelter solace se profits losses
earnings
""")
"""*found itself*, *found him guilty*, *found a way*: no finding."""

MODIFIERS = words("""
most all recent new latest joint public opinion annual official internal leaked confidential intelligence trade preliminary corrected
updated quarterly yearly monthly weekly federal government independent anonymous classified draft final detailed separate another one
two three several many multiple various some other earlier previous similar provisional private exit national local state court police
media news press academic scientific medical bank tax property financial phone campaign medico internal early unpublished damning
scathing major large small landmark reciente recientes nuevo nueva ultimo ultima ultimos oficial oficiales filtrado filtrada filtrados
anual
""")
"""Words that may stand before a document's noun without an article."""
DETERMINERS = words("""
a an the this that these those its their his her our my no any each every both un una unos unas el la los las su sus este esta estos
estas ese esa dicho dicha nuestro nuestra
""")
ARTICLES = words("a an the its their un una el la los las su sus our his her this these este esta my lo")
LEAKED = words("leaked filtrado filtrada filtrados filtradas confidential classified")
KINDS_OF_DOCUMENT = words("""
field working quarterly annual monthly weekly yearly tracking discussion white progress interim fact press news exit research policy
intelligence research budget census court flash
""")
"""Words before a document's noun that belong to its name: *X annual report*, *X working paper*."""
