"""How call-outs and questions and answers open."""

from archive.reading.lexicon import phrases, words

CALLOUTS = tuple(
    sorted(
        phrases("""
expert insight
expert opinion
expert view
pro tip
tip
did you know
key point
key points
key takeaway
key takeaways
key finding
key fact
takeaway
quick fact
fact
fact box
fact check
note
editor's note
good to know
important
warning
background
in brief
at a glance
bottom line
the bottom line
why it matters
in numbers
by the numbers
nota
nota del editor
nota de la redaccion
sabias que
dato
dato clave
punto clave
puntos clave
consejo
clave
claves
importante
opinion experta
en cifras
en breve
para entender
""")
    )
)

QUESTION_MARKS = ("q", "p", "question", "pregunta")
ANSWER_MARKS = ("a", "r", "answer", "respuesta")

CALLOUT_WORDS = words("""
fact facts tip tips insight insights takeaway takeaways reminder dato datos consejo recordatorio
""")
"""Last words of a label of up to three words that open a call-out too."""
