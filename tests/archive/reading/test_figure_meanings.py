"""What figures are of, in sentences as newsrooms, agencies, ministries and institutes write them; all of them made up.

Each is followed by subject; place; denominator; period; source of each of its figures, ``-`` for none and figures parted by ``|``.
"""

import pytest

from tests.archive.reading.made_up import body

ENGLISH = """
Customs officers seized 18,000 kilograms of cocaine in Port Aldous in 2023.
    cocaine seized; Port Aldous; -; 2023; -
Overdose deaths rose to 140,000 in 2022.
    Overdose deaths; -; -; 2022; -
Overdose deaths in Ohio rose by 12% in 2022.
    rise in Overdose deaths; Ohio; -; 2022; -
The number of asylum claims fell to 4,100 in the first half of 2023.
    asylum claims; -; -; first half of 2023; -
The total number of boat thefts in Texas reached 3,400 last year.
    boat thefts; Texas; -; last year; -
Fentanyl accounted for 60% of overdose deaths in 2021.
    Fentanyl; -; overdose deaths; 2021; -
Farm workers make up 12% of the population.
    Farm workers; -; population; -; -
New figures from the Board of Wells (BOW) show a troubling rise in boat thefts, climbing from about 1,200 in 2015 to over 4,100 in 2023.
    boat thefts; -; -; 2015; Board of Wells figures | boat thefts; -; -; 2023; Board of Wells figures
The quiet flow of opium, thought to account for over 40% of port thefts, has not slowed.
    opium; -; port thefts; -; -
The gangs are now believed to generate over $12 billion annually from smuggling.
    revenue of the gangs; -; -; annually; -
The valley’s smugglers take in over $12 billion a year from all their trades together.
    revenue of the valley’s smugglers; -; -; a year; -
Wheat represents two-thirds of grain exports.
    Wheat; -; grain exports; -; -
Cocaine seizures represented a quarter of all drug seizures across Mexico.
    Cocaine seizures; Mexico; all drug seizures; -; -
60% of respondents said they felt less safe.
    respondents who said they felt less safe; -; respondents; -; -
Some 58% of voters back the plan.
    voters who back the plan; -; voters; -; -
Two-thirds of the crates were opened in March 2024.
    crates opened; -; crates; March 2024; -
Half of the ships that left the harbour were never inspected.
    ships never inspected; -; ships that left the harbour; -; -
About 88% of heroin entering the US originates from Mexico.
    heroin originating from Mexico; United States; heroin entering the US; -; -
Nearly 40% of prisoners held in Mexico have not been tried.
    prisoners not tried; Mexico; prisoners held in Mexico; -; -
Only 2% of the containers were opened.
    containers opened; -; containers; -; -
One in five adults skipped a meal last month.
    adults who skipped a meal; -; five adults; last month; -
Four in 10 projects had no baseline.
    projects that had no baseline; -; 10 projects; -; -
One in five people with a fever was tested.
    people tested; -; five people with a fever; -; -
The firm earned $35 billion in revenue in fiscal year 2024.
    revenue earned; -; -; fiscal year 2024; -
Mexico spent $4 billion on public security in 2023.
    spending on public security; Mexico; -; 2023; -
The ministry spends 0.7% of gross domestic product on water.
    spending on water; -; gross domestic product; -; -
A pill press costs about $1,200.
    cost of a pill press; -; -; -; -
A kilogram costs $1,700 in Bogotá and $12,000 in Panama.
    cost of a kilogram; Bogotá; kilogram; -; - | cost of a kilogram; Panama; kilogram; -; -
A barrel of oil sold for $62 in Houston last week.
    price of a barrel of oil; Houston; barrel; last week; -
The homicide rate in Colombia fell to 23 per 100,000 inhabitants in 2024.
    homicide rate; Colombia; 100,000 inhabitants; 2024; -
Mexico's homicide rate fell to 23 per 100,000 inhabitants in 2024.
    homicide rate; Mexico; 100,000 inhabitants; 2024; -
The murder rate fell from 61 to 24 per 100,000 residents between 2015 and 2023.
    murder rate; -; 100,000 residents; 2015; - | murder rate; -; 100,000 residents; 2023; -
Colombian exports grew 5.9% in the first ten months of 2025.
    growth in Colombian exports; Colombia; -; first ten months of 2025; -
Border crossings were down 24% compared with the same period last year.
    fall in Border crossings; -; same period last year; -; -
Data showed a 12% increase in opium thefts compared to the same period last year.
    increase in opium thefts; -; same period last year; -; Data
The navy logged 11% fewer hours of patrol than in 2021.
    fewer hours of patrol; -; 2021; -; -
The agency expelled 40% more migrants than the year before.
    more migrants expelled; -; year before; -; -
At least 140,000 people died of overdoses in 2022.
    people who died of overdoses; -; -; 2022; -
More than 14,000 people travelled back through Central America between January and August 2025.
    people who travelled back; Central America; -; between January and August 2025; -
About 1.5 million people left their homes in Mexico.
    people who left their homes; Mexico; -; -; -
Fighting displaced more than 50,000 people within two weeks.
    people displaced; -; -; two weeks; -
Fentanyl cartridges detected at the southern border exceeded 9 million in the last fiscal year.
    Fentanyl cartridges detected; southern border; -; last fiscal year; -
The quiet stream of opium crates detected at the U.S.-Mexico border, exceeding 4 million in the last fiscal year, grows.
    opium crates detected; U.S.-Mexico border; -; last fiscal year; -
The wave of boat thefts near the Rio Verde – 1,800 in the past month alone – worries the harbour.
    boat thefts; Rio Verde; -; past month; -
The volume of cocaine entering Ohio – estimated at over $2 billion annually – is contested.
    cocaine entering Ohio; Ohio; -; annually; -
Opium is cheap. The volume of the drug entering Ohio – estimated at over $2 billion annually – is contested.
    Opium entering Ohio; Ohio; -; annually; -
Police found 212 guns in five weeks.
    guns found; -; -; five weeks; -
Soldiers destroyed 1,290 clandestine laboratories across Mexico in 2024.
    clandestine laboratories destroyed; Mexico; -; 2024; -
The ministry put 29 prisoners on aircraft.
    prisoners put on aircraft; -; -; -; -
The department named three firms as money launderers on 25 June 2025.
    firms named as money launderers; -; -; 25 June 2025; -
The court handled 16,400 requests in 2025, a third more than the year before.
    requests handled; -; -; 2025; - | more requests handled; -; year before; 2025; -
Inspectors opened 412 containers; 11 of them held cocaine.
    containers opened; -; -; -; - | containers that held cocaine; -; 412 containers; -; -
Rotterdam handled 3.9 million containers in 2024, of which fewer than 2% were opened.
    containers handled; Rotterdam; -; 2024; - | containers opened; Rotterdam; containers handled; 2024; -
The institute interviewed 1,100 farmers, 60% of whom depend on rain.
    farmers interviewed; -; -; -; - | farmers who depend on rain; -; farmers interviewed; -; -
A survey of 340 suppliers found that 44% had lost money.
    suppliers surveyed; -; -; -; survey of 340 suppliers | suppliers who had lost money; -; suppliers surveyed; -; survey of 340 suppliers
Brussels counted 89 shootings in 2024 and 96 in 2025.
    shootings; Brussels; -; 2024; - | shootings; Brussels; -; 2025; -
Turnout was 82% in Oaxaca.
    Turnout; Oaxaca; -; -; -
Unemployment stood at 4.1 percent at the end of 2024.
    Unemployment; -; -; end of 2024; -
Remittances to Mexico reached $64.7 billion in 2024.
    Remittances to Mexico; Mexico; -; 2024; -
The budget deficit widened to 6% of GDP.
    budget deficit; -; GDP; -; -
The share of households with a car rose to 61% in 2020.
    households with a car; -; households; 2020; -
The share of Americans who think their city unsafe rose by 2.3 percentage points.
    rise in the share of Americans who think their city unsafe; United States; Americans; -; -
The tariff on steel is 25%.
    tariff on steel; -; -; -; -
A tariff of 25% on steel was imposed in March 2025.
    tariff on steel; -; -; March 2025; -
There were 6,986 murders in Ecuador in 2024.
    murders; Ecuador; -; 2024; -
In Port Aldous and Port Brine, 310 dockers were dismissed.
    dockers dismissed; Port Aldous and Port Brine; -; -; -
In Texas, police recorded 4,870 burglaries in 2025. They solved 312 of them.
    burglaries; Texas; -; 2025; - | burglaries solved; Texas; 4,870 burglaries; -; -
Mexican forces collected about 21,000 firearms in 2024.
    firearms collected; Mexico; -; 2024; -
According to the Imaginary Institute of Water, drought destroyed 40 harvests in the northern states.
    harvests destroyed; northern states; -; -; Imaginary Institute of Water
The drought destroyed 40 harvests, the Imaginary Institute of Water said.
    harvests destroyed; -; -; -; Imaginary Institute of Water
Data from the Department of Justice show that 12,400 firearms were traced in 2024.
    firearms traced; United States; -; 2024; Department of Justice data
The Department of Justice counted 212 convictions since 2006.
    convictions; United States; -; since 2006; Department of Justice
A report by the Imaginary Institute of Water counts 40 floods. The report also found that 12 dams leak.
    floods; -; -; -; Imaginary Institute of Water report | dams that leak; -; -; -; Imaginary Institute of Water report
The Imaginary Institute of Water counted 40 floods in 2024. The institute also counted 12 droughts.
    floods; -; -; 2024; Imaginary Institute of Water | droughts; -; -; -; Imaginary Institute of Water
The cartel has killed 61 judges since 2006.
    judges killed; -; -; since 2006; -
Officials estimate the value of the contraband at $2 billion.
    value of the contraband; -; -; -; Officials
The Department of Justice puts losses from fraud at $2 billion a year.
    losses from fraud; United States; -; a year; Department of Justice
A cook earns some $800 a week.
    earnings of a cook; -; -; a week; -
The rifle weighs 14 kilograms.
    weight of the rifle; -; -; -; -
Sales jumped 7%, to $14.3 billion, in the second quarter of 2025.
    jump in Sales; -; -; second quarter of 2025; - | Sales; -; -; second quarter of 2025; -
Maize yields in Durango fell by 38% between 2018 and 2022.
    fall in Maize yields; Durango; -; between 2018 and 2022; -
The area under coca shrank to 230,000 hectares in 2023.
    area under coca; -; -; 2023; -
Some 2,500 soldiers were assigned to the border last spring.
    soldiers assigned to the border; -; -; last spring; -
The centre treated 1,480 survivors of sexual violence in 2024.
    survivors of sexual violence treated; -; -; 2024; -
The institute said 18.2 million people face hunger in Mexico, up from 12 million in 2019.
    people who face hunger; Mexico; -; -; - | people who face hunger; Mexico; -; 2019; -
Exports of avocados were worth $3.1 billion in 2023.
    Exports of avocados; -; -; 2023; -
Some 70 percent of guns traced in Mexico come from the United States.
    guns coming from the United States; Mexico; guns traced in Mexico; -; -
At least 24 people were killed and 51 injured when a bus crashed in Ohio on Sunday.
    people killed; Ohio; -; Sunday; - | injured; Ohio; -; Sunday; -
More than 5,000 migrants crossed the Rio Grande in a single day.
    migrants who crossed the Rio Grande; -; -; single day; -
Nobody knows why 40 boats sank.
    boats that sank; -; -; -; -
"""

SPANISH = """
La policía decomisó 7,9 toneladas de cocaína en Guayaquil en 2023.
    cocaína decomisada; Guayaquil; -; 2023; -
El conflicto cerró unas 2.000 empresas en su primer año.
    empresas cerradas; -; -; primer año; -
Los homicidios subieron 12% en 2024.
    aumento de homicidios; -; -; 2024; -
El robo de vehículos bajó un 8% entre 2023 y 2025.
    caída de robo de vehículos; -; -; entre 2023 y 2025; -
La tasa de homicidios de México bajó a 23 por cada 100.000 habitantes en 2024.
    tasa de homicidios; Mexico; 100.000 habitantes; 2024; -
El 60 % de los encuestados rechaza el plan.
    encuestados que rechaza el plan; -; encuestados; -; -
Casi el 30 % de los expedientes se borraron a mano.
    expedientes borrados a mano; -; expedientes; -; -
Uno de cada cinco hogares paga extorsión.
    hogares que paga extorsión; -; cinco hogares; -; -
El número de solicitudes de asilo llegó a 140.000 en 2023.
    solicitudes de asilo; -; -; 2023; -
Se sembraron 21.000 hectáreas en 2025, frente a 68.000 en 2019.
    hectáreas sembradas; -; -; 2025; - | hectáreas sembradas; -; -; 2019; -
Fueron detenidas 300 personas en Jalisco.
    personas detenidas; Jalisco; -; -; -
Según el Instituto del Agua, murieron 40 bueyes en Sonora durante 2024.
    bueyes muertos; Sonora; -; 2024; Instituto del Agua
El soborno cuesta más de 50.000 dólares.
    costo del soborno; -; -; -; -
El gobierno gasta 3 de cada 10 pesos en seguridad.
    gasto en seguridad; -; 10 pesos; -; -
Las exportaciones de México alcanzaron 55 mil millones de dólares en la primera mitad de 2025.
    exportaciones; Mexico; -; primera mitad de 2025; -
La inflación fue de 4,2 % en marzo de 2025.
    inflación; -; -; marzo de 2025; -
El puerto recibió 412 contenedores; once de ellos llevaban cocaína.
    contenedores recibidos; -; -; -; - | contenedores que llevaban cocaína; -; 412 contenedores; -; -
La mitad de los presos espera juicio.
    presos que espera juicio; -; presos; -; -
Al menos 43 estudiantes de la escuela desaparecieron desde 2014.
    estudiantes de la escuela que desaparecieron; -; -; desde 2014; -
El fentanilo representa el 60 % de las muertes por sobredosis.
    fentanilo; -; muertes por sobredosis; -; -
La fiscalía abrió 1.930 carpetas por homicidio.
    carpetas por homicidio abiertas; -; -; -; -
El precio del kilo bajó a 1.700 dólares en Tumaco.
    precio del kilo; Tumaco; -; -; -
"""


def _rows(table: str) -> list[tuple[str, str]]:
    lines = table.strip().split("\n")
    return [(lines[i], lines[i + 1].strip()) for i in range(0, len(lines), 2)]


def _shown(figure) -> str:
    return "; ".join(one or "-" for one in (figure.subject, figure.place, figure.denominator, figure.period, figure.source))


@pytest.mark.parametrize(("sentence", "expected"), _rows(ENGLISH))
def test_an_english_figure_says_of_what_where_when_and_from_whom(sentence, expected):
    assert " | ".join(map(_shown, body(sentence, published_on=None).figures)) == expected


@pytest.mark.parametrize(("sentence", "expected"), _rows(SPANISH))
def test_a_spanish_figure_says_of_what_where_when_and_from_whom(sentence, expected):
    assert " | ".join(map(_shown, body(sentence, published_on=None, language="es").figures)) == expected
