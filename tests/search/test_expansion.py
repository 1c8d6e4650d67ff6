"""Names in a query: widened to all names of their actor, said so, and switched off by quotes or ``exact=1``."""

import pytest
from django.test import Client

from archive.models import Actor, ActorName
from search.checking import compare
from search.engine import All, AnyOf, Capitals, Not, Phrase, Prefix, Word, parse
from search.expansion import Expansion, NamedActor, Names, expand
from search.names import current_names
from tests.factories import index_all, make_actor, make_article
from tests.search.asking import ask, backend, slugs

CARTEL = NamedActor(
    "jalisco-new-generation-cartel",
    "Jalisco New Generation Cartel",
    ("Jalisco New Generation Cartel", "CJNG", "Cártel Jalisco"),
    frozenset({"CJNG"}),
)
JALISCO = NamedActor("jalisco", "Jalisco", ("Jalisco",), frozenset())
STATES = NamedActor("united-states", "United States", ("United States", "U.S.", "US", "America"), frozenset({"U.S.", "US"}))
HEALTH = NamedActor("who", "World Health Organization", ("World Health Organization", "WHO"), frozenset({"WHO"}))
ICE = NamedActor("ice", "Immigration and Customs Enforcement", ("Immigration and Customs Enforcement", "ICE"), frozenset({"ICE"}))
ONE_SIG = NamedActor("sig", "Security Implementation Group", ("Security Implementation Group", "SIG"), frozenset({"SIG"}))
OTHER_SIG = NamedActor("signals", "Signals Office", ("Signals Office", "SIG"), frozenset({"SIG"}))
BANK = NamedActor("world-bank", "World Bank", ("World Bank", "Banco Mundial"), frozenset())

NAMES = Names.of([CARTEL, JALISCO, STATES, HEALTH, ICE, ONE_SIG, OTHER_SIG, BANK])
CARTELS = AnyOf((Phrase(("jalisco", "new", "generation", "cartel")), Capitals("CJNG"), Phrase(("cartel", "jalisco"))))
BANKS = AnyOf((Phrase(("world", "bank")), Phrase(("banco", "mundial"))))
JALISCOS = AnyOf((Phrase(("jalisco",)),))


def expanded(text: str) -> tuple[object, list[str]]:
    tree, expansions, _ = expand(parse(text).tree, NAMES)
    return tree, [expansion.actor.slug for expansion in expansions]


@pytest.mark.parametrize(
    ("typed", "tree", "actors"),
    [
        ("CJNG", CARTELS, ["jalisco-new-generation-cartel"]),
        ("cjng", CARTELS, ["jalisco-new-generation-cartel"]),
        ("C.J.N.G.", CARTELS, ["jalisco-new-generation-cartel"]),
        ("cartel jalisco", All((CARTELS,)), ["jalisco-new-generation-cartel"]),
        ("Cártel Jalisco", All((CARTELS,)), ["jalisco-new-generation-cartel"]),
        ("jalisco new generation cartel", All((CARTELS,)), ["jalisco-new-generation-cartel"]),
        ("jalisco new generation", All((JALISCOS, Word("new"), Word("generation"))), ["jalisco"]),
        ("fentanyl CJNG", All((Word("fentanyl"), CARTELS)), ["jalisco-new-generation-cartel"]),
        ("world bank -CJNG", All((BANKS, Not(CARTELS))), ["world-bank", "jalisco-new-generation-cartel"]),
        ("(CJNG OR fentanyl)", AnyOf((CARTELS, Word("fentanyl"))), ["jalisco-new-generation-cartel"]),
        ("world", Word("world"), []),
        ("bank world", All((Word("bank"), Word("world"))), []),
        ('"CJNG"', Phrase(("CJNG",)), []),
        ('"World Bank"', Phrase(("World", "Bank")), []),
        ("CJNG*", Prefix("CJNG"), []),
        ("us", Word("us"), []),
        ("who", Word("who"), []),
        ("Who", Word("Who"), []),
        ("ice", Word("ice"), []),
        ("about us who ice", All((Word("about"), Word("us"), Word("who"), Word("ice"))), []),
    ],
)
def test_the_longest_name_is_widened_and_nothing_else(typed: str, tree: object, actors: list[str]) -> None:
    assert expanded(typed) == (tree, actors)


@pytest.mark.parametrize("typed", ["US", "U.S.", "WHO", "ICE", "America", "america"])
def test_an_ordinary_word_is_an_acronym_in_capitals_alone(typed: str) -> None:
    tree, actors = expanded(typed)
    assert len(actors) == 1
    assert isinstance(tree, AnyOf)
    assert {type(child) for child in tree.children} == {Phrase, Capitals}


def test_an_ambiguous_name_is_searched_as_it_is_and_offers_the_choice() -> None:
    tree, expansions, notes = expand(parse("SIG meeting").tree, NAMES)
    assert (tree, expansions) == (All((Word("SIG"), Word("meeting"))), ())
    assert notes == (
        "“SIG” names several actors and was searched as it is; to choose one, add "
        "actor:sig (Security Implementation Group) or actor:signals (Signals Office).",
    )


def test_words_that_are_alternatives_still_do_alone_where_they_make_a_name_together() -> None:
    for tree in (parse("World OR Bank").tree, parse("world bank", any_words=True).tree):
        widened, expansions, _ = expand(tree, NAMES)
        assert isinstance(widened, AnyOf)
        assert [expansion.actor.slug for expansion in expansions] == ["world-bank"]
        assert {child.text.lower() for child in widened.children if isinstance(child, Word)} == {"world", "bank"}
        assert BANKS in widened.children


def test_nothing_is_widened_in_nothing() -> None:
    assert expand(None, NAMES) == (None, (), ())


def test_also_names_the_other_names_only() -> None:
    assert Expansion("CJNG", CARTEL).also == ("Jalisco New Generation Cartel", "Cártel Jalisco")
    assert Expansion("cartel jalisco", CARTEL).also == ("Jalisco New Generation Cartel", "CJNG")
    assert Expansion("U.S.", STATES).also == ("United States", "America")


def test_names_are_looked_up_without_accents_and_dots() -> None:
    assert NAMES.of_text("BANCO  MUNDIAL") == [BANK]
    assert NAMES.of_text("u.s.") == [STATES]
    assert NAMES.of_text("") == NAMES.of_text("nobody") == []


# through the whole


@pytest.fixture
def cartels(db: None) -> Actor:
    cartel = make_actor("Jalisco New Generation Cartel", "criminal-organisation", (("CJNG", "acronym"), ("Jalisco Cartel", "alias")))
    make_actor("Mexico", "state", (("Mexican", "demonym"), ("Los Pinos", "metonym")))
    make_actor("United States", "state", (("US", "acronym"), ("U.S.", "acronym")))
    make_article("capitals", "The CJNG sells it.")
    make_article("small", "The cjng sells it.")
    make_article("full", "The Jalisco New Generation Cartel sells it.")
    make_article("apart", "A cartel of a new generation in Jalisco.")
    make_article("mexican", "Mexican police in Los Pinos.")
    make_article("mexico", "Police in Mexico.")
    make_article("us", "They told us of the U.S. border.")
    make_article("ours", "They told us.")
    index_all()
    return cartel


def test_a_name_finds_all_names_of_its_actor_and_acronyms_as_capitals_only(cartels: Actor) -> None:
    for q in ("CJNG", "cjng", "Jalisco Cartel", "jalisco new generation cartel"):
        assert set(slugs(q=q)) == {"capitals", "full"}, q
    assert set(slugs(q="CJNG", exact="1")) == {"capitals", "small"}
    assert set(slugs(q='"CJNG"')) == {"capitals", "small"}
    assert slugs(q='"Jalisco Cartel"') == []
    assert set(slugs(q="US")) == {"us"}
    assert set(slugs(q="us")) == {"us", "ours"}
    assert set(slugs(q="mexico")) == {"mexico"}
    assert set(slugs(q="mexican")) == {"mexican"}
    assert set(slugs(q="police -CJNG")) == {"mexican", "mexico"}
    assert set(slugs(q="sells -CJNG")) == {"small"}


def test_or_never_finds_less_than_one_of_its_words(cartels: Actor) -> None:
    for q, match in (("Jalisco OR Cartel", ""), ("Jalisco Cartel", "any")):
        assert set(slugs(q=q, match=match)) == {"full", "apart", "capitals"}


def test_the_answer_says_what_was_widened_and_how_to_undo_it(cartels: Actor, client: Client) -> None:
    (widened,) = ask(q="CJNG sells").expanded
    assert (widened.text, widened.actor) == ("CJNG", "jalisco-new-generation-cartel")
    assert widened.also == ("Jalisco New Generation Cartel", "Jalisco Cartel")
    page = " ".join(client.get("/search/?q=CJNG").content.decode().split())
    assert "CJNG also searched as <span>Jalisco New Generation Cartel</span>" in page
    assert 'href="/search/?q=CJNG&amp;exact=1"' in page
    assert ask(q="CJNG", exact="1").expanded == ask(q='"CJNG"').expanded == ask(q="sells").expanded == ()
    assert "also searched as" not in client.get("/search/?q=CJNG&exact=1").content.decode()


def test_snippets_mark_every_name_that_was_searched(cartels: Actor) -> None:
    assert {hit.slug: hit.snippet for hit in ask(q="CJNG").results} == {
        "capitals": "The <mark>CJNG</mark> sells it.",
        "full": "The <mark>Jalisco New Generation Cartel</mark> sells it.",
    }


def test_a_name_that_two_actors_bear_expands_neither(cartels: Actor) -> None:
    make_actor("Centre for Juvenile Needs", "institute", (("CJNG", "acronym"),))
    page = ask(q="CJNG")
    assert {hit.slug for hit in page.results} == {"capitals", "small"}
    assert (page.expanded, len(page.notes)) == ((), 1)
    assert "actor:centre-for-juvenile-needs (Centre for Juvenile Needs)" in page.notes[0]


def test_names_are_live_at_once_without_reindexing(cartels: Actor) -> None:
    before = backend().searcher().entries()
    name = ActorName.objects.create(actor=cartels, name="Four Letters", kind="alias")
    assert set(slugs(q="four letters")) == {"capitals", "full"}
    name.name = "Five Letters"
    name.save()
    assert (slugs(q="four letters"), set(slugs(q="five letters"))) == ([], {"capitals", "full"})
    name.delete()
    assert slugs(q="five letters") == []
    cartels.name = "The Men of Jalisco"
    cartels.save()
    assert ask(q="CJNG").expanded[0].also == ("The Men of Jalisco", "Jalisco Cartel")
    assert slugs(q="CJNG") == ["capitals"]
    cartels.state = "rejected"
    cartels.save()
    assert ask(q="CJNG").expanded == ()
    cartels.delete()
    assert set(slugs(q="CJNG")) == {"capitals", "small"}
    assert backend().searcher().entries() == before
    assert not compare().ids


def test_a_proposed_actor_widens_nothing_and_a_merged_one_lends_its_names_to_what_it_became(cartels: Actor) -> None:
    make_actor("Sold It", state="proposed")
    merged = make_actor("Sells It", merged_into=cartels)
    assert ask(q="sold it").expanded == ()
    assert [widened.actor for widened in ask(q="sells it").expanded] == [cartels.slug]
    merged.merged_into = None
    merged.save()
    assert [widened.actor for widened in ask(q="sells it").expanded] == ["sells-it"]


def test_names_are_read_once_until_one_changes(cartels: Actor, django_assert_num_queries: object) -> None:
    names = current_names()
    # The versions of all names.
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert current_names() is names
    make_actor("Another")
    assert current_names() is not names
