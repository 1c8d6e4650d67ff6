"""The future: words that look ahead, horizons, conditions, and what may stand around a forecast. English and Spanish, folded."""

from archive.reading.lexicon import phrases, words

MODALS = words("will won't shall may might could couldn't would wouldn't")
"""Words that look ahead wherever they stand in lower case, but before *have* (*would have*)."""

FORESEEING = words("""
expect expects expecting expected anticipate anticipates anticipated foresee foresees foreseen envisage envisages predict predicts
predicted forecast forecasts projected likely unlikely likeliest probable probably poised looms looming outlook prognosis
preve preven previsto prevista previstos previstas espera esperan pronostica pronostican proyecta proyectan vaticina vaticinan
probable probablemente podria podrian puede pueden pueda puedan podra podran augura auguran planea planean pretende pretenden
""")
"""Words that look ahead wherever they stand."""

WITH_TO = words("""
plan plans planning aim aims intend intends hope hopes seek seeks vow vows pledge pledges pledged promise promises promised vowed
threaten threatens stands bound destined scheduled slated going about track course due set
""")
"""Words that look ahead before *to*: *plans to*, *on track to*."""

WITH_THAT = words("projects estimates estimate risk chance danger likelihood probability prospect odds chances riesgo probabilidad")
"""Words that look ahead before *that* or *of*: *a risk that*, *the prospect of*."""

PLANNED = words("due set scheduled slated going about planned bound destined previsto prevista previstos previstas")
"""Words that tell of an old plan after *was*: *was due to open*."""

BEFORE_PLAN = words("was were been had wasn't weren't estaba estaban habia habian era eran")

SCHEDULING = words("due set scheduled slated is are")
DOING = words("will plan plans intend intends hope hopes going seek seeks shall")
"""Words of the future that may tell an agenda as well."""

NO_RISK = words("at reduce reducing reduced reduces mitigate lower lowering avoid without no little")
"""Words before *risk of* that keep it from looking ahead."""

PLANS = words(
    "and of on for the its their our his her any no with has have had announced unveiled current new your my these those s outlined"
)
"""Words before *plans to* that make it a noun."""

LOOKS = words("is are be being isn't aren't looks look looked seems seem appears appear remains remain now all also")
"""Words before *set to* and *due to*."""

DETERMINERS = words("the a an this that these those its their his her our no any some such el la los las un una su sus")

NOUNS_OF_WILL = words(
    "the free political good a an of his her their its our popular public own last living military all with sheer national"
)
"""Words after which *will* and *might* are nouns."""

AIMS = words("aim goal task purpose idea point challenge objective key solution job mission role answer way step question problem")
"""Subjects with which *is to* tells a task."""

OUTCOMES = words("""
end reach fall rise arrive remain come become start begin bring ease improve continue return drop grow increase decline see have last
allow help lead finish open emerge follow recover slow pick exceed top stabilize stabilise shrink
""")
"""Verbs with which *should* foresees; with others it advises."""

DONE = words("able ready available complete completed finished done back operational over clear known possible enough in")
"""What *should be* foresees."""

FUTURE_ENDINGS = ("rá", "rán", "remos", "aría", "arían", "iría", "irían", "dría", "drían", "bría", "brían")
FUTURE_VERBS = words("seria serian deberia deberian caeria caerian veria verian romperia perderia perderian creceria crecerian")
NO_FUTURE = words("secretaria comisaria notaria iran teheran veterinaria primaria solidaria ojala quiza detras")
"""Spanish nouns that end as verbs of the future do."""

FORETOLD = words("said warned predicted promised told vowed forecast projected estimated wrote pledged dijo advirtio prometio pronostico")
"""Verbs of words that were said once: with an old year beside them their horizon is past."""

TERM_WORDS = words("term run plazo out haul")
"""Words before a bracketed horizon: *long-term (5-10 years)*, *farther out (five to ten years)*."""

RECALLING = words("remembers remembered recalls recalled remembering recuerda recordo")
"""Verbs of words from old days."""

SAYING = words("""
said says say warned warns warn cautions cautioned caution predicts predicted predict expects expected expect projects projected
project estimates estimated estimate believes believe believed argues argued argue told noted notes adds added forecasts forecast
according reckons reckon concludes concluded writes wrote suggests suggested insists insisted think thinks announced
dice dijo dicen advierte advirtio advierten asegura aseguro afirma afirmo senala senalo segun estima estiman explico explica sostiene
sostuvo anuncio preve calculan calcula apunta agrego anadio indico aclaro
""")
"""Verbs with which a forecast is told; *according to*."""

CITING = words("""
suggest suggests suggested warn warns warned estimate estimates estimated expect expects expected predict predicts predicted project
projects projected believe believes believed say says said indicate indicates indicated forecast forecasts argue argues argued think
thinks reckon reckons note notes noted concludes concluded means fear fears confident hope hopes likely show shows
estima estiman calcula calculan preve preven advierte advirtio senala senalo dijo dice asegura afirma espera esperan considera sostiene
""")
"""Verbs after which *that* opens what is foreseen."""

INTRODUCTIONS = phrases("""
looking ahead
looking forward
however
furthermore
moreover
meanwhile
still
instead
but
and
yet
so
also
first
second
third
fourth
finally
lastly
in addition
additionally
in short
for now
for example
for instance
in other words
more importantly
ultimately
indeed
of course
crucially
now
in sum
as a result
therefore
thus
mirando hacia adelante
sin embargo
ademas
no obstante
asimismo
por ello
por lo tanto
por ultimo
mientras tanto
finalmente
en cambio
""")

STARTS = words("and but or while with as which who whose because although though so y pero o mientras que con")
"""Words that no attribution opens with."""

HAPPENED = words("is are was were has have had lost fell rose came went took made saw left became grew died es son fue fueron hubo ha han")
"""Verbs that tell what is or was, besides those on *-ed*."""

CONDITIONS: dict[str, tuple[tuple[str, ...], ...]] = {
    "if": ((),),
    "unless": ((),),
    "without": ((),),
    "should": ((),),
    "assuming": ((),),
    "barring": ((),),
    "absent": ((),),
    "provided": (("that",), ()),
    "providing": (("that",), ()),
    "only": (("if",),),
    "even": (("if",),),
    "but": (("only", "if"),),
    "as": (("long", "as"),),
    "so": (("long", "as"),),
    "in": (("the", "event", "of"), ("the", "event", "that"), ("case",)),
    "si": ((),),
    "sin": ((),),
    "de": (("no",), ()),
    "salvo": (("que",),),
    "siempre": (("que",), ("y", "cuando")),
    "mientras": (("no",),),
    "con": (("tal", "de", "que"),),
    "en": (("caso", "de"),),
    "a": (("menos", "que"), ("no", "ser", "que"), ("condicion", "de")),
}
"""How conditions open: the first word, and what must follow it."""

ASKING = words("""
as what ask asks asked asking see wonder wonders whether know knows unclear show shows tell tells decide decides determine question
sure doubt care como saber ver preguntar pregunta preguntan decidir determinar aclarar sabe saben
""")
"""Words before an *if* that opens no condition."""

NO_LACK = words("doubt question fail exception warning embargo duda dudas precedentes precedente cesar falta exito problemas problema")
"""What *without* may open that is no condition."""

LACKING = words(
    "a an the any further more new additional this that these such it them its their his her un una el la nuevo nueva mas ese esa este"
)
"""Words after a *without* inside a sentence that opens a condition."""

PRONOUNS = words("it that them this these those him her us eso ello esto ellos")
SUBJECTS = words("they it we he she the a an there this these those")
"""Words that may open the main clause after a condition without a comma."""

FUTURE_WORDS = (
    MODALS
    | FORESEEING
    | words("shall should plans plan aims due set scheduled slated comes elect next upcoming va van sera seran tendra tendran habra")
)
"""Words of the future for the tense of a sentence."""
