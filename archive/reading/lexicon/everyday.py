"""Everyday words, English and Spanish, that stand capital in names of things: laws, programmes, places, titles of works."""

from archive.reading.lexicon import words

COMMON = words("""
st saint saints close branch act acts action actions affairs age agenda agreement agreements aid air airport alert amendment
amendments anniversary annual answer appeal archive area areas arms army article articles attack attacks award awards background
ballot bar base basin battle bay beach bill bills bishops black blog blue board bond bonds book books border borders box bridge
brief briefing briefings budget building bureau business cable call camp canal cancer capital card care case cases castle
cathedral cause cave census centennial central centre century chain challenge change channel chapter charter chemical chief
children christmas church circle circuit cities citizens city civil class clause clean clear climate clinical club coal
coalition coast coastal code cold collection college colonial combat command commerce commercial commitment common
communications communique communities community compact complex computer concern conference conflict conservation constitution
constitutional consumer control controls convention conventions cooperation core corporate corps corridor corridors corruption
cost council counter counterterrorism countries country county coup courts covenant credit crime crimes criminal crisis critical
crop crown cultural culture cup currency customs cyber daily dam data day days deal death debate debt decade decision
declaration deep defence defense deficit delegation delta democracy democratic department desert development digital diplomacy
diplomatic disaster disease district districts doctrine document domestic door dream drug drugs east eastern economic economics
economy education effort election elections electoral electric electricity emergency emissions employment energy enforcement
engineering environment environmental equal equality era essential estate ethics evening event events exchange executive
exercise exit export external facility fact facts fair fall family farm farmers farms fashion federal fence festival field fight
file final finance financial fire first fiscal fish fisheries fleet flight flood food foods foot force forces foreign forest
forests fort fourth framework free freedom freeway fresh friday friendship front frontier fuel full fund future gallery game
games gang gas gate gateway gender general generation global goal goals gold golden good goods government governments grand
grant grants grassroots great green greenhouse ground group growth guard guide gulf gun guns hall happy harbor harbour hard head
heads health heart heat help hemisphere heritage heroes high highway hill hills historic history hold holiday holocaust holy
home homeland homes honor honour hospital hotel hour hours house housing human humanitarian humanity hunger hurricane ice
identity immigration impact imperial import important incident incidents independence independent index indigenous industrial
industries industry inflation information infrastructure initial initiative innovation inquiry inside insight institution
institutional insurance integration intelligence inter interest interim interior internal international internet interstate
interview invasion investigation investigations investment iron island islands issue issues joint journalism judicial judiciary
junior justice key kids kingdom knowledge labor labour lake land lands lane language large last late latest launch laundering
law laws leaders leadership league learning left legal legislation legislative lesson lessons letter letters level levels
liberal liberation liberty library life light limit line lines list live lives living loan loans local logistics long lost low
lower loyal magazine magna mail main major management mandate manual manufacturing map march marine maritime market markets
marriage martial mass massacre master matter matters measures media medical medicine medieval medium meeting memo memorial
memorandum men mental merchant message metropolitan middle midnight midterm midterms migration military mine minerals mines
minimum mining minister ministers ministry minority minutes missile missing mission mixed mobile model modern monetary money
monitoring monitor month months monument morning mother mount mountain mountains mountainous move movement municipal
municipality museum music mutual nation national nations native natural nature naval navy network neutrality news newspaper
night nobel nonproliferation north northern note notes notice nuclear number oath object occupation occupied ocean offensive
office officers official officials oil old olympic olympics omnibus online only open opening operation operational operations
opinion opportunity opposition option orange order orders organic organized original outer outlook outreach overview oversight
pact page pandemic panel paper papers park parliament parliamentary part parties partners partnership party pass passage past
path patriot peace people peoples performance permanent personal pilot pipeline pipelines place plan planet planning plans plant
plants platform plaza plenary point points polar police policies policy political politics poll polls poor popular population
port ports position post poverty power powers practice precursor premier prep presidency presidential press pressure prevention
price prices prime principal principles priorities prison private prize pro problem problems process product products
professional program programme programmes programs progress prohibition project projects property proposal proposition
prosecution prosperity protection protocol protocols province provincial public publication publications quality quarter
question questions race radio rail railway rain range rapid rate rates read reader readers ready real reality rebel rebuilding
recession reconciliation reconstruction record records recovery red reduction referendum reform reforms refugee refugees region
regional register registry regulation regulations relations relief religion religious remarks renewable report reports republic
republican request rescue research reserve resilience resistance resolution resolutions resource resources response
responsibility restoration results return review revolution revolutionary right rights rise risk risks river rivers road roads
roadmap role roll room round route routes royal rule rules rural sacred safe safety sanctions sanitary satellite school schools
science sciences scientific sea seas season second secret section sector secure security select self senior series service
services session settlement seven sexual shadow shared shelter shipping ships short show side sign silent silk silver single
site sites sixth sky small smart social society soft soil solar soldiers solution solutions south southern sovereign sovereignty
space special species speech spirit sport sports spring square stability staff stage stamp standard standards star stars state
statement statements states station statistical statistics status steel step steps stock stone storm strait strategic strategy
street strike strong structure student students studies study style subject subsidy success summary summit sun super supply
support supreme surface surge surplus surveillance survey sustainable system systems table talk talks target task tax taxes team
technical technology telephone television term terms territories territory terror terrorism test text theatre theory third
threat threats tiger time times title tobacco today top topic total tour tourism tower town towns track trade trading tradition
traditional traffic trafficking training transit transition transnational transparency transport travel treasury treaties treaty
trial tribal tribune tropical troops trucks trust truth twin type unified uniform union unions unit united unity universal
universe university update upper urban valley values victory video view views village violence virtual virus vision visit voice
volume volunteers vote voters voting wage wall war warfare warm warming wars watch water waters wave way weapons weather web
week weekly welcome welfare west western wetlands wheat white wild wilderness wildlife wind winter women wonder wood word words
work worker workers working works workshop world worldwide year years yellow young youth zone zones river's valleys story
stories tale ley leyes programa proyecto tratado acuerdo guerra paz pueblo nacional estatal publica publico salud seguridad
educacion economia economica economico politica hacienda gobierno estado estados republica constitucion reforma reformas
frontera norte sur este oeste mundial internacional agua tierra mar rio sierra valle calle avenida carretera puente puerto
ciudad colonia barrio iglesia catedral santa santo semana dia mes ano madre padre hijos pacto cumbre foro feria fiesta copa
premio operacion operativo marcha huelga derechos humanos trabajo desarrollo medio ambiente energia
""")

COMMON_ENDINGS = tuple("tion tions sion sions ment ments ness ity ities ism ship ology ics ances ences".split())
"""How everyday words end that no list holds."""
