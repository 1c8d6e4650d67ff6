"""Unknown names: what a careful editor marks in sentences as newsrooms print them, without any gazetteer."""

import pytest

from archive.reading import Gazetteer
from archive.reading.naming.names import find_names
from tests.archive.reading.made_up import text_of

NOBODY = Gazetteer()

PEOPLE = [
    # who speaks
    ("“It fell,” said Tove Halden.", "Tove Halden"),
    ("Tove Halden told reporters that nothing was settled.", "Tove Halden"),
    ("‘It’s over,’ Brannoc Teel added.", "Brannoc Teel"),
    ("Nothing changed, according to Brannoc Teel.", "Brannoc Teel"),
    ("«No hay agua», señaló Efraín de la Loya.", "Efraín de la Loya"),
    ("—No vendrán —dijo Ximenia Barroeta Luz.", "Ximenia Barroeta Luz"),
    ("BRANNOC TEEL: Good evening.\n\nIt was Brannoc Teel who said so.", "BRANNOC TEEL|Brannoc Teel"),
    # titles and offices
    ("President Ikena Vobore arrived on Monday.", "Ikena Vobore"),
    ("Sen. Brannoc Teel (R-Ohio) voted no.", "Brannoc Teel"),
    ("Prime Minister Tove Halden and Foreign Minister Ikena Vobore met.", "Tove Halden|Ikena Vobore"),
    ("As Dr. Tove Halden explains, it fell.", "Dr. Tove Halden"),
    ("Mr. Halden was not in the room.", "Mr. Halden"),
    ("Mr Halden was not in the room.", "Mr Halden"),
    ("Chancellor Vobore left early.", "Vobore"),
    ("Lt. Gen. Brannoc Teel commands the force.", "Brannoc Teel"),
    ("Rep. Tove K. Halden, D-Calif., objected.", "Tove K. Halden"),
    ("the presidenta Ximenia Barroeta", "Ximenia Barroeta"),
    ("El secretario de Hacienda, Brannoc Teel, renunció.", "Brannoc Teel"),
    ("doña Ximenia vende pan.", "doña Ximenia"),
    ("Sir Brannoc Teel chaired the inquiry.", "Sir Brannoc Teel"),
    ("Pope Francis prayed for peace.", "Francis"),
    ("former US Secretary of State Tove Halden", "Tove Halden"),
    # roles
    ("Tove Halden, a hydrologist and former analyst, left.", "Tove Halden"),
    ("Tove Halden, 47, a nurse from the valley, was freed.", "Tove Halden"),
    ("Brannoc Teel, who leads the inquiry, was absent.", "Brannoc Teel"),
    ("the miller and economist Tove van der Halden left", "Tove van der Halden"),
    ("spokeswoman Tove Halden declined to comment.", "Tove Halden"),
    ("a retired envoy, Brannoc Teel, does not agree.", "Brannoc Teel"),
    ("la hidróloga Ximenia Saldaña lo duda.", "Ximenia Saldaña"),
    ("Its chief executive, Brannoc Teel, resigned.", "Brannoc Teel"),
    # the shape of names
    ("Brannoc O’Teel said no.", "Brannoc O’Teel"),
    ("Tove Halden-Ruiz says no.", "Tove Halden-Ruiz"),
    ("Jean-Marc Beauvallon said no.", "Jean-Marc Beauvallon"),
    ("J.D. Halden said no.", "J.D. Halden"),
    ("J. K. Halden said no.", "J. K. Halden"),
    ("Brannoc Teel Jr. said no.", "Brannoc Teel Jr."),
    ("Brannoc Teel, Jr., said no.", "Brannoc Teel, Jr."),
    ("Brannoc Teel III said no.", "Brannoc Teel III"),
    ("Abdel Rahman al-Teeli said no.", "Abdel Rahman al-Teeli"),
    ("Ikena bin Vobore said no.", "Ikena bin Vobore"),
    ("Ursa von der Halden said no. Von der Halden left.", "Ursa von der Halden|Von der Halden"),
    ("Wang Zhelin visited the port. Wang said nothing.", "Wang Zhelin|Wang"),
    ("Kim Jae-rok visited the port. Kim said nothing.", "Kim Jae-rok|Kim"),
    ("Park Min Soo said no.", "Park Min Soo"),
    ("María Fuentes arrived on foot.", "María Fuentes"),
    ("Andrés López Cañedo llegó. López Cañedo habló poco.", "Andrés López Cañedo|López Cañedo"),
    ("Jose Ortega y Gómez said no.", "Jose Ortega y Gómez"),
    ("Michael McBrannoc was there.", "Michael McBrannoc"),
    ("Xi Zhelin arrived. “We mourn,” Xi said.", "Xi Zhelin|Xi"),
    ("Ban Ki-rok’s envoy left for the coast.", "Ban Ki-rok"),
    ("President al-Teeli left.", "al-Teeli"),
    ("King Vobore VI left.", "Vobore VI"),
    ("Her husband, former President Bill Clinton, was there.", "Bill Clinton"),
    ("MS VOBORE: Good evening.", "MS VOBORE"),
    ("Counselor Vobore spoke.\n\nVOBORE: Good evening.", "Vobore|VOBORE"),
    ("Deputy Assistant Secretary for Peninsula Affairs Brannoc Teel left.", "Brannoc Teel"),
    # lists and neighbours
    ("Ada Roe, Tove Halden and Brannoc Teel said no.", "Ada Roe|Tove Halden|Brannoc Teel"),
    ("Talks between James Roe and Brannoc Teel failed.", "James Roe|Brannoc Teel"),
    # back-references
    ("“Yes,” said Tove Halden. Later Halden’s dog left too.", "Tove Halden|Halden"),
    ("“Yes,” said Tove Halden. President Halden left. So did Gov. Halden.", "Tove Halden|Halden|Halden"),
    ("“Yes,” said Ada Rice. “No,” Rice said. Rice prices rose.", "Ada Rice|Rice"),
    ("“Yes,” said Tove Halden. The Halden administration waits.", "Tove Halden|Halden"),
    ("Tove Halden visited the camp. Halden said it was full.", "Tove Halden|Halden"),
    ("“Yes,” said Naomi Adler-Reyes. Adler-Reyes left.", "Naomi Adler-Reyes|Adler-Reyes"),
    ("Ada Roe, Ben Loe and Carl Moe met. Roe, Loe and Moe agreed.", "Ada Roe|Ben Loe|Carl Moe|Roe|Loe|Moe"),
    ("## Tove Halden Leaves Office\n\n“Yes,” said Tove Halden.", "Tove Halden|Tove Halden"),
]

ORGANISATIONS = [
    ("the Ministry of Foreign Affairs said", "Ministry of Foreign Affairs"),
    ("the Department for International Trade said", "Department for International Trade"),
    ("Norway’s Foreign Ministry said", "Foreign Ministry"),
    ("the Norwegian Ministry of Defence said", "Norwegian Ministry of Defence"),
    ("at the Center for Strategic Weather in Mexico City.", "Center for Strategic Weather"),
    ("the Center on Democracy, Development and the Rule of Law said", "Center on Democracy, Development and the Rule of Law"),
    ("the Committee on Ways and Means voted", "Committee on Ways and Means"),
    ("the Senate Banking Committee voted", "Senate Banking Committee"),
    ("the House Committee on Oversight and Reform voted", "House Committee on Oversight and Reform"),
    ("the University of Graz said", "University of Graz"),
    ("Halden University said", "Halden University"),
    ("the Halden School of Economics said", "Halden School of Economics"),
    ("the Bank of Haldenia raised rates", "Bank of Haldenia"),
    ("the Haldenian Red Cross said", "Haldenian Red Cross"),
    ("the Halden Supreme Court ruled", "Halden Supreme Court"),
    ("the Court of Appeals for the Ninth Circuit ruled", "Court of Appeals for the Ninth Circuit"),
    ("Teel Holdings Inc. said profits fell.", "Teel Holdings Inc."),
    ("Teel Widgets Corp said profits fell.", "Teel Widgets Corp"),
    ("Teel, Inc. sued. Teel & Co. answered.", "Teel, Inc.|Teel & Co."),
    ("the Halden Times reported", "Halden Times"),
    ("the Halden Party of Labour won", "Halden Party of Labour"),
    ("the Free Halden Party won", "Free Halden Party"),
    ("the Committee to Protect Rivers said", "Committee to Protect Rivers"),
    ("the National Association of Millers said", "National Association of Millers"),
    ("the Halden Police Department said", "Halden Police Department"),
    ("the Great Rivers Institute (GRI) met. The GRI left.", "Great Rivers Institute|GRI|GRI"),
    ("the Zebra River Unit (ZRU) met.", "Zebra River Unit|ZRU"),
    ("The Quiet Sanctions Monitor (QSM) met. The Monitor left.", "Quiet Sanctions Monitor|QSM|Monitor"),
    ("the polling firm Parva Norda asked 500 people.", "Parva Norda"),
    ("un informe de la organización Causa Fluvial dice", "Causa Fluvial"),
    ("the consultancy Farrow Lane wrote", "Farrow Lane"),
    ("la Secretaría de Hacienda y Crédito Público dijo", "Secretaría de Hacienda y Crédito Público"),
    ("la Universidad de Guadalajara dijo", "Universidad de Guadalajara"),
    ("la Fiscalía General de la República dijo", "Fiscalía General de la República"),
    ("el Instituto Haldeno de Tecnología del Agua estima", "Instituto Haldeno de Tecnología del Agua"),
    ("la Contraloría General del Estado dijo", "Contraloría General del Estado"),
    ("el Ministerio de Agricultura dijo", "Ministerio de Agricultura"),
    ("agents of the FBI and the CIA met NATO envoys", "FBI|CIA|NATO"),
    ("a spokesman for the ZQRT said so", "ZQRT"),
    ("Congress passed it; the Senate had not.", "Congress|Senate"),
    ("the Pentagon denied it, Reuters reported.", "Pentagon|Reuters"),
    ("The European Commission met. The Commission said no.", "European Commission|Commission"),
    ("fighters of the Halden Liberation Front fled", "Halden Liberation Front"),
    ("the Sun Valley Cartel fled", "Sun Valley Cartel"),
    ("the Department of Justice and the Department of Labor agreed", "Department of Justice|Department of Labor"),
    ("ministries of the U.S. Department of Energy", "U.S. Department of Energy"),
    ("el Banco de Haldenia y Petróleos Mexicanos callaron", "Banco de Haldenia|Petróleos Mexicanos"),
    ("the Bureau of Population, Refugees, and Migration said", "Bureau of Population, Refugees, and Migration"),
    ("viewers of Al-Halden TV saw it", "Al-Halden TV"),
    ("the National Union of Millers and Oxfam left", "National Union of Millers|Oxfam"),
    ("the Senate Rivers Committee on Capitol Hill met", "Senate Rivers Committee"),
    ("shares rose on the Halden Stock Exchange", "Halden Stock Exchange"),
]

BOTH = [
    ("Tove Halden of the Great Rivers Institute said so.", "Tove Halden", "Great Rivers Institute"),
    ("Center for Halden Studies director Brannoc Teel said so.", "Brannoc Teel", "Center for Halden Studies"),
    ("World Bank President Tove Halden said so.", "Tove Halden", "World Bank"),
    ("Tove Halden, Senior Fellow at the Halden Institute, said so.", "Tove Halden", "Halden Institute"),
    ("“No,” says Teel Holdings Chief Executive Ada Roe.", "Ada Roe", "Teel Holdings"),
]

NOTHING = [
    "The Northern Road said nothing.",
    "Security Strategy says little.",
    "Green Valley lies far away.",
    "In March Rain fell, said nobody.",
    "## Tove Halden Says No\n\nIt rained.",
    "The Farm Bill passed; the Merida Initiative did not.",
    "the ministry said so, and the committee agreed",
    "On Monday, April began.",
    "New York and Los Angeles are far from San Diego.",
    "The Rio Grande and the Mississippi River rose.",
    "It happened in Saudi Arabia and Costa Rica.",
    "The GDP fell, the CEO said, and AIDS rose, as TV showed.",
    "IT RAINED IN THE VALLEY OF THE KINGS ALL DAY",
    "The Great Depression and World War II came later.",
    "South Korean and North Korean envoys met in Latin America.",
    "The Prime Minister and the Attorney General met the Vice President.",
    "Vice President of the country, he said.",
    "Yesterday Germany said no. However Mexico said yes.",
    "Happy New Year and Merry Christmas, he said.",
    "The Nobel Peace Prize was won in Oslo.",
    "The Clean Air Act and the Paris Agreement hold.",
    "Air Force One landed. Operation Warm Rain began.",
    "The River Initiative and the Police Unit met.",
    "El martes llegó el frío. La Ciudad de México duerme.",
    "Democrats and Republicans and Muslims and Catholics agreed.",
    "The East Coast and the Middle East are far apart.",
    "Article IV and Chapter VII and Title IX hold.",
    "West Virginia said no; North Carolina said yes.",
    "The Biden-Vobore talks and the Indo-Pacific plan failed.",
    "Mr. Ambassador, he said, thank you, Madam Secretary.",
    "The Executive Order (EO) and the Anomalous Health Incident (AHI) were named.",
    "The U.S. Ambassador and the U.S. Capitol were there.",
    "A SENIOR STATE DEPARTMENT OFFICIAL SAID SO TODAY",
    "The Negev Summit and the Abraham Accords came first.",
    "I’m here, he said. We’ve won. That’s all.",
]


def marked(words: str) -> tuple[str, str]:
    """The mentions of persons, and those of organisations, in order, divided by bars."""
    found = sorted((m.start, m.exact, one.kind) for one in find_names(text_of(words), NOBODY).actors for m in one.mentions)
    persons = "|".join(exact for _, exact, kind in found if kind == "person")
    return persons, "|".join(exact for _, exact, kind in found if kind != "person")


@pytest.mark.parametrize(("text", "persons"), PEOPLE)
def test_people_are_marked(text, persons):
    assert marked(text) == (persons, "")


@pytest.mark.parametrize(("text", "organisations"), ORGANISATIONS)
def test_organisations_are_marked(text, organisations):
    assert marked(text) == ("", organisations)


@pytest.mark.parametrize(("text", "persons", "organisations"), BOTH)
def test_people_and_their_organisations_are_two_names(text, persons, organisations):
    assert marked(text) == (persons, organisations)


@pytest.mark.parametrize("text", NOTHING)
def test_capitals_that_are_no_name_of_anybody_stay_unmarked(text):
    assert marked(text) == ("", "")
