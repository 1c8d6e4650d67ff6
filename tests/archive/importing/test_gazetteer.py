"""What a gazetteer's file does beside what the archive holds."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.exchange.gazetteer_files import Entry, read, written
from archive.folding import fold
from archive.gazetteer import entries_held
from archive.importing.gazetteer import Line, Outcome, carry_out, counts, plan
from archive.merging import merge
from archive.models import Actor, ActorName, Topic
from tests.factories import make_actor, make_topic

pytestmark = pytest.mark.django_db

TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=20).map(lambda text: f"a{text}"[:20])


def actor(slug: str, name: str, kind: str = "agency", where: str = "line 2") -> Entry:
    """A row of an actor."""
    return Entry(where, "actor", slug, name, kind)


def outcomes(*entries: Entry, overwrite: bool = False) -> list[tuple[str, str]]:
    """What the rows would do, and why."""
    return [(line.outcome.value, line.reason) for line in plan(entries, overwrite)]


def by_editor(row: Any, **fields: Any) -> Any:
    """The row as an editor saved it."""
    row._history_user, _ = User.objects.get_or_create(username="editor")
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()
    return row


def imported(*entries: Entry, overwrite: bool = False) -> list[Line]:
    """The lines, carried out."""
    lines = plan(entries, overwrite)
    carry_out(lines)
    return lines


def test_what_the_archive_lacks_is_created() -> None:
    imported(
        Entry("1", "keyword", "rice", "arroz"),
        Entry("2", "topic", "rice", "Rice", parent="food"),
        Entry("3", "topic", "food", "Food"),
        Entry("4", "name", "rice-board", "RB", "acronym", "yes"),
        actor("rice-board", "Rice Board"),
    )
    assert Topic.objects.get(slug="rice").parent == Topic.objects.get(slug="food")
    assert Topic.objects.get(slug="rice").keywords == ["arroz"]
    name = ActorName.objects.get()
    assert (name.actor.slug, name.actor.state, name.kind, name.case_sensitive) == ("rice-board", "accepted", "acronym", True)


@pytest.mark.parametrize("form", ["csv", "json"])
def test_what_was_exported_changes_nothing(form: str) -> None:
    board = make_actor("Rice Board", "agency", (("RB", "acronym"), ("=Rice", "alias")))
    merged = make_actor("Rice Office", "agency", (("RO", "acronym"), ("rb", "alias")))
    make_actor("Nobody", "person", state="rejected")
    food, grain = make_topic("Food", keywords=("food", "'@food")), make_topic("Grain", keywords=("grain",))
    make_topic("Rice", food, ("rice",))
    merge([merged], board)
    merge([grain], food)
    lines = plan(read(written(form, entries_held()).encode()))
    assert counts(lines) == {"left as it is": len(lines)}
    assert {line.entry.name for line in lines} >= {"Rice Board", "=Rice", "Rice Office", "RO", "grain", "'@food"}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(TEXTS, st.lists(TEXTS, max_size=3, unique=True), max_size=3), st.sampled_from(["csv", "json"]))
def test_any_gazetteer_goes_out_and_in_unchanged_and_is_the_same_in_an_empty_archive(names: dict[str, list[str]], form: str) -> None:
    with transaction.atomic():
        for number, (name, others) in enumerate(names.items()):
            held = Actor.objects.create(name=name, kind="agency")
            for other in {fold(other): other for other in others if fold(other)}.values():
                ActorName.objects.create(actor=held, name=other)
            Topic.objects.create(name=f"{number} {name}", keywords=others)
        data = written(form, entries_held()).encode()
        assert not {line.outcome for line in plan(read(data))} & {Outcome.CREATED, Outcome.CHANGED, Outcome.REFUSED, Outcome.CONFLICT}
        Topic.objects.all().delete()
        Actor.objects.all().delete()
        imported(*read(data))
        assert written(form, entries_held()).encode() == data
        transaction.set_rollback(True)


def test_names_go_out_in_the_order_of_their_tidied_words() -> None:
    make_actor("Rice Board", names=((" b", "alias"), ("a", "alias")))
    assert [entry.name for entry in entries_held() if entry.type == "name"] == ["a", "b"]


def test_a_difference_nobody_decided_on_is_changed_and_one_that_an_editor_made_is_a_conflict() -> None:
    make_actor("Rice Board", "agency", (("RB", "alias"),))
    renamed = by_editor(make_actor("Oat Board", "agency"), name="Board of Oats")
    rows = (
        actor("rice-board", "Rice Council", "court"),
        Entry("3", "name", "rice-board", "RB", "acronym", "yes"),
        actor("oat-board", "Oat Board"),
    )
    assert outcomes(*rows) == [
        ("changed", "name: Rice Board → Rice Council; kind: agency → court"),
        ("changed", "kind: alias → acronym; case_sensitive: no → yes"),
        ("conflict", "an editor decided on it; name: Board of Oats → Oat Board"),
    ]
    imported(*rows)
    board = Actor.objects.get(slug="rice-board")
    assert (board.name, board.kind) == ("Rice Council", "court")
    assert sorted(board.names.values_list("name", "kind")) == [("RB", "acronym"), ("Rice Board", "alias")]
    assert Actor.objects.get(pk=renamed.pk).name == "Board of Oats"
    imported(*rows, overwrite=True)
    assert Actor.objects.get(pk=renamed.pk).name == "Oat Board"


def test_what_an_import_changed_is_no_editors_decision() -> None:
    make_actor("Rice Board", "agency")
    imported(actor("rice-board", "Rice Council"))
    Actor.history.filter(history_type="~").update(history_user=User.objects.create(username="editor"))
    assert outcomes(actor("rice-board", "Rice Board"))[0][0] == "changed"


def test_rejections_merges_and_what_was_taken_away_are_conflicts() -> None:
    make_actor("Nobody", "person", state="rejected")
    board, office = make_actor("Rice Board", "agency", (("RB", "acronym"),), no_names=["rbo"]), make_actor("Rice Office", "agency")
    by_editor(board.names.get())
    board.names.get().delete()
    ActorName.history.update(history_user=User.objects.get())
    topic = by_editor(make_topic("Rice", keywords=("rice", "arroz")), keywords=["rice"])
    merge([office], board)
    rows = (
        actor("nobody", "Nobody", "person"),
        actor("rice-office", "Rice Office"),
        Entry("4", "name", "rice-board", "RB", "acronym"),
        Entry("5", "name", "rice-board", "RBO", "acronym"),
        Entry("6", "keyword", "rice", "arroz"),
    )
    assert [outcome for outcome, _ in outcomes(*rows)] == ["conflict"] * 5
    imported(*rows)
    assert (board.names.count(), Topic.objects.get(pk=topic.pk).keywords) == (0, ["rice"])
    assert [outcome for outcome, _ in outcomes(*rows, overwrite=True)] == ["changed", "conflict", "changed", "changed", "changed"]
    imported(*rows, overwrite=True)
    assert Actor.objects.get(slug="nobody").state == "accepted"
    assert (board.names.count(), Topic.objects.get(pk=topic.pk).keywords) == (2, ["rice", "arroz"])
    assert Actor.objects.get(pk=office.pk).merged_into == board


def test_a_former_slug_names_its_row_and_a_proposed_actor_is_accepted() -> None:
    held = make_actor("Rice Board", "agency", state="proposed")
    held.slug = "board-of-rice"
    held.save()
    assert outcomes(actor("rice-board", "Rice Board")) == [("changed", "accepted")]
    imported(actor("rice-board", "Rice Board"), Entry("3", "name", "rice-board", "RB", "alias"))
    assert (Actor.objects.get().slug, Actor.objects.get().state, held.names.count()) == ("board-of-rice", "accepted", 1)


def test_what_stands_twice_is_a_duplicate() -> None:
    make_actor("Rice Board", "agency")
    names = (Entry("5", "name", "oats", "O", "alias"), Entry("6", "name", "oats", "o", "alias"))
    said = outcomes(actor("board", "RICE board"), actor("oats", "Oats"), actor("oats", "Oats"), *names)
    assert [outcome for outcome, _ in said] == ["duplicate", "created", "duplicate", "created", "duplicate"]
    assert said[0][1] == "The archive has one of this name, “rice-board”."


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        (Entry("2", "river", "rio", "Rio"), "is none of actor, name, topic, keyword"),
        (actor("rb", "…"), "neither letters nor digits"),
        (actor("rb", "a" * 201), "longer than 200"),
        (actor("rb", "Rice\aBoard"), "none of a text"),
        (actor("rb", "Rice Board", "ghost"), "“ghost” is no kind of actor: state"),
        (actor("", "Rice Board"), "can't be a slug"),
        (actor("2025", "Rice Board"), "can't be a slug"),
        (actor("rice board", "Rice Board"), "can't be a slug"),
        (actor("undated", "Rice Board"), "can't be a slug"),
        (Entry("2", "actor", "rb", "Rice Board", "agency", parent="food"), "Only a topic"),
        (Entry("2", "name", "nobody", "RB", "alias"), "There is no actor “nobody”"),
        (Entry("2", "name", "oats", "OB", "nickname"), "no kind of name: alias"),
        (Entry("2", "name", "oats", "OB", "alias", "perhaps"), "yes or no"),
        (Entry("2", "keyword", "nothing", "oats"), "There is no topic “nothing”"),
        (Entry("2", "topic", "rye", "Rye", parent="nothing"), "There is no topic “nothing”"),
        (Entry("2", "topic", "rye", "Rye", parent="rye"), "below itself"),
        (Entry("2", "topic", "rye", "Rye", parent="rice"), "two levels"),
        (Entry("2", "topic", "food", "Food", parent="grain"), "two levels"),
        (Entry("2", "topic", "food", "Grain"), "Another topic has this name"),
        (Entry("2", "topic", "rye", "r" * 101), "longer than 100"),
        (Entry("2", "topic", "rye", "Rye", "agency"), "no kind of topic"),
    ],
)
def test_what_can_not_be_written_is_refused_with_its_reason(entry: Entry, reason: str) -> None:
    make_actor("Oats", "agency")
    make_topic("Rice", make_topic("Food"))
    make_topic("Grain")
    ((outcome, said),) = outcomes(entry)
    assert outcome == "refused"
    assert reason in said


def test_a_topic_of_a_name_that_the_archive_holds_is_that_topic() -> None:
    held = make_topic("Trade")
    Topic.objects.filter(pk=held.pk).update(slug="commerce")
    imported(
        Entry("1", "topic", "trade", "Trade"), Entry("2", "keyword", "trade", "duty"), Entry("3", "topic", "tax", "Tax", parent="trade")
    )
    assert Topic.objects.get(slug="commerce").keywords == ["duty"]
    assert Topic.objects.get(slug="tax").parent == held


def test_the_queries_of_a_plan_do_not_grow_with_its_rows(django_assert_max_num_queries: Any) -> None:
    for number in range(30):
        make_actor(f"Board {number}", "agency", ((f"B{number}", "acronym"),))
        make_topic(f"Topic {number}", keywords=(f"word {number}",))
    entries = read(written("csv", entries_held()).encode())
    with django_assert_max_num_queries(22):
        plan(entries)


def test_all_is_written_or_nothing() -> None:
    lines = [Line(actor("rice-board", "Rice Board"), Outcome.CREATED), Line(Entry("3", "name", "nobody", "X"), Outcome.CREATED)]
    with pytest.raises(AttributeError), transaction.atomic():
        carry_out(lines)
    assert not Actor.objects.exists()
