"""The page of rules says all that the code can say: each label, grade, basis and status stands in its section."""

import pytest
from django.test import Client
from lxml import html

from archive.comparing import Label
from archive.ledgers.due import Status
from archive.ledgers.event_groups import Badge
from archive.models import Actor, ActorName, Article, EventMention, Figure, Forecast, Mention, Reply, Stakeholder
from archive.models.states import State
from search.contract import SORTS

NAMED = {
    "dates": (*Article.DateBasis.labels, *Article.Precision.labels),
    "titles": Article.TitleBasis.labels,
    "states": State.labels,
    "actors": (*Actor.Kind.labels, *ActorName.Kind.labels, *Mention.Strength.values, *Stakeholder.Role.values),
    "sources": ("A", "B", "C", "D"),
    "figures": Figure.Comparator.values,
    "disagreements": list(Label),
    "forecasts": (*Status, *Forecast.Verdict.values),
    "events": (*EventMention.Precision.values, *Badge),
    "ranking": SORTS,
    "replies": Reply.Status.values,
}
"""Section by section what it has to name. A mention by its own name is no case of its own: *weak* is the word."""


@pytest.mark.parametrize("section", NAMED)
def test_every_term_stands_in_its_section(client: Client, section: str) -> None:
    (found,) = html.fromstring(client.get("/about/").content.decode()).xpath(f"//section[@id='{section}']")
    words = " ".join(found.text_content().replace("’", "'").lower().split())
    assert [term for term in NAMED[section] if term.lower() not in words] == []


def test_the_index_names_every_section_and_no_other(client: Client) -> None:
    root = html.fromstring(client.get("/about/").content.decode())
    index = [href.removeprefix("#") for href in root.xpath("//nav[@aria-labelledby='on-this-page']//a/@href")]
    assert index == root.xpath("//main//section/@id")
    assert all(section.xpath("h2") for section in root.xpath("//main//section"))
