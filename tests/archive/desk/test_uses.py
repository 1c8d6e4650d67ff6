"""Where actors, sources and topics are used, on the desk."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from archive.desk.uses import USES, uses_of
from archive.models import Figure, Quotation
from tests.factories import link, make_actor, make_article, make_source, make_topic, mention, passage


@pytest.fixture
def rows(db: None) -> dict[str, Any]:
    """An actor, a source and a topic of two articles, one of them a draft."""
    actor, topic = make_actor("Rice Board", "agency"), make_topic("Food")
    merged = make_actor("Rice Office", "agency", merged_into=actor)
    source = make_source("Rice <Review>", actor)
    for number, status in enumerate(("published", "draft")):
        article = make_article(f"Rain {number}", "Rice Board said 40 tonnes fell.", status=status)
        link(article, actor=actor, topic=topic, source=source)
        mention(article, merged if number else actor, "Rice Board")
        passage(Quotation, article, "40 tonnes", speaker=actor)
        passage(Figure, article, "40 tonnes", value=40, unit="tonne", source=source, state="rejected")
    make_topic("Rice", topic)
    return {"actor": actor, "source": source, "topic": topic}


def test_a_form_counts_the_uses_and_leads_to_each(admin_client: Client, rows: dict[str, Any]) -> None:
    wanted = {
        "actor": "2 articles, 2 mentions, 2 quotations, 1 sources published",
        "source": "2 articles, 2 citations, 2 figures",
        "topic": "2 articles, 1 topics below it",
    }
    for name, row in rows.items():
        form = html.fromstring(admin_client.get(reverse(f"admin:archive_{name}_change", args=[row.pk])).content.decode())
        (field,) = form.xpath("//div[contains(@class, 'field-used_in')]//div[@class='readonly']")
        assert field.text_content() == wanted[name]
        for link_, use in zip(field.xpath(".//a"), uses_of(row), strict=True):
            page = html.fromstring(admin_client.get(link_.get("href")).content.decode())
            assert len(page.xpath("//tbody/tr[td/a]")) == use.number
            assert all(admin_client.get(one).status_code == 200 for one in page.xpath("//tbody//a/@href"))


def test_a_list_of_uses_tells_words_article_and_decision(admin_client: Client, rows: dict[str, Any]) -> None:
    page = html.fromstring(admin_client.get(reverse("admin:archive_source_uses", args=[rows["source"].pk, "figures"])).content.decode())
    assert [[cell.text_content() for cell in line] for line in page.xpath("//tbody/tr")] == [
        ["“40 tonnes”", "Rain 1", "rejected"],
        ["“40 tonnes”", "Rain 0", "rejected"],
    ]


def test_what_is_no_use_is_not_found(admin_client: Client, rows: dict[str, Any]) -> None:
    assert admin_client.get(f"/admin/archive/actor/{rows['actor'].pk}/uses/moods/").status_code == 404
    assert admin_client.get("/admin/archive/actor/99999999999999999999/uses/mentions/").status_code == 404


def test_counting_asks_one_query_a_kind_of_use_however_many_there_are(rows: dict[str, Any]) -> None:
    for row in rows.values():
        with CaptureQueriesContext(connection) as queries:
            uses_of(row)
        assert len(queries) <= len(USES[type(row)]) + 2  # an actor's family is two
