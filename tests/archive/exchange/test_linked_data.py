import json
from typing import Any

from archive.exchange.citing import citing_of
from archive.exchange.linked_data import MOST_OF_A_KIND, script_of
from archive.marking import marked_blocks
from archive.models import Article, Figure, Quotation
from archive.proposing import passages_of
from tests.factories import link, make_actor, make_article, make_source, passage

TEXTS = [
    "Q: Why is rice dear?",
    "A: It rained.",
    "It rained a lot.",
    "# More",
    "After that.",
    "Q: And now?",
    "“Dear,” Ann Poe said of 5%.",
]
BODY = "\n\n".join(TEXTS)
KINDS = ("question", "answer", "paragraph", "heading", "paragraph", "question", "paragraph")


def graph(article: Article) -> dict[str, list[dict[str, Any]]]:
    """What the article's page says in JSON-LD, by type."""
    found = Article.objects.with_entities().get(pk=article.pk)
    passages = passages_of(found)
    said = json.loads(citing_of(found, marked_blocks(found.body, found.blocks, ()), passages).linked_data)
    assert said["@context"] == "https://schema.org"
    kinds: dict[str, list[dict[str, Any]]] = {}
    for node in said["@graph"]:
        kinds.setdefault(node["@type"], []).append(node)
    return kinds


def make_talk() -> Article:
    """An article with questions, a quotation and a figure."""
    blocks, start = [], 0
    for kind, text in zip(KINDS, TEXTS, strict=True):
        blocks.append({"kind": kind, "start": start, "end": start + len(text)} | ({"level": 1} if kind == "heading" else {}))
        start += len(text) + 2
    article = make_article("Rain", BODY, "2025", authors=["Ben Roe", "Rice Board"], outlet="The Rice Times", blocks=blocks)
    poe = make_actor("Ann Poe", "person")
    link(article, actor=poe)
    passage(Quotation, article, "Dear,", speaker=poe)
    passage(Figure, article, "5%", value=5, unit="%", subject="rice", source=make_source("Annual Report"))
    return article


def test_an_article_is_a_news_article_with_what_is_known_of_it(db) -> None:
    (article,) = graph(make_talk())["NewsArticle"]
    assert (article["headline"], article["datePublished"]) == ("Rain", "2025")
    assert article["author"] == [
        {"@type": "Person", "name": "Ben Roe", "familyName": "Roe", "givenName": "Ben"},
        {"@type": "Organization", "name": "Rice Board"},
    ]
    assert article["mentions"] == [{"@type": "Person", "name": "Ann Poe", "url": "http://127.0.0.1:8000/actors/ann-poe/"}]
    assert "isBasedOn" not in article, "nobody knows where it came from"


def test_only_questions_with_answers_make_a_page_of_questions(db) -> None:
    (page,) = graph(make_talk())["FAQPage"]
    (question,) = page["mainEntity"]
    assert (question["name"], question["acceptedAnswer"]["text"]) == ("Why is rice dear?", "It rained.\n\nIt rained a lot.")
    assert "FAQPage" not in graph(make_article("Rice"))


def test_quotations_and_claims_stand_at_their_words(db) -> None:
    said = graph(make_talk())
    (quotation,), (claim,) = said["Quotation"], said["Claim"]
    assert quotation["text"] == "Dear,"
    assert quotation["spokenByCharacter"] == {"@type": "Person", "name": "Ann Poe"}
    assert (claim["text"], claim["name"], claim["isBasedOn"]["name"]) == ("5%", "5% · rice", "Annual Report")
    assert [part["@id"] for part in said["NewsArticle"][0]["hasPart"]] == [
        "#questions",
        f"#quotation-{Quotation.objects.get().pk}",
        f"#figure-{Figure.objects.get().pk}",
    ]


def test_rejected_passages_are_not_told_and_of_many_the_first_are(db) -> None:
    body = " ".join(f"{number} tonnes" for number in range(40))
    article = make_article("Tonnes", body)
    for number in range(40):
        passage(Figure, article, f"{number} tonnes", value=number, unit="t", subject="rice", state="rejected" if number < 3 else "accepted")
    claims = graph(article)["Claim"]
    assert len(claims) == MOST_OF_A_KIND
    assert claims[0]["text"] == "3 tonnes"


def test_nothing_in_the_json_can_end_the_script_or_open_another_element() -> None:
    text = script_of({"name": "</script><!--<script>&amp;\u2028\ud800"})
    assert not set("<>&\u2028\ud800") & set(text)
    assert json.loads(text) == {"name": "</script><!--<script>&amp;\u2028?"}
