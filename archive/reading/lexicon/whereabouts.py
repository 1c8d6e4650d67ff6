"""Whereabouts: the words that open places, nouns of the land, and the bodies of a nation whose counts are of that nation."""

from archive.reading.lexicon import words

OPENERS = words("in within inside across near at throughout around through en entering into reaching hacia dentro cerca por")
"""What stands before a place where something happens."""
GOES_INTO = words("entering into reaching hacia por to")
"""Those that belong to what is told, so that a subject isn't cut before them: *sand entering Ohio*."""
WEAK_OPENERS = words("of from to on de del al")
"""What stands before a place that the figure may be of, if none else is named."""
LAND = words("""
border borders frontier frontera corridor corridors coast coasts costa region regions river rivers valley valleys jungle park route routes
sector sectors municipalities municipality ports port provinces province states state districts district cities city towns villages
island islands sea seas lake lakes gulf strait bay desert mountains forest forests basin delta peninsula highlands county counties bridge
harbour harbours harbor harbors checkpoint checkpoints neighbourhoods neighborhoods communities village town continent
territory territories archipelago canal isthmus triangle zone airport camp camps presa selva puerto rio valle estado estados provincia
provincias municipio municipios region ciudades ciudad isla islas lago cuenca
""")
"""Nouns of the land: *the northern states*, *the Verde valley*."""
ALONE = words("border frontier frontera worldwide")
"""Those that name a place without a word before them."""
LAND_FIRST = words("presa rio puerto valle selva laguna sierra isla")
"""Those that stand before their name in Spanish."""
EVERYWHERE = words("worldwide globally nationwide")
NATIONAL = {
    body: nation
    for nation, bodies in {
        "United States": (
            "Department of Justice", "Department of Homeland Security", "Customs and Border Protection", "Drug Enforcement Administration",
            "National Institute on Drug Abuse", "Centers for Disease Control and Prevention", "Border Patrol", "Coast Guard",
            "Immigration and Customs Enforcement",
            "Bureau of Labor Statistics", "Census Bureau", "Federal Reserve", "Federal Bureau of Investigation",
            "Bureau of Alcohol, Tobacco, Firearms and Explosives", "Office of the United States Trade Representative",
        ),
        "Mexico": ("National Institute of Statistics and Geography", "Bank of Mexico", "Secretariat of National Defense"),
        "United Kingdom": ("National Crime Agency", "Office for National Statistics", "Home Office"),
        "Brazil": ("Brazilian Institute of Geography and Statistics",),
    }.items()
    for body in bodies
}  # fmt: skip
"""National bodies by the nation: their own counts are of it where no other place is named."""
