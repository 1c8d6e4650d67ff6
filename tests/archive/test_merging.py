"""A merge and its undoing leave the database as it was."""

import hashlib
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Model

from archive.gazetteer import current_gazetteer
from archive.importing import storing
from archive.merging import Refusal, merge, unmerge
from archive.models import Actor, ArticleTopic, Citation, Figure, Source, Tombstone, Topic
from archive.reading import RawPage
from tests.factories import link, make_actor, make_article, make_source, make_topic, passage

pytestmark = pytest.mark.django_db

TEXT = """Rice is dear

By Ada Roe

The Rice Board said in its Annual Report 2024 that 40 tonnes of rice were sold in Ohio. “Rice is dear,” said José Ruiz Soto, its head.

José Ruiz told the Grain Office that wheat fell by 12 percent, according to the Wheat Review. “Wheat is cheap,” said José Ruiz.
"""
BOOKKEEPING = {"updated_at", "version"}
"""When a row was last written and how often: a merge and its undoing are two writings, and harvesters have to hear of both."""
DERIVED = {"archive.stakeholder": {"id"}}
"""Stakeholders follow from passages: they are made anew, so that their keys, which nothing refers to, differ."""
LOGS = {"search.outbox", "admin.logentry"}
"""The index's queue and the desk's log tell of both writings, as the tables of history do."""


def is_kept(model: type[Model]) -> bool:
    """Whether a model's rows are what the archive holds, and no record of its writings."""
    return model._meta.label_lower not in LOGS and not (model._meta.model_name or "").startswith("historical")


def all_rows() -> dict[str, str]:
    """A hash of all rows of each table."""
    hashes = {}
    for model in (model for model in apps.get_models(include_auto_created=True) if is_kept(model)):
        left_out = BOOKKEEPING | DERIVED.get(model._meta.label_lower, set())
        columns = [field.attname for field in model._meta.concrete_fields if field.attname not in left_out]
        rows = sorted(map(repr, model._default_manager.values_list(*columns)))
        hashes[model._meta.label] = hashlib.sha256("\n".join(rows).encode()).hexdigest()
    return hashes


@pytest.fixture
def archive() -> dict[str, Any]:
    """Articles as read from pages, with all that a merge moves; some of it decided by editors."""
    board = make_actor("Rice Board", "agency", (("RB", "acronym"),))
    office = make_actor("Grain Office", "agency", (("GO", "acronym"), ("Bureau of Grain", "alias")))
    whole, short = make_actor("José Ruiz Soto", "person"), make_actor("José Ruiz", "person")
    food = make_topic("Food", keywords=("rice",))
    grain, wheat = make_topic("Grain", keywords=("wheat", "rice")), make_topic("Wheat", keywords=("wheat",))
    below = make_topic("Durum", wheat, ("durum",))
    for number in (1, 2):
        page = RawPage(f"{number}.txt", TEXT.replace("40", f"4{number}").encode())
        storing.import_page(page, current_gazetteer(), publish=True)
    report, review = make_source("Annual Report", board, issued="2024"), make_source("Yearly Report", office, issued="2024")
    for article, source in ((make_article("One", "Rice fell by 12 tonnes."), report), (make_article("Two", "Rice rose."), review)):
        link(article, actor=office, topic=wheat, source=source, role="subject")
    both = make_article("Both", "Rice and wheat fell by 12 tonnes.")
    link(both, actor=board, topic=grain, source=review)
    ArticleTopic.objects.create(article=both, topic=wheat, state="rejected", rule="wheat")
    passage(Figure, both, "12 tonnes", value=12, unit="tonne", source=review)
    gone = make_article("Gone", "Wheat is gone.")
    link(gone, topic=wheat)
    gone.delete()
    return {"actor": (short, whole), "other actor": (office, board), "source": (review, report), "topic": (wheat, grain)} | {
        "food": food, "below": below, "both": both,
    }  # fmt: skip


@pytest.mark.parametrize("kind", ["actor", "other actor", "source", "topic"])
@pytest.mark.parametrize("turned", [False, True], ids=["as named", "the other way"])
def test_a_merge_and_its_undoing_leave_all_rows_as_they_were(archive: dict[str, Any], kind: str, turned: bool) -> None:
    going, stays = reversed(archive[kind]) if turned else archive[kind]
    before = all_rows()
    merge([going], stays)
    merged = all_rows()
    assert merged != before
    unmerge(going)
    after = all_rows()
    assert [label for label in before if before[label] != after[label]] == []


def test_the_archive_of_these_tests_holds_what_a_merge_moves(archive: dict[str, Any]) -> None:
    short = archive["actor"][0]
    assert short.mentions.exists()
    assert short.quotations.exists()
    assert short.stakeholders.exists()
    assert Citation.objects.count() > 4
    assert Tombstone.topics.through.objects.filter(topic=archive["topic"][0]).exists()


def test_two_merges_taken_back_in_either_order_leave_all_rows_as_they_were(archive: dict[str, Any]) -> None:
    wheat, grain, food = *archive["topic"], archive["food"]
    link(archive["both"], topic=food)
    for order in ((wheat, grain), (grain, wheat)):
        before = all_rows()
        merge([wheat], food)
        merge([grain], food)
        for topic in order:
            unmerge(topic)
        assert all_rows() == before


def test_what_two_merges_brought_stays_when_one_of_them_is_taken_back(archive: dict[str, Any]) -> None:
    wheat, grain, food = *archive["topic"], archive["food"]
    before = all_rows()
    ArticleTopic.objects.filter(article=archive["both"], topic=food).delete()
    merge([wheat], food)
    merge([grain], food)
    unmerge(wheat)
    assert ArticleTopic.objects.get(article=archive["both"], topic=food).state == "accepted"
    unmerge(grain)
    assert all_rows() == before


def test_what_hangs_on_a_merged_source_moves_to_the_one_that_stays(archive: dict[str, Any]) -> None:
    review, report = archive["source"]
    merge([review], report)
    assert not Citation.objects.filter(source=review).exists()
    assert Figure.objects.get(article=archive["both"], unit="tonne", origin="editor").source == report
    late = Citation(article=archive["both"], source=Source.objects.get(pk=review.pk))
    late.anchor_at(archive["both"].body, 0, 4)
    late.save()
    assert late.source == report


def test_the_topics_below_a_merged_topic_stand_below_the_one_that_stays(archive: dict[str, Any]) -> None:
    wheat, grain = archive["topic"]
    merge([wheat], grain)
    assert Topic.objects.get(pk=archive["below"].pk).parent == grain
    assert ArticleTopic.objects.get(article=archive["both"], topic=grain).state == "accepted"


def test_the_keywords_of_a_merged_topic_propose_the_one_that_stays(archive: dict[str, Any]) -> None:
    wheat, grain = archive["topic"]
    merge([wheat], archive["food"])
    merge([archive["food"]], grain)
    known = {topic.slug: topic.keywords for topic in current_gazetteer().topics}
    assert known == {"grain": ("wheat", "rice"), "durum": ("durum",)}


def test_a_page_read_after_a_merge_cites_the_source_that_stays(archive: dict[str, Any]) -> None:
    read = Source.objects.filter(citations__origin="reader", article=None).first()
    assert read is not None
    stays = archive["source"][1]
    merge([read], stays)
    storing.import_page(RawPage("3.txt", TEXT.replace("40", "43").encode()), current_gazetteer(), publish=True)
    assert not Citation.objects.filter(source=read).exists()


def test_what_can_not_be_merged_says_why(archive: dict[str, Any]) -> None:
    wheat, grain = archive["topic"]
    unnamed = Source.objects.create(name="leaked papers", article=archive["both"])
    rejected = make_actor("Nobody", "person", state="rejected")
    for going, stays, words in (
        (wheat, wheat, "itself"),
        (wheat, archive["below"], "two levels"),
        (unnamed, archive["source"][0], "one article alone"),
        (archive["actor"][0], rejected, "was rejected"),
    ):
        with pytest.raises(Refusal, match=words):
            merge([going], stays)
    with pytest.raises(Refusal, match="not merged"):
        unmerge(wheat)
    merge([wheat], grain)
    with pytest.raises(Refusal, match="already"):
        merge([wheat], archive["food"])
    merge([grain], archive["food"])
    with pytest.raises(Refusal, match="take that back first"):
        unmerge(wheat)
    assert Actor.objects.filter(merged_into=None).count() == Actor.objects.count()
