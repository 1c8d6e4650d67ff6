"""Tiny records, made for the test at hand: a body, and passages named by their words."""

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from archive.reading.page.blocks import blocks_of
from archive.reading.record import Citation, EventMention, Figure, Forecast, FoundActor, Mention, Quotation, Record

WORDS = ("rain", "river", "dam", "mill", "flood", "Río", "“boat”", "12%")
BODY = """\
Nobody counted the boats in May. The mill of Adela Ruiz burned 40 tonnes of wood in 2019, the Water Board says.

## What comes

“We rebuild it,” said Adela Ruiz. In ten years the river will be clean."""


def place(body: str, exact: str, nth: int = 1) -> dict[str, Any]:
    """The ``nth`` place of ``exact`` in ``body``."""
    start = -1
    for _ in range(nth):
        start = body.index(exact, start + 1)
    return {"start": start, "end": start + len(exact), "exact": exact, "rule": "by hand"}


def actor(body: str, name: str, *mentions: str, kind: str = "person", known: bool = False) -> FoundActor:
    """An actor with its mentions; the second time that the same words are given means their second place, and so on."""
    places = [place(body, words, mentions[: i + 1].count(words)) for i, words in enumerate(mentions)]
    return FoundActor(name=name, kind=kind, known=known, slug=None, mentions=tuple(Mention(**one) for one in places))


def record(body: str = BODY, **fields: Any) -> Record:
    """A record of ``body`` whose blocks are those that the body shows, and nothing else unless ``fields`` say so."""
    made = Record(
        file="mill.txt",
        title="The mill",
        title_basis="text",
        published_on="2026-03-03",
        date_precision="day",
        date_basis="byline",
        authors=(),
        outlet=None,
        url=None,
        language="en",
        body=body,
        blocks=blocks_of(body),
    )
    return replace(made, **fields)


def full(body: str = BODY) -> Record:
    """A record with one of everything."""
    return record(
        body,
        authors=("Bo Li",),
        outlet="The Weir",
        actors=(
            actor(body, "Adela Ruiz", "Adela Ruiz", "Adela Ruiz"),
            actor(body, "Water Board", "Water Board", kind="agency", known=True),
        ),
        quotations=(Quotation(**place(body, "We rebuild it,"), speaker="Adela Ruiz"),),
        citations=(Citation(**place(body, "the Water Board says"), source="Water Board"),),
        figures=(Figure(**place(body, "40 tonnes"), value=40, unit="tonne", period="2019"),),
        forecasts=(Forecast(**place(body, "In ten years the river will be clean"), horizon="ten years"),),
        events=(EventMention(**place(body, "2019"), name=None, date="2019", precision="year", starts_on=None, ends_on=None),),
    )


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Any record of a few words, many of them alike, whose passages are single words."""
    lines = draw(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join), min_size=1, max_size=4))
    body = "\n\n".join(lines)
    places: list[dict[str, Any]] = [
        {"start": start, "end": start + len(word), "exact": word, "rule": ""}
        for start, word in (
            (i, body[i:].split()[0]) for i in range(len(body)) if not body[i].isspace() and (i == 0 or body[i - 1].isspace())
        )
    ]
    some = st.lists(st.sampled_from(places), unique_by=lambda one: one["start"], max_size=4)
    text = st.none() | st.sampled_from(WORDS)
    kinds = st.sampled_from(("person", "state", "agency", "unnamed"))
    mentions = draw(some)
    names = draw(st.lists(st.sampled_from(WORDS), unique=True, max_size=len(mentions)))
    return record(
        body,
        title=draw(text),
        authors=tuple(draw(st.lists(st.sampled_from(WORDS), unique=True, max_size=2))),
        actors=tuple(
            FoundActor(name=name, kind=draw(kinds), known=draw(st.booleans()), slug=None, mentions=(Mention(**one),))
            for name, one in zip(names, mentions, strict=False)
        ),
        quotations=tuple(Quotation(**one, speaker=draw(text)) for one in draw(some)),
        citations=tuple(Citation(**one, source=draw(st.sampled_from(WORDS))) for one in draw(some)),
        figures=tuple(Figure(**one, value=draw(st.integers(0, 3)), unit=draw(text)) for one in draw(some)),
        forecasts=tuple(Forecast(**one, horizon="ten years", condition=draw(text)) for one in draw(some)),
        events=tuple(
            EventMention(**one, name=draw(text), date="2019", precision="year", starts_on=None, ends_on=None) for one in draw(some)
        ),
    )
