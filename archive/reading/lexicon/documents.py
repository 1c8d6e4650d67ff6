"""Sources: the nouns by which texts cite, what kind of source each means, and the verbs that go with them."""

from archive.reading.lexicon import words

DOCUMENTS = {
    noun: kind
    for kind, nouns in {
        "dataset": "data figures statistics tables dataset datos cifras estadisticas",
        "report": "report reports estimates estimate assessment review analysis yearbook audit findings forecast "
        "projection projections count counts brief briefing informe informes reporte estimaciones estimacion "
        "analisis evaluacion auditoria",
        "study": "study studies paper research survey-based investigation estudio estudios investigacion",
        "poll": "poll polls survey surveys encuesta encuestas sondeo sondeos",
        "statement": "statement communique release declaration testimony comunicado declaracion",
        "document": "document documents memo memos memorandum memoranda file files letter draft records summary cable "
        "cables documento documentos archivo archivos carta borrador memorandos",
        "article": "article articulo",
    }.items()
    for noun in nouns.split()
}
"""``communique`` stands folded."""

PRINTED_KIND = {"dataset": "data", "report": "report", "study": "study", "poll": "poll", "statement": "statement", "document": "document"}

ISSUED = words("""
released published issued compiled collected provided obtained produced signed commissioned conducted prepared written publicado
publicada publicados publicadas difundido difundida emitido emitida divulgado presentado
""")
FROM = words("by from of por de del")
SHOWING = words("""
reveal reveals revealed show shows showed suggest suggests suggested indicate indicates indicated find finds found estimate
estimates estimated warn warns warned conclude concludes concluded showcase showcased document documents documented confirm
confirms revela revelan muestra muestran sugiere sugieren indica indican estima estiman calcula calculan senala senalan documenta
documento
""")
FINDING = words("""
found finds estimates estimated counted counts measured measures reckons calculates calculated projects projected reported reports
estima estimo calcula calculo conto documento registro
""")
"""Verbs by which a body itself is the source."""

MODIFIERS = words("""
a an the its their recent new latest joint public opinion annual official internal leaked confidential intelligence trade
preliminary corrected updated quarterly yearly monthly federal government independent anonymous classified draft final detailed
separate another one un una el la los las su sus reciente recientes nuevo nueva ultimo ultima oficial oficiales filtrado filtrada
filtrados anual
""")
"""Words that may stand between an article and a document's noun."""
LEAKED = words("leaked filtrado filtrada filtrados filtradas confidential classified")
