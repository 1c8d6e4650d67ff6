"""Where the pages lie that the reader is tested on, and the gazetteer they are read with."""

import json
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from archive.reading import Gazetteer, KnownActor, KnownName, KnownTopic

PROJECT = Path(__file__).parents[3]
SHARED = Path(__file__).parents[4] / "shared"
SEEDS = SHARED / "seeds"
EXAMPLES = SHARED / "examples"
SAMPLES = PROJECT / "fixtures" / "articles"
GAZETTEER = PROJECT / "fixtures" / "gazetteer.json"


@cache
def full_gazetteer() -> Gazetteer:
    """The gazetteer of fixtures/gazetteer.json, or a skipped test where there is none."""
    if not GAZETTEER.exists():
        pytest.skip("fixtures/gazetteer.json is not there")
    rows = [(row["model"], row["fields"]) for row in json.loads(GAZETTEER.read_text("utf-8"))]
    names: dict[str, list[KnownName]] = defaultdict(list)
    for model, fields in rows:
        if model == "archive.actorname":
            names[fields["actor"][0]].append(KnownName(fields["name"], fields["kind"], fields["case_sensitive"]))
    actors = [
        KnownActor(slug=fields["slug"], name=fields["name"], kind=fields["kind"], names=(KnownName(fields["name"]), *names[fields["slug"]]))
        for model, fields in rows
        if model == "archive.actor"
    ]
    topics = [KnownTopic(fields["slug"], tuple(fields["keywords"])) for model, fields in rows if model == "archive.topic"]
    return Gazetteer(actors, topics)
