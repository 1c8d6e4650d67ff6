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

PAIRED_LABELS = words("""
problem solution myth fact challenge response claim verdict pro con pros cons before after then now objection reply cause effect strength
weakness risk remedy problema solucion mito realidad afirmacion veredicto ventaja desventaja antes despues causa efecto riesgo
""")
"""Labels that stand in pairs, one of which may ask, without anybody speaking."""

INTERVIEW_CUES = phrases("""
interview
interviews
interviewed
q&a
questions and answers
edited for length
edited for clarity
condensed and edited
edited and condensed
in conversation with
a conversation with
our conversation
spoke to
spoke with
talked to
talks to
entrevista
entrevistado
entrevistada
en conversacion con
conversamos con
hablo con
conversacion con
preguntas y respuestas
""")
"""Words by which a page says that it is an interview."""
