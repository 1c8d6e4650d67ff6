"""How people speak in print: the verbs, and the pronouns that stand for who speaks."""

from archive.reading.lexicon import words

SPEECH = words("""
remembered remembers said says say saying stated states state stating argued argues argue arguing explained explains explain
explaining noted notes noting added adds adding told tells telling warned warns warning concluded concludes concluding observed
observes observing remarked remarks commented comments declared declares declaring insisted insists insisting claimed claims
claiming acknowledged acknowledges acknowledging admitted admits admitting announced announces announcing asked asks asking
replied replies replying responded responds responding wrote writes writing suggested suggests suggesting emphasized emphasizes
emphasized emphasised emphasises stressed stresses stressing maintained maintains contended contends recalled recalls reported
testified testifies cautioned cautions cautioning predicted predicts asserted asserts countered counters continued continues
affirmed affirms urged urges reiterated reiterates predicting believes believed thinks quipped complained complains conceded
concedes pointed points summarized summarizes summed put puts dijo dice dijeron decir afirmo afirma afirmaron senalo senala
senalaron explico explica explicaron agrego agrega anadio anade advirtio advierte sostuvo sostiene indico indica aseguro asegura
declaro declara comento comenta expreso expresa manifesto manifiesta apunto apunta subrayo subraya reconocio reconoce preciso
precisa insistio insiste concluyo concluye considero considera destaco destaca preguntarse pregunto pregunta respondio responde
aclaro aclara recordo recuerda preve escribio escribe resumio resume argumento argumenta opino opina lamento
""")

CUES = words("""
said says stated argued argues called calls calling dubbed described describing dijo afirmo senalo llamo llama califico
""")
"""Verbs that make even short quoted words somebody's own."""

PRONOUNS = words("he she they el ella ellos")
