"""What stands beside the text, each thing once."""

from typing import Any

from archive.evidence import evidence_of
from archive.models import Article, Citation, EventMention, Figure, Quotation
from archive.proposing import passages_of
from tests.factories import link, make_actor, make_article, make_source, mention, passage

BODY = "Ann Poe said rice is dear. In 2009, 5% fell. Dr Poe, an economist of the Rice Board, said rice is cheap. In 2010, 5% rose by 9."


def beside(article: Article) -> dict[str, list[Any]]:
    found = Article.objects.with_entities().get(pk=article.pk)
    return evidence_of(found, passages_of(found))


def test_the_quotations_of_one_speaker_stand_under_the_speaker_once(db) -> None:
    article = make_article(body=BODY)
    poe = make_actor("Ann Poe", "person")
    passage(Quotation, article, "rice is dear", speaker=poe)
    same = make_actor("A. Poe", "person", merged_into=poe)
    passage(Quotation, article, "rice is cheap", speaker=same, role="economist", affiliation="Rice Board")
    passage(Quotation, article, "5% fell", speaker_name="a farmer")
    passage(Quotation, article, "5% rose")
    said = [([row.exact for row in group.rows], list(group.printed)) for group in beside(article)["quotations"]]
    assert said == [(["rice is dear", "rice is cheap"], ["economist, Rice Board"]), (["5% fell"], []), (["5% rose"], [])]


def test_a_source_stands_once_with_each_of_its_sentences(db) -> None:
    article = make_article(body=BODY)
    report, survey = make_source("Report"), make_source("Survey")
    for words, source in (("In 2009", report), ("rice is cheap", survey), ("In 2010", report)):
        passage(Citation, article, words, source=source)
    groups = beside(article)["sources"]
    assert [(group.first.source, len(group.rows)) for group in groups] == [(report, 2), (survey, 1)]


def test_figures_that_read_the_same_are_one_line_and_those_of_nothing_known_are_not(db) -> None:
    article = make_article(body=BODY)
    for start in (article.body.index("5%"), article.body.rindex("5%")):
        for subject in ("harvest", ""):
            made = Figure(article=article, value=5, unit="%", subject=subject)
            made.anchor_at(article.body, start, start + 2)
            made.save()
    passage(Figure, article, "by 9", value=9, subject="harvest")
    groups = beside(article)["figures"]
    assert [(group.first.subject, len(group.rows)) for group in groups] == [("harvest", 2), ("", 1), ("", 1), ("harvest", 1)]
    assert groups[0].rows[1].sentence.before == "In 2010, "
    assert groups[1].first.sentence.after == " fell."


def test_an_event_without_a_name_stands_in_its_sentence_cut_at_words(db) -> None:
    long = "and rain " * 40
    article = make_article(body=f"Here {long}in 2009 the treaty {long}ended. In 2010 it rained.")
    passage(EventMention, article, "2009", date="2009", precision="year")
    passage(EventMention, article, "2010", date="2010", precision="year", name="rain")
    first, second = beside(article)["events"]
    sentence = first.first.sentence
    assert sentence.before.startswith(("and ", "rain "))
    assert sentence.after.endswith(("and", "rain"))
    assert max(len(sentence.before), len(sentence.after)) <= 110
    assert not hasattr(second.first, "sentence")


def test_a_stakeholder_leads_to_its_name_rather_than_to_a_demonym_and_says_what_is_printed_beside_it(db) -> None:
    article = make_article(body=BODY)
    poe, board, farmer = make_actor("Ann Poe", "person"), make_actor("Rice Board", "agency"), make_actor("Farmer", "person")
    for actor in (poe, board, farmer):
        link(article, actor=actor)
    mention(article, poe, "Ann Poe", strength="weak")
    named = mention(article, poe, "Dr Poe", role="economist", affiliation="Rice Board")
    passage(Quotation, article, "rice is dear", speaker=poe, role="economist", affiliation="Rice Board")
    passage(Quotation, article, "rice is cheap", speaker=poe, role="minister")
    rows = {part.row.actor.name: (part.words, part.printed) for part in beside(article)["stakeholders"]}
    assert rows["Ann Poe"] == (f"mention-{named.pk}", ["economist, Rice Board", "minister"])
    assert rows["Farmer"] == ("", [])


def test_what_stands_beside_a_text_asks_the_database_nothing(db, django_assert_num_queries: Any) -> None:
    article = make_article(body=BODY)
    poe = make_actor("Ann Poe", "person")
    link(article, actor=poe)
    mention(article, poe, "Ann Poe")
    passage(Quotation, article, "rice is dear", speaker=poe)
    passage(EventMention, article, "2009", date="2009", precision="year")
    found: Any = Article.objects.with_entities().get(pk=article.pk)
    passages = passages_of(found)
    with django_assert_num_queries(0):
        assert evidence_of(found, passages)["quotations"]
