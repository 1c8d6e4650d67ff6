from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError

from archive.models import PASSAGE_KINDS, Citation, Event, EventMention, Figure, Forecast, Measure, Mention, Passage, Quotation
from tests.factories import make_actor, make_article, make_source, mention, passage


def own_fields(kind: type[Passage]) -> dict[str, Any]:
    """What a row of ``kind`` can't do without."""
    makers: dict[type[Passage], Any] = {
        Mention: lambda: {"actor": make_actor()},
        Quotation: dict,
        Citation: lambda: {"source": make_source()},
        Figure: lambda: {"value": 3},
        Forecast: lambda: {"horizon": "next year"},
        EventMention: lambda: {"date": "1990s", "precision": "decade"},
    }
    fields: dict[str, Any] = makers[kind]()
    return fields


@pytest.mark.parametrize("kind", PASSAGE_KINDS)
@pytest.mark.parametrize("wrong", [{"start": 4, "end": 4}, {"start": 9, "end": 2}, {"state": "maybe"}, {"origin": "nobody"}, {"start": -1}])
def test_a_passage_that_contradicts_itself_is_refused_by_the_database(db, kind: type[Passage], wrong: dict) -> None:
    good = {"article": make_article(), "start": 2, "end": 6, "exact": "body"} | own_fields(kind)
    with pytest.raises(IntegrityError):
        kind._default_manager.create(**good | wrong)


@pytest.mark.parametrize("kind", PASSAGE_KINDS)
def test_pages_show_accepted_and_proposed_passages_in_reading_order(db, kind: type[Passage]) -> None:
    article, fields = make_article(body="a b c d e"), own_fields(kind)
    for exact, state in (("e", "accepted"), ("a", "proposed"), ("b", "rejected")):
        passage(kind, article, exact, state=state, **fields)
    lost = passage(kind, article, "c", **fields)
    lost.needs_review = True
    lost.save()
    assert [p.exact for p in kind._default_manager.all().shown()] == ["a", "e"]


def test_what_an_editor_wrote_or_judged_is_decided(db) -> None:
    article = make_article(body="a b c d e")
    for exact, origin, state in (
        ("a", "reader", "proposed"),
        ("b", "reader", "accepted"),
        ("c", "reader", "rejected"),
        ("d", "editor", "proposed"),
        ("e", "editor", "accepted"),
    ):
        passage(Quotation, article, exact, origin=origin, state=state)
    assert [q.exact for q in Quotation.objects.all().undecided()] == ["a"]
    assert [q.exact for q in Quotation.objects.all().decided().order_by("start")] == ["b", "c", "d", "e"]


def test_a_passage_keeps_the_words_around_it(db) -> None:
    article = make_article(body="x" * 40 + " Rice is dear. " + "y" * 40)
    made = passage(Quotation, article, "Rice is dear.")
    assert (made.prefix, made.suffix) == ("x" * 31 + " ", " " + "y" * 31)
    assert article.body[made.start : made.end] == made.exact


def test_an_actor_is_mentioned_once_at_one_place(db) -> None:
    article, actor = make_article(), make_actor()
    mention(article, actor, "body")
    with pytest.raises(IntegrityError):
        mention(article, actor, "body")


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        (Figure, {"comparator": "!"}),
        (Figure, {"high": 2}),
        (Figure, {"period_start": date(2025, 1, 2), "period_end": date(2025, 1, 1)}),
        (Forecast, {"starts_on": date(2025, 1, 2), "ends_on": date(2025, 1, 1)}),
        (EventMention, {"starts_on": date(2025, 1, 2), "ends_on": date(2025, 1, 1)}),
    ],
)
def test_intervals_end_after_they_begin(db, kind: type[Passage], wrong: dict) -> None:
    with pytest.raises(IntegrityError):
        passage(kind, make_article(), "body", **own_fields(kind) | wrong)


def test_measures_and_events_are_one_by_their_key(db) -> None:
    Measure.objects.create(name="Deaths", key="deaths")
    Event.objects.create(name="Iguala", key="iguala")
    assert str(Measure(name="Deaths", place="Mexico")) == "Deaths, Mexico"
    with pytest.raises(IntegrityError):
        Measure.objects.create(name="Death", key="deaths")


def test_an_event_is_one_by_its_key(db) -> None:
    Event.objects.create(name="Iguala", key="iguala")
    with pytest.raises(IntegrityError):
        Event.objects.create(name="Iguala 2014", key="iguala")
