"""Verbs around figures: what is done to things that are counted, what they do themselves, and what measures. Folded, with their forms."""

from archive.reading.lexicon import words

_REGULAR = """
abandon accuse acquit add adopt analyse analyze approve arrest ask assign attack back ban belong block bomb borrow burn burgle cancel
capture carry charge check claim clear close collect commit assume compare complete control confiscate convict cover cross decide declare
defend deliver demolish deploy deport depend deserve destroy detain die disappear discover dismiss dismantle displace distribute doubt
donate drown earn emigrate enforce enter evacuate examine execute expel expose export extradite face favour favor fear fill finance fine
flee free freeze grant handle harvest help hire identify import imprison indict infect inherit inject injure inspect install interview
investigate invest issue jail join kidnap kill label lack launch leak licence license like list listen live lock migrate mention
misremember monitor move murder name need negotiate nominate occupy offer open operate oppose order outlaw originate own pass pardon pay
place plan plant plead poach poison police poll postpone prefer prepare process produce project prosecute protect punish purchase question
raid raise reach receive recover recruit refuse register reject release remain remember remove rename renew repair repatriate replace
rescue reroute resettle resign resist retire return review rob sanction save search seize select serve settle share sign skip smuggle
solve start starve stay stem stop store submit sue supply support surround survey suspend switch tamper tax test threaten touch trace
train transfer transport travel treat trust use vaccinate visit vote want warn waste welcome work wound yield move share depend believe
agree trust distrust struggle suffer recognise recognize intercept loot raze torch impound arm equip house feed educate enrol enroll
promise
"""
_IRREGULAR = """
become became become|begin began begun|bring brought brought|build built built|buy bought bought|catch caught caught|come came come|cut
cut cut|do did done|draw drew drawn|drive drove driven|eat ate eaten|feel felt felt|fight fought fought|find found found|flee fled
fled|fly flew flown|forget forgot forgotten|give gave given|go went gone|grow grew grown|have had had|hear heard heard|hide hid
hidden|hold held held|keep kept kept|know knew known|lead led led|leave left left|lend lent lent|lose lost lost|make made made|meet met
met|pay paid paid|put put put|read read read|run ran run|say said said|see saw seen|sell sold sold|send sent sent|shoot shot shot|sink
sank sunk|spend spent spent|steal stole stolen|strike struck struck|swear swore sworn|take took taken|tell told told|think thought
thought|throw threw thrown|understand understood understood|win won won|write wrote written|withdraw withdrew withdrawn
"""


def _past(verb: str) -> str:
    """A regular verb's past: *seized*, *carried*, *stopped* (a short stem doubles its last letter)."""
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in "aeou":
        return verb[:-1] + "ied"
    doubled = verb in _DOUBLED
    return verb + verb[-1] * doubled + "ed"


def _third(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "ch", "sh", "o")) else "s")


_DOUBLED = words("ban control plan stop rob submit transfer travel kidnap skip expel commit label enrol")
_FORMS = [(verb, _third(verb), _past(verb), _past(verb)) for verb in _REGULAR.split()]
_FORMS += [
    (base, "has" if base == "have" else _third(base), past, done)
    for base, past, done in (forms.split() for forms in " ".join(_IRREGULAR.split()).split("|"))
]

PARTICIPLES = {form: done for base, third, past, done in _FORMS for form in (base, third, past, done)}
"""Every form by the participle: *take*, *takes*, *took* are *taken*."""
PRESENT = frozenset(form for base, third, *_ in _FORMS for form in (base, third)) - words("cut put read force police")
NOUNS_TOO = words("""
analyses arms arrests attack attacks backs bans belongings blocks bombs builds burns buys captures cares catches charges checks claims
controls covers crosses cures cuts draws drives equips exploits exports faces favours fears feels fights fills finances finds fines flies
floats freezes grants handles harvests helps hides hires holds houses imports interviews issues kills labels launches leads leaks leaves
licences limits lists lives locks masks mentions monitors moves murders names needs offers orders pardons passes places plans plants
poisons polices polls practices processes projects promises purchases questions raids raises reads recruits registers rejects releases
remains repairs rescues returns reviews ruins runs sanctions searches shares shoots shows signs sinks starts stays stops stores strikes
struggles supplies supports surveys suspects switches taxes tests threats throws touches traces trains transfers transports travels treats
trusts uses values visits votes wants wastes waters wins works worries wounds yields
""")
"""Forms of verbs that are nouns as well, so that what stands before and behind must tell."""
PAST_ONLY = frozenset(past for *_, past, done in _FORMS if past != done) | words("had")
"""Pasts that are no participles: where one stands behind a noun, the noun does it."""
PAST = frozenset(past for *_, past, _done in _FORMS)

ALONE = words("""
belong belonged depend depended die died disappear disappeared drown drowned emigrate emigrated fled go goes gone live lived listen
listened migrate migrated remain remained resign resigned retire retired return returned stay stayed struggle struggled travel travelled
traveled vote voted work worked agree agreed come comes sank starve starved suffer suffered joined crossed
""")
"""Verbs that need no object: people *travelled*, they aren't *travelled*."""
NOTHING_DONE = words("""
counted reported recorded included needed wanted estimated totalled totaled numbered reached exceeded rated surpassed dated topped
registered claimed showed passed measured lists listed hear heard make makes made conduct conducted rejected promised expected pledged
followed involved documented noted tallied allow had has have logged show shows see sees said says want need needs face faces own owns
owes owe remained remain gave include includes covered_only like likes become became grew spend spent belong depend live
""")
"""Verbs before a figure that do nothing to what it counts; all others do: *seized 44 tonnes of sand* are *sand seized*."""

CHANGED = words("""
rose fell grew climbed dropped jumped soared surged declined decreased increased widened narrowed doubled tripled slipped slid shrank sank
risen fallen reached exceeded stood totalled totaled went hit
""")
"""Pasts of change and measure, which no noun is spelled like."""
SURELY_DONE = words("come say think believe depend belong receive become agree prefer see lose never keep seem")
"""What a plural noun does, however far before it stands: *guns traced in the port* **come** *from it*; no noun is spelled so."""
SPANISH_ENDINGS = ("ó", "aron", "ieron", "aban", "ían")
SPANISH_PRESENT = words("""
rechaza rechazan apoya apoyan espera esperan paga pagan vive viven cree creen considera consideran tiene tienen dice dicen cuesta cuestan
gasta gastan mueve mueven opera operan depende dependen trabaja trabajan quiere quieren teme temen recibe reciben usa usan sale salen
entra entran proviene provienen llega llegan carece carecen sigue siguen queda quedan necesita necesitan representa representan llevaba
tenia vivia puede pueden debe deben preve preven
""")
"""Forms of Spanish verbs that stand behind counted nouns; the past is known by its ending."""

SPANISH_DONE = {
    "abrio": "abierto", "abrieron": "abierto", "murio": "muerto", "murieron": "muerto", "puso": "puesto", "hizo": "hecho",
    "hicieron": "hecho", "vio": "visto", "escribio": "escrito", "devolvio": "devuelto",
}  # fmt: skip
"""Spanish pasts whose participle is irregular, folded."""
SPANISH_NOTHING = words("""
documento registro conto reporto alcanzo sumo calculo mantuvo tuvo llego paso registraron contaron reportaron alcanzaron sumaron mantiene
costo gasto bajo subio cayo aumento crecio perdio pidio nego dijo llegaron
""")
"""Spanish verbs that do nothing to what is counted."""

BE = words("is are was were be being been es son era eran fue fueron esta estan estaba estaban sera seran")
HAVE = words("have has had ha han habia habian")
MODALS = words("will would can could may might must shall should do does did to")
HELPERS = BE | HAVE | MODALS | words("also now still only already then must just currently later soon again alone hoy ya aun")
ORIGIN = {"originates": "originating", "originate": "originating", "stems": "stemming", "stem": "stemming", "comes": "coming",
          "come": "coming"}  # fmt: skip
"""Verbs that tell where a share comes from, by the form in which they follow it: *sand originating from the north*."""

ACCOUNTING = words("""
account accounts accounted represent represents represented make makes made comprise comprises comprised constitute constitutes
constituted form forms formed generate generates generated provide provides provided supply supplies supplied representa representan
represento constituye constituyen supone suponen
""")
"""Verbs by which one thing is a share of another: *sand makes up 60% of the load*."""
VALUING = words("put puts value values valued estimate estimates estimated set sets reckon reckons calcula estima cifra situa")
"""*Puts the loss at 40 boats*: what stands before *at* is measured."""
NAMING_VERBS = {
    "cost": "cost", "costs": "cost", "cuesta": "costo", "cuestan": "costo", "costo": "costo", "costaba": "costo", "costaban": "costo",
    "spent": "spending", "spends": "spending", "spend": "spending", "gasta": "gasto", "gastan": "gasto", "gasto": "gasto",
    "gastaron": "gasto", "earns": "earnings", "earn": "earnings", "weighs": "weight", "weigh": "weight", "weighed": "weight",
    "pesa": "peso", "pesan": "peso", "sold": "price", "sells": "price", "sell": "price", "fetches": "price", "fetched": "price",
    "priced": "price", "generate": "revenue", "generates": "revenue", "generated": "revenue", "genera": "ingreso", "generan": "ingreso",
}  # fmt: skip
"""Verbs that measure, by the noun of what they measure: *a press costs $40* is the *cost of a press*."""
SPENDING = frozenset(("spending", "gasto"))
SURVEYED = {"survey": "surveyed", "surveys": "surveyed", "poll": "polled", "polls": "polled", "interviews": "interviewed",
            "encuesta": "encuestados", "sondeo": "encuestados"}  # fmt: skip
"""What was done to those whom a survey asked: *a survey of 40 farmers*."""
VAGUE = words("""
number numbers amount amounts volume volumes total stream streams flow flows flood wave waves tide torrent trickle drone quantity
quantities count tally numero cantidad volumen total flujo oleada
""")
"""Nouns that add nothing to what is counted: *the number of boats*."""
SUBSTANCES = words("""
fentanyl cocaine heroin methamphetamine cannabis marijuana hashish opium captagon tramadol ketamine coca crack fentanilo cocaina heroina
metanfetamina marihuana hachis opio
""")
STAND_FOR_SUBSTANCES = words("drug droga substance sustancia")
"""*The drug*, said of the substance that was named last."""
FIGURED_PEOPLE = words("""
people person adults adult voters respondents men women children patients workers farmers households families students officers soldiers
brokers candidates prisoners migrants users members citizens residents americans mexicans italians suppliers firms companies shopkeepers
signatories guides irrigators prosecutors drivers teachers refugees employers employees parents police inhabitants participants visitors
survivors victims insurers dealers doctors owners businesses managers executives experts economists britons germans colombians europeans
diplomats tourists passengers officials lawyers journalists judges inmates detainees immigrants patients scientists fighters gunmen
politicians
""")
"""Those of whom *who* is said, not *that*."""
