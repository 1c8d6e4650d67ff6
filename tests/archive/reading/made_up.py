"""A small gazetteer and plain factories, so that a test reads without looking elsewhere."""

from archive.reading import Gazetteer, KnownActor, KnownName, KnownTopic, RawPage, Record, read, read_text
from archive.reading.mentions import Mentions
from archive.reading.naming.names import find_names
from archive.reading.page.blocks import blocks_of
from archive.reading.tokens import Text


def actor(slug: str, name: str, kind: str, **names: str) -> KnownActor:
    """An actor; ``acronym="IIW"`` and the like give further names, several divided by ``|``."""
    more = [KnownName(text, kind_, kind_ == "acronym") for kind_, listed in names.items() for text in listed.split("|")]
    return KnownActor(slug=slug, name=name, kind=kind, names=(KnownName(name), *more))


GAZETTEER = Gazetteer(
    [
        actor("united-states", "United States", "state", acronym="US|USA", demonym="American|Americans", metonym="Washington"),
        actor("mexico", "Mexico", "state", alias="México", demonym="Mexican|mexicano"),
        actor("colombia", "Colombia", "state", demonym="Colombian"),
        actor("department-of-justice", "Department of Justice", "agency", alias="US Department of Justice", acronym="DOJ"),
        actor("immigration-and-customs-enforcement", "Immigration and Customs Enforcement", "agency", acronym="ICE"),
        actor("imaginary-institute-of-water", "Imaginary Institute of Water", "institute", acronym="IIW"),
        actor("sinaloa-cartel", "Sinaloa Cartel", "criminal-organisation", alias="Cártel de Sinaloa"),
        actor("jalisco-new-generation-cartel", "Jalisco New Generation Cartel", "criminal-organisation", acronym="CJNG"),
        actor("marco-rubio", "Marco Rubio", "person", alias="Secretary Rubio"),
        actor("north-unit", "North Unit", "agency", alias="the Unit"),
        actor("south-unit", "South Unit", "agency", alias="the Unit"),
    ],
    [
        KnownTopic("water", ("water", "drought", "río seco")),
        KnownTopic("drug-policy", ("drug policy", "naloxone")),
        KnownTopic("ports", ("harbour",)),
    ],
)


def page(text: str, name: str = "page.txt") -> Record:
    """A raw page read with the small gazetteer."""
    return read(RawPage(name, text.encode()), GAZETTEER)


def body(text: str, published_on: str | None = "2026-03-03", language: str = "en") -> Record:
    """A text read as an editor typed it."""
    return read_text(None, text, GAZETTEER, published_on=published_on, language=language)


def text_of(words: str) -> Text:
    """The tokens of a text."""
    return Text(words, blocks_of(words))


def names_in(words: str) -> dict[str, list[str]]:
    """Each actor's name with its mentions as printed."""
    return {found.name: [mention.exact for mention in found.mentions] for found in find_names(text_of(words), GAZETTEER).actors}


def mentions_of(words: str) -> tuple[Text, Mentions]:
    """A text and its mentions."""
    text = text_of(words)
    return text, Mentions(find_names(text, GAZETTEER).actors)
