"""What the archive holds: a file a noun."""

from archive.models.actor import Actor, ActorName, Stakeholder
from archive.models.article import Article
from archive.models.barred import Barred
from archive.models.comparison import Comparison
from archive.models.correction import Correction
from archive.models.event import Event
from archive.models.measure import Measure
from archive.models.page import Page
from archive.models.passages import PASSAGE_KINDS, Citation, EventMention, Figure, Forecast, Mention, Passage, Quotation
from archive.models.readings import Readings
from archive.models.reply import Reply
from archive.models.sketch import Sketch
from archive.models.slugs import FormerSlug
from archive.models.source import Source
from archive.models.states import Origin, State
from archive.models.tally import Tally
from archive.models.tombstone import Tombstone
from archive.models.topic import ArticleTopic, Topic

__all__ = [
    "PASSAGE_KINDS",
    "Actor",
    "ActorName",
    "Article",
    "ArticleTopic",
    "Barred",
    "Citation",
    "Comparison",
    "Correction",
    "Event",
    "EventMention",
    "Figure",
    "Forecast",
    "FormerSlug",
    "Measure",
    "Mention",
    "Origin",
    "Page",
    "Passage",
    "Quotation",
    "Readings",
    "Reply",
    "Sketch",
    "Source",
    "Stakeholder",
    "State",
    "Tally",
    "Tombstone",
    "Topic",
]
