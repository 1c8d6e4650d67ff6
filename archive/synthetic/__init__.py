"""Invented articles for measurements: the same number always gives the same article, whatever was made before.

Words, names and dates are made up; only their statistics are a real archive's. Words, actors, sources, topics and subjects are drawn by
Zipf's law (the r-th commonest is met about 1/r as often as the first), so that a search meets both the common and the rare. Pure Python.
"""

from archive.synthetic.articles import FIRST_DAY, Invented, Place, invent
from archive.synthetic.statements import UNNAMED, Statement
from archive.synthetic.words import invent_name, seeded, vocabulary

__all__ = ["FIRST_DAY", "UNNAMED", "Invented", "Place", "Statement", "invent", "invent_name", "seeded", "vocabulary"]
