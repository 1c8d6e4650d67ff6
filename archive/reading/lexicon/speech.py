"""How people speak in print: the verbs, the nouns for what is said, and the words that stand for who speaks."""

from archive.reading.lexicon import words

SPEECH = words("""
remembered remembers said says say saying stated states state stating argued argues argue arguing explained explains explain
explaining noted notes noting added adds adding told tells tell telling warned warns warn warning concluded concludes concluding
observed observes observing remarked remarks commented comments declared declares declaring insisted insists insist insisting
claimed claims claiming acknowledged acknowledges acknowledging admitted admits admitting announced announces announcing asked asks
asking replied replies replying responded responds responding wrote writes writing suggested suggests suggesting emphasized
emphasizes emphasised emphasises emphasizing emphasising stressed stresses stressing maintained maintains contended contends
contending recalled recalls recalling reported testified testifies testifying cautioned cautions cautioning predicted predicts
asserted asserts asserting countered counters countering continued continues continuing affirmed affirms affirming urged urges
reiterated reiterates reiterating predicting believes believed thinks quipped quips quipping complained complains complaining
conceded concedes conceding pointed points summarized summarizes summed put puts tweeted tweets tweeting posted shouted shouts
shouting yelled jokes joked joking vowed vows vowing pledged pledges pledging promised promises promising threatened threatens
boasted boasts boasting confessed confesses confirmed confirms confirming lamented laments lamenting mused muses proclaimed
proclaims retorted retorts snapped snaps scoffed scoffs swore wondered wonders elaborated clarified clarifies advised alleged
alleges alleging confided confides exclaimed exclaims fumed griped hinted implored inquired interjected marvelled marveled
objected objects pleaded pleads protested protests quoted reasoned reasons reflected reflects repeated repeats repeating revealed
reveals revealing thundered underlined underlines underscored volunteered whispered whispers thought texted emailed responds
answered answers answering opined opines ventured began begins shrugged shrugs laughed laughs sighed sighs smiled smiles chanted
chants crowed read reads teased teases recounted recounts speculated
dijo dice dijeron dicen decir dicho diciendo afirmo afirma afirmaron afirman afirmado senalo senala senalaron senalado explico
explica explicaron explicado agrego agrega agregaron agregado anadio anade anadieron anadido advirtio advierte advirtieron
advertido sostuvo sostiene sostuvieron sostenido indico indica indicaron indicado aseguro asegura aseguraron asegurado declaro
declara declararon declarado comento comenta comentado expreso expresa expresaron expresado manifesto manifiesta manifestaron
manifestado apunto apunta apuntado subrayo subraya subrayado reconocio reconoce reconocieron reconocido preciso precisa precisado
insistio insiste insistido concluyo concluye concluido considero considera considerado destaco destaca destacado preguntarse
pregunto pregunta preguntado respondio responde respondieron respondido aclaro aclara recordo recuerda preve escribio escribe
escribieron escrito resumio resume argumento argumenta opino opina lamento denuncio denuncia denunciaron denunciado critico
reitero reitera reiterado remarco remarca recalco recalca matizo matiza zanjo espeto ironizo ironiza bromeo bromea sentencio
sentencia ratifico confirmo confirma nego admitio admite admitido relato relata conto cuenta narro puntualizo puntualiza detallo
detalla detallaron informo informaron anuncio tuiteo contesto contesta replico replica exclamo exclama grito planteo plantea
alerto alerta alertado celebro prometio promete amenazo exigio exige pidio defendio defiende arremetio enfatizo enfatiza
cuestiono
""")

TO_SOMEBODY = words("told tells telling tell promised urged urges asked implored informed")
"""Verbs that, right after a quotation, are followed by who hears it, or may be: *“…,” told visitors*."""

CALLING = words("""
call calls called calling describe describes described describing dub dubs dubbed dubbing brand brands branded branding label labels
labeled labelled labeling labelling denounce denounces denounced denouncing deride derides derided deriding dismiss dismisses
dismissed dismissing decry decries decried decrying slam slams slammed slamming blast blasts blasted blasting criticize criticizes
criticized criticizing criticise criticises criticised criticising condemn condemns condemned condemning hail hails hailed hailing
praise praises praised praising tout touts touted touting characterize characterizes characterized characterizing characterised
characterising refer refers referred referring accuse accuses accused accusing blame blames blamed blaming cite cites cited citing
mock mocks mocked mocking ridicule ridiculed ridiculing speak speaks spoke spoken speaking talk talks talked talking complain
lament demand demands demanded demanding vow pledge promise threaten welcome welcomes welcomed welcoming deem deems deemed deeming
consider considers considered voice voiced voicing express expresses expressed expressing signal signals signaled signalled deny
denies denied denying reject rejects rejected rejecting attribute attributed oppose opposed want wants wanted hope hopes hoped
hoping find finds feel feels felt fear fears feared see sees saw view views viewed viewing regard regards regarded declare admit
acknowledge confirm cast casts casting portray portrays portrayed portraying rail railed railing attack attacks attacked attacking
lash lashed lashing hit fault faulted applaud applauded applauding laud lauded lauding celebrate celebrated defend defends defended
defending justify justified justifying apologize apologized apologise apologised agree agrees agreed agreeing disagree disagreed
concluded ruled rule rules use used using urge plead ask read reads reading offered offer pronounce pronounced swear mention
mentioned mentions mentioning cautioned discuss discussed invoke invoked liken likened likening compare compared comparing question
questioned questioning wrote tell sought warn repeat reiterate pressed argue claim insist suggest state believe think
llamo llama llamaron llamado llamando califico califica calificaron calificado calificando tildo tilda tildaron tildando tacho tacha
tachando describio describe describieron definio define definiendo denomino acuso acusa acusaron acusando culpo culpa rechazo
rechaza celebro celebra pidio pide pidieron exigio exige reclamo reclama prometio promete condeno condena critico critica
criticaron expreso manifesto considero considera considerado hablo habla lamento lamenta defendio defiende quiere busca
""")
"""Verbs that make quoted words inside their clause somebody's own: *called it “a mistake”*."""

NAMING = words("called calls calling dubbed titled entitled nicknamed named llamado llamada denominado denominada titulado titulada")
"""Verbs that may also give a name: *a book called “…”*."""

SAYINGS = words("""
statement comment comments remark remarks words claim claims warning warnings description promise promises pledge call letter
tweet tweets post posts message email speech address testimony interview op-ed memo answer response reply verdict argument view
contention assertion allegation suggestion threat vow plea appeal insistence admission denial
declaracion declaraciones palabras comentario comentarios mensaje carta discurso respuesta comunicado entrevista
""")
"""Nouns for what somebody says: *Roe’s description of it as “…”*."""

WRITINGS = words("""
statement letter report brief document draft tweet post message email release memo study filing complaint indictment lawsuit ruling
order petition paper resolution text affidavit note sign banner headline editorial article book survey transcript motto slogan
informe documento carta comunicado texto mensaje borrador nota sentencia resolucion estudio escrito
""")
"""Writings that say something, whoever wrote them."""

PRONOUNS = words("he she they el ella ellos ellas it")
NOBODYS = words("i we you this that these those who which what everyone nobody somebody someone one some many most others all people "
                "critics yo nosotros alguien nadie esto eso")  # fmt: skip
"""Words that may speak and are nobody in particular."""

PASSED_OVER = words("""
also later then once first reportedly recently repeatedly publicly privately never not had has have having is was were are be been
would will could may might did does do often sometimes still now again just only even further famously simply bluntly briefly
angrily quietly quickly previously already long previously always both himself herself themselves yesterday today tonight
ha han habia habian hubo tambien ya luego despues entonces siempre le les se lo me nos
""")
"""Words between who speaks and the verb."""

TERMS = words("""
so-called known nicknamed codenamed code-named word term terms phrase phrases acronym translates translated translation
means meaning stands alias aka motto slogan hashtag title titled entitled sang sings nickname
llamado llamada llamados llamadas denominado denominada palabra termino expresion titulado titulada apodado alias
significa lema apodo conocido conocida
""")
"""Words right before quoted words that are a name, a term or a title."""

WORKS = words("""
band song film movie book novel album show series podcast column campaign programme program operation project exhibition play poem
study studies episode chapter painting lecture feature essay pelicula libro novela cancion operacion programa plan estudio articulo
serie capitulo
""")
"""Nouns of what has a title."""

PARENTS = words("""
man woman men women boy girl child mother father people person somebody someone voter voters sources source fuentes fuente mujer
hombre muchacho muchacha nino nina persona personas them us ellos many several
""")
"""Nouns that speak and are no role."""
