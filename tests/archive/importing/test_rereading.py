from typing import Any

import pytest

from archive.gazetteer import current_gazetteer
from archive.importing.rereading import ReadAgain, read_again
from archive.importing.storing import import_page
from archive.models import Actor, Article, Citation, Mention, Page, Quotation, Source
from archive.reading import RawPage
from archive.reading.record import Unreadable
from search.models import Outbox
from tests.archive.importing.test_records import line
from tests.archive.importing.test_storing import NOTHING, PAGE, page
from tests.factories import make_actor, make_article, make_topic, mention


def again(article: Article) -> ReadAgain:
    """The article, read again by what the archive knows now."""
    return read_again(article.pk, current_gazetteer())


def known_by() -> str:
    """The rule that finds a known actor by its name."""
    return Mention.objects.filter(actor__name="World Bank", origin="reader").order_by("-pk").values_list("rule", flat=True)[0]


def everything() -> dict[str, list[Any]]:
    """All rows that reading writes, and what follows from them."""
    history = Article.history.model, Actor.history.model, Source.history.model
    models = (Article, Page, Actor, Source, Mention, Quotation, Citation, Outbox, *history)
    return {model.__name__: list(model._default_manager.order_by("pk").values()) for model in models}


def test_what_comes_out_as_it_stands_is_not_written(db) -> None:
    make_actor("World Bank")
    make_topic("Drought", keywords=("drought",))
    article = import_page(page(), current_gazetteer(), path="/rain.txt").article
    before = everything()
    done = again(article)
    assert (done.written, done.text_changed, done.new.total(), done.gone.total()) == (False, False, 0, 0)
    assert done.same["topic", "keyword"] == 1
    assert done.same["quotation", Quotation.objects.get().rule] == 1
    assert everything() == before


def test_what_the_gazetteer_learned_since_is_proposed(db) -> None:
    article = import_page(page(), NOTHING, path="/rain.txt").article
    Outbox.objects.all().delete()
    bank = make_actor("World Bank")
    done = again(article)
    assert done.written
    assert done.new["mention", known_by()] == Mention.objects.filter(actor=bank).count() == 2
    assert set(Outbox.objects.values_list("article_id", flat=True)) == {article.pk}


def test_what_no_rule_proposes_any_longer_goes_and_what_was_decided_stays(db) -> None:
    sonora = make_actor("Sonora", "state")
    article = import_page(page(PAGE.replace("Nobody", "In Sonora nobody")), current_gazetteer(), path="/rain.txt").article
    first, second = Mention.objects.filter(actor=sonora).order_by("start")
    Mention.objects.filter(pk=first.pk).update(state="accepted")
    Quotation.objects.update(state="rejected")
    Actor.objects.filter(pk=sonora.pk).update(state="rejected")
    done = again(article)
    assert done.gone["mention", second.rule] == 1
    assert Mention.objects.filter(actor=sonora).get() == first
    assert Quotation.objects.get().state == "rejected"
    assert "quotation" not in {kind for kind, _ in (*done.new, *done.gone, *done.same)}


def test_another_wording_of_a_reason_is_written_but_no_new_proposal(db) -> None:
    article = import_page(page(), NOTHING, path="/rain.txt").article
    Quotation.objects.update(why="An older wording.")
    done = again(article)
    assert (done.written, done.new.total(), done.gone.total()) == (True, 0, 0)
    assert Quotation.objects.get().why != "An older wording."


def test_a_page_that_is_read_otherwise_is_a_new_version(db) -> None:
    article = import_page(page(), NOTHING, path="/rain.txt").article
    Article.objects.filter(pk=article.pk).update(title="Misread", body="Misread.", blocks=[])
    done = again(article)
    article.refresh_from_db()
    assert (done.text_changed, article.title, article.version) == (True, "Rain in May", 2)
    assert article.body.startswith("The World Bank said")


def test_of_an_edited_article_only_the_text_is_read(db) -> None:
    bank = make_actor("World Bank")
    article = import_page(page(), NOTHING, path="/rain.txt").article
    body = "By hand: the World Bank came."
    Article.objects.filter(pk=article.pk).update(title="By hand", title_basis="editor", body=body, edited=True)
    assert again(article).new["mention", known_by()] == 1
    article.refresh_from_db()
    assert (article.title, article.body, article.version, article.edited) == ("By hand", body, 1, True)
    assert Mention.objects.get(actor=bank).exact == "World Bank"


def test_an_article_without_a_page_is_read_from_its_text(db) -> None:
    article = make_article("Rain", "The World Bank came.")
    kept = mention(article, make_actor("Somebody"), "came")
    make_actor("World Bank")
    assert again(article).new["mention", known_by()] == 1
    assert set(Mention.objects.values_list("exact", flat=True)) == {"World Bank", "came"}
    kept.refresh_from_db()
    assert kept.state == "accepted"


def test_a_line_of_records_is_taken_at_its_word_again(db) -> None:
    article = import_page(RawPage("records.jsonl", line()), current_gazetteer()).article
    assert not again(article).written
    bank = make_actor("World Bank")
    assert again(article).new["mention", "test"] == 1
    assert Mention.objects.filter(actor=bank).count() == 1


def test_a_page_that_can_no_longer_be_read_stays_as_it_was(db) -> None:
    article = import_page(page(), NOTHING, path="/rain.txt").article
    Page.objects.update(data=b"")
    before = everything()
    with pytest.raises(Unreadable):
        again(article)
    assert everything() == before


def test_reading_again_twice_changes_nothing_the_second_time(db) -> None:
    article = import_page(page(PAGE), NOTHING, path="/rain.txt").article
    make_actor("World Bank")
    assert again(article).written
    assert not again(article).written
