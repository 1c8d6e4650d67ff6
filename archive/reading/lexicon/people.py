"""How people are introduced: titles, offices, roles, particles."""

from archive.reading.lexicon import words

HONORIFICS = words("dr dra mr mrs ms prof professor sr sra lic ing mtro mtra don dona sir dame hon rev")
"""Titles that belong to the name's span."""

OFFICES = words("""
father sister brother bishop archbishop cardinal rabbi imam padre obispo arzobispo sheriff president vice-president vicepresident
premier chancellor secretary undersecretary minister ambassador senator sen representative rep congressman congresswoman governor
gov mayor general gen admiral colonel col captain capt lieutenant lt major sergeant commander commissioner administrator director
chief judge justice attorney prosecutor spokesperson spokesman spokeswoman deputy chair chairman chairwoman chairperson analyst
researcher economist historian sociologist lawyer activist journalist reporter author expert specialist fellow scholar officer
presidente presidenta secretario secretaria subsecretario subsecretaria ministro ministra canciller embajador embajadora senador
senadora diputado diputada gobernador gobernadora alcalde alcaldesa almirante coronel capitan comandante comisionado comisionada
directora titular juez jueza fiscal vocero vocera portavoz analista investigador investigadora economista historiador historiadora
abogado abogada activista periodista autora autor experto experta especialista academico academica doctor doctora profesor
profesora maestro maestra
""")
"""Words right before a name that say what the person is."""

ROLES = OFFICES | words("""
professor lecturer adviser advisor consultant strategist criminologist epidemiologist physician doctor engineer scientist
coordinator manager head leader founder co-founder cofounder co-author coauthor editor columnist correspondent contributor veteran
official envoy diplomat negotiator agent investigator candidate member partner resident farmer student teacher nurse executive ceo
vice-chair dean rector rectora jefe jefa coordinador coordinadora asesor asesora consultor consultora fundador fundadora miembro
integrante funcionario funcionaria lider dirigente catedratico catedratica decano decana politologo politologa sociologo sociologa
enviado enviada diplomatico diplomatica agente candidato candidata residente agricultor estudiante
""")

PARTICLES = words("""
de del la las los y e da das do dos di van von der den al bin ibn el ben le du ter san santa mac
""")

NOT_NAMES = words("""
the a an this that these those in on at by for from with without and or but if when while where since after before during as of to
however furthermore moreover meanwhile although though despite yet still also both each every most many some several such what why
how who its his her their our your my he she it we they you i there here then thus so not no yes one two three four five six seven
eight nine ten monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
september october november december according recent recently today yesterday tomorrow last next first second third finally
ultimately initially instead indeed short-term long-term north south east west northern southern eastern western central latin new
el la los las un una este esta estos estas en por para con sin y o pero si cuando mientras donde desde despues antes durante como
segun sin embargo ademas aunque tambien hoy ayer su sus nuestro nuestra lo al del enero febrero marzo abril mayo junio julio
agosto septiembre octubre noviembre diciembre lunes martes miercoles jueves viernes sabado domingo mr mrs ms dr
""")
"""Words that, though capital at a sentence's start, begin no unknown name."""
