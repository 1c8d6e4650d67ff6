"""The one place where the whole gazetteer is loaded."""

import pytest
from django.core.management import call_command

from archive.folding import fold
from archive.gazetteer import current_gazetteer
from archive.models import Actor, ActorName, Topic
from tests.factories import make_topic

FIXED = (
    "marco-rubio claudia-sheinbaum juan-ramon-de-la-fuente sinaloa-cartel jalisco-new-generation-cartel security-implementation-group "
    "drug-enforcement-administration"
).split()


@pytest.mark.slow
def test_the_gazetteer_fills_an_empty_archive(db) -> None:
    call_command("loaddata", "gazetteer", verbosity=0)
    assert Actor.objects.count() >= 400
    assert set(FIXED) <= set(Actor.objects.values_list("slug", flat=True))
    assert set(Actor.objects.values_list("kind", flat=True)) <= set(Actor.Kind.values)
    assert set(Actor.objects.values_list("state", flat=True)) == {"accepted"}
    acronyms = ActorName.objects.filter(kind="acronym")
    assert acronyms.count() >= 100
    assert not acronyms.filter(case_sensitive=False).exists()
    assert all(actor.folded == fold(actor.name) for actor in Actor.objects.all())
    topics = list(Topic.objects.select_related("parent"))
    assert len(topics) >= 30
    assert all(topic.keywords for topic in topics)
    assert any(topic.parent for topic in topics)
    assert all(topic.parent.parent is None for topic in topics if topic.parent)
    gazetteer = current_gazetteer()
    assert len(gazetteer.actors) == Actor.objects.count()
    assert gazetteer.by_slug["jalisco-new-generation-cartel"].names


@pytest.mark.parametrize("label", ["gazetteer", "gazetteer.json", "fixtures/gazetteer.json"])
def test_an_archive_that_has_topics_keeps_its_own(db, capsys: pytest.CaptureFixture[str], label: str) -> None:
    make_topic("Fentanyl")
    call_command("loaddata", label)
    assert Topic.objects.count() == 1
    assert not Actor.objects.exists()
    assert "update_gazetteer" in capsys.readouterr().out
