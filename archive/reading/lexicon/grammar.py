"""Small words by what they do in a sentence, English and Spanish. Plain data, folded."""

from archive.reading.lexicon import words

DETERMINERS = words("""
a an the one another this that these those some several many his her their its our my your any each every both
el la los las un una unos unas su sus este esta otro otra
""")
PREPOSITIONS = words("""
in on at with during after before about over under by for of to from against near like than between among within into through
en con durante tras ante sobre contra por para de del desde hasta entre
""")
CONJUNCTIONS = words("""
and but or so while which that who when where because although though as if whether since after before until than whereas unless
nor yet y e pero o que mientras cuando donde porque aunque si quien cual
""")
RELATIVES = words("who which that quien que")
COPULAS = words("is was were are be been being")
