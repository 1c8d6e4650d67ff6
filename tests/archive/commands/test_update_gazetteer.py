import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from archive.models import Actor, ActorName, Topic
from tests.factories import make_actor, make_topic


def topic(slug: str, parent: str | None = None) -> dict[str, Any]:
    """A topic as a fixture writes it."""
    fields = {"name": slug.title(), "slug": slug, "parent": [parent] if parent else None, "keywords": [slug]}
    return {"model": "archive.topic", "fields": fields}


def actor(slug: str, name: str = "") -> dict[str, Any]:
    """An actor as a fixture writes it."""
    return {"model": "archive.actor", "fields": {"name": name or slug.title(), "slug": slug, "kind": "agency", "state": "accepted"}}


def alias(slug: str, name: str, kind: str = "alias") -> dict[str, Any]:
    """A name as a fixture writes it."""
    fields = {"actor": [slug], "name": name, "kind": kind, "case_sensitive": kind == "acronym"}
    return {"model": "archive.actorname", "fields": fields}


def update(tmp_path: Path, *rows: Any) -> None:
    """Runs the command on a file of those rows."""
    file = tmp_path / "more.json"
    file.write_text(json.dumps(rows))
    call_command("update_gazetteer", file, verbosity=0)


def test_what_the_archive_lacks_is_added(db, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    update(tmp_path, topic("trade"), topic("tariffs", "trade"), actor("rice-board"), alias("rice-board", "RB", "acronym"))
    assert Topic.objects.get(slug="tariffs").parent == Topic.objects.get(slug="trade")
    name = ActorName.objects.get()
    assert (name.actor.slug, name.name, name.case_sensitive, name.folded) == ("rice-board", "RB", True, "rb")
    assert "1 rows of archive.actor added" in capsys.readouterr().out


def test_what_the_archive_holds_is_never_overwritten(db, tmp_path: Path) -> None:
    held = make_actor("Rice Board", "court", (("R.B.", "alias"),), state="rejected")
    make_topic("Trade", keywords=("mine",))
    update(
        tmp_path, topic("trade"), actor("rice-board", "Another name"), alias("rice-board", "r.b.", "acronym"), alias("rice-board", "RBP")
    )
    held.refresh_from_db()
    assert (held.name, held.kind, held.state) == ("Rice Board", "court", "rejected")
    assert sorted(held.names.values_list("name", "kind")) == [("R.B.", "alias"), ("RBP", "alias")]
    assert Topic.objects.get().keywords == ["mine"]


def test_twice_is_once(db, tmp_path: Path) -> None:
    for _ in range(2):
        update(tmp_path, topic("trade"), actor("rice-board"), alias("rice-board", "RB"))
    assert (Topic.objects.count(), Actor.objects.count(), ActorName.objects.count()) == (1, 1, 1)


def test_an_actor_and_a_topic_whose_slug_an_editor_changed_are_not_added_again(db, tmp_path: Path) -> None:
    held, subject = make_actor("Rice Board", "agency"), make_topic("Trade")
    for row in (held, subject):
        row.slug = f"my-{row.slug}"
        row.save()
    update(tmp_path, topic("trade"), topic("tariffs", "trade"), actor("rice-board"), alias("rice-board", "RB"))
    assert Actor.objects.get() == held
    assert held.names.get().name == "RB"
    assert Topic.objects.get(slug="tariffs").parent == subject


@pytest.mark.parametrize(
    "text",
    [
        "no JSON",
        "{}",
        "[1]",
        '[{"model": "auth.user", "fields": {}}]',
        '[{"model": "archive.actor", "fields": {"name": "X"}}]',
        '[{"model": "archive.actorname", "fields": {"actor": ["nobody"], "name": "X", "kind": "alias"}}]',
    ],
)
def test_a_file_that_can_not_be_used_adds_nothing_and_says_why(db, tmp_path: Path, text: str) -> None:
    file = tmp_path / "bad.json"
    first = json.dumps(actor("rice-board"))
    file.write_text(text.replace("[{", f"[{first}, {{", 1))
    if text == "{}":
        file.write_text("{}x")
    with pytest.raises(CommandError, match="nothing was added"):
        call_command("update_gazetteer", file)
    assert not Actor.objects.exists()


def test_a_file_that_is_missing_says_so(db, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="nothing was added"):
        call_command("update_gazetteer", tmp_path / "none.json")


def test_a_topic_of_a_name_that_the_archive_holds_is_not_added(db, tmp_path: Path) -> None:
    held = make_topic("Trade")
    Topic.objects.filter(pk=held.pk).update(slug="commerce")
    update(tmp_path, topic("trade"), topic("tariffs", "commerce"))
    assert set(Topic.objects.values_list("slug", flat=True)) == {"commerce", "tariffs"}
