"""Organisations: the heads by which an unknown one is known, and the kind that each head means."""

from archive.reading.lexicon import words

HEADS = {
    head: kind
    for kind, heads in {
        "institute": "institute institution center centre university college school academy foundation council initiative "
        "observatory project laboratory library museum hospital clinic think-tank network alliance "
        "association society federation union fund forum trust instituto centro universidad colegio escuela "
        "academia fundacion consejo observatorio proyecto laboratorio asociacion red alianza federacion "
        "sindicato",
        "agency": "department ministry agency bureau office administration commission secretariat directorate authority "
        "service police unit embassy consulate division comptroller inspectorate board committee taskforce "
        "departamento ministerio agencia oficina comision secretaria direccion autoridad servicio policia "
        "unidad embajada consulado fiscalia comite junta procuraduria",
        "court": "court tribunal corte",
        "legislature": "parliament congress senate assembly chamber parlamento congreso senado asamblea camara",
        "company": "corporation company corp inc bank group holdings partners banco grupo empresa",
        "party": "party partido",
        "armed-force": "army navy marines brigade ejercito marina",
        "criminal-organisation": "cartel gang",
        "international-body": "organization organisation organizacion",
        "media": "times journal tribune herald gazette newspaper magazine radio periodico diario revista",
    }.items()
    for head in heads.split()
}

LEADING_HEADS = words("""
institute center centre university college school academy foundation council observatory department ministry agency bureau office
commission secretariat directorate court parliament association organization organisation bank committee embassy library union
instituto centro universidad colegio escuela academia fundacion consejo observatorio departamento ministerio agencia oficina
comision secretaria direccion fiscalia corte tribunal asociacion organizacion banco comite embajada red colegio
""")
"""Heads that may open a name: *Institute for …*, *Universidad de …*."""

WEAK_HEADS = words("""
initiative project group network unit service office board fund alliance school union court council division police congress
assembly times party army navy center centre committee commission administration
""")
"""Heads that need two capital words more, or an acronym in brackets, to make a name."""

INNER = words("of for the and on in de del la las los para por y e en el against")
"""Small words inside an organisation's name."""

INTERNATIONAL = words("""
international united world global inter-american european african latin interamericano interamericana internacional mundial
""")
