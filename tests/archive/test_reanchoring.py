from typing import Any

import pytest

from archive.importing.storing import reread
from archive.models import Article, Figure, Forecast, Mention, Quotation
from archive.reading import Gazetteer
from tests.factories import make_actor, make_article, passage

pytestmark = pytest.mark.django_db
BODY = "Rice fell in Mexico in 2024.\n\nIt rose in Mexico in 2025, by 44 tonnes.\n\n“It is dear in Mexico”, Ann says."


def edited(article: Article, body: str) -> Article:
    """The article with another text, read anew."""
    was, article.body = article.body, body
    article.save()
    reread(article, Gazetteer(), was)
    return Article.objects.get(pk=article.pk)


def stands(row: Any) -> tuple[str, int, bool]:
    """A passage's words, start and need of review, as the database holds them."""
    found = type(row).objects.get(pk=row.pk)
    return found.exact, found.start, found.needs_review


def mention_at(article: Article, start: int, **fields: Any) -> Mention:
    """A mention of Mexico at one of its places."""
    made = Mention(article=article, actor=make_actor(f"Mexico {start}", "state"), **fields)
    made.anchor_at(article.body, start, start + len("Mexico"))
    made.save()
    return made


def test_each_of_many_mentions_of_one_name_goes_along_with_its_own_sentence() -> None:
    article = make_article("Rice", BODY)
    starts = [n for n in range(len(BODY)) if BODY.startswith("Mexico", n)]
    made = [mention_at(article, start, state="rejected" if n == 1 else "accepted") for n, start in enumerate(starts)]
    first, second, third = BODY.split("\n\n")
    body = "\n\n".join((third, "Mexico is large.", first.replace("fell in", "fell sharply in northern"), second))
    article = edited(article, body)
    places = [body.index("Mexico in 2024"), body.index("Mexico in 2025"), body.index("Mexico”")]
    assert [stands(row) for row in made] == [("Mexico", place, False) for place in places]
    assert [Mention.objects.get(pk=row.pk).state for row in made] == ["accepted", "rejected", "accepted"]


def test_a_harmless_change_is_taken_over_and_the_decision_stays() -> None:
    article = make_article("Rice", BODY)
    quoted = passage(Quotation, article, "It is dear in Mexico", state="rejected")
    before = quoted.words
    edited(article, BODY.replace("dear in Mexico", "dear in México"))
    found = Quotation.objects.get(pk=quoted.pk)
    assert (found.exact, found.state, found.needs_review, found.words) == ("It is dear in México", "rejected", False, before)


def test_a_changed_number_is_never_taken_over() -> None:
    article = make_article("Rice", BODY)
    counted = passage(Figure, article, "44 tonnes", value=44, unit="tonne")
    article = edited(article, BODY.replace("44", "45"))
    assert stands(counted) == ("44 tonnes", BODY.index("44"), True)
    edited(article, BODY)
    assert stands(counted) == ("44 tonnes", BODY.index("44"), False), "and comes back with its words"


def test_a_lost_passage_takes_no_other_place_of_its_words_later() -> None:
    article = make_article("Rice", BODY)
    lost = passage(Forecast, article, "2024", horizon="2024")
    article = edited(article, BODY.replace(" in 2024", ""))
    edited(article, article.body + "\n\nMaize was planted in 2024 too.")
    assert stands(lost)[2]
