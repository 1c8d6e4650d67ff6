import pytest
from django.db import IntegrityError

from archive.models import Actor, ActorName, Stakeholder
from tests.factories import link, make_actor, make_article


def test_an_actor_has_a_name_once_however_it_is_printed(db) -> None:
    actor = make_actor("Mexico", names=(("México", "alias"),))
    with pytest.raises(IntegrityError):
        ActorName.objects.create(actor=actor, name="MEXICO")


def test_two_actors_may_share_a_name(db) -> None:
    make_actor("Drug Enforcement Administration", names=(("DEA", "acronym"),))
    make_actor("Department of Economic Affairs", names=(("DEA", "acronym"),))
    assert ActorName.objects.filter(folded="dea").count() == 2


def test_a_name_of_nothing_but_marks_is_refused(db) -> None:
    with pytest.raises(IntegrityError):
        ActorName.objects.create(actor=make_actor(), name="\u0301")


def test_names_are_folded_when_saved_and_when_changed(db) -> None:
    actor = make_actor("Claudia Sheinbaum Pardo")
    actor.name = "Andrés Manuel López Obrador"
    actor.save()
    assert Actor.objects.get(pk=actor.pk).folded == "andres manuel lopez obrador"


@pytest.mark.parametrize("fields", [{"slug": "42"}, {"state": "maybe"}])
def test_an_actor_that_contradicts_itself_is_refused_by_the_database(db, fields: dict) -> None:
    with pytest.raises(IntegrityError):
        make_actor(**fields)


def test_an_actor_is_never_merged_into_itself(db) -> None:
    actor = make_actor()
    actor.merged_into = actor
    with pytest.raises(IntegrityError):
        actor.save()


def test_a_chain_of_merges_ends_at_the_actor_that_stands(db) -> None:
    last = make_actor("C")
    middle = make_actor("B", merged_into=last)
    first = make_actor("A", merged_into=middle)
    assert first.standing == middle.standing == last.standing == last
    assert list(Actor.objects.standing()) == [last]


def test_a_circle_of_merges_ends_too(db) -> None:
    one, two = make_actor("A"), make_actor("B")
    Actor.objects.filter(pk=one.pk).update(merged_into=two)
    Actor.objects.filter(pk=two.pk).update(merged_into=one)
    assert Actor.objects.get(pk=one.pk).standing in (one, two)


def test_counts_are_of_published_articles_and_actors_without_one_stand_in_no_list(db) -> None:
    bank, court, gone = make_actor("World Bank"), make_actor("World Court"), make_actor("Gone", state="rejected")
    for status in ("published", "published", "draft", "withdrawn"):
        article = make_article(status=status)
        link(article, actor=bank)
        link(article, actor=gone)
    link(make_article(status="draft"), actor=court)
    assert [(actor, actor.article_count) for actor in Actor.objects.with_article_counts()] == [(bank, 2)]


def test_an_actor_has_one_part_in_an_article(db) -> None:
    article, actor = make_article(), make_actor()
    link(article, actor=actor, role="quoted")
    with pytest.raises(IntegrityError):
        link(article, actor=actor, role="subject")


def test_a_part_nobody_knows_is_refused(db) -> None:
    with pytest.raises(IntegrityError):
        link(make_article(), actor=make_actor(), role="bystander")


def test_the_strongest_part_comes_first_then_the_most_mentioned(db) -> None:
    article = make_article()
    for name, role, mentions in (("M", "mentioned", 9), ("Q", "quoted", 1), ("S", "subject", 1), ("T", "subject", 2), ("R", "subject", 9)):
        actor = make_actor(name, state="rejected" if name == "R" else "accepted")
        Stakeholder.objects.create(article=article, actor=actor, role=role, mentions=mentions)
    assert [row.actor.name for row in Stakeholder.objects.strongest_first()] == ["T", "S", "Q", "M"]


def test_history_keeps_former_names(db) -> None:
    actor = make_actor("Ministry of War", names=(("MoW", "acronym"),))
    actor.name = "Ministry of Defence"
    actor.save()
    assert [row.name for row in actor.history.order_by("history_id")] == ["Ministry of War", "Ministry of Defence"]
    assert actor.names.get().history.count() == 1
