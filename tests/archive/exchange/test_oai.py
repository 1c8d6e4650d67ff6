"""OAI-PMH as harvesters see it: sickle over HTTP, and each of the protocol's refusals."""

import time
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from sickle import Sickle
from sickle.iterator import OAIResponseIterator
from sickle.oaiexceptions import BadVerb, NoRecordsMatch

from archive.exchange import oai
from archive.models import Article
from tests.archive.exchange.harvester import NAMES, ask, code, texts
from tests.archive.test_views import HOSTILE
from tests.factories import link, make_actor, make_article, make_source, make_topic

LIST = "verb=ListRecords&metadataPrefix=oai_dc"


@pytest.fixture
def by_three(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists of three, so that a few articles need several."""
    monkeypatch.setattr(oai, "PER_LIST", 3)


# real harvests -------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_sickle_harvests_everything_with_resumption(transactional_db, live_server: Any, by_three: None, method: str) -> None:
    made = {str(make_article(f"Title {number}", authors=["Ada Author"]).pk): f"Title {number}" for number in range(8)}
    harvester = Sickle(f"{live_server.url}/oai", http_method=method)
    records = list(harvester.ListRecords(metadataPrefix="oai_dc"))
    assert {record.header.identifier.rpartition(":")[2]: record.metadata["title"][0] for record in records} == made
    assert len(records) == 8
    assert records[0].metadata["creator"] == ["Ada Author"]
    assert records[0].metadata["date"] == ["2025-11-10"]
    assert len(list(harvester.ListIdentifiers(metadataPrefix="oai_dc"))) == 8


def test_sickle_harvests_what_changed_since_and_sees_what_went(transactional_db, live_server: Any, by_three: None) -> None:
    articles = [make_article(f"Title {number}") for number in range(6)]
    Article.objects.update(updated_at=datetime(2026, 1, 1, tzinfo=UTC))
    harvester = Sickle(f"{live_server.url}/oai")
    assert len(list(harvester.ListRecords(metadataPrefix="oai_dc"))) == 6
    since = "2026-01-02T00:00:00Z"
    with pytest.raises(NoRecordsMatch):
        harvester.ListRecords(**{"metadataPrefix": "oai_dc", "from": since})
    articles[0].title = "Another title"
    articles[0].save()
    articles[1].status = Article.Status.WITHDRAWN
    articles[1].save()
    keys = [article.pk for article in articles]
    articles[2].delete()
    fresh = make_article("New")
    found = {record.header.identifier: record for record in harvester.ListRecords(**{"metadataPrefix": "oai_dc", "from": since})}
    assert set(found) == {oai.identifier_of(key) for key in (*keys[:3], fresh.pk)}
    assert found[oai.identifier_of(keys[0])].metadata["title"] == ["Another title"]
    assert [key for key in keys[:3] if found[oai.identifier_of(key)].deleted] == keys[1:3]


def test_sickle_reads_sets_formats_one_record_and_who_answers(transactional_db, live_server: Any) -> None:
    article, trade = make_article("Rain in May"), make_topic("Trade")
    link(article, topic=make_topic("Tariffs", parent=trade))
    make_article("Another")
    harvester = Sickle(f"{live_server.url}/oai")
    assert [one.setSpec for one in harvester.ListSets()] == ["trade", "trade:tariffs"]
    assert [one.metadataPrefix for one in harvester.ListMetadataFormats()] == ["oai_dc"]
    assert [record.metadata["title"] for record in harvester.ListRecords(metadataPrefix="oai_dc", set="trade")] == [["Rain in May"]]
    record = harvester.GetRecord(identifier=oai.identifier_of(article.pk), metadataPrefix="oai_dc")
    assert record.header.setSpecs == ["trade:tariffs"]
    stated = harvester.Identify()
    assert (stated.protocolVersion, stated.deletedRecord, stated.granularity) == ("2.0", "persistent", "YYYY-MM-DDThh:mm:ssZ")
    assert stated.earliestDatestamp <= record.header.datestamp
    with pytest.raises(BadVerb):
        OAIResponseIterator(harvester, {"verb": "ListThings"})


# what a record says --------------------------------------------------------------------------------------------------------------------


def test_a_record_tells_in_dublin_core_what_the_archive_knows(db, client: Client, settings: Any) -> None:
    settings.SITE_URL = "https://archive.example.org"
    article = make_article(
        *("Rain in May", "It rained. A lot.", "2025-11"),
        authors=["Ada Author", "Ben Byline"],
        outlet="The Gazette",
        url="https://gazette.example.com/rain",
        language="es",
        rights="© The Gazette",
    )
    link(article, actor=make_actor("World Bank"), topic=make_topic("Weather"), source=make_source("Annual Report"), role="subject")
    root = ask(client, f"verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:archive.example.org:{article.pk}")
    (dc,) = root.findall(".//oai_dc:dc", NAMES)
    assert [(element.tag.rpartition("}")[2], element.text) for element in dc] == [
        ("title", "Rain in May"),
        ("creator", "Ada Author"),
        ("creator", "Ben Byline"),
        ("subject", "Weather"),
        ("subject", "World Bank"),
        ("description", "It rained. A lot."),
        ("publisher", "The Gazette"),
        ("date", "2025-11"),
        ("type", "Text"),
        ("format", "text/html"),
        ("identifier", "https://archive.example.org/articles/rain-in-may/"),
        ("source", "https://gazette.example.com/rain"),
        ("language", "es"),
        ("relation", "Annual Report"),
        ("rights", "© The Gazette"),
    ]
    assert texts(root, "oai:request") == ["https://archive.example.org/oai"]
    assert root.find("oai:request", NAMES).get("verb") == "GetRecord"
    changed = Article.objects.get().updated_at.astimezone(UTC).replace(tzinfo=None, microsecond=0).isoformat() + "Z"
    assert texts(root, ".//oai:datestamp") == [changed]


def test_an_undated_untitled_article_by_nobody_has_no_empty_elements(db, client: Client) -> None:
    make_article("", "Just some words without a title here.", None)
    (dc,) = ask(client, LIST).findall(".//oai_dc:dc", NAMES)
    assert all(element.text for element in dc)
    assert "date" not in {element.tag.rpartition("}")[2] for element in dc}
    assert texts(dc, "dc:title") == ["Just some words without a title here."]


@pytest.mark.parametrize("text", [HOSTILE, "bell \x07 and \x0b tab \x1f", "\ufffe\uffff noncharacters", "]]> & <!-- -->", "emoji 🜨 é ñ"])
def test_any_text_makes_well_formed_xml(db, client: Client, text: str) -> None:
    link(make_article(text, f"{text} a body", authors=[text], outlet=text, rights=text), topic=make_topic(text))
    root = ask(client, LIST)
    kept = "".join(character for character in text if character not in "\x07\x0b\x1f\ufffe\uffff")
    assert texts(root, ".//dc:title") == texts(root, ".//dc:creator") == [kept]
    assert texts(ask(client, "verb=ListSets"), ".//oai:setName") == [kept]


# lists ---------------------------------------------------------------------------------------------------------------------------------


def test_a_list_says_how_long_it_is_and_ends_with_an_empty_token(db, client: Client, by_three: None) -> None:
    for number in range(5):
        make_article(f"Title {number}")
    first = ask(client, LIST).find(".//oai:resumptionToken", NAMES)
    assert (first.get("completeListSize"), first.get("cursor")) == ("5", "0")
    root = ask(client, urlencode({"verb": "ListRecords", "resumptionToken": first.text}))
    last = root.find(".//oai:resumptionToken", NAMES)
    assert (last.text, last.get("completeListSize"), last.get("cursor")) == (None, "5", "3")
    assert len(root.findall(".//oai:record", NAMES)) == 2


def test_a_list_that_is_whole_has_no_token(db, client: Client, by_three: None) -> None:
    for number in range(3):
        make_article(f"Title {number}")
    assert ask(client, LIST).find(".//oai:resumptionToken", NAMES) is None


def test_a_token_keeps_dates_and_set(db, client: Client, by_three: None) -> None:
    trade = make_topic("Trade")
    for number in range(5):
        link(make_article(f"In {number}"), topic=trade)
    make_article("Out")
    first = ask(client, "verb=ListIdentifiers&metadataPrefix=oai_dc&set=trade&from=2020-01-01&until=2999-12-31")
    token = texts(first, ".//oai:resumptionToken")[0]
    Article.objects.filter(title="In 4").update(updated_at=datetime(3000, 1, 1, tzinfo=UTC))
    rest = ask(client, urlencode({"verb": "ListIdentifiers", "resumptionToken": token}))
    assert len(rest.findall(".//oai:header", NAMES)) == 1
    trade.slug = "commerce"
    trade.save()
    assert code(client, urlencode({"verb": "ListIdentifiers", "resumptionToken": token})) == "badResumptionToken"


def test_days_and_seconds_are_inclusive(db, client: Client) -> None:
    article = make_article()
    Article.objects.update(updated_at=datetime(2026, 3, 4, 5, 6, 7, 999_999, tzinfo=UTC))
    for inside in ("from=2026-03-04&until=2026-03-04", "from=2026-03-04T05:06:07Z&until=2026-03-04T05:06:07Z"):
        assert texts(ask(client, f"{LIST}&{inside}"), ".//oai:identifier") == [oai.identifier_of(article.pk)]
    for outside in ("from=2026-03-05", "until=2026-03-03", "from=2026-03-04T05:06:08Z", "until=2026-03-04T05:06:06Z"):
        assert code(client, f"{LIST}&{outside}") == "noRecordsMatch"


@pytest.mark.parametrize("number", [1, 7])
def test_the_number_of_queries_does_not_grow_with_the_records(db, client: Client, django_assert_num_queries: Any, number: int) -> None:
    topic, actor, source = make_topic(), make_actor(), make_source(publisher=make_actor("Press"))
    for nth in range(number):
        link(make_article(f"Title {nth}"), topic=topic, actor=actor, source=source)
    # topics; changed and deleted rows; their sets, twice; articles with parts, topics and sources
    with django_assert_num_queries(9):
        ask(client, LIST)


# refusals ------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", "badVerb"),
        ("verb=Identify&verb=Identify", "badVerb"),
        ("verb=Identify&until=2026-01-01", "badArgument"),
        ("verb=ListRecords", "badArgument"),
        (f"{LIST}&from=yesterday", "badArgument"),
        (f"{LIST}&from=", "badArgument"),
        (f"{LIST}&from=2026-01-01&until=2025-01-01", "badArgument"),
        (f"{LIST}&from=2026-01-01&until=2026-01-01T00:00:00Z", "badArgument"),
        ("verb=ListRecords&metadataPrefix=marc21", "cannotDisseminateFormat"),
        ("verb=GetRecord&metadataPrefix=marc21&identifier=KNOWN", "cannotDisseminateFormat"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:127.0.0.1:0", "idDoesNotExist"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:127.0.0.1:99999999999999999999", "idDoesNotExist"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:elsewhere.example:1", "idDoesNotExist"),
        ("verb=ListMetadataFormats&identifier=oai:127.0.0.1:0", "idDoesNotExist"),
        ("verb=ListMetadataFormats&identifier=KNOWN", None),
        (f"{LIST}&from=2999-01-01", "noRecordsMatch"),
        (f"{LIST}&set=no-such", "noRecordsMatch"),
        ("verb=ListRecords&resumptionToken=", "badResumptionToken"),
        ("verb=ListRecords&resumptionToken=nonsense", "badResumptionToken"),
        ("verb=ListSets&resumptionToken=x", "badResumptionToken"),
        ("verb=ListRecords&resumptionToken=x&metadataPrefix=oai_dc", "badArgument"),
        ("verb=ListSets", "noSetHierarchy"),
    ],
)
def test_each_refusal_has_the_code_of_the_protocol(db, client: Client, query: str, expected: str | None) -> None:
    article = make_article()
    assert code(client, query.replace("KNOWN", oai.identifier_of(article.pk))) == expected


def test_what_a_refused_request_asked_is_repeated_only_where_it_could_be_read(db, client: Client) -> None:
    assert ask(client, f"verb=<&{LIST}").find("oai:request", NAMES).attrib == {}
    asked = ask(client, "verb=ListRecords&metadataPrefix=marc21").find("oai:request", NAMES)
    assert asked.attrib == {"verb": "ListRecords", "metadataPrefix": "marc21"}


def test_an_empty_archive_says_who_it_is(db, client: Client) -> None:
    assert len(texts(ask(client, "verb=Identify"), ".//oai:earliestDatestamp")[0]) == 20


def test_a_question_may_be_posted_without_a_csrf_token_and_no_other_method_is_known(db) -> None:
    client = Client(enforce_csrf_checks=True)
    assert ask(client, "verb=Identify", "POST").find("oai:Identify", NAMES) is not None
    assert client.head("/oai?verb=Identify").status_code == 200
    assert client.put("/oai").status_code == client.delete("/oai").status_code == 405


WORDS = st.sampled_from(["oai_dc", "trade", "2026-01-01", "2026-01-01T00:00:00Z", "oai:127.0.0.1:1", "~~~1~1~1~1", "~~trade~0~0~0~9", ""])
NAMED = st.sampled_from(["verb", "metadataPrefix", "from", "until", "set", "identifier", "resumptionToken"]) | st.text(max_size=4)
VERBS = st.sampled_from(["Identify", "ListMetadataFormats", "ListSets", "ListIdentifiers", "ListRecords", "GetRecord"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@given(verb=VERBS, pairs=st.lists(st.tuples(NAMED, WORDS | st.text(max_size=12)), max_size=4), method=st.sampled_from(["GET", "POST"]))
def test_whatever_is_asked_the_answer_is_well_formed_and_has_status_200(
    db: Any, client: Client, verb: str, pairs: list[tuple[str, str]], method: str
) -> None:
    if not Article.objects.exists():
        link(make_article(), topic=make_topic("Trade"))
    query = urlencode([("verb", verb), *pairs])
    if method == "GET":
        response = client.get(f"/oai?{query}")
    else:
        response = client.post("/oai", query, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 200
    root = etree.fromstring(response.content)
    assert [child.tag.rpartition("}")[2] for child in root] in (["responseDate", "request", verb], ["responseDate", "request", "error"])


def test_the_answer_is_dated_now(db, client: Client) -> None:
    said = datetime.fromisoformat(texts(ask(client, "verb=Identify"), "oai:responseDate")[0])
    assert abs(said - datetime.fromtimestamp(time.time(), UTC)) < timedelta(minutes=1)
