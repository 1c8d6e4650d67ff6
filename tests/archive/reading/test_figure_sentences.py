"""Figures in sentences as newsrooms, ministries and institutes write them; all of them made up.

Each is followed by what a careful editor would propose: value (``low..high`` for a range), comparator, unit and period, ``-`` for none.
"""

import pytest

from tests.archive.reading.made_up import body

ENGLISH = """
At least 12 people were killed and 30 wounded in the attack on Tuesday.
    12 ≥ person Tuesday | 30 = person Tuesday
Inflation rose 3.2 percent in March.
    3.2 = % March
Inflation rose 3.2 percent in March 2025.
    3.2 = % 'March 2025'
Crude output climbed 3.2 percent to 4.1 million barrels per day in 2024.
    3.2 = % 2024 | 4100000 = barrel 2024
The ministry spent $3bn on the bridge and another £40k on its paint.
    3000000000 = USD - | 40000 = GBP -
Nearly €2.5 million went missing, auditors said.
    2500000 ~ EUR -
About 1.2m people voted, nearly half of them by post.
    1200000 ~ person - | 50 ~ % -
The fund holds US$14.5 billion, up from $9 billion a decade ago.
    14500000000 = USD - | 9000000000 = USD 'a decade ago'
Two-thirds of voters back the plan, and a quarter oppose it.
    66.7 = % - | 25 = % -
Three-quarters of the boats were empty.
    75 = % -
One in five households skips a meal.
    1 = household -
Some 4 in 10 adults agree.
    4 ~ adult -
Six out of ten drivers carry no licence.
    6 = driver -
The rate fell to 5.8 per 100,000 people in 2022.
    5.8 = - 2022
Half a million refugees crossed the river.
    500000 = refugee -
A dozen officers and two dozen guards resigned.
    12 = officer - | 24 = guard -
Between 10 and 15 million people need food.
    10000000..15000000 = person -
The sentence is 10–15 percent shorter.
    10..15 = % -
It would cost $2 million to $3 million a year.
    2000000..3000000 = USD 'a year'
Arrests rose from 1,200 in 2019 to 3,400 in 2023.
    1200 = arrest 2019 | 3400 = arrest 2023
Growth slowed from 4% to 2.5% last year.
    4 = % - | 2.5 = % 'last year'
The wall covers a 1,954-mile border.
    1954 = mile -
He was handed a 15-year term on Friday.
    none
He was sentenced to 15 years in prison.
    15 = year -
She was abroad for 20 years and six months in 2016.
    none
They have worked here for 12 years.
    none
The talks lasted 17 hours.
    17 = hour -
Article 5, Section 702 and Title 42 apply.
    none
The G7, an F-16 and COVID-19 are no counts, nor is 24/7 care or 9/11.
    none
The meeting starts at 10:30 a.m. or 5 p.m. on May 4.
    none
The 21st congress met in the 1990s on the 5th floor.
    none
See page 12, Figure 3 and No. 7.
    none
Call (202) 555-0143 or write to 1600 Example Avenue.
    none
Flight 370 left Gate 14 late.
    none
The Senate passed the bill 52-47.
    none
Ada Roe, 34, lives here; her eight-year-old son sings.
    none
A man aged 61 and a 45-year-old woman spoke.
    none
It was one of the worst days, and no one slept.
    none
The two countries signed, and all three leaders smiled.
    none
Over the past six months and in the next five years nothing changes.
    none
Exports fell by a third in the first half of 2025.
    33.3 = % 'first half of 2025'
Between 2010 and 2020 the lake lost 40 percent of its water.
    40 = % 'Between 2010 and 2020'
Since 2006, more than 350,000 people have been killed.
    350000 > person 'Since 2006'
In fiscal year 2024 agents made 2.1 million arrests.
    2100000 = arrest 'fiscal year 2024'
The agency booked 88 arrests in Q3 2024.
    88 = arrest 'Q3 2024'
Sales dropped 12 percentage points.
    12 = 'percentage point' -
The bank cut rates by 25 basis points.
    25 = 'basis point' -
No more than 300 visas and no fewer than 20 permits were issued.
    300 ≤ visa - | 20 ≥ permit -
As many as 60 trucks wait daily.
    60 ≤ truck daily
Up to 10,000 troops could be sent.
    10000 ≤ troop -
An estimated 6,400 children are missing.
    6400 ~ child -
Just over 5% of ballots were void.
    5 > % -
Fewer than one in 100 containers is opened.
    1 < container -
Roughly 70 countries or more joined.
    70 ~ country -
The deal is worth 40 billion euros ($43 billion).
    40000000000 = EUR - | 43000000000 = USD -
Gold traded at $2,341.50 an ounce.
    2341.5 = USD -
The economy shrank -0.4% in the third quarter.
    -0.4 = % 'third quarter'
Deaths in custody reached 110,000 in 2021.
    110000 = death 2021
The toll climbed to 56.
    56 = - -
A price of $40 a barrel is too low.
    40 = USD -
Eight members of the panel voted against.
    8 = member -
Twenty-five ships and one hundred and twelve sailors are held.
    25 = ship - | 112 = sailor -
Thousands fled and dozens died; hundreds of homes burned.
    none
Billions of dollars were lost.
    none
Brazil had 3,421, 4,006 and 5,118 cases in three years.
    3421 = case 'three years' | 4006 = case 'three years' | 5118 = case 'three years'
The mission counted 89 attacks in 2024 and 96 in 2025.
    89 = attack 2024 | 96 = attack 2025
The strait is 33 km wide, and 21% of the world's oil passes it.
    33 = kilometre - | 21 = % -
The plant makes 1,200 megawatts of power.
    1200 = megawatt -
The treaty cuts 3.5 gigatonnes of carbon dioxide by 2030.
    3.5 = gigatonne 'by 2030'
The yard built 2,000 houses in 2000.
    2000 = house 2000
In 2000 people danced.
    none
The 2016 accords and the 2024 elections matter.
    none
Leopard 2 tanks and a Boeing 737 were sold.
    none
The survey of 1,004 adults has a margin of error of 3 points.
    1004 = adult - | 3 = 'percentage point' -
Support stands at 47 percent, compared with 52 percent a year earlier.
    47 = % - | 52 = % 'a year earlier'
The force lost 1,300 of its 4,000 men.
    1300 = man -
Imports doubled, and exports were three times as high.
    3 = times -
More than $1 of every $4 is spent at sea.
    1 > USD -
It took 48 of 574 cases to court.
    48 = case -
The cutter seized 5,000 pounds of cocaine worth 60 million pounds.
    5000 = pound - | 60000000 = GBP -
1) Read this. 2) Sign it.
    none
The 27-nation bloc and the 15-member council agreed.
    27 = nation - | 15 = member -
Police arrested six men and 11 women on Monday.
    6 = man Monday | 11 = woman Monday
The index rose to 52.4 from 49.9.
    52.4 = - - | 49.9 = - -
Under Resolution 1701 and H.R. 4521 nothing moves.
    none
Under 18s may not vote, and people 65 and older may.
    none
The two-state solution, a three-way call and a 10-point plan failed.
    none
Rates went up to 7%.
    7 = % -
The drones flew 500m from the border.
    500 = metre -
A 25% tariff on 1,400 products took effect.
    25 = % - | 1400 = product -
“We need 300 doctors now,” she said.
    300 = doctor -
Nineteen soldiers died in January 2024, the army said.
    19 = soldier 'January 2024'
Temperatures reached 47 °C in June.
    47 = °C June
The company owes ₹4,500 crore.
    45000000000 = INR -
The list has 100+ names and 2,000-plus pages.
    100 ≥ name - | 2000 ≥ page -
It costs between $1.5bn and $2bn.
    1500000000..2000000000 = USD -
Some 30 to 40 per cent of farms closed in 2019.
    30..40 ~ % 2019
The Labor Department said employers added 228,000 jobs in March, and the unemployment rate rose to 4.2% from 4.1%.
    228000 = job March | 4.2 = % March | 4.1 = % -
The bill passed the House 215-214 after a 29-hour debate.
    none
At least four people, including two children, were killed and more than a dozen were injured.
    4 ≥ person - | 2 = child - | 12 > person -
Prosecutors say the 27-year-old suspect fired 13 shots.
    13 = shot -
He won re-election with 56% of the vote, against 39% for his rival.
    56 = % - | 39 = % -
About 1 in 6 adults, or 17 percent, said they were worse off.
    1 ~ adult - | 17 = % -
The 32-member alliance pledged to spend 5% of GDP on defense by 2035.
    32 = member - | 5 = % 'by 2035'
Unemployment is at its lowest level in 50 years.
    none
The agency cut 1,300 of its 18,000 employees.
    1300 = employee -
Migrants crossing illegally dropped to 7,181 in March, the lowest monthly total in decades.
    7181 = migrant March
Her company raised $1.5bn from 12 investors in 2021.
    1500000000 = USD - | 12 = investor 2021
The plane, carrying 242 people, crashed five minutes after takeoff.
    242 = person -
The war, now in its fourth year, has displaced some 10.6 million Ukrainians.
    10600000 ~ ukrainian -
The court voted 6-3 to uphold the ban.
    none
Population growth slowed to 0.5 percent, down from 1.1 percent in 2010-11.
    0.5 = % - | 1.1 = % 2010-11
About 100,000 people a year die of overdoses.
    100000 ~ person 'a year'
Police used 40 rounds of tear gas to disperse the crowd of several hundred protesters.
    40 = round -
Tens of thousands of people marched in 50 cities.
    50 = city -
The government plans to build 1.5 million homes over five years.
    1500000 = home 'five years'
The minimum wage will rise to £12.21 an hour from April.
    12.21 = GBP April
GDP per capita was $3,200 in 2022.
    3200 = USD 2022
Only 3 of 10 hospitals still work.
    3 = hospital -
The two sides exchanged 390 prisoners each.
    390 = prisoner -
The ministry reported 35 dead and 120 wounded.
    35 = person - | 120 = person -
The budget deficit widened to 6.2% of gross domestic product, or $1.8 trillion.
    6.2 = % - | 1800000000000 = USD -
Nearly two-thirds (64%) of respondents agreed.
    66.7 ~ % - | 64 = % -
The treaty, signed by 196 parties, aims to limit warming to 1.5C.
    196 = party - | 1.5 = °C -
Temperatures could rise by 2.7 degrees Celsius by the end of the century.
    2.7 = °C -
The state has 38 million people and 54 electoral votes.
    38000000 = person - | 54 = vote -
The company will invest $500 million over four years to create 3,000 jobs.
    500000000 = USD 'four years' | 3000 = job -
Cocaine seizures totaled 2,304 tons worldwide in 2022, a 20 percent increase from 2021.
    2304 = tonne 2022 | 20 = % 2022
Every year some 70,000 firearms are trafficked south.
    70000 ~ firearm -
The 3,145-kilometer border has 48 crossings.
    3145 = kilometre - | 48 = crossing -
About half the 500 homes burned.
    50 ~ % - | 500 = home -
The death toll has risen to 1,644.
    1644 = - -
The ship is 300 metres long and weighs 100,000 tonnes.
    300 = metre - | 100000 = tonne -
The measure failed by 12 votes.
    12 = vote -
Inflation hit a 40-year high of 9.1% in June 2022.
    9.1 = % 'June 2022'
It was the third attack in two weeks.
    none
Employers cut 12,000 posts; another 4,000 will go next year.
    12000 = post - | 4000 = post 'next year'
Wheat output will be 20-25 million tonnes, up 3-4%.
    20000000..25000000 = tonne - | 3..4 = % -
"""

SPANISH = """
El precio subió un 12,5 % en 2023.
    12.5 = % 2023
El gobierno gastó 3.500 millones de pesos.
    3500000000 = MXN -
La deuda supera los mil millones de euros.
    1000000000 > EUR -
Un tercio de los hogares no tiene agua.
    33.3 = % -
Uno de cada cinco niños trabaja.
    1 = niño -
Más de 2.300 personas huyeron desde 2018.
    2300 > person 'desde 2018'
Al menos 43 estudiantes y casi 200 maestros marcharon.
    43 ≥ estudiante - | 200 ~ maestro -
Unos 35 mil millones de dólares al año.
    35000000000 ~ USD 'al año'
Entre 10 y 15 millones de personas migraron.
    10000000..15000000 = person -
La inflación pasó de 4,2% en 2021 a 7,8% en 2022.
    4.2 = % 2021 | 7.8 = % 2022
Tres de cada cuatro votantes lo apoyan.
    3 = votante -
Cerca de la mitad de los presos espera juicio.
    50 ~ % -
El artículo 27 y la resolución 2231 siguen vigentes.
    none
El hombre de 34 años murió a las 10:30 horas del 5 de mayo.
    none
Se incautaron 1.250 kilos de cocaína y veintidós armas.
    1250 = kilogram - | 22 = firearm -
Hasta 300 soldados llegaron; otros 150 esperan.
    300 ≤ soldado - | 150 = soldado -
Murieron al menos 12 personas y otras 35 resultaron heridas.
    12 ≥ person - | 35 = person -
Las exportaciones pasaron de 300 a 450 millones de dólares entre 2019 y 2024.
    300000000 = USD 2019 | 450000000 = USD 'entre 2019 y 2024'
La tasa de homicidios bajó a 23,3 por cada 100.000 habitantes en 2024.
    23.3 = homicidio 2024
El juez dictó 36 meses de prisión preventiva.
    36 = mes -
El gobierno invertirá 1.200 millones de euros en vivienda hasta 2027.
    1200000000 = EUR 'hasta 2027'
El vuelo 370 y la línea 3 del metro fueron suspendidos.
    none
"""


def _rows(table: str) -> list[tuple[str, str]]:
    lines = table.strip().split("\n")
    return [(lines[i], lines[i + 1].strip()) for i in range(0, len(lines), 2)]


def _shown(figure) -> str:
    value = f"{figure.value}" if figure.high is None else f"{figure.value}..{figure.high}"
    quoted = [f"'{part}'" if part and " " in part else part or "-" for part in (figure.unit, figure.period)]
    return " ".join((value, figure.comparator, *quoted))


@pytest.mark.parametrize(("sentence", "expected"), _rows(ENGLISH))
def test_an_english_sentence_gives_its_figures(sentence, expected):
    found = body(sentence, published_on=None).figures
    assert (" | ".join(map(_shown, found)) or "none") == expected
    assert all(one.why and len(one.why) <= 200 for one in found)


@pytest.mark.parametrize(("sentence", "expected"), _rows(SPANISH))
def test_a_spanish_sentence_gives_its_figures(sentence, expected):
    assert (" | ".join(map(_shown, body(sentence, published_on=None, language="es").figures)) or "none") == expected
