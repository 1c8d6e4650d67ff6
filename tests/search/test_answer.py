"""The one search object: hits, exact counts, and links that lead where they say."""

from dataclasses import dataclass, field
from itertools import product
from random import Random
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.http import Http404
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.models import Actor, Article
from search.answer import answer
from search.contract import BadSearch, SearchRequest, first_and_last_day
from tests.factories import index_all, link, make_actor, make_article, make_source, make_topic
from tests.search.asking import ask, backend, counts, request, slugs

pytestmark = pytest.mark.django_db

WORDS = ("drought", "trade", "steel", "harvest")
DATES = (None, "2023", "2024", "2024-02", "2024-11", "2025-01", "2025-01-31", "2025-11-10", "2025-11-30", "2026-01-01", "2026")
CHOICES = {"actor": ("a1", "a2", "a3", "a4"), "topic": ("t1", "t2", "t3"), "source": ("s1", "s2")}


@dataclass
class Told:
    """What an article of the small archive was made with: the tests' own memory of it."""

    words: set[str]
    date: str | None
    keys: dict[str, set[str]] = field(default_factory=dict)


@pytest.fixture
def sixty() -> dict[str, Told]:
    """Sixty articles with random words, dates, actors, topics and sources; t3 stands below t1."""
    random = Random(7)
    parent = make_topic("T1")
    rows = {
        "actor": {slug: make_actor(slug.upper(), slug=slug) for slug in CHOICES["actor"]},
        "topic": {"t1": parent, "t2": make_topic("T2"), "t3": make_topic("T3", parent=parent)},
        "source": {slug: make_source(slug.upper()) for slug in CHOICES["source"]},
    }
    told = {}
    for number in range(60):
        words = set(random.sample(WORDS, random.randint(1, 3)))
        article = make_article(f"Number {number}", " ".join(sorted(words)), random.choice(DATES))
        made = told[article.slug] = Told(words, article.printed_date)
        for facet, values in CHOICES.items():
            made.keys[facet] = set(random.sample(values, random.randint(0, 2)))
            for slug in made.keys[facet]:
                link(article, **{facet: rows[facet][slug]})
        if "t3" in made.keys["topic"]:
            made.keys["topic"].add("t1")
    index_all()
    return told


def expected(told: dict[str, Told], asked: SearchRequest) -> set[str]:
    """The hits by the rules, said again in plain Python."""
    return {slug for slug, article in told.items() if _words(article, asked) and _chosen(article, asked) and _dated(article, asked)}


def _words(article: Told, asked: SearchRequest) -> bool:
    typed = [word.lstrip("-") in article.words if not word.startswith("-") else word[1:] not in article.words for word in asked.q.split()]
    return all(typed) if not asked.any_words or not typed else any(typed)


def _chosen(article: Told, asked: SearchRequest) -> bool:
    for facet, values in asked.chosen.items():
        found = [value in article.keys[facet] for value in values]
        if found and not (all(found) if facet == "actor" and asked.all_actors else any(found)):
            return False
    return True


def _dated(article: Told, asked: SearchRequest) -> bool:
    if article.date is None:
        return asked.undated_rule != "exclude"
    first, last = first_and_last_day(article.date)
    return (
        asked.undated_rule != "only"
        and (not asked.first or first >= first_and_last_day(asked.first)[0])
        and (not asked.last or last <= first_and_last_day(asked.last)[1])
    )


SEARCHES = st.builds(
    lambda q, any_words, chosen, all_actors, bounds, undated, sort: SearchRequest(
        q=" ".join(q),
        any_words=any_words,
        chosen={facet: values for facet, values in chosen.items() if values},
        all_actors=all_actors,
        first=min(bounds),
        last=max(bounds),
        undated=undated if undated != "only" or not any(bounds) else "",
        sort=sort,
        page_size=100,
    ),
    st.lists(st.sampled_from(WORDS), max_size=2, unique=True),
    st.booleans(),
    st.fixed_dictionaries({facet: st.lists(st.sampled_from(v), max_size=2, unique=True).map(tuple) for facet, v in CHOICES.items()}),
    st.booleans(),
    st.sampled_from(
        [
            ("", ""),
            ("", ""),
            ("2024", "2025"),
            ("2024-11", "2025-11"),
            ("2025", "2025"),
            ("2025-01", "2025-01"),
            ("", "2025"),
            ("", "2024-02"),
        ]
    ),
    st.sampled_from(["", "", "include", "exclude", "only"]),
    st.sampled_from(["", "relevance", "newest", "oldest"]),
)


def test_hits_are_those_of_the_rules_and_every_count_is_that_of_its_click(sixty: dict[str, Told]) -> None:
    """Each facet's value, year and month against the rules said in plain Python."""

    @settings(max_examples=60, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
    @given(SEARCHES)
    def holds(asked: SearchRequest) -> None:
        page = answer(asked)
        assert {hit.slug for hit in page.results} == expected(sixty, asked)
        assert page.count == len(page.results)
        for facet, values in page.facets.items():
            all_of = facet == "actor" and asked.all_actors
            said = {value["slug"]: value["count"] for value in values}
            for slug in CHOICES[facet]:
                alone = (*asked.chosen.get(facet, ()), slug) if all_of else (slug,)
                there = expected(sixty, asked.but(chosen={**asked.chosen, facet: tuple(dict.fromkeys(alone))}))
                assert said.get(slug, 0) == len(there), (facet, slug)
            assert page.totals[facet] == sum(count > 0 for count in said.values())
            assert {value["slug"] for value in values if value["selected"]} == set(asked.chosen.get(facet, ()))
        free = asked.but(first="", last="", undated="")
        dates = [sixty[slug].date for slug in expected(sixty, free)]
        assert page.undated == dates.count(None)
        for bars in (page.years, page.months):
            length = 4 if bars is page.years else 7
            assert [bar["value"] for bar in bars] == sorted({date[:length] for date in dates if date and len(date) >= length})
            for bar in bars:
                assert bar["count"] == len(expected(sixty, free.but(first=bar["value"], last=bar["value"]))), bar["value"]

    holds()


def followed(link_: str) -> SearchRequest:
    """The request of a link of the page."""
    address = urlsplit(link_)
    assert (address.scheme, address.netloc, address.path) == ("", "", "/search/")
    params: dict[str, list[str]] = {}
    for name, value in parse_qsl(address.query, keep_blank_values=True):
        params.setdefault(name, []).append(value)
    return request(**{name if name != "from" else "from_": values for name, values in params.items()})


ASKED: list[dict[str, Any]] = [
    {},
    {"q": "drought"},
    {"q": "trade OR steel", "topic": "t1"},
    {"q": "drought", "actor": "a1"},
    {"actor": ["a1", "a2"], "all": "actor"},
    {"from_": "2024", "to": "2025", "source": "s1"},
    {"undated": "only"},
    {"undated": "exclude", "q": "drought steel", "match": "any", "sort": "oldest", "page_size": "3", "page": "2"},
]


def test_every_link_of_a_page_leads_to_what_it_says(sixty: dict[str, Told]) -> None:
    for asked in ASKED:
        page = ask(**asked)
        for facet, values in page.facets.items():
            for value in values:
                there = followed(value["toggle_url"])
                assert (value["slug"] in there.chosen.get(facet, ())) is not value["selected"]
                assert there.page == 1
                adds = facet == "actor" and page.request.all_actors and not value["selected"]
                if adds or not page.request.chosen.get(facet):
                    assert answer(there).count == value["count"], value["toggle_url"]
        for bar in (*page.years, *page.months):
            there = answer(followed(bar["toggle_url"]))
            assert (there.count if not bar["selected"] else bar["count"]) == bar["count"], bar["toggle_url"]


def test_values_do_not_vanish_after_the_first_pick(sixty: dict[str, Told]) -> None:
    before, after = ask(q="drought"), ask(q="drought", actor="a1")
    assert counts(before, "actor") == counts(after, "actor")
    again = ask(q="drought", actor=["a1", "a2"])
    assert counts(again, "actor") == counts(before, "actor")
    assert again.count > after.count


def test_the_pages_of_a_search_hold_every_hit_once_in_every_order(sixty: dict[str, Told]) -> None:
    for sort, q in product(("relevance", "newest", "oldest"), ("", "drought")):
        pages = [slugs(q=q, sort=sort, page_size=7, page=page) for page in range(1, ask(q=q, page_size=7).pages + 1)]
        found = [slug for page in pages for slug in page]
        assert len(found) == len(set(found)) == ask(q=q).count
        assert all(len(page) == 7 for page in pages[:-1])


def test_undated_articles_come_last_in_both_directions(sixty: dict[str, Told]) -> None:
    def dates(sort: str) -> list[str | None]:
        return [hit.published_on for hit in ask(sort=sort, page_size=100).results]

    for sort in ("newest", "oldest"):
        printed = dates(sort)
        dated = [date for date in printed if date]
        assert printed == dated + [None] * (len(printed) - len(dated))
        assert None in printed
        days = [first_and_last_day(date)[0] for date in dated]
        assert days == sorted(days, reverse=sort == "newest")


def test_a_facet_has_a_hundred_values_at_most_and_says_how_many_there_are() -> None:
    article = make_article()
    for number in range(103):
        link(article, actor=make_actor(f"Number {number}"))
    index_all()
    page = ask()
    assert (len(page.facets["actor"]), page.totals["actor"]) == (100, 103)
    left_out = next(actor.slug for actor in Actor.objects.all() if actor.slug not in counts(page, "actor"))
    assert counts(ask(actor=left_out), "actor")[left_out] == 1


# what the index doesn't know yet


def test_a_withdrawn_row_is_left_out_and_taken_off_the_count() -> None:
    kept, withdrawn, deleted = (make_article(f"Drought {number}") for number in range(3))
    index_all()
    Article.objects.filter(pk=withdrawn.pk).update(status=Article.Status.WITHDRAWN)
    Article.objects.filter(pk=deleted.pk).delete()
    page = ask(q="drought")
    assert (page.count, [hit.slug for hit in page.results]) == (1, [kept.slug])
    assert len(backend().searcher().entries()) == 3


def test_what_is_not_published_is_not_found() -> None:
    for status in ("draft", "review", "withdrawn"):
        make_article(f"Drought {status}", status=status)
    index_all()
    assert ask(q="drought").count == 0


def test_a_merged_actor_is_the_one_it_became() -> None:
    old, new = make_actor("Old Name"), make_actor("New Name")
    one, other = make_article("One"), make_article("Other")
    link(one, actor=old)
    link(other, actor=new)
    old.merged_into = new
    old.save()
    index_all()
    page = ask(actor="old-name")
    assert {hit.slug for hit in page.results} == {"one", "other"}
    assert page.request.chosen == {"actor": ("new-name",)}
    assert counts(page, "actor") == {"new-name": 2}
    assert {actor.slug for hit in page.results for actor in hit.actors} == {"new-name"}
    assert counts(ask(actor=["old-name", "new-name"]), "actor") == {"new-name": 2}
    assert set(slugs(q="actor:old-name")) == set(slugs(q='actor:"Old Name"')) == {"one", "other"}


def test_an_article_with_an_actor_and_what_was_merged_into_it_counts_once() -> None:
    old, new, article = make_actor("Old Name"), make_actor("New Name"), make_article()
    link(article, actor=old)
    link(article, actor=new)
    old.merged_into = new
    old.save()
    index_all()
    page = ask()
    assert counts(page, "actor") == {"new-name": 1}
    assert [actor.slug for actor in page.results[0].actors] == ["new-name"]


def test_a_topic_has_the_articles_of_the_topics_below_it() -> None:
    economy = make_topic("Economy")
    trade = make_topic("Trade", parent=economy)
    tariffs = make_topic("Tariffs", parent=trade)
    for topic in (economy, trade, tariffs):
        link(make_article(f"On {topic.name}"), topic=topic)
    index_all()
    assert [ask(topic=slug).count for slug in ("economy", "trade", "tariffs")] == [3, 2, 1]
    assert counts(ask(), "topic") == {"economy": 3, "trade": 2, "tariffs": 1}


def test_an_unnamed_source_is_no_facet_and_a_rejected_row_is_none_either() -> None:
    article = make_article("On money", "Leaked documents say so.")
    link(article, source=make_source("leaked documents", article=article))
    link(article, actor=make_actor("Nobody", state="rejected"))
    index_all()
    page = ask()
    assert (page.facets["source"], page.facets["actor"], page.results[0].sources, page.results[0].actors) == ((), (), (), ())


# dates


def test_a_date_is_printed_to_its_precision_with_its_basis() -> None:
    for printed in ("2025", "2025-11", "2025-11-10", None):
        make_article(f"Of {printed}", published_on=printed)
    index_all()
    found = [(hit.published_on, hit.date_precision, hit.date_basis) for hit in ask(sort="oldest").results]
    assert found == [
        ("2025", "year", "masthead"),
        ("2025-11", "month", "masthead"),
        ("2025-11-10", "day", "masthead"),
        (None, "none", "none"),
    ]


def test_a_date_matches_when_all_of_its_interval_lies_within_the_bounds() -> None:
    for printed in ("2025", "2025-11", "2025-11-10", "2025-11-30", None):
        make_article(f"Of {printed}", published_on=printed)
    index_all()

    def found(**asked: str) -> str:
        return " ".join(str(hit.published_on) for hit in ask(sort="oldest", **asked).results)

    assert found(from_="2025-11", to="2025-11") == "2025-11 2025-11-10 2025-11-30"
    assert found(from_="2025-11-02") == "2025-11-10 2025-11-30"
    assert found(to="2025-11-10") == "2025-11-10"
    assert found(from_="2025") == "2025 2025-11 2025-11-10 2025-11-30"
    assert found(from_="2025-02") == "2025-11 2025-11-10 2025-11-30"
    assert found(from_="2025", undated="include") == "2025 2025-11 2025-11-10 2025-11-30 None"
    assert found(undated="only") == "None"
    assert found(undated="exclude") == "2025 2025-11 2025-11-10 2025-11-30"
    assert found() == "2025 2025-11 2025-11-10 2025-11-30 None"


# pages and refusals


def test_a_page_past_the_end_is_404_and_the_first_page_never_is() -> None:
    make_article()
    index_all()
    assert ask(q="nowhere").pages == ask(q="nowhere", page=1).request.page == 1
    for page in (2, 999_999_999):
        with pytest.raises(Http404):
            ask(page=page)


@pytest.mark.parametrize("facet", ["actor", "topic", "source"])
def test_an_unknown_slug_is_refused_in_a_sentence(facet: str) -> None:
    index_all()
    with pytest.raises(BadSearch, match=f"There is no {facet} “nobody”."):
        ask(**{facet: "nobody"})


def test_a_title_counts_more_and_an_untitled_text_shows_its_first_words() -> None:
    make_article("Something else", "A drought is named once here, and other things as well.")
    make_article("Drought", "Of other things, many and long, and of other things again.")
    make_article("", "Words of a text that has no title but is long enough to be cut.")
    index_all()
    assert [hit.heading for hit in ask(q="drought").results] == ["Drought", "Something else"]
    untitled = ask(q="enough").results[0]
    assert (untitled.title, untitled.heading) == (None, "Words of a text that has no title but…")


# own grammar through the whole


LINES: list[tuple[dict[str, str], str]] = [
    ({"q": "drought trade"}, "b"),
    ({"q": "drought trade", "match": "any"}, "abc"),
    ({"q": "drought OR harvest"}, "abd"),
    ({"q": "drought -trade"}, "a"),
    ({"q": "-trade drought", "match": "any"}, "a"),
    ({"q": '"fair trade"'}, "b"),
    ({"q": "(drought OR harvest) -fair"}, "a"),
    ({"q": "har*"}, "d"),
    ({"q": "title:trade"}, "c"),
    ({"q": "actor:world-bank"}, "ac"),
    ({"q": 'actor:"World Bank" drought'}, "a"),
    ({"q": "actor:WORLD-BANK"}, "ac"),
    ({"q": 'actor:"wörld bank"'}, "ac"),
    ({"q": "topic:Economy"}, "b"),
    ({"q": 'source:"Annual Report"'}, "d"),
    ({"q": "-actor:world-bank"}, "bd"),
    ({"q": 'actor:"Jane Doe"'}, "b"),
    ({"q": "actor:nobody"}, ""),
    ({"q": "drought OR topic:economy OR source:annual-report"}, "abd"),
]


def test_words_operators_and_fields_find_what_they_say() -> None:
    texts = {
        "a": ("A", "Drought and rain."),
        "b": ("B", "A drought of fair trade."),
        "c": ("Trade", "Steel."),
        "d": ("D", "A fair harvest."),
    }
    made = {name: make_article(*text) for name, text in texts.items()}
    bank, jane = make_actor("World Bank"), make_actor("Jane Doe", kind="person", state="proposed")
    for name, linked in (("a", bank), ("c", bank), ("b", jane)):
        link(made[name], actor=linked)
    link(made["b"], topic=make_topic("Economy"))
    link(made["d"], source=make_source("Annual Report"))
    index_all()
    names = {article.slug: name for name, article in made.items()}
    wrong = [(asked, hits, found) for asked, hits in LINES if (found := "".join(sorted(names[slug] for slug in slugs(**asked)))) != hits]
    assert not wrong
    assert ask(q="actor:nobody").notes == ("No actor is called “nobody”.",)


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [("drougth", "drought"), ("drougth trade", "drought trade"), ("Drougth “trade”", "drought “trade”"), ("zzzqqqxxx", None), ("", None)],
)
def test_did_you_mean_mends_the_unknown_words_and_leaves_the_others(typed: str, suggested: str | None) -> None:
    make_article("On trade", "Drought came, and trade went.")
    index_all()
    assert ask(q=typed).suggestion == suggested


def test_a_suggestion_is_only_made_where_nothing_was_found() -> None:
    make_article("On trade", "Drought came, and trade went.")
    index_all()
    assert ask(q="drougth trade", match="any").suggestion is None


def test_a_search_by_a_former_slug_is_one_by_the_present_one() -> None:
    actor = make_actor("Ann Poe", "person")
    link(make_article("Drought"), actor=actor)
    actor = Actor.objects.get(pk=actor.pk)
    actor.slug = "ann-maria-poe"
    actor.save()
    index_all()
    found = ask(actor="ann-poe")
    assert (found.count, found.request.chosen) == (1, {"actor": ("ann-maria-poe",)})
