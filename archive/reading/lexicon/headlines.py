"""Words by which lines around a title are told from it."""

from archive.reading.lexicon import words
from archive.reading.lexicon.bylines import MINISTRIES

COMMON_WORDS = words("""
from with that this these those will would have been were they their there what when where which while about after before over under
into than then them your more most says said como para pero esta este entre sobre desde hasta cuando donde
""")
"""Words that a title and a text share without being about the same."""

EDITION_WORDS = words("edition issue edicion numero vol volume supplement suplemento")
"""Words of lines that tell in which number of a paper an article stood."""

OFFICES = MINISTRIES | words("division mission delegation gobierno")
"""First words of lines that name the office which publishes."""

LABEL_OPENINGS = words("""
from: to: subject: asunto: de: para: contact: location: source: fuente: category: section: series: type: topic: keywords:
""")
"""First words of lines that tell something of the page, with their colons."""

SMALL_WORDS = words("of the and for on in to at a an & de del la las los el y e en para")
"""Words that are written small in names."""
