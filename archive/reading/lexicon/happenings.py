"""Events: nouns that name one, and verbs that begin one."""

from archive.reading.lexicon import words

EVENT_NOUNS = words("""
rise fall meeting summit election elections launch signing arrest arrests capture murder disappearance massacre attack attacks
coup invasion war crisis treaty agreement accord conference talks visit raid ruling decision vote referendum ceasefire
assassination earthquake hurricane collapse founding ministerial operation withdrawal arrival extradition trial verdict protest
protests strike inauguration debate hearing crackdown transfer review auge caida reunion cumbre eleccion elecciones firma arresto
captura asesinato desaparicion masacre ataque golpe invasion guerra tratado acuerdo conferencia visita fallo votacion alto
detencion extradicion juicio
""")

EVENT_VERBS = words("""
launched initiated signed founded adopted ratified established created announced arrested killed elected inaugurated captured
seized extradited convicted sentenced published released issued withdrawn imposed handed enacted agreed invaded began started
ended opened closed lanzado lanzada lanzo iniciado firmado firmada firmo fundado fundada creado creada crearon adoptado anunciado
arrestado detenido elegido extraditado
""")

STOPS = words("""
in on at by with like as for from to between during after before was were is are has have had did does do will would could may
might that which who said says highlighted yielded led marked brought and/or came went en por con como para desde entre durante
fue fueron es son ha han que
""")
"""Words at which an event's name ends."""
