from django.test import Client
from django.urls import reverse
from lxml import html

from archive.models import Actor, ActorName, Quotation, Stakeholder, Topic
from tests.factories import make_actor, make_article, make_source, make_topic, mention, passage

ROWS = {"names-TOTAL_FORMS": "0", "names-INITIAL_FORMS": "0"}


def save_actor(client: Client, actor: Actor, **changes: str) -> int:
    """The status that saving the actor's form with those changes gives."""
    sent = {"name": actor.name, "slug": actor.slug, "kind": actor.kind, "state": actor.state, "merged_into": "", **ROWS} | changes
    return client.post(reverse("admin:archive_actor_change", args=[actor.pk]), sent).status_code


def test_a_merge_moves_an_actors_articles_and_taking_it_back_returns_them(admin_client: Client) -> None:
    whole, short = make_actor("José Ruiz Soto", "person"), make_actor("José Ruiz", "person")
    article = make_article("Songs", "José Ruiz sings. He says: “La la la la.”")
    mention(article, short, "José Ruiz")
    passage(Quotation, article, "La la la la.", speaker=short)
    Stakeholder.objects.create(article=article, actor=short, role="subject", mentions=1, origin="reader")
    assert save_actor(admin_client, short, merged_into=str(whole.pk)) == 302
    page = admin_client.get("/actors/jose-ruiz-soto/").content.decode()
    assert "/articles/songs/" in page
    assert "La la la la." in page
    assert [actor.slug for actor in Actor.objects.with_article_counts()] == ["jose-ruiz-soto"]
    assert save_actor(admin_client, short) == 302
    assert [actor.slug for actor in Actor.objects.with_article_counts()] == ["jose-ruiz"]


def test_the_address_of_a_merged_actor_says_why_it_leads_elsewhere_until_the_merge_is_taken_back(admin_client: Client) -> None:
    whole, short = make_actor("José Ruiz Soto", "person"), make_actor("José Ruiz", "person")
    article = make_article("Songs", "José Ruiz sings. He says: “La la la la.”")
    mention(article, short, "José Ruiz", affiliation="Rice Board")
    passage(Quotation, article, "La la la la.", speaker=short)
    Stakeholder.objects.create(article=article, actor=short, role="subject", mentions=1, origin="reader")
    save_actor(admin_client, short, merged_into=str(whole.pk))
    moved = admin_client.get("/actors/jose-ruiz/")
    assert (moved.status_code, moved["Location"]) == (302, "/actors/jose-ruiz-soto/?merged=jose-ruiz")
    page = html.fromstring(admin_client.get(moved["Location"]).content)
    (notice,) = page.xpath("//p[@class='note'][@role='status'][contains(., 'merged')]")
    assert notice.text_content() == "“José Ruiz” was merged into José Ruiz Soto by an editor: its articles and quotations stand here."
    assert page.xpath("//link[@rel='canonical']/@href")[0].endswith("/actors/jose-ruiz-soto/")
    assert "Rice Board" in page.text_content()
    assert admin_client.get("/api/v1/actors/jose-ruiz-soto").json()["article_count"] == 1
    save_actor(admin_client, short)
    back = admin_client.get("/actors/jose-ruiz/")
    assert back.status_code == 200
    for words in ("La la la la.", "/articles/songs/", "Rice Board"):
        assert words in back.content.decode()
        assert words not in admin_client.get("/actors/jose-ruiz-soto/?merged=jose-ruiz").content.decode()
    assert b"was merged" not in admin_client.get("/actors/jose-ruiz-soto/?merged=jose-ruiz").content
    assert admin_client.get("/api/v1/actors/jose-ruiz-soto").json()["article_count"] == 0


def test_an_address_that_claims_a_merge_that_never_was_says_nothing(db: None, client: Client) -> None:
    actor, other = make_actor("José Ruiz", "person"), make_actor("Ada Roe", "person")
    Actor.objects.filter(pk=other.pk).update(merged_into=make_actor("Ben Roe", "person"))
    for claimed in ("ada-roe", "jose-ruiz", "nobody", "<script>alert(1)</script>", "%00", "x" * 5000):
        response = client.get(f"/actors/{actor.slug}/?merged={claimed}")
        assert response.status_code == 200
        assert b"was merged" not in response.content
        assert b"<script>" not in response.content


def test_an_actor_says_why_and_where_it_was_proposed(admin_client: Client) -> None:
    article, actor = make_article("Songs", "José Ruiz sings, and Ruiz dances."), make_actor("José Ruiz", "person", state="proposed")
    mention(article, actor, "José Ruiz", rule="given-name", why="given name “José” before “Ruiz”")
    mention(article, actor, "dances")
    page = html.fromstring(admin_client.get(reverse("admin:archive_actor_change", args=[actor.pk])).content.decode())
    (reason,) = page.xpath("//div[contains(@class, 'field-proposed_because')]//p")
    assert reason.text_content() == "“José Ruiz” in Songs: given name “José” before “Ruiz”rule given-name"
    assert reason.xpath("a/@href") == [reverse("admin:archive_article_change", args=[article.pk])]


def test_merges_never_run_in_a_circle(admin_client: Client) -> None:
    one, two, three = make_actor("One"), make_actor("Two"), make_actor("Three")
    assert save_actor(admin_client, one, merged_into=str(two.pk)) == 302
    assert save_actor(admin_client, two, merged_into=str(three.pk)) == 302
    assert save_actor(admin_client, three, merged_into=str(one.pk)) == 200
    assert save_actor(admin_client, three, merged_into=str(three.pk)) == 200
    assert Actor.objects.get(pk=three.pk).merged_into is None


def test_proposed_actors_are_accepted_or_rejected(admin_client: Client) -> None:
    good, bad = make_actor("Good", state="proposed"), make_actor("Bad", state="proposed")
    for action, actor in (("accept", good), ("reject", bad)):
        admin_client.post("/admin/archive/actor/", {"action": action, "_selected_action": [actor.pk]})
    assert {actor.name: actor.state for actor in Actor.objects.all()} == {"Good": "accepted", "Bad": "rejected"}
    assert bad.history.count() == 2


def test_a_name_that_the_actor_has_already_is_refused_in_a_sentence(admin_client: Client) -> None:
    actor = make_actor("Mexico", "state", (("México", "alias"),))
    name = actor.names.get()
    rows = {
        "names-TOTAL_FORMS": "2", "names-INITIAL_FORMS": "1", "names-0-id": str(name.pk), "names-0-actor": str(actor.pk),
        "names-0-name": "México", "names-0-kind": "alias",
        "names-1-name": "MEXICO", "names-1-kind": "alias", "names-1-actor": str(actor.pk),
    }  # fmt: skip
    assert save_actor(admin_client, actor, **rows) == 200
    assert actor.names.count() == 1


def names_rows(actor: Actor, *typed: str) -> dict[str, str]:
    """The form's rows of an actor's names, in their order, with what is typed into them."""
    rows = {"names-TOTAL_FORMS": str(len(typed)), "names-INITIAL_FORMS": str(len(typed))}
    for number, (name, text) in enumerate(zip(actor.names.order_by("pk"), typed, strict=True)):
        own = {"id": str(name.pk), "actor": str(actor.pk), "name": text, "kind": name.kind}
        rows |= {f"names-{number}-{field}": value for field, value in own.items()}
    return rows


def test_an_actor_and_its_alias_change_names(admin_client: Client) -> None:
    actor = make_actor("UN", names=(("United Nations", "alias"),))
    assert save_actor(admin_client, actor, name="United Nations", **names_rows(actor, "UN")) == 302
    assert (Actor.objects.get().name, [name.name for name in ActorName.objects.all()]) == ("United Nations", ["UN"])


def test_two_names_of_an_actor_change_places(admin_client: Client) -> None:
    actor = make_actor("United Nations", names=(("UN", "acronym"), ("the Organisation", "alias")))
    assert save_actor(admin_client, actor, **names_rows(actor, "the Organisation", "UN")) == 302
    assert [(name.name, name.kind) for name in ActorName.objects.order_by("pk")] == [("the Organisation", "acronym"), ("UN", "alias")]
    assert {name.folded for name in ActorName.objects.all()} == {"un", "the organisation"}


def test_a_name_takes_the_place_of_a_deleted_one(admin_client: Client) -> None:
    actor = make_actor("United Nations", names=(("UN", "acronym"), ("the Organisation", "alias")))
    rows = names_rows(actor, "the Organisation", "the Organisation") | {"names-1-DELETE": "on"}
    assert save_actor(admin_client, actor, **rows) == 302
    assert [name.name for name in ActorName.objects.all()] == ["the Organisation"]


def test_keywords_are_typed_one_a_line(admin_client: Client) -> None:
    topic = make_topic(keywords=("tariff", "arancel"))
    path = reverse("admin:archive_topic_change", args=[topic.pk])
    area = html.fromstring(admin_client.get(path).content).xpath("//textarea[@name='keywords']")[0]
    assert area.text.strip().splitlines() == ["tariff", "arancel"]
    sent = {"name": "Trade", "slug": "trade", "parent": "", "keywords": "tariff\r\n\r\n duty \r\n"}
    assert admin_client.post(path, sent).status_code == 302
    assert Topic.objects.get().keywords == ["tariff", "duty"]


def test_a_topic_never_stands_below_one_of_its_own(admin_client: Client) -> None:
    top = make_topic("Trade")
    below = make_topic("Tariffs", top)
    path = reverse("admin:archive_topic_change", args=[top.pk])
    response = admin_client.post(path, {"name": "Trade", "slug": "trade", "parent": str(below.pk), "keywords": ""})
    assert response.status_code == 200
    assert "below itself" in response.content.decode()


def test_a_source_that_is_there_already_is_refused_in_a_sentence(admin_client: Client) -> None:
    make_source("Annual Report", issued="2023")
    sent = {"name": "x", "title": "ANNUAL REPORT", "kind": "report", "issued": "2023", "slug": "x", "publisher": "", "article": ""}
    response = admin_client.post("/admin/archive/source/add/", sent)
    assert response.status_code == 200
    assert "holds this source already" in response.content.decode()
    assert admin_client.post("/admin/archive/source/add/", sent | {"issued": "2024"}).status_code == 302
