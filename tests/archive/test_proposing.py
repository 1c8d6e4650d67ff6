from datetime import date

from django.db import transaction

from archive.gazetteer import current_gazetteer
from archive.models import (
    Actor,
    Article,
    ArticleTopic,
    Citation,
    EventMention,
    Figure,
    Forecast,
    Mention,
    Origin,
    Quotation,
    Source,
    Stakeholder,
)
from archive.proposing import passages_of, propose, settle_stakeholders
from archive.reading import record as read
from archive.reading.record import FoundActor, Record
from archive.signals import articles_changed
from tests.factories import found_actor, make_actor, make_article, make_record, make_topic, mention, passage, words


def proposed(record: Record, article: Article | None = None) -> Article:
    """The article with the record's text and proposals, as importing leaves it."""
    article = article or make_article(record.title or "", record.body)
    was, article.body, article.blocks = article.body, record.body, record.as_json()["blocks"]
    with transaction.atomic():
        article.save()
        propose(article, record, current_gazetteer(), was)
    return Article.objects.get(pk=article.pk)


def rice(body: str = "Rice Board says rice is dear.", **fields: object) -> Record:
    """A record that finds the Rice Board wherever ``body`` names it."""
    actors = (found_actor(body, "Rice Board", kind="agency"),)
    return make_record(body, **{"actors": actors} | fields)


def roles(article: Article) -> dict[str, str]:
    """Each stakeholder's part."""
    return {row.actor.name: row.role for row in Stakeholder.objects.filter(article=article)}


def test_every_kind_of_passage_is_written_as_a_proposal_with_its_words_and_rule(db) -> None:
    body = "Ann Poe of RAND said “rice is dear”. RAND's Rice Report of 2023 counts 30 kg. By 2027 it falls. It began in the 1990s."
    record = make_record(
        body,
        actors=(found_actor(body, "Ann Poe"), found_actor(body, "RAND Corporation", exact="RAND", kind="institute")),
        quotations=(read.Quotation(**words(body, "rice is dear"), speaker="Ann Poe", role="analyst", affiliation="RAND"),),
        citations=(read.Citation(**words(body, "Rice Report of 2023"), source="Rice Report", publisher="RAND Corporation", issued="2023"),),
        figures=(
            read.Figure(
                **words(body, "30 kg"),
                value=30,
                comparator="~",
                unit="kg",
                subject="rice",
                period_start=date(2023, 1, 1),
                source="Rice Report",
            ),
        ),
        forecasts=(read.Forecast(**words(body, "By 2027 it falls."), horizon="2027", ends_on=date(2027, 12, 31)),),
        events=(
            read.EventMention(
                **words(body, "the 1990s"),
                name="It began",
                date="1990s",
                precision="decade",
                starts_on=date(1990, 1, 1),
                ends_on=date(1999, 12, 31),
            ),
        ),
    )
    article = proposed(record)
    found = passages_of(article)
    assert {kind: len(rows) for kind, rows in found.items()} == {
        "mention": 3, "quotation": 1, "citation": 1, "figure": 1, "forecast": 1, "eventmention": 1
    }  # fmt: skip
    for rows in found.values():
        for row in rows:
            assert article.body[row.start : row.end] == row.exact
            assert (row.origin, row.state, row.rule) == ("reader", "proposed", "test")
    quotation, figure = Quotation.objects.get(), Figure.objects.get()
    assert (quotation.speaker.name, quotation.role, quotation.affiliation) == ("Ann Poe", "analyst", "RAND")
    assert (figure.value, figure.comparator, figure.unit, figure.source) == (30, "~", "kg", Source.objects.get())
    assert Source.objects.get().publisher == Actor.objects.get(name="RAND Corporation")
    assert (Forecast.objects.get().ends_on, EventMention.objects.get().precision) == (date(2027, 12, 31), "decade")


def test_reading_the_same_again_changes_nothing(db) -> None:
    body = "Rice Board says rice is dear. Rice Board fell."
    article = proposed(rice(body))
    before = list(Mention.objects.values_list("start", "end", "actor", "state"))
    proposed(rice(body), article)
    assert list(Mention.objects.values_list("start", "end", "actor", "state")) == before
    assert Actor.objects.count() == Stakeholder.objects.count() == 1


def test_proposals_nobody_decided_on_are_replaced(db) -> None:
    article = proposed(rice())
    proposed(make_record("Rice Board says rice is dear."), article)
    assert not Mention.objects.exists()
    assert not Stakeholder.objects.exists()


def test_decided_passages_stay_when_the_reader_finds_them_no_longer(db) -> None:
    article = proposed(rice("Rice Board. Rice Board."))
    first, second = Mention.objects.order_by("start")
    Mention.objects.filter(pk=first.pk).update(state="accepted")
    Mention.objects.filter(pk=second.pk).update(state="rejected")
    proposed(make_record("Rice Board. Rice Board."), article)
    assert [(m.pk, m.state) for m in Mention.objects.order_by("start")] == [(first.pk, "accepted"), (second.pk, "rejected")]


def test_a_rejected_passage_is_not_proposed_again_and_its_twin_elsewhere_is(db) -> None:
    article = proposed(rice("Rice Board. Rice Board fell."))
    Mention.objects.filter(start=12).update(state="rejected")
    proposed(rice("Rice Board. Rice Board fell."), article)
    assert [(m.start, m.state) for m in Mention.objects.order_by("start")] == [(0, "proposed"), (12, "rejected")]


def test_a_rejected_passage_moves_with_its_occurrence(db) -> None:
    article = proposed(rice("Rice Board. Rice Board fell."))
    Mention.objects.filter(start=12).update(state="rejected")
    proposed(rice("Rice Board. Rice Board. Rice Board fell."), article)
    assert [(m.start, m.state) for m in Mention.objects.order_by("start")] == [(0, "proposed"), (12, "proposed"), (24, "rejected")]


def test_decided_passages_of_one_actor_may_all_move_at_once(db) -> None:
    article = proposed(rice("Rice Board. Rice Board fell. Rice Board rose."))
    Mention.objects.update(state="accepted")
    kept = list(Mention.objects.order_by("start").values_list("pk", flat=True))
    proposed(rice("Rice Board: Rice Board. Rice Board fell. Rice Board rose."), article)
    assert [m.pk for m in Mention.objects.filter(state="accepted").order_by("start")] == kept
    assert [(m.start, m.state) for m in Mention.objects.order_by("start") if m.state == "accepted"] == [
        (12, "accepted"), (24, "accepted"), (41, "accepted")
    ]  # fmt: skip


def test_two_decided_passages_never_claim_one_place(db) -> None:
    article = proposed(rice("Rice Board fell. Rice Board rose."))
    Mention.objects.update(state="accepted")
    proposed(rice("Rice Board rose."), article)
    assert [(m.start, m.needs_review) for m in Mention.objects.order_by("pk")] == [(0, True), (0, False)]


def test_a_decided_passage_whose_words_are_gone_needs_review_and_is_hidden(db) -> None:
    article = proposed(rice())
    Mention.objects.update(state="accepted")
    article = proposed(make_record("Maize is cheap."), article)
    lost = Mention.objects.get()
    assert (lost.needs_review, lost.state, lost.exact) == (True, "accepted", "Rice Board")
    assert passages_of(article)["mention"] == []
    assert not Stakeholder.objects.exists()


def test_a_passage_whose_words_come_back_is_found_again(db) -> None:
    article = proposed(rice())
    Mention.objects.update(state="accepted")
    proposed(make_record("Maize is cheap."), article)
    proposed(rice("Today Rice Board says rice is dear."), article)
    found = Mention.objects.get()
    assert (found.needs_review, found.start) == (False, 6)


def test_a_new_passage_may_stand_where_a_lost_one_stood(db) -> None:
    body = "Rice Board says rice is dear."
    article = proposed(rice(body))
    Mention.objects.update(state="accepted")
    changed = "The Boards says rice is dear."
    actor = FoundActor(
        name="Rice Board", kind="agency", known=False, slug=None, mentions=(read.Mention(**words(changed, "The Boards")),)
    )  # fmt: skip
    proposed(make_record(changed, actors=(actor,)), article)
    assert [(m.exact, m.needs_review) for m in Mention.objects.order_by("pk")] == [("Rice Board", True), ("The Boards", False)]


def test_the_actor_that_an_editor_put_in_place_of_the_readers_stays_alone(db) -> None:
    article = proposed(rice())
    right = make_actor("Rice Board of Peru", "agency")
    Mention.objects.update(state="accepted", actor=right)
    article = proposed(rice(), article)
    assert [m.actor for m in passages_of(article)["mention"]] == [right]
    assert roles(article) == {"Rice Board of Peru": "subject"}


def test_what_an_editor_added_stays(db) -> None:
    article = proposed(rice())
    passage(Quotation, article, "rice is dear", speaker_name="Ann")
    proposed(rice("Indeed, Rice Board says rice is dear."), article)
    assert (Quotation.objects.get().start, Quotation.objects.get().state) == (24, "accepted")


def test_two_passages_an_editor_put_on_the_same_words_both_move(db) -> None:
    article = proposed(make_record("It falls by 2027."))
    for condition in ("if it rains", "if it snows"):
        passage(Forecast, article, "It falls by 2027.", horizon="2027", condition=condition)
    proposed(make_record("We think: It falls by 2027."), article)
    assert [(f.start, f.needs_review) for f in Forecast.objects.all()] == [(10, False), (10, False)]


def test_known_actors_are_found_by_slug_unknown_ones_by_folded_name_and_kind(db) -> None:
    bank = make_actor("World Bank")
    for n in (1, 2):
        body = f"World Bank and José Ruiz meet {n}."
        proposed(
            make_record(body, title=f"{n}", actors=(found_actor(body, "World Bank", slug="world-bank"), found_actor(body, "José Ruiz")))
        )
    body = "JOSE RUIZ sings."
    proposed(make_record(body, actors=(found_actor(body, "JOSE RUIZ"),)))
    assert list(Actor.objects.order_by("pk").values_list("name", "state")) == [("World Bank", "accepted"), ("José Ruiz", "proposed")]
    assert Mention.objects.filter(actor=bank).count() == 2


def test_a_merged_actor_is_never_proposed_again(db) -> None:
    body = "José Ruiz sings."
    record = make_record(body, actors=(found_actor(body, "José Ruiz"),))
    article = proposed(record)
    whole = make_actor("José Ruiz Soto", "person")
    Actor.objects.filter(name="José Ruiz").update(merged_into=whole)
    proposed(record, article)
    assert Mention.objects.get().actor == whole
    assert Stakeholder.objects.get().actor == whole


def test_the_part_of_a_merged_actor_is_the_part_of_what_it_became(db) -> None:
    body = "José Ruiz sings. He is José Ruiz Soto."
    article = make_article("Songs", body)
    whole = make_actor("José Ruiz Soto", "person")
    short = make_actor("José Ruiz", "person", merged_into=whole)
    mention(article, short, "José Ruiz")
    mention(article, whole, "José Ruiz Soto")
    settle_stakeholders(article)
    assert list(Stakeholder.objects.values_list("actor__name", "mentions")) == [("José Ruiz Soto", 2)]


def test_an_actor_that_an_editor_rejected_is_neither_marked_nor_proposed_anew(db) -> None:
    article = proposed(rice())
    actor = Actor.objects.get()
    actor.state = "rejected"
    actor.save()
    article = proposed(rice(), article)
    assert Actor.objects.get() == actor
    assert passages_of(article)["mention"] == []
    assert not Stakeholder.objects.strongest_first().exists()


def test_parts_follow_from_where_an_actor_stands(db) -> None:
    body = "Ann speaks.\n\nBen asked. Cid said “no”. “Yes,” said Dora."
    actors = tuple(found_actor(body, name) for name in ("Ann", "Ben", "Cid", "Dora"))
    quoted = (
        read.Quotation(**words(body, "no"), speaker="Cid"),
        read.Quotation(**words(body, "Yes,"), speaker="Dora"),
        read.Quotation(**words(body, "Ann speaks."), speaker="Ann"),
    )
    article = proposed(make_record(body, title="What Dora said", actors=actors, quotations=quoted))
    assert roles(article) == {"Ann": "subject", "Ben": "mentioned", "Cid": "quoted", "Dora": "subject"}


def test_a_name_within_another_word_of_the_title_makes_no_subject(db) -> None:
    body = "Rain fell.\n\nIran said no."
    article = proposed(make_record(body, title="Iranians and rain", actors=(found_actor(body, "Iran", kind="state"),)))
    assert roles(article) == {"Iran": "mentioned"}


def test_demonyms_and_capitals_alone_make_no_stakeholder(db) -> None:
    body = "Mexican rice is dear."
    proposed(make_record(body, actors=(found_actor(body, "Mexico", kind="state", exact="Mexican", strength="weak"),)))
    assert Mention.objects.count() == 1
    assert not Stakeholder.objects.exists()


def test_a_stakeholder_that_an_editor_wrote_survives_as_it_is(db) -> None:
    article = proposed(rice())
    Stakeholder.objects.all().delete()
    Stakeholder.objects.create(article=article, actor=Actor.objects.get(), role="mentioned", origin="editor")
    Stakeholder.objects.create(article=article, actor=make_actor(), role="quoted", origin="editor")
    proposed(rice(), article)
    assert roles(article) == {"Rice Board": "mentioned", "World Bank": "quoted"}


def test_an_actor_to_whom_an_editor_gave_no_part_stays_without_one(db) -> None:
    article = proposed(rice())
    Stakeholder.objects.filter(article=article).update(role=Stakeholder.Role.NONE, origin=Origin.EDITOR)
    proposed(rice(), article)
    assert roles(article) == {"Rice Board": "none"}
    assert Article.objects.with_entities().get(pk=article.pk).main_actors == []
    assert list(Actor.objects.in_articles(Article.objects.all())) == []
    assert not Article.objects.about(Actor.objects.get(name="Rice Board")).exists()


def test_a_source_is_one_row_in_two_articles_and_an_unnamed_one_belongs_to_its_own(db) -> None:
    for title in ("One", "Two"):
        body = f"{title}: RAND's Rice Report and leaked papers."
        proposed(
            make_record(
                body,
                title=title,
                actors=(found_actor(body, "RAND Corporation", exact="RAND", kind="institute"),),
                citations=(
                    read.Citation(**words(body, "Rice Report"), source="Rice Report", publisher="RAND Corporation"),
                    read.Citation(**words(body, "leaked papers"), source="leaked papers", kind="unnamed"),
                ),
            )
        )
    assert set(Source.objects.values_list("name", "article__title")) == {
        ("Rice Report", None),
        ("leaked papers", "One"),
        ("leaked papers", "Two"),
    }


def test_a_publisher_without_a_title_is_never_taken_for_one_document(db) -> None:
    body = "RAND says so."
    actors = (found_actor(body, "RAND Corporation", exact="RAND", kind="institute"),)
    cited = read.Citation(**words(body, "RAND says"), source="RAND Corporation", publisher="RAND Corporation")
    proposed(make_record(body, actors=actors, citations=(cited,)))
    source = Source.objects.get()
    assert (source.title, source.name, source.grade) == ("", "RAND Corporation, unidentified reports", "C")


def test_unidentified_documents_are_named_in_the_plural(db) -> None:
    body = "RAND says so."
    actors = (found_actor(body, "RAND Corporation", exact="RAND", kind="institute"),)
    cited = read.Citation(**words(body, "RAND says"), source="RAND Corporation", publisher="RAND Corporation", kind="study")
    proposed(make_record(body, actors=actors, citations=(cited,)))
    assert Source.objects.get().name == "RAND Corporation, unidentified studies"


def test_an_unnamed_source_of_very_many_words_is_read_twice_as_one(db) -> None:
    body = "Papers " + "of papers " * 60 + "say so."
    record = make_record(body, citations=(read.Citation(**words(body, body[:-8]), source=body[:-8], kind="unnamed"),))
    proposed(record, proposed(record))
    assert Source.objects.count() == Citation.objects.count() == 1


def test_an_unnamed_source_nobody_uses_any_longer_is_forgotten(db) -> None:
    body = "Leaked papers say so."
    article = proposed(make_record(body, citations=(read.Citation(**words(body, "Leaked papers"), source="Leaked papers"),)))
    proposed(make_record(body), article)
    assert not Source.objects.exists()


def test_topics_are_proposed_by_keyword_and_an_editors_judgement_stays(db) -> None:
    trade, water = make_topic("Trade", keywords=("tariff",)), make_topic("Water", keywords=("drought",))
    record = make_record("A tariff is a tariff. Drought, drought.")
    article = proposed(record)
    assert {(row.topic, row.state, row.rule) for row in ArticleTopic.objects.all()} == {
        (trade, "proposed", "tariff"), (water, "proposed", "drought")
    }  # fmt: skip
    ArticleTopic.objects.filter(topic=trade).update(state="rejected")
    proposed(record, article)
    proposed(make_record("Maize."), article)
    assert [(row.topic, row.state) for row in ArticleTopic.objects.all()] == [(trade, "rejected")]


def test_proposing_tells_whoever_listens(db) -> None:
    heard: list[list[int]] = []

    def hear(ids: list[int], **kwargs: object) -> None:
        heard.append(ids)

    article = make_article(body="Rice Board says rice is dear.")
    articles_changed.connect(hear)
    try:
        with transaction.atomic():
            propose(article, rice(), current_gazetteer())
    finally:
        articles_changed.disconnect(hear)
    assert [article.pk] in heard


def test_an_articles_passages_are_six_queries(db, django_assert_num_queries) -> None:
    article = proposed(rice("Rice Board. Rice Board. Rice Board."))
    with django_assert_num_queries(6):  # one a kind, each joined with what it names
        assert {m.actor.standing.name for m in passages_of(article)["mention"]} == {"Rice Board"}


def test_a_decided_passage_moves_to_where_a_proposal_stood(db) -> None:
    article = proposed(rice("Rice Board. Rice Board."))
    first, second = Mention.objects.order_by("start")
    Mention.objects.filter(pk=first.pk).update(state="accepted")
    proposed(rice("It was the " + " Rice Board."), article)
    kept = Mention.objects.get()
    assert (kept.pk, kept.start, kept.state) == (first.pk, second.start, "accepted")


def test_what_is_proposed_again_as_it_stood_keeps_its_row_and_tells_nobody_twice(db) -> None:
    body = "Ann Poe of the Rice Board said: “Rice is dear”. The Rice Report of 2023 says so too."
    record = rice(
        body,
        quotations=(read.Quotation(**words(body, "Rice is dear"), speaker="Ann Poe"),),
        citations=(read.Citation(**words(body, "Rice Report of 2023"), source="Rice Report", publisher="Rice Board", issued="2023"),),
        figures=(read.Figure(**words(body, "2023"), value=2023.5, unit="kg"),),
    )
    make_topic("Rice", keywords=("rice",))
    article = proposed(record)
    models = (Mention, Quotation, Citation, Figure, Stakeholder, ArticleTopic)
    before = [list(model._default_manager.order_by("pk").values()) for model in models]
    told: list[object] = []
    articles_changed.connect(lambda ids, **kwargs: told.append(ids), weak=False, dispatch_uid="test")
    try:
        with transaction.atomic():
            propose(article, record, current_gazetteer())
    finally:
        articles_changed.disconnect(dispatch_uid="test")
    assert [list(model._default_manager.order_by("pk").values()) for model in models] == before
    assert all(before)
    assert told == [[article.pk]]


def test_a_title_without_a_publisher_is_a_source_that_can_be_met_again(db) -> None:
    body = "The paper “Rice and Reason” (2024) and private forecasts say that rice is dear."
    record = make_record(
        body,
        citations=(
            read.Citation(**words(body, "Rice and Reason"), source="Rice and Reason", issued="2024"),
            read.Citation(**words(body, "private forecasts"), source="private forecasts"),
        ),
    )
    proposed(record)
    proposed(record, make_article("Another", body))
    assert Source.objects.filter(title="Rice and Reason", article=None, issued="2024").count() == 1
    assert [source.grade for source in Source.objects.order_by("name", "pk")] == ["A", "D", "D"]
