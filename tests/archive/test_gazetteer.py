from archive.gazetteer import current_gazetteer
from archive.reading import RawPage, read
from tests.factories import make_actor, make_topic

TEXT = "What us said\n\nIt told us of rice, and of US wheat, and of the price of bread in the towns.\n\nRice Board knows."


def found(text: str) -> dict[str, list[str]]:
    """Known actors of a text with the words that name them."""
    record = read(RawPage("page.txt", text.encode()), current_gazetteer())
    return {actor.slug: [m.exact for m in actor.mentions] for actor in record.actors if actor.slug}


def test_the_reader_knows_accepted_actors_with_all_their_names(db) -> None:
    make_actor("United States", "state", (("US", "acronym"), ("Washington", "metonym"), ("American", "demonym")))
    make_actor("Rice Board", "agency")
    known = current_gazetteer().by_slug["united-states"]
    assert {(name.text, name.kind, name.case_sensitive, name.strength) for name in known.names} == {
        ("United States", "name", False, "name"),
        ("US", "acronym", True, "name"),
        ("American", "demonym", False, "weak"),
        ("Washington", "metonym", False, "weak"),
    }
    assert found(TEXT) == {"united-states": ["US"], "rice-board": ["Rice Board"]}


def test_acronyms_are_capitals(db) -> None:
    make_actor("United States", "state", (("US", "acronym"),))
    assert found(TEXT.replace("US wheat", "us wheat")) == {}


def test_proposed_rejected_and_merged_actors_are_not_known(db) -> None:
    standing = make_actor("Rice Board", "agency")
    make_actor("Wheat Board", "agency", state="proposed")
    make_actor("Oat Board", "agency", state="rejected")
    make_actor("Rye Board", "agency", merged_into=standing)
    assert list(current_gazetteer().by_slug) == ["rice-board"]


def test_topics_come_with_their_keywords(db) -> None:
    make_topic("Trade", keywords=("tariff", "arancel"))
    assert [(topic.slug, topic.keywords) for topic in current_gazetteer().topics] == [("trade", ("tariff", "arancel"))]


def test_the_gazetteer_is_four_queries_however_long(db, django_assert_num_queries) -> None:
    for n in range(5):
        make_actor(f"Board {n}", "agency", ((f"B{n}", "acronym"),))
    with django_assert_num_queries(4):  # merged actors, names, actors, topics
        current_gazetteer()
