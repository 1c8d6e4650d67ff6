"""Nouns for who speaks, beside ``people.ROLES``: trades, groups and plurals that make nobody's name. Plain data, folded."""

from archive.reading.lexicon import words

TRADES = words("""
counsel barrister solicitor chemist geographer statistician physicist biologist surgeon banker broker trader pilot sailor soldier
ranger magistrate inspector auditor architect lobbyist strategist planner pollster aide ally opponent rival critic supporter backer
delegate legislator lawmaker councillor councilor councilman councilwoman alderman assemblyman assemblywoman treasurer comptroller
ombudsman curator editor-in-chief owner operator producer presenter host blogger writer poet novelist actor actress singer artist
filmmaker musician pastor priest preacher vicar chaplain monk nun pope king queen prince princess duke emperor sultan emir sheikh
ayatollah warlord rebel fighter militant insurgent defector dissident whistleblower witness victim survivor widow wife husband
daughter brother sister father mother neighbour neighbor shopkeeper driver miner fisherman worker labourer laborer organizer
organiser campaigner volunteer refugee migrant immigrant asylum-seeker pensioner retiree entrepreneur businessman businesswoman
developer investor shareholder chief chief-executive cio cfo cto coo vp principal superintendent headteacher instructor trainer
coach player captain brigadier corporal ensign marshal constable detective cop firefighter paramedic midwife psychologist
psychiatrist therapist pharmacist veterinarian virologist ecologist geologist meteorologist climatologist oceanographer
archaeologist philosopher theologian linguist librarian archivist translator interpreter teacher professor-emeritus emeritus
correspondent commentator pundit columnist anchor moderator mediator envoy attache consul undersecretary under-secretary
sub-secretary speaker whip leader co-leader co-chair cochair co-director co-head vice-president vice-chancellor provost registrar
trustee commissioner-general controller chemist hydrologist agronomist forester grower rancher
abogado corredor corredora estibador hidrologo hidrologa geografo geografa quimico quimica medico medica ingeniero ingeniera magistrado
magistrada obrero obrera trabajador trabajadora vecino vecina comerciante empresario empresaria pescador pescadora chofer piloto
agricultora agricultores republican democrat mp mps mep msp
soldado sargento subdirector subdirectora exdirector exdirectora consejero consejera concejal regidor regidora delegado delegada
secretario-general viceministro viceministra jefe cura sacerdote parroco testigo victima viuda activista
""")
"""Words that say what somebody is, and stand in no name."""

GROUPS = words("""
officials critics voters residents lawmakers republicans democrats conservatives liberals progressives analysts experts protesters
protestors supporters opponents activists prosecutors investigators aides allies advisers advisors scientists researchers economists
leaders members senators workers farmers students reporters journalists authorities sources observers campaigners diplomats
ministers lawyers attorneys police witnesses residents neighbours neighbors families parents doctors teachers soldiers rebels
traders investors executives organizers organisers organizations organisations companies banks unions groups states cities
polls surveys studies reports documents others many some several most both everyone nobody people tories labour europeans americans
mexicans russians chinese iranians israelis palestinians ukrainians
funcionarios autoridades expertos analistas fuentes criticos vecinos testigos activistas familiares policias militares empresarios
investigadores fiscales abogados senadores diputados ministros republicanos democratas medios
""")
"""Capital at a sentence's beginning, they are still nobody's name."""
