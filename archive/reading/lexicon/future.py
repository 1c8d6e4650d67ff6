"""The future: words that make a sentence a forecast, and those that open its condition."""

from archive.reading.lexicon import phrases, words

FUTURE_WORDS = words("""
will won't likely unlikely could may might would should shall expect expects expected term plazo
anticipate anticipates anticipated forecast
forecasts predict predicts predicted project projects projected probable probably possible possibly poised outlook outcomes
scenario loom looms remains pass expecting estimates suggest suggests podria podrian puede pueden preve preven espera esperan
probable probablemente posible proyecta estima va van sera seran tendra tendran habra perdera perderan caera subira llegara
crecera aumentara seguira seguiran
""")

CITING = words("""
suggest suggests suggested warn warns warned estimate estimates estimated expect expects expected predict predicts predicted
believe believes say says indicate indicates forecast forecasts estima estiman calcula calculan preve advierte senala
""")
"""Verbs after which *that* opens what is foreseen."""

INTRODUCTIONS = phrases("""
looking ahead
however
furthermore
moreover
meanwhile
still
instead
but
and
more importantly
ultimately
a corto plazo
sin embargo
ademas
""")

CONDITIONS = (
    "if",
    "unless",
    "without",
    "provided that",
    "as long as",
    "only if",
    "should",
    "si",
    "a menos que",
    "salvo que",
    "siempre que",
    "mientras",
)
"""Words that open a condition."""
