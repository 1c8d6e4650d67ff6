"""A search in words, as screen readers hear it after each change."""

from typing import Any

import pytest
from django.utils.translation import override

from search.engine import parse
from search.wording import said, sentence
from tests.factories import index_all, link, make_actor, make_article, make_topic
from tests.search.asking import ask

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive() -> None:
    make_actor("CJNG")
    sinaloa, trade = make_actor("Sinaloa Cartel"), make_topic("Trade")
    for number in range(22):
        article = make_article(f"Drought {number}", "Water.", "2025-11-10" if number else None)
        link(article, actor=sinaloa)
        link(article, topic=trade)
    index_all()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({}, "22 articles"),
        ({"q": "drought 3"}, "1 article for “drought 3”"),
        ({"q": "flood"}, "No articles for “flood”"),
        (
            {"actor": ["sinaloa-cartel", "cjng"], "from_": "2025-09", "to": "2026-08"},
            "21 articles, actor Sinaloa Cartel or CJNG, September 2025 to August 2026",
        ),
        ({"actor": ["sinaloa-cartel", "cjng"], "all": "actor"}, "No articles, actor Sinaloa Cartel and CJNG"),
        ({"topic": "trade", "from_": "2025", "to": "2025", "page": 2}, "21 articles, topic Trade, 2025, page 2 of 2"),
        ({"from_": "2025-11-10"}, "21 articles, from 10 November 2025"),
        ({"to": "2026", "undated": "include"}, "22 articles, to 2026, undated articles included"),
        (
            {"undated": "only", "match": "any", "exact": 1},
            "1 article, undated articles only, any of the words, only the exact words, no other names",
        ),
    ],
)
def test_what_was_found_and_how_is_one_sentence(archive: None, asked: dict[str, Any], said: str) -> None:
    assert sentence(ask(**asked)) == said


def test_a_long_query_is_shortened(archive: None) -> None:
    said = sentence(ask(q="drought " * 50))
    assert said.startswith("22 articles for “drought drought")
    assert said.endswith("…”")
    assert len(said) < 120


def test_what_was_found_is_said_in_the_language_of_the_page(archive: None) -> None:
    with override("es"):
        found = ask(q="drought", actor=["sinaloa-cartel", "cjng"], from_="2025-09", undated="include")
        assert sentence(found) == (
            "22 artículos para «drought», actor Sinaloa Cartel o CJNG, desde septiembre de 2025, con artículos sin fecha"
        )


def test_a_note_is_english_and_is_said_in_the_language_of_the_page(archive: None) -> None:
    make_actor("Sinaloa Cartel", slug="another")
    with override("es"):
        typed, (name,), (both,) = parse("drought OR " * 400).notes, ask(q="actor:nobody").notes, ask(q="sinaloa cartel").notes
        assert typed[0] == "Only the first 4,000 characters were read."
        assert said(typed[0]) == "Solo se leyeron los primeros 4\u00a0000 caracteres."
        assert (name, said(name)) == ("No actor is called “nobody”.", "Ningún actor se llama «nobody».")
        assert said(both).endswith("añada actor:another (Sinaloa Cartel) o actor:sinaloa-cartel (Sinaloa Cartel).")
