"""Places and short forms that mislead: they hold a known name but are something else, or end in a full stop that ends no sentence."""

from archive.reading.lexicon import phrases, words

SWALLOWERS = phrases("""
mexico city
new mexico
state of mexico
gulf of mexico
washington d.c.
washington, d.c.
washington dc
washington, dc
washington state
washington post
the washington post
george washington
washington times
ciudad de mexico
estado de mexico
golfo de mexico
nuevo mexico
panama city
panama canal
canal de panama
ciudad de panama
gulf of america
united states-mexico-canada agreement
guatemala city
south china sea
indian ocean
new england
district of columbia
british columbia
congo river
sea of japan
el nuevo mexico
south america
north america
latin america
central america
american samoa
north american
south american
latin american
central american
native american
african american

pan-american
norteamerica
latinoamerica
congo basin
nuevo leon
baja california
los angeles
san antonio
san diego
el paso
new york
buenos aires
ciudad juarez
lazaro cardenas
""")

PLACES = words("""
afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan bahamas bahrain bangladesh barbados
belarus belgium belize benin bhutan bolivia bosnia botswana brazil brunei bulgaria burundi cambodia cameroon canada chad chile
china colombia comoros congo croatia cuba cyprus czechia denmark djibouti dominica ecuador egypt eritrea estonia eswatini
ethiopia fiji finland france gabon gambia georgia germany ghana greece grenada guatemala guinea guyana haiti honduras hungary
iceland india indonesia iran iraq ireland israel italy jamaica japan jordan kazakhstan kenya kiribati kosovo kuwait kyrgyzstan
laos latvia lebanon lesotho liberia libya liechtenstein lithuania luxembourg madagascar malawi malaysia maldives mali malta
mauritania mauritius mexico micronesia moldova monaco mongolia montenegro morocco mozambique myanmar burma namibia nauru nepal
netherlands holland nicaragua niger nigeria norway oman pakistan palau palestine panama paraguay peru philippines poland
portugal qatar romania russia rwanda samoa senegal serbia seychelles singapore slovakia slovenia somalia somaliland spain sudan
suriname sweden switzerland syria taiwan tajikistan tanzania thailand tibet togo tonga tunisia turkey turkiye turkmenistan
tuvalu uganda ukraine uruguay uzbekistan vanuatu venezuela vietnam yemen zambia zimbabwe england scotland wales britain america
africa asia europe antarctica oceania eurasia yugoslavia czechoslovakia zaire rhodesia prussia alabama alaska arizona arkansas
california colorado connecticut delaware florida hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland
massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas
utah vermont virginia washington wisconsin wyoming alberta manitoba ontario quebec saskatchewan newfoundland yukon nunavut
queensland tasmania victoria bavaria saxony catalonia andalusia normandy brittany lombardy tuscany sicily crimea donbas donetsk
luhansk chechnya dagestan siberia kashmir punjab bengal gujarat assam xinjiang guangdong sichuan hunan hubei hainan fujian
zhejiang jiangsu shandong guangxi yunnan sinaloa sonora chihuahua durango jalisco michoacan guerrero oaxaca chiapas tabasco
veracruz puebla tlaxcala hidalgo queretaro guanajuato zacatecas tamaulipas coahuila nayarit colima morelos yucatan campeche
antioquia cauca narino putumayo catatumbo darfur tigray oromia biafra kurdistan gaza galilee golan sinai anatolia balkans
caucasus scandinavia iberia maghreb sahel levant amazonia patagonia andes alps himalayas pyrenees rockies caribbean
mediterranean atlantic pacific arctic baltic aegean adriatic danube rhine volga nile tigris euphrates ganges mekong yangtze
amazon orinoco potomac hudson thames seine balkan donbass transnistria abkhazia ossetia nagorno-karabakh london paris berlin
madrid rome lisbon vienna brussels amsterdam rotterdam antwerp hamburg munich frankfurt cologne stuttgart dresden leipzig zurich
geneva basel bern davos milan turin naples venice florence genoa palermo bologna barcelona seville valencia bilbao malaga
marseille lyon toulouse nice bordeaux strasbourg lille porto copenhagen stockholm oslo helsinki reykjavik gothenburg malmo
bergen dublin belfast cork edinburgh glasgow aberdeen cardiff swansea manchester liverpool birmingham leeds sheffield bristol
newcastle nottingham oxford cambridge brighton warsaw krakow gdansk prague brno budapest bucharest sofia belgrade zagreb
sarajevo skopje tirana pristina podgorica ljubljana bratislava athens thessaloniki istanbul ankara izmir nicosia kyiv kiev
kharkiv kherson odesa odessa lviv mariupol bakhmut zaporizhzhia dnipro minsk moscow kazan novosibirsk vladivostok sochi rostov
grozny tallinn riga vilnius chisinau tbilisi yerevan baku astana almaty tashkent bishkek dushanbe ashgabat kabul kandahar herat
islamabad karachi lahore peshawar quetta rawalpindi delhi mumbai kolkata chennai bangalore bengaluru hyderabad ahmedabad dhaka
chittagong colombo kathmandu thimphu rangoon yangon naypyidaw mandalay bangkok hanoi saigon phnom vientiane jakarta surabaya
bali manila cebu davao beijing shanghai shenzhen guangzhou wuhan tianjin chongqing chengdu nanjing hangzhou harbin dalian
qingdao lhasa urumqi taipei kaohsiung tokyo osaka kyoto nagoya hiroshima nagasaki fukushima okinawa sapporo seoul busan incheon
pyongyang ulaanbaatar canberra sydney melbourne brisbane perth adelaide darwin hobart auckland wellington christchurch suva
honiara cairo alexandria tripoli benghazi tunis algiers rabat casablanca marrakesh khartoum addis nairobi mombasa kampala kigali
bujumbura dodoma mogadishu asmara lagos abuja kano accra abidjan dakar bamako ouagadougou niamey ndjamena conakry freetown
monrovia lome cotonou yaounde douala libreville kinshasa brazzaville luanda lusaka harare bulawayo gaborone windhoek pretoria
johannesburg soweto durban maputo lilongwe antananarivo baghdad basra mosul fallujah kirkuk erbil tikrit najaf karbala ramadi
samarra damascus aleppo homs idlib raqqa beirut sidon amman jerusalem haifa ramallah hebron nablus jericho bethlehem rafah
riyadh jeddah mecca medina doha dubai sharjah manama muscat sanaa aden hodeidah tehran isfahan mashhad tabriz natanz qom ottawa
toronto montreal vancouver calgary edmonton winnipeg halifax boston philadelphia baltimore chicago detroit cleveland cincinnati
columbus indianapolis milwaukee minneapolis atlanta miami tampa orlando jacksonville charlotte raleigh nashville memphis houston
dallas austin denver phoenix tucson albuquerque seattle portland sacramento oakland anaheim honolulu anchorage pittsburgh
buffalo albany newark hartford providence richmond norfolk savannah charleston louisville lexington omaha wichita tulsa laredo
mcallen brownsville nogales yuma calexico tijuana mexicali monterrey guadalajara culiacan mazatlan hermosillo torreon saltillo
reynosa matamoros acapulco toluca cancun merida tapachula havana santiago kingston nassau bridgetown tegucigalpa managua bogota
medellin cali barranquilla cartagena cucuta buenaventura tumaco caracas maracaibo quito guayaquil esmeraldas lima cusco arequipa
callao sucre cochabamba asuncion montevideo brasilia salvador recife fortaleza manaus belem valparaiso cordoba rosario mendoza
hollywood manhattan brooklyn queens bronx harlem westminster brexit chernobyl guantanamo hague espana alemania francia italia
inglaterra reino rusia ucrania suecia noruega finlandia dinamarca polonia grecia turquia belgica suiza japon corea filipinas
tailandia egipto marruecos argelia sudafrica siria irak arabia brasil estados unidos europa caribe pacifico atlantico
mediterraneo londres ginebra bruselas viena moscu pekin nueva tokio
""")
"""Countries, regions, states, rivers and big cities of one word: none of them alone is a person."""

LONG_PLACES = phrases(
    """
united states|united kingdom|united arab emirates|saudi arabia|south africa|south korea|north korea|south sudan|south asia|
sri lanka|new zealand|new york|new jersey|new hampshire|new mexico|new delhi|new orleans|new england|new south wales|
new caledonia|new brunswick|north carolina|south carolina|north dakota|south dakota|west virginia|rhode island|nova scotia|
british columbia|puerto rico|costa rica|el salvador|dominican republic|ivory coast|sierra leone|burkina faso|cape verde|
cabo verde|equatorial guinea|papua new guinea|east timor|hong kong|abu dhabi|kuala lumpur|ho chi minh city|phnom penh|
los angeles|san francisco|san diego|san antonio|san jose|san juan|san salvador|santa fe|santa barbara|santa monica|
santo domingo|sao paulo|sao tome|rio de janeiro|rio grande|buenos aires|la paz|las vegas|el paso|fort worth|fort lauderdale|
salt lake city|kansas city|oklahoma city|st louis|st paul|virginia beach|palm beach|baton rouge|little rock|des moines|
long island|long beach|staten island|cape town|port elizabeth|addis ababa|tel aviv|west bank|gaza strip|golan heights|
abu ghraib|khan younis|khan yunis|deir al-balah|east jerusalem|middle east|near east|far east|north africa|west africa|
east africa|southern africa|central africa|north america|south america|latin america|central america|southeast asia|
south-east asia|east asia|central asia|western europe|eastern europe|northern ireland|east germany|west germany|soviet union|
russian federation|oval office|
czech republic|bosnia and herzegovina|trinidad and tobago|antigua and barbuda|saint lucia|saint kitts|san marino|vatican city|
mexico city|panama city|guatemala city|kuwait city|quebec city|ciudad juarez|nuevo laredo|nuevo leon|san luis potosi|
baja california|quintana roo|piedras negras|punta cana|villa union|santa cruz|santa marta|san pedro sula|port-au-prince|
port au prince|port of spain|hatay province|helmand province|nagorno karabakh|south ossetia|northern cyprus|western sahara|
horn of africa|great britain|british isles|falkland islands|channel islands|cayman islands|virgin islands|marshall islands|
solomon islands|canary islands|faroe islands|cook islands|spratly islands|paracel islands|scarborough shoal|taiwan strait|
strait of hormuz|red sea|black sea|dead sea|north sea|baltic sea|caspian sea|yellow sea|mediterranean sea|south china sea|
east china sea|sea of japan|sea of azov|persian gulf|gulf of mexico|gulf of america|gulf of aden|indian ocean|pacific ocean|
atlantic ocean|arctic ocean|suez canal|panama canal|english channel|bering strait|wall street|capitol hill|downing street|
silicon valley|pearl harbor|pearl harbour|guantanamo bay|hudson valley|central valley|east coast|west coast|gulf coast|
deep south|bay area|twin cities|diego garcia|saint petersburg|st petersburg|st. petersburg|st. louis|st. paul|nizhny novgorod|
ulan bator|da nang|chiang mai|koh samui|mar-a-lago|camp david|rio bravo|monte carlo|las palmas|la habana|nueva york|
estados unidos|reino unido|corea del sur|corea del norte|arabia saudita|costa de marfil|nueva zelanda|paises bajos|
america latina|america central|america del sur|medio oriente|union sovietica|rio de la plata|tierra del fuego|sierra madre|
sierra nevada|villa hermosa|ciudad victoria|ciudad obregon|ciudad del este|santiago de cali|santiago de chile|san cristobal|
san fernando|tegucigalpa|puerto vallarta|puerto principe|los cabos|los mochis|los alamos|lago de chapala
""".replace("|", "\n")
)
"""Places of several words, divided by bars."""

DEMONYMS = words("""
afghan african albanian algerian american argentine argentinian armenian asian australian austrian azerbaijani azeri bahraini
bangladeshi basque belarusian belgian bolivian bosnian brazilian british briton bulgarian burmese cambodian cameroonian canadian
catalan chadian chechen chilean chinese colombian congolese croatian cuban cypriot czech danish dane dominican dutch ecuadorian
ecuadorean egyptian english englishman estonian ethiopian european filipino finnish finn french frenchman georgian german
ghanaian greek guatemalan guyanese haitian hispanic honduran hungarian icelandic indian indonesian iranian iraqi irish irishman
israeli italian ivorian jamaican japanese jewish jordanian kazakh kenyan korean kosovar kurdish kurd kuwaiti kyrgyz laotian
latino latvian lebanese liberian libyan lithuanian macedonian malaysian malian maltese mexican moldovan mongolian montenegrin
moroccan mozambican namibian nepalese nepali nicaraguan nigerian norwegian omani pakistani palestinian panamanian paraguayan
persian peruvian polish portuguese puerto-rican qatari romanian russian rwandan salvadoran saudi scandinavian scot scottish
senegalese serb serbian sikh singaporean slovak slovenian somali spanish spaniard sudanese swede swedish swiss syrian taiwanese
tajik tanzanian thai tibetan tunisian turk turkish turkmen ugandan ukrainian uruguayan uzbek venezuelan vietnamese welsh western
yemeni zambian zimbabwean arab arabic muslim islamic christian catholic protestant orthodox sunni shiite shia alawite druze
buddhist hindu jew evangelical mormon communist democrat democratic republican conservative labour liberal socialist tory
marxist nazi soviet californian texan new-yorker londoner parisian berliner americano alemana aleman francesa frances espanola
espanol italiana italiano mexicana mexicano colombiana colombiano cubana cubano chilena chileno peruana peruano argentina
argentino brasilena brasileno venezolana venezolano rusa ruso china chino estadounidense irani iraqui ucraniano ucraniana
europeo europea latinoamericano latinoamericana
""")
"""Peoples, faiths and political colours: they stand before names and are none; most take an *s*."""

ABBREVIATIONS = words("""
dr mr mrs ms prof sr sra jr st gen gov sen rep col lt capt sgt hon rev no vs fig art inc corp co ltd etc approx dra lic ing num
pag av cf al mt ft est ret
""")
"""Words whose full stop ends no sentence."""
