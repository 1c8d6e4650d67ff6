from django.test import Client

from tests.factories import index_all, link, make_actor, make_article


def test_a_word_finds_its_article(db, client: Client) -> None:
    article = make_article("On drought", "Drought came early.")
    link(article, actor=make_actor())
    make_article("On trade", "Trade grew.")
    index_all()
    found = client.get("/api/v1/search?q=drought").json()
    assert [hit["slug"] for hit in found["results"]] == [article.slug]
    assert found["facets"]["actor"][0]["count"] == 1
