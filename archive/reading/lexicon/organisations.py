"""Organisations: the heads by which an unknown one is known, the kind that each head means, and bodies known by name alone."""

from archive.reading.lexicon import words

HEADS = {
    head: kind
    for kind, heads in {
        "institute": "institute institution center centre university college school academy foundation council initiative "
        "observatory project laboratory library museum hospital clinic think-tank network alliance monitor polytechnic faculty "
        "association society federation union fund forum trust coalition league club church seminary "
        "congregation synagogue campaign consortium confederation cooperative programme "
        "instituto istituto institut centro universidad colegio escuela "
        "academia fundacion consejo observatorio proyecto laboratorio asociacion red alianza federacion confederacion "
        "sindicato universite universita universitat stiftung hospitals universities colleges museo camara-de-comercio",
        "agency": "department ministry agency bureau office administration commission secretariat directorate authority "
        "service police unit embassy consulate division comptroller inspectorate board committee taskforce subcommittee ministries "
        "departments patrol treasury registry reserve institutes centers centres services authorities directorate-general "
        "departamento ministerio agencia oficina comision secretaria direccion autoridad servicio policia aduana "
        "unidad embajada consulado fiscalia comite junta procuraduria contraloria superintendencia subsecretaria defensoria "
        "ayuntamiento gobernacion",
        "court": "court tribunal courts corte juzgado audiencia",
        "legislature": "parliament congress senate assembly chamber duma knesset bundestag parlamento congreso senado asamblea camara",
        "company": "corporation company companies corp inc bank group holdings partners banco grupo empresa ltd llc plc limited gmbh "
        "airlines airways motors industries pharmaceuticals technologies securities enterprises petroleum studios brothers "
        "electronics telecom bancorp airline railways railway",
        "party": "party partido",
        "armed-force": "army navy marines brigade brigades corps force forces command fleet regiment battalion militia guard guards "
        "ejercito marina armada",
        "criminal-organisation": "cartel gang mafia clan",
        "international-body": "organization organisation organizacion organizations organisations",
        "media": "times journal tribune herald gazette newspaper magazine radio periodico diario revista chronicle telegraph",
    }.items()
    for head in heads.split()
} | dict.fromkeys(("front", "movement", "movimiento", "frente"), "party")

LAST_WORDS = HEADS | {
    word: kind
    for kind, listed in {
        "company": "co spa energy oil gas steel capital financial systems entertainment communications foods logistics consulting ventures "
        "insurance investments stores networks exchange",
        "institute": "cross crescent watch international",
        "media": "post news globe press broadcasting television tv media observer inquirer dispatch courier examiner",
    }.items()
    for word in listed.split()
}
"""Words that end an organisation's name: its heads, and words that alone are none."""

LEADING_HEADS = words("""
institute center centre university college school academy foundation council observatory department ministry agency bureau
office commission secretariat directorate court parliament association organization organisation bank committee embassy library
union centers centres institutes federation society coalition alliance campaign fund league consulate house party movement
network board instituto istituto institut centro universidad colegio escuela academia fundacion consejo observatorio
departamento ministerio agencia oficina comision secretaria direccion fiscalia corte tribunal asociacion organizacion banco
comite embajada red contraloria superintendencia procuraduria defensoria subsecretaria federacion confederacion consulado camara
congreso partido movimiento frente junta unidad policia servicio universite universita ecole
""")
"""Heads that may open a name: *Institute for …*, *Universidad de …*."""

SPANISH_LEADING = words("""
universidad instituto istituto institut centro secretaria comision fiscalia fundacion consejo observatorio tribunal contraloria
superintendencia procuraduria ministerio universite universita federacion confederacion asociacion colegio partido grupo banco
frente movimiento corte camara agencia defensoria
""")
"""Heads that open a name without *of*: *Instituto Mexicano …*, *Fiscalía General*."""

WEAK_HEADS = words("""
association society organization organisation organizations organisations initiative project group network unit service office
board fund alliance school union court council division police congress assembly times party army navy center centre committee
commission administration monitor campaign programme force forces command fleet guard guards front movement league club church
trust watch post news press globe media observer reserve energy oil gas steel capital financial systems communications foods
stores networks services companies cross crescent clan insurance limited company patrol brothers partners chamber house journal
authority authorities co spa radio television museum hospital clinic library college courts
""")
"""Heads that need two capital words more, an acronym in brackets, or one word that is no everyday word, to make a name."""

NEVER_ALONE = words("times post press globe news media energy oil gas capital cross watch club league co spa partners brothers")
"""Heads that also end the names of other things: their first words must be no everyday words."""

ENDINGS = words("inc corp co ltd llc plc limited gmbh spa sa ag nv")
"""What companies add to their names; a comma may stand before it and a full stop belongs to it."""

STOPPED_ENDINGS = words("inc corp co ltd")

INNER = words("of for the and on in de del la las los para por y e en el against a to do da di du des von without")
"""Small words inside an organisation's name."""

INTERNATIONAL = words("""
international united world global inter-american european african latin interamericano interamericana internacional mundial
""")

INTRODUCERS = {
    noun: kind
    for kind, nouns in {
        "company": "firm company companies consultancy bank brokerage broker manufacturer retailer airline carrier startup start-up "
        "conglomerate automaker carmaker chipmaker supplier contractor pollster subsidiary utility operator empresa compania "
        "consultora constructora aerolinea encuestadora",
        "institute": "organisation organization group charity nonprofit think-tank tank institute university foundation association "
        "union ngo coalition organizacion fundacion asociacion ong instituto universidad sindicato colectivo",
        "media": "newspaper magazine website broadcaster daily weekly tabloid network station periodico diario revista semanario portal",
        "party": "party partido",
        "criminal-organisation": "gang cartel mafia banda cartel",
        "armed-force": "militia guerrilla guerrillas milicia",
    }.items()
    for noun in nouns.split()
}
"""Nouns that, small right before capital words, say that these name an organisation: *the consultancy Quiet Lane*."""

_ACRONYMS = {
    "agency": "fbi cia nsa dea doj dhs cbp ice atf irs fda epa sec fcc ftc faa ntsb nasa cdc nih fema usaid gao cbo crs omb mi5 mi6 "
    "gchq nhs fsb kgb gru isi ofac fincen ssa usda hud tsa uscis noaa nida cofepris inegi sat sre fgr pgr uif ustr dod hhs "
    "dot nypd lapd rcmp bis",
    "armed-force": "idf isis isil farc eln eta ira pkk ypg plo usaf irgc sdf ltte sedena semar",
    "media": "cnn bbc nbc cbs abc pbs npr msnbc afp efe upi itn ap cbc rt nhk aap",
    "company": "bp bmw ibm ubs hsbc basf tsmc pemex cfe gm ge jpmorgan at&t aig amd",
    "international-body": "nato un eu oas imf wto who unicef unesco unhcr undp unodc iaea opec oecd asean ecowas opcw osce icc iom fao "
    "wfp ilo unrwa unaids apec caricom celac brics ecb onu oea otan fmi isaf au icj adb ebrd iadb ohchr ocha incb unfccc ipcc cicr",
    "party": "gop ukip cdu csu spd afd pri pan prd psoe anc bjp ppp akp snp dup rnc dnc dccc nrsc nld",
    "institute": "mit ucla aclu naacp aarp nra rand csis afl-cio seiu nfl nba fifa ioc uefa msf unam itam cide ama nam aipac icg ucsd "
    "usc cuny rusi iiss",
}
_SINGLE = {
    "legislature": "congress senate parliament knesset bundestag bundesrat duma sejm riksdag storting",
    "agency": "pentagon kremlin bundesbank interpol treasury fed mossad centcom inegi cofepris fincen",
    "armed-force": "taliban hezbollah hizbollah hizbullah hamas daesh peshmerga houthis al-qaeda al-qaida al-shabab al-shabaab",
    "media": "reuters bloomberg politico xinhua interfax tass telesur televisa breitbart buzzfeed kyodo axios vox proceso reforma milenio",
    "company": "boeing airbus microsoft google facebook twitter tesla toyota samsung huawei exxon exxonmobil chevron pfizer moderna "
    "astrazeneca volkswagen siemens gazprom rosneft aramco pemex petrobras citigroup citibank walmart wal-mart intel nvidia "
    "tiktok bytedance alibaba tencent uber airbnb spacex raytheon chrysler nissan honda hyundai sony nokia ericsson "
    "vodafone unilever nestle novartis bayer commerzbank barclays halliburton enron youtube instagram whatsapp netflix "
    "openai cemex glencore maersk lufthansa aeromexico verizon monsanto purdue mckinsey accenture kpmg deloitte",
    "international-body": "europol eurojust frontex mercosur unasur opec unicef unesco",
    "party": "likud fatah morena tories podemos ciudadanos syriza fidesz",
    "institute": "harvard yale stanford princeton greenpeace oxfam wikileaks brookings teamsters",
}
_LONG = {
    "legislature": "house of representatives|house of commons|house of lords|state duma|lok sabha|rajya sabha|national assembly|"
    "camara de diputados",
    "agency": "white house|metropolitan police|federal reserve|foreign office|home office|scotland yard|"
    "state department|secret service|border patrol|"
    "homeland security|shin bet|federal bureau of investigation|casa blanca|guardia nacional|guardia civil|hacienda publica",
    "armed-force": "al qaeda|al qaida|islamic state|boko haram|al shabaab|islamic jihad|national guard|air force|"
    "marine corps|coast guard|"
    "royal navy|royal air force|revolutionary guard|revolutionary guards",
    "media": "financial times|daily telegraph|daily mail|sunday times|daily beast|sky news|cbs news|abc news|nbc news|"
    "wall street journal|"
    "al jazeera|al arabiya|associated press|fox news|agence france-presse|le monde|der spiegel|el pais|el universal|"
    "la jornada|die welt|la repubblica|the guardian|the economist|huffington post|ria novosti|fox business|usa today",
    "company": "goldman sachs|morgan stanley|jpmorgan chase|wells fargo|bank of america|lehman brothers|lockheed martin|"
    "northrop grumman|general motors|general electric|stock exchange|petroleos mexicanos|dow jones|merrill lynch|rolls royce|"
    "deutsche bank|credit suisse|"
    "standard & poor's|air france|"
    "british airways|exxon mobil|saudi aramco|royal dutch shell",
    "international-body": "united nations|european union|african union|arab league|world bank|security council|un security council|"
    "european commission|european council|european central bank|general assembly|naciones unidas|union europea|"
    "consejo de seguridad|banco mundial",
    "party": "labour party|plaid cymru|sinn fein|national front|muslim brotherhood|accion nacional",
    "institute": "amnesty international|human rights watch|red cross|doctors without borders|medecins sans frontieres|save the children|"
    "heritage foundation|chatham house|planned parenthood|black lives matter|crisis group|insight crime|freedom house|"
    "red crescent",
}

ACRONYMS = {name: kind for kind, names in _ACRONYMS.items() for name in names.split()}
"""Acronyms that everybody prints without their long form; they are in capitals."""

BODIES = {name: kind for kind, names in _SINGLE.items() for name in names.split()}
"""Bodies of one word."""

LONG_BODIES = {name: kind for kind, names in _LONG.items() for name in names.split("|")}
"""Bodies of several words that no head gives away."""

NO_BODIES = words("""
us usa uk uae ussr dprk prc drc tv gdp gnp ceo cfo coo cto aids hiv dna rna id it pr vp mp mps pm am et gmt bst est edt pst utc
cet pdf faq lgbt lgbtq lgbtqi ufo suv atm usd eur gbp mxn cop covid covid-19 sars mers wmd ied ieds pow pows ngo ngos ai ict ip
gps usb sms html http url isbn doi ad bc ce bce ok ma ba phd mba md llb rn jr sr ii iii iv vi vii viii ix xi xii xiii xiv xv xvi
xx xxi nafta usmca tpp ttip jcpoa start salt npt ira cpi ppi pce ipo etf esg lng lpg pta rsvp asap diy fyi imo aka tba tbd dui
dwi mri ppe icu er ptsd adhd iq gpa sat gre vat hr q&a r&d m&a p.m a.m mph kmh kg km mm cm ml hz ghz kwh mwh twh dc ny nj pa oh
tx fl ga nc sc va ct ri vt nh me ak hi wa or nv az nm ut co wy mt nd sd ne ks mo ia mn wi il mi ky tn al ms la ar fifo api gmo
gmos cctv vip vips sos rpg rpgs icbm icbms mirv uav uavs abm thaad himars atacms patriot kids tmec t-mec ee uu eeuu eua cdmx
edomex iva pib dof oxxo note read more live video photo editor updated breaking exclusive press
""")
"""Capitals that name no body: things, ranks, states, numerals."""
